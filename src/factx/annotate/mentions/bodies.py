"""Names of bodies that a recognizer misses: institutions of a country, capital runs, seats of government.

“the **Russian defence ministry**”, “the **Ministry of Foreign Affairs**”, “the **Kremlin**”, “**state television**”.
"""

from spacy.tokens import Doc

from factx import syntax
from factx.annotate.mentions.name_types import SURNAMES, head_noun
from factx.annotate.mentions.names import Draft
from factx.lexicon import Lexicon, phrases
from factx.lexicon.closed_classes import word_set
from factx.lexicon.schema import OrganizationEntry
from factx.marks import Words

# With the name of a town or province before them these pick out one body too: “Vellore court”, “Dubai police”.
_LOCAL = frozenset(["court", "council"]) | {
    "city council",
    "municipality",
    "district court",
    "municipal court",
    "high court",
    "city hall",
}
_BROADCASTERS = frozenset(("state television", "state tv", "state radio", "state news agency", "state-run television"))
# “Algeria's army held power” describes; “the Algerian army” names.
_TOO_COMMON = word_set("army military police navy forces guard marines")
# What may follow an institution's name inside a compound: “Russian defence ministry spokesman”.
_OF_BODIES = word_set("spokesman spokeswoman spokesperson statement")
_MODIFIERS = word_set("JJ NN NNP NNPS NNS HYPH VBN")
_INSIDE_RUN = word_set("of for and the on & to in de against with 's ' du la")
_NO_START = word_set("DT IN CC RB PRP PRP$ WDT WP WRB MD EX UH TO CD VBD VBZ VBG VB")
_GOVERNMENTS_HAVE = word_set(
    "ally allies claim claims stance position policy response decision demand demands efforts intentions interests "
    "ambitions influence invasion annexation sanctions aggression sovereignty relations ties troops nuclear missile "
    "proposal offer"
)
_ACTS = word_set(
    "claim seek want back reject accept consider refuse hope fear support oppose condemn recognize recognise view "
    "regard see accuse threaten retaliate respond pledge agree sanction annex invade ban impose"
)


