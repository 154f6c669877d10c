"""Names that the text itself equates: “Kyaw Min Yu, better **known as** Jimmy”, “Orno, **aka** Orno Ltd”, “Ana Blau
(**later** Sosa)”.
"""

from collections.abc import Sequence

from factx.lexicon.closed_classes import word_set
from factx.marks import Words
from factx.resolve.clusters import Cluster

_BETWEEN = word_set(", ( also better formerly popularly commonly widely previously once is was and who")
_REACH = 7
_RENAMED = word_set("later formerly née nee")  # “Ana Blau (later Sosa)”


def join(words: Words, clusters: Sequence[Cluster]) -> None:
    """Join two names with nothing but “(better) known as”, “aka”, “alias” or “(later” between them."""
    owner = {(m.start, m.end): cluster for cluster in clusters for m in cluster.mentions if m.form == "named"}
    starts = {start: span for span in owner for start in span[:1]}
    for span in sorted(owner):
        second = starts.get(_after_equation(words, span[1]))
        if second is None or owner[span] is owner[second]:
            continue
        cluster, other = owner[span], owner[second]
        owner.update(((m.start, m.end), cluster) for m in other.mentions)
        cluster.absorb(other, "known as")


def _after_equation(words: Words, i: int) -> int:
    """The token after “, better known as” and its like; -1 where something else stands."""
    for j in range(i, min(i + _REACH, len(words.lowers) - 1)):
        if words.lowers[j] in ("aka", "a.k.a.", "alias"):
            return j + 1
        if words.lowers[j] in _RENAMED and words.lowers[j - 1] == "(":
            return j + 1
        if words.lowers[j] in ("known", "nicknamed"):
            return j + 2 if words.lowers[j + 1] == "as" else (j + 1 if words.lowers[j] == "nicknamed" else -1)
        if words.lowers[j] not in _BETWEEN:
            return -1
    return -1
