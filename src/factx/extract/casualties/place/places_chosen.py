"""“in **Orsk**”, “the raid on **Orsk**”: where the event of a count was, from the nearest words to the farthest."""

from factx.extract.casualties.place.candidates import Candidates
from factx.extract.casualties.place.steps import CHOOSE_PLACE, Asked, Chosen
from factx.facts import ToldIn

_TIER_EXACT, _TIER_SENTENCE, _TIER_PARAGRAPH, _TIER_COUNTRY = 1, 2, 3, 4
_TIER_ARTICLE, _TIER_LOOSE, _TIER_HEADLINE, _TIER_DATELINE, _TIER_ANY = 5, 6, 7, 8, 9


@CHOOSE_PLACE.rule(
    "casualty.place-exact",
    tier=_TIER_EXACT,
    examples=(
        "Ten people were killed in northern Peru on Monday. The accident happened near the town of Otuzco.",
        "A landslide in Nepal killed ten people.\n\nIt struck a camp near Jomsom at dawn.",
    ),
    counterexamples=("Ten people were killed in Otuzco on Monday. The town lies in Peru.",),
)
def exact(candidates: Candidates, asked: Asked) -> Chosen | None:
    """“killed in Peru … The accident happened near **Otuzco**”: a later sentence is more exact than that of the count.

    Not for sums over time, other events, and counts of one sentence that have a place each.
    """
    found = candidates.nearest(asked.link)
    if found is None or not candidates.is_tied(found[0]) or asked.scope == "cumulative":
        return None
    if candidates.view.tells_of_other(asked.sentence) or candidates.are_shared_out(asked.sentence):
        return None
    inner = candidates.exact(found[0], asked.link)
    return Chosen(inner, "article") if inner is not None else None


@CHOOSE_PLACE.rule(
    "casualty.place-sentence",
    tier=_TIER_SENTENCE,
    examples=("Ten people were killed in Herat.", "An explosion in Herat killed ten people and wounded forty."),
    counterexamples=("Ten people were killed, the mayor of Herat said.",),
)
def in_sentence(candidates: Candidates, asked: Asked) -> Chosen | None:
    """“killed in **Herat**”: the place beside the count, else one of the same sentence."""
    found = candidates.nearest(asked.link)
    if found is None or not candidates.is_tied(found[0]):
        return None
    return Chosen(found[0], "clause" if found[1] else "sentence")


@CHOOSE_PLACE.rule(
    "casualty.place-paragraph",
    tier=_TIER_PARAGRAPH,
    examples=(
        "A boat capsized in the surf near Baluda. Two divers drowned.",
        "Gunmen raided a farm in Kuje. They killed ten people.",
    ),
    counterexamples=("A boat capsized in the surf near Baluda.\n\nTwo divers drowned.",),
)
def in_paragraph(candidates: Candidates, asked: Asked) -> Chosen | None:
    """“A boat capsized near **Baluda**. Two divers drowned.”: the event of the sentence before, in one paragraph."""
    if asked.scope == "cumulative" or candidates.view.tells_of_other(asked.sentence):
        return None
    for sentence in candidates.view.paragraph_before(asked.sentence):
        if not candidates.view.tells_of_event(sentence):
            continue
        tied = [number for number in candidates.places_in(sentence) if candidates.is_tied(number)]
        if tied:
            chosen = min(tied, key=lambda number: (candidates.spot(number).width, number))
            inner = candidates.exact(chosen, asked.link)
            return Chosen(chosen if inner is None else inner, "article")
    return None


