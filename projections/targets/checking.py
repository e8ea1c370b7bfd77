"""A file of targets looked at: all that is wrong with it at once, by line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ledger.catalog.papers import papers
from projections.targets import vocabulary
from projections.targets.fault import ListFault
from projections.targets.fitting import check_forms
from projections.targets.indicator import FallSinceBaseline, Indicator
from projections.targets.reading_conditions import branch_named
from projections.targets.reading_deadline import read_deadline_of_year
from projections.targets.reading_indicators import read_indicator
from projections.targets.reading_sets import sets_told
from projections.targets.reading_targets import Kinds, TargetReader, read_programme
from projections.targets.sets_of import named_by
from projections.targets.target_list import AssignedQuota, TargetList
from projections.toml.fields import Fields, Found, Nameable, near_to
from projections.toml.places import KeyPath, line_of, places
from projections.toml.syntax import SyntaxSlip, parsed


@dataclass(frozen=True, slots=True)
class CheckedList:
    """What a file of targets was found to be; ``found`` is None where anything is wrong."""

    faults: tuple[ListFault, ...]
    found: TargetList | None = None


@dataclass(frozen=True, slots=True)
class OwnCodes:
    """What a ledger has of its own that a list may name.

    ``branches``, ``offences``: those added to the catalog; ``reports``: those its own calendar asks
    for; ``indicators``: those of other lists, for which there can be quotas, and of what kind the
    value of each is (“”: not known), asked where a list names one that it has not.
    """

    branches: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    indicators: Kinds = dict
    offences: tuple[str, ...] = ()


def check_list(text: str, own: OwnCodes = OwnCodes()) -> CheckedList:
    """Look at the text of a file of targets."""
    data = parsed(text)
    if isinstance(data, SyntaxSlip):
        told = {"detail": data.detail}
        return CheckedList((ListFault("syntax", "", data.line, data.column, told),))
    faults: list[Found] = []
    known = Nameable(
        (*vocabulary.branches(), *own.branches),
        tuple(dict.fromkeys([*vocabulary.reports(), *own.reports])),
        sets_told(data.get("indicator")),
        (*(one.code for one in papers().offences), *own.offences),
    )
    found = _read(Fields(data, (), faults, known), own.indicators)
    if faults:
        return CheckedList(_placed(faults, data, text))
    return CheckedList((), found)


def indicators_in(text: str) -> list[str]:
    """The names of the indicators in the text of a file of targets; none where it is no TOML."""
    data = parsed(text)
    rows = data.get("indicator") if isinstance(data, dict) else None
    listed = rows if isinstance(rows, list) else []
    names = (one.get("name") for one in listed if isinstance(one, dict))
    return [one for one in names if isinstance(one, str)]


def states_deadline(text: str) -> bool:
    """Whether the text of a file of targets states a deadline, or is no TOML, and may do so."""
    data = parsed(text)
    head = data.get("list") if isinstance(data, dict) else None
    return isinstance(data, SyntaxSlip) or (isinstance(head, dict) and "deadline" in head)


def _read(whole: Fields, elsewhere: Kinds) -> TargetList:
    head = whole.table("list", needed=True) or whole.inside({}, "list")
    branch = branch_named(head, "branch") or None
    known, rows = _indicators(whole)
    _check_names(whole, known, rows)
    reader = TargetReader(rows, known, branch, elsewhere)
    tables = list(whole.tables("target", needed=True))
    targets = tuple(reader.target(one) for one in tables)
    _check_twice(whole.faults, [(one, one.data.get("number"), "number") for one in tables])
    _check_quotas(tables, known, targets)
    check_forms(known, rows)
    programme = read_programme(head.table("programme"))
    if programme is None and any(isinstance(one, FallSinceBaseline) for one in known.values()):
        head.wrong(None, "missing_key", text="programme")
    made = TargetList(
        code=head.text("code", needed=True),
        title=head.text("title", needed=True),
        period=head.one("period", vocabulary.PERIODS, needed=True) or "calendar_year",
        indicators=known,
        targets=targets,
        rateable_months=head.count("rateable_months", 6),
        branch=branch,
        programme=programme,
        deadline=read_deadline_of_year(head),
    )
    head.done()
    whole.done()
    return made


def _indicators(whole: Fields) -> tuple[dict[str, Indicator], dict[str, Fields]]:
    """The indicators by name, and where each stands."""
    rows = list(whole.tables("indicator", needed=True))
    _check_twice(whole.faults, [(one, one.data.get("name"), "name") for one in rows])
    known: dict[str, Indicator] = {}
    where: dict[str, Fields] = {}
    for row in rows:
        made = read_indicator(row)
        name = row.data.get("name")
        if isinstance(name, str):
            where.setdefault(name, row)
            if made:
                known.setdefault(name, made)
    return known, where


def _check_names(whole: Fields, known: Mapping[str, Indicator], rows: Mapping[str, Fields]) -> None:
    """Every indicator that is named is there, and none names itself in the end."""
    told: set[str] = set()
    for name, indicator in known.items():
        for other in named_by(indicator):
            if other not in rows:
                rows[name].wrong(None, "unknown_indicator", **near_to(other, list(rows)))
        circle = _circle(name, known)
        if circle and not told & set(circle):
            rows[name].wrong(None, "cycle", text=", ".join(circle))
            told |= set(circle)


def _circle(start: str, known: Mapping[str, Indicator]) -> list[str]:
    """The indicators by which one names itself, from it on; none where it does not."""
    waiting, seen = [[start]], set[str]()
    while waiting:
        way = waiting.pop()
        for other in named_by(known[way[-1]]):
            if other == start:
                return way
            if other in known and other not in seen:
                seen.add(other)
                waiting.append([*way, other])
    return []


def _check_twice(faults: list[Found], rows: Iterable[tuple[Fields, Any, str]]) -> None:
    """No two rows of one number or name."""
    seen: dict[str, KeyPath] = {}
    for row, value, key in rows:
        first = seen.setdefault(str(value), row.path)
        if value is not None and first != row.path:
            faults.append(((*row.path, key), "twice", {"text": value, "at": (*first, key)}))


def _check_quotas(
    tables: Sequence[Fields], known: Mapping[str, Indicator], targets: Sequence[Any]
) -> None:
    """A part that is asked where there is no quota names an indicator that could have one."""
    quotas = {
        part.threshold.indicator
        for target in targets
        for part in target.parts
        if isinstance(part.threshold, AssignedQuota)
    }
    for table, target in zip(tables, targets, strict=True):
        for place, part in enumerate(target.parts):
            if part.unless_quota and part.unless_quota not in quotas:
                where = (*table.path, "part", place, "unless_quota")
                told = near_to(part.unless_quota, sorted(quotas))
                table.faults.append((where, "unknown_indicator", told))


def _placed(found: Iterable[Found], data: dict[str, Any], text: str) -> tuple[ListFault, ...]:
    """The faults with their lines, in the order of the file."""
    lines = places(text)
    made = []
    for path, kind, values in found:
        at = values.get("at")
        told = values | {"at": line_of(at, lines)} if isinstance(at, tuple) else values
        made.append(ListFault(kind, key_in_words(path, data), line_of(path, lines), None, told))
    return tuple(sorted(made, key=lambda one: (one.line or 0, one.key)))


def key_in_words(path: KeyPath, data: dict[str, Any]) -> str:
    """A path as people read it: ``target.11.part.a.threshold``, rows by their names or numbers."""
    words: list[str] = []
    inner: Any = data
    for step in path:
        inner = inner[step] if _leads_on(inner, step) else None
        if isinstance(step, str):
            words.append(step)
        elif isinstance(inner, dict):
            words.append(str(inner.get("name", inner.get("number", step + 1))))
    return ".".join(words)


def _leads_on(inner: Any, step: str | int) -> bool:
    if isinstance(inner, list):
        return isinstance(step, int) and step < len(inner)
    return isinstance(inner, dict) and step in inner
