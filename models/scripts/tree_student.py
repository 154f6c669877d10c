"""Train the parser that ships, on top of the shared network: tree_student.py PIPELINE GOLD SILVER DEV OUTPUT.

The shared network is not changed: its vectors are computed once, for some copies of the treebanks in other typography
and for the encoder's silver (tree_silver.py). What is learned are the layers of `factx.pipeline.parser`. At the end
their weights are laid on grids (exact.py), and OUTPUT holds the component.
"""

import argparse
import os
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Before numpy is imported: see src/factx/pipeline/matrices.py.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import spacy
import torch
from corpora import copy_of_tree, stored
from exact import MARGIN, Seen, laid_out, power
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from trees import UNKNOWN, Pairs, Tensor, Tree, read, relations, told, tree_of

from factx.pipeline.matrices import use_exact_products
from factx.pipeline.parser import Parser
from factx.pipeline.stored import Arrays

Floats = NDArray[np.float32]

WIDTH = 160
STEPS = (0, 1, 2, 4, 1, 2)  # tokens to each side that the layers look; the first only changes the width
ARC, RELATION = 96, 64
DROPOUT = 0.1
RATE = 2e-3
DECAY = 0.02
BATCH = 16  # texts, half of them silver
WARM = 100  # steps in which the rate rises
MEAN = 0.01  # weight of the newest numbers in the running mean that ships
COPIES = 3  # of each treebank document, in other typography
SAMPLE = 40  # every so manieth document shows what comes into the products


class Locked(torch.nn.Module):
    """Dropout that takes the same units from all tokens of a text (Gal and Ghahramani 2016)."""

    def forward(self, rows: Tensor) -> Tensor:
        """Return the rows, texts × tokens × width, without some units."""
        if not self.training:
            return rows
        mask = torch.rand(rows.shape[0], *[1] * (rows.dim() - 2), rows.shape[-1]) >= DROPOUT
        return rows * (mask / (1 - DROPOUT))


class Layer(torch.nn.Module):
    """One layer of `factx.pipeline.parser.Layer`."""

    def __init__(self, inputs: int, step: int) -> None:
        super().__init__()
        self.step = step
        self.product = torch.nn.Linear(inputs * (3 if step else 1), 2 * WIDTH)
        self.norm = torch.nn.LayerNorm(WIDTH, eps=1e-8)
        self.dropout = Locked()

    def forward(self, rows: Tensor) -> Tensor:
        """Return the next vectors of the tokens."""
        seen = rows
        if k := self.step:
            wide = torch.nn.functional.pad(rows, (0, 0, k, k))
            seen = torch.cat([wide[:, : -2 * k], rows, wide[:, 2 * k :]], dim=-1)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            pieces = self.product(seen)
        pieces = pieces.float()
        new = self.dropout(self.norm(torch.maximum(pieces[..., :WIDTH], pieces[..., WIDTH:])))
        return rows + new if self.step else new


class Student(torch.nn.Module):
    """The layers and the scores of pairs."""

    def __init__(self, inputs: int, labels: int) -> None:
        super().__init__()
        self.layers = torch.nn.ModuleList([Layer(WIDTH if step else inputs, step) for step in STEPS])
        self.pairs = Pairs(WIDTH, labels, ARC, RELATION, Locked())
        self.dropout = Locked()

    def vectors(self, rows: Tensor) -> Tensor:
        """Return the parser's vectors: texts × tokens × WIDTH."""
        rows = self.dropout(rows)
        for layer in self.layers:
            rows = layer(rows)
        return rows


@dataclass
class Text:
    """The shared network's vectors of a text (tokens × width, half precision) and its annotation."""

    rows: NDArray[np.float16]
    tree: Tree

    def inside(self) -> list[int]:
        """Return the places of the words."""
        return [i for i, head in enumerate(self.tree.heads) if head != UNKNOWN]


def texts(nlp: Language, docs: Sequence[Doc], labels: Sequence[str]) -> list[Text]:
    """Return the documents as the student takes them."""
    bare = (Doc(d.vocab, words=[t.text for t in d], spaces=[bool(t.whitespace_) for t in d]) for d in docs)
    found = []
    for doc, read_doc in zip(docs, nlp.pipe(bare, batch_size=64), strict=True):
        tree = tree_of(doc, labels)
        for i in doc.user_data.get("unsure", ()):
            tree.labels[i] = UNKNOWN
        found.append(Text(np.asarray(read_doc.tensor).astype(np.float16), tree))
    return found


def side_by_side(some: Sequence[Text]) -> Tensor:
    """Return the vectors of some texts, the short ones filled up with nought."""
    rows = np.zeros((len(some), max(len(t.rows) for t in some), some[0].rows.shape[1]), dtype=np.float32)
    for k, text in enumerate(some):
        rows[k, : len(text.rows)] = text.rows
    return torch.from_numpy(rows)


@torch.no_grad()
def score(student: Student, dev: Sequence[Text], labels: Sequence[str]) -> str:
    """Return how well the student parses, by its own sentences."""
    student.eval()
    found = [read(student.pairs, student.vectors(side_by_side([t]))[0], t.inside()).tree for t in dev]
    return told([t.tree for t in dev], found, labels)


