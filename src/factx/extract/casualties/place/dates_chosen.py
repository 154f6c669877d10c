"""“killed on **Friday**”, “**Friday’s** raid”: when the event of a count happened."""

from factx.extract.casualties.place.candidates import Candidates
from factx.extract.casualties.place.date_ties import hangs_on_event, is_event, nearest, outcome_over
from factx.extract.casualties.place.steps import CHOOSE_DATE, Asked, Dated
from factx.extract.casualties.place.view import View, When
from factx.lexicon.closed_classes import word_set

_TIER_SENTENCE, _TIER_PARAGRAPH, _TIER_NAMED, _TIER_ARTICLE, _TIER_ANYWHERE = 1, 2, 3, 4, 5
# Stretches that may be when one event was.
_DYING = word_set("die succumb pronounced pronounce pass dead declared deceased")
_OF_ONE_EVENT = frozenset(("day", "weekend", "week", "range"))


@CHOOSE_DATE.rule(
    "casualty.date-sentence",
    tier=_TIER_SENTENCE,
    examples=("Ten people were killed in Herat on Friday.", "The toll of Friday's blast rose to ten dead."),
    counterexamples=("Ten people were killed in Herat, police said on Friday.",),
)
def in_sentence(candidates: Candidates, asked: Asked) -> Dated | None:
    """“killed on **Friday**”: the date of the same clause, else of the sentence; of a toll, that of an event noun."""
    view, number = candidates.view, asked.link.group.number
    here = [
        when
        for when in candidates.dates_in(asked.sentence)
        if when.end <= number.start or number.end <= when.start  # “the number of cases to 1932” is no year
    ]
    if asked.link.shape in ("toll", "restated"):
        here = [when for when in here if hangs_on_event(view, when)]
    if not here:
        return None
    above = view.above(view.anchor(asked.link))

    def rank(when: When) -> tuple[bool, bool, int]:
        gap = max(when.start - asked.link.end, asked.link.start - when.end, 0)
        hung = (view.verb_over(when.end - 1).i, view.event_over(when.end - 1))
        return (not any(token in above for token in hung), not hangs_on_event(view, when), gap)

    best = min(here, key=rank)
    other = rank(best)[0]
    if other and not hangs_on_event(view, best) and not view.happens(view.verb_over(best.end - 1)):
        return None
    return _when_hurt(candidates, asked, best) or Dated(best, "sentence" if other else "clause")


def _when_hurt(candidates: Candidates, asked: Asked, died: When) -> Dated | None:
    """“He was shot on **Friday** … and died on Sunday.”: the event of who died later is what killed him."""
    view, word = candidates.view, asked.link.word
    late = word is not None and word.outcome == "killed" and word.base.split()[0] in _DYING
    if not late or asked.scope != "incident" or died.date.value is None or not _is_said_of_dying(view, died):
        return None
    for when in _of_article(candidates, asked):
        earlier = when.date.precision == "day" and when.date.value is not None and when.date.value < died.date.value
        if earlier and (outcome_over(view, when) in ("injured", "casualty") or _is_event_noun(view, when)):
            return Dated(when, "article")
    return None


def _is_said_of_dying(view: View, when: When) -> bool:
    word = view.scene.covering.get(nearest(view, when))
    return word is not None and word.base.split()[0] in _DYING


def _is_event_noun(view: View, when: When) -> bool:
    near = nearest(view, when)
    return is_event(view, near) and view.scene.doc[near].pos_ == "NOUN"


def sharper(candidates: Candidates, asked: Asked, dated: Dated) -> Dated:
    """“over the weekend … It happened on **Saturday**.”: the day within a stretch, where the article tells it."""
    first, last = dated.when.date.value, dated.when.date.value_end
    if dated.when.date.precision not in ("weekend", "week", "range") or first is None or last is None:
        return dated
    for when in _of_article(candidates, asked):
        value = when.date.value
        if when.date.precision == "day" and value is not None and first <= value <= last:
            return Dated(when, "article")
    return dated


