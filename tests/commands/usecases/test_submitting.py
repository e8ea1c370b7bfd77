"""A submission: whose report it is, what is recorded of it, and what is held against the books."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from commands.session import Session, closing
from commands.usecases import report_file
from commands.usecases.submitting import submit_report
from tests.commands.console import Console
from tests.commands.small_report import TEXT, write_report

FILE = "bao-cao.txt"
ROWS: tuple[tuple[str | int, ...], ...] = (
    ("BẢNG TỔNG HỢP",),
    ("Từ ngày 15/10/2023 đến hết ngày 14/10/2024",),
    ("Công tác sưu tra",),
    ("Nội dung", "Đầu kỳ", "Tăng", "Giảm", "Cuối kỳ"),
    ("Sưu tra", 0, 2, 0, 2),
)


def head(*lines: str, **figures: int) -> None:
    """Write a report of a team: two files opened in the year, unless other figures are given."""
    figures = {"opening": 0, "added": 2, "removed": 0, "current": 2} | figures
    text = TEXT.replace("CÔNG AN TỈNH MẪU\nCÔNG AN HUYỆN MẪU", "\n".join(lines))
    Path(FILE).write_text(text.format(**figures), "utf-8")


def recorded(console: Console) -> dict[str, Any]:
    """The submission as it is in the log."""
    entries: list[dict[str, Any]] = json.loads(console.line("log --format json").out)
    return next(one for one in reversed(entries) if one["kind"] == "report.submitted")


@pytest.mark.parametrize(
    "lines",
    [
        ("CÔNG AN HUYỆN MẪU", "ĐỘI HÌNH SỰ"),
        ("ĐỘI HÌNH SỰ",),
        ("CA HUYỆN MẪU - ĐỘI HÌNH SỰ",),
        ("ĐỘI HÌNH SỰ CÔNG AN HUYỆN MẪU",),
        ("CAH MẪU", "Đội Hình Sự"),
        ("CÔNG AN TỈNH MẪU", "ĐỘI HÌNH SỰ - CÔNG AN HUYỆN MẪU"),
        ("BỘ CÔNG AN", "CÔNG AN TỈNH MẪU", "CÔNG AN HUYỆN MẪU", "ĐỘI HÌNH SỰ"),
    ],
)
def test_the_head_names_the_unit(books: Console, lines: tuple[str, ...]) -> None:
    """By its name, with the unit above before it, behind it or on the line above, or without."""
    head(*lines)
    said = books.line(f"report submit {FILE}")
    assert (0, True) == (said.code, "Đội hình sự (DHS) và các đơn vị trực thuộc" in said.out)
    assert "DHS" == recorded(books)["unit"]
    assert "Mọi số liệu đều khớp với sổ." in books.line(f"inspect reconcile {FILE}").out


@pytest.mark.parametrize(
    "cells",
    [
        (("CÔNG AN HUYỆN MẪU",), ("ĐỘI HÌNH SỰ",)),
        (("CÔNG AN HUYỆN MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("ĐỘI HÌNH SỰ", "")),
        (("Đơn vị báo cáo: Đội hình sự",),),
        (("Đơn vị: DHS",),),
    ],
)
def test_the_head_of_a_workbook_names_the_unit(
    books: Console, cells: tuple[tuple[str, ...], ...]
) -> None:
    """In its first rows as in Word, or behind a label."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    for row in (*cells, *ROWS):
        sheet.append(row)
    book.save("bao-cao.xlsx")
    said = books.line("report submit bao-cao.xlsx")
    assert (0, True) == (said.code, "Đội hình sự (DHS)" in said.out), said.err


def test_what_is_counted_is_no_unit(books: Console) -> None:
    """``Đơn vị: hồ sơ`` above a table says what is counted: the report names nobody."""
    from openpyxl import Workbook

    book = Workbook()
    for row in (*ROWS[:2], ("Đơn vị: hồ sơ",), *ROWS[2:]):
        book.worksheets[0].append(row)
    book.save("bao-cao.xlsx")
    said = books.line("report submit bao-cao.xlsx")
    assert (3, True) == (said.code, "không ghi số liệu là của đơn vị nào" in said.err)


