"""Names of persons that a recognizer misses: after forms of address, and those that the article has told before.

“**Mr Krungsriwilai** told reporters”, “… said **Awal**” after “Kazi Habibul Awal”.
"""

from collections.abc import Sequence

from factx.annotate.mentions.drafts import Draft
from factx.annotate.mentions.name_edges import PARTICLES, past_suffix
from factx.lexicon import Lexicon, phrases
from factx.lexicon.closed_classes import word_set
from factx.lexicon.schema import TitleEntry
from factx.marks import Words

_BEFORE_NAMES = word_set("honorific rank nobility religious")
_NAME_TAGS = word_set("NNP NNPS NN JJ")


def addressed(words: Words, drafts: list[Draft], lexicon: Lexicon, capitals: Sequence[int]) -> list[Draft]:
    """“Mr **Wabba**”, “Gen **Prawit**”, “Dr **Survé**”: capitals right after a form of address or rank."""
    index = phrases.titles(lexicon)
    starts, taken = _standing(drafts)
    found: list[Draft] = []
    done = 0
    for i in capitals:
        match = (index.match(words.lowers, i) or _dotted(words, i, lexicon)) if i >= done else None
        if match is None:
            continue
        end, entry = match
        if end < len(words.texts) and words.texts[end] == "." and len(words.texts[end - 1]) < 5:
            end += 1
        title = " ".join(words.lowers[i : match[0]]).rstrip(".")
        named = end < len(words.texts) and words.texts[end][0].isupper()
        named = named and not (entry.kind == "rank" and i and words.lowers[i - 1] == "the")  # “the General Public”
        named = named and not (title == "pm" and i and words.texts[i - 1][0].isdigit())  # “5:42 PM EDT”
        named = named and (index.match(words.lowers, end) is None or end in starts)
        if named and (entry.kind in _BEFORE_NAMES or title in lexicon.naming("offices before names")):
            _name_after(words, end, starts, taken, found)
        done = end
    return found


def _standing(drafts: list[Draft]) -> tuple[dict[int, Draft], set[int]]:
    """The drafts by their first token, and the tokens of all."""
    return {draft.start: draft for draft in drafts}, {i for draft in drafts for i in range(draft.start, draft.end)}


def _dotted(words: Words, i: int, lexicon: Lexicon) -> tuple[int, TitleEntry] | None:
    """“Gen.”, “Sen.”: an abbreviation that the tokenizer keeps with its dot."""
    lower = words.lowers[i]
    entry = phrases.titles(lexicon).get([lower.rstrip(".")]) if lower.endswith(".") else None
    return (i + 1, entry) if entry is not None else None


def _name_after(words: Words, start: int, starts: dict[int, Draft], taken: set[int], found: list[Draft]) -> None:
    if start in starts:
        return
    end = start
    while end < len(words.texts) and end - start < 4 and end not in taken:
        text = words.texts[end]
        hyphen = text == "-" and end > start and end + 1 < len(words.texts) and words.texts[end + 1][0].isalpha()
        if not (
            hyphen
            or (text[0].isupper() and words.tags[end] in _NAME_TAGS)
            or (
                text in PARTICLES
                and end > start
                and words.texts[end + 1 : end + 2]
                and words.texts[end + 1][0].isupper()
            )
        ):
            break
        end += 1
    shouted = all(words.texts[i].isupper() and len(words.texts[i]) > 3 for i in range(start, end))
    if end > start and not shouted and words.tags[start] in ("NNP", "NNPS") and end not in taken:
        found.append(Draft(start, end, "PERSON", "address"))


