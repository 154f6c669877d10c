"""“a tourist from **Lyon**”, “officials in **Quito** said”: places where the event was not."""

from factx.extract.casualties.place.steps import VETO_PLACE
from factx.extract.casualties.place.view import View

_SITE, _COUNTRY = 0, 3


def _before(view: View, number: int, reach: int) -> list[str]:
    """The words before a place's preposition, within its sentence."""
    spot = view.spots[number]
    begin = max(view.scene.starts[spot.start], spot.lead - reach)
    return list(view.scene.words[begin : spot.lead])


def _any_before(view: View, number: int, reach: int, kind: str) -> bool:
    known = view.scene.event_words(kind)
    return any(word in known for word in _before(view, number, reach))


@VETO_PLACE.rule(
    "casualty.place-too-wide",
    examples=("Ten people were killed in the worst storm to hit Europe this year.", "Ten died in the flood in Asia."),
    counterexamples=("Ten people were killed in a storm in Norway.",),
)
def too_wide(view: View, number: int) -> str | None:
    """“the worst attack in **Latin America**”: a continent is told for comparison."""
    return "it is wider than a country" if view.spots[number].width > _COUNTRY else None


@VETO_PLACE.rule(
    "casualty.place-of-teller",
    examples=("The observatory in Quito said ten people had died.", "Ten people died, officials said in Geneva."),
    counterexamples=("Ten people died in Quito, officials said.",),
)
def of_teller(view: View, number: int) -> str | None:
    """“the observatory in **Quito** said”, “told reporters in **Oslo**”: where the teller is."""
    spot = view.spots[number]
    begin = view.scene.starts[spot.start]
    if view.names_teller(spot.start) and spot.role != "counted":
        return "it is where the teller is"
    told = spot.role == "at" and any(view.tells(index) for index in range(max(begin, spot.lead - 3), spot.lead))
    return "it is where it was told" if told or _any_before(view, number, 4, "telling") else None


@VETO_PLACE.rule(
    "casualty.place-of-origin",
    examples=("Two tourists from Lyon were killed near Chamonix.", "A sailor from Malta drowned off Crete."),
    counterexamples=("Forty people were rescued from the Danube on Monday.",),
)
def of_origin(view: View, number: int) -> str | None:
    """“two tourists from **Lyon**”: where people come from, unless they were taken or fled from there."""
    if view.spots[number].role != "from" or _any_before(view, number, 6, "out of a place"):
        return None
    return "people come from there"


@VETO_PLACE.rule(
    "casualty.place-of-destination",
    examples=("A bus to Lagos overturned near Benin City, killing ten people.", "Ten died on the road to Lagos."),
    counterexamples=(
        "Gunmen rode into Tungan Miri and killed ten people.",
        "He fled to Lagos, where he was shot dead.",
    ),
)
def of_destination(view: View, number: int) -> str | None:
    """“a bus to **Lagos**”: where somebody was going."""
    spot = view.spots[number]
    going = spot.role == "to" and view.scene.words[spot.lead] not in ("into", "through", "via")
    going = going and not view.leads_to_clause(number)
    return "somebody goes there" if going else None


@VETO_PLACE.rule(
    "casualty.place-of-home",
    examples=("The two victims, who lived in Leeds, were killed in Malaga.", "A man born in Leeds drowned in Malaga."),
    counterexamples=("The two victims were killed in Leeds.",),
)
def of_home(view: View, number: int) -> str | None:
    """“who lived in **Leeds**”, “based in **Geneva**”: where a person or body is at home."""
    return "somebody is at home there" if _any_before(view, number, 2, "at home") else None


@VETO_PLACE.rule(
    "casualty.place-of-clinic",
    examples=("Three wounded men were taken to a hospital in Kochi.", "Two of the victims died at a clinic in Recife."),
    counterexamples=("Three men were wounded in Kochi.",),
)
def of_clinic(view: View, number: int) -> str | None:
    """“were flown to a hospital in **Kochi**”: where the hurt were taken, or the dead lie."""
    reach = 6 if view.spots[number].width == _SITE else 3
    if _any_before(view, number, 4, "clinic") or _any_before(view, number, reach, "taken away"):
        return "the hurt were taken there"
    return None


@VETO_PLACE.rule(
    "casualty.place-of-distance",
    examples=("Ten people died in Sitakul, 40km from Chittagong.", "Ten people died 12 miles north of Kano."),
    counterexamples=("Ten people died 40km from home in Chittagong.",),
)
def of_distance(view: View, number: int) -> str | None:
    """“40 kilometres south of **Khartoum**”: a known town that a distance is measured from."""
    spot, words = view.spots[number], view.scene.words
    begin = view.scene.starts[spot.start]
    if spot.role not in ("from", "of"):
        return None
    units = view.scene.event_words("distance")
    measured = any(any(word.endswith(unit) for unit in units) for word in words[max(begin, spot.lead - 5) : spot.lead])
    return "a distance is measured from there" if measured else None