def test_a_renamed_unit_is_the_one_that_submitted(books: Console) -> None:
    """It is never looked up by name again; and by its old name it is still recognised."""
    head("CÔNG AN HUYỆN MẪU", "ĐỘI HÌNH SỰ")
    books.all(f"report submit {FILE}\nunit change DHS --name 'Đội tổng hợp' --on 1/9/2024")
    books.all("unit change DKTMT --name 'Đội hình sự' --on 1/9/2024")
    assert "Mọi số liệu đều khớp với sổ." in books.line(f"inspect reconcile {FILE}").out
    head("CÔNG AN HUYỆN MẪU", "ĐỘI TỔNG HỢP")
    assert "Mọi số liệu đều khớp với sổ." in books.line(f"inspect reconcile {FILE}").out
    head("CÔNG AN HUYỆN MẪU", "ĐỘI HÌNH SỰ", added=3, current=3)
    said = books.line(f"inspect reconcile {FILE}")
    assert (3, True) == (said.code, "có thể là nhiều đơn vị" in said.err)


def test_unit_alone_and_period_are_typed(books: Console) -> None:
    """What is typed is recorded and asked of the books, whatever the head says."""
    books.all("unit create TO1 --name 'Tổ 1' --level huyện --parent DHS --on 1/1/2020")
    books.all("casefile transfer ST-104/2024 --to-unit TO1 --on 1/3/2024")
    head("ĐƠN VỊ LẠ", removed=1, current=1)
    books.all(f"report submit {FILE} --unit DHS --alone --from 15/10/2023 --to 30/9/2024")
    entry = recorded(books)
    body = entry["body"]
    assert ("DHS", True, "2024-09-30") == (entry["unit"], body["alone"], body["as_of"])
    assert {"from": "2023-10-15", "to": "2024-09-30"} == body["period"]
    found = json.loads(books.line(f"inspect reconcile {FILE} --format json").out)
    assert {"matches"} == {one["verdict"] for one in found["figures"]}
    assert ("DHS", "2023-10-15", "2024-09-30") == (found["unit"], found["from"], found["to"])
    head("ĐƠN VỊ LẠ")
    assert 0 == books.line(f"inspect reconcile {FILE} --unit DHS").code
    assert 1 == books.line(f"inspect reconcile {FILE} --unit DHS --alone").code


def test_a_submission_of_the_wrong_unit_is_taken_back(books: Console) -> None:
    """It is voided and made again; what was known then stays what it was at the first."""
    head("ĐƠN VỊ LẠ")
    books.all(f"report submit {FILE} --unit XA-01")
    first = recorded(books)["position"]
    assert 1 == books.line(f"inspect reconcile {FILE}").code
    books.all(
        "casefile open ST-9/2024 --symbol ST --unit DHS --officer CB03 --class A --list I "
        "--on 1/8/2024"
    )
    assert 5 == books.line(f"report submit {FILE} --unit DHS").code
    books.all(f"void {first} --reason 'nhầm đơn vị'")
    said = books.line(f"inspect reconcile {FILE} --unit DHS --format json")
    assert first == json.loads(said.out)["position_then"]
    assert "đã bị hủy" in said.err
    books.all(f"report submit {FILE} --unit DHS")
    assert "DHS" == recorded(books)["unit"]
    said = books.line(f"inspect reconcile {FILE} --format json")
    found = json.loads(said.out)
    assert ("DHS", first) == (found["unit"], found["position_then"])
    kinds = {cause["kind"] for one in found["figures"] for cause in one["causes"]}
    assert (True, {"backdated"}) == ("nhầm đơn vị" in said.err, kinds)
    assert 5 == books.line(f"report submit {FILE} --unit DHS").code


def test_what_is_taken_back_is_named_by_its_file(books: Console) -> None:
    """A void states no file; the receipt and the log name it all the same, and never a hash."""
    head("CÔNG AN HUYỆN MẪU")
    books.all(f"report submit {FILE} --unit DHS")
    first, its_hash = recorded(books)["position"], sha256(Path(FILE).read_bytes()).hexdigest()
    receipt = books.line(f"void {first} --reason nhầm").out
    log = books.line("log -n 1").out
    table = books.line("log --format csv").out
    assert [1, 1, 2] == [said.count(FILE) for said in (receipt, log, table)]
    assert not [said for said in (receipt, log, table) if its_hash in said]


