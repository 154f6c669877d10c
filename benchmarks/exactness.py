"""Whether the networks of the bundled pipeline say the same to the last bit with other kernels, threads and batches.

    python -m benchmarks.exactness ARTICLES [--articles 200] [--facts]

ARTICLES is a JSONL file of articles with `text`. Each way of computing is a process of its own, which reads all
articles and prints one digest over the vectors of every token, tags, heads, relations, lemmas and entities; `--facts`
goes on to the facts. The exit status is 1 where two differ.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

# The kernels of OpenBLAS for processors of the last fifteen years.
KERNELS = ("Haswell", "SkylakeX", "Zen", "Nehalem", "Sandybridge")
THREADS = (1, 4)
BATCHES = (1, 8, 64)
FEATURES = ["ORTH", "TAG", "POS", "LEMMA", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]


def texts(path: Path, most: int) -> list[str]:
    """Return the texts of the first articles."""
    with path.open(encoding="utf-8") as stream:
        return [json.loads(line)["text"] for line in islice(stream, most)]


def digest(articles: list[str], batch: int, facts: bool) -> str:
    """Return one hash over everything that the pipeline, or factx, makes of the articles."""
    from factx import Article, load
    from factx.pipeline.load import load_pipeline

    total = hashlib.sha256()
    if facts:
        made = load().pipe(Article(id=str(k), text=text) for k, text in enumerate(articles))
        for _, records in made:
            total.update("\n".join(record.model_dump_json() for record in records).encode())
        return total.hexdigest()
    for doc in load_pipeline().pipe(articles, batch_size=batch):
        total.update(doc.tensor.tobytes())
        total.update(doc.to_array(FEATURES).tobytes())  # type: ignore[arg-type]
    return total.hexdigest()


def ways() -> Iterator[tuple[str, int, int]]:
    """Yield kernel, threads and size of batches: every kernel, every number of threads, every size, not all of each."""
    yield from ((kernel, 1, 8) for kernel in KERNELS)
    yield from (("", threads, 8) for threads in THREADS[1:])
    yield from (("", 1, batch) for batch in BATCHES)


def main() -> None:
    """Print a digest for each way."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, help="articles, JSONL")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--facts", action="store_true", help="compare facts, not the networks' outputs")
    parser.add_argument("--batch", type=int, help=argparse.SUPPRESS)  # set by the process that starts the others
    args = parser.parse_args()
    if args.batch:
        print(digest(texts(args.path, args.articles), args.batch, args.facts))
        return
    found: set[str] = set()
    for kernel, threads, batch in ways():
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": str(threads)}
        environment |= {"OPENBLAS_CORETYPE": kernel} if kernel else {}
        command = [sys.executable, "-m", "benchmarks.exactness", str(args.path), "--articles", str(args.articles)]
        command += ["--batch", str(batch), *(["--facts"] if args.facts else [])]
        ran = subprocess.run(command, env=environment, capture_output=True, text=True)
        told = ran.stdout.strip()[-64:] if not ran.returncode else f"cannot be run here (status {ran.returncode})"
        found |= {told} if not ran.returncode else set()
        print(f"{kernel or 'own kernel':12} threads {threads}  batches of {batch:2}  {told}", flush=True)
    print("all the same" if len(found) == 1 else f"{len(found)} different digests")
    sys.exit(len(found) != 1)


if __name__ == "__main__":
    main()
