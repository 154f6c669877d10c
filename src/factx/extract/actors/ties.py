"""What ties a name to a country, a body or a kind: “**Kazakh** state television”, “**China**’s Global Times”, “Green
**Party**”."""

from factx import syntax
from factx.document import Document
from factx.lexicon import phrases
from factx.lexicon.closed_classes import word_set
from factx.marks import Name


def country_of_words(document: Document, start: int, end: int) -> str | None:
    """The country of a demonym or country's name: “Kazakh”, “U.S.”; none for a capital or another place."""
    place = phrases.places(document.lexicon).get(document.words.texts[start:end])
    return place.alpha3 if place is not None and place.kind != "capital" else None


def country_of_tie(document: Document, name: Name) -> str | None:
    """The country that a name beside a title stands for: a place or people itself, or the country in a body's name."""
    if name.label in ("LOC", "NORP"):
        own = country_of_words(document, name.start, name.end)
        if own is not None or name.end - name.start < 2 or not document.words.texts[name.start].islower():
            return own
        return country_of_words(document, name.end - 1, name.end)  # “southern Mali”
    return country_in_name(document, name) if name.label == "ORG" else None


def country_in_name(document: Document, name: Name) -> str | None:
    """“**Kazakh** state television”, “**Swedish** Environmental Institute”, “Islami Andolan **Bangladesh**”."""
    places, texts = phrases.places(document.lexicon), document.words.texts
    if name.end - name.start == 1:
        seat = phrases.organization_names(document.lexicon).get(texts[name.start : name.end])
        capital = places.get(texts[name.start : name.end])
        if seat is not None and seat.country:
            return seat.country
        return capital.alpha3 if capital is not None else None
    known = phrases.organization_names(document.lexicon).get(texts[name.start : name.end])
    if known is not None:
        return known.country
    first = places.match(texts, name.start)
    if first is not None and first[0] <= name.end and first[1].kind != "capital":
        return first[1].alpha3 if document.words.lowers[first[0]] != "-" else None  # “Turkish-Iranian Council”
    for start in range(max(name.start + 1, name.end - _LONGEST_COUNTRY), name.end):
        last = places.get(texts[start : name.end])
        if last is not None and last.kind == "name" and texts[name.end - 1] != "America":
            return last.alpha3
    return None


_LONGEST_COUNTRY = 5  # tokens: “government of the **United Arab Emirates**”


def country_before(document: Document, name: Name) -> str | None:
    """“**China**’s Global Times”, “**Italian** giant ENI”, “**Tunisia**’s Kais Saied”."""
    words = document.words
    i = name.start
    if i > 1 and words.texts[i - 1] in _MARKS and words.tags[i - 1] != "POS" and i - 1 not in document.name_to:
        i -= 1  # “the Ugandan tabloid '**Rolling Drum**'”, “(Israel's) **Mossad**”
    if i > 0 and words.lowers[i - 1] in ("'s", "'"):
        owner = document.name_to.get(i - 1)
        return country_of_tie(document, owner) if owner is not None and owner.label in ("LOC", "NORP") else None
    if i > 0 and words.tags[i - 1] == "CC":
        return None  # “talks with the US and **Nato**”, “Kazakh and **CSTO** officials”: two beside each other
    if name.label == "PERSON" and i == name.start and not _joined(document, name):
        return None  # “through the Cambodian branch **Sosa** wants to sell”
    for _ in range(_REACH):
        place = document.name_to.get(i)
        if place is not None:
            return country_of_words(document, place.start, place.end) if place.label in ("NORP", "LOC") else None
        hyphen = i > 1 and words.tags[i - 1] == "HYPH" and words.tags[i] == "VBN"
        if hyphen and words.lowers[i] not in ("based", "headquartered", "born"):
            return None  # “the Hong Kong-listed Harbin Bank”, but “the US-based Azoya”
        if i == 0 or words.tags[i - 1] not in _BEFORE or i - 1 in document.name_from:
            return None
        i -= 1
    return None


def _joined(document: Document, name: Name) -> bool:
    """Whether a parse joins a name to the word before it."""
    before, inside = name.start - 1, range(name.start, name.end)
    beside = before < 0 or name.start in document.name_to or document.doc[before].head.i in inside
    return beside or any(document.doc[i].head.i == before for i in inside)


