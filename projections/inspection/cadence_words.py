"""What the rules of the cadence of inspection are called, and why there may be nothing to count."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ledger.errors import N_

CALLED: Final = {
    "two_days": N_("Leaders and commanders: two days a month each (months of a person)"),
    "weekly": N_("Weekly look of who leads (weeks, Thursday to Wednesday)"),
    "collaborators_monthly": N_("Collaborators checked monthly by who leads (files and months)"),
    "all_quarterly": N_("All files checked quarterly by who leads (files and quarters)"),
    "thursdays": N_("Day of basic work (Thursdays with a check from above)"),
    "last_weeks": N_("Week of basic work (last weeks of a month, a check from above)"),
    "may": N_("Month of basic work (checks from above in May)"),
    "meetings": N_("Meetings attended (officers who use collaborators, half-years)"),
    "knowledge": N_("Officers asked about rules"),
    "self_inspection": N_("Self-inspection or general inspection (half-years)"),
    "surprises": N_("Surprise inspections"),
    "head_and_deputy": N_("Head and deputy check each other"),
}
"""What people call the rules."""

SHORT: Final[dict[str, str]] = {
    "two_days": N_("Two days a month"),
    "weekly": N_("Weeks"),
    "collaborators_monthly": N_("Collaborators monthly"),
    "all_quarterly": N_("All quarterly"),
    "thursdays": N_("Thursdays"),
    "last_weeks": N_("Last weeks"),
    "may": N_("May"),
    "meetings": N_("Meetings"),
    "knowledge": N_("Asked"),
    "self_inspection": N_("Self-inspections"),
    "surprises": N_("Surprises"),
    "head_and_deputy": N_("Head and deputy"),
}
"""The same as titles of columns."""

NO_HEADS: Final = N_("the books do not tell heads from deputies")
NO_MAY: Final = N_("May is not one of these days")
OVER: Final = {
    "two_days": "month",
    "collaborators_monthly": "month",
    "all_quarterly": "quarter",
    "last_weeks": "month",
    "self_inspection": "half-year",
}
"""Over which whole periods a rule is kept; the others are of days or weeks."""
NO_PERIOD: Final = {
    "month": N_("no whole month lies in these days"),
    "quarter": N_("no whole quarter lies in these days"),
    "half-year": N_("no whole half-year lies in these days"),
}
NOTHING_OWED: Final = {
    "two_days": N_("by the books nobody led over a whole month of these days"),
    "weekly": N_("no week, Thursday to Wednesday, ends in these days"),
    "collaborators_monthly": N_("there was no file of a collaborator at the end of a month"),
    "all_quarterly": N_("there was no file at the end of a quarter"),
    "thursdays": N_("no Thursday is among these days"),
    "meetings": N_("nobody used a collaborator at the end of these days"),
}
"""Why there was nothing to keep of a rule, where such a period lies in the days."""

MOST_TOLD: Final = 12
"""So many of what is wanting are printed; JSON has all."""
MEAN: Final = N_("mean of a month: {mean}")


def cut_short(
    wanting: tuple[str, ...], reason: str, translate: Callable[[str], str], mean: str = ""
) -> str | None:
    """What is printed of what is wanting: some of it and how many more, the reason, or the mean."""
    if reason or mean:
        return reason or translate(MEAN).format(mean=mean)
    told = ", ".join(wanting[:MOST_TOLD])
    left = len(wanting) - MOST_TOLD
    return f"{told}, … (+{left})" if left > 0 else told or None
