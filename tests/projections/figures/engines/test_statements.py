"""The text that is kept is the text that Ibis would write, for every shape of query."""

from __future__ import annotations

import ibis
import pytest
import sqlglot
from sqlglot import expressions as tree

from projections.figures.engines.expressions import expression
from projections.figures.engines.statements import statement
from projections.figures.query import Query, Scope, Stock
from tests.projections.figures.engines.shapes import MONTH, queries

pytestmark = pytest.mark.uncounted


def meaning(text: str) -> object:
    """What a statement says, apart from line breaks and needless brackets."""

    found = sqlglot.parse_one(text, dialect="duckdb")
    for brackets in list(found.find_all(tree.Paren)):
        brackets.replace(brackets.this)
    return found


@pytest.mark.parametrize("kind", sorted({type(query).__name__ for query in queries()}))
def test_the_text_is_what_ibis_writes(kind: str) -> None:
    """By any units, lines, dimensions, cells, over one ledger or several; of many a fifth, of
    every scope.
    """
    asked = [query for query in queries() if type(query).__name__ == kind]
    some = asked[:: 5 if len(asked) > 100 else 1]
    assert {query.scope for query in asked} == {query.scope for query in some}
    for query in some:
        assert meaning(str(ibis.to_sql(expression(query), dialect="duckdb"))) == meaning(
            statement(query)
        )


def test_other_texts_are_told_apart() -> None:
    """The measure itself: another day, another unit, another column is another meaning."""
    stock = Stock(Scope((7,), ("CAH",)), MONTH.eve, MONTH.end, ("symbol",))
    others: list[Query] = [
        Stock(Scope((8,), ("CAH",)), MONTH.eve, MONTH.end, ("symbol",)),
        Stock(Scope((7,), ("CAM",)), MONTH.eve, MONTH.end, ("symbol",)),
        Stock(Scope((7,), ("CAH",)), MONTH.start, MONTH.end, ("symbol",)),
        Stock(Scope((7,), ("CAH",)), MONTH.eve, MONTH.end, ("class",)),
    ]
    assert all(meaning(statement(stock)) != meaning(statement(other)) for other in others)
