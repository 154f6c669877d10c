"""“*said*”, “*according to*”, “his *claim* that”: words that may introduce a statement.

Every word of the lexicon's table `cues` that stands in the text as the part of speech it is listed under is marked with
its class; whether it does introduce one is for the extractors to judge.
"""

from collections.abc import Iterator
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Doc

from factx import marks
from factx.lexicon import Lexicon

_VERBS = frozenset(("VERB", "AUX"))
_AFTER_VERB = frozenset(("that", "out", ":"))
_SHARES = frozenset(("half", "third", "quarter", "fifth", "tenth", "majority", "most", "%"))
_VERB_TAGS = frozenset(("VBD", "VBN", "VBZ", "VBP", "VBG", "VB"))


@cache
def _single_words(lexicon: Lexicon) -> dict[int, dict[str, tuple[str, str]]]:
    """Id of a lemma → part of speech → class and word of the cue."""
    found: dict[int, dict[str, tuple[str, str]]] = {}
    for (kind, word), entry in lexicon.cue_index.items():
        if " " not in word:
            found.setdefault(get_string_id(word), {})[kind] = (entry.cue_class, word)
    return found


@cache
def _phrases(lexicon: Lexicon) -> dict[str, list[tuple[list[str], str]]]:
    """First word → phrases (split) that begin with it, longest first."""
    found: dict[str, list[tuple[list[str], str]]] = {}
    for (_, phrase), entry in lexicon.cue_index.items():
        if " " in phrase:
            words = phrase.split()
            found.setdefault(words[0], []).append((words, entry.cue_class))
    return {first: sorted(phrases, key=lambda item: -len(item[0])) for first, phrases in found.items()}


def annotate(doc: Doc, lexicon: Lexicon) -> None:
    """Mark a Doc's cues."""
    if len(doc) == 0:
        return
    marks.put(doc, marks.CueMark, [*_verbs_and_nouns(doc, lexicon), *_phrase_cues(doc, lexicon)])


def _verbs_and_nouns(doc: Doc, lexicon: Lexicon) -> Iterator[marks.CueMark]:
    words, by_lemma = marks.words(doc), _single_words(lexicon)
    lemmas = marks.column(doc, "LEMMA")
    for i in [i for i, lemma in enumerate(lemmas) if lemma in by_lemma]:
        pos = words.pos[i]
        if pos in _VERBS:
            kind = "verb"
        elif pos == "NOUN" and not _is_mistagged(doc, i):
            kind = "noun"
        elif words.tags[i] in _VERB_TAGS or _is_mistagged(doc, i):
            kind = "verb"
        else:
            continue
        known = by_lemma[lemmas[i]].get(kind)
        if known is not None:
            yield marks.CueMark(i, i + 1, known[0], lemma=known[1])
    for i in [i for i, word in enumerate(words.printed) if word.endswith("ed") and lemmas[i] not in by_lemma]:
        stems = (get_string_id(words.printed[i][:-cut]) for cut in (1, 2, 3))  # muse|d, retort|ed, rebut|ted
        known = next((by_lemma[stem]["verb"] for stem in stems if "verb" in by_lemma.get(stem, {})), None)
        if known is not None and _is_past(doc, i):
            yield marks.CueMark(i, i + 1, known[0], lemma=known[1])


def _is_past(doc: Doc, i: int) -> bool:
    """““…,” Ana Sosa *retorted*.”, “…, the mayor, *mused*.”, ““…,” *confided* Ana Sosa”: a regular past that the tagger
    takes for an adjective or noun.

    Its lemma is not that of the verb; who says it stands beside it, and a mark or the end behind them.
    """
    before, after = doc[i - 1] if i else None, doc[i + 1] if i + 1 < len(doc) else None
    if before is None or after is None:
        return doc[i].tag_ == "VBD"
    ends = after.is_punct or after.is_quote or after.is_space
    behind = before.pos_ in ("PROPN", "PRON") or before.text == ","
    inverted = before.is_quote and after.pos_ in ("PROPN", "DET", "PRON")
    return doc[i].tag_ == "VBD" or (ends and behind) or inverted


def _is_mistagged(doc: Doc, i: int) -> bool:
    """““…,” Bozell *points* out”, “the Courier *reports* that”: a verb in the present that the tagger takes for a
    plural.

    A name or pronoun stands before it, and what it reports beside it.
    """
    token = doc[i]
    if token.lower_ == "say":
        return _is_said_by_share(doc, i)
    if token.tag_ not in ("NNS", "NNPS", "NN", "NNP") or not token.lower_.endswith("s") or i == 0:
        return False
    if doc[i - 1].pos_ not in ("PROPN", "PRON", "NOUN") or doc[i - 1].tag_ == "PRP$" or not token.is_lower:
        return False
    named = doc[i - 1].pos_ != "NOUN"
    if named and i + 1 < len(doc) and (doc[i + 1].lower_ in _AFTER_VERB or doc[i + 1].is_quote):
        return True
    k = i - 1
    while k >= 0 and doc[k].pos_ in ("PROPN", "PRON", "DET", "NOUN"):
        k -= 1
    between_commas = k >= 0 and doc[k].text == "," and i + 1 < len(doc) and doc[i + 1].text == ","
    return k >= 0 and (doc[k].is_quote or (named and between_commas))


def _is_said_by_share(doc: Doc, i: int) -> bool:
    """“Nearly a third *say* they …”, “one in five *say* that …”, but not “had a say”: behind a share of those asked."""
    if i == 0 or i + 1 >= len(doc):
        return False
    share = doc[i - 1].pos_ == "NUM" or doc[i - 1].tag_ == "NNS" or doc[i - 1].lower_ in _SHARES
    return share and (doc[i + 1].tag_ in ("PRP", "DT") or doc[i + 1].lower_ == "that")


def _phrase_cues(doc: Doc, lexicon: Lexicon) -> Iterator[marks.CueMark]:
    lower, phrases = marks.words(doc).printed, _phrases(lexicon)
    for i in [i for i, word in enumerate(lower) if word in phrases]:
        for words, cue_class in phrases[lower[i]]:
            end = i + len(words)
            if lower[i:end] == words:
                yield marks.CueMark(i, end, cue_class, lemma=" ".join(words))
                break
