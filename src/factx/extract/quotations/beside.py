"""“We won,” *she said*. *He told reporters on Friday*: “No.”: words in quotation marks beside a reporting clause."""

from factx.extract.quotations.adjacent import continued, paragraphs_before, quotation_after, quote_before
from factx.extract.quotations.clauses import Report, ends_sentence, noun_between, statement_of
from factx.extract.quotations.content import content_end, is_subject_with_verb
from factx.extract.quotations.parenthetic import around
from factx.extract.quotations.passage import COMMAS, Passage, last_inner
from factx.extract.quotations.statement import Statement
from factx.extract.quotations.works import is_title
from factx.marks import Quoted

_RIGHT_GAP = COMMAS | {":"}
_CONNECTIVES = frozenset(("and", "but", "so", "yet"))
_LONGEST_MARK = 4  # characters, a blank and the first letter with them
_SHORTEST_GIFT = 3  # words: “gave “thanks”” tells of the deed more than of the words
_SHORTEST_SENTENCE = 6  # tokens, marks included
_BEFORE_PLACE = frozenset(("of", "in", "as", "on"))
_VERBAL = frozenset(("TO", "VB", "VBN", "VBG", "IN"))


def direct_before(passage: Passage, report: Report) -> Statement | None:
    """“We won,” *she said*. “We won,” *said Ana Sosa*. Prices “will fall,” *he said*: a quotation right before the
    clause."""
    if report.speaker is None or not (report.inverted or report.own_subject):
        return None
    if passage.tags[report.verb] == "VBG" and passage.lower[report.verb - 1] != "as":  # “was quoted *as saying*” is one
        return None
    first, _ = passage.paragraph(report.verb)
    k = quote_before(passage, report, first)
    if k < first or not passage.quoted[k] or report.speaker.start < k:
        return None
    if passage.tags[passage.skip(k + 1, report.verb, COMMAS)] in ("WDT", "WP"):
        return None  # “a “tax reform,” *which he described* as …”
    index = passage.stretch_over(k)
    if index is None or passage.stretches[index].end != k + 1:
        return None
    ending = last_inner(passage, passage.stretches[index])
    comma_after = any(passage.lower[i] in COMMAS for i in range(k + 1, report.start))
    stretch = passage.stretches[index]
    closes = ending in ",?!—–-…" or comma_after or (ending == "." and _stands_alone(passage, report))
    if not closes and not _lacks_comma(passage, report, stretch):
        return None
    start = _sentence_lead(passage, stretch.start)
    if start < stretch.start and report.entry.cue_class != "speech":
        return None  # “When she said “we won,” *the crowd applauded*”: nobody's words
    if start < stretch.start and not report.open_end and not report.inverted:
        return None  # on “The Morning Hour,” Pell said that …: what she said follows
    if start < stretch.start and not report.inverted and _reports_before(passage, report, start, stretch.start):
        return None  # After Falk said it “was over,” *Pell said*: “No.”
    earlier = paragraphs_before(passage, index) if start == stretch.start else []
    contents = [(passage.stretches[i].start, passage.stretches[i].end) for i in earlier] + [(start, stretch.end)]
    stretches = [*earlier, *passage.stretches_in(start, stretch.end)]
    pieces = continued(passage, report.stop)
    for piece in pieces:
        contents.append((passage.stretches[piece].start, passage.stretches[piece].end))
        stretches.append(piece)
    if not pieces:
        contents.extend(_rest_of_clause(passage, report))
    interrupted = len(contents) - len(earlier) > 1
    return statement_of(report, contents, _rule_before(report, start < stretch.start, interrupted), stretches)


def _rule_before(report: Report, mixed: bool, interrupted: bool) -> str:
    """The rule of a quotation before its clause."""
    rule = "direct-inverted" if report.inverted else "direct-final"
    if interrupted:
        rule = "mixed-interrupted" if mixed else "direct-interrupted"
    elif mixed:
        rule = "mixed-final"
    return rule


