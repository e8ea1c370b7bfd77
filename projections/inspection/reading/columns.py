"""The headings of a table's columns, of one row or of several, and what they make of the cells
below.
"""

from __future__ import annotations

from projections.documents.lines.document import ReportCell
from projections.inspection.reading.captions import Caption, CaptionReader
from projections.inspection.reading.form import Form


class Columns:
    """Column → its headings, outermost first."""

    def __init__(self, captions: CaptionReader, form: Form) -> None:
        self._captions = captions
        self._form = form
        self._texts: dict[int, list[str]] = {}
        self._known: dict[tuple[int, str | None], Caption] = {}

    def __bool__(self) -> bool:
        return bool(self._texts)

    @property
    def width(self) -> int:
        """The last column that has a heading."""
        return max(self._texts, default=0)

    def clear(self) -> None:
        """The table heads its columns anew."""
        self._texts, self._known = {}, {}

    def add(self, cell: ReportCell) -> None:
        """Put a heading over every column it spans."""
        self._known = {}
        for column in range(cell.column, cell.column + cell.span):
            if cell.text and not cell.continued:
                self._texts.setdefault(column, []).append(cell.text)

    def lines(self, column: int) -> tuple[str, ...]:
        """The lines of work that the headings name, the innermost that names any."""
        found = (self._captions.lines(text) for text in reversed(self._texts.get(column, [])))
        return next((lines for lines in found if lines), ())

    def heading(self, column: int, line: str | None) -> Caption:
        """What all headings of a column say together; nothing where it has none."""
        if column not in self._texts:
            return Caption()
        if (column, line) not in self._known:
            self._known[column, line] = self._read(column, line)
        return self._known[column, line]

    def has_rival(self, column: int, measure: str) -> bool:
        """Whether another column has the same measure, so that a word not understood may be what
        tells them apart.
        """
        others = (self.heading(other, None) for other in self._texts if other != column)
        return any(one.measure == measure and not one.modality and not one.skip for one in others)

    def _read(self, column: int, line: str | None) -> Caption:
        if self._is_opening(column):
            return Caption(measure="opening")
        texts = [text for text in self._texts[column] if not self._is_group(text)]
        found = self._captions.read(texts, line)
        if found.doubt and len(texts) > 1:
            together = self._captions.read([*texts[:-2], f"{texts[-2]} {texts[-1]}"], line)
            found = together if len(together.doubt) < len(found.doubt) and together.cell else found
        self._divide_removals(texts, line, found)
        if symbol := self._captions.is_symbol(
            texts[-1], line, [one[-1] for one in self._texts.values()]
        ):
            found.cell = {**found.cell, **dict([symbol])}
        if found.doubt and not found.cell:
            found.name(self.bare(texts[-1], line, [one[-1] for one in self._texts.values()]))
        return found

    def _divide_removals(self, texts: list[str], line: str | None, found: Caption) -> None:
        """Below a heading over several columns for removals stand ways of closing; another word for
        removals is not the sum.
        """
        above = texts[-2] if len(texts) > 1 else ""
        spans = sum(above in one[:-1] for one in self._texts.values()) > 1
        measure = self._captions.read([above], None).measure
        if not spans or measure not in ("added", "removed") or found.total:
            return
        if movement := self._captions.movement(texts[-1], line):
            found.name(movement)
            found.narrowed = False
            return
        if measure != "removed":
            return
        if closing := self._captions.closing(texts[-1], line):
            found.name(closing)
            found.narrowed = False
        elif not found.cell:
            found.doubt = [*found.doubt, texts[-1]]

    def completed(self, cell: ReportCell, line: str | None) -> tuple[str, str] | None:
        """The cell that a row's name stands for together with the heading above it: ``I``
        below ``Danh mục``.
        """
        heads = self._texts.get(cell.column, [])
        said = self._captions.read([f"{heads[-1]} {cell.text}"], line) if heads else Caption()
        unclear = said.doubt or said.clash or said.measure or said.skip or len(said.cell) != 1
        return None if unclear else next(iter(said.cell.items()))

    def bare(self, text: str, line: str | None, beside: list[str]) -> tuple[str, str] | None:
        """The cell that a value named alone stands for, where all values of its dimension stand
        side by side: A and B.
        """
        for name in self._form.line_dimensions.get(line or "", ()):
            dimension = self._form.dimensions[name]
            code = self._form.bare_value(name, text)
            if (
                dimension.alone
                and code
                and {self._form.bare_value(name, one) for one in beside} >= set(dimension.values)
            ):
                return name, code
        return None

    def _is_group(self, text: str) -> bool:
        """``Phát sinh trong kỳ`` over columns for additions and for removals says less than
        either.
        """
        if not self._captions.read([text], None).measure or self._captions.lines(text):
            return False
        below = [
            texts[texts.index(text) + 1 :] for texts in self._texts.values() if text in texts[:-1]
        ]
        return len({self._captions.read(texts, None).measure for texts in below} - {""}) > 1

    def _is_opening(self, column: int) -> bool:
        """``Kỳ trước`` before the columns of all three other measures, none of which is the
        opening.
        """
        last = {number: texts[-1] for number, texts in sorted(self._texts.items())}
        if not self._captions.is_before(last[column]):
            return False
        named = {number: self._captions.read([text], None).measure for number, text in last.items()}
        others = {measure for number, measure in named.items() if number != column}
        before = any(measure for number, measure in named.items() if number < column)
        same = [text for text in last.values() if self._captions.is_before(text)]
        return (
            others >= {"added", "removed", "current"}
            and "opening" not in others
            and not before
            and len(same) == 1
        )
