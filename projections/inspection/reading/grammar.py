"""Parses a line into counted things: totals with what stands over each, the lists under them, the
lists under their items.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from projections.inspection.reading.clauses import (
    Clause,
    Introduced,
    clauses,
    introduces,
    names_cell,
)
from projections.inspection.reading.frames import ASKED, HOLDERS, Frame
from projections.inspection.reading.phrases import Node, walk
from projections.inspection.reading.stated import Listed
from projections.inspection.reading.words import FrameReader, Place, without_papers

_WAYS: Final = ("movement", "closing")
_FRAGMENT: Final = 3
"""Words of a sentence that is none."""
_RATES: Final = frozenset({"percent", "money"})
_DIVIDING: Final = frozenset({"semicolon", "stop", "colon"})
"""Between a number and a line of work they make that none of what the number counts."""
_ENDING: Final = frozenset({"", "stop", "semicolon"})


@dataclass(slots=True)
class Count:
    """A counted thing. ``label``: what the words beside its number say; ``over``: what those
    before it in the line say; ``value`` None with ``stated`` false: an empty slot, with ``stated``
    true: a number that is no count; ``obscure``: it stands behind files of which something unknown
    was said, and does not say itself what it counts; ``other``: a part's words as a total's, where
    they name a measure as well: ``lập mới`` is a way of coming under additions only.
    """

    label: Frame
    text: str
    value: int | None
    stated: bool
    clause: Clause
    over: Frame = field(default_factory=Frame)
    doubtful: bool = False
    obscure: bool = False
    other: Frame | None = None
    lists: list[CountList] = field(default_factory=list)

    @property
    def share(self) -> bool:
        """``02/05``: so many of so many."""
        return self.clause.value is not None and self.clause.value.kind == "ratio"


@dataclass(slots=True)
class CountList:
    """Parts under one total, in brackets or after an introducing phrase. ``cut``: its bracket was
    never closed; ``dimension``: what the phrase says they are divided by.
    """

    listed: Listed
    items: list[Count] = field(default_factory=list)
    cut: bool = False
    dimension: str = ""


@dataclass(slots=True)
class Parsed:
    """A line's counted things.

    ``leading``: a list that came before any total and so belongs to the line before; ``opens``: the
    line ends where a list should begin; ``rest``: what its last words without a value say;
    ``compared``: brackets about another time; ``lost``: brackets behind words that count nothing.
    """

    heads: list[Count] = field(default_factory=list)
    leading: CountList | None = None
    opens: Introduced = ""
    rest: Frame | None = None
    compared: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def parse(
    found: Sequence[Node], frames: FrameReader, line: str | None, place: Place = "total",
    *, removed: bool = False,
) -> Parsed:  # fmt: skip
    """Parse a text of a line of work. ``place``: what its first things are, totals or parts of a
    total before; ``removed``: it stands under removals, so ways of closing may be named.
    """
    everything = list(walk(tuple(found)))
    removed = removed or any(
        (one := it.first("measure")) and one.value == "removed" for it in everything
    )
    sourced = any(
        it.means("source") or any(one.value == "source" and one.prefixed for one in it.meanings)
        for it in everything
    )
    bare = frozenset({name for name, holds in (("closing", removed), ("source", sourced)) if holds})
    return _Parser(frames, line, place, bare).parse(clauses(found))


def fragment(words: Sequence[Node], frames: FrameReader, line: str | None) -> Frame | None:
    """What a sentence without a number says of those behind it; None where that is nothing.

    Words that are not known narrow what is counted in a few words alone: ``Người nước ngoài.``
    """
    everything = list(walk(tuple(words)))
    if not words or any(it.is_value or it.kind in _RATES or _measures(it) for it in everything):
        return None
    said = frames.over(words, line, "topic")
    short = sum(len(it.text.split()) for it in everything) <= _FRAGMENT
    said = said if short else replace(said, unknown=())
    return said if said.closed else None


@dataclass(slots=True)
class _Parser:
    """Reads clauses from left to right. ``of_line``, ``of_sentence``: the topics that hold;
    ``pending``: words without a number that name a measure; ``dashed``: a dash ended the last
    count; ``fresh``: no number stands between the last topic and what follows.
    """

    frames: FrameReader
    line: str | None
    place: Place
    bare: frozenset[str]
    of_line: Frame = field(default_factory=Frame)
    of_sentence: Frame = field(default_factory=Frame)
    pending: list[Node] = field(default_factory=list)
    listing: CountList | None = None
    sentence: int = 0
    obscure: bool = False
    dashed: bool = False
    fresh: bool = False
    said: Frame = field(default_factory=Frame)
    parsed: Parsed = field(default_factory=Parsed)

    def parse(self, found: list[Clause]) -> Parsed:
        """Parse a whole line."""
        for clause in found:
            if clause.sentence != self.sentence:
                self.sentence, self.listing, self.pending = clause.sentence, None, []
                self.of_sentence, self.obscure, self.fresh = Frame(), False, False
            if clause.introduced:
                self._open(clause)
                if clause.blank:
                    self.parsed.opens = clause.introduced
                    continue
            self._take(clause)
            self._hold_on(clause, found)
            if clause.closed_by == "colon" and not any(map(_measures, clause.nodes())):
                said = self._topic(clause.nodes()) if clause.nodes() else _numbered(clause)
                self.of_line = _replaced(self.of_line, said) if said.closed else self.of_line
            if clause.closed_by == "semicolon" and "compared" in self.of_sentence.marks:
                self.of_sentence = replace(self.of_sentence, when="")
        last = found[-1] if found else None
        if last is not None and last.value is None and last.labelled and not self.parsed.opens:
            self.parsed.opens = "all"
        return self.parsed

    def _hold_on(self, clause: Clause, found: list[Clause]) -> None:
        """``Cùng kỳ năm 2023. Lập mới 04.``: a sentence that only says of what the next are."""
        alone = sum(it.sentence == clause.sentence for it in found) == 1
        if self.place == "part" or not alone or clause.closed_by != "stop":
            return
        if (said := fragment(clause.whole or clause.nodes(), self.frames, self.line)) is not None:
            self.of_line = _replaced(self.of_line, said)

    def _open(self, clause: Clause) -> None:
        form, line = self.frames.form, self.line
        by = form.dimension_headed(clause.phrase, line) if line else ""
        self.listing = CountList(clause.introduced or "some", dimension=by)
        if self.parsed.heads:
            self.parsed.heads[-1].lists.append(self.listing)
        else:
            self.parsed.leading = self.listing

    def _take(self, clause: Clause) -> None:
        if self.listing is None and self.parsed.heads and _begins_list(clause):
            self._open(clause)
        if self.listing is not None and not self._begins_statement(clause):
            if (item := self._count(clause, "part")) is not None:
                if any(map(_is_of_somebody, self.listing.items)):
                    item.label, item.other = replace(item.label, unknown=(item.text,)), None
                self.listing.items.append(item)
            return
        if self.listing is not None and any(map(_is_of_part, self.listing.items)):
            unknown = (self.listing.items[-1].text,)
            self.of_sentence = replace(self.of_sentence, unknown=unknown)
        self.listing = None
        self.said = Frame()
        words = self._topics(clause)
        clause.before = [*self.pending, *words]
        clause.colon = len(clause.before) if clause.colon >= 0 else -1
        item = self._count(clause, self.place)
        if item is None:
            rated = any(node.kind in _RATES for node in clause.nodes())
            self.pending = [] if rated or clause.closed_by == "semicolon" else clause.nodes()
            self.parsed.rest = self._label(clause, self.place)
            self._narrow(clause, self.said.unknown or self.parsed.rest.unknown)
            return
        item.obscure = self.obscure and not (item.label.noun or item.label.lines)
        item.over = self.of_line.over(self.of_sentence)
        if not self.of_sentence.is_held:
            item.over = replace(item.over, marks=item.over.marks | self.of_line.marks)
        if self.said.when in ("part", "other") and not item.label.when:
            item.label = replace(item.label, when=self.said.when)
        self.pending, self.parsed.rest = [], None
        self.dashed = clause.closed_by == "dash"
        self.parsed.heads.append(item)

    def _narrow(self, clause: Clause, unknown: tuple[str, ...]) -> None:
        """``Lập mới 12 - người nước ngoài``: what a dash joins to a number is said of it."""
        if self.dashed and self.parsed.heads and not any(map(_measures, clause.nodes())):
            item = self.parsed.heads[-1]
            item.label = replace(item.label, unknown=(*item.label.unknown, *unknown))
        self.dashed = False

    def _begins_statement(self, clause: Clause) -> bool:
        """Whether a clause inside a list is a statement of its own: it begins with a strong measure
        word, which names no way of coming or going among those of the total.
        """
        total = self.parsed.heads[-1].label.measure if self.parsed.heads else ""
        for node in clause.before:
            passed = node.means("filler", "total", "noun", "line") and not node.means("measure")
            if node.kind == "year" or passed:
                continue
            measure = node.first("measure")
            if measure is None or not measure.strong:
                return False
            named = any(one.sense == "cell" and one.strong for one in node.meanings)
            return not (named or (measure.value == total and names_cell(node, "movement")))
        return False

    # ---- topics ----

    def _topics(self, clause: Clause) -> list[Node]:
        """Take the topics off a clause's words, and give the words that are of its number alone.

        Words before a colon hold to the end of the line, others before a measure or in a clause
        without a number to the end of the sentence.
        """
        words = list(clause.before)
        clause.whole = words
        rated = clause.value is None and any(node.kind in _RATES for node in words)
        if self.place == "part" or rated:
            return words
        coloned = 0 < clause.first < len(words)
        none = coloned and all(node.means("not_any") for node in words[clause.first :])
        if coloned and not none and not any(map(_measures, words[: clause.first])):
            words = self._of_line(clause, words)
        cut = next((at for at, node in enumerate(words) if _measures(node)), None)
        blank = clause.value is None and not (none and cut is None)
        if cut is None and not blank:
            self._measureless(clause, words)
            return words
        if cut and blank:
            cut = _none_at(words, cut)
        self.said = said = self._topic(words[:cut], words[len(words) if cut is None else cut :])
        self.of_sentence = _replaced(self.of_sentence, self._joined(said))
        self.fresh = blank
        days = [node for node in without_papers(words[:cut])[0] if node.kind == "date"]
        return [*days, *words[cut:]] if cut is not None else words if clause.labelled else days

    def _joined(self, said: Frame) -> Frame:
        """A topic right behind another without a number between them takes away nothing unknown;
        of two holders neither is known to hold the number: ``Đội 1, Đội 2 hiện có 25``.
        """
        before = self.of_sentence if self.fresh else Frame()
        holders = [one.cell["unit"] for one in (before, said) if "unit" in one.cell]
        both = holders if len(set(holders)) > 1 else ()
        return replace(said, unknown=(*before.unknown, *both, *said.unknown))

    def _of_line(self, clause: Clause, words: list[Node]) -> list[Node]:
        """Take the topic before a colon off a clause's words; a day before it is the number's.

        A symbol named as its line is, ``HN:``, is the symbol there.
        """
        topic = words[: clause.first]
        said = self._topic(topic)
        if said.either and any(it.means("line") and it.text.isupper() for it in topic):
            said = replace(said, cell={**said.cell, **said.either}, lines=())
        said = self._completed(said)
        held = self._joined(said).unknown if self.fresh else said.unknown
        said = replace(self.of_sentence.over(said), unknown=held) if self.fresh else said
        self.of_line = _replaced(self.of_line, said)
        self.of_sentence, self.fresh = Frame(), False
        words = [*(it for it in topic if it.kind == "date"), *words[clause.first :]]
        clause.colon = -1 if clause.colon == clause.first else clause.colon
        return words

    def _completed(self, said: Frame) -> Frame:
        """A topic that is nothing but a value of a dimension whose values stand alone: ``A:``."""
        word = said.unknown[0] if len(said.unknown) == 1 and not said.cell else ""
        cell = self.frames.form.value_alone(self.line or "", word)
        return replace(said, cell=cell, unknown=()) if cell else said

    def _measureless(self, clause: Clause, words: list[Node]) -> None:
        """What the words of a number without a measure hold over the next: the time, the line of
        work, that of the files something unknown was said, and, where they begin the sentence, the
        holder: ``Đội Hình sự: 40, lập mới 05``.
        """
        said = self._topic(words)
        if "change" in said.marks and said.when == "other":
            said = replace(said, marks=said.marks | {"compared"})
        label = self.frames.label(words, (), self.line, "total", bare=self.bare)
        counted = any(it.means("line", "noun") for it in clause.nodes())
        first = clause.labelled and not self.parsed.heads
        held = {name: code for name, code in said.cell.items() if first and name in HOLDERS}
        said = self._joined(replace(said, unknown=(), cell=held))
        self.of_sentence, self.fresh = _replaced(self.of_sentence, said), False
        self.obscure = self.obscure or bool(counted and label.unknown)

    def _topic(self, words: list[Node], behind: Sequence[Node] = ()) -> Frame:
        return self.frames.over(words, self.line, "topic", behind)

    # ---- one counted thing ----

    def _label(self, clause: Clause, place: Place) -> Frame:
        return self.frames.label(
            clause.before, clause.after, self.line, place, bare=self.bare,
            valued=clause.value is not None,
        )  # fmt: skip

    def _count(self, clause: Clause, place: Place) -> Count | None:
        """A count, or None where the clause holds neither a number nor an empty slot."""
        label = self._label(clause, place)
        none = clause.value is None and "none" in label.marks
        if clause.value is None and not none and not _is_slot(clause, label, place):
            self._brackets(clause, None, label, place)
            return None
        other = self._label(clause, "total") if any(name in label.cell for name in _WAYS) else None
        if place == "part" and not label.cell and not label.measure:
            stated = self._label(clause, "total")
            plain = not (stated.closed or stated.cell or "clash" in stated.marks)
            if stated.measure and plain and label.when != "other":
                label = replace(stated, lines=())
        odd = clause.value is not None and clause.value.kind == "decimal"
        value = 0 if none else clause.value.number if clause.value else None
        item = Count(label, clause.text, value, value is not None or odd, clause)
        item.other = other
        item.doubtful = clause.doubtful or odd or _is_about(clause)
        item.doubtful |= any(map(_is_choice, clause.groups))
        self._brackets(clause, item, label, place)
        return item

    # ---- brackets ----

    def _brackets(self, clause: Clause, item: Count | None, label: Frame, place: Place) -> None:
        for group in clause.groups:
            inner = [node for node in walk(group.inner) if not node.means("cell")]
            if not any(node.is_value for node in inner):
                if item is not None:
                    self._note(group, item, counts=bool(label.cell) or place == "total")
            elif _compares(inner):
                self.parsed.compared.append(group.text)
            elif item is not None:
                item.lists.append(self._bracket(group))
            else:
                self.parsed.lost.append(group.text)

    def _bracket(self, group: Node) -> CountList:
        items = (self._count(clause, "part") for clause in clauses(group.inner))
        listed = introduces(group.inner) or "bracket"
        return CountList(listed, [item for item in items if item is not None], cut=group.cut)

    def _note(self, group: Node, item: Count, *, counts: bool) -> None:
        """A bracket without a number explains: ``(ĐV)`` repeats the symbol, ``(theo số liệu hiện
        hành)`` says the measure.
        """
        said = list(walk(group.inner))
        if said and not item.label.measure and all(it.means("measure") for it in said):
            measure = self._label(Clause(before=said), "total").measure
            item.label = replace(item.label, measure=measure)
            return
        aside = self.frames.label(group.inner, (), self.line, "part", bare=self.bare)
        self._doubt(group, item, aside, said)
        self._name(group, item, aside, counts=counts)
        measures = (it.first("measure") for it in group.inner)
        strong = next((one.value for one in measures if one and one.strong), "")
        item.label = replace(item.label, measure=item.label.measure or strong)

    @staticmethod
    def _doubt(group: Node, item: Count, aside: Frame, said: list[Node]) -> None:
        """What a bracket says that is not known, or makes of a number something else than a fact,
        is said of it.
        """
        rated = any(node.kind == "percent" for node in said)
        asked = not rated and any(it.means("modality") for it in said)
        words = {it.text for it in said if it.kind not in ("reference", "number")}
        narrowed = [it for it in aside.unknown if it in words and not introduces(group.inner)]
        unknown = [*item.label.unknown, *([group.text] if asked else []), *narrowed]
        item.label = replace(item.label, unknown=tuple(unknown))

    @staticmethod
    def _name(group: Node, item: Count, aside: Frame, *, counts: bool) -> None:
        """Where a bracket names what a counted item does not, all of them are such: ``kết thúc 01
        hồ sơ (ĐV)``.
        """
        label = item.label
        if aside.unknown or any(
            label.cell.get(it, code) != code for it, code in aside.cell.items()
        ):
            return
        if counts and item.stated and set(aside.cell) - set(label.cell):
            part = Count(aside, group.text, item.value, True, Clause(), doubtful=item.doubtful)
            item.lists.append(CountList("bracket", [part]))
        else:
            item.label = replace(label, cell={**label.cell, **aside.cell})


def _is_of_somebody(item: Count) -> bool:
    """``trong đó người nước ngoài lập mới 02, …``: a part that is not understood and has a measure
    of its own: those behind it are its as well.
    """
    return bool(item.label.unknown) and any(map(_measures, item.clause.nodes()))


def _numbered(clause: Clause) -> Frame:
    """``05: đầu kỳ 20``: a number before a colon says whose the others are, nobody known."""
    return Frame(unknown=(clause.text,))


def _replaced(before: Frame, said: Frame) -> Frame:
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
        marks=((said.marks if holder else before.marks) & {"whole"}) | (said.marks & {"compared"}),
        stranger=said.stranger or ("" if holder else before.stranger),
    )


def _is_of_part(item: Count) -> bool:
    """``Riêng Công an thị trấn A: đầu kỳ 30, lập mới 4``: what goes on behind a part with a
    measure of its own is its as well, and none of the total's; without a colon up to a semicolon.
    """
    held = any(name in item.label.cell for name in HOLDERS)
    goes_on = item.clause.colon > 0 or item.clause.closed_by != "semicolon"
    own = held and goes_on and any(map(_measures, item.clause.nodes()))
    return own or _is_of_somebody(item)


def _begins_list(clause: Clause) -> bool:
    """``Nguồn: ĐTCB 02; sưu tra 04``: a name with its dimension's and a colon begins a list."""
    first = clause.before[0] if clause.before else None
    named = first is not None and any(one.prefixed for one in first.meanings)
    return first is not None and named and " : " in first.text


