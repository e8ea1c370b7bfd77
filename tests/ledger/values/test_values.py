"""Dates, instants, numbers and texts as people write them."""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import BadDate, BadInstant, ImplausibleDate, NoSuchDay, PeriodReversed
from ledger.values.dates import (
    EARLIEST_DAY,
    LATEST_DAY,
    LOCAL_ZONE,
    end_of_day,
    format_date,
    format_instant,
    local_date,
    parse_date,
    parse_instant,
    read_day,
    read_instant,
    write_instant,
)
from ledger.values.naming import file_number
from ledger.values.period import Period, reporting_year
from ledger.values.text import as_seen, fold, place_tones


@pytest.mark.parametrize(
    "text",
    [
        "15/10/2024",
        "15.10.2024",
        "15-10-2024",
        " 15 / 10 / 2024 ",
        "2024-10-15",
        "15/10/2024\u00a0",
    ],
)
def test_parse_date(text: str) -> None:
    """The ways the field writes a day are all read."""
    assert date(2024, 10, 15) == parse_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "15/10/24",
        "31/02/2024",
        "10/15/2024",
        "15/10",
        "15 tháng 10",
        "0/1/2024",
        "2024-13-01",
        "1/1/0000",
        "1/1/20245",
    ],
)
def test_parse_date_refuses(text: str) -> None:
    """What is no day, or could be two, is refused and never guessed."""
    with pytest.raises(BadDate):
        parse_date(text)


@pytest.mark.parametrize(
    ("text", "month", "days"),
    [("30/2/2024", "02/2024", 29), ("2023-02-29", "02/2023", 28), ("31/04/2024", "04/2024", 30)],
)
def test_a_day_that_its_month_has_not(text: str, month: str, days: int) -> None:
    """Says how many that has; there is no thirteenth month."""
    with pytest.raises(NoSuchDay) as refused:
        parse_date(text)
    assert {"text": text, "month": month, "days": days} == refused.value.values
    with pytest.raises(BadDate) as other:
        parse_date("1/13/2024")
    assert not isinstance(other.value, NoSuchDay)


@given(st.dates(EARLIEST_DAY, LATEST_DAY))
def test_date_survives_writing(day: date) -> None:
    """A date written as the field does reads back as itself."""
    assert day == parse_date(format_date(day)) == parse_date(day.isoformat())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15/10/2024", "2024-10-15T16:59:59.999999Z"),
        ("15/10/2024 17:30", "2024-10-15T10:30:59.999999Z"),
        ("15/10/2024 17:30:00", "2024-10-15T10:30:00.999999Z"),
        ("2024-10-15T17:30:05.2", "2024-10-15T10:30:05.299999Z"),
        ("2024-10-15T17:30:05.25", "2024-10-15T10:30:05.259999Z"),
        ("2024-10-15T17:30:05.000000", "2024-10-15T10:30:05.000000Z"),
        ("2024-10-15 10:30:00Z", "2024-10-15T10:30:00.999999Z"),
        ("2024-10-15 10:30:00+09:00", "2024-10-15T01:30:00.999999Z"),
        ("2024-10-15 10:30 -03:30", "2024-10-15T14:00:59.999999Z"),
        ("31/12/2100 23:59", "2100-12-31T16:59:59.999999Z"),
    ],
)
def test_parse_instant(text: str, expected: str) -> None:
    """A day, a minute, a second or a part of one means its end; a time without an offset is
    local.
    """
    assert expected == write_instant(parse_instant(text))


@pytest.mark.parametrize(
    "text",
    ["15/10/2024 25:00", "15/10/2024 10:61", "15/10/2024 10:00:61", "15/10/2024 10:00+99:00"],
)
def test_parse_instant_refuses(text: str) -> None:
    """An impossible time is refused."""
    with pytest.raises(BadInstant):
        parse_instant(text)


@pytest.mark.parametrize("text", ["01/01/0001 00:00", "31/12/1944", "1/1/2101", "31/12/9999"])
def test_a_year_that_nobody_means(text: str) -> None:
    """A slip of the year is refused, the first and the last day that are taken are not."""
    with pytest.raises(ImplausibleDate):
        parse_instant(text)
    assert date(1945, 1, 1) == parse_date("1/1/1945")
    assert date(2100, 12, 31) == parse_date("31/12/2100")


@given(st.text())
def test_no_text_breaks_reading(text: str) -> None:
    """Whatever is typed is a moment or a refusal."""
    with suppress(BadDate, BadInstant, ImplausibleDate):
        assert UTC == parse_instant(text).tzinfo


moments = st.integers(0, 10**17).map(
    lambda count: datetime(1000, 1, 2, tzinfo=UTC) + timedelta(microseconds=count)
)


@given(moments)
def test_instant_survives_storage(moment: datetime) -> None:
    """Stored instants have one width, so that they sort as text, and lose nothing."""
    written = write_instant(moment)
    assert (27, moment) == (len(written), read_instant(written))


typed_moments = st.integers(0, 49 * 10**14).map(
    lambda count: datetime(1945, 1, 2, tzinfo=UTC) + timedelta(microseconds=count)
)
"""Of the years in which something can be asked."""


@given(typed_moments)
def test_what_is_printed_can_be_typed_again(moment: datetime) -> None:
    """To the second it means that second's end, exactly or as stored it means itself."""
    told = parse_instant(format_instant(moment))
    assert moment.replace(microsecond=999_999) == told
    assert moment == parse_instant(format_instant(moment, exact=True))
    assert moment == parse_instant(write_instant(moment))


