"""Names that the text itself equates: “Kyaw Min Yu, better **known as** Jimmy”, “Orno, **aka** Orno Ltd”, “Ana Blau
(**later** Sosa)”."""

from factx.document import Document
from factx.lexicon import Lexicon
from factx.marks import Words
from factx.resolve.clusters import Cluster
from factx.resolve.steps import JOIN_EQUATED, Join, Joins

_REACH, _BRACKET = 9, 30


@JOIN_EQUATED.rule(
    "entity.known-as",
    examples=(
        "Kyaw Min Oo, better known as Jimmy Marlow, left early. Jimmy Marlow is a painter.",
        "The painter Petra Vandal, also known as Rosa Marlow, left early.",
    ),
    counterexamples=("Petra Blau wrote about Jimmy Marlow, who is well known as a painter.",),
)
def known_as(document: Document, clusters: list[Cluster]) -> Joins:
    """“Kyaw Min Yu, *better known as* **Jimmy**”, “Orno, *aka* **Orno Ltd**”: the text itself says that two are one."""
    owner = {(m.start, m.end): cluster for cluster in clusters for m in cluster.mentions if m.form == "named"}
    ends = {end: (start, end) for start, end in owner}
    starts = {span[0]: span for span in owner}
    for span in sorted(owner):
        second = starts.get(_after_equation(document.words, span[1], document.lexicon))
        if second is None or owner[span] is owner[second]:
            continue
        cluster, other = owner[span], owner[second]
        if cluster.kind != other.kind and document.words.lowers[span[0] - 1] == "of":
            cluster = owner.get(ends.get(span[0] - 1, span), cluster)  # “**Orno** of Varn, also known as Orno the Wise”
        if cluster.kind != other.kind or cluster is other:
            continue
        owner.update(((m.start, m.end), cluster) for m in other.mentions)
        yield Join(cluster, other)


def _after_equation(words: Words, i: int, lexicon: Lexicon) -> int:
    """The token after “, better known as” and its like; -1 where something else stands."""
    if words.lowers[i : i + 1] == ["("]:  # “Ana Sosa (born 3 May 1980), better known as …”
        closing = next((j for j in range(i, min(i + _BRACKET, len(words.lowers))) if words.lowers[j] == ")"), i)
        i = closing if words.lowers[closing + 1 : closing + 2] == [","] else i
    for j in range(i, min(i + _REACH, len(words.lowers) - 1)):
        if words.lowers[j] in ("aka", "a.k.a.", "alias"):
            return j + 1
        if words.lowers[j] in lexicon.naming("renamed") and words.lowers[j - 1] == "(":
            return j + 1
        if words.lowers[j] in ("known", "nicknamed"):
            return _after_known(words, j, lexicon)
        if words.lowers[j : j + 2] == ["identified", "as"]:
            return j + 2  # “Pierre Orno (1754 – 1825), self-identified as Peter Orno”
        if words.lowers[j] not in lexicon.naming("before known"):
            return -1
    return -1


def _after_known(words: Words, i: int, lexicon: Lexicon) -> int:
    """“known **as** …”, “known professionally **as** …”, “known by the **name** …”, “nicknamed …”."""
    if words.lowers[i] == "nicknamed":
        return i + 1
    j = i + 1 + (words.tags[i + 1] == "RB" if i + 1 < len(words.tags) else 0)
    if words.lowers[j : j + 1] in (["as"], ["simply"]):
        return j + 1
    while j < len(words.lowers) and words.lowers[j] in lexicon.naming("by a name"):
        j += 1
    return j if words.lowers[i + 1 : i + 2] == ["by"] else -1
