"""Turns counted things into figures: which are totals, which are parts, and of what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, cast

from projections.documents.lines.document import Where
from projections.inspection.reading.counted import Count, CountList
from projections.inspection.reading.drafts import Draft, DraftList, Sheaf, ordered
from projections.inspection.reading.form import Form
from projections.inspection.reading.stated import (
    AMBIGUOUS,
    COMPARISON,
    NOT_FACT,
    NOT_UNDERSTOOD,
    SHARE,
    Listed,
    Measure,
    Mode,
    NotRead,
    OtherFigure,
)  # fmt: skip

_FLOWS: Final = {"opened": "added", "closed": "removed"}
"""Kinds of movement of one flow only."""


@dataclass(slots=True, eq=False)
class Statement:
    """A total that the next lines may break down.

    ``listed``: what the line's end announced; ``lists``: by total and dimension; ``below``: those
    on lines of their own; ``known``: its figures so far; ``whole``: all the lines under it were
    read; ``dimension``: what a line said the next ones divide it by; ``loose``: no line announced
    any; ``rivals``: other totals of its line.
    """

    total: Draft
    listed: Listed = "named"
    lists: dict[str, DraftList] = field(default_factory=dict)
    below: list[DraftList] = field(default_factory=list)
    known: list[Draft] = field(default_factory=list)
    whole: bool = True
    dimension: str = ""
    loose: bool = False
    rivals: list[Draft] = field(default_factory=list)


@dataclass(slots=True)
class Clerk:
    """Writes the figures of one line of work into the sheaf."""

    sheaf: Sheaf
    form: Form
    line: str
    where: Where
    mode: Mode
    totals: list[Draft] = field(default_factory=list)

    def of(self, line: str) -> Clerk:
        """A clerk for another line of work in the same sentence."""
        return replace(self, line=line, totals=[])

    def total(self, item: Count, measure: str, cell: dict[str, str] | None = None) -> Statement:
        """Write the head of a statement and the lists under it.

        ``hiện đang quản lý 03 HTBM, đang sử dụng 02``: a sentence that states a total twice means
        less by the second; by the first, where only the second is sure.
        """
        label = item.label
        draft = Draft(
            self.line, cast(Measure, measure), dict(label.cell if cell is None else cell),
            item.value if item.stated else None, label.noun, self.where, item.text, self.mode,
            label.day, "by_day" in label.marks,
        )  # fmt: skip
        draft.cell = self.form.completed(draft.cell)
        draft.by_change, draft.word, draft.sure = "change" in label.marks, item.word, label.sure
        for before in [it for it in self.totals if it.key == draft.key and not it.dropped]:
            if before.value != draft.value and label.sure and not before.sure:
                self.sheaf.drop(before)  # ``đưa ra 08, còn 122, lập mới 20; hiện có 142``
            elif before.value != draft.value or not label.sure:
                draft.dropped = True
                self.unread(item, AMBIGUOUS)
                return Statement(draft)
        self.sheaf.drafts.append(draft)
        self.totals.append(draft)
        statement = Statement(draft, known=[draft])
        for one in item.lists:
            self._parts(statement, draft, one)
        return statement

    def parts(self, statement: Statement, found: CountList) -> Draft | None:
        """Write parts that stand on a line after the total's; the first of them."""
        before = len(self.sheaf.drafts)
        self._parts(statement, statement.total, found, below=True)
        return next(iter(self.sheaf.drafts[before:]), None)

    def unread(self, item: Count, why: str, over: Mapping[str, str] | None = None) -> None:
        """List a number, and everything under it, as not read. ``over``: the cell it stands in."""
        frame = item.over.over(item.label)
        cell = {**(over or {}), **item.over.cell, **item.label.cell}
        if why in (COMPARISON, NOT_FACT) and item.value is not None and item.label.measure:
            when = frame.when if frame.when in ("part", "other") else ""
            kept = (self.line, item.label.measure, dict(frame.cell), item.value)
            one = OtherFigure(*kept, when, frame.modality, item.label.noun, self.where)
            self.sheaf.others.append(one)
        if item.stated or item.lists:
            parts = [part.text for one in item.lists for part in one.items]
            text = " ".join([item.text, *parts])
            of = None if why == frame.closed != NOT_UNDERSTOOD else self.line
            measure = item.label.measure if item.label.sure else ""
            word = frame.blocking if why == NOT_UNDERSTOOD else ""
            self.sheaf.not_read.append(NotRead(self.where, text, why, of, measure, cell, word))

    # ---- parts ----

    def _parts(
        self, statement: Statement, total: Draft, found: CountList, *, below: bool = False
    ) -> None:
        """Parts under ``total``. One that contradicts the total's cell belongs a level up: a
        bracket was not closed.
        """
        used: list[DraftList] = []
        whole = not (found.cut or _is_mixed(found, total))
        named = (name for item in found.items for name in item.label.cell)
        last = found.dimension or self.named_alone(found.items) or next(named, "")
        for item in found.items:
            self.complete_name(item, last)
            last = next(iter(item.label.cell), last)
            _settle_way(item, total)
            if _is_measured(item, total, found):
                self.total(item, item.label.measure, cell=dict(total.cell))
                continue
            problem = self._problem(item) or _misplaced(item, total, found)
            cell, parent = self._bearer(statement, _parent(total, item), item)
            if problem or not parent.cell.items() < cell.items():
                whole = whole and problem == COMPARISON
                self.unread(item, problem or AMBIGUOUS, parent.cell)
                continue
            draft = self._part(item, parent, cell)
            statement.known.append(draft)
            used.append(self._listed(statement, draft, parent, found, below=below))
            for inner in item.lists:
                self._parts(statement, _divided(draft, parent, inner, found), inner)
        if not whole:
            statement.whole = statement.whole and not below
            for one in [*used, *(statement.below if below else ())]:
                one.whole = False

    def _part(self, item: Count, parent: Draft, cell: dict[str, str]) -> Draft:
        draft = Draft(
            self.line, parent.measure, cell, item.value if item.stated else None,
            item.label.noun or parent.unit_of_measure, self.where, item.text, self.mode,
            parent.as_of, parent=parent,
        )  # fmt: skip
        self.sheaf.drafts.append(draft)
        return draft

    def _listed(
        self, statement: Statement, draft: Draft, parent: Draft, among: CountList, *, below: bool
    ) -> DraftList:
        """Put a part into the list of its total and dimension; a cell named again begins another
        list.
        """
        dimension = "+".join(name for name in ordered(draft.cell) if name not in parent.cell)
        ways = _ways(among)
        listed = "some" if dimension == "closing" and "closed" in ways else among.listed
        dimension = (
            "closing" if dimension == "movement" and ways and "closed" not in ways else dimension
        )
        name = f"{id(parent)} {dimension}"
        found = statement.lists.get(name)
        if found is None or any(part.cell == draft.cell for part in found.parts):
            found = DraftList(parent, dimension, listed, whole=statement.whole or not below)
            found.loose = below and statement.loose
            found.rivals = statement.rivals if below else []
            statement.lists[name] = found
            self.sheaf.lists.append(found)
            statement.below += [found] if below else []
        found.parts.append(draft)
        return found

    def _bearer(
        self, statement: Statement, parent: Draft, item: Count
    ) -> tuple[dict[str, str], Draft]:
        """A part's cell, and the figure it belongs under: ``loại 1`` always under ``LT``, brackets
        or not.
        """
        cell = {**parent.cell, **item.label.cell}
        whole = self.form.completed(cell)
        if whole == cell and not any(
            name in cell and one.within for name, one in self.form.dimensions.items()
        ):
            return cell, parent
        narrow = next(
            name for name, one in self.form.dimensions.items() if name in cell and one.within
        )
        wanted = {key: code for key, code in whole.items() if key != narrow}
        return whole, next((one for one in reversed(statement.known) if one.cell == wanted), parent)

    # ---- names ----

    def complete_name(self, item: Count, dimension: str) -> None:
        """A value named alone is of the dimension named before it."""
        label = item.label
        if len(label.unknown) == 1 and not label.cell:
            code = self.form.bare_value(dimension, label.unknown[0])
            if code:
                item.label = replace(label, cell={dimension: code}, unknown=())

    def named_alone(self, found: list[Count]) -> str:
        """The dimension of a list that names nothing but values of it: ``A: 8, B: 10``; empty
        where there is none.
        """
        words = [
            item.label.unknown[0] if len(item.label.unknown) == 1 and not item.label.cell else ""
            for item in found
        ]
        for name in self.form.line_dimensions[self.line]:
            codes = [self.form.bare_value(name, word) for word in words]
            if self.form.dimensions[name].alone and len(set(codes) - {None}) > 1:
                return name if all(codes) else ""
        return ""

    def _problem(self, item: Count) -> str:
        """Why a part cannot be read; empty when it can."""
        label = item.label
        if label.when in ("part", "other"):
            return COMPARISON
        if label.modality:
            return NOT_FACT
        if label.unknown or "clash" in label.marks:
            return NOT_UNDERSTOOD
        if "closing" in label.cell and self.form.counts_others(self.line, label.noun):
            return NOT_UNDERSTOOD
        return AMBIGUOUS if item.doubtful or not label.cell else ""


