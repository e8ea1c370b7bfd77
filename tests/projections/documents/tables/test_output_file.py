"""What the writers of Word and Excel files share."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO

from projections.documents.tables.output_file import property_time, timeless


def test_packages_lose_their_times() -> None:
    """The same parts give the same bytes, whenever they were packed."""
    packages = []
    for year in (2001, 2024):
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w") as package:
            package.writestr(zipfile.ZipInfo("a.xml", (year, 1, 1, 0, 0, 0)), b"<a/>")
        packages.append(packed.getvalue())
    first, second = (timeless(package) for package in packages)
    assert first == second
    assert b"<a/>" == zipfile.ZipFile(BytesIO(first)).read("a.xml")


def test_times_in_properties_are_universal() -> None:
    """They carry no offset of their own."""
    local = datetime.fromisoformat("2024-10-15T07:00:00+07:00")
    assert datetime(2024, 10, 15, tzinfo=UTC) == property_time(local)
    assert property_time(None) == property_time(None)
