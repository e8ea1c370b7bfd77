"""How many crimes there were and before a programme, in words: forms.md §6, ``G.crime``."""

from __future__ import annotations

from fractions import Fraction
from typing import Final, NamedTuple

from projections.documents.forms.programme_years import fall_word
from projections.documents.forms.slot_values import DOTS, decimal_text, rate_text
from projections.documents.forms.target_words import results_wording
from projections.documents.year_end.wording import two_digits

_CRIME: Final = "- {called}{year}: {now} vụ; trước đề án {base} vụ{change}."
_CHANGE: Final = "; {fall} {number} vụ, tỷ lệ {rate}"


class Fall(NamedTuple):
    """Crimes of some years, and those of as many before the programme; None: not known."""

    indicator: str
    now: int | None
    base: int | None
    years: int

    @property
    def line(self) -> str:
        """In words, by how much they fell or rose; of several years their mean."""
        called = results_wording()["labels"][self.indicator].capitalize()
        year = " bình quân mỗi năm" if self.years > 1 else ""
        told = {"now": self._each(self.now), "base": self._each(self.base), "change": self._change}
        return _CRIME.format(called=called, year=year, **told)

    @property
    def _change(self) -> str:
        if self.now is None or not self.base or self.now == self.base:
            return ""
        fall = self.base - self.now
        number, rate = self._each(abs(fall)), rate_text(Fraction(abs(fall), self.base))
        return _CHANGE.format(fall=fall_word(fall), number=number, rate=rate)

    def _each(self, number: int | None) -> str:
        """A count, or the yearly mean of one."""
        if number is None:
            return DOTS
        return two_digits(number) if self.years == 1 else decimal_text(Fraction(number, self.years))
