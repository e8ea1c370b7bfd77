"""Turns the counted things of a line into figures: which are totals, which are parts, and of
what.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from projections.documents.lines.document import Where
from projections.inspection.reading.drafts import Draft, DraftList, Sheaf, ordered
from projections.inspection.reading.form import Form
from projections.inspection.reading.items import Item, ItemList
from projections.inspection.reading.stated import (
    AMBIGUOUS,
    COMPARISON,
    NOT_UNDERSTOOD,
    Listed,
    Measure,
    Mode,
    NotRead,
)


@dataclass(slots=True, eq=False)
class Statement:
    """A total that the next lines may break down.

    ``listed``: what the line's end announced; ``lists``: by total and dimension; ``below``: those
    on lines of their own;
    ``known``: its figures so far; ``whole``: all the lines under it were read; ``dimension``: what
    a line said the next ones divide it by.
    """

    total: Draft
    listed: Listed = "named"
    lists: dict[str, DraftList] = field(default_factory=dict)
    below: list[DraftList] = field(default_factory=list)
    known: list[Draft] = field(default_factory=list)
    whole: bool = True
    dimension: str = ""


class Clerk:
    """Writes the figures of one line of work into the sheaf."""

    def __init__(self, sheaf: Sheaf, form: Form, line: str, where: Where, mode: Mode) -> None:
        self._sheaf = sheaf
        self._form = form
        self._line = line
        self._where = where
        self._mode = mode
        self._totals: list[Draft] = []

    def of(self, line: str) -> Clerk:
        """A clerk for another line of work in the same sentence."""
        return Clerk(self._sheaf, self._form, line, self._where, self._mode)

    def total(
        self,
        item: Item,
        measure: str,
        *,
        cell: dict[str, str] | None = None,
        listed: Listed = "named",
    ) -> Statement:
        """Write the head of a statement and the lists under it."""
        label = item.label
        draft = Draft(
            self._line,
            cast(Measure, measure),
            dict(label.cell if cell is None else cell),
            item.value if item.stated else None,
            label.noun,
            self._where,
            item.text,
            self._mode,
            label.as_of,
            len(label.unread),
            label.by_day,
        )
        self._complete(draft)
        if self._contradicts(draft, label.sure):
            draft.dropped = True
            self.unread(item, AMBIGUOUS)
            return Statement(draft, listed)
        self._sheaf.drafts.append(draft)
        self._totals.append(draft)
        statement = Statement(draft, listed, known=[draft])
        for one in item.lists:
            self._parts(statement, draft, one)
        return statement

    def _contradicts(self, draft: Draft, sure: bool) -> bool:
        """``hiện đang quản lý 03 HTBM, đang sử dụng 02``: a sentence that states a total twice
        means less by the second.
        """
        said = [one for one in self._totals if one.key == draft.key]
        return any(one.value != draft.value or not sure for one in said)

    def parts(self, statement: Statement, found: ItemList) -> Draft | None:
        """Write parts that stand on a line after the total's; the first of them."""
        before = len(self._sheaf.drafts)
        self._parts(statement, statement.total, found, below=True)
        return next(iter(self._sheaf.drafts[before:]), None)

    def _parts(
        self, statement: Statement, total: Draft, found: ItemList, *, below: bool = False
    ) -> None:
        """Parts under ``total``.

        One that contradicts the total's cell belongs a level up: a bracket was not closed.
        """
        used: list[DraftList] = []
        whole = not found.cut
        last = self._named_alone(found)
        for item in found.items:
            self._complete_name(item, last)
            last = next(iter(item.label.cell), last)
            if self._is_measured(item, total):
                self.total(item, item.label.measure, cell=dict(total.cell))
                continue
            problem = self._problem(item) or self._misplaced(item, total, found)
            cell, parent = self._bearer(statement, self._parent(total, item), item)
            if problem or not _extends(cell, parent.cell):
                whole = whole and problem == COMPARISON
                self.unread(item, problem or AMBIGUOUS)
                continue
            draft = self._part(item, parent, cell)
            statement.known.append(draft)
            used.append(self._listed(statement, draft, parent, found.listed, below=below))
            for inner in item.lists:
                self._parts(statement, self._divided(draft, parent, inner, found), inner)
        if not whole:
            statement.whole = statement.whole and not below
            for one in [*used, *(statement.below if below else ())]:
                one.whole = False

    @staticmethod
    def _misplaced(item: Item, total: Draft, found: ItemList) -> str:
        """A state is one of what there is now, of nothing that came or went; a branch beside a
        unit may be a unit's short name.
        """
        if "status" in item.label.cell and total.measure != "current":
            return NOT_UNDERSTOOD
        units = any("unit" in one.label.cell for one in found.items)
        return AMBIGUOUS if units and set(item.label.cell) == {"branch"} else ""

    def _is_measured(self, item: Item, total: Draft) -> bool:
        """Whether a part is none, but the figure of another measure of the same files: ``15 (cũ 09,
        mới 06)``, ``248 (đầu kỳ là 240)``.
        """
        label = item.label
        other = label.measure not in ("", total.measure) and not label.cell
        sure = label.sure or total.measure == "handled"
        return (
            other
            and sure
            and not (item.doubtful or item.share or self._problem(item) == COMPARISON)
        )

    @staticmethod
    def _divided(part: Draft, total: Draft, inner: ItemList, found: ItemList) -> Draft:
        """What a bracket behind the last part divides: the total, where it adds up to that and not
        to the part, ``04 hồ sơ: 03 LT, 01 LC (cấp huyện 03, cấp xã 01)``.
        """
        together = sum(item.value or 0 for item in inner.items)
        last = any(inner is one for one in found.items[-1].lists)
        of_total = last and together != part.value and together == total.value
        return total if of_total else part

    def _part(self, item: Item, parent: Draft, cell: dict[str, str]) -> Draft:
        draft = Draft(
            self._line,
            parent.measure,
            cell,
            item.value if item.stated else None,
            item.label.noun or parent.unit_of_measure,
            self._where,
            item.text,
            self._mode,
            parent.as_of,
            parent=parent,
        )
        self._sheaf.drafts.append(draft)
        return draft

    def _listed(
        self, statement: Statement, draft: Draft, parent: Draft, listed: Listed, *, below: bool
    ) -> DraftList:
        """Put a part into the list of its total and dimension; a cell named again begins another
        list.
        """
        dimension = "+".join(name for name in ordered(draft.cell) if name not in parent.cell)
        name = f"{id(parent)} {dimension}"
        found = statement.lists.get(name)
        if found is None or any(part.cell == draft.cell for part in found.parts):
            found = DraftList(parent, dimension, listed, whole=statement.whole or not below)
            statement.lists[name] = found
            self._sheaf.lists.append(found)
            statement.below += [found] if below else []
        found.parts.append(draft)
        return found

    def _parent(self, total: Draft, item: Item) -> Draft:
        """The total, or one above it where the item names another value of a dimension that the
        total already has.
        """
        parent = total
        while parent.parent is not None and any(
            parent.cell.get(name, code) != code for name, code in item.label.cell.items()
        ):
            parent = parent.parent
        return parent

    def _bearer(
        self, statement: Statement, parent: Draft, item: Item
    ) -> tuple[dict[str, str], Draft]:
        """A part's cell, and the figure it belongs under: ``loại 1`` always under ``LT``,
        brackets or not.
        """
        cell = {**parent.cell, **item.label.cell}
        for name, dimension in self._form.dimensions.items():
            if name in cell and dimension.within:
                cell = {**dict(dimension.within), **cell}
                wanted = {key: code for key, code in cell.items() if key != name}
                return cell, next(
                    (one for one in reversed(statement.known) if one.cell == wanted), parent
                )
        return cell, parent

    def _complete(self, draft: Draft) -> None:
        """A head that names a type means the symbol that has types."""
        for name, dimension in self._form.dimensions.items():
            if name in draft.cell:
                draft.cell = {**dict(dimension.within), **draft.cell}

    def complete_names(self, items: list[Item], dimension: str) -> None:
        """Values named alone below a line that said which dimension they are of."""
        for item in items:
            self._complete_name(item, dimension)

    def _complete_name(self, item: Item, dimension: str) -> None:
        """A value named alone is of the dimension named before it."""
        label = item.label
        if (
            len(label.unread) == 1
            and not label.cell
            and (code := self._form.bare_value(dimension, label.unread[0]))
        ):
            label.cell = {dimension: code}
            label.unread_before, label.unread_after = [], []

    def _named_alone(self, found: ItemList) -> str:
        """The dimension of a list that names nothing but values of it: ``A: 8, B: 10``; empty
        where there is none.
        """
        words = [
            item.label.unread[0] if len(item.label.unread) == 1 and not item.label.cell else ""
            for item in found.items
        ]
        for name in self._form.line_dimensions[self._line]:
            if (
                self._form.dimensions[name].alone
                and len({self._form.bare_value(name, word) for word in words} - {None}) > 1
            ):
                return name if all(self._form.bare_value(name, word) for word in words) else ""
        return ""

    def _problem(self, item: Item) -> str:
        """Why a part cannot be read; empty when it can."""
        if item.label.prior:
            return COMPARISON
        if item.label.unread or item.label.clash:
            return NOT_UNDERSTOOD
        if "closing" in item.label.cell and self._form.counts_others(self._line, item.label.noun):
            return NOT_UNDERSTOOD
        if item.doubtful or not item.label.cell:
            return AMBIGUOUS
        return ""

    def unread(self, item: Item, why: str) -> None:
        """List a number, and everything under it, as not read."""
        if item.stated or item.lists:
            text = " ".join([item.text, *(part.text for one in item.lists for part in one.items)])
            self._sheaf.not_read.append(NotRead(self._where, text, why))


def _extends(cell: dict[str, str], total: dict[str, str]) -> bool:
    """Whether a cell is a part of the total's: the same, and narrower."""
    return total.items() < cell.items()
