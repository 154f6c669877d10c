"""A Dask cluster on this machine, as processes of their own."""

import json
import os
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from tests.conftest import REPOSITORY


class Cluster:
    """A scheduler with workers as processes of their own."""

    def __init__(self, folder: Path, stack: ExitStack, *options: str, **environment: str) -> None:
        self._folder, self._stack, self._environment = folder, stack, environment
        self.workers: list[subprocess.Popen[bytes]] = []
        self._scheduler_file = folder / "scheduler.json"
        file = str(self._scheduler_file)
        self.scheduler = self._start(
            "scheduler", "--port", "0", "--host", "127.0.0.1", "--scheduler-file", file, *options
        )
        until = time.monotonic() + 60
        while not self._scheduler_file.exists() or not self._scheduler_file.stat().st_size:
            assert time.monotonic() < until
            time.sleep(0.1)

    @property
    def address(self) -> str:
        return str(json.loads(self._scheduler_file.read_text())["address"]).replace("tcp://", "dask://")

    def add_worker(self, **environment: str) -> None:
        options = ["--nthreads", "1", "--no-nanny", "--local-directory", str(self._folder)]
        self.workers.append(
            self._start("worker", "--scheduler-file", str(self._scheduler_file), *options, **environment)
        )

    def _start(self, *arguments: str, **more: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "dask", *arguments, "--no-dashboard"]
        nowhere = subprocess.DEVNULL
        # A single death is enough for Dask to give a task up: what is done about that is tested here.
        environment = {**os.environ, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0", **self._environment, **more}
        process = subprocess.Popen(
            command, cwd=REPOSITORY, env=environment, stdin=nowhere, stdout=nowhere, stderr=nowhere
        )
        self._stack.callback(process.wait)
        self._stack.callback(process.kill)
        return process