@CHOOSE_PLACE.rule(
    "casualty.place-country",
    tier=_TIER_COUNTRY,
    examples=(
        "A bomb killed ten people in Herat. The war in Afghanistan goes on. In 2019, 40 civilians were killed.",
        "A bus crash in Lima, in Peru, killed ten.\n\nIn a separate accident, four people died.",
    ),
    counterexamples=("A bomb killed ten people in Herat. The war in Afghanistan goes on. Four civilians were hurt.",),
)
def in_country(candidates: Candidates, asked: Asked) -> Chosen | None:
    """“In 2019, 40 civilians were killed”: sums and other events without a place are those of the same country."""
    wide = asked.scope == "cumulative" or candidates.view.tells_of_other(asked.sentence)
    return Chosen(candidates.country, "article") if wide and candidates.country is not None else None


@CHOOSE_PLACE.rule(
    "casualty.place-event",
    tier=_TIER_ARTICLE,
    examples=(
        "A bomb exploded in Herat on Monday.\n\nThe blast killed ten people.",
        "Fire swept through a hall in Kazan.\n\nTen people died.",
    ),
    counterexamples=("The mayor of Herat spoke on Monday.\n\nThe blast killed ten people.",),
)
def of_event(candidates: Candidates, asked: Asked) -> Chosen | None:
    """“A bomb exploded in **Herat**. … Ten people died.”: where the article first says that its event was."""
    if not candidates.of_event:
        return None
    first = candidates.of_event[0][1]
    inner = candidates.exact(first, asked.link)
    return Chosen(first if inner is None else inner, "article")


@CHOOSE_PLACE.rule(
    "casualty.place-beside",
    tier=_TIER_LOOSE,
    examples=("A Herat hotel collapsed, killing ten people.", "A Kazan factory burned down, injuring four workers."),
    counterexamples=("A hotel collapsed in Herat, killing ten people.",),
)
def beside(candidates: Candidates, asked: Asked) -> Chosen | None:
    """“An **Orsk** hotel collapsed, killing ten”: the place of the sentence, though no preposition ties it."""
    found = candidates.nearest(asked.link)
    return Chosen(found[0], "sentence") if found is not None else None


@CHOOSE_PLACE.rule(
    "casualty.place-headline",
    tier=_TIER_HEADLINE,
    examples=(
        "Herat market blast\n\nTen people were killed on Monday, police said.",
        "Bus overturns near Kazan\n\nFour people were injured, police said.",
    ),
    counterexamples=("Market blast\n\nTen people were killed on Monday, police said.",),
)
def in_headline(candidates: Candidates, asked: Asked) -> Chosen | None:
    """“**Herat** market blast”: the place that the headline names."""
    return _first_of(candidates, "headline")


@CHOOSE_PLACE.rule(
    "casualty.place-dateline",
    tier=_TIER_DATELINE,
    examples=(
        "HERAT, Afghanistan (AP) — Ten people were killed on Monday, police said.",
        "KAZAN (Reuters) - Four people were injured on Monday, police said.",
    ),
    counterexamples=("HERAT, Afghanistan (AP) — Ten people were killed in Kabul on Monday, police said.",),
)
def in_dateline(candidates: Candidates, asked: Asked) -> Chosen | None:
    """“**HERAT**, Afghanistan (AP) — Ten people were killed”: where it was written, if nothing else tells."""
    return _first_of(candidates, "dateline")


def _first_of(candidates: Candidates, part: ToldIn) -> Chosen | None:
    for number, spot in enumerate(candidates.view.spots):
        if spot.part == part:
            return Chosen(number, part)
    return None


@CHOOSE_PLACE.rule(
    "casualty.place-anywhere",
    tier=_TIER_ANY,
    examples=(
        "The mayor met families in Herat. Ten people were killed.",
        "The mayor left Kazan early.\n\nFour people were injured.",
    ),
    counterexamples=("The mayor met families. Ten people were killed.",),
)
def anywhere(candidates: Candidates, asked: Asked) -> Chosen | None:
    """“The mayor met families in **Herat**”: the first place that the article names, if nothing else tells."""
    for sentence in candidates.view.sentences:
        for number in candidates.places_in(sentence):
            return Chosen(number, "article")
    return None
