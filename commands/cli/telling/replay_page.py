"""The page of a replay: a story with its words, as a browser shows it without these books."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from commands.cli.telling.entry_words import details, subject_of_entry
from commands.cli.telling.field_words import named
from commands.leaving import leaving
from commands.speech import _
from ledger.catalog.lines import catalog
from ledger.catalog.names import FIELDS, MEASURES
from ledger.catalog.secrecy import PaperMark
from ledger.errors import N_
from ledger.records.cell import FIELDS as CELL_FIELDS
from ledger.records.cell import Cell
from ledger.values.dates import NOT_GIVEN, format_instant, read_instant
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from projections.inspection.replay.step import ReplayStep
    from projections.inspection.replay.story import UnitStory

WORDS: Mapping[str, str] = {
    "along": N_("Along"),
    "positions": N_("the order of recording"),
    "days": N_("the days of effect"),
    "speed": N_("Speed"),
    "position": N_("What was known: recorded until"),
    "day": N_("What was true: effective until"),
    "known": N_("position {position} ({time})"),
    "true": N_("to the end of {date}"),
    "beginning": N_("the beginning"),
    "totals": N_("Totals of the period so far"),
    "chart": N_("Files in the register, day by day (thin: as known at the end)"),
    "register": N_("The register"),
    "line": N_("Line of work"),
    "number": FIELDS["number"],
    "stands": N_("where it stands"),
    "entry": N_("entry {position}"),
    "effective": N_("effective {date}"),
    "recorded": N_("recorded {time} by {by}, unit {unit}"),
    "days_late": N_("recorded {days} days after its day"),
    "voided_by": N_("voided later, by entry {position}"),
    "entered": N_("enters the register"),
    "left": N_("leaves the register"),
    "moved": N_("changes in the register"),
    "by_move": N_("Changed in the register by this move:"),
    "more": N_("and {count} more"),
    "files": N_("files: {count}"),
    "shown": N_("(the first {count} are shown)"),
    "find": N_("Find a file by its number  /"),
    "all": N_("Show the whole register"),
    "first": N_("Beginning"),
    "back": N_("Back"),
    "play": N_("Play"),
    "pause": N_("Pause"),
    "on": N_("On"),
    "last": N_("End"),
    "close": N_("Close"),
    "no_day": N_("no day"),
    "not_in_register": N_("not in the register"),
    "not_known_yet": N_("not known yet"),
    "earlier": N_(
        "What was recorded before the story begins is not listed; it counts all the same."
    ),
    "keys": N_("Keys: space plays and pauses; ← → one entry; Home, End; / finds a file."),
}
"""What the script says, by the name it asks for."""

LANGUAGE = N_("en-GB")
"""The language that is spoken, as a page names it."""


def replay_page(
    story: UnitStory, files: Mapping[str, str], title: str, scope: str, mark: PaperMark
) -> str:
    """The page; numbers of sources as they may leave.

    ``files``: the names of those that voids are about; ``scope``: whose books, which days.
    """
    from projections.documents.pages.print_marks import print_marks
    from projections.documents.pages.scripted import scripted_page

    data = _PageData(story, files).data()
    data |= {"title": title, "scope": scope, "stamp": mark.stamp, "copying": mark.copying}
    scripts, marks = ("replay_engine", "replay_page"), print_marks(mark.stamp, mark.copying)
    return scripted_page(title, _(LANGUAGE), "replay", scripts, data, marks)


class _PageData:
    """A story told in words and numbers."""

    def __init__(self, story: UnitStory, files: Mapping[str, str]) -> None:
        from projections.inspection.replay.plain_story import Numbering, PlainStory

        self._story, self._names = story, files
        self._lines = {line.code: at for at, line in enumerate(catalog().lines)}
        self._plain = PlainStory(story, self._lines)
        self._file_at = {record: at for at, record in enumerate(self._plain.records)}
        self._people: Numbering[str] = Numbering()
        self._kinds: Numbering[str] = Numbering()

    def data(self) -> dict[str, Any]:
        """What the script reads."""
        story, plain = self._story, self._plain
        files = [self._file(record) for record in plain.records]
        reach = plain.reaches()
        steps = self._steps()
        return {
            **self._words(),
            "eve": story.period.eve.isoformat(),
            "days": plain.day(story.period.end),
            "undated": plain.day(NOT_GIVEN),
            "begin": story.begin,
            "last": story.last,
            "files": files,
            "reach": reach,
            **steps,
            "cells": [self._cell(cell) for cell in plain.cells.listed],
            "units": plain.units.listed,
            "people": self._people.listed,
            "kinds": self._kinds.listed,
        }

    def _words(self) -> dict[str, Any]:
        from projections.inspection.replay.step import MARKS

        measures = [_(name) for name in MEASURES.values()]
        return {
            "language": _(LANGUAGE),
            "words": {**{name: _(text) for name, text in WORDS.items()}, "measures": measures},
            "lines": [[line.code, line.name] for line in catalog().lines],
            "marks": [[name, _(text)] for name, text in MARKS.items()],
        }

    def _steps(self) -> dict[str, Any]:
        """The steps, the opening balances of the period, and the order in which all took effect."""
        story = self._story
        begun = {step.position for step in story.steps}
        openings = [step for step in story.happened if step.position not in begun]
        at = {step.position: place for place, step in enumerate([*openings, *story.steps])}
        happened = (step for step in story.happened if step.is_in_force(step.position))
        return {
            "steps": [self._step(step) for step in story.steps],
            "openings": [self._step(step) for step in openings],
            "order": [at[step.position] for step in happened],
        }

    def _file(self, record: str) -> list[Any]:
        stream = Stream(record)
        told = leaving().data({"line": stream.noun, "number": stream.key})
        return [told["number"], self._lines[stream.noun], self._plain.courses(record)]

    def _step(self, step: ReplayStep) -> list[Any]:
        """A step as the script names its fields, in their order."""
        from projections.inspection.replay.step import MARKS

        entry, gate = step.entry, leaving()
        file = self._file_at.get(entry.record, -1)
        is_late = not {"late", "backdated"}.isdisjoint(step.marks)
        return [
            step.position,
            format_instant(read_instant(entry.recorded_at)),
            self._people.of(entry.by),
            self._plain.day(step.day),
            file,
            self._kinds.of(_(entry.NAME)),
            sum(1 << place for place, mark in enumerate(MARKS) if mark in step.marks),
            step.days_late if is_late else 0,
            step.voided_by or 0,
            gate.text("; ".join(details(entry))),
            gate.text(subject_of_entry(entry, self._names)) if file < 0 else "",
            self._plain.units.of(entry.unit),
        ]

    def _cell(self, cell: Cell) -> list[Any]:
        """A cell: its line, symbol and unit, and all it is counted by in words."""
        said = _fields_told(cell)
        unit = self._plain.units.of(cell.unit or "")
        return [self._lines[cell.line], cell.symbol, unit, leaving().text(" · ".join(said))]


def _fields_told(cell: Cell) -> Iterable[str]:
    """The fields of a cell that say something of it, but for its line."""
    for name, value in zip(CELL_FIELDS, cell, strict=True):
        if value in (None, "open") or name == "line":
            continue
        told = named(f"{cell.line}:", name, value)
        yield (
            told if name in ("symbol", "unit", "officer", "level") else f"{_(FIELDS[name])} {told}"
        )
