"""A paper as tables for a workbook: its text, its statistics, its own tables."""

from __future__ import annotations

from dataclasses import replace

from projections.documents.forms.form import FormTable
from projections.documents.forms.notation import SlotName, slot_name
from projections.documents.forms.paper_notes import notes_of
from projections.documents.forms.paper_text import TextRow, filled_rows, text_table
from projections.documents.forms.sheet_template import STATED
from projections.documents.forms.slot_book import SlotBook
from projections.documents.forms.slot_values import RowsSlot
from projections.documents.forms.writing import WrittenForm
from projections.documents.tables.table import Column, Kind, Phrase, Subject, Table, verbatim
from projections.documents.year_end.as_xlsx import year_end_tables
from projections.documents.year_end.figures import ReportHead


def paper_tables(paper: WrittenForm) -> tuple[Table, ...]:
    """The paper as tables for a workbook: its text, its statistics, its own tables."""
    books = paper.books
    statistics = year_end_tables(books.statistics)
    book, filled = SlotBook(paper.sources), list[tuple[FormTable, RowsSlot]]()
    for one in paper.form.body:
        name = slot_name(one.slot) if isinstance(one, FormTable) else None
        value = book.value(name) if name else None
        if isinstance(one, FormTable) and isinstance(value, RowsSlot):
            filled.append((one, value))
    texts = filled_rows(paper.form, book.value)
    captions = (*statistics[0].caption_lines, *map(verbatim, notes_of(books)))
    over = tuple(verbatim(book.value(SlotName((one,))).text) for one in ("kind", "title"))
    text = _text(texts, (*over, *captions, *map(verbatim, book.reasons())), books.head)
    own = tuple(_table(one, value, captions, books.head) for one, value in filled)
    return (*text, *(statistics if STATED in paper.form.tables else ()), *own)


def _text(
    rows: list[TextRow], captions: tuple[str | Phrase, ...], head: ReportHead
) -> tuple[Table, ...]:
    """The text of the form, where there is any, under the reasons why something is blank."""
    if not rows:
        return ()
    table = text_table(rows, captions)
    return (replace(table, made_at=head.made_at, subject=Subject(mark=head.mark)),)


def _table(
    one: FormTable, value: RowsSlot, captions: tuple[str | Phrase, ...], head: ReportHead
) -> Table:
    """A table of the form: numbers as numbers where every row has one."""
    columns = tuple(
        Column(column.key, verbatim(column.title), _kind(column.key, value))
        for column in one.columns
    )
    rows = [tuple(row.get(column.key) for column in one.columns) for row in value.rows]
    subject = Subject(mark=head.mark)
    return Table(
        verbatim(one.title.lstrip("- ").rstrip(": ")),
        columns,
        rows,
        captions,
        made_at=head.made_at,
        subject=subject,
    )


def _kind(key: str, value: RowsSlot) -> Kind:
    found = [row.get(key) for row in value.rows]
    return "integer" if found and all(isinstance(one, int) for one in found) else "text"
