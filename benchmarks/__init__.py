"""Measurements and long runs that are no tests: `python -m benchmarks.speed`, `.soak`, `.kills`."""

import os

# One thread for numpy's products, as the command `factx` has it: what is measured in this process must not spin on two.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
