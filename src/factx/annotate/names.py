"""Names out of the recognizer's entities: without title, article and possessive, whole, and one type a string.

“**Gen** Prawit”, “the **Gambia**’s”, “N **Sathish Kumar**”: what stands around a name is cut off, what belongs to it is put back.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc

from factx.lexicon import Lexicon, phrases
from factx.lexicon.schema import OrganizationEntry
from factx.marks import Words

LABELS = {
    "PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "NORP": "NORP", "MISC": "MISC",
    "EVENT": "MISC", "PRODUCT": "MISC", "WORK_OF_ART": "MISC", "LAW": "MISC", "LANGUAGE": "MISC",
}  # fmt: skip
PARTICLES = frozenset(
    "al el ul bin ibn ben bint abu de da do dos das del della di du der den van von ter ten la le e y st".split()
)
_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv vi vii viii xi xii xiii xiv xv xvi".split())
_EDGE = frozenset("\"'“”‘’«»()[]{},;:-–—.…")
_QUOTES = frozenset("\"“”'‘’")
_CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September "
    "October November December".split()
)
_GREETINGS = frozenset("hey hello hi dear oh".split())
# Nouns in small letters after the name of a body that say what it is: “the Global Times newspaper”, “the Likud party”.
_CLASSIFIERS = frozenset("party newspaper daily magazine website agency channel broadcaster".split())
_DIRECTIONS = frozenset(
    "South North East West Northern Southern Eastern Western Central Greater New Upper Lower Great Inner Outer Old Saudi Soviet Costa "
    "Sri El San Sierra Burkina Cape Papua Guinea Equatorial Hong the The Republic".split()
)
# Places that stand for a building as often as for those who work there: the recognizer's word counts for more than theirs.
_BUILDINGS = frozenset(
    "center centre theatre theater museum hotel church mosque temple library gallery school station store restaurant "
    "observatory cathedral factory hospital monastery convent synagogue college campus laboratory casino".split()
)
_SURNAMES = frozenset("temple church college school store hall parish abbey castle church center academy".split())
# Nouns that name a thing or an event as often as a body.
_THINGS = frozenset(
    "initiative project order unit service mission standard capital energy gas oil electric times post mirror press media "
    "journal wire post systems solutions records pictures label weekly daily guard league news radio television wing network "
    "channel guardian blog side division command".split()
)


@dataclass(slots=True)
class Draft:
    """A name in the making: tokens `start` to `end` (exclusive), its label, and what found it."""

    start: int
    end: int
    label: str
    rule: str = "recognizer"


def from_entities(doc: Doc, words: Words, lexicon: Lexicon, skip: bytearray) -> list[Draft]:
    """The recognizer's names, each trimmed; dates, money and numbers are no names."""
    drafts = []
    for entity in doc.ents:
        label = LABELS.get(entity.label_)
        if label is None or skip[entity.start]:
            continue
        for start, end in _pieces(entity.start, entity.end, label, words, lexicon):
            draft = trim(Draft(start, end, label), words, lexicon)
            if draft is not None:
                drafts.append(draft)
    return drafts


def _pieces(start: int, end: int, label: str, words: Words, lexicon: Lexicon) -> list[tuple[int, int]]:
    """“the Wikimedia Foundation **and** Creative Commons”: two names; “Chamber of Commerce **and** Industry”: one."""
    if label not in ("ORG", "MISC"):
        return [(start, end)]
    heads, known = phrases.heads(lexicon), phrases.organization_names(lexicon)
    for i in range(start + 1, end - 1):
        if words.lowers[i] != "and" or not words.texts[i + 1][0].isupper():
            continue
        found = heads.match_back(words.lowers, i, start)
        whole = found is not None and found[0] > start and found[1].kind == "noun" and words.texts[i - 1][0].isupper()
        simple = not {"of", "for", "on"}.intersection(words.lowers[start:i])
        if known.get(words.texts[start:i]) is not None or (whole and simple):
            return [(start, i), (i + 1, end)]
    return [(start, end)]


def trim(draft: Draft, words: Words, lexicon: Lexicon) -> Draft | None:
    """“Gen Prawit” → *Prawit*; “the BJP’s” → *BJP*; None where nothing of a name is left (“Attorney General”)."""
    texts, lowers = words.texts, words.lowers
    for i in range(draft.start, draft.end):
        person = draft.label == "PERSON" and i > draft.start
        if "\n" in texts[i] or texts[i] == "(" or (person and (texts[i] == "," or texts[i] in _CALENDAR)):
            draft.end = i
            break
    _close_nickname(draft, words)
    _trim_edges(draft, words)
    if draft.start >= draft.end:
        return None
    if draft.label == "PERSON":
        _cut_titles(draft, words, lexicon)
        if _is_bare_title(draft, words, lexicon):
            return None
    elif draft.label in ("ORG", "MISC") and _is_title(draft, words, lexicon):
        return None
    _take_in_initials(draft, words)
    _take_in_rest(draft, words)
    return draft if draft.start < draft.end and any(texts[i][0].isalpha() for i in range(draft.start, draft.end)) else None


