"""What somebody wrote of a report's results and counts, as what is to be recorded of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from commands.usecases.reading_notes import ReadAs
from ledger.errors import N_, UnknownCode
from ledger.errors.readings import NoFigureThere, ReadingIncomplete, SeveralFiguresThere
from ledger.records.value_readings import COUNT, count_called, said_as, value_kind_meant

if TYPE_CHECKING:
    from commands.usecases.report_file import ReportFile
    from projections.inspection.reading.stated.values import StatedValue

VALUE: Final = N_("value")
_MOST_TOLD: Final = 8
"""So many names of counts are told where one is not known."""


class ReportValues:
    """The values of a report's results, and its counts, by their ids; each with its kind."""

    def __init__(self, read: ReportFile, taken: Iterable[str]) -> None:
        """``taken``: ids that values of it have already."""
        from projections.inspection.reading.results_by_hand import count_value, target_values
        from projections.inspection.reading.stated.places import place_named

        self._read, self._named = read, place_named
        self._values: dict[str, tuple[str, StatedValue]] = {
            one.id: (one.kind, one.value) for one in target_values(read.stated)
        }
        counts = {one.id: (COUNT, count_value(one)) for one in read.stated.all_counts}
        self._values |= counts
        self._taken = {*taken, *self._values}

    def is_one(self, one: ReadAs) -> bool:
        """Whether a value of a result, or a count, is meant and no figure of a line of work."""
        named = one.figure in self._values or value_kind_meant(one.measure) is not None
        return bool(one.counts) or (named and not one.line)

    def command(self, one: ReadAs, place: str) -> dict[str, Any]:
        """The fields of the command; ``place``: empty where none is written.

        Raises NoFigureThere, SeveralFiguresThere, ReadingIncomplete, UnknownCode, BadValue.
        """
        name = self._meant(one, place)
        if name is None:
            return self._made(one, place)
        kind, value = self._values[name]
        at = self._named(value.where)
        was = value.stated or None
        told: dict[str, Any] = {"figure": name, "place": at, "value_kind": kind, "said_before": was}
        if one.is_struck:
            return {**told, "struck": True}
        said = one.value or value.stated
        if not said:
            raise ReadingIncomplete(place=at, missing=VALUE)
        called = self._called(one.counts) if one.counts else value.of
        other = {"count_read": called} if kind == COUNT and called != value.of else {}
        return {**told, "said": said_as(kind, said), **other}

    def _meant(self, one: ReadAs, place: str) -> str | None:
        """The id of the value that is meant; None where a number is made a count."""
        if one.figure:
            found = [one.figure] if one.figure in self._values else []
            return self._first([it for it in found if not place or self._at(it) == place], one)
        here = self._here(one, place)
        if len(here) > 1:
            known = ", ".join(here)
            raise SeveralFiguresThere(file=self._read.name, place=one.place, known=known)
        return None if one.counts and not here else self._first(here, one)

    def _here(self, one: ReadAs, place: str) -> list[str]:
        """The values of the kind that is written at a place; the counts called so, if any are."""
        kind = COUNT if one.counts else value_kind_meant(one.measure)
        of_kind = [name for name, (its, _value) in self._values.items() if its == kind]
        here = [name for name in of_kind if self._at(name) == place]
        same = [name for name in here if self._values[name][1].of == one.counts]
        return same or here

    def _first(self, found: Sequence[str], one: ReadAs) -> str:
        """Raises NoFigureThere where none is."""
        if not found:
            place, name = one.place or "–", one.figure or one.measure or "–"
            raise NoFigureThere(file=self._read.name, figure=name, place=place)
        return found[0]

    def _at(self, name: str) -> str:
        return self._named(self._values[name][1].where)

    def _made(self, one: ReadAs, place: str) -> dict[str, Any]:
        if not one.value:
            raise ReadingIncomplete(place=place, missing=VALUE)
        called, said = self._called(one.counts), said_as(COUNT, one.value)
        from projections.inspection.reading.stated.drafts import nth_name

        names = (nth_name(called, number) for number in count(1))
        name = next(one for one in names if one not in self._taken)
        self._taken.add(name)
        told = {"value_kind": COUNT, "said": said, "count_read": called}
        return {"figure": name, "place": place, "made": True, **told}

    def _called(self, text: str) -> str:
        """What a count is called. Raises BadValue, UnknownCode."""
        from projections.inspection.reading.lexicon.count_words import counts_known

        called = count_called(text)
        name = called.partition("{")[0]
        known = counts_known() | {
            value.of.partition("{")[0] for kind, value in self._values.values() if kind == COUNT
        }
        if name not in known:
            near = get_close_matches(name, known, _MOST_TOLD, 0) or sorted(known)[:_MOST_TOLD]
            raise UnknownCode(field="count_read", text=text, line="socai", known=", ".join(near))
        return called
