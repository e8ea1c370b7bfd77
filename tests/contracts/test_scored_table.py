"""The scored table of the worked example of targets.md §5.3: every row as the form says it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from projections.documents.lines.intake import read_document
from projections.inspection.checks.grade import GRADES
from projections.inspection.checks.rules import check_report
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.read import read_report
from projections.targets.built_in import built_in_list
from tests.commands.console import Console
from tests.contracts.test_targets import BOOKS, YEAR

FORMS = ("bang-cham-diem", "bang-cham-diem-rut-gon")

ROWS = """
1 | Hoàn thành các chỉ tiêu về công tác nghiệp vụ cơ bản | Hoàn thành trở lên 09/15 tiêu chí | |
- | Công tác điều tra cơ bản (ĐTCB) | | |
+ | 1 | Lĩnh vực xuyên suốt có hồ sơ ĐTCB: 01/01, đạt 100%; hồ sơ có hiệu quả: 00/01, đạt 0% | Lĩnh vực xuyên suốt có hồ sơ ĐTCB: 100%; hồ sơ có hiệu quả: 100% | Hoàn thành một phần
+ | 2 | Đối tượng trong danh mục có hồ sơ ĐTCB: 01/01, đạt 100%; không có vụ việc nơi khác phát hiện trước: đã xác nhận | Đối tượng trong danh mục có hồ sơ ĐTCB: 100%; không có vụ việc nơi khác phát hiện trước: bảo đảm | Hoàn thành
+ | 3 | Không thuộc diện | Không thuộc diện | Không thuộc diện
+ | 4 | 01/01, đạt 100% | 100% | Hoàn thành
- | Công tác sưu tra (ST) | | |
+ | 5 | Đưa mới 02 đối tượng (năm trước 01); hiện có loại B 02, loại A 01; danh mục III 01/03, đạt 33,33% | Nhiều hơn năm trước; loại B nhiều hơn loại A; danh mục III: 50% | Hoàn thành một phần
+ | 6 | 02/02, đạt 100% | 100% | Hoàn thành
+ | 7 | 00/01, đạt 0% | 80% | Không hoàn thành
+ | 8 | Tỷ lệ bắt, khởi tố trong diện ST: 00/04, đạt 0%; không sót, lọt đối tượng sưu tra: đã xác nhận | Tỷ lệ bắt, khởi tố trong diện ST: 50%; không sót, lọt đối tượng: bảo đảm | Hoàn thành một phần
+ | 9 | 0 hồ sơ (00/01 đầu mối đạt) | 01 | Không hoàn thành
- | Công tác hiềm nghi (HN) | | |
+ | 10 | 01/01, đạt 100% | 90% | Hoàn thành vượt mức
+ | 11 | Không thuộc diện | Không thuộc diện | Không thuộc diện
+ | 12 | 01/01, đạt 100% | 80% | Hoàn thành vượt mức
- | Công tác chuyên án (CA) | | |
+ | 13 | 01/01, đạt 100% | 90% | Hoàn thành vượt mức
+ | 14 | 01 hồ sơ | 01 | Hoàn thành
+ | 15 | Không thuộc diện | 95% | Không thuộc diện
- | Công tác cộng tác viên bí mật (CTVBM), vai ảo | | |
+ | 16 | 02/02, đạt 100% | 100% | Hoàn thành
+ | 17 | 01 vai ảo NV | 01 | Hoàn thành
+ | 18 | 01/02, đạt 50% | 75% | Không hoàn thành
2 | 19 | 40/40, đạt 100% | 100% | Hoàn thành
3 | 20 | 06 hồ sơ | 05 | Hoàn thành vượt mức
4 | 21 | 02 vụ, 03 bị can (tổng số 03 vụ, không tính 01 vụ mua bán có 01 bị can) | 03 | Không hoàn thành
+ | 22 | 01/03, đạt 33,33% | Không quá 60% | Hoàn thành vượt mức
"""
"""Every row; a criterion by the number of its target."""


@pytest.fixture(scope="module")
def team(still_console: Console, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Console]:
    """The team's books, and both forms of its table, as Word and Excel."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("DZ"))
        still_console.all("\n".join(BOOKS["DZ"]), ledger="so")
        for form in FORMS:
            still_console.all(f"report write --form {form} {YEAR} --output {form}", ledger="so")
        yield still_console


def expected(*, short: bool = False) -> list[tuple[str, ...]]:
    """The rows as they stand in the table; the criteria are the texts of the targets."""
    texts = {str(one.number): one.text for one in built_in_list("ma-tuy-2024").targets}
    rows = []
    for line in ROWS.strip().splitlines():
        number, criterion, *rest, grade = (one.strip() for one in line.split("|"))
        if not short or number.isdigit():
            rows.append((number, texts.get(criterion, criterion), *rest, "" if short else grade))
    return rows


@pytest.mark.parametrize("form", FORMS)
def test_every_row_is_as_the_form_says_it(team: Console, form: str) -> None:
    """Results with both sides, quotas and thresholds, grades; the short one without grades."""
    rows = [
        tuple(cell.text for cell in row.cells) for row in Document(f"{form}.docx").tables[1].rows
    ]
    assert expected(short=form != FORMS[0]) == rows[1:]
    sheet = load_workbook(f"{form}.xlsx").worksheets[0]
    found = [tuple(cell.value or "" for cell in row) for row in sheet]
    assert set(expected(short=form != FORMS[0])) <= set(found)


def test_the_table_reads_back(team: Console) -> None:
    """Results and grades are those of the books, and every check holds or cannot be made."""
    report = read_report(read_document(Path(f"{FORMS[0]}.docx")), year_end_form())
    stated = [(one.criterion, one.result, one.assigned) for one in report.targets]
    assert [row[1:4] for row in expected() if row[0] != "-"] == stated
    grades = [GRADES[one.grade] if one.grade else "" for one in report.targets]
    graded = [row[4] for row in expected() if row[0] != "-"]
    assert ["" if one == "Không thuộc diện" else one for one in graded] == grades
    checks = check_report(report, year_end_form())
    assert [] == [one for one in checks if one.verdict == "fails"]
    assert sum(one.verdict == "holds" for one in checks) >= 9
