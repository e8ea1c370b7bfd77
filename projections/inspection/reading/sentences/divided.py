"""Totals that a line divides without standing below them: it says so itself, ``Phân cấp: …``, or a
target asks for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from projections.documents.lines.document import Where
from projections.inspection.reading.frames.frame import Frame
from projections.inspection.reading.frames.heading_words import COMPOSITION
from projections.inspection.reading.frames.sections import Section
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.sentences.counted import Parsed
from projections.inspection.reading.sentences.part_words import states, target_measure
from projections.inspection.reading.sentences.statements import Statement
from projections.inspection.reading.stated.drafts import Draft, Sheaf
from projections.inspection.reading.stated.values import Measure


@dataclass(frozen=True, slots=True)
class Divided:
    """Finds them for a line of a line of work. ``over``: what stands over it."""

    sheaf: Sheaf
    form: Form
    over: Frame
    section: Section
    line: str
    where: Where

    def by_itself(self, parsed: Parsed, label: Frame | None) -> Statement | None:
        """What a line divides that says so, ``phân cấp: …``: the stock of now."""
        first = parsed.heads[0] if parsed.heads else None
        topic = first is not None and "split" in first.over.marks and not states(parsed.heads)
        if label is None or not (topic or "split" in label.marks):
            return None
        return Statement(self._total(label.measure if label.sure else "current"), "all")

    def of_target(self, parsed: Parsed, label: Frame | None) -> Statement | None:
        """What a target's result divides, ``Loại B 41, loại A 17``: what the line itself says, or
        what the target asks for.
        """
        asked = self.section.part in ("target", "result") and self.section.line == self.line
        if not asked or label is None or not self._composes(label):
            return None
        begun = parsed.heads[0].clause.sentence if parsed.heads else 0
        same = [it.label.measure for it in parsed.heads if it.clause.sentence == begun]
        measure = next(filter(None, same), "") or target_measure(self.section)
        return Statement(self._unseen(measure), "some")

    def _composes(self, label: Frame) -> bool:
        """Whether a label names a part that a result states alone: ``loại B 41``, ``B 41``."""
        bare = label.unknown[0] if len(label.unknown) == 1 else ""
        cell = label.cell or self.form.value_alone(self.line, bare)
        return bool(cell) and set(cell) <= {*COMPOSITION} and not label.lines

    def _total(self, measure: str) -> Draft:
        """The line's total as the statistics state it; else one that is never shown."""
        wanted = (self.line, measure, "statistics")
        stated = [it for it in self.sheaf.drafts if (it.line, it.measure, it.mode) == wanted]
        same = [one for one in stated if one.cell == self.over.cell]
        alone = [one for one in stated if one.parent is None]
        return same[-1] if same else alone[0] if len(alone) == 1 else self._unseen(measure)

    def _unseen(self, measure: str) -> Draft:
        kept = (self.line, cast(Measure, measure), dict(self.over.cell), None, "", self.where)
        return Draft(*kept, "", "statistics", dropped=True)