def with_role(words: Words, drafts: list[Draft], lexicon: Lexicon, skip: bytearray) -> list[Draft]:
    """“**Salvador Allende**, the elected president of Chile, …”, “**Ana Sosa**, 53, …”: a place or thing that holds an
    office or has an age is a person, and so are capitals that the recognizer passed over: those are given back."""
    index, places = phrases.titles(lexicon), phrases.places(lexicon)
    taken = {i for draft in drafts for i in range(draft.start, draft.end)}
    for draft in drafts:
        if draft.label not in _NO_PERSONS or not 2 <= draft.end - draft.start <= 4 or draft.rule != "recognizer":
            continue
        known = places.get(words.texts[draft.start : draft.end]) is not None
        if known or not words.tags[draft.start].startswith("NNP"):
            continue
        if draft.label != "ORG" and _human_follows(words, draft.end, index):
            draft.label, draft.rule = "PERSON", "role"
    found = []
    for comma, lower in enumerate(words.lowers):
        if lower == "," and comma > 1 and comma - 1 not in taken and words.tags[comma - 1] == "NNP":
            start = comma
            while (
                start > 0
                and words.tags[start - 1] == "NNP"
                and start - 1 not in taken
                and (words.texts[start - 1][0].isupper() or words.texts[start - 1] in PARTICLES)
            ):
                start -= 1
            if (
                2 <= comma - start <= 4
                and words.texts[start][0].isupper()
                and not skip[start]
                and _human_follows(words, comma, index)
            ):
                found.append(Draft(start, comma, "PERSON", "role"))
    return found


_NO_PERSONS = ("LOC", "MISC", "ORG")


def _human_follows(words: Words, end: int, index: phrases.Phrases[TitleEntry]) -> bool:
    """Behind a comma, an age or what somebody is: “, 53,”, “, an Australian woman and”, “, president of”."""
    if end + 2 >= len(words.lowers) or words.lowers[end] != ",":
        return False
    if words.lowers[end + 2] == "," and words.texts[end + 1].isdigit() and len(words.texts[end + 1]) == 2:
        return True
    for i in range(end + 1, min(end + 7, len(words.lowers))):
        match = index.match(words.lowers, i)
        if match is not None and match[1].kind == "kin" and words.lowers[match[0] : match[0] + 1] == ["of"]:
            return True  # “Elena Ruiz de Mora, mother of Juan”
        if match is not None and match[1].kind in ("role", "person") and match[0] < len(words.lowers):
            return words.lowers[match[0]] in ("of", ",", "and", "at", "for", "who", ".", "from", "in")
        if words.tags[i] not in ("DT", "JJ", "RB", "HYPH", "NN", "VBN") and not (
            (words.tags[i] == "NNP" and words.lowers[i + 1 : i + 2] in (["'s"], ["'"])) or words.tags[i] == "POS"
        ):
            return False  # but “, **China's** former minister,”
    return False


def listed(words: Words, drafts: list[Draft], skip: bytearray) -> list[Draft]:
    """“Robert Payas, **Jayakumar**, **Ravichandran** and Nalini”: what stands in a list of persons is a person."""
    starts, taken = _standing(drafts)
    found: list[Draft] = []
    done = 0
    for draft in drafts:
        if draft.label != "PERSON" or draft.start < done:
            continue
        items, new, end = 1, [], draft.end
        while (first := _next_item(words, end)) is not None:
            item = starts.get(first) or _capitals(words, first, taken)
            if item is None or item.label != "PERSON" or skip[first]:
                break
            new += [item] if first not in starts else []
            items, end = items + 1, item.end
        done = end
        if new and items - len(new) >= 2:
            found += new
    return found


def _next_item(words: Words, end: int) -> int | None:
    """Where the next item of a list begins, past “,”, “and” or “, and”."""
    i = end
    while i < len(words.lowers) and i < end + 2 and words.lowers[i] in (",", "and"):
        i += 1
    return i if end < i < len(words.lowers) else None


def _capitals(words: Words, first: int, taken: set[int]) -> Draft | None:
    """One to three capital words that end at a comma, an *and* or a full stop, or close the list."""
    end = first
    while end < len(words.tags) and words.tags[end] == "NNP" and words.texts[end][0].isupper() and end not in taken:
        end += 1
    closed = end >= len(words.lowers) or words.lowers[end] in (",", "and", ".") or words.lowers[first - 1] == "and"
    return Draft(first, end, "PERSON", "list") if 0 < end - first < 4 and closed else None


