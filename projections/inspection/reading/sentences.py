"""Reads the sentences of a report one after the other, each in the light of the one before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, Literal, cast

from projections.documents.lines.document import Where
from projections.inspection.reading.clauses import names_cell
from projections.inspection.reading.drafts import Draft, Sheaf
from projections.inspection.reading.form import Form
from projections.inspection.reading.frames import HOLDERS, Frame
from projections.inspection.reading.grammar import (
    Count,
    CountList,
    Parsed,
    fragment,
    names_lines,
    parse,
)  # fmt: skip
from projections.inspection.reading.nesting import Nesting
from projections.inspection.reading.phrases import Node, nodes
from projections.inspection.reading.productions import PRODUCTIONS, Sentence, is_now, other_line
from projections.inspection.reading.stated import (
    AMBIGUOUS,
    COMPARISON,
    NOT_FACT,
    NOT_UNDERSTOOD,
    Listed,
    Measure,
    NotRead,
)  # fmt: skip
from projections.inspection.reading.statements import Clerk, Statement
from projections.inspection.reading.sums import without_sums
from projections.inspection.reading.tokens import tokens
from projections.inspection.reading.tree import Bullet, Section
from projections.inspection.reading.words import FrameReader

_COMPOSITION: Final = frozenset({"class", "list"})
"""Dimensions that a result may state alone, without saying of what: of the records there are now.
"""


class SentenceReader:
    """Reads lines in the order of the report, remembering the statement that the next line may
    break down.
    """

    def __init__(self, frames: FrameReader, sheaf: Sheaf) -> None:
        self._frames = frames
        self._form = frames.form
        self._sheaf = sheaf
        self._nesting = Nesting()
        self._section = -1
        self._last_line: str | None = None
        self._over = Frame()
        self._spoken = False
        self._headed = False

    def read(self, start: Bullet, where: Where, section: Section, frame: Frame) -> bool:
        """Read a line; tell whether any figure was found. ``frame``: of what stands over it."""
        self._over, self._spoken, self._headed = frame, False, bool(section.lines)
        if section.number != self._section:
            self._section, self._last_line = section.number, None
            self._nesting.levels = []
        before, going_on = len(self._sheaf.drafts), False
        for text in [start.content] if section.line else self._apart(start.content):
            line = self._line_of(text, section)
            if line is None and going_on:
                line = self._last_line
            if line is not None:
                self._last_line, going_on = line, True
                under = section if section.lines else self._naming(text, section)
                self._sentence(replace(start, content=text), where, under, line)
        return len(self._sheaf.drafts) > before

    def set_aside(self, start: Bullet, where: Where, section: Section, frame: Frame) -> None:
        """Keep what a line states under a frame that leaves no figure: planned, of another time."""
        line = self._line_of(start.content, section)
        if line is None:
            return
        for item in parse(nodes(start.content, self._form, line), self._frames, line).heads:
            item.over = frame.over(item.over)
            why = item.over.closed
            if why in (COMPARISON, NOT_FACT) and not item.label.unknown and not item.doubtful:
                Clerk(Sheaf(others=self._sheaf.others), self._form, line, where, "other").unread(
                    item, why
                )

    def _naming(self, text: str, section: Section) -> Section:
        """The section of a sentence under no line of work: of those that it names."""
        lines = tuple(dict.fromkeys(names_lines(nodes(text, self._form, None))))
        return replace(section, frame=replace(section.frame, lines=lines))

    def _apart(self, text: str) -> list[str]:
        """The sentences of a paragraph under no line of work, where several lines are named."""
        ends = [one.end for one in tokens(text, self._form) if one.kind == "stop"]
        cuts = [0, *(end for end in ends if text.count("(", 0, end) == text.count(")", 0, end))]
        pieces = [text[one:other].strip() for one, other in pairwise([*cuts, len(text)])]
        named = {
            line for piece in pieces for line in names_lines(nodes(piece, self._form, None))[:1]
        }
        shown = (nodes(piece, self._form, None) for piece in pieces)
        held = any(fragment(_unstopped(it), self._frames, None) is not None for it in shown)
        return [piece for piece in pieces if piece] if len(named) > 1 and not held else [text]

    def _line_of(self, text: str, section: Section) -> str | None:
        """The section's line of work; where it has several or none, the one the sentence counts."""
        if section.line is not None:
            return section.line
        named = names_lines(nodes(text, self._form, None))
        if section.lines:
            return next((line for line in named if line in section.lines), self._last_line)
        return named[0] if named else None

    def _sentence(self, start: Bullet, where: Where, section: Section, line: str) -> None:
        mode: Literal["statistics", "target"] = (
            "statistics" if section.part == "statistics" else "target"
        )
        clerk = Clerk(self._sheaf, self._form, line, where, mode)
        shown = self._frames.nodes(start.content, line)
        sums: list[str] = []
        if not self._headed:
            shown, sums = without_sums(shown)
        self._sheaf.not_read += [NotRead(where, text, AMBIGUOUS) for text in sums]
        bracketed = len(shown) == 1 and shown[0].kind == "group"
        shown = shown[0].inner if bracketed else shown
        parsed = parse(shown, self._frames, line, removed=self._over.measure == "removed")
        under = self._under(parsed, start, section, line, where)
        parts = None
        if under is not None:
            removed = under.total.measure == "removed"
            parts = parse(shown, self._frames, line, "part", removed=removed)
            alone = clerk.named_alone(parts.heads) if under.total.dropped else ""
            for item in parts.heads:
                clerk.complete_name(item, under.dimension or alone)
        opens: Listed | None = parsed.opens or None
        if under is not None and parts is not None and (bracketed or _has_parts(parts)):
            self._nesting.nest(under, self._list(parts, under, clerk), start, opens)
            parsed = parts
        elif under is not None and not parsed.heads and parsed.leading is None:
            self._nesting.open(under, opens)
        else:
            statement = self._heads(parsed, section, line, clerk)
            if statement is not None and not statement.total.dropped:
                self._nesting.open(statement, opens, start)
            elif parsed.heads:
                self._nesting.levels = []
            elif opens and self._nesting.under(line, start) is not None:
                self._nesting.announce(opens, self._form.dimension_headed(start.content, line))
        for texts, why in ((parsed.compared, COMPARISON), (parsed.lost, NOT_UNDERSTOOD)):
            self._sheaf.not_read += [NotRead(where, text, why) for text in texts]

    # ---- totals ----

    def _heads(self, parsed: Parsed, section: Section, line: str, clerk: Clerk) -> Statement | None:
        """Write every total that can be read; the last is what the next lines may break down."""
        for item in parsed.leading.items if parsed.leading else ():
            clerk.unread(item, NOT_UNDERSTOOD)
        heads = parsed.heads
        at = Sentence(line, section, self._form, self._over.measure)
        at.period = self._frames.time.period
        at.series = len({item.label.measure for item in heads} - {""}) > 1
        at.spoken, self._spoken = self._spoken, self._spoken or at.series
        _settle_comparisons(heads)
        _settle_opening(heads)
        _settle_states(heads, self._form)
        for item, following in zip(heads, [*heads[1:], None], strict=False):
            _settle_symbol(item, following)
            _follow(item, at)
            now = is_now(item) or self._over.measure == item.label.measure == "current"
            if self._over.modality and not now:
                item.over = replace(item.over, modality=item.over.modality or self._over.modality)
            self._take(item, at, clerk)
        return at.statement

    def _take(self, item: Count, at: Sentence, clerk: Clerk) -> None:
        """Take a counted thing by the first production that holds."""
        gives = next(one.gives for one in PRODUCTIONS if one.holds(item, at))
        other = other_line(item, at)
        clerk = clerk.of(other) if other else clerk
        statement = at.statement
        if gives == "other line" and statement is not None:
            clerk.total(item, statement.total.measure, self._cell(item))
        elif gives == "beside" and statement is not None:
            _beside(statement, item, clerk)
        elif gives == "total":
            label = item.label
            new = other and set(label.lines) != set(at.section.lines)
            at.statement = clerk.total(item, label.measure, self._cell(item, new=bool(new)))
            at.measures.add(label.measure)
            at.by_change |= {label.measure} if "change" in label.marks else set()
        else:
            at.passed = True
            why = item.over.closed if gives == "over" else gives
            clerk.unread(item, why, self._over.cell)

    def _cell(self, item: Count, *, new: bool = True) -> dict[str, str]:
        """The cell of a counted thing with what holds over it; of that only who holds it, where it
        counts a new line of work.
        """
        label = item.label if new else replace(item.label, lines=())
        return dict(self._over.over(item.over).over(label).cell)

    # ---- parts ----

    def _under(
        self, parsed: Parsed, start: Bullet, section: Section, line: str, where: Where
    ) -> Statement | None:
        """The statement whose parts this line lists, if it is no statement itself."""
        first = parsed.heads[0] if parsed.heads else None
        label = first.label if first else parsed.rest
        if label is not None and "split" in label.marks:
            measure = label.measure if label.sure else "current"
            return Statement(self._total(line, measure, where), "all")
        if first is not None and first.over.says_whose and _states(parsed.heads):
            return None
        under = self._nesting.under(line, start)
        if (first is None and parsed.leading is None) or (label and _is_apart(label, first, under)):
            return None
        if under is not None and first is not None and self._is_equal(first, under, start):
            return None
        if under is not None and (parsed.leading or _may_be_part(first, label)):
            return under
        composed = label is not None and section.line == line and self._composes(label, line)
        return self._of_target(parsed, section, where) if composed else None

    def _is_equal(self, item: Count, under: Statement, start: Bullet) -> bool:
        """Whether a line stands beside the total above it, and is none of its parts."""
        beside = self._nesting.is_beside(start) and not _belongs(item, under)
        return beside or _begins_otherwise(item, under)

    def _composes(self, label: Frame, line: str) -> bool:
        """Whether a label names a part that a result states alone: ``loại B 41``, ``B 41``."""
        bare = label.unknown[0] if len(label.unknown) == 1 else ""
        cell = label.cell or self._form.value_alone(line, bare)
        return bool(cell) and set(cell) <= _COMPOSITION and not label.lines

    def _of_target(self, parsed: Parsed, section: Section, where: Where) -> Statement | None:
        """What a target's result divides, ``Loại B 41, loại A 17``: what the line itself says, or
        what the target asks for.
        """
        if section.part not in ("target", "result") or section.line is None:
            return None
        begun = parsed.heads[0].clause.sentence if parsed.heads else 0
        same = [it.label.measure for it in parsed.heads if it.clause.sentence == begun]
        measure = next(filter(None, same), "") or _target_measure(section)
        return Statement(self._total(section.line, measure, where, virtual=True), "some")

    def _total(self, line: str, measure: str, where: Where, *, virtual: bool = False) -> Draft:
        """The line's total as the statistics state it; else one that is never shown."""
        stated = [
            one
            for one in reversed(self._sheaf.drafts)
            if (one.line, one.measure, one.mode) == (line, measure, "statistics") and not virtual
        ]
        if same := [one for one in stated if one.cell == self._over.cell]:
            return same[0]
        alone = [one for one in stated if one.parent is None]
        if len(alone) == 1:
            return alone[0]
        cell = dict(self._over.cell)
        return Draft(
            line, cast(Measure, measure), cell, None, "", where, "", "statistics", dropped=True
        )

    @staticmethod
    def _list(parsed: Parsed, under: Statement, clerk: Clerk) -> Draft | None:
        """Write the parts of a line; the first of them."""
        lists = [parsed.leading] if parsed.leading is not None else []
        lists += [CountList(under.listed, parsed.heads)] if parsed.heads else []
        written = [clerk.parts(under, one) for one in lists]
        return next((draft for draft in written if draft is not None), None)


