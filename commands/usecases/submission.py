"""A submission as it was recorded, beside the same file as it is read today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from commands.usecases.reporting_unit import ReportingUnit
from ledger.values.period import Period

if TYPE_CHECKING:
    from ledger.application import Ledger
    from ledger.entries.evidence import ReportSubmitted
    from projections.inspection.reading.stated.values import Figure, StatedReport


@dataclass(frozen=True)
class Reread:
    """A figure that today's reader reads otherwise than it was recorded.

    ``recorded`` and ``read``: its values; None where there was, or is, no such figure.
    """

    figure: Figure
    recorded: int | None
    read: int | None

    def as_json(self) -> dict[str, Any]:
        """The figure and both values, as JSON has them."""
        return {"id": self.figure.id, "recorded": self.recorded, "read": self.read}


def period_of(submission: ReportSubmitted) -> Period:
    """The period a report was submitted for."""
    return Period(
        date.fromisoformat(submission.period["from"]), date.fromisoformat(submission.period["to"])
    )


def unit_of(submission: ReportSubmitted) -> ReportingUnit:
    """The unit a report was submitted for; before it was asked, with everything under it."""
    return ReportingUnit(submission.unit, bool(submission.alone))


def written_at(ledger: Ledger, report: StatedReport) -> int | None:
    """The position of these books that a report of ours says it was written from."""
    if report.books not in ("", ledger.mark) or report.position is None:
        return None
    return report.position if report.position <= ledger.last_position else None


def recorded_figure(recorded: Mapping[str, Any]) -> Figure:
    """A figure as it was recorded; where it stood in the file was not."""
    from projections.documents.lines.document import Where
    from projections.inspection.reading.stated.values import Figure

    day = recorded.get("as_of")
    return Figure(
        recorded["id"],
        recorded["line"],
        recorded["measure"],
        dict(recorded["cell"]),
        recorded["value"],
        "",
        Where(""),
        date.fromisoformat(day) if day else None,
        through=bool(recorded.get("through")),
    )


def recorded_figures(submission: ReportSubmitted, today: StatedReport) -> tuple[Figure, ...]:
    """The figures a submission recorded, each with the place where it is read today.

    What was recorded of a figure is never changed by how it is read today; of one recorded without
    its day, the day is read today, because it was not recorded then.
    """
    by_id = {figure.id: figure for figure in today.figures}
    dated = submission.as_of is not None
    found = []
    for one in map(recorded_figure, submission.figures):
        read = by_id.get(one.id)
        if read is not None and read.key == one.key:
            of_day = one if dated else read
            one = replace(read, value=one.value, as_of=of_day.as_of, through=of_day.through)
        found.append(one)
    return tuple(found)


def reread(submission: ReportSubmitted | None, today: StatedReport) -> tuple[Reread, ...]:
    """The figures that are read otherwise today than they were recorded."""
    if submission is None:
        return ()
    recorded = [recorded_figure(one) for one in submission.figures]
    return tuple(_differing(recorded, [one for one in today.figures if one.value is not None]))


def _differing(recorded: Iterable[Figure], read: Iterable[Figure]) -> Iterable[Reread]:
    then, now = ({(one.id, one.key): one for one in side} for side in (recorded, read))
    for name in {**then, **now}:
        before, after = then.get(name), now.get(name)
        values = before.value if before else None, after.value if after else None
        figure = after or before
        if figure is not None and values[0] != values[1]:
            yield Reread(figure, *values)