def test_what_was_recorded_is_compared(books: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another reader would read the file otherwise: the books are asked what the unit stated, and
    the figure that is read otherwise is named.
    """
    write_report(Path(FILE))
    books.all(f"report submit {FILE}")
    kept = report_file.read_report_file

    def read_otherwise(file: Path, _words: None) -> report_file.ReportFile:
        read = kept(file, None)
        figures = tuple(
            replace(one, value=9) if one.measure == "current" else one
            for one in read.stated.figures
        )
        return replace(read, stated=replace(read.stated, figures=figures))

    monkeypatch.setattr("commands.usecases.reconciling.read_report_file", read_otherwise)
    said = books.line(f"inspect reconcile {FILE}")
    assert (0, True) == (said.code, "Mọi số liệu đều khớp với sổ." in said.out)
    assert "Sưu tra · Cuối kỳ: đã ghi 4, nay đọc là 9" in said.err


def test_the_hash_is_of_the_bytes_that_were_read(books: Console) -> None:
    """A file that is written again meanwhile was not submitted: what was read was."""
    report_file.read_report_file.cache_clear()
    write_report(Path(FILE))
    read, before = report_file.read_report_file(Path(FILE), None), Path(FILE).read_bytes()
    write_report(Path(FILE), added=9)
    with closing(Session(Path("so-cai"))) as session:
        entry = submit_report(session.ledger, Path(FILE), "CB01").entries[0]
    assert sha256(before).hexdigest() == read.sha256 == vars(entry)["sha256"]
    assert 4 == next(one["value"] for one in vars(entry)["figures"] if one["measure"] == "added")


def test_a_submission_of_before_is_read_with_what_it_has(books: Console) -> None:
    """It recorded neither whether the unit is alone nor the days of its stocks: the unit counts
    with what is under it, and the days are those that are read today.
    """
    books.all("casefile close ST-104/2024 --way Chết --on 5/10/2024")
    head("ĐỘI HÌNH SỰ")
    text = Path(FILE).read_text("utf-8").replace("- Hiện", "- Tính đến hết ngày 30/9/2024")
    Path(FILE).write_text(text, "utf-8")
    report_file.read_report_file.cache_clear()
    read = report_file.read_report_file(Path(FILE), None)
    assert date(2024, 9, 30) == read.stated.figure("ST.current").as_of
    figures = [
        {name: getattr(one, name) for name in ("id", "line", "measure", "cell", "value")}
        for one in read.stated.figures
        if one.measure == "current"
    ]
    period = {"from": "2023-10-15", "to": "2024-10-14"}
    with closing(Session(Path("so-cai"))) as session:
        session.ledger.submit(FILE, read.sha256, "bao-cao-nam", period, figures, "CB01", "DHS")
    said = books.line(f"inspect reconcile {FILE} --format json")
    found = json.loads(said.out)
    assert (0, "DHS", ["matches"]) == (
        said.code,
        found["unit"],
        [one["verdict"] for one in found["figures"]],
    )
    assert "đã ghi –, nay đọc là" in said.err


@pytest.mark.parametrize(
    "line", ["NHÀ TẠM GIỮ", "BỘ PHẬN THAM MƯU", "DX", "NHÀ TẠM GIỮ   Độc lập - Tự do - Hạnh phúc"]
)
def test_who_stands_over_the_title_is_never_the_home_unit(books: Console, line: str) -> None:
    """A unit's own line that the books do not know, in whatever words, is refused."""
    head("CÔNG AN HUYỆN MẪU", line, "Số: 12/BC")
    for command in ("report submit", "inspect reconcile"):
        said = books.line(f"{command} {FILE}")
        named = f"không có đơn vị “{line.split('   ')[0]}”"
        assert (3, True, True) == (said.code, named in said.err, "--unit" in said.err), said.shown


@pytest.mark.parametrize("line", ["DHS", "ĐỘI DHS", "Đội hình sự (DHS)", "dhs"])
def test_a_code_over_the_title_names_its_unit(books: Console, line: str) -> None:
    """Alone, behind what sort of unit it is, or behind its name."""
    head("CÔNG AN HUYỆN MẪU", line)
    assert 0 == books.line(f"report submit {FILE}").code
    assert "DHS" == recorded(books)["unit"]


@pytest.mark.parametrize(
    "lines",
    [
        ("Số: 12/BC-CAHM",),
        ("Số:     /BC", "V/v báo cáo năm"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        ("Huyện Mẫu, ngày 15 tháng 10 năm 2024",),
        ("-------", "MẬT"),
        ("Kính gửi: Công an tỉnh Mẫu",),
    ],
)
def test_what_else_stands_over_the_title_is_no_unit(books: Console, lines: tuple[str, ...]) -> None:
    """The number, the motto, the place and date, a stamp, to whom: the unit above them reports."""
    head("CÔNG AN HUYỆN MẪU", *lines)
    assert 0 == books.line(f"report submit {FILE}").code
    assert "CAH" == recorded(books)["unit"]


def of_a_day(title: str, line: str = "") -> None:
    """Write a report that names one day: in its title, or beside a stock."""
    head("CÔNG AN HUYỆN MẪU")
    Path(FILE).write_text(
        "CÔNG AN HUYỆN MẪU\nBÁO CÁO\n"
        f"{title}\n1. Công tác sưu tra\n- Đầu kỳ 0; bổ sung mới 02; thanh loại 0\n{line}\n",
        "utf-8",
    )


@pytest.mark.parametrize(
    ("title", "line", "first"),
    [
        ("(Số liệu tính đến ngày 14/10/2024)", "- Hiện có 02", "2023-10-15"),
        ("(tính đến hết ngày 14/10/2024)", "- Hiện có 02", "2023-10-15"),
        ("(tính đến ngày 15/10/2024)", "- Hiện có 02", "2023-10-15"),
        ("Tổng kết năm 2024", "- Tính đến ngày 14/10/2024 hiện có 02", "2023-10-15"),
        ("Tổng kết năm 2023", "- Tính đến ngày 14/10/2023 hiện có 02", "2022-10-15"),
        ("", "- Hiện đang sưu tra 02 đối tượng (tính đến ngày 14/10/2024)", "2023-10-15"),
        ("", "- Tính đến ngày 15/10/2023 tiếp tục sưu tra 02 đối tượng", "2023-10-15"),
        ("", "- Tính đến ngày 15/10/2023 đang sưu tra 02 đối tượng", "2023-10-15"),
    ],
)
def test_one_day_begins_or_ends_the_reporting_year(
    books: Console, title: str, line: str, first: str
) -> None:
    """It ends with the day up to which figures are counted, and begins with that of an opening."""
    of_a_day(title, line)
    assert 0 == books.line(f"report submit {FILE}").code
    assert first == recorded(books)["body"]["period"]["from"]


def test_a_day_that_opens_or_ends_is_asked_about(books: Console) -> None:
    """Of a year that would end after the submission nobody reports: the period is to be typed."""
    of_a_day("", "- Tính đến ngày 14/10/2024 sưu tra 02 đối tượng")
    for command in ("report submit", "inspect reconcile"):
        said = books.line(f"{command} {FILE}")
        assert (3, True) == (said.code, "--from" in said.err), said.shown


@pytest.mark.parametrize(
    ("year", "older"), [(2019, True), (2020, True), (2021, False), (2024, False)]
)
def test_a_report_older_than_the_books_is_remarked(books: Console, year: int, older: bool) -> None:
    """It is submitted all the same; that nothing is as old as its period is told."""
    write_report(Path(FILE))
    said = books.line(f"report submit {FILE} --from 1/1/{year} --to 31/12/{year}")
    told = "sổ không có gì trước ngày 09/09/2021" in said.err
    assert (0, older, older) == (said.code, told, "socai void 21" in said.err)
