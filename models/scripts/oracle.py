"""spaCy's parser for training, which remembers the oracle's actions of each tree instead of finding them anew.

To cut a document into stretches of some thirty actions, the parser first plays the whole document by the gold tree, at
the cost of a third of the training time. The actions depend on the tree and the tokens only, and the corpus shows each
tree in several typographies and many times over. A pipeline that was trained so is an ordinary one when it is loaded.
"""

import hashlib
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.lang.en import English
from spacy.language import Language
from spacy.pipeline import DependencyParser
from spacy.training import Example

Stretches = tuple[list[Any], list[Any], int]


def key_of(example: Example) -> bytes:
    """Return a digest of all that the oracle sees: tree, sentence boundaries, and how the tokens lie to the gold's."""
    alignment = example.alignment.x2y
    digest = hashlib.md5(example.reference.to_array(["HEAD", "DEP", "SENT_START"]).tobytes(), usedforsecurity=False)
    digest.update(alignment.lengths.tobytes())
    digest.update(alignment.data.tobytes())
    return digest.digest()


class RememberingParser(DependencyParser):  # type: ignore[misc]
    """A dependency parser that asks the oracle once for each tree."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the parser, with nothing remembered."""
        super().__init__(*args, **kwargs)
        self.actions: dict[bytes, NDArray[np.int16]] = {}

    def _init_gold_batch(self, examples: Sequence[Example], max_length: int) -> Stretches:
        """Return the states from which the stretches begin, each with its gold tree (spaCy calls this)."""
        states: list[Any] = []
        golds: list[Any] = []
        starts = self.moves.init_batch([example.predicted for example in examples])
        for state, example in zip(starts, examples, strict=True):
            if not self.moves.has_gold(example) or state.is_final():
                continue
            gold = self.moves.init_gold(state, example)
            found = self.stretches(state, gold, example, max_length) if len(example.x) >= max_length else [state]
            states += found
            golds += [gold] * len(found)
        return states, golds, max_length

    def stretches(self, state: Any, gold: Any, example: Example, length: int) -> list[Any]:
        """Return the states that the document is in after every `length` actions of the oracle."""
        actions = self.oracle(state, gold, example)
        names = self.move_names
        found = []
        for begin in range(0, len(actions), length):
            start = state.copy()
            for action in actions[begin : begin + length]:
                self.moves.apply_transition(state, names[action])
                if state.is_final():
                    break
            if self.moves.has_gold(example, start.B(0), state.B(0)):
                found.append(start)
            if state.is_final():
                break
        return found

    def oracle(self, state: Any, gold: Any, example: Example) -> NDArray[np.int16]:
        """Return the numbers of the actions that build the gold tree."""
        key = key_of(example)
        if key not in self.actions:
            found = self.moves.get_oracle_sequence_from_state(state.copy(), gold)
            self.actions[key] = np.array(found, dtype=np.int16)
        return self.actions[key]


def make_parser(
    nlp: Language,
    name: str,
    model: Any,
    moves: Any,
    update_with_oracle_cut_size: int,
    learn_tokens: bool,
    min_action_freq: int,
    scorer: Any,
) -> RememberingParser:
    """Make the component `parser` (the settings are spaCy's own)."""
    return RememberingParser(
        nlp.vocab, model, name, moves, update_with_oracle_cut_size=update_with_oracle_cut_size,
        learn_tokens=learn_tokens, min_action_freq=min_action_freq, scorer=scorer,
    )  # fmt: skip


def remember_oracles() -> None:
    """Let `parser` in an English pipeline stand for the remembering one, in this process."""
    English().create_pipe("parser")  # spaCy registers its own factories at first use
    known = Language.get_factory_meta("parser")
    English.factory(
        "parser", default_config=known.default_config or {}, assigns=known.assigns, func=make_parser,
        default_score_weights=known.default_score_weights or {},
    )  # fmt: skip
