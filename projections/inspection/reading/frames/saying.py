"""What the words of a place have said so far, phrase by phrase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from projections.inspection.reading.frames.frame import ASKED, WAYS, When
from projections.inspection.reading.frames.senses import HEADS, OVER, PARTS, Place, is_joined
from projections.inspection.reading.lexicon.form import Meaning
from projections.inspection.reading.lines.node import Node


@dataclass(slots=True)
class Said:
    """What was read so far. ``strong``, ``weak``: measures named before the number and behind."""

    lines: list[str] = field(default_factory=list)
    cell: dict[str, str] = field(default_factory=dict)
    either: dict[str, str] = field(default_factory=dict)
    strong: list[str] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)
    when: When = ""
    whens: set[When] = field(default_factory=set)
    prior: bool = False
    spanned: bool = False
    modality: str = ""
    noun: str = ""
    day: date | None = None
    unknown: list[str] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)
    stranger: str = ""

    @property
    def names_years(self) -> bool:
        """Whether it names the report's year and another."""
        return "own" in self.whens and len(self.whens) > 1

    def weigh(self, before: list[str], behind: list[str], words: Sequence[Node]) -> None:
        """Weak words before a number come before those behind it. ``Đang đấu tranh 02 VA từ kỳ
        trước chuyển sang``: what there is now and came from before is not all that there was.
        """
        self.weak = before if before and "carried" not in self.marks else [*before, *behind]
        said = [one for it in words if (one := it.first("measure"))]
        now = any(it.text.casefold().startswith("đang") for it in words) and before == ["current"]
        if now and "opening" in self.strong and not any(one.strong for one in said):
            self.strong.append("current")

    def answer(self, words: Sequence[Node]) -> None:
        """``Kết quả thực hiện một số chỉ tiêu``: results of what was asked for are no criterion."""
        if self.modality in ASKED - {"plan"} and words[0].means("result"):
            self.modality = ""

    def is_shared(self, words: Sequence[Node], line: str | None, place: Place) -> bool:
        """Whether words speak of several together: symbols, ``Đặc tình, cơ sở``, years, lines of
        work.
        """
        symbols = "clash" in self.marks and "symbol" in self.cell
        if symbols or place != "topic":
            return symbols
        years = self.names_years and "compared" not in self.marks
        return years or is_joined(words, line, joined=True)

    def add_line(self, node: Node, one: Meaning, line: str | None, place: Place) -> None:
        """Add a line of work; of a part of one, another is not known to narrow it."""
        if place in PARTS and line is not None and one.value != line:
            self.unknown.append(node.text)
            return
        if one.value not in self.lines:
            self.lines.append(one.value)
        self.noun = self.noun or node.text
        for it in node.meanings:
            own = (one.value, line) if place == "topic" else (one.value,)
            if (it.sense, it.value) == ("cell", "symbol") and it.line in own:
                self.either = {it.value: it.code}

    def add_count(self, node: Node, one: Meaning, place: Place) -> None:
        """Add a cell, a measure, or the period before, which may be a measure."""
        if one.sense == "cell" and one.code == "open" and place in HEADS:
            self.weak.append("current")  # ``đang đấu tranh``: all there are, if none is suspended
        elif one.sense == "cell" and one.code == "open" and place == "topic":
            return
        elif one.sense == "cell":
            if self.cell.get(one.value, one.code) != one.code:
                self.marks.add("clash")
            self.cell[one.value] = one.code
            self.marks |= {way for way in WAYS if node.means(way)}
        elif one.sense == "measure":
            (self.strong if one.strong else self.weak).append(one.value)
            self.marks |= {"change"} if node.means("change") else set()
        elif place in HEADS and (carried := node.first("measure")):
            self.weak.append(carried.value)
            self.marks.add("carried")
        elif place in PARTS:
            self.when = "other"

    def add_mark(self, node: Node, one: Meaning, place: Place) -> None:
        """Add what a phrase of any other sense says; what is never a record (``tin báo``) beside a
        number is counted there instead of records.
        """
        if one.sense == "modality":
            self.modality = self.modality or one.value
        elif one.sense in ("noun", "count_noun"):
            self.noun = self.noun or node.text
            other = one.sense == "count_noun" and not node.means("noun", "line", "cell")
            self.unknown += [node.text] if other and place not in OVER else []
        elif one.sense in ("split", "change"):
            self.marks.add(one.sense)
        elif one.sense == "ordinal":
            self.marks.add("numbers")
        elif one.sense in ("narrowing", "not_any"):
            self.unknown.append(node.text)
