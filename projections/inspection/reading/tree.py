"""Follows a report's headings: under which of them a line stands, and what they say of it together.

Levels are learnt, not ranked: a heading's parent is the one that was open when a heading of its
kind (``I.``, ``A.``, ``1.``, ``1.1.``, ``a)``, a dash, nothing) first appeared.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from projections.inspection.reading.clauses import names_cell
from projections.inspection.reading.form import Form
from projections.inspection.reading.frames import ASKED, HOLDERS, Frame
from projections.inspection.reading.holders import is_code
from projections.inspection.reading.phrases import Node, nodes, walk
from projections.inspection.reading.stretches import Time
from projections.inspection.reading.wording import keys
from projections.inspection.reading.words import FrameReader

Part = Literal["statistics", "target", "result", "remarks", "plans", "end", "outside"]
LineKind = Literal["heading", "target", "text"]

_BULLET: Final = re.compile(
    r"""\s*(?:
      (?P<part>(?i:phần|mục|chương)\s+(?:(?i:thứ)\s+[^\W\d_]+|[IVX]{1,4}|\d)\s*[.:\-–]\s*(?=\w))
    | (?P<title>
        (?i:biểu(?:\s+mẫu)?|phụ\s+biểu|mẫu\s+biểu|bảng|phụ\s+lục|mẫu)
        (?:\s+(?i:số))?\s+(?:\d{1,2}|[IVX]{1,4}|[A-ZĐ])(?:[.\-/]\w{1,3})*\s*[.:\-–]\s*(?=[^\W\d]))
    | (?P<mark>[-–—+*•●▪◦‣·○■□➢➤✓»]|o(?=\s))\s*
    | (?P<item>\(\s*\d{1,2}\s*\)|\d{1,2}\)|\(?[A-ZĐa-zđ]\s?\))\s*
    | (?P<number>
        (?:\d{1,2}\.)+\d{0,2}\.?(?=\s|[^\d\s.,%/])
      | \d{1,2}(?:\.\d{1,2})+(?=[\s.:])
      | \d{1,2}[-/](?=\s?[^\W\d])
      )\s*
    | (?P<roman>(?:(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})|[Ⅰ-Ⅻ])(?:[.)\-:](?=\s|\w)|/(?=\s)))\s*
    | (?P<letter>[A-ZĐa-zđ][./](?=\s)|[A-ZĐ]\s?[-–—](?=\s))\s*
    )""",
    re.VERBOSE,
)
_LONG_HEADING: Final = 30
_SHORT_HEADING: Final = 14
_SHORT_TITLE: Final = 8
_SHORT_END: Final = 80
_UNNUMBERED: Final = 8
_DEPTHS: Final = {"part": 0, "title": 0, "roman": 1, "letter": 2, "item": 6, "mark": _UNNUMBERED}
_NAMES: Final = ("holder", "time")
"""Levels of unnumbered headings that name no line of work."""
_NUMBERED: Final = ("part", "title", "number", "roman", "letter")
_ROMAN: Final = {"I": 1, "V": 5, "X": 10}
_ROW: Final = re.compile(r"\s\|\s")
"""Between the cells of a table's row."""
_QUIET: Final = frozenset(
    {"colon", "stop", "comma", "semicolon", "group", "date", "span", "year", "dash"}
)


