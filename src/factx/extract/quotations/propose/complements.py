"""*Officials insist* the troops will not fight. *He said* [the levies “do nothing for growth”].

The clause that a verb of saying governs, as the parse shows it or as the words do.
"""

from factx import syntax
from factx.extract.quotations.bounds.content import content_end
from factx.extract.quotations.insertions import second_dash
from factx.extract.quotations.passage import COMMAS, Passage
from factx.extract.quotations.propose.noun_clauses import is_owned
from factx.extract.quotations.propose.parenthetical import sentence_around
from factx.extract.quotations.reporting_clause import ReportingClause, complement_extent, noun_between, statement_of
from factx.extract.quotations.speaker_phrases import phrase_of
from factx.extract.quotations.statement import Shape, Statement
from factx.extract.quotations.steps import PROPOSE_FROM_CLAUSE

_PHRASE_STARTS = frozenset(("DET", "ADJ", "NUM", "PRON", "NOUN", "PROPN"))
_RELATIVE_TAGS = frozenset(("WDT", "WP"))
_BEFORE_DATE = frozenset(("late", "early", "on", "last", "this"))


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
    if is_of_noun(passage, begin):
        return None
    after = clause.verb + 1
    if not clause.entry.addressee and not clause.inverted and after < begin:
        starts_phrase = passage.pos[after] in _PHRASE_STARTS and not passage.is_date(after)
        if starts_phrase or _subject_apart(passage, clause, begin) or noun_between(passage, after, begin):
            begin = after
    if not clause.open_end and after < clause.stop < begin and passage.lower[clause.stop] == "that":
        gerund = not any(map(passage.is_finite, range(clause.stop, begin)))
        dated = passage.tags[clause.stop] == "IN" and (clause.entry.addressee or passage.is_date(clause.stop - 1))
        # “said that *drafting the plan* “is an open process””, “admitted on Friday *that papers* found there …”
        begin = clause.stop if gerund or dated else begin
    begin = _without_adverbial(passage, begin, last)
    start, end = passage.trimmed(begin, content_end(passage, clause.verb, begin, last))
    if start >= end:
        return None
    medial = sentence_around(passage, clause)
    behind_comma = clause.open_end and begin >= clause.stop and passage.lower[clause.stop : clause.stop + 1] == [","]
    if medial is not None and (medial.end > clause.verb or (behind_comma and not clause.inverted)):
        return None  # “Even then, *he said*, it was late”
    contents = [*relative_pronoun(passage, clause, start), (start, end)]
    return statement_of(clause, contents, Shape.COMPLEMENT, passage.stretches_in(start, end))


def _subject_apart(passage: Passage, clause: ReportingClause, begin: int) -> bool:
    """“said *more than 40 of the sailors* remained in jail”: the parse hangs the subject of what is said on the cue."""
    nouns = syntax.children(passage.token(clause.verb), syntax.SUBJECT | syntax.OBJECT)
    return any(clause.verb < noun.i < begin for noun in nouns)


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


def is_of_noun(passage: Passage, begin: int) -> bool:
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
