"""DuckDB keeps the contract of an engine; one that counts nanoseconds does not."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import run

import pytest

from ledger.errors import EngineFailed
from projections.figures.engines.choice import engine_named
from projections.figures.engines.duckdb import DuckDB
from projections.figures.engines.engine import Books, Engine
from tests.projections.figures.engines.contract import EngineContract


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One engine for all tests."""
    found = engine_named()
    yield found
    found.close()


class TestDuckDB(EngineContract):
    """The default engine."""


ASKED = """
from projections.figures.engines.duckdb import DuckDB
print(DuckDB()._connection.execute("SELECT current_setting('enable_progress_bar')").fetchone())
"""


def test_nothing_is_drawn_between_the_lines_of_an_answer() -> None:
    """In a program that is no file DuckDB would show how far it is, in the midst of JSON."""
    said = run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True)
    assert "(False,)" == said.stdout.strip()


class Nanoseconds(DuckDB):
    """An engine whose dates are moments of 64 bits, as those of many libraries are."""

    def register(self, table: str, books: Books) -> None:
        """Read the tables as they are, and their days as nanoseconds."""
        super().register(f"whole_{table}", books)
        day = "until_on" if table == "spans" else "effective_on"
        as_nanoseconds = f"{day}::TIMESTAMP_NS::DATE AS {day}"
        self._connection.execute(
            f"CREATE OR REPLACE VIEW {table} AS "
            f"SELECT * REPLACE ({as_nanoseconds}) FROM whole_{table}"
        )


def test_an_engine_of_nanoseconds_breaks_the_contract(tmp_path: Path) -> None:
    """Its time ends in the year 2262; what is open until the end of time is beyond it."""
    engine = Nanoseconds()
    with pytest.raises((AssertionError, EngineFailed)):
        EngineContract().test_end_of_time_is_a_day_like_any_other(engine, tmp_path)
    engine.close()


def test_what_cannot_be_read_is_refused_in_our_words(tmp_path: Path) -> None:
    """A file that is none, and one that is not there."""
    engine = engine_named()
    (tmp_path / "x.parquet").write_text("no Parquet")
    for name in ("x.parquet", "y.parquet"):
        with pytest.raises(EngineFailed, match=r"DuckDB .*" + name):
            engine.register("spans", [[str(tmp_path / name)]])
    with pytest.raises(EngineFailed):
        engine.text(str(tmp_path / "z.json"))
    engine.close()


def test_nothing_is_fetched_from_the_network() -> None:
    """An object store is refused: reading it would need an extension that is not there."""
    engine = engine_named("duckdb")
    with pytest.raises(EngineFailed):
        engine.register("spans", [["s3://bucket/spans.parquet"]])
    engine.close()
