"""Slots of a programme on organised crime: ``G.found``, ``G.persons``, ``G.gangs``, ``G.crime``.

The counts one by one, in words (``G.gangs``, ``G.results``, ``G.crime`` against the baseline), and
side by side for the years of the programme: ``G.years``, ``G.grades`` (forms.md §6).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cached_property
from typing import Final

from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.notation import SlotName
from projections.documents.forms.programme_counts import CALLED, ProgrammeCounts
from projections.documents.forms.programme_years import (
    FALLS,
    NO_BASELINE,
    fall_word,
    grade_years,
    year_rows,
)
from projections.documents.forms.slot_book import NoSuchSlot, number_of
from projections.documents.forms.slot_values import (
    DOTS,
    CountSlot,
    LinesSlot,
    SlotValue,
    TextSlot,
    decimal_text,
    rate_text,
)
from projections.documents.forms.target_words import results_wording
from projections.documents.year_end.wording import two_digits
from projections.targets.measure import NOT_KNOWN
from projections.targets.measuring import measure_of
from projections.targets.target_list import Programme

ROOT: Final = "G"
_GANGS: Final = (
    "- Đầu kỳ có {opening} băng, ổ nhóm đang hoạt động; trong kỳ phát hiện {found}, lập hồ sơ đấu "
    "tranh {filed}, triệt phá {dismantled} băng, ổ nhóm.",
    "- Cuối kỳ còn {standing} băng, ổ nhóm hoạt động, trong đó {standing_filed} băng, ổ nhóm đã "
    "có hồ sơ đấu tranh.",
)
_OF_GANGS: Final = ("opening", "found", "filed", "dismantled", "standing", "standing_filed")
_RESULTS: Final = (
    "- Bắt {arrested} đối tượng, khởi tố {accused} bị can là thành viên băng, ổ nhóm; tính mỗi "
    "người một lần là {persons} người.",
    "- Khởi tố {organised_cases} vụ, {organised_accused} bị can phạm tội có tổ chức.",
    "- Đề nghị áp dụng biện pháp bắt buộc đối với {compulsory} thành viên băng, ổ nhóm.",
    "- Bắt {fugitives} đối tượng truy nã.",
)
_CRIME: Final = "- {called}: {now} vụ{year}; trước đề án {base} vụ{change}."
_CHANGE: Final = "; {fall} {number} vụ, tỷ lệ {rate}"
_PHASE: Final = "giai đoạn {number} ({first} – {last})"


class ProgrammeSlots:
    """The slots of the programme whose list is asked about."""

    def __init__(self, books: FormBooks, programme: Programme) -> None:
        self._books, self._programme = books, programme

    def value(self, name: SlotName) -> SlotValue:
        """A count, a passage, a table, the phase. Raises NoSuchSlot."""
        what = number_of(name, 1)
        if name.cell or name.against or len(name.path) > 2:
            raise NoSuchSlot(str(name))
        if what in CALLED:
            return CountSlot(self._counts[what])
        match what:
            case "gangs":
                return self._lines(_GANGS, _OF_GANGS)
            case "results":
                return self._lines(_RESULTS, _OF_RESULTS)
            case "crime":
                return self._crime()
            case "years":
                return year_rows(self._books, self._programme)
            case "grades":
                return grade_years(self._books, self._programme)
            case "phase":
                return TextSlot(self._phase())
        raise NoSuchSlot(str(name))

    @cached_property
    def _counts(self) -> dict[str, int]:
        return dict(ProgrammeCounts(self._books).counts)

    def _lines(self, lines: tuple[str, ...], names: tuple[str, ...]) -> LinesSlot:
        told = {name: two_digits(number) for name, number in self._counts.items()}
        texts = tuple(one.format_map(told) for one in lines)
        return LinesSlot(texts, tuple(f"{ROOT}.{one}" for one in names))

    def _crime(self) -> LinesSlot:
        """The crimes of the days against as many days before the programme; of years their mean."""
        told = [self._fall(name, indicator) for name, indicator in FALLS.items()]
        reasons = (NO_BASELINE,) if any(DOTS in one for one in told) else ()
        return LinesSlot(tuple(told), tuple(f"{ROOT}.{one}" for one in FALLS), reasons)

    def _fall(self, name: str, indicator: str) -> str:
        sight = self._books.sight
        years = sight.period.end.year - sight.period.start.year + 1
        now, measure = self._counts[name], measure_of(sight.plan.indicators[indicator], sight)
        told = {
            "called": results_wording()["labels"][indicator].capitalize(),
            "now": _each(now, years),
            "year": " bình quân mỗi năm" if years > 1 else "",
            "base": DOTS,
            "change": "",
        }
        if measure.state != NOT_KNOWN:
            base = measure.denominator or 0
            told["base"] = _each(base, years)
            if base and (fall := base - now):
                number, rate = _each(abs(fall), years), rate_text(Fraction(abs(fall), base))
                word = fall_word(fall)
                told["change"] = _CHANGE.format(fall=word, number=number, rate=rate)
        return _CRIME.format_map(told)

    def _phase(self) -> str:
        """The phase that the days end in; of days that go beyond the programme its last."""
        end, phases = self._books.period.end, self._programme.phases
        begun = [one for one in phases if one.start <= end] or [phases[0]]
        return _PHASE.format(number=len(begun), first=begun[-1].start.year, last=begun[-1].end.year)

    def names(self) -> Iterable[str]:
        """All of them."""
        return programme_names()


_OF_RESULTS: Final = tuple(one for one in CALLED if one not in (*_OF_GANGS, *FALLS))


def programme_names() -> Iterator[str]:
    """All of them."""
    yield from (f"{ROOT}.{one}" for one in CALLED)
    passages = ("gangs", "results", "crime", "years", "grades", "phase")
    yield from (f"{ROOT}.{one}" for one in passages)


def _each(number: int, years: int) -> str:
    """A count, or the yearly mean of one."""
    return two_digits(number) if years == 1 else decimal_text(Fraction(number, years))
