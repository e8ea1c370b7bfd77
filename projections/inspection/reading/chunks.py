"""Cuts a line into chunks of at most one value each: ``gồm: 03 lĩnh vực (ĐV), 01 hội nhóm (ĐN)``
has two.

Either a chunk counts first (``03 lĩnh vực``) or it names first (``Loại A: 03``). Separators are
often missing or wrong in reports filled in by hand, so a second value also ends a chunk.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from projections.inspection.reading.phrases import Node

Introduced = Literal["", "all", "named", "some"]

_SEPARATORS: Final = frozenset({"comma", "semicolon", "plus", "dash"})
_NAMING: Final = ("cell", "unit")


@dataclass(slots=True)
class Chunk:
    """What stands between two separators.

    ``introduced``: it begins a list of all parts (``gồm``), of named ones (``trong đó:``), of some
    (``trong đó có``);
    ``colon``: one stands before the value;
    ``sentence``: how many full stops came before; ``doubtful``: two numbers stood side by side.
    """

    introduced: Introduced = ""
    before: list[Node] = field(default_factory=list)
    value: Node | None = None
    after: list[Node] = field(default_factory=list)
    groups: list[Node] = field(default_factory=list)
    colon: bool = False
    sentence: int = 0
    doubtful: bool = False
    closed_by: str = ""

    @property
    def blank(self) -> bool:
        """Nothing at all in it."""
        return not (self.before or self.value or self.groups)

    @property
    def names_first(self) -> bool:
        """Whether something that names a cell stands before the value."""
        return any(node.means(*_NAMING) and not node.means("measure") for node in self.before)

    def nodes(self) -> list[Node]:
        """All but the value and the brackets."""
        return [*self.before, *self.after]


def _names(node: Node) -> bool:
    """Whether it names a cell; a measure that may be one in a list alone (``lập mới``) does not."""
    return any(
        one.sense in _NAMING and (one.strong or not node.means("measure")) for one in node.meanings
    )


def chunks(found: tuple[Node, ...]) -> list[Chunk]:
    """The chunks of one level of brackets.

    The last may be empty and introduce what the next lines hold.
    """
    cutter = _Cutter()
    for index, node in enumerate(found):
        cutter.take(node, found[index + 1] if index + 1 < len(found) else None)
    return cutter.finish()


def introduces(nodes: list[Node]) -> Introduced:
    """The kind of list the first introducing phrase opens."""
    kinds: Iterator[Introduced] = (
        "all" if node.means("all") else "some" for node in nodes if node.means("all", "some")
    )
    return next(kinds, "")


class _Cutter:
    def __init__(self) -> None:
        self._done: list[Chunk] = []
        self._chunk = Chunk()
        self._last_was_value = False

    def take(self, node: Node, following: Node | None) -> None:
        """Put a node into the chunk at hand, or end it."""
        was_value, self._last_was_value = self._last_was_value, node.is_value
        if node.means("all", "some"):
            self._end("introducer")
            self._chunk.introduced = "all" if node.means("all") else "some"
        elif node.kind in _SEPARATORS:
            self._end(node.kind)
        elif node.kind == "stop":
            self._end("stop")
            self._chunk.sentence += 1
        elif node.kind in ("colon", "equals"):
            self._colon()
        elif node.kind == "group":
            self._chunk.groups.append(node)
        elif node.is_value:
            self._value(node, was_value)
        elif node.means("and") and following is not None and self._begins_anew(following):
            self._end("and")
        else:
            (self._chunk.before if self._chunk.value is None else self._chunk.after).append(node)

    def _begins_anew(self, following: Node) -> bool:
        """Whether what follows ``và`` counts for itself."""
        return following.is_value or (self._chunk.value is not None and following.means("measure"))

    def _colon(self) -> None:
        """Before a value it belongs to the name; after one it introduces the parts."""
        if self._chunk.value is None:
            if self._chunk.blank and self._chunk.introduced == "some":
                self._chunk.introduced = "named"
            self._chunk.colon = True
        elif self._chunk.names_first and any(map(_names, self._chunk.after)):
            self._split_names()
            self._chunk.colon = True
        else:
            self._end("colon")
            self._chunk.introduced = "all"

    def _value(self, node: Node, was_value: bool) -> None:
        value = self._chunk.value
        if value is None:
            self._chunk.value = node
        elif was_value and not self._chunk.after and "dots" in (node.kind, value.kind):
            self._chunk.value = value if node.kind == "dots" else node
        else:
            doubtful = was_value
            self._chunk.doubtful |= doubtful
            if not self._split_measures():
                names_first = self._chunk.names_first or self._names_source()
                self._split_names() if names_first else self._end("value")
            self._chunk.doubtful |= doubtful
            self._chunk.value = node

    def _names_source(self) -> bool:
        """Whether the words right before the number at hand name a source: ``02 hồ sơ từ nguồn ST
        01`` counts those of the source behind all.
        """
        return bool(self._chunk.after) and any(
            one.value == "source" and one.prefixed for one in self._chunk.after[-1].meanings
        )

    def _split_measures(self) -> bool:
        """End a chunk that named its measure first; that of the next one stands behind its value:
        ``kết thúc 09 hồ sơ nên hiện chỉ còn 06``.
        """
        after = self._chunk.after
        cut = next((at for at, node in enumerate(after) if node.means("measure")), None)
        if cut is None or not any(node.means("measure") for node in self._chunk.before):
            return False
        self._chunk.after, names = after[:cut], after[cut:]
        self._end("value")
        self._chunk.before = names
        return True

    def _split_names(self) -> None:
        """End a chunk that named first; the name of the next one stands behind its value."""
        after = self._chunk.after
        cut = next((index for index, node in enumerate(after) if _names(node)), len(after))
        self._chunk.after, names = after[:cut], after[cut:]
        self._end("value")
        self._chunk.before = names

    def _end(self, by: str) -> None:
        chunk = self._chunk
        if chunk.blank and not chunk.introduced:
            self._chunk = Chunk(sentence=chunk.sentence)
            return
        if chunk.blank:
            self._chunk.colon = False
            return
        chunk.closed_by = by
        self._done.append(chunk)
        self._chunk = Chunk(sentence=chunk.sentence)

    def finish(self) -> list[Chunk]:
        """End the last chunk; an empty one that introduces is kept, so that the next lines can be
        its list.
        """
        chunk = self._chunk
        if not chunk.blank or chunk.introduced:
            self._done.append(chunk)
        return self._done
