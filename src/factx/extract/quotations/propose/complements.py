"""*Officials insist* the troops will not fight. *He said* [the levies “do nothing for growth”].

The clause that a verb of saying governs, as the parse shows it or as the words do.
"""

from factx import syntax
from factx.extract.quotations.bounds.content import content_end
from factx.extract.quotations.insertions import after_insertion, resumes, second_dash
from factx.extract.quotations.passage import BREAKS, COMMAS, Passage
from factx.extract.quotations.propose.noun_clauses import is_owned
from factx.extract.quotations.propose.parenthetical import sentence_around
from factx.extract.quotations.reporting_clause import ReportingClause, complement_extent, noun_between, statement_of
from factx.extract.quotations.speaker_phrases import phrase_of
from factx.extract.quotations.statement import Shape, Statement
from factx.extract.quotations.steps import PROPOSE_FROM_CLAUSE
from factx.lexicon.closed_classes import word_set

_PHRASE_STARTS = frozenset(("DET", "ADJ", "NUM", "PRON", "NOUN", "PROPN"))
_AMOUNT = word_set("up to from between at least most more less fewer than about around nearly almost over as")
_RELATIVE_TAGS = frozenset(("WDT", "WP"))
_QUESTION_TAGS = frozenset(("WP", "WRB", "WDT"))
_DASHES = COMMAS - {","}
_BEFORE_DATE = frozenset(("late", "early", "on", "last", "this"))
_LONGEST_ADDRESS = 12
_LONGEST_INSERTION = 5  # tokens: “, the head pilot explained,”
_NOT = frozenset(("not", "n't", "n’t", "never"))
_CLAUSE_OPENERS = frozenset(("that", "whether", "how", "why", "if"))


@PROPOSE_FROM_CLAUSE.rule(
    "quote.complement",
    tier=6,
    examples=(
        "Officials insist that the troops will not fight.",
        "He said on Friday that order had now been restored.",
    ),
    counterexamples=("Nobody believes his claim that the troops will not fight.", "She praised the nurses."),
)
def complement(passage: Passage, clause: ReportingClause) -> Statement | None:
    """*Officials insist* the troops will not fight. *He said on Friday* that order “had now been restored”."""
    if clause.entry.content in ("quotation", "phrase"):
        return None
    extent = complement_extent(passage, clause)
    if extent is None:
        return None
    last = _limit(passage, clause)
    begin = extent[0]
    if _is_of_noun(passage, begin):
        return None
    after = clause.verb + 1
    if not clause.entry.addressee and not clause.inverted and after < begin:
        starts_phrase = passage.pos[after] in _PHRASE_STARTS and not passage.is_date(after)
        if starts_phrase or noun_between(passage, after, begin):
            begin = after
    if not clause.open_end and after < clause.stop < begin and passage.lower[clause.stop] == "that":
        gerund = not any(map(passage.is_finite, range(clause.stop, begin)))
        dated = passage.tags[clause.stop] == "IN" and (clause.entry.addressee or passage.is_date(clause.stop - 1))
        # “said that *drafting the plan* “is an open process””, “admitted on Friday *that papers* found there …”
        begin = clause.stop if gerund or dated else begin
    begin = _without_adverbial(passage, _with_amount(passage, begin, after), last)
    start, end = passage.trimmed(begin, content_end(passage, clause.verb, begin, last))
    if start >= end:
        return None
    medial = sentence_around(passage, clause)
    behind_comma = clause.open_end and begin >= clause.stop and passage.lower[clause.stop : clause.stop + 1] == [","]
    if medial is not None and (medial.end > clause.verb or (behind_comma and not clause.inverted)):
        return None  # “Even then, *he said*, it was late”
    contents = [*_fronted_condition(passage, clause), *relative_pronoun(passage, clause, start), (start, end)]
    return statement_of(clause, contents, Shape.COMPLEMENT, passage.stretches_in(start, end))


