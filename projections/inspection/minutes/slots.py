"""Slots of the minutes of an inspection: ``M.code``, ``M.figures``, ``M.findings``.

Findings stand by their numbers, and officers by their codes in the order of the codes: nobody is
ranked. One late entry is one row with all the figures it touches.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Final

from ledger.catalog.inspections import inspections
from ledger.catalog.lines import catalog
from ledger.records.papers.finding import Found
from ledger.values.dates import format_date
from ledger.values.stream import Stream
from projections.documents.forms.notation import SlotName
from projections.documents.forms.slot_book import NoSuchSlot
from projections.documents.forms.slot_values import RowsSlot, SlotValue, TextSlot, rate_text
from projections.inspection.cadence_words import CALLED, cut_short
from projections.inspection.minutes.factors import verification
from projections.inspection.minutes.figure_words import id_called
from projections.inspection.minutes.minutes import Minutes, SampleDrawn
from projections.inspection.minutes.reports import (
    NONE,
    Row,
    entries,
    figures,
    notices,
    readings,
    reports,
    verdicts,
)
from projections.inspection.minutes.words import STATUSES, minutes_words


class MinutesSlots:
    """The slots of one inspection's minutes."""

    def __init__(self, minutes: Minutes) -> None:
        self._minutes = minutes

    def value(self, name: SlotName) -> SlotValue:
        """A text or a table. Raises NoSuchSlot."""
        slot = str(name)
        if slot in _TEXTS:
            return TextSlot(self._minutes.called(_TEXTS[slot](self._minutes)) or NONE)
        if slot in _ROWS:
            columns, rows = _ROWS[slot]
            return RowsSlot(columns, columns, tuple(map(self._leaving, rows(self._minutes))))
        raise NoSuchSlot(slot)

    def _leaving(self, row: Row) -> Row:
        """A row whose texts are as they may leave."""
        called = self._minutes.called
        return {
            name: called(value) if isinstance(value, str) else value for name, value in row.items()
        }

    def names(self) -> Iterable[str]:
        """All of them."""
        return (*_TEXTS, *_ROWS)


# ---- texts --------------------------------------------------------------------------------------


def _kind(minutes: Minutes) -> str:
    opened = minutes.inspection.opened
    return inspections().printed(opened.kind).lower() if opened else ""


def _days(minutes: Minutes) -> str:
    start, end = minutes.inspection.start, minutes.inspection.closed_on or minutes.inspection.end
    return " – ".join(format_date(one) for one in (start, end) if one)


def _is_surprise(minutes: Minutes) -> bool:
    opened = minutes.inspection.opened
    return opened is not None and opened.kind == "surprise"


_NOT_RECORDED: Final = minutes_words("not_recorded")
_PLANNED: Final = {True: "unannounced", False: "not_recorded"}
"""What is said where no plan is recorded, by whether it was a surprise."""
_TEXTS: Final[Mapping[str, Callable[[Minutes], str]]] = {
    "M.code": lambda one: one.code,
    "M.kind": _kind,
    "M.plan": lambda one: one.inspection.plan or minutes_words(_PLANNED[_is_surprise(one)]),
    "M.days": _days,
    "M.unit": lambda one: one.unit,
    "M.participants": lambda one: ", ".join(one.inspection.participants) or _NOT_RECORDED,
    "M.inspected": lambda one: ", ".join(one.inspection.inspected) or _NOT_RECORDED,
    "M.position": lambda one: str(one.position),
    "M.root": lambda one: one.root,
}


# ---- what was looked at -------------------------------------------------------------------------


def _samples(minutes: Minutes) -> Iterator[Row]:
    for one in minutes.samples:
        says = one.says
        yield {
            "day": format_date(one.day),
            "of": f"{one.unit}; {', '.join(_lines(one))}",
            "basis": f"{one.at}; “{one.words}”",
            "files": one.files,
            "drawn": says.drawn,
            "checked": says.checked,
            "wrong": says.wrong,
            "says": "; ".join(_said(one)),
        }


def _lines(one: SampleDrawn) -> Iterator[str]:
    """The lines of work that a draw is of, in the order of the catalog."""
    return (line.name for line in catalog().lines if line.code in one.lines)


def _said(one: SampleDrawn) -> Iterator[str]:
    """What a draw says of all files."""
    says, sure = one.says, {"confidence": one.confidence}
    if void := one.void:
        told = {"entry": void.position, "officer": void.by, "reason": void.reason}
        yield minutes_words("voided", **told)
        return
    if not one.agrees:
        yield minutes_words("not_again")
    if says.most is None:
        yield minutes_words("to_be_checked", count=says.drawn - says.checked)
        return
    yield minutes_words("at_most", most=says.most, files=one.files, **sure)
    if says.rates:
        low, high = (rate_text(Fraction(rate).limit_denominator(10_000)) for rate in says.rates)
        yield minutes_words("between", low=low, high=high, **sure)


