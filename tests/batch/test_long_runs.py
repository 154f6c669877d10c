"""The long runs of benchmarks/ in small: nothing lost, nothing doubled, memory flat; killed and resumed.

In full: `python -m benchmarks`.
"""

import random
from pathlib import Path

import pytest
from benchmarks import corpus, kills, soak

from factx.article import Article
from factx.reading import sources

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")


def test_the_corpus_is_what_it_says(tmp_path: Path) -> None:
    corpus.write(tmp_path / "c.jsonl", 1000)
    reads = list(sources.read([str(tmp_path / "c.jsonl")], sources.Reading(), None))
    assert [number for number, read in enumerate(reads) if not isinstance(read, Article)] == list(range(99, 1000, 100))
    texts = [read.text for read in reads if isinstance(read, Article)]
    assert len(set(texts)) == 990
    assert len({corpus.name(number) for number in range(20_000)}) == 20_000


def test_soak(tiny: Path, tmp_path: Path) -> None:
    corpus.write(tmp_path / "corpus.jsonl", 400)
    seen = soak.extract(tmp_path / "corpus.jsonl", tmp_path, 2, ["--model", str(tiny)])
    assert any(0 < entries <= 402 for entries, _ in seen), "the manifest was not watched"
    assert all(size > 0 for _, size in seen[:1])
    soak.check_facts(tmp_path, 400)


def test_kills(tiny: Path, tmp_path: Path) -> None:
    corpus.write(tmp_path / "corpus.jsonl", 80)
    source, whole, target = (tmp_path / name for name in ("corpus.jsonl", "whole.jsonl", "facts.jsonl"))
    options = ["--model", str(tiny)]
    kills.killed_and_resumed(source, whole, 0, 1, options, random.Random(1))
    assert kills.killed_and_resumed(source, target, 2, 2, options, random.Random(1)) >= 1
    assert target.read_bytes() == whole.read_bytes()
