"""*Officials insist* the troops will not fight. Control was regained, *the ministry said*. Even then, *he said*, it
was late.

The clause that a verb of saying governs, or the sentence that its clause stands in.
"""

from factx import syntax
from factx.extract.quotations.clauses import (
    Report,
    begin_at,
    complement_extent,
    drawn_out,
    ends_sentence,
    noun_between,
    statement_of,
)
from factx.extract.quotations.content import content_end
from factx.extract.quotations.passage import COMMAS, Passage, last_inner
from factx.extract.quotations.speaker_phrases import phrase_of
from factx.extract.quotations.statement import Statement

_PHRASE_STARTS = frozenset(("DET", "ADJ", "NUM", "PRON", "NOUN", "PROPN"))
_AMOUNT = frozenset(
    [
        "up",
        "to",
        "from",
        "between",
        "at",
        "least",
        "most",
        "more",
        "less",
        "fewer",
        "than",
        "about",
        "around",
        "nearly",
        "almost",
        "over",
        "as",
    ]
)
_CLAUSE_OPENERS = frozenset(("that", "whether", "how", "why", "if"))


def governed_clause(passage: Passage, report: Report) -> Statement | None:
    """*Officials insist* the troops will not fight. *He said on Friday* that order “had now been restored”."""
    if report.entry.content in ("quotation", "phrase"):
        return None
    extent = complement_extent(passage, report)
    if extent is None:
        return None
    last = _limit(passage, report)
    begin = extent[0]
    if _is_of_noun(passage, begin):
        return None
    after = report.verb + 1
    if not report.entry.addressee and not report.inverted and after < begin:
        starts_phrase = passage.pos[after] in _PHRASE_STARTS and passage.doc[after].ent_type_ not in ("DATE", "TIME")
        if starts_phrase or noun_between(passage, after, begin):
            begin = after
    begin = _with_amount(passage, begin, after)
    start, end = passage.trimmed(begin, content_end(passage, report.verb, begin, last))
    if start >= end:
        return None
    medial = around(passage, report)
    if medial is not None and medial.end > report.verb:
        return medial
    condition = _fronted_condition(passage, report)
    contents = [*condition, (start, end)]
    return statement_of(report, contents, "indirect-complement", [*passage.stretches_in(start, end)])


def _with_amount(passage: Passage, begin: int, after: int) -> int:
    """“said *up to 160* millimetres of rain fell”: an amount whose first words the parse hangs elsewhere is whole."""
    k = begin
    while k > after and (passage.lower[k - 1] in _AMOUNT or passage.pos[k - 1] == "NUM"):
        k -= 1
    return begin if k == begin or passage.is_date(k) else k


def _is_of_noun(passage: Passage, begin: int) -> bool:
    """“nobody believes *his claim that* …”: the clause is the noun's; but not in “said in a statement that …”."""
    noun = passage.cues.get(begin - 1)
    return noun is not None and noun.label == "noun" and syntax.possessor(passage.token(begin - 1)) is not None


def _limit(passage: Passage, report: Report) -> int:
    """Where content must end: with the sentence, or with a relative clause that stands inside it.

    “The judge, *who said that the law was clear*, left the hall.”
    """
    _, last = passage.sentence(report.verb)
    verb = passage.token(report.verb)
    if verb.dep not in syntax.RELATIVE_CLAUSE:
        return last
    main = _main_verb(passage, report.verb, last)
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
            comma = verb < main < last and passage.lower[main - 1] == ","
            return main if comma and passage.is_finite(main) else None
    return None


def _fronted_condition(passage: Passage, report: Report) -> list[tuple[int, int]]:
    """*If he is not named*, she said, …; *if he is not named*, she said she would go: the condition is part of the
    content."""
    first, _ = passage.sentence(report.verb)
    first = passage.skip(first, report.start)
    k = passage.skip_back(report.start - 1, first)
    if k <= first or passage.lower[k] not in COMMAS or passage.lower[first] not in ("if", "unless"):
        return []
    if any(i in passage.cues for i in range(first, k)):
        return []
    return [passage.trimmed(first, k)]


def as_reported(passage: Passage, report: Report) -> Statement | None:
    """*As Clyburn noted*, voters will look again. Voters will look again, *as Clyburn put it*."""
    first, last = passage.sentence(report.verb)
    as_ = report.start - 1
    if as_ < first or passage.lower[as_] != "as" or not report.open_end or not report.own_subject:
        return None
    if report.entry.cue_class != "speech":
        return None
    k = passage.skip_back(as_ - 1, first)
    index = passage.stretch_over(k) if k >= first else None
    if k >= first and passage.lower[k] in COMMAS:
        piece = passage.trimmed(first, k)
    elif index is not None and last_inner(passage, passage.stretches[index]) in COMMAS:
        piece = passage.trimmed(first, k + 1)
    elif (k < first or k - first < 2) and report.stop < last and passage.lower[report.stop] in COMMAS:
        piece = passage.trimmed(report.stop, last)
    else:
        return None
    if piece[0] >= piece[1] or not any(passage.is_finite(i) for i in range(*piece)):
        return None
    found = statement_of(report, [piece], "as-reported", [*passage.stretches_in(*piece)])
    found.clause = (as_, report.stop)
    return found


