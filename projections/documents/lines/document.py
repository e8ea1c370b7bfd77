"""A document as plain lines and table rows, whatever file it came from.

Every line knows where it stands, so that a finding can point at it. Text is what
people see (:func:`~ledger.values.text.as_seen`), and otherwise as written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from ledger.errors import N_

DocumentKind = Literal["docx", "xlsx", "txt"]


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a document.

    ``paragraph`` and ``table`` count from 1; ``cell`` is written as in Excel (``B3``).

    ``text`` is the whole line, or the cells of the row joined by `` | ``.
    """

    text: str
    paragraph: int | None = None
    table: int | None = None
    sheet: str | None = None
    cell: str | None = None

    def as_json(self) -> dict[str, int | str]:
        """The parts that apply, and the text."""
        parts = {
            "paragraph": self.paragraph,
            "table": self.table,
            "sheet": self.sheet,
            "cell": self.cell,
            "text": self.text,
        }
        return {name: value for name, value in parts.items() if value is not None}


@dataclass(frozen=True, slots=True)
class ReportCell:
    """A cell of a table row. ``column`` counts from 1 in the table's grid; ``span`` columns wide.

    ``paragraphs``: its text line by line. ``continued``: the cell above goes on here, and
    ``paragraphs`` repeats its text.
    """

    paragraphs: tuple[str, ...]
    column: int
    where: Where
    span: int = 1
    continued: bool = False

    @property
    def text(self) -> str:
        """The cell's text on one line."""
        return " ".join(part for part in self.paragraphs if part)


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A paragraph, or a row of a table (``cells`` is not empty)."""

    text: str
    where: Where
    cells: tuple[ReportCell, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingNotice:
    """Something a reader of the figures should know about the file.

    ``message`` is a template filled from ``values``.
    """

    message: str
    values: dict[str, object] = field(default_factory=dict)

    def say(self, translate: Callable[[str], str]) -> str:
        """The message in the user's language, filled in."""
        return translate(self.message).format_map(self.values)


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: its lines in reading order and what was noticed on the way.

    ``sha256`` of its bytes, in hex; ``properties``: the custom ones of an Office file; ``notes``:
    the paragraphs of its footnotes and endnotes.
    """

    file: str
    kind: DocumentKind
    sha256: str
    lines: tuple[ReportLine, ...]
    notices: tuple[ReadingNotice, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[ReportLine, ...] = ()


TRACKED_CHANGES = N_(
    "The file holds tracked changes ({inserted} insertions, "
    "{deleted} deletions); they were read as if accepted"
)
TEXT_BOXES = N_(
    "The file holds {count} text boxes; their text was read after the paragraph they stand at"
)
FOOTNOTES = N_("The file holds {count} footnotes or endnotes; figures in them are not read")
NESTED_TABLES = N_(
    "The file holds {count} tables inside tables; they are numbered after the table around them"
)
HIDDEN_SHEETS = N_("The sheet “{sheet}” is hidden; it was read")
FORMULAS = N_(
    "The file holds formulas; the values stored with them were read, nothing was computed"
)
STRUCK_OUT = N_(
    "The sheet “{sheet}” holds struck-out text ({count} cells); what is struck out was left out"
)
STRUCK_TEXT = N_("The file holds struck-out text ({count}); what is struck out was left out")
NOTE_MARKS = N_(
    "Raised or lowered digits beside figures and words ({count}) were taken for marks of notes"
)
INCLUDED_FILES = N_("The file includes other files ({count}); what stands in them was not read")
HIDDEN_ROWS = N_("The file holds hidden table rows ({count}); they were read like the others")
OLD_FONTS = N_(
    "The file holds text in fonts from before Unicode ({count} pieces); it was read as they show it"
)
OLD_LETTERS = N_(
    "{count} lines may be in letters from before Unicode: “{text}” would be “{meant}” in {coding}; "
    "they were read as they are"
)
HIDDEN_TEXT = N_("The file holds hidden text; it was left out")


def join_cells(texts: list[str]) -> str:
    """The text of a table row."""
    return " | ".join(texts)