def _unstopped(found: Sequence[Node]) -> list[Node]:
    """The words of a sentence without the point at its end."""
    return [node for node in found if node.kind != "stop"]


def _follow(item: Count, at: Sentence) -> None:
    """Remember what the sentence began with; inherit the measure of the one before."""
    label = item.label
    at.passed = at.passed and item.clause.sentence == at.number
    at.number = item.clause.sentence
    named = label.lines or item.over.lines
    if named:
        at.foreign = at.line not in named and named[0] not in at.section.lines
    if at.statement is None and not label.measure:
        at.held = at.held or any(name in label.cell for name in HOLDERS)
    if label.measure and label.measure == at.measure:
        label = item.label = replace(label, sure=True)
    if label.measure:
        at.last = (at.number, label.measure if label.sure else "")
    elif label.when == "own" and at.last[0] == at.number and not label.cell:
        item.label = replace(label, measure=at.last[1], sure=bool(at.last[1]))
    elif at.measure and at.statement is None and "change" not in label.marks:
        item.label = replace(label, measure=at.measure, sure=True)


def _beside(statement: Statement, item: Count, clerk: Clerk) -> None:
    """A counted thing beside a total on the same line: its part, or its equal where both name a
    symbol.
    """
    label = item.label
    if not label.cell and label.either:
        label = item.label = replace(label, cell=dict(label.either))
    same = statement.total.cell and set(label.cell) == set(statement.total.cell)
    if same and not label.unknown and "clash" not in label.marks:
        statement.known += clerk.total(item, statement.total.measure).known
    else:
        clerk.parts(statement, CountList("some", [item]))