def _none_at(words: Sequence[Node], measure: int) -> int:
    """Where ``không lập mới``, ``không có hồ sơ kết thúc`` begins; at the measure, where nothing
    is said to be none.
    """
    at = measure
    while at and words[at - 1].means("noun", "line"):
        at -= 1
    return at - 1 if at and words[at - 1].means("not_any") else measure


def _measures(node: Node) -> bool:
    return node.means("measure") and not node.means("filler")


def _is_slot(clause: Clause, label: Frame, place: Place) -> bool:
    """An empty slot names a cell and has a colon or stands in a list; or a measure and a colon."""
    bare_unit = place == "part" and set(label.cell) == {"unit"} and " " not in label.cell["unit"]
    if label.unknown or label.when == "other" or bare_unit:
        return False
    if any(node.kind in _RATES for node in clause.nodes()):
        return False
    colon = clause.colon >= 0
    named = bool(label.cell) and (colon or (place == "part" and "closing" not in label.cell))
    ended = colon and clause.closed_by in _ENDING
    return named or (place == "total" and label.sure and "split" not in label.marks and ended)


def _is_about(clause: Clause) -> bool:
    """``hơn 10``, ``khoảng 09``: the number is not the count."""
    return clause.value is not None and bool(clause.before) and clause.before[-1].means("about")


