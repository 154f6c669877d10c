"""Names of bodies that a recognizer misses: institutions of a country, capital runs, brackets, seats of government.

“the **Russian defence ministry**”, “the **Ministry of Foreign Affairs**”, “(**PPRP**)”, “the **Kremlin**”, “**state television**”.
"""

from spacy.tokens import Doc

from factx import syntax
from factx.annotate.names import Draft, head_noun
from factx.lexicon import Lexicon, phrases
from factx.lexicon.schema import OrganizationEntry
from factx.marks import Words

# With the name of a town or province before them these pick out one body too: “Vellore court”, “Dubai police”.
_LOCAL = frozenset("court council".split()) | {"city council", "municipality", "district court", "municipal court", "high court", "city hall"}
_BROADCASTERS = frozenset(("state television", "state tv", "state radio", "state news agency", "state-run television"))
# “Algeria's army held power” describes; “the Algerian army” names.
_TOO_COMMON = frozenset("army military police navy forces guard marines".split())
# What may follow an institution's name inside a compound: “Russian defence ministry spokesman”.
_OF_BODIES = frozenset("spokesman spokeswoman spokesperson statement".split())
_MODIFIERS = frozenset("JJ NN NNP NNPS NNS HYPH VBN".split())
_INSIDE_RUN = frozenset(("of", "for", "and", "the", "on", "&", "to", "in", "de", "against", "with", "'s", "'", "du", "la"))
_NO_START = frozenset("DT IN CC RB PRP PRP$ WDT WP WRB MD EX UH TO CD VBD VBZ VBG VB".split())


