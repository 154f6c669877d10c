"""The commands that the README shows, and what they print: `python -m tests.house.readme` writes the outputs anew.

In a ```console block a line that begins with `$ ` is a command and the lines up to the next one are its output, with
`…` alone on the last line where the README shows only the beginning. ```sh blocks hold commands without output.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
README = REPOSITORY / "README.md"
WIDTH = 100
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Shown:
    """A command with the output that the README shows; None where it shows none."""

    command: str
    output: str | None


def blocks(language: str, text: str) -> list[str]:
    """The fenced blocks of one language."""
    return [match[2] for match in _FENCE.finditer(text) if match[1] == language]


def shown(text: str) -> Iterator[Shown]:
    """Commands of all console blocks with their outputs.

    >>> list(shown("```console\\n$ echo a\\na\\n$ true   # comment\\n```"))
    [Shown(command='echo a', output='a\\n'), Shown(command='true', output=None)]
    """
    for block in blocks("console", text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            yield Shown(_bare(command), output or None)


def _bare(command: str) -> str:
    """A command without the comment behind it."""
    return re.sub(r"\s{2,}#.*$", "", command)


def commands(text: str) -> list[str]:
    """The factx commands of the sh blocks, comments left out."""
    lines = [line for block in blocks("sh", text) for line in block.splitlines()]
    return [line for line in lines if re.search(r"(^|\| )factx ", line)]


def run(command: str, folder: Path = REPOSITORY) -> subprocess.CompletedProcess[str]:
    """A README command in bash, with the factx of this interpreter first on the path."""
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": str(WIDTH),
        "NO_COLOR": "1",
    }
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=folder, env=environment, capture_output=True, text=True
    )


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
    for item in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, _, output = item.partition("\n")
        if output:
            printed = run(_bare(line)).stdout
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
