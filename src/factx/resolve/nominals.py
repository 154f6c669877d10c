"""Descriptions joined to names: “the interior minister”, “Kazakhstan’s president”, “the paper”, “the commission”."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from factx.document import Document
from factx.lexicon import Lexicon
from factx.marks import Nominal
from factx.resolve import collectives, descriptions
from factx.resolve.clusters import REACH, Cluster, Mention, last_before
from factx.resolve.steps import MEANT_BODY, MEANT_PERSON, Meant, OfBody, Told
from factx.rules import Answer, Rules

_MANY = 30


def join(
    view: Document,
    nominals: list[Nominal],
    clusters: list[Cluster],
    said: Mapping[int, list[tuple[int, int]]],
    rules: Rules,
) -> list[Nominal]:
    """Join what is certain; returns the nominals that stand for nobody named.

    `said` gives, for the head of whoever speaks, the tokens of what stands in quotation marks.
    """
    people = [c for c in clusters if c.kind == "person"]
    persons = _Persons(view, people, rules)
    bodies = _by_noun([c for c in clusters if c.kind == "organization"], view.lexicon)
    left = []
    for nominal in nominals:
        if nominal.head in persons.titles and not _set_off(view, nominal):
            continue  # “the **spokesperson** for the mint Idi Ruo said he …”: the title of a name, nobody beside it
        if nominal.label == "person":
            answer = persons.meant(nominal)
        else:
            want, alike = collectives.wanted(view, nominal), bodies[view.words.lowers[nominal.head]]
            answer = rules.choose(MEANT_BODY, OfBody(view, nominal, want, alike, said.get(nominal.head, ())))
        cluster = answer.value.cluster if answer is not None else None
        if answer is None or cluster is None:
            left.append(nominal)
            continue
        descriptions.learn(view, nominal, cluster)
        last = last_before(cluster, nominal.start)
        antecedent = last if last >= 0 else None
        cluster.add(Mention(nominal.start, nominal.end, "nominal", rule=answer.rule.id, antecedent=antecedent))
    return left


class _Persons:
    """The persons of an article as descriptions ask for them."""

    def __init__(self, view: Document, people: list[Cluster], rules: Rules) -> None:
        self._view, self._people, self._rules = view, people, rules
        self._holders = _by_role(people)
        mentions = [(m, c) for c in people for m in c.mentions if m.form == "named"]
        self._starts = {m.start: (m, c) for m, c in mentions}
        self._ends = {m.end: c for m, c in mentions}
        self._named = sorted(((start, c) for start, (_, c) in self._starts.items()), key=_start)
        self.titles = {i for mention, _ in self._starts.values() for i in _title_tokens(mention)}

    def meant(self, nominal: Nominal) -> Answer[Meant] | None:
        """Whom a description means; what it tells of them they are from then on."""
        told = descriptions.described(self._view, nominal)
        holders = self._holders[told.role[-1]] if told.role else []
        near = _near(nominal, self._named, holders)
        asked = Told(self._view, nominal, told, self._people, near, self._named, self._starts, self._ends)
        answer = self._rules.choose(MEANT_PERSON, asked)
        cluster = answer.value.cluster if answer is not None else None
        if answer is None or cluster is None:
            return None
        cluster.country = cluster.country or answer.value.country
        if answer.value.office:
            cluster.roles.append(told.role)
            cluster.offices.append(descriptions.office(self._view, nominal))
        if told.role in cluster.roles and cluster not in holders:
            for word in told.role:
                self._holders[word].append(cluster)
        return answer


def _near(nominal: Nominal, named: Sequence[tuple[int, Cluster]], holders: list[Cluster]) -> list[Cluster]:
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


def _by_role(people: list[Cluster]) -> defaultdict[str, list[Cluster]]:
    """Words of roles → who holds one."""
    index: defaultdict[str, list[Cluster]] = defaultdict(list)
    for cluster in people:
        for word in dict.fromkeys(word for role in cluster.roles for word in role):
            index[word].append(cluster)
    return index


def _by_noun(bodies: list[Cluster], lexicon: Lexicon) -> defaultdict[str, list[Cluster]]:
    """Nouns that may stand for a body → the bodies."""
    index: defaultdict[str, list[Cluster]] = defaultdict(list)
    for cluster in bodies:
        for noun in sorted(collectives.nouns_of(cluster, lexicon)):
            index[noun].append(cluster)
    return index
