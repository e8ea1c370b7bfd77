"""Reads a plain text report, as pasted from Word: a line of text is a line of the report."""

from __future__ import annotations

import codecs
import hashlib
from pathlib import Path

from projections.documents import package_refusals, refusals
from projections.documents.document import Document, Line, Where, readable

MAX_TEXT_BYTES = 16 * 1024 * 1024
_BINARY_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def read_text_document(path: Path) -> Document:
    """Read a text file in UTF-8 or UTF-16.

    Raises FileUnreadable, FileEmpty, DocumentTooLarge, NotAText, TextNotUnicode, NothingToRead.
    """
    content = _content(path)
    lines = []
    for number, text in enumerate(_decoded(path.name, content).splitlines(), start=1):
        if shown := readable(text):
            lines.append(Line(shown, Where(shown, paragraph=number)))
    if not lines:
        raise refusals.NothingToRead(file=path.name)
    return Document(path.name, "txt", hashlib.sha256(content).hexdigest(), tuple(lines))


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as source:
            content = source.read(MAX_TEXT_BYTES + 1)
    except (OSError, ValueError) as refused:
        detail = getattr(refused, "strerror", None) or str(refused)
        raise package_refusals.FileUnreadable(file=path.name, detail=detail) from refused
    if not content:
        raise package_refusals.FileEmpty(file=path.name)
    if len(content) > MAX_TEXT_BYTES:
        raise refusals.DocumentTooLarge(file=path.name, part=path.name, limit_mb=MAX_TEXT_BYTES >> 20)
    return content


def _decoded(file: str, content: bytes) -> str:
    """Decode by the byte order mark; without one by where the zero bytes of UTF-16 stand, else as UTF-8."""
    if content.startswith(_BINARY_STARTS):
        raise refusals.NotAText(file=file)
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), None) or _unmarked(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as broken:
        raise refusals.TextNotUnicode(file=file, position=broken.start) from broken
    if "\x00" in text:
        raise refusals.NotAText(file=file)
    return text


def _unmarked(content: bytes) -> str:
    """UTF-16 without a mark shows in its line ends and spaces, which have a zero byte on one side."""
    sample = content[:4096]
    high, low = sample[1::2].count(0), sample[0::2].count(0)
    if max(high, low) * 8 > len(sample):
        return "utf-16-le" if high > low else "utf-16-be"
    return "utf-8"
