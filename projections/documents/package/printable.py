"""Text as a Word document can hold it."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_IMPOSSIBLE: Final = re.compile("[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no character for (§2.2), and the white space that would end a line."""


def printable(text: str) -> str:
    """Return ``text`` on one line, in NFC.

    A mark (U+FFFD) stands for every character that a document cannot hold.
    """
    line = re.sub(r"[\t\r\n\v\f\x85\u2028\u2029]+", " ", unicodedata.normalize("NFC", text))
    return _IMPOSSIBLE.sub("\ufffd", line)
