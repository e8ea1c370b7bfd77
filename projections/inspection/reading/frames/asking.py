"""What a question, or a target, asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from projections.inspection.reading.frames.frame import HOLDERS, Frame
from projections.inspection.reading.frames.words import FrameReader
from projections.inspection.reading.lexicon.form import Sense
from projections.inspection.reading.lexicon.wording import keys
from projections.inspection.reading.lines.node import MARKS, Node, walk
from projections.inspection.reading.lines.phrases import nodes
from projections.inspection.reading.results.words import result_words

_ASKING: Final[tuple[Sense, ...]] = ("all", "some", "and", "asking")


def asked(frames: FrameReader, text: str, line: str | None) -> Frame:
    """What a question asks for: of which line of work, which measure where it is one; which of
    several the answer says.
    """
    found = nodes(text.rstrip("? "), frames.form, None)
    lines = {one.value for it in walk(found) if (one := it.first("line"))}
    of = lines.pop() if len(lines) == 1 else line
    words = [it for it in walk(found) if not (it.kind in MARKS or it.means(*_ASKING))]
    words = [it for it in words if "swing" not in {one.value for one in it.meanings}]
    said = frames.label(words, (), of, "total")
    several = "clash" in said.marks
    return replace(
        said,
        lines=said.lines or ((of,) if of else ()),
        measure="" if several else said.measure,
        cell={name: code for name, code in said.cell.items() if name in HOLDERS},
        marks=frozenset(),
    )


def line_meant(frames: FrameReader, found: Sequence[Node]) -> str:
    """The line of work whose results a target asks for: the only one named, or else the only
    one that has what it names, ``loại B``; none where its words may narrow what is counted.
    """
    everything = list(walk(tuple(found)))
    named = {one.value for node in everything if (one := node.first("line"))}
    meanings = (one for node in everything for one in node.meanings)
    owners = {one.line for one in meanings if one.prefixed and one.line}
    meant = named or owners
    of = meant.pop() if len(meant) == 1 else ""
    said = frames.over(found, of or None)
    narrowed = [word for word in said.unknown if keys(word) not in result_words().asking]
    return "" if narrowed or said.is_held else of
