"""“At least 26 protesters and a policeman”: number expressions marked with their bounds, “a” before persons included.

Reading numbers is `number_expressions`; here they meet the Doc: “one Taufeeq Guru” is no number, “scores” may be a
verb, and an indefinite article is a one where its noun is a person (“a herder was shot dead”, not “a bridge”).
"""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from factx import marks, noun_runs
from factx.annotate.numbers.expressions import Reading, hedge_phrases, read
from factx.lexicon import Lexicon
from factx.lexicon.closed_classes import PARTICIPLES_AS_NOUNS, word_set
from factx.lexicon.person_nouns import noun_class

_WITH_OVER = word_set("hand hands handed handing turn turns turned turning give gave given take took taken sign signed")
_ORDINALS = word_set("second third fourth fifth sixth seventh eighth ninth tenth")
_SINGULAR = word_set("was is has died remains remained suffered had later")
_ARTICLES = frozenset(("a", "an"))
_PERSONS = frozenset(("person", "body"))
# A phrase between an article and its person noun is rarely longer (“a former deputy district police commander”).
_REACH = 10


def annotate(doc: Doc, lexicon: Lexicon) -> None:
    """Mark every number expression of a Doc."""
    words = marks.words(doc).printed
    glued = [not blank for blank in doc.to_array("SPACY")] if len(doc) else []
    found = [
        _mark(doc, reading) for reading in read(words, hedge_phrases(lexicon), glued) if not _is_none(doc, reading)
    ]
    taken = marks.covered(doc, found)
    for index, word in enumerate(words):
        if word in _ARTICLES and not taken[index] and _is_person(doc, index + 1, lexicon):
            found.append(marks.Number(index, index + 1, "exact", 1, 1, 1))
        elif word == "a" and not taken[index] and _is_one_more(words, index):
            found.append(marks.Number(index, index + 2, "exact", 1, 1, 1))
    marks.put(doc, marks.Number, sorted(found, key=lambda number: number.start))


def _is_one_more(words: Sequence[str], article: int) -> bool:
    """“Three were killed and **a fourth** was wounded”: an ordinal for one person."""
    behind = words[article + 1 : article + 3]
    return len(behind) == 2 and behind[0] in _ORDINALS and behind[1] in _SINGULAR


def _mark(doc: Doc, reading: Reading) -> marks.Number:
    """A reading as a mark; “handed *over* five bodies” has a particle there, no hedge."""
    first = doc[reading.start]
    if first.lower_ == "over" and first.i and doc[first.i - 1].lower_ in _WITH_OVER and reading.low is not None:
        low = reading.low
        return marks.Number(reading.start + 1, reading.end, "exact", low, low, low)
    return marks.Number(reading.start, reading.end, reading.modifier, reading.low, reading.high, reading.best)


def _is_none(doc: Doc, reading: Reading) -> bool:
    """“one Taufeeq Guru” (a certain person), “scores” as a verb, “No.” before a number, “the two” of nothing."""
    first = doc[reading.start]
    if reading.end - reading.start > 1:
        return False
    if (
        first.is_digit
        and first.i > 0
        and doc[first.i - 1].pos_ == "PROPN"
        and not first.is_sent_start
        and not _counts_after_name(doc, reading.end)
        and not _is_of_place(doc, first.i)
    ):
        return True
    if (
        first.is_title
        and first.i > 0
        and not first.is_sent_start
        and doc[first.i - 1].pos_ == "PROPN"
        and first.pos_ == "PROPN"
    ):
        return True  # “Marine One”, “Formula One”
    if first.lower_ == "one" and reading.end < len(doc):
        return _is_name(doc[reading.end], doc)
    return (
        first.lower_ in ("some", "many", "several", "no", "none")
        and reading.end < len(doc)
        and doc[reading.end].text in (".", "!", "?")
    )


def _is_of_place(doc: Doc, number: int) -> bool:
    """“Ecuador confirmed 611 dead and **Peru** 291.”"""
    index = number - 1
    while index and doc[index].pos_ == "PROPN":
        index -= 1
    return doc[number - 1].ent_type_ in ("GPE", "LOC") and doc[index].lower_ in ("and", ",", "the", ";", "while")


def _counts_after_name(doc: Doc, end: int) -> bool:
    """“In Homs 12 were killed”, but “Prison 55 and”, “Unit 8200,”."""
    return end < len(doc) and doc[end].pos_ in ("AUX", "VERB", "NOUN", "ADJ", "PROPN", "ADV")


def _is_name(token: Token, doc: Doc) -> bool:
    """Whether a person's name begins at a token."""
    if token.ent_type_ == "PERSON":
        return True
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    return (
        token.tag_ == "NNP"
        and token.ent_type_ not in ("NORP", "ORG", "GPE", "LOC")
        and following is not None
        and following.tag_ == "NNP"
    )


def _is_person(doc: Doc, start: int, lexicon: Lexicon) -> bool:
    """Whether the noun that an article at the token before introduces is a person, a body or a patient, “a case”."""
    if start >= len(doc) or not doc[start].text[0].isalnum():
        return False
    noun = noun_runs.counted_noun(doc, start, min(len(doc), start + _REACH), one=True)
    if noun.head is None:
        return False
    head = doc[noun.head]
    if head.tag_ in ("NNS", "NNPS") or head.ent_type_ == "PERSON":
        return False
    if noun_class(lexicon, head.lower_) in _PERSONS or head.ent_type_ == "NORP":
        return True
    if head.lower_ in PARTICIPLES_AS_NOUNS and noun.head > start:  # “a boy **shot** Monday”, tagged as a noun
        index = noun.head - 1
        while index > start and doc[index].pos_ == "ADV":
            index -= 1
        head = doc[index]
        if noun_class(lexicon, head.lower_) == "person":
            return True
    return head.lower_ in ("old", "case")