def _settle_comparisons(heads: list[Count]) -> None:
    """In ``tăng 02, giảm 01 so với cùng kỳ`` the last words speak of both."""
    sentence = -1
    for item in reversed(heads):
        label = item.label
        if "change" in label.marks and (label.when == "other" or item.clause.sentence == sentence):
            item.label, sentence = replace(label, when="other"), item.clause.sentence
        else:
            sentence = -1


def _settle_opening(heads: list[Count]) -> None:
    """``Kỳ trước: 210 – lập mới: 15 – kết thúc: 12 – hiện có: 213``: before all its movements it is
    the opening stock.
    """
    first = heads[0] if heads else None
    if first is None or [it.label.measure for it in heads[1:]] != ["added", "removed", "current"]:
        return
    speaking = [node for node in first.clause.nodes() if node.means("prior")]
    named = bool(speaking) and all(node.means("before") for node in speaking)
    others = any(it.label.when == "other" for it in heads[1:])
    if (
        named
        and not others
        and not first.label.unknown
        and not any(n.kind == "year" for n in first.clause.before)
    ):
        for item in heads:
            item.over = replace(item.over, when="")
        first.label = replace(first.label, when="", measure="opening", sure=True)


def _settle_states(heads: list[Count], form: Form) -> None:
    """``Hiện đang đấu tranh 01 chuyên án, tạm đình chỉ 01``: the first may be all there are, or
    those that are not suspended.
    """
    for item, other in pairwise(heads):
        working = any(form.says_state(node.text) for node in item.clause.nodes())
        suspended = not other.label.measure and any(
            names_cell(n, "status") for n in other.clause.nodes()
        )
        item.doubtful |= item.label.measure == "current" and working and suspended


