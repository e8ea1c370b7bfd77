"""Apache Spark keeps the contract of an engine, in this process and on a cluster: `make test-spark`;
needs PySpark and Java 17.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ledger.errors import EngineFailed
from projections.figures.engines.choice import engine_named
from projections.figures.engines.engine import Engine
from projections.figures.engines.spark import Spark
from tests.needs_spark.cluster import cluster
from tests.projections.figures.engines.contract import EngineContract, MadeBooks

pytestmark = [
    pytest.mark.needs_spark,
    # PySpark leaves the sockets by which it fetches rows, and the pipe to a Java that did not
    # start, to the collector of garbage
    pytest.mark.filterwarnings(
        "ignore:Exception ignored in. <(socket|_io):pytest.PytestUnraisableExceptionWarning"
    ),
]


@pytest.fixture(scope="module", autouse=True)
def _on_loopback() -> Iterator[None]:
    """Spark listens to this machine alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        yield


class TestSpark(EngineContract):
    """On this machine."""

    @pytest.fixture(scope="class")
    @classmethod
    def engine(cls) -> Iterator[Engine]:
        """One Spark for all tests of the class: it takes its time to start."""
        found = engine_named("spark=local[2]")
        yield found
        found.close()

    def test_what_cannot_be_read_is_refused_in_our_words(
        self, engine: Engine, tmp_path: Path
    ) -> None:
        """A file that is none, and one that is not there."""
        (tmp_path / "x.parquet").write_text("no Parquet")
        for name in ("x.parquet", "y.parquet"):
            with pytest.raises(EngineFailed, match="Apache Spark"):
                engine.register("spans", [[str(tmp_path / name)]])
        with pytest.raises(EngineFailed, match="Apache Spark"):
            engine.text(str(tmp_path / "z.json"))


class TestSparkCluster(EngineContract):
    """On a master and two workers."""

    @pytest.fixture(scope="class")
    @classmethod
    def engine(cls, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
        """A cluster, and a Spark that speaks to it."""
        with cluster(tmp_path_factory.mktemp("cluster")) as master:
            found = engine_named(f"spark={master}")
            yield found
            found.close()

    def test_the_workers_do_the_work(self, engine: Engine, books: MadeBooks) -> None:
        """Each of the two has an executor."""
        assert isinstance(engine, Spark)
        known = engine._session.sparkContext._jsc.sc().getExecutorMemoryStatus().size()
        assert 3 == known  # two executors, and the driver


PRINTING = """
import sys
from commands.main import run
for line in sys.stdin.read().splitlines():
    assert run(line.split()) == 0, line
"""

LINES = (
    "--lang en init so-cai --unit DOI-01 --name Doi-1 --as CB01",
    "--lang en --ledger so-cai officer join CB02 --unit DOI-01 --as CB01",
    "--lang en --ledger so-cai casefile open ST-1 --symbol ST --unit DOI-01 --officer CB01 "
    "--class A --list I --as CB01",
    "--lang en --ledger so-cai stats --line ST --engine {engine} --format json",
)


def told(folder: Path, engine: str) -> tuple[str, str]:
    """What the command line says on either stream, Spark's own processes included."""
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", PRINTING],
        input="\n".join(LINES).format(engine=engine),
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr


def test_nothing_of_spark_reaches_the_terminal(tmp_path: Path) -> None:
    """Both engines say the same, and on the error stream nothing."""
    (here, _), (there, said) = (
        told(tmp_path / name.partition("=")[0], name) for name in ("duckdb", "spark=local[1]")
    )
    assert figures(here) == figures(there)
    assert "" == said


def figures(said: str) -> Any:
    """The rows of the answer that comes last."""
    return json.loads(said[said.index("{") :])["rows"]


def test_a_master_that_is_none_is_refused() -> None:
    """Somebody listens at the port, and is no master; or the word is no master at all."""
    with pytest.raises(EngineFailed, match="Apache Spark"):
        engine_named("spark=no-master")
