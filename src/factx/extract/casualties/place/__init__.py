"""“in **Almaty**”, “on **Friday**”: where and when the event of a casualty fact happened.

Places and dates that tell of something else are refused first (`place_vetoes`, `date_vetoes`); of the others the
nearest to the count is chosen (`places_chosen`, `dates_chosen`), and a wide place gives way to a more exact one that
lies in it. `atlas` says which country a place is in.
"""

from collections.abc import Sequence
from datetime import date as day
from datetime import timedelta

from factx import marks
from factx.extract.casualties.place.candidates import Candidates
from factx.extract.casualties.place.dates_chosen import sharper
from factx.extract.casualties.place.registry import RULES
from factx.extract.casualties.place.steps import CHOOSE_DATE, CHOOSE_PLACE, VETO_DATE, VETO_PLACE, Asked
from factx.extract.casualties.place.view import View, When
from factx.extract.casualties.scene import Link, Scene
from factx.extract.casualties.scope import Scope
from factx.facts import Date, Place, Quote, ToldIn
from factx.lexicon.closed_classes import WEEKDAYS
from factx.rules import Rules

__all__ = ["RULES", "Setting", "happened"]

_WEEK = timedelta(days=7)


def happened(date: Date, published: day) -> Date:
    """A day of the week on which something has happened, where its sentence made it one to come: a week earlier.

    >>> # “after a shooting late **Tuesday** that sent five to hospital”, of a Wednesday: the day before
    """
    if date.precision != "day" or date.value is None or date.value <= published.isoformat():
        return date
    words = date.text.lower().replace(",", " ").split()
    if WEEKDAYS.isdisjoint(words) and not words[-1].startswith(("a.m", "p.m")):
        return date
    value = day.fromisoformat(date.value)
    while value > published:
        value -= _WEEK
    return date.model_copy(update={"value": value.isoformat()})


class Setting:
    """Answers where and when the events of one article's casualty links happened."""

    def __init__(
        self, scene: Scene, dates: Sequence[Date], quotes: Sequence[Quote], links: Sequence[Link], rules: Rules
    ) -> None:
        self._rules = rules
        self._starts = scene.starts
        self._view = View(scene, dates, quotes, links)
        self._candidates = Candidates(self._view, self._place_stands, self._date_stands)

    def _place_stands(self, number: int) -> bool:
        return self._rules.choose(VETO_PLACE, self._view, number) is None

    def _date_stands(self, when: When) -> bool:
        return self._rules.choose(VETO_DATE, self._view, when) is None

    def place(self, link: Link, scope: Scope) -> Place | None:
        """The most exact place of the event of a link that the article tells."""
        answer = self._rules.choose(CHOOSE_PLACE, self._candidates, self._asked(link, scope))
        if answer is None:
            return None
        view, number = self._view, answer.value.spot
        spot = view.spots[number]
        start_char, end_char = marks.characters(view.scene.doc, spot.start, spot.end)
        return Place(
            text=marks.text(view.scene.doc)[start_char:end_char],
            start_char=start_char,
            end_char=end_char,
            place_from=answer.value.told_in,
            country=view.atlas.country(number),
            **view.atlas.on_map(number)._asdict(),
        )

    def date(self, link: Link, scope: Scope) -> tuple[Date | None, ToldIn | None]:
        """The day or stretch of the event of a link, and which part of the article tells it."""
        asked = self._asked(link, scope)
        answer = self._rules.choose(CHOOSE_DATE, self._candidates, asked)
        if answer is None:
            return None, None
        dated = sharper(self._candidates, asked, answer.value)
        return dated.when.date, dated.told_in

    def _asked(self, link: Link, scope: Scope) -> Asked:
        return Asked(link, scope, self._starts[link.start])