def _close_nickname(draft: Draft, words: Words) -> None:
    """“Finley "**Finn" Polmar**”: a nickname in marks stays inside the name, or the name ends before it."""
    marks = [i for i in range(draft.start, draft.end) if words.texts[i] in _QUOTES]
    if draft.label != "PERSON" or len(marks) != 1 or marks[0] == draft.start:
        return
    end = draft.end
    if end + 1 < len(words.texts) and words.texts[end] in _QUOTES and words.texts[end + 1][0].isupper() and marks[0] < end - 1:
        draft.end = end + 2
    else:
        draft.end = marks[0]


def _is_title(draft: Draft, words: Words, lexicon: Lexicon) -> bool:
    """“Attorney General”, “Registrar of Companies”: an office, no body."""
    found = phrases.titles(lexicon).match(words.lowers, draft.start)
    if found is None or found[1].kind not in ("role", "rank"):
        return False
    return found[0] >= draft.end or words.lowers[found[0]] == "of"


def _take_in_rest(draft: Draft, words: Words) -> None:
    """“Jamiat e Ulama e **Islam**”, “Carlos **the Jackal**”: what follows a particle, or a byname."""
    texts = words.texts
    while draft.end < len(texts) - 1:
        last = texts[draft.end - 1]
        if last.islower() and len(last) < 4 and texts[draft.end][0].isupper() and draft.end - draft.start > 1:
            draft.end += 1
            while draft.end < len(texts) and texts[draft.end][0].isupper() and words.tags[draft.end].startswith("NNP"):
                draft.end += 1
        elif draft.label == "PERSON" and texts[draft.end] == "the" and words.tags[draft.end + 1] == "NNP" and _is_byname(draft, words):
            draft.end += 2
        else:
            return


def take_in_fields(drafts: list[Draft], words: Words, lexicon: Lexicon) -> None:
    """“the Andy Warhol Foundation **for the Visual Arts**”: what a body is for, where the recognizer stopped at its noun."""
    nouns, texts = phrases.organization_nouns(lexicon), words.texts
    taken = {i for draft in drafts for i in range(draft.start, draft.end)}
    for draft in drafts:
        if draft.label != "ORG" or draft.end + 2 >= len(texts) or words.lowers[draft.end] not in ("for", "of"):
            continue
        if draft.rule != "recognizer" or nouns.match_back(words.lowers, draft.end, draft.start) is None or not texts[draft.end - 1][0].isupper():
            continue
        first = draft.end + 1 + (words.lowers[draft.end + 1] == "the")
        end = first
        while end < len(texts) and end not in taken and texts[end][0].isupper() and words.tags[end].startswith("NNP"):
            end += 1
        if end > first and end not in taken:
            draft.end = end


def _is_byname(draft: Draft, words: Words) -> bool:
    after = draft.end + 2
    ends = after >= len(words.texts) or not words.tags[after].startswith("NN")
    return ends and draft.end - draft.start == 1 and words.texts[draft.end + 1][0].isupper()


def _trim_edges(draft: Draft, words: Words) -> None:
    """Blanks, quotation marks, articles and possessives at both ends."""
    texts, lowers = words.texts, words.lowers
    while draft.start < draft.end:
        first = texts[draft.start]
        if lowers[draft.start] in _GREETINGS and draft.label == "PERSON" and draft.end - draft.start > 1:
            draft.start += 1
            continue
        article = lowers[draft.start] in ("the", "a", "an", "that", "this") and words.tags[draft.start] == "DT"
        if not (first.isspace() or first in _EDGE or article or lowers[draft.start] in ("'s", "’s")):
            break
        if lowers[draft.start] == "the" and first == "The" and _is_masthead(draft, words):
            break
        draft.start += 1
    while draft.start < draft.end:
        last = lowers[draft.end - 1]
        if last in _CLASSIFIERS and draft.label == "ORG" and draft.end - draft.start > 1 and texts[draft.end - 1].islower():
            draft.end -= 1
            continue
        if last in ("'s", "s'", "’s") or last.isspace() or last in _EDGE:
            draft.end -= 1
        else:
            break


