"""LibreOffice opens what is written, and computes what is stored: `pytest -m needs_office`;
needs `soffice` and `pdftotext`.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from projections.documents.tables import as_csv as table_csv
from projections.documents.tables import as_docx as table_docx
from projections.documents.tables import as_xlsx as table_xlsx
from projections.documents.year_end import as_docx as year_end_docx
from projections.documents.year_end import as_xlsx as year_end_xlsx
from projections.documents.year_end.figures import year_end_report
from projections.figures.question import StatRow
from tests.projections.documents.written import HOSTILE, saved, table
from tests.projections.documents.year_end.year_end_books import head, sample_rows

pytestmark = [
    pytest.mark.needs_office,
    pytest.mark.skipif(
        not (shutil.which("soffice") and shutil.which("pdftotext")),
        reason="needs LibreOffice and poppler",
    ),
]


def converted(path: Path, kind: str) -> Path:
    """The file as LibreOffice saves it, with a profile of its own so that a running office does not
    matter.
    """
    out = path.parent / "out"
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(out), str(path)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return out / f"{path.stem}.{kind}"


def printed(path: Path) -> list[str]:
    """The lines of a file as LibreOffice prints it; a form feed stands before the first line of the
    next page.
    """
    pdf = converted(path, "pdf")
    done = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"],
        check=True,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    return [
        "\f" * line.startswith("\f") + " ".join(line.split()) for line in done.stdout.split("\n")
    ]


@pytest.fixture
def rows(samples: Path) -> list[StatRow]:
    """The sample's figures."""
    return sample_rows(samples)


def test_the_report_is_printed_as_an_official_letter(tmp_path: Path, rows: list[StatRow]) -> None:
    """The head in capitals over two columns, the sentences, the foot, the page number on later
    pages only.
    """
    saved(year_end_docx.write_docx, year_end_report(rows, head()), tmp_path / "r.docx")
    lines = printed(tmp_path / "r.docx")
    assert "CÔNG AN TỈNH MẪU CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" == lines[0]
    assert "- Bổ sung mới 09 đối tượng vào diện." in lines
    assert "Nơi nhận: THỦ TRƯỞNG ĐƠN VỊ" in lines
    assert ["\f2", "\f3", "\f"] == [line for line in lines if line.startswith("\f")]


def test_hostile_names_are_printed_literally(tmp_path: Path) -> None:
    """Whatever a unit is called."""
    saved(
        year_end_docx.write_docx,
        year_end_report([], head(unit=" ".join(HOSTILE[:6]), place="P")),
        tmp_path / "r.docx",
    )
    text = " ".join(printed(tmp_path / "r.docx"))
    assert all(part in text for part in ("<B>", "{{7*7}}", "{_{7*7}_}", "R&D"))


def test_the_stored_values_of_the_workbook_are_what_its_formulas_give(
    tmp_path: Path, rows: list[StatRow]
) -> None:
    """LibreOffice computes the formulas again and saves what it gets."""
    path = tmp_path / "r.xlsx"
    saved(year_end_xlsx.write_xlsx, year_end_report(rows, head()), path, str)
    (tmp_path / "out").mkdir()
    again = converted(path, "xlsx")
    for ours, theirs in zip(_sheets(path), _sheets(again), strict=True):
        assert ours == theirs


def _sheets(path: Path) -> list[list[tuple[object, ...]]]:
    return [
        list(sheet.iter_rows(values_only=True))
        for sheet in openpyxl.load_workbook(path, data_only=True).worksheets
    ]


def test_every_kind_of_table_is_opened(tmp_path: Path) -> None:
    """The same words on paper, from Word, Excel and CSV, which is data alone; the text that looks
    like a formula is a text.
    """
    saved(table_docx.write_docx, table(), tmp_path / "w.docx", str)
    saved(table_xlsx.write_xlsx, table(), tmp_path / "x.xlsx", str)
    saved(table_csv.write_csv, table(), tmp_path / "c.csv", str)
    for name in ("w.docx", "x.xlsx", "c.csv"):
        text = " ".join(printed(tmp_path / name))
        assert "ST-001/2024" in text
        assert "=cmd|'/c calc'!A1" in text
        assert ("both days included" in text) == (name != "c.csv")
