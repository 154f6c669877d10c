"""`factx lexicon list` and `check`."""

import json
from pathlib import Path

from tests.cli.conftest import Command

ENTRY = '[[entry]]\nclass = "person"\nwords = ["stevedore"]\nexamples = ["two [stevedores] drowned"]\n'


def test_the_tables_are_listed_with_what_they_hold(factx_command: Command) -> None:
    ran = factx_command("lexicon", "list")

    assert ran.status == 0
    assert [line.split()[0] for line in ran.stdout.splitlines()][:3] == ["cues", "outcomes", "persons"]


def test_a_table_is_listed_entry_by_entry_ones_own_last(factx_command: Command, tmp_path: Path) -> None:
    Path(tmp_path, "own").mkdir()
    Path(tmp_path, "own", "persons.toml").write_text(ENTRY)

    ran = factx_command("lexicon", "list", "persons", "--lexicon", "own")

    assert json.loads(ran.stdout.splitlines()[-1]) == {
        "words": ["stevedore"],
        "examples": ["two [stevedores] drowned"],
        "class": "person",
    }


def test_check_says_how_many_entries_are_fine(factx_command: Command, tmp_path: Path) -> None:
    Path(tmp_path, "persons.toml").write_text(ENTRY)

    ran = factx_command("lexicon", "check", ".")

    assert (ran.status, ran.stderr) == (0, "factx: .: nothing is wrong with 1 entry in 1 file\n")


def test_check_ends_with_5_and_a_line_for_each_problem(factx_command: Command, tmp_path: Path) -> None:
    Path(tmp_path, "persons.toml").write_text(
        ENTRY.replace("[stevedores]", "stevedores") + "[[entry]]\nwords = 1\nclas = ''\n"
    )

    ran = factx_command("lexicon", "check", ".")

    assert ran.status == 5
    assert len(ran.stderr.splitlines()) == 2
    assert "persons.toml: entry 2: words: Input should be a valid tuple; clas: Extra inputs are not" in ran.stderr


def test_a_table_that_is_none_is_a_usage_error(factx_command: Command) -> None:
    ran = factx_command("lexicon", "list", "verbs")

    assert ran.status == 2
    assert "'verbs' is not one of cues, outcomes" in ran.stderr
