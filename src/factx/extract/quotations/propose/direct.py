"""“We won,” *she said*. *He told reporters on Friday*: “No.”: words in quotation marks beside a reporting clause."""

from factx.extract.quotations.bounds.content import content_end, is_subject_with_verb
from factx.extract.quotations.passage import COMMAS, Passage, last_inner
from factx.extract.quotations.propose.parenthetical import sentence_around
from factx.extract.quotations.quotation_spans import continued, paragraphs_before, quotation_after, quotation_before
from factx.extract.quotations.reporting_clause import ReportingClause, ends_sentence, noun_between, statement_of
from factx.extract.quotations.statement import Basis, Shape, Statement
from factx.extract.quotations.steps import PROPOSE_FROM_CLAUSE
from factx.extract.quotations.work_titles import is_title
from factx.marks import Quoted

_RIGHT_GAP = COMMAS | {":"}
_CONNECTIVES = frozenset(("and", "but", "so", "yet"))
_LONGEST_MARK = 4  # characters, a blank and the first letter with them
_SHORTEST_GIFT = 3  # words: “gave “thanks”” tells of the deed more than of the words
_SHORTEST_SENTENCE = 6  # tokens, marks included
_BEFORE_PLACE = frozenset(("of", "in", "as", "on"))
_VERBAL = frozenset(("TO", "VB", "VBN", "VBG", "IN"))


@PROPOSE_FROM_CLAUSE.rule(
    "quote.quotation-then-clause",
    tier=2,
    examples=(
        "“We won,” she said.",
        "“We won,” said Ana Sosa.",
        "Prices “will fall,” he said.",
        "“Those,” he said, “who stay are safe.”",
    ),
    counterexamples=("She said “we won” and left.", "“The Night Ferry” opened on Friday."),
)
def quotation_then_clause(passage: Passage, clause: ReportingClause) -> Statement | None:
    """“We won,” *she said*. “We won,” *said Ana Sosa*. Prices “will fall,” *he said*: a quotation right before the
    clause."""
    if clause.speaker is None or not (clause.inverted or clause.own_subject):
        return None
    if passage.tags[clause.verb] == "VBG" and passage.lower[clause.verb - 1] != "as":  # “was quoted *as saying*” is one
        return None
    first, _ = passage.paragraph(clause.verb)
    k, clause = quotation_before(passage, clause, first)
    if k < first or not passage.quoted[k] or clause.speaker is None or clause.speaker.start < k:
        return None
    if passage.tags[passage.skip(k + 1, clause.verb, COMMAS)] in ("WDT", "WP"):
        return None  # “a “tax reform,” *which he described* as …”
    index = passage.stretch_over(k)
    if index is None or passage.stretches[index].end != k + 1:
        return None
    ending = last_inner(passage, passage.stretches[index])
    comma_after = any(passage.lower[i] in COMMAS for i in range(k + 1, clause.start))
    stretch = passage.stretches[index]
    closes = ending in ",?!—–-…" or comma_after or (ending == "." and _stands_alone(passage, clause))
    if not closes and not _lacks_comma(passage, clause, stretch):
        return None
    start = _sentence_lead(passage, stretch.start)
    if start < stretch.start and (clause.entry.cue_class != "speech" or is_title(passage, stretch)):
        return None  # “When she said “we won,” *the crowd applauded*”: nobody's words; nor is a title
    if start < stretch.start and not clause.open_end and not clause.inverted:
        return None  # on “The Morning Hour,” Pell said that …: what she said follows
    if start < stretch.start and not clause.inverted and _reports_before(passage, clause, start, stretch.start):
        return None  # After Falk said it “was over,” *Pell said*: “No.”
    earlier = paragraphs_before(passage, index) if start == stretch.start else []
    contents = [(passage.stretches[i].start, passage.stretches[i].end) for i in earlier] + [(start, stretch.end)]
    stretches = [*earlier, *passage.stretches_in(start, stretch.end)]
    pieces = continued(passage, clause.stop)
    for piece in pieces:
        contents.append((passage.stretches[piece].start, passage.stretches[piece].end))
        stretches.append(piece)
    if not pieces:
        contents.extend(_rest_of_clause(passage, clause))
    shape = Shape.MEDIAL if len(contents) - len(earlier) > 1 else Shape.FINAL
    basis = Basis.MIXED if start < stretch.start else Basis.QUOTATION
    return statement_of(clause, contents, shape, stretches, basis)


