"""What a report states, as plain values: figures, breakdowns, periods, dates, and what could not be
read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from ledger.entries.reading import ReadingCorrected
from ledger.errors import N_
from ledger.values.period import Period
from projections.documents.lines.document import ReadingNotice, Where
from projections.inspection.reading.stated.names import StatedNames
from projections.inspection.reading.stated.results import Grade as Grade
from projections.inspection.reading.stated.results import PartRole as PartRole
from projections.inspection.reading.stated.results import StatedPart as StatedPart
from projections.inspection.reading.stated.results import StatedRate as StatedRate
from projections.inspection.reading.stated.results import StatedValue as StatedValue
from projections.inspection.reading.stated.results import TargetResult as TargetResult
from projections.inspection.reading.stated.sums import StatedIdentity

Day = date

Measure = Literal["opening", "added", "removed", "current", "handled", "count", "money"]
Mode = Literal["statistics", "target", "other"]
Listed = Literal["all", "bracket", "named", "some"]
"""How parts are set under a total, from the strongest claim to hold them all to none: ``gồm`` or a
colon; brackets;
``trong đó:`` or lines below; ``trong đó có``."""

CELL_ORDER = (
    "level",
    "unit",
    "branch",
    "field",
    "symbol",
    "type",
    "class",
    "list",
    "group",
    "source",
    "online",
    "closing",
    "movement",
    "status",
    "officer",
    "kind",
)
"""The order of dimensions in a figure's id."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that the report states, or leaves blank (``value`` None: not stated, never zero).

    ``line``: the line of work, None for a plain count. ``cell``: dimension → code, ``{}`` for the
    total; a team or unit stands under ``unit`` as written. ``as_of``: the day a stock speaks of,
    where the line names one; ``period``: likewise of a flow. ``mode``: the part of the report it
    stands in. ``through``: the day is said to be counted whole (``hết ngày``). ``by_hand``: the
    position of the entry by which an inspector reads it so.
    """

    id: str
    line: str | None
    measure: Measure
    cell: dict[str, str]
    value: int | None
    unit_of_measure: str
    where: Where
    as_of: date | None = None
    period: Period | None = None
    mode: Mode = "statistics"
    through: bool = False
    by_hand: int | None = None

    @property
    def key(self) -> tuple[str | None, str, tuple[tuple[str, str], ...]]:
        """What it is a figure of: line, measure and cell."""
        return self.line, self.measure, tuple(sorted(self.cell.items()))


@dataclass(frozen=True, slots=True)
class HandReading:
    """How an inspector reads a place, by an entry of his inspection.

    ``before``: the figure, or the value of a result, that the program reads there, None where it
    reads none; ``after``: the one it is read as, None where it is struck; ``fits``: the program
    still reads what it was put in the place of, so that it is.
    """

    entry: ReadingCorrected
    where: Where
    before: Figure | StatedValue | None
    after: Figure | StatedValue | None
    fits: bool = True


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A total and parts that the report sets under it, all of one dimension.

    ``total`` and ``parts`` are figure ids; ``dimension`` is what the parts add to the total's cell
    (``kind`` for a plain count list). ``listed``: see Listed. ``whole``: every part of the list was
    understood.
    """

    total: str
    parts: tuple[str, ...]
    dimension: str
    listed: Listed
    whole: bool


