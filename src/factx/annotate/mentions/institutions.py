"""Institutions of a country or town: “the **Russian defence ministry**”, “**Vellore court**”."""

from collections.abc import Sequence

from spacy.tokens import Doc

from factx import syntax
from factx.annotate.mentions.drafts import Draft
from factx.lexicon import Lexicon, phrases
from factx.lexicon.closed_classes import word_set
from factx.lexicon.schema import OrganizationEntry
from factx.marks import Words

_MODIFIERS = word_set("JJ NN NNP NNPS NNS HYPH VBN")


def institutions(doc: Doc, words: Words, drafts: list[Draft], lexicon: Lexicon, capitals: Sequence[int]) -> list[Draft]:
    """“the **Russian defence ministry** said”, “**Kazakh state television**”, “**Vellore court**”."""
    places = phrases.places(lexicon)
    taken = {i: draft for draft in drafts for i in range(draft.start, draft.end)}
    found = []
    for draft in [*drafts, *_peoples(words, taken, places, capitals)]:
        country = places.get(words.texts[draft.start : draft.end])
        if draft.label not in ("NORP", "LOC") and (country is None or country.kind != "demonym"):
            continue
        if draft.label == "NORP" and country is None:
            continue
        start, first = draft.start, draft.end
        possessive = first < len(words.texts) and words.lowers[first] in ("'s", "'")
        indefinite = start > 0 and words.lowers[start - 1] in ("a", "an", "-")
        end = None if indefinite else _institution_end(words, first + possessive, country is not None, taken, lexicon)
        if (
            end is not None
            and doc[end - 1].dep in syntax.COMPOUND
            and words.lowers[end : end + 1]
            and words.lowers[end] not in lexicon.naming("of bodies")
        ):
            continue
        if end is not None and not (
            possessive and words.lowers[end - 1] in lexicon.naming("too common") and words.texts[end - 1][0].islower()
        ):
            found.append(Draft(start, end, "ORG", "institution"))
    return [*found, *_local(words, taken, lexicon, capitals)]


def _peoples(
    words: Words, taken: dict[int, Draft], places: phrases.Phrases[phrases.Place], capitals: Sequence[int]
) -> list[Draft]:
    """Demonyms that the recognizer passed over: “cited **Kazakh** state television”."""
    unseen = (i for i in capitals if words.tags[i] in ("JJ", "NNP") and i not in taken)
    found = ((i, places.get(words.texts[i : i + 1])) for i in unseen)
    return [Draft(i, i + 1, "NORP", "demonym") for i, place in found if place is not None and place.kind == "demonym"]


def _local(words: Words, taken: dict[int, Draft], lexicon: Lexicon, capitals: Sequence[int]) -> list[Draft]:
    """“the **Madras high court**”, where the recognizer does not know the place."""
    nouns, found = phrases.organization_nouns(lexicon), []
    for i in capitals:
        if (
            words.tags[i] != "NNP"
            or i in taken
            or i + 1 in taken
            or i + 1 >= len(words.tags)
            or words.tags[i - 1] == "NNP"
        ):
            continue
        match = nouns.match(words.lowers, i + 1) if words.texts[i + 1].islower() else None
        local = match is not None and " ".join(words.lowers[i + 1 : match[0]]) in lexicon.naming("of towns")
        if match is not None and local and _ends_phrase(words, match[0], match[1], lexicon):
            found.append(Draft(i, match[0], "ORG", "institution"))
    return found


def _institution_end(words: Words, first: int, country: bool, taken: dict[int, Draft], lexicon: Lexicon) -> int | None:
    """Where the institution ends that begins after a place; its noun may stand up to four modifiers on."""
    nouns, i = phrases.organization_nouns(lexicon), first
    while i < min(first + 5, len(words.texts)):
        other = taken.get(i)
        if other is not None and (other.label == "PERSON" or other.end - other.start > 4):
            return None
        match = nouns.match(words.lowers, i)
        if (
            match is not None
            and _picks_out(match[1], words.lowers[i : match[0]], country, lexicon)
            and _ends_phrase(words, match[0], match[1], lexicon)
        ):
            return _with_field(words, match[0])
        if words.tags[i] not in _MODIFIERS or words.lowers[i] in ("ruling", "former", "last", "first", "-"):
            return None
        i += 1
    return None


def _with_field(words: Words, end: int) -> int:
    """“the Kenyan ministry **of health and sanitation**”: what a ministry is for, printed in small letters."""
    if words.lowers[end - 1] not in ("ministry", "department") or words.lowers[end : end + 1] != ["of"]:
        return end
    last = end + 1
    while last < len(words.tags) and last < end + 4 and words.tags[last] in ("NN", "NNS", "JJ"):
        last += 1
    if last == end + 1 or words.tags[last - 1] == "JJ":
        return end
    joined = words.lowers[last : last + 1] == ["and"] and words.tags[last + 1 : last + 2] in (["NN"], ["NNS"])
    return last + 2 if joined else last


def _picks_out(entry: OrganizationEntry, noun: list[str], country: bool, lexicon: Lexicon) -> bool:
    return (
        entry.institution and (country or entry.category != "government" or noun[-1] in ("government", "parliament"))
    ) or (" ".join(noun) in lexicon.naming("of towns"))


def _ends_phrase(words: Words, end: int, entry: OrganizationEntry, lexicon: Lexicon) -> bool:
    """Whether a noun at `end` would make it another thing: “Russian military **vehicles**”, but “government
    **officials**”."""
    if end >= len(words.texts) or words.tags[end] not in ("NN", "NNS", "NNP", "NNPS", "HYPH"):
        return True
    return words.lowers[end] in lexicon.naming("of bodies") or (
        entry.category == "media" and words.lowers[end] in ("reporter", "journalist")
    )
