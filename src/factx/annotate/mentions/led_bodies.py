"""Bodies that their officers betray: “president of **Conaie**”, “**Baffinland** spokesperson”."""

from collections.abc import Sequence

from factx.annotate.mentions.drafts import Draft
from factx.lexicon import Lexicon, gazetteer, phrases
from factx.lexicon.closed_classes import CALENDAR_NAMES
from factx.marks import Words

_HEADS = ("president", "chair")


def led(words: Words, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """“president of **Conaie**”, “**Baffinland** spokesperson”: what has a president or spokesman is a body."""
    starts, ends = {d.start: d for d in drafts}, {d.end: d for d in drafts}
    taken = {i for draft in drafts for i in range(draft.start, draft.end)}
    places, titles = phrases.places(lexicon), phrases.titles(lexicon)
    executives = lexicon.naming("of firms") | lexicon.naming("executives")
    leaders = executives | lexicon.naming("leaders")
    found = []
    for i, lower in enumerate(words.lowers):
        if lower not in leaders or words.tags[i] not in ("NN", "NNP"):
            continue
        after = _after_of(words, i)
        if after in starts:
            if lower in ("leader", "head") and starts[after].label == "MISC":
                continue
            _make_body(
                starts[after],
                words,
                places,
                lower in executives
                or (words.lowers[after - 1] == "the" and starts[after].label == "PERSON")
                or (lower in _HEADS and _is_no_place(words, i, starts[after])),
            )
        elif (after is not None and words.texts[i].islower()) or (after is not None and words.lowers[i + 1] == "at"):
            end = after
            while (
                end < len(words.tags)
                and words.tags[end].startswith("NNP")
                and end not in taken
                and words.texts[end][0].isupper()
            ):
                end += 1
            if words.lowers[end : end + 1] != ["of"]:
                found.append(Draft(after, end, "ORG", "led"))
        if lower in executives:
            found += _led_before(words, i, ends, taken, lexicon)
    return [d for d in found if d.end > d.start and titles.get(words.lowers[d.start : d.end]) is None]


def _is_no_place(words: Words, leader: int, draft: Draft) -> bool:
    """“the president of **Conaie**”: a word that no table of places has, nor a noun behind it (“of Varn district”)."""
    bare = words.lowers[leader + 1] == "of" and words.tags[draft.end : draft.end + 1] not in (["NN"], ["NNP"])
    return bare and not gazetteer.readings(words.texts[draft.start], whole=True)


def cited(words: Words, drafts: list[Draft], lexicon: Lexicon, capitals: Sequence[int]) -> list[Draft]:
    """“according to **Conaie**, …”: a capital word that the recognizer passed over, alone before a comma or stop."""
    taken = {i for draft in drafts for i in range(draft.start, draft.end)}
    titles, names, small = phrases.titles(lexicon), phrases.forenames(lexicon), set(words.texts)
    found = []
    for i in capitals:
        if words.lowers[i - 2 : i] != ["according", "to"] or i in taken or i + 1 == len(words.lowers):
            continue
        text, lower = words.texts[i], words.lowers[i]
        known = text in names or text in CALENDAR_NAMES or lower in small or titles.get([lower]) is not None
        if words.lowers[i + 1] in (",", ".", ";") and not known and len(text) > 2:
            found.append(Draft(i, i + 1, "ORG", "cited"))
    return found


def governments(words: Words, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """“the **government of Kenya** said”: a country's own, named after it as in “the Kenyan government”."""
    places, found = phrases.places(lexicon), []
    for draft in drafts:
        of = draft.start - 1 - (words.lowers[draft.start - 1] == "the")
        if draft.label != "LOC" or of < 2 or words.lowers[of] != "of" or words.lowers[of - 1] != "government":
            continue
        place = places.get(words.texts[draft.start : draft.end])
        if place is not None and place.kind == "name" and words.lowers[of - 2] in ("the", "'s", "with"):
            found.append(Draft(of - 1, draft.end, "ORG", "government"))
    return found


def _after_of(words: Words, i: int) -> int | None:
    """The token after “of the so-called”, if a name may begin there."""
    j = i + 1
    if j + 1 >= len(words.lowers) or words.lowers[j] not in ("of", "at", "for"):
        return None
    j += 1
    while j < min(i + 7, len(words.lowers)) and (
        words.lowers[j] in ("the", "so", "-", "called") or (words.tags[j] == "JJ" and words.texts[j].islower())
    ):
        j += 1
    return j if j < len(words.texts) and words.texts[j][0].isupper() else None


def _led_before(words: Words, i: int, ends: dict[int, Draft], taken: set[int], lexicon: Lexicon) -> list[Draft]:
    """“**Baffinland** spokesperson”, “**Avianca**'s director”."""
    places = phrases.places(lexicon)
    owned = i > 1 and words.lowers[i - 1] in ("'s", "'")
    before = ends.get(i - owned)
    if before is not None:
        if (before.label in ("MISC", "LOC") and not owned) or (
            before.label == "PERSON" and owned and words.lowers[i] in lexicon.naming("of firms")
        ):
            _make_body(before, words, places, True)
    elif not owned and i > 0 and i - 1 not in taken and words.tags[i - 1].startswith("NNP"):
        plain = words.texts[i].islower() or words.texts[i].isupper()
        return [Draft(i - 1, i, "ORG", "led")] if plain and words.texts[i - 1][0].isupper() else []
    return []


def _make_body(draft: Draft, words: Words, places: phrases.Phrases[phrases.Place], executive: bool) -> None:
    """Not countries (they have presidents), and not persons of two names (they have lawyers)."""
    if (
        draft.rule != "recognizer"
        or places.get(words.texts[draft.start : draft.end]) is not None
        or places.get(words.texts[draft.end - 1 : draft.end]) is not None
        or draft.end - draft.start > 4
    ):
        return
    if draft.label == "MISC" or (executive and (draft.label == "LOC" or draft.end - draft.start == 1)):
        draft.label, draft.rule = "ORG", "led"
