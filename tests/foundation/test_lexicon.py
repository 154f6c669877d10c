"""The words of factx are as they should be, and `checking` says what is wrong with those that are not."""

from importlib import resources
from pathlib import Path

import pytest

from factx.errors import LexiconError
from factx.lexicon import checking, load
from factx.lexicon.schema import SUBJECTS, TABLES

FINE = '[[entry]]\nclass = "speech"\nwords = ["bleat"]\nexamples = ["“Nobody told me,” the clerk [bleated]."]\n'


def test_the_words_that_come_with_factx_are_fine() -> None:
    with resources.as_file(resources.files("factx.lexicon").joinpath("data")) as folder:
        assert [str(problem) for problem in checking.problems(folder)] == []


def test_every_table_has_a_file_and_a_subject() -> None:
    folder = resources.files("factx.lexicon").joinpath("data")

    assert SUBJECTS.keys() == TABLES.keys()
    assert {Path(file.name).stem for file in folder.iterdir() if file.name.endswith(".toml")} == TABLES.keys()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FINE, []),
        (FINE.replace("[bleated]", "bleated"), ["entry 1 (bleat): example '“Nobody told me,” the clerk bleated.' shows no word"]),
        (FINE.replace("[bleated]", "[said]"), ["entry 1 (bleat): example '“Nobody told me,” the clerk [said].' shows none"]),
        (FINE.replace("examples", "# examples"), ["entry 1 (bleat): has no example"]),
        (FINE.replace('"speech"', '"noise"'), ["entry 1: class: Input should be 'speech'"]),
        (FINE + "clas = 1\n", ["entry 1: clas: Extra inputs are not permitted"]),
        (FINE + FINE, ["'bleat' (verb speech) stands in it 2 times; keep one"]),
        (FINE + FINE.replace('"speech"', '"speech_act"'), []),
        (FINE.replace("[[entry]]", "[[entries]]"), ["'entries' is no entry; write [[entry]]"]),
        ("[[entry]\n", ["is no TOML ("]),
        (FINE.replace('["bleat"]', "[]") + FINE, ["entry 1: words: Tuple should have at least 1 item"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_file_and_entry(tmp_path: Path, text: str, expected: list[str]) -> None:
    path = tmp_path / "cues.toml"
    path.write_text(text, encoding="utf-8")

    found = [str(problem) for problem in checking.problems(tmp_path)]

    assert len(found) == len(expected)
    for line, part in zip(found, expected, strict=True):
        assert line.startswith(f"{path}: ")
        assert part in line


def test_all_problems_of_a_folder_are_told_at_once(tmp_path: Path) -> None:
    Path(tmp_path, "cues.toml").write_text("[[entry]\n")
    Path(tmp_path, "titles.toml").write_text('[[entry]]\nwords = ["Mr Speaker"]\nkind = "roll"\n')

    assert [str(problem).split(": ")[0] for problem in checking.problems(tmp_path)] == [
        str(tmp_path / "cues.toml"),
        str(tmp_path / "titles.toml"),
    ]


def test_a_file_that_names_no_table_is_refused(tmp_path: Path) -> None:
    Path(tmp_path, "verbs.toml").write_text("")

    with pytest.raises(LexiconError, match=r"verbs\.toml: names no table; use one of: countries, cues"):
        list(checking.problems(tmp_path))


def test_a_users_entry_goes_before_one_of_factx(tmp_path: Path) -> None:
    Path(tmp_path, "cues.toml").write_text(FINE.replace("bleat", "say").replace('"speech"', '"cognition"'))

    assert load(tmp_path).cue_index["verb", "say"].cue_class == "cognition"
    assert load().cue_index["verb", "say"].cue_class == "speech"