def institutions(doc: Doc, words: Words, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """“the **Russian defence ministry** said”, “**Kazakh state television**”, “**Vellore court**”."""
    nouns, places = phrases.organization_nouns(lexicon), phrases.places(lexicon)
    taken = {i: draft for draft in drafts for i in range(draft.start, draft.end)}
    found = []
    for draft in drafts:
        if draft.label not in ("NORP", "LOC"):
            continue
        country = places.get(words.texts[draft.start : draft.end])
        if draft.label == "NORP" and (country is None or country.kind == "capital"):
            continue
        start, first = draft.start, draft.end
        possessive = first < len(words.texts) and words.lowers[first] in ("'s", "'")
        indefinite = start > 0 and words.lowers[start - 1] in ("a", "an", "-")
        end = None if indefinite else _institution_end(words, first + possessive, country is not None, taken, nouns)
        if end is not None and doc[end - 1].dep in syntax.COMPOUND and words.lowers[end : end + 1] and words.lowers[end] not in _OF_BODIES:
            continue
        if end is not None and not (possessive and words.lowers[end - 1] in _TOO_COMMON and words.texts[end - 1][0].islower()):
            found.append(Draft(start, end, "ORG", "institution"))
    return found


def _institution_end(
    words: Words, first: int, country: bool, taken: dict[int, Draft], nouns: phrases.Phrases[OrganizationEntry]
) -> int | None:
    """Where the institution ends that begins after a place; its noun may stand up to four modifiers on."""
    i = first
    while i < min(first + 5, len(words.texts)):
        other = taken.get(i)
        if other is not None and (other.label == "PERSON" or other.end - other.start > 4):
            return None
        match = nouns.match(words.lowers, i)
        if match is not None and _picks_out(match[1], words.lowers[i : match[0]], country) and _ends_phrase(words, match[0], match[1]):
            if other is not None and other.end > match[0]:
                return other.end if other.label == "ORG" else None
            return match[0]
        if words.tags[i] not in _MODIFIERS or words.lowers[i] in ("ruling", "former", "last", "first", "-"):
            return None
        i += 1
    return None


def _picks_out(entry: OrganizationEntry, noun: list[str], country: bool) -> bool:
    return (entry.institution and (country or entry.category != "government" or noun[-1] in ("government", "parliament"))) or (
        " ".join(noun) in _LOCAL
    )


def _ends_phrase(words: Words, end: int, entry: OrganizationEntry) -> bool:
    """Whether a noun at `end` would make it another thing: “Russian military **vehicles**”, but “government **officials**”."""
    if end >= len(words.texts) or words.tags[end] not in ("NN", "NNS", "NNP", "NNPS", "HYPH"):
        return True
    return words.lowers[end] in _OF_BODIES or (entry.category == "media" and words.lowers[end] in ("reporter", "journalist"))


def broadcasters(words: Words, drafts: list[Draft]) -> list[Draft]:
    """“**state television** reported”: a source without a name of its own."""
    found = []
    for i, lower in enumerate(words.lowers):
        if lower == "state" and i + 1 < len(words.lowers):
            for length in (3, 2):
                if " ".join(words.lowers[i : i + length]) in _BROADCASTERS:
                    before = words.tags[i - 1] if i else ""
                    if before not in ("JJ", "NNP") and _alone(words, i + length):
                        found.append(Draft(i, i + length, "ORG", "broadcaster"))
                    break
    return found


def _alone(words: Words, end: int) -> bool:
    return end >= len(words.tags) or words.tags[end] not in ("NN", "NNS")


def known(words: Words, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """Bodies that every article knows, and seats: “**Nato**”, “the **Kremlin** intervention”."""
    names = phrases.organization_names(lexicon)
    taken = {i: draft for draft in drafts for i in range(draft.start, draft.end)}
    found, i = [], 0
    while i < len(words.texts):
        match = names.match(words.texts, i) if words.texts[i][0].isalpha() else None
        if match is None:
            i += 1
            continue
        end, entry = match
        other = taken.get(i) or taken.get(end - 1)
        whole = other is not None and other.start == i and other.end == end
        certain = entry.kind == "seat" or (other is None and _in_running_text(words, i, end))
        if certain and other is None or whole and other is not None and other.label != "PERSON":
            found.append(Draft(i, end, "ORG", "known"))
        i = end
    return found


def _in_running_text(words: Words, start: int, end: int) -> bool:
    """Not a piece of a longer name, nor a word in a line of capitals, nor an ordinary word that begins a sentence."""
    before = words.tags[start - 1] if start else ""
    after = words.tags[end] if end < len(words.tags) else ""
    if words.tags[start] not in ("NNP", "NNPS"):
        return False
    return before not in ("NNP", "NNPS", "HYPH") and after not in ("NNP", "NNPS", "HYPH")


def runs(words: Words, drafts: list[Draft], lexicon: Lexicon, skip: bytearray) -> list[Draft]:
    """“the **Ministry of Agriculture and Livestock**”: capitals around a noun for a body."""
    nouns = phrases.organization_nouns(lexicon)
    taken = {i: draft for draft in drafts for i in range(draft.start, draft.end)}
    found = []
    for i, text in enumerate(words.texts):
        if not text[0].isupper() or skip[i] or nouns.match(words.lowers, i) is None or words.tags[i] in ("VBD", "VBZ", "VB"):
            continue
        inside = taken.get(i)
        if inside is not None and inside.label == "ORG":
            continue
        start, end = _run_around(words, i, taken)
        if end - start < 2 or (inside is not None and (inside.start < start or inside.end > end)):
            continue
        draft = Draft(start, end, "ORG", "run")
        if any(taken[j].label == "PERSON" and taken[j].end < end for j in range(start, end) if j in taken):
            continue
        noun = head_noun(draft, words, lexicon)
        if noun is not None and noun.kind in ("noun", "sector") and (inside is None or inside.label not in ("LOC", "MISC")):
            found.append(draft)
    return found


def _run_around(words: Words, i: int, taken: dict[int, Draft]) -> tuple[int, int]:
    texts, lowers, tags = words.texts, words.lowers, words.tags
    start, end = i, i + 1
    while start > 0 and (texts[start - 1][0].isupper() or (lowers[start - 1] in ("-", "&") and start > 1 and texts[start - 2][0].isupper())):
        if tags[start - 1] in _NO_START or "\n" in texts[start - 1] or lowers[start - 1] in ("former", "the"):
            break
        start -= 1
    while end < len(texts):
        if texts[end][0].isupper() and tags[end] in ("NNP", "NNPS", "NN", "NNS", "JJ") and "\n" not in texts[end]:
            end += 1
        elif lowers[end] in ("of", "for", "and", "-", "&", "the") and end + 1 < len(texts):
            reach = end + 1 + (lowers[end + 1] == "the")
            follows = reach < len(texts) and texts[reach][0].isupper() and tags[reach] in ("NNP", "NNPS")
            if not follows or (lowers[end] == "and" and lowers[i + 1 : end].count("of") + lowers[i + 1 : end].count("for") == 0):
                break
            if lowers[end] == "and" and reach in taken and taken[reach].label == "ORG":
                break
            end = reach + 1
        else:
            break
    return start, end


def brackets(words: Words, drafts: list[Draft]) -> list[Draft]:
    """“the Palang Pracharath Party (**PPRP**)”, “Jatiya Samajtantrik Dal (**JSD Rab**)”: a short form beside its long one."""
    by_end = {draft.end: draft for draft in drafts}
    taken = {i for draft in drafts for i in range(draft.start, draft.end)}
    found = []
    for i, text in enumerate(words.texts):
        if text != "(" or i == 0:
            continue
        close = next((j for j in range(i + 2, min(i + 6, len(words.texts))) if words.texts[j] == ")"), None)
        left = by_end.get(i)
        if close is None or left is None:
            continue
        end = close
        while end > i + 1 and words.lowers[end - 1] in ("'s", "'"):
            end -= 1
        inner = words.texts[i + 1 : end]
        odd = left.label == "ORG" and left.end - left.start > 2 and _is_name_word(words, i + 1, end, drafts)
        if inner and (odd or is_short_form(inner, words.texts[left.start : left.end])):
            if matches_initials(inner, words.texts[left.start : left.end]) and left.label in ("PERSON", "LOC") and left.end - left.start > 2:
                left.label, left.rule = "ORG", "bracket"
            elif left.label == "PERSON" and left.end - left.start > 1 and any(len(w) > 1 and w.isupper() for w in inner) and not words.texts[left.start].isupper():
                left.label, left.rule = "ORG", "bracket"
            if not taken.intersection(range(i + 1, end)):
                found.append(Draft(i + 1, end, left.label, "bracket"))
            else:
                for draft in drafts:
                    if draft.start == i + 1:
                        draft.end, draft.label, draft.rule = end, left.label, "bracket"
    return found


def _is_name_word(words: Words, start: int, end: int, drafts: list[Draft]) -> bool:
    """“Special Trust for the Agricultural Sector (**Fideagro**)”: one capital word that is no place or person."""
    if end - start != 1 or not words.texts[start].isalpha() or not words.texts[start][0].isupper() or len(words.texts[start]) < 3:
        return False
    return not any(d.start == start and d.label in ("LOC", "PERSON", "NORP") for d in drafts) and words.tags[start].startswith("NNP")


def led(words: Words, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """“president of **Conaie**”, “**Baffinland** spokesperson”: what has a president or spokesman is a body."""
    starts, ends = {d.start: d for d in drafts}, {d.end: d for d in drafts}
    taken = {i for draft in drafts for i in range(draft.start, draft.end)}
    places, titles = phrases.places(lexicon), phrases.titles(lexicon)
    found = []
    for i, lower in enumerate(words.lowers):
        if lower not in _LEADERS or words.tags[i] not in ("NN", "NNP"):
            continue
        after = _after_of(words, i)
        if after in starts:
            if lower in ("leader", "head") and starts[after].label == "MISC":
                continue
            _make_body(starts[after], words, places, lower in _EXECUTIVES or (words.lowers[after - 1] == "the" and starts[after].label == "PERSON"))
        elif after is not None and words.texts[i].islower() or (after is not None and words.lowers[i + 1] == "at"):
            end = after
            while end < len(words.tags) and words.tags[end].startswith("NNP") and end not in taken and words.texts[end][0].isupper():
                end += 1
            if words.lowers[end : end + 1] != ["of"]:
                found.append(Draft(after, end, "ORG", "led"))
        if lower in _EXECUTIVES:
            found += _led_before(words, i, ends, taken, places)
    return [d for d in found if d.end > d.start and titles.get(words.lowers[d.start : d.end]) is None]


def _after_of(words: Words, i: int) -> int | None:
    """The token after “of the so-called”, if a name may begin there."""
    j = i + 1
    if j + 1 >= len(words.lowers) or words.lowers[j] not in ("of", "at", "for"):
        return None
    j += 1
    while j < min(i + 7, len(words.lowers)) and (words.lowers[j] in ("the", "so", "-", "called") or (words.tags[j] == "JJ" and words.texts[j].islower())):
        j += 1
    return j if j < len(words.texts) and words.texts[j][0].isupper() else None


def _led_before(
    words: Words, i: int, ends: dict[int, Draft], taken: set[int], places: phrases.Phrases[phrases.Place]
) -> list[Draft]:
    """“**Baffinland** spokesperson”, “**Avianca**'s director”."""
    owned = i > 1 and words.lowers[i - 1] in ("'s", "'")
    before = ends.get(i - owned)
    if before is not None:
        if (before.label in ("MISC", "LOC") and not owned) or (before.label == "PERSON" and owned and words.lowers[i] in _OF_FIRMS):
            _make_body(before, words, places, True)
    elif not owned and i > 0 and i - 1 not in taken and words.tags[i - 1].startswith("NNP") and words.texts[i - 1][0].isupper():
        if words.texts[i].islower() or words.texts[i].isupper():
            return [Draft(i - 1, i, "ORG", "led")]
    return []


def _make_body(draft: Draft, words: Words, places: phrases.Phrases[phrases.Place], executive: bool) -> None:
    """Not countries (they have presidents), and not persons of two names (they have lawyers)."""
    if draft.rule != "recognizer" or places.get(words.texts[draft.start : draft.end]) is not None or draft.end - draft.start > 4:
        return
    if draft.label == "MISC" or (executive and (draft.label == "LOC" or draft.end - draft.start == 1)):
        draft.label, draft.rule = "ORG", "led"


_OF_FIRMS = frozenset("ceo cfo coo cto chairman chairwoman chairperson director founder".split())
_EXECUTIVES = _OF_FIRMS | frozenset("spokesperson spokesman spokeswoman co-founder treasurer".split())
_LEADERS = _EXECUTIVES | frozenset("president leader head secretary chief chair manager executive".split())


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
    if capitals >= 2 and capitals * 2 >= len(short):
        return True
    return len(inner) == 1 and short.isalpha() and len(outer) >= 3 and matches_initials(inner, outer)


def matches_initials(inner: list[str], outer: list[str]) -> bool:
    """Whether the letters of a short form stand in this order in the name, its first at the start of a word.

    >>> matches_initials(["Centa"], ["National", "Center", "for", "Agricultural", "and", "Forestry", "Technology"])
    True
    """
    letters = [letter for letter in "".join(inner).lower() if letter.isalpha()]
    if not letters:
        return False
    for first, word in enumerate(outer):
        if word[:1].lower() == letters[0]:
            rest = iter(" ".join(outer[first:]).lower())
            if all(letter in rest for letter in letters):
                return True
    return False


def capitals_that_act(doc: Doc, words: Words, drafts: list[Draft], lexicon: Lexicon) -> None:
    """“which **Beijing** claims as its own”: the capital of a country that says or wants something is its government."""
    places = phrases.places(lexicon)
    cues = lexicon.index("cues")
    surnames = {words.texts[draft.end - 1] for draft in drafts if draft.label == "PERSON"}
    for draft in drafts:
        if draft.label != "LOC" or words.texts[draft.end - 1] in surnames:
            continue
        place = places.get(words.texts[draft.start : draft.end])
        if place is None or place.kind != "capital":
            continue
        head = doc[draft.end - 1]
        verb = head.head
        if draft.end < len(words.tags) and words.tags[draft.end] in ("VBZ", "VBD", "VBP"):
            verb = doc[draft.end]
        elif head.dep not in syntax.SUBJECT or not syntax.is_verb(verb) or syntax.is_passive(verb):
            verb = None
        speaks = verb is not None and (verb.lemma_ in cues or verb.lemma_ in _ACTS) and syntax.preposition_of(head) is None
        if speaks or _owns(words, draft.end):
            draft.label, draft.rule = "ORG", "capital"


def _owns(words: Words, end: int) -> bool:
    """“**Tehran**'s allies”, “**Tokyo**'s 10th”: what only a government has."""
    if end + 1 >= len(words.lowers) or words.lowers[end] != "'s":
        return False
    first = end + 1
    while words.tags[first] == "JJ" and first + 1 < len(words.lowers) and words.tags[first + 1].startswith("N"):
        first += 1
    return words.lowers[first] in _GOVERNMENTS_HAVE or words.lowers[end + 1][:1].isdigit()


_GOVERNMENTS_HAVE = frozenset(
    "ally allies claim claims stance position policy response decision demand demands efforts intentions interests ambitions "
    "influence invasion annexation sanctions aggression sovereignty relations ties troops nuclear missile proposal offer".split()
)
_ACTS = frozenset(
    "claim seek want back reject accept consider refuse hope fear support oppose condemn recognize recognise view regard see "
    "accuse threaten retaliate respond pledge agree sanction annex invade ban impose".split()
)