def _knowledge(minutes: Minutes) -> Iterator[Row]:
    for one in minutes.knowledge:
        yield {
            "day": format_date(one.effective_on),
            "officer": one.officer,
            "rule": one.rule,
            "asked_by": one.asked_by,
            "result": minutes_words("passed" if one.passed else "failed"),
        }


def _cadence(minutes: Minutes) -> Iterator[Row]:
    for one in minutes.cadence:
        reason = minutes.translate(one.reason) if one.reason else ""
        yield {
            "rule": minutes.translate(CALLED[one.code]),
            "kept": one.kept,
            "owed": one.owed,
            "wanting": cut_short(one.wanting, reason, minutes.translate, one.mean),
        }


# ---- what was found -----------------------------------------------------------------------------


def _findings(minutes: Minutes) -> Iterator[Row]:
    for one in minutes.inspection.found:
        said = one.recorded
        yield {
            "number": str(said.finding),
            "what": said.what if one.is_strength else f"{said.what} ({_breach(one)})",
            "about": _about(minutes, one),
            "severity": inspections().printed(said.severity),
            "answers": f"{said.answers} / {said.found_by}, {format_date(said.effective_on)}",
            "remedy": _remedy(one),
            "status": _status(minutes, one),
        }


def _breach(one: Found) -> str:
    name = inspections().printed(one.recorded.breach)
    return name[:1].lower() + name[1:]


def _remedy(one: Found) -> str | None:
    if one.is_strength or not one.due:
        return None
    return f"{one.recorded.remedy} ({format_date(one.due)})"


def _status(minutes: Minutes, one: Found) -> str:
    told = STATUSES[one.status]
    if against := one.contested:
        name = "contested" if one.status == "contested" else "though_contested"
        told = minutes_words(name, status=told, answer=against.answer or NONE)
    is_late = one.is_overdue(minutes.day)
    return minutes_words("overdue", status=told) if is_late else told


def _about(minutes: Minutes, one: Found) -> str:
    said = one.recorded
    named = [Stream(said.about).key] if said.about else []
    if said.figure:
        figures = (it.figure for report in minutes.reports for it in report.found.figures)
        told = id_called(said.figure, figures, minutes.translate)
        named.append(minutes_words("figure", figure=told, entry=said.submission or 0))
    if said.named:
        named.append(f"bút toán {', '.join(map(str, said.named))}")
    return "; ".join(named)


def _answering(minutes: Minutes) -> Iterator[Row]:
    by: dict[str, list[Found]] = defaultdict(list)
    for one in minutes.inspection.found:
        by[one.recorded.answers].append(one)
    for officer in sorted(by):
        wrong = [one for one in by[officer] if not one.is_strength]
        yield {
            "answers": officer,
            "findings": ", ".join(str(one.recorded.finding) for one in by[officer]),
            "wanting": len(wrong),
            "open": sum(one.remedied_on is None for one in wrong),
            "strengths": len(by[officer]) - len(wrong),
        }


_ROWS: Final[Mapping[str, tuple[tuple[str, ...], Callable[[Minutes], Iterator[Row]]]]] = {
    "M.reports": (
        ("report", "hash", "unit", "days", "submitted", "confirmed", "unread"),
        reports,
    ),
    "M.notices": (("report", "note"), notices),
    "M.readings": (("report", "place", "text", "was", "read", "why", "by"), readings),
    "M.figures": (
        ("report", "id", "where", "stated", "then", "now", "difference", "cause"),
        figures,
    ),
    "M.verdicts": (
        (
            *("report", "figures", "matches", "then", "now"),
            *("differs", "unchecked", "others", "results"),
        ),
        verdicts,
    ),
    "M.entries": (("entry", "records", "officers", "cause", "figures", "findings"), entries),
    "M.verification": (
        (
            *("report", "line", "measure", "reported"),
            *("then", "factor_then", "now", "factor", "flag"),
        ),
        verification,
    ),
    "M.samples": (
        ("day", "of", "basis", "files", "drawn", "checked", "wrong", "says"),
        _samples,
    ),
    "M.knowledge": (("day", "officer", "rule", "asked_by", "result"), _knowledge),
    "M.cadence": (("rule", "kept", "owed", "wanting"), _cadence),
    "M.findings": (
        ("number", "what", "about", "severity", "answers", "remedy", "status"),
        _findings,
    ),
    "M.answering": (("answers", "findings", "wanting", "open", "strengths"), _answering),
}
"""The tables: their columns, and what fills them."""
