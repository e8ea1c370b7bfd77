"""What a counted thing of a sentence is, of all that it may be: the first production that holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from projections.inspection.reading.frames.frame import HOLDERS, Frame
from projections.inspection.reading.sentences.counted import Count
from projections.inspection.reading.sentences.told import Sentence
from projections.inspection.reading.stated.values import (
    AMBIGUOUS,
    COMPARISON,
    NOT_FACT,
    NOT_UNDERSTOOD,
    OTHER_LINE,
    SHARE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Production:
    """One way to take a counted thing: where ``holds``, ``gives`` an action, or the reason why it
    is not read.
    """

    name: str
    holds: Callable[[Count, Sentence], bool]
    gives: str


def is_now(item: Count) -> bool:
    """Whether it is a stock of now, which is of its day whatever part of the period the sentence
    speaks of.
    """
    return item.label.sure and item.label.measure == "current"


def _is_closed(item: Count, _at: Sentence) -> bool:
    """What holds over it leaves no figure."""
    over = replace(item.over, when="") if is_now(item) and item.over.when == "part" else item.over
    return bool(over.closed) and not (over.closed == COMPARISON and item.label.when == "own")


def _is_of_other_line(item: Count, at: Sentence) -> bool:
    """Another line's count beside a total: ``06 vai ảo, 03 hộp thư bí mật``; behind several
    measures it is of the last, where its number names a line of work as well: ``kết thúc: ST 02,
    HN 01``; behind what was not read it is not known of which it is.
    """
    clear = not (item.label.closed or at.passed) and (len(at.measures) == 1 or at.named)
    return _counts_other(item, at) and clear


def _counts_other(item: Count, at: Sentence) -> bool:
    """Whether another line of work is counted behind a total, without a measure of its own."""
    if at.statement is None or item.label.measure:
        return False
    named = (item.label.lines or item.over.lines)[:1]
    return bool(named) and named[0] in at.section.lines and named[0] != at.statement.total.line


def _is_between(item: Count, at: Sentence) -> bool:
    """``Kết thúc ST 02, khởi tố 03, HN 01``: among lines of work that share a measure, a way of
    closing or something unknown is of none of them, and what goes on behind it may be its own.
    """
    label = item.label
    plain = bool(label.lines or label.cell or label.either) and "closing" not in label.cell
    other = not plain or bool(label.unknown)
    return other and item.clause.sentence in at.shared and _is_beside(item, at)


def _is_beside(item: Count, at: Sentence) -> bool:
    """A part or a sibling beside a total: it names no measure of its own, or that of the total by
    whither files went: ``Bổ sung mới 02, nhận chuyển giao 01``. What divides the stock of now
    (``Phân cấp: …``) is no part of what came or went before.
    """
    statement, label = at.statement, item.label
    if statement is None or item.share or label.when not in ("", "own"):
        return False
    if "split" in item.over.marks and statement.total.measure != "current":
        return False
    return label.belongs_to(statement.total.measure)


def _is_holders(item: Count, at: Sentence) -> bool:
    """``Đội Hình sự: 40, lập mới 05; Đội Ma túy: 30``: in a sentence that began with such a number
    another is none of what was added.
    """
    return at.held and not item.label.measure and any(it in item.label.cell for it in HOLDERS)


def _counts_units(item: Count, _at: Sentence) -> bool:
    """``05 đơn vị lập mới``, ``Lập 02 danh sách``: what is counted are units, or papers."""
    behind = item.clause.after[:1]
    papers = any(it.means("count_noun") and it.means("filler") for it in behind)
    return papers or any(it.means("unit") and not it.means("line", "cell") for it in behind)


def _is_foreign(item: Count, at: Sentence) -> bool:
    """``Hiện đang điều tra 21 vụ`` below collaborators: what is counted is none of the line's;
    ``khởi tố 46 vụ, 13 bị can; … 57 vụ``: nor are cases beside the accused.
    """
    line, noun = other_line(item, at) or at.line, item.label.noun or item.over.noun
    beside = at.accused and at.form.counts_others(line, noun)
    return beside or at.form.is_foreign(line, noun)


def _is_misnamed(item: Count, _at: Sentence) -> bool:
    """A way of closing of what was not removed; another line of work that restricts it."""
    label = item.label
    closing = "closing" in label.cell and label.measure != "removed"
    return bool({"clash", "joined"} & label.marks) or closing


def _is_event(item: Count, at: Sentence) -> bool:
    """``Ngày 12/3/2024 lập mới 02``: a day's flow is not the period's."""
    return item.label.measure in ("added", "removed") and not at.ends(item.label.day)


def _is_way(item: Count, at: Sentence) -> bool:
    """``Thanh loại 01 hiềm nghi``: alone, a word that is also the name of one way of closing may
    count all removals or those.
    """
    speaking = [node for node in item.clause.before if node.means("measure")]
    named = bool(speaking) and all(at.form.is_way(at.line, node.text) for node in speaking)
    return item.label.measure == "removed" and named and not (at.measures or at.series)


def _is_left(item: Count, at: Sentence) -> bool:
    """``lập mới 05, thanh loại 03, tồn 52``: what is left, or what was; so on a line below such."""
    return _is_weak_opening(item) and bool((at.measures | at.above(item)) & {"added", "removed"})


def _is_weak_opening(item: Count) -> bool:
    return item.label.measure == "opening" and not item.label.sure


def _is_swing(item: Count, at: Sentence) -> bool:
    """``…, tăng 02`` behind a figure compares it; in a row of all measures, begun by the opening or
    by all that was handled, in ``tăng 05, giảm 03``, or in a sentence of both that begins with the
    report's time, ``Trong năm tăng 02, giảm 01``, it is one of them.
    """
    behind = at.passed or bool(at.measures - at.by_change)
    begun = bool(at.measures & {"opening", "handled"}) or item.clause.sentence in at.swings
    return "change" in item.label.marks and behind and not begun


PRODUCTIONS: Final[tuple[Production, ...]] = (
    Production("what holds over it", _is_closed, "over"),
    Production(
        "a count of several lines of work",
        lambda it, _: "several" in it.over.marks and not it.label.lines,
        AMBIGUOUS,
    ),
    Production("a count of another line", lambda _, at: at.foreign, OTHER_LINE),
    Production("another verb among lines of work", _is_between, NOT_UNDERSTOOD),
    Production("another line beside a total", _is_of_other_line, "other line"),
    Production("another line behind several measures", _counts_other, AMBIGUOUS),
    Production("another holder's number", _is_holders, NOT_UNDERSTOOD),
    Production(
        "a part behind a total not read",
        lambda it, at: (it.value or 0) <= at.covered > 0 and _is_beside(it, at),
        AMBIGUOUS,
    ),
    Production("a sibling or part beside a total", _is_beside, "beside"),
    Production("another time", lambda it, _: it.label.when in ("part", "other"), COMPARISON),
    Production("a share", lambda it, at: it.share and not at.is_of_handled(it), SHARE),
    Production("a count of units or papers", _counts_units, NOT_UNDERSTOOD),
    Production("behind files not understood", lambda it, _: it.obscure, NOT_UNDERSTOOD),
    Production("a noun of other things", _is_foreign, NOT_UNDERSTOOD),
    Production("no measure", lambda it, _: not it.label.measure, NOT_UNDERSTOOD),
    Production("contradicting words", _is_misnamed, NOT_UNDERSTOOD),
    Production("an event of a day", _is_event, COMPARISON),
    Production("no count", lambda it, _: it.doubtful, AMBIGUOUS),
    Production("removals or one way of closing", _is_way, AMBIGUOUS),
    Production(
        "a weak word for removals behind what was not read",
        lambda it, at: it.label.measure == "removed" and at.passed and not it.label.sure,
        AMBIGUOUS,
    ),
    Production("a weak word for openings behind flows", _is_left, AMBIGUOUS),
    Production("words not known", lambda it, _: bool(it.label.unknown), NOT_UNDERSTOOD),
    Production("what is no fact", lambda it, _: bool(it.label.modality), NOT_FACT),
    Production(
        "a weak word outside statistics",
        lambda it, at: not it.label.sure and at.section.strict and not at.speaks,
        NOT_UNDERSTOOD,
    ),
    Production("a rise or fall behind a figure", _is_swing, COMPARISON),
    Production("measure and value", lambda it, _: bool(it.label.measure), "total"),
)
"""The ways to take a counted thing of a sentence; the first that holds is taken."""


def other_line(item: Count, at: Sentence) -> str | None:
    """Another line of work that the item counts, where the section is about both."""
    named = item.label.lines or item.over.lines
    return named[0] if named and at.line not in named and named[0] in at.section.lines else None


def _as_left(item: Count, at: Sentence) -> Frame:
    """``đầu kỳ 5, lập 3, kết thúc 2, tồn 6``: behind the opening and what came or went it is what
    is left.
    """
    told = at.measures | at.above(item) if _is_weak_opening(item) else set()
    if "opening" in told and told & {"added", "removed"}:
        item.label = replace(item.label, measure="current", sure=True)
    return item.label


def follow(item: Count, at: Sentence) -> None:
    """Remember what the sentence began with; inherit the measure of the one before."""
    label = item.label
    at.passed = at.passed and item.clause.sentence == at.number
    at.number = item.clause.sentence
    named = label.lines or item.over.lines
    if named:
        at.foreign = at.line not in named and named[0] not in at.section.lines
    if at.statement is None and not label.measure:
        at.held = at.held or any(name in label.cell for name in HOLDERS)
    label = _as_left(item, at)
    if label.measure and label.measure in (at.measure, *at.measures):
        label = item.label = replace(label, sure=True)
    if label.measure:
        at.last = (at.number, label.measure if label.sure else "")
    elif label.when == "own" and at.last[0] == at.number and not label.cell:
        item.label = replace(label, measure=at.last[1], sure=bool(at.last[1]))
    elif at.measure and at.statement is None and "change" not in label.marks:
        item.label = replace(label, measure=at.measure, sure=True)
