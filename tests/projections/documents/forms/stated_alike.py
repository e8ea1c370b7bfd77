"""What a paper states, as our own reader read it, beside what the books say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from commands.cli.telling.inspection_tables import slot_of
from projections.documents.forms.annexes import arrest_rows, closed_rows
from projections.documents.forms.form import built_in_forms
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.notation import slot_name
from projections.documents.forms.slot_book import SlotBook
from projections.documents.forms.slot_values import BlankSlot, NotAskedSlot, RowsSlot, SlotValue
from projections.documents.forms.writing import sources_of
from projections.inspection.checks.grade import GRADES
from projections.inspection.checks.rules import check_report
from projections.inspection.reading.lexicon.count_words import count_words
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.stated.values import StatedCount, StatedReport, TargetResult
from projections.targets.grade import GradedPart

MEASURES = ("opening", "added", "removed", "current")


def slot(books: FormBooks, code: str, text: str) -> SlotValue:
    """What stands in a slot of a form."""
    name = slot_name(text)
    assert name is not None, text
    return SlotBook(sources_of(built_in_forms()[code], books)).value(name)


def assert_no_false_figure(report: StatedReport, books: FormBooks) -> None:
    """Every figure that was read is that of the statistics."""
    for one in report.figures:
        if one.line is not None and one.measure in MEASURES and one.value is not None:
            counts = books.standings.figure(one.line, dict(one.cell))
            assert getattr(counts, one.measure) == one.value, one


def assert_nothing_fails(report: StatedReport) -> None:
    """No check finds fault with what the program wrote itself."""
    checks = check_report(report, year_end_form())
    assert [] == [one for one in checks if one.verdict == "fails"]


def assert_same_results(report: StatedReport, books: FormBooks) -> None:
    """Every grade is the target's own, and every share one of its parts."""
    stated = {one.criterion: one.grade for one in report.targets if one.grade and one.criterion}
    graded = books.graded.targets
    assert {one.text: one.grade for one in graded if one.grade in GRADES} == stated
    parts = {(one.number, *_sides(part)) for one in graded for part in one.parts}
    shares = {
        (one.number, one.rate.numerator, one.rate.denominator)
        for one in report.targets
        if one.number and one.rate.denominator
    }
    assert shares <= parts


def assert_same_counts(report: StatedReport, books: FormBooks, code: str) -> None:
    """Every count that was read is that of the slot of its name, and every passage was read."""
    tables = {"arrests": arrest_rows(books).rows, "closed": closed_rows(books).rows}
    for one in report.counts:
        root, _, table = one.name.partition(".")
        if root == "D":
            continue  # in stated_details
        if table.partition(".")[0] in TABLES:
            assert shown(one) in _in_rows(books, code, one), one
            continue
        if root == "T":
            name, _, column = table.partition(".")
            row = next(it for it in tables[name] if it["unit"] == one.cell["unit"])
            assert _plain(str(row[column])) == shown(one), one
        else:
            assert _plain(slot(books, code, slot_of(one)).text) == shown(one), one
    read = {slot_of(one) for one in report.counts}
    assert {one for one in _passages() if _is_known(slot(books, code, one))} <= read


TABLES = ("branches", "fields", "areas", "annex", "cells", "rows", "symbols")
"""Slots that are tables, whose rows say what a count is of."""


def _in_rows(books: FormBooks, code: str, one: StatedCount) -> set[str]:
    """What stands in the column of a count, in the rows that it is of."""
    name, _, column = one.name.rpartition(".")
    table = slot(books, code, name)
    assert isinstance(table, RowsSlot), name
    found = [row for row in table.rows if all(row.get(key) == of for key, of in one.cell.items())]
    return {_plain(str(row[column])) for row in found}


def shown(one: StatedCount) -> str:
    """A count as it was read: with the whole, where there is one."""
    return one.value if one.whole is None else f"{one.value}/{one.whole}"


