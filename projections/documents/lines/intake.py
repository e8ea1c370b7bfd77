"""Reads a report of any kind it may come in: Word, Excel or plain text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from projections.documents.lines import refusals
from projections.documents.lines.bounds import within_bounds
from projections.documents.lines.document import Document
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
    return within_bounds(reader(path))


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
