"""Settings: what `factx.toml`, `[tool.factx]` of `pyproject.toml` and `FACTX_*` say in place of an option.

    # factx.toml                         # the same in the environment
    model = "en_core_web_trf"            # FACTX_MODEL=en_core_web_trf
    [extract]                            # (a table holds for one command only)
    jobs = 4                             # FACTX_JOBS=4

A key is an option's long name without its dashes. Precedence is click's own: option, then environment, then file.
The file is sought in the current folder alone, so that no file elsewhere changes what a command does; `FACTX_CONFIG`
names another, or none when it is empty.
"""

import os
import tomllib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from factx.errors import SettingsError

CONFIG_VARIABLE = "FACTX_CONFIG"
_PREFIX = "FACTX_"
# Options that say something about one call only.
_NEVER = frozenset(("help", "version", "settings"))


class Setting(NamedTuple):
    """The value of one option of one command, and where it comes from: a file, a variable or `default`."""

    command: str
    option: str
    value: Any
    source: str


def name_variables(group: Any) -> None:
    """Let every option of every command be set by an environment variable: `--max-chars` by `FACTX_MAX_CHARS`."""
    for _, _, parameter in _options(group):
        if parameter.envvar is None:
            parameter.envvar = _variable(parameter)
            parameter.show_envvar = False


def defaults(group: Any, folder: Path = Path()) -> dict[str, Any]:
    """What the settings file of a folder says, as click's default map: command → parameter → value.

    Raises:
        SettingsError: when the file cannot be read or names an option that no command, or not this one, has.
    """
    path, table = _load(folder)
    allowed = _allowed(group)
    found: dict[str, Any] = {}
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
                _inner(found, name)[allowed[name][option].name] = value
    return found


def unknown_variables(group: Any) -> Iterator[str]:
    """The variables named FACTX_… that no option knows: most likely a slip."""
    known = {_variable(parameter) for _, _, parameter in _options(group)} | {CONFIG_VARIABLE}
    for name in sorted(os.environ):
        if name.startswith(_PREFIX) and name not in known:
            yield f"{name}: no option is set by it; factx info --settings lists those that are"


def listed(group: Any, folder: Path = Path()) -> list[Setting]:
    """Every option that a file or variable may set, with the value it has where the command line does not say."""
    path, _ = _load(folder)
    values = defaults(group, folder)
    return [_setting(path, command, option, parameter, values) for command, option, parameter in _options(group)]


def _setting(path: Path, command: str, option: str, parameter: Any, values: dict[str, Any]) -> Setting:
    variable = _variable(parameter)
    if os.environ.get(variable):
        return Setting(command, option, os.environ[variable], variable)
    stated = _inner(values, command)
    if parameter.name in stated:
        return Setting(command, option, stated[parameter.name], str(path))
    return Setting(command, option, getattr(parameter.default, "value", parameter.default), "default")


def _allowed(group: Any) -> dict[str, dict[str, Any]]:
    """Command → option → parameter."""
    allowed: dict[str, dict[str, Any]] = {}
    for command, option, parameter in _options(group):
        allowed.setdefault(command, {})[option] = parameter
    return allowed


def _given(table: Mapping[str, Any], command: str = "") -> Iterator[tuple[str, str, Any]]:
    """What a file states, as (command, key, value); the command is empty for what holds for all."""
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _given(value, f"{command}.{key}" if command else key)
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


def _load(folder: Path) -> tuple[Path, dict[str, Any]]:
    """The settings file and what it holds for factx; an empty table where there is none."""
    named = os.environ.get(CONFIG_VARIABLE)
    if named is not None:
        return (Path(named), _toml(Path(named))) if named else (folder, {})
    own, project = folder / "factx.toml", folder / "pyproject.toml"
    if own.is_file():
        return own, _toml(own)
    if project.is_file():
        table = _toml(project).get("tool", {}).get("factx", {})
        return project, table if isinstance(table, dict) else {}
    return folder, {}


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(
            str(path), f"cannot be read ({(error.strerror or str(error)).lower()})", "check it"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(str(path), f"is not TOML ({error})", "mend that line") from error


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
    return SettingsError(f"{path}: {key}", "is no setting", f"use one of {', '.join(allowed)}")
