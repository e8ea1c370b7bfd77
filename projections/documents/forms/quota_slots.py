"""Slots of quotas (chỉ tiêu giao): ``Q.lc_opened``, ``Q.lc_opened.done``, ``Q.planned``.

``Q.INDICATOR`` is the approved number of an indicator of the list, ``.done`` what is done of it:
``02/04``. ``Q.planned``, ``Q.summary``: what a plan on collaborators is to build (forms.md §3);
``Q.collaborators``: of all symbols together; ``Q.lt_opened_rest``: LT of no branch that is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Final

from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.notation import SlotName
from projections.documents.forms.slot_book import NoSuchSlot, number_of
from projections.documents.forms.slot_values import (
    DOTS,
    BlankSlot,
    CountSlot,
    LinesSlot,
    RateSlot,
    ShareSlot,
    SlotValue,
)
from projections.documents.year_end.wording import two_digits
from projections.targets.indicator import SizeCount
from projections.targets.measuring import measure_of
from projections.targets.quotas import QuotaFound, quota_of
from projections.targets.target_list import TargetList

NO_QUOTA: Final = "Chưa có chỉ tiêu giao được phê duyệt: {what}."
OVER_THE_WHOLE: Final = (
    "Chỉ tiêu LT giao theo hệ cộng lại nhiều hơn chỉ tiêu LT, nên không ghi theo hệ."
)
LT: Final = "lt_opened"
_PLANNED: Final[Mapping[str, str]] = {
    "lc_opened": "cơ sở bí mật (LC)",
    LT: "đặc tình (LT)",
    "ld_opened": "cộng tác viên danh dự (LD)",
    "nv_opened": "vai ảo nghiệp vụ (NV)",
    "ctv_opened": "vai ảo CTVBM (CTV)",
    "htbm_opened": "hộp thư bí mật (HTBM)",
}
"""What a plan is to build, and what it is called."""
_OPTIONAL: Final = "ctv_opened"
"""It is planned only where a quota says so."""
_OF_LT: Final[Mapping[str, str]] = {
    "lt_opened_drugs": "hệ ma túy",
    "lt_opened_economy_environment": "hệ kinh tế, môi trường",
}
_COLLABORATORS: Final = ("lc_opened", LT, "ld_opened")
REST: Final = "lt_opened_rest"
_RECKONED: Final = ("collaborators", REST)
_SUMMARY: Final = (
    "- Tổng cộng xây dựng mới {all} CTVBM, gồm: {lt} LT, {lc} LC, {ld} LD; {nv} vai ảo NV{ctv}; "
    "{htbm} HTBM."
)


class QuotaSlots:
    """The slots of the quotas of the list that is asked about."""

    def __init__(self, books: FormBooks) -> None:
        self._books = books

    def value(self, name: SlotName) -> SlotValue:
        """A number, what is done of it, or what is planned in words. Raises NoSuchSlot."""
        what, step = number_of(name, 1), name.path[2:]
        if name.cell or name.against:
            raise NoSuchSlot(str(name))
        if what in ("planned", "summary") and not step:
            return self._planned() if what == "planned" else self._summary()
        if what in _RECKONED and not step:
            return self._reckoned(what)
        plan = self._books.sight.plan
        if what not in plan.quotas or step not in ((), ("done",)):
            raise NoSuchSlot(str(name))
        if step and not isinstance(plan.indicators[what], SizeCount):
            raise NoSuchSlot(str(name))
        return self._quota(what, done=bool(step))

    def _quota(self, indicator: str, *, done: bool) -> SlotValue:
        found, sight = self._given(indicator), self._books.sight
        if found is None:
            return BlankSlot(_reason(indicator))
        asked = sight.plan.indicators[indicator]
        if done:
            return ShareSlot(measure_of(asked, sight).numerator or 0, found.number)
        if found.percent or asked.kind == "ratio":
            return RateSlot(Fraction(found.number, 100))
        return CountSlot(found.number)

    def _given(self, indicator: str) -> QuotaFound | None:
        """The quota for the days the paper is of, as it stands at the end of its figures."""
        return quota_of(indicator, self._books.sight, self._books.planned)

    def _number(self, indicator: str) -> int | None:
        found = self._given(indicator)
        return found.number if found else None

    # ---- a plan on collaborators ----------------------------------------------------------------

    def _reckoned(self, what: str) -> SlotValue:
        """What follows from several quotas; blank where one of them is not known."""
        needed = (LT,) if what == REST else _COLLABORATORS
        known = [self._number(one) for one in needed]
        if what == REST and self._rest() < 0:
            return BlankSlot(OVER_THE_WHOLE)
        if None in known:
            return BlankSlot(_reason(needed[known.index(None)]))
        return CountSlot(self._rest() if what == REST else sum(one or 0 for one in known))

    def _planned(self) -> LinesSlot:
        """What is to be built of each, a line each; of LT also by branch."""
        known = {one: self._number(one) for one in _PLANNED}
        lines = [
            f"- Xây dựng mới {called}: {_text(known[one])}{self._by_branch() if one == LT else ''}."
            for one, called in _PLANNED.items()
            if one != _OPTIONAL or known[one] is not None
        ]
        reasons = [_reason(one) for one in known if one != _OPTIONAL and known[one] is None]
        if self._rest() < 0:
            reasons.append(OVER_THE_WHOLE)
        parts = tuple(f"Q.{one}" for one in known if one != _OPTIONAL)
        return LinesSlot(tuple(lines), parts, tuple(reasons))

    def _rest(self) -> int:
        """What the quotas of branches leave of that of all LT."""
        return (self._number(LT) or 0) - sum(self._number(one) or 0 for one in _OF_LT)

    def _by_branch(self) -> str:
        """Of which branches they are to be; nothing where no quota says so."""
        told = [
            f"{called} {two_digits(number)}"
            for one, called in _OF_LT.items()
            if (number := self._number(one)) is not None
        ]
        rest = self._rest()
        if not told or rest < 0:
            return ""
        if rest:
            told.append(f"hệ khác {two_digits(rest)}")
        return f", gồm: {'; '.join(told)}"

    def _summary(self) -> LinesSlot:
        """The same numbers once more, with the collaborators added up."""
        known = {one: self._number(one) for one in _PLANNED}
        counts = [known[one] for one in _COLLABORATORS]
        whole = sum(one or 0 for one in counts)
        ctv = known[_OPTIONAL]
        told = {one.removesuffix("_opened"): _text(number) for one, number in known.items()}
        told["all"] = DOTS if None in counts else two_digits(whole)
        told["ctv"] = f", {two_digits(ctv)} vai ảo CTV" if ctv is not None else ""
        return LinesSlot((_SUMMARY.format_map(told),), tuple(f"Q.{one}" for one in _PLANNED))

    def names(self) -> Iterable[str]:
        """Those of every quota that the list asks for."""
        return quota_names(self._books.sight.plan)


def quota_names(plan: TargetList) -> Iterator[str]:
    """Those of every quota that a list asks for, and of what a plan is to build."""
    named = plan.quotas
    for one in named:
        yield f"Q.{one}"
        if isinstance(plan.indicators.get(one), SizeCount):
            yield f"Q.{one}.done"
    if LT in named:
        yield from ("Q.planned", "Q.summary", *(f"Q.{one}" for one in _RECKONED))


def _text(number: int | None) -> str:
    return DOTS if number is None else two_digits(number)


def _reason(indicator: str) -> str:
    return NO_QUOTA.format(what=_PLANNED.get(indicator) or _OF_LT.get(indicator) or indicator)