@given(moments, moments)
def test_instants_sort_as_text(one: datetime, other: datetime) -> None:
    """Order of text is order of time."""
    assert (one < other) == (write_instant(one) < write_instant(other))


def test_local_day() -> None:
    """The day changes at midnight in Vietnam, seventeen hours into the UTC day."""
    evening = datetime(2024, 10, 14, 16, 59, 59, tzinfo=UTC)
    assert date(2024, 10, 14) == local_date(evening)
    assert date(2024, 10, 15) == local_date(evening + timedelta(seconds=1))
    assert "14/10/2024 23:59:59" == format_instant(evening)
    assert evening == end_of_day(date(2024, 10, 14)).replace(microsecond=0)
    assert timezone(timedelta(hours=7)) == LOCAL_ZONE


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("15/10/24", "short_year"),
        ("1.1.20245", "short_year"),
        ("31/02/2024", "no_such_day"),
        ("0000-01-01", "no_such_day"),
        ("15/10", "unreadable"),
        ("2024-10/15", "unreadable"),
        ("24-10-15-1", "unreadable"),
        ("ngày 15 tháng 10", "unreadable"),
    ],
)
def test_why_a_text_is_no_day(text: str, fault: str) -> None:
    """What is wrong with a day is told apart."""
    assert fault == read_day(text)


@given(st.text(max_size=8), st.sampled_from(["\u00ad", "\u200b", "\u202e", "\ufe0f", "\u034f"]))
def test_what_people_see(text: str, sign: str) -> None:
    """A sign that nobody sees changes nothing, wherever it stands; what is left can be seen."""
    seen = as_seen(text)
    assert seen == as_seen(sign + text + sign) == as_seen(seen)
    assert seen == as_seen(unicodedata.normalize("NFD", seen))
    assert "a b" == as_seen(f"\x07 a{sign}\x00\u00a0\r\nb\u2028")
    assert not {"Cc", "Zl", "Zp"} & {unicodedata.category(character) for character in seen}
    assert not any(character.isspace() and character != " " for character in seen)


@pytest.mark.parametrize(
    "sign", [*"\u061c\u115f\u180e\u200f\u202a\u2069\u3164\uffa0\ufff9\U000e0100"]
)
def test_signs_nobody_sees(sign: str) -> None:
    """Marks of direction, fillers, annotations and selectors are no part of a name."""
    assert "ST" == as_seen(f"S{sign}T")
    assert fold("st") == fold(f"S{sign}T")
    assert "ST-1" == file_number(f"ST{sign}\u2011\u202f1")


@pytest.mark.parametrize(
    ("text", "expected"), [("Cấp  Huyện", "cap huyen"), ("ĐĂNG KÝ", "dang ky"), ("Hòa", "hoa")]
)
def test_fold(text: str, expected: str) -> None:
    """Accents, case, composition and white space do not tell names apart."""
    assert expected == fold(text)


def test_file_number() -> None:
    """A number is the same with other white space, case and composition."""
    assert "ĐV-1/2024" == file_number(" đv - 1/2024 ") == file_number("ĐV-1/2024")


@pytest.mark.parametrize("sign", "\u2010\u2011\u2012\u2013\u2014\u2212\uff0d")
def test_file_number_with_another_hyphen(sign: str) -> None:
    """What Word and Excel make of a hyphen is that hyphen; a soft hyphen is nothing."""
    assert (
        "ST-014/2021" == file_number(f"ST{sign}014/2021") == file_number("ST-0\u00ad14\u200b/2021")
    )
    assert "" == file_number("\u00ad\ufeff")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("ma tuý", "ma túy"),
        ("ma túy", "ma túy"),
        ("thuỷ, thuỳ, luỹ, luỵ", "thủy, thùy, lũy, lụy"),
        ("hoà, hoá, hoả, hoã, hoạ", "hòa, hóa, hỏa, hõa, họa"),
        ("loè, loé, khoẻ, xoẽ, xoẹ", "lòe, lóe, khỏe, xõe, xọe"),
        ("HOÀ, Uỷ, TUÝ", "HÒA, Ủy, TÚY"),
        ("quý, quỹ, quả, Quỳ, QUỴ", "quý, quỹ, quả, Quỳ, QUỴ"),
        (
            "hoàn, thoát, xoáy, loài, huỳnh, khuỷu, khoẻn, hoặc, xoè-ra",
            "hoàn, thoát, xoáy, loài, huỳnh, khuỷu, khoẻn, hoặc, xòe-ra",
        ),
        ("của, mía, chìa, thuế, thuở, toà nhà", "của, mía, chìa, thuế, thuở, tòa nhà"),
    ],
)
def test_place_of_tones(written: str, kept: str) -> None:
    """Two ways to spell are one word, composed or not; what is spelled one way only stays."""
    for text in (written, kept, unicodedata.normalize("NFD", written)):
        assert kept == place_tones(text)


def test_period() -> None:
    """Both days of a period are inside; its eve is the day whose end is the opening."""
    year = reporting_year(2024)
    assert Period(date(2023, 10, 15), date(2024, 10, 14)) == year
    assert [True, True, False, False] == [
        day in year for day in (year.start, year.end, year.eve, year.end + timedelta(days=1))
    ]
    assert date(2023, 10, 14) == year.eve
    assert "15/10/2023 – 14/10/2024" == str(year)


def test_period_reversed() -> None:
    """A period does not end before it begins; one day is a period."""
    assert date(2024, 1, 1) in Period(date(2024, 1, 1), date(2024, 1, 1))
    with pytest.raises(PeriodReversed):
        Period(date(2024, 1, 2), date(2024, 1, 1))
