"""What both parsers learn, the encoder's and the one that ships: heads, relations and sentence starts of tokens.

The head is scored for every pair of tokens of a sentence, the relation for the pair that is chosen: Dozat and Manning
2017, Deep Biaffine Attention for Neural Dependency Parsing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from spacy.tokens import Doc

from factx.pipeline.trees import best_tree, is_tree

UNKNOWN = -100  # a head, relation or sentence that a token does not have (torch's cross entropy passes it over)
RAREST = 15  # times that a relation must have been seen
LENGTHS = (24, 48, 10_000)  # sentences up to these lengths are scored side by side
TOLD = ("appos", "ccomp", "parataxis", "conj", "nmod", "obl", "acl:relcl")  # whose F1 is printed

Tensor = Any  # torch's, which has no types where it is not installed


class Sentence(NamedTuple):
    """The words of a sentence (places in the text), the head of each (place among them) and its relation."""

    words: list[int]
    heads: list[int]
    labels: list[int]


@dataclass
class Tree:
    """The annotation of a stretch of text, one entry a token; white space has none.

    `heads` are places in the stretch, a root's its own; a label UNKNOWN says that head and relation are not known well.
    """

    heads: list[int]
    labels: list[int]
    sentence: list[int]
    found: list[Sentence] = field(default_factory=list)

    def sentences(self) -> list[Sentence]:
        """Return the sentences whose heads all lie inside them."""
        if not self.found:
            words: dict[int, list[int]] = {}
            for i, number in enumerate(self.sentence):
                if number != UNKNOWN:
                    words.setdefault(number, []).append(i)
            for own in words.values():
                place = {i: k for k, i in enumerate(own)}
                if all(self.heads[i] in place for i in own):
                    heads = [place[self.heads[i]] for i in own]
                    self.found.append(Sentence(own, heads, [self.labels[i] for i in own]))
        return self.found

    def part(self, begin: int, end: int) -> "Tree":
        """Return the annotation of whole sentences, from token to token."""
        heads = [h if h == UNKNOWN else h - begin for h in self.heads[begin:end]]
        return Tree(heads, self.labels[begin:end], self.sentence[begin:end])


def relations(docs: Iterable[Doc]) -> list[str]:
    """Return the relations that occur often enough, in the order of the alphabet; `dep` stands for the others."""
    counts = Counter(t.dep_ for doc in docs for t in doc if not t.text.isspace())
    return sorted({"dep", "ROOT"} | {label for label, n in counts.items() if n >= RAREST})


def tree_of(doc: Doc, labels: Sequence[str]) -> Tree:
    """Return the annotation of a document with gold dependencies."""
    place = {label: k for k, label in enumerate(labels)}
    tree = Tree([UNKNOWN] * len(doc), [UNKNOWN] * len(doc), [UNKNOWN] * len(doc))
    for number, sentence in enumerate(doc.sents):
        for token in sentence:
            if not token.text.isspace():
                tree.heads[token.i] = token.head.i
                tree.labels[token.i] = place.get(token.dep_, place["dep"])
                tree.sentence[token.i] = number
    return tree


def stretches(tree: Tree, sizes: Sequence[int], limit: int) -> Iterator[tuple[int, int]]:
    """Yield begin and end of runs of whole sentences whose tokens' sizes sum up to at most the limit."""
    firsts = [sentence.words[0] for sentence in tree.sentences()]
    ends = [*firsts[1:], len(sizes)] if firsts else []
    begin = 0
    for k, end in enumerate(ends):
        if sum(sizes[begin:end]) > limit:
            if begin < firsts[k] and sum(sizes[begin : firsts[k]]) <= limit:
                yield begin, firsts[k]
            begin = firsts[k]
    if firsts and sum(sizes[begin:]) <= limit:
        yield begin, len(sizes)


