"""`socai quota`: numbers registered, and approved or sent back by another person."""

from __future__ import annotations

from datetime import date

import click

from commands.cli.papers.paper_verbs import (
    PaperList,
    by_officer,
    by_status,
    document,
    family,
    holder_shower,
    lister,
    of_officer,
    recorder,
    unit_option,
)
from commands.cli.spelling.destination import printing
from commands.cli.spelling.grammar import (
    COUNT,
    DATE,
    SpokenCommand,
    SpokenGroup,
    as_of,
    known_at,
    with_session,
)
from commands.cli.spelling.tables import print_table
from commands.cli.telling.paper_words import QUOTA_STATUSES
from commands.session import Session
from ledger.errors import N_

LIST = PaperList(
    "quota",
    N_("Quotas"),
    (
        *("indicator", "unit", "officer", "start", "end", "registered", "approved", "percent"),
        *("status", "decided_by"),
    ),
    "chi-tieu",
)


@click.group("quota", cls=SpokenGroup, help=N_("Quotas: registered, approved, sent back."))
def quota() -> None:
    """Group the verbs."""


def _register() -> type:
    from ledger.records.commitments import RegisterQuota

    return RegisterQuota


def _approve() -> type:
    from ledger.records.commitments import ApproveQuota

    return ApproveQuota


def _send_back() -> type:
    from ledger.records.commitments import SendBackQuota

    return SendBackQuota


ONE_INDICATOR = click.option("--indicator", metavar="NAME", help=N_("Of this one alone."))
INDICATOR = click.argument("indicator")
OF_DAYS = (
    click.option("--from", "start", type=DATE, help=N_("First day (default: of what waits).")),
    click.option("--to", "end", type=DATE, help=N_("Last day (default: of what waits).")),
)
DECIDED_BY = click.option(
    "--decided-by", metavar="CODE", help=N_("Leader or commander (default: who records).")
)

family(
    quota,
    (
        recorder(
            "register",
            N_("Register a number for an indicator and a period, or another in its place."),
            _register,
            INDICATOR,
            click.argument("quantity", type=COUNT),
            of_officer,
            unit_option,
            click.option("--from", "start", type=DATE, required=True, help=N_("First day.")),
            click.option("--to", "end", type=DATE, required=True, help=N_("Last day.")),
            click.option("--percent", is_flag=True, help=N_("The number is a percentage.")),
            document,
        ),
        recorder(
            "approve",
            N_("Approve a registered number."),
            _approve,
            INDICATOR,
            of_officer,
            unit_option,
            *OF_DAYS,
            DECIDED_BY,
            document,
        ),
        recorder(
            "send-back",
            N_("Send a registered number back."),
            _send_back,
            INDICATOR,
            of_officer,
            unit_option,
            *OF_DAYS,
            DECIDED_BY,
            click.option("--reason", help=N_("Why.")),
            document,
        ),
        holder_shower("quota", "indicator", INDICATOR, of_officer, unit_option),
        lister(LIST, ONE_INDICATOR, by_officer, by_status(QUOTA_STATUSES)),
    ),
)


@quota.command(
    "progress",
    cls=SpokenCommand,
    help=N_("What is done of the approved quotas by a day: done/planned, per officer and summed."),
)
@ONE_INDICATOR
@click.option("--unit", metavar="CODE", help=N_("This unit with everything under it."))
@as_of
@known_at
@printing
@with_session
def progress(
    session: Session,
    indicator: str | None,
    unit: str | None,
    as_of: date | None,
    known_at: str | None,
    form: str,
    output: str | None,
) -> None:
    """Tell what is done of the quotas."""
    from commands.cli.telling.quota_words import told_progress
    from commands.usecases.quota_progress import ProgressAsked

    day, at = as_of or session.ledger.today, session.position(known_at)
    told = told_progress(session, ProgressAsked(day, at, unit, indicator))
    print_table(told.table, form, output, lambda: told.as_json, "tien-do-chi-tieu", told.subject)
