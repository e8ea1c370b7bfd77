"""The minutes of an inspection: what they say is what the books, the reports and the draws say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from commands.speech import official
from projections.documents.lines.intake import read_document
from projections.inspection.minutes.figure_words import id_called
from tests.commands.console import Console
from tests.commands.small_report import write_report

SCRIPT = """
report write --from 15/10/2023 --to 14/10/2024 --output r --format docx
report submit r.docx
casefile open ST-900/2024 --symbol ST --unit DKTMT --officer CB02 --class A --list I --on 1/9/2024
casefile open ST-901/2024 --symbol ST --unit DKTMT --officer CB02 --class A --list I --on 2/9/2024
inspection open KT-1 --kind "tự kiểm tra" --plan 12/KH --from 1/9/2024 --participant CB01 --inspected CB02 --on 1/9/2024
knowledge check CB02 --rule "20/TT, Điều 9" --by CB01 --failed --inspection KT-1 --on 2/9/2024
inspect sample ST --wrong 1 --inspection KT-1 --words "3 5 1" --on 3/9/2024
inspect finding record KT-1 --what "chưa ghi sổ" --breach late --severity serious --answers CB02 --found-by CB01 --file ST-900/2024 --remedy "ghi đúng hạn" --due 30/9/2024 --on 4/9/2024
inspect finding record KT-1 --what "đủ tài liệu" --breach contents --severity strength --answers CB03 --found-by CB01 --file LC-101/2023 --on 4/9/2024
inspect finding answer KT-1 1 --officer CB02 --contested --answer "đã ghi" --on 10/9/2024
inspection close KT-1 --on 20/9/2024
"""
ASKED = "inspect minutes KT-1 --report r.docx --place Mẫu --signer 'Trưởng đoàn' --dated 20/10/2024"


@pytest.fixture
def inspected(books: Console) -> Console:
    """Books with a report that was submitted before two files were recorded, and an inspection."""
    books.all(SCRIPT)
    return books


def tables(path: str) -> dict[str, list[list[str]]]:
    """The tables of a Word file, by the title of their first column."""
    found = [
        [[cell.text.strip() for cell in row.cells] for row in table.rows]
        for table in Document(path).tables
    ]
    return {one[0][0]: one[1:] for one in found}


def test_minutes_say_what_was_found(inspected: Console) -> None:
    """Figures with their causes, one late transaction once, findings by who answers, the draw."""
    inspected.all(f"{ASKED} --output b.docx")
    told = tables("b.docx")
    reconciled = json.loads(inspected.line("inspect reconcile r.docx --format json").out)
    checkable, confirmed = reconciled["checkable"], reconciled["confirmed"]
    differing = [one for one in reconciled["figures"] if one["verdict"] == "matches_then"]
    assert differing
    reports = next(rows for rows in every_table("b.docx") if "Mã băm" in rows[0])
    assert [["21", f"{confirmed}/{checkable}"]] == [row[4:6] for row in reports[1:]]
    figures = next(rows for rows in every_table("b.docx") if "Nội dung trong báo cáo" in rows[0])
    assert [(f"{one['stated']:02d}", f"{one['recounted_now']:02d}") for one in differing] == [
        (row[3], row[5]) for row in figures[1:]
    ]
    assert all("ST-900/2024, ST-901/2024" in row[7] for row in figures[1:])
    ids = "; ".join(row[1] for row in figures[1:])
    assert "Sưu tra, Tăng" in ids
    assert [["22", ids, "–"], ["23", ids, "–"]] == [
        [row[0], row[4].removeprefix("r.docx: "), row[5]] for row in told["Bút toán"]
    ]
    assert [
        ["1", "chưa ghi sổ (ghi sổ muộn, báo cáo muộn)", "ST-900/2024", "Nghiêm trọng"],
        ["2", "đủ tài liệu", "CTV-•••1", "Ưu điểm"],
    ] == [row[:4] for row in told["Số"]]
    assert ["CB02 / CB01, 04/09/2024", "ghi đúng hạn (30/09/2024)"] == told["Số"][0][4:6]
    assert "không nhất trí: đã ghi, QUÁ HẠN" == told["Số"][0][6]
    assert [["CB02", "1", "01", "01", "0"], ["CB03", "2", "0", "0", "01"]] == told[
        "Người chịu trách nhiệm"
    ]
    assert [["02/09/2024", "CB02", "20/TT, Điều 9", "CB01", "chưa nắm được"]] == told["Ngày"]
    (draw,) = told["Ngày chọn"]
    again = json.loads(inspected.line("inspect sampled KT-1 --format json").out)
    assert [f"{len(again['drawn']):02d}", "0"] == draw[4:6]
    assert "chưa kết luận" in draw[7]
    assert draw[1].endswith("; Sưu tra")
    assert "3 5 1" in draw[2]


def test_a_share_of_nothing_has_a_reason(inspected: Console) -> None:
    """No share is told as none of none; a team and a plan that nobody recorded are said to be so."""
    inspected.all("inspection open KT-2 --kind surprise --on 1/10/2024")
    asked = "inspect minutes KT-2 --report r.docx --dated 20/10/2024"
    inspected.all(f"{asked} --output b.docx")
    text = "\n".join(paragraph.text for paragraph in Document("b.docx").paragraphs)
    assert "kế hoạch: không, kiểm tra đột xuất" in text
    assert "Thành phần đoàn kiểm tra: chưa ghi" in text
    rows = [row for table in every_table("b.docx") for row in table]
    assert not [row for row in rows if "0/0" in row]
    assert all(row[3] for row in tables("b.docx")["Quy định"] if row[2] == "0")
    factors = next(rows for rows in every_table("b.docx") if "Hệ số hiện nay" in rows[0])
    assert all(row[8] for row in factors[1:] if row[7] == "–")
    assert any(row[7] == "–" for row in factors[1:])


def every_table(path: str) -> Iterator[list[list[str]]]:
    """Every table of a Word file, its rows as texts."""
    for table in Document(path).tables:
        yield [[cell.text.strip() for cell in row.cells] for row in table.rows]


def test_the_same_minutes_are_the_same_bytes(inspected: Console) -> None:
    """Asked again, and asked later as known then; the position and the root stand in them."""
    asked = ASKED.replace("--report r.docx", "--known-at 30")
    inspected.all(f"{asked} --output b.docx")
    inspected.all("casefile close ST-901/2024 --way chết --on 5/9/2024")
    inspected.all(f"{asked} --output c.docx")
    assert Path("b.docx").read_bytes() == Path("c.docx").read_bytes()
    text = "\n".join(paragraph.text for paragraph in Document("b.docx").paragraphs)
    root = inspected.line("receipt 30").out.strip().rpartition(":")[2]
    assert "vị trí 30" in text
    assert root in text
    assert "\ufffd" not in text


def test_numbers_of_sources_are_masked_everywhere(inspected: Console) -> None:
    """In the plan, the name of a file, and a quoted line that is cut."""
    inspected.all("inspection open KT-2 --kind self --plan 'kế hoạch LC-101/2023' --on 1/9/2024")
    Path("bc.txt").write_text(
        "CÔNG AN HUYỆN MẪU\nBÁO CÁO\nTừ ngày 15/10/2023 đến ngày 14/10/2024\nCông tác sưu tra: "
        f"hiện đang sưu tra 99 đối tượng, {'x' * 60} {'y' * 16} LC-101/2023.\n",
        "utf-8",
    )
    asked = "inspect minutes KT-2 --report bc.txt --dated 20/10/2024"
    inspected.all(f"{asked} --output b.docx\n{asked} --format html --output b.html")
    cells = [cell for rows in every_table("b.docx") for row in rows for cell in row]
    texts = [*cells, *(one.text for one in Document("b.docx").paragraphs)]
    assert any("•••" in text for text in texts)
    assert [] == [text for text in texts if "LC-101" in text]
    assert "LC-101" not in Path("b.html").read_text("utf-8")


def test_only_reports_of_the_unit_are_held(inspected: Console) -> None:
    """One of another unit, the same bytes twice, and books as known before are refused."""
    inspected.all("inspection open KT-3 --kind self --unit XA-01 --on 1/9/2024")
    other = inspected.line("inspect minutes KT-3 --report r.docx --output b.docx")
    assert (5, True) == (other.code, "XA-01" in other.err)
    Path("s.docx").write_bytes(Path("r.docx").read_bytes())
    twice = inspected.line(f"{ASKED} --report s.docx --output b.docx")
    assert (5, True) == (twice.code, "s.docx" in twice.err)
    before = inspected.line(f"{ASKED} --known-at 28 --output b.docx")
    assert (5, True) == (before.code, "28" in before.err)
    assert not Path("b.docx").exists()


def test_a_page_holds_what_the_word_file_holds(inspected: Console) -> None:
    """Every text of every cell, and nothing from elsewhere."""
    inspected.all(f"{ASKED} --output b.docx\n{ASKED} --format html --output b.html")
    page = Path("b.html").read_text("utf-8")
    texts = {
        line
        for rows in every_table("b.docx")
        for row in rows
        for cell in row
        for line in cell.splitlines()
        if line.strip()
    }
    assert texts
    assert [] == [text for text in texts if f">{text}<" not in page]
    assert not any(one in page for one in ("http", "<script", "src="))


def test_minutes_in_a_template_of_the_unit_s_own(inspected: Console) -> None:
    """A name that is misspelt is refused, and nothing is written."""
    word = Document()
    word.add_paragraph("Cuộc {{ M.cod }}")
    word.save("t.docx")
    said = inspected.line(f"{ASKED} --template t.docx --output b.docx")
    assert (3, True, False) == (said.code, "M.cod" in said.err, Path("b.docx").exists())


def drawn(console: Console, draw: int) -> dict[str, Any]:
    """What a draw says, as programs read it."""
    told = console.line(f"inspect sampled KT-1 --draw {draw} --format json").out
    found: dict[str, Any] = json.loads(told)
    return found


def test_two_reports_and_draws_that_were_checked(books: Console) -> None:
    """Each report by itself, the bounds of a draw and of an estimate, findings by their entries."""
    books.all(SCRIPT.rpartition("inspection close")[0])
    write_report(Path("s.txt"), added=9)
    books.all(
        "inspect sample ST --goal estimate --margin 20 --inspection KT-1 --words 7 --on 5/9/2024"
    )
    numbers = {one["number"] for draw in (1, 2) for one in drawn(books, draw)["drawn"]}
    for number in sorted(numbers):
        books.all(f"file-check {number} --by-officer CB01 --on 6/9/2024")
    books.all(
        "inspect finding record KT-1 --what 'thiếu rà soát' --breach review --severity minor --answers CB02 --found-by CB01 --file ST-900/2024 --entry 22 --entry 9 --remedy sửa --due 30/9/2024 --on 7/9/2024\n"
        f"{ASKED} --report s.txt --output b.docx\n{ASKED} --report s.txt --format html --output b.html"
    )
    told = tables("b.docx")
    for draw, row in enumerate(told["Ngày chọn"], start=1):
        said = drawn(books, draw)
        counted = (said["files"], len(said["drawn"]), said["checked"], said["wrong_found"])
        assert counted == tuple(map(int, row[3:7]))
        assert f"nhiều nhất {said['most_wrong']} trong {said['files']} hồ sơ" in row[7]
    assert "số hồ sơ có thiếu sót (độ tin cậy 95%)" in told["Ngày chọn"][1][7]
    for name, at in (("r.docx", 0), ("s.txt", 1)):
        found = json.loads(books.line(f"inspect reconcile {name} --format json").out)
        verdicts = [one["verdict"] for one in found["figures"]]
        listed = next(one for one in every_table("b.docx") if "Không kiểm tra được" in one[0])
        assert [len(verdicts), verdicts.count("matches")] == [int(x) for x in listed[at + 1][1:3]]
        assert any(row[0] == name for row in told_figures("b.docx"))
    by_entry = {row[0]: row for row in told["Bút toán"]}
    assert ["9", "22", "23"] == list(by_entry)
    assert ("–", "3") == (by_entry["9"][3], by_entry["9"][5])
    assert "3" == by_entry["22"][5]
    assert "Sưu tra, Tăng" in by_entry["22"][4]


def told_figures(path: str) -> list[list[str]]:
    """The figures that do not agree."""
    return next(rows for rows in every_table(path) if "Nội dung trong báo cáo" in rows[0])[1:]


def test_a_draw_that_was_thrown_away_is_told(inspected: Console) -> None:
    """Nobody looks for files that please him: what was voided stands in minutes and answers."""
    drawn = json.loads(inspected.line("inspect sampled KT-1 --format json").out)
    assert [] == drawn["taken_back"]
    inspected.all(f"void {drawn['entry']} --reason 'chọn lại'")
    said = inspected.line("--lang en inspect sampled KT-1")
    assert (5, True) == (said.code, "(“3 5 1”) was voided by entry" in said.err)
    inspected.all("inspection reopen KT-1 --reason 'chọn lại' --on 21/9/2024")
    inspected.all('inspect sample ST --wrong 1 --inspection KT-1 --words "6 6" --on 22/9/2024')
    told = json.loads(inspected.line("inspect sampled KT-1 --format json").out)
    expected = {"entry": drawn["entry"], "words": "3 5 1", "by": "CB01", "reason": "chọn lại"}
    assert [expected] == [{name: one[name] for name in expected} for one in told["taken_back"]]
    inspected.all("inspect minutes KT-1 --output b.docx")
    text = read_document(Path("b.docx"))
    rows = [[cell.text for cell in line.cells] for line in text.lines if line.cells]
    draws = [row for row in rows if len(row) == 8 and "“" in row[2]]
    assert ["“3 5 1”", "“6 6”"] == [row[2].partition("; ")[2] for row in draws]
    assert (
        f"lần chọn này đã hủy (bút toán {told['taken_back'][0]['voided_by']}, người ghi CB01)"
        in draws[0][7]
    )
    assert "hủy" not in draws[1][7]


def test_minutes_read_back_are_equal(inspected: Console) -> None:
    """What the Word file says, cell by cell, is what the books say; the page says the same."""
    inspected.all(f"{ASKED} --output b.docx")
    read = read_document(Path("b.docx"))
    rows = [[cell.text for cell in line.cells] for line in read.lines if line.cells]
    shown = [
        json.loads(inspected.line(f"inspect finding show KT-1 {number} --format json").out)
        for number in (1, 2)
    ]
    findings = [row for row in rows if len(row) == 7 and row[4].count("/") >= 3]
    assert [(str(one["finding"]), one["answers"]) for one in shown] == [
        (row[0], row[4].partition(" ")[0]) for row in findings
    ]
    found = json.loads(inspected.line("inspect reconcile r.docx --all --format json").out)
    factors = [
        row for row in rows if len(row) == 9 and row[0] == "r.docx" and row[7].count(",") == 1
    ]
    assert [
        (one["reported"], one["then"], one["factor_then"], one["now"], one["factor_now"])
        for one in found["verification"]
        if one["factor_now"] is not None
    ] == [
        (int(row[3]), int(row[4]), decimal(row[5]), int(row[6]), decimal(row[7])) for row in factors
    ]


def decimal(written: str) -> float:
    """A number as it is written in Vietnamese."""
    return float(written.replace(",", "."))


class _Tables(HTMLParser):
    """The tables of a page: rows of the texts of their cells."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data.strip()