def said_to_be(passage: Passage, report: Report) -> Statement | None:
    """*The minister was said* to be “furious”: a passive with its subject; the speaker is untold, or the agent."""
    verb = passage.token(report.verb)
    subject = syntax.own_subject(verb)
    _, last = passage.sentence(report.verb)
    to = report.verb + 1
    if report.entry.addressee or report.entry.cue_class != "speech" or subject is None or subject.i > report.verb:
        return None
    if to >= last or passage.tags[to] != "TO" or not syntax.is_passive(verb):
        return None
    about = phrase_of(passage, subject.i)
    start, end = passage.trimmed(to, content_end(passage, report.verb, to, last))
    contents = [(about.start, about.end), (start, end)]
    return statement_of(report, contents, "passive", [*passage.stretches_in(start, end)])


def _after_insertion(passage: Passage, comma: int, last: int) -> int | None:
    """“I can say, *with the benefit of hindsight*, that …”: where “that” follows what stands between two commas."""
    if passage.lower[comma] != ",":
        return None
    for i in range(comma + 1, min(last, comma + 14)):
        if passage.is_finite(i) or passage.quoted[i]:
            return None
        if passage.lower[i] == "that" and passage.lower[i - 1] == ",":
            return i
    return None


def around(passage: Passage, report: Report) -> Statement | None:
    """Control was regained, *the ministry said*. Even then, *he said*, it was late: the sentence without the clause."""
    if report.entry.content in ("quotation", "phrase") or not report.open_end or report.speaker is None:
        return None
    if not (report.inverted or report.own_subject):
        return None
    first, last = passage.sentence(report.verb)
    k = passage.skip_back(report.start - 1, first)
    if k >= first and passage.lower[k] not in COMMAS and ends_sentence(passage, report.stop, last):
        start = drawn_out(passage, report, first)
        k = passage.skip_back(start - 1, first)
        if k >= first and passage.lower[k] in COMMAS:
            begin_at(report, start)
    if k < first or passage.lower[k] not in COMMAS or _governs_noun(passage, report):
        return None
    contents = []
    start, end = passage.trimmed(first, k)
    if start < end:
        contents.append((start, end))
    closes = ends_sentence(passage, report.stop, last)
    if not closes:
        if report.stop >= last or passage.lower[report.stop] not in COMMAS:
            return None
        start, end = passage.trimmed(report.stop, last)
        comment = passage.tags[start : start + 1] == ["VBG"] or passage.lower[start : start + 1] == ["according"]
        renames = report.inverted and not any(passage.is_finite(i) for i in range(start, end))
        if start < end and not comment and not renames:
            contents.append((start, end))
        else:
            closes = True
    if not contents or not any(passage.is_finite(i) for start, end in contents for i in range(start, end)):
        return None
    stretches = [index for start, end in contents for index in passage.stretches_in(start, end)]
    return statement_of(report, contents, "indirect-final" if closes else "indirect-medial", stretches)


def _governs_noun(passage: Passage, report: Report) -> bool:
    """Whether a noun that is neither addressee, date nor prepositional stands between verb and comma: “said forces,
    which …”."""
    if report.entry.addressee or report.inverted:
        return False
    complement = complement_extent(passage, report)
    if complement is not None and complement[0] < report.stop:
        return True
    return noun_between(passage, report.verb + 1, report.stop)


def unparsed_clause(passage: Passage, report: Report) -> Statement | None:
    """*He said* [the levies “do nothing for growth”]: where the parse has no clause, the rest of the sentence is
    one."""
    if report.entry.content in ("quotation", "phrase"):
        return None
    _, last = passage.sentence(report.verb)
    begin = report.speaker.end if report.inverted and report.speaker is not None else report.verb + 1
    start = _unparsed_start(passage, report, begin, last)
    if start is None:
        return None
    start, end = passage.trimmed(start, content_end(passage, report.verb, start, last))
    if start >= end:
        return None
    return statement_of(report, [(start, end)], "indirect-unparsed", [*passage.stretches_in(start, end)])


def _unparsed_start(passage: Passage, report: Report, begin: int, last: int) -> int | None:
    """Where “that”, or a subject with a verb (in quotation marks or not), begins after the attributing clause."""
    if report.stop >= last:
        return None
    if not report.open_end and passage.lower[report.stop] in _CLAUSE_OPENERS:
        if _is_of_noun(passage, report.stop):
            return None
        asks = report.entry.addressee or report.cue.lemma in ("wonder", "question")
        return report.stop if passage.lower[report.stop] != "if" or asks else None
    if report.entry.cue_class != "speech" or report.entry.prepositions or report.inverted:
        return None
    if any(passage.pos[i] == "SCONJ" or passage.tags[i] in ("WP", "WRB", "WDT") for i in range(begin, report.stop)):
        return None
    inserted = _after_insertion(passage, report.stop, last) if report.open_end else None
    if inserted is not None:
        return inserted
    while begin < report.stop and passage.doc[begin].ent_type_ in ("DATE", "TIME"):
        begin += 1
    if not report.open_end:
        return begin if noun_between(passage, begin, report.stop) else None
    if report.entry.content != "clause" or not noun_between(passage, begin, report.stop):
        return None
    if passage.quoted[report.stop] or any(passage.is_finite(i) for i in range(report.stop, last)):
        return begin
    return None
