"""A form's file laid over the built-in form: its words are added, its settings take the place."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any, Final

from projections.inspection.reading.lexicon.form import year_end_text
from projections.inspection.reading.lexicon.wording import keys
from projections.toml.places import KeyPath

ROW_CODES: Final = {"line": "code", "dimension": "name"}
"""The tables in double brackets, and the key by which a row is known again."""

COMPLETE: Final = "complete"
"""The key of a file that stands alone."""


@cache
def built_in() -> dict[str, Any]:
    """The data of the form that is built in; nothing may change it."""
    return tomllib.loads(year_end_text())


def is_complete(data: dict[str, Any]) -> bool:
    """Whether a file stands alone."""
    return data.get(COMPLETE) is True


def laid(data: dict[str, Any]) -> dict[str, Any]:
    """The whole form that a file means, as data.

    It must be without faults of shape.
    """
    base = {name: [] for name in ROW_CODES} if is_complete(data) else built_in()
    return _merged(base, data)


def _merged(base: dict[str, Any], mine: dict[str, Any]) -> dict[str, Any]:
    return base | {
        name: _with(base[name], value, ROW_CODES.get(name, "")) if name in base else value
        for name, value in mine.items()
    }


def _with(base: Any, mine: Any, code: str) -> Any:
    if isinstance(base, dict):
        return _merged(base, mine)
    if not isinstance(base, list):
        return mine
    if code:
        return _rows(base, mine, code)
    if any(isinstance(one, list) for one in base):
        longer = [*mine, *([] for _ in base[len(mine) :])]
        return [_with(old, new, "") for old, new in zip(base, longer, strict=False)]
    return _words(base, mine)


def _rows(base: list[Any], mine: list[Any], code: str) -> list[Any]:
    """Each row with what is added to it; rows of one code are one."""
    found = {row[code]: row for row in base}
    for row in mine:
        found[row.get(code)] = _merged(found.get(row.get(code), {}), row)
    return list(found.values())


def _words(base: list[Any], mine: list[Any]) -> list[Any]:
    """The words of both, each once; two numbers take the place of two."""
    if any(isinstance(one, int) for one in base):
        return mine
    known = {keys(text) for text in base}
    return [*base, *(text for text in mine if keys(text) not in known)]


def code_of_row(path: KeyPath, data: dict[str, Any]) -> str:
    """The line of work or the dimension that a path lies in; its place, where it has no code."""
    if len(path) < 2 or not isinstance(path[1], int):
        return ""
    row = data[str(path[0])][path[1]]
    code = row.get(ROW_CODES.get(str(path[0]))) if isinstance(row, dict) else None
    return code if isinstance(code, str) else str(path[1] + 1)


def key_in_words(path: KeyPath, data: dict[str, Any]) -> str:
    """A path as people read it: ``line.ST.closings.died``, without the place in a list of words."""
    row = code_of_row(path, data)
    named = (path[0], row, *path[2:]) if row else path
    return ".".join(one for one in named if isinstance(one, str))
