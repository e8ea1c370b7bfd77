"""Pages in their shell: their colours can be told apart, and charts are as high as what they show."""

from __future__ import annotations

import re

import pytest
from markupsafe import Markup

from projections.documents.pages.charts import HEIGHT, WIDTH, ChartBar, bar_chart
from projections.documents.pages.folded import Card, Chapter, FoldedPage, Opening, Rows, folded_page
from projections.documents.pages.shell import part

HOSTILE = '</title><script>alert("1")</script>'
SHELL = part("shell.css") + part("folded.css")
BLOCKS = {
    "light": re.findall(r"^:root \{(.*?)\}", SHELL, re.S | re.M)[0],
    "dark": re.findall(r"dark\) \{ :root \{(.*?)\}", SHELL, re.S)[0],
    "print": re.findall(r"@media print \{\s*:root \{(.*?)\}", SHELL, re.S)[0],
}
TEXT, MARK = 4.5, 3.0
"""What WCAG 2.2 asks: of texts (1.4.3), and of what is no text but must be seen (1.4.11)."""


def colours(block: str) -> dict[str, str]:
    """The colours a block of CSS names, as six digits."""
    found = re.findall(r"--(\w+): #([0-9a-f]{3,6})", BLOCKS[block])
    return {
        name: code if len(code) == 6 else "".join(2 * one for one in code) for name, code in found
    }


def luminance(code: str) -> float:
    """The relative luminance of a colour, as WCAG defines it."""
    parts = [int(code[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How well two colours can be told apart: from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_of_contrast() -> None:
    """As WCAG's own examples have it."""
    assert 21.0 == round(contrast("000000", "ffffff"), 2)
    assert 4.48 == round(contrast("777777", "ffffff"), 2)


@pytest.mark.parametrize("block", BLOCKS)
def test_texts_and_marks_can_be_seen(block: str) -> None:
    """Every colour of a text on every ground, and of bars and lines on the page's own."""
    found = colours(block)
    texts = {
        (name, ground): contrast(found[name], found[ground])
        for name in ("ink", "accent", "backdated", "stamp", "late")
        for ground in ("paper", "soft")
    }
    marks = {name: contrast(found[name], found["paper"]) for name in ("rule", "accent", "late")}
    assert {} == {pair: ratio for pair, ratio in texts.items() if ratio < TEXT}
    assert {} == {name: ratio for name, ratio in marks.items() if ratio < MARK}


def page() -> str:
    """A page with hostile texts wherever a text can stand."""
    rows = Rows((HOSTILE,), [[HOSTILE]], (False,), HOSTILE)
    card = Card(HOSTILE, (Opening(HOSTILE, "1", rows), Opening("a", "0")), bar_chart([], HOSTILE))
    return folded_page(
        FoldedPage(
            HOSTILE, "vi", (HOSTILE,), (Chapter("a", HOSTILE, (card,), HOSTILE),), HOSTILE, HOSTILE
        )
    )


def test_texts_stay_texts() -> None:
    """What a text holds is never an element."""
    assert "<script" not in page()
    assert page().count("&lt;script&gt;") >= 9


def test_a_number_opens_by_itself() -> None:
    """What opens is an element of HTML that keys open without a script; nought is none."""
    assert 1 == page().count("<details")
    assert 1 == page().count('<p class="closed ')


HEIGHTS = re.compile(
    r'class="([a-z ]+)" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"'
)


def drawn(*bars: ChartBar) -> list[tuple[str, float]]:
    """The bars of a chart: how they look, and their part of its height."""
    chart = bar_chart(bars, "a")
    assert isinstance(chart, Markup)
    found = []
    for look, x, y, width, height in HEIGHTS.findall(chart):
        assert 0 <= float(x) < float(x) + float(width) <= WIDTH
        assert HEIGHT == pytest.approx(float(y) + float(height), abs=0.02)
        found.append((look, float(height) / HEIGHT))
    return found


def test_bars_are_as_high_as_their_values() -> None:
    """From nought; what is told apart stands in its bar; what is little is seen, nothing is not."""
    assert [("bar", 0.5), ("bar last", 1.0)] == drawn(ChartBar(2), ChartBar(4))
    assert [("bar last", 1.0), ("part", 0.25)] == drawn(ChartBar(4, 1))
    assert [] == drawn(ChartBar(0), ChartBar(0))
    (_most, (look, little)) = drawn(ChartBar(10_000), ChartBar(1))
    assert look == "bar last"
    assert little == pytest.approx(1 / HEIGHT, abs=0.001)
