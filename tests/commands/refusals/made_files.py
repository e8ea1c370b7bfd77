"""Files and folders that a command is given: each is made where the command runs."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from tests.commands.refusals.provocation import Stage
from tests.projections.workbooks import CONTENT_TYPES, links, pack, raw_parts, sheet_xml

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Prepare = Callable[[Stage], object]


def data(name: str, content: bytes | str) -> Prepare:
    """Write a file of these bytes, or of this text."""
    return lambda _: Path(name).write_bytes(
        content.encode() if isinstance(content, str) else content
    )


def folder(name: str) -> Prepare:
    """Make a folder where a file is wanted."""
    return lambda _: Path(name).mkdir()


def word(name: str, document: str) -> Prepare:
    """Write a Word package whose document is this XML."""
    types = CONTENT_TYPES.replace("/xl/workbook", "/word/document").replace(
        "spreadsheetml.sheet", "wordprocessingml.document"
    )
    parts = {
        "[Content_Types].xml": types,
        "_rels/.rels": links(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": document,
    }
    return lambda _: pack(Path(name), parts)


def body(xml: str) -> str:
    """A Word document with this body."""
    return f'<w:document xmlns:w="{WORD}"><w:body>{xml}</w:body></w:document>'


def sheets(name: str, parts: dict[str, str | bytes]) -> Prepare:
    """Write a workbook of these parts."""
    return lambda _: pack(Path(name), parts)


def large(name: str, size_bytes: int, start: bytes = b"") -> Prepare:
    """A file of this size, mostly a hole."""

    def prepare(_: Stage) -> None:
        Path(name).write_bytes(start)
        os.truncate(name, size_bytes)

    return prepare


BOMB = raw_parts(b" " * (20 * 1024 * 1024))
BACKWARDS = sheet_xml('<row r="7"><c r="C7"><v>1</v></c><c r="B7"><v>2</v></c></row>')
STRAY = sheet_xml(
    '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
)
