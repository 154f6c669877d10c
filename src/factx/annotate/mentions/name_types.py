"""What a name names: one type a string, bodies by their noun, surnames by their full name."""

from collections import Counter, defaultdict

from spacy.tokens import Doc

from factx import syntax
from factx.annotate.mentions.drafts import Draft
from factx.lexicon import Lexicon, phrases
from factx.lexicon.closed_classes import word_set
from factx.lexicon.schema import OrganizationEntry, TitleEntry
from factx.marks import Words

_BEFORE_PLACE = word_set("in at from near to into outside across around between through the ,")
_DIRECTIONS = word_set(
    "Latin South North East West Northern Southern Eastern Western Central Greater New Upper Lower Great Inner Outer "
    "Old Saudi Soviet Costa Sri El San Sierra Burkina Cape Papua Guinea Equatorial Hong the The Republic"
)


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
    if found is None or found[1].kind == "event":
        found, end = heads.match_back(words.lowers, draft.end, draft.start) or found, draft.end
    if found is None or (found[0] == draft.start and end == draft.end):
        return None
    return found[1] if words.texts[end - 1][0].isupper() or end - found[0] > 1 else None


def agree_on_types(drafts: list[Draft], words: Words, lexicon: Lexicon) -> None:
    """One type a string: bodies by their noun, surnames by their full name, the rest by majority."""
    people = Counter(words.texts[d.end - 1] for d in drafts if d.label == "PERSON" and d.end - d.start > 1)
    known = phrases.organization_names(lexicon)
    places = phrases.places(lexicon)
    votes: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    titles = phrases.titles(lexicon)
    for draft in drafts:
        surface = words.texts[draft.start : draft.end]
        if draft.label != "PERSON" and draft.rule == "recognizer":
            if known.get(surface) is not None:
                draft.label, draft.rule = "ORG", "known"
            elif draft.label == "ORG" and _is_place(surface, places):
                draft.label, draft.rule = "LOC", "place"
            elif draft.label == "ORG" and _are_people(draft, words, titles):
                draft.label, draft.rule = "NORP", "people"
            elif (
                len(surface) == 1
                and people[surface[0]]
                and not surface[0].isupper()
                and _is_human(draft, words, places)
            ):
                draft.label = "PERSON"
        votes[tuple(surface)][draft.label] += 1
    _type_by_country([d for d in drafts if words.texts[d.start] not in phrases.forenames(lexicon)], words, places)
    for draft in drafts:
        ballot = votes[tuple(words.texts[draft.start : draft.end])]
        if len(ballot) > 1 and draft.rule == "recognizer":
            label, count = ballot.most_common(1)[0]
            if 2 * count > sum(ballot.values()):
                draft.label = label


def _is_human(draft: Draft, words: Words, places: phrases.Phrases[phrases.Place]) -> bool:
    """“**Paris** claims that …” about Valeska Paris, but “in **Paris**”: a surname that is also a place."""
    if draft.label != "LOC":
        return True
    known = places.get(words.texts[draft.start : draft.end]) is not None
    before = words.lowers[draft.start - 1] if draft.start else ""
    after = words.tags[draft.end] if draft.end < len(words.tags) else ""
    if before in _BEFORE_PLACE:
        return False
    return not known or after in syntax.FINITE


def _is_place(surface: list[str], places: phrases.Phrases[phrases.Place]) -> bool:
    """“Kenya”, “U.S.-Egypt”: countries only, whatever the recognizer says."""
    parts = [part for word in surface for part in word.split("-") if part]
    return places.get(surface) is not None or (
        len(parts) > 1 and "-" in "".join(surface) and all(places.get([p]) is not None for p in parts)
    )


