"""Persons whom only the words around them tell: “**Phalole**, who …”, “**Abasse** is a lawyer”, “arrested **Teo**”,
“**Orlo** sang until *she* was eighty”.

For capitals that the recognizer passed over. Each way of telling is one that no place, body or thing has.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from factx import syntax
from factx.annotate.mentions.drafts import Draft
from factx.annotate.mentions.name_edges import PARTICLES
from factx.lexicon import Lexicon, phrases
from factx.lexicon.closed_classes import CALENDAR_NAMES, word_set
from factx.marks import Words

_RELATIVE = word_set("who whose whom")
_BEING = word_set("is was became")
_CLOSING = frozenset(("”", '"', "’"))
_ENDS = word_set(", . ; and or on in for at over after")
_CALENDAR = CALENDAR_NAMES | word_set("Christmas Easter Ramadan")
_LONGEST = 4
_PERSONAL = word_set("he him his himself she her hers herself")
_BEHIND = 30  # tokens
_ABSTRACT = ("tion", "sion", "ness", "ment", "ity", "ism")
_DESCRIBING = ("JJ", "HYPH", "DT", "POS", "PRP$", "CD")


def told_by_words(
    doc: Doc, words: Words, drafts: list[Draft], lexicon: Lexicon, capitals: Sequence[int]
) -> list[Draft]:
    """“**Phalole**, who was elected in May, …”: the capitals that are said to do or undergo what only people do."""
    taken = bytearray(len(words.tags))
    for draft in drafts:
        taken[draft.start : draft.end] = b"\x01" * (draft.end - draft.start)
    return [
        Draft(_behind_title(words, start, end, lexicon), end, "PERSON", "told by words")
        for start, end in _runs(words, taken, capitals)
        if (_is_told(words, start, end, lexicon) or _leads_pronoun(doc, words, start, end))
        and not _is_common(words, start, end, lexicon)
    ]


def _leads_pronoun(doc: Doc, words: Words, start: int, end: int) -> bool:
    """“**Orlo** sang until *she* was eighty”, “**Orlo** sang. *She* was eighty.”: a subject, and “he” or “she” behind
    it in its sentence or at the head of the next.

    Not “the dominant **Republican** said he”, “**Immigration**, his issue, …”, “**Tension** grew as he spoke”.
    """
    head = doc[start:end].root
    plain = words.tags[end - 1] == "NNP" and not words.lowers[start].endswith(_ABSTRACT) and words.texts[start] != "God"
    described = any(child.tag_ in _DESCRIBING or child.dep in syntax.POSSESSIVE for child in head.lefts)
    if head.dep not in syntax.SUBJECT or described or not plain:
        return False
    stop = head.sent.end
    near = (*range(end, min(stop, end + _BEHIND)), *range(stop, min(stop + 2, len(words.tags))))
    return any(words.lowers[i] in _PERSONAL and words.tags[i].startswith("PRP") for i in near)


def _behind_title(words: Words, start: int, end: int, lexicon: Lexicon) -> int:
    """“Special Envoy **Falk** said”: where the name begins behind a title that it opens with."""
    title = phrases.titles(lexicon).match(words.lowers, start)
    return title[0] if title is not None and title[0] < end else start


def _runs(words: Words, taken: bytearray, capitals: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Free runs of up to four capital words, particles inside, with no article before and no name beside them."""
    texts, tags, count = words.texts, words.tags, len(words.tags)
    done = 0
    for i in capitals:
        if i < done or taken[i] or tags[i] not in ("NNP", "NNPS"):
            continue
        end = i + 1
        while end < count and not taken[end] and tags[end].startswith("NNP"):
            if not texts[end][0].isupper() and texts[end] not in PARTICLES:
                break
            end += 1
        done = end
        beside = i > 0 and (taken[i - 1] or words.lowers[i - 1] in ("-", "the", "a", "an", "/", "&"))
        after = end < count and (taken[end] or tags[end].startswith("NN") or texts[end] in ("-", "/", "&"))
        if end - i <= _LONGEST and not beside and not after and all(_is_name_word(texts[j]) for j in range(i, end)):
            yield i, end


def _is_name_word(text: str) -> bool:
    return text in PARTICLES or (len(text) > 1 and text[0].isupper() and not text.isupper() and text.isalpha())


def _is_told(words: Words, start: int, end: int, lexicon: Lexicon) -> bool:
    lowers = words.lowers
    after = lowers[end] if end < len(lowers) else ""
    if after == "," and lowers[end + 1 : end + 2] and lowers[end + 1] in _RELATIVE:
        return words.tags[end - 1] == "NNP"
    if after in _BEING:
        return _has_role(words, end + 1, lexicon)
    before = lowers[start - 1] if start else ""
    if before in lexicon.naming("undergone"):
        return after in _ENDS
    saying = phrases.attributing(lexicon)
    quoted = start > 0 and words.texts[start - 1] in _CLOSING and after in saying
    return quoted or (start > 1 and before in saying and words.texts[start - 2] in _CLOSING and after in _ENDS)


def _has_role(words: Words, i: int, lexicon: Lexicon) -> bool:
    """“… is **a business psychologist**”: an article, few modifiers, and what only a person is."""
    titles = phrases.titles(lexicon)
    if words.lowers[i : i + 1] not in (["a"], ["an"]):
        return False
    for j in range(i + 1, min(i + 6, len(words.tags))):
        match = titles.match(words.lowers, j)
        if match is not None and (match[0] >= len(words.tags) or not words.tags[match[0]].startswith(("NN", "HYPH"))):
            of_thing = words.lowers[match[0] - 1] in lexicon.naming("of things")
            return match[1].kind in ("role", "person", "rank") and not of_thing
        if not words.tags[j].startswith(("JJ", "NN", "HYPH", "VBN", "VBG")):
            return False
    return False


def _is_common(words: Words, start: int, end: int, lexicon: Lexicon) -> bool:
    """Places, known bodies, nouns for bodies, titles, days: “Parliament, whose term …”, “London, whose mayor …”."""
    surface = words.texts[start:end]
    return (
        phrases.places(lexicon).get(surface) is not None
        or phrases.organization_names(lexicon).get(surface) is not None
        or phrases.heads(lexicon).match_back(words.lowers, end, start) is not None
        or phrases.titles(lexicon).get(words.lowers[start:end]) is not None
        or phrases.titles(lexicon).get(words.lowers[end - 1 : end]) is not None
        or words.texts[start] in _CALENDAR
    )
