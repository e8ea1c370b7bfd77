"""Masks: what stands for a number of a collaborator, a persona or a dead drop in one output.

A mask says of which line a source is, and not which it is; the same number has the same mask
throughout one output, in the order in which the numbers came, so that two outputs cannot be laid
side by side. A position stays: whoever may open the books finds the entry by it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from ledger.catalog.lines import catalog
from ledger.values.naming import file_number
from ledger.values.numbering import MASK
from ledger.values.stream import Stream, referred
from projections.masking.embedded import EmbeddedNumbers

SOURCE_LINES: Final = MappingProxyType({"CTVBM": "CTV", "VAI_AO": "VAI", "HTBM": "HTB"})
"""The lines whose numbers are masked, and what their masks begin with."""

NUMBERED: Final = frozenset(
    {
        *("number", "numbers", "record", "records", "near"),
        *("numerator_records", "denominator_records", "names"),
        *("serving", "supported_by", "serves", "served", "collaborator", "produced"),
        "source_record",
    }
)
"""Fields, columns and values of messages that hold file numbers: of these even bare figures are."""

_OWN: Final = ("number", "record", "records")
"""Fields that hold numbers of the line that is told beside them."""

_SEPARATE: Final = r"\s,;|<>=→“”„«»"
_TOKEN: Final = re.compile(
    rf"(?P<word>(?<![^{_SEPARATE}])[^\W\d_]{{1,6}}[ \u00a0])?"
    rf"(?P<token>[^{_SEPARATE}]*\d[^{_SEPARATE}]*)"
)
"""What can be a number in a text, perhaps with the letters before it that a space has cut off."""

_PIECE: Final = re.compile(r"""[^:#()\[\]"'’‘]+""")
_REFERENCE: Final = re.compile(r".+#[1-9]\d*")
"""What names an entry by its stream and its version in it."""

_EDGES: Final = ".,:!?()[]\"'’‘"


def is_source(stream: str | None) -> bool:
    """Whether a stream is that of a source."""
    return stream is not None and Stream(stream).noun in SOURCE_LINES


def numbers_of(streams: Iterable[str]) -> dict[str, str]:
    """The keys of the numbers of sources among some streams, and the line of each."""
    return {file_number(Stream(one).key): Stream(one).noun for one in streams if is_source(one)}


class Masks:
    """The masks of one output.

    ``known``: the numbers of the sources in the books, as :func:`numbers_of` gives them; asked
    whenever a text is masked, for there may be more by then.
    """

    def __init__(self, known: Callable[[], Mapping[str, str]] = dict) -> None:
        self._known = known
        self._learned: dict[str, str] = {}
        self._made: dict[tuple[str, str], str] = {}
        self._many = Counter[str]()
        self._seen: tuple[Mapping[str, str] | None, int] = (None, 0)
        self._looked_for = EmbeddedNumbers(())

    @property
    def count(self) -> int:
        """How many numbers were masked."""
        return len(self._made)

    def learn(self, line: str, number: str) -> None:
        """Know a number of a line that the books may not hold; one of another line is no source."""
        if line in SOURCE_LINES and number:
            self._learned[file_number(number)] = line

    def text(self, text: str) -> str:
        """A text in which every number of a source is masked; bare figures are no numbers there."""
        if not self._may_hold(text):
            return text
        return _TOKEN.sub(self._token, text)

    def value(self, text: str) -> str:
        """A field that holds numbers alone, one or several: bare figures are numbers, too."""
        if not self._may_hold(text):
            return text
        parts = (self._number(part) or self.text(part) for part in re.split(r"([,;]\s*)", text))
        return "".join(parts)

    def data(self, value: Any, name: str = "", line: str = "") -> Any:
        """Plain data with every number masked.

        ``name``: of the field it stands in; ``line``: of whose records it tells, where that is
        known: a number of such a record stays, though a source may have the same.
        """
        match value:
            case str():
                if name in _OWN and line and line not in SOURCE_LINES and not _is_typed(value):
                    return value
                return self.value(value) if name in NUMBERED else self.text(value)
            case Mapping():
                told = _line_of(value) or line
                return {
                    self.text(str(key)): self.data(one, str(key), told)
                    for key, one in value.items()
                }
            case list() | tuple():
                return [self.data(one, name, line) for one in value]
        return value

    def _may_hold(self, text: str) -> bool:
        return bool(self._learned or self._known()) or any(
            f"{one}:" in text for one in SOURCE_LINES
        )

    def _token(self, found: re.Match[str]) -> str:
        """A part of a text that holds a figure: masked where it is a number, or holds one."""
        word, token = found["word"] or "", found["token"]
        core = token.strip(_EDGES)
        before, _, after = token.partition(core) if core else (token, "", "")
        if word and (mask := self._number(word + core, bare=False)):
            return before + mask + after
        stream, version = referred(core) if _REFERENCE.fullmatch(core) else (Stream(core), 0)
        if stream.key and stream.noun in SOURCE_LINES:
            masked = stream.renamed(self._mask(stream.noun, stream.key))
            return word + before + (masked.at(version) if version else masked) + after
        if stream.key and stream.noun in _other_lines():
            return found[0]
        if mask := self._number(core, bare=False):
            return word + before + mask + after
        pieces = _PIECE.sub(lambda one: self._number(one[0], bare=False) or one[0], core)
        return self._embedded.masked(word + before + pieces + after, self._mask_of)

    @property
    def _embedded(self) -> EmbeddedNumbers:
        """What is known by now, to be looked for inside words; made anew when there is more."""
        known = self._known()
        if known is not self._seen[0] or len(known) + len(self._learned) != self._seen[1]:
            self._seen = known, len(known) + len(self._learned)
            self._looked_for = EmbeddedNumbers({*known, *self._learned})
        return self._looked_for

    def _mask_of(self, key: str) -> str:
        return self._mask(self._learned.get(key) or self._known()[key], key)

    def _number(self, text: str, *, bare: bool = True) -> str | None:
        """The mask of a text that is a source's number. ``bare``: also one of figures alone."""
        if not any(map(str.isdigit, text)) or (not bare and text.strip().isdigit()):
            return None
        key = file_number(text)
        line = self._learned.get(key) or self._known().get(key)
        return self._mask(line, key) if line else None

    def _mask(self, line: str, number: str) -> str:
        if MASK in number:
            return number
        key = (line, file_number(number))
        if key not in self._made:
            self._many[line] += 1
            self._made[key] = f"{SOURCE_LINES[line]}-{MASK}{self._many[line]}"
        return self._made[key]


def _is_typed(text: str) -> bool:
    """Whether a text says itself of which line it is: ``CTVBM:LC-003``."""
    return bool(Stream(text).key) and is_source(text)


def _line_of(told: Mapping[str, Any]) -> str:
    """The code of the line of whose record a mapping tells, where it says so."""
    record, line = told.get("record"), told.get("line")
    said = Stream(record).noun if isinstance(record, str) and ":" in record else line
    return str(said) if said in SOURCE_LINES or said in _other_lines() else ""


@cache
def _other_lines() -> frozenset[str]:
    return frozenset(line.code for line in catalog().lines) - SOURCE_LINES.keys()
