"""`docs/cli.md`: every command with its options, as Typer's own generator writes it.

`python -m tests.house.cli_docs` writes it and the manual page `docs/factx.1`.
"""

import re
import subprocess
import sys

from tests.house import man_page
from tests.house.pages import REPOSITORY

PAGE = REPOSITORY / "docs" / "cli.md"
_HEAD = "<!-- Written by `python -m tests.house.cli_docs`; do not edit. -->\n\n"
_MARKUP = {
    r'<span style="font-weight: bold">(.*?)</span>': r"**\1**",
    r"\[bold\](.*?)\[/bold\]": r"**\1**",
    r"\[dim\](.*?)\[/dim\]": r"\1",
    "&gt;": ">",
    # “FACTS <list[str]>” says what Python makes of it, not what to type.
    r"(?<=[A-Z]) <list\[\w+\]>": "...",
    r"(?<=[A-Z]) <\w+>": "",
}


def page() -> str:
    """What the page should hold now."""
    command = [
        sys.executable,
        "-m",
        "typer",
        "factx.cli.app",
        "utils",
        "docs",
        "--name",
        "factx",
        "--title",
        "The commands",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    text = done.stdout
    for pattern, replacement in _MARKUP.items():
        text = re.sub(pattern, replacement, text)
    return _HEAD + text.rstrip() + "\n"


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
    man_page.PAGE.write_text(man_page.page(), encoding="utf-8")
