"""Names that the text itself equates: “Kyaw Min Yu, better **known as** Jimmy”, “Orno, **aka** Orno Ltd”, “Ana Blau
(**later** Sosa)”."""

from collections.abc import Sequence

from factx.lexicon.closed_classes import word_set
from factx.marks import Words
from factx.resolve.clusters import Cluster

_BETWEEN = word_set(
    ", ( also better more formerly popularly commonly widely previously professionally publicly affectionately once "
    "is was and who ) born self -"
)
_BY_NAME = word_set("by his her their the stage pen screen ring online name names pseudonym alias nickname moniker")
_REACH, _BRACKET = 9, 30
_RENAMED = word_set("later formerly née nee")  # “Ana Blau (later Sosa)”


def join(words: Words, clusters: Sequence[Cluster]) -> None:
    """Join two names with nothing but “(better) known as”, “aka”, “alias” or “(later” between them."""
    owner = {(m.start, m.end): cluster for cluster in clusters for m in cluster.mentions if m.form == "named"}
    ends = {end: (start, end) for start, end in owner}
    starts = {start: span for span in owner for start in span[:1]}
    for span in sorted(owner):
        second = starts.get(_after_equation(words, span[1]))
        if second is None or owner[span] is owner[second]:
            continue
        cluster, other = owner[span], owner[second]
        if cluster.kind != other.kind and words.lowers[span[0] - 1] == "of":
            cluster = owner.get(ends.get(span[0] - 1, span), cluster)  # “**Orno** of Varn, also known as Orno the Wise”
        if cluster.kind != other.kind or cluster is other:
            continue
        owner.update(((m.start, m.end), cluster) for m in other.mentions)
        cluster.absorb(other, "known as")


def _after_equation(words: Words, i: int) -> int:
    """The token after “, better known as” and its like; -1 where something else stands."""
    if words.lowers[i : i + 1] == ["("]:  # “Ana Sosa (born 3 May 1980), better known as …”
        closing = next((j for j in range(i, min(i + _BRACKET, len(words.lowers))) if words.lowers[j] == ")"), i)
        i = closing if words.lowers[closing + 1 : closing + 2] == [","] else i
    for j in range(i, min(i + _REACH, len(words.lowers) - 1)):
        if words.lowers[j] in ("aka", "a.k.a.", "alias"):
            return j + 1
        if words.lowers[j] in _RENAMED and words.lowers[j - 1] == "(":
            return j + 1
        if words.lowers[j] in ("known", "nicknamed"):
            return _after_known(words, j)
        if words.lowers[j : j + 2] == ["identified", "as"]:
            return j + 2  # “Pierre Orno (1754 – 1825), self-identified as Peter Orno”
        if words.lowers[j] not in _BETWEEN:
            return -1
    return -1


def _after_known(words: Words, i: int) -> int:
    """“known **as** …”, “known professionally **as** …”, “known by the **name** …”, “nicknamed …”."""
    if words.lowers[i] == "nicknamed":
        return i + 1
    j = i + 1 + (words.tags[i + 1] == "RB" if i + 1 < len(words.tags) else 0)
    if words.lowers[j : j + 1] in (["as"], ["simply"]):
        return j + 1
    while j < len(words.lowers) and words.lowers[j] in _BY_NAME:
        j += 1
    return j if words.lowers[i + 1 : i + 2] == ["by"] else -1