def _reports_before(passage: Passage, clause: ReportingClause, start: int, stop: int) -> bool:
    """“*After Falk said* it “was over,” Pell said: “No.””: words in a clause of time, and others behind the clause."""
    if passage.lower[start] not in ("after", "when", "before", "while", "as", "since"):
        return False
    comma = next((i for i in range(start, stop) if passage.lower[i] == ","), stop)
    cues = (passage.cues[i] for i in range(start, comma) if i in passage.cues and passage.is_finite(i))
    told = any(cue.label == "speech" and cue.lemma != "ask" for cue in cues)
    return told and quotation_after(passage, clause) is not None


def _stands_alone(passage: Passage, clause: ReportingClause) -> bool:
    """““We left.” *Trump said.*” · ““We left.” *said Ana Sosa.*”: a full stop where a comma was due."""
    first, last = passage.sentence(clause.verb)
    bare = range(clause.verb + 1, clause.stop)
    alone = clause.entry.cue_class == "speech" and not noun_between(passage, clause.verb + 1, clause.stop)
    alone = alone and not any(passage.pos[i] in ("ADJ", "ADV", "VERB") for i in bare)  # “She would not *say more*”
    begins = alone and passage.skip(first, last) == clause.start
    return clause.inverted or (begins and clause.stop < last and ends_sentence(passage, clause.stop, last))


def _lacks_comma(passage: Passage, clause: ReportingClause, stretch: Quoted) -> bool:
    """““The vote is a farce” *Falk said.*”: a whole sentence in marks right before the clause, its comma lost."""
    first, last = passage.sentence(clause.verb)
    if passage.skip(first, last) != stretch.start or stretch.end - stretch.start < _SHORTEST_SENTENCE:
        return False
    if passage.skip(stretch.end, last) != clause.start or not clause.open_end:
        return False
    return clause.inverted or ends_sentence(passage, clause.stop, last)


def _sentence_lead(passage: Passage, quote_start: int) -> int:
    """Where a statement that ends in a quotation begins: with its sentence, or after a colon with the quotation."""
    first, _ = passage.sentence(quote_start)
    first = passage.skip(first, quote_start)
    k = passage.skip_back(quote_start - 1, first)
    if k < first:
        return quote_start
    said_before = any(i in passage.cues for i in range(max(first, k - 3), k))  # “Sosa said: “No,” the Times reported”
    at = passage.doc[quote_start].idx
    capital = passage.text[at : at + _LONGEST_MARK].lstrip("“”\"'‘’`«» ")[:1].isupper()
    inserted = passage.lower[k] in COMMAS - {","} and capital  # “the firm – “I love it,” he said – has left”
    return quote_start if inserted or (passage.lower[k] == ":" and not said_before) else first


def _rest_of_clause(passage: Passage, clause: ReportingClause) -> list[tuple[int, int]]:
    """“Only you,” she said, *would use the occasion*. “A deal,” he said, *and still “got to sit in”*. “We worry,” they
    wrote, *that it may burst*."""
    _, last = passage.sentence(clause.stop - 1)
    if clause.stop + 1 >= last or passage.lower[clause.stop] not in COMMAS:
        return []
    start = passage.skip(clause.stop, last, COMMAS)
    if start >= last or any(i in passage.cues for i in range(start, last)):
        return []
    further = passage.lower[start] in ("and", "but") and len(passage.stretches_in(start, last)) > 0
    goes_on = passage.is_finite(start) or further or passage.lower[start] == "that"
    start, end = passage.trimmed(start, last)
    return [(start, end)] if goes_on and start < end else []


