"""The degree of secrecy and the line on copying at the head of every page that a browser prints.

They stand in the margin boxes of CSS Paged Media (css-page-3, §4); a browser that knows none prints
them where the page itself has them.
"""

from __future__ import annotations

import re
from typing import Final

_LOOKS: Final = (
    ("top-left", "font-weight: bold; color: #c00000"),
    ("top-right", "font-style: italic"),
)
_UNSAFE: Final = re.compile(r"[^\w .,;:()–-]")
"""What is written by its number in a text of a style, as what could end the text or the style."""


def print_marks(stamp: str, copying: str) -> str:
    """The style that prints a degree and a line on copying; empty where there is neither."""
    told = zip(_LOOKS, (stamp, copying), strict=True)
    boxes = [
        f'@{place} {{ content: "{_written(text)}"; {looks} }}'
        for (place, looks), text in told
        if text
    ]
    return f"@page {{ {' '.join(boxes)} }}\n" if boxes else ""


def _written(text: str) -> str:
    return _UNSAFE.sub(lambda sign: f"\\{ord(sign[0]):06x}", text)
