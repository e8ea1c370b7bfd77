"""The tables of minutes on reports held against the books: what differs, why, and how far."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ledger.values.dates import format_date
from projections.documents.forms.slot_values import CellValue
from projections.documents.lines.document import Where
from projections.inspection.minutes.figure_words import figure_called, value_called
from projections.inspection.minutes.minutes import Minutes, ReportRead
from projections.inspection.minutes.words import minutes_words
from projections.inspection.reading.stated.values import Figure, HandReading, StatedValue
from projections.inspection.reconciliation.causes import KINDS, Cause, Difference, kind_in_words
from projections.inspection.reconciliation.reconciled import Reconciled
from projections.inspection.results.held_value import HeldValue, difference_of
from projections.inspection.results.value_words import beside_the_books, shown
from projections.inspection.results.value_words import called as result_called

Row = Mapping[str, CellValue]
MOST_LETTERS: Final = 160
"""So much of a report's line is quoted."""
NONE: Final = "–"
_ORDER: Final = tuple(KINDS)
_OF_THE_REPORT: Final = frozenset(_ORDER[_ORDER.index("arithmetic") :])
"""The causes that say how much more the report states than the books."""


def reports(minutes: Minutes) -> Iterator[Row]:
    """The reports that were held against the books."""
    for one in minutes.reports:
        agreement, then = one.found.verification, str(one.found.then)
        yield {
            "report": one.name,
            "hash": one.sha256,
            "unit": one.unit,
            "days": str(one.found.period),
            "submitted": then if one.submitted else minutes_words("not_submitted", position=then),
            "confirmed": f"{agreement.confirmed}/{agreement.checkable}"
            if agreement.checkable
            else minutes_words("nothing_checkable"),
            "unread": one.unread,
        }


def notices(minutes: Minutes) -> Iterator[Row]:
    """Which reports are of another unit or other days than they were held against."""
    for report in minutes.reports:
        for one in report.notices:
            yield {"report": report.name, "note": one.say(minutes.translate)}


def figures(minutes: Minutes) -> Iterator[Row]:
    """What is not confirmed then and now, and figures made of other files.

    Of each report its figures, those that teams exceed, results of targets and other counts.
    """
    for report in minutes.reports:
        found = report.found
        yield from (_row(minutes, report, one) for one in found.figures if one.differs or one.other)
        yield from (_of_teams(minutes, report, *one) for one in found.counted_twice)
        yield from (_result(minutes, report, one) for one in _of_no_figure(report))


def _of_no_figure(report: ReportRead) -> Iterator[HeldValue]:
    """The values of targets and counts that differ, but for a count that is a figure told before.

    A table of a form is read as figures of its line of work and as what the form counts.
    """
    told = {
        (_place_in(one.figure.where), str(one.figure.value), str(one.now))
        for one in report.found.differing
    }
    for one in report.results.differing:
        value = one.value
        if value.what != "count" or (_place_in(value.where), value.stated, one.now) not in told:
            yield one


def _row(minutes: Minutes, report: ReportRead, one: Reconciled) -> Row:
    value = one.figure.value
    return {
        "report": report.name,
        "id": _id(minutes, one.figure),
        "where": _quoted(minutes, one.figure.where),
        "stated": value,
        "then": one.then,
        "now": one.now,
        "difference": NONE if value is None or one.now is None else _signed(one.now - value),
        "cause": "; ".join(_why(minutes, one)) or NONE,
    }


def _of_teams(minutes: Minutes, report: ReportRead, figure: Figure, cause: Cause) -> Row:
    return {
        "report": report.name,
        "id": _id(minutes, figure),
        "where": _quoted(minutes, figure.where),
        "stated": figure.value,
        "then": None,
        "now": None,
        "difference": NONE,
        "cause": _cause(minutes, cause),
    }


def _result(minutes: Minutes, report: ReportRead, one: HeldValue) -> Row:
    """A value of a target or a count, as ``socai inspect reconcile`` calls it."""
    value = one.value
    why = [*_causes_told(minutes, one), *beside_the_books(one, minutes.translate)]
    why += [minutes.translate(one.why)] if one.why else []
    difference = None if value.what == "names" else difference_of(value.stated, one.now)
    return {
        "report": report.name,
        "id": _marked(_value(minutes, value), value.by_hand),
        "where": _quoted(minutes, value.where),
        "stated": shown(value, value.stated),
        "then": shown(value, one.then),
        "now": shown(value, one.now),
        "difference": _signed(difference),
        "cause": "; ".join(why) or NONE,
    }


def _place_in(where: Where) -> tuple[int | str | None, ...]:
    return where.paragraph, where.table, where.sheet, where.cell


def _value(minutes: Minutes, value: StatedValue) -> str:
    return value_called(value, minutes.called(value.where.text), minutes.translate)


def _signed(difference: Difference | None) -> str:
    """How much more one number is than another, with its sign; nothing of no number."""
    if difference is None:
        return NONE
    return _plain(difference, "+") if difference else "0"


def _plain(difference: Difference, sign: str = "") -> str:
    return f"{difference:{sign}}".replace(".", ",")


def _quoted(minutes: Minutes, where: Where) -> str:
    return minutes.called(where.text)[:MOST_LETTERS]


def _id(minutes: Minutes, figure: Figure) -> str:
    """A figure in words, with the entry by which the inspection reads it as it does."""
    return _marked(figure_called(figure, minutes.translate), figure.by_hand)


def _marked(told: str, entry: int | None) -> str:
    return told if entry is None else f"{told} [{entry}]"


