"""The networks say the same to the last bit: alone and beside others, with any kernel, with one thread and with several."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from spacy.language import Language
from thinc.api import LayerNorm, Linear, Model, NumpyOps

from factx.pipeline.load import pipeline_path
from factx.pipeline.matrices import (
    FILE,
    MOST,
    ExactProducts,
    Grid,
    exact_norm,
    exact_product,
    is_single_threaded,
    layers_of,
    settled,
    snap,
)  # fmt: skip

GENERATOR = np.random.default_rng(3)
GRID = Grid(2.0**-7, 4.0)
LEFT = GENERATOR.standard_normal((300, 96), dtype=np.float32)
RIGHT = (np.rint(GENERATOR.standard_normal((135, 96)) * 2**6) * 2.0**-6).astype(np.float32)
# The kernels of OpenBLAS for processors of the last fifteen years; and spaCy's own products, where it has several threads.
WAYS = [*((kernel, "1") for kernel in ("Haswell", "SkylakeX", "Zen", "Nehalem", "Sandybridge")), ("", "4"), ("", "1")]
ROWS = [0, 1, 2, 3, 7, 16, 33, 127, 128, 129, 200]
TEXTS = [
    "The mayor of Port Sorel, Ana Sosa, said on Monday that 14 people had died.",
    "“No,” he said.\n\nIt rained.",
    "Rain.",
]
# Run by a process of its own: what the networks make of some texts, all at once and one by one.
IN_A_PROCESS = """
import hashlib
from factx.pipeline.load import load_pipeline
nlp, texts = load_pipeline(), TEXTS
def told(docs):
    rows = [(doc.tensor.tobytes(), doc.to_array(["TAG", "HEAD", "DEP", "LEMMA", "ENT_TYPE"]).tobytes()) for doc in docs]
    return hashlib.sha256(repr(rows).encode()).hexdigest()
assert told(nlp.pipe(texts)) == told(map(nlp, texts))
print(told(nlp.pipe(texts)))
"""


@pytest.fixture(scope="module")
def told_by_each() -> dict[tuple[str, str], str]:
    found = {}
    for kernel, threads in WAYS:
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": threads}
        environment |= {"OPENBLAS_CORETYPE": kernel} if kernel else {}
        code = IN_A_PROCESS.replace("TEXTS", repr(TEXTS))
        ran = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)
        if ran.returncode >= 0:  # a kernel that the processor does not know ends by a signal
            assert ran.returncode == 0, ran.stderr
            found[kernel, threads] = ran.stdout.split()[-1]
    return found


def test_networks_say_the_same_with_any_kernel_and_number_of_threads(told_by_each: dict[tuple[str, str], str]) -> None:
    assert len(told_by_each) >= 3
    assert len(set(told_by_each.values())) == 1, told_by_each


def gemm(rows: NDArray[np.float32], *, by_numpy: bool = True, grid: Grid = GRID) -> NDArray[np.float32]:
    product: NDArray[np.float32] = ExactProducts(grid, by_numpy=by_numpy).gemm(rows, RIGHT, trans2=True)
    return product


@pytest.mark.parametrize("rows", ROWS)
@pytest.mark.parametrize("by_numpy", [True, False])
def test_rows_depend_neither_on_their_number_nor_on_their_order(rows: int, by_numpy: bool) -> None:
    whole = gemm(LEFT)
    assert np.array_equal(gemm(LEFT[:rows], by_numpy=by_numpy), whole[:rows])
    assert np.array_equal(gemm(LEFT[rows::-1], by_numpy=by_numpy), whole[rows::-1])


def test_products_are_those_of_whole_numbers() -> None:
    laid = np.rint(np.clip(LEFT, -4, 4) * 2**7).astype(np.int64)
    whole = laid @ np.rint(RIGHT * 2**6).astype(np.int64).T
    assert np.array_equal(gemm(LEFT).astype(np.float64) * 2**13, whole)


def test_products_are_near_those_without_a_grid() -> None:
    assert np.allclose(gemm(LEFT), np.clip(LEFT, -4, 4) @ RIGHT.T, atol=0.2)


def test_a_product_that_is_summed_up_elsewhere_lies_on_a_grid_of_its_own() -> None:
    laid = gemm(LEFT, grid=GRID._replace(result_step=0.25, result_bound=8.0))
    assert np.array_equal(laid, np.clip(np.rint(gemm(LEFT) * 4) / 4, -8, 8))
    assert np.abs(gemm(LEFT)).max() > 8


@pytest.mark.parametrize("by_numpy", [True, False])
def test_result_goes_into_the_given_matrix(by_numpy: bool) -> None:
    out = np.empty((40, 135), dtype=np.float32)
    operations = ExactProducts(GRID, by_numpy=by_numpy)
    assert operations.gemm(LEFT[:40], RIGHT, trans2=True, out=out) is out
    assert np.array_equal(out, gemm(LEFT[:40]))
    assert np.array_equal(operations.gemm(LEFT[:40].T, RIGHT.T, trans1=True), out)


def test_what_comes_in_stays_as_it_was() -> None:
    before = LEFT.copy()
    gemm(LEFT)
    assert np.array_equal(LEFT, before)


@pytest.mark.parametrize(
    ("number", "laid"), [(0.1249, 0.0), (0.126, 0.25), (0.375, 0.5), (-0.376, -0.5), (9.0, 2.0), (-9.0, -2.0)]
)
def test_a_number_goes_to_the_nearest_of_its_grid(number: float, laid: float) -> None:
    values = np.array([number], dtype=np.float32)
    snap(values, 0.25, 2.0)
    assert values.tolist() == [laid]


def test_norm_is_thinc_s_to_the_sixth_digit() -> None:
    layer = LayerNorm(96).initialize()
    assert np.allclose(exact_norm(layer, LEFT, is_train=False)[0], layer.predict(LEFT), atol=1e-5)


def test_a_small_product_takes_its_summands_in_any_order() -> None:
    weights = settled(GENERATOR.standard_normal((96, 6), dtype=np.float32))
    order = GENERATOR.permutation(96)
    assert np.array_equal(exact_product(LEFT, weights), exact_product(LEFT[:, order], weights[order]))
    assert np.allclose(exact_product(LEFT, weights), LEFT @ weights, atol=0.02)


# --- the bundled pipeline's own grids -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def bundled(nlp: Language) -> list[tuple[Grid, NDArray[np.float64]]]:
    """The grid and the weights of every layer that multiplies, a row for each number that comes out."""
    grids = json.loads((pipeline_path() / FILE).read_text(encoding="utf-8"))
    found = []
    for name, layers in grids.items():
        own = layers_of(nlp.get_pipe(name))
        for number, grid in layers.items():
            weights = numbers(own[int(number)], "W")
            found.append((Grid(*grid), weights.reshape(-1, weights.shape[-1])))
    return found


def numbers(layer: Model[Any, Any], name: str) -> NDArray[np.float64]:
    value: Any = layer.get_param(name)
    return np.asarray(value, dtype=np.float64)


def steps_of(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each row the largest power of two of which all its numbers are multiples."""
    steps = np.full(len(weights), 2.0**20)
    while (off := (np.rint(weights / steps[:, None]) * steps[:, None] != weights).any(axis=1)).any():
        steps[off] /= 2
    return steps


