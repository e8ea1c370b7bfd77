"""All teams together, in the text of a unit that has others under it as well: ``Trong kỳ, các đội
đã thụ lý 32 hồ sơ`` may be said of the whole, where nothing stands beside them.
"""

from __future__ import annotations

from collections.abc import Iterator

from projections.inspection.reading.frames.holders import are_all_teams
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.stated.drafts import Draft, Sheaf


def drop_teams_alone(sheaf: Sheaf, form: Form) -> None:
    """Leave out what sentences say of all teams and of nobody else in a line of work."""
    for draft in list(_of_all_teams(sheaf, form)):
        if not draft.dropped and not any(_stands_beside(it, draft, form) for it in sheaf.drafts):
            sheaf.drop(draft)


def _of_all_teams(sheaf: Sheaf, form: Form) -> Iterator[Draft]:
    for draft in sheaf.drafts:
        unit = draft.cell.get("unit", "")
        if draft.where.cell is None and unit and are_all_teams(unit, form):
            yield draft


def _stands_beside(one: Draft, draft: Draft, form: Form) -> bool:
    """Whether a figure says that all teams are not the whole: it is of somebody else in the same
    line of work, or of the whole in the same measure.
    """
    if one.line != draft.line:
        return False
    unit = one.cell.get("unit", "")
    if not unit:
        return one.measure == draft.measure or "level" in one.cell
    return not are_all_teams(unit, form)