def relative_pronoun(passage: Passage, clause: ReportingClause, start: int) -> list[tuple[int, int]]:
    """“losses *which* the bank said would be small”, “*what* they described as luck”: what is said begins with it."""
    k = clause.start - 1
    if not clause.own_subject or k < 0 or passage.tags[k] not in _RELATIVE_TAGS:
        return []
    lacks = passage.is_finite(start) or passage.lower[start] == "as"
    return [(k, k + 1)] if lacks else []


def _without_adverbial(passage: Passage, begin: int, last: int) -> int:
    """“complain *bitterly* that …”, “told *this weekend* he would …”: how and when it was said is no content."""
    that = next((i for i in range(begin, min(last, begin + 4)) if passage.lower[i] == "that"), None)
    if that is not None and all(passage.pos[i] == "ADV" or _tells_when(passage, i) for i in range(begin, that)):
        return that
    dated = begin + 1 < last and passage.pos[begin] == "DET" and passage.is_date(begin + 1)
    return begin + 2 if dated and passage.tags[begin + 2 : begin + 3] == ["PRP"] else begin


def _tells_when(passage: Passage, i: int) -> bool:
    return passage.is_date(i) or passage.lower[i] in _BEFORE_DATE


def _with_amount(passage: Passage, begin: int, after: int) -> int:
    """“said *up to 160* millimetres of rain fell”: an amount whose first words the parse hangs elsewhere is whole."""
    k = begin
    while k > after and (passage.lower[k - 1] in _AMOUNT or passage.pos[k - 1] == "NUM"):
        k -= 1
    return begin if k == begin or passage.is_date(k) else k


def _is_of_noun(passage: Passage, begin: int) -> bool:
    """“nobody believes *his claim that* …”: the clause is the noun's; but not in “said in a statement that …”."""
    noun = passage.cues.get(begin - 1)
    return noun is not None and noun.label == "noun" and is_owned(passage.token(begin - 1))


def _limit(passage: Passage, clause: ReportingClause) -> int:
    """Where content must end: with the sentence, or with a relative clause that stands inside it.

    “The judge, *who said that the law was clear*, left the hall.”
    """
    _, last = passage.sentence(clause.verb)
    verb = passage.token(clause.verb)
    if verb.dep not in syntax.RELATIVE_CLAUSE:
        return last
    dash = second_dash(passage, clause, last)
    if dash is not None:
        return dash
    main = _main_verb(passage, clause.verb, last)
    if main is not None:
        return main
    end = verb.right_edge.i + 1
    following = passage.skip(end, last, COMMAS)
    return end if following < last and passage.is_finite(following) else last


def _main_verb(passage: Passage, verb: int, last: int) -> int | None:
    """“One, who asked not to be named, *said* …”: the verb after a comma whose subject the relative clause is about."""
    for token in syntax.ancestors(passage.token(verb), 3):
        if token.dep in syntax.SUBJECT:
            main = token.head.i
            before = main - 2 if passage.pos[main - 1] == "ADV" else main - 1
            comma = verb < main < last and passage.lower[before] == ","
            return main if comma and passage.is_finite(main) else None
    return None


def _fronted_condition(passage: Passage, clause: ReportingClause) -> list[tuple[int, int]]:
    """*If he is not named*, she said, …; *if he is not named*, she said she would go: the condition is part of the
    content."""
    first, _ = passage.sentence(clause.verb)
    first = passage.skip(first, clause.start)
    k = passage.skip_back(clause.start - 1, first)
    if k <= first or passage.lower[k] not in COMMAS or passage.lower[first] not in ("if", "unless"):
        return []
    if any(i in passage.cues for i in range(first, k)):
        return []
    return [passage.trimmed(first, k)]


