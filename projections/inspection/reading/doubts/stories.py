"""Tells stories of one thing apart: where a heading, an introduction or a table's title was not
understood, what stands below it was taken for the whole's figures of the period.

A report then seems to say the same things twice, with other values. Both cannot be the whole's, and
which is, is not known: neither is a figure. One value that differs among others that agree is a
slip; it is left to the check of repetitions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise, takewhile
from typing import Final

from projections.inspection.reading.frames.frame import HOLDERS
from projections.inspection.reading.stated.drafts import Draft

_MEASURES: Final = ("opening", "added", "removed", "current")
_Key = tuple[str | None, str, tuple[tuple[str, str], ...]]
_Run = tuple[str | None, ...]


@dataclass(slots=True, eq=False)
class Story:
    """Figures that were told together: in one table, or in lines that come to each line of work
    once.

    ``said``: what it states, each thing as it states it first; ``runs``: of which lines of work,
    and whose.
    """

    drafts: list[Draft] = field(default_factory=list)
    said: dict[_Key, Draft] = field(default_factory=dict)
    runs: set[_Run] = field(default_factory=set)

    @classmethod
    def of(cls, drafts: Iterable[Draft]) -> Story:
        """A story of these figures."""
        story = cls()
        for draft in drafts:
            story.tell(draft)
        return story

    def tell(self, draft: Draft) -> None:
        """Go on with a figure."""
        self.drafts.append(draft)
        self.said.setdefault(_key(draft), draft)
        self.runs.add(_run(draft))

    def tells(self, draft: Draft, in_lines: bool) -> bool:
        """Whether it says what a figure says: in a table with another value; in lines with any, or
        where it has left the figure's line of work.
        """
        before, run = self.said.get(_key(draft)), _run(draft)
        if not in_lines:
            return before is not None and before.value != draft.value
        return before is not None or (run in self.runs and run != _run(self.drafts[-1]))


def of_different_stories(drafts: Iterable[Draft]) -> set[Draft]:
    """The figures of which two places tell different stories."""
    told = list(
        stories(one for one in drafts if one.line and one.value is not None and not one.dropped)
    )
    apart: dict[Story, set[str | None]] = {story: set() for story in told}
    for first, second in _contradicting(told):
        lines = differing(first, second)
        apart[first] |= lines
        apart[second] |= lines
    for group in _unmoved(told):
        for story in group:
            apart[story] |= {run[0] for run in story.runs}
    doubted = {
        _key(one) for story, lines in apart.items() for one in story.drafts if one.line in lines
    }
    return {one for story in told for one in story.drafts if _key(one) in doubted}


def _tellers(told: Sequence[Story]) -> dict[_Key, list[int]]:
    """Which stories say a thing, by their numbers."""
    found: dict[_Key, list[int]] = {}
    for number, story in enumerate(told):
        for key in story.said:
            found.setdefault(key, []).append(number)
    return found


def _contradicting(told: Sequence[Story]) -> list[tuple[Story, Story]]:
    """The pairs of stories that say one thing, one after the other, with different values."""
    pairs = {
        (first, second)
        for key, numbers in _tellers(told).items()
        for first, second in pairwise(numbers)
        if told[first].said[key].value != told[second].said[key].value
    }
    return [(told[first], told[second]) for first, second in sorted(pairs)]


def differing(first: Story, second: Story) -> set[str | None]:
    """The lines of work of which two stories cannot both be the whole's.

    That is every line of theirs, where they differ in half of those that both of them tell.
    """
    both = first.said.keys() & second.said.keys()
    differ, agree = Counter[str | None](), Counter[str | None]()
    for key in both:
        same = first.said[key].value == second.said[key].value
        (agree if same else differ)[key[0]] += 1
    if differ.total() == 1:
        slip = agree or _goes_on(first, second) or _is_result(first, second, both)
        return set() if slip else set(differ)
    apart = {line for line, times in differ.items() if times > 1 and times >= agree[line]}
    if differ.total() > agree.total():
        apart |= set(differ)
    if apart and 2 * len(apart) >= len({*differ, *agree}):
        apart |= {run[0] for run in first.runs | second.runs}
    return apart


def _goes_on(first: Story, second: Story) -> bool:
    """Whether a story begins in the line in which another ends, or the next: no heading that was
    not understood stands between them.
    """
    last, begin = first.drafts[-1].where.paragraph, second.drafts[0].where.paragraph
    return last is not None and begin is not None and begin - last in (0, 1)


def _is_result(first: Story, second: Story, both: Iterable[_Key]) -> bool:
    """Whether what both say is a target's result in one of them, and so known for a repetition."""
    return any(first.said[key].mode != second.said[key].mode for key in both)


