"""A number is told as Excel shows it."""

from __future__ import annotations

import pytest

from projections.documents.excel.number_formats import MAX_CODE_LENGTH, number_format

SHOWN = [
    ("General", 1204, "1204"),
    ("General", 0.1 + 0.2, "0,3"),
    ("General", -2.5, "-2,5"),
    ("General", -0.0, "0"),
    ("General", 12345678901234567890, "1,23456789012E+19"),
    ('General" đồng"', 5, "5"),
    ("0", 4.5, "5"),
    ("0", -0.4, "0"),
    ("000", 7, "007"),
    ("000", 1234, "1234"),
    ('"ST-"000"/2023"', 13, "ST-013/2023"),
    ("\\S\\T-00", 3, "ST-03"),
    ("#", 0, ""),
    ("#,##0", 1204, "1.204"),
    ("#,##0", 1234567, "1.234.567"),
    ("#,##0", -1204, "-1.204"),
    ("#,##0.00", 1204, "1.204"),
    ("#,##0.00", 1204.5, "1.204,5"),
    ("0.0", 12.25, "12,3"),
    ("0%", 0.854, "85%"),
    ("0%", 1.005, "101%"),
    ("0.0%", 0.8, "80%"),
    ("0.00%", 0.33333, "33,33%"),
    ('#,##0 "hồ sơ"', 1204, "1.204 hồ sơ"),
    ("[Red]0", 5, "5"),
    ("[$-42A]#,##0_)", 1204, "1.204"),
    ("0", 1e300, "1E+300"),
    ("h:mm", 0.0625, "1:30:00"),
    ("[h]:mm:ss", 1.5, "36:00:00"),
    ("h:mm", -1, "-1"),
    # what is not understood is obeyed in nothing
    ("0;[Red]-0", -5, "-5"),
    ('_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', 1204, "1204"),
    ("# ?/?", 0.5, "0,5"),
    ("0.00E+00", 1204, "1204"),
    ("0,", 1204, "1204"),
    ("@", 7, "7"),
    ("0" * (MAX_CODE_LENGTH + 1), 7, "7"),
]


@pytest.mark.parametrize(("code", "number", "expected"), SHOWN)
def test_numbers_are_told_as_they_are_shown(code: str, number: float, expected: str) -> None:
    """With points between thousands and a comma before decimals, as on a Vietnamese machine; zeros
    at the end of decimals say nothing and are left out.
    """
    assert expected == number_format(164, code).show(float(number))


@pytest.mark.parametrize(
    ("number", "expected"),
    [(14, True), (22, True), (36, True), (57, True), (0, False), (3, False), (10, False)],
)
def test_built_in_formats_that_show_a_day(number: int, expected: bool) -> None:
    """Formats without a code are known by their number."""
    assert expected == number_format(number, None).shows_day


@pytest.mark.parametrize(
    ("number", "value", "expected"),
    [(3, 1204.0, "1.204"), (9, 0.5, "50%"), (20, 0.5, "12:00:00"), (999, 5.0, "5")],
)
def test_built_in_formats_show_as_their_codes_do(number: int, value: float, expected: str) -> None:
    """A number nobody knows stands for no format."""
    assert expected == number_format(number, None).show(value)
