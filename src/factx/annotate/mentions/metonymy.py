"""Places that act, and peoples: “which **Beijing** claims”, “**Turkey** said”, “a **Karen** teacher”."""

from collections import Counter

from spacy.tokens import Doc

from factx import syntax
from factx.annotate.mentions.drafts import Draft
from factx.lexicon import Lexicon, phrases
from factx.marks import Words


def capitals_that_act(doc: Doc, words: Words, drafts: list[Draft], lexicon: Lexicon) -> None:
    """“which **Beijing** claims as its own”: the capital that says or wants something is a government."""
    places = phrases.places(lexicon)
    cues = lexicon.index("cues")
    surnames = {words.texts[draft.end - 1] for draft in drafts if draft.label == "PERSON"}
    for draft in drafts:
        if draft.label != "LOC" or words.texts[draft.end - 1] in surnames:
            continue
        place = places.get(words.texts[draft.start : draft.end])
        if place is None or place.kind != "capital" or words.tags[draft.end : draft.end + 1] == [":"]:
            continue  # “NAIROBI — A poll has put …”: a dateline
        head = doc[draft.end - 1]
        verbs = [doc[draft.end]] if draft.end < len(doc) and words.tags[draft.end] in ("VBZ", "VBD", "VBP") else []
        if head.dep in syntax.SUBJECT and syntax.is_verb(head.head) and not syntax.is_passive(head.head):
            verbs.append(head.head)
        speaks = any(verb.lemma_ in cues or verb.lemma_ in lexicon.naming("acts of governments") for verb in verbs)
        if (speaks and syntax.preposition_of(head) is None) or _owns(words, draft.end, lexicon):
            draft.label, draft.rule = "ORG", "capital"


def countries_that_speak(doc: Doc, words: Words, drafts: list[Draft], lexicon: Lexicon) -> None:
    """“**Turkey** said on Friday that …”: the country that says something is its government."""
    places, cues = phrases.places(lexicon), lexicon.index("cues")
    for draft in drafts:
        place = places.get(words.texts[draft.start : draft.end]) if draft.label == "LOC" else None
        if place is None or place.kind != "name":
            continue
        head = syntax.head_within(doc, draft.start, draft.end)
        entry = cues.get(head.head.lemma_) if head.dep in syntax.SUBJECT and syntax.is_verb(head.head) else None
        if entry is not None and getattr(entry, "cue_class", "") == "speech" and not syntax.is_passive(head.head):
            draft.label, draft.rule = "ORG", "country"


def peoples(words: Words, drafts: list[Draft]) -> None:
    """“a **Karen** teacher”: one word between an article and a noun, of nobody named elsewhere, is a people."""
    elsewhere = Counter(word for d in drafts if d.label == "PERSON" for word in words.texts[d.start : d.end])
    for draft in drafts:
        if draft.label != "PERSON" or draft.end - draft.start > 1 or draft.start < 1 or draft.end >= len(words.tags):
            continue
        between = words.lowers[draft.start - 1] in ("a", "an") and words.tags[draft.end] == "NN"
        if between and elsewhere[words.texts[draft.start]] == 1:
            draft.label, draft.rule = "NORP", "people"


def _owns(words: Words, end: int, lexicon: Lexicon) -> bool:
    """“**Tehran**'s allies”, “**Tokyo**'s 10th”: what only a government has."""
    if end + 1 >= len(words.lowers) or words.lowers[end] != "'s":
        return False
    first = end + 1
    while words.tags[first] == "JJ" and first + 1 < len(words.lowers) and words.tags[first + 1].startswith("N"):
        first += 1
    return words.lowers[first] in lexicon.naming("of governments") or words.lowers[end + 1][:1].isdigit()
