"""Counts that belong to no line of work, each held against what fills the slot of its name.

Results of work, effects, checks, officers, personas, items; what stands below a target's result is
held against the same lines as the books write them, read by the same reader.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property

from projections.documents.forms.form import ReportForm
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.notation import SlotName
from projections.documents.forms.slot_book import NoSuchSlot, SlotBook
from projections.documents.forms.slot_values import (
    DOTS,
    CellValue,
    CountSlot,
    LinesSlot,
    MoneySlot,
    RateSlot,
    RowsSlot,
    ShareSlot,
    SlotValue,
)
from projections.documents.forms.target_words import results_wording, target_line
from projections.documents.forms.writing import sources_of
from projections.documents.lines.document import Document, ReportLine, Where
from projections.inspection.reading.counts.named import named_counts
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.results_by_hand import count_value
from projections.inspection.reading.stated.names import StatedNames
from projections.inspection.reading.stated.values import StatedCount
from projections.inspection.reconciliation.causes import Cause
from projections.inspection.reconciliation.judgement import NOT_CLASSIFIED
from projections.inspection.reconciliation.moments import Moments
from projections.inspection.results.held_value import (
    NO_LIST,
    NO_SUCH_COUNT,
    NONE_KEPT,
    NOT_KEPT,
    HeldValue,
    Recount,
    alike,
    held,
    not_checkable,
)

DETAILS = "D"
"""The first word of the names of what stands below the results of targets."""
OF_LISTS = frozenset({DETAILS, "T", "G", "Q"})
"""The first words of names whose counts are of the targets of a list."""
_OF_FILES = ("number", "record")
"""The cells that name one file."""
_DETAIL_SLOTS = ("who", "details")

Key = tuple[str, tuple[tuple[str, str], ...]]
NamedCount = tuple[str, Mapping[str, str]]


@dataclass(frozen=True)
class CountedBooks:
    """What the books of one moment count; ``listed``: whether their list is the one meant."""

    books: FormBooks
    paper: ReportForm
    form: Form
    listed: bool

    @cached_property
    def slots(self) -> SlotBook:
        """What fills the slots of the paper."""
        return SlotBook(sources_of(self.paper, self.books))

    def recount(self, one: StatedCount, place: int, among: int) -> Recount:
        """What the books say of a count; ``place``: of so many ``among`` with the same name."""
        root = one.name.partition(".")[0]
        if root in OF_LISTS and not self.listed:
            return Recount(None, why=NO_LIST)
        try:
            said = self._detail(one, place, among) if root == DETAILS else self._slot(one)
        except NoSuchSlot:
            return Recount(None, why=NO_SUCH_COUNT)
        if said is not None and root == DETAILS and self._may_be_more(one, said):
            return Recount(None, why=NOT_CLASSIFIED)
        return Recount(said, said is not None and alike(one.shown, said))

    def called_by(self, called: Callable[[str, str], str]) -> CountedBooks:
        """The same books with file numbers called otherwise, by line of work and number."""
        return replace(self, books=replace(self.books, called=called))

    def has_row(self, one: StatedCount) -> bool:
        """Whether one row of a table says all that is stated beside a count of it."""
        try:
            rows = self._rows(tuple(one.name.split(".")))
        except NoSuchSlot:
            return False
        return sum(_says(row, one.cell) for row in rows) == 1

    def _slot(self, one: StatedCount) -> str | None:
        """A count as the slot of its name has it, or a table. Raises NoSuchSlot."""
        path, cell = tuple(one.name.split(".")), tuple(one.cell.items())
        try:
            return _said(self.slots.value(SlotName(path, cell)))
        except NoSuchSlot:
            return self._of_row(path, one.cell)

    def _of_row(self, path: tuple[str, ...], cell: Mapping[str, str]) -> str | None:
        """A cell of the one row of a table that says the rest of a count's. Raises NoSuchSlot.

        Where none does, of the one row of that file: what else it says of it may be otherwise now.
        """
        rows = self._rows(path)
        found = [row for row in rows if _says(row, cell)]
        called = {name: said for name, said in cell.items() if name in _OF_FILES}
        found = found or [row for row in rows if called and _says(row, called)]
        told = found[0].get(path[-1]) if len(found) == 1 else None
        return None if told in (None, "") else _plain(str(told))

    def _rows(self, path: tuple[str, ...]) -> Sequence[Mapping[str, CellValue]]:
        """The rows of the table that a count is of. Raises NoSuchSlot."""
        table = self.slots.value(SlotName(path[:-1]))
        return table.rows if isinstance(table, RowsSlot) else ()

    def _detail(self, one: StatedCount, place: int, among: int) -> str | None:
        """A count below a target's result; what the books do not tell there is none."""
        found = self._details[key_of(one)]
        if len(found) == among:
            return found[place]
        return "0" if not found and one.whole is None and one.cell.keys() - {"target"} else None

    def _may_be_more(self, one: StatedCount, said: str) -> bool:
        """Whether files that are not classified by what a count is broken down by make it up."""
        if not (one.shown.isdigit() and said.isdigit()):
            return False
        more = int(one.shown) - int(said)
        return more > 0 and any(
            more <= self._unclassified(one, dimension)
            for dimension in one.cell.keys() & results_wording()["opened_values"].keys()
        )

    def _unclassified(self, one: StatedCount, dimension: str) -> int:
        """How many of the whole beside a count are told of no value of a dimension."""
        rest = {name: said for name, said in one.cell.items() if name != dimension}
        parts = sum(
            sum(map(int, filter(str.isdigit, told)))
            for (name, cell), told in self._details.items()
            if name == one.name
            and dimension in dict(cell)
            and rest == {key: said for key, said in cell if key != dimension}
        )
        whole = self._details.get((one.name, tuple(sorted(rest.items()))), [])
        return sum(map(int, filter(str.isdigit, whole))) - parts

    @cached_property
    def _details(self) -> defaultdict[Key, list[str]]:
        found = defaultdict(list)
        for one in self._named_details:
            if isinstance(one, StatedCount):
                found[key_of(one)].append(one.shown)
        return found

    @cached_property
    def listed_details(self) -> defaultdict[Key, list[tuple[str, ...]]]:
        """What is listed by name below the results of targets."""
        found = defaultdict(list)
        for one in self._named_details:
            if isinstance(one, StatedNames):
                found[key_of(one)].append(one.names)
        return found

    @cached_property
    def _named_details(self) -> tuple[StatedCount | StatedNames, ...]:
        document = Document("", "txt", "", tuple(self._detail_lines()))
        return named_counts(document, self.form, self.books.own_branches)

    def _detail_lines(self) -> Iterator[ReportLine]:
        for target in self.books.graded.targets:
            yield _line(target_line(target))
            for what in _DETAIL_SLOTS:
                try:
                    value = self.slots.value(SlotName((f"T{target.number}", what)))
                except NoSuchSlot:
                    continue
                yield from map(_line, value.lines if isinstance(value, LinesSlot) else ())


