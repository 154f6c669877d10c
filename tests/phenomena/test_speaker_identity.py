"""Whose record a speaker's phrase stands for, where a name is only part of it."""

import pytest

import factx


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“We have papers,” said Committee on Ports Chairman Tim Falk.", "Tim Falk"),
        ("Head of the Farm and Port Union Ana Sosa said it was late.", "Ana Sosa"),
        ("A report by Ana Sosa said it was late.", "Ana Sosa"),
        ("Ana Sosa's lawyer Ivo Falk said it was late.", "Ivo Falk"),
        ("The brother of Ana Sosa said it was late.", None),
        ("The brother of mayor Ana Sosa said it was late.", None),
        ("A spokesman for Ana Sosa said it was late.", None),
        ("Ana Sosa's campaign said it was late.", None),
    ],
    ids=["body and office", "office of a body", "author", "owner", "brother", "titled", "spokesman", "campaign"],
)
def test_a_name_is_who_speaks_or_only_part_of_the_phrase(
    text: str, name: str | None, extractor: factx.Extractor
) -> None:
    speakers = [fact.speaker for fact in extractor.extract(text) if isinstance(fact, factx.Quote)]
    assert [speaker and speaker.name for speaker in speakers] == [name]