@dataclass(frozen=True, slots=True)
class Bullet:
    """How a line begins.

    ``depth``: 0 ``Phần I.``, ``Biểu 1.``, 1 a Roman number, 2 ``1.``, 3 ``1.1.`` …, 8 a dash or
    nothing;
    ``mark``: the dash;
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
    sign = found.group().strip().rstrip(".")
    number = sign.count(".")
    depth = 2 + number if kind == "number" else _DEPTHS[kind]
    last = re.sub(r"\W", "", sign.rpartition(".")[2])
    shape = "digit" if last.isdigit() else "capital" if last.isupper() else "small"
    level = f"{kind} {number if kind == 'number' else found['mark'] or shape}".strip()
    mark = (found["mark"] or "").strip()
    return Bullet(kind, depth, text[found.end() :], mark, level, _ordinal(kind, last))


def _ordinal(kind: str, sign: str) -> int:
    if sign.isdigit():
        return int(sign)
    if kind in ("part", "title"):
        return 0
    if kind != "roman":
        return ord(sign.casefold()) - ord("a") + 1 if len(sign) == 1 else 0
    values = [_ROMAN[letter] for letter in unicodedata.normalize("NFKC", sign)]
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
        return self.frame.line

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

    level: str = ""
    ordinal: int = 0
    frame: Frame = field(default_factory=Frame)
    part: Part = "outside"


class Headings:
    """Moves from section to section as lines are shown to it. ``plans``: the title is a plan's."""

    def __init__(self, form: Form, frames: FrameReader | None = None) -> None:
        self._form = form
        self._frames = frames or FrameReader(form, Time(lenient=True))
        self._open: list[_Heading] = []
        self._passed: dict[str, tuple[int, int]] = {}
        """Level → which numbered line of text of it came last, and below how many headings."""
        self.section = Section()
        self.plans = False

    def show(self, text: str, following: str = "") -> tuple[LineKind, Bullet]:
        """Look at the next line, and at the one below it; ``section`` is then where it stands."""
        start = bullet(text)
        found = tuple(it for it in nodes(start.content, self._form, None) if not _counts_units(it))
        if _begins(found, "ends") and len(start.content) < _SHORT_END:
            self._open = []
            self.section = Section(part="end", number=self.section.number + 1)
            return "heading", start
        if of := self._paper(found, start):
            self.plans = True
            self._enter(start, Frame(modality=of), "outside")
            return "heading", start
        if self._is_subject(found, start):
            return "heading", start
        if self._is_of_later(found, start):
            self._leave(start)
            self._enter(start, Frame(when="other", modality="plan"), "plans")
            return "heading", start
        if self._states_target(found, start):
            return self._target(found, start)
        if self._names_holder(found, start, following) or self._names_time(found, start, following):
            return "heading", start
        if behind := self._heading_with_text(found, start):
            return "text", behind
        if _is_heading(found, start, self._frames.unnamed(found)):
            return ("heading" if self._heading(found, start) else "text"), start
        self._leave_sibling(start)
        self._passed[start.level] = (start.ordinal, len(self._open))
        self._move_within(found)
        return "text", start

    def show_subject(self, name: str) -> None:
        """Another unit that the report is about: its name is the heading over everything."""
        if name and (said := self._frames.holder(name)) is not None and not said.is_whole:
            self._enter(Bullet("", 0, name, level="about"), said, None)

    def show_sheet(self, name: str, others: Collection[str] = ()) -> None:
        """A sheet begins: its name is the heading over all that stands on it.

        Among others it may be somebody's, or a team's short name, ``Hình sự``; where several are
        units', none is the reporting unit's.
        """
        several = sum(map(self._frames.names_unit, {name, *others})) > 1
        frames = replace(self._frames, unit="") if several else self._frames
        frame = frames.over(nodes(name, self._form, None))
        if not frame.lines:
            frame = replace(frame, measure="", unknown=(), marks=frozenset())
            frame = replace(frame, stranger=self._somebody(name, frame, others))
        if others and keys(name) in self._form.dimensions["branch"].bare:
            frame = replace(frame, cell={}, stranger=name)
        self._open = []
        self._enter(
            Bullet("", 0, name, level="sheet"), frame, "statistics" if frame.lines else "outside"
        )

    def _somebody(self, name: str, frame: Frame, others: Collection[str]) -> str:
        """Whose a sheet is that names no line of work; a code may number the sheet, but beside
        units it is somebody's.
        """
        if is_code(name):
            return name if any(map(self._frames.names_unit, others)) else ""
        return frame.stranger if others else ""

    # ---- levels ----

    def _leave(self, start: Bullet) -> None:
        """Close the headings that one of this level ends: its equals and all below them; what came
        since a line of text that it goes on counting.
        """
        before, depth = self._passed.get(start.level, (0, 0))
        if start.kind in _NUMBERED and 0 < before == start.ordinal - 1:
            del self._open[depth:]
        for index, one in enumerate(self._open):
            deeper = one.level.startswith("number") and start.kind == "number"
            if one.level == start.level or (deeper and one.level > start.level):
                # ``1.`` below an unnumbered ``PHƯƠNG HƯỚNG`` or ``ĐỘI HÌNH SỰ`` counts anew
                below = [
                    at
                    for at, it in enumerate(self._open)
                    if at > index and (it.level in _NAMES or (not it.level and it.part == "plans"))
                ]
                anew = bool(below) and start.ordinal <= one.ordinal
                del self._open[below[-1] + 1 if anew else index :]
                return

    def _enter(self, start: Bullet, frame: Frame, part: Part | None) -> None:
        """Open a heading below those that are open; one with a number stands below no dash."""
        if start.kind in _NUMBERED:
            self._leave_dashed_lines()
        above = self._above
        whole = replace(above.frame.over(frame), marks=frozenset())
        self._open.append(_Heading(start.level, start.ordinal, whole, part or above.part))
        self.section = Section(whole, part or above.part, number=self.section.number + 1)

    def _leave_dashed_lines(self) -> None:
        """Close the first dash that names a line of work itself, and all below it."""
        above: tuple[str, ...] = ()
        for at, one in enumerate(self._open):
            if one.level.startswith("mark") and one.frame.lines != above:
                del self._open[at:]
                return
            above = one.frame.lines

    @property
    def _above(self) -> _Heading:
        return self._open[-1] if self._open else _Heading()

    def _leave_sibling(self, start: Bullet) -> None:
        """A numbered line of text that goes on counting the headings ends the last of them."""
        for index, one in enumerate(self._open):
            if start.kind in _NUMBERED and one.level == start.level and start.ordinal > one.ordinal:
                del self._open[index:]
                above = self._above
                self.section = Section(above.frame, above.part, number=self.section.number + 1)
                return

    # ---- kinds of lines ----

    def _states_target(self, found: tuple[Node, ...], start: Bullet) -> bool:
        """``Chỉ tiêu 1: …`` states a target; ``II. CHỈ TIÊU`` beside ``I. …`` is a heading."""
        behind = any(it.kind in ("colon", "reference") or it.is_value for it in found)
        beside = start.kind in _NUMBERED and any(it.level == start.level for it in self._open)
        title = beside and all(map(_is_title_word, found))
        return _is_target(start.content) and (behind or (bool(start.kind) and not title))

    def _target(self, found: tuple[Node, ...], start: Bullet) -> tuple[LineKind, Bullet]:
        """A target's own text; a result on the same line is text that stands below it."""
        number = self.section.number + 1
        frame = self._above.frame
        if not frame.lines and (of := self._frames.line_meant(found)):
            frame = replace(frame, lines=(of,))
        self.section = Section(frame, "target", found, number)
        for cut in (index for index, letter in enumerate(start.content) if letter == ":"):
            before = nodes(start.content[:cut], self._form, None)
            if before and before[-1].means("result"):
                self.section.part = "result"
                return "text", replace(
                    start, content=start.content[cut + 1 :].strip(), level="", ordinal=0
                )
        return "target", start

    def _paper(self, found: tuple[Node, ...], start: Bullet) -> str:
        """What a paper with this title states in place of facts: ``TỜ TRÌNH``, ``KẾ HOẠCH``."""
        begun = any(it.frame.lines or it.part != "outside" for it in self._open)
        one = found[0].first("paper") if found else None
        if begun or self.plans or one is None or start.kind or not is_title(start.content):
            return ""
        lifted = any(node.means("result", "done") or node.is_value for node in walk(found))
        return "" if lifted else one.value

    def _is_subject(self, found: tuple[Node, ...], start: Bullet) -> bool:
        """What a plan is about, on the line below its title: ``Sử dụng CTVBM năm 2025``."""
        titled = self.plans and len(self._open) == 1 and not start.kind
        return titled and not any(node.is_value for node in walk(found))

    def _is_of_later(self, found: tuple[Node, ...], start: Bullet) -> bool:
        """``II. Chỉ tiêu năm 2025`` in the report of 2024: targets that are yet to be met."""
        bare = not any(node.is_value or node.kind == "colon" for node in walk(found))
        titled = _is_target(start.content) and start.kind in (*_NUMBERED, "")
        return titled and bare and self._frames.over(found).when == "other"

    def _move_within(self, found: tuple[Node, ...]) -> None:
        """A line that begins with ``Kết quả:``, ``Tồn tại:`` changes the part, not the section."""
        parts: tuple[Literal["result", "remarks"], ...] = ("result", "remarks")
        for part in parts:
            if _begins(found, part) and any(node.kind == "colon" for node in found[:4]):
                self.section.part = part
                self.section.number += 1

    def _heading_with_text(self, found: tuple[Node, ...], start: Bullet) -> Bullet | None:
        """A heading and its statistics on one line, ``2. Công tác sưu tra: đầu kỳ 18; tăng 09``:
        what stands behind the colon.
        """
        cut = next((index for index, node in enumerate(found) if node.kind == "colon"), len(found))
        named, behind = _lines(found[:cut]), found[cut + 1 :]
        equals = [it for it in self._open if it.level == start.level]
        sibling = bool(equals) and (start.kind in _NUMBERED or bool(equals[0].frame.lines))
        states = any(map(_measures, walk(behind))) or sibling
        states = states and any(node.is_value for node in walk(behind))
        quiet = all(_is_quiet(node) and not node.is_value for node in found[:cut])
        quiet &= all(_is_quiet(it) or names_cell(it) for node in found[:cut] for it in node.inner)
        if len(named) != 1 or not states or not quiet or named == self.section.lines:
            return None
        if self._is_below(start) and self._symbol(found[:cut]):
            return None
        start = replace(start, level=start.level or "text")
        self._leave(start)
        self._enter(start, self._frames.over(found[:cut]), "statistics")
        return replace(start, content=start.content.partition(":")[2].strip(), level="", ordinal=0)

    def _names_holder(self, found: tuple[Node, ...], start: Bullet, following: str) -> bool:
        """A line that names nothing but who holds the records: ``ĐỘI HÌNH SỰ``; a level, or
        somebody who is no unit, only above a line of work or a table.
        """
        below = bool(_lines(nodes(bullet(following).content, self._form, None)))
        heads = (below or _ROW.search(following) is not None) and not self._is_open(following)
        said = self._frames.holder(start.content)
        if said is None and below and all(_is_level(node) for node in found):
            said = self._frames.over(found, None, "topic")
        again = said is not None and said.is_whole and not self._above.frame.is_held
        held = said is not None and (said.names_unit or heads) and not again
        marked = start.kind in ("mark", "item") and not heads
        if said is None or not held or marked or len(start.content.split()) > _SHORT_HEADING:
            return False
        start = replace(start, level=start.level or "holder")
        self._leave(start)
        self._enter(start, said, None)
        return True

    def _is_open(self, text: str) -> bool:
        """Whether a line goes on counting headings that are open, and so ends the last of them."""
        start = bullet(text)
        return start.kind in _NUMBERED and any(
            it.level == start.level and start.ordinal > it.ordinal for it in self._open
        )

    def _names_time(self, found: tuple[Node, ...], start: Bullet, following: str) -> bool:
        """A line that names nothing but when the records are of, above one that names a line of
        work, or who holds them: ``Kết quả năm 2022 như sau:``.
        """
        beside = any(it.level == "time" for it in self._open)
        rest = self._frames.unnamed(found)
        stated = any(it.is_value or it.means("measure", "line") for it in rest)
        if start.kind or stated or not (beside or self._begins_section(following)):
            return False
        said, part = self._frames.over(found, None, "topic"), _part(found)
        plain = not (said.unknown or said.modality) and set(said.cell) <= set(HOLDERS)
        if said.when not in ("own", "other") or not plain or part not in (None, "statistics"):
            return False
        start = replace(start, level="time")
        self._leave(start)
        self._enter(start, replace(said, marks=said.marks & {"whole"}), part)
        return True

    def _begins_section(self, text: str) -> bool:
        """Whether a line names a line of work, or who holds what is below it."""
        content = bullet(text).content
        named = _lines(nodes(content, self._form, None))
        return bool(named) or self._frames.holder(content) is not None

    def _is_below(self, start: Bullet) -> bool:
        """Whether a heading of this level stands below the one that names the line of work."""
        for one in self._open:
            if one.level == start.level:
                return False
            if one.frame.lines:
                break
        return True

    def _symbol(self, found: Iterable[Node]) -> str:
        """``2. CTVBM`` below ``VAI ẢO``: the symbol of the line above that another's name is."""
        above = self.section.line
        for node in found:
            line = node.first("line")
            for one in node.meanings if line and above and line.value != above else ():
                if (one.sense, one.value, one.line) == ("cell", "symbol", above):
                    return one.code
        return ""

    def _heading(self, found: tuple[Node, ...], start: Bullet) -> bool:
        frame = self._frames.over(found, self.section.line)
        if (symbol := self._symbol(found)) and self._is_below(start):
            frame = replace(frame, lines=(), cell={**frame.cell, "symbol": symbol})
        part = _part(found)
        if not frame.lines and part is None and start.kind not in _NUMBERED:
            return False
        self._leave(start)
        if frame.lines:
            self._enter(start, frame, part or "statistics")
            return True
        if part is not None or not self._above.frame.lines:
            frame = replace(frame, marks=frame.marks - {"lifts"})
        if part not in (None, "statistics"):
            frame = replace(frame, unknown=())
        if part == "plans" and not any(node.means("result", "done") for node in found):
            frame = replace(frame, modality=frame.modality or "plan")
        self._enter(start, frame, part)
        return True