def _is_bare_title(draft: Draft, words: Words, lexicon: Lexicon) -> bool:
    """“Mr. **President**”, “**Dame**”: nobody's name, unless it is also a first name (“Dean”)."""
    if draft.end - draft.start != 1 or words.texts[draft.start] in phrases.forenames(lexicon):
        return False
    entry = phrases.titles(lexicon).get([words.lowers[draft.start]])
    return entry is not None and entry.kind not in ("kin", "person")


def _is_masthead(draft: Draft, words: Words) -> bool:
    """“told **The Korea Herald**”: a capital article in mid-sentence belongs to the name of a paper."""
    before = words.texts[draft.start - 1] if draft.start else "."
    return draft.label == "ORG" and (before[0].isalpha() or before == ",") and "\n" not in before


def _cut_titles(draft: Draft, words: Words, lexicon: Lexicon) -> None:
    """“Prime Minister Prayut” → *Prayut*; a first name that is also a title (“Dean Smith”) stays."""
    index, names = phrases.titles(lexicon), phrases.forenames(lexicon)
    while draft.end - draft.start > 1:
        found = index.match(words.lowers, draft.start)
        if found is None or found[0] >= draft.end:
            dotted = words.lowers[draft.start].rstrip(".")
            entry = index.get([dotted]) if dotted != words.lowers[draft.start] else None
            found = (draft.start + 1, entry) if entry is not None else None
        if found is None:
            first = words.texts[draft.start]
            if first[0].islower() and first not in PARTICLES and first[0].isalpha() and not first.startswith(("d'", "al")):
                draft.start += 1
                continue
            return
        if found[0] >= draft.end or (words.texts[draft.start] in names and found[1].kind not in ("rank", "honorific")):
            return
        draft.start = found[0]
        if words.lowers[draft.start] in (".", ",", "and"):
            draft.start += 1


def _take_in_initials(draft: Draft, words: Words) -> None:
    """“**N** Sathish Kumar”, “**A G** Perarivalan” on the left, “King **III**” on the right."""
    texts, tags = words.texts, words.tags
    while draft.start > 0 and draft.label in ("PERSON", "MISC"):
        before = texts[draft.start - 1]
        initial = (len(before) == 1 or (len(before) == 2 and before[1] == ".")) and before[0].isupper() and before[0] != "I"
        if not initial or tags[draft.start - 1] in ("DT", "PRP", "CD") and len(texts[draft.start]) > 2:
            break
        draft.start -= 1
        draft.label = "PERSON"
    if draft.label == "PERSON" and draft.end < len(texts) and words.lowers[draft.end] in _SUFFIXES:
        draft.end += 1


def head_noun(draft: Draft, words: Words, lexicon: Lexicon) -> OrganizationEntry | None:
    """The noun that heads a name: “Ministry” of “Ministry of Justice”, “Dam” of “Aswan Dam”."""
    end, heads = draft.end, phrases.heads(lexicon)
    whole = heads.get(words.lowers[draft.start : end])
    if whole is not None and whole.kind == "place":
        return whole
    for i in range(draft.start + 1, draft.end):
        if words.lowers[i] in ("of", "for", "on", "against", "in", "to", "at"):
            end = i
            break
    found = heads.match_back(words.lowers, end, draft.start)
    if found is None or (found[0] == draft.start and end == draft.end):
        return None
    return found[1] if words.texts[end - 1][0].isupper() or end - found[0] > 1 else None


def agree_on_types(drafts: list[Draft], words: Words, lexicon: Lexicon) -> None:
    """One type a string: bodies by their noun, surnames by their full name, the rest by majority."""
    people = Counter(words.texts[d.end - 1] for d in drafts if d.label == "PERSON" and d.end - d.start > 1)
    known = phrases.organization_names(lexicon)
    places = phrases.places(lexicon)
    votes: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for draft in drafts:
        surface = words.texts[draft.start : draft.end]
        if draft.label != "PERSON" and draft.rule == "recognizer":
            if known.get(surface) is not None:
                draft.label, draft.rule = "ORG", "known"
            elif draft.label == "ORG" and _is_place(surface, places):
                draft.label, draft.rule = "LOC", "place"
            elif len(surface) == 1 and people[surface[0]] and not surface[0].isupper() and _is_human(draft, words, places):
                draft.label = "PERSON"
        votes[tuple(surface)][draft.label] += 1
    _type_by_kin(drafts, words, places, people)
    for draft in drafts:
        ballot = votes[tuple(words.texts[draft.start : draft.end])]
        if len(ballot) > 1 and draft.rule == "recognizer":
            label, count = ballot.most_common(1)[0]
            if 2 * count > sum(ballot.values()):
                draft.label = label


