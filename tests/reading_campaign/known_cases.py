"""Reports whose answers are known, in folders: read and checked, and held against the answers.

Beside a report stands ``NAME.figures.json`` (id → value of every figure), or ``NAME.expected.json`` with
``figures`` and ``optional`` (line, measure, cell, value; ``or``: cells that say the same). ``must`` and
``may`` of the latter name planted errors and their consequences: rules, and a piece of a line.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from projections.documents.lines.document import Document
from projections.documents.lines.intake import read_document
from projections.inspection.checks.finding import Check
from projections.inspection.checks.rules import check_report
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.read import read_report
from projections.inspection.reading.stated.values import Figure, StatedReport
from tests.reading_campaign.page import key_of
from tests.reading_campaign.truth import MEASURES

SUFFIXES = (".docx", ".xlsx", ".txt")
Answer = tuple[frozenset[object], int]
"""The places of which each says the same, and the value there."""


@dataclass
class KnownCase:
    """A report and its answers; ``by_id``: they name figures by their ids, and hold every one."""

    document: Document
    demanded: list[Answer] = field(default_factory=list)
    optional: list[Answer] = field(default_factory=list)
    must: list[dict[str, Any]] = field(default_factory=list)
    may: list[dict[str, Any]] = field(default_factory=list)
    by_id: bool = False

    def judged(self) -> Counter[str]:
        """What was counted, in the words of ``judging.VERDICTS``."""
        form = year_end_form()
        report = read_report(self.document, form)
        counted = self._figures(report) if self.demanded else Counter[str]()
        failing = [one for one in check_report(report, form) if one.verdict == "fails"]
        for error in self.must:
            counted["found" if any(is_about(one, error) for one in failing) else "missed"] += 1
        known = [*self.must, *self.may]
        counted["false"] += sum(not any(is_about(one, it) for it in known) for one in failing)
        return counted

    def _figures(self, report: StatedReport) -> Counter[str]:
        known = {(place, value) for places, value in self._answers() for place in places}
        read = Counter((self._place(one), one.value) for one in self._figures_of_lines(report))
        wrong = sum(times for it, times in read.items() if it not in known)
        counted = Counter(wrong=wrong)
        entries = " ".join(one.text for one in report.not_read)
        for places, value in self.demanded:
            place = next((one for one in places if read[one, value]), None)
            read[place, value] -= place is not None
            listed = "listed" if re.search(rf"(?<!\d)0*{value}(?!\d)", entries) else "silent"
            counted["right" if place is not None else listed] += 1
        return counted

    def _answers(self) -> Iterable[Answer]:
        return [*self.demanded, *self.optional]

    def _place(self, figure: Figure) -> object:
        cell = {name: str(code) for name, code in figure.cell.items()}
        return figure.id if self.by_id else key_of(figure.line or "", figure.measure, cell)

    def _figures_of_lines(self, report: StatedReport) -> Iterable[Figure]:
        every = (one for one in report.figures if one.value is not None)
        return (one for one in every if self.by_id or (one.line and one.measure in MEASURES))


def is_about(check: Check, error: dict[str, Any]) -> bool:
    """Whether a check names an error: under one of its rules, in a line that holds its text."""
    more = error.get("or", [])
    texts = [error["text"], *([more] if isinstance(more, str) else more)]
    lines = [check.where.text, *check.lines]
    return check.rule in error["rules"] and any(text in line for text in texts for line in lines)


def known_cases(folder: Path) -> list[KnownCase]:
    """The reports of a folder that have answers beside them."""
    paths = (one for one in sorted(folder.iterdir()) if one.suffix in SUFFIXES)
    return [case for one in paths if (case := _known_case(one)) is not None]


def _known_case(path: Path) -> KnownCase | None:
    figures, expected = path.with_suffix(".figures.json"), path.with_suffix(".expected.json")
    told = json.loads(expected.read_text("utf-8")) if expected.exists() else {}
    if not (figures.exists() or "must" in told):
        return None
    case = KnownCase(read_document(path))
    if told:
        case.must, case.may = told["must"], told["may"]
        case.demanded = _answers(told.get("figures", []))
        case.optional = _answers(told.get("optional", []))
    if figures.exists():
        stated = json.loads(figures.read_text("utf-8"))
        case.by_id = True
        case.demanded = [(frozenset([it]), one) for it, one in stated.items() if one is not None]
    return case


def _answers(figures: list[dict[str, Any]]) -> list[Answer]:
    found: list[Answer] = []
    for one in figures:
        cells = ({k: str(v) for k, v in it.items()} for it in [one["cell"], *one.get("or", [])])
        places: frozenset[object] = frozenset(
            key_of(one["line"], one["measure"], cell) for cell in cells
        )
        found += [(places, one["value"])] if one["value"] is not None else []
    return found
