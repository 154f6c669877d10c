"""The public sets are read and measured as their own scorers do, on tiny made-up files of the same formats."""

from pathlib import Path

import pytest
from benchmarks.public import gap, gum, polnear, tempeval
from benchmarks.public.__main__ import SETS, main
from benchmarks.public.sets import Row, table

import factx
from factx.facts import Actor, ArticleRecord, Date, Mention, Record

GAP_FILE = (
    "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n"
    "t-1\tAna Sosa met Ruth Brandt. She had won.\tShe\t26\tAna Sosa\t0\tTRUE\tRuth Brandt\t13\tFALSE\tx\n"
    'T-2\tElias "Eli" Vos rang Omar Reed. He slept.\tHe\t32\tElias "Eli" Vos\t0\tFALSE\tOmar Reed\t21\tTRUE\tx\n'
)
TIMEML = """<?xml version="1.0" ?>
<TimeML><DOCID>m1</DOCID><DCT><TIMEX3 tid="t0" type="DATE" value="2021-05-06" temporalFunction="false"
 functionInDocument="CREATION_TIME">2021-05-06</TIMEX3></DCT><TITLE>x</TITLE><TEXT>

The dam <EVENT eid="e1">broke</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2021-05-04">Tuesday</TIMEX3> after
<TIMEX3 tid="t2" type="DURATION" value="P3D">three days</TIMEX3> of rain &amp; wind.
</TEXT></TimeML>"""
CONLLU = """# newdoc id = d1
# sent_id = d1-1
# newpar
1\tAna\tAna\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=(1-person-new-cf1-1-sgl
2\tSosa\tSosa\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
3\twon\twin\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# sent_id = d1-2
1\tShe\tshe\tPRON\tPRP\t_\t4\tnsubj\t_\tEntity=(1-person-giv-cf1-1-ana)
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tleave\tleave\tVERB\tVB\t_\t0\troot\t_\t_
5\tthe\tthe\tDET\tDT\t_\t6\tdet\t_\tEntity=(2-place-new-cf2-2-sgl
6\thall\thall\tNOUN\tNN\t_\t4\tobj:x\t_\tEntity=2)|SpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

"""
ANNOTATION = (
    "T1\tContent 14 26;40 51\t“It is late,” “Go home.”\nT2\tCue 33 37\tsaid\nT3\tSource 27 32\tSosa.\n"
    "T4\tAttribution 33 37\tsaid\nE1\tAttribution:T4 Source:T3 Cue:T2 Content:T1\n"
    "T5\tContent 60 70\tthe rain\nE2\tAttribution:T4 Content2:T5\n"
)


def record(name: str, *mentions: tuple[str, int, str]) -> Actor:
    made = tuple(Mention(text=t, start_char=s, end_char=s + len(t), form=form) for t, s, form in mentions)
    return Actor(id=name, article="t", text=name, start_char=0, end_char=1, rule="x", name=name, mentions=made)


def values(rows: list[Row]) -> dict[str, float]:
    return {row.measure: round(row.value, 2) for row in rows}


def test_gap_is_read_with_its_quotation_marks(tmp_path: Path) -> None:
    path = tmp_path / "gap.tsv"
    path.write_text(GAP_FILE, encoding="utf-8")
    first, second = gap.read(path)
    assert first.feminine and first.names[0].meant and not first.names[1].meant
    assert second.text[slice(*second.pronoun)] == "He" and second.names[1].meant and not second.feminine


def test_gap_counts_a_name_where_one_record_has_both(tmp_path: Path) -> None:
    path = tmp_path / "gap.tsv"
    path.write_text(GAP_FILE, encoding="utf-8")
    facts: dict[str, list[Record]] = {
        "t-1": [record("Ana Sosa", ("Ana Sosa", 0, "named"), ("She", 26, "pronominal"))],
        "T-2": [record("Eli", ('Elias "Eli" Vos', 0, "named"), ("He", 32, "pronominal"))],
    }
    assert values(list(gap.score(gap.read(path), facts))) == {
        "F1, overall": 50.0,
        "F1, masculine": 0.0,
        "F1, feminine": 100.0,
        "bias": 0.0,
    }


def test_timeml_gives_the_text_without_tags_and_the_expressions_at_their_characters() -> None:
    document = tempeval.document("m1", TIMEML)
    assert document.written == "2021-05-06"
    assert [document.text[e.start_char : e.end_char] for e in document.expressions] == ["Tuesday", "three days"]
    assert "rain & wind" in document.text
    with pytest.raises(ValueError, match="no TEXT"):
        tempeval.document("m2", "<TimeML/>")


