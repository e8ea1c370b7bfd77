"""Books for the tests of the year-end report: the sample's figures, and random ones as the
statistics would give them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from ledger.catalog.lines import catalog
from ledger.values.period import reporting_year
from projections.documents.year_end.figures import MEASURES, ReportHead
from projections.figures.question import StatRow

Key = tuple[str, str, tuple[tuple[str, str], ...]]
"""A figure's line, measure and cell, as the reader of reports names them."""


def head(**changes: Any) -> ReportHead:
    """The head of the sample report."""
    parts: dict[str, Any] = {
        "unit": "Công an huyện Mẫu",
        "code": "CAH",
        "superior": "Công an tỉnh Mẫu",
        "place": "Huyện Mẫu",
        "number": "214/BC-CAH",
        "written_on": date(2024, 10, 15),
        "period": reporting_year(2024),
        "position": 1_234,
        "known_at": "15/10/2024 10:04:05",
        "version": "0.1.0",
    }
    return ReportHead(**{**parts, **changes})


def row(line: str, opening: int, added: int, removed: int, **cell: str | None) -> StatRow:
    """A row of an answer; what stands now follows from the rest."""
    return StatRow(
        line, tuple(sorted(cell.items())), opening, added, removed, opening + added - removed
    )


def sample_rows(samples: Path) -> list[StatRow]:
    """The statistics of the sample register, with the types and levels that the sample report
    states.
    """
    known = json.loads((samples / "so-theo-doi-mau.stats.json").read_text("utf-8"))
    rows = [
        row(
            line,
            four["opening"],
            four["added"],
            four["removed"],
            **({"symbol": symbol} if symbol else {}),
        )
        for line, symbols in known.items()
        for symbol, four in symbols.items()
    ]
    rows += [
        row("CTVBM", 2, 1, 0, symbol="LT", type="1"),
        row("CTVBM", 1, 0, 0, symbol="LT", type="2"),
    ]
    held = {
        (line, symbol): four["current"]
        for line, symbols in known.items()
        for symbol, four in symbols.items()
        if symbol
    }
    held["CTVBM", "LC"] -= 3
    rows += [
        row(line, 0, count, 0, symbol=symbol, level="huyện")
        for (line, symbol), count in held.items()
    ]
    return [*rows, row("CTVBM", 0, 3, 0, symbol="LC", level="xã")]


def figures_of(rows: Iterable[StatRow]) -> dict[Key, int]:
    """Every figure of the rows that a report can state; lines of one symbol state it as their
    total.
    """
    figures: Counter[Key] = Counter()
    alone = {line.code for line in catalog().lines if len(line.symbols) == 1}
    for one in rows:
        cell = dict(one.cell)
        if "level" in cell:
            figures[_key(one.line, "current", level=cell["level"])] += one.current or 0
        if "symbol" in cell and one.line in alone:
            continue
        measures = FLOWS if "movement" in cell else ("current",) if "level" in cell else MEASURES
        for measure in measures:
            figures[_key(one.line, measure, **cell)] += getattr(one, measure)
    return dict(figures)


FLOWS = ("added", "removed")
OWN = {"added": "opened", "removed": "closed"}


def stated_of(rows: Iterable[StatRow]) -> dict[Key, int]:
    """The figures a report states in words: without the kinds of a flow that is of its own kind
    alone.
    """
    figures = figures_of(rows)
    for line, measure, cell in list(figures):
        kinds = {
            dict(other)["movement"]
            for one, flow, other in figures
            if (one, flow) == (line, measure) and dict(other).keys() == {"movement"}
            if figures[one, flow, other]
        }
        if "movement" in dict(cell) and not kinds - {OWN[measure]}:
            del figures[line, measure, cell]
    return figures


def _key(line: str, measure: str, **cell: str | bool | None) -> Key:
    return line, measure, tuple(sorted((name, str(value)) for name, value in cell.items()))


COUNT = st.one_of(st.integers(0, 12), st.integers(0, 3_000))


@st.composite
def books(draw: st.DrawFn) -> list[StatRow]:
    """Answers as the statistics would give them: random records by symbol, type and level, some of
    them moved between cells.
    """
    return [
        one
        for line in catalog().lines
        for one in _line_rows(draw, line.code, [symbol.code for symbol in line.symbols])
    ]


def _line_rows(draw: st.DrawFn, line: str, symbols: list[str]) -> Iterator[StatRow]:
    """The rows of one line.

    A conversion or change of type is seen in the cells it touches, never in what holds them both.
    """
    held = {symbol: _flows(draw) for symbol in symbols if draw(st.booleans())}
    opening, added, removed = (sum(flows[index] for flows in held.values()) for index in range(3))
    yield row(line, opening, added, removed)
    if len(held) > 1 and line not in ("ST", "HTBM"):
        first, second = sorted(held)[:2]
        moved = draw(st.integers(0, min(2, _now(held[first]))))
        held[first], held[second] = (
            _moved(held[first], removed=moved),
            _moved(held[second], added=moved),
        )
    yield from _kind_rows(draw, line, added, removed)
    for symbol, flows in held.items():
        yield row(line, *flows, symbol=symbol)
        yield from _level_rows(draw, line, symbol, _now(flows))
    if "LT" in held:
        yield from _type_rows(draw, held["LT"])


def _kind_rows(draw: st.DrawFn, line: str, added: int, removed: int) -> Iterator[StatRow]:
    """Some of what came and went was handed over, alone or with its unit."""
    came, gone = (draw(st.integers(0, min(2, flow))) for flow in (added, removed))
    brought, taken = (draw(st.integers(0, min(1, flow))) for flow in (added - came, removed - gone))
    kinds = {
        "opened": (added - came - brought, 0),
        "closed": (0, removed - gone - taken),
        "reorganised": (brought, taken),
        "transferred": (came, gone),
    }
    for kind, flows in kinds.items():
        if any(flows):
            yield row(line, 0, *flows, movement=kind)


def _flows(draw: st.DrawFn) -> tuple[int, int, int]:
    opening, added = draw(COUNT), draw(COUNT)
    return opening, added, draw(st.integers(0, opening + added))


def _moved(
    flows: tuple[int, int, int], *, added: int = 0, removed: int = 0
) -> tuple[int, int, int]:
    return flows[0], flows[1] + added, flows[2] + removed


def _now(flows: tuple[int, int, int]) -> int:
    return flows[0] + flows[1] - flows[2]


def _level_rows(draw: st.DrawFn, line: str, symbol: str, count: int) -> Iterator[StatRow]:
    lower = draw(st.integers(0, count))
    for level, part in (("huyện", count - lower), ("xã", lower)):
        if part:
            yield row(line, 0, part, 0, symbol=symbol, level=level)


def _type_rows(draw: st.DrawFn, flows: tuple[int, int, int]) -> Iterator[StatRow]:
    """Everything of type 1 but what changed its type to 2 and stayed."""
    changed = draw(st.integers(0, min(2, _now(flows))))
    yield row("CTVBM", *_moved(flows, removed=changed), symbol="LT", type="1")
    if changed:
        yield row("CTVBM", 0, changed, 0, symbol="LT", type="2")
