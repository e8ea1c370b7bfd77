"""Follows a report's headings: under which of them a line stands, and what they say of it together.

Levels are learnt, not ranked: a heading's parent is the one that was open when a heading of its
kind (``I.``, ``A.``, ``1.``, ``1.1.``, ``a)``, a dash, nothing) first appeared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from projections.inspection.reading.form import Form
from projections.inspection.reading.frames import ASKED, Frame, FrameReader
from projections.inspection.reading.phrases import Node, nodes, walk
from projections.inspection.reading.stretches import Time

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
_NUMBERED: Final = ("number", "roman", "letter")
_ROMAN: Final = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Bullet:
    """How a line begins.

    ``depth``: 1 a Roman number, 2 ``1.``, 3 ``1.1.`` …, 8 a dash or nothing; ``mark``: the dash;
    ``level``: the kind of bullet that headings of one level share; ``ordinal``: which of them.
    """

    kind: str
    depth: int
    content: str
    mark: str = ""
    level: str = ""
    ordinal: int = 0


def bullet(text: str) -> Bullet:
    """Take the bullet or number off a line."""
    found = _BULLET.match(text)
    if found is None:
        return Bullet("", _UNNUMBERED, text)
    kind = str(found.lastgroup)
    content = text[found.end() :]
    sign = found.group().strip().rstrip(".")
    number = sign.count(".")
    depth = {"roman": 1, "letter": 2, "number": 2 + number, "item": 6, "mark": _UNNUMBERED}[kind]
    last = re.sub(r"\W", "", sign.rpartition(".")[2])
    shape = "digit" if last.isdigit() else "capital" if last.isupper() else "small"
    level = f"{kind} {number if kind == 'number' else found['mark'] or shape}".strip()
    return Bullet(kind, depth, content, (found["mark"] or "").strip(), level, _ordinal(kind, last))


def _ordinal(kind: str, sign: str) -> int:
    if sign.isdigit():
        return int(sign)
    if kind != "roman":
        return ord(sign.casefold()) - ord("a") + 1 if len(sign) == 1 else 0
    values = [_ROMAN[letter] for letter in sign]
    return sum(
        -one if following > one else one
        for one, following in zip(values, [*values[1:], 0], strict=True)
    )


@dataclass(slots=True)
class Section:
    """Where the reader stands.

    ``frame``: what the headings say together; ``part``: of which part of the report they are;
    ``target``: the target's own text; ``number``: which stretch of lines without a heading this is.
    """

    frame: Frame = field(default_factory=Frame)
    part: Part = "outside"
    target: tuple[Node, ...] = ()
    number: int = 0

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of work the headings name."""
        return self.frame.lines

    @property
    def line(self) -> str | None:
        """The line of work, where the section has one only."""
        return self.lines[0] if len(self.lines) == 1 else None

    def closed(self, frame: Frame) -> str:
        """Why nothing under a frame is a figure here; what was asked for is answered by results."""
        answered = self.part == "result" and frame.modality in ASKED
        return (replace(frame, modality="") if answered else frame).closed

    @property
    def strict(self) -> bool:
        """Whether only strong words decide a measure."""
        return self.part != "statistics"


@dataclass(frozen=True, slots=True)
class _Heading:
    """An open heading: its level, its number in it, and what it says with those above it."""

    level: str
    ordinal: int
    frame: Frame
    part: Part


