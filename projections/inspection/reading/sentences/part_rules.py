"""What may be a part of a total, and of which: ways of coming and going, other measures of the
same files, what stands a level up.
"""

from __future__ import annotations

from typing import Final

from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.sentences.counted import Count, CountList
from projections.inspection.reading.stated.drafts import Draft
from projections.inspection.reading.stated.values import AMBIGUOUS, NOT_UNDERSTOOD, SHARE

_FLOWS: Final = frozenset({"added", "removed"})


def settle_way(item: Count, total: Draft) -> None:
    """A way of coming or going is one under such a total only; else its words say a measure."""
    item.label = item.under(total.measure)


def ways_among(found: CountList) -> set[str]:
    """The movements among ways of closing, which they complete, ``chết 01, chuyển giao 02``; with
    ``kết thúc 01`` among them they divide that. None of a list without ways of closing.
    """
    cells = [item.label.cell for item in found.items]
    closings = any("closing" in cell for cell in cells)
    return {cell["movement"] for cell in cells if "movement" in cell} if closings else set()


def is_mixed(found: CountList, total: Draft) -> bool:
    """``06: loại A 03, loại B 02, nguồn khác 01``: parts by several dimensions that add up together
    are not all there is by any.
    """
    several = len({frozenset(item.label.cell) for item in found.items}) > 1
    return several and sum(item.value or 0 for item in found.items) == total.value


def misplaced(item: Count, total: Draft, found: CountList, form: Form) -> str:
    """A state is one of what there is now, of nothing that came or went; a branch beside a unit
    may be a unit's short name. ``Kết thúc 02 …; VX 00/01``: of each those that were closed well.
    """
    if item.share and total.measure == "removed":
        return SHARE
    if "status" in item.label.cell and total.measure != "current":
        return NOT_UNDERSTOOD
    if _may_share(item, found, form):
        return AMBIGUOUS
    said = item.label.measure if item.label.sure or total.measure == "removed" else ""
    if said not in ("", total.measure):
        return AMBIGUOUS
    units = any("unit" in one.label.cell for one in found.items)
    units |= len(found.items) > 1 and all(map(_is_named, found.items))
    return AMBIGUOUS if units and set(item.label.cell) == {"branch"} else ""


def _may_share(item: Count, found: CountList, form: Form) -> bool:
    """``khởi tố 02 HN, 01 HV``: behind a part that is more closely named, one that names another
    value of the same may be of the rest of it as well.
    """
    at = next((i for i, one in enumerate(found.items) if one is item), 0)
    before = form.completed(dict(found.items[at - 1].label.cell) if at else {})
    cell = item.label.cell
    more = before.keys() - {"type"} > cell.keys()
    return more and bool(cell) and all(before[name] != code for name, code in cell.items())


def _is_named(item: Count) -> bool:
    """Whether a part's name is written as one: ``(Hình sự 04, Ma túy 0)`` may be teams."""
    named = [node for node in item.clause.nodes() if node.means("cell")]
    return bool(named) and all(node.text[:1].isupper() for node in named)


def is_measured(item: Count, total: Draft, found: CountList) -> bool:
    """Whether a part is none, but the figure of another measure of the same files: ``15 (cũ 09,
    mới 06)``, ``248 (đầu kỳ là 240)``; a weak word is enough beside a sure one. What is left when
    the others are taken from it is a part: ``thanh loại 17 (chết 02, còn lại 15)``.
    """
    label = item.label
    others = [it for one in found.items if not (it := one.under(total.measure)).cell]
    other = label.measure not in ("", total.measure) and not label.cell
    sure = total.measure == "handled" or any(
        it.sure and it.measure not in ("", total.measure) for it in others
    )
    some = total.measure in _FLOWS and not any(
        node.means("measure") for node in item.clause.before
    )  # ``Lập mới 20, trong đó 03 đối tượng đã thanh loại``
    rest = total.measure in _FLOWS and label.measure == "current"
    rest = rest and sum(it.value or 0 for it in found.items) == total.value
    return other and sure and not (some or rest or item.doubtful or item.share or label.closed)


def divided(part: Draft, total: Draft, inner: CountList, found: CountList) -> Draft:
    """What a bracket behind the last part divides: the total, where it adds up to that and not to
    the part, ``04 hồ sơ: 03 LT, 01 LC (cấp huyện 03, cấp xã 01)``.
    """
    together = sum(item.value or 0 for item in inner.items)
    last = any(inner is one for one in found.items[-1].lists)
    return total if last and together != part.value and together == total.value else part


def numbered_again(total: Draft, found: CountList) -> Draft:
    """The total, or one above it, whose number a list names: ``17 (… nguồn khác 01 (trong 17 hồ sơ
    có 03 …))``; where none has it, nothing of the list is sure.
    """
    above: Draft | None = total
    while above is not None and found.again not in (None, above.value):
        above = above.parent
    if above is None:
        for item in found.items:
            item.doubtful = True
    return above or total


def parent_of(total: Draft, item: Count) -> Draft:
    """The total, or one above it where the item names another value of a dimension that the total
    already has.
    """
    parent = total
    while parent.parent is not None and any(
        parent.cell.get(name, code) != code for name, code in item.label.cell.items()
    ):
        parent = parent.parent
    return parent