@dataclass(frozen=True, slots=True)
class StatedPeriod:
    """A stretch of days, or one boundary, that the report names.

    ``role``: a stretch, the day of an opening stock, or of a current one. ``binding``: it stands
    where the report's own period must be meant; elsewhere another period may be. ``heading``: it
    stands in the title or heads statistics. ``through``: a day is said to be counted whole.
    """

    role: Literal["stretch", "opening", "current"]
    first: date
    last: date
    line: str | None
    where: Where
    binding: bool
    prior: bool = False
    heading: bool = False
    through: bool = False


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date anywhere in the report.

    ``ahead``: the line speaks of what is to come, so a later date is meant.
    """

    day: date
    line: str | None
    where: Where
    ahead: bool


NOT_UNDERSTOOD = N_("a number in words that the form does not know")
COMPARISON = N_("a comparison with another period")
AMBIGUOUS = N_("it can be read in more than one way")
OTHER_LINE = N_("it counts records of another line of work")
SHARE = N_("a rate or share")
NOT_FACT = N_("it is planned, asked for, proposed or an example, and not what was done")
TARGET_RESULT = N_("it is the result of a target and only weighed against its criterion")
DIFFERENT_STORIES = N_(
    "two places tell different stories of the same thing; which is the whole's is not known"
)
IN_NOTE = N_("it stands in a footnote or endnote, which explains and does not report")
IN_QUOTED = N_("it is quoted from an earlier message, and not reported now")
BAD_DATE = N_("there is no such day")


@dataclass(frozen=True, slots=True)
class NotRead:
    """A number that was seen and not read. ``text``: the words; ``why``: one of the texts above;
    ``line``, ``measure``, ``cell``: what it may be a figure of, as far as that is known; ``word``:
    the first that is not known, where one is why.
    """

    where: Where
    text: str
    why: str
    line: str | None = None
    measure: str = ""
    cell: Mapping[str, str] = field(default_factory=dict, hash=False)
    word: str = ""


@dataclass(frozen=True, slots=True)
class OtherFigure:
    """A number that would be a figure, were it a fact of the report's own period.

    ``period``: ``part`` of it or an ``other``; ``modality``: what it is instead of a fact (plan,
    criterion, …); ``noun``: what is counted, where the words say so.
    """

    line: str
    measure: str
    cell: dict[str, str]
    value: int
    period: str
    modality: str
    noun: str
    where: Where


@dataclass(frozen=True, slots=True)
class StatedChange:
    """A rise (above nought) or fall against another time.

    ``value``: what rose, None where that is not certain; ``change``: by how much; ``rate``: by how
    many per cent, unsigned, with a point for decimals; ``before``: what there was then.
    """

    value: int | None
    change: int | None
    rate: str | None
    before: int | None
    where: Where


@dataclass(frozen=True, slots=True)
class StatedCount:
    """A count that belongs to no line of work: of results, effects, checks, officers, personas.

    ``name``: as slots of forms are called; ``value``: as a number with a point for decimals, with
    its sign where it is a rate; ``whole``: of how many, where that is stated; ``cell``: what
    narrows it. ``id``: what it is called, with a number where several are called so; ``by_hand``:
    the position of the entry by which an inspector reads it so.
    """

    name: str
    value: str
    whole: int | None
    cell: dict[str, str]
    where: Where
    id: str = field(default="", compare=False)
    by_hand: int | None = None

    @property
    def called(self) -> str:
        """As slots of forms are called: ``I.checks{day=may}``."""
        cell = ",".join(f"{name}={value}" for name, value in self.cell.items())
        return f"{self.name}{{{cell}}}" if cell else self.name

    @property
    def shown(self) -> str:
        """As it was read: with the whole, where there is one."""
        return self.value if self.whole is None else f"{self.value}/{self.whole}"


@dataclass(frozen=True, slots=True)
class StatedReport:
    """A report as read. ``date``: its own; ``period``: the one its statistics speak of;
    ``criteria``: the lines that word a target; ``understood``: where numbers are parts of names;
    ``all_counts``: those too that stand where figures were read.
    Only a report that we wrote says of itself: ``unit_code``, and the name it is printed with;
    ``alone``: the figures are the unit's alone; ``position``: the last one known then; ``as_of``:
    the day at whose end its current figures stand; ``books``: the mark of the ledger it was written
    from. ``branch``: the one branch that all figures are of, which the title of any report may say.
    ``by_hand``: how an inspector reads it otherwise, which its figures show.
    """

    unit: str | None
    parent: str | None
    number: str | None
    date: date | None
    period: Period | None
    figures: tuple[Figure, ...]
    breakdowns: tuple[Breakdown, ...] = ()
    periods: tuple[StatedPeriod, ...] = ()
    dates: tuple[StatedDate, ...] = ()
    not_read: tuple[NotRead, ...] = ()
    others: tuple[OtherFigure, ...] = ()
    targets: tuple[TargetResult, ...] = ()
    rates: tuple[StatedRate, ...] = ()
    changes: tuple[StatedChange, ...] = ()
    identities: tuple[StatedIdentity, ...] = ()
    counts: tuple[StatedCount, ...] = ()
    all_counts: tuple[StatedCount, ...] = ()
    names: tuple[StatedNames, ...] = ()
    results: tuple[TargetResult, ...] = ()
    criteria: tuple[Where, ...] = ()
    understood: tuple[Where, ...] = ()
    notices: tuple[ReadingNotice, ...] = ()
    date_where: Where | None = None
    unit_code: str | None = None
    unit_name: str = ""
    alone: bool = False
    position: int | None = None
    as_of: Day | None = None
    books: str = ""
    branch: str = ""
    by_hand: tuple[HandReading, ...] = ()
    _index: dict[str, Figure] = field(default_factory=dict, compare=False, repr=False)

    def figure(self, figure_id: str) -> Figure:
        """A figure by its id."""
        if not self._index:
            self._index.update({figure.id: figure for figure in self.figures})
        return self._index[figure_id]
