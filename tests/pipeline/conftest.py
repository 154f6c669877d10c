"""What the tests of the trained pipeline share."""

import pytest
from spacy.language import Language

import factx


@pytest.fixture(scope="module")
def nlp(extractor: factx.Extractor) -> Language:
    return extractor.nlp
