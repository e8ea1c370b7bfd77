"""Rule ``repeat``: one figure stated twice, in statistics and a target, with two values.

Then the results of targets that stand in lines of text and in a table.
"""

from __future__ import annotations

from collections.abc import Iterator

from projections.inspection.checks import repeated_results
from projections.inspection.checks.finding import FAILS, HOLDS, Check
from projections.inspection.checks.support import Evidence
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.stated.values import Figure, StatedReport


def check(report: StatedReport, _form: Form) -> Iterator[Check]:
    """Hold every repetition against the statement that the rest of the report supports best."""
    evidence = Evidence.of(report)
    for key, figures in evidence.by_key.items():
        stated = [figure for figure in figures if figure.value is not None]
        if key[0] is not None and len(stated) > 1:
            yield from _repeated(stated, evidence)
    yield from repeated_results.check(report)


def _repeated(stated: list[Figure], evidence: Evidence) -> Iterator[Check]:
    """Of several that are supported as well, the first is trusted."""
    trusted = max(stated, key=lambda figure: _support(figure, evidence))
    for figure in stated:
        if figure is not trusted:
            holds = figure.value == trusted.value
            yield Check(
                "repeat",
                "holds" if holds else "fails",
                figure.line,
                figure.value,
                trusted.value,
                (trusted.id, figure.id),
                figure.where,
                HOLDS if holds else FAILS,
                dict(figure.cell),
            )


def _support(figure: Figure, evidence: Evidence) -> int:
    """How much speaks for a value: its movement, its own parts, its place in the statistics."""
    support = 1 if figure.mode == "statistics" else 0
    for verdict in (evidence.movement(figure), evidence.own_parts(figure)):
        support += 0 if verdict is None else 2 if verdict else -2
    return support