@PROPOSE_FROM_CLAUSE.rule(
    "quote.clause-then-quotation",
    tier=3,
    examples=(
        "He told reporters: “We won.”",
        "She told reporters on Friday, “No.”",
        "The sign read “No more ships” in red.",
    ),
    counterexamples=("In her memoir, “A Life in Ports,” she said little of the war.", "“We won,” she said."),
)
def clause_then_quotation(passage: Passage, clause: ReportingClause) -> Statement | None:
    """*He said*: “We won.” *She told reporters on Friday*, “No.” *It read* “Go home”: a quotation right after the
    clause."""
    if not clause.open_end and clause.entry.content != "quotation":
        return None
    if clause.entry.content == "phrase":
        return None
    index = quotation_after(passage, clause)
    if index is None:
        return None
    stretch = passage.stretches[index]
    k = passage.skip_back(stretch.start - 1, 0)
    if is_title(passage, stretch):
        return None
    words = passage.text[stretch.start_char : stretch.end_char].strip("“”\"'‘’`«» ")
    if passage.lower[k] == "," and words[:1].islower() and sentence_around(passage, clause) is not None:
        return None  # “The toll, *she wrote*, “has risen””
    stretches = [index]
    if passage.lower[k] in (":", ","):
        lead = _lead_clause(passage, clause) if passage.lower[k] == ":" else []
        if lead:
            stretches = [*passage.stretches_in(*lead[0]), *stretches]
            return statement_of(clause, [*lead, (stretch.start, stretch.end)], Shape.MEDIAL, stretches, Basis.MIXED)
        shape = Shape.COLON if passage.lower[k] == ":" else Shape.INTRODUCED
        return statement_of(clause, [(stretch.start, stretch.end)], shape, stretches, Basis.QUOTATION)
    gives = clause.entry.cue_class == "speech_act" and _is_given(passage, stretch)
    gives = gives or (stretch.start == clause.verb + 1 and _is_called_out(passage, clause, stretch))
    if (clause.entry.content == "quotation" and not gives) or not _is_beside(passage, clause, stretch.start):
        return None
    if words[:1].isupper() and last_inner(passage, stretch) in ".,?!…":
        return statement_of(clause, [(stretch.start, stretch.end)], Shape.INTRODUCED, stretches, Basis.QUOTATION)
    _, last = passage.sentence(stretch.start)
    if passage.lower[stretch.end : stretch.end + 1] and passage.lower[stretch.end] in COMMAS - {","}:
        last = stretch.end  # “a sign – which read *“No more ships”* – and waved it”
    start, end = passage.trimmed(stretch.start, content_end(passage, clause.verb, stretch.start - 1, last))
    return statement_of(clause, [(start, end)], Shape.INTRODUCED, passage.stretches_in(start, end), Basis.MIXED)


def _lead_clause(passage: Passage, clause: ReportingClause) -> list[tuple[int, int]]:
    """“*The tide turns with the moon*, the pilot said: “It always has.””: a main clause before the attributing one."""
    first, _ = passage.sentence(clause.verb)
    first = passage.skip(first, clause.start)
    comma = passage.skip_back(clause.start - 1, first)
    if comma <= first or passage.lower[comma] != "," or passage.quoted[comma] or not clause.own_subject:
        return []
    begin = first + 1 if passage.lower[first] in _CONNECTIVES else first
    told = any(i in passage.cues and passage.is_finite(i) for i in range(first, comma))
    if passage.tags[begin] in ("WRB", "IN", "VBG", "VBN") or told or not is_subject_with_verb(passage, begin, comma):
        return []
    return [(first, comma)]


def _is_called_out(passage: Passage, clause: ReportingClause, stretch: Quoted) -> bool:
    """“chanted *“pay us”*”, but not “opened *“The Night Ferry”*”: words right behind a manner of speaking."""
    words = passage.text[stretch.start_char : stretch.end_char].strip("“”\"'‘’`«» ").split()
    small = any(word[:1].islower() for word in words[1:])
    modifies = stretch.end < len(passage) and passage.pos[stretch.end] in ("NOUN", "PROPN")
    manner = clause.entry.cue_class == "speech" and clause.cue.lemma not in passage.lexicon.words("quoting", "turn")
    return manner and small and not modifies


def _is_given(passage: Passage, stretch: Quoted) -> bool:
    """“gave *“a long list of debts”*”, but not “issues *‘shoot to kill’* order”, where the words describe a noun."""
    words = len(passage.text[stretch.start_char : stretch.end_char].split())
    modifies = stretch.end < len(passage) and passage.pos[stretch.end] in ("NOUN", "PROPN")
    return words >= _SHORTEST_GIFT and not modifies


def _is_beside(passage: Passage, clause: ReportingClause, quote: int) -> bool:
    """Whether nothing but adverbs, particles and who was told stands between the verb and a quotation."""
    i = clause.verb + 1
    told = clause.entry.addressee or clause.inverted
    while i < quote:
        if not (
            (passage.pos[i] in ("ADV", "PART", "ADP") and passage.lower[i] not in _BEFORE_PLACE) or passage.space[i]
        ):
            return told and not any(
                passage.lower[k] in _RIGHT_GAP or passage.tags[k] in _VERBAL for k in range(i, quote)
            )
        i += 1
    return True
