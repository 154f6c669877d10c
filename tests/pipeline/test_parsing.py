"""Long texts are parsed in parts and come back as one Doc with the one exact text."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from factx.pipeline.parsing import parse, split


@given(st.text(alphabet=st.sampled_from("ab \n"), max_size=60), st.integers(1, 20))
def test_parts_joined_are_the_text(text: str, limit: int) -> None:
    parts = list(split(text, limit))
    assert "".join(parts) == text
    assert all(0 < len(part) <= limit for part in parts[:-1])
    assert len(parts[-1]) <= limit


@pytest.mark.parametrize(
    ("text", "first"),
    [("a b\n\nc d e", "a b\n\n"), ("a b\nc d e f", "a b\n"), ("abc defghijk", "abc "), ("abcdefghijkl", "abcdefgh")],
)
def test_a_part_ends_at_the_widest_break(text: str, first: str) -> None:
    assert next(split(text, 8)) == first


@pytest.mark.parametrize("text", ["", "One.  Two.\n\n", "word " * 30_000, "w" * 60_000])
def test_the_doc_has_the_exact_text(text: str) -> None:
    assert parse(spacy.blank("en"), text).text == text
