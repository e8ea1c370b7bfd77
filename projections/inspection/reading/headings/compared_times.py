"""Times that a line names beside the report's own, to say with what that is compared: ``từ ngày
15/10/2023 đến ngày 14/10/2024; cùng kỳ: từ …``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from projections.inspection.reading.frames.senses import compares
from projections.inspection.reading.frames.stretches import Time, time_named
from projections.inspection.reading.lexicon.form import Form, Meaning
from projections.inspection.reading.lines.node import Node, walk

_BRACKETS: Final = "ngoặc"


def is_prior(found: Sequence[Node], index: int) -> bool:
    """Whether words make the time at ``index`` one that the report only compares with: those before
    it, or behind it where they are not themselves of another time, a comparison with one, or said
    apart from it, behind a semicolon or of brackets: ``…; trong ngoặc là số của cùng kỳ``.
    """
    said = [at for at, one in enumerate(found) if one.means("prior") and not _opens(one)]
    if not said or said[0] < index:
        return bool(said)
    timed = any(one.kind in ("span", "year") for one in found[said[0] + 1 :])
    between = found[index + 1 : said[0]]
    apart = any(it.kind == "semicolon" or _BRACKETS in it.text.casefold() for it in between)
    return not (found[index].kind == "span" and (timed or apart or compares(found[said[0]])))


def _opens(node: Node) -> bool:
    """``kỳ trước chuyển sang`` names the period before without comparing with it."""
    meaning: Meaning | None = node.first("measure")
    return meaning is not None and meaning.value == "opening"


def names_own_first(words: Sequence[Node], time: Time, form: Form) -> bool:
    """Whether of the times that words name the first is the report's period, day by day, or its
    year where another is what it is compared with: ``Kết quả năm 2024 so với năm 2023``.
    """
    found = list(walk(tuple(words)))
    timed = [it for it in found if it.means("prior") or time_named(it, time, form)]
    own = bool(timed) and time_named(timed[0], time, form) == "own"
    compared = any(map(compares, timed[1:2]))
    return own and (timed[0].kind == "span" or (timed[0].kind == "year" and compared))
