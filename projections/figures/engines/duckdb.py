"""DuckDB: the default engine, inside this process, over files of this machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import duckdb

from ledger.errors import EngineFailed, FactsOutOfReach
from projections.figures.engines.engine import Books, Rows
from projections.figures.engines.statements import statement
from projections.figures.query import Query

ALONE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
"""DuckDB fetches nothing from anywhere."""


class DuckDB:
    """An engine of its own for each question of the command line: it starts in no time."""

    def __init__(self) -> None:
        with _refusing():
            self._connection = duckdb.connect(config=ALONE)
            # read the footers once, and draw nothing between the lines of an answer
            self._connection.execute("SET parquet_metadata_cache = true")
            self._connection.execute("SET enable_progress_bar = false")

    def register(self, table: str, books: Books) -> None:
        """A view over the files of each ledger in turn."""
        parts = (
            f"SELECT *, {number}::INTEGER AS books FROM read_parquet([{_texts(files)}])"
            for number, files in enumerate(books)
            if files
        )
        with _refusing():
            whole = " UNION ALL ".join(parts)
            self._connection.execute(f"CREATE OR REPLACE VIEW {table} AS {whole}")

    def rows(self, query: Query) -> Rows:
        """Run the text that is kept."""
        with _refusing():
            return self._connection.execute(statement(query)).fetchall()

    def text(self, url: str) -> str:
        """Read a file of this machine. Raises FactsOutOfReach, EngineFailed."""
        scheme, elsewhere, _ = url.partition("://")
        if elsewhere and scheme.casefold() != "file":
            raise FactsOutOfReach(engine="DuckDB", url=url)
        with _refusing():
            asked = "SELECT content FROM read_text($url)"
            found = self._connection.execute(asked, {"url": url}).fetchone()
        if found is None:
            raise EngineFailed(engine="DuckDB", detail=url)
        return str(found[0])

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def _texts(files: Iterable[str]) -> str:
    return ", ".join("'" + file.replace("'", "''") + "'" for file in files)


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except duckdb.Error as error:
        raise EngineFailed(engine="DuckDB", detail=str(error).split("\n")[0]) from error
