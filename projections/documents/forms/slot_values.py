"""What can stand in a slot of a form, and how it is written (forms.md §0).

What the books do not know is a blank with its reason, never a nought; what a person writes is left
free.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

from ledger.values.dates import format_date
from projections.documents.year_end.wording import two_digits

DOTS: Final = "…………"
"""What is left for a person to write."""
NOT_ASKED_WORDS: Final = "Không thuộc diện"


@dataclass(frozen=True, slots=True)
class CountSlot:
    """So many; a nought is known to be none."""

    number: int

    @property
    def text(self) -> str:
        """``0``, ``05``, ``12``, ``1.234``."""
        return two_digits(self.number)


@dataclass(frozen=True, slots=True)
class ShareSlot:
    """So many of so many."""

    part: int
    whole: int

    @property
    def text(self) -> str:
        """``13/16``."""
        return f"{plain_digits(self.part)}/{plain_digits(self.whole)}"


@dataclass(frozen=True, slots=True)
class RateSlot:
    """A part of one as a rate, or a whole number that is no count (a difference)."""

    value: Fraction
    percent: bool = True

    @property
    def text(self) -> str:
        """``87,5%``; a difference that falls has its sign."""
        return rate_text(self.value) if self.percent else decimal_text(self.value)


@dataclass(frozen=True, slots=True)
class MoneySlot:
    """An amount in whole đồng."""

    dong: int

    @property
    def text(self) -> str:
        """``96.400.000đ``."""
        return f"{two_digits(self.dong) if self.dong > 9 else self.dong}đ"


@dataclass(frozen=True, slots=True)
class DaySlot:
    """A day."""

    day: date

    @property
    def text(self) -> str:
        """``15/10/2024``."""
        return format_date(self.day)


@dataclass(frozen=True, slots=True)
class ChangeSlot:
    """What there is now against the same days of the year before; ``noun``: what is counted."""

    now: int
    before: int
    noun: str = ""

    @property
    def text(self) -> str:
        """``(tăng 12 vụ so với cùng kỳ)``; a rise or fall has no sign."""
        if self.now == self.before:
            return "(bằng cùng kỳ)"
        word = "tăng" if self.now > self.before else "giảm"
        noun = f" {self.noun}" if self.noun else ""
        return f"({word} {two_digits(abs(self.now - self.before))}{noun} so với cùng kỳ)"


@dataclass(frozen=True, slots=True)
class TextSlot:
    """Words, as a name or a grade."""

    words: str

    @property
    def text(self) -> str:
        """The words themselves."""
        return self.words


@dataclass(frozen=True, slots=True)
class LinesSlot:
    """Paragraphs, one after the other.

    ``parts``: the slots that say the same one by one; ``reasons``: why something in them is blank.
    """

    lines: tuple[str, ...]
    parts: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The paragraphs, divided by the sign that divides paragraphs in a template."""
        return PARAGRAPH.join(self.lines)


PARAGRAPH: Final = "\a"
"""Between the paragraphs of a text: the template engine makes a new one of it."""


@dataclass(frozen=True, slots=True)
class RowsSlot:
    """Rows of a table: each a text for every one of the ``columns``.

    ``titles``: what the columns are called; ``reasons``: why something in them is blank.
    """

    columns: tuple[str, ...]
    titles: tuple[str, ...]
    rows: tuple[Mapping[str, CellValue], ...]
    reasons: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """A table has no text of its own."""
        return ""


@dataclass(frozen=True, slots=True)
class BlankSlot:
    """The books do not know it; ``reason``: why, for the notes."""

    reason: str

    @property
    def text(self) -> str:
        """Dots."""
        return DOTS


@dataclass(frozen=True, slots=True)
class NotAskedSlot:
    """It is not asked of such a unit, or of these days."""

    @property
    def text(self) -> str:
        """``Không thuộc diện``."""
        return NOT_ASKED_WORDS


@dataclass(frozen=True, slots=True)
class FreeSlot:
    """A text that a person writes: nothing fills it."""

    @property
    def text(self) -> str:
        """Leader dots over most of a line, which may begin with them, as none does with a stop."""
        return "…" * 16


CellValue = str | int | None

SlotValue = (
    CountSlot
    | ShareSlot
    | RateSlot
    | MoneySlot
    | DaySlot
    | ChangeSlot
    | TextSlot
    | LinesSlot
    | RowsSlot
    | BlankSlot
    | NotAskedSlot
    | FreeSlot
)
"""Whatever a slot can hold."""


def share_of(part: int, whole: int) -> ShareSlot | NotAskedSlot:
    """So many of so many; of none it is not asked (forms.md §0)."""
    return ShareSlot(part, whole) if whole else NotAskedSlot()


def plain_digits(number: int) -> str:
    """A count in a share: two digits, and no sign between thousands, as shares are read."""
    return f"{number:02d}"


def rate_text(value: Fraction) -> str:
    """A part of one per cent: two decimals at most, half up, none where it is whole."""
    return f"{decimal_text(value * 100)}%"


def decimal_text(value: Fraction) -> str:
    """A number with two decimals at most, half up, none where it is whole: ``4,33``."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    rounded = exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
    whole = rounded == rounded.to_integral()
    shown = f"{int(rounded):,}" if whole else f"{rounded.normalize():,}"
    return shown.translate({ord(","): ".", ord("."): ","})