def _are_people(draft: Draft, words: Words, titles: phrases.Phrases[TitleEntry]) -> bool:
    """“Democratic **Senators**”: people of a kind, no body; teams (“Texas Rangers”) bear ranks, no roles."""
    last = words.lowers[draft.end - 1]
    entry = (
        titles.get([last.removesuffix("s")])
        if last.endswith("s")
        else titles.get([last.removesuffix("men") + "man"])
        if last.endswith("men")
        else None
    )
    return entry is not None and entry.kind in ("role", "person") and words.tags[draft.end - 1] in ("NNS", "NNPS")


def _type_by_country(drafts: list[Draft], words: Words, places: phrases.Phrases[phrases.Place]) -> None:
    """“Islami Andolan **Bangladesh**”: what ends in a country is a body."""
    for draft in drafts:
        if draft.end - draft.start < 2 or draft.label not in ("PERSON", "LOC") or draft.rule != "recognizer":
            continue
        last, first = words.texts[draft.end - 1], words.texts[draft.start]
        country = places.get([last])
        whole = places.get(words.texts[draft.start : draft.end])
        two = words.texts[draft.start + 1] == "-" and places.get([first]) is not None  # “the Chile-Peru border”
        named = country is not None and country.kind == "name" and whole is None and not two
        if (
            named
            and first not in _DIRECTIONS
            and words.tags[draft.start] == "NNP"
            and first[0].isupper()
            and not _NO_BODIES_WITH.intersection(words.lowers[draft.start : draft.end])
        ):
            draft.label, draft.rule = "ORG", "country in the name"


_NO_BODIES_WITH = word_set(", of mt mt. mount lake")


def without_common_words(drafts: list[Draft], doc: Doc, words: Words, lexicon: Lexicon) -> list[Draft]:
    """“**Disapproval** rose”: an ordinary word that begins a sentence is no name, if it stands in small letters
    elsewhere; nor is “a **Research Institute** in Lima”.
    """
    small = set(words.texts)
    kept = []
    for draft in drafts:
        single = draft.end - draft.start == 1 and draft.label in ("PERSON", "ORG") and draft.rule == "recognizer"
        text = words.texts[draft.start]
        if draft.label == "ORG" and _is_one_of_many(draft, words, lexicon):
            continue
        if single and doc[draft.start].is_sent_start and text[1:].islower():
            tag = words.tags[draft.start]
            if not tag.startswith("NNP") or (text.lower() in small and small.isdisjoint((text + "'s",))):
                continue
        kept.append(draft)
    return kept


def _is_one_of_many(draft: Draft, words: Words, lexicon: Lexicon) -> bool:
    """“a **Research Institute** in Lima”: an article, a noun for a body that ends the phrase, and nothing of a name."""
    after = words.tags[draft.end] if draft.end < len(words.tags) else ""
    if not draft.start or words.lowers[draft.start - 1] not in ("a", "an") or after.startswith(("NN", "HY", "POS")):
        return False
    small = all(words.texts[i][1:].islower() for i in range(draft.start, draft.end))
    nouns = phrases.organization_nouns(lexicon)
    return small and draft.end - draft.start < 3 and nouns.match_back(words.lowers, draft.end, draft.start) is not None


def type_by_noun(drafts: list[Draft], words: Words, lexicon: Lexicon) -> None:
    """“Palang Pracharath **Party**” is a body, “Aswan **Dam**” a place, “Leaders’ **Summit**” an event."""
    things, buildings = lexicon.naming("things named"), lexicon.naming("buildings")
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
            if draft.label == "ORG" or (
                draft.label == "PERSON" and entry.kind == "event" and draft.end - draft.start > 2
            ):
                draft.label, draft.rule = ("LOC" if entry.kind == "place" else "MISC"), "noun"
        elif draft.label == "PERSON":
            named = words.texts[draft.start] in phrases.forenames(lexicon)
            if noun not in things | lexicon.naming("buildings in surnames") and not named:
                draft.label, draft.rule = "ORG", "noun"
        elif noun not in things and (draft.label != "LOC" or noun not in buildings):
            draft.label, draft.rule = "ORG", "noun"