@PROPOSE_FROM_CLAUSE.rule(
    "quote.passive-infinitive",
    tier=5,
    examples=("The minister was said to be furious.", "The two clubs are reported to have agreed a fee."),
    counterexamples=("The minister was told to be quiet.", "The minister said he was furious."),
)
def said_to_be(passage: Passage, clause: ReportingClause) -> Statement | None:
    """*The minister was said* to be “furious”: a passive with its subject; the speaker is untold, or the agent."""
    verb = passage.token(clause.verb)
    subject = syntax.own_subject(verb)
    _, last = passage.sentence(clause.verb)
    to = clause.verb + 1
    if clause.entry.addressee or clause.entry.cue_class != "speech" or subject is None or subject.i > clause.verb:
        return None
    if to >= last or passage.tags[to] != "TO" or not syntax.is_passive(verb):
        return None
    about = phrase_of(passage, subject.i)
    start, end = passage.trimmed(to, content_end(passage, clause.verb, to, last))
    contents = [(about.start, about.end), (start, end)]
    return statement_of(clause, contents, Shape.COMPLEMENT, passage.stretches_in(start, end))


@PROPOSE_FROM_CLAUSE.rule(
    "quote.unparsed-clause",
    tier=9,
    examples=(
        "He said the plan “a gift to nobody” and left.",
        "The mayor said closed primaries – those of one party – deny many people a vote.",
    ),
    counterexamples=("She praised the nurses.", "The question nobody asked was simple."),
)
def unparsed_clause(passage: Passage, clause: ReportingClause) -> Statement | None:
    """*He said* [the levies “do nothing for growth”]: where the parse has no clause, the rest of the sentence is
    one."""
    if clause.entry.content in ("quotation", "phrase"):
        return None
    _, last = passage.sentence(clause.verb)
    begin = clause.speaker.end if clause.inverted and clause.speaker is not None else clause.verb + 1
    start = _within_relative(passage, clause, last)
    if start is None:
        start = _unparsed_start(passage, clause, begin, last)
    if start is None:
        return None
    start, end = passage.trimmed(start, content_end(passage, clause.verb, start, last))
    if start >= end:
        return None
    contents = [*relative_pronoun(passage, clause, start), (start, end)]
    return statement_of(clause, contents, Shape.COMPLEMENT, passage.stretches_in(start, end))


def _within_relative(passage: Passage, clause: ReportingClause, last: int) -> int | None:
    """“meddling *the mayor said was* meant to scare”: a finite verb right behind one of saying, its subject before."""
    following = clause.verb + 1
    if following >= last or not clause.own_subject or not passage.is_finite(following) or passage.quoted[following]:
        return None
    told = clause.entry.cue_class == "speech" and passage.is_finite(clause.verb)
    verb = passage.token(following)
    about = syntax.own_subject(verb.head if verb.pos_ == "AUX" else verb)
    if not told or following in passage.cues:
        return None
    whole = about is not None and COMMAS.isdisjoint(passage.lower[about.i : clause.start])
    if about is not None and about.i < clause.start and whole and passage.tags[about.i] not in _RELATIVE_TAGS:
        return None  # “the question nobody asked *was* …”: the verb of the sentence
    first, _ = passage.sentence(clause.verb)
    told_before = (i for i in range(first, clause.start) if i in passage.cues and passage.lower[i + 1] == ",")
    inserted = any("," in passage.lower[max(first, i - _LONGEST_INSERTION) : i] for i in told_before)
    return None if inserted else following  # “It was, she *explained*, a step he says will …”: her words


def _opens_phrase(passage: Passage, begin: int, quote: int) -> bool:
    """“said *the* “old model” of clubs is in decline”: a determiner, and nothing but adjectives up to the marks."""
    if begin >= quote or passage.pos[begin] not in ("DET", "PRON") or passage.tags[begin] == "PRP":
        return False
    return all(passage.pos[i] in ("ADJ", "DET", "NOUN", "PROPN") for i in range(begin + 1, quote))


