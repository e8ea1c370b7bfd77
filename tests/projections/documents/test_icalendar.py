"""A calendar file for other programs: RFC 5545 by its letter, and the same bytes every time."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from ledger.values.text import as_seen
from projections.documents.icalendar import LONGEST_LINE, CalendarEvent, folded, icalendar

STAMP = datetime(2024, 10, 20, 2, 0, tzinfo=UTC)
EVENT = CalendarEvent(
    "bao-cao-nam-CAH-20240101@0011.socai",
    date(2024, 12, 9),
    "Báo cáo tổng kết năm; CAH, “Đội 1”",
    "Hạn nộp: 09/12/2024\nNơi nhận: Lãnh đạo công an huyện, công an tỉnh, phòng nghiệp vụ \\",
)


def unfolded(data: bytes) -> list[str]:
    """The content lines, put together again as a reader does."""
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= LONGEST_LINE
    return data.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def test_an_event() -> None:
    """A day of a calendar, line by line."""
    assert [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//socai//reporting calendar//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Lịch CAH",
        "BEGIN:VEVENT",
        "UID:bao-cao-nam-CAH-20240101@0011.socai",
        "DTSTAMP:20241020T020000Z",
        "DTSTART;VALUE=DATE:20241209",
        "DTEND;VALUE=DATE:20241210",
        "SUMMARY:Báo cáo tổng kết năm\\; CAH\\, “Đội 1”",
        "DESCRIPTION:Hạn nộp: 09/12/2024\\nNơi nhận: Lãnh đạo công an huyện\\, công an tỉnh\\,"
        " phòng nghiệp vụ \\\\",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ] == unfolded(icalendar([EVENT], "Lịch CAH", STAMP))


def test_a_moment_is_told_in_utc() -> None:
    """What is due at an hour begins then, wherever the reader is."""
    at_ten = CalendarEvent(
        "x@y", date(2024, 10, 24), "Tuần", moment=datetime(2024, 10, 24, 3, tzinfo=UTC)
    )
    lines = unfolded(icalendar([at_ten], "", STAMP))
    assert "DTSTART:20241024T030000Z" in lines
    assert not [line for line in lines if line.startswith(("DTEND", "DESCRIPTION"))]


@given(st.text(min_size=1, max_size=300))
def test_no_text_breaks_a_line(text: str) -> None:
    """Folding cuts no letter, and what was folded is put together again; no text adds a line."""
    plain = text.replace("\r", "").replace("\n", "").encode("utf-8", "replace").decode()
    assert (
        plain
        == b"".join(
            part.removeprefix(b" ") if at else part for at, part in enumerate(folded(plain))
        ).decode()
    )
    data = icalendar([CalendarEvent("x@y", date(2024, 1, 1), text)], text, STAMP)
    lines = unfolded(data)
    said = next(line for line in lines if line.startswith("SUMMARY:")).removeprefix("SUMMARY:")
    read = (
        said.replace("\\\\", "\0")
        .replace("\\n", "\n")
        .replace("\\;", ";")
        .replace("\\,", ",")
        .replace("\0", "\\")
    )
    seen = "\n".join(as_seen(line) for line in text.splitlines())
    assert seen.encode("utf-8", "replace").decode() == read
    assert 1 == sum(line == "BEGIN:VEVENT" for line in lines)


def test_the_same_bytes() -> None:
    """Nothing depends on when it is written."""
    assert icalendar([EVENT, EVENT], "a", STAMP) == icalendar([EVENT, EVENT], "a", STAMP)
