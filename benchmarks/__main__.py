"""All of it in full, one after another: `python -m benchmarks`, about twenty minutes on two cores that do nothing else.

Fails where a run was lost, doubled, killed for good or grew; the ratios of `benchmarks.speed` are there to be read.
"""

import subprocess
import sys
import time

from benchmarks import corpus


def main() -> None:
    """Run every benchmark as it runs by itself."""
    failed = []
    for name in ("speed", "kills", "soak"):
        began = time.monotonic()
        status = subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], cwd=corpus.REPOSITORY).returncode
        print(f"-- benchmarks.{name}: status {status}, {time.monotonic() - began:,.0f} s\n", flush=True)
        if status:
            failed.append(name)
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
