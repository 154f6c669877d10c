"""Seasons: “summer 2022”, “the winter of 1812–13”, “in the summer”."""

import re

from factx.extract.dates import calendar
from factx.extract.dates.anchor import Anchor, year_of
from factx.extract.dates.calendar import Period
from factx.extract.dates.expression import Expression
from factx.extract.dates.form import form, the
from factx.extract.dates.pieces import SEASON_WORDS
from factx.extract.dates.words import GAP, SEASON, YEAR

_ASKING_FOR_SEASON = re.compile(r"\b(?:in|during|over|since|until|through|by|late|early|mid)[\s-]$", re.IGNORECASE)
# A season that has begun so many days ago is the one that “in the spring” tells of.
_BEGUN = 30


@form(
    "date.season",
    f"{SEASON_WORDS} {the(SEASON_WORDS)}",
    rf"(?i:(?:the{GAP})?(?P<season>{SEASON})){GAP}(?:of{GAP})?(?:(?P<year>{YEAR})(?:[-–/]\d\d(?:\d\d)?)?\b(?!s\b)|(?P<that>last|this|next){GAP}year\b)",
    examples=(
        "The mill closed in summer 2022.",
        "They fought in the winter of 1812.",
        "It opened in the spring of last year.",
    ),
    counterexamples=("The winter of his life was long.",),
)
def season(expression: Expression, anchor: Anchor) -> Period | None:
    """“the winter of 1812”: the one that began then."""
    year = year_of(expression, anchor)
    return calendar.season(year, expression.part("season")) if year is not None else None


@form(
    "date.season-by-tense",
    f"{SEASON_WORDS} {the(SEASON_WORDS)}",
    rf"(?:the{GAP})?(?P<season>{SEASON})\b(?!{GAP}of\b|-|{GAP}(?:asleep|apart|short|into|in love|behind|back)\b)",
    examples=("The dam was built in the summer.", "The team will play in the autumn."),
    counterexamples=("In winter, the lake freezes.", "The fall of the wall came."),
)
def bare_season(expression: Expression, anchor: Anchor) -> Period | None:
    """“in the summer”: the latest that has begun by past tense, the next one by future tense."""
    if not _ASKING_FOR_SEASON.search(expression.before) and not expression.part("lead"):
        return None
    direction = anchor.direction(expression)
    if direction == 0:
        return None
    today = anchor.today
    seasons = [calendar.season(today.year + step, expression.part("season")) for step in (-2, -1, 0, 1)]
    if direction < 0:
        begun = (season for season in seasons if (today - season.first).days >= _BEGUN)
        return max(begun, key=lambda season: season.first)
    if not expression.text.lower().startswith("the"):
        return None  # “In winter, the lake freezes”: every winter
    return next((season for season in seasons if season.last >= today), None)