def test_the_figures_read_back_are_those_of_the_books(inspected: Console) -> None:
    """Of the Word file by our own reader, of the page by a parser: both say what was reconciled."""
    inspected.all(f"{ASKED} --output b.docx\n{ASKED} --format html --output b.html")
    found = json.loads(inspected.line("inspect reconcile r.docx --format json").out)
    differing = [
        one for one in found["figures"] if one["verdict"] not in ("matches", "not_checkable")
    ]
    expected = [
        (id_called(one["id"], (), official), one["stated"], one["recounted_then"], one["recounted_now"],
         one["recounted_now"] - one["stated"], {*one["causes"][0]["records"]})
        for one in differing
    ]  # fmt: skip
    page = _Tables()
    page.feed(Path("b.html").read_text("utf-8"))
    word = [[cell.text for cell in one.cells] for one in read_document(Path("b.docx")).lines]
    assert expected
    for rows in (word, page.rows):
        head = next(at for at, row in enumerate(rows) if "Nội dung trong báo cáo" in row)
        told = rows[head + 1 : head + 1 + len(expected)]
        assert [
            (row[1], *map(int, row[3:7]), set(re.findall(r"ST-90\d/2024", row[7]))) for row in told
        ] == expected


def test_who_signs(inspected: Console) -> None:
    """The three parties, in place of the head of the unit and of recipients."""
    inspected.all(f"{ASKED} --output b.docx")
    rows = [row for table in every_table("b.docx") for row in table]
    assert "NGƯỜI GHI BIÊN BẢN" in rows[-1][0]
    assert ("ĐẠI DIỆN" in rows[-1][1], "Trưởng đoàn" in rows[-1][2]) == (True, True)
    page = " ".join(cell for row in rows for cell in row)
    assert ("Nơi nhận" in page, "THỦ TRƯỞNG" in page) == (False, False)


