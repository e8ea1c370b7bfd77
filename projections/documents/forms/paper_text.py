"""The text of a paper row by row, for a workbook: the paragraphs of its form, beside its tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from projections.documents.forms.form import (
    FormParagraph,
    FormTable,
    ReportForm,
    slots_in,
    with_slots,
)
from projections.documents.forms.notation import SlotName
from projections.documents.forms.slot_values import LinesSlot, SlotValue
from projections.documents.forms.template import paragraphs_of
from projections.documents.tables.table import Column, Phrase, Table, verbatim

TEXT: Final = "NỘI DUNG"
"""What the sheet with the text of a paper is called."""
ELSEWHERE: Final = "(Bảng kèm theo ở trang tính riêng)"
"""What stands in the text for a table."""
_HEADINGS: Final = ("heading", "subheading")


class TextRow(NamedTuple):
    """A row of the text: what it says, and whether it heads what follows."""

    text: str
    heads: bool


def rows_to_fill(form: ReportForm) -> list[TextRow]:
    """The text of a form with its slots in braces; none where nothing of it is to be filled in."""
    return list(_rows(form, lambda one: (one.text,)))


def filled_rows(form: ReportForm, value: Callable[[SlotName], SlotValue]) -> list[TextRow]:
    """The text of a form with its slots filled in: of lines a row each."""
    return list(_rows(form, lambda one: _filled(one, value)))


def text_table(rows: Sequence[TextRow], captions: Sequence[str | Phrase]) -> Table:
    """The text as a table of one column."""
    return Table(
        verbatim(TEXT),
        (Column("text", verbatim("Nội dung")),),
        [(one.text,) for one in rows],
        tuple(captions),
        strong_rows=frozenset(place for place, one in enumerate(rows) if one.heads),
    )


def _rows(form: ReportForm, said: Callable[[FormParagraph], Iterable[str]]) -> Iterator[TextRow]:
    """The rows of a form's text; where it has a table they say where that stands."""
    paragraphs = [one for one in form.body if isinstance(one, FormParagraph)]
    if not any(slots_in(one.text) for one in paragraphs):
        return
    for one in form.body:
        if isinstance(one, FormTable):
            yield TextRow(ELSEWHERE, False)
            continue
        yield from (TextRow(text, one.style in _HEADINGS) for text in said(one))


def _filled(one: FormParagraph, value: Callable[[SlotName], SlotValue]) -> Iterator[str]:
    """A paragraph with what its slots say; nothing where they say nothing."""
    named = [value(name) for name in slots_in(one.text)]
    only = named[0] if len(named) == 1 and not with_slots(one.text, [""]).strip() else None
    if isinstance(only, LinesSlot):
        yield from paragraphs_of(only)
    elif text := with_slots(one.text, (it.text for it in named)):
        yield text
