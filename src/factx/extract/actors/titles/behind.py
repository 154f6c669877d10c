"""Titles behind a name: “**Sun Lijun**, China’s former police vice-minister”."""

from factx.document import Document
from factx.extract.actors.titles.fields import forward
from factx.extract.actors.titles.heads import plural_back
from factx.extract.actors.titles.modifiers import MODIFIER_TAGS, skip_dropped
from factx.extract.actors.titles.roles import Roles
from factx.extract.actors.titles.steps import TITLE_BEHIND, told
from factx.lexicon import phrases
from factx.lexicon.closed_classes import word_set
from factx.lexicon.schema import TitleEntry
from factx.marks import Name, Words

_COUNTED = word_set("of six seven two three four five several many")
_SKIPPED = word_set("a an the 's ' both one another who is also was its their his her")
_FORMERLY = word_set("ex former acting retired")
_AFTER_PLURAL: tuple[list[str], ...] = (["of"], ["at"], ["for"], ["in"], ["with"], [","], ["."], [])


@TITLE_BEHIND.rule(
    "title.behind-name",
    tier=1,
    examples=("Ana Sosa, 53, former director of the park, left.", "Ivo Falk, the mayor of Varn, left."),
    counterexamples=("Ana Sosa, and the director, left.", "Ana Sosa met the director."),
)
@told
def behind_name(document: Document, name: Name, roles: Roles, had_title: bool) -> None:
    """“**Tan Lien**, 53, former *director* of the park and its *founder*, …”: roles set behind a name."""
    words, i = document.words, opening(document, name)
    for _ in range(3):
        end = _role_forward(document, i, roles, had_title) if i is not None else None
        if end is None:
            return
        had_title = had_title or bool(roles.titles)
        end = _past_origin(document, end)
        if words.lowers[end : end + 1] != ["and"]:
            return
        i = end + 1


def opening(document: Document, name: Name) -> int | None:
    """Where what is set behind a name begins; None where nothing is."""
    words = document.words
    i = name.end
    if i < len(words.texts) and words.texts[i] == "(":
        close = next((j for j in range(i, min(i + 8, len(words.texts))) if words.texts[j] == ")"), None)
        if close is not None:
            i = close + 1
    if i + 1 < len(words.texts) and words.lowers[i] == "and":
        second = document.name_from.get(i + 1)  # “**Tony Chen** and Scott Lin, co-founders of …”: of both
        if second is None or second.label != "PERSON" or words.lowers[second.end : second.end + 1] != [","]:
            return None
        if "NNS" not in words.tags[second.end + 1 : second.end + 2] and words.lowers[second.end + 1] != "both":
            return None
        i = second.end
    if i + 1 >= len(words.texts) or words.lowers[i] not in (",", "-", "–", "—", "("):
        return None
    i += 1
    if words.tags[i] == "CD" and i + 1 < len(words.texts) and words.lowers[i + 1] == ",":
        i += 2
    return i


def _past_origin(document: Document, end: int) -> int:
    """“a tribal leader **from Odisha** and ex-governor”."""
    place = document.name_from.get(end + 1) if document.words.lowers[end : end + 1] in (["from"], ["in"]) else None
    return place.end if place is not None and place.label == "LOC" else end


def _role_forward(document: Document, start: int, roles: Roles, had_title: bool) -> int | None:
    """One role in an apposition that begins at a token: where it ends; None where there is none."""
    words = document.words
    if start >= len(words.lowers) or words.lowers[start] == "and":
        return None  # “A, and the director of the mint, B”: another person's
    i, first = start, start
    ties: list[Name] = []
    outside = None
    while i < min(start + 12, len(words.texts)):
        name = document.name_from.get(i)
        if name is not None and name.label == "PERSON":
            if i > start or name.end >= len(words.lowers) or words.lowers[name.end] not in ("'s", "'"):
                return None
            i = first = name.end
            continue
        if name is not None and name.label != "PERSON" and not (name.label == "NORP" and _is_faith(document, name)):
            ties.append(name)
            outside = _outside(words, start, i)
            i = first = name.end
            continue
        lower = words.lowers[i]
        match = _title_at(document, i, start)
        if match is not None and _heads_apposition(document, match[0]):
            if outside is not None and first < match[0]:
                roles.outside[skip_dropped(words, first, i)] = outside
            return _take(document, match, (first, i), ties, roles, had_title)
        if (lower in _COUNTED and first == i) or lower in _SKIPPED or _is_participle(words, i):
            first = i + 1
        elif lower == "," and first < i and _joins_fields(document, i):
            pass
        elif words.tags[i] not in MODIFIER_TAGS and lower not in ("and", "of", "award", "ex", "-"):
            return None
        i += 1
    return None


