"""What a file is called: what it holds, whose figures, of which days; and its ending, once."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Final

from ledger.values.period import Period, reporting_year_of
from ledger.values.text import ONE_D, as_seen

ENDINGS: Final = {"csv": ".csv", "docx": ".docx", "json": ".json", "xlsx": ".xlsx"}
"""The ending of each form; a text may have any other, or none."""

OFFICE: Final = ("docx", "xlsx")
"""Forms that no program opens under another ending."""

_LONGEST: Final = 60
"""Characters of a unit's name: with the rest, a name that every system takes."""


def file_name(what: str, unit: str, days: Period | None) -> str:
    """A file's name without its ending: ``thong-ke-CAH-2024``.

    ``unit``: its code, or what it is called where only that is known. ``days``: a whole reporting
    year is told by its number, a day by itself, others by the first and the last.
    """
    told = (_plain(what), _plain(unit), _told(days) if days else "")
    return "-".join(part for part in told if part)


def _plain(text: str) -> str:
    """A text in letters and digits that every system has in its files' names."""
    seen = as_seen(text).translate(ONE_D).translate({ord("đ"): "d", ord("Đ"): "D"})
    letters = unicodedata.normalize("NFD", seen)
    bare = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return re.sub(r"[^A-Za-z0-9]+", "-", bare).strip("-")[:_LONGEST]


def _told(days: Period) -> str:
    if days == reporting_year_of(days.end):
        return str(days.end.year)
    if days.start == days.end:
        return days.end.isoformat()
    return f"{days.start.isoformat()}_{days.end.isoformat()}"


def form_of(ending: str) -> str:
    """The form that a name's ending, in small letters, says; empty where it says none."""
    return next((form for form, known in ENDINGS.items() if known == ending), "")


def with_ending(path: Path, form: str) -> Path:
    """A path with the ending of a Word or Excel file in place of either, or after any other."""
    ending = ENDINGS[form]
    if path.suffix.lower() == ending:
        return path
    stem = path.stem if path.suffix.lower() in (ENDINGS[one] for one in OFFICE) else path.name
    return path.with_name(stem + ending)
