"""Settles what the counted things of a line say by what stands beside them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lines.clauses import names_cell
from projections.inspection.reading.sentences.counted import Count


def settle_comparisons(heads: list[Count]) -> None:
    """In ``tăng 02, giảm 01 so với cùng kỳ`` the last words speak of both."""
    sentence = -1
    for item in reversed(heads):
        label = item.label
        if "change" in label.marks and (label.when == "other" or item.clause.sentence == sentence):
            item.label, sentence = replace(label, when="other"), item.clause.sentence
        else:
            sentence = -1


def settle_opening(heads: list[Count]) -> None:
    """``Kỳ trước: 210 – lập mới: 15 – kết thúc: 12 – hiện có: 213``: before all its movements it is
    the opening stock.
    """
    begun = [it for it in heads if it.clause.sentence == heads[0].clause.sentence]
    if [it.label.measure for it in begun[1:]] == ["added", "removed", "current"]:
        opens_account(begun)


def settle_handled(heads: list[Count]) -> None:
    """``Tổng số 31 hồ sơ (cũ 12, mới 19)``: what was there and what came are together all that was
    handled.
    """
    for item in heads:
        label = item.label
        inside = [[_said_alone(it) for it in one.items] for one in item.lists]
        told = label.measure or label.cell or item.doubtful or item.share
        if not told and inside == [[("opening",), ("added",)]]:
            item.label = replace(label, measure="handled", sure=True)


def _said_alone(item: Count) -> tuple[str, ...]:
    """The measure and the dimensions of a part, read as a total's where it names a measure too."""
    alone = item.other if item.other and item.other.measure else item.label
    return (alone.measure, *alone.cell)


def opens_account(items: list[Count]) -> None:
    """Make the first of some counts the opening stock, where it names the period before, and
    nothing else does.
    """
    first = items[0] if items else None
    speaking = [node for node in first.clause.nodes() if node.means("prior")] if first else []
    named = bool(speaking) and all(node.means("before") for node in speaking)
    others = any(it.label.when == "other" for it in items[1:])
    if first is None or not named or others or first.label.unknown:
        return
    if not any(node.kind == "year" for node in first.clause.before):
        for item in items:
            item.over = replace(item.over, when="")
        first.label = replace(first.label, when="", measure="opening", sure=True)


def settle_nouns(heads: list[Count]) -> None:
    """``09 đồng chí (LT 03, LC 06)``: what is counted, in whatever word, is told by its symbols."""
    for item in heads:
        counted = {it.text for it in item.clause.nodes() if it.means("count_noun")}
        parts = [set(part.label.cell) for one in item.lists for part in one.items]
        if counted >= {*item.label.unknown} and parts and all("symbol" in it for it in parts):
            item.label = replace(item.label, unknown=())


def settle_states(heads: list[Count], form: Form) -> None:
    """``Hiện đang đấu tranh 01 chuyên án, tạm đình chỉ 01``: the first may be all there are, or
    those that are not suspended.
    """
    for item, other in pairwise(heads):
        working = any(form.says_state(node.text) for node in item.clause.nodes())
        suspended = not other.label.measure and any(
            names_cell(n, "status") for n in other.clause.nodes()
        )
        item.doubtful |= item.label.measure == "current" and working and suspended


def settle_symbol(item: Count, following: Count | None) -> None:
    """``Xác lập mới 02 HN, 01 HV``: the first is a symbol because the second is."""
    if (
        item.label.either
        and following
        and not following.label.measure
        and "symbol" in following.label.cell
    ):
        item.label = replace(item.label, cell={**item.label.cell, **item.label.either})


def sentences_of_swings(heads: list[Count]) -> set[int]:
    """``Trong năm tăng 02, giảm 01``: sentences of the report's time in which all that is counted
    rose or fell, and both did: no comparison with another.
    """
    found: dict[int, list[Count]] = {}
    for item in heads:
        found.setdefault(item.clause.sentence, []).append(item)
    return {number for number, items in found.items() if _are_flows(items)}


def _are_flows(items: list[Count]) -> bool:
    begun = items[0].clause.whole[0].text.casefold() if items[0].clause.whole else ""
    both = {it.label.measure for it in items} == {"added", "removed"}
    swings = all("change" in it.label.marks and it.label.when != "other" for it in items)
    return begun.startswith("trong ") and both and swings
