"""Flows and stocks behind the count of a part, ``Loại A: 86 đối tượng, lập mới 23``: whose they
are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from projections.inspection.reading.sentences.bearers import weight
from projections.inspection.reading.sentences.counted import Count


def settle_flows_of_parts(heads: Sequence[Count]) -> None:
    """Behind parts they are the whole's where a total stands before these in the sentence and the
    mark before them is as heavy as those between the parts; else they are of nobody known, as where
    another part goes on behind them: ``Hiện có 150: loại A 86, lập mới 23; loại B 64, lập mới 2``.
    """
    for item in heads:
        _doubt_inside(item)
    groups, before = [*_groups(heads)], _Group(None)
    for at, group in enumerate(groups):
        again = before.lost == group.sentence
        if again or before.doubts(group) or before.goes_on(groups[at:]):
            of = before.parts[-1].label.cell if before.parts else {}
            before.parts += _doubt(group, of)
            before.lost = group.sentence if group.doubted else before.lost
        if not group.doubted:
            before = group


@dataclass(slots=True)
class _Group:
    """A total and those of its parts that follow outside brackets; without one, the parts with
    which a line begins. ``doubted``: it may be of a part before it; ``lost``: the sentence in which
    others behind it are.
    """

    total: Count | None
    parts: list[Count] = field(default_factory=list)
    doubted: bool = False
    lost: int = -1

    @property
    def sentence(self) -> int:
        """The one in which its total stands."""
        return self.total.clause.sentence if self.total else -2

    def doubts(self, behind: _Group) -> bool:
        """Whether a total behind the parts may be of the last."""
        item = behind.total
        if item is None or not self.parts:
            return item is not None and self.may_bear(item)
        last, of = self.parts[-1], item.clause.sentence
        same = last.clause.sentence == of
        if self.total is None or item.clause.introduced:
            return same or last.clause.labelled
        return same and (self.total.clause.sentence != of or self.binds(item))

    def may_bear(self, item: Count) -> bool:
        """Whether a total stands behind a number of which nothing says what it counts, and may be
        some of that; ``Đội 2 - 66``: a team and its count are not told apart.
        """
        before = self.total
        said = before.label if before else None
        if before is None or said is None or said.measure or said.cell or said.lines:
            return False
        named = any(it.means("unit") for it in before.clause.before)
        return bool(item.clause.introduced and _measure(item)) or (named and before.value is None)

    def binds(self, item: Count) -> bool:
        """Whether the last part may bind a total closer than the whole does: by a lighter mark than
        those between the parts, by a comma behind the only one, which has a colon, or as the next
        of its flows.
        """
        last = self.parts[-1]
        alone = len(self.parts) == 1 and last.clause.labelled and not item.clause.labelled
        marks = max(weight(it.led_by) for it in self.parts)
        comma = alone and item.led_by == "comma"
        return comma or _has_flows(last) or weight(item.led_by) < marks

    @property
    def begun(self) -> bool:
        """Whether anything was counted that numbers behind it may be some of."""
        return self.total is not None or bool(self.parts)

    def goes_on(self, behind: Sequence[_Group]) -> bool:
        """Whether other parts of the total stand behind others: of none of these for sure."""
        seen = [it.label.cell for it in self.parts]
        kinds = {*seen[-1]} if seen else set()
        return any(
            {*it.label.cell} == kinds and it.label.cell not in seen and not flow.bears(it, seen)
            for flow in behind
            if kinds
            for it in flow.parts
        )

    def bears(self, part: Count, seen: Sequence[object]) -> bool:
        """Whether a part is surely of this total: it follows one that the total before has, or a
        lighter mark than stands before the total.
        """
        again = any(it.label.cell in seen for it in self.parts)
        mark, most = (self.total.led_by, self.total.value or 0) if self.total else ("", 0)
        lighter = part.clause.introduced != "" or weight(mark) > weight(part.led_by)
        return (part.value or 0) <= most and (again or lighter)


def _groups(heads: Sequence[Count]) -> Iterator[_Group]:
    group = _Group(None)
    for item, beside in _in_order(heads):
        if _counts_part(item, listed=not beside or group.begun):
            group.parts.append(item)
        elif beside:
            yield group
            group = _Group(item)
    yield group


def _in_order(heads: Sequence[Count]) -> Iterator[tuple[Count, bool]]:
    """Counts as they stand in the line, those in lists outside brackets too; whether each is none
    of a list.
    """
    rest = sorted((it for head in heads for it in _behind(head) if _place(it)), key=_place)
    for head in heads:
        while rest and _place(rest[0]) < _place(head):
            yield rest.pop(0), False
        yield head, True
    yield from ((it, False) for it in rest)


def _place(item: Count) -> int:
    """Where the number of a count stands in its line; 0 where it has none."""
    token = item.clause.value.token if item.clause.value else None
    return token.start if token else 0


def _counts_part(item: Count, *, listed: bool) -> bool:
    """Whether a number is counted by a part's name, without a measure; ``listed``: by any words, or
    as what may be a flow of one.
    """
    label, way = item.label, {"closing", "movement"} & {*item.label.cell}
    plain = not (label.lines or way or (label.measure and not item.doubtful))
    lost = listed and item.doubtful and bool(_measure(item))
    return lost or (plain and (bool(label.cell) or listed))


def _has_flows(part: Count) -> bool:
    """Whether what may be a part's was counted behind it."""
    return any(_measure(it) for it in (part, *_behind(part)))


def _behind(item: Count) -> Iterator[Count]:
    """What is counted in the lists of a count; nothing where it has brackets."""
    if not item.clause.groups:
        yield from (it for one in item.lists for it in one.items)


def _measure(item: Count) -> str:
    """The measure that a count names, read as a part or as a total."""
    return (item.other or item.label).measure


def _doubt_inside(item: Count) -> None:
    """In a list, too, what is of another measure is of nobody known behind parts."""
    for listed in item.lists:
        named = False
        for one in listed.items:
            _doubt_inside(one)
            named |= bool(one.label.cell) and not _measure(one)
            one.doubtful |= named and _measure(one) not in ("", item.label.measure)


def _doubt(group: _Group, part: Mapping[str, str]) -> list[Count]:
    """Nobody knows whose a total is behind a part, if it does not say so, nor whose its parts are:
    these.
    """
    item = group.total
    if item is None or item.label.lines or _says_whose(item, part):
        return []
    group.doubted = item.doubtful = True
    item.over = replace(item.over, unknown=(*item.over.unknown, item.text))
    for one in group.parts:
        one.doubtful = True
    return group.parts


def _says_whose(item: Count, part: Mapping[str, str]) -> bool:
    """Whether a total names its cell, or stands below a topic that is the part's."""
    topic, said = item.over.cell, item.other or item.label
    return bool(said.cell) or (bool(part) and all(topic.get(it) == part[it] for it in part))
