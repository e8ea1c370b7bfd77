"""Reads tables of criteria, results and grades: results of targets, and the figures they state."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from projections.documents.lines.document import ReportLine
from projections.inspection.reading.bullets import Bullet
from projections.inspection.reading.drafts import Sheaf
from projections.inspection.reading.frames import Frame
from projections.inspection.reading.phrases import nodes
from projections.inspection.reading.rates import stated_rates
from projections.inspection.reading.scored import scored_results, scored_table
from projections.inspection.reading.sections import Section
from projections.inspection.reading.sentences import SentenceReader
from projections.inspection.reading.stated import TARGET_RESULT, NotRead, TargetResult
from projections.inspection.reading.tokens import Token, tokens
from projections.inspection.reading.words import FrameReader

_DIGITS: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class TargetTables:
    """Reads such tables into the sheaf."""

    frames: FrameReader
    sheaf: Sheaf
    sentences: SentenceReader

    def read(self, rows: list[ReportLine]) -> bool:
        """Read a table of criteria and grades; its numbers are results of targets, no figures."""
        if (found := scored_table(rows)) is None:
            return False
        columns, below = found
        self.sheaf.criteria += [
            cell.where for row in below for cell in row.cells if cell.column != columns["result"]
        ]
        for one, line in scored_results(columns, below, self.frames):
            self.sheaf.targets.append(one)
            self.sheaf.rates += stated_rates(one.result, one.rate.where, self.frames.form)
            rest = [it for it in tokens(one.result, self.frames.form) if it.kind == "number"]
            weighed = one.result and (one.rate.value is None or rest)
            if weighed and not self._result(one, line) and not _is_told(one, rest):
                self.sheaf.not_read.append(NotRead(one.rate.where, one.result, TARGET_RESULT))
        return True

    def _result(self, one: TargetResult, line: str) -> bool:
        """Read the figures of a target's result, if it states any."""
        seen, number = len(self.sheaf.not_read), -len(self.sheaf.targets)
        words = nodes(one.criterion, self.frames.form, None)
        section = Section(Frame(lines=(line,) if line else ()), "result", words, number)
        start, where = Bullet("", 0, one.result), one.rate.where
        read = bool(line) and self.sentences.read(start, where, section, section.frame)
        if not read:
            del self.sheaf.not_read[seen:]
        return read


def _is_told(one: TargetResult, numbers: Sequence[Token]) -> bool:
    """Whether its parts hold every number of a result, or say that it is not asked."""
    told: Counter[int | None] = Counter()
    for part in one.parts:
        told.update([part.numerator, part.denominator, *map(int, _DIGITS.findall(part.label))])
    return bool(one.parts) and not Counter(it.number for it in numbers) - told
