"""The words of factx are as they should be, and `checking` says what is wrong with those that are not."""

import json
import re
import time
from importlib import resources
from pathlib import Path

import pytest

from factx import lexicon
from factx.errors import LexiconError
from factx.lexicon import checking, load
from factx.lexicon.schema import SUBJECTS, TABLES
from factx.reading import furniture

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

    with pytest.raises(LexiconError, match=r"verbs\.toml: names no table; use one of: .*countries, cues"):
        list(checking.problems(tmp_path))


def test_a_users_entry_goes_before_one_of_factx(tmp_path: Path) -> None:
    Path(tmp_path, "cues.toml").write_text(FINE.replace("bleat", "say").replace('"speech"', '"cognition"'))

    assert load(tmp_path).cue_index["verb", "say"].cue_class == "cognition"
    assert load().cue_index["verb", "say"].cue_class == "speech"


BAD_PATTERNS = {
    "(": "is no regular expression",
    "(?:a+)+b": "repeats what repeats itself",
    "(?:a|a)*b": "repeats more than one character",
    "(?:(?:a{1,9}){1,9}){1,9}": "repeats what repeats itself",
    r"(a)\\1": "has a group that is kept",
    ".*.*.*.*x": "more than 3 repetitions",
    "(?i)share": "is no regular expression",
    "a)|(?:b": "is no regular expression",
    "x" * 500: "is longer than 400 characters",
    "(?P<n>a)": "has a group that is kept",
}


@pytest.mark.parametrize("pattern", BAD_PATTERNS)
@pytest.mark.parametrize("word_class", ["line", "start"])
def test_a_pattern_that_could_hang_or_fail_is_refused_when_it_is_read(
    pattern: str, word_class: str, tmp_path: Path
) -> None:
    entry = f'[[entry]]\nclass = "{word_class}"\nwords = ["plain", {json.dumps(pattern)}]\n'
    (tmp_path / "furniture.toml").write_text(entry, encoding="utf-8")
    with pytest.raises(LexiconError, match=re.escape(BAD_PATTERNS[pattern])) as raised:
        lexicon.load(tmp_path)
    assert raised.value.code == 5
    assert "furniture.toml: entry 1" in str(raised.value)


@pytest.mark.parametrize("table", sorted(TABLES))
def test_words_of_all_other_tables_are_taken_as_they_are(table: str, tmp_path: Path) -> None:
    """A word such as `c++ (` or `(a+)+` is a word; a phrase of furniture is one, too."""
    more = {
        "cues": 'class = "speech"', "outcomes": 'outcome = "killed"', "titles": 'kind = "role"',
        "organizations": 'category = "media"', "countries": 'alpha3 = "XXX"\ndemonyms = ["(d+)+"]',
        "furniture": 'class = "phrase"',
    }  # fmt: skip
    words = """words = ["c++ (", "(a+)+b", "[", "\\\\"]"""
    (tmp_path / f"{table}.toml").write_text(f"[[entry]]\n{more.get(table, '')}\n{words}\n", encoding="utf-8")
    loaded = lexicon.load(tmp_path)
    text = "Share c++ ( now. Ana Sosa said that (a+)+b and [ were " + "a" * 60 + "!"
    assert furniture.read(text, None, loaded).sections == furniture.read(text, None, loaded).sections
    assert "(a+)+b" in loaded.words(table)


def test_the_patterns_that_come_with_factx_take_no_time_on_hostile_lines() -> None:
    entries = [
        entry for entry in lexicon.load().entries("furniture") if getattr(entry, "word_class", "") in ("line", "start")
    ]
    began = time.process_time()
    for entry in entries:
        for word in entry.words:
            for line in ("a" * 220, "share " * 36, "#a " * 73, "* " * 110, "x," * 110, "." * 220, "1" * 220):
                re.fullmatch(rf"(?:{word})\s?[.:…]*!", line, re.IGNORECASE)
    assert time.process_time() - began < 5


def test_an_overlay_takes_words_out(tmp_path: Path) -> None:
    (tmp_path / "cues.toml").write_text('[[remove]]\nwords = ["claim"]\npart_of_speech = "noun"\n', encoding="utf-8")
    words = load(tmp_path)
    assert ("noun", "claim") not in words.cue_index and ("verb", "claim") in words.cue_index
    assert ("noun", "claim") in load().cue_index


def test_an_overlay_replaces_an_entry(tmp_path: Path) -> None:
    (tmp_path / "cues.toml").write_text(
        '[[remove]]\nwords = ["say"]\n[[entry]]\nwords = ["say"]\nclass = "cognition"\n', encoding="utf-8"
    )
    assert load(tmp_path).cue_index["verb", "say"].cue_class == "cognition"


@pytest.mark.parametrize(
    ("removed", "told"),
    [
        ('words = ["frobnicate"]', "no entry has 'frobnicate'"),
        ('part_of_speech = "noun"', "names no words"),
        ('words = ["say"]\ncolour = "red"', "has a field that no entry has"),
    ],
)
def test_a_removal_that_takes_nothing_out_is_an_error(tmp_path: Path, removed: str, told: str) -> None:
    (tmp_path / "cues.toml").write_text(f"[[remove]]\n{removed}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=told):
        load(tmp_path)
