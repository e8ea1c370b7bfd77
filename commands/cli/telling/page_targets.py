"""Targets on a commander's page: how many of each grade, and each target with what it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from commands.cli.telling.page_tables import counted, rows_of
from commands.cli.telling.target_parts import part_table
from commands.cli.telling.target_words import (
    GRADES,
    list_table,
    notice_line,
    result_of,
    stands_of,
    threshold_of,
)
from commands.leaving import leaving
from commands.speech import _
from ledger.errors import N_
from projections.documents.pages.folded import Card, Opening, Unfolding

if TYPE_CHECKING:
    from projections.targets.grade import GradedPart
    from projections.targets.grading import GradedList, GradedTarget
    from projections.targets.measure import TargetNotice

OF_ALL: Final = ("programme_over", "ended", "ended_for_nobody")
"""Kinds of notices that are of all the grades of a list, so that they stand beside these."""


def target_cards(graded: Sequence[GradedList]) -> Iterator[Card]:
    """A card for each list."""
    for found in graded:
        of_all: list[str] = []
        beside: list[str] = []
        for one in found.notices:
            (of_all if one.kind in OF_ALL else beside).append(_told(one))
        yield Card(
            found.sight.plan.title,
            tuple(_grades(found)),
            folded=_(N_("Target by target")),
            folds=tuple(_fold(found, target) for target in found.targets),
            folded_notes=tuple(beside),
            notes=(str(found.sight.period), *of_all),
        )


def _told(one: TargetNotice) -> str:
    """A notice in words, as it may leave."""
    from projections.documents.tables.table import say

    return leaving().text(say(notice_line(one), _))


def _command(found: GradedList) -> str:
    days = found.sight.period
    return f"socai targets {found.sight.plan.code} --from {days.start} --to {days.end}"


def _grades(found: GradedList) -> Iterator[Opening]:
    """How many targets have each grade; a grade that none has is left out.

    A supplement, graded beside the numbered targets, is not one of them.
    """
    numbered = [one for one in found.targets if isinstance(one.number, int)] or found.targets
    for grade, name in GRADES.items():
        targets = tuple(one for one in numbered if one.grade == grade)
        if targets:
            table = list_table(replace(found, targets=targets), ())
            behind = rows_of(table, _command(found))
            look = "alarm" if grade == "not_met" else ""
            yield Opening(_(name), counted(len(targets)), behind, look)


def _fold(found: GradedList, target: GradedTarget) -> Unfolding:
    numbers = tuple(_part(found, target, part) for part in target.parts)
    text = leaving().text(f"{target.number}. {target.text}")
    return Unfolding(text, numbers, mark=_(GRADES[target.grade]))


def _part(found: GradedList, target: GradedTarget, part: GradedPart) -> Opening:
    """A part's result, which opens what was counted."""
    name = f"{target.number}.{part.letter}"
    said = [threshold_of(part), stands_of(part)]
    label = f"{part.letter}) " + "; ".join(filter(None, said))
    table = part_table(name, target.text, part, ())
    behind = rows_of(table, f"{_command(found)} --part {name}") if table.rows else None
    return Opening(label, leaving().text(result_of(part)) or "–", behind)
