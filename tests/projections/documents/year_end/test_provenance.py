"""What a report says of itself: in the file's properties and in its last line, read as written."""

from __future__ import annotations

import string
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.values.period import Period
from projections.documents.year_end.provenance import Provenance, from_line, from_properties

DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))
CODES = st.text(string.ascii_uppercase + string.digits + "Đ-./", min_size=1, max_size=8)
NAMED = st.text("Đội tổ 1 (CSHS) công an, huyện: Mẫu;", min_size=1, max_size=40)

LINE = (
    "Lập bằng socai 0.1.0: đơn vị Đội A (DA) không tính đơn vị trực thuộc, từ 15/10/2025 đến hết "
    "14/10/2026, theo sổ đến bút toán số 1.234 (ghi lúc 15/10/2026 08:00:00)."
)
MADE = Provenance(
    "DA",
    "Đội A",
    True,
    Period(date(2025, 10, 15), date(2026, 10, 14)),
    1_234,
    date(2026, 10, 14),
    "0.1.0",
    known_at="15/10/2026 08:00:00",
)


@st.composite
def made(draw: st.DrawFn) -> Provenance:
    """Any report's provenance; its name as a head prints it, on one line."""
    start = draw(DAYS)
    period = Period(start, start + timedelta(days=draw(st.integers(0, 800))))
    name = " ".join(draw(NAMED).split()) or "x"
    return Provenance(
        draw(CODES),
        name,
        draw(st.booleans()),
        period,
        draw(st.integers(0, 10**9)),
        period.end,
        "0.1.0",
        draw(st.sampled_from(("", "0123456789abcdef"))),
        branch=draw(st.sampled_from(("", "ma túy", "kinh tế, môi trường"))),
    )


@given(made())
def test_both_say_the_same(one: Provenance) -> None:
    """Whatever a unit is called; the line does not say which ledger it was."""
    assert one == from_properties(one.properties())
    read = from_line(f"… {one.line()} …")
    assert read is not None
    assert one.branch == read.branch
    assert (one.unit, one.name, one.alone, one.period, one.position, one.as_of) == (
        read.unit,
        read.name,
        read.alone,
        read.period,
        read.position,
        read.as_of,
    )


def test_the_line() -> None:
    """It is Vietnamese, plain, and says all that makes the figures."""
    assert LINE == MADE.line()


@pytest.mark.parametrize(
    "text",
    [
        LINE,
        LINE.upper(),
        LINE.replace(" (ghi lúc 15/10/2026 08:00:00).", ""),
        LINE.replace("15/10/2025", "15-10-2025"),
        f"  {LINE}  ",
    ],
)
def test_a_line_typed_again_is_read(text: str) -> None:
    """Capitals, the end of the line and the way days are written do not matter."""
    read = from_line(text)
    assert read is not None
    assert ("DA", True, MADE.period, 1_234) == (read.unit, read.alone, read.period, read.position)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Lập bằng socai 0.1.0",
        LINE.replace("15/10/2025", "15/13/2025"),
        LINE.replace("15/10/2025", "15/10/2027"),
        LINE.replace("1.234", "1,234"),
        LINE.replace("(DA)", ""),
    ],
)
def test_another_line_says_nothing(text: str) -> None:
    """Nor does one of which a part was lost, or makes no sense."""
    assert None is from_line(text)


@pytest.mark.parametrize(
    "changes",
    [
        {"socai-from": "15/10/2025"},
        {"socai-from": "2027-01-01"},
        {"socai-position": "x"},
        {"socai-scope": ""},
        {"socai-to": None},
    ],
)
def test_properties_that_make_no_sense_say_nothing(changes: dict[str, str | None]) -> None:
    """Other programs may have changed them: nothing is taken from a part of them."""
    texts = {**MADE.properties(), **changes}
    assert None is from_properties({name: text for name, text in texts.items() if text is not None})
