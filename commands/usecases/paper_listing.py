"""Papers as lists: what there is at the end of a day, as known at a position, of some units."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from commands.usecases.inspection_rows import INSPECTION_ROWS
from commands.usecases.paper_row import PaperRow
from ledger.catalog.inspections import inspections
from ledger.catalog.lines import catalog
from ledger.catalog.papers import OF_CATALOG, papers
from ledger.entries.outcome import FACTS, QUANTITIES, OutcomeRecorded
from ledger.records.carrying import KEPT, carrier_on, carriers
from ledger.records.history import History
from ledger.records.own_values import own_list
from ledger.records.papers.attestation import ATTESTATIONS, attestation_key
from ledger.records.papers.families import FAMILIES
from ledger.records.papers.family import Paper, range_of
from ledger.records.papers.quota import QUOTAS, quota_key
from ledger.records.survey_list import SURVEYS
from ledger.values.naming import file_number
from ledger.values.stream import CATALOG, Stream

if TYPE_CHECKING:
    from ledger.application import Ledger
    from ledger.records.papers.attestation import Attested
    from ledger.records.papers.gang import Gang
    from ledger.records.papers.quota import Quotas
    from ledger.records.papers.survey_object import SurveyObject
    from projections.figures.reach import Reach


class PapersAsked(NamedTuple):
    """What papers are asked for.

    ``start``: of this day or later, where they are of a day; ``unit`` with what is under it unless
    ``alone``; ``wanted``: values that what is told must have.
    """

    noun: str
    as_of: date
    known_at: int
    start: date | None = None
    unit: str | None = None
    alone: bool = False
    wanted: Mapping[str, str] = MappingProxyType({})


def papers_listed(ledger: Ledger, asked: PapersAsked) -> list[PaperRow]:
    """The papers asked for, by their days and keys.

    Raises UnknownUnit, UnitNotCreatedYet, AmbiguousCode.
    """
    reach = _reach(ledger, asked)
    wanted = {name: _coded(ledger, name, text) for name, text in asked.wanted.items()}
    return sorted(
        (
            row
            for row, unit, day in _placed(ledger, asked)
            if (reach is None or unit in reach.on(day))
            and (asked.start is None or row.entry.effective_on >= asked.start)
            and all(row.told.get(name) == value for name, value in wanted.items())
        ),
        key=lambda row: (row.entry.effective_on, row.entry.record, row.entry.position),
    )


def paper_named(ledger: Ledger, stream: Stream, as_of: date, known_at: int) -> list[PaperRow]:
    """What one paper says at the end of a day; nothing where it says nothing then."""
    state = FAMILIES[stream.noun].state(ledger.history(stream), as_of, known_at)
    if state == FAMILIES[stream.noun].absent:
        return []
    rows = _with_offences(ledger, _ROWS[stream.noun](Paper(stream, state)), known_at)
    if stream.noun not in KEPT:
        return rows
    return [_carried(ledger, one, as_of, known_at).row for one in rows]


def _with_offences(ledger: Ledger, rows: Iterable[PaperRow], known_at: int) -> list[PaperRow]:
    """The same with what the offences of results are called: those the ledger added, too."""
    told = list(rows)
    if not any(row.told.get("offence") for row in told):
        return told
    names = own_list(ledger.history(CATALOG), known_at=known_at).papers.offences
    return [
        row._replace(told={**row.told, "offence_name": names.name_of(code)})
        if (code := row.told.get("offence"))
        else row
        for row in told
    ]


def holder_of(
    ledger: Ledger,
    noun: str,
    name: str,
    unit: str | None = None,
    officer: str | None = None,
    indicator: str | None = None,
) -> Stream:
    """The stream of a quota or an attestation of a holder: the unit whose books these are, if none.

    Raises UnknownCode, UnknownUnit, UnknownOfficer, AmbiguousCode.
    """
    home = ledger.foundation.unit
    of_unit = ledger.known(Stream.of_unit(unit)) if unit else Stream.of_unit(home)
    of_officer = ledger.known(Stream.of_officer(officer)) if officer else None
    if noun == "quota":
        return QUOTAS.stream(quota_key(name, of_officer or of_unit))
    subject = indicator or (of_officer.key if of_officer else None)
    code = papers().attestation(name).code
    return ATTESTATIONS.stream(attestation_key(code, of_unit.key, subject))


def _rows(ledger: Ledger, asked: PapersAsked) -> Iterator[PaperRow]:
    family = FAMILIES[_HELD_IN.get(asked.noun, asked.noun)]
    for paper in family.standing(_histories(ledger, asked), asked.as_of, asked.known_at):
        yield from _ROWS[asked.noun](paper)


class _Placed(NamedTuple):
    """A row, the unit whose it is, and the day on which that unit is asked about."""

    row: PaperRow
    unit: str
    day: date


def _placed(ledger: Ledger, asked: PapersAsked) -> Iterator[_Placed]:
    """Each row under the unit whose it is.

    Of what a unit keeps the one that carries it on, of all else the one that recorded it.
    """
    for row in _with_offences(ledger, _rows(ledger, asked), asked.known_at):
        if asked.noun in KEPT:
            yield _carried(ledger, row, asked.as_of, asked.known_at)
        else:
            yield _Placed(row, row.entry.unit, row.entry.effective_on)


def _carried(ledger: Ledger, row: PaperRow, as_of: date, known_at: int) -> _Placed:
    """A row under the unit that carries it on, until it ended."""
    branch = getattr(row.entry, "branch", None)
    day = row.told.get("dismantled_on") or as_of
    unit = carrier_on(carriers(row.entry, branch, ledger.history, known_at), day)
    return _Placed(row._replace(told={**row.told, "unit": unit}), unit, day)


def _coded(ledger: Ledger, name: str, text: str) -> str:
    """A value that papers are asked for, as they state it. Raises UnknownCode, OutsideCatalog."""
    if name == "branch":
        return ledger.own_list().code(name, text)
    if name == "symbol":
        return catalog().line(SURVEYS).symbol(text).code
    if name == "inspection":
        return inspections().kind(text)
    if name in ("officer", "answers"):
        return ledger.known(Stream.of_officer(text)).key
    if name == "severity":
        return inspections().severity(text)
    if name in ("number", "within"):
        return file_number(text)
    return papers().code(name, text) if name in OF_CATALOG else text


def _histories(ledger: Ledger, asked: PapersAsked) -> Iterator[History]:
    noun = _HELD_IN.get(asked.noun, asked.noun)
    return ledger.histories(asked.known_at, between=range_of(noun))


_HELD_IN = {"finding": "inspection"}
"""What is listed by itself and has no stream of its own: the noun of the papers it stands in."""


def _reach(ledger: Ledger, asked: PapersAsked) -> Reach | None:
    """The units asked for, day by day; None where they are all."""
    if (named := asked.unit or ledger.scope) is None:
        return None
    from projections.figures.reach import reach_among

    unit = ledger.known(Stream.of_unit(named)).key
    return reach_among(ledger.unit_histories(), unit, alone=asked.alone, known_at=asked.known_at)


def _outcome(paper: Paper[OutcomeRecorded]) -> Iterator[PaperRow]:
    entry = paper.state
    counts = {
        name: value for name in (*QUANTITIES, *FACTS) if (value := getattr(entry, name)) is not None
    }
    yield PaperRow(
        entry,
        {
            "number": paper.key,
            "effective_on": entry.effective_on,
            "kind": entry.kind,
            "unit": entry.unit,
            "branch": entry.branch,
            "offence": entry.offence,
            "offence_name": None,
            "measure": entry.measure,
            "penalty_type": entry.penalty_type,
            "counts": counts,
            "records": entry.records or [],
            "first_found_by": entry.first_found_by,
            "document": entry.document,
        },
    )


def _gang(paper: Paper[Gang]) -> Iterator[PaperRow]:
    gang = paper.state
    if found := gang.found:
        yield PaperRow(
            found,
            {
                "code": paper.key,
                "found_on": found.effective_on,
                "unit": found.unit,
                "branch": found.branch,
                "first_found_by": found.first_found_by,
                "leaders_known": found.leaders_known,
                "leaders_on_watch": found.leaders_on_watch,
                "cross_border": found.cross_border,
                "filed_on": gang.filed_on,
                "records": list(gang.records),
                "dismantled_on": gang.dismantled_on,
                "status": _gang_status(gang),
            },
        )


def _gang_status(gang: Gang) -> str:
    """``found``, ``filed`` or ``dismantled``."""
    if gang.dismantled_on:
        return "dismantled"
    return "filed" if gang.filed_on else "found"


def _object(paper: Paper[SurveyObject]) -> Iterator[PaperRow]:
    if (listed := paper.state.listed) and paper.state.stands:
        yield PaperRow(
            listed,
            {
                "code": paper.key,
                "symbol": listed.symbol,
                "name": listed.name,
                "unit": listed.unit,
                "branch": listed.branch,
                "through_line": bool(listed.through_line),
                "key_area": bool(listed.key_area),
                "since": listed.effective_on,
            },
        )


def _attestation(paper: Paper[Attested]) -> Iterator[PaperRow]:
    for period, one in paper.state.items():
        yield PaperRow(
            one,
            {
                "attestation": one.attestation,
                "unit": one.unit,
                "start": period.start,
                "end": period.end,
                "officer": one.officer,
                "indicator": one.indicator,
                "holds": one.holds,
                "quantity": one.quantity,
                "document": one.document,
                "attested_by": one.attested_by,
            },
        )


def _quota(paper: Paper[Quotas]) -> Iterator[PaperRow]:
    for period, quota in paper.state.items():
        one = quota.registered
        yield PaperRow(
            one,
            {
                "indicator": one.indicator,
                "unit": one.unit,
                "officer": one.officer,
                "start": period.start,
                "end": period.end,
                "registered": one.quantity,
                "approved": quota.quantity,
                "percent": bool(one.percent),
                "status": quota.status,
                "decided_by": quota.decided.decided_by if quota.decided else None,
            },
        )


_ROWS: Mapping[str, Callable[[Paper[Any]], Iterator[PaperRow]]] = MappingProxyType(
    {
        "outcome": _outcome,
        "gang": _gang,
        "object": _object,
        "attestation": _attestation,
        "quota": _quota,
        **INSPECTION_ROWS,
    }
)