def test_reports_are_judged_as_reconcile_is_asked_to(books: Console) -> None:
    """The list that its results are of, and what was known then; without, how many stay open."""
    result = "(6) Chỉ tiêu số 6: Bảo đảm tỉ lệ đối tượng ST loại B cao hơn đối tượng ST loại A.\n"
    with write_report(Path("s.txt")).open("a", encoding="utf-8") as report:
        report.write(f"{result}* Kết quả: loại A 01, loại B 03.\n")
    books.all("inspection open KT-3 --kind self --on 1/9/2024")
    asked = "inspect minutes KT-3 --report s.txt --dated 20/10/2024 --output b.docx --force"
    judged = "--list nvcb-2024 --known-then 12"
    found = json.loads(books.line(f"inspect reconcile s.txt {judged} --format json").out)
    held = [one["verdict"] for one in found["targets"] + found["counts"]]
    checkable = len(held) - held.count("not_checkable")
    assert checkable
    books.all(asked)
    assert re.fullmatch(r"không kiểm tra được: \d+", results_of("b.docx"))
    books.all(f"{asked} {judged}")
    assert results_of("b.docx").startswith(f"{held.count('matches')}/{checkable}")
    (told,) = next(table for table in every_table("b.docx") if "Mã băm" in table[0])[1:]
    assert told[4].startswith("12")


