"""What a place says of the numbers it stands over: of which line, which cell, which time, and
whether it speaks of facts.

A place that can hold a number has a frame: a heading, a sheet's name, words before a colon, the
words of a fragment that states nothing itself. Frames over one number are unified
(:meth:`Frame.over`): what is nearer wins for line, time and measure, cells and unknown words
gather, and a new line of work drops the cells of the one before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from projections.inspection.reading.form import Form, Sense
from projections.inspection.reading.phrases import Node, unit_at, walk
from projections.inspection.reading.stated import COMPARISON, NOT_FACT, NOT_UNDERSTOOD
from projections.inspection.reading.stretches import Time, is_another

Another = Literal["", "own", "part", "other"]
ASKED: Final = ("criterion", "requirement", "plan")
"""What a result answers."""
HOLDERS: Final = ("unit", "level", "branch")
"""Dimensions of who holds the records: they go on where a new line of work begins."""
_HARMLESS: Final[tuple[Sense, ...]] = (
    "filler",
    "noun",
    "count_noun",
    "total",
    "statistics",
    "targets",
    "target",
    "result",
    "as_of",
    "all",
    "some",
    "split",
    "and",
    "table",
    "relation",
    "ordinal",
    "source",
)
_WORDS: Final = frozenset({"word", "phrase"})


@dataclass(frozen=True, slots=True)
class Frame:
    """What a place says, as far as it says it.

    ``lines``: lines of work; ``cell``: dimension → code; ``measure``: what it counts; ``another``:
    another stretch of time than the report's (None: none is named); ``modality``: what it is
    instead of a fact, or empty; ``unknown``: words that may narrow what is counted; ``lifts``: it
    says that results follow, whatever was asked for above; ``asked``: its words of modality.
    """

    lines: tuple[str, ...] = ()
    cell: dict[str, str] = field(default_factory=dict)
    measure: str = ""
    another: Another = ""
    modality: str = ""
    unknown: tuple[str, ...] = ()
    lifts: bool = False
    asked: tuple[str, ...] = ()

    def over(self, inner: Frame) -> Frame:
        """Unify with the frame of a place inside this one."""
        kept = self.cell
        if inner.lines and inner.lines != self.lines:
            kept = {name: code for name, code in kept.items() if name in HOLDERS}
        asked = "" if inner.lifts and self.modality in ASKED else self.modality
        return Frame(
            inner.lines or self.lines,
            {**kept, **inner.cell},
            inner.measure or self.measure,
            inner.another or self.another,
            inner.modality or asked,
            (*(self.codes if inner.lines else self.unknown), *inner.unknown),
        )

    @property
    def codes(self) -> tuple[str, ...]:
        """The unknown words that look like somebody's code, ``CB02``: they hold over lines of
        work as a unit's name does.
        """
        return tuple(word for word in self.unknown if word[:1].isupper() and word[-1:].isdigit())

    @property
    def closed(self) -> str:
        """Why no number under it is a figure of the report's lines; empty where they may be."""
        if self.another in ("part", "other"):
            return COMPARISON
        if self.modality:
            return NOT_FACT
        return NOT_UNDERSTOOD if self.unknown else ""

    @property
    def says_anything(self) -> bool:
        """Whether it says more than harmless words."""
        return bool(self.cell or self.closed or self.measure or self.lines)


@dataclass(frozen=True, slots=True)
class FrameReader:
    """Reads frames of words. ``is_own``: whether a name is the reporting unit's."""

    form: Form
    time: Time
    unit: str = ""

    def frame(
        self, found: Sequence[Node], line: str | None = None, *, heading: bool = True
    ) -> Frame:
        """The frame of a place without a number of its own.

        A line of work, a unit's name, cells, time and modality are taken out of its words; what is
        not known to be harmless is left as unknown, but for what a bracket explains, and in a
        heading that names a line.
        """
        outside = [id(node) for node in found]
        nodes = [node for node in walk(tuple(found)) if node.kind != "group"]
        begin, end = unit_at(nodes)
        name = " ".join(node.text for node in nodes[begin:end])
        rest = [*nodes[:begin], *nodes[end:]]
        lines = tuple(dict.fromkeys(one.value for node in rest if (one := node.first("line"))))
        of = lines[0] if len(lines) == 1 else line
        said = [(node, *self._said(node, of, heading and bool(lines))) for node in rest]
        times = [self._another(node, rest[at + 1 :]) for at, node in enumerate(rest)]
        another = [time for time in times if time]
        cell = {dimension: code for _, kind, dimension, code in said if kind == "cell"}
        if len(name.split()) > 1 and name.casefold() != "đơn vị" and not self._is_own(name):
            cell["unit"] = name
        return Frame(
            lines,
            cell,
            next((value for _, kind, value, _ in said if kind == "measure"), ""),
            another[-1] if another else "",
            next((value for _, kind, value, _ in said if kind == "modality"), ""),
            tuple(
                node.text for node, kind, _, _ in said if kind == "unknown" and id(node) in outside
            ),
            any(node.means("result", "done") for node in rest),
            tuple(node.text for node, kind, _, _ in said if kind == "modality"),
        )

    def _another(self, node: Node, behind: list[Node]) -> Another:
        """Whether a node names another stretch of time; a comparison does.

        ``Năm 2023 chuyển sang`` names this one's opening, ``kỳ trước`` alone may.
        """
        if node.kind == "year" and any(one.means("carried") for one in behind[:1]):
            return ""
        compared = node.first("prior")
        if compared and compared.value != "swing" and not node.means("measure", "before"):
            return "other"
        named = is_another(node, self.time, self.form)
        whole = node.kind in ("year", "span")
        return "" if named is None else "own" if not named else "other" if whole else "part"

    def _is_own(self, name: str) -> bool:
        return self.unit != "" and name.casefold() in self.unit.casefold()

    def _said(self, node: Node, line: str | None, named: bool) -> tuple[str, str, str]:
        """What one node says: a kind, and its value and code."""
        if modality := node.first("modality"):
            return "modality", modality.value, ""
        if node.means("line"):
            return "", "", ""
        for one in node.meanings:
            holds = one.line in ("", line) and (one.strong or not node.means("measure"))
            if one.sense == "cell" and holds and one.value not in ("closing", "source", "movement"):
                return "cell", one.value, one.code
        measure = node.first("measure")
        if measure and measure.strong and not node.means(*_HARMLESS):
            return "measure", measure.value, ""
        if measure or node.means("prior", *_HARMLESS):
            return "", "", ""
        if node.kind in _WORDS:
            return "" if named else "unknown", "", ""
        return "", "", ""
