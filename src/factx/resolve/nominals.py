"""Descriptions joined to names: “the interior minister”, “Kazakhstan’s president”, “the paper”, “the commission”."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping

from factx import syntax
from factx.document import Document
from factx.lexicon import phrases
from factx.marks import Nominal
from factx.resolve import announced, collectives, descriptions, salience
from factx.resolve.clusters import REACH, Cluster, Mention, last_before

_MANY = 30


def join(
    view: Document, nominals: list[Nominal], clusters: list[Cluster], said: Mapping[int, list[tuple[int, int]]]
) -> list[Nominal]:
    """Join what is certain; returns the nominals that stand for nobody named.

    `said` gives, for the head of whoever speaks, the tokens of what stands in quotation marks.
    """
    people = [c for c in clusters if c.kind == "person"]
    holders, bodies = _by_role(people), _by_noun([c for c in clusters if c.kind == "organization"])
    starts = {m.start: (m, c) for c in people for m in c.mentions if m.form == "named"}
    ends = {m.end: c for c in people for m in c.mentions if m.form == "named"}
    titles = {i for start, _ in starts.items() for i in _title_tokens(starts[start][0])}
    named = sorted(((start, c) for start, (_, c) in starts.items()), key=lambda pair: pair[0])
    left = []
    for nominal in nominals:
        if nominal.head in titles and not _set_off(view, nominal):
            continue  # “the **spokesperson** for the mint Idi Ruo said he …”: the title of a name, nobody beside it
        cluster = _beside(view, nominal, starts, ends) if nominal.label == "person" else None
        if cluster is not None:
            pass
        elif nominal.label == "person":
            told = descriptions.described(view, nominal)
            options = _near(nominal, named, holders[told.role[-1]] if told.role else [])
            cluster = _told_by(view, nominal, told, people, options, named)
            if cluster is not None and told.role in cluster.roles and cluster not in holders[told.role[-1]]:
                for word in told.role:
                    holders[word].append(cluster)
        else:
            alike = bodies[view.words.lowers[nominal.head]]
            cluster = collectives.meant(view, nominal, alike, said.get(nominal.head, ()))
        if cluster is None:
            left.append(nominal)
            continue
        descriptions.learn(view, nominal, cluster)
        last = last_before(cluster, nominal.start)
        cluster.add(
            Mention(nominal.start, nominal.end, "nominal", rule="description", antecedent=last if last >= 0 else None)
        )
    return left


def _told_by(
    view: Document,
    nominal: Nominal,
    told: descriptions.Described,
    people: list[Cluster],
    holders: list[Cluster],
    named: list[tuple[int, Cluster]],
) -> Cluster | None:
    """Whom a description of a person means: the surest ways to tell come first."""
    return (
        descriptions.compatriot(view, nominal, told, people)
        or descriptions.holder(view, nominal, told, holders)
        or descriptions.renamed(view, nominal, told, named)
        or announced.announced(view, nominal, told, people)
        or salience.lone(view, nominal, told.role, named, bool(holders))
    )


def _near(nominal: Nominal, named: list[tuple[int, Cluster]], holders: list[Cluster]) -> list[Cluster]:
    """Of many who hold one office, those named shortly before: a list of a hundred ministers costs no more a word."""
    if len(holders) <= _MANY:
        return holders
    first, last = (bisect_left(named, i, key=_start) for i in (nominal.start - REACH, nominal.start))
    holding = set(map(id, holders))
    return [c for c in dict.fromkeys(c for _, c in named[first:last]) if id(c) in holding]


def _start(named: tuple[int, Cluster]) -> int:
    return named[0]


def _title_tokens(mention: Mention) -> Iterator[int]:
    if mention.described is not None:
        for start, end in mention.described.titles:
            yield from range(start, end if end <= mention.start else start)


def _set_off(view: Document, nominal: Nominal) -> bool:
    """Whether a comma ends the phrase: “**the mayor**, Ana Sosa, said” mentions her twice."""
    return view.words.lowers[nominal.end : nominal.end + 1] == [","]


def _beside(
    view: Document, nominal: Nominal, starts: dict[int, tuple[Mention, Cluster]], ends: dict[int, Cluster]
) -> Cluster | None:
    """“**her lawyer**, Peter Otieno, …”, “Kim Kun-hee, **his wife**, …”: renamed right beside the name."""
    lowers = view.words.lowers
    if nominal.start > 0 and lowers[nominal.start - 1] in ("of", "for"):
        return None  # “the patriarch of **the family**, Aminu Bos”
    after = starts.get(_past_address(view, nominal.end + 1)) if lowers[nominal.end : nominal.end + 1] == [","] else None
    if after is not None:
        mention, cluster = after
        closed = lowers[mention.end : mention.end + 1] in ([","], ["."], [")"], [])
        renames = syntax.head_within(view.doc, mention.start, mention.end).dep in syntax.APPOSITION
        return cluster if closed or renames else None
    verb = view.words.tags[nominal.end : nominal.end + 1] in _FINITE  # “Ana Sosa, **a young mother** is trying to”
    if (
        nominal.start > 0
        and lowers[nominal.start - 1] == ","
        and (lowers[nominal.end : nominal.end + 1] in _CLOSES or verb)
    ):
        before = nominal.start - 1
        if before > 2 and view.words.tags[before - 1] == "CD" and lowers[before - 2] == ",":
            before -= 2  # “Vasyl Olenko, 57, **a retired geologist**, …”
        return ends.get(before)
    return None


def _past_address(view: Document, start: int) -> int:
    """“the patriarch, **Alhaji** Aminu Bos”: where the name begins behind a comma."""
    titles, i = phrases.titles(view.lexicon), start
    while i < start + 4 and (found := titles.match(view.words.lowers, i)) is not None:
        i = found[0]
    return i


_FINITE = tuple([tag] for tag in syntax.FINITE)
_CLOSES: tuple[list[str], ...] = ([","], ["."], [";"], ["who"], ["and"], [])


def _by_role(people: list[Cluster]) -> defaultdict[str, list[Cluster]]:
    """Words of roles → who holds one."""
    index: defaultdict[str, list[Cluster]] = defaultdict(list)
    for cluster in people:
        for word in dict.fromkeys(word for role in cluster.roles for word in role):
            index[word].append(cluster)
    return index


def _by_noun(bodies: list[Cluster]) -> defaultdict[str, list[Cluster]]:
    """Nouns that may stand for a body → the bodies."""
    index: defaultdict[str, list[Cluster]] = defaultdict(list)
    for cluster in bodies:
        for noun in sorted(collectives.nouns_of(cluster)):
            index[noun].append(cluster)
    return index
