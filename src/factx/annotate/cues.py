"""“*said*”, “*according to*”, “his *claim* that”: words that may introduce a statement.

Every word of the lexicon's table `cues` that stands in the text as the part of speech it is listed under is marked
with its
class; whether it does introduce one is for the extractors to judge.
"""

from collections.abc import Iterator
from functools import cache

import numpy
from spacy.strings import get_string_id
from spacy.tokens import Doc

from factx import marks
from factx.lexicon import Lexicon

_VERBS = frozenset(get_string_id(name) for name in ("VERB", "AUX"))
_NOUN = get_string_id("NOUN")
_AFTER_VERB = frozenset(("that", "out", ":"))
_VERB_TAGS = frozenset(("VBD", "VBN", "VBZ", "VBP", "VBG", "VB"))


@cache
def _single_words(lexicon: Lexicon) -> tuple[numpy.ndarray, dict[tuple[int, str], tuple[str, str]]]:
    by_lemma: dict[tuple[int, str], tuple[str, str]] = {
        (get_string_id(word), kind): (entry.cue_class, word)
        for (kind, word), entry in lexicon.cue_index.items()
        if " " not in word
    }
    return numpy.array(sorted({lemma for lemma, _ in by_lemma}), dtype="uint64"), by_lemma


@cache
def _phrases(lexicon: Lexicon) -> dict[int, list[tuple[list[str], str]]]:
    """First word's id → phrases (split) that begin with it, longest first."""
    found: dict[int, list[tuple[list[str], str]]] = {}
    for (_, phrase), entry in lexicon.cue_index.items():
        if " " in phrase:
            words = phrase.split()
            found.setdefault(get_string_id(words[0]), []).append((words, entry.cue_class))
    return {first: sorted(phrases, key=lambda item: -len(item[0])) for first, phrases in found.items()}


def annotate(doc: Doc, lexicon: Lexicon) -> None:
    """Mark a Doc's cues."""
    if len(doc) == 0:
        return
    forms = doc.to_array(["LOWER", "LEMMA", "POS"])
    found = [*_verbs_and_nouns(doc, forms, lexicon), *_phrase_cues(doc, forms[:, 0], lexicon)]
    marks.put(doc, marks.CueMark, found)


def _verbs_and_nouns(doc: Doc, forms: numpy.ndarray, lexicon: Lexicon) -> Iterator[marks.CueMark]:
    lemmas, by_lemma = _single_words(lexicon)
    for index in numpy.flatnonzero(numpy.isin(forms[:, 1], lemmas)):
        i = int(index)
        pos = int(forms[i, 2])
        if pos in _VERBS:
            kind = "verb"
        elif pos == _NOUN and not _is_mistagged(doc, i):
            kind = "noun"
        elif doc[i].tag_ in _VERB_TAGS or _is_mistagged(doc, i):
            kind = "verb"
        else:
            continue
        known = by_lemma.get((int(forms[i, 1]), kind))
        if known is not None:
            yield marks.CueMark(i, i + 1, known[0], lemma=known[1])


def _is_mistagged(doc: Doc, i: int) -> bool:
    """““…,” Bozell *points* out”, “the Courier *reports* that”: a verb in the present that the tagger takes for a
    plural.

    A name or pronoun stands before it, and what it reports beside it.
    """
    token = doc[i]
    if token.tag_ not in ("NNS", "NNPS", "NN", "NNP") or not token.lower_.endswith("s") or i == 0:
        return False
    if doc[i - 1].pos_ not in ("PROPN", "PRON", "NOUN") or not token.is_lower:
        return False
    named = doc[i - 1].pos_ != "NOUN"
    if named and i + 1 < len(doc) and (doc[i + 1].lower_ in _AFTER_VERB or doc[i + 1].is_quote):
        return True
    k = i - 1
    while k >= 0 and doc[k].pos_ in ("PROPN", "PRON", "DET", "NOUN"):
        k -= 1
    between_commas = k >= 0 and doc[k].text == "," and i + 1 < len(doc) and doc[i + 1].text == ","
    return k >= 0 and (doc[k].is_quote or (named and between_commas))


def _phrase_cues(doc: Doc, lower: numpy.ndarray, lexicon: Lexicon) -> Iterator[marks.CueMark]:
    phrases = _phrases(lexicon)
    firsts = numpy.array([*phrases], dtype="uint64")
    for index in numpy.flatnonzero(numpy.isin(lower, firsts)):
        i = int(index)
        for words, cue_class in phrases[int(lower[i])]:
            end = i + len(words)
            if end <= len(doc) and all(doc[i + k].lower_ == word for k, word in enumerate(words)):
                yield marks.CueMark(i, end, cue_class, lemma=" ".join(words))
                break