_REACH = 10
_BEFORE = ("NN", "JJ", "HYPH", "VBN", "CC", "CD")
_MARKS = frozenset("'\"‘“«()")


def nationality(document: Document, name: Name) -> str | None:
    """“**Ana Sosa**, a *Chilean*-American dual national, …”: whose citizen somebody is; of two the first printed."""
    words, i = document.words, name.end
    if words.lowers[i : i + 1] != [","] or words.lowers[i + 1 : i + 2] not in (["a"], ["an"]):
        return None
    found: str | None = None
    for j in range(i + 2, min(i + 2 + _REACH, len(words.lowers))):
        if words.lowers[j] in _CITIZENS:
            return found
        place = phrases.places(document.lexicon).match(words.texts, j)
        if place is not None and place[1].kind == "demonym":
            found = found or place[1].alpha3
        elif words.tags[j] not in _ORIGIN_TAGS and words.lowers[j] not in ("-", "/"):
            return None
    return None


def identified(document: Document, name: Name) -> str | None:
    """“Two **Chileans** died. … Police identified the dead as **Ana Sosa**, 25, and **Ivo Falk**.”: of the people
    that the text has counted last.
    """
    head = syntax.head_within(document.doc, name.start, name.end)
    while head.dep in syntax.CONJUNCT:
        head = head.head
    first, verb, words = document.name_over(head.i), head.head, document.words
    if verb.lemma_ not in _IDENTIFYING or first is None or words.lowers[first.start - 1] != "as":
        return None
    sentence = document.sentence_of[verb.i]
    counted = (n for n in document.names if n.label == "NORP" and n.start < verb.i and words.tags[n.start - 1] == "CD")
    near = [n for n in counted if sentence - document.sentence_of[n.start] < _NEAR and words.tags[n.end - 1][-1] == "S"]
    return country_of_words(document, near[-1].start, near[-1].end) if near else None


_IDENTIFYING = ("identify", "name")
_NEAR = 5  # sentences
_CITIZENS = word_set("national citizen")
_ORIGIN_TAGS = ("JJ", "NN", "NNP", "HYPH", "CC", "CD")


def country_after(document: Document, name: Name) -> str | None:
    """“the platform **Yo Creo** (I Believe) in **Cuba**”: where a body is said to be, right behind its name."""
    words, i = document.words, name.end
    if words.texts[i : i + 1] == ["("]:
        i = next((j + 1 for j in range(i, min(i + 8, len(words.texts))) if words.texts[j] == ")"), i)
    if words.lowers[i : i + 1] != ["in"]:
        return None
    place = document.name_from.get(i + 1)
    return country_of_words(document, place.start, place.end) if place is not None and place.label == "LOC" else None


def category(document: Document, name: Name) -> str | None:
    """What kind of body its noun, or its name, tells: `police` for “Dubai Police”, `media` for “Interfax”."""
    words = document.words
    names = phrases.organization_names(document.lexicon)
    known, first = names.get(words.texts[name.start : name.end]), names.match(words.texts, name.start)
    if known is not None:
        return known.category
    if first is not None and first[1].category == "international" and first[0] < name.end:
        return "international"  # “U.N. General Assembly”
    nouns = phrases.organization_nouns(document.lexicon)
    end = next(
        (i for i in range(name.start + 1, name.end) if words.lowers[i] in ("of", "for", "on", "in", "to")), name.end
    )
    found = nouns.match_back(words.lowers, end, name.start) or nouns.match_back(words.lowers, name.end, name.start)
    if found is not None:
        return found[1].category
    leading = phrases.leading_nouns(document.lexicon).get(words.lowers[name.start])
    if leading is not None:
        return leading.category
    if name.end < len(words.lowers) and words.tags[name.end] == "NN":
        after = nouns.match(words.lowers, name.end)
        return after[1].category if after is not None and after[1].category != "sports" else None
    before = nouns.match_back(words.lowers, name.start) if name.start and words.tags[name.start - 1] == "NN" else None
    return before[1].category if before is not None else None  # “the newspaper **El Farol**”
