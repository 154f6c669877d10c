"""“Interfax *cited* state television *as saying*”, “Klein said …, *the Post reported*”: statements that pass on
statements.

Of two statements of which one holds the other, the outer one stays; where the outer one does little but pass the inner
one on, the inner one stays, with the outer one as the link it came by.
"""

from collections.abc import Iterator
from dataclasses import replace

from factx import syntax
from factx.extract.quotations.clauses import Report
from factx.extract.quotations.passage import COMMAS, Passage
from factx.extract.quotations.speaker_phrases import Speaker, before, phrase_of, starting_at
from factx.extract.quotations.statement import Statement

_THOUGHTS = frozenset(("cognition", "evidence", "intention", "attitude"))
_PASSED_ON = frozenset(("speech", "according_to", "colon"))
# How much of what the outer source says the inner statement must make up, its clause included.
_MOST = 0.6
# No reader holds more statements together; keeps odd texts from taking quadratic time.
_LARGEST_CLUSTER = 60
_FARTHEST_MODAL = 2
_FARTHEST_PARTICIPLE = 8
_CITING = frozenset(("cite", "quote"))
_UNTOLD = frozenset(("should", "must", "would", "could", "may", "might", "can", "not", "n't", "n’t", "never"))
_CERTAIN = frozenset(("direct-final", "direct-inverted", "direct-interrupted", "direct-colon", "headline-colon"))


def joined(passage: Passage, found: list[Statement]) -> list[Statement]:
    """The statements without those that others hold; chains made."""
    kept = [statement for near in _clusters(found) for statement in _joined(passage, near)]
    return _with_cited_sources(passage, sorted(kept, key=lambda s: s.start))


def _clusters(found: list[Statement]) -> Iterator[list[Statement]]:
    """Statements that share words, clause or content; whatever is compared is compared within them."""
    cluster: list[Statement] = []
    reach = 0
    for statement in sorted(found, key=_first):
        if cluster and (_first(statement) > reach + 1 or len(cluster) >= _LARGEST_CLUSTER):
            yield cluster
            cluster = []
        cluster.append(statement)
        reach = max(reach, statement.end, statement.clause[1])
    if cluster:
        yield cluster


def _first(statement: Statement) -> int:
    return min(statement.start, statement.clause[0])


def _joined(passage: Passage, found: list[Statement]) -> list[Statement]:
    found = [statement for statement in found if _without_sources(passage, statement, found)]
    kept: list[Statement] = []
    for statement in sorted(_outermost(passage, found), key=lambda s: (_rank(s), -size(s))):
        rivals = [other for other in kept if _overlap(other, statement)]
        if not rivals:
            kept.append(statement)
            continue
        for other in rivals:
            if passes_on(passage, statement, other):
                other.via.insert(0, statement)
                break
            if len(rivals) == 1 and passes_on(passage, other, statement):
                statement.via[:0] = [*other.via, other]
                kept[kept.index(other)] = statement
                break
    return kept


def _with_cited_sources(passage: Passage, found: list[Statement]) -> list[Statement]:
    """“*Reuters, citing officials,* said the bridge had fallen”: whom the speaker cites said it, the speaker passes
    it on. “The agency, *quoting hospital sources*, put the toll at 31”: whom somebody cites is nothing that he says."""
    kept = []
    for number, citing in enumerate(found):
        if citing.cue is None or citing.cue.lemma not in _CITING or passage.tags[citing.cue.start] != "VBG":
            kept.append(citing)
            continue
        source = _person_or_body(passage, citing)
        beside = (*found[max(0, number - 2) : number], *found[number + 1 : number + 3])
        told = next((other for other in beside if _tells(passage, other, citing)), None)
        if source is None:
            kept.append(citing)
        elif told is not None:
            told.via.append(replace(told, via=[]))
            told.speaker, told.rule = source, "chain-citing"
    return kept


def _tells(passage: Passage, told: Statement, citing: Statement) -> bool:
    """Whether one statement is told by who cites in the other, in the same sentence."""
    if told.cue is None or citing.cue is None or told.speaker is None or citing.speaker is None or told.via:
        return False
    first, last = passage.sentence(citing.cue.start)
    if not first <= told.cue.start < last or told.cue.label != "speech":
        return False
    return told.speaker.head == citing.speaker.head or _right_behind(passage, told.cue.end, citing.cue.start)


def _right_behind(passage: Passage, cue_end: int, participle: int) -> bool:
    """“…, a newspaper *reported* on Thursday, *citing* a diplomat”: with nothing but a time between, the nearest verb
    is meant, whatever the parse hangs the participle on."""
    between = range(cue_end, participle)
    return (
        0 < len(between) <= _FARTHEST_PARTICIPLE
        and passage.lower[participle - 1] in COMMAS
        and not any(passage.pos[i] in ("VERB", "AUX", "PRON") for i in between)
        and all(passage.is_date(i) for i in between if passage.pos[i] in ("NOUN", "PROPN"))
    )


def _person_or_body(passage: Passage, citing: Statement) -> Speaker | None:
    """The cited person or body; None for documents, reasons and words."""
    start, end = citing.contents[0]
    found = starting_at(passage, start, end)
    if found is None or passage.quoted[found.head]:
        return None
    lemma, lexicon = passage.doc[found.head].lemma_.lower(), passage.lexicon
    cited = lemma in lexicon.words("persons") or lemma in lexicon.words("quoting", "source")
    return found if cited or passage.named[found.head] else None


def _outermost(passage: Passage, found: list[Statement]) -> list[Statement]:
    """Without the statements whose cue is itself reported, unless the outer one but passes them on or is less certain.

    “She said Friday that she *thinks* the tape should be shown”: what she thinks is what she said.
    """
    return [
        inner
        for inner in found
        if not any(
            outer is not inner and _reports_cue(outer, inner) and not passes_on(passage, outer, inner)
            for outer in found
        )
    ]


