"""Small pictures of numbers for a terminal: a bar for one, a row of signs for several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_EIGHTHS: Final = " ▏▎▍▌▋▊▉█"
_STEPS: Final = "▁▂▃▄▅▆▇█"


def bar(value: int, most: int, width: int) -> str:
    """A bar as long as a value is of the ``most`` there is, to an eighth of a sign.

    What is not nothing is never drawn as nothing.
    """
    if value <= 0 or most <= 0:
        return ""
    eighths = max(1, value * width * 8 // most)
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def trend(values: Sequence[int]) -> str:
    """One sign for each value, from the lowest to the highest; the middle where all agree."""
    low, high = min(values, default=0), max(values, default=0)
    if low == high:
        return _STEPS[3] * len(values)
    return "".join(_STEPS[(value - low) * 7 // (high - low)] for value in values)
