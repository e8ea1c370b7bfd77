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
        found = path.stat()
        if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
            raise NotAPlainFile(file=path.name)
        with path.open("rb") as source:  # as much room is taken as is asked for
            return source.read(min(found.st_size, limit_bytes) + 1)
    except (OSError, ValueError) as refused:
        detail = getattr(refused, "strerror", None) or str(refused)
        raise FileUnreadable(file=path.name, detail=detail) from refused
