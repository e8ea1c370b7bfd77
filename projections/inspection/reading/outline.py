"""Follows a report's headings: in which section a line stands, on which line of work, in which part
of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from projections.inspection.reading.form import Form
from projections.inspection.reading.phrases import Node, nodes, walk

Part = Literal["statistics", "target", "result", "remarks", "plans", "end", "outside"]
LineKind = Literal["heading", "target", "text"]

_BULLET: Final = re.compile(
    r"""\s*(?:
      (?P<mark>[-–—+*•●▪◦‣·○■□➢➤✓»]|o(?=\s))\s*
    | (?P<item>\(\s*\d{1,2}\s*\)|\d{1,2}\)|\(?[a-zđ]\))\s*
    | (?P<number>
        (?:\d{1,2}\.)+\d{0,2}\.?(?=\s|[^\d\s.,%/])
      | \d{1,2}(?:\.\d{1,2})+(?=[\s.:])
      | \d{1,2}[-/](?=\s?[^\W\d])
      )\s*
    | (?P<roman>[IVX]{1,5}[.)\-:](?=\s|\w))\s*
    | (?P<letter>[A-ZĐa-zđ]\.(?=\s))\s*
    )""",
    re.VERBOSE,
)
_LONG_HEADING: Final = 30
_SHORT_HEADING: Final = 14
_UNNUMBERED: Final = 8


@dataclass(frozen=True, slots=True)
class Bullet:
    """How a line begins.

    ``depth``: 1 a Roman number, 2 ``1.``, 3 ``1.1.`` …, 8 a dash or nothing; ``mark``: the dash.
    """

    kind: str
    depth: int
    content: str
    mark: str = ""


def bullet(text: str) -> Bullet:
    """Take the bullet or number off a line."""
    found = _BULLET.match(text)
    if found is None:
        return Bullet("", _UNNUMBERED, text)
    kind = str(found.lastgroup)
    content = text[found.end() :]
    number = found.group().strip().rstrip(".").count(".")
    depth = {"roman": 1, "letter": 2, "number": 2 + number, "item": 6, "mark": _UNNUMBERED}[kind]
    return Bullet(kind, depth, content, (found["mark"] or "").strip())


@dataclass(slots=True)
class Section:
    """Where the reader stands.

    ``lines``: the lines of work the heading names; ``target_words``: the target's own text.
    """

    lines: tuple[str, ...] = ()
    depth: int = 0
    part: Part = "outside"
    target: tuple[Node, ...] = ()
    number: int = 0

    @property
    def line(self) -> str | None:
        """The line of work, where the section has one only."""
        return self.lines[0] if len(self.lines) == 1 else None

    @property
    def strict(self) -> bool:
        """Whether a sentence must be understood to its last word."""
        return self.part != "statistics"


class Outline:
    """Moves from section to section as lines are shown to it."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self.section = Section()

    def show(self, text: str) -> tuple[LineKind, Bullet]:
        """Look at the next line; ``section`` is then where it stands."""
        start = bullet(text)
        found = nodes(start.content, self._form, None)
        if self._begins(found, "ends") and len(start.content) < 80:
            self.section = Section(part="end")
            return "heading", start
        if _starts_with_target(start.content) and (
            start.kind or any(node.kind in ("colon", "reference") for node in found)
        ):
            return self._target(found, start)
        if behind := self._heading_with_text(found, start):
            return "text", behind
        if self._is_heading(found, start):
            return ("heading" if self._heading(found, start) else "text"), start
        self._move_within(found)
        return "text", start

    def show_sheet(self, name: str) -> None:
        """A sheet begins: its name is a heading where it names a line of work, and otherwise ends
        the section before.
        """
        number = self.section.number + 1
        found = nodes(name, self._form, None)
        self.section = Section(
            _lines(found), 0, "statistics" if _lines(found) else "outside", number=number
        )

    def _target(self, found: tuple[Node, ...], start: Bullet) -> tuple[LineKind, Bullet]:
        """A target's own text; a result on the same line is text that stands below it."""
        self.section.part = "target"
        self.section.target = found
        self.section.number += 1
        for cut in (index for index, letter in enumerate(start.content) if letter == ":"):
            before = nodes(start.content[:cut], self._form, None)
            if before and before[-1].means("result"):
                self.section.part = "result"
                return "text", Bullet(
                    start.kind, start.depth, start.content[cut + 1 :].strip(), start.mark
                )
        return "target", start

    def _move_within(self, found: tuple[Node, ...]) -> None:
        """A line that begins with ``Kết quả:`` or ``Tồn tại:`` changes the part, not the
        section.
        """
        parts: tuple[Literal["result", "remarks"], ...] = ("result", "remarks")
        for part in parts:
            if self._begins(found, part) and any(node.kind == "colon" for node in found[:4]):
                self.section.part = part
                self.section.number += 1

    def _begins(
        self, found: tuple[Node, ...], sense: Literal["ends", "result", "remarks", "plans"]
    ) -> bool:
        return bool(found) and found[0].means(sense)

    def _is_heading(self, found: tuple[Node, ...], start: Bullet) -> bool:
        """No counts, not too long, and either numbered, or about nothing but a line of work, or a
        part's title.
        """
        everything = list(walk(found))
        if not found or any(
            node.is_value or node.kind in ("money", "percent") for node in everything
        ):
            return False
        words = len(start.content.split())
        if start.kind in ("number", "roman", "letter"):
            return words <= _LONG_HEADING
        named = _lines(found)
        bare = all(self._is_quiet(node) for node in everything)
        if start.kind in ("mark", "item"):
            return bool(named) and bare
        titled = any(node.means("statistics", "targets", "plans") for node in found[:2])
        return words <= _SHORT_HEADING and ((bool(named) and bare) or titled)

    def _heading_with_text(self, found: tuple[Node, ...], start: Bullet) -> Bullet | None:
        """A heading and its statistics on one line, ``2.

        Công tác sưu tra: đầu kỳ 18; tăng 09``: what stands behind the colon.
        """
        cut = next((index for index, node in enumerate(found) if node.kind == "colon"), len(found))
        named, behind = _lines(found[:cut]), found[cut + 1 :]
        states = any(one.strong for node in behind if (one := node.first("measure")))
        states = any(node.is_value for node in behind) and (
            states or _is_sibling(start, self.section)
        )
        quiet = all(self._is_quiet(node) and not node.is_value for node in walk(found[:cut]))
        if len(named) != 1 or not states or not quiet or named == self.section.lines:
            return None
        self._heading(found[:cut], Bullet(start.kind or "mark", start.depth, start.content))
        return Bullet(start.kind, start.depth, start.content.partition(":")[2].strip(), start.mark)

    def _is_quiet(self, node: Node) -> bool:
        if node.means("measure") and not node.means("filler", "line"):
            return False
        quiet = node.means("line", "filler", "noun", "statistics", "targets", "and", "total")
        return quiet or node.kind in (
            "colon",
            "stop",
            "comma",
            "semicolon",
            "group",
            "date",
            "span",
            "year",
            "dash",
        )

    def _heading(self, found: tuple[Node, ...], start: Bullet) -> bool:
        named = _lines(found)
        part = self._part(found)
        section = self.section
        if named:
            depth = min(start.depth, section.depth) if named == section.lines else start.depth
            self.section = Section(named, depth, part or "statistics", number=section.number + 1)
        elif start.depth <= section.depth or part == "plans":
            self.section = Section(
                part=part if part == "plans" else "outside", number=section.number + 1
            )
        elif part is not None:
            section.part = part
            section.number += 1
        else:
            section.number += 1
            return start.kind in ("number", "roman", "letter")
        return True

    def _part(self, found: tuple[Node, ...]) -> Part | None:
        """What a heading's words make of its part; targets before statistics, for ``kết quả thực
        hiện chỉ tiêu``.
        """
        if any(node.means("targets", "target") for node in found):
            return "target"
        if self._begins(found, "plans"):
            return "plans"
        if any(node.means("statistics") for node in found):
            return "statistics"
        if self._begins(found, "remarks"):
            return "remarks"
        return None


def _is_sibling(start: Bullet, section: Section) -> bool:
    """A numbered line that stands no deeper than the section's own heading: ``6.

    Hộp thư bí mật: 12``.
    """
    return start.kind in ("number", "roman", "letter") and start.depth <= section.depth


def _starts_with_target(text: str) -> bool:
    return text.casefold().startswith("chỉ tiêu")


def _lines(found: tuple[Node, ...]) -> tuple[str, ...]:
    """The lines of work named outside brackets, or failing that inside, each once, in order."""
    for level in (found, tuple(walk(found))):
        named = [meaning.value for node in level if (meaning := node.first("line"))]
        if named:
            return tuple(dict.fromkeys(named))
    return ()
