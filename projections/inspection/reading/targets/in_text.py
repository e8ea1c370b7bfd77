"""Results of numbered targets that stand in lines of text: what was reached, part by part, and how
it is graded (``* Kết quả: …``, ``* Đánh giá: …`` under ``Chỉ tiêu số 5: …``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from projections.documents.lines.document import Document, ReportLine
from projections.inspection.reading.lexicon.count_words import count_words, plain_keys
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lexicon.wording import keys
from projections.inspection.reading.lines.bullets import bullet
from projections.inspection.reading.lines.tokens import tokens
from projections.inspection.reading.results.parts import holds_all, stated_parts
from projections.inspection.reading.results.words import result_words
from projections.inspection.reading.stated.values import StatedRate, StatedReport, TargetResult
from projections.inspection.reading.targets.scored import grade_of, is_not_asked

NUMBER: Final = "target"
"""The cell that is the number of the target whose heading is open."""


def with_text_results(report: StatedReport, document: Document, form: Form) -> StatedReport:
    """A report with the results of targets in its text; what they hold is not unread."""
    results = tuple(text_results(document, form))
    figures = {one.where for one in report.figures}
    told = {one.rate.where for one in results if _is_told(one, form)} - figures
    return replace(
        report,
        results=results,
        not_read=tuple(one for one in report.not_read if one.where not in told),
    )


def text_results(document: Document, form: Form) -> Iterator[TargetResult]:
    """The results in lines of text, in reading order, each with the grade that is said below it."""
    number, criterion = "", ""
    open_result: TargetResult | None = None
    for line in document.lines:
        text = "" if line.cells else bullet(line.text).content
        heading = count_words().begun_by(plain_keys(text)) if text else None
        label, colon, said = text.partition(":")
        kind = result_words().columns.get(keys(label)) if colon else None
        if kind == "grade" and open_result is not None:
            asked = not is_not_asked(said)
            open_result = replace(open_result, grade=grade_of(said), asked=asked)
        elif heading or kind == "result" or line.cells:
            yield from [open_result] if open_result else []
            open_result = None
        if heading:
            number, criterion = heading[1].get(NUMBER, ""), said.strip()
        elif kind == "result" and criterion:
            open_result = _result(number, criterion, said.strip(" ."), line, form)
    yield from [open_result] if open_result else []


def _result(number: str, criterion: str, said: str, line: ReportLine, form: Form) -> TargetResult:
    rate = StatedRate(None, None, None, line.where)
    parts = stated_parts(said, line.where, form)
    return TargetResult(
        int(number) if number else None,
        rate,
        criterion=criterion,
        result=said,
        parts=parts,
    )


def _is_told(one: TargetResult, form: Form) -> bool:
    """Whether its parts hold every number of it."""
    numbers = [it for it in tokens(one.result, form) if it.kind == "number"]
    return holds_all(one.parts, numbers)