def _settle_way(item: Count, total: Draft) -> None:
    """A way of coming or going is one under such a total only; else its words say a measure."""
    cell = item.label.cell
    flow = "removed" if "closing" in cell else _FLOWS.get(cell.get("movement", ""), "")
    flows = (flow,) if flow else ("added", "removed")
    if item.other is not None and total.measure not in flows:
        item.label = item.other


def _ways(found: CountList) -> set[str]:
    """The movements among ways of closing, which they complete, ``chết 01, chuyển giao 02``; with
    ``kết thúc 01`` among them they divide that. None of a list without ways of closing.
    """
    cells = [item.label.cell for item in found.items]
    closings = any("closing" in cell for cell in cells)
    return {cell["movement"] for cell in cells if "movement" in cell} if closings else set()


def _is_mixed(found: CountList, total: Draft) -> bool:
    """``06: loại A 03, loại B 02, nguồn khác 01``: parts by several dimensions that add up together
    are not all there is by any.
    """
    several = len({frozenset(item.label.cell) for item in found.items}) > 1
    return several and sum(item.value or 0 for item in found.items) == total.value


def _misplaced(item: Count, total: Draft, found: CountList) -> str:
    """A state is one of what there is now, of nothing that came or went; a branch beside a unit
    may be a unit's short name. ``Kết thúc 02 …; VX 00/01``: of each those that were closed well.
    """
    if item.share and total.measure == "removed":
        return SHARE
    if "status" in item.label.cell and total.measure != "current":
        return NOT_UNDERSTOOD
    said = item.label.measure if item.label.sure or total.measure == "removed" else ""
    if said not in ("", total.measure):
        return AMBIGUOUS
    units = any("unit" in one.label.cell for one in found.items)
    units |= len(found.items) > 1 and all(map(_is_named, found.items))
    return AMBIGUOUS if units and set(item.label.cell) == {"branch"} else ""


