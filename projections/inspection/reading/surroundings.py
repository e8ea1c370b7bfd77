"""What is known of the whole report while one of its lines is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ledger.values.period import Period
from ledger.values.text import fold
from projections.inspection.reading import stretches
from projections.inspection.reading.chunks import Chunk, chunks
from projections.inspection.reading.form import Form
from projections.inspection.reading.frames import FrameReader
from projections.inspection.reading.items import ItemBuilder, Reading
from projections.inspection.reading.labels import Label, Place, Reader
from projections.inspection.reading.phrases import Node, walk
from projections.inspection.reading.stretches import Time


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The form, the year the report is of, which stock a day means, the name of the reporting unit,
    the report's period.
    """

    form: Form
    year: int | None
    measure_of: Callable[[date], str]
    unit: str = ""
    period: Period | None = None

    @property
    def frames(self) -> FrameReader:
        """A reader of what places say."""
        return FrameReader(self.form, self.time, self.unit)

    @property
    def time(self) -> Time:
        """The report's period and year."""
        return Time(self.period, self.year)

    def reader(
        self, line: str | None, place: Place, *, removed: bool = False, sourced: bool = False
    ) -> Reader:
        """A reader of the words of one place."""
        return Reader(
            line,
            place,
            self.year,
            self.measure_of,
            removed,
            sourced,
            is_own=self.is_own,
            is_own_time=self.is_own_time,
        )

    def items(
        self, shown: tuple[Node, ...], line: str, place: Place, *, removed: bool = False
    ) -> Reading:
        """The counted things of a line.

        ``removed``: it stands under a total of removals, so ways of closing may be named.
        """
        removed = removed or any(
            (one := node.first("measure")) is not None and one.value == "removed" for node in shown
        )
        sourced = any(node.means("source") or _names_source(node) for node in walk(shown))

        def labels(chunk: Chunk, at: Place) -> Label:
            return self.reader(line, at, removed=removed, sourced=sourced).label(chunk)

        def is_another(node: Node) -> bool | None:
            return None if node.kind == "year" else stretches.is_another(node, self.time, self.form)

        return ItemBuilder(labels, place, is_another).build(chunks(shown))

    def is_own_time(self, node: Node) -> bool:
        """Whether a phrase names the report's own period."""
        return stretches.is_another(node, self.time, self.form) is False

    def is_own(self, name: str) -> bool:
        """Whether a unit's name is the reporting unit's, or part of it."""
        return fold(name) in fold(self.unit)


def _names_source(node: Node) -> bool:
    """``nguồn ĐTCB``: the names of sources that follow may stand bare."""
    return any(
        one.sense == "cell" and one.value == "source" and one.prefixed for one in node.meanings
    )
