"""Small charts as SVG that stands in a page: bars from nought, drawn without any library."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from markupsafe import Markup

WIDTH: Final = 240
HEIGHT: Final = 56
"""The size of a chart in units of its own; it is as wide as where it stands."""

GAP: Final = 0.25
"""The part of a bar's place that stays empty."""

_CHART: Final = Markup(
    '<svg viewBox="0 0 {width} {height}" preserveAspectRatio="none" role="img" '
    'aria-label="{label}">'
    "<title>{label}</title>{bars}</svg>"
)
_BAR: Final = Markup('<rect class="{look}" x="{x}" y="{y}" width="{width}" height="{height}"/>')


class ChartBar(NamedTuple):
    """A bar: its value, and what part of it is told apart (recorded late, for example)."""

    value: int
    part: int = 0


def bar_chart(bars: Sequence[ChartBar], label: str) -> Markup:
    """Bars side by side, the last one in the foreground; ``label``: what is read out of it.

    The highest is as high as the chart; what is not nothing is never drawn as nothing.
    """
    most = max((one.value for one in bars), default=0)
    place = WIDTH / max(len(bars), 1)
    drawn = Markup("").join(
        drawn
        for at, one in enumerate(bars)
        for drawn in _drawn(one, at * place, place * (1 - GAP), most, is_last=at == len(bars) - 1)
    )
    return _CHART.format(width=WIDTH, height=HEIGHT, label=label, bars=drawn)


def _drawn(one: ChartBar, x: float, width: float, most: int, *, is_last: bool) -> list[Markup]:
    """A bar from the ground up, and over it the part that is told apart."""
    looks = [("bar last" if is_last else "bar", one.value), ("part", one.part)]
    return [_rect(look, x, width, _height(value, most)) for look, value in looks if value > 0]


def _height(value: int, most: int) -> float:
    return max(1.0, value * HEIGHT / most)


def _rect(look: str, x: float, width: float, height: float) -> Markup:
    return _BAR.format(
        look=look,
        x=f"{x:.2f}",
        y=f"{HEIGHT - height:.2f}",
        width=f"{width:.2f}",
        height=f"{height:.2f}",
    )
