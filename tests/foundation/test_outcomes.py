"""What can become of people stands in one table; whatever shows outcomes shows all of them."""

from io import StringIO
from typing import get_args

import pytest
from rich.console import Console
from rich.style import Style

from factx import lexicon
from factx.facts import Casualty, Count, Outcome
from factx.outcomes import OUTCOMES, WITHOUT_NUMBER
from factx.output import ledger as ledger_table
from factx.output.table import TableWriter
from factx.report import ledger
from tests.records import common

ALL: tuple[Outcome, ...] = get_args(Outcome)


def casualty(outcome: Outcome) -> Casualty:
    count = Count(text="14", start_char=0, end_char=2, low=14, high=14, best=14, modifier="exact")
    return Casualty(**common("c1", "14 fishermen drowned"), outcome=outcome, kind="counted", count=count)


def test_table_has_every_outcome_once_and_no_other() -> None:
    assert tuple(OUTCOMES) == ALL
    assert {name for name, row in OUTCOMES.items() if row.without_number} == WITHOUT_NUMBER


def test_lexicon_has_words_for_every_outcome() -> None:
    assert {entry.outcome for entry in lexicon.load().outcomes} == set(ALL)


@pytest.mark.parametrize("outcome", ALL)
def test_tables_and_ledger_show_it(outcome: Outcome) -> None:
    Style.parse(OUTCOMES[outcome].style)
    shown = StringIO()
    writer = TableWriter(console := Console(file=shown, width=120))
    writer.write([casualty(outcome), casualty(outcome)])
    writer.close()
    assert shown.getvalue().count(outcome) >= 3  # two rows and the totals
    lines = ledger.ledger([casualty(outcome)])
    assert [line.outcome for line in lines] == [outcome, outcome]  # a toll and its range
    before = len(shown.getvalue())
    ledger_table.show([line.model_dump(mode="json") for line in lines], console)
    assert outcome in shown.getvalue()[before:]


def test_outcome_of_a_later_version_is_shown() -> None:
    shown = StringIO()
    later = [line.model_dump(mode="json") | {"outcome": "poisoned"} for line in ledger.ledger([casualty("killed")])]
    ledger_table.show(later, Console(file=shown, width=120))
    assert "poisoned" in shown.getvalue()
