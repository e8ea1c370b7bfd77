"""Builds the tree of counted things in a line: a total, the lists under it, the lists under their
items.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from projections.inspection.reading.chunks import Chunk, Introduced, chunks, introduces
from projections.inspection.reading.labels import Label, Place
from projections.inspection.reading.phrases import Node, walk
from projections.inspection.reading.stated import Listed

Labels = Callable[[Chunk, Place], Label]
"""Reads a chunk's words, given ``head`` or ``part``."""
Judge = Callable[[Node], bool | None]
"""Whether a phrase names another stretch of time than the report's period; None where it names
none.
"""


@dataclass(slots=True)
class Item:
    """A counted thing.

    ``value`` None with ``stated`` false: an empty slot; with ``stated`` true: a number that is no
    count.
    """

    label: Label
    text: str
    value: int | None
    stated: bool
    doubtful: bool
    share: bool
    chunk: Chunk
    lists: list[ItemList] = field(default_factory=list)


@dataclass(slots=True)
class ItemList:
    """Parts under one total, in brackets or after an introducing phrase.

    ``cut``: its bracket was never closed.
    """

    listed: Listed
    items: list[Item] = field(default_factory=list)
    cut: bool = False


@dataclass(slots=True)
class Reading:
    """A line's counted things.

    ``leading``: a list that came before any total and so belongs to the line before; ``opens``: the
    line ends where a list should begin; ``rest``: what its last words without a value say;
    ``comparisons``: brackets about another year;
    ``lost``: brackets behind words that count nothing.
    """

    heads: list[Item] = field(default_factory=list)
    leading: ItemList | None = None
    opens: Introduced = ""
    rest: Label | None = None
    comparisons: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


