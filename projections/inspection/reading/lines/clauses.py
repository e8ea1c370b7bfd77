"""Clauses of at most one value each: ``gồm: 03 lĩnh vực (ĐV), 01 hội nhóm (ĐN)`` has two.

Either a clause counts first (``03 lĩnh vực``) or it names first (``Loại A: 03``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Literal

from projections.inspection.reading.lines.node import Node

Introduced = Literal["", "all", "named", "some"]

_NAMING: Final = ("cell", "unit")


@dataclass(slots=True)
class Clause:
    """What stands between two separators.

    ``introduced``: it begins a list of all parts (``gồm``), of named ones (``trong đó:``), of some
    (``trong đó có``), by ``phrase``, which may name the whole's number, ``again``; ``colon``: how
    many of the words before the value stand before a colon, -1 where there is none, ``first``:
    before the first of two; ``sentence``: how many full stops came before; ``doubtful``: two
    numbers stood side by side; ``bracketed``: a bracket holds the value alone; ``whole``: the words
    before the value, topics included.
    """

    introduced: Introduced = ""
    phrase: str = ""
    again: int | None = None
    before: list[Node] = field(default_factory=list)
    value: Node | None = None
    after: list[Node] = field(default_factory=list)
    groups: list[Node] = field(default_factory=list)
    colon: int = -1
    first: int = -1
    sentence: int = 0
    doubtful: bool = False
    bracketed: bool = False
    closed_by: str = ""
    whole: list[Node] = field(default_factory=list)

    @property
    def blank(self) -> bool:
        """Nothing at all in it."""
        return not (self.before or self.value or self.groups)

    @property
    def labelled(self) -> bool:
        """A colon stands right before the value, or ends the words of an empty slot."""
        return self.colon >= 0 and self.colon == len(self.before)

    @property
    def names_first(self) -> bool:
        """Whether something that names a cell stands before the value."""
        return any(node.means(*_NAMING) and not node.means("measure") for node in self.before)

    @property
    def ends_named(self) -> bool:
        """Whether its last word may name the number behind it."""
        said = self.before[-1:] if self.value is None else self.after[-1:]
        names = (it.kind == "word" or it.means(*_NAMING, "measure") for it in said)
        return any(names) and not any(it.means("prior") for it in said)

    @property
    def measures_first(self) -> bool:
        """Whether the measure, or a name, of its number stands before it, a measure behind."""
        named = self.names_first or any(it.means("measure") for it in self.before)
        return named and self.ends_measured

    @property
    def ends_measured(self) -> bool:
        """Whether a measure stands last behind its number."""
        return any(it.means("measure") for it in self.after[-1:])

    def settle_groups(self) -> None:
        """A bracket before a colon that the number follows is the number's after all; one before
        the first of two is the topic's.
        """
        if self.labelled and self.first == self.colon:
            self.groups = [*(node for node in self.before if node.kind == "group"), *self.groups]
            self.before = [node for node in self.before if node.kind != "group"]
            self.colon = len(self.before)

    def nodes(self) -> list[Node]:
        """All but the value and the brackets."""
        return [*self.before, *self.after]

    @property
    def text(self) -> str:
        """Its words and its value."""
        value = [self.value] if self.value else []
        return " ".join(node.text for node in [*self.before, *value, *self.after])


def introduces(nodes: Iterable[Node]) -> Introduced:
    """The kind of list the first introducing phrase opens."""
    for node in nodes:
        if node.means("all", "some"):
            return "all" if node.means("all") else "some"
    return ""


def names_cell(node: Node, *dimensions: str) -> bool:
    """Whether a phrase can name a cell of one of these dimensions, or of any."""
    return any(
        one.sense == "cell" and (not dimensions or one.value in dimensions) for one in node.meanings
    )


def names_end(node: Node) -> bool:
    """Whether it says how files went, and in what way they were closed: ``phá``."""
    return node.means("went") and names_cell(node, "closing")


def names_part(node: Node) -> bool:
    """Whether it names a cell; a measure that may be one in a list alone (``lập mới``) does not."""
    return any(
        one.sense in _NAMING and (one.strong or not node.means("measure")) for one in node.meanings
    )


def says_measure(node: Node) -> bool:
    """Whether a word names a measure, and could not as well say nothing."""
    return node.means("measure") and not node.means("filler")
