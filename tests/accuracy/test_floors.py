"""Accuracy on the evaluation sets never falls under its floors, and the floors belong to the data they were taken on."""

from pathlib import Path

import pytest

from tests.accuracy.measure import SETS, measure
from tests.accuracy.ratchet import checksum, raised, read_floors


@pytest.mark.parametrize("name", sorted(SETS))
def test_accuracy_stands_at_or_above_its_floors(name: str, shared: Path, tmp_path: Path) -> None:
    entry = read_floors()[name]
    gold = [shared / path for path in entry["gold"]]
    missing = [str(path) for path in gold if not path.is_file()]
    if missing:
        pytest.skip(f"not here: {', '.join(missing)}")
    assert checksum(gold) == entry["sha256"], "the gold has changed: take the floors anew"
    figures = measure(name, shared, tmp_path)
    fallen = {
        figure: (figures.get(figure), floor)
        for figure, floor in entry["floors"].items()
        if figures.get(figure, 0.0) < floor
    }
    assert not fallen, f"(measured, floor): {fallen}"


def test_floors_only_go_up() -> None:
    assert raised({"strict": 70.0, "gone": 50.0}, {"strict": 60.0}) == {"gone": 50.0, "strict": 70.0}
    assert raised({"strict": 70.0}, {"strict": 75.0})["strict"] > 70.0


def test_each_set_has_floors() -> None:
    floors = read_floors()
    assert set(floors) == set(SETS)
    assert all(entry["floors"] and len(entry["sha256"]) == 64 for entry in floors.values())
    assert all(note["reason"] for entry in floors.values() for note in entry["lowered"])
