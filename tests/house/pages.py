"""What the README and the pages under `docs/` show: `python -m tests.house.pages` writes the printed outputs anew.

What a fenced block is, its language tells:

* `console`: a line that begins with `$ ` is a command and the lines up to the next one are its output, with `…` alone on
  the last line where the page shows only the beginning;
* `sh`: a command a line, run with the bundled pipeline on the samples; each prints something;
* `bash`: a script that works on folders and files of the reader's, run on small ones with a tiny pipeline;
* `shell`: what a test cannot run; `tests.house.test_pages` says for each why not;
* `python`, `sql`, `json`, `toml`, `yaml`: what its name says; `text`: no code.

A block with a title (``toml title="factx.toml"``) is a file of that name for the blocks behind it. The blocks of a page
are run in their order in one folder, as a reader would.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
README = REPOSITORY / "README.md"
# docs/cli.md is written by tests.house.cli_docs.
PAGES = (README, *(page for page in sorted((REPOSITORY / "docs").glob("*.md")) if page.name != "cli.md"))
WIDTH = 100
_FENCE = re.compile(r'^```(\w*)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, the file it stands for (empty where it is none), what it holds."""

    language: str
    title: str
    text: str


@dataclass(frozen=True)
class Shown:
    """A command with the output that a page shows; None where it shows none."""

    command: str
    output: str | None


def blocks(text: str, language: str | None = None) -> list[Block]:
    """The fenced blocks of a page in their order, or those of one language.

    >>> blocks('```toml title="factx.toml"\\njobs = 2\\n```\\n')
    [Block(language='toml', title='factx.toml', text='jobs = 2\\n')]
    """
    found = [Block(*match.groups(default="")) for match in _FENCE.finditer(text)]
    return [block for block in found if language is None or block.language == language]


def shown(block: str) -> Iterator[Shown]:
    """The commands of a console block with their outputs.

    >>> list(shown("$ echo a\\na\\n$ true   # comment\\n"))
    [Shown(command='echo a', output='a\\n'), Shown(command='true', output=None)]
    """
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield Shown(bare(command), output or None)


def bare(command: str) -> str:
    """A command without the comment behind it."""
    return re.sub(r"(^|\s{2,})#.*$", "", command)


def commands(block: str) -> list[str]:
    """The factx commands of an sh block, comments left out."""
    return [bare(line) for line in block.splitlines() if re.search(r"(^|\| )factx ", line)]


def run(command: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """What is shown, in bash, with the factx of this interpreter first on the path."""
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": str(WIDTH),
        "NO_COLOR": "1",
        **variables,
    }
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", command], cwd=folder, env=environment, capture_output=True, text=True
    )


def furnish(folder: Path) -> Path:
    """Make an empty folder one that the commands of a page can work in: with the samples."""
    (folder / "samples").symlink_to(REPOSITORY / "samples", target_is_directory=True)
    return folder


def write(block: Block, folder: Path) -> None:
    """The file that a block with a title stands for."""
    path = folder / block.title
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(block.text, encoding="utf-8")


def same(printed: str, expected: str) -> bool:
    """Whether a command printed what is shown; a last line `…` stands for the rest.

    >>> same("a\\nb\\nc\\n", "a\\nb\\n…\\n"), same("a\\nb\\n", "a\\n")
    (True, False)
    """
    # Tables are padded with blanks on their right, which a page does not keep.
    lines, wanted = ([line.rstrip() for line in text.rstrip("\n").split("\n")] for text in (printed, expected))
    return lines[: len(wanted) - 1] == wanted[:-1] if wanted[-1] == "…" else lines == wanted


def _renewed(block: str, place: Path) -> str:
    """A console block with what its commands print now, as many lines as it shows."""
    parts = []
    for item in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, _, output = item.partition("\n")
        printed = run(bare(line), place).stdout
        if output:
            lines = [text.rstrip() for text in printed.rstrip("\n").split("\n")]
            if output.endswith("…\n"):
                lines = [*lines[: output.count("\n") - 1], "…"]
            output = "\n".join([*lines, ""])
        parts.append(f"$ {line}\n{output}")
    return "".join(parts)


def renew(page: Path) -> None:
    """Put what the commands of a page print now into it."""
    with tempfile.TemporaryDirectory() as folder:
        place = furnish(Path(folder))

        def replaced(match: re.Match[str]) -> str:
            block = Block(*match.groups(default=""))
            if block.title:
                write(block, place)
            if block.language != "console":
                return match[0]
            return f"```console\n{_renewed(block.text, place)}```"

        text = page.read_text(encoding="utf-8")
        page.write_text(_FENCE.sub(replaced, text), encoding="utf-8")


def main() -> None:
    """Renew the pages named, or all."""
    for page in map(Path, sys.argv[1:]) if sys.argv[1:] else PAGES:
        renew(page)


if __name__ == "__main__":
    main()
