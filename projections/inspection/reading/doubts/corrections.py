"""Lines that put right what the report says elsewhere: ``Đính chính: số sưu tra lập mới là 09``.

Which of the numbers was meant, and what else changes with it, is said in too many ways: what may be
meant is no figure.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from projections.inspection.reading.headings.line_names import names_lines
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lines.node import walk
from projections.inspection.reading.lines.phrases import nodes
from projections.inspection.reading.stated.drafts import Draft


@dataclass(frozen=True, slots=True)
class _Correction:
    """What a line puts right.

    ``lines``, ``measures``: those that it names; ``numbers``: all it states; ``before``: how many
    figures were read by then.
    """

    lines: frozenset[str]
    measures: frozenset[str]
    numbers: frozenset[int]
    before: int

    def means(self, draft: Draft) -> bool:
        """Whether it may speak of a figure; where it names nothing, of those of its numbers."""
        if not (self.lines or self.measures):
            return draft.value in self.numbers
        named = not self.lines or draft.line in self.lines
        return named and (not self.measures or draft.measure in self.measures)


@dataclass(slots=True)
class Corrections:
    """The lines of a report that put others right."""

    form: Form
    found: list[_Correction] = field(default_factory=list)

    def show(self, text: str, before: int) -> None:
        """Look at a line. ``before``: how many figures were read so far.

        What a bracket puts right is the number before it.
        """
        said = nodes(text, self.form, None)
        everything = list(walk(said))
        numbers = frozenset(one.number for one in everything if one.number is not None)
        if not numbers or not any(node.means("righted") for node in said):
            return
        measures = (one for node in everything if (one := node.first("measure")) and one.strong)
        named = frozenset(names_lines(said))
        self.found.append(
            _Correction(named, frozenset(it.value for it in measures), numbers, before)
        )

    def doubted(self, drafts: list[Draft]) -> set[Draft]:
        """The figures that one of them may put right."""
        return {draft for one in self.found for draft in drafts[: one.before] if one.means(draft)}
