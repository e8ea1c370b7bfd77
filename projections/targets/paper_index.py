"""Where one question after the other finds papers: by unit, by officer, by what they are of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Generic, Protocol, TypeVar

from projections.targets.seen_books import (
    CountedAttestation,
    CountedObject,
    CountedQuota,
    SeenBooks,
)


class _OfUnit(Protocol):
    @property
    def unit(self) -> str: ...


_Paper = TypeVar("_Paper", bound=_OfUnit)


class PapersByUnit(Generic[_Paper]):
    """Papers of one kind, in order, to be found by their unit."""

    def __init__(self, papers: Iterable[_Paper] = ()) -> None:
        self._papers: list[_Paper] = []
        self._places: dict[str, list[int]] = defaultdict(list)
        for one in papers:
            self.add(one)

    def add(self, paper: _Paper) -> None:
        """One more."""
        self._places[paper.unit].append(len(self._papers))
        self._papers.append(paper)

    def of(self, units: Collection[str] | None) -> list[_Paper]:
        """Those of some units, in order; None: all."""
        if units is None:
            return self._papers
        found = [place for unit in units for place in self._places.get(unit, ())]
        return [self._papers[place] for place in sorted(found)]


class PaperIndex:
    """The papers of some books: objects by unit; quotas of an indicator by unit, and by officer."""

    def __init__(self, books: SeenBooks) -> None:
        self.objects: PapersByUnit[CountedObject] = PapersByUnit(books.objects)
        self._quotas: dict[str, PapersByUnit[CountedQuota]] = defaultdict(PapersByUnit)
        self._of_officers: dict[str, list[CountedQuota]] = defaultdict(list)
        for quota in books.quotas:
            self._quotas[quota.indicator].add(quota)
            if quota.officer is not None:
                self._of_officers[quota.officer].append(quota)
        self._attestations: dict[tuple[str, str], list[CountedAttestation]] = defaultdict(list)
        for one in books.attestations:
            self._attestations[one.code, one.unit].append(one)

    def quotas(self, indicator: str, units: Collection[str] | None) -> list[CountedQuota]:
        """Those for an indicator of some units, in order; None: of all."""
        found = self._quotas.get(indicator)
        return found.of(units) if found else []

    def quotas_of(self, officer: str) -> list[CountedQuota]:
        """Those of an officer."""
        return self._of_officers.get(officer, [])

    def attestations(self, code: str, unit: str) -> list[CountedAttestation]:
        """What was attested of a unit under a code, in order."""
        return self._attestations.get((code, unit), [])


def paper_index(books: SeenBooks) -> PaperIndex:
    """The papers of some books, put in order once."""
    if "papers" not in books.remembered:
        books.remembered["papers"] = PaperIndex(books)
    found: PaperIndex = books.remembered["papers"]
    return found
