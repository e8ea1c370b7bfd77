"""Figures for what leaves the unit: counted from the entries themselves, no fact is believed.

Every record is found by the ledger's own index and replayed once, whatever is asked of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ledger.application import Ledger
from ledger.no_gc import uncollected
from ledger.values.stream import Stream
from projections.figures.answer import Group, arrange, groupings, lines_of
from projections.figures.question import Question, StatRow
from projections.figures.recount import counted, courses


@uncollected()
def official_rows(ledger: Ledger, questions: Sequence[Question]) -> list[StatRow]:
    """The answers to some questions of the same days, position and units, one after the other.

    Raises IntegrityBroken when an entry is not what was recorded or cannot be read; the ledger is
    to be one whose entries are proven as they are read.
    """
    found: list[dict[tuple[str, Group], list[int]]] = [{} for _ in questions]
    told = [
        (set(lines_of(one)), one, groupings(one), counts)
        for one, counts in zip(questions, found, strict=True)
    ]
    for course in courses(ledger, replace(questions[0], lines=None)):
        line = Stream(course.record).noun
        for lines, question, groups, counts in told:
            if line in lines:
                for dimensions in groups:
                    for measure, group in counted(course, question, dimensions):
                        counts.setdefault((line, group), [0, 0, 0, 0])[measure] += 1
    return [
        row
        for question, counts in zip(questions, found, strict=True)
        for row in arrange(question, counts)
    ]
