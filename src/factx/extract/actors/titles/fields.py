"""What a title is of: “minister of **foreign affairs**”, “director of **the Water Board**”."""

from factx.document import Document
from factx.extract.actors.titles.modifiers import FIELD_TAGS
from factx.lexicon import phrases
from factx.lexicon.closed_classes import CALENDAR_NAMES, word_set
from factx.marks import Name, Words

PREPOSITIONS = word_set("of for to at in on with from")
_OF_FIELD = word_set("of for on")
_BEFORE_NAMES = word_set("the a so - called ruling local main")
_PORTFOLIO = word_set("minister ministers secretary undersecretary commissioner")
_REALMS = word_set("republic federation nation union kingdom realm opposition board")
_CHAMBERS = word_set("senate parliament")


def forward(document: Document, start: int, stop: int) -> tuple[int, list[Name]]:
    """What follows a title's head: its field belongs to it (“of foreign affairs”), a body or country is tied to it.

    Returns where the title ends, and the names tied.
    """
    words = document.words
    end, i = start, start
    ties: list[Name] = []
    for _ in range(3):
        if i >= stop or words.lowers[i] not in PREPOSITIONS or _leads_off(words, i + 1):
            break
        preposition, first = words.lowers[i], _past_article(words, i + 1, stop)
        name = document.name_from.get(first)
        portfolio = words.lowers[start - 1] in _PORTFOLIO and preposition == "of" and not _is_body(document, name)
        if name is not None and name.label == "NORP" and words.tags[name.end : name.end + 1] in (["NN"], ["NNP"]):
            ties.append(name)  # “a spokesman for **Palestinian** president Ivo Bos”
            break
        if name is not None and name.label in ("LOC", "NORP") and preposition in ("for", "to"):
            i = name.end  # “ambassador to Ukraine”: no part of the title, nor hers
            if name.label == "NORP" or phrases.places(document.lexicon).get(words.texts[name.start : name.end]) is None:
                end = i  # “shadow minister for Indigenous Australians”, “envoy to the Horn of Africa”
        elif name is not None and name.label != "PERSON" and not (portfolio and name.label in ("ORG", "MISC")):
            i = _tie(document, name, preposition, ties)
        else:
            last, body = _field(document, first, stop)
            if words.lowers[last : last + 1] in (["'s"], ["'"]):
                break  # “former governor of **the country's** largest province”
            owner = _nominal_body(document, i + 1, last) if preposition in _OF_FIELD and body is None else None
            if owner is not None and not portfolio:
                ties.append(owner)  # “spokesman of **the agency**”
                i = last
                end = last if words.lowers[last - 1] == "board" else end  # “chairman of the board”
                continue
            capital = first < stop and words.texts[first][0].isupper()
            realm = last == first + 1 and words.lowers[first] in _REALMS  # “president of **the Republic**”
            unknown = capital and not portfolio and (first > i + 1 or words.texts[start - 1].islower()) and not realm
            chamber = preposition == "in" and last == first + 1 and words.lowers[first] in _CHAMBERS
            if last == first or not (preposition in _OF_FIELD or capital or chamber) or (unknown and body is None):
                break  # “president of Conaie”: a name that is none of the field's words
            if body is not None and not portfolio:
                ties.append(body)
                i = body.end
            else:
                end = i = last
    return end, ties


def _leads_off(words: Words, i: int) -> bool:
    """“head of **a** large smuggling ring”, “an MP on **May** 3”: what is no field."""
    return words.lowers[i : i + 1] in (["a"], ["an"]) or bool(CALENDAR_NAMES.intersection(words.texts[i : i + 1]))


def _past_article(words: Words, i: int, stop: int) -> int:
    """Past “the”, “the ruling”, “the so-called”."""
    while i < stop and (words.lowers[i] in _BEFORE_NAMES or words.tags[i] in ("DT", "PRP$")):
        i += 1
    return i


def _tie(document: Document, name: Name, preposition: str, ties: list[Name]) -> int:
    """Tie a name, and the body that it owns (“of Kenya's Water Board”); where they end."""
    words = document.words
    if preposition not in ("from", "with") or name.label == "ORG":
        ties.append(name)
    owned = document.name_from.get(name.end + 1) if words.lowers[name.end : name.end + 1] in (["'s"], ["'"]) else None
    if owned is None or owned.label != "ORG":
        return name.end
    ties.append(owned)
    return owned.end


def _field(document: Document, first: int, stop: int) -> tuple[int, Name | None]:
    """Where the nouns of a field end (“retail banking”), and a body they describe (“think tank **Zeit**”)."""
    words, i, body = document.words, first, None
    while i < stop:
        name = document.name_from.get(i)
        if name is not None and name.label == "PERSON":
            break
        body = body or (name if name is not None and name.label == "ORG" else None)
        if i > first and words.texts[i][0].isupper() and words.texts[i - 1].islower() and words.tags[i - 1] == "NN":
            break  # “inspector of industrial police **Dorn** region”
        joins = words.lowers[i] in ("and", "the") and i > first and words.tags[i + 1 : i + 2] != []
        if words.tags[i] not in FIELD_TAGS and not (joins and i + 1 < stop and words.tags[i + 1] in FIELD_TAGS):
            break
        i += 1
    return i, body


def _nominal_body(document: Document, first: int, last: int) -> Name | None:
    """“**the agency**”, “**its party**”: a body that the text does not name here."""
    words = document.words
    if last - first < 2 or words.tags[first] not in ("DT", "PRP$") or not words.texts[last - 1].islower():
        return None
    found = phrases.organization_nouns(document.lexicon).match_back(words.lowers, last, first + 1)
    return Name(last - 1, last, "NOMINAL") if found is not None else None


def _is_body(document: Document, name: Name | None) -> bool:
    """Whether a name has a noun for a body: “Ministry of …” has, “Foreign Affairs” has not."""
    if name is None or name.label != "ORG":
        return False
    nouns = phrases.organization_nouns(document.lexicon)
    return any(nouns.match(document.words.lowers, i) is not None for i in range(name.start, name.end))
