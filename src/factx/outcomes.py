"""What can become of people, as one table that all rooms read: extraction, terminal, ledger, pages.

A new outcome is a name in `Outcome`, a line of `OUTCOMES`, and an entry of `lexicon/data/outcomes.toml` with its words.

>>> OUTCOMES["casualty"].shown, list(OUTCOMES)[:2]
('killed or injured', ['killed', 'injured'])
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Outcome = Literal[
    "killed", "injured", "casualty", "missing", "kidnapped", "detained", "displaced", "infected", "rescued"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of an outcome.

    Attributes:
        shown: what a reader is shown for it.
        style: its colour on a terminal, as rich has it. These are the terminal's own colours, which its theme fits to
            its background, but for the two that are hard to read on many: orange stands in for yellow and bright blue
            for blue.
        without_number: whether victims without a number are told: “killing civilians”. The verbs of the others befall
            things as readily (“released tapes”) and need a counted noun to be believed.
    """

    shown: str
    style: str
    without_number: bool = False


# In the order of a ledger.
OUTCOMES: Mapping[Outcome, Row] = MappingProxyType(
    {
        "killed": Row("killed", "bold red", without_number=True),
        "injured": Row("injured", "color(166)", without_number=True),
        "casualty": Row("killed or injured", "red", without_number=True),
        "missing": Row("missing", "magenta", without_number=True),
        "kidnapped": Row("kidnapped", "magenta", without_number=True),
        "detained": Row("detained", "bright_blue", without_number=True),
        "displaced": Row("displaced", "cyan"),
        "infected": Row("infected", "color(166)"),
        "rescued": Row("rescued", "green", without_number=True),
    }
)
WITHOUT_NUMBER: frozenset[Outcome] = frozenset(name for name, row in OUTCOMES.items() if row.without_number)
