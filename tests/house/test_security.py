"""What docs/security.md promises, where no other test holds it.

Tested elsewhere: pages escape and ask no host (tests/report), formulas in CSV (tests/cli/test_convert.py, properties), bombs
and giant inputs (tests/cli/test_bad_files.py), questions in SQL that want more than facts (tests/cli/test_query.py).
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.pages import REPOSITORY

# Runs the command in a process that dies at the first try to reach a host or to start a program, or when something
# is unpickled but by a package that reads a file of its own, or from the pipe between a run and its worker.
_GUARDED = """
import sys
from pathlib import Path
from factx.cli import run

FORBIDDEN = ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec")

def guard(event, arguments):
    if event in FORBIDDEN:
        raise SystemExit(f"{event} {arguments}")
    if event == "pickle.find_class":
        frame = sys._getframe(1)
        if not any(part in frame.f_code.co_filename for part in ("site-packages", "multiprocessing/connection.py")):
            raise SystemExit(f"{event} {arguments} by {frame.f_code.co_filename}")

sys.addaudithook(guard)
sys.exit(run(sys.argv[1:]))
"""
ENTRY = '[[entry]]\nwords = ["burble"]\nclass = "speech"\nexamples = ["She [burbled]."]\n'
PAGE = (
    "<!DOCTYPE html><html><head><title>Port</title><link rel=stylesheet href=http://127.0.0.1:9/a.css>"
    "<script src=http://127.0.0.1:9/a.js></script></head><body><article><p>"
    + "At least 14 fishermen drowned, the coast guard said on Friday. " * 8
    + "</p><img src=http://127.0.0.1:9/a.png></article></body></html>"
)


@pytest.mark.parametrize("output", ["facts.csv", "page.html"])
def test_no_host_is_asked_and_nothing_run(output: str, tmp_path: Path) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    (inputs / "a.txt").write_text("“Go,” said Ana Sosa on Friday. See http://127.0.0.1:9/x.\n", encoding="utf-8")
    (inputs / "b.jsonl").write_text(json.dumps({"text": "Two died.", "url": "http://127.0.0.1:9/"}), encoding="utf-8")
    (inputs / "c.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "cues.toml").write_text(ENTRY, encoding="utf-8")
    command = [sys.executable, "-c", _GUARDED, "extract", str(inputs), "--lexicon", "words", "-o", output, "-q"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("output", ["facts.csv", "facts.sqlite", "page.html"])
def test_ids_are_no_paths(output: str, tmp_path: Path, tiny: Path) -> None:
    """An id that climbs out of the folder, or names a file of the system, stays a name."""
    work = tmp_path / "outer" / "work"
    work.mkdir(parents=True)
    ids = ["../../escaped", str(tmp_path / "absolute"), "..", "a/../../b", "C:\\x", "\x00", "facts.jsonl"]
    lines = [json.dumps({"id": name, "text": "“Go,” said Ana Sosa. Two died."}) for name in ids]
    (work / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "factx",
        "extract",
        "in.jsonl",
        "--with-articles",
        "--model",
        str(tiny),
        "-o",
        output,
    ]
    done = subprocess.run(command, cwd=work, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    stem = output.partition(".")[0]
    assert [path.name for path in work.iterdir() if not path.name.startswith((stem, f".{stem}.", "in.jsonl"))] == []
    assert [path.name for path in work.parent.iterdir()] == ["work"]
    assert {path.name for path in tmp_path.iterdir()} == {"outer"}


def test_a_pickle_in_the_place_of_words_or_a_pipeline_is_not_read(tmp_path: Path) -> None:
    class Hostile:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return Path.touch, (Path(tmp_path / "run"),)  # type: ignore[return-value]

    import pickle

    (tmp_path / "a.txt").write_text("Two died.", encoding="utf-8")
    for folder, name in (("words", "cues.toml"), ("model", "meta.json")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_bytes(pickle.dumps(Hostile()))
    for options in (["--lexicon", "words"], ["--model", "model"]):
        command = [sys.executable, "-m", "factx", "extract", "a.txt", *options]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 5
    assert not (tmp_path / "run").exists()


# Parcels that a linking sends to its own workers and has back, as multiprocessing and Dask themselves send everything;
# no byte of them comes from a file or a stranger.
_OWN_PARCELS = "src/factx/cli/linking.py: pickle.load"


def test_no_source_file_unpickles_or_evaluates() -> None:
    """What runs text as code, or turns bytes into objects of any kind, stands nowhere in the package."""
    forbidden = ("pickle.load", "eval(", "exec(", "os.system", "shell=True", "yaml.load", "marshal", "shelve", "dill")
    found = [
        f"{path.relative_to(REPOSITORY)}: {word}"
        for path in (REPOSITORY / "src").rglob("*.py")
        for word in forbidden
        if any(f"{before}{word}" in path.read_text(encoding="utf-8") for before in (" ", "(", "=", "\n", "."))
    ]
    assert found == [_OWN_PARCELS]
