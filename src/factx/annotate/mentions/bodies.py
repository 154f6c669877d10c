"""Names of bodies that a recognizer misses: institutions of a country, capital runs, seats of government.

“the **Russian defence ministry**”, “the **Ministry of Foreign Affairs**”, “the **Kremlin**”, “**state television**”.
"""

from collections.abc import Sequence

from factx.annotate.mentions.drafts import Draft
from factx.annotate.mentions.name_types import head_noun
from factx.lexicon import Lexicon, phrases
from factx.lexicon.closed_classes import word_set
from factx.marks import Words

_LONGEST_RUN = 15  # words on either side of a body's noun
_NO_START = word_set("DT IN CC RB PRP PRP$ WDT WP WRB MD EX UH TO CD VBD VBZ VBG VB")


def broadcasters(words: Words, lexicon: Lexicon) -> list[Draft]:
    """“**state television** reported”: a source without a name of its own."""
    known, found = lexicon.naming("state broadcasters"), []
    for i in [i for i, lower in enumerate(words.lowers) if lower == "state"]:
        end = next((i + length for length in (3, 2) if " ".join(words.lowers[i : i + length]) in known), None)
        if end is not None and not (i and words.tags[i - 1] in ("JJ", "NNP")) and _alone(words, end):
            found.append(Draft(i, end, "ORG", "broadcaster"))
    return found


def signatures(words: Words, capitals: Sequence[int]) -> list[Draft]:
    """“… he said. — **VPA**”: the capitals of the agency that a story comes from."""
    found = []
    for i in [i for i in capitals if words.texts[i].isupper() and words.texts[i].isalpha() and i > 1]:
        before, after = words.texts[i - 1], words.texts[i + 1] if i + 1 < len(words.texts) else "\n"
        signed = before in _DASHES and "\n" in after and words.texts[i - 2][-1] in '.”"' and len(words.texts[i]) < 7
        if signed and len(words.texts[i]) > 1:
            found.append(Draft(i, i + 1, "ORG", "signature"))
    return found


_DASHES = frozenset("—–-") | {"--"}


def _alone(words: Words, end: int) -> bool:
    return end >= len(words.tags) or words.tags[end] not in ("NN", "NNS", "NNP")


def known(words: Words, drafts: list[Draft], lexicon: Lexicon, capitals: Sequence[int]) -> list[Draft]:
    """Bodies that every article knows, and seats: “**Nato**”, “the **Kremlin** intervention”."""
    names = phrases.organization_names(lexicon)
    taken = {i: draft for draft in drafts for i in range(draft.start, draft.end)}
    found, done = [], 0
    for i in names.starts(words.texts, capitals):
        match = names.match(words.texts, i) if i >= done else None
        if match is None:
            continue
        end, entry = match
        other = taken.get(i) or taken.get(end - 1)
        whole = other is not None and other.start == i and other.end == end
        certain = entry.kind == "seat" or (other is None and _in_running_text(words, i, end, taken))
        if (certain and other is None) or (whole and other is not None and other.label != "PERSON"):
            found.append(Draft(i, end, "ORG", "known"))
        done = end
    return found


def _in_running_text(words: Words, start: int, end: int, taken: dict[int, Draft]) -> bool:
    """Not a piece of a longer name, nor a word in a line of capitals, nor an ordinary word that begins a sentence."""
    before = words.tags[start - 1] if start else ""
    after = words.tags[end] if end < len(words.tags) else ""
    if words.tags[start] not in ("NNP", "NNPS"):
        return False
    names = ("NNP", "NNPS", "HYPH")
    return before not in names and (after not in names or (end in taken and taken[end].start == end))


def runs(words: Words, drafts: list[Draft], lexicon: Lexicon, capitals: Sequence[int]) -> list[Draft]:
    """“the **Ministry of Agriculture and Livestock**”: capitals around a noun for a body."""
    nouns, forenames = phrases.organization_nouns(lexicon), phrases.forenames(lexicon)
    taken = {i: draft for draft in drafts for i in range(draft.start, draft.end)}
    found = []
    fields, buildings = lexicon.naming("title fields"), lexicon.naming("buildings in surnames")
    for i in nouns.starts(words.lowers, capitals):
        if nouns.match(words.lowers, i) is None or words.tags[i] in ("VBD", "VBZ", "VB"):
            continue
        inside = taken.get(i)
        if inside is not None and inside.label == "ORG":
            continue
        if words.lowers[i] in fields and phrases.titles(lexicon).match(words.lowers, i + 1) is not None:
            continue  # “White House **Press** Secretary”
        start, end = _run_around(words, i, taken)
        end = _before_title(words, i, end, taken, lexicon)
        person = words.texts[start] in forenames or (inside is not None and inside.label == "PERSON")
        if end - start == 2 and person and words.lowers[i] in buildings:
            continue  # “Matt Temple”
        if end - start < 2 or (inside is not None and (inside.start < start or inside.end > end)):
            continue
        draft = Draft(start, end, "ORG", "run")
        noun = head_noun(draft, words, lexicon)
        if (
            noun is not None
            and noun.kind in ("noun", "sector")
            and (inside is None or inside.label not in ("LOC", "MISC"))
        ):
            found.append(draft)
    return found


def _run_around(words: Words, i: int, taken: dict[int, Draft]) -> tuple[int, int]:
    """The capitalised words around a body's noun: at most `_LONGEST_RUN` on either side (a line in capitals)."""
    texts, lowers, tags = words.texts, words.lowers, words.tags
    start, end = i, i + 1
    first, last = max(0, i - _LONGEST_RUN), min(len(texts), i + _LONGEST_RUN)
    while start > first and (
        texts[start - 1][0].isupper()
        or (lowers[start - 1] in ("-", "&") and start > 1 and texts[start - 2][0].isupper())
    ):
        if tags[start - 1] in _NO_START or "\n" in texts[start - 1] or lowers[start - 1] in ("former", "the"):
            break
        start -= 1
    while end < last and not (end in taken and taken[end].label == "PERSON"):
        if texts[end][0].isupper() and tags[end] in ("NNP", "NNPS", "NN", "NNS", "JJ") and "\n" not in texts[end]:
            end += 1
        elif lowers[end] in ("of", "for", "and", "-", "&", "the") and end + 1 < len(texts):
            reach = end + 1 + (lowers[end + 1] == "the")
            follows = reach < len(texts) and texts[reach][0].isupper() and tags[reach] in ("NNP", "NNPS")
            if not follows or (
                lowers[end] == "and" and lowers[i + 1 : end].count("of") + lowers[i + 1 : end].count("for") == 0
            ):
                break
            if lowers[end] == "and" and reach in taken and taken[reach].label == "ORG":
                break
            end = reach + 1
        else:
            break
    return start, end


def _before_title(words: Words, noun: int, end: int, taken: dict[int, Draft], lexicon: Lexicon) -> int:
    """“Religious Zionist **Party** MK Ana Sosa”: a run of capitals before a person ends where the title begins."""
    if end not in taken or taken[end].label != "PERSON":
        return end
    title = phrases.titles(lexicon).match_back(words.lowers, end, noun + 1)
    own = words.lowers[end - 1] != "minister" or words.lowers[noun] in lexicon.naming("having ministers")
    if title is None or not own:
        return end  # “Local Administration Minister Ana Sosa”: her field
    return title[0]