class Headings:
    """Moves from section to section as lines are shown to it."""

    def __init__(self, form: Form, time: Time | None = None, unit: str = "") -> None:
        self._form = form
        self._frames = FrameReader(form, replace(time or Time(), lenient=True), unit)
        self._open: list[_Heading] = []
        self.section = Section()

    def show(self, text: str) -> tuple[LineKind, Bullet]:
        """Look at the next line; ``section`` is then where it stands."""
        start = bullet(text)
        found = nodes(start.content, self._form, None)
        if self._begins(found, "ends") and len(start.content) < 80:
            self._open = []
            self.section = Section(part="end", number=self.section.number + 1)
            return "heading", start
        if self._is_of_later(found, start):
            self._leave(start)
            self._enter(
                start.level, start.ordinal, Frame(another="other", modality="plan"), "plans"
            )
            return "heading", start
        if _starts_with_target(start.content) and (
            start.kind or any(node.kind in ("colon", "reference") for node in found)
        ):
            return self._target(found, start)
        if behind := self._heading_with_text(found, start):
            return "text", behind
        if self._is_heading(found, start):
            return ("heading" if self._heading(found, start) else "text"), start
        self._leave_sibling(start)
        self._move_within(found)
        return "text", start

    def show_sheet(self, name: str) -> None:
        """A sheet begins: its name is the heading over all that stands on it."""
        frame = self._frames.frame(nodes(name, self._form, None))
        if not frame.lines:
            frame = Frame(cell=frame.cell, another=frame.another, modality=frame.modality)
        self._open = []
        self._enter("sheet", 0, frame, "statistics" if frame.lines else "outside")

    # ---- levels ----

    def _leave(self, start: Bullet) -> None:
        """Close the headings that one of this level ends: its equals and all below them."""
        for index, one in enumerate(self._open):
            deeper = one.level.startswith("number") and start.kind == "number"
            if one.level == start.level or (deeper and one.level > start.level):
                below = [at for at, it in enumerate(self._open) if at > index and not it.level]
                plans = [at for at in below if self._open[at].part == "plans"]
                # ``1.`` below an unnumbered ``PHƯƠNG HƯỚNG`` counts anew what is planned
                anew = bool(plans) and start.ordinal <= one.ordinal
                del self._open[plans[0] + 1 if anew else index :]
                return

    def _enter(self, level: str, ordinal: int, frame: Frame, part: Part | None) -> None:
        """Open a heading below those that are open."""
        above = self._open[-1] if self._open else _Heading("", 0, Frame(), "outside")
        whole = above.frame.over(frame)
        self._open.append(_Heading(level, ordinal, whole, part or above.part))
        self.section = Section(whole, part or above.part, number=self.section.number + 1)

    def _leave_sibling(self, start: Bullet) -> None:
        """A numbered line of text that goes on counting the headings ends the last of them."""
        for index, one in enumerate(self._open):
            if start.kind in _NUMBERED and one.level == start.level and start.ordinal > one.ordinal:
                del self._open[index:]
                above = self._open[-1] if self._open else _Heading("", 0, Frame(), "outside")
                self.section = Section(above.frame, above.part, number=self.section.number + 1)
                return

    # ---- kinds of lines ----

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

    def _is_of_later(self, found: tuple[Node, ...], start: Bullet) -> bool:
        """``II. Chỉ tiêu năm 2025`` in the report of 2024: targets that are yet to be met."""
        frame = self._frames.frame(found)
        bare = not any(node.is_value or node.kind == "colon" for node in walk(found))
        titled = _starts_with_target(start.content) and start.kind in (*_NUMBERED, "")
        return titled and bare and frame.another == "other"

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
        if any(node.means("not_any") for node in found) and any(_measures(node) for node in found):
            return False
        words = len(start.content.split())
        if start.kind in _NUMBERED:
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
        states = any(node.is_value for node in walk(behind)) and (states or self._is_sibling(start))
        quiet = all(self._is_quiet(node) and not node.is_value for node in walk(found[:cut]))
        if len(named) != 1 or not states or not quiet or named == self.section.lines:
            return None
        level = start.level or "text"
        self._leave(Bullet(start.kind, start.depth, "", start.mark, level, start.ordinal))
        self._enter(level, start.ordinal, self._frames.frame(found[:cut]), "statistics")
        return Bullet(start.kind, start.depth, start.content.partition(":")[2].strip(), start.mark)

    def _is_sibling(self, start: Bullet) -> bool:
        """A numbered line that counts on the headings above it: ``6. Hộp thư bí mật: 12``."""
        return start.kind in _NUMBERED and any(one.level == start.level for one in self._open)

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
        frame = self._frames.frame(found, self.section.line)
        part = self._part(found)
        if not frame.lines and part is None and start.kind not in _NUMBERED:
            return False
        self._leave(start)
        if frame.lines:
            self._enter(start.level, start.ordinal, frame, part or "statistics")
            return True
        above = self._open[-1].frame if self._open else Frame()
        if part is not None or not above.lines:
            frame = replace(frame, unknown=frame.codes, lifts=False, asked=())
        if part == "plans" and not any(node.means("result", "done") for node in found):
            frame = replace(frame, modality=frame.modality or "plan")
        self._enter(start.level, start.ordinal, frame, part)
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


