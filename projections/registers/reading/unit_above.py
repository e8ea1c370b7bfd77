"""Which unit a register is of, as a title above its headings says: “Đơn vị: DKTMT”."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from ledger.values.naming import as_code
from ledger.values.numbering import other_script
from ledger.values.old_letters import old_letters
from projections.registers.reading.vocabulary import key, recognise, vocabulary

_SAID: Final = re.compile(r"[\s(*-]*([^:–-]{2,40})\s*[:–-]\s*(.+)")
_ASIDE: Final = ".…_ \t)("
MAX_NAME_LENGTH: Final = 120


class UnitAbove(NamedTuple):
    """The unit of a table's rows that name none: its code, and how the title writes it."""

    code: str
    name: str


UNCLEAR: Final = UnitAbove("", "")
"""Something above says a unit, but not which one a row is of."""


def unit_above(titles: Iterable[str]) -> UnitAbove | None:
    """The unit that the last of some titles to name one names."""
    found = None
    for title in titles:
        found = _unit_said(title) or found
    return found


def names_unit(text: str) -> bool:
    """Whether a text says what unit follows."""
    return _unit_said(text) is not None


def _unit_said(title: str) -> UnitAbove | None:
    said = _SAID.fullmatch(title)
    if said is None or not _is_label(said[1]):
        return None
    name = said[2].strip(_ASIDE)
    if len(name) > MAX_NAME_LENGTH or key(name) in vocabulary().not_units:
        return None
    if not any(map(str.isalnum, name)):
        return None
    return UNCLEAR if old_letters(name) or other_script(name) else UnitAbove(as_code(name), name)


def _is_label(text: str) -> bool:
    """Whether a text is what stands before a unit: a heading of its column, or “Tên đơn vị”."""
    return recognise(text) == "unit" or key(text) in vocabulary().unit_titles
