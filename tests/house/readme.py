"""The commands that the README shows, and what they print: `python -m tests.house.readme` writes the outputs anew.

What a fenced block is, its language tells:

* `console`: a line that begins with `$ ` is a command and the lines up to the next one are its output, with `…` alone on
  the last line where the README shows only the beginning;
* `sh`: a command a line, run with the bundled pipeline on the samples; each prints something;
* `bash`: a script that works on folders and files of the reader's, run on small ones with a tiny pipeline;
* `shell`: what a test cannot run; `tests.house.test_readme` says for each why not;
* `python`, `sql`, `json`, `toml`, `yaml`: what its name says, tested as such; `text`: no code.
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
WIDTH = 100
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Shown:
    """A command with the output that the README shows; None where it shows none."""

    command: str
    output: str | None


def languages(text: str) -> set[str]:
    """The languages of all fenced blocks; the empty one where none is given."""
    return {match[1] for match in _FENCE.finditer(text)}


def blocks(language: str, text: str) -> list[str]:
    """The fenced blocks of one language."""
    return [match[2] for match in _FENCE.finditer(text) if match[1] == language]


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
    """Make an empty folder one that the README's commands can work in: with the samples."""
    (folder / "samples").symlink_to(REPOSITORY / "samples", target_is_directory=True)
    return folder


def same(printed: str, expected: str) -> bool:
    """Whether a command printed what is shown; a last line `…` stands for the rest.

    >>> same("a\\nb\\nc\\n", "a\\nb\\n…\\n"), same("a\\nb\\n", "a\\n")
    (True, False)
    """
    # Tables are padded with blanks on their right, which a README does not keep.
    lines, wanted = ([line.rstrip() for line in text.rstrip("\n").split("\n")] for text in (printed, expected))
    return lines[: len(wanted) - 1] == wanted[:-1] if wanted[-1] == "…" else lines == wanted


def renewed(block: str) -> str:
    """A console block with what its commands print now, as many lines as it shows."""
    parts = []
    with tempfile.TemporaryDirectory() as folder:
        place = furnish(Path(folder))
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


def main() -> None:
    """Put what the commands print now into the README."""
    text = README.read_text(encoding="utf-8")
    text = _FENCE.sub(lambda m: f"```{m[1]}\n{renewed(m[2]) if m[1] == 'console' else m[2]}```", text)
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
