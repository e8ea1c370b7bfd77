"""Columns of names: below ``Loại`` or ``Cán bộ`` every name tells its row apart from the others,
whether it is known or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from ledger.catalog.lines import catalog
from projections.inspection.reading.frames.frame import Frame
from projections.inspection.reading.frames.holders import COMMUNE, is_anothers, reach
from projections.inspection.reading.lexicon.wording import keys
from projections.inspection.reading.lines.node import Node
from projections.inspection.reading.lines.phrases import nodes
from projections.inspection.reading.tables.captions import CaptionReader

_NUMBERED: Final = frozenset({"class", "list", "group", "type"})
"""Dimensions whose values look like counts, or like the numbers of rows."""
_CODE: Final = re.compile(r"(?=.*[A-ZĐ])[A-ZĐ0-9]+(?:[-./][A-ZĐ0-9]+)*")
_WORD: Final = re.compile(r"[^\W\d_]+")
_FORMER: Final = re.compile(r".+\s(?:\(cũ\)|cũ)")
"""A unit that was merged into another: ``Công an xã A (cũ)``."""
_TOWN: Final = "TT"
_SHORT: Final = 5
_ON: Final = "về"
_TELLING: Final = ("line", "measure", "unit", "not_any", "modality", "prior", "total")
"""What says more in a name than what a team works on."""
_NOBODY: Final = Frame(marks=frozenset({"clash"}))
_ONLINE: Final = {keys("có"): "true", keys("x"): "true", keys("không"): "false"}


class NameColumns:
    """Reads the names below a heading by the dimensions that it stands for."""

    def __init__(self, captions: CaptionReader) -> None:
        self._captions = captions
        self._form = captions.frames.form

    def dimensions(self, heading: str) -> tuple[str, ...]:
        """What the names below a heading may be values of; nothing where it heads none."""
        return self._form.columns.get(keys(heading.rstrip(" :")), ())

    def name_lines(self, texts: Iterable[str]) -> bool:
        """Whether the names in a column are of lines of work, and more than their symbols:
        ``Lĩnh vực`` over ``Sưu tra`` and ``Loại A``.
        """
        named = ((text, one) for text in texts for one in self._captions.lines(text, symbols=False))
        return any(keys(text) not in map(keys, self._form.symbols(one)) for text, one in named)

    def may_count(self, heading: str) -> bool:
        """Whether counts could stand below a heading instead: ``Trên không gian mạng``."""
        return not _NUMBERED & set(self.dimensions(heading))

    def read(self, heading: str, name: str, line: str | None) -> Frame:
        """What a name makes of its row: a cell, a sum, or a part that cannot be told."""
        plain = self._captions.read([name], line)
        if "total" in plain.marks:
            return plain
        dimensions = self.dimensions(heading)
        if "unit" in dimensions and self._captions.frames.ours:
            return Frame(cell={"unit": name})  # of its level or called as the whole, yet under it
        found = {
            (one, code) for one in dimensions if (code := self._value(one, name, line)) is not None
        }
        spelled = any(keys(name) == keys(code) for _, code in found)
        if plain.lines and dict(found).keys() == {"symbol"} and not spelled:
            return plain  # ``Hiềm nghi`` is the line; only its code is the symbol
        if len(found) == 1:
            return Frame(cell=dict(found))
        says = bool(plain.line or plain.cell) or "unit" in dimensions
        if says and not found and not plain.unknown and not plain.measure:
            if self._is_numbered(name) and not (plain.says_anything or plain.marks):
                return _NOBODY
            return plain if set(plain.cell) <= set(dimensions) else _NOBODY
        return _NOBODY

    def _is_numbered(self, name: str) -> bool:
        """Whether a name is of something else that is told by its number: ``Mẫu số 3``."""
        return any(node.kind == "reference" for node in nodes(name, self._form, None))

    def _value(self, dimension: str, name: str, line: str | None) -> str | None:
        """The code of a name among the values of a dimension; None where it is none of them."""
        if dimension == "officer":
            return name if any(letter.isalnum() for letter in name) else None
        if dimension == "unit":
            return name if _CODE.fullmatch(name) or self._is_place(name) else None
        if dimension == "online":
            return _ONLINE.get(keys(name))
        if dimension == "closing":
            closing = self._captions.closing(name, line)
            return closing[1] if closing else None
        known = self._form.dimensions.get(dimension)
        if known is not None and line is not None and known.lines and line not in known.lines:
            return None
        bare = self._form.bare_value(dimension, name)
        return bare or next(iter(set(self._worded(dimension, name, line))), None)

    def _is_place(self, name: str) -> bool:
        """Whether a name is one of a unit below the reporting one: a team's with several branches,
        ``Đội CSHS - KT - MT``, a commune's without its word: ``TT Phú Vang``, ``Bình Phú``.
        """
        words, unit = _WORD.findall(name), self._captions.frames.unit
        former = _FORMER.fullmatch(name)
        if former is not None:
            return nodes(name, self._form, None)[0].means("unit")
        if self._is_team(name):
            return True
        proper = len(words) > 1 and all(one[0].isupper() for one in words)
        if not proper or 0 < reach(unit, self._form) <= COMMUNE:
            return False
        if self._captions.frames.is_own(name) or is_anothers(name, unit, self._form):
            return False
        found = nodes(name, self._form, None)
        begun = found[0].means("unit") and not found[0].means("line")
        rest = found[1:] if begun or words[0] == _TOWN else found
        return begun or all(it.kind == "word" and not it.meanings for it in rest)

    def _is_team(self, name: str) -> bool:
        """Whether a name is a team's by what it works on, which may be several things: ``Đội CSĐTTP
        về tham nhũng, kinh tế, buôn lậu``; only of one named so are commas part of the name.
        """
        found = nodes(name, self._form, None)
        if len(found) < 2 or not (found[0].means("unit") and _is_work(found[1])):
            return False
        apart = any(it.kind == "comma" or it.means("and") for it in found)
        plain = all(
            it.kind in ("word", "phrase", "comma", "dash")
            and (_is_short(it) or not it.means(*_TELLING))
            for it in found[2:]
        )
        own = self._captions.frames.is_own(name)
        other = is_anothers(name, self._captions.frames.unit, self._form)
        return plain and (_ON in keys(name) or not apart) and not (own or other)

    def _worded(self, dimension: str, name: str, line: str | None) -> Iterator[str]:
        """The codes that all words of a name together stand for."""
        shown = nodes(name, self._form, line)
        for one in shown[0].meanings if len(shown) == 1 else ():
            if (one.sense, one.value) == ("cell", dimension) and one.line in ("", line):
                yield one.code
        if dimension == "source":
            yield from (one.code for one in catalog().sources if keys(one.name) == keys(name))


def _is_work(node: Node) -> bool:
    """Whether a word says what a team works on: ``CSĐTTP về``, ``Cảnh sát giao thông``."""
    return node.means("team") or any(
        (it.sense, it.value) == ("cell", "branch") for it in node.meanings
    )


def _is_short(node: Node) -> bool:
    """Whether it is an abbreviation, as teams' names hold: ``KT``."""
    return node.text.isupper() and len(node.text) < _SHORT
