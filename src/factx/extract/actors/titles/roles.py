"""What stands around one name."""

from dataclasses import dataclass, field

from factx.marks import Name


@dataclass
class Roles:
    """What stands around one name: title spans, the names that possess or follow them; `outside` maps where a title
    begins to the token of a “former” that a name parts from it; `shared` where all of it is told of several at once.
    """

    titles: list[tuple[int, int]] = field(default_factory=list)
    ties: list[Name] = field(default_factory=list)
    outside: dict[int, int] = field(default_factory=dict)
    shared: bool = False

    def add(self, start: int, end: int) -> None:
        """Take a title once, and not the first words of another: “**chef** de cuisine”."""
        longest = max([end, *(last for first, last in self.titles if first == start)])
        if start < end and (start, longest) not in self.titles:
            self.titles[:] = [*((first, last) for first, last in self.titles if first != start), (start, longest)]
