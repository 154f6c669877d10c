"""factx on a machine that has never seen it: `python3 -m tests.house.fresh`, in two to three minutes, with the registry.

The repository is cloned into a temporary folder, a new environment made, and the set-up commands of the README run as
they stand there. Then the source archive and the wheel are built from the clone and looked into; each is installed into
an environment of its own, used outside the repository as one who knows nothing of it would, and uninstalled, after
which nothing of it may be left. It needs Python and git alone, and ends with an error where anything is otherwise,
a registry that cannot be reached included.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.house.pages import README, REPOSITORY, blocks

SAMPLE = "kazakhstan-unrest.txt"
# The wheel brings these whatever else is in it.
NEEDED = (
    "factx/py.typed",
    "factx/lexicon/data/cues.toml",
    "factx/lexicon/data/outcomes.toml",
    "factx/models/en_factx_news/meta.json",
    "factx/models/en_factx_news/vocab/vectors",
    "licenses/LICENSE",
    "licenses/models/LICENSE",
    "share/man/man1/factx.1",
)
# What training reads and leaves behind; neither data nor experiments are given away.
_KEPT_BACK = ("models/assets/", "models/corpus/", "models/training/", "models/packages/", "shared/")
# What pip and Python are told about other environments is not told here.
_ELSEWHERE = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_TARGET", "PIP_PREFIX")


class NotFreshError(Exception):
    """Something is not as it is on a fresh machine."""


def run(command: list[str], folder: Path, stdin: str | None = None) -> str:
    """What a command prints to standard output.

    Raises:
        NotFreshError: it failed; with what it said last.
    """
    environment = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    done = subprocess.run(
        command, cwd=folder, env=environment, input=stdin, capture_output=True, text=True, encoding="utf-8"
    )
    if done.returncode:
        raise NotFreshError(
            f"{' '.join(command)}: status {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-4000:]}"
        )
    return done.stdout


def environment(folder: Path) -> Path:
    """The programs of a new virtual environment."""
    run([sys.executable, "-m", "venv", str(folder)], folder.parent)
    return folder / "bin"


def cloned(target: Path) -> Path:
    """A clone of the repository, as it was committed."""
    run(["git", "clone", "--quiet", str(REPOSITORY), str(target)], target.parent)
    return target


def set_up(clone: Path) -> str:
    """What the set-up commands of the README print in a clone: the facts of a sample."""
    first = blocks(README.read_text(encoding="utf-8"), "sh")[0].text
    printed = run(["bash", "-e", "-o", "pipefail", "-c", first], clone)
    return "".join(line for line in printed.splitlines(keepends=True) if line.startswith("{"))


def built(clone: Path, folder: Path) -> tuple[Path, Path]:
    """The source archive, and the wheel that is built from it."""
    programs = environment(folder / "builder")
    run([str(programs / "pip"), "install", "--quiet", "build"], folder)
    run([str(programs / "python"), "-m", "build", "--outdir", str(folder / "dist"), str(clone)], folder)
    (archive,), (wheel,) = (list((folder / "dist").glob(pattern)) for pattern in ("*.tar.gz", "*.whl"))
    return archive, wheel


def look_into(archive: Path, wheel: Path, committed: Iterable[str]) -> None:
    """The archive holds what is committed, nothing else; the wheel holds the package, the pipeline and the licences.

    Raises:
        NotFreshError: something is missing or too much.
    """
    with tarfile.open(archive) as file:
        packed = {member.name.partition("/")[2] for member in file if member.isfile()}
    expect(packed - {"PKG-INFO"} == set(committed), f"{archive.name}: {sorted(packed ^ set(committed))}")
    with zipfile.ZipFile(wheel) as zipped:
        names = zipped.namelist()
    kept_back = [name for name in [*packed, *names] if name.startswith(_KEPT_BACK)]
    foreign = [name for name in names if not re.match(r"factx/|factx-[^/]+\.(dist-info|data/data/share/man)/", name)]
    missing = [name for name in NEEDED if not any(inside.endswith(name) for inside in names)]
    expect(not (kept_back or foreign or missing), f"{wheel.name}: {kept_back=}, {foreign=}, {missing=}")


def used(file: Path, folder: Path, text: str) -> str:
    """The facts of a text by a factx that is installed from a file, used in an empty folder, and uninstalled.

    Raises:
        NotFreshError: a command failed, or something of it is left.
    """
    folder.mkdir()
    programs = environment(folder / "venv")
    run([str(programs / "pip"), "install", "--quiet", str(file)], folder)
    work = folder / "work"
    work.mkdir()
    (work / "article.txt").write_text(text, encoding="utf-8")
    factx = str(programs / "factx")
    facts = run([factx, "extract", "article.txt"], work)
    piped = run([factx, "extract", "-"], work, stdin=text)
    expect(stripped(facts) == stripped(piped), f"{file.name}: a pipe gives other facts than a file")
    known = json.loads(run([factx, "info", "--json"], work))
    expect(str(known["pipeline"]["path"]).startswith(str(folder)), f"{file.name}: the pipeline is {known['pipeline']}")
    expect(run([str(programs / "python"), "-m", "factx", "--version"], work).startswith("factx "), "python -m factx")
    run([str(programs / "pip"), "uninstall", "--quiet", "--yes", "factx"], work)
    left = [*(folder / "venv").rglob("*factx*"), *set(work.iterdir()) - {work / "article.txt"}]
    expect(not left, f"{file.name}: left behind: {', '.join(map(str, left))}")
    return facts


def contained(clone: Path, folder: Path) -> str:
    """The facts of a sample by the steps of the Dockerfile, as a script in folders of their own.

    What factx depends on is left out: the other environments have it.
    """
    (folder / "container").mkdir()
    programs = environment(folder / "container" / "venv")
    steps = re.findall(r"^RUN (.+)$", (clone / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
    expect(len(steps) == 2, f"Dockerfile: {steps}")
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    for step in steps:
        script = step.replace("/wheels", str(folder / "container" / "wheels"))
        run(["env", f"PATH={path}", "bash", "-e", "-c", script.replace("pip install", "pip install --no-deps")], clone)
    return run([str(programs / "pip"), "show", "--files", "factx"], clone)


def stripped(facts: str) -> list[Mapping[str, object]]:
    """Records without what names their article."""
    records: list[dict[str, object]] = [json.loads(line) for line in facts.splitlines()]
    return [{name: value for name, value in record.items() if name != "article"} for record in records]


def check_facts(facts: str, text: str) -> None:
    """Records of every type that are slices of the text.

    Raises:
        NotFreshError: they are not.
    """
    records = [json.loads(line) for line in facts.splitlines()]
    expect({record["type"] for record in records} >= {"quote", "casualty", "actor", "organization"}, facts[:2000])
    for record in records:
        expect(text[record["start_char"] : record["end_char"]] == record["text"], f"no slice of the text: {record}")


def expect(fine: bool, otherwise: str) -> None:
    """Raises NotFreshError unless all is fine."""
    if not fine:
        raise NotFreshError(otherwise)


def prove(folder: Path) -> None:
    """All of it, in an empty folder, two things at a time.

    Raises:
        NotFreshError: something is not as it should be.
    """
    clone = cloned(folder / "clone")
    text = (clone / "samples" / SAMPLE).read_text(encoding="utf-8")
    committed = run(["git", "ls-files", "-z"], clone).split("\0")[:-1]
    with ThreadPoolExecutor(2) as two:
        shown, building = two.submit(set_up, clone), two.submit(built, cloned(folder / "source"), folder)
        facts = shown.result()
        check_facts(facts, text)
        told(f"set up by the README: {len(facts.splitlines())} facts")
        archive, wheel = building.result()
        look_into(archive, wheel, committed)
        told("built: " + ", ".join(f"{file.name} {file.stat().st_size / 1e6:.0f} MB" for file in (archive, wheel)))
        expect("bin/factx" in contained(clone, folder), "Dockerfile: no command factx")
        told("the steps of the Dockerfile")
        using = {file: two.submit(used, file, folder / file.name.rpartition(".")[2], text) for file in (wheel, archive)}
        for file, printed in using.items():
            expect(stripped(printed.result()) == stripped(facts), f"{file.name}: other facts than from the clone")
            told(f"installed, used and uninstalled: {file.name}")


def told(what: str, since: float = time.monotonic()) -> None:
    """A line on how far it is."""
    print(f"fresh: {time.monotonic() - since:5.0f} s  {what}", flush=True)


def main() -> int:
    """The exit status: 0 when all is as it should be on a fresh machine."""
    folder = Path(tempfile.mkdtemp(prefix="factx-fresh-"))
    try:
        prove(folder)
    except NotFreshError as error:
        print(f"fresh: {error}", file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