def _measures(node: Node) -> bool:
    return any(one.sense == "measure" and one.strong for one in node.meanings)


def _starts_with_target(text: str) -> bool:
    return text.casefold().startswith("chỉ tiêu")


def _lines(found: tuple[Node, ...]) -> tuple[str, ...]:
    """The lines of work named outside brackets, or failing that inside, each once, in order."""
    for level in (found, tuple(walk(found))):
        named = [meaning.value for node in level if (meaning := node.first("line"))]
        if named:
            return tuple(dict.fromkeys(named))
    return ()


class Introductions:
    """What a line that states nothing itself says of the lines below it: ``- Quý III:``, ``+ Đội
    hình sự:``, ``- Đối với đối tượng nữ:``.
    """

    def __init__(self, form: Form, time: Time, unit: str) -> None:
        self._form = form
        self._frames = FrameReader(form, time, unit)
        self._head: Bullet | None = None
        self._frame = Frame()
        self._section = 0
        self._below = ("", "")

    def over(self, start: Bullet, section: Section, following: str = "") -> Frame:
        """The frame over the next line, introductions included.

        A line ends what an equal or higher one introduced, as does one without a bullet; where the
        first line below an introduction is its equal, only another introduction ends it.
        """
        head = self._head
        ends = (
            head
            and (start.kind, start.mark) != self._below
            and (
                not start.kind
                or start.depth < head.depth
                or (start.depth, start.mark) == (head.depth, head.mark)
            )
        )
        if ends or section.number != self._section:
            self._head, self._section = None, section.number
        if (said := self._introduces(start, section, following)) is not None:
            self._head, self._frame = start, said
            below = bullet(following)
            self._below = (below.kind, below.mark) if said.cell else (start.kind, start.mark + "!")
            return section.frame
        return section.frame.over(self._frame) if self._head else section.frame

    def names_holder(self, text: str, section: Section, following: str) -> bool:
        """Whether a line names nothing but a cell that the figures of the following line are of."""
        start = bullet(text)
        said = self._introduces(start, section, following)
        return said is not None and bool(said.cell)

    def _states(self, text: str, section: Section) -> bool:
        """Whether a line states totals: a number, and a word that says a measure by itself."""
        found = list(walk(nodes(bullet(text).content, self._form, section.line)))
        return any(node.is_value for node in found) and any(map(_measures, found))

    def _introduces(self, start: Bullet, section: Section, following: str = "") -> Frame | None:
        """The frame of a line without a number that says of what those below it are."""
        found = nodes(start.content, self._form, section.line)
        everything = [node for node in walk(found) if node.kind not in ("group", "colon")]
        if not found or any(node.is_value or node.means("measure") for node in everything):
            return None
        said = self._frames.frame(found, section.line)
        if said.lines:
            return None
        if said.cell and not said.unknown and self._states(following, section):
            return said
        if not (said.closed or "unit" in said.cell):
            return None
        if said.codes and self._states(following, section):
            return said
        colon = found[-1].kind == "colon"
        return said if colon or (said.another in ("part", "other") and not said.unknown) else None
