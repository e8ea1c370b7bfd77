"""`socai quota`: numbers registered, and approved or sent back by another person."""

from __future__ import annotations

import click

from commands.cli.grammar import COUNT, DATE, SpokenGroup
from commands.cli.paper_verbs import (
    PaperList,
    document,
    family,
    lister,
    of_officer,
    recorder,
    unit_option,
)
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
        lister(LIST, click.option("--indicator", metavar="NAME", help=N_("Of this one alone."))),
    ),
)