def is_title(text: str) -> bool:
    """Whether a line is short and ends like no sentence."""
    shown = text.rstrip()
    return len(shown.split()) <= _SHORT_TITLE and shown[-1:] not in (".", ";", ",")


def _begins(found: tuple[Node, ...], sense: Literal["ends", "result", "remarks", "plans"]) -> bool:
    return bool(found) and found[0].means(sense)


def _is_heading(found: tuple[Node, ...], start: Bullet, unnamed: Sequence[Node]) -> bool:
    """No counts, not too long, and either numbered, or about nothing but a line of work and who
    holds it, or a part's title. ``unnamed``: its words but for whom they name.
    """
    everything = list(walk(found))
    if not found or any(node.is_value or node.kind in ("money", "percent") for node in everything):
        return False
    if any(node.means("not_any") for node in found) and any(_measures(node) for node in found):
        return False
    words = len(start.content.split())
    if start.kind in _NUMBERED:
        return words <= _LONG_HEADING
    bare = bool(_lines(found)) and all(map(_is_quiet, walk(tuple(unnamed))))
    if start.kind in ("mark", "item"):
        return bare
    titled = any(node.means("statistics", "targets", "plans") for node in found[:2])
    return words <= _SHORT_HEADING and (bare or titled)


def _counts_units(node: Node) -> bool:
    """``CẤP XÃ (11 xã, 01 thị trấn)``: a bracket that says how many units there are."""
    words = [it for it in node.inner if not it.is_value and it.kind not in _QUIET]
    counted = bool(words) and any(it.is_value for it in node.inner)
    units = ("unit", "level")
    return counted and all(
        any(one.sense == "unit" or one.value in units for one in it.meanings) for it in words
    )