def shuffled(some: list[Text], rng: random.Random) -> Iterator[Text]:
    """Yield the texts again and again, each time in another order."""
    while True:
        rng.shuffle(some)
        yield from some


def train(student: Student, gold: list[Text], silver: list[Text], steps: int, rng: random.Random) -> None:
    """Let the student learn; it ends with the running mean of its weights."""
    optimizer = torch.optim.AdamW(student.parameters(), lr=RATE, weight_decay=DECAY, betas=(0.9, 0.99))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda k: min((k + 1) / WARM, (steps - k) / steps))
    streams = [shuffled(some, rng) for some in (gold, silver)]
    mean = [weights.detach().clone() for weights in student.parameters()]
    begun, total = time.monotonic(), 0.0
    for step in range(1, steps + 1):
        student.train()
        batch = [next(streams[k % 2]) for k in range(BATCH)]
        loss = student.pairs.loss(student.vectors(side_by_side(batch)), [text.tree for text in batch])
        loss.backward()
        torch.nn.utils.clip_grad_norm_(student.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad(set_to_none=True)
        with torch.no_grad():
            for slow, weights in zip(mean, student.parameters(), strict=True):
                slow.lerp_(weights, max(MEAN, 1 / step))
        total += float(loss.detach())
        if not step % 250:
            print(f"{step} loss {total / 250:.3f} {(time.monotonic() - begun) / 60:.1f} minutes", flush=True)
            total = 0.0
    with torch.no_grad():
        for slow, weights in zip(mean, student.parameters(), strict=True):
            weights.copy_(slow)


@torch.no_grad()
def on_grids(student: Any, some: Sequence[Text], labels: Sequence[str]) -> Arrays:
    """Return the numbers of the component for a Student, those that are multiplied on grids.

    The texts show what comes into the products.
    """
    student.eval()
    pairs = student.pairs
    layers = {f"layer{k}": layer.product for k, layer in enumerate(student.layers)}
    products = {**layers, "inner": pairs.inner, "start": pairs.start, "of_head": pairs.of_head, "of_root": pairs.root}
    products |= {"both": pairs.both, "one": pairs.one}
    inputs: dict[str, list[Floats]] = {name: [] for name in (*products, "dependent", "head")}

    def watch(name: str, module: Any) -> None:
        module.register_forward_hook(
            lambda _, given, __: inputs[name].append(given[0].reshape(-1, given[0].shape[-1]).numpy().copy())
        )

    for name, module in products.items():
        watch(name, module)
    for text in some:
        rows = student.vectors(side_by_side([text]))
        a, b, c, d = (part[0] for part in pairs.parts(rows))
        pairs.arcs(a, b)
        pairs.start(rows)
        inside = text.inside()
        pairs.kinds(c[inside], d[[text.tree.heads[i] for i in inside]])
        inputs["dependent"].append(a.numpy())
        inputs["head"].append(b.numpy())
    arrays: Arrays = {"labels": np.array(labels), "arc_width": np.array(ARC), "steps": np.array(STEPS)}
    for name, module in products.items():
        weights = module.weight.numpy()
        bias = module.bias.numpy() if module.bias is not None else np.zeros(len(weights), np.float32)
        rows = np.concatenate(inputs[name])
        grid, rounded = laid_out(Seen(float(np.abs(rows).max()), [rows]), weights)
        arrays |= {f"{name}.weights": rounded, f"{name}.bias": bias, f"{name}.grid": np.array(grid[:2])}
    for k, layer in enumerate(student.layers):
        arrays |= {f"layer{k}.gain": layer.norm.weight.numpy(), f"layer{k}.shift": layer.norm.bias.numpy()}
    # Both sides of the products of two words come in: each gets half of the steps.
    half = 2.0 ** int((24 - np.ceil(np.log2(ARC))) // 2)
    for name in ("dependent", "head"):
        step = power(float(np.concatenate(inputs[name]).max()) * MARGIN / half)
        arrays[f"{name}.grid"] = np.array([step, step * half])
    return arrays


def main() -> None:
    """Train and write the component."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pipeline", type=Path, help="with the shared network, its weights on grids")
    parser.add_argument("gold", type=Path, help="ud-train.spacy")
    parser.add_argument("silver", type=Path)
    parser.add_argument("dev", type=Path, nargs="+", help="for the figures that are printed only")
    parser.add_argument("output", type=Path)
    parser.add_argument("--steps", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    nlp = spacy.load(args.pipeline)
    use_exact_products(nlp, nlp.path)
    nlp.select_pipes(enable=["tok2vec"])
    docs = stored(args.gold, nlp.vocab)
    labels = relations(docs)
    plain = texts(nlp, docs, labels)
    gold = plain + [t for _ in range(COPIES) for t in texts(nlp, [copy_of_tree(d, rng) for d in docs], labels)]
    silver = texts(nlp, stored(args.silver, nlp.vocab), labels)
    student = Student(plain[0].rows.shape[1], len(labels))
    train(student, gold, silver, args.steps, rng)
    for path in args.dev:
        print(path.stem, score(student, texts(nlp, stored(path, nlp.vocab), labels), labels), flush=True)
    component = Parser(nlp.vocab)
    component.take(on_grids(student, plain[::SAMPLE], labels))
    component.to_disk(args.output)


if __name__ == "__main__":
    main()
