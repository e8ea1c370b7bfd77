"""Reads one clause: the words beside its number as a frame, and the brackets that divide it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from projections.inspection.reading.frames.frame import Frame
from projections.inspection.reading.frames.senses import Place
from projections.inspection.reading.frames.words import FrameReader
from projections.inspection.reading.lines.clauses import Clause, introduces
from projections.inspection.reading.lines.node import Node, walk
from projections.inspection.reading.sentences.bearers import (
    ListBearer,
    bearer_of_parts,
    bearers_named,
    heavier,
)
from projections.inspection.reading.sentences.bracket_notes import BracketNotes, compares
from projections.inspection.reading.sentences.counted import (
    NOBODYS,
    Count,
    CountList,
    Parsed,
    is_about,
    is_choice,
    is_slot,
)
from projections.inspection.reading.sentences.cutting import clauses
from projections.inspection.reading.sentences.part_signs import says_rest
from projections.inspection.reading.sentences.settling import opens_account
from projections.inspection.reading.stated.values import Listed

_WAYS: Final = ("movement", "closing")


@dataclass(slots=True)
class ClauseReader:
    """Reads the clauses of a line of work into what was parsed of a text; ``bare``: dimensions
    whose values may stand without the word for them; ``borne``: lists whose bearer is to be
    settled.
    """

    frames: FrameReader
    line: str | None
    bare: frozenset[str]
    parsed: Parsed = field(default_factory=Parsed)
    borne: list[tuple[ListBearer, CountList]] = field(default_factory=list)

    @property
    def notes(self) -> BracketNotes:
        """What takes brackets without a number."""
        return BracketNotes(self.frames, self.line, self.bare)

    def label(self, clause: Clause, place: Place) -> Frame:
        """What the words beside a number say; those of another line of work by its own words:
        ``26 CTVBM, 02 vai ảo NV``.
        """
        label = self._said(clause, clause.before, clause.after, self.line, place)
        line = label.lines[0] if label.unknown and label.lines else self.line
        if line in (None, self.line):
            return label
        before, after = (" ".join(it.text for it in side) for side in (clause.before, clause.after))
        nodes = self.frames.nodes
        other = self._said(clause, nodes(before, line), nodes(after, line), line, place)
        return label if other.unknown else replace(other, lines=label.lines)

    def _said(
        self, clause: Clause, before: Sequence[Node], after: Sequence[Node],
        line: str | None, place: Place,
    ) -> Frame:  # fmt: skip
        valued = clause.value is not None
        return self.frames.label(before, after, line, place, bare=self.bare, valued=valued)

    def count(self, clause: Clause, place: Place) -> Count | None:
        """A count, or None where the clause holds neither a number nor an empty slot."""
        label = self.label(clause, place)
        none = clause.value is None and "none" in label.marks
        if clause.value is None and not none and not is_slot(clause, label, place):
            self._brackets(clause, None, label, place)
            return None
        other = self.label(clause, "total") if any(name in label.cell for name in _WAYS) else None
        if place == "part" and not label.cell and not label.measure:
            stated = self.label(clause, "total")
            plain = not (stated.closed or stated.cell or "clash" in stated.marks)
            if stated.measure and plain and label.when != "other":
                label = replace(stated, lines=())
        odd = clause.value is not None and clause.value.kind == "decimal"
        value = 0 if none else clause.value.number if clause.value else None
        item = Count(label, clause.text, value, value is not None or odd, clause)
        item.other = other
        item.doubtful = clause.doubtful or odd or is_about(clause)
        item.doubtful |= any(map(is_choice, clause.groups))
        self._brackets(clause, item, label, place)
        return item

    def _brackets(self, clause: Clause, item: Count | None, label: Frame, place: Place) -> None:
        for group in clause.groups:
            inner = [node for node in walk(group.inner) if not node.means("cell")]
            if not any(node.is_value for node in inner):
                if item is not None:
                    self.notes.note(group, item, counts=bool(label.cell) or place == "total")
            elif item is not None and (account := self._account(group, label)):
                item.lists.append(account)
            elif compares(inner):
                self.parsed.compared.append(group.text)
            elif item is not None:
                self._of(label).bracket(group, item)
            else:
                self.parsed.lost.append(group.text)

    def _account(self, group: Node, label: Frame) -> CountList | None:
        """``Hiện có 33 (năm trước 31, lập mới 06, kết thúc 04)``: behind what there is now, and
        before what came and went since, the period before is the opening stock.
        """
        if label.measure != "current":
            return None
        counted = (self.count(clause, "total") for clause in clauses(group.inner))
        items = [item for item in counted if item is not None]
        if [it.label.measure for it in items[1:]] != ["added", "removed"]:
            return None
        opens_account(items)
        return CountList("bracket", items) if items[0].label.measure == "opening" else None

    def _of(self, label: Frame) -> ClauseReader:
        """A reader of the line of work that a count names: ``61 đối tượng sưu tra, 13 CTVBM (05 LT,
        08 LC)``.
        """
        other = label.lines and label.lines[0] != self.line
        return replace(self, line=label.lines[0]) if other else self

    def bracket(self, group: Node, whole: Count) -> None:
        """The parts in a bracket; a list behind several of them has a bearer of its own."""
        other = bool(whole.label.lines) and self.line == whole.label.lines[0]
        found = clauses(self.frames.nodes(group.text, self.line) if other else group.inner)
        listed: Listed = introduces(group.inner) or "bracket"
        if any(map(says_rest, found)):
            listed = "some"
        listing, mark = CountList(listed, cut=group.cut), ""
        whole.lists.append(listing)
        for clause in found:
            if clause.again is not None:
                listing = CountList("some", again=clause.again)
                whole.lists.append(listing)
            elif clause.introduced and len(listing.items) > 1:
                bearer = bearer_of_parts(whole, listing.items, mark)
                listing = CountList(clause.introduced)
                self.borne.append((bearer, listing))
            if (item := self.count(clause, "part")) is not None:
                item.led_by = mark
                listing = self.list_of(item, whole, listing)
                listing.items.append(item)
            mark = heavier("" if clause.value else mark, clause.closed_by)

    def list_of(self, item: Count, whole: Count, listing: CountList) -> CountList:
        """The list of a part: one of its own where its words say another measure, ``09 (cũ 04, mới
        05; nguồn hồ sơ mới: từ sưu tra 03, …)``, or behind a count that does, ``09 (cũ 04, mới 05,
        từ sưu tra 03, …)``.
        """
        of = whole.label.measure
        if not of or item.is_way_of(of):
            return listing
        said = self.label(item.clause, "total")
        plain = {name: code for name, code in item.label.cell.items() if name not in _WAYS}
        before = listing.items[-1].under(of) if listing.items else item.label
        if said.sure and said.measure not in ("", of):
            cell = {**plain, **said.cell}
            if not (cell or said.unknown):
                return listing
            named = bearers_named([*self.parsed.heads, whole], None, item.clause.before)
            item.label, item.other = replace(item.label, cell=cell, measure="", sure=False), None
            found = CountList("some", again=None if named and not said.unknown else NOBODYS)
            next(iter(named or ()), whole).lists.append(found)
            return found
        if item.label.cell and before.measure not in ("", of) and not before.cell:
            found = CountList(listing.listed, cut=listing.cut)
            self.borne.append((ListBearer(whole, listing.items[-1], "either"), found))
            return found
        return listing
