"""Makes reports for tests out of a few lines."""

from __future__ import annotations

from pathlib import Path

from ledger.values.text import as_seen
from projections.documents.lines.document import Document, ReportLine, Where
from projections.documents.lines.intake import read_document
from projections.inspection.checks.finding import Check
from projections.inspection.checks.rules import check_report
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.read import read_report
from projections.inspection.reading.stated.values import StatedReport

HEAD = """CÔNG AN TỈNH MẪU
CÔNG AN HUYỆN MẪU
Số: 214/BC-CAH
Huyện Mẫu, ngày 15 tháng 10 năm 2024
BÁO CÁO
Số liệu từ ngày 15/10/2023 đến ngày 14/10/2024"""


def document_of(text: str) -> Document:
    """The text as a document of paragraphs."""
    shown = [(number, as_seen(line)) for number, line in enumerate(text.splitlines(), start=1)]
    lines = tuple(ReportLine(line, Where(line, paragraph=number)) for number, line in shown if line)
    return Document("bao-cao.txt", "txt", "", lines)


def read_text(text: str) -> StatedReport:
    """Read a whole report."""
    return read_report(document_of(text), year_end_form())


def read_lines(text: str) -> StatedReport:
    """Read lines of the statistics part, below a usual head."""
    return read_text(f"{HEAD}\n{text}")


def read_file(path: Path) -> StatedReport:
    """Read a file."""
    return read_report(read_document(path), year_end_form())


def values(report: StatedReport) -> dict[str, int | None]:
    """Figure id → value."""
    return {figure.id: figure.value for figure in report.figures}


def failing(report: StatedReport) -> list[Check]:
    """The checks that fail."""
    return [check for check in check_report(report, year_end_form()) if check.verdict == "fails"]


def failures(report: StatedReport) -> list[tuple[str, str]]:
    """Rule and line of each failing check."""
    return [(check.rule, check.where.text) for check in failing(report)]
