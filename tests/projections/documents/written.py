"""What the tests of written documents share: a loud translation, a table of every kind, and reading
files back.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path
from typing import Any

import openpyxl
from docx import Document

from projections.documents.tables.destination import Destination, whole_file
from projections.documents.tables.table import Column, Phrase, Table, totals_of, verbatim

Writer = Callable[..., None]


def saved(write: Writer, made: object, path: Path, *rest: object, **named: object) -> None:
    """Write a table or a report to a file, in place of one that is there."""
    with whole_file(Destination(path, replacing=True)) as file:
        write(made, file, *rest, **named)


HOSTILE = (
    "<b>",
    "{{7*7}}",
    "{_{7*7}_}",
    "{% if x %}",
    "{#",
    "R&D",
    "_x000D_",
    "a  b",
    "&lt;",
    "%s {0}",
    "]]>",
    "é" * 300,
)


def loud(text: str) -> str:
    """A translation that is seen: capitals, fields left as they are."""
    return "".join(
        part if part.startswith("{") else part.upper() for part in re.split(r"(\{\w*\})", text)
    )


def vietnamese(text: str) -> str:
    """The translation that users see."""
    return _catalog().gettext(text)


@cache
def _catalog() -> NullTranslations:
    return translation("socai", Path(__file__).parents[3] / "commands/locale", ["vi"])


COLUMNS = (
    Column("number", "number"),
    Column("opened", "opened on", "date"),
    Column("items", "items", "integer"),
    Column("fine", "fine", "money"),
    Column("rate", "rate", "percent"),
    Column("online", "online", "boolean"),
    Column("double", verbatim("gấp đôi"), "integer", formula="items + items"),
)
ROWS = (
    ("ST-001/2024", date(2024, 10, 14), 3, 1_250_000, 0.875, True, 6),
    ("=cmd|'/c calc'!A1", date(1899, 1, 1), 1_234, 0, Fraction(1, 4), False, 2_468),
    ("-1", None, None, None, None, None, None),
)


def table(**changes: Any) -> Table:
    """A small table with a value of every kind."""
    parts: dict[str, Any] = {
        "title": "records",
        "columns": COLUMNS,
        "rows": ROWS,
        "caption_lines": (Phrase("unit: {unit}", {"unit": "Đội 1"}), "both days included"),
        "totals": totals_of(COLUMNS, ROWS),
    }
    return Table(**{**parts, **changes})


def cells(path: Path, *, formulas: bool = False, sheet: int = 0) -> list[list[Any]]:
    """The cells of a workbook's sheet, as openpyxl reads them: stored values, or formulas."""
    book = openpyxl.load_workbook(path, data_only=not formulas)
    return [list(row) for row in book.worksheets[sheet].iter_rows(values_only=True)]


def paragraphs(path: Path) -> list[str]:
    """The texts of a Word document in reading order, those in tables too."""
    found = Document(str(path)).element.body.iter(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
    )
    return ["".join(run.text or "" for run in one.iter("{*}t")) for one in found]
