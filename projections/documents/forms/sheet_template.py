"""A template of a form as a workbook: its slots are named in cells, and filled in.

``{{ ST.current }}`` stands in a cell, alone or in a text; a row whose cells name columns of one
table, ``{{ T.rows: grade }}``, is repeated for each of its rows, and what is below it moves down.
Everything else of the workbook stays as it is. What is wrong is told with its sheet and cell.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from io import BytesIO
from typing import Any, Final, NamedTuple

from lxml import etree

from ledger.catalog.secrecy import PaperMark
from projections.documents.forms.form import FormColumn, FormTable, ReportForm
from projections.documents.forms.notation import SlotName, slot_name
from projections.documents.forms.paper_text import rows_to_fill, text_table
from projections.documents.forms.refusals import (
    FormulaBesideRows,
    NotASlot,
    TagNotClosed,
    TemplateRefused,
)
from projections.documents.forms.sheet_pages import mark_heads, page_texts
from projections.documents.forms.sheet_xml import (
    SheetXml,
    cell_address,
    fit_height,
    moved_down,
    shared_texts,
    sheet_parts,
    text_of,
    write_cell,
)
from projections.documents.forms.slot_values import (
    CellValue,
    CountSlot,
    LinesSlot,
    MoneySlot,
    RowsSlot,
    SlotValue,
)
from projections.documents.forms.tags import Tags
from projections.documents.forms.template import none_row, paragraphs_of
from projections.documents.package.custom_properties import with_properties
from projections.documents.tables.output_file import timeless
from projections.documents.tables.table import Column, Table, verbatim
from projections.documents.year_end.figures import ReportHead

_TAG: Final = re.compile(r"\{\{(.*?)\}\}")
_STRAY: Final = re.compile(r"\{\{|\}\}|\{%|%\}")
_OF_ROW: Final = re.compile(r"(.+?)\s*:\s*([A-Za-z_]\w*)")
_BROKEN: Final = (etree.LxmlError, KeyError, ValueError, AttributeError, TypeError)
"""What the libraries raise on a file that opens as a package and is no workbook."""


PARAGRAPHS: Final = "paragraphs"
"""What a row is of that is repeated for the paragraphs of one slot."""
STATED: Final = "statistics"
"""What the tables of a form are called whose workbook states the statistics of all lines."""
_STATISTICS: Final = FormTable(
    "S.rows",
    "SỐ LIỆU HỒ SƠ NGHIỆP VỤ",
    tuple(
        FormColumn(key, title, 1)
        for key, title in {
            "name": "Loại hồ sơ",
            "opening": "Đầu kỳ",
            "added": "Tăng",
            "removed": "Giảm",
            "current": "Hiện có",
        }.items()
    ),
)
"""The statistics of all lines, where a form has them in its text alone."""


def template_tables(form: ReportForm) -> list[Table]:
    """The text and the tables of a form with names of slots in their cells, a sheet each."""
    tables = [one for one in form.body if isinstance(one, FormTable)]
    if STATED in form.tables and not any(one.slot == _STATISTICS.slot for one in tables):
        tables = [_STATISTICS, *tables]
    captions = ("{{ stamp }}", "{{ unit }}", "{{ title }}", "{{ period }}")
    rows = rows_to_fill(form)
    found = [text_table(rows, captions)] if rows else []
    found += [_to_fill(one, captions) for one in tables]
    found[0] = replace(found[0], caption_lines=(*captions, "{{ notes }}", "{{ copying }}"))
    return found


def _to_fill(one: FormTable, captions: tuple[str, ...]) -> Table:
    """A table of a form with the names of its columns in its only row."""
    return Table(
        verbatim(one.title.lstrip("- ").rstrip(": ")),
        tuple(Column(column.key, verbatim(column.title)) for column in one.columns),
        [tuple(f"{{{{ {one.slot}: {column.key} }}}}" for column in one.columns)],
        captions,
    )


class Placeholder(NamedTuple):
    """What a cell names: a slot, and of a table the column."""

    slot: SlotName
    column: str | None


class SheetTemplate:
    """The template of a form as a workbook, named by its file."""

    def __init__(self, content: bytes, name: str, form: str) -> None:
        self.content, self.name, self.form = content, name, form

    @cached_property
    def sha256(self) -> str:
        """The hash of its bytes, in hex."""
        return hashlib.sha256(self.content).hexdigest()

    @cached_property
    def tags(self) -> Tags:
        """What its cells name.

        Raises TemplateRefused, TagNotClosed, NotASlot, FormulaBesideRows.
        """
        tags = Tags(self.name, self.form)
        try:
            for sheet in self._sheets:
                self._look_at(sheet, tags)
        except TemplateRefused:
            raise
        except _BROKEN as broken:
            raise TemplateRefused(
                template=self.name, form=self.form, detail=str(broken) or type(broken).__name__
            ) from broken
        return tags

    def look(self) -> None:
        """Refuse it before anything is counted. Raises what ``tags`` raises."""
        assert self.tags is not None

    def needed(self, form: ReportForm) -> list[SlotName]:
        """What a workbook of a form must say: its tables; its text may be left to Word."""
        found = (slot_name(one.slot) for one in form.body if isinstance(one, FormTable))
        return [one for one in found if one is not None]

    def filled(
        self,
        values: Mapping[SlotName, SlotValue],
        head: ReportHead,
        properties: Mapping[str, str],
    ) -> bytes:
        """The workbook with every slot filled in; the same values give the same bytes."""
        written = {sheet.part: self._filled(sheet, values, head.mark) for sheet in self._sheets}
        packed = BytesIO()
        with zipfile.ZipFile(BytesIO(self.content)) as old:
            parts = {one.filename: old.read(one) for one in old.infolist()}
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
            for name, content in with_properties(parts | written, properties).items():
                new.writestr(name, content)
        return timeless(packed.getvalue())

    # ---- the sheets -----------------------------------------------------------------------------

    @cached_property
    def _sheets(self) -> list[SheetXml]:
        with zipfile.ZipFile(BytesIO(self.content)) as package:
            return sheet_parts(package)

    @cached_property
    def _shared(self) -> list[str]:
        with zipfile.ZipFile(BytesIO(self.content)) as package:
            return shared_texts(package)

    def _look_at(self, sheet: SheetXml, tags: Tags) -> None:
        """Note what the cells of a sheet name."""
        repeated = False
        for cell in sheet.cells():
            place = f"{sheet.name}!{cell_address(cell)}"
            for one in self._placeholders(text_of(cell, self._shared), place):
                tags.names.setdefault(one.slot, len(tags.names))
                tags.where.setdefault(one.slot, place)
                if one.column is not None:
                    tags.fields.setdefault((one.slot, one.column), place)
                    repeated = True
        for text in page_texts(sheet):
            place = f"{sheet.name}, {text.tag.rpartition('}')[2]}"
            for one in self._placeholders(text.text or "", place):
                tags.names.setdefault(one.slot, len(tags.names))
                tags.where.setdefault(one.slot, place)
        if repeated and (formula := sheet.first_formula()) is not None:
            place = f"{self.name}, {sheet.name}!{cell_address(formula)}"
            raise FormulaBesideRows(template=place, form=self.form, slot=cell_address(formula))

    def _placeholders(self, text: str, place: str) -> Iterator[Placeholder]:
        """What a text names. Raises TagNotClosed, NotASlot."""
        where = {"template": self.name, "place": place, "form": self.form}
        if stray := _STRAY.search(_TAG.sub("", text)):
            raise TagNotClosed(slot=text[stray.start() :][:60] or text, **where)
        for found in _TAG.finditer(text):
            named = found[1].strip()
            of_row = _OF_ROW.fullmatch(named)
            slot = slot_name(of_row[1] if of_row else named)
            if slot is None:
                raise NotASlot(slot=named, **where)
            yield Placeholder(slot, of_row[2] if of_row else None)

    # ---- filled in ------------------------------------------------------------------------------

    def _filled(
        self, sheet: SheetXml, values: Mapping[SlotName, SlotValue], mark: PaperMark
    ) -> bytes:
        """A sheet filled in, rows repeated and what is below them moved, its pages marked."""
        sheet = sheet.copied()
        for row in list(sheet.rows()):
            value = self._rows_of(row, values)
            if value is None:
                self._fill(row, values, {})
                continue
            data = value.rows or (none_row(value),)
            copies = moved_down(sheet, row, len(data) - 1)
            for one, told in zip(copies, data, strict=True):
                self._fill(one, values, told)
                fit_height(sheet, one)
        for one in page_texts(sheet):
            one.text = self._printed(one.text or "", values)
        mark_heads(sheet, mark)
        return sheet.written()

    def _printed(self, text: str, values: Mapping[SlotName, SlotValue]) -> str:
        """A text at the head or foot of a page, with what it names."""
        named = [_shown(values[one.slot]) for one in self._placeholders(text, "")]
        return _put_in(text, (str(one).replace("&", "&&") for one in named))

    def _rows_of(self, row: Any, values: Mapping[SlotName, SlotValue]) -> RowsSlot | None:
        """The rows that a row is repeated for; None where it is not."""
        for cell in row:
            for one in self._placeholders(text_of(cell, self._shared), ""):
                value = values[one.slot]
                if one.column is not None and isinstance(value, RowsSlot):
                    return value
        return self._paragraphs_of(row, values)

    def _paragraphs_of(self, row: Any, values: Mapping[SlotName, SlotValue]) -> RowsSlot | None:
        """The paragraphs that a row is repeated for whose one cell is a slot of them."""
        text = text_of(row[0], self._shared).strip() if len(row) == 1 else ""
        if not _TAG.fullmatch(text):
            return None
        value = values[next(self._placeholders(text, "")).slot]
        if not isinstance(value, LinesSlot) or len(value.lines) < 2:
            return None
        lines = tuple({PARAGRAPHS: line} for line in paragraphs_of(value))
        return RowsSlot((PARAGRAPHS,), (), lines)

    def _fill(
        self, row: Any, values: Mapping[SlotName, SlotValue], told: Mapping[str, CellValue]
    ) -> None:
        for cell in row:
            text = text_of(cell, self._shared)
            named = list(self._placeholders(text, ""))
            if not named:
                continue
            found = [
                told.get(one.column or PARAGRAPHS)
                if one.column or PARAGRAPHS in told
                else _shown(values[one.slot])
                for one in named
            ]
            if len(found) == 1 and isinstance(found[0], int) and _TAG.fullmatch(text.strip()):
                write_cell(cell, found[0])
                continue
            write_cell(cell, _put_in(text, found))


def _put_in(text: str, found: Iterable[CellValue]) -> str:
    """A text with what is named in it, in order."""
    texts = iter("" if one is None else str(one) for one in found)
    return _TAG.sub(lambda _tag: next(texts), text)


def _shown(value: SlotValue) -> CellValue:
    """A slot as a cell holds it: counts and money as numbers."""
    if isinstance(value, CountSlot):
        return value.number
    if isinstance(value, MoneySlot):
        return value.dong
    return "\n".join(value.lines) if isinstance(value, LinesSlot) else value.text
