"""Texts cut at the borders of their marks."""

import pytest

from factx.report.html.segments import Mark, Paragraph, is_wrapped, paragraphs


def shown(found: list[Paragraph]) -> list[list[tuple[str, str]]]:
    """Texts of the segments with the facts they belong to."""
    return [[(part.text, "".join(map(str, part.facts))) for part in paragraph.segments] for paragraph in found]


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        ("She left.", [], [[("She left.", "")]]),
        ("She left.", [(1, 0, 3)], [[("She", "1"), (" left.", "")]]),
        ("abcdef", [(1, 0, 4), (2, 2, 6)], [[("ab", "1"), ("cd", "12"), ("ef", "2")]]),  # overlapping
        ("abcdef", [(1, 0, 6), (2, 2, 4)], [[("ab", "1"), ("cd", "21"), ("ef", "1")]]),  # nested: the shorter first
        ("abcdef", [(1, 0, 3), (2, 3, 6)], [[("abc", "1"), ("def", "2")]]),  # side by side
        ("ab\n\ncd", [(1, 0, 6)], [[("ab", "1")], [("cd", "1")]]),  # over an empty line
        ("\n\n ab \n \n\ncd\n", [(1, 3, 5)], [[("ab", "1")], [("cd", "")]]),
        ("ab", [(1, 1, 9)], [[("ab", "")]]),  # beyond the text: a mark that belongs to another text
        ("ab", [(1, 1, 1)], [[("ab", "")]]),
        ("", [], []),
        (" \n ", [(1, 0, 2)], []),
    ],
)
def test_a_text_is_cut_where_its_marks_begin_and_end(
    text: str, marks: list[tuple[int, int, int]], expected: list[list[tuple[str, str]]]
) -> None:
    found = paragraphs(text, [Mark("quote", fact, start, end) for fact, start, end in marks])
    assert shown(found) == expected


def test_segments_give_the_text_and_its_offsets_back() -> None:
    text = "“We won,” said Ana Sosa.\n\nShe left for the 🌊 coast."
    found = paragraphs(text, [Mark("actor", 1, 15, 23), Mark("speaker", 2, 15, 23), Mark("actor", 1, 26, 29)])
    for paragraph in found:
        for part in paragraph.segments:
            assert text[part.start_char : part.start_char + len(part.text)] == part.text
    assert "\n\n".join("".join(part.text for part in paragraph.segments) for paragraph in found) == text


def test_a_fact_begins_once() -> None:
    (paragraph,) = paragraphs("ab ab ab", [Mark("actor", 1, 0, 2), Mark("actor", 1, 3, 5), Mark("cue", 2, 1, 4)])
    assert [part.begins for part in paragraph.segments if part.begins] == [(1,), (2,)]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("The ferry went down on a calm night with all of its lamps lit\n" * 4, True),
        ("Killed: 3\nHurt: 4\nMissing: 1", False),
        ("The ferry went down on a calm night with all of its lamps lit\nand nobody saw.", False),
    ],
)
def test_line_ends_of_a_fixed_width_are_none(paragraph: str, expected: bool) -> None:
    assert is_wrapped(paragraph) is expected


def test_many_marks_take_no_quadratic_time() -> None:
    text = "ab " * 20_000
    found = paragraphs(text, [Mark("actor", number, number * 3, number * 3 + 2) for number in range(20_000)])
    assert sum(bool(part.facts) for part in found[0].segments) == 20_000
