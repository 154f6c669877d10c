"""“Interfax *cited* state television *as saying*”, “Klein said …, *the Post reported*”: statements that pass on
statements.

Of two statements of which one holds the other, the outer one stays; where the outer one does little but pass the inner
one on, the inner one stays, with the outer one as the link it came by.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factx.extract.quotations.passage import Passage
from factx.extract.quotations.reporting_clause import CITING
from factx.extract.quotations.statement import Basis, Pieces, Shape, Statement
from factx.extract.quotations.steps import JOIN_CITED, JOIN_NESTED, VETO_CITED

_THOUGHTS = frozenset(("cognition", "evidence", "intention", "attitude"))
# No reader holds more statements together; keeps odd texts from taking quadratic time.
_LARGEST_CLUSTER = 60
_CERTAIN = frozenset((Shape.FINAL, Shape.MEDIAL, Shape.COLON))


def join_statements(passage: Passage, found: list[Statement]) -> list[Statement]:
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
    for statement in sorted(_outermost(passage, found), key=lambda s: (_rank(s), -s.size)):
        rivals = [number for number, other in enumerate(kept) if _overlap(other, statement)]
        if not rivals:
            kept.append(statement)
            continue
        for number in rivals:
            other = kept[number]
            if _passes_on(passage, statement, other):
                kept[number] = replace(other, via=(statement, *other.via))
                break
            if len(rivals) == 1 and _passes_on(passage, other, statement):
                kept[number] = replace(statement, via=(*other.via, other, *statement.via))
                break
    return kept


def _with_cited_sources(passage: Passage, found: list[Statement]) -> list[Statement]:
    """“*Reuters, citing officials,* said the bridge had fallen”: what stands beside a clause that cites is theirs."""
    told_of: dict[int, Statement] = {}
    dropped = set()
    for number, citing in enumerate(found):
        if citing.cue is None or citing.cue.lemma not in CITING:
            continue
        if passage.rules.choose(VETO_CITED, passage, citing) is not None:
            dropped.add(number)
        for k in (*range(max(0, number - 2), number), *range(number + 1, min(len(found), number + 3))):
            told = passage.rules.choose(JOIN_CITED, passage, found[k], citing) if k not in told_of else None
            if told is not None:
                told_of[k] = replace(told.value, rule=told.rule.id)
                break
    return [told_of.get(number, statement) for number, statement in enumerate(found) if number not in dropped]


def _outermost(passage: Passage, found: list[Statement]) -> list[Statement]:
    """Without the statements whose cue is itself reported, unless the outer one but passes them on or is less certain.

    “She said Friday that she *thinks* the tape should be shown”: what she thinks is what she said.
    """
    return [
        inner
        for inner in found
        if not any(
            outer is not inner and _reports_cue(outer, inner) and not _passes_on(passage, outer, inner)
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


def _passes_on(passage: Passage, outer: Statement, inner: Statement) -> bool:
    """Whether an outer statement does little but pass an inner one on."""
    return passage.rules.choose(JOIN_NESTED, passage, outer, inner) is not None


def _overlap(one: Statement, other: Statement) -> bool:
    return any(a < d and c < b for a, b in one.contents for c, d in other.contents)
