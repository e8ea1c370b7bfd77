"""What an engine does: it reads tables of facts from files, and answers queries about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from projections.figures.query import Query

Rows = list[tuple[Any, ...]]

Books = Sequence[Sequence[str]]
"""The files of a table: of each ledger, their paths or URLs."""


class Engine(Protocol):
    """Adds up facts.

    Whatever fails in an engine is raised as EngineFailed. An engine keeps every date up to
    END_OF_TIME: one that counts nanoseconds in 64 bits ends in the year 2262.
    """

    def register(self, table: str, books: Books) -> None:
        """Name the files a table is made of from now on.

        ``books``: the number of the ledger they are of, which is one more column.
        """

    def rows(self, query: Query) -> Rows:
        """Answer a query; the rows in any order."""

    def text(self, url: str) -> str:
        """A small file, whole, from wherever the engine reads its tables."""

    def close(self) -> None:
        """Let go of what the engine holds; it is not asked again."""
