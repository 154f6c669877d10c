"""“*according to* the Fox poll”, “*in the words of* one nurse”, “*Trump:* …”: sources that stand without a verb."""

from collections.abc import Iterator

from spacy.tokens import Token

from factx import syntax
from factx.extract.quotations.content import before_main_clause, content_end
from factx.extract.quotations.passage import COMMAS, Passage
from factx.extract.quotations.speaker_phrases import Speaker, phrase_of, starting_at
from factx.extract.quotations.statement import Statement
from factx.marks import CueMark

_LONGEST_TITLE = 3  # tokens: “U.N. rights group: …”
_IN_TITLE = frozenset(("NOUN", "PROPN", "ADJ"))
_LONGEST_LABEL = 10
_OCCASIONS = frozenset(("in", "during", "at", "through", "via"))


def statements(passage: Passage) -> Iterator[Statement]:
    """Statements of prepositional cues, and of the labels before colons."""
    for cue in passage.cues.values():
        if cue.label == "according_to":
            found = according_to(passage, cue)
            if found is not None:
                yield found
        elif cue.label == "noun":
            found = noun_cue(passage, cue)
            if found is not None:
                yield found
    adverbs = passage.lexicon.words("quoting", "hearsay")
    for adverb in [i for i, word in enumerate(passage.lower) if word in adverbs]:
        found = hearsay(passage, adverb)
        if found is not None:
            yield found
    for first, last in passage.paragraphs:
        if not passage.furniture[first]:
            found = labelled(passage, first, last)
            if found is not None:
                yield found


def labelled(passage: Passage, first: int, last: int) -> Statement | None:
    """*Sosa:* Talks Will Go On · *JAKE TAPPER:* Let us begin.: a headline or transcript that names the speaker
    first."""
    colon = next((i for i in range(first, min(last, first + _LONGEST_LABEL)) if passage.lower[i] == ":"), -1)
    if colon <= first or not _names_speaker(passage, first, colon):
        return None
    transcript = all(passage.doc[i].is_upper or not passage.doc[i].is_alpha for i in range(first, colon))
    stop = last if transcript or first > 0 else passage.sentence(colon)[1]
    start, end = passage.trimmed(colon + 1, stop)
    if end - start < 2:
        return None
    cue = CueMark(colon, colon + 1, "colon", lemma=":")
    rule = "transcript-label" if transcript else "headline-colon"
    stretches = [*passage.stretches_in(start, end)]
    return Statement(
        [(start, end)], cue, Speaker(first, colon, colon - 1), rule, (first, colon + 1), colon + 1, stretches
    )


def _names_speaker(passage: Passage, first: int, colon: int) -> bool:
    words = range(first, colon)
    labels = passage.lexicon.words("quoting", "page_label")
    if any(passage.lower[i] in labels or passage.quoted[i] or passage.is_finite(i) for i in words):
        return False
    capitals = all(passage.doc[i].is_upper for i in words if passage.doc[i].is_alpha)
    short = colon - first == 1 or (colon - first <= _LONGEST_TITLE and all(passage.pos[i] in _IN_TITLE for i in words))
    if short and passage.lower[colon - 1] in passage.lexicon.words("quoting", "headline_source"):
        return True
    if passage.lower[first].startswith("#") or _is_place(passage, colon):
        return False
    if bool(passage.named[colon - 1]) or (first == 0 and colon == 1 and _is_surname(passage, first)):
        return True
    return capitals and (first > 0 or colon - first > 1) and colon - first <= 3


def _is_surname(passage: Passage, i: int) -> bool:
    return passage.pos[i] == "PROPN" and passage.doc[i].is_title


def _is_place(passage: Passage, colon: int) -> bool:
    """“Peru: Two bridges fall”: a place tells where, unless words in marks follow (“Peru: ‘We will pay’”)."""
    name = passage.name_over(colon - 1)
    label = name.label if name is not None else passage.doc[colon - 1].ent_type_
    return label in ("LOC", "GPE") and not any(passage.quoted[colon : passage.sentence(colon)[1]])


