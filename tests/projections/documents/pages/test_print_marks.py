"""The mark that a browser prints at the head of every page, as a style."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from projections.documents.pages.print_marks import print_marks


def told(style: str) -> list[str]:
    """The texts of a style, as a browser reads them."""
    found = re.findall(r'content: "((?:[^"\\]|\\[0-9a-f]{6})*)"', style)
    return [re.sub(r"\\([0-9a-f]{6})", lambda sign: chr(int(sign[1], 16)), one) for one in found]


def test_a_degree_and_a_line_on_copying() -> None:
    """Left and right; nothing where there is neither, no empty text where there is one."""
    style = print_marks("MẬT", "Không sao, chụp")
    assert ["MẬT", "Không sao, chụp"] == told(style)
    assert ("@top-left" in style, "@top-right" in style) == (True, True)
    assert ["MẬT"] == told(print_marks("MẬT", ""))
    assert "" == print_marks("", "")


@given(st.text(min_size=1))
def test_no_text_ends_the_style(text: str) -> None:
    """Whatever is typed is printed as it is typed."""
    style = print_marks(text, "")
    assert [text] == told(style)
    assert not set("<>&\n") & set(style.rstrip("\n"))