def _reports_before(passage: Passage, report: Report, start: int, stop: int) -> bool:
    """“*After Falk said* it “was over,” Pell said: “No.””: words in a clause of time, and others behind the report."""
    if passage.lower[start] not in ("after", "when", "before", "while", "as", "since"):
        return False
    comma = next((i for i in range(start, stop) if passage.lower[i] == ","), stop)
    cues = (passage.cues[i] for i in range(start, comma) if i in passage.cues and passage.is_finite(i))
    told = any(cue.label == "speech" and cue.lemma != "ask" for cue in cues)
    return told and quotation_after(passage, report) is not None


def _stands_alone(passage: Passage, report: Report) -> bool:
    """““We left.” *Trump said.*” · ““We left.” *said Ana Sosa.*”: a full stop where a comma was due."""
    first, last = passage.sentence(report.verb)
    bare = range(report.verb + 1, report.stop)
    alone = report.entry.cue_class == "speech" and not noun_between(passage, report.verb + 1, report.stop)
    alone = alone and not any(passage.pos[i] in ("ADJ", "ADV", "VERB") for i in bare)  # “She would not *say more*”
    begins = alone and passage.skip(first, last) == report.start
    return report.inverted or (begins and report.stop < last and ends_sentence(passage, report.stop, last))


def _lacks_comma(passage: Passage, report: Report, stretch: Quoted) -> bool:
    """““The vote is a farce” *Falk said.*”: a whole sentence in marks right before the clause, its comma lost."""
    first, last = passage.sentence(report.verb)
    if passage.skip(first, last) != stretch.start or stretch.end - stretch.start < _SHORTEST_SENTENCE:
        return False
    if passage.skip(stretch.end, last) != report.start or not report.open_end:
        return False
    return report.inverted or ends_sentence(passage, report.stop, last)


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


def _rest_of_clause(passage: Passage, report: Report) -> list[tuple[int, int]]:
    """“Only you,” she said, *would use the occasion*. “A deal,” he said, *and still “got to sit in”*. “We worry,” they
    wrote, *that it may burst*."""
    _, last = passage.sentence(report.stop - 1)
    if report.stop + 1 >= last or passage.lower[report.stop] not in COMMAS:
        return []
    start = passage.skip(report.stop, last, COMMAS)
    if start >= last or any(i in passage.cues for i in range(start, last)):
        return []
    further = passage.lower[start] in ("and", "but") and len(passage.stretches_in(start, last)) > 0
    goes_on = passage.is_finite(start) or further or passage.lower[start] == "that"
    start, end = passage.trimmed(start, last)
    return [(start, end)] if goes_on and start < end else []


def direct_after(passage: Passage, report: Report) -> Statement | None:
    """*He said*: “We won.” *She told reporters on Friday*, “No.” *It read* “Go home”: a quotation right after the
    clause."""
    if not report.open_end and report.entry.content != "quotation":
        return None
    if report.entry.content == "phrase":
        return None
    index = quotation_after(passage, report)
    if index is None:
        return None
    stretch = passage.stretches[index]
    k = passage.skip_back(stretch.start - 1, 0)
    if is_title(passage, stretch):
        return None
    words = passage.text[stretch.start_char : stretch.end_char].strip("“”\"'‘’`«» ")
    if passage.lower[k] == "," and words[:1].islower():
        medial = around(passage, report)
        if medial is not None:
            return medial
    end = _with_further(passage, stretch)
    stretches = [*passage.stretches_in(stretch.start, end)]
    if passage.lower[k] in (":", ","):
        rule = "direct-colon" if passage.lower[k] == ":" else "direct-introduced"
        lead = _lead_clause(passage, report) if rule == "direct-colon" else []
        if lead:
            rule, stretches = "mixed-interrupted", [*passage.stretches_in(*lead[0]), *stretches]
        return statement_of(report, [*lead, (stretch.start, end)], rule, stretches)
    gives = report.entry.cue_class == "speech_act" and _is_given(passage, stretch)
    gives = gives or (stretch.start == report.verb + 1 and _is_called_out(passage, report, stretch))
    if (report.entry.content == "quotation" and not gives) or not _is_beside(passage, report, stretch.start):
        return None
    if end > stretch.end or (words[:1].isupper() and last_inner(passage, stretch) in ".,?!…"):
        return statement_of(report, [(stretch.start, end)], "direct-introduced", stretches)
    _, last = passage.sentence(stretch.start)
    if passage.lower[stretch.end : stretch.end + 1] and passage.lower[stretch.end] in COMMAS - {","}:
        last = stretch.end  # “a sign – which read *“No more ships”* – and waved it”
    start, end = passage.trimmed(stretch.start, content_end(passage, report.verb, stretch.start - 1, last))
    return statement_of(report, [(start, end)], "mixed-introduced", [*passage.stretches_in(start, end)])