def _part(found: tuple[Node, ...]) -> Part | None:
    """What a heading's words make of its part; targets before statistics, for ``kết quả thực hiện
    chỉ tiêu``.
    """
    if any(node.means("targets", "target") for node in found):
        return "target"
    if _begins(found, "plans"):
        return "plans"
    if any(node.means("statistics") for node in found):
        return "statistics"
    return "remarks" if _begins(found, "remarks") else None


def _is_quiet(node: Node) -> bool:
    if node.means("measure") and not node.means("filler", "line"):
        return False
    quiet = node.means("line", "filler", "noun", "statistics", "targets", "and", "total")
    return quiet or node.kind in _QUIET


def _is_title_word(node: Node) -> bool:
    """Whether a word can stand in a heading over targets without stating one."""
    return node.kind in ("year", *_QUIET) or node.means("targets", "target", "table", "filler")


def _is_level(node: Node) -> bool:
    """Whether a word names a level or branch, or nothing."""
    named = any(one.sense == "cell" and one.value in HOLDERS for one in node.meanings)
    return named or node.kind == "colon" or node.means("filler")


def _measures(node: Node) -> bool:
    return any(one.sense == "measure" and one.strong for one in node.meanings)


def _is_target(text: str) -> bool:
    return text.casefold().startswith("chỉ tiêu")