class Pairs(torch.nn.Module):
    """Scores of heads, relations and sentence starts from the vectors of tokens."""

    def __init__(self, width: int, labels: int, arc: int, relation: int, dropout: Any) -> None:
        super().__init__()
        self.arc, self.relation = arc, relation
        self.inner = torch.nn.Linear(width, 2 * (arc + relation))
        self.of_head = torch.nn.Linear(arc, 1)
        self.root = torch.nn.Linear(arc, 1)
        self.both = torch.nn.Linear(relation, labels)
        self.one = torch.nn.Linear(2 * relation, labels, bias=False)
        self.start = torch.nn.Linear(width, 1)
        self.dropout = dropout

    def parts(self, rows: Tensor) -> tuple[Tensor, ...]:
        """Return what tokens are as dependents and as heads, for heads and for relations."""
        inner = self.dropout(torch.nn.functional.relu(self.inner(rows)))
        return tuple(torch.split(inner, [self.arc, self.arc, self.relation, self.relation], dim=-1))

    def arcs(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Return how well each token (last axis) heads each (axis before); itself: how well it is the root."""
        scores = dependents @ heads.transpose(-1, -2) / self.arc**0.5 + self.of_head(heads).transpose(-1, -2)
        own = torch.eye(scores.shape[-1], dtype=torch.bool)
        return torch.where(own, self.root(dependents).expand_as(scores), scores)

    def kinds(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Return the scores of the relations between tokens and their heads, row by row."""
        return self.both(dependents * heads) + self.one(torch.cat([dependents, heads], dim=-1))

    def loss(self, rows: Tensor, trees: Sequence[Tree]) -> Tensor:
        """Return the mean losses of heads, relations and sentence starts; rows: texts × tokens × width."""
        rows = self.dropout(rows)
        width = rows.shape[1]
        parts = [part.flatten(0, 1) for part in self.parts(rows)]
        by_length: dict[int, list[Sentence]] = {length: [] for length in LENGTHS}
        words: list[int] = []
        heads: list[int] = []
        labels: list[int] = []
        starts: list[float] = []
        for k, tree in enumerate(trees):
            for own, above, kinds in tree.sentences():
                places = [k * width + i for i in own]
                known = [h if kind != UNKNOWN else UNKNOWN for h, kind in zip(above, kinds, strict=True)]
                by_length[next(n for n in LENGTHS if len(own) <= n)].append(Sentence(places, known, kinds))
                words += places
                heads += [places[h] for h in above]
                labels += kinds
                starts += [1.0] + [0.0] * (len(own) - 1)
        if not words:
            return rows.sum() * 0
        of_heads = sum(self.head_loss(parts, some) for some in by_length.values() if some)
        cross_entropy = torch.nn.functional.cross_entropy
        at, up = torch.tensor(words), torch.tensor(heads)
        of_kinds = cross_entropy(self.kinds(parts[2][at], parts[3][up]), torch.tensor(labels), ignore_index=UNKNOWN)
        said = self.start(rows.flatten(0, 1)[at])[..., 0]
        of_starts = torch.nn.functional.binary_cross_entropy_with_logits(said, torch.tensor(starts))
        return of_heads / max(1, sum(label != UNKNOWN for label in labels)) + of_kinds + of_starts

    def head_loss(self, parts: Sequence[Tensor], sentences: Sequence[Sentence]) -> Tensor:
        """Return the summed loss of the heads of sentences of similar length."""
        most = max(len(s.words) for s in sentences)
        index = torch.tensor([s.words + [s.words[0]] * (most - len(s.words)) for s in sentences])
        target = torch.tensor([s.heads + [UNKNOWN] * (most - len(s.heads)) for s in sentences])
        live = torch.tensor([[k < len(s.words) for k in range(most)] for s in sentences])
        scores = self.arcs(parts[0][index], parts[1][index]).masked_fill(~live[:, None, :], -1e4)
        loss: Tensor = torch.nn.functional.cross_entropy(
            scores.flatten(0, 1), target.flatten(), ignore_index=UNKNOWN, reduction="sum"
        )
        return loss


@dataclass
class Reading:
    """What a parser says of a text: heads, labels and sentences as in a Tree, and how sure it is of each token."""

    tree: Tree
    sure: list[float]


@torch.no_grad()
def read(pairs: Pairs, rows: Tensor, inside: Sequence[int], sentence: Sequence[int] | None = None) -> Reading:
    """Return the best trees over the words `inside` a text whose tokens have these vectors (tokens × width).

    Sentences are the given ones (a number a token) or begin where the parser says.
    """
    size = len(rows)
    found = Reading(Tree([UNKNOWN] * size, [UNKNOWN] * size, [UNKNOWN] * size), [0.0] * size)
    if not inside:
        return found
    a, b, c, d = pairs.parts(rows)
    arcs = pairs.arcs(a, b)
    starts = pairs.start(rows)[..., 0].numpy() > 0
    if sentence is None:
        numbers = np.cumsum([k == 0 or starts[i] for k, i in enumerate(inside)])
    else:
        numbers = np.array([sentence[i] for i in inside])
    for number in np.unique(numbers):
        own = [inside[k] for k in np.flatnonzero(numbers == number).tolist()]
        odds = arcs[own][:, own].log_softmax(-1).numpy()
        heads: NDArray[Any] = odds.argmax(axis=1)
        for k, head in enumerate((heads if is_tree(heads) else best_tree(odds)).tolist()):
            found.tree.heads[own[k]], found.tree.sentence[own[k]] = own[head], int(number)
            found.sure[own[k]] = float(np.exp(odds[k, head]))
    at = torch.tensor([found.tree.heads[i] for i in inside])
    odds = pairs.kinds(c[list(inside)], d[at]).softmax(-1)
    for i, row in zip(inside, odds, strict=True):
        found.tree.labels[i] = int(row.argmax())
        found.sure[i] *= float(row.max())
    return found


def told(golds: Iterable[Tree], ours: Iterable[Tree], labels: Sequence[str]) -> str:
    """Return unlabelled and labelled attachment without punctuation, F1 of sentence starts and of some relations."""
    counts: Counter[str] = Counter()
    for gold, our in zip(golds, ours, strict=True):
        before = (UNKNOWN, UNKNOWN)
        for k, head in enumerate(gold.heads):
            if head == UNKNOWN:
                continue
            here = (gold.sentence[k], our.sentence[k])
            counts.update(
                start for start, x, y in zip(("gold start", "our start"), here, before, strict=True) if x != y
            )
            counts["right start"] += here[0] != before[0] and here[1] != before[1]
            before = here
            kinds = labels[gold.labels[k]], "ROOT" if our.heads[k] == k else labels[our.labels[k]]
            right = our.heads[k] == head and kinds[0] == kinds[1]
            for kind in kinds:
                counts[f"sum {kind}"] += 1
                counts[f"right {kind}"] += right
            if kinds[0] != "punct":
                counts["all"] += 1
                counts["headed"] += our.heads[k] == head
                counts["right"] += right
    starts = 200 * counts["right start"] / max(1, counts["gold start"] + counts["our start"])
    uas, las = (100 * counts[name] / max(1, counts["all"]) for name in ("headed", "right"))
    some = ", ".join(f"{kind} {100 * counts[f'right {kind}'] / max(1, counts[f'sum {kind}']):.1f}" for kind in TOLD)
    return f"UAS {uas:.2f} LAS {las:.2f} starts {starts:.1f} ({some})"
