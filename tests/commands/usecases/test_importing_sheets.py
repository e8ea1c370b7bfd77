"""Sheets of every kind from Excel: a row an entry, as the command line records it; all or nothing."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from commands.session import open_ledger
from ledger.entries.evidence import RegisterImported
from projections.registers.sheets.kind import sheet_kinds
from tests.commands.console import Console
from tests.projections.workbooks import save, table

DAY = date(2024, 9, 2)
BEFORE = """\
persona open NV-101/2024 --symbol NV --unit DHS --officer CB03 --on 1/2/2024
officer change CB03 --role commander --on 1/1/2021
officer change CB01 --role leader --on 1/1/2021
gang find BN-09 --unit DHS --leaders-known 2 --leaders-on-watch 1 --on 1/2/2024
object add CS-09 --symbol ĐV --unit DHS --on 1/2/2024
quota register lt_opened 4 --officer CB02 --from 1/1/2024 --to 31/12/2024 --on 1/2/2024 --as CB02
"""
ROWS: dict[str, tuple[dict[str, Any], str]] = {
    "outcome": (
        {"Ngày": DAY, "Loại kết quả": "Bắt", "Đơn vị": "DHS", "Tội danh": 251, "Số đối tượng": 2},
        "outcome record bắt --unit DHS --offence 251 --persons 2 --on 2/9/2024",
    ),
    "object": (
        {"Ngày vào danh mục": DAY, "Mã đối tượng": "CS-01", "Ký hiệu": "ĐV", "Hệ lực lượng": "Ma túy",
         "Xuyên suốt": "không", "Địa bàn trọng điểm": "có", "Đơn vị": "DHS"},
        "object add CS-01 --symbol ĐV --branch ma-tuy --not-through-line --key-area --unit DHS "
        "--on 2/9/2024",
    ),
    "gang": (
        {"Ngày phát hiện": DAY, "Mã băng nhóm": "BN-01", "Đơn vị": "DHS", "Cầm đầu": 2,
         "Trong đó đã sưu tra": 1},
        "gang find BN-01 --unit DHS --leaders-known 2 --leaders-on-watch 1 --on 2/9/2024",
    ),
    "gang-filed": (
        {"Ngày lập hồ sơ": DAY, "Mã băng nhóm": "BN-09", "Hồ sơ đấu tranh": "ST-101/2024"},
        "gang file BN-09 --record ST-101/2024 --on 2/9/2024",
    ),
    "gang-dismantled": (
        {"Ngày triệt phá": DAY, "Mã băng nhóm": "BN-09", "Văn bản": "4/KL"},
        "gang dismantle BN-09 --document 4/KL --on 2/9/2024",
    ),
    "object-removed": (
        {"Ngày đưa ra": DAY, "Mã đối tượng": "CS-09", "Văn bản": "5/QĐ"},
        "object remove CS-09 --document 5/QĐ --on 2/9/2024",
    ),
    "attestation": (
        {"Ngày xác nhận": DAY, "Nội dung xác nhận": "benefits_paid", "Đạt": "có", "Đơn vị": "DHS",
         "Từ ngày": date(2024, 1, 1), "Đến ngày": "31/12/2024", "Số văn bản": "12/BC",
 "Người xác nhận": "CB03"},
        "attest record benefits_paid --yes-it-is --unit DHS --from 1/1/2024 --to 31/12/2024 "
        "--document 12/BC --attested-by CB03 --on 2/9/2024",
    ),
    "quota": (
        {"Ngày đăng ký": DAY, "Chỉ tiêu": "lc_opened", "Số đăng ký": "04", "Cán bộ": "CB03",
         "Từ ngày": date(2024, 1, 1), "Đến ngày": date(2024, 12, 31)},
        "quota register lc_opened 4 --officer CB03 --from 1/1/2024 --to 31/12/2024 --on 2/9/2024",
    ),
    "approval": (
        {"Ngày duyệt": DAY, "Chỉ tiêu": "lt_opened", "Cán bộ": "CB02", "Người duyệt": "CB01"},
        "quota approve lt_opened --officer CB02 --decided-by CB01 --on 2/9/2024",
    ),
    "rating": (
        {"Ngày xếp loại": DAY, "Số hồ sơ": "LC-101/2023", "Xếp loại": "khá"},
        "collaborator rate LC-101/2023 khá --on 2/9/2024",
    ),
    "report": (
        {"Ngày báo cáo": DAY, "Số hồ sơ": "ST-101/2024", "Số báo cáo": "7/BC"},
        "casefile report ST-101/2024 --document 7/BC --on 2/9/2024",
    ),
    "assignment": (
        {"Ngày bố trí": DAY, "CTVBM": "LC-101/2023", "Phục vụ": "ST-102/2024"},
        "collaborator assign LC-101/2023 --to ST-102/2024 --on 2/9/2024",
    ),
    "effect": (
        {"Ngày": DAY, "Số hồ sơ": "ST-101/2024", "Hiệu quả": "violation", "Số lượng": 3},
        "casefile effect ST-101/2024 violation --count 3 --on 2/9/2024",
    ),
    "items": (
        {"Ngày nhận tin": DAY, "Số hồ sơ": "LC-101/2023", "Số tin": 5, "Tin có giá trị": 1,
         "Báo cáo gặp": "BCG 7"},
        "collaborator items LC-101/2023 5 --valuable 1 --report 'BCG 7' --on 2/9/2024",
    ),
    "service": (
        {"Ngày bố trí": DAY, "Vai ảo": "NV-101/2024", "Phục vụ": "investigation"},
        "persona assign NV-101/2024 --to investigation --on 2/9/2024",
    ),
    "check": (
        {"Ngày kiểm tra": DAY, "Số hồ sơ": "ST-101/2024", "Người kiểm tra": "CB03", "Số thiếu sót": 2},
        "file-check ST-101/2024 --by-officer CB03 --findings 2 --on 2/9/2024",
    ),
    "meeting": (
        {"Ngày dự": DAY, "Cán bộ": "CB02", "Lãnh đạo dự": "CB01", "Đột xuất": "có"},
        "meeting attend CB02 --leader CB01 --surprise --on 2/9/2024",
    ),
    "circular": (
        {"Ngày quán triệt": DAY, "Số thông tư": "19/2023/TT", "Cán bộ": "CB02"},
        "circular read 19/2023/TT --officer CB02 --on 2/9/2024",
    ),
    "sanction": (
        {"Ngày": DAY, "Hình thức xử lý": "Kiểm điểm", "Tập thể": 1, "Cá nhân": 2, "Đơn vị": "DHS",
         "Số quyết định": "3/QĐ"},
        "sanction record review --collectives 1 --individuals 2 --unit DHS --document 3/QĐ "
        "--on 2/9/2024",
    ),
    "inspection": (
        {"Ngày": DAY, "Mã cuộc kiểm tra": "KT-01", "Loại kiểm tra": "Tự kiểm tra", "Kế hoạch": "5/KH", "Đơn vị": "DHS",
         "Đến ngày": date(2024, 12, 1), "Người tham gia": "CB02, CB03"},
        "inspection open KT-01 --kind self --plan 5/KH --unit DHS --to 1/12/2024 --participant CB02 "
        "--participant CB03 --on 2/9/2024",
    ),
    "unit": (
        {"Ngày": DAY, "Mã đơn vị": "DKT", "Tên": "Đội kinh tế", "Cấp": "huyện", "Trực thuộc": "CAH",
         "Loại đơn vị": "team", "Hệ lực lượng": "kinh tế; môi trường"},
        "unit create DKT --name 'Đội kinh tế' --level huyện --parent CAH --kind team "
        "--branch 'kinh tế' --branch 'môi trường' --on 2/9/2024",
    ),
    "officer": (
        {"Ngày": DAY, "Mã cán bộ": "CB09", "Đơn vị": "DHS", "Chức vụ": "Chỉ huy",
         "Nhiệm vụ": "trinh_sat"},
        "officer join CB09 --unit DHS --role commander --duty trinh_sat --on 2/9/2024",
    ),
}  # fmt: skip
"""By kind: a row with its headings, and the command line that says the same."""


@pytest.fixture
def world(books: Console) -> Console:
    """The little ledger, with a persona and a commander."""
    books.all(BEFORE)
    return books


def write(*rows: dict[str, Any]) -> None:
    """A workbook of one sheet: a title, a blank row, the headings, the rows, a sum."""
    sheets: dict[str, list[list[object]]] = {
        "Sổ": [["SỔ THEO DÕI"], [], *table(*rows), ["Tổng cộng", len(rows)]]
    }
    save(Path("so.xlsx"), sheets)


def last_entry() -> dict[str, Any]:
    """What the last entry but the note of an import states."""
    with closing(open_ledger(Path("so-cai"))) as ledger:
        found = [entry for history in ledger.histories() for entry in history.entries]
        found += [entry for one in ledger.unit_histories() for entry in one.entries]
    last = max(
        (one for one in found if not isinstance(one, RegisterImported)),
        key=lambda one: one.position,
    )
    stated = {name: getattr(last, name) for name in vars(type(last)).get("__annotations__", ())}
    return {"topic": last.TOPIC, "record": last.record, "on": last.effective_on, **stated}


def test_every_kind_is_tried() -> None:
    """No kind of sheet is without a row here."""
    assert set(sheet_kinds()) == set(ROWS)


@pytest.mark.parametrize("kind", list(ROWS))
def test_a_row_says_what_a_command_line_says(world: Console, kind: str) -> None:
    """The same entry, but for its number where the ledger gives one."""
    row, typed = ROWS[kind]
    write(row)
    done = world.line(f"import so.xlsx --kind {sheet_kinds()[kind].name}")
    assert (0, True) == (done.code, "Số dòng đã ghi: 1" in done.out), done.shown
    imported = last_entry()
    position = json.loads(world.line("verify --format json").out)["size"]
    assert 0 == world.line(f"void --import {position} --reason nhầm").code
    again = world.line(typed)
    assert 0 == again.code, again.shown
    assert {**last_entry(), "record": imported["record"]} == imported


@pytest.mark.parametrize("kind", list(ROWS))
def test_a_row_without_what_it_needs_is_refused(world: Console, kind: str) -> None:
    """The blank cell is named; nothing is recorded, whatever else is good."""
    row, _ = ROWS[kind]
    _, second = sheet_kinds()[kind].core
    usual = sheet_kinds()[kind].usual
    heading = next(one for one in row if one == usual[second]) if usual[second] in row else None
    blank = heading or list(row)[1]
    write({**row, blank: None}, row)
    before = world.line("verify --format json").out
    said = world.line(f"import so.xlsx --kind {kind}")
    place = f"trang tính “Sổ”, ô {'ABCDEFGHIJ'[list(row).index(blank)]}4: "
    assert (3, True) == (said.code, place in said.err), said.shown
    assert "Chưa ghi gì" in said.out
    assert before == world.line("verify --format json").out


def test_a_unit_that_is_there_is_changed(world: Console) -> None:
    """Rows of units and officers say how they stand: what the books say already adds nothing."""
    row = {"Ngày": DAY, "Mã": "dhs", "Tên": "Đội hình sự", "Loại đơn vị": "team", "Hệ": "hình sự"}
    write(row)
    assert 0 == world.line("import so.xlsx --kind unit").code
    assert "hệ lực lượng: hình sự" in world.line("unit show DHS").out
    write({**row, "Ghi chú": "lần hai"})
    said = world.line("import so.xlsx --kind unit")
    assert (0, True) == (said.code, "1 dòng sổ cái đã có" in said.err)
    officer = {"Ngày": DAY, "Mã": "CB03", "Đơn vị": "DHS", "Nhiệm vụ": "trinh_sat"}
    write(officer)
    assert 0 == world.line("import so.xlsx --kind can-bo").code
    assert "officer.changed" == last_entry()["topic"]


def test_days_to_come_are_plans_and_never_happenings(world: Console) -> None:
    """A quota may end later than today; an entry never takes effect later."""
    row, _ = ROWS["quota"]
    write({**row, "Ngày đăng ký": date(2024, 12, 1)})
    said = world.line("import so.xlsx --kind quota")
    assert (3, True) == (said.code, "ô A4" in said.err)


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ("--kind khong-co", 2, "không thuộc các giá trị"),
        ("--kind check --keep-good", 2, "dùng cho sổ theo dõi"),
        ("--kind check --opening", 2, "dùng cho sổ theo dõi"),
        ("--again", 2, "--kind"),
        ("--kind check", 3, "Số hồ sơ, Người kiểm tra"),
    ],
)
def test_what_cannot_be_asked(world: Console, typed: str, code: int, said: str) -> None:
    """Options of registers are no options of sheets, and a sheet of another kind is none of this."""
    write({"Ngày": DAY, "Việc": "khác"})
    refused = world.line(f"import so.xlsx {typed}")
    assert (code, True) == (refused.code, said in refused.err), refused.shown


def test_the_page_names_every_kind_and_its_columns() -> None:
    """docs/commands/import.md says of each kind how it is called and what its columns are."""
    page = (Path(__file__).parents[3] / "docs/commands/import.md").read_text("utf-8")
    for kind in sheet_kinds().values():
        row = f"| `{kind.code}`, `{kind.name}` | {', '.join(kind.usual.values())} |"
        assert row in page
