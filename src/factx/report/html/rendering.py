"""Templates to pages: everything escaped, styles and scripts inlined, and a policy that lets the page reach no host.

The policy names scripts and styles by their hash: text of an article that got past the escaping would still not run.
"""

import base64
import gzip
import hashlib
import json
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from factx.facts import SCHEMA

# JSON from here on is packed: a browser unpacks it faster than it reads it from the disk.
_PACK_FROM = 500_000
_SCRIPTS = {
    "article": ("address.js", "article.js"),
    "dashboard": (
        "address.js",
        "search.js",
        "sheets.js",
        "evidence.js",
        "tables.js",
        "chart.js",
        "rise.js",
        "places.js",
        "tolls.js",
        "dashboard.js",
    ),
}
_UNSAFE_IN_SCRIPT = {
    ord("<"): "\\u003c",
    ord(">"): "\\u003e",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


def render(name: str, **values: Any) -> str:
    """The page of the template `NAME.html` with the styles and scripts that go with it."""
    style = _inlined("page.css", f"{name}.css")
    script = _inlined("page.js", *_SCRIPTS[name])
    page = _environment().get_template(f"{name}.html")
    return page.render(style=style, script=script, policy=_policy(style, script), schema=SCHEMA, **values)


def embedded(data: Any) -> tuple[str, Markup]:
    """Data for a `<script>` block that is not run: how it is encoded (`json` or `gzip`), and the block's text.

    No character in it can end the block or begin a comment in it. Lone surrogates, which no page holds, are replaced.

    >>> embedded({"text": "</script><!-- ends?"})
    ('json', Markup('{"text":"\\\\u003c/script\\\\u003e\\\\u003c!-- ends?"}'))
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    if len(text) >= _PACK_FROM:
        packed = gzip.compress(text.encode("utf-8", "replace"), 6, mtime=0)
        return "gzip", Markup(base64.b64encode(packed).decode("ascii"))
    return "json", Markup(text.translate(_UNSAFE_IN_SCRIPT).encode("utf-8", "replace").decode("utf-8"))


def clean(text: object) -> str:
    r"""A text without the characters that HTML has no place for: they are shown as `�`, and none is left out.

    >>> clean("a\x00b\ud800c\x1b")
    'a�b�c�'
    """
    return str(text).translate(_NO_HTML)


_NO_HTML = dict.fromkeys(
    [*range(0x09), 0x0B, *range(0x0E, 0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0)]
    + [plane << 16 | low for plane in range(17) for low in (0xFFFE, 0xFFFF)],
    "\ufffd",
)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("factx.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: value if isinstance(value, Markup | int) else clean(value),
    )
    environment.filters["number"] = "{:,}".format
    environment.filters["clean"] = clean
    return environment


@cache
def _inlined(*names: str) -> Markup:
    """Files of the templates' folder, one after the other, as they are."""
    loader, environment = _environment().loader, _environment()
    assert loader is not None
    return Markup("\n" + "\n".join(loader.get_source(environment, name)[0].strip() for name in names) + "\n")


def _policy(style: str, script: str) -> Markup:
    """A content security policy: this style, this script, and nothing else from anywhere."""

    def hashed(text: str) -> str:
        return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")

    parts = {
        "default-src": "'none'",
        "style-src": f"'{hashed(style)}'",
        "script-src": f"'{hashed(script)}'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return Markup("; ".join(f"{name} {value}" for name, value in parts.items()))
