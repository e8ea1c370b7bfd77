"""The text of a file that people wrote for the program: words of a form, a list of targets."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path
from typing import Final, NamedTuple

from ledger.errors import InputRejected
from projections.documents.lines.refusals import TextNotUnicode
from projections.documents.package.plain_file import read_plain_file

MAX_DATA_BYTES: Final = 1 << 20
"""Forty times the longest that is built in."""


class DataFile(NamedTuple):
    """A file's text, its letters put together; ``sha256`` of its bytes, in hex."""

    text: str
    sha256: str


def read_data_file(path: Path, too_large: type[InputRejected]) -> DataFile:
    """Read a file of data.

    Raises FileUnreadable, NotAPlainFile, TextNotUnicode, and ``too_large`` for a longer one.
    """
    content = read_plain_file(path, MAX_DATA_BYTES)
    if len(content) > MAX_DATA_BYTES:
        raise too_large(file=path.name, limit_kb=MAX_DATA_BYTES >> 10)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        raise TextNotUnicode(file=path.name, position=broken.start) from broken
    composed = unicodedata.normalize("NFC", text).replace("\r\n", "\n")
    return DataFile(composed, hashlib.sha256(content).hexdigest())