def readings(minutes: Minutes) -> Iterator[Row]:
    """What the inspection reads otherwise than the program."""
    for report in minutes.reports:
        for one in report.by_hand:
            entry = one.entry
            by = minutes_words("read_by", officer=entry.read_by, entry=entry.position)
            yield {
                "report": report.name,
                "place": _place(one),
                "text": minutes.called(one.where.text)[:MOST_LETTERS] or NONE,
                "was": _figure(minutes, one.before) or minutes_words("nothing_read"),
                "read": _read_as(minutes, one),
                "why": entry.why,
                "by": f"{by}, {format_date(entry.effective_on)}",
            }


def _place(one: HandReading) -> str:
    place = one.entry.place
    return minutes_words("paragraph", place=place) if place.isdigit() else place


def _read_as(minutes: Minutes, one: HandReading) -> str:
    if not one.fits:
        return minutes_words("not_applied")
    return _figure(minutes, one.after) or minutes_words("struck")


def _figure(minutes: Minutes, figure: Figure | StatedValue | None) -> str:
    """A figure, or a value of a result, in words: ``Sưu tra, Tăng, loại B: 7``."""
    if figure is None:
        return ""
    if isinstance(figure, StatedValue):
        return f"{result_called(figure, minutes.translate)}: {shown(figure, figure.stated)}"
    value = NONE if figure.value is None else figure.value
    return f"{figure_called(figure, minutes.translate)}: {value}"


def _why(minutes: Minutes, one: Reconciled) -> Iterator[str]:
    """Why a figure differs, and of what other files one is made that does not."""
    yield from _causes_told(minutes, one)
    if one.other:
        gone, come = (", ".join(files) or NONE for files in (one.other.gone, one.other.come))
        yield minutes_words("other_files", gone=gone, come=come)


def _causes_told(minutes: Minutes, one: Reconciled | HeldValue) -> Iterator[str]:
    """Why something differs: what is certain, and what else it may be, as that."""
    yield from (_cause(minutes, cause) for cause in one.causes)
    for way in one.alternatives:
        told = ", ".join(_cause(minutes, cause) for cause in way)
        yield minutes_words("perhaps" if one.is_open else "otherwise", causes=told)


def _cause(minutes: Minutes, cause: Cause) -> str:
    kind, count = minutes.translate(kind_in_words(cause)), cause.difference
    told = _signed(count)
    if cause.kind in _OF_THE_REPORT:
        told = minutes_words("more" if count > 0 else "less", count=_plain(count).lstrip("-"))
    named = cause.unit.called(minutes.translate) if cause.unit else ", ".join(cause.records)
    about = ": ".join(one for one in (told if count else "", named) if one)
    return f"{kind} ({about})" if about else kind


def verdicts(minutes: Minutes) -> Iterator[Row]:
    """How many figures of each report stand how, and what else it states."""
    for one in minutes.reports:
        counted = Counter(figure.verdict for figure in one.found.figures)
        yield {
            "report": one.name,
            "figures": len(one.found.figures),
            "matches": counted["matches"],
            "then": counted["matches_then"] + counted["matches_written"],
            "now": counted["matches_now"],
            "differs": counted["differs"],
            "unchecked": counted["not_checkable"],
            "others": one.found.others,
            "results": _results(one),
        }


def _results(one: ReportRead) -> str:
    """How many results of targets and other counts are confirmed, of those that can be checked.

    And how many cannot: none of none would look as if there were none.
    """
    every, checkable = one.results.every, one.results.checkable
    if not every:
        return minutes_words("nothing_stated")
    if not checkable:
        return minutes_words("all_unchecked", unchecked=len(every))
    confirmed = f"{sum(it.verdict == 'matches' for it in every)}/{checkable}"
    if unchecked := len(every) - checkable:
        return minutes_words("unchecked", confirmed=confirmed, unchecked=unchecked)
    return confirmed


def entries(minutes: Minutes) -> Iterator[Row]:
    """Each entry that is a cause or that a finding names, once: the figures and the findings."""
    touched: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    causes: dict[int, Cause] = {}
    for report, name, cause in _causes(minutes):
        for entry in cause.entries:
            causes.setdefault(entry, cause)
            touched[entry][report.name].append(name)
    findings: dict[int, list[int]] = defaultdict(list)
    for found in minutes.inspection.found:
        for entry in found.recorded.named or ():
            findings[entry].append(found.recorded.finding)
    for entry in sorted(causes.keys() | findings.keys()):
        told = touched[entry].items()
        yield {
            "entry": str(entry),
            **_told_of(minutes, causes.get(entry)),
            "figures": "; ".join(_touched(name, ids) for name, ids in told) or NONE,
            "findings": ", ".join(map(str, findings[entry])) or NONE,
        }


def _touched(report: str, ids: Iterable[str]) -> str:
    return f"{report}: {'; '.join(dict.fromkeys(ids))}"


def _told_of(minutes: Minutes, cause: Cause | None) -> Row:
    if cause is None:
        return dict.fromkeys(("records", "officers", "cause"), NONE)
    return {
        "records": ", ".join(cause.records),
        "officers": ", ".join(cause.officers),
        "cause": minutes.translate(kind_in_words(cause)),
    }


def _causes(minutes: Minutes) -> Iterator[tuple[ReportRead, str, Cause]]:
    """Every cause with the report and what it explains there."""
    for report in minutes.reports:
        for one in report.found.differing:
            told = figure_called(one.figure, minutes.translate)
            yield from ((report, told, cause) for cause in one.causes)
        for value in _of_no_figure(report):
            name = _value(minutes, value.value)
            yield from ((report, name, cause) for cause in value.causes)
