"""The questions that the rules of where and when answer."""

from dataclasses import dataclass

from factx.extract.casualties.place.candidates import Candidates
from factx.extract.casualties.place.view import View, When
from factx.extract.casualties.scene import Link
from factx.extract.casualties.scope import Scope
from factx.facts import ToldIn
from factx.rules import Stage, Step

FAMILY = "casualty"


@dataclass(frozen=True, slots=True)
class Asked:
    """A casualty link whose place or day is asked for, the scope of its count, and the first token of its sentence."""

    link: Link
    scope: Scope
    sentence: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """A place (its number in the view) and the part of the article that told it."""

    spot: int
    told_in: ToldIn


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and the part of the article that told it."""

    when: When
    told_in: ToldIn


VETO_PLACE: Step[[View, int], str] = Step(FAMILY, Stage.VETO, "Why did nothing happen at a place?")
VETO_DATE: Step[[View, When], str] = Step(FAMILY, Stage.VETO, "Why is a date not that of an event?")
CHOOSE_PLACE: Step[[Candidates, Asked], Chosen] = Step(FAMILY, Stage.PLACE, "Where did it happen?")
CHOOSE_DATE: Step[[Candidates, Asked], Dated] = Step(FAMILY, Stage.PLACE, "When did it happen?")
