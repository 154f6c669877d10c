"""Which settings files there are, and what each may say.

A file that the user names (`--config`, `FACTX_CONFIG`) stands alone. Otherwise there are two: `factx.toml`, or
`[tool.factx]` in `pyproject.toml`, of the working folder, and `config.toml` of the user's own configuration folder
(`~/.config/factx`, `~/Library/Application Support/factx`, `%APPDATA%\\factx`).

The working folder may have been packed by a stranger, articles and settings together. Its file is therefore heard on
`HARMLESS` options only: how facts look and how articles are read, never where something is read from, written to,
connected to or loaded from, and never how much of the machine is used.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import typer

from factx.errors import SettingsError

CONFIG_VARIABLE = "FACTX_CONFIG"
# Options that a file in the working folder may set: none names a path or a host, or costs more than an article does.
HARMLESS = frozenset(
    (
        *("color", "format", "json", "near", "progress", "quiet", "verbose", "view"),
        *("bom", "columns", "date-from", "offline"),
        *("date-field", "id-field", "input-format", "text-field", "title-field"),
        *("glob", "published", "recursive", "type", "vague", "with-articles", "without"),
    )
)
WHY_IGNORED = "a file in the working folder may be anybody's"
# Far more than all options together take.
_MOST_BYTES = 1 << 20


class SettingsFile(NamedTuple):
    """A file with what it holds for factx; `trusted` where the user chose it, so that it may set every option."""

    path: Path
    table: Mapping[str, Any]
    trusted: bool


def files(named: str | None, folder: Path) -> list[SettingsFile]:
    """The settings files of a call, the one that goes before the other first.

    Args:
        named: the file that `--config` names, empty for none at all; without it `FACTX_CONFIG` counts.
        folder: the working folder.

    Raises:
        SettingsError: when a file cannot be read or is not TOML.
    """
    if named is None:
        named = os.environ.get(CONFIG_VARIABLE)
    if named is not None:
        return [SettingsFile(Path(named), _for_factx(Path(named)), trusted=True)] if named else []
    found = [SettingsFile(path, _for_factx(path), trusted=False) for path in _of_folder(folder)]
    own = own_file()
    if own is not None and own.is_file():
        found.append(SettingsFile(own, _for_factx(own), trusted=True))
    return found


def own_file() -> Path | None:
    """The user's own settings file, there or not; None where no folder of theirs is known.

    A relative folder (`XDG_CONFIG_HOME=.`) would be the working folder's, so it is none.
    """
    folder = Path(typer.get_app_dir("factx"))
    return folder / "config.toml" if folder.is_absolute() else None


def _of_folder(folder: Path) -> list[Path]:
    return [path for path in (folder / "factx.toml", folder / "pyproject.toml") if path.is_file()][:1]


def _for_factx(path: Path) -> Mapping[str, Any]:
    """What a file says to factx: all of it, but only its table `[tool.factx]` where it is a pyproject.toml."""
    table: Any = _toml(path)
    if path.name != "pyproject.toml":
        return dict(table)
    for key in ("tool", "factx"):
        table = table.get(key, {})
        if not isinstance(table, Mapping):
            raise SettingsError(f"{path}: {key}", "is no table", "write [tool.factx]")
    return dict(table)


def _toml(path: Path) -> Mapping[str, Any]:
    try:
        with path.open("rb") as stream:
            data = stream.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise SettingsError(str(path), f"is larger than {_MOST_BYTES:,} bytes", "keep settings alone in it")
        return tomllib.loads(data.decode("utf-8"))
    except OSError as error:
        raise SettingsError(
            str(path), f"cannot be read ({(error.strerror or str(error)).lower()})", "check it"
        ) from error
    except ValueError as error:  # of the decoder and the parser; also a path with a null byte, and digits by thousands
        raise SettingsError(str(path), f"is not TOML ({error})", "mend that line") from error
    except RecursionError as error:
        raise SettingsError(str(path), "is nested too deep", "keep settings alone in it") from error
