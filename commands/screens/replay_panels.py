"""What the screen of a replay shows, part by part, as texts of a width; they know no terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from typing import NamedTuple

from rich.text import Text

from commands.speech import _
from ledger.catalog.lines import catalog
from ledger.catalog.names import MEASURES
from ledger.errors import N_
from ledger.records.cell import Cell
from ledger.values.dates import format_date, format_instant, read_instant
from ledger.values.stream import Stream
from projections.figures.question import StatRow
from projections.inspection.replay.player import Player
from projections.inspection.replay.standpoint import Shift
from projections.inspection.replay.step import ReplayStep

STYLES = {
    "late": "bold yellow",
    "backdated": "bold red",
    "void": "bold magenta",
    "correction": "bold cyan",
    "voided": "magenta",
    "opening_balance": "dim",
}
"""How what is noticed of an entry looks; it is said in words, too."""

MOST_FILES = 100
"""Files of the register that are shown; the others are found by their number."""

MOST_SHIFTS = 8
"""Changes of the register that are told of one move."""


class ReplayWords(NamedTuple):
    """How a replay is told in words.

    ``scope``: whose books, which days; ``entry``: an entry on some lines, the first its heading;
    ``marks``: its marks; ``shift``: what became of a file; ``kinds``: what that is called.
    """

    scope: Sequence[str]
    entry: Callable[[ReplayStep], list[str]]
    marks: Callable[[ReplayStep], list[str]]
    shift: Callable[[Shift], str]
    kinds: Callable[[str], str]


def mark_style(step: ReplayStep) -> str:
    """How a step stands out; empty where nothing is to be noticed of it."""
    return next((STYLES[mark] for mark in STYLES if mark in step.marks), "")


class TimeLine:
    """Both times on a line each, under the entries that stand out, each at its place."""

    def __init__(self, player: Player) -> None:
        self._player = player
        self._strips: dict[int, Text] = {}

    def of_width(self, width: int) -> Text:
        """The five lines of it."""
        player = self._player
        story, point = player.story, player.point
        days = max((story.period.end - story.period.eve).days, 1)
        day = (point.as_of - story.period.eve).days
        at = story.steps[player.known - 1].entry.recorded_at if player.known else ""
        time = format_instant(read_instant(at)) if at else _(BEGINNING)
        known = _(KNOWN).format(position=point.position, last=story.last, time=time)
        true = _(TRUE).format(date=format_date(point.as_of))
        across = max(width - 4, 10)
        if across not in self._strips:
            self._strips[across] = _strip(story.steps, across)
        lines = [
            _heading(_(WHAT_WAS_KNOWN), known, is_along=player.is_by_position),
            self._strips[across],
            _track(player.known, max(len(story.steps), 1), across),
            _heading(_(WHAT_WAS_TRUE), true, is_along=not player.is_by_position),
            _track(day, days, across),
        ]
        return Text("\n").join(lines)


WHAT_WAS_KNOWN, WHAT_WAS_TRUE = N_("What was known"), N_("What was true")
KNOWN = N_("position {position} of {last} ({time})")
TRUE = N_("to the end of {date}")
BEGINNING = N_("the beginning")


def _heading(name: str, told: str, *, is_along: bool) -> Text:
    text = Text("▶ " if is_along else "  ")
    return text.append(name, "bold" if is_along else "").append(f": {told}")


def _track(place: int, last: int, width: int) -> Text:
    """A line with a knob at a place of so many."""
    knob = round((width - 1) * place / last)
    text = Text("  ").append("━" * knob, "bold blue").append("●", "bold")
    return text.append("─" * (width - 1 - knob), "dim")


def _strip(steps: Sequence[ReplayStep], width: int) -> Text:
    """A sign over the track for each entry that stands out; S where a report was submitted."""
    shown: dict[int, tuple[str, str]] = {}
    for at, step in enumerate(steps, 1):
        column = round((width - 1) * at / len(steps))
        if Stream(step.entry.record).noun == "report":
            shown[column] = "S", "bold"
        elif (style := mark_style(step)) and shown.get(column, ("",))[0] != "S":
            shown[column] = "╷", style
    text = Text("  ")
    for column in range(width):
        text.append(*shown.get(column, (" ", "")))
    return text


def focus_panel(player: Player, words: ReplayWords) -> Text:
    """The entry in focus: what it is, who recorded it when, and what the last move changed."""
    step = player.focus
    place = f"{player.place} / {len(player.steps)}"
    if step is None:
        return Text(f"{_(BEGINNING)}  ({place})", "bold")
    head, *rest = words.entry(step)
    text = Text(f"{head}  ({place})\n", "bold")
    if marks := words.marks(step):
        text.append(f"● {', '.join(marks)}\n", mark_style(step))
    text.append("\n".join(rest))
    if player.shifts:
        text.append(f"\n{_(BY_MOVE)}", "bold")
    for shift in player.shifts[:MOST_SHIFTS]:
        text.append(f"\n» {shift.number} {words.kinds(shift.kind)}: ", "bold green")
        text.append(words.shift(shift))
    if (more := len(player.shifts) - MOST_SHIFTS) > 0:
        text.append(f"\n… {_(MORE).format(count=more)}", "dim")
    return text


MORE = N_("and {count} more")
BY_MOVE = N_("Changed in the register by this move:")


def totals_panel(rows: Sequence[StatRow]) -> Text:
    """Opening, added, removed and current of each line."""
    lines = {line.code: line.name for line in catalog().lines}
    longest = max(map(len, lines.values()))
    text = Text(" " * longest)
    for title in MEASURES.values():
        text.append(f"{_(title):>8}", "bold")
    for row in rows:
        figures = (row.opening or 0, row.added, row.removed, row.current or 0)
        if not row.cell and any(figures):
            text.append(f"\n{lines[row.line]:<{longest}}")
            text.append("".join(f"{figure:>8}" for figure in figures))
    return text


def register_panel(player: Player, sought: str) -> Text:
    """The files of the register, or those found by a part of their number; the changed first."""
    held = player.point.held
    changed = [shift.record for shift in player.shifts if shift.record in held]
    if sought:
        records = player.found(sought)
        count = len(records)
    else:
        others = (one for one in player.story.files if one in held and one not in changed)
        records = [*changed, *islice(others, MOST_FILES)]
        count = len(held)
    title = _(FOUND if sought else REGISTER).format(count=count)
    text = Text(title, "bold")
    for record in records[:MOST_FILES]:
        one = held.get(record)
        told = _placed(one.cell) if one else _(NOT_THERE)
        text.append(f"\n{'»' if record in changed else ' '} ", "bold green")
        text.append(f"{Stream(record).key:<14} ", "" if one else "dim").append(told, "dim")
    if count > MOST_FILES:
        text.append(f"\n… {_(MORE).format(count=count - MOST_FILES)}", "dim")
    return text


REGISTER, FOUND = N_("Register: {count} files"), N_("Found: {count} files")
NOT_THERE = N_("not in the register")


def _placed(cell: Cell) -> str:
    """Where a file stands, in short."""
    return " · ".join(filter(None, (cell.symbol, cell.unit, cell.officer, cell.level)))


def file_panel(player: Player, record: str, words: ReplayWords) -> Text:
    """The entries of a file, those that are not known yet and those that were voided told apart."""
    held = player.point.held.get(record)
    text = Text(f"{Stream(record).key}: ", "bold")
    text.append(_placed(held.cell) if held else _(NOT_THERE))
    position = player.point.position
    for step in player.entries_of(record):
        head, *rest = words.entry(step)
        is_known = step.position <= position
        is_gone = step.voided_by is not None and step.voided_by <= position
        text.append(f"\n{head}", "dim" if not is_known else "strike" if is_gone else "bold")
        if not is_known:
            text.append(f"  ({_(NOT_KNOWN_YET)})", "dim")
        if marks := words.marks(step):
            text.append(f"  ● {', '.join(marks)}", mark_style(step))
        for line in rest[:2]:
            text.append(f"\n  {line}", "" if is_known else "dim")
    return text.append(f"\n{_(EARLIER)}", "dim")


EARLIER = N_("What was recorded before the story begins is not listed; it counts all the same.")
NOT_KNOWN_YET = N_("not known yet")