def according_to(passage: Passage, cue: CueMark) -> Statement | None:
    """The road is closed, *according to police*. *According to police*, the road is closed."""
    first, last = passage.sentence(cue.start)
    at = passage.skip(cue.end, last)
    if at >= last:
        return None
    verbal = passage.tags[at] in ("VB", "VBP") and at + 1 < last and passage.pos[at + 1] in ("NOUN", "PROPN")
    speaker = starting_at(passage, at + verbal, last)
    if speaker is None or not _is_source(passage, speaker):
        return None
    if verbal:  # “according to *show* insiders”
        speaker = Speaker(at, speaker.end, speaker.head)
    while speaker.end < last and passage.pos[speaker.end] == "NOUN" and passage.pos[speaker.end - 1] == "PROPN":
        speaker = Speaker(speaker.start, speaker.end + 1, speaker.end)  # “a Finance Ministry *estimate*”
    stop = _source_stop(passage, speaker, last)
    if cue.lemma != "according to":
        begin = passage.skip(stop, last, COMMAS)
        if begin < last and passage.quoted[begin]:
            piece = passage.trimmed(begin, content_end(passage, cue.start, begin - 1, last))
            stretches = [*passage.stretches_in(*piece)]
            return Statement([piece], cue, speaker, "in-the-words-of", (cue.start, stop), cue.end, stretches)
    contents = []
    begin = _after_statement(passage, first, cue.start)
    for start, end in ((begin, cue.start), (_after_go_between(passage, stop, last), last)):
        start, end = passage.trimmed(start, end)
        if start < end and (start >= stop or first < cue.start):
            contents.append((start, end))
    contents = _with_verbs(passage, contents, stop, last)
    if not contents:
        return None
    initial = contents[0][0] >= stop
    rule = "according-to-initial" if initial else "according-to-final" if len(contents) == 1 else "according-to-medial"
    stretches = [index for start, end in contents for index in passage.stretches_in(start, end)]
    return Statement(contents, cue, speaker, rule, (cue.start, stop), cue.end, stretches)


def _after_statement(passage: Passage, first: int, stop: int) -> int:
    """“Falk says he is close, *which stood at 40, according to the Press*”: behind somebody's statement the source is
    that of the trailing clause alone."""
    which = next((i for i in range(stop - 1, first, -1) if passage.lower[i] == "which"), first)
    if which == first or passage.lower[which - 1] != "," or passage.quoted[which]:
        return first
    cues = (passage.cues[i] for i in range(first, which) if i in passage.cues and passage.is_finite(i))
    return which if any(cue.label == "speech" for cue in cues) else first


def _with_verbs(passage: Passage, contents: list[tuple[int, int]], stop: int, last: int) -> list[tuple[int, int]]:
    """The pieces before and behind a source that are said: those with a verb, or with their verb in the other piece.

    “The crews, according to the union, will stay” has both; “the road is shut, according to Ana Falk, *head of the
    office*”, “…, according to a poll, *where 40 seats are open*” only the first; “he said *that* according to …” only
    the second.
    """
    if len(contents) == 2:
        before, behind = contents
        if passage.lower[before[1] - 1] == "that":
            return [behind]
        if passage.is_finite(behind[0]):
            return contents
        if not any(passage.pos[i] in ("VERB", "AUX") for i in range(*before)):
            contents = [behind] if _comma_closed(passage, stop, last) else []
        elif not _comma_closed(passage, stop, last) or not _has_own_verb(passage, *behind):
            contents = [before]
    return [piece for piece in contents if any(passage.pos[i] in ("VERB", "AUX") for i in range(*piece))]


def _has_own_verb(passage: Passage, start: int, end: int) -> bool:
    """Whether a finite verb stands there that belongs to no relative clause."""
    for i in range(start, end):
        if passage.tags[i] in ("WDT", "WP", "WRB", "WP$"):
            return False
        if passage.is_finite(i) or passage.quoted[i]:
            return True
        if passage.tags[i] == "VBN" and passage.pos[start] == "CCONJ":
            return True  # “and the top tenth *paid* more”, read as a participle
    return False


def hearsay(passage: Passage, adverb: int) -> Statement | None:
    """*The club is* reportedly *spending a million*: told as somebody's words, nobody says whose."""
    finite = any(passage.is_finite(i) for i in (adverb - 1, adverb + 1) if 0 <= i < len(passage))
    if passage.quoted[adverb] or passage.furniture[adverb] or not finite or adverb + 1 in passage.cues:
        return None
    verb = _told(passage, adverb)
    subject = syntax.subject(verb) if verb is not None else None
    _, last = passage.sentence(adverb)
    if verb is None or subject is None or not passage.sentence(adverb)[0] <= subject.i < max(adverb, verb.i):
        return None
    start = min(phrase_of(passage, subject.i).start, adverb)
    end = content_end(passage, adverb, max(adverb, verb.i), last)
    pieces = [passage.trimmed(start, adverb), passage.trimmed(adverb + 1, end)]
    pieces = [piece for piece in pieces if piece[0] < piece[1]]
    cue = CueMark(adverb, adverb + 1, "according_to", lemma=passage.lower[adverb])
    stretches = [index for first, stop in pieces for index in passage.stretches_in(first, stop)]
    return Statement(pieces, cue, None, "hearsay", (adverb, adverb + 1), adverb + 1, stretches) if pieces else None


