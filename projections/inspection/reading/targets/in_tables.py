"""Reads tables of criteria, results and grades: results of targets, and the figures they state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from projections.documents.lines.document import ReportLine
from projections.inspection.reading.counts.clauses import VALUES
from projections.inspection.reading.frames.frame import Frame
from projections.inspection.reading.frames.heading_words import measures
from projections.inspection.reading.frames.sections import Section
from projections.inspection.reading.frames.words import FrameReader
from projections.inspection.reading.lines.bullets import Bullet
from projections.inspection.reading.lines.clauses import names_cell
from projections.inspection.reading.lines.node import Node, walk
from projections.inspection.reading.lines.phrases import nodes
from projections.inspection.reading.lines.tokens import Token, tokens
from projections.inspection.reading.results.changes import stated_changes
from projections.inspection.reading.results.parts import holds_all
from projections.inspection.reading.results.rates import stated_rates
from projections.inspection.reading.sentences.reader import SentenceReader
from projections.inspection.reading.stated.drafts import BLANK, Sheaf
from projections.inspection.reading.stated.values import TARGET_RESULT, NotRead, TargetResult
from projections.inspection.reading.tables.captions import CaptionReader
from projections.inspection.reading.targets.scored import scored_results, scored_table


def _is_why(node: Node) -> bool:
    """Whether it names a way of closing, and no measure."""
    return names_cell(node, "closing") and not node.means("measure")


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
            self.sheaf.changes += stated_changes(one.result, one.rate.where, self.frames.form)
            told = tokens(one.result, self.frames.form)
            rest = [it for it in told if it.kind == "number"]
            is_blank = BLANK in one.result and not any(it.kind in VALUES for it in told)
            if one.result and not is_blank and (one.rate.value is None or rest):
                self._weigh(one, line, rest)
        return True

    def _weigh(self, one: TargetResult, line: str, numbers: Sequence[Token]) -> None:
        """Read the figures of a result; what is neither one nor of its parts is not read."""
        seen, is_told = len(self.sheaf.not_read), holds_all(one.parts, numbers)
        read = self._result(one, line)
        if is_told:
            del self.sheaf.not_read[seen:]
        elif not read:
            self.sheaf.not_read.append(NotRead(one.rate.where, one.result, TARGET_RESULT))

    def _result(self, one: TargetResult, line: str) -> bool:
        """Read the figures of a target's result, if it states any."""
        words = nodes(one.criterion, self.frames.form, None)
        return (bool(line) and self._told(one, one.result, (line,), words)) or self._counted(
            one, words
        )

    def _counted(self, one: TargetResult, words: tuple[Node, ...]) -> bool:
        """Read a bare count by its criterion, ``Xác lập mới hồ sơ hiềm nghi | 15``, where that
        names one line of work, what is counted of it and no number, and the result holds nothing
        else; not where it says why files went, which may be all of them.
        """
        result = nodes(one.result, self.frames.form, None)
        found, told = list(walk(words)), [it for it in result if not it.means("noun", "line")]
        asked = any(it.is_value or _is_why(it) for it in found) or not any(map(measures, found))
        lines = CaptionReader(self.frames).lines(one.criterion)
        plain = [it.kind for it in told] == ["number"] and not asked and len(lines) == 1
        return plain and self._told(one, f"{one.criterion}: {one.result}", lines, words)

    def _told(
        self, one: TargetResult, text: str, lines: tuple[str, ...], words: tuple[Node, ...]
    ) -> bool:
        """Read what a result tells of a line of work; whether it states any figure."""
        seen = len(self.sheaf.not_read)
        section = Section(Frame(lines=lines), "result", words, -len(self.sheaf.targets))
        read = self.sentences.read(Bullet("", 0, text), one.rate.where, section, section.frame)
        if not read:
            del self.sheaf.not_read[seen:]
        return read
