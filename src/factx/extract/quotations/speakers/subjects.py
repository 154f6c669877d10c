"""“*Scott Pruitt, the attorney general of Oklahoma,* said”, “said *the ministry*”: who speaks, as the text mentions
them.

The parse is asked first; where it gives no noun, the words beside the verb are.
"""

from spacy.tokens import Token

from factx import syntax
from factx.extract.quotations.passage import BREAKS, COMMAS, Passage, last_inner
from factx.extract.quotations.speaker_phrases import IN_PHRASE, Speaker, before, may_say, phrase_of, starting_at
from factx.extract.quotations.speakers import subject_recovery as lost_subjects

_NOUNISH = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_SKIPPED = frozenset(("AUX", "ADV", "PART"))
_PRONOUN_TAGS = frozenset(("PRP", "WP", "WDT", "DT", "EX"))
_AND = frozenset(("and", "but", "or", "then", "yet"))
_SUBJECT_PRONOUNS = frozenset(("he", "she", "they", "we", "i", "it", "who"))
_LONGEST_APPOSITION = 40
_LONGEST_ADVERB = 2
_SHARES = frozenset(("most", "half", "%"))
_RELATIVE = frozenset(("WP", "WDT", "WP$"))


def speaker_of(passage: Passage, verb: int) -> Speaker | None:
    """Who the verb says speaks; None for passives and where no noun is found."""
    token = passage.token(verb)
    if passage.tags[verb] != "VBD" and syntax.is_passive(token):
        agent = syntax.agent(token)
        return phrase_of(passage, agent.i) if agent is not None else None
    behind = _behind_comma(passage, verb) or lost_subjects.behind_phrase(passage, verb)
    if behind is not None:
        return behind
    own = nearest_subject(passage, verb)
    if own is None:
        found = _shared(passage, verb) or _lost(passage, verb)
        if found is not None:
            return found
    inherited = syntax.subject(token)
    subject = own or (inherited if inherited is None or not passage.is_date(inherited.i) else None)
    nearer = lost_subjects.between_commas(passage, verb, subject.i) if subject is not None else None
    if nearer is not None:
        return nearer
    if subject is not None and own is None:
        subject = _author(passage, subject) or _granter(passage, verb, subject) or _above(passage, verb, subject)
    elif subject is not None and passage.lower[subject.i] in ("that", "which") and token.dep in syntax.RELATIVE_CLAUSE:
        subject = _author(passage, token.head) or subject
    if subject is not None and _may_speak(passage, subject.i, verb):
        return phrase_of(passage, subject.i)
    return _beside(passage, verb) or _main_subject(passage, verb)


def _behind_comma(passage: Passage, verb: int) -> Speaker | None:
    """“A fair reading of the law, said *Ana Falk*, an expert, would …”: one comma before the verb, a name behind it.

    Or any noun, where the words before the comma have a verb of their own: “It may be late, say *some members*, who …”.
    """
    first, last = passage.sentence(verb)
    if verb - 1 <= first or passage.lower[verb - 1] != "," or verb + 1 >= last or not passage.is_finite(verb):
        return None
    near = (passage.stretches[index] for index in passage.stretches_in(first, verb))
    if passage.pos[verb + 1] not in IN_PHRASE or any(last_inner(passage, stretch) in BREAKS for stretch in near):
        return None
    if not passage.named[verb + 1] and passage.pos[verb + 1] != "PROPN":
        clause = [i for i in range(first, verb) if passage.is_finite(i) or passage.tags[i] in _RELATIVE]
        told = bool(clause) and passage.is_finite(clause[0]) and passage.tags[verb + 1] != "PRP"
        found = starting_at(passage, verb + 1, last) if told and _closes_sentence(passage, verb + 1, last) else None
        return found if found is not None and may_say(passage, found.head) else None
    if "," in passage.lower[first : verb - 1]:
        return None
    name = passage.name_over(verb + 1)
    end = name.end if name is not None else verb + 2
    while end < last and passage.pos[end] == "PROPN":
        end += 1
    return starting_at(passage, verb + 1, last) if end < last and passage.lower[end] == "," else None


def _main_subject(passage: Passage, verb: int) -> Speaker | None:
    """“*Kasich* offered him a job, then *says* he will listen”: the sentence's first subject, where nothing else
    speaks."""
    first, _ = passage.sentence(verb)
    for i in range(first, verb):
        token = passage.doc[i]
        main = token.dep in syntax.SUBJECT and token.head.dep not in syntax.RELATIVE_CLAUSE
        if main and not passage.quoted[i] and _may_speak(passage, i, verb):
            return phrase_of(passage, i)
    return None


def _author(passage: Passage, document: Token) -> Token | None:
    """“*The town* released a statement saying …”: who gives out a statement, a letter, a tweet, speaks in it."""
    if document.dep not in syntax.OBJECT or ("noun", document.lemma_.lower()) not in passage.lexicon.cue_index:
        return None
    author = syntax.subject(document.head)
    return author if author is not None and syntax.is_nominal(author) else None


