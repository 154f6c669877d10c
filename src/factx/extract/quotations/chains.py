"""“Interfax *cited* state television *as saying*”, “Klein said …, *the Post reported*”: statements that pass on
statements.

Of two statements of which one holds the other, the outer one stays; where the outer one does little but pass the inner
one on, the inner one stays, with the outer one as the link it came by.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factx.extract.quotations.passage import COMMAS, Passage
from factx.extract.quotations.reporting_clause import CITING
from factx.extract.quotations.speaker_phrases import Speaker, starting_at
from factx.extract.quotations.statement import Basis, Pieces, Shape, Statement

_THOUGHTS = frozenset(("cognition", "evidence", "intention", "attitude"))
_PASSED_ON = frozenset(("speech", "according_to", "colon"))
# How much of what the outer source says the inner statement must make up, its clause included.
_MOST = 0.6
# No reader holds more statements together; keeps odd texts from taking quadratic time.
_LARGEST_CLUSTER = 60
_FARTHEST_MODAL = 2
_FARTHEST_PARTICIPLE = 8
_UNTOLD = frozenset(("should", "must", "would", "could", "may", "might", "can", "not", "n't", "n’t", "never"))
_CERTAIN = frozenset((Shape.FINAL, Shape.MEDIAL, Shape.COLON))


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


def _joined(passage: Passage, near: Sequence[Statement]) -> list[Statement]:
    trimmed = (_without_sources(passage, statement, near) for statement in near)
    found = [statement for statement in trimmed if statement.contents]
    kept: list[Statement] = []
    for statement in sorted(_outermost(passage, found), key=lambda s: (_rank(s), -size(s))):
        rivals = [number for number, other in enumerate(kept) if _overlap(other, statement)]
        if not rivals:
            kept.append(statement)
            continue
        for number in rivals:
            other = kept[number]
            if passes_on(passage, statement, other):
                kept[number] = replace(other, via=(statement, *other.via))
                break
            if len(rivals) == 1 and passes_on(passage, other, statement):
                kept[number] = replace(statement, via=(*other.via, other, *statement.via))
                break
    return kept


def _with_cited_sources(passage: Passage, found: list[Statement]) -> list[Statement]:
    """“*Reuters, citing officials,* said the bridge had fallen”: whom the speaker cites said it, the speaker passes
    it on. “The agency, *quoting hospital sources*, put the toll at 31”: whom somebody cites is nothing that he says."""
    told_of: dict[int, Statement] = {}
    dropped = set()
    for number, citing in enumerate(found):
        if citing.cue is None or citing.cue.lemma not in CITING or passage.tags[citing.cue.start] != "VBG":
            continue
        source = _person_or_body(passage, citing)
        if source is None:
            continue
        dropped.add(number)
        beside = (*range(max(0, number - 2), number), *range(number + 1, min(len(found), number + 3)))
        told = next((k for k in beside if k not in told_of and _tells(passage, found[k], citing)), None)
        if told is not None:
            told_of[told] = replace(found[told], via=(found[told],), speaker=source, rule="quote.citing-participle")
    return [told_of.get(number, statement) for number, statement in enumerate(found) if number not in dropped]


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


def _without_sources(passage: Passage, statement: Statement, found: Sequence[Statement]) -> Statement:
    """A statement without the clauses of other sources at the edges of its content, which may leave nothing of it.

    “Xi told him that China was ready[, the paper reported]”; “[26 died, officials said,] with 3,700 arrested, TASS
    said”.
    """
    contents = statement.contents
    for other in found:
        if other is statement or not _is_trailing(other):
            continue
        first, last = other.clause
        if contents and contents[0][0] < first and last <= contents[-1][1] + 1:
            if statement.clause[0] < first:
                medial = statement.of_source and statement.shape is Shape.MEDIAL
                contents = _before(passage, contents, statement.clause[0] if medial else first)
            elif other.of_source:
                contents = _after(passage, contents, last)
    return statement if contents == statement.contents else replace(statement, contents=contents)


def _is_trailing(statement: Statement) -> bool:
    """Whether its clause stands behind all or some of its content, which is no quotation alone."""
    if statement.shape is Shape.FINAL:
        return statement.basis is not Basis.QUOTATION
    return statement.shape is Shape.CITED or (statement.of_source and statement.shape is Shape.MEDIAL)


def _before(passage: Passage, contents: Pieces, limit: int) -> Pieces:
    pieces = [passage.trimmed(start, min(end, limit)) for start, end in contents if start < limit]
    return tuple(piece for piece in pieces if piece[0] < piece[1])


def _after(passage: Passage, contents: Pieces, limit: int) -> Pieces:
    pieces = [passage.trimmed(max(start, limit), end) for start, end in contents if end > limit]
    return tuple((start + (passage.lower[start] == "with"), end) for start, end in pieces if end - start > 1)


def _rank(statement: Statement) -> int:
    """Words in quotation marks with a cue beside them come first, noun phrases last.

    “said that she has *learned* her lesson: “…””: a verb that tells of no words makes no words in marks its own.
    """
    thought = statement.cue is not None and statement.cue.label in _THOUGHTS and len(statement.stretches) > 0
    quoted = statement.basis is Basis.QUOTATION or statement.shape is Shape.COLON
    if (statement.shape in _CERTAIN and quoted and not thought) or statement.shape is Shape.CITED:
        return 0
    asked = statement.cue is not None and statement.cue.lemma == "ask"  # “asked them *what they thought*”
    return 2 if statement.shape is Shape.PHRASE and not asked else 1


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
    if outer.speaker.head == inner.speaker.head or inner.shape is Shape.PHRASE:
        return False
    if not _UNTOLD.isdisjoint(passage.lower[max(inner.cue.start - _FARTHEST_MODAL, 0) : inner.cue.start]):
        return False  # “said the plan *should reiterate* its support”, “he did *not reveal* where”: nobody's words
    # nobody passes on their own words
    if not any(start <= inner.cue.start < end for start, end in outer.contents):
        return False
    runs_in = outer.shape is Shape.FINAL and outer.basis is Basis.MIXED and inner.basis is Basis.QUOTATION
    if runs_in and inner.end == outer.end:
        return True  # “Asked about it, Falk said: “No,” *the Post reported*”: however long the way to his words is
    held = sum(max(0, min(b, d) - max(a, c)) for a, b in outer.contents for c, d in (*inner.contents, inner.clause))
    if held < _MOST * size(outer):
        return False
    if "to" in passage.lower[max(inner.start - 1, 0) : inner.start + 1]:
        return False  # “said that Japan agreed to “renounce war””
    if outer.shape is Shape.COMPLEMENT:
        return 2 * size(inner) >= size(outer)
    return True
