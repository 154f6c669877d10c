"""“officials said on **Sunday**”, “The toll rose on **Monday**”: days on which nothing happened to the victims."""

from factx.extract.casualties.place.date_ties import hangs_on_event, is_told_then
from factx.extract.casualties.place.steps import VETO_DATE
from factx.extract.casualties.place.view import View, When
from factx.lexicon.closed_classes import word_set

_PUT_UP = word_set("updated posted published copyright ©")
# Words before the bracket of a dateline: “New York City (…”.
_DATELINE = 6
_SET = word_set("scheduled due slated")
_PRESENT = frozenset(("VB", "VBZ", "VBP"))


@VETO_DATE.rule(
    "casualty.date-of-writing",
    examples=(
        "LAGOS, March 3 - Gunmen killed ten people, police said.",
        "ACCRA, Jan. 9 - A fire killed two.",
        "Accra (January 9, 2021): Fire has killed ten people, police said.",
    ),
    counterexamples=("LAGOS - Gunmen killed ten people on March 3, police said.",),
)
def of_writing(view: View, when: When) -> str | None:
    """“LAGOS, **March 3** –”, “Lagos (**March 3, 2021**): …”: the day in a dateline."""
    return "it is the day of writing" if view.part(when.start) == "dateline" or _opens(view, when) else None


def _opens(view: View, when: When) -> bool:
    """“Lagos (**March 3, 2021**): Gunmen …”: whether a date in brackets leads to what is told."""
    words, begin = view.scene.words, view.scene.starts[when.start]
    if not 0 < when.start - begin <= _DATELINE or words[when.start - 1] != "(":
        return False
    return "".join(words[when.end : when.end + 2])[:2] in ("):", ")-", ")–", ")—")


@VETO_DATE.rule(
    "casualty.date-of-telling",
    examples=("Ten people were killed, police said on Sunday.", "Officials said Tuesday that two men drowned."),
    counterexamples=("Ten people were killed in Herat on Sunday, police said.",),
)
def of_telling(view: View, when: When) -> str | None:
    """“police said on **Sunday**”: the day on which it was told."""
    if hangs_on_event(view, when):
        return None
    return "it was told on that day" if is_told_then(view, when) else None


@VETO_DATE.rule(
    "casualty.date-of-page",
    examples=(
        "Posted: April 12, 2016 at noon. Ten people were killed in Herat.",
        "Posted on May 3, 2016. Ten people were killed in Herat.",
    ),
    counterexamples=("Ten people were killed in Herat on April 12, 2016.",),
)
def of_page(view: View, when: When) -> str | None:
    """“**Posted**: Apr 12, 2016”: when a page was put up."""
    begin = max(view.scene.starts[when.start], when.start - 6)
    return "it is the day of the page" if view.scene.has(begin, when.start, _PUT_UP) else None


@VETO_DATE.rule(
    "casualty.date-of-count",
    examples=("The toll rose to 41 on Monday.", "Three hundred people remained in jail as of July 20."),
    counterexamples=("Forty-one people were killed on Monday.",),
)
def of_count(view: View, when: When) -> str | None:
    """“The toll rose to 41 on **Monday**”: the day on which the toll was kept."""
    begin = view.scene.starts[when.start]
    if list(view.scene.words[max(begin, when.start - 2) : when.start]) == ["as", "of"]:
        return "it is the day of the count"
    if hangs_on_event(view, when):
        return None
    verb = view.verb_over(when.end - 1)
    ended = list(view.scene.words[verb.i : verb.i + 2]) == ["called", "off"]
    kept = ended or verb.lower_ in view.scene.event_words("toll kept")
    return "the toll was kept on that day" if kept else None


@VETO_DATE.rule(
    "casualty.date-to-come",
    examples=(
        "Ten people were killed in Herat, and a memorial will be held on Sunday.",
        "Ten people were killed, and the road will reopen on May 3.",
    ),
    counterexamples=("Ten people were killed in Herat, and the memorial was bombed on Sunday.",),
)
def to_come(view: View, when: When) -> str | None:
    """“A memorial will be held on **Sunday**”: a day that is still to come, or returns."""
    if hangs_on_event(view, when):
        return None
    verb = view.verb_over(when.end - 1)
    ahead = (
        verb.tag_ in _PRESENT
        or verb.lower_ in _SET
        or any(child.lower_ in ("will", "would") for child in verb.children)
    )
    return "nothing has happened on that day" if ahead else None
