"""How wide texts are, and how columns share what room there is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from projections.documents.tables.row_heights import lines_of
from projections.documents.tables.widths import (
    balanced,
    cells,
    shared,
    thousandths,
    wrapped,
)

LETTERS = "aăâđêôơưẠẾỘỹ 漢字ヴ가０１ab,.-–…“”│─\u0301\u0323"


@given(text=st.text(st.sampled_from(LETTERS), max_size=40))
def test_a_text_is_as_wide_as_a_terminal_shows_it(text: str) -> None:
    """As the library that knows terminals measures it, sign by sign."""
    assert sum(map(cell_len, text)) == cells(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("0123456789", 5_000), ("MW", 1_889 - 1), ("iii", 834), ("ế", 444), ("Đ", 722), ("漢", 1_000),
     ("a b", 1_194), ("“a”", 1_332)],
)  # fmt: skip
def test_letters_have_their_widths_on_paper(text: str, expected: int) -> None:
    """Those of Times New Roman; marks add nothing."""
    assert expected == thousandths(text)


@given(
    text=st.text(st.sampled_from("ab1 \n漢"), max_size=60),
    width=st.integers(1, 20),
)
def test_lines_are_broken_between_words_alone(text: str, width: int) -> None:
    """Every word is there, whole; a line is too long only where one word is."""
    lines = wrapped(text, width, cells)
    assert text.split() == " ".join(lines).split()
    assert [] == [line for line in lines if cells(line) > width and len(line.split()) > 1]


@given(
    columns=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 60)), min_size=1, max_size=8),
    room=st.integers(0, 300),
)
def test_columns_share_what_there_is(columns: list[tuple[int, int]], room: int) -> None:
    """None below its least, none above what it wants, and no room is left that one still wants."""
    least = [low for low, _more in columns]
    wanted = [low + more for low, more in columns]
    widths = shared(least, wanted, room)
    if widths is None:
        assert sum(least) > room
        return
    assert all(low <= width <= high for low, width, high in zip(least, widths, wanted, strict=True))
    assert min(sum(wanted), room) == sum(widths)


def test_columns_are_balanced_for_low_rows() -> None:
    """The room goes to the column that makes rows tall; no column falls below its least."""
    words = [[[40] * 10, [40] * 2, [40]]] * 3
    assert ([320, 40, 40], 6) == balanced(words, [40] * 3, [490, 90, 40], 400, (0, 10))
    assert ([490, 90, 40], 3) == balanced(words, [40] * 3, [490, 90, 40], 620, (0, 10))
    assert balanced(words, [40] * 3, [490, 90, 40], 119, (0, 10)) is None


def test_a_row_is_as_high_as_its_letters_need() -> None:
    """A sentence that fits its column has one line; in bold it may not."""
    sentence = "Chuyên án trinh sát có nguồn từ sưu tra, hiềm nghi, cộng tác viên bí mật đạt từ 85%"
    room = -(-thousandths(sentence) // 500)
    width = room + room // 20 + 2
    assert [1, 2] == [lines_of([(sentence, width)], bold=bold) for bold in (False, True)]
    assert 2 == lines_of([(sentence, room)], bold=False)