def _granter(passage: Passage, verb: int, given: Token) -> Token | None:
    """“*The mayor* announced plans to sue, *claiming* he was …”: a participle behind a comma may hang on the object."""
    if passage.tags[verb] != "VBG" or passage.lower[verb - 1] != "," or given.dep not in syntax.OBJECT:
        return None
    return syntax.own_subject(given.head)


def _above(passage: Passage, verb: int, pronoun: Token) -> Token:
    """“*The mayor* denounced supporters that shout, *saying* …”: a participle behind a comma is not that of “that”."""
    if not _restricts(passage, pronoun.i) or passage.tags[verb] != "VBG" or passage.lower[verb - 1] != ",":
        return pronoun
    for token in syntax.ancestors(pronoun, 5):
        if token.i < pronoun.i and syntax.is_verb(token):
            return syntax.own_subject(token) or pronoun
    return pronoun


def _restricts(passage: Passage, pronoun: int) -> bool:
    """“supporters *that* shout”: a relative pronoun without a comma before it."""
    return passage.tags[pronoun] in _RELATIVE and pronoun > 0 and passage.lower[pronoun - 1] != ","


def nearest_subject(passage: Passage, verb: int) -> Token | None:
    """A verb's own subject; of two that a wrong parse gives it, the one right before it, else the nearer one."""
    nouns = syntax.children(passage.token(verb), syntax.SUBJECT)
    subjects = [noun for noun in nouns if noun.tag_ != "MD" and not (noun.i > verb and passage.is_date(noun.i))]
    before = len(subjects) > 1 and subjects[0].i < verb < subjects[1].i
    if before and verb <= subjects[0].right_edge.i + _LONGEST_ADVERB:
        return subjects[0]  # “*Sosa, the mayor,* said every bridge was shut”
    return min(subjects, key=lambda token: abs(token.i - verb), default=None)  # no modal: “said *Will* Doyle”


def _shared(passage: Passage, verb: int) -> Speaker | None:
    """The subject of a verb that has none of its own: beside it, or that of the cue before it.

    “… and *Clinton* said”; “*Hayek* confirmed she had been, and said …”; “*Trump* told Newsmax that Romney had lost,
    adding …”.
    """
    first, _ = passage.sentence(verb)
    k = _left_of(passage, verb, first)
    if k < first or passage.quoted[verb]:
        return None
    joined = passage.lower[k] in _AND or "then" in passage.lower[k + 1 : verb]
    if passage.tags[verb] == "VBG" and passage.lower[k] not in COMMAS and not joined and not passage.quoted[k]:
        return None
    if passage.is_finite(verb) and (passage.lower[k] in _SUBJECT_PRONOUNS or passage.tags[k] == "NNP"):
        return before(passage, k, first)
    if not joined and passage.tags[verb] != "VBG":
        return None
    if joined and passage.tags[verb] == "VBG":
        earlier = lost_subjects.earlier_participle(passage, k, first)
        if earlier is not None:
            return speaker_of(passage, earlier)
    for i in range(k - 1, first - 1, -1):
        if i in passage.cues and passage.is_finite(i) and not passage.quoted[i]:
            if passage.tags[verb] not in ("VBG", passage.tags[i]) and (passage.tags[verb], passage.tags[i]) != (
                "VBN",
                "VBD",
            ):
                continue
            own = syntax.own_subject(passage.token(i))
            restricts = own is not None and _restricts(passage, own.i) and passage.tags[verb] == "VBG"
            if own is not None and not restricts and _may_speak(passage, own.i, i):
                return phrase_of(passage, own.i)
    return None


def _lost(passage: Passage, verb: int) -> Speaker | None:
    """A subject right before the verb, or before a relative clause, that the parse has not seen as one."""
    first, _ = passage.sentence(verb)
    if passage.quoted[verb]:
        return None
    if passage.tags[verb] == "VBG":
        return lost_subjects.with_participle(passage, verb, first)
    k = _left_of(passage, verb, first)
    if k > first and passage.lower[k] == ")":  # “John Kasich (R-OH) said”
        k = next((i - 1 for i in range(k, first, -1) if passage.lower[i] == "("), k)
    if k <= first or not passage.is_finite(verb):
        return None
    if passage.lower[k] in COMMAS:
        return lost_subjects.before_relative(passage, k, first)
    return lost_subjects.opening_phrase(passage, k, first)


def _left_of(passage: Passage, verb: int, first: int) -> int:
    """The token before a verb and its adverbs, auxiliaries and date: *Clinton* in “Clinton on Tuesday also said”."""
    k = verb - 1
    while k >= first and (passage.pos[k] in _SKIPPED or passage.space[k] or passage.is_date(k)):
        dated = passage.is_date(k)
        k -= 1
        if dated and k >= first and passage.lower[k] == "on":
            k -= 1
    return k


