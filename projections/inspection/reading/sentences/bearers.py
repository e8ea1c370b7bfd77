"""Of which of the counts before it a list is: ``cấp huyện 90, cấp xã 140; trong đó loại A 18``.

Behind several that stand side by side the mark before it decides: a heavier one than those between
them makes it the whole's, a lighter one the last's. Where they are alike, only numbers tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from projections.inspection.reading.lines.clauses import says_measure
from projections.inspection.reading.lines.node import Node
from projections.inspection.reading.sentences.counted import Count, CountList

_WEIGHTS: Final = {"and": 1, "comma": 1, "dash": 1, "plus": 1, "semicolon": 2, "stop": 3}
_FLOWS: Final = frozenset({"added", "removed"})


Says = Literal["whole", "last", "either"]


@dataclass(slots=True)
class ListBearer:
    """Who may bear a list: the ``last`` of some siblings or the ``whole`` above them, None where no
    count states that; ``alone``: the last has no siblings.
    """

    whole: Count | None
    last: Count
    says: Says
    alone: bool = False

    def settle(self, found: CountList) -> None:
        """Give the list to its bearer; what nothing decides is doubtful."""
        number = "" if self.alone else by_number(found, self.last.value or 0)
        says = number if number == "whole" or self.says == "either" else self.says
        says = says or self.says
        flows = self.whole is None and bool(self.last.label.measure)
        named = flows and all("closing" in it.label.cell for it in found.items)
        bearer = self.whole if says != "last" and self.whole is not None else self.last
        doubted = says == "either" or (says == "whole" and self.whole is None)
        for item in found.items:
            item.doubtful |= doubted and not (named and self.last.label.measure == "removed")
            item.doubtful |= not self.alone and bool((item.other or item.label).measure)
        bearer.lists.append(found)


def by_number(found: CountList, last: int) -> Says | Literal[""]:
    """More than the last counts are none of its; all that it counts are its."""
    named = {frozenset(it.label.cell) for it in found.items}
    together = sum(it.value or 0 for it in found.items)
    if len(named) != 1:
        return ""
    if together > last:
        return "whole"
    return "last" if len(found.items) > 1 and together == last else ""


def bearer_of_parts(whole: Count | None, items: Sequence[Count], mark: str) -> ListBearer:
    """The bearer of a list behind the parts of a count; ``mark``: what stands before the list."""
    beside = [whole, *items] if whole and len(items) == 1 else [*items]
    return ListBearer(whole, items[-1], "last" if items[-1].doubtful else _by_marks(beside, mark))


def bearer_of_heads(heads: Sequence[Count], mark: str) -> ListBearer:
    """The bearer of a list behind counts: the last, unless it has siblings.

    Those have no measure of their own: ``hiện có 230; cấp huyện 90, cấp xã 140``, ``06 VA, 03 VX``,
    or the one of the whole again: ``hiện quản lý 295, còn lại 203 loại B; theo danh mục: …``.
    Of several flows it may be of either: ``lập mới 20, thanh loại 08; trong đó loại B 03``.
    """
    last = heads[-1]
    begun = len(heads) - 1
    while begun and not heads[begun].label.measure:
        begun -= 1
    siblings, whole = list(heads[begun:]), None
    if len(siblings) > 1 and not (names_kinds(siblings[0]) or siblings[0].label.lines):
        whole = siblings[0] if len(siblings) == 2 else siblings.pop(0)
    if len(siblings) > 1:
        return ListBearer(whole, last, _by_marks(siblings, mark))
    beside = [it for it in heads if it.clause.sentence == last.clause.sentence]
    same = (it for it in beside[:-1] if it.label.measure == last.label.measure)
    over = next((it for it in same if names_kinds(it) < names_kinds(last)), None)
    if over is not None:
        return ListBearer(over, last, _by_marks([over, last], mark))
    flows = beside[-2:]
    several = {it.label.measure for it in flows} <= _FLOWS and len(flows) > 1
    joined = several and (last.led_by == "and" or _by_marks(flows, mark) == "whole")
    return ListBearer(None, last, "either" if joined else "last", alone=True)


def bearers_named(
    heads: Sequence[Count], number: int | None, words: Sequence[Node]
) -> list[Count] | None:
    """The counts, the nearest first, of which a list says itself that it is of one: by its
    ``number``, or by a measure among the ``words`` before it that the last count has not, ``Thụ lý
    33 (cũ 14, mới 19). Số mới gồm: …``; none where several have the number, None where it says
    neither.
    """
    if number is not None:
        found = [it for it in reversed(heads) if it.value == number]
        return found if len({it.label.measure for it in found}) < 2 else []
    said = {
        it.value
        for node in words
        if (it := node.first("measure")) and (it.strong or says_measure(node))
    }
    if not said or heads[-1].label.measure in said:
        return None
    everything = (it for head in reversed(heads) for it in (head, *_divided_into(head)))
    return [it for it in everything if (it.other or it.label).measure in said]


def bearing(heads: Sequence[Count]) -> list[Count]:
    """Counts without the rises and falls behind the last that is none: no list is theirs, ``kết
    thúc 15 hồ sơ, tăng 03 so với cùng kỳ, trong đó khởi tố 05``.
    """
    kept = list(heads)
    while len(kept) > 1 and kept[-1].label.when == "other" and "change" in kept[-1].label.marks:
        kept.pop()
    return kept


def doubt_between(listing: CountList, rivals: Sequence[Count]) -> None:
    """What adds up to a rise or fall may be of that: ``15, tăng 03 so với cùng kỳ, gồm HN 02, HV
    01``.
    """
    together = sum(it.value or 0 for it in listing.items)
    for item in listing.items if together in [it.value for it in rivals] else ():
        item.doubtful = True


def _divided_into(head: Count) -> Iterator[Count]:
    return (item for one in head.lists for item in one.items)


def weight(mark: str) -> int:
    """How much a mark parts."""
    return _WEIGHTS.get(mark, 0)


def heavier(one: str, other: str) -> str:
    """The mark that parts more."""
    return max(one, other, key=weight)


def names_kinds(item: Count) -> set[str]:
    """The dimensions that a count names by itself, or is said before it."""
    return {*item.label.cell, *item.over.cell}


def _by_marks(siblings: Sequence[Count], mark: str) -> Says:
    """What the mark behind the last of some counts says, beside those between them."""
    among = max((weight(it.led_by) for it in siblings[1:]), default=0)
    behind = weight(mark)
    return "either" if behind == among else "whole" if behind > among else "last"


def goes_on(one: Count, found: CountList, item: Count) -> bool:
    """``Đội 1: 90, trong đó loại A 40; Đội 2: 120``: whether a count behind a list under ``one`` is
    the next beside that: it names another value of the same dimension, as none of the list did.
    """
    cell = {**one.over.cell, **one.label.cell}
    other = {name for name, code in item.label.cell.items() if cell.get(name, code) != code}
    return bool(other and found.items) and not any(other & {*it.label.cell} for it in found.items)
