"""“A boy of 15 **was shot** … **The teen** was taken to hospital, where **he died**”: one person, one outcome, the last
stands.

Mentions of single persons, counted (“a boy”) or not (“Sosa”, “the teen”, “he”), are joined where name, age and sex
allow it. What is told last of a person holds for all mentions: who was shot and died was killed, who was shot and
is in hospital was injured; that the dead had been injured is told no more.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from factx.extract.casualties.antecedents import Antecedents
from factx.extract.casualties.named import Single
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.traits import Traits, traits
from factx.facts import Quote, VictimRole
from factx.outcomes import Outcome

# A later one tells more than an earlier one.
_RANK: dict[Outcome, int] = {"casualty": 0, "injured": 1, "killed": 2}


@dataclass(slots=True)
class Person:
    """Mentions that are of one person.

    Attributes:
        name: the words of the longest name.
        mentions: positions of the mentions in the list that was given.
        shown: tokens of the mention that tells most of who it is.
        sentences: where the sentences of the mentions begin.
        words: where the words begin that tell what befell the person.
        outcome: the one that stands.
        apart: of another event.
        other: told as somebody else than those before: “the **other** victim”.
    """

    name: tuple[str, ...] = ()
    age: int | None = None
    sex: str = ""
    stage: str = ""
    role: VictimRole | None = None
    nouns: set[str] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)
    shown: tuple[int, int] = (0, 0)
    sentence: int = -1
    sentences: set[int] = field(default_factory=set)
    words: set[int] = field(default_factory=set)
    outcome: Outcome | None = None
    apart: bool = False
    other: bool = False

    def may_be(self, told: Traits) -> bool:
        """Whether nothing speaks against a mention being of this person."""
        if self.sex and told.sex and self.sex != told.sex:
            return False
        if self.age is not None and told.age is not None and self.age != told.age:
            return False
        if self.stage and told.stage and self.stage != told.stage:
            return False
        if (
            self.name
            and told.name
            and not set(self.name) & set(told.name[-1:])
            and not set(told.name) & {self.name[-1]}
        ):
            return False
        roles = {self.role, told.role} - {None}
        return "attacker" not in roles or len(roles) == 1

    def add(self, position: int, told: Traits, sentence: int) -> None:
        """Take in a mention."""
        if not self.mentions or (told.name and len(told.name) > len(self.name)):
            self.shown = (told.start, told.end)
        self.name = told.name if len(told.name) > len(self.name) else self.name
        self.age = self.age if self.age is not None else told.age
        self.sex, self.role = self.sex or told.sex, self.role or told.role
        self.stage = told.stage if told.age is not None else self.stage or told.stage
        if told.noun:
            self.nouns.add(told.noun)
        self.other = self.other or told.other
        self.mentions.append(position)
        self.sentence = sentence
        self.sentences.add(sentence)

    def told(self, outcome: Outcome) -> None:
        """Take in an outcome; the one that tells most stands."""
        if outcome in _RANK and (self.outcome is None or _RANK[outcome] > _RANK[self.outcome]):
            self.outcome = outcome

    def absorb(self, other: "Person") -> None:
        """Take in all that is known of the same person under another description."""
        self.age = self.age if self.age is not None else other.age
        self.sex, self.role, self.stage = self.sex or other.sex, self.role or other.role, self.stage or other.stage
        self.nouns |= other.nouns
        self.mentions = sorted([*self.mentions, *other.mentions])
        self.sentences |= other.sentences
        self.words |= other.words
        if other.outcome is not None:
            self.told(other.outcome)


def persons(scene: Scene, antecedents: Antecedents, mentions: Sequence[Single], apart: Sequence[bool]) -> list[Person]:
    """The persons that single mentions are of; every mention belongs to one.

    Args:
        scene: the text.
        antecedents: whom pronouns mean.
        mentions: in text order.
        apart: for each, whether it tells of another event.
    """
    found: list[Person] = []
    for position, (mention, other) in enumerate(zip(mentions, apart, strict=True)):
        told = mention.traits
        if told.form == "pronoun":
            known = antecedents.of(told)
            told = known._replace(form="definite") if known is not None else told
        sentence = scene.starts[mention.traits.start]
        word = mention.link.word.start if mention.link.word is not None else -1
        known_here = [known for known in found if known.apart == other and word not in known.words]
        person = _known(known_here, told, sentence)
        if person is None:
            person = Person(apart=other, other=told.other)
            found.append(person)
        person.words |= {word} - {-1}
        person.add(position, told, sentence)
        person.told(mention.link.outcome)
    return _joined(found)


def _joined(found: Sequence[Person]) -> list[Person]:
    """“A woman was wounded … **Gilbert** was released from the hospital”: one named person fits one without a name."""
    done = [person for person in found if person.name]
    rest: list[Person] = []
    for person in found:
        if not person.name:
            fitting = [other for other in done if _same(person, other)]
            if len(fitting) == 1:
                fitting[0].absorb(person)
            else:
                rest.append(person)
    return [*done, *_joined_unnamed(rest)]


def _joined_unnamed(found: Sequence[Person]) -> list[Person]:
    """“shot **another teen** … They found **a boy of 16**”: the one description that fits another."""
    done: list[Person] = []
    for person in found:
        fitting = [other for other in done if _same(person, other) and (person.age is None) != (other.age is None)]
        if len(fitting) == 1 and person.outcome == fitting[0].outcome:
            fitting[0].absorb(person)
        else:
            done.append(person)
    return done


def _same(person: Person, other: Person) -> bool:
    told = Traits(0, 0, "definite", (), person.age, person.sex, person.role, "")
    if person.apart != other.apart or person.sentences & other.sentences or not other.may_be(told):
        return False
    if person.stage and other.stage and person.stage != other.stage:
        return False
    return person.outcome == other.outcome or person.outcome == "casualty"


def _known(found: Sequence[Person], told: Traits, sentence: int) -> Person | None:
    """The person among those met that a mention is of."""
    fitting = [person for person in reversed(found) if person.may_be(told)]
    if told.name:
        same = [person for person in fitting if person.name]
        if same:
            return same[0]
    aged = [person for person in fitting if told.age is not None and person.age == told.age]
    if aged:
        return aged[0]
    if told.form == "indefinite" or (told.age is not None and not told.name):
        return None  # “the 16-year-old” is nobody whose age is not told
    elsewhere = [person for person in fitting if person.sentence != sentence or told.form == "definite"]
    if told.other and len(elsewhere) == 1 and not elsewhere[0].other:
        return None  # “a baby was killed … **The other victim** was hurt”
    if told.role == "attacker":  # “a child was shot, and **the gunman** killed himself”
        elsewhere = [
            person
            for person in elsewhere
            if told.noun in person.nouns or not (person.other or person.sentence == sentence)
        ]
    if told.owned:  # “the shot hit Ana Sosa, killing **her baby**”
        elsewhere = [
            person
            for person in elsewhere
            if person.sentence != sentence or not person.name or told.noun in person.nouns
        ]
    if told.name:
        unnamed = [person for person in elsewhere if not person.name]
        return unnamed[0] if len(unnamed) == 1 else None
    recent = sorted(elsewhere, key=lambda person: (person.sentence, told.noun in person.nouns), reverse=True)
    return recent[0] if recent else None


def settled(
    scene: Scene,
    quotes: Sequence[Quote],
    links: Sequence[Link],
    singles: Sequence[Single],
    real: Sequence[bool],
    apart: Sequence[bool],
) -> list[Link]:
    """All links, each single person's with the outcome that stands for that person.

    Args:
        scene: the text.
        quotes: its quotes; who speaks is not whom the quotation calls “he”.
        links: the links of counted groups.
        singles: mentions without a number.
        real: for each of `links` and `singles`, in this order, whether it is told as a fact.
        apart: for each, whether it tells of another event.
    """
    mentions: list[Single] = []
    places: list[int] = []
    for place, link in enumerate(links):
        single = _counted_single(scene, link) if real[place] else None
        if single is not None:
            mentions.append(single)
            places.append(place)
    for place, single in enumerate(singles, start=len(links)):
        if single.link.kind == "named" and real[place]:
            mentions.append(single)
            places.append(place)
    everything: list[Link | None] = [*links, *(single.link for single in singles)]
    order = sorted(range(len(mentions)), key=lambda position: mentions[position].traits.start)
    in_order = [mentions[position] for position in order]
    others = [apart[places[position]] for position in order]
    held = frozenset(
        name for single in singles if single.link.outcome == "detained" for name in single.traits.name[-1:]
    )
    for person in persons(scene, Antecedents(scene, quotes, held), in_order, others):
        _settle(person, [(places[order[position]], in_order[position]) for position in person.mentions], everything)
    return [link for link in everything if link is not None and not _is_mere_pronoun(scene, link)]


def _is_mere_pronoun(scene: Scene, link: Link) -> bool:
    """“**He** was shot”, where the text does not tell who he is."""
    return link.kind == "named" and link.victims is not None and scene.doc[link.victims[0]].pos_ == "PRON"


def _settle(person: Person, mentions: Sequence[tuple[int, Single]], everything: list[Link | None]) -> None:
    last = person.outcome
    for place, single in mentions:
        link = single.link
        if link.kind == "named" and link.word is not None and link.word.role == "survives":
            everything[place] = None
            continue
        if link.outcome in _RANK and last is not None and link.outcome != last:
            if link.outcome == "injured" and link.kind == "named":
                everything[place] = None
                continue
            link = replace(link, outcome=last)
        if link.kind == "named":
            whole = single.traits.name[-1:] == person.name[-1:] and bool(person.name)
            link = replace(link, victims=link.victims if whole else person.shown)
        everything[place] = link


def _counted_single(scene: Scene, link: Link) -> Single | None:
    """A counted group of one as a mention: “**a boy** was shot”."""
    group = link.group
    if group.head is None or group.number.low != 1 or group.number.high != 1 or link.outcome not in _RANK:
        return None
    told = traits(scene, scene.doc[group.head])
    return Single(link, told._replace(form="indefinite")) if told is not None else None
