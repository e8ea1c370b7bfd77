"""Counted things: a number with what the words beside it say, and the lists under it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from projections.inspection.reading.frames.frame import Frame
from projections.inspection.reading.frames.senses import Place
from projections.inspection.reading.lines.clauses import Clause, Introduced
from projections.inspection.reading.lines.node import Node
from projections.inspection.reading.stated.values import Listed

RATES: Final = frozenset({"percent", "money"})
NOBODYS: Final = -1
"""The number of the total of a list that names one which no count before it is."""
_FLOWS: Final = {"opened": "added", "closed": "removed"}
"""Kinds of movement of one flow only."""
_ENDING: Final = frozenset({"", "stop", "semicolon"})


@dataclass(slots=True)
class Count:
    """A counted thing. ``label``: what the words beside its number say; ``over``: what those
    before it in the line say; ``value`` None with ``stated`` false: an empty slot, with ``stated``
    true: a number that is no count; ``obscure``: it stands behind files of which something unknown
    was said, and does not say itself what it counts; ``led_by``: the mark before it; ``other``: a
    part's words as a total's, where they name a measure as well: ``lập mới`` is a way of coming
    under additions only.
    """

    label: Frame
    text: str
    value: int | None
    stated: bool
    clause: Clause
    over: Frame = field(default_factory=Frame)
    doubtful: bool = False
    obscure: bool = False
    led_by: str = ""
    other: Frame | None = None
    lists: list[CountList] = field(default_factory=list)

    @property
    def word(self) -> str:
        """The first word that says a measure; empty where none does."""
        said = next((node for node in self.clause.whole if node.means("measure")), None)
        return said.text.casefold() if said else ""

    @property
    def share(self) -> bool:
        """``02/05``: so many of so many."""
        return self.clause.value is not None and self.clause.value.kind == "ratio"

    def under(self, measure: str) -> Frame:
        """What a part's words say under such a total: a way of coming or going elsewhere says a
        measure.
        """
        return self.other if self.other and not self.is_way_of(measure) else self.label

    def is_way_of(self, measure: str) -> bool:
        """Whether a part names a way in which files came or went, and those of its total did."""
        cell = self.label.cell
        flow = "removed" if "closing" in cell else _FLOWS.get(cell.get("movement", ""), "")
        return self.other is not None and measure in ((flow,) if flow else ("added", "removed"))


@dataclass(slots=True)
class CountList:
    """Parts under one total, in brackets or after an introducing phrase. ``cut``: its bracket was
    never closed; ``dimension``: what the phrase says they are divided by; ``again``: the number of
    the total, where the list names that itself.
    """

    listed: Listed
    items: list[Count] = field(default_factory=list)
    cut: bool = False
    dimension: str = ""
    again: int | None = None


@dataclass(slots=True)
class Parsed:
    """A line's counted things.

    ``leading``: a list that came before any total and so belongs to the line before; ``opens``: the
    line ends where a list should begin; ``slot``: the total that the words before ``leading`` name;
    ``rest``: what its last words without a value say;
    ``compared``: brackets about another time; ``lost``: brackets behind words that count nothing.
    """

    heads: list[Count] = field(default_factory=list)
    leading: CountList | None = None
    slot: Count | None = None
    opens: Introduced = ""
    rest: Frame | None = None
    compared: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def is_slot(clause: Clause, label: Frame, place: Place) -> bool:
    """An empty slot names a cell and has a colon or stands in a list; or a measure and a colon."""
    bare_unit = place == "part" and set(label.cell) == {"unit"} and " " not in label.cell["unit"]
    if label.unknown or label.when == "other" or bare_unit:
        return False
    if any(node.kind in RATES for node in clause.nodes()):
        return False
    colon = clause.colon >= 0
    named = bool(label.cell) and (colon or (place == "part" and "closing" not in label.cell))
    ended = colon and clause.closed_by in _ENDING
    return named or (place == "total" and label.sure and "split" not in label.marks and ended)


def is_about(clause: Clause) -> bool:
    """``hơn 10``, ``khoảng 09``: the number is not the count."""
    return clause.value is not None and bool(clause.before) and clause.before[-1].means("about")


def is_choice(group: Node) -> bool:
    """``30 đối tượng (hay 31)``: neither number is the count."""
    return [it.means("choice") or it.is_value for it in group.inner[:2]] == [True, True]
