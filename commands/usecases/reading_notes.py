"""A file in which somebody wrote down how a report is to be read: CSV, or TOML."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from ledger.errors import N_, BadValue
from ledger.errors.readings import ReadingsNotUnderstood, ReadingsOfOtherFile
from ledger.values.text import YES, as_seen, fold, yes_or_no

COLUMNS: Final = MappingProxyType(
    {
        "place": "vị trí",
        "figure": "mã",
        "line": "mảng công tác",
        "measure": "số liệu",
        "cell": "ô",
        "value": "giá trị",
        "struck": "gạch bỏ",
        "counts": "mục đếm",
        "why": "lý do",
    }
)
"""The columns of such a file and the keys of a block of it, in English and in Vietnamese."""
_KNOWN: Final = ", ".join(f"{name} ({said})" for name, said in COLUMNS.items())
_NAMES: Final = {fold(word): name for name, said in COLUMNS.items() for word in (name, said)}
MOST: Final = 1000
"""Corrections of one report; more is no report but another."""


class ReadAs(NamedTuple):
    """How a place is to be read, as somebody wrote it; what is empty is not said."""

    place: str = ""
    figure: str = ""
    line: str = ""
    measure: str = ""
    cell: str = ""
    value: str = ""
    struck: str = ""
    why: str = ""
    counts: str = ""

    @property
    def is_struck(self) -> bool:
        """Whether it is no figure; nothing and a dash say no. Raises BadValue."""
        if self.struck in ("", "-", "–"):
            return False
        if (said := yes_or_no(self.struck)) is None:
            raise BadValue(field="struck", text=self.struck, why=N_("write yes or no"))
        return said


def notes_in(path: Path, file: str, sha256: str) -> list[ReadAs]:
    """The corrections in a file, for the report ``file`` of this hash.

    Raises FileUnreadable, NotAPlainFile, TextNotUnicode, ReadingsNotUnderstood,
    ReadingsOfOtherFile.
    """
    from projections.documents.lines.data_file import read_data_file

    text = read_data_file(path, ReadingsNotUnderstood).text
    told = _of_toml(path, text) if path.suffix.lower() == ".toml" else _of_csv(path, text)
    if told.sha256 and told.sha256.casefold() != sha256:
        raise ReadingsOfOtherFile(
            corrections=path.name, theirs=told.sha256, file=file, sha256=sha256
        )
    if not told.rows or len(told.rows) > MOST:
        raise _not_understood(path, N_("it holds none") if not told.rows else N_("it is too long"))
    return [_read(path, one) for one in told.rows]


class _Noted(NamedTuple):
    rows: list[Mapping[str, Any]]
    sha256: str = ""


def _of_csv(path: Path, text: str) -> _Noted:
    first = text.partition("\n")[0]
    signs = {sign: first.count(sign) for sign in ";,\t"}
    rows = csv.DictReader(io.StringIO(text), delimiter=max(signs, key=lambda one: signs[one]))
    try:
        return _Noted([row for row in rows if any(map(_said, row.values()))])
    except csv.Error as broken:
        raise _not_understood(path, str(broken)) from broken


def _of_toml(path: Path, text: str) -> _Noted:
    from projections.toml.syntax import SyntaxSlip, parsed

    data = parsed(text)
    if isinstance(data, SyntaxSlip):
        raise _not_understood(path, data.detail)
    rows = data.get("correction", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise _not_understood(path, N_("a correction is a block [[correction]]"))
    for name in data.keys() - {"correction", "sha256"}:
        raise _not_understood(path, name)
    return _Noted(rows, _said(data.get("sha256")))


def _read(path: Path, row: Mapping[str, Any]) -> ReadAs:
    """A row by its columns. Raises ReadingsNotUnderstood for one that is not known."""
    found: dict[str, str] = {}
    for column, value in row.items():
        name = _NAMES.get(fold(column or ""))
        if name is None and _said(value):
            raise _not_understood(path, column or _said(value))
        if name is not None:
            found[name] = _said(value)
    return ReadAs(**found)


def _said(value: object) -> str:
    """A value as a text: yes and no by their words, a list parted by semicolons."""
    if value is None or value is False:
        return ""
    if value is True:
        return YES[0]
    if isinstance(value, Iterable) and not isinstance(value, str | Mapping):
        return "; ".join(map(_said, value))
    if isinstance(value, Mapping):
        return "; ".join(f"{name}={_said(one)}" for name, one in value.items())
    return as_seen(str(value))


def _not_understood(path: Path, detail: str) -> ReadingsNotUnderstood:
    return ReadingsNotUnderstood(file=path.name, detail=detail, known=_KNOWN)
