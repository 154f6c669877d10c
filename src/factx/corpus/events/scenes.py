"""The events that one article tells of: the one it is about, others beside it, older ones, and sums over many.

What says nothing of when and where is of the event that the article is about. “Hours later a man with a knife …”,
“In 2011 an outbreak killed 96”, “since 2022 such attacks have killed 38” are of events of their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from factx.corpus.bearers import key_of, published
from factx.corpus.events import dating, kinds
from factx.corpus.events import told as tolds
from factx.corpus.events.told import Days, Told
from factx.corpus.words import names_of, of_text, plain
from factx.facts import Actor, ArticleRecord, Casualty, Entity, Record

Kind = Literal["main", "other", "older", "sum"]

# What happened so many days before an article came out is an older event, unless it is what the article is about.
_OLD = 60
# A longer time dates no event.
_BRIEF = 10
# A month dates one that is called another: “a quake of its own in January”.
_MONTH = 31


@dataclass(slots=True)
class Scene:
    """One event as one article tells of it.

    Attributes:
        article: key of the article.
        kind: what the article is about, another event, an older one, a sum over several.
        days: first and last day, as its first dated facts have it.
        told: its facts.
        hazards: kinds of event that its sentences name.
        names: words with a capital in its sentences.
        anchor: the event that it has already.
        second: the headline calls it one more event.
    """

    article: int
    kind: Kind
    days: Days | None = None
    told: list[Told] = field(default_factory=list)
    hazards: frozenset[str] = frozenset()
    names: frozenset[int] = frozenset()
    anchor: str = ""
    second: bool = False

    @property
    def places(self) -> set[str]:
        """Keys of the places that its facts name; those of a dateline only where there is no other."""
        own = {tolds.place_key(fact.place) for fact in self.told if fact.place and fact.place_from != "dateline"}
        return own or {tolds.place_key(fact.place) for fact in self.told if fact.place}

    @property
    def sharp(self) -> set[str]:
        """Keys of the places that its own sentences name."""
        return {tolds.place_key(fact.own_place) for fact in self.told if fact.own_place}

    @property
    def numbers(self) -> set[tuple[str, int]]:
        """Outcome and number of what it tells, but for nobody and one."""
        return {(fact.outcome, fact.best) for fact in self.told if fact.best is not None and fact.best > 1}

    def first(self, outcome: str) -> int:
        """The first toll of an outcome, which the headline or the first sentence gives."""
        return next((fact.best for fact in self.told if fact.outcome == outcome and fact.plain and fact.best), 0)

    def has(self, outcome: str, least: int) -> bool:
        """Whether it tells so high a toll."""
        return any(fact.outcome == outcome and fact.plain and (fact.best or 0) >= least for fact in self.told)

    def part(self, numbers: set[tuple[str, int]]) -> "Scene | None":
        """What it tells with numbers of another event, taken out of it; but for its first toll."""
        known = [fact for fact in self.told[1:] if (fact.outcome, fact.best) in numbers and (fact.best or 0) >= 5]
        return self._without(known, self.hazards)

    def of_places(self, places: set[str]) -> "Scene | None":
        """What it tells of some places in its own sentences, taken out of it; but for its first toll."""
        there = [fact for fact in self.told[1:] if fact.own_place and tolds.place_key(fact.own_place) in places]
        return self._without(there, frozenset())

    def _without(self, facts: list[Told], hazards: frozenset[str]) -> "Scene | None":
        if not facts or any(fact.anchor for fact in facts):
            return None
        self.told = [fact for fact in self.told if fact not in facts]
        return Scene(self.article, "other", None, facts, hazards)


@dataclass(slots=True)
class Story:
    """An article brought down to what tells whether another is of the same story.

    Attributes:
        key: the same in every order of reading.
        article: its id.
        day: of publication as an ordinal, 0 for unknown.
        moment: day and hour of publication, for order.
        names: words with a capital, and numbers, each as a number.
        title: words of the headline.
        people: words of the names of persons.
        scenes: what it tells of; the event it is about first.
    """

    key: int
    article: str
    day: int
    moment: str
    names: frozenset[int]
    title: frozenset[int]
    people: frozenset[int]
    scenes: list[Scene] = field(default_factory=list)


def story_of(records: Sequence[Record], first: int) -> Story | None:
    """The story of one article; None where it counts no casualties.

    Args:
        records: all of the article's.
        first: the number that its first casualty gets.
    """
    casualties = [record for record in records if isinstance(record, Casualty)]
    if not casualties:
        return None
    own = next((record for record in records if isinstance(record, ArticleRecord)), None)
    text = own.text if own is not None else None
    title = (own.title or "") if own is not None else ""
    moment = published(records) or ""
    days = tolds.iso_days(moment)
    people = {word for record in records if isinstance(record, Actor) for word in of_text(record.name)}
    story = Story(
        key=key_of(casualties[0].article, "story"),
        article=casualties[0].article,
        day=days[0] if days else 0,
        moment=moment,
        names=names_of(f"{title}\n{text}" if text is not None else _words(records)),
        title=frozenset(of_text(title)),
        people=frozenset(people),
    )
    facts = [tolds.of_fact(fact, first + at, text) for at, fact in enumerate(casualties)]
    facts.sort(key=lambda fact: (fact.start, fact.number))
    lead = kinds.hazards_of(title or (text or "")[:200])
    facts = [dating.believed(fact, story.day, lead) for fact in facts]
    story.scenes = _scenes(facts, story, lead)
    story.scenes[0].second = tolds.second(title)
    return story


def _words(records: Sequence[Record]) -> str:
    """The words of an article of which only the facts are known."""
    return "\n".join(
        "; ".join((record.name, *record.aliases)) if isinstance(record, Entity) else record.text for record in records
    )


def _scenes(facts: Sequence[Told], story: Story, lead: frozenset[str]) -> list[Scene]:
    main = Scene(story.key, "main", _main_days(facts, story.day))
    lead = _leading(facts, lead)
    lead_places = [fact for at, fact in enumerate(facts) if at == 0 or fact.place_from in ("headline", "dateline")]
    near = {plain(fact.place) for fact in lead_places if fact.place}
    beside: dict[object, Scene] = {}
    last: Scene = main
    line = sentence = -1
    for fact in facts:
        kind = _kind(fact, main, story.day, lead, near)
        if kind == "main" and fact.aside and main.told:
            kind = "other"
        if fact.subset and fact.sentence == sentence >= 0:
            scene = last  # “killed seven people, one of whom died on Sunday”
        elif (
            kind == "main" and last is not main and fact.line == line and fact.line >= 0 and _goes_on(fact, last, lead)
        ):
            scene = last
        elif kind == "main":
            scene = main
        else:
            scene = beside.setdefault(_key(kind, fact), Scene(story.key, kind, fact.own_days))
        if fact.anchor and scene.told and scene.anchor != fact.anchor:
            # What was linked before stays where it is.
            scene = beside.setdefault(fact.anchor, Scene(story.key, "other", fact.own_days))
        scene.told.append(fact)
        scene.hazards |= fact.hazards
        scene.names |= fact.names
        scene.anchor = scene.anchor or fact.anchor
        last, line, sentence = scene, fact.line, fact.sentence
    main.hazards = lead or main.hazards
    return [scene for scene in (main, *beside.values()) if scene.told]


def _leading(facts: Sequence[Told], lead: frozenset[str]) -> frozenset[str]:
    """What an article is about whose headline names two kinds of event: the one that its first toll names."""
    if len(lead) < 2:
        return lead
    named = (fact.hazards & lead for fact in facts if fact.plain and fact.scope == "incident")
    return next((hazards for hazards in named if hazards), lead)


def _main_days(facts: Sequence[Told], day: int) -> Days | None:
    """When the event that an article is about was: the first brief date of a toll, not long ago and not still to come.

    A date that its own sentence gives a toll comes before one that the article gives it.
    """
    for own in (True, False):
        for fact in facts:
            days = fact.days
            if days is None or fact.own_date != own or not fact.plain or fact.scope != "incident" or fact.total:
                continue
            brief = days[1] - days[0] < _BRIEF
            if brief and (not day or day - _OLD <= days[1] <= day + 1):
                return days
    return None


def _kind(fact: Told, main: Scene, day: int, lead: frozenset[str], near: set[str]) -> Kind:
    """What a fact is of: the event that its article is about, or which other."""
    end = main.days[0] if main.days is not None else day
    days = fact.own_days
    long_ago = days is not None and end and days[1] < end - _OLD
    wide = days is not None and days[1] - days[0] > _OLD
    if fact.total and (fact.scope == "cumulative" or long_ago or wide):
        return "sum"
    if long_ago or (wide and days is not None and end and days[1] < end):
        return "older"
    if fact.scope == "background" and days is None and not fact.subset:
        return "older"
    if fact.total:
        return "sum"
    return "other" if _is_other(fact, main, lead, near) else "main"


def _is_other(fact: Told, main: Scene, lead: frozenset[str], near: set[str]) -> bool:
    """Whether a fact is of an event beside the one that its article is about, not long before or after it."""
    if not kinds.related(fact.hazards, lead) and (not fact.subset or fact.date_kinds):
        return True
    if "outbreak" in lead:
        return fact.abroad
    if fact.apart or (fact.other and fact.own_place and plain(fact.own_place) not in near):
        return True
    days = fact.own_days
    brief = days is not None and days[1] - days[0] < (_MONTH if fact.other else _BRIEF)
    before = brief and main.days is not None and days is not None and days[1] < main.days[0] - 1
    return bool(before and not fact.subset)


def _goes_on(fact: Told, last: Scene, lead: frozenset[str]) -> bool:
    """Whether a fact that says nothing of its own goes on with the other event that the sentence before told of."""
    if fact.own_days is not None and last.days is not None and fact.own_days != last.days:
        return False
    if fact.hazards & lead and not fact.hazards & last.hazards:
        return False
    return not fact.own_place or tolds.place_key(fact.own_place) in last.sharp


def _key(kind: Kind, fact: Told) -> object:
    if kind == "sum":
        return kind, fact.own_days
    if kind == "older":
        return kind, fact.own_days
    return kind, fact.own_days, tolds.place_key(fact.own_place), fact.hazards, fact.apart, fact.aside
