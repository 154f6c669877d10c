"""One event, as the scenes of many articles make it up."""

from dataclasses import dataclass, field

from factx.corpus.events.scenes import Scene
from factx.corpus.events.told import Days


@dataclass(slots=True)
class Event:
    """One event with what is told of it.

    Attributes:
        kind: what articles are about, an older event, or a sum over several.
        scenes: of which articles, in order of telling.
        story: the number of its story.
        days: when, by the first article that says so.
    """

    kind: str
    story: int
    scenes: list[Scene] = field(default_factory=list)
    days: Days | None = None
    hazards: frozenset[str] = frozenset()
    places: set[str] = field(default_factory=set)
    sharp: set[str] = field(default_factory=set)
    numbers: set[tuple[str, int]] = field(default_factory=set)
    names: set[int] = field(default_factory=set)
    about: set[int] = field(default_factory=set)
    most: int = 0
    anchor: str = ""

    def take(self, scene: Scene) -> None:
        """Have another article's scene, too."""
        self.scenes.append(scene)
        self.days = self.days or scene.days
        self.hazards = self.hazards or scene.hazards
        self.places |= scene.places
        self.sharp |= scene.sharp
        self.numbers |= scene.numbers
        self.names |= scene.names
        if scene.kind == "main":
            self.about.add(scene.article)
        self.most = max(self.most, scene.first("killed"))
        self.anchor = self.anchor or scene.anchor

    def is_about(self, article: int) -> bool:
        """Whether it is what an article is about."""
        return article in self.about

    def may_take(self, anchor: str) -> bool:
        """Whether no two events that were given already would become one."""
        return not (anchor and self.anchor and anchor != self.anchor)