def results_of(path: str) -> str:
    """What minutes say of the results of targets in their one report."""
    table = next(one for one in every_table(path) if "Kết quả chỉ tiêu" in one[0])
    return table[1][table[0].index("Kết quả chỉ tiêu")]


def test_a_number_is_told_once_and_by_the_words_around_it(books: Console) -> None:
    """A table of files is read as figures and as counts; a line may hold several counts."""
    books.all("@ 15/10/2024 09:00")
    for number in (9, 10, 11, 12):
        books.all(f"correct {number} --set group=1 --reason nhầm")
    books.all(
        "report write --form bao-cao-nam --period reporting-year:2024 --output r --format docx"
    )
    books.all("report submit r.docx")
    books.all("@ 20/10/2024 09:00")
    books.all("casefile close ST-101/2024 --way Chết --on 1/10/2024")
    books.all("circular read 12/2024/TT --officer CB02 --on 2/10/2024")
    books.all("inspection open KT-2 --kind self --on 20/10/2024")
    books.all("inspect minutes KT-2 --report r.docx --output b.docx")
    read = read_document(Path("b.docx"))
    rows = [[cell.text for cell in line.cells] for line in read.lines if line.cells]
    told = [tuple(row[1:6]) for row in rows if len(row) == 8 and row[0] == "r.docx"]
    assert len(told) == len(set(told))
    names = [one[0] for one in told]
    assert "“số văn bản: 0”" in names
    assert not [one for one in names if one.startswith("“B | III")]
