"""When annotators have the same statement as a quote that factx found: what its confidence is fitted to."""

import gzip
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


CONLLU = """# newdoc id = GUM_bio_sosa
# newpar
1\tDr.\tDr.\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=(1-person-new-cf1-1-sgl
2\tSosa\tSosa\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
3\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
4\tthe\tthe\tDET\tDT\t_\t6\tdet\t_\tEntity=(2-organization-new-cf2-3-sgl
5\tHarbour\tHarbour\tPROPN\tNNP\t_\t6\tcompound\t_\t_
6\tGuard\tGuard\tPROPN\tNNP\t_\t3\tobj\t_\tEntity=2)|SpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\tEntity=(3-event-new-cf3-1-sgl)

# newdoc id = GUM_voyage_marlan
1\tMarlan\tMarlan\tPROPN\tNNP\t_\t0\troot\t_\tEntity=(1-place-new-cf1-1-sgl)

"""


def test_names_of_clusters_run_from_proper_noun_to_proper_noun(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("cluster_names", SCRIPT.with_name("cluster_names.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    path = tmp_path / "gum.conllu.gz"
    path.write_bytes(gzip.compress(CONLLU.encode("utf-8")))
    (document,) = module.documents(path)  # a guide for travellers is not akin to news
    assert document["text"].strip() == "Dr. Sosa left the Harbour Guard."
    assert [(document["text"][start:end], label) for start, end, label in document["ents"]] == [
        ("Dr. Sosa", "PERSON"),
        ("Harbour Guard", "ORG"),
    ]