def _unparsed_start(passage: Passage, clause: ReportingClause, begin: int, last: int) -> int | None:
    """Where “that”, or a subject with a verb (in quotation marks or not), begins after the attributing clause."""
    if clause.stop >= last:
        return None
    if not clause.open_end and passage.lower[clause.stop] in _CLAUSE_OPENERS:
        gerund = clause.stop == clause.verb + 2 and passage.tags[clause.verb + 1] == "VBG"
        if gerund and passage.pos[clause.stop] == "DET":
            return clause.verb + 1  # “said *cutting that output* must …”
        if _is_of_noun(passage, clause.stop) or _is_of_other(passage, clause.verb, clause.stop):
            return None
        asks = clause.entry.addressee or clause.cue.lemma in ("wonder", "question")
        return clause.stop if passage.lower[clause.stop] != "if" or asks else None
    told = _behind_addressee(passage, clause, last)
    if told is not None:
        return told
    if clause.entry.cue_class != "speech" or clause.entry.prepositions or clause.inverted:
        return None
    if begin < last and passage.tags[begin] == "WRB" and _is_withheld(passage, clause.verb):
        return begin
    if any(passage.pos[i] == "SCONJ" or passage.tags[i] in _QUESTION_TAGS for i in range(begin, clause.stop)):
        return begin if _is_modified(passage, clause, begin, last) else None
    inserted = after_insertion(passage, clause.stop, last) if clause.open_end else None
    if inserted is not None:
        return inserted
    while begin < clause.stop and passage.doc[begin].ent_type_ in ("DATE", "TIME"):
        begin += 1
    if clause.open_end and passage.quoted[clause.stop] and _opens_phrase(passage, begin, clause.stop):
        return begin
    if not clause.open_end:
        begins = noun_between(passage, begin, clause.stop) and "as" not in passage.lower[begin + 1 : clause.stop]
        return begin if begins else None
    if clause.entry.content != "clause" or not noun_between(passage, begin, clause.stop):
        return None
    return begin if passage.quoted[clause.stop] or resumes(passage, clause.stop, last) else None


def _behind_addressee(passage: Passage, clause: ReportingClause, last: int) -> int | None:
    """“is telling customers at a Varn, Kareline, café *that* …”: behind who is told, with commas of its own."""
    if not clause.entry.addressee or not clause.open_end or passage.lower[clause.stop] != ",":
        return None
    for i in range(clause.stop, min(last, clause.stop + _LONGEST_ADDRESS)):
        if passage.is_finite(i) or passage.quoted[i] or i in passage.cues:
            return None
        if passage.lower[i] == "that" and (passage.tags[i] == "IN" or passage.quoted[i + 1 : i + 2] == b"\x01"):
            return i
    return None


def _is_withheld(passage: Passage, verb: int) -> bool:
    """“has *not said* when …”, “declined *to say* where …”: behind what is left unsaid stands a question, no time."""
    return passage.tags[verb] == "VB" or not _NOT.isdisjoint(passage.lower[max(verb - 3, 0) : verb])


def _is_modified(passage: Passage, clause: ReportingClause, begin: int, last: int) -> bool:
    """“said *the days when the town had two papers are* gone”: a noun, a relative clause on it, and a second verb."""
    relative = next((i for i in range(begin, clause.stop) if passage.tags[i] in _QUESTION_TAGS), begin)
    if clause.open_end or relative == begin or passage.pos[relative - 1] != "NOUN" or passage.is_date(relative - 1):
        return False
    stop = next((i for i in range(clause.stop, last) if passage.lower[i] in BREAKS and not passage.quoted[i]), last)
    return sum(passage.is_finite(i) and not passage.quoted[i] for i in range(clause.stop, stop)) > 1


def _is_of_other(passage: Passage, verb: int, that: int) -> bool:
    """“agreed *to talk on the condition* that …”, “rejects *a treaty* that would …”: the clause of another word."""
    if passage.lower[that] != "that" or that <= verb + 1:
        return False
    before = that - 1
    nearer = any(i in passage.cues and passage.is_finite(i) for i in range(verb + 1, that))
    if nearer or passage.lower[before] in ("and", "but"):
        return True
    if passage.pos[that] == "DET" and passage.pos[before] in ("VERB", "ADP", "PART"):
        return True  # “to win *that* state”
    if passage.pos[before] not in ("NOUN", "PROPN") or passage.is_date(before):
        return False
    following = that + 2 if passage.pos[that + 1 : that + 2] == ["ADV"] else that + 1
    if following < len(passage) and passage.is_finite(following):
        return True
    return any(passage.tags[i] == "VB" and passage.tags[i - 1] == "TO" for i in range(verb + 2, that))
