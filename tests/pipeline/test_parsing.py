"""Long texts are parsed in parts and come back as one Doc with the one exact text."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from factx.pipeline.parsing import parse_all, split


@given(st.text(alphabet=st.sampled_from("ab \n"), max_size=60), st.integers(1, 20))
def test_parts_joined_are_the_text(text: str, limit: int) -> None:
    parts = list(split(text, limit))
    assert "".join(part for part, _ in parts) == text
    assert [last for _, last in parts] == [False] * (len(parts) - 1) + [True]
    assert all(0 < len(part) <= limit for part, _ in parts[:-1])


@pytest.mark.parametrize(
    ("text", "first"),
    [("a b\n\nc d e", "a b\n\n"), ("a b\nc d e f", "a b\n"), ("abc defghijk", "abc "), ("abcdefghijkl", "abcdefgh")],
)
def test_a_part_ends_at_the_widest_break(text: str, first: str) -> None:
    assert next(split(text, 8))[0] == first


def test_each_text_gives_one_doc_with_its_exact_text() -> None:
    texts = ["", "One.  Two.\n\n", "word " * 30_000, "Last"]
    assert [doc.text for doc in parse_all(spacy.blank("en"), texts)] == texts
