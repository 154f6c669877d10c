"""The country that a town lets a reader infer: of who governs it, “the mayor of **Kumasi**”, and of its own bodies.

A town that somebody works in or a firm is called by tells nothing: “our correspondent in Lagos”, “Boston Consulting
Group”.
"""

from collections.abc import Iterable, Sequence

from factx.document import Document
from factx.extract.actors import ties
from factx.lexicon import gazetteer, phrases
from factx.lexicon.closed_classes import word_set
from factx.marks import Name

_OFFICES = word_set("mayor mayoress vice-mayor governor councillor councilor councilman councilwoman alderman")
# What may follow a town in the name of its own body: “Varn **City** Council”, not “Independence Council”.
_LOCAL = word_set(
    "police city town municipal metropolitan district provincial state regional high magistrates government"
)
_LONGEST = 3  # words of a town's name


def country_of_office(document: Document, titles: Iterable[tuple[int, int]], tied: Sequence[Name]) -> str | None:
    """“the **mayor** of Kumasi, Ana Sosa”, “**Kumasi Mayor** Ana Sosa”: the country of the town or state governed."""
    texts = document.words.texts
    for start, end in titles:
        if document.words.lowers[end - 1] not in _OFFICES:
            continue
        spans = [(place.start, place.end) for place in tied if place.label == "LOC"]
        if texts[start][0].isupper():
            spans.append((start, end - 1))
        for first, last in spans:
            if first < last and (country := _country(document, first, last)) is not None:
                return country
    return None


def country_of_body(document: Document, name: Name) -> str | None:
    """“**Mombasa** Police Department”: the town that the name of a police force or an authority begins with."""
    start = name.start + (document.words.lowers[name.start] == "the")
    for end in range(min(start + _LONGEST, name.end - 1), start, -1):
        if document.words.lowers[end] in _LOCAL and (country := _country(document, start, end)) is not None:
            return country
    return None


def _country(document: Document, start: int, end: int) -> str | None:
    """The one country that has a town or state of this name; of several the only one that the text names, else that
    whose capital it is if no other town of the name is larger."""
    texts, places = document.words.texts, phrases.places(document.lexicon)
    place = places.get(texts[start:end])
    if place is not None and place.kind != "capital":
        return None
    readings = gazetteer.readings(" ".join(texts[start:end]), whole=True)
    countries = {reading.country for reading in readings}
    if len(countries) > 1:
        countries &= _named(document)
    if len(countries) == 1:
        return countries.pop()
    largest = max(readings, key=lambda reading: reading.population, default=None)
    return place.alpha3 if place is not None and largest is not None and largest.country == place.alpha3 else None


def _named(document: Document) -> set[str]:
    """The countries that the text names, as places or peoples."""
    named = (name for name in document.names if name.label in ("LOC", "NORP", "ORG"))
    return {code for name in named if (code := ties.country_of_words(document, name.start, name.end)) is not None}
