"""Turns counted things into figures: which are totals, which are parts, and of what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from projections.documents.lines.document import Where
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.sentences.counted import Count, CountList
from projections.inspection.reading.sentences.part_rules import (
    divided,
    is_measured,
    is_mixed,
    misplaced,
    numbered_again,
    parent_of,
    settle_way,
    ways_among,
)
from projections.inspection.reading.stated.drafts import Draft, DraftList, Sheaf, ordered
from projections.inspection.reading.stated.values import (
    AMBIGUOUS,
    COMPARISON,
    NOT_FACT,
    NOT_UNDERSTOOD,
    Listed,
    Measure,
    Mode,
    NotRead,
    OtherFigure,
)  # fmt: skip


@dataclass(slots=True, eq=False)
class Statement:
    """A total that the next lines may break down.

    ``listed``: what the line's end announced; ``lists``: by total and dimension; ``below``: those
    on lines of their own; ``known``: its figures so far; ``whole``: all the lines under it were
    read; ``dimension``: what a line said the next ones divide it by; ``loose``: no line announced
    any; ``rivals``: other totals of its line; ``named_first``: its cell stood before its number.
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
    named_first: bool = False


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
                again = before.word == draft.word or self._is_one_way(before)
                if before.value != draft.value and label.sure and again:
                    self.sheaf.drop(before)  # ``đưa ra 14 do chết; đưa ra 05 do chuyển đi``
                draft.dropped = True
                self.unread(item, AMBIGUOUS)
                return Statement(draft)
        self.sheaf.drafts.append(draft)
        self.totals.append(draft)
        statement = Statement(draft, known=[draft], named_first=item.clause.names_first)
        for one in item.lists:
            self._parts(statement, draft, one)
        return statement

    def _is_one_way(self, total: Draft) -> bool:
        """Whether all of a total came or went in one way, so that others may have in another:
        ``tăng 58 do nhận bàn giao, lập mới 03``.
        """
        parts = (it for it in self.sheaf.drafts if it.parent is total and "movement" in it.cell)
        return any(it.value == total.value for it in parts)

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
        total = numbered_again(total, found)
        used: list[DraftList] = []
        whole = not (found.cut or is_mixed(found, total))
        named = (name for item in found.items for name in item.label.cell)
        last = found.dimension or self.named_alone(found.items) or next(named, "")
        for item in found.items:
            self.complete_name(item, last)
            last = next(iter(item.label.cell), last)
            settle_way(item, total)
            if is_measured(item, total, found):
                self.total(item, item.label.measure, cell=dict(total.cell))
                continue
            problem = self._problem(item) or misplaced(item, total, found, self.form)
            cell, parent = self._bearer(statement, parent_of(total, item), item)
            if problem or not parent.cell.items() < cell.items():
                whole = whole and problem == COMPARISON
                self.unread(item, problem or AMBIGUOUS, parent.cell)
                continue
            draft = self._part(item, parent, cell)
            statement.known.append(draft)
            used.append(self._listed(statement, draft, parent, found, below=below))
            for inner in item.lists:
                self._parts(statement, divided(draft, parent, inner, found), inner)
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
        ways = ways_among(among)
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
        dimensions = self.form.dimensions.items()
        narrow = next((name for name, one in dimensions if name in cell and one.within), "")
        if not narrow:
            return whole, parent
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
