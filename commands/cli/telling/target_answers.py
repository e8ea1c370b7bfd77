"""What `socai targets` answers: the list graded, by unit or officer, or one part opened."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from commands.cli.telling.moment_words import still_to_come, subject_of
from commands.cli.telling.target_parts import part_table
from commands.cli.telling.target_words import (
    list_table,
    notice_line,
    officers_table,
    units_table,
)
from commands.session import Session
from ledger.errors import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from commands.usecases.grading_targets import TargetInquiry
    from projections.documents.tables.table import Subject, Table
    from projections.targets.grading import GradedList
    from projections.targets.sight import Sight


class GradedAnswer(NamedTuple):
    """An answer as a table and in its stable JSON form, and whose figures it holds."""

    table: Table
    plainly: Callable[[], dict[str, Any]]
    subject: Callable[[], Subject]

    @property
    def as_json(self) -> dict[str, Any]:
        """Its stable JSON form, made when it is asked for: what was counted is told by name."""
        return self.plainly()


def answered(
    session: Session, typed: dict[str, Any], *, below: bool, by_officer: bool, part: str | None
) -> GradedAnswer:
    """The list that was asked for, graded."""
    from commands.usecases.grading_targets import TargetInquiry, graded_by_officer
    from projections.targets.grading import graded, graded_below

    session.prove()
    position = session.position(typed.pop("known_at"))
    sight = _seen(session, TargetInquiry(known_at=position, **typed))
    whole = graded(sight.of_many if below else sight)
    said = (*_captions(session, sight), *still_to_come(session, sight.period.end))

    def subject() -> Subject:
        return subject_of(session, sight.purview.unit, sight.period, position)

    if part is not None:
        return _opened(whole, part, said, subject)
    if below:
        several, table = graded_below(sight), units_table
    elif by_officer:
        several, table = graded_by_officer(sight), officers_table
    else:
        return GradedAnswer(list_table(whole, said), lambda: _whole(whole), subject)
    key = "units" if below else "officers"
    plainly = partial(_several, whole, key, several)
    return GradedAnswer(table(several, whole, said), plainly, subject)


def _seen(session: Session, asked: TargetInquiry) -> Sight:
    """What a list is graded by. Raises ListNotRight."""
    from commands.usecases.grading_targets import sight_of

    return sight_of(session.ledger, session.home, asked)


def _opened(
    whole: GradedList, typed: str, said: tuple[Any, ...], subject: Callable[[], Subject]
) -> GradedAnswer:
    """One part, with what was counted in it."""
    from commands.usecases.grading_targets import part_of
    from projections.targets.amounts import amounts_of
    from projections.targets.as_json import part_json

    target, part = part_of(whole, typed)
    name = f"{target.number}.{part.letter}"

    def plainly() -> dict[str, Any]:
        told = [{"name": one, **of._asdict()} for one, of in amounts_of(part).items()]
        return {**_head(whole), "number": name} | part_json(part) | {"amounts": told}

    return GradedAnswer(part_table(name, target.text, part, said), plainly, subject)


def _whole(whole: GradedList) -> dict[str, Any]:
    from projections.targets.as_json import list_json

    return list_json(whole)


def _head(whole: GradedList) -> dict[str, Any]:
    """Which list, of whom and which days."""
    from projections.targets.as_json import head_json

    told = head_json(whole.sight)
    return {name: told[name] for name in ("list", "unit", "branch", "from", "to", "position")}


def _several(whole: GradedList, key: str, several: Sequence[GradedList]) -> dict[str, Any]:
    return {**_head(whole), key: [_whole(one) for one in several]}


def _captions(session: Session, sight: Sight) -> tuple[Any, ...]:
    """Of which unit, days, branch and knowledge the results are."""
    from projections.documents.tables.table import Phrase, cut_off_captions
    from projections.targets.notices import of_its_end

    known_at = sight.books.known_at
    branch = (Phrase(N_("Of the branch {branch} alone"), {"branch": sight.branch}),)
    return (
        Phrase(N_("Unit: {unit} and what is under it"), {"unit": sight.purview.unit}),
        *map(notice_line, of_its_end(sight)),
        *(branch if sight.branch else ()),
        *cut_off_captions(sight.period, known_at, session.ledger.known_when(known_at)),
    )