def institutions(doc: Doc, words: Words, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """“the **Russian defence ministry** said”, “**Kazakh state television**”, “**Vellore court**”."""
    nouns, places = phrases.organization_nouns(lexicon), phrases.places(lexicon)
    taken = {i: draft for draft in drafts for i in range(draft.start, draft.end)}
    found = []
    for draft in [*drafts, *_peoples(words, taken, places)]:
        country = places.get(words.texts[draft.start : draft.end])
        if draft.label not in ("NORP", "LOC") and (country is None or country.kind != "demonym"):
            continue
        if draft.label == "NORP" and (country is None or country.kind == "capital"):
            continue
        start, first = draft.start, draft.end
        possessive = first < len(words.texts) and words.lowers[first] in ("'s", "'")
        indefinite = start > 0 and words.lowers[start - 1] in ("a", "an", "-")
        end = None if indefinite else _institution_end(words, first + possessive, country is not None, taken, nouns)
        if (
            end is not None
            and doc[end - 1].dep in syntax.COMPOUND
            and words.lowers[end : end + 1]
            and words.lowers[end] not in _OF_BODIES
        ):
            continue
        if end is not None and not (
            possessive and words.lowers[end - 1] in _TOO_COMMON and words.texts[end - 1][0].islower()
        ):
            found.append(Draft(start, end, "ORG", "institution"))
    return [*found, *_local(words, taken, nouns)]


def _peoples(words: Words, taken: dict[int, Draft], places: phrases.Phrases[phrases.Place]) -> list[Draft]:
    """Demonyms that the recognizer passed over: “cited **Kazakh** state television”."""
    unseen = (
        i for i, tag in enumerate(words.tags) if tag in ("JJ", "NNP") and i not in taken and words.texts[i][0].isupper()
    )
    found = ((i, places.get(words.texts[i : i + 1])) for i in unseen)
    return [Draft(i, i + 1, "NORP", "demonym") for i, place in found if place is not None and place.kind == "demonym"]


def _local(words: Words, taken: dict[int, Draft], nouns: phrases.Phrases[OrganizationEntry]) -> list[Draft]:
    """“the **Madras high court**”, where the recognizer does not know the place."""
    found = []
    for i, tag in enumerate(words.tags):
        if tag != "NNP" or i in taken or i + 1 in taken or i + 1 >= len(words.tags) or words.tags[i - 1] == "NNP":
            continue
        match = (
            nouns.match(words.lowers, i + 1) if words.texts[i + 1].islower() and words.texts[i][0].isupper() else None
        )
        local = match is not None and " ".join(words.lowers[i + 1 : match[0]]) in _LOCAL
        if match is not None and local and _ends_phrase(words, match[0], match[1]):
            found.append(Draft(i, match[0], "ORG", "institution"))
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
        if (
            match is not None
            and _picks_out(match[1], words.lowers[i : match[0]], country)
            and _ends_phrase(words, match[0], match[1])
        ):
            if other is not None and other.end > match[0]:
                return other.end if other.label == "ORG" else None
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


def _picks_out(entry: OrganizationEntry, noun: list[str], country: bool) -> bool:
    return (
        entry.institution and (country or entry.category != "government" or noun[-1] in ("government", "parliament"))
    ) or (" ".join(noun) in _LOCAL)


def _ends_phrase(words: Words, end: int, entry: OrganizationEntry) -> bool:
    """Whether a noun at `end` would make it another thing: “Russian military **vehicles**”, but “government
    **officials**”.
    """
    if end >= len(words.texts) or words.tags[end] not in ("NN", "NNS", "NNP", "NNPS", "HYPH"):
        return True
    return words.lowers[end] in _OF_BODIES or (
        entry.category == "media" and words.lowers[end] in ("reporter", "journalist")
    )


def broadcasters(words: Words) -> list[Draft]:
    """“**state television** reported”: a source without a name of its own."""
    found = []
    for i, lower in enumerate(words.lowers):
        if lower == "state" and i + 1 < len(words.lowers):
            for length in (3, 2):
                if i + length <= len(words.lowers) and " ".join(words.lowers[i : i + length]) in _BROADCASTERS:
                    before = words.tags[i - 1] if i else ""
                    if before not in ("JJ", "NNP") and _alone(words, i + length):
                        found.append(Draft(i, i + length, "ORG", "broadcaster"))
                    break
    return found


def _alone(words: Words, end: int) -> bool:
    return end >= len(words.tags) or words.tags[end] not in ("NN", "NNS", "NNP")


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
        certain = entry.kind == "seat" or (other is None and _in_running_text(words, i, end, taken))
        if (certain and other is None) or (whole and other is not None and other.label != "PERSON"):
            found.append(Draft(i, end, "ORG", "known"))
        i = end
    return found


def _in_running_text(words: Words, start: int, end: int, taken: dict[int, Draft]) -> bool:
    """Not a piece of a longer name, nor a word in a line of capitals, nor an ordinary word that begins a sentence."""
    before = words.tags[start - 1] if start else ""
    after = words.tags[end] if end < len(words.tags) else ""
    if words.tags[start] not in ("NNP", "NNPS"):
        return False
    names = ("NNP", "NNPS", "HYPH")
    return before not in names and (after not in names or (end in taken and taken[end].start == end))


def runs(words: Words, drafts: list[Draft], lexicon: Lexicon, skip: bytearray) -> list[Draft]:
    """“the **Ministry of Agriculture and Livestock**”: capitals around a noun for a body."""
    nouns, forenames = phrases.organization_nouns(lexicon), phrases.forenames(lexicon)
    taken = {i: draft for draft in drafts for i in range(draft.start, draft.end)}
    found = []
    for i, text in enumerate(words.texts):
        if (
            not text[0].isupper()
            or skip[i]
            or nouns.match(words.lowers, i) is None
            or words.tags[i] in ("VBD", "VBZ", "VB")
        ):
            continue
        inside = taken.get(i)
        if inside is not None and inside.label == "ORG":
            continue
        start, end = _run_around(words, i, taken)
        person = words.texts[start] in forenames or (inside is not None and inside.label == "PERSON")
        if end - start == 2 and person and words.lowers[i] in SURNAMES:
            continue  # “Matt Temple”
        if end - start < 2 or (inside is not None and (inside.start < start or inside.end > end)):
            continue
        draft = Draft(start, end, "ORG", "run")
        if any(taken[j].label == "PERSON" and taken[j].end < end for j in range(start, end) if j in taken):
            continue
        noun = head_noun(draft, words, lexicon)
        if (
            noun is not None
            and noun.kind in ("noun", "sector")
            and (inside is None or inside.label not in ("LOC", "MISC"))
        ):
            found.append(draft)
    return found


def _run_around(words: Words, i: int, taken: dict[int, Draft]) -> tuple[int, int]:
    texts, lowers, tags = words.texts, words.lowers, words.tags
    start, end = i, i + 1
    while start > 0 and (
        texts[start - 1][0].isupper()
        or (lowers[start - 1] in ("-", "&") and start > 1 and texts[start - 2][0].isupper())
    ):
        if tags[start - 1] in _NO_START or "\n" in texts[start - 1] or lowers[start - 1] in ("former", "the"):
            break
        start -= 1
    while end < len(texts):
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


def capitals_that_act(doc: Doc, words: Words, drafts: list[Draft], lexicon: Lexicon) -> None:
    """“which **Beijing** claims as its own”: the capital that says or wants something is a government."""
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
        verbs = [doc[draft.end]] if draft.end < len(doc) and words.tags[draft.end] in ("VBZ", "VBD", "VBP") else []
        if head.dep in syntax.SUBJECT and syntax.is_verb(head.head) and not syntax.is_passive(head.head):
            verbs.append(head.head)
        speaks = any(verb.lemma_ in cues or verb.lemma_ in _ACTS for verb in verbs)
        if (speaks and syntax.preposition_of(head) is None) or _owns(words, draft.end):
            draft.label, draft.rule = "ORG", "capital"


def _owns(words: Words, end: int) -> bool:
    """“**Tehran**'s allies”, “**Tokyo**'s 10th”: what only a government has."""
    if end + 1 >= len(words.lowers) or words.lowers[end] != "'s":
        return False
    first = end + 1
    while words.tags[first] == "JJ" and first + 1 < len(words.lowers) and words.tags[first + 1].startswith("N"):
        first += 1
    return words.lowers[first] in _GOVERNMENTS_HAVE or words.lowers[end + 1][:1].isdigit()
