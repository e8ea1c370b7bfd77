"""An Excel workbook on its way into a file, with one error where there is no room for it.

The library writes a zip archive, and an archive that failed is tried again when Python puts it
away: a second error, after the one that was told. What it writes into therefore takes everything,
keeps the first failure, and tells it in the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from copy import deepcopy
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError


@contextmanager
def workbook(file: BinaryIO, options: Mapping[str, object]) -> Iterator[xlsxwriter.Workbook]:
    """Yield a workbook, which goes into ``file`` when the block ends well.

    ``options``: the library's own, of which it gets a copy: it writes into what it is given, and
    the next workbook would look otherwise. What it lays aside on the disk is gone in the end.
    Raises OSError.
    """
    with TemporaryDirectory(prefix="socai-", ignore_cleanup_errors=True) as aside:
        sink = _Sink(file)
        book = xlsxwriter.Workbook(sink, {**deepcopy(dict(options)), "tmpdir": aside})
        try:
            yield book
            _close(book)
        finally:
            _let_go(book)
        if sink.failure is not None:
            raise sink.failure


def _close(book: Any) -> None:
    """Write the workbook out.

    What the system says about a full disk is not to be hidden in an error of the library.
    """
    try:
        book.close()
    except FileCreateError as error:
        raise OSError(*error.args[0].args) from None


def _let_go(book: Any) -> None:
    """Close what the library has open aside, where there was no room to finish it."""
    for sheet in book.worksheets():
        for aside in (sheet.row_data_fh, sheet.fh):
            with suppress(OSError, ValueError, AttributeError):
                aside.close()


class _Sink:
    """Takes whatever is written; after the first failure the rest goes nowhere."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._place = 0
        self.failure: OSError | None = None

    def write(self, data: bytes) -> int:
        if self.failure is None:
            try:
                self._file.write(data)
            except OSError as error:
                self.failure = error
        self._place += len(data)
        return len(data)

    def flush(self) -> None:
        if self.failure is None:
            try:
                self._file.flush()
            except OSError as error:
                self.failure = error

    def seek(self, place: int, whence: int = 0) -> int:
        """Go to a place, counted from the beginning: the archive asks for no other."""
        assert whence == 0, "an archive knows where its parts begin"
        if self.failure is None:
            try:
                self._file.seek(place)
            except OSError as error:
                self.failure = error
        self._place = place
        return place

    def tell(self) -> int:
        return self._place

    def seekable(self) -> bool:
        return True
