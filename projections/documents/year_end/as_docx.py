"""The year-end report as a Word document in the official layout (Nghị định 30/2020/NĐ-CP).

The layout is the template's, the words are ``wording``'s; this puts one into the other.
Whatever a unit is called is printed as it is written: nothing in a value is ever taken for markup
or for a tag.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any, BinaryIO, Final

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from projections.documents.package.custom_properties import PART, properties_xml
from projections.documents.package.printable import printable
from projections.documents.tables.official import MOTHERLAND, MOTTO
from projections.documents.tables.output_file import property_time, timeless
from projections.documents.tables.word_heads import marked_word
from projections.documents.year_end.figures import YearEnd
from projections.documents.year_end.provenance import Provenance
from projections.documents.year_end.wording import head_texts, notes, sections, words

_FIXED: Final = ("kind", "recipients", "signature")


def write_docx(report: YearEnd, file: BinaryIO) -> None:
    """Write the report as a Word file.

    The same report gives the same bytes. Raises OSError.
    """
    template = DocxTemplate(BytesIO(_template()))
    template.render(
        _context(report), Environment(autoescape=True, undefined=StrictUndefined), autoescape=True
    )
    properties = template.docx.core_properties
    head = report.head
    properties.title, properties.author = _property(head_texts(head).title), _property(head.unit)
    properties.created = properties.modified = property_time(head.made_at)
    _set_custom(template, Provenance.of(head).properties())
    packed = BytesIO()
    template.save(packed)
    file.write(timeless(marked_word(packed.getvalue(), head.mark)))


@cache
def _template() -> bytes:
    return files(__package__).joinpath("year_end.docx").read_bytes()


def _set_custom(template: DocxTemplate, properties: Mapping[str, str]) -> None:
    """Give the document custom properties, which python-docx cannot."""
    package = template.docx.part.package
    name = PackURI(f"/{PART}")
    content = properties_xml(properties)
    package.relate_to(Part(name, CT.OFC_CUSTOM_PROPERTIES, content, package), RT.CUSTOM_PROPERTIES)


def _context(report: YearEnd) -> dict[str, Any]:
    """Every tag of the template and what it stands for."""
    head = report.head
    fixed = {name: words(name) for name in _FIXED} | {"motherland": MOTHERLAND, "motto": MOTTO}
    printed = sections(report)
    return {
        **{name: _literal(text) for name, text in {**fixed, **asdict(head_texts(head))}.items()},
        "recipients_title": _literal(fixed["recipients"]),
        "recipients": _recipients(head.recipients),
        "unit": _literal(head.unit),
        "superior": _literal(head.superior),
        "signer": _literal(head.signer),
        "stamp": _literal(head.mark.stamp),
        "copying": _literal(head.mark.copying),
        "sections": [
            {
                "heading": _literal(section.heading),
                "statistics": _literal(section.statistics),
                "sentences": [_literal(line) for line in section.sentences],
                "levels_title": _literal(section.levels_title),
                "levels": [_literal(line) for line in section.levels],
            }
            for section in printed
        ],
        "basis": _literal(Provenance.of(head).line()),
        "notes": [_literal(note) for note in notes(report)],
    }


def _recipients(names: tuple[str, ...]) -> list[Markup]:
    """The recipients as a list: a dash before each, a semicolon between, a full stop at the end."""
    last = len(names) - 1
    return [
        _literal(f"- {name}{'.' if index == last else ';'}") for index, name in enumerate(names)
    ]


def _literal(text: str) -> Markup:
    """A text for the template, escaped.

    The template engine turns ``{_{`` into ``{{`` after rendering; not here.
    """
    return Markup(str(escape(printable(text))).replace("_", "&#95;"))


def _property(text: str) -> str:
    """A document property holds at most 255 characters."""
    return printable(text)[:255]