def _with_further(passage: Passage, stretch: Quoted) -> int:
    """“chanted *“Pay us” and “No more ships.”*”: where quotations end that stand side by side."""
    end = stretch.end
    while end + 1 < len(passage) and passage.lower[end] in ("and", "or") and not passage.quoted[end]:
        index = passage.stretch_over(end + 1)
        if index is None or passage.stretches[index].start != end + 1:
            break
        end = passage.stretches[index].end
    return end


def _lead_clause(passage: Passage, report: Report) -> list[tuple[int, int]]:
    """“*The tide turns with the moon*, the pilot said: “It always has.””: a main clause before the attributing one."""
    first, _ = passage.sentence(report.verb)
    first = passage.skip(first, report.start)
    comma = passage.skip_back(report.start - 1, first)
    if comma <= first or passage.lower[comma] != "," or passage.quoted[comma] or not report.own_subject:
        return []
    begin = first + 1 if passage.lower[first] in _CONNECTIVES else first
    told = any(i in passage.cues and passage.is_finite(i) for i in range(first, comma))
    if passage.tags[begin] in ("WRB", "IN", "VBG", "VBN") or told or not is_subject_with_verb(passage, begin, comma):
        return []
    return [(first, comma)]


def _is_called_out(passage: Passage, report: Report, stretch: Quoted) -> bool:
    """“chanted *“pay us”*”, but not “opened *“The Night Ferry”*”: words right behind a manner of speaking."""
    words = passage.text[stretch.start_char : stretch.end_char].strip("“”\"'‘’`«» ").split()
    small = any(word[:1].islower() for word in words[1:])
    modifies = stretch.end < len(passage) and passage.pos[stretch.end] in ("NOUN", "PROPN")
    manner = report.entry.cue_class == "speech" and report.cue.lemma not in passage.lexicon.words("quoting", "turn")
    return manner and small and not modifies


def _is_given(passage: Passage, stretch: Quoted) -> bool:
    """“gave *“a long list of debts”*”, but not “issues *‘shoot to kill’* order”, where the words describe a noun."""
    words = len(passage.text[stretch.start_char : stretch.end_char].split())
    modifies = stretch.end < len(passage) and passage.pos[stretch.end] in ("NOUN", "PROPN")
    return words >= _SHORTEST_GIFT and not modifies


def _is_beside(passage: Passage, report: Report, quote: int) -> bool:
    """Whether nothing but adverbs, particles and who was told stands between the verb and a quotation."""
    i = report.verb + 1
    told = report.entry.addressee or report.inverted
    while i < quote:
        if not (
            (passage.pos[i] in ("ADV", "PART", "ADP") and passage.lower[i] not in _BEFORE_PLACE) or passage.space[i]
        ):
            return told and not any(
                passage.lower[k] in _RIGHT_GAP or passage.tags[k] in _VERBAL for k in range(i, quote)
            )
        i += 1
    return True
