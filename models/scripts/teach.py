"""Fine-tune the teacher (encoder.py) on the annotated articles: teach.py TRAIN DEV GAZETTEERS OUTPUT [--fold N].

The output is the folder `OUTPUT` with `weights.pt`; a run that was stopped goes on from the last whole epoch.
"""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from corpora import copy_of_article, fold_of, read_names, stored
from encoder import UNKNOWN, Chunk, Pieces, Reader, labels_of, padded, spans
from evaluate import Scores, entity_scores
from spacy.tokens import Doc
from spacy.vocab import Vocab

BATCH = 16
RATE = 1.5e-4
HEAD_RATE = 1e-3  # of what is not pretrained
WARM = 0.1  # share of the steps in which the rate rises
CLIP = 1.0

Sample = tuple[Chunk, list[int]]


def articles(docs: Sequence[Doc]) -> list[list[Doc]]:
    """Return the pieces of each article side by side, as they follow each other."""
    found: dict[str, list[Doc]] = {}
    for doc in docs:
        found.setdefault(doc.user_data["article"], []).append(doc)
    return list(found.values())


def samples(article: Sequence[Doc], cutter: Pieces) -> Iterator[Sample]:
    """Yield the chunks of an article, each with one label a piece: UNKNOWN behind a token's first."""
    words = [t.text for doc in article for t in doc]
    labels = [label for doc in article for label in labels_of(doc)]
    for chunk in cutter.chunks(words):
        row = [UNKNOWN] * len(chunk.pieces)
        for start, token in zip(chunk.starts, chunk.tokens, strict=True):
            row[start] = labels[token]
        yield chunk, row


def scores(reader: Reader, cutter: Pieces, docs: Sequence[Doc]) -> Scores:
    """Return how well the teacher reads annotated documents, as evaluate.py scores a pipeline."""
    readings = reader.chances([[t.text for t in doc] for doc in docs], cutter)
    read = [Doc(doc.vocab, [t.text for t in doc], [bool(t.whitespace_) for t in doc]) for doc in docs]
    for doc, odds in zip(read, readings, strict=True):
        doc.set_ents(spans(doc, odds))
    return entity_scores(read, list(docs))


@dataclass
class Training:
    """The teacher with what it needs to learn on, and after which epoch that stands."""

    reader: Reader
    optimizer: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LRScheduler
    state: Path
    done: int = 0

    @classmethod
    def begin(cls, steps: int, state: Path) -> "Training":
        """Return a new one that learns for so many steps, or the one that was left in the file `state`."""
        reader = Reader()
        own = [*reader.cases.parameters(), *reader.output.parameters()]
        groups = [{"params": list(reader.encoder.parameters()), "lr": RATE}, {"params": own, "lr": HEAD_RATE}]
        optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda k: min(k / (WARM * steps), max(0.0, (steps - k) / ((1 - WARM) * steps)))
        )
        found = cls(reader, optimizer, schedule, state)
        if state.exists():
            saved = torch.load(state)
            found.done = saved["epoch"]
            for name in ("reader", "optimizer", "schedule"):
                getattr(found, name).load_state_dict(saved[name])
        return found

    def keep(self, epoch: int) -> None:
        """Write everything to the file."""
        parts = {name: getattr(self, name).state_dict() for name in ("reader", "optimizer", "schedule")}
        torch.save({**parts, "epoch": epoch}, self.state)
        self.done = epoch

    def learn(self, items: list[Sample]) -> float:
        """Learn from every sample once; return the mean loss."""
        self.reader.train()
        total = 0.0
        batches = [items[i : i + BATCH] for i in range(0, len(items), BATCH)]
        for batch in batches:
            scores = self.reader([chunk for chunk, _ in batch])
            targets = padded([row for _, row in batch], UNKNOWN)
            loss: Any = torch.nn.functional.cross_entropy(scores.flatten(0, 1), targets.flatten(), ignore_index=UNKNOWN)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.reader.parameters(), CLIP)
            self.optimizer.step()
            self.schedule.step()
            self.optimizer.zero_grad(set_to_none=True)
            total += float(loss.detach())
        return total / len(batches)


def arguments() -> argparse.Namespace:
    """Return what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path, help="ner-train.spacy")
    parser.add_argument("dev", type=Path, help="ner-dev.spacy, for the figures that are printed only")
    parser.add_argument("gazetteers", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--fold", type=int, default=-1, help="leave the articles of this fold out")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--share", type=float, default=0.15, help="of names exchanged in copies of articles")
    parser.add_argument("--copies", type=float, default=0.5, help="share of the articles that come as changed copies")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


def main() -> None:
    """Fine-tune and write the weights."""
    args = arguments()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    vocab, rng, cutter = Vocab(), random.Random(args.seed), Pieces()
    docs = [d for d in stored(args.train, vocab) if args.fold < 0 or fold_of(d.user_data["article"]) != args.fold]
    names, dev, plain = read_names(args.gazetteers, docs), stored(args.dev, vocab), articles(docs)
    args.output.mkdir(parents=True, exist_ok=True)
    batches = sum(1 for article in plain for _ in samples(article, cutter)) // BATCH + 1
    training = Training.begin(args.epochs * batches, args.output / "state.pt")
    for number in range(training.done, args.epochs):
        begun = time.monotonic()
        rng.seed(args.seed + number)
        items: list[Sample] = []
        for article in plain:
            changed = number and rng.random() < args.copies
            items += samples(
                [copy_of_article(d, names, args.share, rng) for d in article] if changed else article, cutter
            )
        rng.shuffle(items)
        loss = training.learn(items)
        found = scores(training.reader, cutter, dev)
        told = ", ".join(f"{label} {100 * value['f']:.1f}" for label, value in found["ents_per_type"].items())
        minutes = (time.monotonic() - begun) / 60
        whole = 100 * found["ents_f"]
        print(f"epoch {number + 1}: loss {loss:.4f}, F {whole:.1f} ({told}), {minutes:.1f} minutes", flush=True)
        training.keep(number + 1)
    torch.save(training.reader.state_dict(), args.output / "weights.pt")
    training.state.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
