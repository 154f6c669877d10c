"""Where titles stand: the ways to read left and right of a name that all rules on titles share."""

from dataclasses import dataclass, field

from factx.document import Document
from factx.lexicon import phrases
from factx.lexicon.closed_classes import CALENDAR_NAMES, word_set
from factx.lexicon.person_nouns import noun_class
from factx.lexicon.schema import TitleEntry
from factx.marks import Name, Words

MODIFIER_TAGS = word_set("AFX JJ NN NNP NNS HYPH VBG VBN JJS RB")
_DROPPED = word_set(
    "late then now-former current incoming outgoing new new- once longtime veteran young local other several"
)
PREPOSITIONS = word_set("of for to at in on with from")
_OF_FIELD = word_set("of for on")
_BEFORE_NAMES = word_set("the a so - called ruling local main")
_PORTFOLIO = word_set("minister ministers secretary undersecretary commissioner")
_REALMS = word_set("republic federation nation union kingdom realm opposition board")
_CHAMBERS = word_set("senate parliament")
FIELD_TAGS = word_set("NN NNS NNP NNPS JJ HYPH")


@dataclass
class Roles:
    """What stands around one name: title spans, the names that possess or follow them; `outside` maps where a title
    begins to the token of a “former” that a name parts from it; `shared` where all of it is told of several at once.
    """

    titles: list[tuple[int, int]] = field(default_factory=list)
    ties: list[Name] = field(default_factory=list)
    outside: dict[int, int] = field(default_factory=dict)
    shared: bool = False

    def add(self, start: int, end: int) -> None:
        """Take a title once."""
        if start < end and (start, end) not in self.titles:
            self.titles.append((start, end))


def title_back(document: Document, end: int) -> tuple[int, str, str] | None:
    """The title that ends right before a token: its start, kind and words."""
    words = document.words
    last = end
    if last > 1 and words.texts[last - 1] == "." and words.texts[last - 2][0].isupper():
        last -= 1  # “Gen. Sosa”, not “… met an official. Sosa …”
    if last < 1:
        return None
    floor = next((last - k for k in range(1, min(5, last)) if last - k in document.name_to), 0)  # “[Sun Party] leader”
    found = phrases.titles(document.lexicon).match_back(words.lowers, last, floor)
    if found is None and words.lowers[last - 1].endswith("."):
        entry = phrases.titles(document.lexicon).get([words.lowers[last - 1].rstrip(".")])
        found = (last - 1, entry) if entry is not None else None
    if found is None and words.tags[last - 1] in ("NNS", "NNPS", "NNP"):
        found = plural_back(document, last)
    if found is None or (last - found[0] == 1 and words.tags[found[0]] in ("VBZ", "VBD", "VBP", "VB", "IN")):
        return None
    start, entry = found
    if (
        entry.kind == "kin"
        and words.texts[start][0].isupper()
        and words.lowers[start] in ("father", "mother", "brother", "sister")
    ):
        return start, "religious", words.lowers[start]
    if len(words.lowers[start]) < 4 and words.texts[start].islower() and entry.kind != "role":
        return None
    return start, entry.kind, " ".join(words.lowers[start:last]).rstrip(".")


def plural_back(document: Document, last: int) -> tuple[int, TitleEntry] | None:
    """“**Presidents** Biden and Al-Sisi”, “six PPRP **MPs** — A, B and C”."""
    lowers = document.words.lowers
    single = singular(lowers[last - 1])
    if single == lowers[last - 1]:
        return None
    stretch = [*lowers[max(last - 4, 0) : last - 1], single]
    found = phrases.titles(document.lexicon).match_back(stretch, len(stretch))
    return (last - len(stretch) + found[0], found[1]) if found is not None else None


def singular(noun: str) -> str:
    """A noun for people without its plural ending: “secretaries” → “secretary”, “ministers” → “minister”."""
    return f"{noun.removesuffix('ies')}y" if noun.endswith("ies") else noun.removesuffix("s")