def _is_named(item: Count) -> bool:
    """Whether a part's name is written as one: ``(Hình sự 04, Ma túy 0)`` may be teams."""
    named = [node for node in item.clause.nodes() if node.means("cell")]
    return bool(named) and all(node.text[:1].isupper() for node in named)


def _is_measured(item: Count, total: Draft, found: CountList) -> bool:
    """Whether a part is none, but the figure of another measure of the same files: ``15 (cũ 09,
    mới 06)``, ``248 (đầu kỳ là 240)``; a weak word is enough beside a sure one.
    """
    label = item.label
    others = [it.label for it in found.items if not it.label.cell]
    other = label.measure not in ("", total.measure) and not label.cell
    sure = total.measure == "handled" or any(
        it.sure and it.measure not in ("", total.measure) for it in others
    )
    some = total.measure in _FLOWS.values() and not any(
        node.means("measure") for node in item.clause.before
    )  # ``Lập mới 20, trong đó 03 đối tượng đã thanh loại``
    return other and sure and not (some or item.doubtful or item.share or label.closed)


def _divided(part: Draft, total: Draft, inner: CountList, found: CountList) -> Draft:
    """What a bracket behind the last part divides: the total, where it adds up to that and not to
    the part, ``04 hồ sơ: 03 LT, 01 LC (cấp huyện 03, cấp xã 01)``.
    """
    together = sum(item.value or 0 for item in inner.items)
    last = any(inner is one for one in found.items[-1].lists)
    return total if last and together != part.value and together == total.value else part


def _parent(total: Draft, item: Count) -> Draft:
    """The total, or one above it where the item names another value of a dimension that the total
    already has.
    """
    parent = total
    while parent.parent is not None and any(
        parent.cell.get(name, code) != code for name, code in item.label.cell.items()
    ):
        parent = parent.parent
    return parent
