"""Tables for spreadsheets: what a reader wants first, all columns when asked, and workbooks that open as they should."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from factx.facts import Casualty, Count, Place, Record
from factx.output import columns, conversion, layouts, workbook
from factx.output.formats import Format
from factx.output.layouts import Layout
from tests.foundation.test_outputs import lines
from tests.records import ONE_ARTICLE, TEXT, common, span

SHORT = Layout("short")
ARTICLE = ONE_ARTICLE[0].model_copy(update={"published": "2022-01-07", "url": "https://lake.example/a"})
COUNT = Count(**span("14"), low=14, high=14, best=14, modifier="exact")
PLACE = Place(**span("coast"), place_from="clause", country="PER")
TOLL = Casualty(
    **{**common("c1", "14 fishermen drowned"), "sentence": {"start_char": 49, "end_char": len(TEXT)}},
    outcome="killed", kind="counted", count=COUNT, place=PLACE, subset=True, scope="background",
)  # fmt: skip
RECORDS: list[Record] = [ARTICLE, ONE_ARTICLE[1], TOLL, *ONE_ARTICLE[3:]]


def rows(chosen: Format, folder: Path, records: list[Record], layout: Layout) -> dict[str, list[dict[str, Any]]]:
    """The rows of every table, as a program reads them back."""
    made = conversion.convert(lines(records, folder), chosen, folder / f"f.{chosen}", with_articles=True, layout=layout)
    if chosen == "xlsx":
        import openpyxl

        book = openpyxl.load_workbook(made[0])
        return {sheet.title: _of_sheet(sheet) for sheet in book}
    found = {}
    for path in made:
        text = path.read_text(encoding="utf-8-sig")
        found[path.stem.removeprefix("f-")] = list(
            csv.DictReader(io.StringIO(text, newline=""), delimiter="\t" if chosen == "tsv" else ",")
        )
    return found


def _of_sheet(sheet: Any) -> list[dict[str, Any]]:
    heading, *below = sheet.iter_rows(values_only=True)
    return [dict(zip(heading, row, strict=True)) for row in below]


@pytest.mark.parametrize("chosen", ["csv", "tsv", "xlsx"])
def test_what_a_reader_wants_comes_first(chosen: Format, tmp_path: Path) -> None:
    found = rows(chosen, tmp_path, RECORDS, SHORT)
    (quote,) = found["quotes"]
    assert list(quote)[:4] == ["who", "what", "cue", "kind"]
    assert list(quote)[-1] == "id"
    expected = {
        "who": "Ana Sosa", "what": "“We will not leave,” … told", "via": "Coast Guard", "to": "Lake Post", "title": "Lake",
        "published": "2022-01-07", "url": "https://lake.example/a", "article": "a.txt",
    }  # fmt: skip
    assert {name: quote[name] for name in expected} == expected
    (toll,) = found["casualties"]
    told = {name: str(toll[name]) for name in ("outcome", "count", "low", "place", "country", "flags", "sentence")}
    assert told == {
        "outcome": "killed", "count": "14", "low": "14", "place": "coast", "country": "PER", "flags": "subset, background",
        "sentence": TEXT[49:].strip(),
    }  # fmt: skip
    assert [row["name"] for row in found["persons"]] == ["Ana Sosa"]
    assert str(found["articles"][0]["quotes"]) == "1"


@pytest.mark.parametrize("chosen", ["csv", "xlsx"])
def test_all_columns_when_asked(chosen: Format, tmp_path: Path) -> None:
    found = rows(chosen, tmp_path, RECORDS, Layout("all"))
    for table in columns.TABLES:
        assert list(found[columns.SHOWN_AS[table]][0]) == [column.name for column in columns.columns(table)]
    assert str(found["quotes"][0]["speaker_start_char"]) == str(ONE_ARTICLE[1].model_dump()["speaker"]["start_char"])


def test_without_the_article_its_evidence_is_the_sentence(tmp_path: Path) -> None:
    found = rows("csv", tmp_path, [*RECORDS[1:], ARTICLE.model_copy(update={"article": "b.txt"})], SHORT)
    assert (found["quotes"][0]["title"], found["casualties"][0]["sentence"]) == ("", "14 fishermen drowned")


@pytest.mark.parametrize("dialect", ["csv", "tsv"])
def test_a_mark_for_excel(dialect: Format, tmp_path: Path) -> None:
    for bom in (False, True):
        source = lines(RECORDS, tmp_path)
        (path,) = conversion.convert(
            source, dialect, tmp_path / f"q{bom}.{dialect}", types=frozenset({"quote"}), layout=Layout("short", bom)
        )
        assert path.read_bytes().startswith(b"\xef\xbb\xbfwho" if bom else b"who")


def test_a_workbook_opens_as_it_should(tmp_path: Path) -> None:
    import openpyxl

    hostile = ["=1+1", "+1", "https://lake.example/", "\x1b[2J", "{=A1}", "a\nb", "x" * 40_000, "'quoted"]
    facts = [TOLL.model_copy(update={"text": text, "id": text[:9], "sentence": None}) for text in hostile]
    source = lines(facts, tmp_path)
    (path,) = conversion.convert(source, "xlsx", tmp_path / "f.xlsx", types=frozenset({"casualty"}), layout=SHORT)
    sheet = openpyxl.load_workbook(path)["casualties"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", f"A1:{sheet.cell(9, sheet.max_column).coordinate}")
    names = [cell.value for cell in sheet[1]]
    at = names.index("sentence")
    texts = [row[at] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in texts} == {"s"}
    assert all(cell.hyperlink is None for cell in texts)
    assert [cell.value for cell in texts[:3]] == hostile[:3]
    assert len(texts[6].value) == workbook.MOST_CHARACTERS
    assert texts[0].alignment.wrap_text
    assert isinstance(sheet.cell(2, names.index("low") + 1).value, int)
    assert sheet.cell(2, names.index("low") + 1).value == 14


def test_the_same_facts_are_the_same_workbook(tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        source = lines(RECORDS, tmp_path / name)
        (path,) = conversion.convert(source, "xlsx", tmp_path / name / "f.xlsx", layout=SHORT)
        made.append(path.read_bytes())
    assert made[0] == made[1]


def test_a_full_sheet_goes_on_in_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import openpyxl

    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    facts = [TOLL.model_copy(update={"id": f"c{number}"}) for number in range(5)]
    (path,) = conversion.convert(lines(facts, tmp_path), "xlsx", tmp_path / "f.xlsx", types=frozenset({"casualty"}))
    book = openpyxl.load_workbook(path)
    assert [(sheet.title, sheet.max_row) for sheet in book] == [
        ("casualties", 3),
        ("casualties 2", 3),
        ("casualties 3", 2),
    ]


def test_every_table_has_a_short_layout() -> None:
    for table in columns.TABLES:
        names = [cell.name for cell in layouts.cells(table, "short")]
        assert len(set(names)) == len(names)
        assert names[-1] == "id"
