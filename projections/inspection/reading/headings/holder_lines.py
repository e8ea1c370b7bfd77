"""Lines that name nothing but who holds the records below them."""

from __future__ import annotations

import re
from typing import Final

from projections.inspection.reading.frames.frame import Frame
from projections.inspection.reading.frames.heading_words import (
    is_level,
    lines_named,
    may_name_unit,
)
from projections.inspection.reading.frames.words import FrameReader
from projections.inspection.reading.headings.levels import Levels
from projections.inspection.reading.lines.bullets import Bullet, bullet
from projections.inspection.reading.lines.node import Node
from projections.inspection.reading.lines.phrases import nodes

_ROW: Final = re.compile(r"\s\|\s")  # between the cells of a table's row


def held(
    found: tuple[Node, ...], start: Bullet, following: str, frames: FrameReader, levels: Levels
) -> tuple[Frame | None, bool]:
    """Whom a line names as a holder, and whether it heads what follows."""
    first = bullet(following)
    behind = nodes(first.content, frames.form, None)
    below = bool(lines_named(behind))
    heads = (below or _ROW.search(following) is not None) and not levels.counts_on(first)
    said = frames.holder(start.content)
    if said is None and below and all(is_level(node) for node in found):
        said = frames.over(found, None, "topic")
    if said is None and may_name_unit(found, behind):
        return Frame(stranger=start.content), True
    return said, heads
