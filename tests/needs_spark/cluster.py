"""A standalone cluster of Apache Spark on this machine: a master and two workers, on loopback and
on ports that are free, for as long as a test wants it.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from time import monotonic, sleep

HERE = "127.0.0.1"
WORKERS = 2
PATIENCE_SECONDS = 90
"""How long a process may take to say that it is ready."""

ENDING_SECONDS = 10
_DEPLOY = "org.apache.spark.deploy"
_AT = re.compile(r"spark://127\.0\.0\.1:\d+")


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """The URL of the master; every process ends with the block, whatever happens in it."""
    with ExitStack() as stack:
        master = _start(stack, folder / "master.log", f"{_DEPLOY}.master.Master")
        url = _said(master, _AT, folder / "master.log")
        logs = [folder / f"worker-{number}.log" for number in range(WORKERS)]
        options = ["--cores", "1", "--memory", "1g", "--work-dir", str(folder / "work")]
        workers = [_start(stack, log, f"{_DEPLOY}.worker.Worker", *options, url) for log in logs]
        for worker, log in zip(workers, logs, strict=True):
            _said(worker, re.compile("Successfully registered with master"), log)
        yield url


def _start(stack: ExitStack, log: Path, role: str, *options: str) -> subprocess.Popen[bytes]:
    """Start a part of the cluster; the stack ends it."""
    ports = ["--host", HERE, "--port", "0", "--webui-port", "0"]
    home = _spark_home()
    told = stack.enter_context(log.open("wb"))
    process = subprocess.Popen(
        [str(home / "bin" / "spark-class"), role, *ports, *options],
        stdin=subprocess.DEVNULL,
        stdout=told,
        stderr=told,
        env={**os.environ, "SPARK_HOME": str(home), "SPARK_LOCAL_IP": HERE},
    )
    stack.callback(_end, process)
    return process


def _spark_home() -> Path:
    """Where PySpark is installed; imported by those alone who run it."""
    found = find_spec("pyspark")
    assert found is not None, "make test-spark installs it"
    assert found.origin is not None, "it is a package with files"
    return Path(found.origin).parent


def _said(process: subprocess.Popen[bytes], wanted: re.Pattern[str], log: Path) -> str:
    """What a process says when it is ready; raises AssertionError with all it said, when it ends or
    takes too long.
    """
    until = monotonic() + PATIENCE_SECONDS
    while not (found := wanted.search(log.read_text("utf-8", "replace"))):
        assert process.poll() is None, log.read_text("utf-8", "replace")
        assert monotonic() < until, log.read_text("utf-8", "replace")
        sleep(0.2)
    return found[0]


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process by its number; a worker ends its executors."""
    process.terminate()
    try:
        process.wait(ENDING_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
