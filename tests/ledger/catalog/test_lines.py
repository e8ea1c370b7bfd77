"""The catalog of lines, symbols, attributes and ways of closing."""

from __future__ import annotations

import unicodedata

import pytest

from ledger.catalog.lines import Line, catalog
from ledger.entries.record import STATED
from ledger.errors import AttributeMissing, AttributeNotForSymbol, UnknownCode

LINES = catalog().lines


def test_the_seven_lines() -> None:
    """The lines and symbols of the field are all there."""
    symbols = {line.code: [symbol.code for symbol in line.symbols] for line in LINES}
    assert {
        "DTCB": ["ĐV", "ĐN", "ĐB", "ĐY", "ĐM", "ĐC", "ĐL"],
        "ST": ["ST"],
        "HN": ["HN", "HV", "HT"],
        "CA": ["VA", "VX", "VB"],
        "CTVBM": ["LT", "LC", "LD"],
        "VAI_AO": ["NV", "CTV"],
        "HTBM": ["HTBM"],
    } == symbols


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.code)
def test_every_name_is_read_as_its_own_term(line: Line) -> None:
    """No two symbols or closings of a line share a reading, in any composition or case."""
    for term in line.symbols:
        for name in (term.code, *term.names):
            assert term == line.symbol(unicodedata.normalize("NFD", name.upper()))
    for way in line.closings:
        for name in (way.code, *way.names):
            assert way == line.closing(f"  {name} ")


def test_every_line_is_found_by_its_names() -> None:
    """Lines are named by code, by abbreviation or in full."""
    for line in LINES:
        assert {line} == {catalog().line(name) for name in (line.code, *line.names)}


def test_symbols_name_their_line() -> None:
    """A symbol alone tells the line, as in registers that have no line column."""
    assert {"ĐN": "DTCB", "ST": "ST", "HT": "HN", "VB": "CA", "LT": "CTVBM", "NV": "VAI_AO"} == {
        code: catalog().line_of_symbol(code).code for code in ("ĐN", "ST", "HT", "VB", "LT", "NV")
    }
    with pytest.raises(UnknownCode):
        catalog().line_of_symbol("XX")


def test_attributes_are_those_that_entries_state() -> None:
    """A line carries only attributes that an opening can state."""
    assert set() == {name for line in LINES for name in line.attributes} - set(STATED)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("level", "CẤP HUYỆN", "huyện"),
        ("level", "thị trấn", "xã"),
        ("branch", "ma tuý", "ma túy"),
        ("source", "đtcb", "DTCB"),
        ("effect", "Khởi tố", "prosecution"),
        ("class", "b", "B"),
        ("list", "iii", "III"),
        ("type", " 2 ", "2"),
        ("rating", "KHÁ", "khá"),
        ("field", "  Kinh   Tế ", "kinh tế"),
        ("field", "ma tuý", "ma túy"),
        ("field", "hoá đơn", "hóa đơn"),
    ],
)
def test_attribute_values(name: str, text: str, expected: str) -> None:
    """Values are coded however they are written."""
    assert expected == catalog().attribute(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [("level", "thôn"), ("class", "C"), ("list", "V"), ("rating", "giỏi"), ("source", "")],
)
def test_unknown_values(name: str, text: str) -> None:
    """A value the catalog does not have is refused, with the known ones."""
    with pytest.raises(UnknownCode) as caught:
        catalog().attribute(name, text)
    assert caught.value.values["known"]


def test_type_is_needed_by_lt_and_foreign_to_lc() -> None:
    """An LT has a type, an LC and an LD have none."""
    line = catalog().line("CTVBM")
    line.check_attributes(line.symbol("LT"), {"type": "1"})
    line.check_attributes(line.symbol("LC"), {"type": None})
    with pytest.raises(AttributeMissing):
        line.check_attributes(line.symbol("LT"), {"type": None})
    with pytest.raises(AttributeNotForSymbol):
        line.check_attributes(line.symbol("LC"), {"type": "1"})
    with pytest.raises(AttributeNotForSymbol):
        line.check_attributes(line.symbol("LT"), {"type": "1", "class": "A"})


def test_marks_of_closings() -> None:
    """What rates count as developed, and what they leave out, is catalog data."""
    ways = catalog().line("ST").closings
    assert {"to_suspicion", "to_case", "arrested", "prosecuted", "compulsory"} == {
        way.code for way in ways if way.developed
    }
    assert {"died", "left_area"} == {way.code for way in ways if way.excluded}
    assert "Chết" == catalog().line("ST").closing("đã chết").name
