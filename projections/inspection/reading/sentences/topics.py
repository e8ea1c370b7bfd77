"""The topics of a line: what words say of the numbers behind them, up to its end or a stop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from projections.inspection.reading.frames.frame import ASKED, HOLDERS, Frame
from projections.inspection.reading.frames.holders import is_together
from projections.inspection.reading.frames.papers import without_papers
from projections.inspection.reading.frames.senses import Place
from projections.inspection.reading.frames.words import FrameReader
from projections.inspection.reading.lines.clauses import Clause, says_measure
from projections.inspection.reading.lines.node import Node, walk
from projections.inspection.reading.sentences.counted import RATES

_FROM: Final = ("từ", "qua", "thông qua")
_FRAGMENT: Final = 3
"""Words of a sentence that is none."""


@dataclass(slots=True)
class Topics:
    """The topics that hold. ``said``: the last one; ``fresh``: no number stands between it and what
    follows; ``headed``: a heading names the line of work; ``counted``: a number stands before in
    the sentence; ``obscure``: something unknown was said of files that were counted without a
    measure; ``led``: of whom, or what, a sentence before was said that ``begun`` with it.
    """

    frames: FrameReader
    line: str | None
    place: Place
    bare: frozenset[str]
    headed: bool = True
    of_line: Frame = field(default_factory=Frame)
    of_sentence: Frame = field(default_factory=Frame)
    said: Frame = field(default_factory=Frame)
    fresh: bool = False
    counted: bool = False
    obscure: bool = False
    led: tuple[str, ...] = ()
    begun: tuple[str, ...] = ()

    def begin(self) -> None:
        """A sentence begins: whether what the one before began with holds in it is not known,
        ``Đội 2 lập mới 05. Hiện có 40``.
        """
        self.led = self.begun if self.counted else self.led
        self.of_sentence, self.obscure, self.fresh = Frame(unknown=self.led), False, False
        self.counted, self.begun = False, self.led

    def hold(self, said: Frame) -> None:
        """Something holds to the end of the line."""
        self.of_line = replaced(self.of_line, said)

    def end(self, by: str) -> None:
        """A mark ends a clause: with a semicolon ends what was compared."""
        if by == "semicolon" and "compared" in self.of_sentence.marks:
            self.of_sentence = replace(self.of_sentence, when="")

    def over(self) -> Frame:
        """What holds over a number that stands here."""
        whole, marks = self.of_line.over(self.of_sentence), self.of_line.marks
        marks = marks - {"several"} if self.of_sentence.lines else marks
        marks = marks & {"split", "several"} if self.of_sentence.is_held else marks
        return replace(whole, marks=whole.marks | marks)

    def take(self, clause: Clause, *, first: bool, beside: bool = False) -> list[Node]:
        """Take the topics off a clause's words, and give the words that are of its number alone.

        Words before a colon hold to the end of the line, others before a measure or in a clause
        without a number to the end of the sentence. ``first``: no number came before in the line;
        ``beside``: one did, right before a comma.
        """
        words = list(clause.before)
        clause.whole = words
        rated = clause.value is None and any(node.kind in RATES for node in words)
        if self.place == "part" or rated:
            return words
        coloned = 0 < clause.first < len(words)
        none = coloned and _says_none(words[clause.first :])
        if coloned and not none and not any(map(says_measure, words[: clause.first])):
            words = self._of_line(clause, words)
        cut = next((at for at, node in enumerate(words) if _speaks(words, at)), None)
        blank = clause.value is None and not (none and cut is None)
        if cut is None and not blank:
            self._measureless(clause, words, first=first, beside=beside)
            return words
        return self._of_sentence(clause, words, cut, blank=blank)

    def _of_sentence(
        self, clause: Clause, words: list[Node], cut: int | None, *, blank: bool
    ) -> list[Node]:
        """Take the topic before a measure, or all of a clause without a number, off its words."""
        if cut and blank:
            cut = _none_at(words, cut)
        none = any(it.means("not_any") for it in words)
        named = any(it.means("line") for it in words)
        timed = any(one.span for it in words for one in it.meanings)
        plain = not timed and all(it.means("not_any", "noun", "line", "filler") for it in words)
        if cut is None and plain and (none or not named):
            return words if clause.labelled else []  # ``không phát sinh; đang đấu tranh 04``
        said = self.read(words[:cut], words[len(words) if cut is None else cut :])
        if blank and self._is_motive(words, said, clause.closed_by):
            said = Frame()
        self.said = said = self._of_several(self._led_to(words, self._of_whom(said)))
        self.of_sentence = replaced(self.of_sentence, self._joined(said))
        self._lead(said)
        self.fresh = blank
        days = [node for node in without_papers(words[:cut])[0] if node.kind == "date"]
        return [*days, *words[cut:]] if cut is not None else words if clause.labelled else days

    def _lead(self, said: Frame) -> None:
        """Remember with whom, or with what, a sentence begins."""
        if not (self.counted or self.of_line.is_held):
            self.begun = () if said.is_whole else tuple(said.cell.values()) or self.begun

    def _is_motive(self, words: Sequence[Node], said: Frame, by: str) -> bool:
        """Whether words that begin a sentence, up to its first comma, say why or how all of it was
        done, and name nobody and nothing: ``Nhận thức rõ tầm quan trọng của công tác này, …``.
        """
        first = next((it for it in words if not it.means("and")), None)
        begins = first is not None and first.means("motive") and not (self.counted or self.fresh)
        plain = not (said.lines or said.cell or said.when or said.modality or said.stranger)
        plain = plain and not any(self.frames.form.names_noun(it.text) for it in words)
        return begins and by == "comma" and plain

    def _of_whom(self, said: Frame, *, listed: bool = False) -> Frame:
        """All units of a kind that a sentence names behind a number did what is counted of the
        whole, or of them alone: ``Từ 03 chuyên án, các đội xác lập thêm 05``. Where there are no
        others under the reporting unit, what they did is the whole's, but in a list.
        """
        name = said.cell.get("unit", "")
        whole = self.frames.are_all_of_it(name)
        if not (whole or (self.counted and not listed and is_together(name, self.frames.form))):
            return said
        cell = {one: code for one, code in said.cell.items() if one != "unit"}
        beside = self.counted or listed or self.of_line.is_held
        return replace(said, cell=cell, unknown=(*said.unknown, name) if beside else said.unknown)

    def _of_several(self, said: Frame) -> Frame:
        """``Sưu tra, hiềm nghi: lập mới 06``: right behind each other, of neither alone."""
        before = self.of_sentence.lines if self.fresh else ()
        several = len({*before, *said.lines}) > 1
        return replace(said, marks=said.marks | {"several"}) if several else said

    @staticmethod
    def _led_to(words: Sequence[Node], said: Frame) -> Frame:
        """``Từ kết quả ĐTCB đã đưa vào diện 09``: what work of a line led to are some of all."""
        led = bool(said.lines) and words[0].text.casefold().startswith(_FROM)
        return replace(said, unknown=(*said.unknown, words[0].text)) if led else said

    def _joined(self, said: Frame) -> Frame:
        """A topic right behind another without a number between them takes away nothing unknown;
        of two of a kind neither is known to be counted: ``Đội 1, Đội 2 hiện có 25``, ``Đặc tình,
        cơ sở: đầu kỳ 15``.
        """
        before = self.of_sentence if self.fresh else Frame()
        if before.when == "other" and said == Frame(when="own") and "compared" not in before.marks:
            return replace(said, unknown=before.unknown or ("…",))
        pairs = ((before.cell.get(name, code), code) for name, code in said.cell.items())
        both = next((pair for pair in pairs if pair[0] != pair[1]), ())
        return replace(said, unknown=(*before.unknown, *both, *said.unknown))

    def _of_line(self, clause: Clause, words: list[Node]) -> list[Node]:
        """Take the topic before a colon off a clause's words; a day before it is the number's.

        A symbol named as its line is, ``HN:``, is the symbol below a heading for the line.
        """
        topic = words[: clause.first]
        said = self.read(topic)
        if (
            self.headed
            and said.either
            and any(it.means("line") and it.text.isupper() for it in topic)
        ):
            said = replace(said, cell={**said.cell, **said.either}, lines=())
        said = self._of_several(self._completed(self._of_whom(said, listed=True)))
        held = self._joined(said).unknown if self.fresh else said.unknown
        said = replace(self.of_sentence.over(said), unknown=held) if self.fresh else said
        self.of_line = replaced(self.of_line, said)
        self.of_sentence, self.fresh = Frame(), False
        words = [*(it for it in topic if it.kind == "date"), *words[clause.first :]]
        clause.colon = -1 if clause.colon == clause.first else clause.colon
        return words

    def _completed(self, said: Frame) -> Frame:
        """A topic that is nothing but a value of a dimension whose values stand alone: ``A:``."""
        word = said.unknown[0] if len(said.unknown) == 1 and not said.cell else ""
        cell = self.frames.form.value_alone(self.line or "", word)
        return replace(said, cell=cell, unknown=()) if cell else said

    def _measureless(self, clause: Clause, words: list[Node], *, first: bool, beside: bool) -> None:
        """What the words of a number without a measure hold over the next: the time, up to a
        semicolon where it is that with which a number is compared (``lập mới 6, cùng kỳ 5; …``),
        the line of work, that of the files something unknown was said, and, where they begin the
        sentence, the holder, with what else is said of it, and whither files go: ``Đội Hình sự: 40,
        lập mới 05``, ``Chờ chuyển Đội Hình sự: 03 hồ sơ, …``.
        """
        said = self.read(words)
        if _is_difference(words):
            said = replace(said, when="")
        if ("change" in said.marks or beside) and said.when == "other":
            said = replace(said, marks=said.marks | {"compared"})
        label = self.frames.label(words, (), self.line, "total", bare=self.bare)
        counted = any(it.means("line", "noun") for it in clause.nodes())
        first = clause.labelled and first
        held = {name: code for name, code in said.cell.items() if first and name in HOLDERS}
        named = any(it.means("unit") for it in words)
        sent = any(it.means("sending") and (named or not it.means("cell")) for it in words)
        whose = first and (bool(held or said.stranger) or sent)
        said = self._joined(replace(said, unknown=said.unknown if whose else (), cell=held))
        self.of_sentence, self.fresh = replaced(self.of_sentence, said), False
        self.obscure = self.obscure or bool(counted and label.unknown)

    def read(self, words: list[Node], behind: Sequence[Node] = ()) -> Frame:
        """What words say as a topic; ``behind``: what goes on after them."""
        return self.frames.over(words, self.line, "topic", behind)


def replaced(before: Frame, said: Frame) -> Frame:
    """A topic takes the place of what was said of the same kind: who holds it, of when, whether a
    fact.
    """
    holder = bool(said.stranger) or "whole" in said.marks
    holder |= any(name in HOLDERS for name in said.cell)
    kept = {name: code for name, code in before.cell.items() if not holder}
    lifted = "" if "lifts" in said.marks and before.modality in ASKED else before.modality
    return Frame(
        lines=said.lines or before.lines,
        cell={**kept, **said.cell},
        when=said.when or before.when,
        modality=said.modality or lifted,
        unknown=said.unknown or (() if said.says_anything or holder else before.unknown),
        marks=((said.marks if holder else before.marks) & {"whole"})
        | (said.marks & {"compared", "split", "several"})
        | (frozenset() if said.lines else before.marks & {"several"}),
        stranger=said.stranger or ("" if holder else before.stranger),
    )


def _is_difference(words: Sequence[Node]) -> bool:
    """``nhiều hơn cùng kỳ 04``: by how many it differs, and nothing of another time."""
    first = next((it for it in words if not it.means("and")), None)
    return first is not None and first.means("change") and not first.means("measure")


def _says_none(words: Sequence[Node]) -> bool:
    """Whether words say nothing but that there are none."""
    return all(node.means("not_any") for node in words)


def _speaks(words: Sequence[Node], at: int) -> bool:
    """Whether a word says a measure; one that may say nothing does so beside ``không có``."""
    none = any(it.means("not_any") for it in (*words[at + 1 : at + 2], *words[:at][-1:]))
    return says_measure(words[at]) or (none and words[at].means("measure"))


def _none_at(words: Sequence[Node], measure: int) -> int:
    """Where ``không lập mới``, ``không có hồ sơ kết thúc`` begins; at the measure, where nothing
    is said to be none.
    """
    at = measure
    while at and words[at - 1].means("noun", "line"):
        at -= 1
    return at - 1 if at and words[at - 1].means("not_any") else measure


def fragment(words: Sequence[Node], frames: FrameReader, line: str | None) -> Frame | None:
    """What a sentence without a number says of those behind it; None where that is nothing.

    Words that are not known narrow what is counted in a few words alone: ``Người nước ngoài.``
    """
    everything = list(walk(tuple(words)))
    if not words or any(it.is_value or it.kind in RATES or says_measure(it) for it in everything):
        return None
    said = frames.over(words, line, "topic")
    short = sum(len(it.text.split()) for it in everything) <= _FRAGMENT
    said = said if short else replace(said, unknown=())
    return said if said.closed else None
