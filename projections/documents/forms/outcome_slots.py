"""Slots of results of work: ``O.penalty.cases{type=drugs}``, ``O.prosecution.accusedΔ``.

``O.KIND.QUANTITY`` is the sum of a quantity over the results of the period; ``.times`` how many
results there are (cases prosecuted, one entry a case); ``.persons_once`` each person once.
``O.situation`` says them in words, by branch.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ledger.catalog.lines import catalog
from ledger.catalog.papers import papers
from projections.documents.forms.cell_values import checked_value
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.notation import BEFORE, SlotName
from projections.documents.forms.slot_book import NoSuchSlot, number_of
from projections.documents.forms.slot_values import (
    BlankSlot,
    ChangeSlot,
    CountSlot,
    LinesSlot,
    MoneySlot,
    SlotValue,
)
from projections.documents.year_end.wording import two_digits
from projections.targets.result_counts import TIMES, summed
from projections.targets.seen_books import CountedOutcome

_MONEY: Final = {"dong": "amount_dong", "amount_dong": "amount_dong"}
_OF_FACTS: Final = {"type": "penalty_type", "measure": "measure", "offence": "offence"}
_YES_OR_NO: Final = ("true", "false")
NO_BRANCH: Final = "Lĩnh vực khác"
UNBRANCHED: Final = "none"
"""What stands in braces for results that are of no branch."""


class OutcomeSlots:
    """The slots of results of work in the period."""

    def __init__(self, books: FormBooks) -> None:
        self._books = books

    def value(self, name: SlotName) -> SlotValue:
        """A quantity, its change, or the situation in words. Raises NoSuchSlot."""
        kind = number_of(name, 1)
        if kind == "situation" and len(name.path) == 2 and not name.cell and not name.against:
            return LinesSlot(tuple(self._situation()), reasons=tuple(self._reasons()))
        quantity = number_of(name, 2)
        if len(name.path) > 3 or not _is_known(kind, quantity):
            raise NoSuchSlot(str(name))
        return self._quantity(kind, quantity, name)

    def _quantity(self, kind: str, quantity: str, name: SlotName) -> SlotValue:
        cell = self._cell(kind, name)
        now = _sum(self._books.outcomes(kind), quantity, cell)
        if not name.against:
            return MoneySlot(now) if quantity in _MONEY else CountSlot(now)
        if not self._books.reach_back:
            return BlankSlot(self._books.no_year_before)
        before = _sum(self._books.before.outcomes(kind), quantity, cell)
        if name.against == BEFORE:
            return MoneySlot(before) if quantity in _MONEY else CountSlot(before)
        return ChangeSlot(now, before, NOUNS.get((kind, quantity), ""))

    def _cell(self, kind: str, name: SlotName) -> dict[str, str]:
        """What is asked of the results of a kind. Raises NoSuchSlot."""
        branches = (*self._books.sight.books.branches, UNBRANCHED)
        known = {"branch": branches, **self._values_of(kind)}
        for key, _ in name.cell:
            if key not in known:
                raise NoSuchSlot(str(name))
            checked_value(name, key, known[key])
        return dict(name.cell)

    def _values_of(self, kind: str) -> dict[str, tuple[str, ...]]:
        """What results of a kind say besides their quantities, and the values it can have."""
        found = next(one for one in papers().outcomes if one.code == kind)
        said = {*found.needs, *found.facts}
        coded = {key: one for key, one in _OF_FACTS.items() if one in said}
        told = {key: tuple(one.code for one in papers().values(of)) for key, of in coded.items()}
        if "offence" in told:
            told["offence"] = self._books.sight.books.offences
        return told | {key: _YES_OR_NO for key in ("online", "organised") if key in said}

    # ---- in words -------------------------------------------------------------------------------

    def _situation(self) -> Iterator[str]:
        """What was found, imposed and prosecuted, a few lines for each branch that had any."""
        branches = [*(one.code for one in catalog().branches), *self._books.own_branches, None]
        told = 0
        for branch in branches:
            lines = list(self._of_branch(branch))
            if lines:
                told += 1
                name = catalog().branches.title_of(branch) if branch else NO_BRANCH
                begins = "" if lines[0].startswith("- ") else f" {lines.pop(0)}"
                yield f"{told}. {name}:{begins}"
                yield from lines
        if not told:
            yield "Trong kỳ không ghi nhận vụ việc xử phạt hành chính, khởi tố, phạm pháp hình sự."

    def _of_branch(self, branch: str | None) -> Iterator[str]:
        books = self._books
        found, before = (
            {kind: _with_branch(one.outcomes(kind), branch) for kind in _TOLD}
            for one in (books, books.before)
        )
        told = {kind for kind in _TOLD if found[kind] or (before[kind] and self._compares)}
        if "penalty" in told:
            yield from self._penalties(found["penalty"], before["penalty"])
        for kind, quantity, text in _SENTENCES:
            now = _sum(found[kind], quantity, {})
            if kind in told:
                change = self._change(now, _sum(before[kind], quantity, {}), kind, quantity)
                yield text.format(count=two_digits(now), change=change)

    @property
    def _compares(self) -> bool:
        """Whether the year before is known: then what fell to nothing is told as well."""
        return self._books.reach_back

    def _change(self, now: int, before: int, kind: str, quantity: str) -> str:
        if not self._compares:
            return ""
        return f" {ChangeSlot(now, before, NOUNS[kind, quantity]).text}"

    def _penalties(
        self, found: list[CountedOutcome], before: list[CountedOutcome]
    ) -> Iterator[str]:
        cases = _sum(found, "cases", {})
        change = self._change(cases, _sum(before, "cases", {}), "penalty", "cases")
        yield f"phát hiện và xử phạt hành chính {two_digits(cases)} vụ{change}."
        if not found:
            return
        types = Counter[str]()
        for one in found:
            types[str(one.facts["penalty_type"])] += one.numbers["cases"]
        names = papers().values("penalty_type")
        parts = (
            f"{two_digits(types[one.code])} vụ về {one.name.lower().replace(',', ' -')}"
            for one in names
            if types[one.code]
        )
        money = MoneySlot(_sum(found, "amount_dong", {})).text
        yield f"Trong đó: {', '.join(parts)}. Tổng số tiền nộp phạt NSNN: {money}."

    def _reasons(self) -> Iterator[str]:
        if not self._books.reach_back:
            yield self._books.no_year_before

    def names(self) -> Iterable[str]:
        """Every kind with its quantities."""
        return outcome_names()


NOUNS: Final = {
    ("penalty", "cases"): "vụ",
    ("crime", "cases"): "vụ",
    ("crime", "solved"): "vụ",
    ("prosecution", TIMES): "vụ",
    ("prosecution", "accused"): "bị can",
    ("arrest", "persons"): "đối tượng",
}
"""What a rise or fall is counted in."""

_TOLD: Final = ("penalty", "crime", "prosecution")
_SENTENCES: Final = (
    ("crime", "cases", "- Phạm pháp hình sự: {count} vụ{change}."),
    ("crime", "solved", "- Điều tra làm rõ: {count} vụ{change}."),
    ("prosecution", TIMES, "- Khởi tố: {count} vụ{change}."),
    ("prosecution", "accused", "- Khởi tố bị can: {count} bị can{change}."),
)


def _is_known(kind: str, quantity: str) -> bool:
    """Whether results of a kind have a quantity."""
    found = next((one for one in papers().values("kind") if one.code == kind), None)
    if found is None:
        return False
    derived = {"persons_once": found.counts, "grave_not_on_file": "grave" in found.optional}
    known = {*found.quantities, *found.optional, TIMES, *(one for one in derived if derived[one])}
    return _MONEY.get(quantity, quantity) in known


def _sum(found: Iterable[CountedOutcome], quantity: str, cell: Mapping[str, str]) -> int:
    return summed((one for one in found if _is_in(one, cell)), _MONEY.get(quantity, quantity))


def _is_in(one: CountedOutcome, cell: Mapping[str, str]) -> bool:
    for key, said in cell.items():
        if key == "branch":
            if (one.branch or UNBRANCHED) != said:
                return False
        elif key in _OF_FACTS:
            if one.facts.get(_OF_FACTS[key]) != said:
                return False
        elif bool(one.facts.get(key)) != (said == "true"):
            return False
    return True


def _with_branch(found: Iterable[CountedOutcome], branch: str | None) -> list[CountedOutcome]:
    return [one for one in found if one.branch == branch]


def outcome_names() -> Iterator[str]:
    """Every kind with its quantities."""
    yield "O.situation"
    for kind in papers().values("kind"):
        for quantity in (*kind.quantities, *kind.optional, TIMES):
            yield f"O.{kind.code}.{quantity}"
    yield from ("O.penalty.dong", "O.arrest.persons_once", "O.penalty.cases{type=drugs}")
    yield from ("O.penalty.cases~before", "O.penalty.casesΔ")
