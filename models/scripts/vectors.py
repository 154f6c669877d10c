"""Word vectors from raw news text: tokenise with the pipeline's tokenizer, then word2vec skip-gram."""

import argparse
import lzma
from collections.abc import Iterator
from multiprocessing import Pool
from pathlib import Path

from gensim.models import Word2Vec
from news_tokenizer import english_with_news_tokenizer

SHARD_LINES = 20_000


def shards(folder: Path) -> Iterator[list[str]]:
    """Yield the paragraphs of all `*.txt.xz` files in lists of a size that is worth sending to a process."""
    for path in sorted(folder.glob("*.txt.xz")):
        lines: list[str] = []
        with lzma.open(path, "rt", encoding="utf-8") as stream:
            for line in stream:
                lines.append(line.rstrip("\n"))
                if len(lines) == SHARD_LINES:
                    yield lines
                    lines = []
        yield lines


_TOKENIZER = None


def tokenize(lines: list[str]) -> str:
    """Return the paragraphs as lines of tokens parted by single blanks."""
    global _TOKENIZER
    if _TOKENIZER is None:
        _TOKENIZER = english_with_news_tokenizer().tokenizer
    rows = (" ".join(t.text for t in _TOKENIZER(line) if not t.is_space) for line in lines)
    return "".join(f"{row}\n" for row in rows if row)


def main() -> None:
    """Train and save the vectors in word2vec's text format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("raw", type=Path, help="folder of *.txt.xz, one paragraph a line")
    parser.add_argument("corpus", type=Path, help="where the tokenised text goes")
    parser.add_argument("output", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    with Pool(args.workers) as pool, args.corpus.open("w", encoding="utf-8") as stream:
        for text in pool.imap(tokenize, shards(args.raw)):
            stream.write(text)
    model = Word2Vec(
        corpus_file=str(args.corpus), vector_size=100, window=5, min_count=12, sg=1, epochs=args.epochs,
        workers=args.workers, seed=args.seed,
    )  # fmt: skip
    model.wv.save_word2vec_format(str(args.output))


if __name__ == "__main__":
    main()
