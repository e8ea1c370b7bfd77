"""`socai attest`: what leaders and commanders attest where no record can say it."""

from __future__ import annotations

import click

from commands.cli.papers.paper_verbs import (
    PaperList,
    Parameter,
    by_officer,
    family,
    holder_shower,
    lister,
    of_officer,
    recorder,
    unit_option,
)
from commands.cli.spelling.grammar import COUNT, DATE, SpokenGroup
from ledger.errors import N_

LIST = PaperList(
    "attestation",
    N_("What was attested"),
    (
        *("attestation", "unit", "start", "end", "holds", "quantity", "indicator", "officer"),
        *("document", "attested_by"),
    ),
    "xac-nhan",
)


@click.group("attest", cls=SpokenGroup, help=N_("What leaders and commanders attest."))
def attest() -> None:
    """Group the verbs."""


def _attest() -> type:
    from ledger.records.commitments import Attest

    return Attest


of_indicator = click.option(
    "--indicator", metavar="NAME", help=N_("The indicator whose figure it is.")
)
CODE = click.argument("attestation", metavar="CODE")
OF_WHAT: tuple[Parameter, ...] = (
    CODE,
    unit_option,
    click.option("--from", "start", type=DATE, required=True, help=N_("First day it is of.")),
    click.option("--to", "end", type=DATE, required=True, help=N_("Last day it is of.")),
    click.option("--yes-it-is/--no-it-is-not", "holds", default=None, help=N_("Whether it is so.")),
    click.option(
        "--number",
        "quantity",
        type=COUNT,
        help=N_("The figure of an earlier period (prior_count)."),
    ),
    of_indicator,
    of_officer,
    click.option("--document", required=True, help=N_("Number of the document it rests on.")),
    click.option(
        "--attested-by", metavar="CODE", help=N_("Leader or commander (default: who records).")
    ),
)

family(
    attest,
    (
        recorder(
            "record",
            N_("Attest something of a unit and a period, in place of what stood there."),
            _attest,
            *OF_WHAT,
        ),
        holder_shower("attestation", "attestation", CODE, unit_option, of_officer, of_indicator),
        lister(
            LIST,
            click.option("--attestation", metavar="CODE", help=N_("Of this code alone.")),
            by_officer,
        ),
    ),
)