def _settle_symbol(item: Count, following: Count | None) -> None:
    """``Xác lập mới 02 HN, 01 HV``: the first is a symbol because the second is."""
    if (
        item.label.either
        and following
        and not following.label.measure
        and "symbol" in following.label.cell
    ):
        item.label = replace(item.label, cell={**item.label.cell, **item.label.either})


def _is_apart(label: Frame, first: Count | None, under: Statement | None) -> bool:
    """Whether what begins a line is of another time, or surely of a measure of its own."""
    part = first is not None and under is not None and _is_way_of(first, under)
    return (label.sure and not part) or label.when in ("part", "other")


def _is_way_of(item: Count, under: Statement) -> bool:
    """Whether an item is a way of coming, or going, among those of a total: ``Lập mới: 02``,
    ``Nhận chuyển giao: 01`` under additions.
    """
    total = under.total
    named = item.label.measure == total.measure and _names_way(item)
    way = named or item.label.belongs_to(total.measure)
    return way and "movement" not in total.cell and item.label.day is None


def _names_way(item: Count) -> bool:
    """Whether the word for an item's measure is one for a way of coming or going, too."""
    node = next((one for one in item.clause.whole if one.means("measure")), None)
    return node is not None and names_cell(node, "movement")


def _states(heads: list[Count]) -> bool:
    """Whether the first sentence of a line names a measure."""
    return any(it.label.measure for it in heads if it.clause.sentence == heads[0].clause.sentence)


def _begins_otherwise(item: Count, under: Statement) -> bool:
    """``Còn: 2 LC`` under what was added begins with a word for another measure, if a weak one."""
    first = item.clause.whole[0].first("measure") if item.clause.whole else None
    colon = item.clause.colon >= 0
    return first is not None and colon and item.label.measure not in ("", under.total.measure)


def _belongs(item: Count, under: Statement) -> bool:
    """What a line beside a total may still divide: the stock there is now; removals by ways of
    closing, additions by sources, both by kinds of movement.
    """
    total = under.total.measure
    bound = {"removed": "closing", "added": "source"}.get(total, "")
    named = bool(bound) and any(names_cell(node, bound) for node in item.clause.nodes())
    way = bool(item.label.measure) and _is_way_of(item, under) and _names_way(item)
    return total == "current" or named or way


def _target_measure(section: Section) -> str:
    """What the target above the result speaks of; of the records there are now where it does not
    say.
    """
    named = {one.value for node in section.target if (one := node.first("measure")) and one.strong}
    return named.pop() if len(named) == 1 else "current"


def _may_be_part(first: Count | None, label: Frame | None) -> bool:
    """Whether what begins a line names what a part may be named by."""
    named = label is not None and bool(label.cell or label.either or label.unknown)
    return named or (first is not None and _names_way(first))


def _has_parts(parsed: Parsed) -> bool:
    """Whether anything on the line names a cell, so that it can be a part."""
    items = [*(parsed.leading.items if parsed.leading else ()), *parsed.heads]
    return any(item.label.cell and item.label.when in ("", "own") for item in items)
