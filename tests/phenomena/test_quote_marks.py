"""Quotation marks on plain strings: every style of mark, and what goes wrong with marks on real pages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.lang.en import English

from factx import marks
from factx.annotate.quote_marks import annotate, quoted_stretches
from factx.lexicon import load, phrases

_NLP = English()
LEXICON = load()
SAYING = phrases.attributing(LEXICON)


def found(text: str) -> list[str]:
    return [stretch.text(text) for stretch in quoted_stretches(text, SAYING)]


DOUBLE = [
    ("curly", "“We left,” he said. “We had to.”", ["“We left,”", "“We had to.”"]),
    ("straight", 'He said "no" and left.', ['"no"']),
    ("two apostrophes", "''We left,'' he said.", ["''We left,''"]),
    ("back ticks", "``We left,'' he said.", ["``We left,''"]),
    ("low opener", "„We left,” he said.", ["„We left,”"]),
    ("guillemets", "«We left», he said.", ["«We left»"]),
    ("two styles in one sentence", '“We left,” he said, "and were glad."', ["“We left,”", '"and were glad."']),
    ("closed by an opening glyph", "“Did they leave?“ she asked.", ["“Did they leave?“"]),
    ("opened by a closing glyph", "”They left,” she said.", ["”They left,”"]),
    ("curly opened, straight closed", '“We left," he said.', ['“We left,"']),
    ("single marks inside", "“He said ‘no’ to me,” she said.", ["“He said ‘no’ to me,”"]),
    ("double marks inside", "“She said “no” to me,” he said. “Fine.”", ["“She said “no” to me,”", "“Fine.”"]),
    ("blank between closers", "\"They call it 'outreach,' \" he said.", ["\"They call it 'outreach,' \""]),
    ("dash before the opener", 'They cried "Go!" -- and "Come!"--"Go!"', ['"Go!"', '"Come!"', '"Go!"']),
    ("brackets", 'The band (known as "The Pails") played.', ['"The Pails"']),
    ("inches are no marks", 'The 12" pipe burst, she said.', []),
    ("marks in a tag are markup", '<tweet author="Sosa">We left</tweet> and "that" was it.', ['"that"']),
    ("lost closer, ended by the next opener", '"We left, he said, "and were glad."', ['"We left,', '"and were glad."']),
    ("lost closer, a sentence ended before the next", "“We left. “And were glad.”", ["“We left.", "“And were glad.”"]),
    ("lost closer before the speaker", '"We left, she said. They walked on.', ['"We left,']),
    ("lost closer, nothing to end it", '"We left', ['"We left']),
    (
        "lost opener at the start of a paragraph",
        "We left,” he said. “And were glad.”",
        ["We left,”", "“And were glad.”"],
    ),
    ("lost opener, nobody says so", "We left,” and were glad. “Then it rained.”", ["“Then it rained.”"]),
    ("closing glyph opens a paragraph", "” … they are not like him,” she said.", ["” … they are not like him,”"]),
    ("blank lost before a quotation", 'He said."We have gone." They left.', ['"We have gone."']),
    ("blank lost behind a quotation", '"We have gone."They left.', ['"We have gone."']),
    ("inner and outer closed at once", "''He said, 'No,''' she wrote.", ["''He said, 'No,'''"]),
    ("two single glyphs of both kinds", "‘’We left,’’ he said.", ["‘’We left,’’"]),
    ("nothing", "We left.", []),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in DOUBLE], ids=[case[0] for case in DOUBLE])
def test_double_marks(text: str, expected: list[str]) -> None:
    assert found(text) == expected


# British copy: single marks outside, apostrophes, possessives and elisions inside.
SINGLE = [
    ("‘We left,’ he said.", ["‘We left,’"]),
    ("'We left,' he said.", ["'We left,'"]),
    ("‘It’s the workers’ money,’ Marsh said.", ["‘It’s the workers’ money,’"]),
    (
        "‘The nurses’ strike is over,’ said Holm. ‘They’re tired.’",
        ["‘The nurses’ strike is over,’", "‘They’re tired.’"],
    ),
    ("'It's the workers' money,' Marsh said.", ["'It's the workers' money,'"]),
    ("He called it ‘a farce’.", ["‘a farce’"]),
    ("‘The workers’ club was shut in ’84,’ he said.", ["‘The workers’ club was shut in ’84,’"]),
    ("‘84 people came,’ he said.", ["‘84 people came,’"]),
    ("He called it 'a farce'.", ["'a farce'"]),
    ("‘Was it the ministers’ idea?’ she asked.", ["‘Was it the ministers’ idea?’"]),
    ("‘He said “no” to me,’ she said.", ["‘He said “no” to me,’"]),
    ("President issues ‘shoot to kill’ order", ["‘shoot to kill’"]),
    ("Port ‘will open’, says Keller", ["‘will open’"]),
    ("The ‘experts’ of the ’90s were wrong.", ["‘experts’"]),
    ("The '90s were good to the miners' sons.", []),
    ("Rock 'n' roll was all they had.", []),
    ("They told 'em to go, and 'twas done.", []),
    ("The farmers’ fields and the sisters’ barn burned.", []),
    ("James’ house burned, ‘every stick of it’, he said.", ["‘every stick of it’"]),
    ("‘I haven’t seen Texas’ governor,’ he said.", ["‘I haven’t seen Texas’ governor,’"]),
    ("‘Nothin’ doing,’ he said.", ["‘Nothin’ doing,’"]),
    ("‘Come on’ and ‘go home’ were the cries.", ["‘Come on’", "‘go home’"]),
    ("‘We left’ – ‘we had to’ – said the boys.", ["‘We left’", "‘we had to’"]),
    ("(‘We left,’ he wrote.)", ["‘We left,’"]),
    ("It’s the mayor’s, isn’t it?", []),
    ("The so-called ‘free’ press and the ‘so-called’ free press.", ["‘free’", "‘so-called’"]),
    ("‘…and then they left,’ said Holm.", ["‘…and then they left,’"]),
    ("‘£40 is too much,’ said Holm.", ["‘£40 is too much,’"]),
    (
        "He said: ‘The boys’ team won. The girls’ team lost.’ They cheered.",
        ["‘The boys’ team won. The girls’ team lost.’"],
    ),
    ("‘We’re not the ones who’ll pay, they’re,’ said Marsh’s aide.", ["‘We’re not the ones who’ll pay, they’re,’"]),
]


@pytest.mark.parametrize(("text", "expected"), SINGLE, ids=[text[:40] for text, _ in SINGLE])
def test_single_marks(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_quotation_of_several_paragraphs() -> None:
    text = "“The dam held.\n\n“Nobody slept.\n\n“It was long.”\n\n“Next,” he said."
    stretches = quoted_stretches(text, SAYING)
    assert [(s.closed, s.continues) for s in stretches] == [(False, True), (False, True), (True, False), (True, False)]


def test_several_paragraphs_in_single_marks() -> None:
    text = "‘The dam held.\n\n‘Nobody slept.’"
    assert [(s.text(text), s.continues) for s in quoted_stretches(text, SAYING)] == [
        ("‘The dam held.", True),
        ("‘Nobody slept.’", False),
    ]


def test_an_opening_mark_left_on_the_line_above_opens_the_next_paragraph() -> None:
    text = "“Our boats need a harbour,” she said. “\n\nWe had one, and nobody repaired it.” They nodded."
    assert found(text) == ["“Our boats need a harbour,”", "We had one, and nobody repaired it.”"]
    assert found("“It is gone,” she said. “\n\nThey left.") == ["“It is gone,”"]


def test_a_blank_behind_the_opening_mark_of_a_paragraph() -> None:
    assert found('" The stolen goods included shoes," he said.') == ['" The stolen goods included shoes,"']
    assert found('They left " and came back.') == []


def test_a_quotation_does_not_go_on_behind_another_paragraph() -> None:
    text = '"We followed a trail to the boats.\n\nFalk said three were held.\n\n"The boy went home," Falk said.'
    assert [stretch.continues for stretch in quoted_stretches(text, SAYING)] == [False, False]


def test_a_lost_mark_spoils_only_its_paragraph() -> None:
    assert found('"We left\n\nHe said "no".')[1:] == ['"no"']


def test_marks_in_a_doc_bound_whole_tokens() -> None:
    doc = _NLP("He said “no way” and left.")
    annotate(doc, LEXICON)
    (quoted,) = marks.get(doc, marks.Quoted)
    assert quoted.span(doc).text == "“no way”"
    assert doc.text[quoted.start_char : quoted.end_char] == "“no way”"
    assert quoted.closed and not quoted.continues and quoted.label == "double"


@settings(deadline=None)
@given(st.text(alphabet="ab .,?\n“”\"'‘’«»`-s9", max_size=60))
def test_any_text_gives_ordered_stretches(text: str) -> None:
    end = 0
    for stretch in quoted_stretches(text, SAYING):
        assert end <= stretch.start_char < stretch.end_char <= len(text)
        assert "\n" not in stretch.text(text)
        end = stretch.end_char


@settings(deadline=None)
@given(st.text(alphabet="ab .,?\n“”\"'‘’", max_size=40))
def test_any_text_can_be_annotated(text: str) -> None:
    doc = _NLP(text)
    annotate(doc, LEXICON)
    assert all(mark.start < mark.end for mark in marks.get(doc, marks.Quoted))