def _joins_fields(document: Document, comma: int) -> bool:
    """“the business**,** energy and industrial strategy secretary”: whether more fields and their title follow."""
    words = document.words
    for i in range(comma + 1, min(comma + 10, len(words.lowers))):
        if "and" in words.lowers[comma:i] and phrases.titles(document.lexicon).match(words.lowers, i) is not None:
            return words.texts[i].islower()
        if i in document.name_from or (words.tags[i] not in ("NN", "JJ") and words.lowers[i] not in (",", "and")):
            return False
    return False


def _outside(words: Words, start: int, i: int) -> int | None:
    """“and **ex**-Jharkhand governor”: the token that a name parts from its title."""
    before = i - 1 - (words.lowers[i - 1] in ("-", "'s", "'"))
    return before if before >= start and words.lowers[before] in _FORMERLY else None


def _title_at(document: Document, i: int, start: int) -> tuple[int, TitleEntry] | None:
    """The title that begins here; a plural one in “one of the leaders”."""
    words = document.words
    match = phrases.titles(document.lexicon).match(words.lowers, i)
    # “A and B, **co-founders** of Largan”
    listed = i == start and words.lowers[i + 1 : i + 2] in _AFTER_PLURAL and _closes_list(document, start)
    one_of = i > start and words.lowers[start] in ("one", "is", "who", "both")
    if match is None and words.tags[i] == "NNS" and (one_of or listed):
        plural = plural_back(document, i + 1)
        return (i + 1, plural[1]) if plural is not None else None
    return match


def _closes_list(document: Document, start: int) -> bool:
    """Whether two persons joined by “and” stand before a comma: “Tony Chen and **Scott Lin**, co-founders”."""
    words, last = document.words, document.name_to.get(start - 1)
    if last is None or last.label != "PERSON" or words.lowers[last.start - 1] != "and":
        return False
    before = document.name_to.get(last.start - 1)
    return before is not None and before.label == "PERSON"


def _is_participle(words: Words, i: int) -> bool:
    return words.tags[i] in ("VBN", "RB")


def _take(
    document: Document,
    match: tuple[int, TitleEntry],
    begins: tuple[int, int],
    ties: list[Name],
    roles: Roles,
    had_title: bool,
) -> int | None:
    """Add a role with its field and ties; where it ends, or None where it is no title or the next person's."""
    end, entry = match
    if entry.kind == "kin":
        return _after_kin(document, end)
    if entry.kind in ("person", "honorific"):
        return None
    last, more = forward(document, end, min(end + 16, len(document.words.texts)))
    if _belongs_to_next(document, max(last, more[-1].end if more else last), had_title):
        return None
    roles.add(skip_dropped(document.words, *begins), max(last, end))
    roles.ties.extend([*ties, *more])
    return max(last, more[-1].end if more else last)


def _after_kin(document: Document, end: int) -> int | None:
    """“mother **of Juan Pernalete** and president of …”: past a kinship to the role behind it."""
    name = (
        document.name_from.get(end + 1)
        if end + 1 < len(document.words.lowers) and document.words.lowers[end] == "of"
        else None
    )
    return name.end if name is not None else None


def _is_faith(document: Document, name: Name) -> bool:
    """“a **Hindu** nationalist leader”: of a people or faith, no country."""
    return phrases.places(document.lexicon).get(document.words.texts[name.start : name.end]) is None


def _heads_apposition(document: Document, end: int) -> bool:
    """Whether a title that ends here heads its phrase: what follows is no noun."""
    words = document.words
    if words.lowers[end : end + 1] and words.lowers[end].endswith("ing") and words.tags[end + 1 : end + 2] == ["IN"]:
        return True  # “a **campaigner** fighting for the river”, whatever the tag
    return end >= len(words.tags) or (words.tags[end] not in ("NN", "NNS", "NNP", "NNPS", "HYPH", "POS"))


def _belongs_to_next(document: Document, end: int, had_title: bool) -> bool:
    """“A, former senator and activist **Shehu Sani**”: the title is the next person's."""
    words = document.words
    follower = document.name_from.get(end)
    if follower is not None and follower.label == "PERSON":
        return True
    joined = end < len(words.lowers) and words.lowers[end] in (",", "and")
    if had_title and not joined:
        end = _end_of_series_item(words, end)
        joined = words.lowers[end : end + 1] == [","]
    i = end + 1
    while joined and i < end + 8 and (address := phrases.titles(document.lexicon).match(words.lowers, i)) is not None:
        i = address[0] + (words.lowers[address[0] : address[0] + 1] == [","])  # “A, the emir of Kano, **Alhaji** B”
    follower = document.name_from.get(i) if joined else None
    return follower is not None and follower.label == "PERSON" and had_title


def _end_of_series_item(words: Words, end: int) -> int:
    """“A, the patriarch **of the Danta family in Kano**, B”: past what a title is of."""
    stop = min(end + 10, len(words.tags))
    while end < stop and (words.tags[end].startswith(("NN", "JJ")) or words.tags[end] in ("IN", "DT", "POS")):
        end += 1
    return end
