"""Reads a Word report (.docx) by walking its XML: paragraphs, tables, text boxes, in reading order.

The walk is our own because libraries disagree on tracked changes, repeat merged cells and drop text
boxes and content controls.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml import etree
from lxml.etree import _Element

from ledger.values.text import as_seen
from projections.documents.lines import document, refusals
from projections.documents.lines.bounds import within_length
from projections.documents.lines.document import Document, ReadingNotice, ReportLine, Where
from projections.documents.lines.word_runs import style_looks
from projections.documents.lines.word_tables import TableRows
from projections.documents.lines.word_text import (
    DELETED,
    INCLUDED,
    INSERTED,
    Noticed,
    ParagraphText,
)
from projections.documents.lines.word_xml import child, local_name
from projections.documents.package import refusals as package_refusals
from projections.documents.package.custom_properties import custom_properties
from projections.documents.package.safe_zip import SafePackage, open_package

MAX_PART_BYTES: Final = 10 * 1024 * 1024
"""Of the unpacked text: a report of a hundred pages has about 2 MB, as has that of 300 units."""
MAX_DEPTH: Final = 8
_TRANSPARENT: Final = INSERTED | {"sdt", "sdtContent", "customXml", "smartTag"}
_MAIN: Final = "word/document.xml"
_STYLES: Final = "word/styles.xml"
_NOTES: Final = ("word/footnotes.xml", "word/endnotes.xml")


def read_word_document(path: Path) -> Document:
    """Read a Word file.

    Raises a PackageRefused, DocumentDamaged, DocumentTooLarge, TooDeeplyNested, NothingToRead.
    """
    package = open_package(path, "docx")
    body = child(_parsed(package, _main_part(package)), "body")
    if body is None:
        raise refusals.DocumentDamaged(file=package.file, part=_MAIN)
    walk = _Walk(package.file)
    if package.has(_STYLES):
        walk.noticed.looks = style_looks(_parsed(package, _STYLES))
    lines = tuple(within_length(package.file, walk.lines(body)))
    if not lines:
        raise refusals.NothingToRead(file=package.file)
    notes = tuple(_notes(walk, package)) if walk.noticed.footnotes else ()
    notices, properties = tuple(_notices(walk.noticed)), custom_properties(package)
    return Document(package.file, "docx", package.sha256, lines, notices, properties, notes)


def _notes(walk: _Walk, package: SafePackage) -> Iterator[ReportLine]:
    """The paragraphs of footnotes and endnotes, numbered after those of the body."""
    for part in _NOTES:
        for note in _parsed(package, part) if package.has(part) else ():
            yield from walk.lines(note)


def _main_part(package: SafePackage) -> str:
    """The part that the package names as its main document."""
    if package.has("_rels/.rels"):
        for relation in _parsed(package, "_rels/.rels"):
            if str(relation.get("Type", "")).endswith("/officeDocument"):
                return str(relation.get("Target", "")).lstrip("/")
    return _MAIN


def _parsed(package: SafePackage, part: str) -> _Element:
    """Parse a part without entities, document types or network."""
    content = _content(package, part)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as broken:
        raise refusals.DocumentDamaged(file=package.file, part=part) from broken
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise package_refusals.ForbiddenXml(file=package.file, part=part)
    return root


def _content(package: SafePackage, part: str) -> bytes:
    pieces: list[bytes] = []
    size_bytes = 0
    with package.stream(part) as source:
        while piece := source.read():
            size_bytes += len(piece)
            if size_bytes > MAX_PART_BYTES:
                raise refusals.DocumentTooLarge(
                    file=package.file, part=part, limit_mb=MAX_PART_BYTES >> 20
                )
            pieces.append(piece)
    content = b"".join(pieces)
    if b"<!DOCTYPE" in content[:4096]:
        raise package_refusals.ForbiddenXml(file=package.file, part=part)
    return content


def _notices(noticed: Noticed) -> Iterator[ReadingNotice]:
    if noticed.inserted or noticed.deleted:
        yield ReadingNotice(
            document.TRACKED_CHANGES, {"inserted": noticed.inserted, "deleted": noticed.deleted}
        )
    counted = (
        (document.TEXT_BOXES, noticed.text_boxes),
        (document.FOOTNOTES, noticed.footnotes),
        (document.NESTED_TABLES, noticed.nested_tables),
        (document.STRUCK_TEXT, noticed.struck),
        (document.NOTE_MARKS, noticed.marks.count),
        (document.INCLUDED_FILES, noticed.included),
        (document.HIDDEN_ROWS, noticed.hidden_rows),
        (document.OLD_FONTS, noticed.old_fonts),
    )
    for message, count in counted:
        if count:
            yield ReadingNotice(message, {"count": count})
    if noticed.hidden:
        yield ReadingNotice(document.HIDDEN_TEXT)


class _Walk:
    """Walks a body once, counting paragraphs and tables from 1."""

    def __init__(self, file: str) -> None:
        self.noticed = Noticed()
        self._file = file
        self._paragraph = 0
        self._table = 0
        self._carried = ""

    def lines(self, parent: _Element, depth: int = 0) -> Iterator[ReportLine]:
        """The lines of a body, a text box or a content control."""
        if depth > MAX_DEPTH:
            raise refusals.TooDeeplyNested(file=self._file)
        for part in parent:
            name = local_name(part)
            if name == "p":
                yield from self._paragraph_lines(part, depth)
            elif name == "tbl":
                yield from self._table_lines(part, depth + 1)
            elif name in INCLUDED:
                self.noticed.included += 1
            elif name in _TRANSPARENT:
                yield from self.lines(part, depth)

    def _paragraph_lines(self, part: _Element, depth: int) -> Iterator[ReportLine]:
        """A paragraph as one line, or as several where its writer broke it.

        A deleted paragraph mark joins it to the next.
        """
        if depth == 0:
            self._paragraph += 1
        number = self._paragraph
        text = ParagraphText(self.noticed)
        text.collect(part)
        whole, self._carried = self._carried + "".join(text.pieces), ""
        if _mark_deleted(part):
            self.noticed.deleted += 1
            self._carried = whole
        else:
            for piece in whole.split("\n"):
                if shown := self.noticed.marks.off(as_seen(piece)):
                    yield ReportLine(shown, Where(shown, paragraph=number))
        for box in text.boxes:
            yield from self.lines(box, depth + 1)

    def _table_lines(self, table: _Element, depth: int) -> Iterator[ReportLine]:
        """The rows of a table, each followed by the tables inside it."""
        if depth > MAX_DEPTH:
            raise refusals.TooDeeplyNested(file=self._file)
        self._table += 1
        rows = TableRows(self.noticed, self._table)
        for line, inner in rows.lines(table):
            if line.text.strip(" |"):
                yield line
            for nested in inner:
                self.noticed.nested_tables += 1
                yield from self._table_lines(nested, depth + 1)


def _mark_deleted(paragraph: _Element) -> bool:
    marks = child(paragraph, "pPr", "rPr")
    return marks is not None and any(local_name(one) in DELETED for one in marks)