def _is_choice(group: Node) -> bool:
    """``30 đối tượng (hay 31)``: neither number is the count."""
    return [it.means("choice") or it.is_value for it in group.inner[:2]] == [True, True]


def _compares(inner: Iterable[Node]) -> bool:
    """Whether a bracket speaks of another time, or of a change against it; beside an opening stock
    rises and falls are movements.
    """
    nodes = list(inner)
    opens = any((one := node.first("measure")) and one.value == "opening" for node in nodes)
    if any(node.means("prior") and not node.means("measure") for node in nodes):
        return True
    return not opens and any(node.means("prior", "change") or node.kind == "year" for node in nodes)


def _is_code(node: Node, lines: Sequence[str]) -> bool:
    """Whether a word is a symbol's code, which one line of work has: ``LT``."""
    codes = {one.code for one in node.meanings if (one.sense, one.value) == ("cell", "symbol")}
    return codes == {node.text} and len(set(lines)) == 1


def names_lines(found: Iterable[Node]) -> list[str]:
    """Lines of work in the order in which they may be meant: counted first, then named."""
    counted: list[str] = []
    named: list[str] = []
    value_seen = False
    for node in walk(tuple(found)):
        value_seen = node.is_value or (value_seen and node.kind not in _DIVIDING)
        line = node.first("line")
        symbols = [
            one.line for one in node.meanings if (one.sense, one.value) == ("cell", "symbol")
        ]
        spelt = " " in node.text or (value_seen is False and _is_code(node, symbols))
        of = next((one.line for one in node.meanings if one.sense == "noun" and one.line), "")
        if of and not line:  # ``CTV: đầu kỳ 11`` counts collaborators, ``vai ảo: CTV 03`` personas
            symbols, spelt = [of], not (named or counted)
        code = line.value if line else symbols[0] if symbols and spelt else None
        if code is not None:
            (counted if value_seen else named).append(code)
    return [*counted[:1], *named, *counted[1:]]