class ItemBuilder:
    """Turns the chunks of a line into items.

    ``place``: what its first things are, heads or parts of a line before.
    """

    def __init__(self, labels: Labels, place: Place, is_another: Judge) -> None:
        self._labels = labels
        self._is_another = is_another
        self._elsewhen = False
        self._place = place
        self._reading = Reading()
        self._pending: list[Node] = []
        self._list: ItemList | None = None
        self._sentence = 0
        self._rest: Label | None = None

    def build(self, found: list[Chunk]) -> Reading:
        """Build the items of a whole line."""
        _settle_joint(found)
        for chunk in _with_shared_values(found):
            if chunk.sentence != self._sentence:
                self._sentence, self._list, self._pending = chunk.sentence, None, []
                self._elsewhen = False
            if chunk.introduced:
                self._open_list(chunk.introduced)
                if chunk.blank:
                    self._reading.opens = chunk.introduced
                    continue
            self._take(chunk)
        self._unopened(found)
        return self._reading

    def _open_list(self, introduced: Introduced) -> None:
        self._list = ItemList(introduced or "some")
        if self._reading.heads:
            self._reading.heads[-1].lists.append(self._list)
        else:
            self._reading.leading = self._list

    def _take(self, chunk: Chunk) -> None:
        if self._list is not None and not self._begins_statement(chunk):
            item = self._item(chunk, "part")
            if item is not None:
                self._list.items.append(item)
            return
        self._list = None
        chunk.before = [*self._pending, *chunk.before]
        item = self._item(chunk, self._place)
        if item is not None:
            item.label.narrowed = self._is_elsewhen(chunk, item.label) or item.label.narrowed
        if item is None:
            rated = any(node.kind in ("percent", "money") for node in chunk.nodes())
            self._pending = [] if rated or chunk.closed_by == "semicolon" else chunk.nodes()
            self._reading.rest = self._rest
            return
        self._pending = []
        self._reading.rest = None
        self._reading.heads.append(item)

    def _is_elsewhen(self, chunk: Chunk, label: Label) -> bool:
        """Whether a flow is not of the report's period: what is named before a count holds for
        those behind it as well.

        A stock is of its day, whatever the sentence speaks of, if not called one of another
        stretch: ``tháng trước chuyển sang``.
        """
        for node in chunk.before:
            judged = self._is_another(node)
            self._elsewhen = self._elsewhen if judged is None else judged
        named = [node for node in chunk.nodes() if self._is_another(node)]
        if label.sure and label.measure in ("opening", "current"):
            return any(node.means("measure") for node in named)
        return self._elsewhen or bool(named)

    def _begins_statement(self, chunk: Chunk) -> bool:
        """Whether a chunk inside a list is a statement of its own: it begins with a strong measure
        word.
        """
        for node in chunk.before:
            if node.kind == "year" or (
                node.means("filler", "total", "noun", "line") and not node.means("measure")
            ):
                continue
            meaning = node.first("measure")
            named = any(one.sense == "cell" and one.strong for one in node.meanings)
            return meaning is not None and meaning.strong and not named
        return False

    def _item(self, chunk: Chunk, place: Place) -> Item | None:
        """An item, or None where the chunk holds neither a value nor an empty slot."""
        label = self._labels(chunk, place)
        blank = chunk.value is None
        if blank and not label.none and not self._is_slot(chunk, label, place):
            self._brackets(chunk, None, label, place)
            self._rest = label
            return None
        if place == "part" and not label.cell and not label.measure:
            self._measured(label, self._labels(chunk, "head"))
        value = 0 if blank and label.none else (chunk.value.number if chunk.value else None)
        text = " ".join(
            node.text
            for node in [*chunk.before, *([chunk.value] if chunk.value else []), *chunk.after]
        )
        share = chunk.value is not None and chunk.value.kind == "ratio"
        odd = chunk.value is not None and chunk.value.kind == "decimal"
        doubtful = chunk.doubtful or odd or _is_about(chunk)
        item = Item(label, text, value, value is not None or odd, doubtful, share, chunk)
        self._brackets(chunk, item, label, place)
        return item

    @staticmethod
    def _measured(label: Label, stated: Label) -> None:
        """A part may name a measure of its own: ``15 (cũ 09, mới 06)``."""
        if stated.measure and not (stated.unread or stated.clash or stated.prior or stated.cell):
            label.measure, label.sure = stated.measure, stated.sure
            label.unread_before, label.unread_after, label.lines = [], [], []

    def _is_slot(self, chunk: Chunk, label: Label, place: Place) -> bool:
        """An empty slot names a cell and has a colon or stands in a list; or a measure and a
        colon.
        """
        if (
            label.unread
            or label.prior
            or (place == "part" and _is_bare_unit(label))
            or any(node.kind in ("percent", "money") for node in chunk.nodes())
        ):
            return False
        named = bool(label.cell) and (
            chunk.colon or (place == "part" and "closing" not in label.cell)
        )
        ended = chunk.closed_by in ("", "stop", "semicolon")
        measured = place == "head" and label.sure and not label.split and chunk.colon and ended
        return named or measured

    def _brackets(self, chunk: Chunk, item: Item | None, label: Label, place: Place) -> None:
        for group in chunk.groups:
            inner = [node for node in walk(group.inner) if not node.means("cell")]
            if not any(node.is_value for node in inner):
                self._note(group, label, item if label.cell or place == "head" else None)
            elif _compares(inner):
                self._reading.comparisons.append(group.text)
            elif item is not None:
                item.lists.append(self._bracket_list(group))
            else:
                self._reading.lost.append(group.text)

    def _bracket_list(self, group: Node) -> ItemList:
        inner = chunks(group.inner)
        found = ItemList(introduces(list(group.inner)) or "bracket", cut=group.cut)
        for chunk in _with_shared_values(inner):
            item = self._item(chunk, "part")
            if item is not None:
                found.items.append(item)
        return found

    def _note(self, group: Node, label: Label, item: Item | None) -> None:
        """A bracket without a number explains: ``(ĐV)`` repeats the symbol, ``(theo số liệu hiện
        hành)`` says the measure.

        Where it names what a counted item does not, it says that all of them are such: ``kết thúc
        01 hồ sơ (ĐV)``.
        """
        said = list(walk(group.inner))
        rated = any(node.kind == "percent" for node in said)
        if not rated and any(node.means("modality") for node in said):
            label.unread_after.append(group.text)
        aside = self._labels(Chunk(before=list(group.inner)), "part")
        if not aside.unread and all(
            label.cell.get(name, code) == code for name, code in aside.cell.items()
        ):
            if item is not None and item.stated and set(aside.cell) - set(label.cell):
                part = Item(
                    aside,
                    group.text,
                    item.value,
                    stated=True,
                    doubtful=item.doubtful,
                    share=False,
                    chunk=Chunk(),
                )
                item.lists.append(ItemList("bracket", [part]))
            else:
                label.cell.update(aside.cell)
        measure = next(
            (one for node in group.inner if (one := node.first("measure")) and one.strong), None
        )
        if measure is not None:
            label.measure = label.measure or measure.value

    def _unopened(self, found: list[Chunk]) -> None:
        """A line that ends in a colon opens a list too."""
        last = found[-1] if found else None
        if last is not None and last.value is None and last.colon and not self._reading.opens:
            self._reading.opens = "all"


