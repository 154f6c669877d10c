"""Fine-tune the teacher (encoder.py) on the annotated articles: teach.py TRAIN DEV GAZETTEERS OUTPUT [--fold N].

The output is the folder `OUTPUT` with `weights.pt`; a run that was stopped goes on from the last whole epoch.
"""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from corpora import copy_of_article, fold_of, read_names, stored
from encoder import Chunk, Pieces, Reader, labels_of, padded, spans
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
        row = [-100] * len(chunk.pieces)
        for start, token in zip(chunk.starts, chunk.tokens, strict=True):
            row[start] = labels[token]
        yield chunk, row


def f1(reader: Reader, cutter: Pieces, docs: Sequence[Doc]) -> tuple[float, dict[str, float]]:
    """Return the F1 of exact span and type in per cent, over all and for each type."""
    gold = {(i, e.start, e.end, e.label_) for i, doc in enumerate(docs) for e in doc.ents}
    readings = reader.chances([[t.text for t in doc] for doc in docs], cutter)
    ours = {
        (i, e.start, e.end, e.label_)
        for i, (doc, odds) in enumerate(zip(docs, readings, strict=True))
        for e in spans(doc, odds)
    }

    def score(a: set[tuple[int, int, int, str]], b: set[tuple[int, int, int, str]]) -> float:
        return 200 * len(a & b) / max(1, len(a) + len(b))

    types = sorted({e[3] for e in gold})
    every = {t: score({e for e in ours if e[3] == t}, {e for e in gold if e[3] == t}) for t in types}
    every["spans"] = 200 * len({e[:3] for e in ours} & {e[:3] for e in gold}) / max(1, len(ours) + len(gold))
    return score(ours, gold), every


def epoch(
    reader: Reader,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
    items: list[Sample],
) -> float:
    """Learn from every sample once; return the mean loss."""
    reader.train()
    total = 0.0
    batches = [items[i : i + BATCH] for i in range(0, len(items), BATCH)]
    for batch in batches:
        scores = reader([chunk for chunk, _ in batch])
        targets = padded([row for _, row in batch], -100)
        loss = torch.nn.functional.cross_entropy(scores.flatten(0, 1), targets.flatten(), ignore_index=-100)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), CLIP)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad(set_to_none=True)
        total += float(loss.detach())
    return total / len(batches)


def main() -> None:
    """Fine-tune and write the weights."""
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
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    vocab = Vocab()
    docs = [d for d in stored(args.train, vocab) if args.fold < 0 or fold_of(d.user_data["article"]) != args.fold]
    names = read_names(args.gazetteers, docs)
    dev = stored(args.dev, vocab)
    cutter, reader = Pieces(), Reader()
    pretrained = list(reader.encoder.parameters())
    own = [*reader.cases.parameters(), *reader.output.parameters()]
    optimizer = torch.optim.AdamW(
        [{"params": pretrained, "lr": RATE}, {"params": own, "lr": HEAD_RATE}], weight_decay=0.01
    )
    plain = articles(docs)
    steps = args.epochs * (sum(1 for a in plain for _ in samples(a, cutter)) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: min(k / (WARM * steps), max(0.0, (steps - k) / ((1 - WARM) * steps)))
    )
    args.output.mkdir(parents=True, exist_ok=True)
    state = args.output / "state.pt"
    done = 0
    if state.exists():
        saved = torch.load(state)
        reader.load_state_dict(saved["reader"])
        optimizer.load_state_dict(saved["optimizer"])
        schedule.load_state_dict(saved["schedule"])
        done = saved["epoch"]
    for number in range(done, args.epochs):
        begun = time.monotonic()
        rng.seed(args.seed + number)
        items: list[Sample] = []
        for article in plain:
            changed = number and rng.random() < args.copies
            items += samples(
                [copy_of_article(d, names, args.share, rng) for d in article] if changed else article, cutter
            )
        rng.shuffle(items)
        loss = epoch(reader, optimizer, schedule, items)
        whole, every = f1(reader, cutter, dev)
        print(f"epoch {number + 1}: loss {loss:.4f}, F {whole:.1f}", {k: round(v, 1) for k, v in every.items()},
              f"{(time.monotonic() - begun) / 60:.1f} min", flush=True)  # fmt: skip
        torch.save(
            {"reader": reader.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict(),
             "epoch": number + 1}, state,
        )  # fmt: skip
    torch.save(reader.state_dict(), args.output / "weights.pt")
    state.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
