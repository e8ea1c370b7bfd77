"""What the writers of Word and Excel files share: the times in a file, and how much it can hold."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import Final

from ledger.errors import N_, InputRejected

_NO_TIME: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""The earliest time a zip entry can carry; stands where the time must not matter."""


class TableTooLong(InputRejected):
    """The table has more rows than the format can hold."""

    message = N_("The table has {count} rows; a file of the kind {kind} holds at most {limit}")
    hint = N_("Ask for less (another unit, a shorter period), or write it with --format csv.")


def timeless(package: bytes) -> bytes:
    """Pack a zip package again without the times of its packing.

    So the same content gives the same bytes.
    """
    packed = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(package)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            plain = zipfile.ZipInfo(entry.filename, _NO_TIME.timetuple()[:6])
            plain.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(plain, old.read(entry))
    return packed.getvalue()


def property_time(made_at: datetime | None) -> datetime:
    """The time for a file's properties, which are in UTC; a fixed one when none is given."""
    return (made_at or _NO_TIME).astimezone(UTC)
