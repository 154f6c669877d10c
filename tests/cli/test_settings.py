"""Settings: option before environment before file, and what is said about a slip in either."""

import json
from pathlib import Path

import pytest

from factx.cli import settings
from factx.cli.app import command
from tests.cli.conftest import Command


def source_of(factx_command: Command, option: str, of: str = "extract") -> tuple[object, str]:
    rows = json.loads(factx_command("info", "--settings", "--json").stdout)
    return next((row["value"], row["source"]) for row in rows if (row["command"], row["option"]) == (of, option))


def test_a_default_is_called_one(factx_command: Command) -> None:
    assert source_of(factx_command, "text-field") == ("text", "default")


@pytest.mark.parametrize("key", ["text-field", "text_field"])
@pytest.mark.parametrize("table", ["", "[extract]\n"])
def test_a_file_sets_an_option_for_all_commands_or_one(
    factx_command: Command, tmp_path: Path, table: str, key: str
) -> None:
    Path(tmp_path, "factx.toml").write_text(f'{table}{key} = "body"')

    assert source_of(factx_command, "text-field") == ("body", "factx.toml")


def test_what_is_said_for_one_command_goes_before_what_is_said_for_all(factx_command: Command, tmp_path: Path) -> None:
    Path(tmp_path, "factx.toml").write_text('color = "never"\n[ledger]\ncolor = "always"')

    assert source_of(factx_command, "color", "ledger")[0] == "always"
    assert source_of(factx_command, "color", "extract")[0] == "never"


def test_a_format_for_all_commands_is_for_those_that_write_it(factx_command: Command, tmp_path: Path) -> None:
    Path(tmp_path, "factx.toml").write_text('format = "csv"')

    assert source_of(factx_command, "format", "extract") == ("csv", "factx.toml")
    assert source_of(factx_command, "format", "explain") == ("text", "default")


def test_a_format_that_nothing_writes_is_refused(factx_command: Command, tmp_path: Path) -> None:
    Path(tmp_path, "factx.toml").write_text('format = "cvs"')

    ran = factx_command("extract", "-", stdin=b"Nobody left.")
    assert ran.status == 2
    assert "--format (from the settings file): 'cvs' is not one of" in ran.stderr


def test_a_project_file_is_read_where_there_is_no_factx_toml(factx_command: Command, tmp_path: Path) -> None:
    Path(tmp_path, "pyproject.toml").write_text("[tool.other]\nx = 1\n[tool.factx]\nquiet = true\n")

    assert source_of(factx_command, "quiet") == (True, "pyproject.toml")


def test_the_environment_goes_before_the_file(
    factx_command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(tmp_path, "factx.toml").write_text('text-field = "body"')
    monkeypatch.setenv("FACTX_TEXT_FIELD", "content")

    assert source_of(factx_command, "text-field") == ("content", "FACTX_TEXT_FIELD")


def test_an_option_goes_before_both(factx_command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(tmp_path, "factx.toml").write_text('text-field = "file"')
    monkeypatch.setenv("FACTX_TEXT_FIELD", "environment")
    line = json.dumps({"file": "“One.”", "environment": "“Two.”", "option": "“Three.”"}).encode()

    assert "“Two.”" in factx_command("extract", "-", "--input-format", "jsonl", stdin=line).stdout
    assert "“Three.”" in factx_command("extract", "-", "--text-field", "option", stdin=line).stdout
    monkeypatch.delenv("FACTX_TEXT_FIELD")
    assert "“One.”" in factx_command("extract", "-", "--input-format", "jsonl", stdin=line).stdout


def test_a_variable_names_another_file_or_none(
    factx_command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(tmp_path, "factx.toml").write_text("quiet = true")
    Path(tmp_path, "other.toml").write_text("verbose = 2")
    monkeypatch.setenv("FACTX_CONFIG", "other.toml")
    assert source_of(factx_command, "quiet")[1] == "default"
    assert source_of(factx_command, "verbose") == (2, "other.toml")

    monkeypatch.setenv("FACTX_CONFIG", "")
    assert source_of(factx_command, "verbose")[1] == "default"


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('colour = "never"', "factx: error: factx.toml: colour: is no setting; use one of color, "),
        (
            "[extrakt]\nquiet = true",
            "factx: error: factx.toml: [extrakt]: is no setting; use one of [convert], [evaluate], [explain], ",
        ),
        ("[ledger]\nglob = ['*']", "factx: error: factx.toml: ledger.glob: is no setting; use one of color, "),
        ("quiet = ", "factx: error: factx.toml: is not TOML ("),
    ],
)
def test_a_slip_in_the_file_ends_the_command_with_5(
    factx_command: Command, tmp_path: Path, toml: str, message: str
) -> None:
    Path(tmp_path, "factx.toml").write_text(toml)

    ran = factx_command("info")

    assert (ran.status, ran.stdout) == (5, "")
    assert ran.stderr.startswith(message)
    assert ran.stderr.count("\n") == 1


def test_a_value_of_the_wrong_kind_is_refused_with_its_place(
    factx_command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(tmp_path, "factx.toml").write_text('max-chars = "many"')
    assert "--max-chars (from the settings file): " in factx_command("extract", "-", stdin=b"x").stderr

    monkeypatch.setenv("FACTX_MAX_CHARS", "few")
    assert "--max-chars (from the environment): " in factx_command("extract", "-", stdin=b"x").stderr


def test_a_variable_that_sets_nothing_is_warned_about(factx_command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTX_MODLE", "en")

    ran = factx_command("info")

    assert ran.status == 0
    assert ran.stderr.startswith("factx: warning: FACTX_MODLE: no option is set by it; ")


def test_every_option_of_every_command_has_a_variable_of_its_name() -> None:
    group = command()

    variables = {
        setting.option: f"FACTX_{setting.option.replace('-', '_').upper()}" for setting in settings.listed(group)
    }

    assert variables["max-chars"] == "FACTX_MAX_CHARS"
    assert not {"help", "version", "settings"} & variables.keys()
