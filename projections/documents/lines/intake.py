"""Reads a report of any kind it may come in: Word, Excel or plain text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from ledger.values.old_letters import old_letters
from projections.documents.lines import refusals
from projections.documents.lines.bounds import within_bounds
from projections.documents.lines.document import OLD_LETTERS, Document, ReadingNotice
from projections.documents.package import refusals as package_refusals


def read_document(path: Path) -> Document:
    """Return the report at ``path`` as lines and table rows.

    The name's ending says what it should be; its bytes must agree. Raises an InputRejected that
    says what is wrong with the file and what to do: not there, empty, encrypted, of an old format,
    with macros, damaged, a zip bomb, no Unicode …
    """
    suffix = path.suffix.lower()
    if suffix in (".doc", ".xls"):
        return _read_modern(path, f"{suffix}x")
    if suffix in (".docm", ".dotm", ".xlsm", ".xltm"):
        raise package_refusals.MacroFile(
            file=path.name, wanted=".docx" if suffix.startswith(".do") else ".xlsx"
        )
    return _read_modern(path, suffix)


def _read_modern(path: Path, suffix: str) -> Document:
    """Read by what the ending promises; libraries are loaded only for the kind at hand."""
    reader = _reader(suffix)
    if reader is None:
        raise refusals.UnknownDocumentKind(file=path.name)
    return _with_doubts(within_bounds(reader(path)))


def _with_doubts(read: Document) -> Document:
    """The document, with a notice where lines may be in letters from before Unicode."""
    found = ((line.text, old_letters(line.text)) for line in read.lines)
    doubtful = [(text, old) for text, old in found if old is not None and old.coding]
    if not doubtful:
        return read
    text, old = doubtful[0]
    told = {"text": text[:_SHOWN], "meant": old.meant[:_SHOWN], "coding": old.coding}
    notice = ReadingNotice(OLD_LETTERS, {"count": len(doubtful), **told})
    return replace(read, notices=(*read.notices, notice))


_SHOWN: Final = 60
"""So many characters of a line show what is meant."""


def _reader(suffix: str) -> Callable[[Path], Document] | None:
    if suffix == ".docx":
        from projections.documents.lines.word import read_word_document

        return read_word_document
    if suffix == ".xlsx":
        from projections.documents.lines.sheet import read_sheet_document

        return read_sheet_document
    if suffix in (".txt", ".text"):
        from projections.documents.lines.text import read_text_document

        return read_text_document
    return None
