"""Matrix products through numpy: the same numbers for an article alone and beside others, with any of its kernels."""

import os
import subprocess
import sys

import numpy as np
import pytest
from thinc.api import Linear, NumpyOps

from factx.pipeline import matrices
from factx.pipeline.matrices import SHAPES, NumpyMatrices, Shape, is_single_threaded, steady_shape

GENERATOR = np.random.default_rng(3)
LEFT = GENERATOR.standard_normal((300, 96), dtype=np.float32)
RIGHT = GENERATOR.standard_normal((135, 96), dtype=np.float32)
# The kernels of OpenBLAS for processors of the last fifteen years; it says which one it really took.
KERNELS = ["Haswell", "SkylakeX", "Zen", "Nehalem", "Sandybridge"]
ROWS = [1, 2, 3, 7, 8, 15, 16, 17, 33, 127, 128, 129, 200]
# Run by another process, which a kernel is named to: any rows, from any place, alone and beside others.
IN_A_PROCESS = """
import numpy as np
from factx.pipeline.matrices import NumpyMatrices, steady_shape
chance, shape = np.random.default_rng(5), steady_shape()
assert shape is not None, "no shape of blocks is steady"
operations = NumpyMatrices(shape)
for inner, columns in ((96, 288), (288, 288), (480, 288), (384, 64), (128, 128), (96, 135), (64, 90), (96, 50), (96, 1)):
    left = chance.standard_normal((300, inner), dtype=np.float32)
    right = chance.standard_normal((columns, inner), dtype=np.float32)
    known = operations.gemm(left, right, trans2=True)
    assert np.allclose(known, left @ right.T, atol=1e-3)
    for rows in ROWS:
        for start in (0, 1, 13, 100):
            alone = operations.gemm(left[start : start + rows], right, trans2=True)
            assert np.array_equal(alone, known[start : start + rows]), (inner, columns, rows, start)
print(shape)
"""


def numpy_has_openblas() -> bool:
    configuration: dict[str, dict[str, dict[str, str]]] = np.show_config(mode="dicts")  # type: ignore[assignment]
    return "openblas" in configuration["Build Dependencies"]["blas"]["name"].lower()


@pytest.fixture(scope="module")
def operations() -> NumpyMatrices:
    shape = steady_shape()
    if shape is None:
        pytest.skip("numpy's BLAS takes rows differently by their place in every shape; spaCy's products are used")
    return NumpyMatrices(shape)


@pytest.mark.parametrize("kernel", KERNELS)
def test_rows_do_not_depend_on_their_number_with_any_kernel(kernel: str) -> None:
    if not numpy_has_openblas():
        pytest.skip("numpy's BLAS is no OpenBLAS, so no kernel can be chosen")
    environment = {**os.environ, "OPENBLAS_CORETYPE": kernel, "OPENBLAS_VERBOSE": "2", "OPENBLAS_NUM_THREADS": "1"}
    code = IN_A_PROCESS.replace("ROWS", repr(ROWS))
    ran = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)
    if ran.returncode < 0:
        pytest.skip(f"the kernel {kernel} cannot be run on this processor (signal {-ran.returncode})")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith(("Shape", "Core"))


@pytest.mark.parametrize("rows", ROWS)
def test_rows_do_not_depend_on_their_number(operations: NumpyMatrices, rows: int) -> None:
    alone = operations.gemm(LEFT[:rows], RIGHT, trans2=True)
    assert np.array_equal(alone, operations.gemm(LEFT, RIGHT, trans2=True)[:rows])


@pytest.mark.parametrize("rows", [0, 3, 40, 300])
@pytest.mark.parametrize("shape", SHAPES)
def test_products_are_thinc_s(shape: Shape, rows: int) -> None:
    theirs, ours = NumpyOps(), NumpyMatrices(shape)
    assert np.allclose(
        ours.gemm(LEFT[:rows], RIGHT, trans2=True), theirs.gemm(LEFT[:rows], RIGHT, trans2=True), atol=1e-4
    )
    # transposed on the left, as gradients need it
    assert np.allclose(ours.gemm(LEFT[:rows], LEFT[:rows], trans1=True), LEFT[:rows].T @ LEFT[:rows], atol=1e-3)


@pytest.mark.parametrize("rows", [3, 40, 300])
@pytest.mark.parametrize("shape", SHAPES)
def test_result_goes_into_the_given_matrix(shape: Shape, rows: int) -> None:
    out = np.empty((rows, 135), dtype=np.float32)
    assert NumpyMatrices(shape).gemm(LEFT[:rows], RIGHT, trans2=True, out=out) is out
    assert np.allclose(out, LEFT[:rows] @ RIGHT.T, atol=1e-4)


def test_a_network_takes_the_operations(operations: NumpyMatrices) -> None:
    layer = Linear(3, 96).initialize()
    before = layer.predict(LEFT)
    layer.ops = operations
    assert np.allclose(layer.predict(LEFT), before, atol=1e-5)


def test_a_shape_that_is_not_steady_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the kernels took the last row of a block in another order."""

    def careless(shape: Shape, left: matrices.Floats, right: matrices.Floats, out: matrices.Floats) -> None:
        np.matmul(left, right, out=out)
        if shape.rows > 16:
            out[:, -1] = np.nextafter(out[:, -1], np.float32(np.inf))

    monkeypatch.setattr(Shape, "multiply", careless)
    taken = matrices.steady_shape.__wrapped__()
    assert taken is not None
    assert taken.rows <= 16


@pytest.mark.parametrize(
    ("blas", "omp", "expected"),
    [("1", "", True), ("", "1", True), ("1", "8", True), ("4", "1", False), ("", "", False)],
)
def test_threads_as_the_environment_says(monkeypatch: pytest.MonkeyPatch, blas: str, omp: str, expected: bool) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", blas)
    monkeypatch.setenv("OMP_NUM_THREADS", omp)
    assert is_single_threaded() is expected
