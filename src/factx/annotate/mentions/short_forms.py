"""Short forms in brackets: “the Palang Pracharath Party (**PPRP**)”."""

from collections.abc import Sequence

from factx import syntax
from factx.annotate.mentions.drafts import Draft
from factx.annotate.mentions.name_edges import is_party_tag
from factx.lexicon import Lexicon, phrases
from factx.lexicon.closed_classes import word_set
from factx.marks import Words

_SMALL = word_set("of the and for in on de la y a an to with & at against")
_STOPS = frozenset([".", ",", ";", ":", "(", ")", "“", "”", '"', "!", "?", "–", "—"])


def brackets(words: Words, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """“the Palang Pracharath Party (**PPRP**)”, “Jatiya Samajtantrik Dal (**JSD Rab**)”: both are names of a body."""
    by_end, by_start = {d.end: d for d in drafts}, {d.start: d for d in drafts}
    taken = {i for draft in drafts for i in range(draft.start, draft.end)}
    found = []
    for opening, text in enumerate(words.texts):
        inside = _inside(words, opening) if text == "(" and opening else None
        if inside is None or is_party_tag(Draft(*inside, "ORG"), words):
            continue
        if words.lowers[opening - 1] in ("'s", "'") and opening > 1:
            opening -= 1  # “the Environmental Protection Agency's (EPA) reports”
        if phrases.titles(lexicon).match_back(words.lowers, opening) is not None and opening not in by_end:
            continue  # “chief executive officer (CEO) Ana Sosa”
        inner, left, short = words.texts[slice(*inside)], by_end.get(opening), by_start.get(inside[0])
        start = long_form(words, opening, inner)
        if left is None:
            left = _unnamed(words, opening, start, short, lexicon)
            found += [left] if left is not None else []
        elif (
            start is not None
            and left.label in ("ORG", "MISC")
            and not _letters(inner) & initials(words, left.start, opening)
        ):
            left.start, left.label = start, "ORG" if left.label == "ORG" else left.label
        if left is None or not _belongs(words, left, inside, short, lexicon):
            continue
        spelt = _letters(inner[:1]) & initials(words, left.start, opening)
        if (
            left.label in ("PERSON", "LOC")
            and left.end - left.start > 1
            and spelt
            and not _is_place(words, left, lexicon)
        ):
            left.label, left.rule = "ORG", "bracket"
        if short is not None:
            short.end, short.label, short.rule = inside[1], left.label, "bracket"
        elif not taken.intersection(range(*inside)):
            found.append(Draft(*inside, left.label, "bracket"))
    return found


def alternatives(words: Words, drafts: list[Draft], capitals: Sequence[int]) -> list[Draft]:
    """“the Islamic Salvation Front party, or **FIS**, …”: the short form behind “or” that spells the name before it."""
    by_end = {draft.end: draft for draft in drafts if draft.label == "ORG"}
    taken = {i for draft in drafts for i in range(draft.start, draft.end)}
    found = []
    for i in [i - 1 for i in capitals if words.lowers[i - 1] == "or"]:
        if words.lowers[i - 1] != "," or i < 2 or i + 1 in taken or not words.texts[i + 1].isupper():
            continue
        left = by_end.get(i - 1) or by_end.get(i - 2)
        short = words.texts[i + 1 : i + 2]
        if left is not None and is_short_form(short, words.texts[left.start : left.end]):
            found.append(Draft(i + 1, i + 2, "ORG", "bracket"))
    return found


def acting(words: Words, drafts: list[Draft], lexicon: Lexicon, capitals: Sequence[int]) -> list[Draft]:
    """“the **DAP** was not invited … the **DAP** has denied it”: capitals with an article that keep doing things.

    Twice at least before a finite verb; not a country (“the UAE is”) or a measure (“the GDP fell”).
    """
    taken, no_bodies = {i for draft in drafts for i in range(draft.start, draft.end)}, lexicon.naming("no bodies")
    places: dict[str, list[int]] = {}
    deeds: dict[str, int] = {}
    for i in capitals:
        text = words.texts[i]
        if i == 0 or not text.isupper() or not 1 < len(text) < 7 or not text.isalpha() or i in taken:
            continue
        if words.lowers[i - 1] != "the" or not words.tags[i].startswith("NN") or words.lowers[i] in no_bodies:
            continue
        after = words.tags[i + 1] if i + 1 < len(words.tags) else ""
        if after in ("NN", "NNS", "NNP", "NNPS", "HYPH"):
            continue
        places.setdefault(text, []).append(i)
        deeds[text] = deeds.get(text, 0) + (after in syntax.FINITE)
    table = phrases.places(lexicon)
    return [
        Draft(i, i + 1, "ORG", "acting capitals")
        for text, found in places.items()
        if deeds[text] > 1 and table.get([text]) is None
        for i in found
    ]


def _inside(words: Words, opening: int) -> tuple[int, int] | None:
    """The tokens between brackets, without a possessive: “(**NUC**'s)”; None where they are long or never close."""
    for closing in range(opening + 2, min(opening + 6, len(words.texts))):
        if words.texts[closing] == ")":
            end = closing
            while end > opening + 1 and words.lowers[end - 1] in ("'s", "'"):
                end -= 1
            return (opening + 1, end) if end > opening + 1 else None
    return None


def _is_place(words: Words, left: Draft, lexicon: Lexicon) -> bool:
    """“the Grand Ethiopian Renaissance **Dam** (GERD)”."""
    head = phrases.heads(lexicon).match_back(words.lowers, left.end, left.start)
    return head is not None and head[1].kind == "place"


def _belongs(words: Words, left: Draft, inside: tuple[int, int], short: Draft | None, lexicon: Lexicon) -> bool:
    inner = words.texts[slice(*inside)]
    if phrases.places(lexicon).get(inner) is not None:
        return False
    noun = phrases.heads(lexicon).get([word.lower() for word in inner])
    odd = left.label == "ORG" and left.end - left.start > 2 and noun is None and _is_name_word(words, inside, short)
    return odd or is_short_form(inner, words.texts[left.start : left.end])


def _unnamed(words: Words, opening: int, start: int | None, short: Draft | None, lexicon: Lexicon) -> Draft | None:
    """“the special investigation team (**SIT**)”: a long form that is no name yet, by its letters and its noun."""
    if start is None or opening - start < 2:
        return None
    nouns = phrases.organization_nouns(lexicon)
    headed = any(nouns.match(words.lowers, i) is not None for i in range(start, opening))
    named = words.texts[start][0].isupper() and short is not None and short.label == "ORG"
    return Draft(start, opening, "ORG", "bracket") if headed or named else None


def long_form(words: Words, opening: int, inner: list[str]) -> int | None:
    """Where the words begin whose initials a bracket spells, after Schwartz and Hearst (2003) but by initials only.

    “the UN **Food and Agricultural Organisation** (FAO)”, “**King Saud University of Technology** (KSUT)”.
    """
    letters = _letters(inner)
    if not letters or not any(sum(map(str.isupper, word)) > 1 for word in inner):
        return None
    first = min(letters)[0]
    for start in range(opening - 1, max(opening - 14, -1), -1):
        lower = words.lowers[start]
        if lower in _STOPS or "\n" in lower or words.tags[start].startswith("VB"):
            return None
        if lower[0] == first and lower not in _SMALL and letters & initials(words, start, opening):
            return start
    return None


def _letters(inner: list[str]) -> set[str]:
    """The letters of a short form; those of its first word too (“**JSD** Rab”)."""
    forms = {
        "".join(letter for word in words for letter in word.lower() if letter.isalnum()) for words in (inner, inner[:1])
    }
    return {form for form in forms if len(form) > 1}


def initials(words: Words, start: int, end: int) -> set[str]:
    """The short forms that the initials of words make: small words kept or left out, hyphened words as one or two."""
    every = [(words.lowers[i], words.lowers[i - 1] == "-") for i in range(start, end) if words.lowers[i][0].isalnum()]
    bare = [(lower, tail) for lower, tail in every if lower not in _SMALL]
    return {
        "".join(lower[0] for lower, _ in every),
        "".join(lower[0] for lower, _ in bare),
        "".join(lower[0] for lower, tail in bare if not tail),
    }


def _is_name_word(words: Words, inside: tuple[int, int], short: Draft | None) -> bool:
    """“Special Trust for the Agricultural Sector (**Fideagro**)”: one capital word that is no place or person."""
    text = words.texts[inside[0]]
    single = inside[1] - inside[0] == 1 and text.isalpha() and len(text) > 2
    return single and words.tags[inside[0]].startswith("NNP") and (short is None or short.label in ("ORG", "MISC"))


def is_short_form(inner: list[str], outer: list[str]) -> bool:
    """Whether bracketed words can be the short form of a name: capitals, shorter than it, no place or age.

    >>> is_short_form(["PPRP"], ["Palang", "Pracharath", "Party"]), is_short_form(["53"], ["Sun", "Lijun"])
    (True, False)
    """
    short = "".join(inner)
    if not short.isascii() or len(inner) > 3 or not 2 <= len(short) <= 14 or not inner[0][0].isupper():
        return False
    if any(word in outer for word in inner if len(word) > 3):
        return False
    capitals = sum(letter.isupper() for letter in short)
    return capitals >= 2 and capitals * 2 >= len(short)