def repeated(words: Words, drafts: list[Draft], lexicon: Lexicon, capitals: Sequence[int]) -> list[Draft]:
    """“said **Awal**”: a name, or its surname, that the article has told elsewhere and the recognizer missed here."""
    surfaces: dict[tuple[str, ...], str] = {}
    for draft in drafts:
        if draft.label not in ("PERSON", "ORG"):
            continue
        surface = tuple(words.texts[draft.start : draft.end])
        if len(surface) == 1 and ((len(surface[0]) < 3 and not surface[0].isupper()) or surface[0].endswith(".")):
            continue
        surfaces.setdefault(surface, draft.label)
        if draft.label == "PERSON" and len(surface) > 1 and len(surface[-1].rstrip(".")) > 1:
            surfaces.setdefault(surface[-1:], "PERSON")
    longest: dict[str, int] = {}
    for surface in surfaces:
        longest[surface[0]] = max(longest.get(surface[0], 0), len(surface))
    taken = {i for draft in drafts for i in range(draft.start, draft.end)}
    found: list[Draft] = []
    done = 0
    for i in [i for i in capitals if words.texts[i] in longest and i not in taken]:
        if i < done:
            continue
        end = next(
            (i + n for n in range(longest[words.texts[i]], 0, -1) if tuple(words.texts[i : i + n]) in surfaces), None
        )
        if end is not None and end - i == 1 and surfaces[(words.texts[i],)] == "PERSON":
            first = _forename_before(words, i, taken, lexicon)
            if first is not None:
                found.append(Draft(first, end, "PERSON", "repeated"))
                done = end
                continue
        if end is not None and _free(words, i, end, taken, lexicon):
            label = surfaces[tuple(words.texts[i:end])]
            end = past_suffix(words, end) if label == "PERSON" else end
            found.append(Draft(i, end, label, "repeated"))
            done = end
    return found


def _forename_before(words: Words, surname: int, taken: set[int], lexicon: Lexicon) -> int | None:
    """“**Andrea Mba** Nkoro, the leader …” before “Mr Nkoro”: where the full name begins that was missed; a known
    first name."""
    first = surname
    while first > 0 and surname - first < 3 and first - 1 not in taken and words.tags[first - 1] == "NNP":
        if not words.texts[first - 1][1:].islower() or not words.texts[first - 1][0].isupper():
            break
        first -= 1
    closed = surname + 1 >= len(words.tags) or words.tags[surname + 1] not in ("NN", "NNS", "NNP", "NNPS", "HYPH")
    titles, known = phrases.titles(lexicon), phrases.forenames(lexicon)
    # “Deputy Haa Orno **Maria Bos**”: what stands before the first name is no part of it.
    given = (i for i in range(first, surname) if words.texts[i] in known and titles.get([words.lowers[i]]) is None)
    return next(given, None) if closed and surname not in taken else None


def _free(words: Words, start: int, end: int, taken: set[int], lexicon: Lexicon) -> bool:
    """Not a piece of another name or of a hyphenated word, and tagged as a name where it is one word."""
    if taken.intersection(range(start, end)) or not words.texts[start][0].isupper():
        return False
    # A tagger that does not know *Guterres* calls it a plural; a short word may be an ordinary one.
    noun = words.tags[start].startswith("NN") and not words.texts[start].isupper() and len(words.texts[start]) > 5
    if end - start == 1 and words.tags[start] not in ("NNP", "NNPS") and not noun:
        return False
    around = [words.texts[i] for i in (start - 1, end) if 0 <= i < len(words.texts)]
    if "-" in around:
        return False
    after = end < len(words.texts) and words.tags[end] in ("NNP", "NNPS") and words.texts[end][0].isupper()
    before = start > 0 and words.tags[start - 1] in ("NNP", "NNPS") and start - 1 not in taken and end - start == 1
    if before and phrases.titles(lexicon).match_back(words.lowers, start) is not None:
        before = False
    return not (after and end not in taken) and not before