def _told(passage: Passage, adverb: int) -> Token | None:
    """The verb of the clause that “reportedly” tells to be hearsay."""
    for token in syntax.ancestors(passage.token(adverb), 3):
        if syntax.is_verb(token) or syntax.copula(token) is not None:
            return token
    return None


def _is_source(passage: Passage, speaker: Speaker) -> bool:
    """Not “according to *what* we see”, “*plan*”, “the *profit* they make”."""
    if passage.tags[speaker.head] in ("WP", "WDT"):
        return False
    return passage.doc[speaker.head].lemma_.lower() not in passage.lexicon.words("quoting", "standard")


def _after_go_between(passage: Passage, stop: int, last: int) -> int:
    """“According to the draft, *as quoted by the paper*, guns would fall silent”: who passes it on is no content."""
    start = passage.skip(stop, last, COMMAS)
    if start == stop or passage.lower[start : start + 1] != ["as"] or start + 1 not in passage.cues:
        return stop
    comma = next((i for i in range(start, min(last, start + _LONGEST_LABEL)) if passage.lower[i] == ","), None)
    return stop if comma is None or any(passage.is_finite(i) for i in range(start + 2, comma)) else comma


def _source_stop(passage: Passage, speaker: Speaker, last: int) -> int:
    """Where the source's phrase with all that hangs on it ends."""
    end = min(passage.token(speaker.head).right_edge.i + 1, last)
    for i in range(speaker.end, end):
        if passage.lower[i] in COMMAS or passage.quoted[i]:
            return i
    return max(end, speaker.end)


def _comma_closed(passage: Passage, stop: int, last: int) -> bool:
    return stop < last and passage.lower[stop] in COMMAS


def is_owned(noun: Token) -> bool:
    """“*his claim* that …”, but not “said *in his speech* that …”: whether a clause behind a noun is the noun's own."""
    return syntax.possessor(noun) is not None and not _is_occasion(noun)


def _is_occasion(noun: Token) -> bool:
    """“said *in her opening remarks* that …”: where it was said, beside a verb that governs the clause."""
    preposition = syntax.preposition_of(noun)
    return preposition is not None and preposition.lower_ in _OCCASIONS


def _maker(passage: Passage, noun: Token) -> Token | None:
    """“*Falk* repeated his claim that …”, “*the board* made the point that …”: whose claim the verb tells it is."""
    if noun.dep not in syntax.OBJECT or noun.head.lemma_.lower() not in passage.lexicon.words("quoting", "own_words"):
        return None
    maker = syntax.subject(noun.head)
    return maker if maker is not None and syntax.is_nominal(maker) and maker.i < noun.head.i else None


def _before_others(passage: Passage, start: int, end: int) -> int:
    """“In answer to the charge that she was weak, *she said* …”, “the claim that he was ill *– an argument …*”."""
    for i in range(start + 3, end - 2):
        if passage.lower[i] not in COMMAS or passage.quoted[i]:
            continue
        if passage.lower[i] != "," and passage.pos[i + 1] == "DET":
            return i
        k = i + 1
        while k < end and passage.pos[k] in ("PROPN", "PRON", "DET", "NOUN", "ADJ"):
            k += 1
        if i + 1 < k < end and k in passage.cues and passage.is_finite(k) and passage.tags[i + 1] not in ("WDT", "WP"):
            return i
    return end


def noun_cue(passage: Passage, cue: CueMark) -> Statement | None:
    """*His claim* that the vote was stolen fell flat: a noun of saying with a clause and its possessor."""
    _, last = passage.sentence(cue.start)
    at = passage.skip(cue.end, last)
    if at + 1 >= last or passage.lower[at] != "that" or passage.is_finite(at + 1):
        return None
    noun = passage.token(cue.start)
    if _is_occasion(noun):
        return None
    owner = syntax.possessor(noun)
    maker = _maker(passage, noun)
    if maker is not None and (owner is None or owner.tag_ == "PRP$"):
        owner = maker
    if owner is None:
        owner = next(
            (other for preposition, other in syntax.prepositional(noun) if preposition.lower_ in ("by", "from")), None
        )
    if owner is None:
        return None
    clauses = [head for head in noun.rights if head.right_edge.i > at and head.left_edge.i <= at + 1]
    end = max((head.right_edge.i + 1 for head in clauses), default=content_end(passage, cue.start, at, last))
    end = before_main_clause(passage, cue.start, min(end, last))
    start, end = passage.trimmed(at, _before_others(passage, at, end))
    if end - start < 3:
        return None
    speaker = phrase_of(passage, owner.i)
    stretches = [*passage.stretches_in(start, end)]
    return Statement([(start, end)], cue, speaker, "noun-that", (speaker.start, at), cue.end, stretches)
