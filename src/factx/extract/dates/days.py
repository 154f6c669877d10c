"""Days that are told from others: “Friday”, “yesterday”, “that night”, “the day before”."""

import datetime

from factx.extract.dates import calendar
from factx.extract.dates.anchor import Anchor
from factx.extract.dates.calendar import Period
from factx.extract.dates.expression import Expression
from factx.extract.dates.form import form, the
from factx.extract.dates.month_days import nearest_day
from factx.extract.dates.pieces import POINTER, POINTER_WORDS, WEEKDAY_WORDS
from factx.extract.dates.words import ANY_WEEKDAY, DAY, GAP, MONTH, WEEKDAY, month_number, number, weekday_number


@form(
    "date.weekday",
    f"{WEEKDAY_WORDS} {POINTER_WORDS}",
    rf"(?:{POINTER}{GAP}(?P<weekday>{ANY_WEEKDAY})|(?P<bare>{WEEKDAY}))"
    rf"(?P<part>{GAP}(?:morning|afternoon|evening|night)\b)?(?:,?{GAP}(?:of{GAP})?(?P<week>last|this|next){GAP}week\b)?"
    rf"(?={GAP}\((?P<month>{MONTH}){GAP}?(?P<day>{DAY})|{GAP}\((?P<daybefore>{DAY}){GAP}(?P<monthafter>{MONTH}))?",
    examples=("The minister left on Friday.", "They met last Tuesday.", "The mill closed on Wednesday last week."),
    counterexamples=("They trade every Friday.", "Sundays are quiet."),
)
def weekday(expression: Expression, anchor: Anchor) -> Period | None:
    """“Friday”: the latest one, that of the publication included, in past tense; the next one in future tense.

    The second of “from Monday to Wednesday” lies after the first; “Monday (July 25)” is the day in the brackets.
    """
    number_of_day = weekday_number(expression.part("weekday") or expression.part("bare"))
    told = _told_in_brackets(expression, anchor)
    if told is not None and told.weekday() == number_of_day:
        return calendar.day(told)
    week = expression.part("week")
    if week:
        within = calendar.shifted(anchor.today, {"last": -7, "next": 7}.get(week, 0))
        return calendar.day(calendar.in_week(within, number_of_day))
    if expression.part("pointer"):
        return calendar.day(_pointed_weekday(expression.part("pointer"), number_of_day, anchor))
    since = anchor.range_start(expression)
    if since is not None:
        return calendar.day(calendar.after(since, number_of_day))
    if anchor.direction(expression) > 0:
        return calendar.day(calendar.after(calendar.shifted(anchor.today, -1), number_of_day))
    return calendar.day(calendar.until(anchor.today, number_of_day))


def _told_in_brackets(expression: Expression, anchor: Anchor) -> datetime.date | None:
    month = expression.part("month") or expression.part("monthafter")
    day = expression.part("day") or expression.part("daybefore")
    return nearest_day(expression, anchor, month_number(month), number(day) or 0) if month else None


def _pointed_weekday(pointer: str, weekday: int, anchor: Anchor) -> datetime.date:
    """“last Friday”, “the previous Friday”, “that Friday”: before or after the publication, or the day mentioned."""
    if pointer in ("the previous", "the preceding"):
        return calendar.weekday_before(anchor.weekdays.get(weekday) or anchor.day, weekday)
    if pointer in ("the following", "the next"):
        return calendar.after(anchor.day, weekday)
    if pointer in ("last", "this past", "the past"):
        return calendar.weekday_before(anchor.today, weekday)
    if pointer in ("next", "this coming", "the coming"):
        return calendar.after(anchor.today, weekday)
    if pointer == "this":
        return calendar.in_week(anchor.today, weekday)
    return anchor.weekdays.get(weekday) or calendar.until(anchor.today, weekday)


@form(
    "date.deictic-day",
    f"today yesterday tomorrow tonight overnight midweek {the('day')}",
    rf"(?i:(?:the{GAP}day{GAP}(?:before|after){GAP})?(?P<word>today|yesterday|tomorrow)|(?P<other>tonight|overnight|midweek))\b(?!{GAP}?(?:Show|FM|TV)\b)",
    examples=("The court ruled yesterday.", "They will meet the day after tomorrow.", "Two houses burned overnight."),
    counterexamples=("The method is still used today.", "You may not stay overnight."),
)
def deictic_day(expression: Expression, anchor: Anchor) -> Period | None:
    """“yesterday”, “the day after tomorrow”; “midweek” is Tuesday to Thursday."""
    text = " ".join(expression.text.lower().split())
    word = expression.part("word") or expression.part("other")
    steps = {"yesterday": -1, "tomorrow": 1, "overnight": -1}.get(word, 0)
    if "day before yesterday" in text or "day after tomorrow" in text:
        steps *= 2
    if word == "overnight" and anchor.direction(expression) >= 0:
        return None  # “You may not stay overnight”: no certain night
    if word != "midweek":
        return calendar.day(calendar.shifted(anchor.today, steps))
    monday = calendar.week(anchor.today).first
    if anchor.today.weekday() < 2 and anchor.direction(expression) <= 0:
        monday = calendar.shifted(monday, -7)
    return calendar.days(calendar.shifted(monday, 1), calendar.shifted(monday, 3))


def unit_of_day(expression: Expression, anchor: Anchor) -> Period | None:
    """“last night”, “this morning” count from the publication, “that night”, “the next day” from the day mentioned."""
    pointer, unit = expression.part("pointer"), expression.part("unit")
    if pointer == "last" and unit in ("night", "evening"):
        return calendar.day(calendar.shifted(anchor.today, -1))
    if pointer == "this":
        return calendar.day(anchor.today) if unit != "day" else None
    steps = {
        "that": 0, "same": 0, "the same": 0, "that same": 0, "that very": 0, "the very same": 0,
        "the next": 1, "the following": 1, "the previous": -1, "the preceding": -1,
    }  # fmt: skip
    if anchor.mentioned_day is None and pointer in (*steps, "next"):
        anchor.unknown = True  # “the next day” after a day that the text does not name
    if pointer == "next" and unit in ("day", "morning"):
        pointer = "the next"
    return calendar.day(anchor.beside(steps[pointer], expression)) if pointer in steps else None


@form(
    "date.day-before",
    the("day night week month year"),
    rf"(?i:the{GAP}(?P<unit>day|night|week|month|year){GAP}(?P<way>before|after))(?={GAP}?(?:[.,;:!?)”\"—]|$)|{GAP}(?:and|but|in|when|at|by|while)\b)",
    examples=(
        "The vote was on May 3, 2021. The day before, two men were held.",
        "The fire was on 3 May 2021. The week after, it rained.",
    ),
    counterexamples=("The day before the vote was calm.",),
)
def beside(expression: Expression, anchor: Anchor) -> Period | None:
    """“the day before”, “the week after”: beside the date mentioned last."""
    unit, step = expression.part("unit"), 1 if expression.part("way") == "after" else -1
    if anchor.mentioned is None:
        anchor.unknown = True
    if unit in ("day", "night"):
        return calendar.day(anchor.beside(step, expression))
    if unit == "week":
        return calendar.week(calendar.shifted(anchor.day, 7 * step))
    start = anchor.period
    return calendar.month(start.year, start.month + step) if unit == "month" else calendar.year(start.year + step)
