"""Files are drawn by lot to be checked, and drawn again by whoever doubts it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from commands.usecases.listing import Wanted, register_of
from commands.usecases.recording import record
from ledger.errors.inspections import NothingToDraw
from ledger.errors.papers import UnknownPaper
from ledger.proofs.receipts import root_at
from ledger.values.dates import format_date
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from ledger.application import Ledger, Receipt
    from ledger.entries.inspection import FilesDrawn, InspectionOpened
    from ledger.entries.record import EntryVoided
    from ledger.records.papers.inspection import Inspection
    from projections.figures.register import Moment, RegisterRow
    from projections.inspection.sampling.findings import DrawnFile, DrawSays
    from projections.inspection.sampling.goal import Goal, GoalKind
    from projections.inspection.sampling.lot import Lot


class Planned(NamedTuple):
    """A draw before any words are said: from which files, how many, and the root."""

    moment: Moment
    unit: str
    lines: tuple[str, ...]
    lot: Lot
    goal: Goal
    to_draw: int
    root: str


class DrawnAgain(NamedTuple):
    """A draw on record, made again from the entries below it.

    ``rows``: those drawn now; ``agrees``: whether they, the root and the number of files are what
    the entry states; ``files``: those it states, with their checks since; ``said``: what they say.
    """

    entry: FilesDrawn
    lot: Lot
    goal: Goal
    rows: list[RegisterRow]
    agrees: bool
    files: tuple[DrawnFile, ...]
    said: DrawSays

    @property
    def as_of(self) -> date:
        """The day at the end of which the register was drawn from."""
        return date.fromisoformat(self.entry.as_of)


def plan_draw(
    ledger: Ledger,
    facts: Path,
    wanted: Wanted,
    goal: Goal,
    as_of: date | None,
    known_at: int,
    by: Sequence[str] = (),
) -> Planned:
    """How many files to draw of a unit's register, and the root that goes into the seed.

    Raises UnknownUnit, UnknownCode, NothingToDraw, WrongBeyondFiles, IntegrityBroken.
    """
    from projections.inspection.sampling.lot import lot_of

    unit = ledger.known(Stream.of_unit(wanted.unit)).key if wanted.unit else ledger.foundation.unit
    asked = Wanted(wanted.lines, unit)
    moment, rows = register_of(ledger, facts, asked, as_of, known_at)
    lot = lot_of(rows, by)
    if not lot.files:
        raise NothingToDraw(unit=unit, as_of=format_date(moment.as_of))
    lines = tuple(sorted({row.cell.line for row in rows}))
    count = goal.count(lot.sizes)
    return Planned(moment, unit, lines, lot, goal, count, root_at(ledger, known_at))


def draw_files(
    ledger: Ledger, planned: Planned, inspection: str, words: str, by: str, effective_on: date
) -> tuple[list[RegisterRow], Receipt]:
    """Draw what was planned by the words said, and put it on record in an inspection, on a day.

    Raises UnknownPaper, BadValue, DrawnAlready, DrawnElsewhere, and the other rules of inspections.
    """
    from ledger.records.inspections import DrawFiles
    from ledger.values.text import as_seen

    said = as_seen(words)
    rows = planned.lot.drawn(planned.root, said, planned.to_draw)
    goal = planned.goal
    receipt = record(
        ledger,
        DrawFiles,
        by,
        code=inspection,
        effective_on=effective_on,
        as_of=planned.moment.as_of,
        at=planned.moment.known_at,
        root=planned.root,
        words=said,
        scope=planned.unit,
        lines=planned.lines,
        strata=planned.lot.by,
        goal=goal.kind,
        confidence=goal.confidence,
        wrong=goal.wrong,
        margin=goal.margin,
        expected=goal.expected,
        files=planned.lot.files,
        drawn=tuple(row.record for row in rows),
    )
    return rows, receipt


def draws_of(ledger: Ledger, inspection: str, known_at: int) -> tuple[FilesDrawn, ...]:
    """The draws of an inspection, in the order in which they were made. Raises UnknownPaper."""
    return _begun(ledger, inspection, known_at)[1].draws


class TakenBack(NamedTuple):
    """A draw that does not count any more, and the entry that says so, with the reason."""

    draw: FilesDrawn
    void: EntryVoided


def draws_taken_back(ledger: Ledger, inspection: str, known_at: int) -> tuple[TakenBack, ...]:
    """The draws of an inspection that were voided: who throws one away does not do so unseen."""
    from ledger.entries.inspection import FilesDrawn
    from ledger.records.paper_command import paper_code
    from ledger.records.papers.inspection import INSPECTIONS
    from ledger.timeline import known, voids

    stream = INSPECTIONS.stream(paper_code(inspection))
    entries = known(ledger.history(stream).entries, known_at)
    voided = voids(entries)
    return tuple(
        TakenBack(one, voided[one.position])
        for one in entries
        if isinstance(one, FilesDrawn) and one.position in voided
    )


def unit_inspected(ledger: Ledger, inspection: str) -> str:
    """The unit that an inspection is of, whose files it draws. Raises UnknownPaper."""
    return _begun(ledger, inspection, ledger.last_position)[0].unit


def _begun(ledger: Ledger, inspection: str, known_at: int) -> tuple[InspectionOpened, Inspection]:
    """The entry that opened an inspection, and how it stands at a position. Raises UnknownPaper."""
    from ledger.records.paper_command import paper_code
    from ledger.records.papers.inspection import INSPECTIONS

    stream = INSPECTIONS.stream(paper_code(inspection))
    state = INSPECTIONS.state(ledger.history(stream), known_at=known_at)
    if state.opened is None:
        raise UnknownPaper(code=stream.key)
    return state.opened, state


def draw_again(ledger: Ledger, facts: Path, entry: FilesDrawn, known_at: int) -> DrawnAgain:
    """Make a draw again from the entries up to its position, and see what its checks say.

    ``known_at``: up to which position checks count, but those by officers inspected. Raises
    IntegrityBroken, and NothingToDraw and WrongBeyondFiles where the entry states a draw that
    cannot be.
    """
    from projections.inspection.sampling.findings import DrawnFile, checks_since, said_by
    from projections.inspection.sampling.goal import Goal

    kind: GoalKind = "detect" if entry.goal == "detect" else "estimate"
    goal = Goal(kind, entry.confidence, entry.wrong, entry.margin, entry.expected)
    wanted = Wanted(tuple(entry.lines), entry.scope)
    by, as_of = tuple(entry.strata or ()), date.fromisoformat(entry.as_of)
    planned = plan_draw(ledger, facts, wanted, goal, as_of, entry.at, by)
    rows = planned.lot.drawn(entry.root, entry.words, planned.to_draw)
    stated = entry.root, entry.files, tuple(entry.drawn)
    agrees = stated == (planned.root, planned.lot.files, tuple(row.record for row in rows))
    stratum = {row.record: key for key, held in planned.lot.strata.items() for row in held}
    inspected = _begun(ledger, Stream(entry.record).key, known_at)[1].inspected
    files = tuple(
        DrawnFile(
            row.record,
            stratum[row.record],
            checks_since(ledger.history(Stream(row.record)), entry.position, known_at, inspected),
        )
        for row in rows
    )
    said = said_by(planned.lot.sizes, files, goal)
    return DrawnAgain(entry, planned.lot, goal, rows, agrees, files, said)
