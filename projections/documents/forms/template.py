"""A template of a form: a Word file whose slots are named in braces, read and then filled in.

It is looked at as a whole before anything is written: a slot that there is not, a tag that is not
closed, a free slot that would be filled are refused by name. Nothing in a template is run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from io import BytesIO
from typing import Any, Final

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.exceptions import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml.etree import LxmlError
from markupsafe import Markup, escape

from projections.documents.forms.form import ReportForm
from projections.documents.forms.long_lines import in_paragraphs
from projections.documents.forms.notation import SlotName
from projections.documents.forms.refusals import TemplateRefused
from projections.documents.forms.slot_values import (
    PARAGRAPH,
    CellValue,
    LinesSlot,
    RowsSlot,
    SlotValue,
)
from projections.documents.forms.tags import Tags
from projections.documents.package.custom_properties import PART, properties_xml
from projections.documents.package.printable import printable
from projections.documents.tables.output_file import property_time, timeless
from projections.documents.tables.word_heads import marked_word
from projections.documents.year_end.figures import ReportHead
from projections.documents.year_end.wording import two_digits

_BROKEN: Final = (TemplateError, LxmlError, KeyError, ValueError, AttributeError, TypeError)
"""What the libraries raise on a file that opens as a package and is no template."""


class FormTemplate:
    """The template of a form, named by its file."""

    def __init__(self, content: bytes, name: str, form: str) -> None:
        self.content, self.name, self.form = content, name, form

    @cached_property
    def sha256(self) -> str:
        """The hash of its bytes, in hex."""
        return hashlib.sha256(self.content).hexdigest()

    @cached_property
    def tags(self) -> Tags:
        """Its tags.

        Raises TemplateRefused, TagNotClosed, NotASlot, FreeSlotFilled.
        """
        tags = Tags(self.name, self.form)
        try:
            _TaggedWord(BytesIO(self.content), tags).look()
        except TemplateRefused:
            raise
        except _BROKEN as broken:
            raise self._refused(broken) from broken
        return tags

    def look(self) -> None:
        """Refuse it before anything is counted. Raises what ``tags`` raises."""
        assert self.tags is not None

    def needed(self, form: ReportForm) -> list[SlotName]:
        """What a template of a form must say: all that its text says."""
        return list(form.needed)

    def filled(
        self, values: Mapping[SlotName, SlotValue], head: ReportHead, properties: Mapping[str, str]
    ) -> bytes:
        """The template with every slot filled in; the same values give the same bytes."""
        tags = Tags(self.name, self.form)
        word = _TaggedWord(BytesIO(self.content), tags)
        environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
        shown = [_SlotText(values[name]) for name in self.tags.names]
        try:
            word.render({"slots": shown}, environment, autoescape=True)
        except _BROKEN as broken:
            raise self._refused(broken) from broken
        _set_properties(word, head, properties)
        packed = BytesIO()
        word.save(packed)
        return timeless(marked_word(packed.getvalue(), head.mark))

    def _refused(self, broken: Exception) -> TemplateRefused:
        detail = str(broken).splitlines()[0] if str(broken) else type(broken).__name__
        return TemplateRefused(template=self.name, form=self.form, detail=detail)


class _TaggedWord(DocxTemplate):  # type: ignore[misc]
    """A Word template whose tags are names of slots and nothing else."""

    def __init__(self, file: BytesIO, tags: Tags) -> None:
        super().__init__(file)
        self._tags = tags

    def patch_xml(self, src_xml: str) -> str:
        """A part with its tags put together, and translated."""
        self._tags.look_at_paragraphs(src_xml)
        return self._tags.translated(super().patch_xml(src_xml))

    def look(self) -> None:
        """Meet every tag, in the order in which they are filled in."""
        self.render_init()
        self.patch_xml(self.get_xml())
        for uri in (self.HEADER_URI, self.FOOTER_URI):
            for _key, part in self.get_headers_footers(uri):
                self.patch_xml(self.get_part_xml(part))

    def render_properties(self, context: dict[str, Any], jinja_env: object = None) -> None:
        """What stands in the properties of a template is no template."""

    def render_footnotes(self, context: dict[str, Any], jinja_env: object = None) -> None:
        """Nor are its footnotes."""


class _SlotText:
    """A slot as the template engine prints it; nothing in it is markup or a tag."""

    def __init__(self, value: SlotValue) -> None:
        self._value = value

    def __html__(self) -> Markup:
        texts = (
            paragraphs_of(self._value)
            if isinstance(self._value, LinesSlot)
            else (self._value.text,)
        )
        return Markup(PARAGRAPH).join(literal(text) for text in texts)

    def __iter__(self) -> Iterator[object]:
        if isinstance(self._value, RowsSlot):
            for row in self._value.rows or (none_row(self._value),):
                yield {name: literal(cell_text(row.get(name))) for name in self._value.columns}
        elif isinstance(self._value, LinesSlot):
            yield from map(literal, paragraphs_of(self._value))

    def __bool__(self) -> bool:
        if isinstance(self._value, RowsSlot):
            return bool(self._value.rows)
        return bool(self._value.text)


def paragraphs_of(value: LinesSlot) -> list[str]:
    """The paragraphs of several lines: a line that is too long is broken into some."""
    return [paragraph for line in value.lines for paragraph in in_paragraphs(line)]


NONE: Final = "Không có"
"""In the first cell of the only row of a table that has none: it is not left unfilled."""


def none_row(value: RowsSlot) -> Mapping[str, CellValue]:
    """The only row of a table that has none."""
    return dict.fromkeys(value.columns[:1], NONE)


def cell_text(value: CellValue) -> str:
    """What stands in a table's cell."""
    return "" if value is None else value if isinstance(value, str) else two_digits(value)


def literal(text: str) -> Markup:
    """A text for the template, escaped; the engine would turn ``{_{`` into ``{{`` afterwards."""
    return Markup(str(escape(printable(text))).replace("_", "&#95;"))


def _set_properties(word: DocxTemplate, head: ReportHead, properties: Mapping[str, str]) -> None:
    core = word.docx.core_properties
    core.author, core.title = printable(head.unit)[:255], printable(properties["socai-form"])
    core.created = core.modified = property_time(head.made_at)
    core.comments = core.keywords = core.subject = core.last_modified_by = ""
    core.revision = 1
    package = word.docx.part.package
    name, content = PackURI(f"/{PART}"), properties_xml(properties)
    for part in package.parts:
        if part.partname == name:
            part._blob = content
            return
    package.relate_to(Part(name, CT.OFC_CUSTOM_PROPERTIES, content, package), RT.CUSTOM_PROPERTIES)
