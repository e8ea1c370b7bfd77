"""Command lines that say what no field can hold."""

from __future__ import annotations

from pathlib import Path

from commands.usecases import searching
from ledger import errors
from ledger.errors import input as given
from projections.documents.tables import arranged
from tests.commands.refusals.provocation import OPEN, Provocation, Stage
from tests.commands.small_report import TEXT, write_report

NAMED_BY_BYTES = "bao-c\udcffo.txt"


def write_report_named_by_bytes(_: Stage) -> None:
    """A report whose file has a name that is no text."""
    write_report(Path(NAMED_BY_BYTES))


def write_long_report(_: Stage) -> None:
    """A report of so many figures that its submission is no entry."""
    head, figures = TEXT.split("- Tính", 1)
    lines = f"- Tính{figures}".format(opening=1, added=4, removed=1, current=4)
    Path("dài.txt").write_text(head + lines * 400, "utf-8")


CASES = (
    Provocation(
        arranged.UnknownColumn,
        "register --sort số-hồ-sơ-nào",
        ("số-hồ-sơ-nào", "Ngày lập"),
    ),
    Provocation(searching.NothingButNear, "find DHSS", ("DHSS", "DHS")),
    Provocation(searching.NothingFound, "find 98765432", ("98765432",)),
    Provocation(
        errors.NoSuchDay,
        f"{OPEN.format('ST-105/2024')} --on 31/2/2024",
        ("31/2/2024", "02/2024", "29"),
    ),
    Provocation(errors.BadDate, "register --as-of 1/13/2024", ("1/13/2024", "không có ngày này")),
    Provocation(
        errors.BadDate, f"{OPEN.format('ST-105/2024')} --on 1/2/24", ("1/2/24", "bốn chữ số")
    ),
    Provocation(errors.BadDate, "register --as-of hôm-nay", ("hôm-nay",)),
    Provocation(errors.BadPeriod, "stats --period quý:5/2024", ("quý:5/2024", "quy:4/2024")),
    Provocation(errors.PeriodTwice, "report write --period nam:2024 --to 1/1/2024", ("--period",)),
    Provocation(
        given.ComparedSeveral,
        "stats --period nam:2024 --period nam:2023 --compare cung-ky",
        ("--compare", "một kỳ", "từng kỳ"),
    ),
    Provocation(errors.ImplausibleDate, "stats --from 05/03/0024", ("05/03/0024", "1945")),
    Provocation(errors.ImplausibleDate, "log --known-at '14/10/2204 7:00'", ("14/10/2204",)),
    Provocation(
        errors.ImplausibleDate, "unit create TO-9 --name x --level xã --on 1/1/1024", ("1024",)
    ),
    Provocation(errors.BadInstant, "log --known-at '1/1/2024 25:00'", ("1/1/2024 25:00",)),
    Provocation(errors.BadValue, "unit create 'A B' --name x --level huyện", ("A B",)),
    Provocation(errors.BadValue, OPEN.format("'  '"), ("số hồ sơ", "để trống")),
    Provocation(errors.BadValue, OPEN.format("ST:7"), ("ST:7", "mảng công tác")),
    Provocation(
        given.NumberTooLarge,
        "collaborator items LC-101/2023 100.001",
        ("100001", "quá lớn", "100000"),
    ),
    Provocation(
        given.NumberTooLarge, "outcome record arrest --persons 10000001", ("10000001", "10000000")
    ),
    Provocation(
        given.TextTooLong, f"unit create {'A' * 41} --name x --level huyện", ("quá dài", "40 ký tự")
    ),
    Provocation(errors.BadValue, "correct 9 --set loại --reason nhầm", ("loại",)),
    Provocation(errors.BadValue, "stats --by màu", ("màu", "symbol")),
    Provocation(errors.BadValue, "register --by movement", ("movement", "symbol")),
    Provocation(errors.BadValue, "trace ST opening --cell movement=opened", ("movement", "tăng")),
    Provocation(errors.UnknownCode, "trace ST added --cell movement=chết", ("chết", "chuyển giao")),
    Provocation(errors.UnknownCode, "trace CA added --cell status=chết", ("chết", "tạm đình chỉ")),
    Provocation(errors.BadValue, "stats --output thống-kê.pdf", ("thống-kê.pdf", ".xlsx")),
    Provocation(
        errors.UnknownCode,
        "casefile open X-1 --symbol XY --unit DHS --officer CB03",
        ("XY", "ST, HN"),
    ),
    Provocation(errors.UnknownCode, "casefile change ST-101/2024 --class C", ("C", "A, B")),
    Provocation(
        errors.UnknownCode, "correct 9 --set online=maybe --reason nhầm", ("maybe", "có, yes")
    ),
    Provocation(errors.UnknownCode, "casefile close ST-101/2024 --way trốn", ("trốn", "Chết")),
    Provocation(errors.UnknownCode, "stats --line XY", ("XY", "Sưu tra")),
    Provocation(
        errors.PeriodReversed, "stats --from 1/1/2025 --to 1/1/2024", ("01/01/2025", "01/01/2024")
    ),
    Provocation(
        errors.BadValue, "unit create X1 --name 'a\udcffb' --level huyện", ("không phải là chữ",)
    ),
    Provocation(
        errors.NotForTheBooks,
        f"report submit '{NAMED_BY_BYTES}'",
        ("\\udcff",),
        prepare=write_report_named_by_bytes,
    ),
    Provocation(
        errors.EntryTooLarge, "report submit dài.txt", ("65.535",), prepare=write_long_report
    ),
)