def _lines(found: Iterable[Node]) -> tuple[str, ...]:
    """The lines of work named outside brackets, or failing that inside, each once, in order."""
    found = tuple(found)
    for level in (found, tuple(walk(found))):
        named = [meaning.value for node in level if (meaning := node.first("line"))]
        if named:
            return tuple(dict.fromkeys(named))
    return ()


class Introductions:
    """What a line that states nothing itself says of the lines below it: ``- Quý III:``, ``+ Đội
    hình sự:``, ``- Đối với đối tượng nữ:``.
    """

    def __init__(self, frames: FrameReader) -> None:
        self._form = frames.form
        self._frames = frames
        self._head: Bullet | None = None
        self._frame = Frame()
        self._section = 0
        self._below = ("", "")
        self._marks: list[tuple[str, str]] = []
        """The dashes of the section, in the order in which they first stood: from above."""

    def over(self, start: Bullet, section: Section, following: str = "") -> Frame:
        """The frame over the next line, introductions included.

        A line ends what an equal or higher one introduced, as does one without a bullet; where the
        first line below an introduction is its equal, only another introduction ends it.
        """
        head = self._head
        equal = head is not None and (start.depth, start.mark) == (head.depth, head.mark)
        higher = head is not None and (not start.kind or start.depth < head.depth or equal)
        if (higher and (start.kind, start.mark) != self._below) or section.number != self._section:
            self._head = None
        if section.number != self._section:
            self._section, self._marks = section.number, []
        if start.kind and (start.kind, start.mark) not in self._marks:
            self._marks.append((start.kind, start.mark))
        if (said := self._introduces(start, section, following)) is not None:
            self._head, self._frame = start, said
            below = bullet(following)
            holds = said.cell or said.measure
            self._below = (below.kind, below.mark) if holds else (start.kind, start.mark + "!")
            return section.frame
        return section.frame.over(self._frame) if self._head else section.frame

    def _is_above(self, one: Bullet, start: Bullet) -> bool:
        """Whether a line's dash stood above this line's: what such a line states is not below it,
        and ``+ Loại B:`` before it is a part left blank.
        """
        ranks = {mark: rank for rank, mark in enumerate(self._marks)}
        mine, other = (ranks.get((it.kind, it.mark)) for it in (start, one))
        return mine is not None and other is not None and other < mine

    def _states(self, text: str, section: Section) -> bool:
        """Whether a line states totals: a number, and a word that says a measure by itself."""
        found = list(walk(nodes(bullet(text).content, self._form, section.line)))
        return any(node.is_value for node in found) and any(map(_measures, found))

    def _introduces(self, start: Bullet, section: Section, following: str) -> Frame | None:
        """The frame of a line without a number that says of what those below it are."""
        found = nodes(start.content, self._form, section.line)
        everything = [node for node in walk(found) if node.kind not in ("group", "colon")]
        measured = any(node.means("measure") for node in everything)
        stated = any(node.is_value for node in everything) or (measured and section.line)
        if not found or stated or self._is_above(bullet(following), start):
            return None
        said = self._frames.over(found, section.line)
        written = bool(said.unknown) and "by_day" in said.marks  # ``Huyện Mẫu, ngày …``
        if said.lines or written or not (said.cell or said.closed or said.measure):
            return None
        if said.measure:
            return said if found[-1].kind == "colon" or is_title(start.content) else None
        clear = said.stranger or (said.cell and not said.unknown) or is_title(start.content)
        if clear and self._states(following, section):
            return said
        timed = said.when in ("part", "other") and not said.unknown
        announced = timed or found[-1].kind == "colon"
        return said if announced and (said.closed or "unit" in said.cell) else None
