"""Names out of the recognizer's entities: without title, article and possessive, and whole.

“**Gen** Prawit”, “the **Gambia**’s”, “N **Sathish Kumar**”: what stands around a name is cut off, what belongs to it
is put back.
"""

from spacy.tokens import Doc

from factx.annotate.mentions.drafts import Draft
from factx.annotate.mentions.name_edges import trim
from factx.lexicon import Lexicon, phrases
from factx.lexicon.closed_classes import word_set
from factx.marks import Words

LABELS = {
    "PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "NORP": "NORP",
    "MISC": "MISC", "EVENT": "MISC", "PRODUCT": "MISC", "WORK_OF_ART": "MISC", "LAW": "MISC", "LANGUAGE": "MISC",
}  # fmt: skip

_PREFIXES = word_set("co non anti inter self multi re pre post")


def from_entities(doc: Doc, words: Words, lexicon: Lexicon, skip: bytearray) -> list[Draft]:
    """The recognizer's names, each trimmed; dates, money and numbers are no names."""
    drafts = []
    for entity in doc.ents:
        label = LABELS.get(entity.label_)
        if label is None or skip[entity.start]:
            continue
        for start, end in _pieces(entity.start, entity.end, label, words, lexicon):
            draft = trim(Draft(start, end, label), words, lexicon)
            if draft is not None and not _is_letter(draft, words):
                _take_in_second_surname(draft, doc, words)
                _take_in_prefixed(draft, doc, words)
                drafts.append(draft)
    return drafts


def _is_letter(draft: Draft, words: Words) -> bool:
    """“**Q.** Why?”, “so am **I.**”: one letter alone names no person."""
    alone = draft.label == "PERSON" and draft.end - draft.start == 1
    return alone and len(words.texts[draft.start].rstrip(".")) < 2


def _take_in_second_surname(draft: Draft, doc: Doc, words: Words) -> None:
    """“Priya **Nair-Roy** left”: a surname of two, cut at its hyphen; not “the Ada **Cole-Ana** Sosa debate”."""
    hyphen, last = draft.end, draft.end + 1
    if draft.label != "PERSON" or draft.end - draft.start < 2 or last >= len(words.texts):
        return
    if words.texts[hyphen] != "-" or doc[hyphen - 1].whitespace_ or doc[hyphen].whitespace_:
        return
    noun = last + 1 < len(words.tags) and words.tags[last + 1] in ("NN", "NNS", "NNP", "NNPS", "HYPH")
    if words.tags[last] == "NNP" and words.texts[last].isalpha() and words.texts[last][1:].islower() and not noun:
        draft.end = last + 1


def _take_in_prefixed(draft: Draft, doc: Doc, words: Words) -> None:
    """“Council for Health **Co-operation and Research**”: a body's name does not end inside a prefixed word."""
    end = draft.end
    cut = draft.label == "ORG" and draft.end - draft.start > 1 and words.lowers[end - 1] in _PREFIXES
    if not cut or end + 1 >= len(words.texts) or words.texts[end] != "-" or doc[end].whitespace_:
        return
    draft.end = end + 2
    if draft.end + 1 >= len(words.texts) or words.lowers[draft.end] != "and":
        return
    joined = words.texts[draft.end + 1][0].isupper() and words.tags[draft.end + 1].startswith("NN")
    if joined and {"of", "for", "on"}.intersection(words.lowers[draft.start : end]):
        draft.end += 2


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
