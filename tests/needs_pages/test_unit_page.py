"""A commander's page in a browser: on a telephone and at a desk, by keys alone. `make test-pages`."""

from __future__ import annotations

import shutil

import pytest
from markupsafe import Markup

from projections.documents.pages.charts import ChartBar, bar_chart
from projections.documents.pages.folded import (
    Card,
    Chapter,
    FoldedPage,
    Opening,
    Rows,
    Unfolding,
    folded_page,
)
from tests.needs_pages.browser import CHROMIUM, asked_within, opened, printed

pytestmark = [
    pytest.mark.needs_pages,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium"),
]
LONG = "Hồ-sơ-có-tên-rất-dài-không-có-chỗ-nào-để-xuống-dòng-" * 4
TITLES = ("Số hồ sơ", "Vị trí", "Ngày phát sinh", "Người ghi", "Việc phải làm", "Hạn", "Đơn vị")


def page() -> str:
    """A page with long names, many columns and much to open."""
    rows = Rows(
        TITLES,
        [(LONG, "1", "01/01/2024", "CB01", LONG, "", "DHS")] * 3,
        (False, True, *[False] * 5),
        LONG,
    )
    numbers = (
        Opening("Cuối kỳ", "3", rows, "head"),
        Opening("Tăng", "0"),
        Opening(LONG, "3", rows, "alarm"),
    )
    chart: Markup = bar_chart([ChartBar(at, at // 2) for at in range(53)], "Theo tuần")
    card = Card(
        LONG,
        numbers,
        chart,
        ("12/2023: 4", "11/2024: 5"),
        "Theo tháng",
        (Unfolding(LONG, numbers, LONG, LONG),),
    )
    chapters = tuple(Chapter(f"c{at}", LONG, (card, card), LONG) for at in range(3))
    return folded_page(FoldedPage(LONG, "vi", (LONG,), chapters, "Mục lục", LONG, "MẬT", LONG))


SEEN = """
const root = inside.documentElement, fits = () => root.scrollWidth <= root.clientWidth;
const shut = fits();
inside.querySelectorAll("details").forEach((one) => { one.open = true; });
const controls = [...inside.querySelectorAll("a, summary")];
const reached = controls.filter((one) => { one.focus(); return inside.activeElement === one && one.tabIndex >= 0; });
return { shut, open: fits(), wide: root.clientWidth, controls: controls.length, reached: reached.length,
  stacked: getComputedStyle(inside.querySelector("td")).display === "block" };
"""


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_cut_off_and_keys_reach_all(width: int) -> None:
    """With everything open nothing stands outside, and every control can be reached."""
    found = asked_within(page(), SEEN, width)
    assert (True, True) == (found["shut"], found["open"])
    assert width - 20 <= found["wide"] <= width  # but for the bar that scrolls
    assert found["controls"] == found["reached"] > 20
    assert (width < 640) == found["stacked"]


def test_it_opens_by_its_own_policy() -> None:
    """As it is, without scripts, it shows what it holds, in the style its policy names."""
    assert page().count("<details") == opened(page()).count("<details")


NOTE = "Bút toán về hồ sơ, theo tuần ghi sổ (thứ Năm đến thứ Tư); phần khác màu trong cột là số ghi sau ngày phát sinh quá 30 ngày."


def on_paper(lines: int) -> FoldedPage:
    """Two chapters of one card each, the first of so many lines."""
    before = Card("", (Opening("trước", "1"),), notes=("dòng",) * lines, wide=True)
    chart = bar_chart([ChartBar(at) for at in range(53)], "Theo tuần")
    card = Card("", (Opening("bút toán", "6", look="head"),), chart, ("đầu", "cuối"), wide=True)
    chapters = (Chapter("a", "Trước", (before,)), Chapter("b", "Theo tuần", (card,), NOTE))
    return FoldedPage("CAH", "vi", (), chapters, "Mục lục", "cuối trang")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler")
def test_a_heading_is_printed_with_what_it_is_of() -> None:
    """Wherever on the paper it comes to stand: heading, the whole note and the card on one page."""
    pages = set()
    for lines in range(10, 28, 2):
        texts = printed(folded_page(on_paper(lines)))
        (at,) = (at for at, text in enumerate(texts) if "bút toán" in text and "6" in text.split())
        assert "Theo tuần" in texts[at], lines
        assert "Bút toán về hồ sơ" in texts[at], lines
        pages.add(at)
    assert {0, 1} == pages
