"""What was read of a line so far, by which the next of its counted things is taken."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from math import inf
from typing import Final

from ledger.values.period import Period
from projections.inspection.reading.frames.frame import Frame
from projections.inspection.reading.frames.sections import Section
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lines.clauses import names_cell
from projections.inspection.reading.sentences.counted import Count
from projections.inspection.reading.sentences.settling import sentences_of_swings
from projections.inspection.reading.sentences.statements import Statement
from projections.inspection.reading.stated.drafts import Draft

_ACCOUNT: Final = frozenset({"opening", "current"})
Told = tuple[str, str, frozenset[tuple[str, str]]]
"""A line of work, a measure, a cell."""


@dataclass(slots=True)
class Sentence:
    """What was read of a line so far. ``passed``: a number of it was not read, so that ``tăng 02``
    behind it may compare it; ``covered``: how many a total counts that was not read since the last
    that was; ``by_change``: measures that only a rise or fall said; ``series``: it names several
    measures, ``spoken``: one before it in the paragraph did; ``last``: the sentence and measure
    read last; ``held``: it began with a holder's number that names no measure; ``alone``: it has
    one number only; ``accused``: it counts what is never a record of its line; ``shared``:
    sentences in which several lines of work share a measure, ``swings``: of rises and falls in the
    report's time; ``account``: it names both stocks for sure; ``over``: what stands over the line,
    ``told``: totals of the section so far; ``named``: beside the number of its last total stands
    the line of work that it counts.
    """

    line: str
    section: Section
    form: Form
    measure: str = ""
    statement: Statement | None = None
    measures: set[str] = field(default_factory=set)
    by_change: set[str] = field(default_factory=set)
    passed: bool = False
    covered: float = 0
    series: bool = False
    spoken: bool = False
    number: int = -1
    last: tuple[int, str] = (-1, "")
    foreign: bool = False
    held: bool = False
    named: bool = False
    alone: bool = False
    accused: bool = False
    account: bool = False
    shared: set[int] = field(default_factory=set)
    swings: set[int] = field(default_factory=set)
    period: Period | None = None
    over: Frame = field(default_factory=Frame)
    told: dict[Told, Draft] = field(default_factory=dict)

    def look(self, heads: list[Count]) -> None:
        """See what all counted things of the line say together."""
        self.alone = len(heads) == 1
        self.accused = any(self.form.is_foreign(self.line, it.label.noun) for it in heads)
        self.shared = {
            it.clause.sentence for it in heads if it.label.lines and not it.label.measure
        }
        self.account = {it.label.measure for it in heads if it.label.sure} >= _ACCOUNT
        self.swings = sentences_of_swings(heads)
        self.series = len({item.label.measure for item in heads} - {""}) > 1

    def cover(self, item: Count, *, listed: bool = False) -> None:
        """A count was not read: what follows may be some of it, if it is no more than a rise, or
        than a number of which nothing is known. ``listed``: it is a part, which may be read.
        """
        label = item.label
        told = listed and bool(label.measure) and not item.doubtful
        if label.when == "other" or item.value is None or told:
            return
        sure = label.measure and "change" not in label.marks
        if sure or not label.cell:
            self.covered = max(self.covered, inf if sure else item.value)

    def cell(self, item: Count, *, new: bool = True) -> dict[str, str]:
        """The cell of a counted thing with what holds over it; of that only who holds it, where it
        counts a new line of work.
        """
        label = item.label if new else replace(item.label, lines=())
        return dict(self.over.over(item.over).over(label).cell)

    def above(self, item: Count) -> set[str]:
        """What the lines above in the section said of the same."""
        cell = frozenset(self.cell(item).items())
        return {measure for line, measure, of in self.told if (line, of) == (self.line, cell)}

    def is_of_handled(self, item: Count) -> bool:
        """``Tổng thụ lý 11 hồ sơ. Đã kết thúc 06/11``: so many of all that were handled."""
        token = item.clause.value.token if item.clause.value else None
        cell = frozenset(self.cell(item).items())
        handled = self.told.get((self.line, "handled", cell))
        return (
            token is not None
            and handled is not None
            and item.label.measure == "removed"
            and token.share[1] == handled.value
        )

    def rival(self, item: Count) -> Draft | None:
        """Removals that another word counted before, where the item's word names one way as well:
        of ``Kết thúc 10``, ``thanh loại 18`` each may be all of them, or both are together.
        """
        found = self.told.get((self.line, "removed", frozenset(self.cell(item).items())))
        if found is None or item.label.measure != "removed" or found.value == item.value:
            return None
        speaking = [node for node in item.clause.whole if node.means("measure")]
        way = any(names_cell(node, "closing") for node in speaking[:1])
        return found if way and found.word not in ("", item.word) else None

    def ends(self, day: date | None) -> bool:
        """Whether a flow up to this day is the period's; so is one that names no day."""
        if day is None or self.period is None:
            return True
        return timedelta(0) <= day - self.period.end <= timedelta(days=1)

    @property
    def speaks(self) -> bool:
        """Whether the line is one of statistics, though no heading says so: it names several
        measures.
        """
        said = {measure for line, measure, _ in self.told if line == self.line}
        listed = self.series or self.spoken or len(said) > 1
        return self.account or (listed and self.section.part == "outside")
