"""Command lines that ask the calendar, or a calendar of one's own with mistakes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from projections.calendar import fault
from projections.documents.lines import refusals as lines
from tests.commands.refusals.provocation import Provocation, Stage
from tests.commands.world import HOME

CALENDAR = Path(HOME) / "calendar.toml"
ROW = """\
[[report]]
code = "bao-cao-quy"
name = "Báo cáo quý"
owed_by = "unit"
period = "quarter"
deadline = { before = "30/02" }
to = "Lãnh đạo"
given_by = "report"
"""


def with_a_deadline_on_30_february(_: Stage) -> None:
    """A calendar of one's own whose deadline no year has."""
    CALENDAR.write_text(ROW, "utf-8")


def with_a_stretch_from(day: str) -> Callable[[Stage], None]:
    """A calendar of one's own whose row holds from a day that there is not."""

    def prepare(_: Stage) -> None:
        row = ROW.replace("30/02", "10/06") + f"valid = {{ from = {day}, to = 2024-12-31 }}\n"
        CALENDAR.write_text(row, "utf-8")

    return prepare


def with_too_much(_: Stage) -> None:
    """A calendar of one's own that is none."""
    CALENDAR.write_bytes(b"#" * (1 << 21))


def not_unicode(_: Stage) -> None:
    """A calendar of one's own in the letters of an old program."""
    CALENDAR.write_bytes(b"\xff\xfe\x00")


CASES = (
    Provocation(
        fault.CalendarNotRight,
        "due",
        (
            "calendar.toml, dòng 6, report.bao-cao-quy.deadline.before",
            "“30/02” không phải là ngày",
            "Không dùng “calendar.toml”",
        ),
        prepare=with_a_deadline_on_30_february,
    ),
    Provocation(
        fault.CalendarNotRight,
        "report submit bao-cao-nho.txt",
        ("dòng 6", "30/02"),
        prepare=with_a_deadline_on_30_february,
    ),
    Provocation(
        fault.CalendarNotRight,
        "report write --form bao-cao-tuan --period week:20/6/2024 --output w",
        ("dòng 6", "report.bao-cao-quy.deadline.before", "30/02", "Không dùng “calendar.toml”"),
        prepare=with_a_deadline_on_30_february,
    ),
    Provocation(
        fault.CalendarNotRight,
        "due",
        ("calendar.toml, dòng 9", "không có ngày này"),
        prepare=with_a_stretch_from("2024-02-30"),
    ),
    Provocation(
        fault.CalendarNotRight,
        "due",
        ("calendar.toml, dòng 9", "2024-12-31"),
        prepare=with_a_stretch_from("30/02/2024"),
    ),
    Provocation(fault.CalendarTooLarge, "due", ("calendar.toml", "1024"), prepare=with_too_much),
    Provocation(lines.TextNotUnicode, "due", ("calendar.toml",), prepare=not_unicode),
    Provocation(
        fault.NoSuchReport,
        "report submit bao-cao-nho.txt --name bao-cao-thang",
        ("bao-cao-thang", "thong-ke-thang"),
    ),
)
