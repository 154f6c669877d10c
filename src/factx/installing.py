"""How an optional package comes into the place where this factx was installed: an index, a wheel, a checkout, pipx, uv.

>>> said("html", "/home/a/.local/share/pipx/venvs/factx", None)
"pipx install --force 'factx[html]'"
>>> said("html", "/venv", '{"url": "file:///src/factx", "dir_info": {"editable": true}}')
"pip install -e '/src/factx[html]'"
"""

import json
import shlex
import sys
from importlib import metadata
from pathlib import PurePath
from urllib.parse import unquote, urlsplit


def advice(extra: str) -> str:
    """The command that installs an extra here."""
    try:
        origin = metadata.distribution("factx").read_text("direct_url.json")
    except (metadata.PackageNotFoundError, OSError):
        origin = None
    return said(extra, sys.prefix, origin)


def said(extra: str, prefix: str, origin: str | None) -> str:
    """The command for a Python at `prefix`, where `origin` is what the installer noted (PEP 610), or None."""
    try:
        noted = json.loads(origin) if origin else {}
    except ValueError:
        noted = {}
    editable = bool(noted.get("dir_info", {}).get("editable"))
    what = shlex.quote(f"{_source(noted)}[{extra}]") if not _is_wheel(noted) else _wheel(noted, extra)
    parts = PurePath(prefix).parts
    if "pipx" in parts:
        return f"pipx install --force {what}"
    if "uv" in parts and "tools" in parts:
        return f"uv tool install --force {what}"
    return f"pip install {'-e ' if editable else ''}{what}"


def _source(noted: dict[str, object]) -> str:
    """What stands before the brackets: the folder of a checkout, else the name."""
    url = str(noted.get("url") or "")
    if "dir_info" in noted and url.startswith("file://"):
        return unquote(urlsplit(url).path)
    return "factx"


def _is_wheel(noted: dict[str, object]) -> bool:
    return "archive_info" in noted and bool(noted.get("url"))


def _wheel(noted: dict[str, object], extra: str) -> str:
    return shlex.quote(f"factx[{extra}] @ {noted['url']}")
