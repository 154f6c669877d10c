"""Measurements and long runs that are no tests: `python -m benchmarks.speed`, `.soak`, `.kills`."""
