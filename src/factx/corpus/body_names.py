"""The name of a body taken apart: whose it is, what it is, and what names it shares: “U.S. Department of Justice”."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from factx.corpus.listed import listed, table
from factx.corpus.spelling import folded

_LITTLE = frozenset(["of", "the", "and", "for", "on", "in", "to", "at", "de", "la", "et", "des", "du"])
# Heads that may stand before what they are for: “Ministry of Defence”, “Defence Ministry”.
_WORDS = {"programme": "program", "centre": "center", "defence": "defense", "labour": "labor", "govt": "government"}
# Bodies that most countries, states or towns have one of; the name alone does not tell whose.
# What a name may be shortened by at its end: Peabody Energy, NBC News.
# Organs of the United Nations.
UNIONS = frozenset({("general", "assembly"), ("security", "council"), ("human", "rights", "council")})
UNIONS_OWN = {("un",): "UN", ("eu",): "EU", ("united", "nations"): "UN", ("european", "union"): "EU"}
_PEOPLES = {"us": "USA", "usa": "USA", "uk": "GBR", "un": "UN", "eu": "EU", "british": "GBR", "american": "USA"}
_ACRONYM = re.compile(r"^(?:[A-Z]\.?){2,}$")


@dataclass(frozen=True, slots=True)
class BodyName:
    """A name in parts.

    Attributes:
        core: the words that tell what it is, folded, in an order that does not depend on “of”.
        whose: the country (ISO alpha-3), state, `UN` or `EU` before or behind it; empty where the name has none.
        acronym: whether it is one, by its capitals; “TWITTER” and “Twitter” are the same name all the same.
    """

    core: tuple[str, ...]
    whose: str = ""
    acronym: bool = field(default=False, compare=False)

    @property
    def common(self) -> bool:
        """Whether many a country or town has a body of this name.

        >>> parsed("National Guard").common, parsed("Tulsa Police Department").common, parsed("Reuters").common
        (True, False, False)
        """
        return (
            not self.acronym
            and self.core[-1] in listed("common")
            and all(word in listed("common") | listed("kind") for word in self.core)
        )


@lru_cache(maxsize=200_000)
def parsed(name: str) -> BodyName:
    """A name in its parts, under the fullest name that the lexicon knows it by.

    >>> parsed("the F.B.I.") == parsed("Federal Bureau of Investigation")
    True
    >>> parsed("U.S. Department of Justice") == parsed("US Justice Department")
    True
    >>> parsed("Texas Senate").whose, parsed("U.S. Senate").whose, parsed("American Red Cross").whose
    ('USA Texas', 'USA', '')
    """
    words = _words(name)
    known = _known().get(" ".join(words))
    if known is not None:
        words = known
    whose, rest = _owner(words)
    if whose:
        rest = _known().get(" ".join(rest), rest)
        if rest and _owner(rest)[0] == whose:
            whose, rest = _owner(rest)
    rest = _turned(rest)
    return BodyName(rest, whose, bool(_ACRONYM.match(name.strip())) and known is None and len(rest) == 1)


def national(core: tuple[str, ...]) -> bool:
    """Whether a country has one body of this name: Senate, Supreme Court, State Department; not National Guard.

    >>> national(("supreme", "court")), national(("city", "council"))
    (True, False)
    """
    return " ".join(core) in listed("national") or (core[-1] in ("department", "ministry") and "police" not in core)


@lru_cache(maxsize=200_000)
def initials(core: tuple[str, ...]) -> str:
    """The first letters of the words that carry some, for three words and more: “nra”.

    >>> initials(("federal", "bureau", "of", "investigation"))
    'fbi'
    """
    letters = [word[0] for word in core if word not in _LITTLE]
    return "".join(letters) if len(letters) > 2 else ""


def _words(name: str) -> tuple[str, ...]:
    words = [
        folded(word.removesuffix("'s").removesuffix("’s")) for word in re.split(r"[\s/]+", name.replace("&", " and "))
    ]
    words = [_WORDS.get(word, word) for word in (word.strip(",;:()-–—―") for word in words) if word]
    while len(words) > 1 and words[0] in listed("before a body"):
        words.pop(0)
    while len(words) > 1 and words[-1] in listed("legal"):
        words.pop()
    return tuple(words) or (name.casefold(),)


@cache
def _regions() -> re.Pattern[str]:
    words = sorted((w for entry in table("regions") for w in entry.words), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")


def regions_in(text: str) -> list[str]:
    """The states that words name.

    >>> regions_in("governor of North Carolina")
    ['USA North Carolina']
    """
    owners = _owners()
    return [owners[tuple(map(folded, word.split()))] for word in _regions().findall(text)]


@cache
def _known() -> Mapping[str, tuple[str, ...]]:
    """Every name of the lexicon's bodies → the words of the first of its entry."""
    return {" ".join(_words(word)): _words(entry.words[0]) for entry in table("bodies") for word in entry.words}


@cache
def _owners() -> Mapping[tuple[str, ...], str]:
    """Words for a country, its people or a state → its code."""
    found: dict[tuple[str, ...], str] = {(word,): code for word, code in _PEOPLES.items()}
    for country in table("countries"):
        for word in (*country.words, *country.demonyms):
            found.setdefault(tuple(map(folded, word.split())), country.alpha3)
    for region in table("regions"):
        for word in region.words:
            found[tuple(map(folded, word.split()))] = f"{getattr(region, 'word_class', '')} {word}"
    found[("united", "nations")] = "UN"
    found[("european", "union")] = "EU"
    return found


def _owner(words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Whose a body is, by the words before it or behind “of”, and its other words; a proper name keeps them all."""
    for size in (3, 2, 1):
        before, rest = words[:size], words[size:]
        if rest and before in _owners() and _is_institution(rest):
            return _owners()[before], rest
        for link in (("of", "the"), ("of",)):
            at = len(words) - size - len(link)
            behind = at > 0 and words[at : at + len(link)] == link and words[-size:] in _owners()
            if behind and _is_institution(words[:at]):
                return _owners()[words[-size:]], words[:at]
    return "", words


def _is_institution(words: tuple[str, ...]) -> bool:
    """Whether words name what every country has: “Justice Department”, not “Action Forum”."""
    last = words[-1]
    if " ".join(words) in listed("national") or last in (
        "ministry",
        "department",
        "embassy",
        "government",
        "police",
        "parliament",
    ):
        return True
    return words[0] in ("department", "ministry") or (
        len(words) <= 2 and last in ("army", "court", "senate", "council")
    )


def _turned(words: tuple[str, ...]) -> tuple[str, ...]:
    """“department of justice” as “justice department”; “house committee on oversight” as “house oversight committee”.

    >>> _turned(("house", "committee", "on", "oversight"))
    ('house', 'oversight', 'committee')
    """
    for at, word in enumerate(words[:-2]):
        if word in listed("turned") and words[at + 1] in ("of", "on", "for"):
            rest = words[at + 2 :]
            rest = rest[1:] if rest[0] == "the" and len(rest) > 1 else rest
            words = (*words[:at], *rest, word)
            break
    if words[-1] == "police" and len(words) > 1:
        words = (*words, "department")
    if len(words) > 2 and words[-2:] == ("police", "force"):
        words = (*words[:-1], "department")
    if words[-1] in listed("turned") and len(words) > 2:
        words = (*sorted(word for word in words[:-1] if word not in _LITTLE), words[-1])
    return words