def _may_speak(passage: Passage, head: int, verb: int) -> bool:
    if passage.space[head] or passage.lower[head] in COMMAS or (passage.quoted[head] and _is_said(passage, head)):
        return False
    if passage.is_date(head):
        return False
    if passage.pos[head] not in _NOUNISH and passage.tags[head] not in _PRONOUN_TAGS and not passage.named[head]:
        # “many say”, “some said”, “26% say”
        return (passage.pos[head] in ("ADJ", "DET", "SYM") or passage.lower[head] in _SHARES) and abs(head - verb) < 10
    first, last = sorted((head, verb))
    return passage.paragraph_index(first) == passage.paragraph_index(last)


def _is_said(passage: Passage, i: int) -> bool:
    """Whether a quoted word is part of what somebody says, and not of a name such as the “Pails”."""
    index = passage.stretch_over(i)
    if index is None:
        return False
    stretch = passage.stretches[index]
    return stretch.end - stretch.start > 8 or last_inner(passage, stretch) in BREAKS


def _beside(passage: Passage, verb: int) -> Speaker | None:
    """The noun phrase right before the verb, or right after it where a quotation stands before."""
    first, last = passage.sentence(verb)
    k = _left_of(passage, verb, first)
    if k > first and passage.lower[k] in COMMAS and passage.lower[k - 1] == ")":
        k -= 1
    if k > first and passage.lower[k] == ">":
        k -= 1  # “<Hill Press Corp> said”
    if k >= first and passage.lower[k] == ")":  # “John Kasich (R-OH) said”
        k = next((i - 1 for i in range(k, first, -1) if passage.lower[i] == "("), k)
    stands_alone = k >= first and passage.pos[k] == "DET" and k == verb - 1 and passage.is_finite(verb)
    if k >= first and (passage.pos[k] in _NOUNISH or stands_alone) and not passage.quoted[k]:
        return before(passage, k, first)  # “Yet *another* said”
    if k >= first and passage.lower[k] in COMMAS:
        found = _before_apposition(passage, k, first)
        if found is not None:
            return found
    at = passage.skip(verb + 1, last)
    left = passage.skip_back(verb - 1, first, COMMAS)
    follows_quote = left >= first and bool(passage.quoted[left])
    # “Said Ellis: …”, “Said Ellis, who saw it, “…””
    opens = left < first and (":" in passage.lower[at : at + 8] or any(passage.quoted[at:last]))
    if not follows_quote and k > first and passage.lower[k] in COMMAS and not _takes_object(passage, verb, at, last):
        follows_quote = _closes_sentence(passage, at, last)  # “…, said several observers.”
    around = lost_subjects.before_participle(passage, verb, first)
    if around is not None:
        return around
    if at < last and (follows_quote or opens) and passage.pos[at] in IN_PHRASE and not _has_verb(passage, at, last):
        return starting_at(passage, at, last)
    return None


def _takes_object(passage: Passage, verb: int, at: int, last: int) -> bool:
    """“…, *called* the strike “a shame””, “…, described it as a farce”: what follows such a verb does not speak."""
    cue = passage.cues.get(verb)
    entry = passage.entry(cue) if cue is not None else None
    if not passage.is_finite(verb) or entry is None or entry.cue_class != "speech" or entry.content == "phrase":
        return True
    end = next((i for i in range(at, last) if passage.lower[i] in BREAKS and not passage.quoted[i]), last)
    return any(passage.quoted[at:end])


def _has_verb(passage: Passage, at: int, last: int) -> bool:
    """“… said *the candidate could* win”: a noun phrase with a verb of its own is no inverted speaker."""
    for i in range(at, last):
        if (
            passage.lower[i] in BREAKS
            or passage.quoted[i]
            or passage.tags[i] in ("WP", "WDT", "WRB")
            or i in passage.cues
        ):
            return False
        if passage.is_finite(i):
            return True
    return False


def _closes_sentence(passage: Passage, at: int, last: int) -> bool:
    """Whether a noun phrase and no verb stands between token `at` and the end of the sentence or the next comma."""
    for i in range(at, last):
        if passage.lower[i] in BREAKS:
            return i > at
        if passage.pos[i] in ("VERB", "AUX", "SCONJ") or passage.tags[i] in ("WP", "WDT", "WRB", "TO"):
            return False
    return True


def _before_apposition(passage: Passage, comma: int, first: int) -> Speaker | None:
    """“*Pruitt*, the attorney general, said”: the noun phrase before an apposition, where no verb stands between."""
    breaks = [comma]
    for i in range(comma - 1, max(first - 1, comma - _LONGEST_APPOSITION), -1):
        if passage.quoted[i] or passage.is_finite(i):
            break
        if passage.lower[i] in COMMAS:
            breaks.append(i)
        elif i == first:
            breaks.append(first - 1)
    else:
        i = first - 1
    if i >= first and passage.quoted[i]:
        breaks.append(i)
    for left, right in zip(breaks[:0:-1], breaks[-2::-1], strict=True):
        start = passage.skip(left + 1, right)
        if start < right and passage.pos[start] in IN_PHRASE and passage.pos[right - 1] in (*IN_PHRASE, "PUNCT"):
            return starting_at(passage, start, right)
    return None
