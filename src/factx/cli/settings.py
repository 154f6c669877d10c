"""Settings: what `factx.toml`, `[tool.factx]` of `pyproject.toml` and `FACTX_*` say in place of an option.

    # factx.toml                         # the same in the environment
    model = "en_core_web_trf"            # FACTX_MODEL=en_core_web_trf
    [extract]                            # (a table holds for one command only)
    jobs = 4                             # FACTX_JOBS=4

A key is an option's long name without its dashes. Precedence is click's own: option, then environment, then file.
Which files there are, and which of them may say what, stands in `factx.cli.settings_files`.
"""

import math
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from factx.cli.settings_files import CONFIG_VARIABLE, HARMLESS, WHY_IGNORED, SettingsFile
from factx.errors import SettingsError

_PREFIX = "FACTX_"
# Options that say something about one call only.
_NEVER = frozenset(("help", "version", "settings"))
_LONGEST_NAME = 60
# What a file may say in a table of its own: `[rules] off = ["quote.hearsay"]` is `without = …`.
_ALIASES = {("rules", "off"): "without"}
# `[lexicon.check]` is as deep as a table of settings goes.
_DEEPEST = 2


class Setting(NamedTuple):
    """The value of one option of one command, and where it comes from: a file, a variable or `default`.

    `ignored` says why it is not heeded; None where it is.
    """

    command: str
    option: str
    value: Any
    source: str
    ignored: str | None = None


@dataclass(slots=True)
class Given:
    """What the settings files of a call say.

    Attributes:
        values: click's default map: command → parameter → value.
        sources: the file of each value, by command and option.
        ignored: what a file may not say, with the command that it would hold for.
    """

    values: dict[str, Any] = field(default_factory=dict)
    sources: dict[tuple[str, str], SettingsFile] = field(default_factory=dict)
    ignored: list[Setting] = field(default_factory=list)

    @property
    def quiet_by_folder(self) -> bool:
        """Whether the file of the working folder asks for silence, which it does not get about itself."""
        return any(option == "quiet" and not file.trusted for (_, option), file in self.sources.items())

    def told(self, command: str) -> Iterator[tuple[str, bool]]:
        """For a command, a line on each file that says something to it, and whether part of that is ignored."""
        files = {file.path: file for file in self.sources.values()}
        for path in dict.fromkeys([*files, *(Path(one.source) for one in self.ignored)]):
            used = {option for (of, option), file in self.sources.items() if file.path == path and _within(of, command)}
            ignored = {one.option for one in self.ignored if one.source == str(path) and _within(one.command, command)}
            says = [f"sets {', '.join(sorted(used))}"] if used else []
            if ignored:
                remedy = f"use all of it with --config {path}"
                says.append(f"{', '.join(sorted(ignored))} ignored, because {WHY_IGNORED} ({remedy})")
            if says:
                yield f"{path}: {'; '.join(says)}", bool(ignored)


def _within(of: str, command: str) -> bool:
    return of.split(".")[0] == command


def name_variables(group: Any) -> None:
    """Let every option of every command be set by an environment variable: `--max-chars` by `FACTX_MAX_CHARS`."""
    for _, _, parameter in _options(group):
        if parameter.envvar is None:
            parameter.envvar = _variable(parameter)
            parameter.show_envvar = False


def given(group: Any, files: list[SettingsFile]) -> Given:
    """What settings files say to the commands; an earlier file goes before a later one.

    Raises:
        SettingsError: when one names an option that no command, or not this one, has, or gives it what is no value.
    """
    found = Given()
    allowed = _allowed(group)
    for file in reversed(files):
        for command, option, value in _stated_by(file, allowed):
            parameter = allowed[command][option]
            if file.trusted or option in HARMLESS:
                _inner(found.values, command)[parameter.name] = value
                found.sources[command, option] = file
            else:
                found.ignored.append(Setting(command, option, value, str(file.path), WHY_IGNORED))
    return found


def _stated_by(file: SettingsFile, allowed: dict[str, dict[str, Any]]) -> Iterator[tuple[str, str, Any]]:
    """Command, option and value of all that a file states, that for all commands spread over those that have it."""
    path, table = file.path, file.table
    for command, key, value in _given(table):
        option = key.replace("_", "-")
        if command and command not in allowed:
            raise _unknown(path, f"[{command}]", [f"[{name}]" for name in sorted(allowed)])
        having = [name for name in ([command] if command else allowed) if option in allowed[name]]
        if not having:
            known = allowed[command] if command else {name for options in allowed.values() for name in options}
            raise _unknown(path, f"{command}.{key}" if command else key, sorted(known))
        taking = [name for name in having if command or _takes(allowed[name][option], value)]
        for name in taking or having:  # what no command takes is refused by the one that runs
            if command or option not in _stated(table, name):
                yield name, option, _value(path, key, value, allowed[name][option])


