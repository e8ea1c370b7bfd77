"""What `socai casefile open` does, bare: click, one pydantic model, one stock `eventsourcing` save.

A program of its own, so that it pays for nothing but that; no rule, no proof, no other language.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

import click
from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from pydantic import BaseModel, Field


class OpenRecord(BaseModel):
    """What is typed."""

    line: str
    number: str = Field(min_length=1, max_length=60)
    symbol: str
    unit: str
    officer: str
    effective_on: date
    level: str | None = None
    attributes: dict[str, str | bool] = {}
    basis_number: str | None = None
    basis_date: date | None = None
    approved_by: str | None = None
    source_record: str | None = None
    next_review: date | None = None


class Record(Aggregate):
    """What is kept."""

    @event("Opened")
    def __init__(self, stated: dict[str, Any]) -> None:
        self.stated = stated


@click.command()
@click.argument("number")
@click.option("--symbol", required=True, help="Its symbol.")
@click.option("--unit", required=True, help="The unit that holds it.")
@click.option("--officer", required=True, help="Who answers for it.")
@click.option("--on", "effective_on", type=click.DateTime(["%d/%m/%Y"]), help="Since when.")
@click.option("--class", "class_", help="Its class.")
@click.option("--list", "list_", help="Its list.")
@click.option("--level", help="Its level.")
@click.option("--as", "by", envvar="SOCAI_AS", help="Who records.")
@click.option("--ledger", required=True, help="The database.")
def main(number: str, effective_on: datetime, class_: str, list_: str, **typed: Any) -> None:
    """Open a record."""
    ledger, by = typed.pop("ledger"), typed.pop("by")
    asked = OpenRecord(
        line=typed["symbol"],
        number=number,
        effective_on=effective_on.date(),
        attributes={"class": class_, "list": list_},
        **typed,
    )
    app: Application[UUID] = Application(
        {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": ledger}
    )
    app.save(Record({**asked.model_dump(mode="json"), "by": by}))
    click.echo(f"{asked.number} {asked.symbol} {asked.effective_on:%d/%m/%Y} {by}")


if __name__ == "__main__":
    main()