def _reports_cue(outer: Statement, inner: Statement) -> bool:
    if inner.cue is None or outer.cue is None or _rank(outer) > _rank(inner):
        return False
    if any(start <= outer.cue.start < end for start, end in inner.contents):
        return False
    return any(start <= inner.cue.start < end for start, end in outer.contents)


def _without_sources(passage: Passage, statement: Statement, found: list[Statement]) -> bool:
    """Take the clauses of other sources off the edges of a content; False where nothing is left.

    “Xi told him that China was ready[, the paper reported]”; “[26 died, officials said,] with 3,700 arrested, TASS
    said”.
    """
    for other in found:
        if other is statement or other.rule not in _TRAILING:
            continue
        first, last = other.clause
        if statement.contents and statement.start < first and last <= statement.end + 1:
            if statement.clause[0] < first:
                limit = statement.clause[0] if statement.rule == "according-to-medial" else first
                statement.contents = _before(passage, statement.contents, limit)
            elif other.rule.startswith("according-to"):
                statement.contents = _after(passage, statement.contents, last)
    return bool(statement.contents)


_TRAILING = frozenset(("indirect-final", "mixed-final", "according-to-final", "according-to-medial", "chain-as-saying"))


def _before(passage: Passage, contents: list[tuple[int, int]], limit: int) -> list[tuple[int, int]]:
    pieces = [passage.trimmed(start, min(end, limit)) for start, end in contents if start < limit]
    return [piece for piece in pieces if piece[0] < piece[1]]


def _after(passage: Passage, contents: list[tuple[int, int]], limit: int) -> list[tuple[int, int]]:
    pieces = [passage.trimmed(max(start, limit), end) for start, end in contents if end > limit]
    return [(start + (passage.lower[start] == "with"), end) for start, end in pieces if end - start > 1]


def _rank(statement: Statement) -> int:
    """Words in quotation marks with a cue beside them come first, noun phrases last.

    “said that she has *learned* her lesson: “…””: a verb that tells of no words makes no words in marks its own.
    """
    thought = statement.cue is not None and statement.cue.label in _THOUGHTS and len(statement.stretches) > 0
    if (statement.rule in _CERTAIN and not thought) or statement.rule.startswith("chain"):
        return 0
    asked = statement.cue is not None and statement.cue.lemma == "ask"  # “asked them *what they thought*”
    return 2 if statement.rule == "phrase" and not asked else 1


def size(statement: Statement) -> int:
    """How many tokens a statement's content has."""
    return sum(end - start for start, end in statement.contents)


def _overlap(one: Statement, other: Statement) -> bool:
    return any(a < d and c < b for a, b in one.contents for c, d in other.contents)


def passes_on(passage: Passage, outer: Statement, inner: Statement) -> bool:
    """Whether an outer statement holds little more than an inner one with its clause.

    “*The Post reported that* Klein said he was ill”: yes. “He said he would go and that Klein had told him so”: no.
    """
    if outer.cue is None or inner.cue is None or outer.cue.label not in _PASSED_ON or inner.cue.label not in _PASSED_ON:
        return False
    if outer.speaker is None or inner.speaker is None or inner.clause == outer.clause:
        return False
    if outer.speaker.head == inner.speaker.head or inner.rule == "phrase":
        return False
    if not _UNTOLD.isdisjoint(passage.lower[max(inner.cue.start - _FARTHEST_MODAL, 0) : inner.cue.start]):
        return False  # “said the plan *should reiterate* its support”, “he did *not reveal* where”: nobody's words
    # nobody passes on their own words
    if not any(start <= inner.cue.start < end for start, end in outer.contents):
        return False
    if outer.rule == "mixed-final" and inner.rule.startswith("direct-") and inner.end == outer.end:
        return True  # “Asked about it, Falk said: “No,” *the Post reported*”: however long the way to his words is
    held = sum(max(0, min(b, d) - max(a, c)) for a, b in outer.contents for c, d in (*inner.contents, inner.clause))
    if held < _MOST * size(outer):
        return False
    if "to" in passage.lower[max(inner.start - 1, 0) : inner.start + 1]:
        return False  # “said that Japan agreed to “renounce war””
    if outer.rule == "indirect-complement" or outer.rule == "indirect-unparsed":
        return 2 * size(inner) >= size(outer)
    return True


def as_saying(passage: Passage, report: Report) -> Iterator[tuple[int, Speaker, bool]]:
    """“cited *Xi as saying*”, “Braynard *is quoted as saying*”: the participle, who says, and whether somebody cites
    them."""
    _, last = passage.sentence(report.verb)
    for i in range(report.verb + 1, min(last - 1, report.verb + 25)):
        if passage.lower[i] == "as" and i + 1 in passage.cues and passage.tags[i + 1] == "VBG":
            speaker = _cited(passage, report, i)
            if speaker is not None:
                yield i + 1, speaker, not syntax.is_passive(passage.token(report.verb))
            return
        if passage.quoted[i]:
            return


def _cited(passage: Passage, report: Report, as_: int) -> Speaker | None:
    """Whom “cited … as saying” cites."""
    verb = passage.token(report.verb)
    if syntax.is_passive(verb):
        subject = syntax.own_subject(verb)
        return phrase_of(passage, subject.i) if subject is not None else None
    for noun in syntax.objects(verb):
        if report.verb < noun.i < as_:
            return phrase_of(passage, noun.i)
    k = passage.skip_back(as_ - 1, report.verb + 1, COMMAS)
    return before(passage, k, report.verb + 1) if k > report.verb else None