def _value(path: Path, key: str, value: Any, parameter: Any) -> Any:
    """A value as the option takes it: of an option that may be given again, a list.

    Raises:
        SettingsError: when no option has such a value.
    """
    several = bool(getattr(parameter, "multiple", False))
    values = value if isinstance(value, list) and several else [value]
    for one in values:
        plain = isinstance(one, str | int | date | datetime) or (isinstance(one, float) and math.isfinite(one))
        if not plain or (isinstance(one, str) and "\0" in one):
            raise SettingsError(f"{path}: {_cut(key)}", "is no value of an option", "see factx info --settings")
    return values if several else value


def unknown_variables(group: Any) -> Iterator[str]:
    """The variables named FACTX_… that no option knows: most likely a slip."""
    known = {_variable(parameter) for _, _, parameter in _options(group)} | {CONFIG_VARIABLE}
    for name in sorted(os.environ):
        if name.startswith(_PREFIX) and name not in known:
            yield f"{name}: no option is set by it; factx info --settings lists those that are"


def listed(group: Any, said: Given | None = None) -> list[Setting]:
    """Every option that a file or variable may set, with the value it has where the command line does not say.

    What a file says and is ignored comes last.
    """
    said = said or Given()
    rows = [_setting(command, option, parameter, said) for command, option, parameter in _options(group)]
    return [*rows, *said.ignored]


def _setting(command: str, option: str, parameter: Any, said: Given) -> Setting:
    variable = _variable(parameter)
    if os.environ.get(variable):
        return Setting(command, option, os.environ[variable], variable)
    if (file := said.sources.get((command, option))) is not None:
        value = _inner(said.values, command)[parameter.name]
        return Setting(command, option, str(value) if isinstance(value, date) else value, str(file.path))
    return Setting(command, option, getattr(parameter.default, "value", parameter.default), "default")


def _allowed(group: Any) -> dict[str, dict[str, Any]]:
    """Command → option → parameter."""
    allowed: dict[str, dict[str, Any]] = {}
    for command, option, parameter in _options(group):
        allowed.setdefault(command, {})[option] = parameter
    return allowed


def _given(table: Mapping[str, Any], command: str = "", depth: int = 0) -> Iterator[tuple[str, str, Any]]:
    """What a file states, as (command, key, value); the command is empty for what holds for all."""
    for key, value in table.items():
        if (command, key) in _ALIASES:
            yield "", _ALIASES[command, key], value
        elif isinstance(value, Mapping) and depth < _DEEPEST:
            yield from _given(value, f"{command}.{key}" if command else key, depth + 1)
        else:
            yield command, key, value


def _stated(table: Mapping[str, Any], command: str) -> set[str]:
    """The options that a file states for one command by itself; they go before what it states for all."""
    return {key.replace("_", "-") for name, key, _ in _given(table) if name == command}


def _takes(parameter: Any, value: Any) -> bool:
    """Whether a value is among the choices of an option: `format = "csv"` for all commands is none of explain's."""
    choices = type(parameter.default)
    return not issubclass(choices, StrEnum) or value in [choice.value for choice in choices]


def _inner(values: dict[str, Any], command: str) -> dict[str, Any]:
    """The part of a default map that belongs to a command: `lexicon.check` lies in that of `lexicon`."""
    for name in command.split("."):
        values = values.setdefault(name, {})
    return values


def _options(group: Any) -> Iterator[tuple[str, str, Any]]:
    """Every settable option as (command, long name without dashes, parameter); `lexicon check` is `lexicon.check`."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from ((f"{name}.{inner}", option, parameter) for inner, option, parameter in _options(command))
            continue
        for parameter in command.params:
            longest = max(parameter.opts, key=len)
            if longest.startswith("--") and longest.removeprefix("--") not in _NEVER:
                yield name, longest.removeprefix("--"), parameter


def _variable(parameter: Any) -> str:
    longest: str = max(parameter.opts, key=len)
    return _PREFIX + longest.removeprefix("--").replace("-", "_").upper()


def _unknown(path: Path, key: str, allowed: list[str]) -> SettingsError:
    return SettingsError(f"{path}: {_cut(key)}", "is no setting", f"use one of {', '.join(allowed)}")


def _cut(key: str) -> str:
    """A key of any length, short enough for a message."""
    return key if len(key) <= _LONGEST_NAME else f"{key[:_LONGEST_NAME]}…"
