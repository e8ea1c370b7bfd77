"""Custom properties of Office files: written as Word and Excel read them, read whatever they hold."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projections.documents.package.custom_properties import (
    MAX_TEXT,
    PART,
    custom_properties,
    properties_xml,
)
from projections.documents.package.printable import printable
from projections.documents.package.safe_zip import open_package

NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=20)


def with_part(folder: Path, content: bytes) -> Path:
    """An empty document with this part of custom properties."""
    Document().save(str(folder / "a.docx"))
    with zipfile.ZipFile(folder / "a.docx", "a") as package:
        package.writestr(PART, content)
    return folder / "a.docx"


def read(path: Path) -> dict[str, str]:
    """The custom properties of a file."""
    return custom_properties(open_package(path, "docx" if path.suffix == ".docx" else "xlsx"))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts=st.dictionaries(NAMES, st.text(max_size=300), max_size=5))
def test_what_is_written_is_read(
    texts: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """As far as a document can hold it, in at most 255 characters."""
    expected = {name: printable(text)[:MAX_TEXT] for name, text in texts.items()}
    assert expected == read(with_part(tmp_path_factory.mktemp("p"), properties_xml(texts)))


def test_those_of_a_workbook_of_other_types_are_read(tmp_path: Path) -> None:
    """A number and a yes or no are texts like the others."""
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        book.set_custom_property("đơn vị", "DA & <DB>")
        book.set_custom_property("n", 12)
        book.set_custom_property("yes", True)
        book.add_worksheet()
    assert {"đơn vị": "DA & <DB>", "n": "12", "yes": "true"} == read(tmp_path / "a.xlsx")


@pytest.mark.parametrize(
    "content",
    [b"", b"<Properties", b"<!DOCTYPE a><Properties/>", b"\xff\xfe", b"<a><property/></a>"],
)
def test_a_damaged_part_says_nothing(tmp_path: Path, content: bytes) -> None:
    """No figure stands in it: the report is read all the same."""
    assert "" == "".join(read(with_part(tmp_path, content)).values())


def test_a_file_without_them_has_none(tmp_path: Path) -> None:
    """As every file that other programs wrote."""
    Document().save(str(tmp_path / "a.docx"))
    assert {} == read(tmp_path / "a.docx")