def _says(row: Mapping[str, CellValue], cell: Mapping[str, str]) -> bool:
    """Whether a row says all of a cell, but for what it leaves to be written."""
    return all(row.get(key) in (said, DOTS) for key, said in cell.items())


def _line(text: str) -> ReportLine:
    return ReportLine(text, Where(text))


def key_of(one: StatedCount | StatedNames) -> Key:
    """What a count or a list is of: its name and its cell."""
    return one.name, tuple(sorted(one.cell.items()))


def _said(value: SlotValue) -> str | None:
    """What a slot says, as counts are read; None where it says nothing."""
    match value:
        case CountSlot():
            return str(value.number)
        case ShareSlot():
            return f"{value.part}/{value.whole}"
        case MoneySlot():
            return str(value.dong)
        case RateSlot():
            return _plain(value.text)
    return None


def _plain(text: str) -> str:
    """A number as a form writes it, without leading noughts, and with a point for decimals."""
    if "/" in text:
        return "/".join(str(int(one)) for one in text.split("/"))
    if text.isdigit():
        return str(int(text))
    return text.replace(".", "").replace(",", ".")


def held_counts(
    counts: Sequence[StatedCount],
    books: Mapping[int, CountedBooks],
    moments: Moments,
    *,
    ours: bool,
    wanted: Set[int] | None = None,
) -> list[HeldValue]:
    """Every count held against the books of each moment.

    ``ours``: the report was written from these books. Of any other, what they hold nothing of,
    whatever is stated of its kind, may be kept elsewhere. ``wanted``: those that are asked of, by
    their places (None: all); the others are not recounted.
    """
    seen, every = Counter[Key](), Counter(map(key_of, counts))
    found = []
    for number, one in enumerate(counts):
        place, seen[key_of(one)] = seen[key_of(one)], seen[key_of(one)] + 1
        asked = books if wanted is None or number in wanted else {}
        recounts = {at: told.recount(one, place, every[key_of(one)]) for at, told in asked.items()}
        found.append(_with_cause(_if_told_now(held(count_value(one), recounts, moments))))
    return found if ours else [*_unless_kept_elsewhere(found)]


def _if_told_now(one: HeldValue) -> HeldValue:
    """A count that the books tell now, too: of a row or a unit that is no more, nobody is asked."""
    if one.differs and one.now is None:
        return not_checkable(one.value, NOT_KEPT)
    return one


def _with_cause(one: HeldValue) -> HeldValue:
    if one.verdict != "differs":
        return one
    return HeldValue(
        one.value, one.then, one.now, one.verdict, one.why, one.written,
        (Cause("unexplained", one.difference or 0),),
    )  # fmt: skip


def _unless_kept_elsewhere(found: Iterable[HeldValue]) -> Iterator[HeldValue]:
    kept = {kind_of(one) for one in found if any(map(_is_some, (one.then, one.now)))}
    for one in found:
        if one.differs and kind_of(one) not in kept:
            yield not_checkable(one.value, NONE_KEPT)
        else:
            yield one


def _is_some(said: str | None) -> bool:
    """Whether a recount is more than nought."""
    return said is not None and any(digit in "123456789" for digit in said.partition("/")[0])


def kind_of(one: HeldValue) -> tuple[str, ...]:
    """Of what kind a count is: the first two words of its name."""
    return tuple(one.value.of.partition("{")[0].split(".")[:2])
