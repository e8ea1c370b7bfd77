"""Apache Spark: the engine of a ministry, over facts of every province, on one machine or many.

Spark answers by its own SQL, written by Ibis, and its rows are fetched as Python's: by way of
pandas, whose dates are nanoseconds, END_OF_TIME would not arrive.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any
from urllib.parse import urlsplit

from ledger.errors import EngineFailed, EngineMissing
from projections.figures.engines.engine import Books, Rows
from projections.figures.query import Query

ALL_CORES = "local[*]"
"""Without a master's URL: this machine, all its cores."""

PATIENCE_SECONDS = 10
"""How long a master may take to answer a knock; Spark itself would knock for a minute."""

SETTINGS = {
    "spark.app.name": "socai",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "8",
    "spark.sql.sources.parallelPartitionDiscovery.threshold": "1000",
}
"""No page of its own, no progress in the terminal. Cells are few: eight parts are enough."""


class Spark:
    """A session of Spark's; ``master`` as Spark names it: ``local[2]``, ``spark://host:7077``.

    Raises EngineMissing when Spark or Java is not installed, EngineFailed when the master is not
    reached.
    """

    def __init__(self, master: str = ALL_CORES) -> None:
        self._told: IO[bytes] = TemporaryFile()  # noqa: SIM115 - closed by close()
        self._session: Any = None
        self._gateway: Any = None
        try:
            self._start(master)
        except BaseException:
            self.close()
            raise

    def _start(self, master: str) -> None:
        _knock(master)
        launch, configuration, context, session = _library()
        _look_for_java()
        with self._refusing():
            settings = configuration().setMaster(master).setAll(list(SETTINGS.items()))
            # what Java has to say goes into a file: the terminal belongs to the user
            told = {"stdout": self._told, "stderr": self._told}
            self._gateway = launch(settings, popen_kwargs=told)
            self._session = session(context(gateway=self._gateway, conf=settings))

    def register(self, table: str, books: Books) -> None:
        """A view over the files of each ledger in turn."""
        from pyspark.sql.functions import lit

        with self._refusing():
            whole: Any = None
            for number, files in enumerate(books):
                if files:
                    read = self._session.read.parquet(*files).withColumn("books", lit(number))
                    whole = read if whole is None else whole.unionByName(read)
            whole.createOrReplaceTempView(table)

    def rows(self, query: Query) -> Rows:
        """Have Ibis write the query, and run it."""
        import ibis

        from projections.figures.engines.expressions import expression

        statement = str(ibis.to_sql(expression(query), dialect="pyspark"))
        with self._refusing():
            return [tuple(row) for row in self._session.sql(statement).collect()]

    def text(self, url: str) -> str:
        """Read a file from wherever Spark reads."""
        with self._refusing():
            return str(self._session.read.text(url, wholetext=True).collect()[0][0])

    def close(self) -> None:
        """Stop Spark, and the Java it ran in."""
        if self._session is not None:
            with suppress(Exception):
                self._session.stop()
        if self._gateway is not None:
            _forget_java()
            with suppress(Exception):
                self._gateway.shutdown()
            _end(self._gateway.proc)
        self._session = self._gateway = None
        self._told.close()

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException

        try:
            yield
        except (Py4JError, PySparkException, OSError) as error:
            raise EngineFailed(engine="Apache Spark", detail=_first_line(error)) from error


def _library() -> tuple[Any, Any, Any, Any]:
    try:
        from pyspark import SparkConf, SparkContext
        from pyspark.java_gateway import launch_gateway
        from pyspark.sql import SparkSession
    except ImportError:
        raise EngineMissing(engine="Apache Spark", what="pyspark") from None
    return launch_gateway, SparkConf, SparkContext, SparkSession


def _end(java: subprocess.Popen[bytes]) -> None:
    """Java ends when its input does; if it does not, it is ended."""
    if java.stdin:
        java.stdin.close()
    try:
        java.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        java.kill()
        java.wait()


def _forget_java() -> None:
    """PySpark keeps the Java it began with; the next engine starts one of its own."""
    from pyspark import SparkContext

    SparkContext._gateway = SparkContext._jvm = None


def _look_for_java() -> None:
    home = os.environ.get("JAVA_HOME")
    if not (shutil.which("java", path=Path(home) / "bin") if home else shutil.which("java")):
        raise EngineMissing(engine="Apache Spark", what="Java 17")


def _knock(master: str) -> None:
    """Refuse at once a master whose door nobody opens."""
    if not master.startswith("spark://"):
        return
    doors = [urlsplit(f"//{door}") for door in master.removeprefix("spark://").split(",")]
    reasons = []
    for door in doors:
        try:
            with socket.create_connection((door.hostname, door.port), PATIENCE_SECONDS):
                return
        except (OSError, ValueError) as error:
            reasons.append(f"{door.netloc}: {error}")
    raise EngineFailed(engine="Apache Spark", detail="; ".join(reasons))


def _first_line(error: BaseException) -> str:
    return next((line for line in str(error).splitlines() if line.strip()), type(error).__name__)
