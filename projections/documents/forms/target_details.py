"""What a target's result consists of, in words below it (forms.md §1, II.2): ``T8.details``.

By the indicator of each part: by branch, symbol, source or way of closing, unit by unit, and the
numbers of files that are wanting. Whatever list names the indicator has the same details.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Final

from ledger.catalog.lines import catalog
from ledger.entries.collaborator import ItemsDelivered
from ledger.entries.record import SupportGained, SupportLost
from ledger.records.cell import attribute_field
from projections.documents.forms.annexes import arrest_terms
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.slot_values import (
    LinesSlot,
    ShareSlot,
    decimal_text,
    rate_text,
)
from projections.documents.forms.target_words import part_label, results_wording
from projections.documents.year_end.wording import two_digits
from projections.targets.grade import GradedPart
from projections.targets.grading import GradedTarget
from projections.targets.members import Member
from projections.targets.record_index import CountedRecord

Detail = Callable[[FormBooks, GradedPart], Iterator[str]]
"""What tells the details of a part."""
DETECTIVES: Final = ("team", "division")
"""Kinds of detective units (đơn vị trinh sát): teams and divisions."""


def details_of(books: FormBooks, target: GradedTarget) -> LinesSlot:
    """The details of all parts of a target that are asked of such a unit."""
    asked = [one for one in target.parts if one.reason != "not_for_unit"]
    several = sum(one.form == "per_unit" for one in asked) > 1
    lines = (line for part in asked for line in _details(books, part, labelled=several))
    return LinesSlot(tuple(lines))


def _details(books: FormBooks, part: GradedPart, *, labelled: bool) -> Iterator[str]:
    """What a part consists of; ``labelled``: several of its target are told unit by unit."""
    if part.form == "per_unit":
        yield from _units(books, part, labelled=labelled)
    if part.indicator in _OF:
        yield from _OF[part.indicator](books, part)


def detail_words(name: str, /, **values: object) -> str:
    """One of the texts of details, with its fields filled in."""
    return results_wording()["details"][name].format_map(values)


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(texts)


def _names(names: Iterable[str]) -> str:
    return ", ".join(names) or detail_words("nothing")


def branch_name(branch: str | None) -> str:
    """What a branch is called; what has none is told as such."""
    return catalog().branches.title_of(branch) if branch else detail_words("no_branch")


def _shares(above: Counter[str], below: Counter[str]) -> str:
    return _joined(
        detail_words("share", name=name, share=ShareSlot(above[name], below[name]).text)
        for name in sorted(below)
    )


def _counts(found: Mapping[str, int]) -> str:
    return _joined(
        detail_words("count", name=name, count=two_digits(count)) for name, count in found.items()
    )


# ---- surveys ------------------------------------------------------------------------------------


def _through_lines(books: FormBooks, part: GradedPart) -> Iterator[str]:
    """Fields surveyed of those that are to be, by branch."""
    branches = {one.code: branch_name(one.branch) for one in books.sight.objects or ()}
    above, below = (Counter(branches[one] for one in side) for side in (part.above, part.below))
    if below:
        yield detail_words("branches", parts=_shares(above, below))


def _objects(books: FormBooks, part: GradedPart) -> Iterator[str]:
    """Objects surveyed of those that are to be, by symbol; those that are not."""
    symbols = {one.code: one.symbol for one in books.sight.objects or ()}
    above, below = (Counter(symbols[one] for one in side) for side in (part.above, part.below))
    if below:
        yield detail_words("symbols", parts=_shares(above, below))
        yield detail_words("uncovered", names=_names(sorted(set(part.below) - set(part.above))))


def _online_surveys(books: FormBooks, part: GradedPart) -> Iterator[str]:
    """Online groups handled, those with effect, and of which branches these are."""
    found = [one for one in books.members("DTCB", "handled") if one.cell.symbol == "ĐN"]
    above = frozenset(part.above)
    effective = [one for one in found if one.record.number in above]
    branches = sorted({branch_name(books.sight.branch_of(one)) for one in effective})
    handled, num = two_digits(len(found)), two_digits(len(effective))
    yield detail_words("online_surveys", handled=handled, num=num, names=_names(branches))


def _late(books: FormBooks, part: GradedPart) -> Iterator[str]:
    if part.below:
        late = sorted(set(part.below) - set(part.above))
        yield detail_words("late", names=_names(books.called("DTCB", one) for one in late))


# ---- watch files --------------------------------------------------------------------------------


def _serving(books: FormBooks, part: GradedPart) -> Iterator[str]:
    """How many collaborators in use serve a watch file of class B at the end."""
    used = _used(books)
    files = [one for one in books.members("ST", "current") if one.cell.class_ == "B"]
    serving = {name for one in files for name in _who_serves(one.record, books.period.end)}
    if part.below:
        yield detail_words("serving", count=two_digits(len(serving & used)))


def _used(books: FormBooks) -> set[str]:
    """Collaborators in use at the end, whosever they are."""
    records, end = books.sight.books.records.get("CTVBM", ()), books.period.end
    return {one.stream for one in records if one.course.cell_on(end) is not None}


def _who_serves(record: CountedRecord, end: date) -> set[str]:
    """The collaborators assigned to a record at the end of a day."""
    found = set[str]()
    for entry in record.entries:
        if entry.effective_on <= end and isinstance(entry, SupportGained):
            found.add(entry.collaborator)
        elif entry.effective_on <= end and isinstance(entry, SupportLost):
            found.discard(entry.collaborator)
    return found


def _closed(line: str) -> Detail:
    def told(books: FormBooks, part: GradedPart) -> Iterator[str]:
        """The closed ones by every way of closing; those not counted; groups with a threshold."""
        members = books.members(line, "closed")
        ways = Counter(one.closing for one in members)
        known = catalog().line(line).closings
        named = {one.name: ways[one.code] for one in known if ways[one.code] or not one.unstated}
        parts = _counts({name[:1].lower() + name[1:]: count for name, count in named.items()})
        yield detail_words("closings", count=two_digits(len(members)), parts=parts)
        if left := _excluded(line, members):
            yield detail_words("excluded", count=two_digits(left))
        if part.groups:
            yield detail_words("groups", parts=_joined(_groups(books, part)))

    return told


def _excluded(line: str, members: Iterable[Member]) -> int:
    ways = {one.code for one in catalog().line(line).closings if one.excluded}
    return sum(one.closing in ways for one in members)


def _groups(books: FormBooks, part: GradedPart) -> Iterator[str]:
    """Each group with its rate.

    A branch that has a threshold of its own is named without any, too, unless the paper is of one.
    """
    for one in part.groups:
        name = one.name or detail_words("rest")
        share, rate = ShareSlot(one.numerator, one.denominator).text, rate_text(one.value)
        yield detail_words("rate", name=name, share=share, rate=rate)
    there = {one.name for one in part.groups}
    for rule in part.stated.exceptions:
        if rule.by == "branch" and rule.value not in there and not books.sight.branch:
            yield detail_words("no_rate", name=rule.value)


def _arrests(books: FormBooks, part: GradedPart) -> Iterator[str]:
    """The four terms of what is under the rate."""
    terms = arrest_terms(books.sight)
    if terms and any(terms.values()):
        yield detail_words("arrests", **{name: two_digits(one) for name, one in terms.items()})


def _opened(books: FormBooks, _part: GradedPart) -> Iterator[str]:
    """What was put on watch, by the branch that stands on it; then what detective units did."""
    units, members = books.sight.books.units, books.members("ST", "opened")
    detectives = [
        one
        for one in members
        if (unit := units.get(one.cell.unit or "")) and unit.kind in DETECTIVES
    ]
    for word, some in (("opened", members), ("opened_by_detectives", detectives)):
        if some:
            yield detail_words(word, count=two_digits(len(some)))
        for branch in (*books.sight.books.branches, None):
            found = [one for one in some if one.cell.branch == branch]
            if found:
                told = {"branch": branch_name(branch), "count": two_digits(len(found))}
                parts = "".join(_by_values(found, partly=books.tells_partly))
                yield detail_words("opened_of_branch", parts=parts, **told)


def _by_values(members: Sequence[Member], *, partly: bool) -> Iterator[str]:
    """How many of each class, list and group; of what only some have, nothing, or those alone."""
    for dimension, called in results_wording()["opened_values"].items():
        values = [getattr(one.cell, attribute_field(dimension)) for one in members]
        if all(values) or (partly and any(values)):
            counts = {called.format(value=one): values.count(one) for one in _known(dimension)}
            told = (
                detail_words("unit", name=name, count=two_digits(n)) for name, n in counts.items()
            )
            yield detail_words("opened_by", parts=_joined(told))


def _known(dimension: str) -> Sequence[str]:
    return catalog().values[dimension]


# ---- suspicion files, cases ---------------------------------------------------------------------


def _sources(line: str, base: str, symbol: str = "") -> Detail:
    def told(books: FormBooks, part: GradedPart) -> Iterator[str]:
        """Where those that the rate is of came from."""
        members = [one for one in books.members(line, base) if symbol in ("", one.cell.symbol)]
        found = Counter(one.cell.source or "KHAC" for one in members)
        names = results_wording()["source_names"]
        parts = {called: found[code] for code, called in names.items() if code != line}
        if members:
            yield detail_words("sources", count=two_digits(len(members)), parts=_counts(parts))

    return told


def _solved(books: FormBooks, part: GradedPart) -> Iterator[str]:
    """The cases closed, by way of closing; by symbol, those solved of them."""
    yield from _closed("CA")(books, part)
    symbols = {one.record.number: one.cell.symbol for one in books.members("CA", "closed")}
    above, below = (Counter(symbols[one] for one in side) for side in (part.above, part.below))
    if below:
        yield detail_words("symbols", parts=_shares(above, below))


# ---- units, items -------------------------------------------------------------------------------


def _units(books: FormBooks, part: GradedPart, *, labelled: bool) -> Iterator[str]:
    """What each listed unit has, and the least."""
    units = books.sight.books.units
    counts = [(units[one.name].name, one.found) for one in part.drill]
    told = (detail_words("unit", name=name, count=two_digits(found)) for name, found in counts)
    if counts:
        smallest = two_digits(min(found for _, found in counts))
        of = detail_words("by_units_of" if labelled else "by_units", label=part_label(part))
        of = f"{of[:1].upper()}{of[1:]}"
        yield detail_words("units", of=of, parts=_joined(told), smallest=smallest)


def _items(books: FormBooks, part: GradedPart) -> Iterator[str]:
    """Items of LT and LC, valuable ones, and the mean of each in each month that it owed."""
    found = [
        entry
        for record, entry in books.entries(("CTVBM",), ItemsDelivered)
        if (cell := record.stood_on(entry.effective_on)) and cell.symbol in ("LT", "LC")
    ]
    items, valuable = (sum(getattr(one, name) for one in found) for name in ("items", "valuable"))
    if part.drill:
        mean = decimal_text(Fraction(sum(one.found for one in part.drill), len(part.drill)))
        told = {"items": two_digits(items), "valuable": two_digits(valuable)}
        yield detail_words("items", **told)
        yield detail_words("mean", mean=mean)


_OF: Final[Mapping[str, Detail]] = {
    "through_line_covered": _through_lines,
    "objects_covered": _objects,
    "online_surveys_with_effect": _online_surveys,
    "surveys_reported": _late,
    "watch_opened_growth": _opened,
    "class_b_served": _serving,
    "closed_watch_with_effect": _closed("ST"),
    "arrest_rate": _arrests,
    "suspicion_closed_well": _closed("HN"),
    "va_from_basic_work": _sources("CA", "handled", "VA"),
    "cases_solved": _solved,
    "monthly_items_two": _items,
}
"""By indicator."""
