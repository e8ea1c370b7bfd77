"""A text read as TOML, or what keeps it from being read."""

from __future__ import annotations

import re
import tomllib
from typing import Any, Final, NamedTuple

from ledger.errors import N_

_SYNTAX: Final = {
    "Cannot ": N_("what stands here was said before in the file"),
    "Duplicate": N_("what stands here was said before in the file"),
    "Unclosed": N_("a comma is missing, or the bracket at the end of a list"),
    "Unterminated": N_("a text is not closed: a quotation mark is missing"),
    'Expected "\'"': N_("a text is not closed: a quotation mark is missing"),
    "Illegal character": N_("a text is not closed: a quotation mark is missing"),
    "Expected '='": N_("a key and “=” should stand here; a key with accents needs quotation marks"),
    "Invalid statement": N_(
        "a key and “=” should stand here; a key with accents needs quotation marks"
    ),
    "Expected ']": N_("the name of a section is not closed: “]” is missing"),
    "Invalid date": N_("there is no such day"),
    "Expected newline": N_("something stands behind the end of a value"),
    "Invalid value": N_("no value stands here; a text needs straight quotation marks"),
}
"""How the parser's messages begin, and what they mean."""

_DAY: Final = re.compile(r"=\s*(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})")
_ISO_DAY: Final = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-\d{2}")
_WRITTEN: Final = N_("a day is written as 2024-12-31 here")
_OTHERWISE: Final = N_("it cannot be understood")
_PLACE: Final = re.compile(r"\(at line (\d+), column (\d+)\)")


class SyntaxSlip(NamedTuple):
    """Where a text is no TOML (None: the parser does not say), and why, to be translated."""

    line: int | None
    column: int | None
    detail: str


def _is_misdated(line: str) -> bool:
    """Whether a day in a line is written otherwise than this language has days."""
    return any(not _ISO_DAY.fullmatch(one) for one in _DAY.findall(line))


def parsed(text: str) -> dict[str, Any] | SyntaxSlip:
    """The data of a text, or what the parser says; it goes no further than the first slip."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as broken:
        message = str(broken)
    except RecursionError:
        return SyntaxSlip(None, None, _OTHERWISE)
    place = _PLACE.search(message)
    line, column = (int(place[1]), int(place[2])) if place else (len(text.splitlines()), None)
    behind = message.startswith(("Expected newline", "Unclosed"))
    if behind and _is_misdated(text.splitlines()[line - 1]):
        return SyntaxSlip(line, column, _WRITTEN)
    details = (told for start, told in _SYNTAX.items() if message.startswith(start))
    return SyntaxSlip(line, column, next(details, _OTHERWISE))
