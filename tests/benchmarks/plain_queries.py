"""What lists of targets count, as plain SQL over tables: the measure that their speed is held to.

One query an indicator, for every unit at once with what is under it, grouped by the unit. It counts
both sides and nothing else: no names of what was counted, no proofs, no periods before, and of what
records must satisfy only what a line of SQL says.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa

from ledger.entries.collaborator import CollaboratorRated, ItemsDelivered
from ledger.entries.outcome import QUANTITIES
from ledger.entries.record import EffectProduced, RecordClosed, RecordOpened
from ledger.records.cell import Cell, attribute_field
from ledger.values.dates import END_OF_TIME
from ledger.values.period import Period
from projections.targets.counted_set import Condition, CountedSet, OneOf
from projections.targets.indicator import EveryMonth, Indicator, PerUnit, Share
from projections.targets.record_index import CountedRecord
from projections.targets.seen_books import SeenBooks
from projections.targets.sets_of import resolved, sets_of
from projections.targets.target_list import TargetList

Row = dict[str, Any]
COLUMNS = ("symbol", "class", "list", "source", "branch", "online")
NOUNS = {
    "officers": "officers",
    "objects": "objects",
    "outcomes": "outcomes",
    "items": "entries",
}


def tables(books: SeenBooks) -> duckdb.DuckDBPyConnection:
    """The books as tables: spans of records, entries on them, results, officers, and the tree."""
    records = [one for several in books.records.values() for one in several]
    return _loaded(
        spans=[span for one in records for span in _spans(one)],
        entries=[entry for one in records for entry in _entries(one)],
        outcomes=[
            {"unit": one.unit, "day": one.on, "kind": one.kind, "listed": one.watch_listed}
            | dict(one.numbers)
            for one in books.outcomes
        ],
        officers=[{"unit": one.unit, "officer": one.code} for one in books.officers],
        objects=[
            {"unit": one.unit, "object": one.code, "through_line": one.through_line}
            for one in books.objects
        ],
        units=[{"unit": code} for code in books.units],
        closure=list(_closure(books)),
    )


def _spans(record: CountedRecord) -> Iterator[Row]:
    """Where a record stood from when until when; the way of a closing on what it closed."""
    turns = record.course.turns
    ends = [*(turn.entry.effective_on for turn in turns[1:]), END_OF_TIME]
    for turn, until in zip(turns, ends, strict=True):
        yield _cell(record, turn.after or turn.before) | {
            "object": record.object_on(turn.entry.effective_on),
            "way": turn.entry.way if isinstance(turn.entry, RecordClosed) else None,
            "stands": turn.after is not None,
            "opened": isinstance(turn.entry, RecordOpened),
            "since": turn.entry.effective_on,
            "until": until,
        }


def _entries(record: CountedRecord) -> Iterator[Row]:
    """Effects, ratings and items, in the cell that the record was opened in."""
    for entry in record.entries:
        if isinstance(entry, EffectProduced | CollaboratorRated | ItemsDelivered):
            yield _cell(record, record.course.turns[0].after) | {
                "unit": entry.unit,
                "day": entry.effective_on,
                "kind": type(entry).__name__,
                "items": getattr(entry, "items", 0),
                "valuable": getattr(entry, "valuable", 0),
            }


def _cell(record: CountedRecord, cell: Cell | None) -> Row:
    assert cell is not None, "whatever moves a record leaves a cell or comes into one"
    told = {name: getattr(cell, attribute_field(name)) for name in COLUMNS}
    whose = {"record": record.stream, "line": record.line}
    return {**told, **whose, "unit": cell.unit, "officer": cell.officer}


def _loaded(**rows: list[dict[str, Any]]) -> duckdb.DuckDBPyConnection:
    database = duckdb.connect()
    for name, told in rows.items():
        loaded = pa.Table.from_pylist(told)
        database.register("loaded", loaded)
        database.execute(f"create table {name} as select * from loaded")
        database.unregister("loaded")
    return database


def _closure(books: SeenBooks) -> Iterator[dict[str, str]]:
    """Every unit with each unit above it, itself included."""
    for code in books.units:
        above: str | None = code
        while above:
            yield {"top": above, "unit": code}
            above = books.units[above].parent


def queries(plan: TargetList, period: Period) -> Iterator[str]:
    """A query for every indicator of a list."""
    for indicator in plan.indicators.values():
        for asked in sets_of(indicator):
            yield _query(indicator, resolved(asked, plan.indicators), period)


def _query(indicator: Indicator, asked: CountedSet, period: Period) -> str:
    having = indicator.having if isinstance(indicator, Share) else ()
    counted_so = ("records", "officers", "objects")
    above = _conditions(having, period) if asked.noun in counted_so else []
    kept = (
        asked.where if asked.noun != "outcomes" else [x for x in asked.where if x.name == "offence"]
    )
    where = [_base(asked, period), *_conditions(tuple(kept), period)]
    table = "spans" if asked.noun == "records" else NOUNS.get(asked.noun, "units")
    total = asked.total if asked.total in QUANTITIES else "persons"
    counted = f"sum({total})" if asked.noun == "outcomes" and asked.total else "count(*)"
    if asked.noun == "records":
        counted = "count(distinct record)"
    if isinstance(indicator, EveryMonth):
        table = "spans join entries using (record)"
        counted = "count(distinct (record, date_trunc('month', day)))"
    if isinstance(indicator, PerUnit):
        above = ["true"]
    filtered = f", {counted} filter (where {' and '.join(above)})" if above else ""
    join = f"{table} as s join closure as c on c.unit = s.unit"
    if "join" in table:
        join = f"(select spans.*, day from {table}) as s join closure as c on c.unit = s.unit"
    return f"select top, {counted}{filtered} from {join} where {' and '.join(where)} group by top"


def _base(asked: CountedSet, period: Period) -> str:
    start, end = _day(period.start), _day(period.end)
    if asked.noun in ("outcomes", "items"):
        kinds = f" and kind in {_texts(asked.names)}" if asked.noun == "outcomes" else ""
        return f"day between {start} and {end}{kinds}"
    if asked.noun != "records":
        return "true"
    bases = {
        "current": f"stands and since <= {end} and until > {end}",
        "opening": f"stands and since < {start} and until >= {start}",
        "opened": f"opened and since between {start} and {end}",
        "closed": f"way is not null and since between {start} and {end}",
        "handled": f"stands and since <= {end} and until >= {start}",
    }
    bases["opened_or_current"] = f"(({bases['opened']}) or ({bases['current']}))"
    return f"line in {_texts(asked.names)} and {bases[asked.base]}"


def _conditions(conditions: tuple[Condition, ...], period: Period) -> list[str]:
    """What records must satisfy, as far as a line of SQL says it."""
    start, end = _day(period.start), _day(period.end)
    found = []
    for name, value in conditions:
        if name in COLUMNS and isinstance(value, OneOf):
            no = "not " if value.negated else ""
            found.append(f'"{name}" {no}in {_texts(value.values)}')
        elif name == "online":
            found.append("online")
        elif name == "closing":
            found.append(f"way in {_texts(value.values)}")
        elif name in ("with_effect", "rated", "rated_at_least"):
            kind = "EffectProduced" if name == "with_effect" else "CollaboratorRated"
            found.append(
                f"record in (select record from entries where kind = '{kind}' and day between "
                f"{start} and {end})"
            )
        elif name == "uses_collaborators":
            found.append(
                "officer in (select officer from spans where line = 'CTVBM' and stands and "
                f"since <= {end} and until > {end})"
            )
        elif name == "covered":
            found.append(
                "object in (select object from spans where line = 'DTCB' and stands and "
                f"since <= {end} and until > {end})"
            )
        elif name == "covers_object":
            found.append("object in (select object from objects)")
        elif name == "through_line":
            found.append("through_line")
        elif name == "offence":
            found.append("listed")
    return found


def _day(day: date) -> str:
    return f"date '{day.isoformat()}'"


def _texts(texts: tuple[Any, ...]) -> str:
    return "(" + ", ".join(f"'{one}'" for one in texts) + ")"
