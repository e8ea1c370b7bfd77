"""Tells a report of ours by what it says of itself, and where its text says otherwise.

Whoever opens the file changes its text, and never its properties: where they differ, the text is
what the unit reports, and a notice says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ledger.errors import N_
from ledger.records.unit_names import same_name, speaks_of
from ledger.values.period import Period
from projections.documents.lines.document import Document, ReadingNotice, ReportLine
from projections.documents.year_end.provenance import (
    Provenance,
    from_line,
    from_properties,
    is_caption,
)
from projections.inspection.reading.head.boundaries import Days
from projections.inspection.reading.head.letterhead import Head
from projections.inspection.reading.head.title_branch import branch_in_title
from projections.inspection.reading.lexicon.form import Form

OTHER_UNIT = N_("The file was written for “{made}”, but its head names “{stated}”; the head counts")
OTHER_PERIOD = N_(
    "The file was written for {made}, but its text speaks of {stated}; the text counts"
)
OTHER_LINE = N_("The last line of the file is not as it was written; the line counts")


@dataclass(frozen=True, slots=True)
class OwnReport:
    """What a report of ours says of itself: in its properties, in its last line (None: nothing)."""

    kept: Provenance | None
    line: Provenance | None

    @property
    def made(self) -> Provenance | None:
        """What it comes from: the line, where somebody changed it, else the properties."""
        return self.kept if self.kept and not self._retyped else self.line or self.kept

    @property
    def _retyped(self) -> bool:
        if self.kept is None or self.line is None:
            return False
        kept = replace(self.kept, books="", known_at="")
        if not self.line.branch:
            kept = replace(kept, branch="")
        return kept != replace(self.line, name=kept.name, known_at="")

    def notices(self) -> Iterator[ReadingNotice]:
        """What a reader should know of it."""
        if self._retyped:
            yield ReadingNotice(OTHER_LINE)


def own_report(document: Document) -> tuple[Document, OwnReport]:
    """What a document says of itself, and the document without the lines that say it."""
    said = [(line, _said(line)) for line in document.lines]
    found = [made for _, made in said if made is not None]
    own = OwnReport(from_properties(document.properties), found[-1] if found else None)
    is_ours = own.made is not None
    rest = tuple(
        line for line, made in said if made is None and not (is_ours and is_caption(line.text))
    )
    return replace(document, lines=rest), own


def _said(line: ReportLine) -> Provenance | None:
    texts = [cell.text for cell in line.cells] or [line.text]
    return next((made for text in texts if (made := from_line(text)) is not None), None)


@dataclass(frozen=True, slots=True)
class Claims:
    """What a report of ours is taken to say: its period, and what only such a report states.

    ``unit``: the code of its unit (None: its head says it); ``position``: the last one it knew
    (None: its text was changed, and was written from none); ``branch``: the one branch it is of,
    which any report may say in its title.
    """

    period: Period | None
    unit: str | None = None
    alone: bool = False
    position: int | None = None
    as_of: date | None = None
    name: str = ""
    books: str = ""
    branch: str = ""
    notices: tuple[ReadingNotice, ...] = ()


def claims(
    own: OwnReport, document: Document, head: Head, days: Days, period: Period | None, form: Form
) -> Claims:
    """What a report says of itself as far as its text agrees; where not, the text counts."""
    made = own.made
    titled = branch_in_title(document, form)
    if made is None:
        return Claims(period, branch=titled)
    contradicted = list(own.notices())
    elsewhere = _names_another(made, head, document, form)
    if elsewhere:
        values: dict[str, object] = {"made": made.name, "stated": head.unit}
        contradicted.append(ReadingNotice(OTHER_UNIT, values))
    if period is not None and _speaks_of_another(made.period, days):
        contradicted.append(ReadingNotice(OTHER_PERIOD, {"made": made.period, "stated": period}))
    else:
        period = made.period
    return Claims(
        period,
        None if elsewhere else made.unit,
        made.alone,
        None if contradicted else made.position,
        made.as_of if period == made.period else None,
        made.name,
        made.books,
        made.branch or (own.kept.branch if own.kept else "") or titled,
        tuple(contradicted),
    )


def _names_another(made: Provenance, head: Head, document: Document, form: Form) -> bool:
    """Whether the head of a report names another unit than the one it was written for.

    A unit whose name begins as no unit's does is not read in a head: then its name on a line below
    what was read is enough.
    """
    if head.unit is None or speaks_of(head.unit, made.name) or same_name(head.unit, made.unit):
        return False
    below = False
    for line in document.lines[: form.letterhead.max_lines]:
        for text in [part for cell in line.cells for part in cell.paragraphs] or [line.text]:
            if below and same_name(text, made.name):
                return False
            below = below or head.unit in text
    return True


def _speaks_of_another(period: Period, days: Days) -> bool:
    """Whether a report's title, or where it names no days its text, names other days only."""
    stated = days.titles or [one for one in days.periods if not one.prior]
    spans = [(one.first, one.last) for one in stated]
    return bool(spans) and (period.start, period.end) not in spans