def test_no_sum_of_the_bundled_networks_can_leave_its_grid(bundled: list[tuple[Grid, NDArray[np.float64]]]) -> None:
    assert len(bundled) > 15
    for grid, weights in bundled:
        most = np.abs(weights).sum(axis=1) / steps_of(weights) * (grid.bound / grid.step)
        assert most.max() <= MOST


def test_the_scores_of_actions_cannot_leave_their_grid(nlp: Language) -> None:
    """spaCy's own code sums up the rows of a state's tokens, takes the largest pieces and multiplies them."""
    grids = json.loads((pipeline_path() / FILE).read_text(encoding="utf-8"))
    for name in ("ner",):
        model = nlp.get_pipe(name).model  # type: ignore[attr-defined]
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        grid = Grid(*next(g for k, g in grids[name].items() if layers_of(nlp.get_pipe(name))[int(k)] is lower))
        for own in (numbers(lower, "pad"), numbers(lower, "b")):
            assert np.array_equal(np.rint(own / grid.result_step) * np.float32(grid.result_step), own)
        assert np.abs(numbers(lower, "pad")).max() <= grid.result_bound
        hidden = lower.get_dim("nF") * grid.result_bound + float(np.abs(numbers(lower, "b")).max())
        weights = numbers(upper, "W").astype(np.float64)
        most = np.abs(weights).sum(axis=1) / steps_of(weights) * (hidden / grid.result_step)
        assert most.max() <= MOST


def test_a_pipeline_without_grids_is_left_as_it_is(tmp_path: Path, nlp: Language) -> None:
    from factx.pipeline.matrices import use_exact_products

    before = [layer.ops for _, pipe in nlp.pipeline for layer in layers_of(pipe)]
    use_exact_products(nlp, tmp_path)
    use_exact_products(nlp, None)
    assert before == [layer.ops for _, pipe in nlp.pipeline for layer in layers_of(pipe)]


def test_a_network_takes_the_operations() -> None:
    layer = Linear(3, 96).initialize()
    before = layer.predict(LEFT)
    assert type(layer.ops) is NumpyOps
    layer.ops = ExactProducts(GRID, by_numpy=True)
    assert np.allclose(layer.predict(LEFT), before, atol=0.1)


@pytest.mark.parametrize(
    ("blas", "omp", "expected"),
    [("1", "", True), ("", "1", True), ("1", "8", True), ("4", "1", False), ("", "", False)],
)
def test_threads_as_the_environment_says(monkeypatch: pytest.MonkeyPatch, blas: str, omp: str, expected: bool) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", blas)
    monkeypatch.setenv("OMP_NUM_THREADS", omp)
    assert is_single_threaded() is expected
