"""From a cue verb to its statement: words in quotation marks beside it, the clause it governs, or the sentence it stands in.

“Those who do not surrender will be eliminated,” *Tokayev said*. · *Officials insist* the troops will not fight. ·
Control was regained, *the ministry said*. · Even then, *he said*, it was late. · *She praised* the nurses.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from factx import syntax
from factx.extract.chains import as_saying
from factx.extract.clauses import Report, addressee_of, complement_extent, ends_sentence, report_of
from factx.extract.content import content_end
from factx.extract.passage import BREAKS, COMMAS, Passage, last_inner
from factx.extract.statement import Statement
from factx.marks import CueMark

_CITING = frozenset(("cite", "quote"))
_LEFT_GAP = COMMAS
_RIGHT_GAP = COMMAS | {":"}
# How many words may stand between a cue with its clause and the quotation it introduces (own samples: “in a speech on …”).
_LONGEST_GAP = 18


def statements(passage: Passage) -> Iterator[Statement]:
    """The statement of each cue verb that has one, in text order."""
    for cue in passage.cues.values():
        entry = passage.entry(cue)
        if entry is None or entry.part_of_speech != "verb":
            continue
        if _is_bare_participle(passage, cue):
            continue
        report = report_of(passage, cue, entry)
        if cue.lemma in _CITING:
            chained = cited_as_saying(passage, report)
            if chained is not None:
                yield chained
                continue
        found = (
            direct_before(passage, report)
            or direct_after(passage, report)
            or governed_clause(passage, report)
            or around(passage, report)
            or governed_phrase(passage, report)
            or unparsed_clause(passage, report)
        )
        if found is not None:
            found.addressee = addressee_of(passage, report, found.start if found.start > report.verb else len(passage))
            yield found


def _is_bare_participle(passage: Passage, cue: CueMark) -> bool:
    """“*Asked* about the fire, he left”, “the *reported* losses”: a passive participle reports nothing itself."""
    token = passage.token(cue.start)
    if passage.tags[cue.start] != "VBN":
        return False
    return not syntax.auxiliaries(token) and (token.dep in syntax.ADNOMINAL_CLAUSE or syntax.own_subject(token) is None) and (
        token.dep not in syntax.CONJUNCT
    )


def _statement(report: Report, contents: list[tuple[int, int]], rule: str, stretches: list[int] | None = None) -> Statement:
    return Statement(
        contents=contents,
        cue=report.cue,
        speaker=report.speaker,
        rule=rule,
        clause=(report.start, report.stop),
        cue_end=report.cue_end,
        stretches=stretches or [],
    )


def cited_as_saying(passage: Passage, report: Report) -> Statement | None:
    """*The paper cited Xi as saying* the talks would go on. The talks would go on, *the paper cited Xi as saying*."""
    for verb, speaker, cited in as_saying(passage, report):
        cue = passage.cues[verb]
        entry = passage.entry(cue)
        if entry is None:
            return None
        inner = report_of(passage, cue, entry)
        inner.speaker, inner.start, inner.own_subject, inner.inverted = speaker, report.start, True, False
        found = (
            direct_before(passage, inner)
            or direct_after(passage, inner)
            or governed_clause(passage, inner)
            or around(passage, inner)
            or unparsed_clause(passage, inner)
        )
        if found is None:
            return None
        found.rule = "chain-as-saying"
        if cited:
            outer = _statement(report, list(found.contents), "chain-citing")
            found.via.append(outer)
        return found
    return None


def direct_before(passage: Passage, report: Report) -> Statement | None:
    """“We won,” *she said*. “We won,” *said Ana Sosa*. Prices “will fall,” *he said*: a quotation right before the clause."""
    if report.speaker is None or not (report.inverted or report.own_subject):
        return None
    first, _ = passage.paragraph(report.verb)
    k = passage.skip_back(report.start - 1, first, _LEFT_GAP)
    if k < first or not passage.quoted[k] or report.speaker.start < k:
        return None
    index = passage.stretch_over(k)
    if index is None or passage.stretches[index].end != k + 1:
        return None
    ending = last_inner(passage, passage.stretches[index])
    comma_after = any(passage.lower[i] in COMMAS for i in range(k + 1, report.start))
    if ending not in ",?!—–-…" and not comma_after and not (report.inverted and ending == "."):
        return None
    stretch = passage.stretches[index]
    start = _sentence_lead(passage, stretch.start)
    if start is None:
        return None
    contents = [(start, stretch.end)]
    stretches = [*passage.stretches_in(start, stretch.end)]
    pieces = _continued(passage, report.stop)
    for piece in pieces:
        contents.append((passage.stretches[piece].start, passage.stretches[piece].end))
        stretches.append(piece)
    if not pieces:
        contents.extend(_rest_of_clause(passage, report))
    rule = "direct-inverted" if report.inverted else "direct-final"
    if len(contents) > 1:
        rule = "direct-interrupted"
    return _statement(report, contents, rule, stretches)


def _sentence_lead(passage: Passage, quote_start: int) -> int | None:
    """Where a statement that ends in a quotation begins: with its sentence; None where another cue leads up to it."""
    first, _ = passage.sentence(quote_start)
    first = passage.skip(first, quote_start)
    k = passage.skip_back(quote_start - 1, first)
    if k < first:
        return quote_start
    if passage.lower[k] == ":":
        return quote_start
    if any(i in passage.cues for i in range(max(first, k - 3), k + 1)):
        return None
    return first


def _continued(passage: Passage, stop: int) -> list[int]:
    """“A,” he said, *“B.”* · “A,” he said at a rally in Macon, Ga., *“B.”*: a quotation that goes on after a comma."""
    _, last = passage.sentence(stop - 1)
    for i in range(stop, min(last, stop + _LONGEST_GAP)):
        if passage.quoted[i]:
            index = passage.stretch_over(i)
            k = passage.skip_back(i - 1, stop)
            opens = index is not None and passage.stretches[index].start == i
            return [index] if index is not None and opens and k >= stop and passage.lower[k] in COMMAS else []
        if i in passage.cues or passage.is_finite(i):
            return []
    return []


def _rest_of_clause(passage: Passage, report: Report) -> list[tuple[int, int]]:
    """“Only you,” she said, *would use the occasion*. “A deal,” he said, *and still “got to sit in”*."""
    _, last = passage.sentence(report.stop - 1)
    if report.stop + 1 >= last or passage.lower[report.stop] not in COMMAS:
        return []
    start = passage.skip(report.stop, last, COMMAS)
    if start >= last or any(i in passage.cues for i in range(start, last)):
        return []
    goes_on = passage.is_finite(start) or (
        passage.lower[start] in ("and", "but") and len(passage.stretches_in(start, last)) > 0
    )
    start, end = passage.trimmed(start, last)
    return [(start, end)] if goes_on and start < end else []


def direct_after(passage: Passage, report: Report) -> Statement | None:
    """*He said*: “We won.” *She told reporters on Friday*, “No.” *It read* “Go home”: a quotation right after the clause."""
    if not report.open_end and report.entry.content != "quotation":
        return None
    if report.entry.content == "phrase":
        return None
    index = _quotation_after(passage, report)
    if index is None:
        return None
    stretch = passage.stretches[index]
    k = passage.skip_back(stretch.start - 1, 0)
    words = passage.text[stretch.start_char : stretch.end_char].strip("“”\"'‘’`«» ")
    if passage.lower[k] == "," and words[:1].islower():
        medial = around(passage, report)
        if medial is not None:
            return medial
    if passage.lower[k] in (":", ","):
        rule = "direct-colon" if passage.lower[k] == ":" else "direct-introduced"
        return _statement(report, [(stretch.start, stretch.end)], rule, [index])
    if report.entry.content == "quotation" or not _is_beside(passage, report, stretch.start):
        return None
    if words[:1].isupper() and last_inner(passage, stretch) in ".,?!…":
        return _statement(report, [(stretch.start, stretch.end)], "direct-introduced", [index])
    _, last = passage.sentence(stretch.start)
    start, end = passage.trimmed(stretch.start, content_end(passage, report.verb, stretch.start - 1, last))
    return _statement(report, [(start, end)], "mixed-introduced", [*passage.stretches_in(start, end)])


_VERBAL = frozenset(("TO", "VB", "VBN", "VBG", "IN"))


def _is_beside(passage: Passage, report: Report, quote: int) -> bool:
    """Whether nothing but adverbs, particles and who was told stands between the verb and a quotation."""
    i = report.verb + 1
    told = report.entry.addressee or report.inverted
    while i < quote:
        if not (passage.pos[i] in ("ADV", "PART", "ADP") and passage.lower[i] not in ("of", "in", "as") or passage.space[i]):
            return told and not any(passage.lower[k] in _RIGHT_GAP or passage.tags[k] in _VERBAL for k in range(i, quote))
        i += 1
    return True


def _quotation_after(passage: Passage, report: Report) -> int | None:
    """The number of the quotation that a clause leads up to."""
    first, last = passage.paragraph(report.verb)
    at = passage.skip(report.stop, last, _RIGHT_GAP)
    if at >= last:
        if last > first and passage.lower[passage.skip_back(last - 1, first)] == ":":
            return _opens_next_paragraph(passage, report.verb)
        return None
    if not passage.quoted[at]:
        at = _after_gap(passage, report, at)
        if at < 0:
            return None
    index = passage.stretch_over(at)
    if index is None or passage.stretches[index].start != at:
        return None
    return index


def _after_gap(passage: Passage, report: Report, at: int) -> int:
    """The quotation after “…, in a speech in Kabul, “ or before which a colon stands; -1 if none."""
    _, last = passage.sentence(report.verb)
    for i in range(at, min(last, at + _LONGEST_GAP)):
        if passage.quoted[i]:
            k = passage.skip_back(i - 1, at)
            return i if passage.lower[k] in (",", ":") else -1
        if i in passage.cues or (passage.is_finite(i) and ":" not in passage.lower[i : i + 8]):
            return -1
    return -1


def _opens_next_paragraph(passage: Passage, i: int) -> int | None:
    """The quotation that begins the paragraph after the one of token i."""
    number = passage.paragraph_index(i) + 1
    if number >= len(passage.paragraphs):
        return None
    first, _ = passage.paragraphs[number]
    index = passage.stretch_over(first)
    return index if index is not None and passage.stretches[index].start == first else None


def governed_clause(passage: Passage, report: Report) -> Statement | None:
    """*Officials insist* the troops will not fight. *He said on Friday* that order “had now been restored”."""
    if report.entry.content in ("quotation", "phrase"):
        return None
    extent = complement_extent(passage, report)
    if extent is None:
        return None
    _, last = passage.sentence(report.verb)
    begin = extent[0]
    if not report.entry.addressee and not report.inverted and _noun_between(passage, report.verb + 1, begin):
        begin = report.verb + 1
    start, end = passage.trimmed(begin, content_end(passage, report.verb, begin, last))
    if start >= end:
        return None
    medial = around(passage, report)
    if medial is not None and medial.end > report.verb:
        return medial
    return _statement(report, [(start, end)], "indirect-complement", [*passage.stretches_in(start, end)])


def unparsed_clause(passage: Passage, report: Report) -> Statement | None:
    """*He said* [the levies “do nothing for growth”]: where the parse has no clause, the rest of the sentence is one."""
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
    return _statement(report, [(start, end)], "indirect-unparsed", [*passage.stretches_in(start, end)])


def _unparsed_start(passage: Passage, report: Report, begin: int, last: int) -> int | None:
    """Where “that”, or a subject with a verb (in quotation marks or not), begins after the attributing clause."""
    if report.stop >= last:
        return None
    if not report.open_end and passage.lower[report.stop] in _CLAUSE_OPENERS:
        asks = report.entry.addressee or report.cue.lemma in ("wonder", "question")
        return report.stop if passage.lower[report.stop] != "if" or asks else None
    if report.entry.cue_class != "speech" or report.entry.prepositions or report.inverted:
        return None
    if any(passage.pos[i] == "SCONJ" or passage.tags[i] in ("WP", "WRB", "WDT") for i in range(begin, report.stop)):
        return None
    while begin < report.stop and passage.doc[begin].ent_type_ in ("DATE", "TIME"):
        begin += 1
    if not report.open_end:
        return begin if _noun_between(passage, begin, report.stop) else None
    if report.entry.content != "clause" or not _noun_between(passage, begin, report.stop):
        return None
    if passage.quoted[report.stop] or any(passage.is_finite(i) for i in range(report.stop, last)):
        return begin
    return None


_CLAUSE_OPENERS = frozenset(("that", "whether", "how", "why", "if"))


def around(passage: Passage, report: Report) -> Statement | None:
    """Control was regained, *the ministry said*. Even then, *he said*, it was late: the sentence without the clause."""
    if report.entry.content in ("quotation", "phrase") or not report.open_end or report.speaker is None:
        return None
    if not (report.inverted or report.own_subject):
        return None
    first, last = passage.sentence(report.verb)
    k = passage.skip_back(report.start - 1, first)
    if k < first or passage.lower[k] not in COMMAS:
        return None
    if _governs_noun(passage, report):
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
        if start < end:
            contents.append((start, end))
    if not contents or not any(passage.is_finite(i) for start, end in contents for i in range(start, end)):
        return None
    stretches = [index for start, end in contents for index in passage.stretches_in(start, end)]
    return _statement(report, contents, "indirect-final" if closes else "indirect-medial", stretches)


def _governs_noun(passage: Passage, report: Report) -> bool:
    """Whether a noun that is neither addressee, date nor prepositional stands between verb and comma: “said forces, which …”."""
    if report.entry.addressee or report.inverted:
        return False
    complement = complement_extent(passage, report)
    if complement is not None and complement[0] < report.stop:
        return True
    return _noun_between(passage, report.verb + 1, report.stop)


def _noun_between(passage: Passage, start: int, end: int) -> bool:
    """Whether a noun stands there that is neither a date nor governed by a preposition."""
    after_preposition = False
    for i in range(start, end):
        if passage.pos[i] in ("ADP", "SCONJ"):
            after_preposition = True
        elif passage.pos[i] in ("NOUN", "PROPN", "PRON") and not after_preposition:
            return passage.doc[i].ent_type_ not in ("DATE", "TIME")
    return False


def governed_phrase(passage: Passage, report: Report) -> Statement | None:
    """*She praised* the nurses. *He called* it “a gift”. *Farmers talked about* the drought."""
    if report.entry.content in ("clause", "quotation") and not report.entry.prepositions:
        return None
    verb = passage.token(report.verb)
    _, last = passage.sentence(report.verb)
    heads = []
    if report.entry.content in ("phrase", "any"):
        heads = [noun for noun in syntax.objects(verb) if noun.i > report.verb]
        heads += [head for head in syntax.clausal_complements(verb) if head.i > report.verb]
    preposed = [
        noun
        for preposition, noun in syntax.prepositional(verb)
        if preposition.lower_ in report.entry.prepositions and noun.i > report.verb
    ]
    if not heads and not preposed:
        return None
    first_head = min((*heads, *preposed), key=lambda token: token.i)
    start = first_head.left_edge.i
    if first_head in preposed:
        start = max(start, (syntax.preposition_of(first_head) or first_head).i + 1)
    start = max(start, report.verb + 1)
    end = start
    for child in verb.rights:
        if child.right_edge.i >= start and (child.dep in _IN_PHRASE_CONTENT or _is_reason(child)):
            if child.left_edge.i > end + 1 and end > start:
                break
            end = max(end, min(child.right_edge.i + 1, last))
    end = _to_next_break(passage, end, last)
    start, end = passage.trimmed(start, content_end(passage, report.verb, start, end))
    if start >= end:
        return None
    return _statement(report, [(start, end)], "phrase", [*passage.stretches_in(start, end)])


def _to_next_break(passage: Passage, end: int, last: int) -> int:
    """A phrase that the parse ends early goes on to the next comma: “the climate in which people “hate each other””."""
    i = end
    while i < last:
        index = passage.stretch_over(i)
        if index is not None:
            i = passage.stretches[index].end
        elif passage.lower[i] in BREAKS or passage.lower[i] in _AND_OTHERS:
            break
        else:
            i += 1
    return max(end, min(i, last))


_AND_OTHERS = frozenset(("and", "but", "after", "when", "as", "while", "before", "on", "during", "because"))
_IN_PHRASE_CONTENT = (
    syntax.OBJECT
    | syntax.INDIRECT_OBJECT
    | syntax.CLAUSAL_COMPLEMENT
    | syntax.OPEN_COMPLEMENT
    | syntax.OBLIQUE
    | syntax.PREPOSITION
    | syntax.PREDICATE
)


def _is_reason(clause: Token) -> bool:
    """“criticized him *for leaving*”, “accused them *of lying*”: UD hangs the clause on the verb as adverbial."""
    return clause.dep in syntax.ADVERBIAL_CLAUSE and any(
        mark.lower_ in _REASON_MARKS and mark.i < clause.i for mark in clause.children
    )


_REASON_MARKS = frozenset(("for", "of", "as", "to", "from", "into"))
