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
"""The forms of Word and Excel."""

FIXED: Final = {
    **{form: (ENDINGS[form],) for form in OFFICE},
    "html": (".html", ".htm"),
    "ics": (".ics",),
    "zip": (".zip",),
    "socai": (".socai",),
}
"""Forms that no program opens under another ending, with the endings each has, its own first."""

TEXTS: Final = (".txt", ".toml")
"""Endings of what any editor opens."""

NEVER_WRITTEN: Final = (
    *(".doc", ".odt", ".rtf", ".pdf", ".xls", ".xlsb", ".xlsm", ".ods", ".ppt", ".pptx", ".odp"),
    *(".jpg", ".png", ".svg", ".xml", ".gz", ".rar", ".7z"),
)
"""Endings of what people exchange and no command writes."""

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


def fits(ending: str, form: str) -> bool:
    """Whether a file of a form (``text``: of no other) may be called so.

    What is no kind of file's ending, as the ``.2024`` of a day, may end any name.
    """
    if ending in NEVER_WRITTEN:
        return False
    of_form = next((one for one, known in FIXED.items() if ending in known), "")
    if form in FIXED:
        return of_form == form or not (of_form or ending in TEXTS or form_of(ending))
    return not of_form


def with_ending(path: Path, form: str) -> Path:
    """A path with the ending of a form of FIXED, in place of one of Word's or Excel's, or after."""
    ending = path.suffix.lower()
    if ending in FIXED[form]:
        return path
    stem = path.stem if ending in (ENDINGS[one] for one in OFFICE) else path.name
    return path.with_name(stem + FIXED[form][0])
