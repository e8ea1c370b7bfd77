"""Every shape a query of the suite can have: the suite's questions, and queries spelt out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from ledger.records.cell import DIMENSIONS
from ledger.values.period import Period
from projections.facts.kinds.service import KIND as SERVICE
from projections.figures.answer import Group
from projections.figures.query import (
    BehindFlow,
    BehindStock,
    Flow,
    InForce,
    Query,
    Records,
    Scope,
    Stock,
)
from tests.projections.made_books import day

MONTH = Period(day(4), day(10))
CELLS: tuple[Group, ...] = (
    (),
    (("symbol", "ST"),),
    (("class", None), ("online", True), ("unit", "O'Đô\\n")),
    tuple((name, False if name == "online" else "A") for name in DIMENSIONS),
)
TOLD: tuple[Group, ...] = ((), (("movement", "closed"), ("closing", None)))
BREAKDOWNS = ((), ("symbol",), ("online", "unit"), DIMENSIONS)


def scopes() -> Iterator[Scope]:
    """One ledger or three; all units, none, several; all lines, several."""
    yield from (
        Scope(*parts)
        for parts in product(((7,), (7, 0, 9)), (None, (), ("A'B", "CAH")), (None, ("ST", "CA")))
    )


def queries() -> Iterator[Query]:
    """A query of every shape."""
    for asked in scopes():
        yield Records(asked)
        for dimensions in BREAKDOWNS:
            yield Stock(asked, MONTH.eve, MONTH.end, dimensions)
            for told in ((), ("movement",), ("movement", "closing")):
                yield Flow(asked, MONTH.start, MONTH.end, dimensions, told)
        for cell in CELLS:
            yield BehindStock(asked, "ST", cell, MONTH.end)
            for entered in (True, False):
                for said in TOLD:
                    yield BehindFlow(asked, "ST", cell, MONTH.start, MONTH.end, entered, said)
    for asked in scopes():
        for columns in (("other",), ("number", "record", "from_on", "entry", "by")):
            for cell in ((), (("class", None),), (("class", "B"), ("line", "ST"))):
                yield InForce(SERVICE, asked, MONTH.end, columns, cell)
