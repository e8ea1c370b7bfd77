"""The targets of a list as a paper of the books words them, read as a report is read.

So what is stated in our own words is held against the same words, part by part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.scored_rows import scored_rows
from projections.documents.forms.target_words import parts_text
from projections.documents.lines.document import Where
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lexicon.wording import keys
from projections.inspection.reading.results.parts import stated_parts
from projections.inspection.reading.stated.values import StatedPart, TargetResult
from projections.targets.grading import GradedTarget
from projections.targets.measure import NOT_KNOWN

_NOWHERE = Where("")
UNASKED = frozenset({"not_for_unit", "not_for_officer", "not_in_period", "has_quota"})
"""Why a part is not asked at all, whatever there is to count."""


@dataclass(frozen=True)
class ToldTarget:
    """A target as the books tell it: in lines of text (``plain``), in a scored table (``scored``).

    ``graded``: None of a row that is no target of the list but a heading with a result.
    """

    graded: GradedTarget | None
    plain: tuple[StatedPart, ...]
    scored: tuple[StatedPart, ...]

    def parts(self, *, scored: bool) -> tuple[StatedPart, ...]:
        """Its parts in one of the two wordings."""
        return self.scored if scored or self.graded is None else self.plain

    @property
    def is_unasked(self) -> bool:
        """Whether one of its parts is not asked, of such a unit or of these days."""
        return self.graded is not None and any(one.reason in UNASKED for one in self.graded.parts)

    @property
    def is_not_known(self) -> bool:
        """Whether the books do not know one of its parts."""
        return self.graded is not None and any(one.state == NOT_KNOWN for one in self.graded.parts)


@dataclass(frozen=True)
class ToldTargets:
    """The whole list, over the books of one moment; ``form``: what its words are read by."""

    books: FormBooks
    form: Form

    def of(self, row: TargetResult) -> ToldTarget | None:
        """The target that a stated result is of, by its words, else by its number.

        None: of none, or of several. The numbers of a scored table are those of its rows.
        """
        if found := self._by_words.get(keys(row.criterion)):
            return found[0] if len(found) == 1 else None
        if row.assigned or row.number is None:
            return None
        found = self._by_number[str(row.number)]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _by_words(self) -> dict[tuple[str, ...], list[ToldTarget]]:
        found = defaultdict(list)
        for words, told in self._told():
            found[keys(words)].append(told)
        return dict(found)

    @cached_property
    def _by_number(self) -> defaultdict[str, list[ToldTarget]]:
        found = defaultdict(list)
        for _words, told in self._told():
            if told.graded is not None:
                found[str(told.graded.number)].append(told)
        return found

    def _told(self) -> Iterator[tuple[str, ToldTarget]]:
        rows = {str(row["criterion"]): str(row["result"]) for row in scored_rows(self.books).rows}
        for target in self.books.graded.targets:
            scored = self._read(rows.pop(target.text, ""))
            yield target.text, ToldTarget(target, self._read(parts_text(target)), scored)
        for words, result in rows.items():
            if result:
                yield words, ToldTarget(None, (), self._read(result))

    def _read(self, text: str) -> tuple[StatedPart, ...]:
        return stated_parts(text, _NOWHERE, self.form)


def part_meant(
    part: StatedPart, stated: Iterable[StatedPart], told: Iterable[StatedPart]
) -> StatedPart | None:
    """The part of the books' own words that a stated part is of; None where that is not certain.

    By what it is called; else where each side has one such, a share or a number, alone.
    """
    ours, theirs = list(stated), list(told)
    named = _named(part, theirs)
    if len(named) == len(_named(part, ours)) == 1:
        return named[0]
    if not is_share(part) and not len(ours) == len(theirs) == 1:
        return None
    alike = [one for one in ours if is_share(one) == is_share(part)]
    others = [one for one in theirs if is_share(one) == is_share(part) or not one.asked]
    return others[0] if len(alike) == len(others) == 1 else None


def _named(part: StatedPart, among: Iterable[StatedPart]) -> list[StatedPart]:
    """The parts that are called as one is."""
    return [one for one in among if keys(one.label) == keys(part.label)]


def is_share(part: StatedPart) -> bool:
    """Whether a part is so many of so many, or a rate."""
    return part.denominator is not None or part.value is not None
