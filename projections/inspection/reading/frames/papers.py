"""Papers that are cited, and who leads: who wrote them, their numbers and days, and under whom the
work was done, say nothing of the records.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from projections.inspection.reading.lines.node import Node
from projections.inspection.reading.lines.units_in_words import unit_at

_CHIEF: Final = re.compile(
    r"(?:(?:đồng chí|đ/c) )?(?:chỉ huy đơn vị|(?:phó )?(?P<team>đội|phòng) trưởng"
    r"|(?P<deputy>đội|phòng) phó"
    r"|(?:phó )?trưởng (?P<unit>đội|phòng"
    r"|công an (?:tỉnh|huyện|quận|thị xã|thành phố|xã|phường|thị trấn))"
    r"|(?:cán bộ|bộ phận)(?: phụ trách)?(?: công tác)? (?:tổng hợp|tham mưu|thống kê)|thư ký)"
)
_TITLE: Final = re.compile(
    r"(?:.*\s)?thay mặt\s+|(?:(?:đồng chí|đ/c|đại diện|ông|bà)\s+)*"
    r"(?:chỉ huy|lãnh đạo|(?:phó\s+)?(?:đội trưởng|trưởng(?:\s+công an)?)|đội phó|đại diện)\s+"
)
"""Who speaks, before the unit that he speaks for."""
_SPEAKS: Final = ("báo cáo", "trình bày", "thông qua")


def without_papers(words: Sequence[Node]) -> tuple[list[Node], bool]:
    """Words without the number, the day and the author of a paper they cite; whether what follows
    may be planned: it was not said to be carried out.
    """
    kept: list[Node] = []
    planned, rest = False, list(words)
    while rest:
        node, *rest = rest
        if node.means("cited"):
            norm = any((one.sense, one.value) == ("cited", "norm") for one in node.meanings)
            planned |= not (norm or any(one.means("done", "result") for one in kept))
        else:
            kept.append(node)
            if not (node.means("manner") and any(map(_is_of, rest[:1]))):
                continue
        while (step := _of_paper(rest)) > 0:
            rest = rest[step:]
    return kept, planned


def _of_paper(words: list[Node]) -> int:
    """How many words at the beginning say which paper it is: its number, its day, who wrote it."""
    first = words[0] if words else None
    if first is None:
        return 0
    told = first.kind in ("reference", "date", "number", "year")
    if told or first.text.casefold() in ("số", "ngày") or _is_of(first):
        return 1
    begin, end = unit_at(words)
    return end if begin == 0 else 0


def _is_of(node: Node) -> bool:
    return node.text.casefold() == "của"


def speaks(node: Node) -> bool:
    """Whether a word says that somebody reports, perhaps what: ``thông qua số liệu``."""
    return node.text.casefold().startswith(_SPEAKS)


def without_speaker(words: Sequence[Node], unit: str) -> Sequence[Node]:
    """Words without who speaks, for whom counts: the chief of the reporting unit or a deputy,
    ``Đồng chí Đội trưởng báo cáo kết quả``, or of the one named behind, ``Trưởng Công an xã A thay
    mặt …``.
    """
    at = next((at for at, node in enumerate(words) if speaks(node)), 0)
    said = " ".join(node.text.casefold() for node in words[:at])
    if (chief := _CHIEF.fullmatch(said)) is not None:
        of = chief["team"] or chief["deputy"] or chief["unit"] or ""
        return words[at:] if unit.casefold().startswith(of) else words
    if (title := _TITLE.match(f"{said} ")) is None:
        return words
    ends = accumulate(len(node.text) + 1 for node in words[:at])
    return words[sum(end <= title.end() for end in ends) :]
