"""Matrix products through numpy: the same numbers for an article alone and beside others."""

import numpy as np
import pytest
from thinc.api import Linear, NumpyOps

from factx.pipeline.matrices import FEWEST_ROWS, NumpyMatrices, is_single_threaded

GENERATOR = np.random.default_rng(3)
LEFT = GENERATOR.standard_normal((40, 96), dtype=np.float32)
RIGHT = GENERATOR.standard_normal((135, 96), dtype=np.float32)


@pytest.mark.parametrize("rows", [1, 2, 3, 7, FEWEST_ROWS - 1, FEWEST_ROWS, 33])
def test_rows_do_not_depend_on_their_number(rows: int) -> None:
    operations = NumpyMatrices()
    alone = operations.gemm(LEFT[:rows], RIGHT, trans2=True)
    assert np.array_equal(alone, operations.gemm(LEFT, RIGHT, trans2=True)[:rows])


@pytest.mark.parametrize("rows", [3, 40])
def test_products_are_thinc_s(rows: int) -> None:
    theirs, ours = NumpyOps(), NumpyMatrices()
    assert np.allclose(
        ours.gemm(LEFT[:rows], RIGHT, trans2=True), theirs.gemm(LEFT[:rows], RIGHT, trans2=True), atol=1e-4
    )
    # transposed on the left, as gradients need it
    assert np.allclose(ours.gemm(LEFT[:rows], LEFT[:rows], trans1=True), LEFT[:rows].T @ LEFT[:rows], atol=1e-4)


@pytest.mark.parametrize("rows", [3, 40])
def test_result_goes_into_the_given_matrix(rows: int) -> None:
    out = np.empty((rows, 135), dtype=np.float32)
    assert NumpyMatrices().gemm(LEFT[:rows], RIGHT, trans2=True, out=out) is out
    assert np.allclose(out, LEFT[:rows] @ RIGHT.T, atol=1e-4)


def test_a_network_takes_the_operations() -> None:
    layer = Linear(3, 96).initialize()
    before = layer.predict(LEFT)
    layer.ops = NumpyMatrices()
    assert np.allclose(layer.predict(LEFT), before, atol=1e-5)


@pytest.mark.parametrize(
    ("blas", "omp", "expected"),
    [("1", "", True), ("", "1", True), ("1", "8", True), ("4", "1", False), ("", "", False)],
)
def test_threads_as_the_environment_says(monkeypatch: pytest.MonkeyPatch, blas: str, omp: str, expected: bool) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", blas)
    monkeypatch.setenv("OMP_NUM_THREADS", omp)
    assert is_single_threaded() is expected
