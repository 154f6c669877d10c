"""Figures that scorers print as lines are read whole, and a line that has changed is no silent nought."""

import pytest

from tests.accuracy.printed import SCORERS

PRINTED = {
    "gap": (
        "GAP all P 70.0 R 60.5 F1 64.9\nGAP M   P 71.0 R 61.0 F1 65.6\nGAP F   P 69.0 R 60.0 F1 64.2\nbias F/M 0.98\n",
        {"all.f1": 64.9, "M.f1": 65.6, "F.f1": 64.2},
    ),
    "gva": (
        "GVA 9 articles: killed 81.5 injured 72 both 61.0; four or more hit (3): both 33.3\n",
        {"killed": 81.5, "injured": 72.0, "both": 61.0},
    ),
    "gva-series": (
        "GVA series: 9 articles of 2 incidents, 0 without an event; B3 P 98.0 R 51.0 F1 67.1; incidents exactly right 1\n",
        {"event.precision": 98.0, "event.b3": 67.1},
    ),
    "corpus": (
        "B3 rows       P 99.0 R 97.0 F1 98.0\nB3 entities   P 95.0 R 93.0 F1 94.0   (4 in several articles)\n"
        "exactly right 3 of 4 entities in several articles\n",
        {"b3.precision": 99.0, "b3": 98.0, "b3.several": 94.0, "exactly": 75.0},
    ),
    "events": (
        "EVENTS 3 stories, 9 mentions, 2 events: found 90.1; event B3 P 97.3 R 80.0 F1 87.8; status 84.7; feared 90.9; "
        "final 84.0 of 9; place 93.3 date 66.7 of 3\n",
        {
            "event.precision": 97.3,
            "event.b3": 87.8,
            "found": 90.1,
            "status": 84.7,
            "feared": 90.9,
            "final": 84.0,
            "place": 93.3,
            "date": 66.7,
        },
    ),
}


@pytest.mark.parametrize("name", sorted(PRINTED))
def test_printed_figures_are_read(name: str) -> None:
    printed, expected = PRINTED[name]
    assert dict(SCORERS[name][1](printed)) == expected


@pytest.mark.parametrize("name", sorted(SCORERS))
def test_other_lines_are_no_figures(name: str) -> None:
    with pytest.raises((RuntimeError, IndexError)):
        dict(SCORERS[name][1]("nothing of the kind\n"))
