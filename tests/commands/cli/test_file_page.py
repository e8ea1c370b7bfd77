"""`socai show`: one file on one page."""

from __future__ import annotations

import itertools
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from commands.session import Session
from projections.figures.life import life_of
from projections.figures.register import Moment, Selection, register
from tests.commands.console import Console
from tests.commands.world import HOME

LATER = """\
@ 09/10/2024 10:00
casefile open ST-110/2024 --symbol ST --class A --list I --unit DHS --officer CB03 --next-review 1/9/2024 --on 1/3/2024 --as CB01
casefile change ST-110/2024 --class B --on 1/4/2024 --as CB03
casefile transfer ST-110/2024 --to-unit XA-01 --to-officer CB02 --on 1/5/2024 --as CB03
casefile report ST-110/2024 --document 9/BC --on 1/6/2024 --as CB02
casefile effect ST-110/2024 "Đưa vào diện hiềm nghi" --produced HN-101/2024 --on 1/7/2024 --as CB02
@ 10/10/2024 10:00
void 24 --reason "nhầm hồ sơ" --as CB01
correct 23 --set to_unit=DKTMT --reason "nhầm đơn vị" --as CB01
"""
"""Positions 21 to 28: one file from its opening to a correction, by three recorders."""


@pytest.fixture
def busy(books: Console) -> Console:
    """The little ledger, and a file with a life of its own."""
    books.all(LATER)
    return books


def shown(console: Console, line: str) -> list[dict[str, Any]]:
    """The files of a number, as plain data."""
    files: list[dict[str, Any]] = json.loads(console.line(f"show {line} --format json").out)[
        "files"
    ]
    return files


