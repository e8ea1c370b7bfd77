"""Lists by name of a paper of ours, held against the books it was written from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from projections.documents.lines.document import Where
from projections.inspection.reading.stated.names import StatedNames
from projections.inspection.results.held_value import NO_LIST, NONE_KEPT, HeldValue
from projections.inspection.results.listed_names import NO_SUCH_ROW
from tests.projections.inspection.results.told_papers import ToldPaper, told_paper

NOWHERE = Where("x")


def differing(found: Sequence[HeldValue]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """What is strange and what is left out in those that differ."""
    return [(one.strange, one.left_out) for one in found if one.differs]


def test_what_a_weekly_report_leaves_out_or_adds_is_named(tmp_path: Path) -> None:
    """In each of its lists, and nowhere else; a row that is gone only of a paper of ours."""
    with told_paper("bao-cao-tuan", Random(4000), tmp_path) as paper:
        assert {"W.files", "W.checks.records"} == {one.name for one in paper.lists}
        assert {"matches"} == {one.verdict for one in paper.held_lists(paper.lists)}
        for place, one in enumerate(paper.lists):
            more, less = replace(one, names=(*one.names, "XY-99")), replace(one, names=())
            for other, expected in ((more, (("XY-99",), ())), (less, ((), one.names))):
                lists = [*paper.lists[:place], other, *paper.lists[place + 1 :]]
                assert [expected] == differing(paper.held_lists(lists))
                assert [expected] == differing(paper.held_lists(lists, ours=False))
        first, *others = paper.lists
        assert [((), first.names)] == differing(paper.held_lists(others))
        assert [] == differing(paper.held_lists(others, ours=False))
        what_is_not_certain_is_not_judged(paper)


def what_is_not_certain_is_not_judged(paper: ToldPaper) -> None:
    """A row in other words, a list of targets not known, what the books hold nothing of."""
    cell = {"line": "Hộp thư bí mật", "way": "Lấy về"}
    strange = StatedNames("W.files", ("A-1",), cell, NOWHERE)
    assert [NO_SUCH_ROW] == [one.why for one in paper.held_lists([strange])[:1]]
    known = replace(strange, cell=cell | {"way": "Chuyển giao"})
    assert [(("A-1",), ())] == differing(paper.held_lists([known])[:1])
    effect = StatedNames("E.persona.numbers", ("A-1",), {}, NOWHERE)
    assert [NONE_KEPT] == [one.why for one in paper.held_lists([effect], ours=False)]
    late = StatedNames("D.late", ("A-1",), {"target": "4"}, NOWHERE)
    unlisted = replace(paper, books=replace(paper.books, listed=False))
    assert [NO_LIST] == [one.why for one in unlisted.held_lists([late], ours=False)]