def _compares(inner: list[Node]) -> bool:
    """Whether a bracket speaks of another time, or of a change against it; beside an opening stock
    rises and falls are movements.
    """
    opens = any((one := node.first("measure")) and one.value == "opening" for node in inner)
    if any(node.means("prior") and not node.means("measure") for node in inner):
        return True
    return not opens and any(node.means("prior", "change") or node.kind == "year" for node in inner)


def _is_about(chunk: Chunk) -> bool:
    """``hơn 10``, ``khoảng 09``: the number is not the count."""
    return chunk.value is not None and bool(chunk.before) and chunk.before[-1].means("about")


def _is_bare_unit(label: Label) -> bool:
    """``Đơn vị:`` alone heads a list of units and names none."""
    return set(label.cell) == {"unit"} and " " not in label.cell["unit"]


def _with_shared_values(found: list[Chunk]) -> list[Chunk]:
    """Put names that share one number together: ``đội kinh tế, môi trường: 05``; ways of closing
    then contradict each other, so that neither is given it: ``bị bắt, khởi tố: 06``.
    """
    kept: list[Chunk] = []
    for chunk in found:
        before = kept[-1] if kept else None
        alone = (
            before is not None
            and before.value is None
            and (not before.colon or bool(before.introduced))  # the colon of ``trong đó:``
            and before.closed_by in ("comma", "and")
        )
        if before is not None and alone and chunk.value is not None and _share(before, chunk):
            chunk.before = [*before.before, *chunk.before]
            chunk.introduced = chunk.introduced or before.introduced
            kept.pop()
        kept.append(chunk)
    return kept


def _settle_joint(found: list[Chunk]) -> None:
    """``03 LT, LC: 02 LT, 01 LC``: the first number is of both symbols, of neither alone."""
    for chunk, following in pairwise(found):
        more = following.before and all(map(_names_symbol, following.before))
        counted = following.value is None or any(map(_names_symbol, following.after))
        if chunk.closed_by in ("comma", "and", "semicolon") and more and counted:
            chunk.doubtful |= chunk.value is not None and any(map(_names_symbol, chunk.after))


def _names_symbol(node: Node) -> bool:
    return any((one.sense, one.value) == ("cell", "symbol") for one in node.meanings)


def _share(one: Chunk, other: Chunk) -> bool:
    if any(node.means("unit") for node in one.before):
        return (
            other.colon
            and bool(other.before)
            and not any(node.means("unit", "measure") for node in other.before)
        )
    return _names_closing(one) and _names_closing(other)


def _names_closing(chunk: Chunk) -> bool:
    return any(
        one.sense == "cell" and one.value == "closing"
        for node in chunk.before
        for one in node.meanings
    )
