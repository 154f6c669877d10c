"""When annotators have the same statement as a quote that factx found: what its confidence is fitted to."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from factx.evaluation.gold import Stretch
from factx.facts import Mention, Quote, Span

SCRIPT = Path(__file__).resolve().parents[2] / "models" / "scripts" / "confidence_samples.py"


@pytest.fixture(scope="module")
def samples() -> ModuleType:
    spec = importlib.util.spec_from_file_location("confidence_samples", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["confidence_samples"] = module
    spec.loader.exec_module(module)
    return module


def found(*pieces: tuple[int, int], speaker: tuple[int, int] | None) -> Quote:
    contents = tuple(Span(text="x" * (end - start), start_char=start, end_char=end) for start, end in pieces)
    who = None
    if speaker is not None:
        who = Mention(text="x" * (speaker[1] - speaker[0]), start_char=speaker[0], end_char=speaker[1], form="named")
    start, end = contents[0].start_char, contents[-1].end_char
    return Quote(
        id="q1", article="t", text="x" * (end - start), start_char=start, end_char=end, rule="marks", kind="direct",
        contents=contents, speaker=who,
    )  # fmt: skip


@pytest.mark.parametrize(
    "pieces, speaker, annotated, right",
    [
        pytest.param([(0, 40)], (50, 53), [(0, 40, (50, 53))], True, id="the same"),
        pytest.param([(0, 40)], (50, 53), [(0, 21, (50, 53))], True, id="half of it"),
        pytest.param([(0, 40)], (50, 53), [(0, 19, (50, 53))], False, id="less than half of it"),
        pytest.param([(0, 40)], (50, 53), [(0, 40, (60, 63))], False, id="another speaker"),
        pytest.param([(0, 40)], None, [(0, 40, None)], True, id="nobody on both sides"),
        pytest.param([(0, 40)], (50, 53), [(0, 40, None)], False, id="annotators name nobody"),
        pytest.param(
            [(0, 40), (60, 99)], (50, 53), [(0, 40, (50, 53)), (60, 99, (50, 53))], True, id="cut in two by annotators"
        ),
        pytest.param(
            [(0, 40), (60, 99)], (50, 53), [(0, 20, (70, 73)), (60, 99, (70, 73))], False, id="two, of another"
        ),
        pytest.param([(0, 40)], (90, 93), [(0, 80, (50, 53)), (5, 35, (90, 93))], True, id="one told inside another"),
        pytest.param([(0, 40)], (50, 53), [], False, id="not annotated"),
    ],
)
def test_annotators_agree(
    samples: ModuleType,
    pieces: list[tuple[int, int]],
    speaker: tuple[int, int] | None,
    annotated: list[tuple[int, int, tuple[int, int] | None]],
    right: bool,
) -> None:
    gold = [
        samples.Gold(
            Stretch(start_char=start, end_char=end),
            Stretch(start_char=who[0], end_char=who[1]) if who else None,
            "speech",
        )
        for start, end, who in annotated
    ]
    assert samples.agrees(found(*pieces, speaker=speaker), gold) is right
