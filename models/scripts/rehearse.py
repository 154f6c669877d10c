"""Run the whole recipe in a few minutes on slices of the data, in a folder of its own: rehearse.py DATA FOLDER.

What comes out knows little; the point is that every step runs after the other and finds what it needs. Nothing in this
folder is touched. The checksums are not compared, since slices have others.
"""

import argparse
import gzip
import lzma
import shutil
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
RAW_LINES = 1500  # of each raw text
ARTICLES = {"train.jsonl.gz": 45, "dev.jsonl": 8}
TREEBANK_LINES = 60_000  # of each training treebank; the development treebanks stay whole: cards show all relations
STEPS = {"parser_steps": 40, "teacher_steps": 30, "encoder_epochs": 1, "ner_steps": 20, "vector_rows": 5000,
         "silver_scale": 0.01, "tree_epochs": 1, "tree_words": 20_000, "tree_steps": 20}  # fmt: skip


def slice_data(data: Path, output: Path) -> None:
    """Write the beginnings of all data files, in the formats of the whole ones."""
    for part in ("raw", "ner", "ud"):
        (output / part).mkdir(parents=True, exist_ok=True)
    for part in ("gazetteers", "coref"):
        shutil.copytree(data / part, output / part, dirs_exist_ok=True)
    for path in sorted((data / "raw").glob("*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as stream, lzma.open(output / "raw" / path.name, "wt") as sliced:
            sliced.writelines(line for line, _ in zip(stream, range(RAW_LINES), strict=False))
    for name, articles in ARTICLES.items():
        opened = gzip.open if name.endswith(".gz") else open
        with opened(data / "ner" / name, "rt", encoding="utf-8") as stream:
            lines = [line for line, _ in zip(stream, range(articles), strict=False)]
        with opened(output / "ner" / name, "wt", encoding="utf-8") as sliced:
            sliced.writelines(lines)
    for path in sorted((data / "ud").glob("*.conllu.gz")):
        lines = gzip.decompress(path.read_bytes()).decode("utf-8").split("\n")
        if "train" in path.name:
            lines = [*lines[: lines.index("", TREEBANK_LINES)], "", ""]
        (output / "ud" / path.name).write_bytes(gzip.compress("\n".join(lines).encode("utf-8")))


def copy_recipe(output: Path) -> None:
    """Copy the recipe, not what it once made."""
    output.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "project.yml", output)
    for folder in ("configs", "scripts"):
        shutil.copytree(HERE / folder, output / folder, dirs_exist_ok=True)


def main() -> None:
    """Prepare the folder and run the workflow `rebuild` in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the training data, as `vars.data` of project.yml names it")
    parser.add_argument("folder", type=Path, help="a new folder for the rehearsal")
    args = parser.parse_args()
    folder = args.folder.resolve()
    if folder.exists() and any(folder.iterdir()):
        parser.error(f"{folder} is not empty")
    begin = time.monotonic()
    copy_recipe(folder)
    slice_data(args.data, folder / "data")
    changes = [word for name, value in STEPS.items() for word in (f"--vars.{name}", str(value))]
    command = [sys.executable, "-m", "weasel", "run", "rebuild", str(folder), "--vars.data", str(folder / "data")]
    command += ["--vars.resolver", str(folder / "resolver")]
    subprocess.run([*command, *changes], check=True)
    print(f"every step ran, in {time.monotonic() - begin:.0f} seconds")


if __name__ == "__main__":
    main()