def _unmoved(told: Sequence[Story]) -> Iterator[list[Story]]:
    """Stories that only together state movements, of which most do not hold."""
    tellers = _tellers(told)
    held: dict[tuple[int, ...], Counter[bool]] = {}
    for line, cell in dict.fromkeys((key[0], key[2]) for key in tellers):
        keys = [(line, measure, cell) for measure in _MEASURES]
        numbers = [tellers.get(key, []) for key in keys]
        if not all(numbers) or set(numbers[0]).intersection(*numbers[1:]):
            continue
        opening, added, removed, current = (
            told[one[0]].said[key].value or 0 for one, key in zip(numbers, keys, strict=True)
        )
        group = tuple(sorted({one[0] for one in numbers}))
        held.setdefault(group, Counter())[opening + added - removed == current] += 1
    for group, verdicts in held.items():
        if verdicts[False] > max(1, verdicts[True]):
            yield [told[number] for number in group]


def stories(drafts: Iterable[Draft]) -> Iterator[Story]:
    """What is told together, in reading order.

    Another story begins with a table, and where what was told is told again: in lines, where they
    come back to a line of work.
    """
    for (sheet, table), group in groupby(drafts, lambda it: (it.where.sheet, it.where.table)):
        together = list(group)
        if sheet is None and table is None:
            yield from _parted(together, lambda it: str(it.where.paragraph), in_lines=True)
        elif _repeats_in_rows(together):
            by_columns = sorted(together, key=lambda it: (len(_column(it)), _column(it)))
            yield from _parted(by_columns, _column, in_lines=False)
        else:
            yield from _parted(together, _row, in_lines=False)


def _parted(
    drafts: Iterable[Draft], place_of: Callable[[Draft], str], in_lines: bool
) -> Iterator[Story]:
    """Begin anew with the line, row or column in which something is told again."""
    story = Story()
    for draft in drafts:
        if story.tells(draft, in_lines):
            here = Story.of(_at_end(story, place_of))
            if place_of(draft) != place_of(story.drafts[-1]) or here.tells(draft, in_lines):
                here = Story()
            yield Story.of(story.drafts[: len(story.drafts) - len(here.drafts)])
            story = here
        story.tell(draft)
    yield story


def _at_end(story: Story, place_of: Callable[[Draft], str]) -> list[Draft]:
    """What a story tells in its last line, row or column."""
    place = place_of(story.drafts[-1])
    return [*takewhile(lambda it: place_of(it) == place, reversed(story.drafts))][::-1]


def _repeats_in_rows(drafts: Iterable[Draft]) -> bool:
    """Whether a row states one thing in several columns."""
    cells = {(_row(one), _key(one), _column(one)) for one in drafts}
    return len({(row, key) for row, key, _ in cells}) < len(cells)


def _key(draft: Draft) -> _Key:
    """What it is a figure of, wherever it stands."""
    return draft.key[:3]


def _run(draft: Draft) -> _Run:
    """Of which line of work it is, and who holds it."""
    return (draft.line, *(draft.cell.get(name) for name in HOLDERS))


def _row(draft: Draft) -> str:
    return re.sub(r"\D", "", draft.where.cell or "")


def _column(draft: Draft) -> str:
    return re.sub(r"\d", "", draft.where.cell or "")
