"""Flows behind the count of a part, ``Loại A: 86 đối tượng, lập mới 23``: whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from projections.inspection.reading.sentences.counted import Count


def settle_flows_of_parts(heads: Sequence[Count]) -> None:
    """Behind a count of a part that stands alone they are the part's, or of nobody known. Behind a
    total and one of its parts they are the total's, but where only the part has a colon, or where
    another part goes on behind them: ``Hiện có 150: loại A 86, lập mới 23; loại B 64, lập mới 2``.
    """
    groups = [*_groups(heads)]
    for at, group in enumerate(groups):
        behind = groups[at + 1 :]
        if not group.parts:
            continue
        if group.total is None:
            last = group.parts[-1].clause
            _doubt(it for it in behind if last.labelled or it.sentence == last.sentence)
        elif not _goes_on(group, behind):
            _doubt(takewhile(group.is_of_its_part, behind))
        else:
            _doubt(behind)
            for item in (one for it in behind for one in it.parts):
                item.doubtful = True


@dataclass(frozen=True, slots=True)
class _Group:
    """A total and those of its parts that follow outside brackets; without one, the parts with
    which a line begins.
    """

    total: Count | None
    parts: list[Count] = field(default_factory=list)

    @property
    def sentence(self) -> int:
        """The one in which its total stands."""
        return self.total.clause.sentence if self.total else -1

    def is_of_its_part(self, flow: _Group) -> bool:
        """``loại A: 86, lập mới 23``: whether only its one part has a colon."""
        part, total = self.parts[-1].clause, flow.total
        if total is None or total.label.measure not in ("added", "removed"):
            return False
        alone = len(self.parts) == 1 and part.labelled and part.sentence == flow.sentence
        return alone and total.led_by == "comma" and not total.clause.labelled


def _groups(heads: Sequence[Count]) -> Iterator[_Group]:
    group = _Group(None)
    for item in heads:
        if _counts_part(item):
            group.parts.append(item)
        else:
            yield group
            listed = [one for it in item.lists for one in it.items if _counts_part(one)]
            group = _Group(item, [] if item.clause.groups else listed)
    yield group


def _counts_part(item: Count) -> bool:
    """Whether a number is counted by a part's name, without a measure."""
    plain = not (item.label.measure or item.label.lines or item.label.unknown)
    return plain and bool(item.label.cell) and not {"closing", "movement"} & {*item.label.cell}


def _goes_on(group: _Group, behind: Sequence[_Group]) -> bool:
    """Whether other parts of a total stand behind flows: they are too many for these, or the rest
    of the total.
    """
    kinds, seen = {*group.parts[-1].label.cell}, [it.label.cell for it in group.parts]
    others = [
        (it, flow.total)
        for flow in behind
        for it in flow.parts
        if {*it.label.cell} == kinds and it.label.cell not in seen
    ]
    many = any(of is not None and (it.value or 0) > (of.value or 0) for it, of in others)
    numbers = [it.value or 0 for it in (*group.parts, *(it for it, _ in others))]
    whole = group.total.value if group.total else None
    return bool(others) and (many or sum(numbers) == whole)


def _doubt(flows: Iterable[_Group]) -> None:
    """Nobody knows whose these are, if they do not say so."""
    for flow in flows:
        item = flow.total
        if item is not None and not (item.label.cell or item.over.cell or item.label.lines):
            item.over = replace(item.over, unknown=(*item.over.unknown, item.text))
