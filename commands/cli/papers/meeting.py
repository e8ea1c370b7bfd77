"""`socai meeting`: leaders attended meetings of officers with collaborators."""

from __future__ import annotations

import click

from commands.cli.papers.paper_verbs import PaperList, by_officer, family, lister, recorder
from commands.cli.spelling.grammar import SpokenGroup
from ledger.errors import N_

LIST = PaperList(
    "meeting",
    N_("Meetings attended"),
    ("effective_on", "officer", "unit", "leader", "surprise", "report"),
    "du-sinh-hoat",
    days=True,
)


@click.group(
    "meeting", cls=SpokenGroup, help=N_("Meetings with collaborators that leaders attended.")
)
def meeting() -> None:
    """Group the verbs."""


def _attend() -> type:
    from ledger.records.inspections import AttendMeeting

    return AttendMeeting


family(
    meeting,
    (
        recorder(
            "attend",
            N_("Record that a leader attended a meeting of an officer with a collaborator."),
            _attend,
            click.argument("officer"),
            click.option(
                "--leader", required=True, metavar="CODE", help=N_("Leader who attended.")
            ),
            click.option("--report", help=N_("Number of the meeting's report.")),
            click.option(
                "--surprise/--announced", default=None, help=N_("Whether it was unannounced.")
            ),
        ),
        lister(LIST, by_officer),
    ),
)
