"""A cluster that is not there, goes, or has no factx: one line within half a minute, exit status 5; and TLS."""

import json
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from factx.batch import scheduler
from factx.batch.cluster import DaskEngine
from factx.errors import EngineError
from tests.batch.clusters import Cluster
from tests.batch.fakes import Recipe, Thing, run, things
from tests.processes import ENVIRONMENT, FACTX

pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")

MOST_SECONDS = 30.0


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A scheduler without workers."""
    with ExitStack() as stack:
        yield Cluster(tmp_path, stack)


def fails(address: str, message: str, texts: Iterator[Thing] | None = None) -> None:
    began = time.monotonic()
    with pytest.raises(EngineError, match=message) as failure:
        run(texts or things(["word"]), DaskEngine(address, Recipe()))
    assert time.monotonic() - began < MOST_SECONDS
    assert failure.value.code == 5
    assert "\n" not in str(failure.value)


def test_the_waits_together_are_shorter_than_half_a_minute() -> None:
    assert scheduler._SECONDS_TO_CONNECT + scheduler._SECONDS_FOR_A_WORKER < MOST_SECONDS


def test_a_cluster_without_workers(cluster: Cluster) -> None:
    fails(cluster.address, r"has no workers; start some: dask worker tcp://127\.0\.0\.1:\d+$")


def test_the_last_worker_dies(cluster: Cluster) -> None:
    cluster.add_worker()
    killed = 0.0

    def read() -> Iterator[Thing]:
        nonlocal killed
        for number in range(400):
            if number == 200:
                cluster.workers[0].kill()
                killed = time.monotonic()
            yield Thing(f"t{number}", b"word")

    with pytest.raises(EngineError, match="has no workers; start some"):
        run(read(), DaskEngine(cluster.address, Recipe()))
    assert time.monotonic() - killed < MOST_SECONDS


def test_an_article_that_kills_the_last_worker(cluster: Cluster) -> None:
    cluster.add_worker()
    fails(cluster.address, "has no workers; start some", iter(things(["die"] * 3)))


def test_a_port_where_something_else_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        fails(f"dask://127.0.0.1:{silent.getsockname()[1]}", "no Dask scheduler answers there")


def test_workers_without_factx(cluster: Cluster, tmp_path: Path) -> None:
    (tmp_path / "without").mkdir()
    (tmp_path / "without" / "sitecustomize.py").write_text(
        "import sys\n"
        "class Without:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.partition('.')[0] in ('factx', 'tests'):\n"
        "            raise ModuleNotFoundError(f'No module named {name!r}')\n"
        "sys.meta_path.insert(0, Without())\n"
    )
    cluster.add_worker(PYTHONPATH=str(tmp_path / "without"))
    fails(
        cluster.address,
        r"^worker tcp://\S+: has no factx \(No module named 'factx'\), the run has \S+; install the same on all machines$",
    )


def test_an_article_that_hangs_ends_its_worker_only(cluster: Cluster) -> None:
    for _ in range(4):
        cluster.add_worker()
    inputs = things(["word", "hang", "word"])
    ran = run(inputs, DaskEngine(cluster.address, Recipe(), timeout=1.5))
    assert ran.errors == [
        "t2: the workers that read it died, or took longer than 1.5 s, one after the other; "
        "leave it out, or give the workers more memory"
    ]
    assert ran.tally.articles == 2


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP])
def test_the_scheduler_goes_during_the_run(how: signal.Signals, cluster: Cluster, tiny: Path, tmp_path: Path) -> None:
    """Killed, or standing still: what a machine does that has gone from the network."""
    cluster.add_worker()
    command = [*FACTX, "extract", "-", "--model", str(tiny), "-o", "f.jsonl", "--engine", cluster.address]
    process = subprocess.Popen(command, cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT)
    assert process.stdin is not None
    assert process.stderr is not None
    line = json.dumps({"text": "“Go,” said Ana Sosa. " * 20}).encode() + b"\n"
    part, until, gone = tmp_path / "f.jsonl.part", time.monotonic() + 60, 0.0
    try:
        while process.poll() is None and time.monotonic() < until:
            process.stdin.write(line * 50)
            process.stdin.flush()
            if not gone and part.exists() and part.stat().st_size:
                cluster.scheduler.send_signal(how)
                gone = time.monotonic()
    except BrokenPipeError:
        pass
    said = process.stderr.read().decode()
    assert process.wait(timeout=MOST_SECONDS) == 5, said
    assert time.monotonic() - gone < MOST_SECONDS
    assert said.count("\n") == 1, said
    assert f"factx: error: {cluster.address}: gives no results any more (" in said
    if how == signal.SIGSTOP:
        cluster.scheduler.send_signal(signal.SIGCONT)


# --- TLS


@pytest.fixture
def certificates(tmp_path: Path) -> dict[str, str]:
    """Dask's configuration, in the environment, with a certificate that is its own authority."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl makes the certificate, and is not here")
    key, certificate = str(tmp_path / "key.pem"), str(tmp_path / "certificate.pem")
    make = [
        *("openssl", "req", "-x509", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"),
        *("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-addext", "subjectAltName=IP:127.0.0.1"),
        *("-keyout", key, "-out", certificate),
    ]
    subprocess.run(make, check=True, capture_output=True)
    prefix = "DASK_DISTRIBUTED__COMM__TLS__"
    roles = {f"{prefix}{role}__KEY": key for role in ("SCHEDULER", "WORKER", "CLIENT")}
    roles |= {f"{prefix}{role}__CERT": certificate for role in ("SCHEDULER", "WORKER", "CLIENT")}
    return {f"{prefix}CA_FILE": certificate, **roles}


def test_a_cluster_that_asks_for_certificates(certificates: dict[str, str], tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“Go,” said Ana Sosa.", encoding="utf-8")
    with ExitStack() as stack:
        cluster = Cluster(tmp_path, stack, "--protocol", "tls", **certificates)
        cluster.add_worker()
        assert cluster.address.startswith("tls://")
        plain = cluster.address.replace("tls://", "dask://")

        def extracted(address: str, **environment: str) -> "subprocess.CompletedProcess[str]":
            command = [*FACTX, "extract", "a.txt", "--model", str(tiny), "-q", "--engine", address]
            environment = {**ENVIRONMENT, **environment}
            return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=environment)

        done = extracted(cluster.address, **certificates)
        here = subprocess.run(
            [*FACTX, "extract", "a.txt", "--model", str(tiny), "-q"], cwd=tmp_path, capture_output=True, text=True
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == here.stdout != ""
        for refused in (extracted(cluster.address), extracted(plain), extracted(plain, **certificates)):
            assert refused.returncode == 5
            assert refused.stderr.startswith("factx: error: ")
            assert "no Dask scheduler answers there (" in refused.stderr
            assert refused.stderr.count("\n") == 1, refused.stderr


@pytest.mark.parametrize(
    "address", ["dask://", "dask://host", "tls://host:x", "dask://u@h:1", "tcp://h:1", "dask://h:1/x"]
)
def test_what_is_no_address_is_a_usage_error(address: str) -> None:
    done = subprocess.run([*FACTX, "extract", "-", "--engine", address], input="x", capture_output=True, text=True)
    assert done.returncode == 2
    assert "is neither local nor dask://HOST:PORT nor tls://HOST:PORT" in done.stderr