def _plain(text: str) -> str:
    """A count as a form writes it, without leading noughts, and with a point for decimals."""
    if "/" in text:
        return "/".join(str(int(one)) for one in text.split("/"))
    if text.isdigit():
        return str(int(text))
    return text.replace(",", ".") if "," in text else text.replace(".", "")


def _passages() -> Iterator[str]:
    """The slots of what is counted in the passages of a yearly report."""
    begun = (context for context, _ in count_words().begun.values())
    contexts = {one.name: one for one in (*count_words().contexts.values(), *begun)}
    for name in PASSAGES:
        for told in contexts[name].counts.values():
            cell = ",".join(f"{key}={value}" for key, value in told.cell.items())
            slot_name = f"{told.name}{{{cell}}}" if cell else told.name
            if slot_name not in UNSAID:
                yield slot_name


PASSAGES = (
    *("effects", "persona_effects", "leadership", "training", "resources", "discipline"),
    "suspension",
)
"""The passages of a yearly report that are read whole."""

UNSAID = (
    *("I.findings", "I.participants", "P.items", "P.valuable"),
    *("E.compulsory_measure", "E.proposal", "E.prevention_plan"),
)
"""What a passage may leave out: the last three are told where some say nothing of their kind."""

SITUATION = ("penalty.cases", "crime.cases", "crime.solved", "prosecution.times")
"""What is told of every branch in its first part."""


def assert_same_situation(report: StatedReport, books: FormBooks) -> None:
    """Results are read branch by branch, those of none too, with what has fallen to nothing.

    Penalties as a figure of no line of work, where the wording of reports has them so.
    """
    told = {}
    for name in SITUATION:
        known = books.outcomes(name.partition(".")[0])
        if books.reach_back:
            known = [*known, *books.before.outcomes(name.partition(".")[0])]
        for branch in {one.branch for one in known}:
            text = f"O.{name}{{branch={branch or 'none'}}}"
            told[text] = _plain(slot(books, "bao-cao-nam", text).text)
    read = {slot_of(one): one.value for one in report.counts if one.name[2:] in SITUATION}
    assert read.items() <= told.items()
    counted = {str(one.value) for one in report.figures if one.line is None}
    missing = {name: value for name, value in told.items() if name not in read}
    assert [] == [
        one for one in missing.items() if "penalty" not in one[0] or one[1] not in counted
    ]


def _is_known(value: SlotValue) -> bool:
    return not isinstance(value, BlankSlot | NotAskedSlot)


def assert_same_parts(report: StatedReport, books: FormBooks) -> None:
    """The row of every target states each of its parts that was counted, and what is not asked."""
    _same_parts({one.criterion: one for one in report.targets if one.criterion}, books)


def assert_same_passages(report: StatedReport, books: FormBooks) -> None:
    """So do the lines of text of every target, which are graded alike."""
    rows = {one.criterion: one for one in report.results}
    _same_parts(rows, books)
    graded = {one.text: one.grade for one in books.graded.targets if one.grade in GRADES}
    assert graded == {text: one.grade for text, one in rows.items() if one.grade}


def _same_parts(rows: Mapping[str, TargetResult], books: FormBooks) -> None:
    for target in books.graded.targets:
        row = rows[target.text]
        assert row.asked == (target.grade != "not_applicable")
        stated = [(one.numerator, one.denominator) for one in row.parts]
        numbers = {it for pair in stated for it in pair}
        for part in target.parts:
            if part.state != "counted" or part.kind == "none":
                continue
            if part.form in ("share", "ratio", "every_month", "per_unit"):
                assert (part.numerator, part.denominator) in stated, (target.number, part, row)
            else:
                assert {part.numerator, part.denominator} - {None} <= numbers, (part, row)


def _sides(part: GradedPart) -> tuple[int | None, int | None]:
    """Both sides of a share; of a count, it and what was to be done."""
    planned = int(part.threshold) if part.quotas and part.threshold is not None else None
    return part.numerator, planned if part.form == "count" else part.denominator
