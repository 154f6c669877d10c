"""Whatever stands in a Doc: no error, every mention is the text it claims to be, and every record has a name."""

import random

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from factx.lexicon import Lexicon
from factx.lexicon.closed_classes import word_set
from tests.people import people_in

_WORDS = sorted(
    word_set(
        "The the ( ) \" “ ” - , . 's ’ Mr Gen President of and UN Nato Russian Russia defence ministry Putin Al al state "
        "television Beijing claims he his I it 53 A ex MPs -- U.S. é 吳 or was Party president leader said"
    )
)
_TAGS = sorted(word_set("NN NNP NNS NNPS JJ IN DT PRP PRP$ VBD VBZ CD POS HYPH _SP CC"))
_LABELS = sorted(
    word_set("nsubj obj dep appos flat compound nmod:poss conj ccomp amod punct case cop dobj pobj prep attr relcl")
)
_NLP = English()


def random_doc(chance: random.Random) -> Doc:
    """Words, tags, heads, labels and entities that have nothing to do with one another."""
    size = chance.randrange(1, 25)
    entities_of_words = ["O"] * size
    position = 0
    while position < size:
        if chance.random() < 0.4:
            label = chance.choice(["PERSON", "ORG", "LOC", "NORP", "MISC", "GPE", "DATE"])
            end = min(position + chance.randrange(1, 4), size)
            entities_of_words[position:end] = [f"{'I' if i else 'B'}-{label}" for i in range(end - position)]
            position = end
        position += 1
    return Doc(
        _NLP.vocab,
        words=[chance.choice(_WORDS) for _ in range(size)],
        tags=[chance.choice(_TAGS) for _ in range(size)],
        pos=["NOUN"] * size,
        heads=[chance.randrange(i) if i else 0 for i in range(size)],
        deps=["ROOT" if i == 0 else chance.choice(_LABELS) for i in range(size)],
        ents=entities_of_words,
    )


@pytest.mark.parametrize("seed", range(8))
def test_nonsense(seed: int, lexicon: Lexicon) -> None:
    chance = random.Random(seed)
    for _ in range(60):
        check(random_doc(chance), lexicon)


def test_nothing(lexicon: Lexicon) -> None:
    check(Doc(_NLP.vocab, words=[]), lexicon)
    check(Doc(_NLP.vocab, words=["\n\n"], tags=["_SP"], heads=[0], deps=["ROOT"]), lexicon)


def check(doc: Doc, lexicon: Lexicon) -> None:
    """All stages of this room, then every record against the text."""
    people = people_in(doc, lexicon)
    assert len(people.affiliations) == len(people.records)
    for record in people.records:
        assert doc.text[record.start_char : record.end_char] == record.text
        assert any(mention.form == "named" for mention in record.mentions)
        for mention in record.mentions:
            assert doc.text[mention.start_char : mention.end_char] == mention.text
            assert people.find(doc, mention.start_char, mention.end_char) in (None, *range(len(people.records)))
    for start in range(0, len(doc.text), 11):
        people.find(doc, start, min(start + 20, len(doc.text)))
