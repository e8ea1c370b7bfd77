"""Results of work, offences, measures, penalties, attestations: what is recorded beside records."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ledger.catalog.terms import T, Term, Terms
from ledger.errors import UnknownCode
from ledger.errors.papers import MistypedCode, UnknownOffence
from ledger.values.likeness import likest

NEWLY = "newly"
"""In place of a quantity: the persons whom a result counts for the first time."""


class OutcomeKind(Term):
    """A kind of result of work (kết quả công tác).

    ``quantities``: what it must state, and the least that can be; ``optional``: what else it may
    count, of which it must state one where it must state ``some``; ``of_them``: what is a part of
    what, and never more; ``counts`` and ``less``: the persons it counts, and those of them who were
    counted in an earlier result; ``needs`` and ``facts``: what it must and may say besides;
    ``stock``: how many there are on a day, not what happened on it; ``branch``: of which one it is;
    ``one_a_case``: each result is one case.
    """

    quantities: Mapping[str, int]
    optional: tuple[str, ...]
    of_them: Mapping[str, str]
    needs: tuple[str, ...]
    facts: tuple[str, ...]
    counts: str | None = None
    less: str | None = None
    some: bool = False
    stock: bool = False
    one_a_case: bool = False
    branch: str | None = None

    @property
    def takes(self) -> tuple[str, ...]:
        """All that a result of the kind may state of its own."""
        return (*self.quantities, *self.optional, *self.needs, *self.facts)


class PenaltyType(Term):
    """A type of administrative penalty; ``branch``: of what it is about, where that is one."""

    branch: str | None = None


class CompulsoryMeasure(Term):
    """A compulsory measure; ``branch``: of the force that alone applies it, where there is one."""

    branch: str | None = None


class Offence(Term):
    """An offence (tội danh): its code is the article of the penal code.

    ``branch``: of the force that works it; ``family``: possession, trading …; ``watch_listed``:
    whether it counts in the arrest rate.
    """

    branch: str
    family: str
    watch_listed: bool = False


class AttestationCode(Term):
    """What a leader or commander attests.

    ``refuted_by``: what in the books refutes it; ``informative``: shown, never graded;
    ``form_only``: of no target; ``subject``: what it is of besides unit and period (``officer``,
    ``indicator``); ``counts``: it gives a number, not yes or no.
    """

    refuted_by: str | None = None
    informative: bool = False
    form_only: bool = False
    subject: str | None = None
    counts: bool = False


class PaperCatalog(NamedTuple):
    """Everything in ``papers.toml`` and ``offences.toml``."""

    outcomes: Terms[OutcomeKind]
    offences: Terms[Offence]
    measures: Terms[CompulsoryMeasure]
    penalty_types: Terms[PenaltyType]
    found_by: Terms[Term]
    attestations: Terms[AttestationCode]
    families: Terms[Term]

    def outcome(self, text: str) -> OutcomeKind:
        """Find a kind of result by code or name. Raises UnknownCode."""
        return _found(self.outcomes, "kind", text)

    def offence(self, text: str) -> Offence:
        """Find an offence by article or name. Raises UnknownOffence."""
        return _found(self.offences, "offence", text)

    def with_offences(self, added: Iterable[Offence]) -> PaperCatalog:
        """The same with offences that a ledger added, where the catalog has none of the code."""
        codes = {one.code for one in self.offences}
        return self._replace(
            offences=Terms((*self.offences, *(one for one in added if one.code not in codes)))
        )

    def attestation(self, text: str) -> AttestationCode:
        """Find what can be attested by code or name. Raises UnknownCode."""
        return _found(self.attestations, "attestation", text)

    def code(self, name: str, text: str) -> str:
        """The code that a text means as a value of a field. Raises UnknownCode."""
        found: Term = _found(self.values(name), name, text)
        return found.code

    def values(self, name: str) -> Terms[Any]:
        """What a field can hold."""
        fields: dict[str, Terms[Any]] = {
            "kind": self.outcomes,
            "offence": self.offences,
            "measure": self.measures,
            "penalty_type": self.penalty_types,
            "first_found_by": self.found_by,
            "attestation": self.attestations,
            "family": self.families,
            "offence_family": self.families,
        }
        return fields[name]


CODED = ("offence", "measure", "penalty_type", "first_found_by")
"""Fields of results whose values are of a catalog."""

OF_CATALOG = (*CODED, "kind", "attestation")
"""The same, and which kind of result, or what is attested."""

OF_FAMILIES = ("family", "offence_family")
"""Fields that hold what offences are told apart by."""

MOST_LISTED = 12
"""Values that are worth listing to who wrote one that is not among them."""


def _found(terms: Terms[T], field: str, text: str) -> T:
    """The term a text means. Raises UnknownCode, MistypedCode where some are near."""
    try:
        return terms.find(text, field=field, line="socai")
    except UnknownCode as unknown:
        names = {spelling: one for one in terms for spelling in (one.code, *one.names)}
        near = dict.fromkeys(_told(names[one]) for one in likest(text, names))
        more = " …" if len(terms) > MOST_LISTED else ""
        known = "; ".join(near) or "; ".join(map(_told, terms[:MOST_LISTED])) + more
        told = {"field": field, "text": text, "line": "socai"}
        if field == "offence":
            raise UnknownOffence(**told, known=known) from None
        if near:
            raise MistypedCode(**told, near=known) from None
        unknown.values["known"] = known
        raise


def _told(term: Term) -> str:
    return f"{term.code} ({term.name})"


def called(field: str, value: str) -> str:
    """What a coded value of a paper is called; any other as it is."""
    if field not in (*OF_CATALOG, *OF_FAMILIES):
        return value
    name = next((one.name for one in papers().values(field) if one.code == value), value)
    return f"{value} {name}" if field == "offence" and name != value else name


@cache
def papers() -> PaperCatalog:
    """Read the catalog once per process."""
    here = Path(__file__)
    data = tomllib.loads(here.with_name("papers.toml").read_text("utf-8"))
    offences = tomllib.loads(here.with_name("offences.toml").read_text("utf-8"))
    return PaperCatalog(
        outcomes=_terms(data["outcome"], _kind),
        offences=_terms(offences["offence"], lambda row: Offence(**_named(row))),
        measures=_terms(data["measure"], lambda row: CompulsoryMeasure(**_named(row))),
        penalty_types=_terms(data["penalty_type"], lambda row: PenaltyType(**_named(row))),
        found_by=_terms(data["found_by"], lambda row: Term(**_named(row))),
        attestations=_terms(data["attestation"], lambda row: AttestationCode(**_named(row))),
        families=_terms(offences["family"], lambda row: Term(**_named(row))),
    )


def _terms(rows: list[dict[str, Any]], make: Callable[[dict[str, Any]], T]) -> Terms[T]:
    return Terms(map(make, rows))


def _named(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "names": tuple(row["names"])}


def _kind(row: dict[str, Any]) -> OutcomeKind:
    several = {name: tuple(row.get(name, ())) for name in ("optional", "needs", "facts")}
    mapped = {name: row.get(name, {}) for name in ("quantities", "of_them")}
    return OutcomeKind(**{**_named(row), **several, **mapped})