@pytest.mark.parametrize(
    "value, end, precision, written",
    [
        ("2021-05-04", None, "day", "2021-05-04"),
        ("2021-05", None, "month", "2021-05"),
        ("2021-05-03", "2021-05-09", "week", "2021-W18"),
        ("2021-05-08", "2021-05-09", "weekend", "2021-W18-WE"),
        ("2021-04", "2021-06", "quarter", "2021-Q2"),
        ("2021-07", "2021-12", "half", "2021-H2"),
        ("2021-06", "2021-08", "season", "2021-SU"),
        ("1990", "1999", "decade", "199"),
        ("1901", "2000", "century", "19"),
        (None, None, "day", ""),
    ],
)
def test_values_are_written_as_timex3_has_them(value: str, end: str, precision: str, written: str) -> None:
    date = Date.model_validate(
        {"text": "x", "start_char": 0, "end_char": 1, "value": value, "value_end": end, "precision": precision}
    )
    assert tempeval.timex_value(date) == written


def test_value_f1_is_over_all_expressions_and_over_dates() -> None:
    document = tempeval.document("m1", TIMEML)
    tuesday, days = document.expressions
    dates = (
        Date(text="x", start_char=tuesday.start_char, end_char=tuesday.end_char, value="2021-05-04", precision="day"),
        Date(text="x", start_char=days.start_char + 6, end_char=days.end_char, value="P2D", kind="duration"),
    )
    article = ArticleRecord(id="m1", article="m1", text=document.text, start_char=0, end_char=1, dates=dates)
    found = values(list(tempeval.score([document], {"m1": [article]})))
    assert (found["relaxed F1, all"], found["strict F1, all"], found["value F1, all"]) == (100.0, 50.0, 50.0)
    assert found["value F1, dates"] == 100.0


def test_brat_attributions_have_pieces_a_cue_and_a_source_or_none() -> None:
    first, second = polnear.attributions("a", ANNOTATION)
    assert [(part.start_char, part.end_char) for part in first.contents] == [(14, 26), (40, 51)]
    assert first.speaker is not None and (first.speaker.start_char, first.speaker.end_char) == (27, 32)
    assert second.speaker is None and second.cue is None


def test_polnear_finds_texts_by_the_names_of_their_annotations(tmp_path: Path) -> None:
    for folder in ("text", "attributions"):
        (tmp_path / "test" / folder).mkdir(parents=True)
    (tmp_path / "test" / "text" / "paper_one.txt").write_text("x" * 80, encoding="utf-8")
    for annotator in ("4b22", "ef2d"):
        (tmp_path / "test" / "attributions" / f"paper_one_{annotator}.ann").write_text(ANNOTATION, encoding="utf-8")
    assert [(one.id, len(one.quotes)) for one in polnear.read(tmp_path)] == [("paper_one", 2)]


def test_conllu_becomes_the_text_that_was_annotated(tmp_path: Path) -> None:
    path = tmp_path / "gum.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    (document,) = gum.read(path)
    assert document.text.strip() == "Ana Sosa won. She didn't leave the hall."
    (cluster,) = gum.clusters(document)
    assert (cluster.named, cluster.pronouns) == ([(0, 8)], [(14, 17)])


def test_words_count_where_characters_head_and_relation_agree(tmp_path: Path, extractor: factx.Extractor) -> None:
    path = tmp_path / "gum.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    found = values(list(gum.measure(path, extractor)))
    assert found["UAS"] == found["LAS"] == found["sentences F1"] == 100.0
    assert found["pronouns F1"] == 100.0


def test_the_command_prints_a_table_with_the_figures_of_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "gap.tsv"
    path.write_text(GAP_FILE, encoding="utf-8")
    main(["gap", str(path)])
    printed = capsys.readouterr().out
    assert "| F1, overall | 2 |" in printed and "syntactic parallelism 66.9" in printed and "TACL" in printed


@pytest.mark.parametrize("name", sorted(SETS))
def test_a_wrong_path_is_told_with_what_is_needed(name: str, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="needs") as told:
        main([name, str(tmp_path / "nowhere")])
    assert SETS[name].source in str(told.value)


@pytest.mark.parametrize("public", SETS.values(), ids=lambda public: public.name)
def test_every_set_says_where_it_is_from_and_under_which_licence(public: object) -> None:
    chosen = next(one for one in SETS.values() if one is public)
    assert chosen.source.startswith("https://") and chosen.licence and chosen.path
    assert all(figure.cited for figure in chosen.published)
    assert list(table(chosen, [Row("x", 50.0, 3)]))[4] == "| x | 3 | 50.0 |  |"