def test_a_page_tells_everything_of_a_file(busy: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    """How it stands, its review, its links, and each entry with its day, its recorder and its time."""
    monkeypatch.setenv("COLUMNS", "80")
    said = busy.line("show st-110/2024").out
    assert (
        """\
Hồ sơ ST-110/2024 – Sưu tra
Tính đến hết ngày 10/10/2024, theo sổ cái đến vị trí 28 (10/10/2024 10:00:00)
  tình trạng: đang hoạt động
  ngày lập: 01/03/2024
  mảng công tác: Sưu tra
  ký hiệu: ST
  loại: B
  danh mục: I
  phân cấp: huyện
  đơn vị: DKTMT
  cán bộ phụ trách: CB02
  rà soát tiếp theo: 01/09/2024
  hiệu quả phát triển nghiệp vụ: 1 (Đưa vào diện hiềm nghi)
  hồ sơ lập từ đó: HN-101/2024
  đã quá ngày rà soát ghi trên hồ sơ
Liên quan:
  phát triển thành HN-101/2024 (bút toán 25)
Quá trình, theo ngày phát sinh:
  01/03/2024  lập hồ sơ
              bút toán 21, CB01 ghi lúc 09/10/2024 10:00:00, đơn vị DHS
              ký hiệu: ST; loại: A; danh mục: I; phân cấp: huyện;
                cán bộ phụ trách: CB03; rà soát tiếp theo: 01/09/2024
  01/04/2024  phân loại lại
              bút toán 22, CB03 ghi lúc 09/10/2024 10:00:00, đơn vị DHS
              loại: A → B
  01/05/2024  chuyển giao
              bút toán 23, CB03 ghi lúc 09/10/2024 10:00:00, đơn vị DHS
              đơn vị tiếp nhận: XA-01; cấp của đơn vị: xã;
                cán bộ tiếp nhận: CB02
              ĐÃ HỦY bởi bút toán 27: nhầm đơn vị
  01/05/2024  chuyển giao
              bút toán 28, CB01 ghi lúc 10/10/2024 10:00:00, đơn vị DHS
              đơn vị: DHS → DKTMT; cán bộ phụ trách: CB03 → CB02;
                đính chính bút toán 23
  01/06/2024  đã báo cáo
              bút toán 24, CB02 ghi lúc 09/10/2024 10:00:00, đơn vị XA-01
              văn bản: 9/BC
              ĐÃ HỦY bởi bút toán 26: nhầm hồ sơ
  01/07/2024  có hiệu quả phát triển
              bút toán 25, CB02 ghi lúc 09/10/2024 10:00:00, đơn vị XA-01
              hiệu quả: Đưa vào diện hiềm nghi;
                hồ sơ được phát triển: HN-101/2024

"""
        == said
    )


def test_a_page_is_of_a_day_and_of_what_was_known(busy: Console) -> None:
    """What took effect later is counted, what was recorded later is not known; nothing is voided yet."""
    (page,) = shown(busy, "ST-110/2024 --as-of 1/5/2024 --known-at 25")
    told = [(one["position"], one["voided_by"]) for one in page["history"]]
    assert ([(21, None), (22, None), (23, None)], 2) == (told, page["later"])
    assert ("XA-01", []) == (page["cell"]["unit"], page["links"])
    assert {
        "level": ["huyện", "xã"],
        "unit": ["DHS", "XA-01"],
        "officer": ["CB03", "CB02"],
    } == page["history"][2]["changes"]
    assert ("absent", []) == tuple(
        shown(busy, "ST-110/2024 --known-at 20")[0][one] for one in ("status", "history")
    )


@pytest.mark.parametrize(
    ("number", "links"),
    [
        ("HN-101/2024", [("came_from", "ST:ST-103/2024", 13), ("came_from", "ST:ST-110/2024", 25), ("led_to", "CA:VA-101/2024", 14)]),
        ("ST-103/2024", [("led_to", "HN:HN-101/2024", 13)]),
        ("VA-101/2024", [("came_from", "HN:HN-101/2024", 14)]),
        ("ST-102/2024", []),
    ],
)  # fmt: skip
def test_links_lead_both_ways(
    number: str, links: list[tuple[str, str, int]], busy: Console
) -> None:
    """A file names what it came from and what it led to, whichever of the two said so."""
    (page,) = shown(busy, number)
    assert links == [(one["kind"], one["record"], one["position"]) for one in page["links"]]


def test_a_converted_file_shows_both_symbols(books: Console) -> None:
    """LC to LT is one file, and the page says from what to what."""
    books.all("ctvbm convert LC-101/2023 --to LT --type 1 --on 1/8/2024 --as CB01")
    said = books.line("show LC-101/2023").out
    assert "ký hiệu: LC → LT" in said


def test_a_number_of_two_lines_shows_both_files(books: Console) -> None:
    """Nothing is asked back: both are shown; with the line before the number, one."""
    for symbol in ("ST --class A --list I", "HN"):
        books.all(
            f"casefile open 7/2024 --symbol {symbol} --unit DHS --officer CB03 --on 2/3/2024 --as CB01"
        )
    assert ["HN:7/2024", "ST:7/2024"] == sorted(one["record"] for one in shown(books, "7/2024"))
    assert ["HN:7/2024"] == [one["record"] for one in shown(books, "HN:7/2024")]
    assert ["Hồ sơ 7/2024 – Hiềm nghi", "Hồ sơ 7/2024 – Sưu tra"] == sorted(
        line for line in books.line("show 7/2024").out.splitlines() if line.startswith("Hồ sơ")
    )


def test_a_file_says_with_which_register_it_came(sample_files: Console) -> None:
    """The import that recorded the opening is named; a file typed by hand has none."""
    console = sample_files
    console.all("@ 10/10/2024 10:00\nimport so-theo-doi-mau.xlsx --as CB01\n@ 11/10/2024 10:00\n")
    assert [None] == [page["imported"] for page in shown(console, "ST-101/2024")]
    (page,) = shown(console, "ST-024/2024")
    assert "so-theo-doi-mau.xlsx" == page["imported"]["file"]
    assert (
        "nhập từ sổ theo dõi so-theo-doi-mau.xlsx (bút toán" in console.line("show ST-024/2024").out
    )


@pytest.mark.parametrize("number", ["ST-110/2024", "HN-101/2024", "LC-101/2023", "ST-109/2021"])
def test_a_page_fits_a_terminal(
    number: str, busy: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No line is wider than 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    assert [] == [line for line in busy("show", number).out.splitlines() if len(line) > 80]


def test_a_number_nobody_has_is_refused(busy: Console) -> None:
    """With the near ones, as everywhere."""
    said = busy.line("show ST-0110/2024")
    assert (5, True) == (said.code, "ST-110/2024" in said.err)


def test_a_life_ends_where_the_register_stands(busy: Console) -> None:
    """The state on the page is that of the register, and the changes of a life add up to it."""
    session = Session(Path(HOME))
    history = session.ledger.find("ST-110/2024")
    days = (date(2024, 3, 1), date(2024, 5, 1), date(2024, 10, 10))
    for moment in itertools.starmap(Moment, itertools.product(days, (20, 21, 24, 26, 28))):
        life, unit = life_of(history, moment), "DHS"
        for event in life.events:
            unit = next((new for name, _old, new in event.changes if name == "unit"), unit)
        standing = [row.cell for row in register([history], Selection(), moment)]
        assert standing == ([life.state.cell] if life.state.cell else [])
        assert [unit] * len(standing) == [cell.unit for cell in standing]
    session.close()
