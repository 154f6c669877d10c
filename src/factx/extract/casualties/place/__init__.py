"""“in **Almaty**”, “on **Friday**”: where and when the event of a casualty fact happened."""

from collections.abc import Sequence

from factx.extract.casualties.place import choice, days
from factx.extract.casualties.place.view import View
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.scope import Scope
from factx.facts import Date, Place, Quote, ToldIn


class Setting:
    """Answers where and when the events of one article's casualty links happened."""

    def __init__(self, scene: Scene, dates: Sequence[Date], quotes: Sequence[Quote], links: Sequence[Link]) -> None:
        self._view = View(scene, dates, quotes, links)

    def place(self, link: Link, scope: Scope) -> Place | None:
        """Where the event of a link happened: the most exact place that the article tells."""
        chosen = choice.choose(self._view, link, scope)
        if chosen is None:
            return None
        number, told_in = chosen
        spot, atlas = self._view.spots[number], self._view.atlas
        span = self._view.scene.doc[spot.start : spot.end]
        return Place(
            text=span.text,
            start_char=span.start_char,
            end_char=span.end_char,
            place_from=told_in,
            country=atlas.country(number),
        )

    def date(self, link: Link, scope: Scope) -> tuple[Date | None, ToldIn | None]:
        """When the event of a link happened, and which part of the article tells it."""
        return days.choose(self._view, link, scope)
