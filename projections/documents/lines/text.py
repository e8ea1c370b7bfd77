"""Reads a plain text report, as pasted from Word: a line of text is a line of the report."""

from __future__ import annotations

import codecs
import hashlib
import re
import unicodedata
from pathlib import Path

from ledger.values.text import as_seen
from projections.documents.lines import refusals
from projections.documents.lines.cell_lines import cell_tables
from projections.documents.lines.document import (
    NOTE_MARKS,
    Document,
    ReadingNotice,
    ReportLine,
    Where,
)
from projections.documents.lines.text_tables import is_rule, text_tables
from projections.documents.package import refusals as package_refusals
from projections.documents.package.marks import Marks
from projections.documents.package.plain_file import read_plain_file

MAX_TEXT_BYTES = 16 * 1024 * 1024
MAX_LINES = 100_000
"""Lines, blank ones too: a report of fifty pages has about 2,500, or 20,000 with a cell on each."""
_BINARY_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf")
_NARROWEST, _WIDEST, _FEWEST_BREAKS = 40, 130, 3
_ITEM = re.compile(r"[-–—+*•]|\(?\d{1,2}\)|\(?[a-zđ]\)|\d{1,2}(\.\d{1,2})*\.\s|[IVX]+\.\s")
_SMALL = re.compile(r"[^\W\dA-ZĐ_]{2}")
_WITHIN = re.compile(r"[^\W\dA-ZĐ_]|[\d(]|[.…]")
_USUAL, _USUAL_ENOUGH = ("công an", "báo cáo", "đối tượng", "hồ sơ", "công tác", "kết thúc"), 3
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_text_document(path: Path) -> Document:
    """Read a text file in UTF-8, UTF-16 or Windows-1258.

    Raises FileUnreadable, FileEmpty, DocumentTooLarge, NotAText, TextNotUnicode,
    TooManyLines, NothingToRead.
    """
    content, marks = _content(path), Marks()
    raw = _decoded(path.name, content).splitlines()
    if len(raw) > MAX_LINES:
        raise refusals.TooManyLines(file=path.name, limit=MAX_LINES)
    rows = text_tables(raw)
    texts = [
        (number, "" if number in rows or is_rule(text) else marks.off(as_seen(text)))
        for number, text in enumerate(raw, start=1)
    ]
    texts, cells = _without_cells(texts)
    read = {
        number: ReportLine(text, Where(text, paragraph=number))
        for number, text in _unwrapped(texts)
        if text
    }
    lines = [line for _, line in sorted({**read, **rows, **cells}.items())]
    if not lines:
        raise refusals.NothingToRead(file=path.name)
    notices = (ReadingNotice(NOTE_MARKS, {"count": marks.count}),) if marks.count else ()
    sha256 = hashlib.sha256(content).hexdigest()
    return Document(path.name, "txt", sha256, tuple(lines), notices)


def _without_cells(
    lines: list[tuple[int, str]],
) -> tuple[list[tuple[int, str]], dict[int, ReportLine]]:
    """The lines without those that are cells of a table, and its rows."""
    found = cell_tables([(number, text) for number, text in lines if text])
    taken = {cell.where.paragraph for row in found.values() for cell in row.cells}
    return [(number, "" if number in taken else text) for number, text in lines], found


def _unwrapped(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Join lines that a program broke at a fixed width, or a person near the edge of a page.

    Other files are left as they are.

    A program broke a line where the next one's first word would not have fitted, and that one
    begins no item of a list. The width is believed only when most of the breaks fall within a
    sentence, before a small letter, a number or a bracket.
    """
    return _joined(lines, _broken_by_a_program(lines) | _broken_by_hand(lines))


def _broken_by_a_program(lines: list[tuple[int, str]]) -> set[int]:
    """The lines that were broken at one width."""
    width = max((len(text) for _, text in lines), default=0)
    pairs = [
        index
        for index in range(len(lines) - 1)
        if _was_broken(lines[index][1], lines[index + 1][1], width)
    ]
    within = [index for index in pairs if _WITHIN.match(lines[index + 1][1])]
    if (
        not _NARROWEST <= width <= _WIDEST
        or len(within) < _FEWEST_BREAKS
        or len(within) * 2 < len(pairs)
    ):
        return set()
    return set(pairs)


def _broken_by_hand(lines: list[tuple[int, str]]) -> set[int]:
    """Long lines that end within a sentence, where several of the next begin with a small letter.

    A number or a bracket goes on too, but proves nothing: it may begin a line of its own.
    """
    pairs = {
        index for index in range(len(lines) - 1) if _goes_on(lines[index][1], lines[index + 1][1])
    }
    proved = {index for index in pairs if _SMALL.match(lines[index + 1][1])}
    return pairs if len(proved) >= _FEWEST_BREAKS else set()


def _goes_on(text: str, following: str) -> bool:
    if len(text) < _NARROWEST or text.endswith((".", ":", ";")) or _ITEM.match(following):
        return False
    return bool(following) and (text.endswith(",") or bool(_WITHIN.match(following)))


def _joined(lines: list[tuple[int, str]], broken: set[int]) -> list[tuple[int, str]]:
    """Put together what was broken after these lines."""
    joined: list[tuple[int, str]] = []
    for index, (number, text) in enumerate(lines):
        if index - 1 in broken:
            joined[-1] = (joined[-1][0], f"{joined[-1][1]} {text}")
        else:
            joined.append((number, text))
    return joined


def _was_broken(text: str, following: str, width: int) -> bool:
    first = following.split(" ", 1)[0]
    return (
        bool(text and first) and len(text) + 1 + len(first) > width and not _ITEM.match(following)
    )


def _content(path: Path) -> bytes:
    content = read_plain_file(path, MAX_TEXT_BYTES)
    if not content:
        raise package_refusals.FileEmpty(file=path.name)
    if len(content) > MAX_TEXT_BYTES:
        raise refusals.DocumentTooLarge(
            file=path.name, part=path.name, limit_mb=MAX_TEXT_BYTES >> 20
        )
    return content


def _decoded(file: str, content: bytes) -> str:
    """Decode by the byte order mark.

    Without one, by where the zero bytes of UTF-16 stand, else as UTF-8 or Windows-1258.
    """
    if content.startswith(_BINARY_STARTS):
        raise refusals.NotAText(file=file)
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), None) or _unmarked(
        content
    )
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as broken:
        old = _of_the_old_code_page(content)
        if old is None:
            raise refusals.TextNotUnicode(file=file, position=broken.start) from broken
        text = old
    if "\x00" in text:
        raise refusals.NotAText(file=file)
    return text


def _of_the_old_code_page(content: bytes) -> str | None:
    """The text as Windows-1258, where that gives words that stand in every report.

    Other code pages spell none of them so.
    """
    try:
        text = unicodedata.normalize("NFC", content.decode("cp1258"))
    except UnicodeDecodeError:
        return None
    return text if sum(word in text.casefold() for word in _USUAL) >= _USUAL_ENOUGH else None


def _unmarked(content: bytes) -> str:
    """Tell UTF-16 without a mark by its line ends and spaces.

    They have a zero byte on one side.
    """
    sample = content[:4096]
    high, low = sample[1::2].count(0), sample[0::2].count(0)
    if max(high, low) * 8 > len(sample):
        return "utf-16-le" if high > low else "utf-16-be"
    return "utf-8"
