"""Which engine answers: named on the command line, in the environment or in ``socai.toml``."""

from __future__ import annotations

from ledger.errors import UnknownEngine
from projections.figures.engines.engine import Engine

DEFAULT = "duckdb"
KNOWN = ("duckdb", "spark", "spark=MASTER")
"""How an engine may be named; MASTER is the URL of a cluster's master."""


def engine_named(name: object = None) -> Engine:
    """Start an engine; without a name (None), the default.

    Raises UnknownEngine, EngineMissing, EngineFailed.
    """
    kind, _equals, master = str(DEFAULT if name is None else name).strip().partition("=")
    if kind == "duckdb" and not master:
        from projections.figures.engines.duckdb import DuckDB

        return DuckDB()
    if kind == "spark":
        from projections.figures.engines.spark import ALL_CORES, Spark

        return Spark(master or ALL_CORES)
    raise UnknownEngine(name=name, known=", ".join(KNOWN))