@CHOOSE_DATE.rule(
    "casualty.date-paragraph",
    tier=_TIER_PARAGRAPH,
    examples=("A boat capsized on Friday. Two divers drowned.", "Gunmen raided a farm on May 3. Ten people died."),
    counterexamples=("A boat capsized in the surf. Two divers drowned.",),
)
def in_paragraph(candidates: Candidates, asked: Asked) -> Dated | None:
    """“A boat capsized on **Friday**. Two divers drowned.”: the event of the sentence before, in one paragraph."""
    if asked.scope == "cumulative":
        return None
    for sentence in candidates.view.paragraph_before(asked.sentence):
        found = [when for when in candidates.dates_in(sentence) if _suits(candidates.view, when, asked)]
        if found and candidates.view.tells_of_event(sentence):
            return Dated(found[0], "article")
    return None


@CHOOSE_DATE.rule(
    "casualty.date-event",
    tier=_TIER_NAMED,
    examples=(
        "Ten people were killed in Herat.\n\nFriday's blast was the worst in the city.",
        "Ten people were killed in Herat.\n\nThe attack on May 3 was the worst in the city.",
    ),
    counterexamples=("Ten people were killed in Herat.\n\nThe blast was the worst in the city.",),
)
def of_event(candidates: Candidates, asked: Asked) -> Dated | None:
    """“**Friday’s** blast”: the first date that the article gives to an event noun or verb."""
    for when in _of_article(candidates, asked):
        if hangs_on_event(candidates.view, when) and when.date.precision in _OF_ONE_EVENT | {"month"}:
            return Dated(when, "article")
    return None


@CHOOSE_DATE.rule(
    "casualty.date-article",
    tier=_TIER_ARTICLE,
    examples=(
        "A bomb was carried into a market in Herat on Friday and exploded.\n\nTen people died.",
        "On May 3 the driver lost control and the bus overturned.\n\nTen people died.",
    ),
    counterexamples=("Ten people died.\n\nPolice said on Friday that a bomb had exploded.",),
)
def of_article(candidates: Candidates, asked: Asked) -> Dated | None:
    """“A bomb was carried into a market on **Friday** and exploded.”: the first day that the article tells of."""
    for when in _of_article(candidates, asked):
        if when.date.precision in _OF_ONE_EVENT:
            return Dated(when, "article")
    return None


@CHOOSE_DATE.rule(
    "casualty.date-anywhere",
    tier=_TIER_ANYWHERE,
    examples=(
        "The first call came in just before midnight on Friday.\n\nTwo men were shot.",
        "Neighbours heard a noise on May 3.\n\nTwo men were killed.",
    ),
    counterexamples=("The mayor said on Friday that he was sad.\n\nTwo men were shot.",),
)
def anywhere(candidates: Candidates, asked: Asked) -> Dated | None:
    """“A call came in on **Friday**. … Two men were shot.”: the first day of the article, if nothing else tells."""
    if asked.scope != "incident" or candidates.view.tells_of_other(asked.sentence):
        return None
    for sentence in candidates.view.sentences:
        if not candidates.view.tells_of_other(sentence):
            for when in candidates.dates_in(sentence):
                if when.date.precision == "day" and _suits(candidates.view, when, asked):
                    return Dated(when, "article")
    return None


def _of_article(candidates: Candidates, asked: Asked) -> list[When]:
    """The dates that the article gives to its event, for counts of it."""
    if asked.scope != "incident" or candidates.view.tells_of_other(asked.sentence):
        return []
    return [when for when in candidates.dates_of_event if _suits(candidates.view, when, asked)]


def _suits(view: View, when: When, asked: Asked) -> bool:
    """“Two men were arrested on **Monday**”: no day for the dead, whom they are said to have killed."""
    return outcome_over(view, when) != "detained" or asked.link.outcome in ("detained", "rescued")
