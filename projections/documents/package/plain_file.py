"""The bytes of a file that somebody gave: a plain file, and no more of it than is taken.

A pipe never ends and a device may have no end at all; neither is waited for.
"""

from __future__ import annotations

import stat
from pathlib import Path

from projections.documents.package.refusals import FileUnreadable, NotAPlainFile


def read_plain_file(path: Path, limit_bytes: int) -> bytes:
    """The bytes of a file; one more than the limit where it holds more.

    Raises NotAPlainFile, FileUnreadable.
    """
    try:
        mode = path.stat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise NotAPlainFile(file=path.name)
        with path.open("rb") as source:
            return source.read(limit_bytes + 1)
    except (OSError, ValueError) as refused:
        detail = getattr(refused, "strerror", None) or str(refused)
        raise FileUnreadable(file=path.name, detail=detail) from refused