def _is_human(draft: Draft, words: Words, places: phrases.Phrases[phrases.Place]) -> bool:
    """“**Paris** claims that …” in an article about Valeska Paris, but “in **Paris**”: a surname that is also a place."""
    if draft.label != "LOC":
        return True
    known = places.get(words.texts[draft.start : draft.end]) is not None
    before = words.lowers[draft.start - 1] if draft.start else ""
    after = words.tags[draft.end] if draft.end < len(words.tags) else ""
    if before in ("in", "at", "from", "near", "to", "into", "outside", "across", "around", "between", "through", "the", ","):
        return False
    return not known or after in ("VBD", "VBZ", "VBP", "MD")


def _is_place(surface: list[str], places: phrases.Phrases[phrases.Place]) -> bool:
    """“Kenya”, “U.S.-Egypt”: countries only, whatever the recognizer says."""
    parts = [part for word in surface for part in word.split("-") if part]
    return places.get(surface) is not None or (len(parts) > 1 and "-" in "".join(surface) and all(places.get([p]) is not None for p in parts))


def _type_by_kin(drafts: list[Draft], words: Words, places: phrases.Phrases[phrases.Place], people: Counter[str]) -> None:
    """“Islami Andolan **Bangladesh**” ends in a country, “Bangladesher Samajtantrik **Dal**” as another party does: bodies."""
    heads = {words.texts[d.end - 1] for d in drafts if d.label == "ORG" and d.end - d.start > 1 and d.rule != "recognizer"}
    singles = {words.texts[d.start] for d in drafts if d.label == "PERSON" and d.end - d.start == 1}
    for draft in drafts:
        if draft.end - draft.start < 2 or draft.label not in ("PERSON", "LOC") or draft.rule != "recognizer":
            continue
        last, first = words.texts[draft.end - 1], words.texts[draft.start]
        country = places.get([last])
        whole = places.get(words.texts[draft.start : draft.end])
        named = country is not None and country.kind == "name" and whole is None and last not in people.keys() - {last}
        if named and first not in _DIRECTIONS and words.tags[draft.start] == "NNP" and first[0].isupper() and "," not in words.texts[draft.start : draft.end]:
            draft.label, draft.rule = "ORG", "country in the name"
        elif draft.label == "PERSON" and last in heads and last not in singles and people[last] < 3:
            draft.label, draft.rule = "ORG", "noun of another"


def without_common_words(drafts: list[Draft], doc: Doc, words: Words) -> list[Draft]:
    """“**Disapproval** rose”: an ordinary word that begins a sentence is no name, if it stands in small letters elsewhere."""
    small = set(words.texts)
    kept = []
    for draft in drafts:
        single = draft.end - draft.start == 1 and draft.label in ("PERSON", "ORG") and draft.rule == "recognizer"
        text = words.texts[draft.start]
        if single and doc[draft.start].is_sent_start and text[1:].islower():
            tag = words.tags[draft.start]
            if not tag.startswith("NNP") or (text.lower() in small and small.isdisjoint((text + "'s",))):
                continue
        kept.append(draft)
    return kept

def type_by_noun(drafts: list[Draft], words: Words, lexicon: Lexicon) -> None:
    """“Palang Pracharath **Party**” is a body, “Aswan **Dam**” a place, “Leaders’ **Summit**” an event."""
    for draft in drafts:
        if draft.end - draft.start < 2 or draft.rule not in ("recognizer", "run"):
            continue
        if words.lowers[draft.start] == "operation":
            draft.label, draft.rule = "MISC", "noun"
            continue
        entry = head_noun(draft, words, lexicon)
        if entry is None:
            continue
        noun = words.lowers[draft.end - 1]
        if entry.kind in ("event", "place"):
            if draft.label == "ORG":
                draft.label, draft.rule = ("LOC" if entry.kind == "place" else "MISC"), "noun"
        elif draft.label == "PERSON":
            if noun not in _THINGS | _SURNAMES and words.texts[draft.start] not in phrases.forenames(lexicon):
                draft.label, draft.rule = "ORG", "noun"
        elif noun not in _THINGS and (draft.label != "LOC" or noun not in _BUILDINGS):
            draft.label, draft.rule = "ORG", "noun"


def settle(drafts: Iterable[Draft]) -> list[Draft]:
    """Of names that overlap, keep the longest; of equally long ones, the first found."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.start, -d.end)):
        if kept and draft.start < kept[-1].end:
            if draft.end - draft.start > kept[-1].end - kept[-1].start:
                kept[-1] = draft
            continue
        kept.append(draft)
    return kept