def modifiers_back(document: Document, start: int) -> int:
    """Where the modifiers of a title begin: “**former energy** minister”, up to a country, body or article."""
    words, of_offices = document.words, document.lexicon.naming("of offices")
    while start > 0 and words.tags[start - 1] in MODIFIER_TAGS:
        name = document.name_to.get(start)
        if name is not None and (
            name.label != "NORP" or phrases.places(document.lexicon).get(words.texts[name.start : name.end])
        ):
            break
        if name is None and phrases.places(document.lexicon).get(words.texts[start - 1 : start]) is not None:
            break  # “**Iranian** supreme leader”, where the recognizer passed over the people
        if name is None and any(
            other.start < start <= other.end for other in (document.name_to.get(start + 1),) if other
        ):
            break
        if words.lowers[start - 1] == "-" and start > 1 and document.doc[start - 2].whitespace_:
            break  # “her rival - former mayor Ana Sosa -”: a dash
        if words.lowers[start - 1] in ("-", "old") and start > 1 and words.tags[start - 2] in ("CD", "HYPH"):
            break
        if words.tags[start - 1] in ("RB", "VBG", "VBN") and words.lowers[start - 1] not in of_offices:
            break
        if words.tags[start - 1] == "NN" and words.texts[start - 1][0].isupper() and _amid_small(words, start):
            break
        start -= 1
    if words.lowers[start] == "-":
        start += 1
    start = _fields_back(document, start)
    if start > 1 and words.lowers[start] == "time" and words.lowers[start - 1] == "-":
        start -= 2  # “**two-time** champion”
    return start


def _fields_back(document: Document, start: int) -> int:
    """“**Youth and** Sports Minister”, “the **trade and** industry minister”: a field that “and” joins to another.

    Not what is somebody's or a body's own: “Mayor and Finance Minister”, “the bank and finance minister Bos”.
    """
    words = document.words
    if start < 2 or words.lowers[start - 1] not in ("and", "&") or start - 1 in document.name_to:
        return start
    first = start - 1
    while first > 0 and words.tags[first - 1] in FIELD_TAGS and first not in document.name_to:
        first -= 1
    inner = words.lowers[start - 2]
    alike = words.texts[start][0].isupper() == words.texts[start - 2][0].isupper()
    human = words.texts[start].islower() and noun_class(document.lexicon, inner)  # “Youth and Sports Minister”
    owned = human or phrases.organization_nouns(document.lexicon).get([inner]) is not None
    if first == start - 1 or not alike or owned or title_back(document, start - 1) is not None:
        return start
    return first


def _amid_small(words: Words, start: int) -> bool:
    """“a senior **Plan** commander”: a capital noun between small words is a name that nobody has marked."""
    return start > 1 and words.texts[start].islower() and words.texts[start - 2].islower()


def skip_dropped(words: Words, first: int, start: int) -> int:
    """“late”, “then”, “new” are no part of a title; *former* and *acting* are."""
    while first < start and (words.lowers[first] in _DROPPED or words.lowers[first] in ("-", "/")):
        if words.texts[first] in ("Local", "New"):
            break  # “**Local** Administration Minister”
        first += 1
    return first


def ties_back(document: Document, end: int, roles: Roles) -> int:
    """The names that own a title, left of it: “**Kazakhstan**’s deputy …”, “**Party (PPRP)** leader”; where they
    begin."""
    words = document.words
    for _ in range(3):
        if end > 0 and words.lowers[end - 1] in ("'s", "'"):
            end -= 1
        elif end > 2 and words.texts[end - 1] == ")":
            opening = next((i for i in range(end - 2, max(end - 6, 0), -1) if words.texts[i] == "("), None)
            if opening is None:
                return end
            end = opening
        name = document.name_to.get(end) or _unseen_people(document, end)
        if (
            name is None
            and end > 1
            and words.lowers[end] in ("'s", "'")
            and words.lowers[end - 2] in ("the", "this", "that")
        ):
            roles.ties.append(Name(end - 1, end, "NOMINAL"))  # “the foundation's CEO”
            return end - 2
        if name is None or name.label == "PERSON":
            return end
        roles.ties.append(name)
        end = name.start
    return end


def _unseen_people(document: Document, end: int) -> Name | None:
    """“**Iranian** supreme leader”: a demonym that the recognizer passed over."""
    place = phrases.places(document.lexicon).get(document.words.texts[max(end - 1, 0) : end])
    return Name(end - 1, end, "NORP") if place is not None and place.kind == "demonym" else None


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
