"""`socai sanction`: how many collectives and individuals of a unit were handled, and how."""

from __future__ import annotations

import click

from commands.cli.papers.paper_verbs import PaperList, family, lister, recorder, unit_option
from commands.cli.spelling.grammar import COUNT, SpokenGroup
from ledger.errors import N_

LIST = PaperList(
    "sanction",
    N_("Collectives and individuals handled"),
    ("effective_on", "unit", "sanction", "collectives", "individuals", "document"),
    "xu-ly",
    days=True,
)


@click.group(
    "sanction", cls=SpokenGroup, help=N_("Collectives and individuals handled: how many, how.")
)
def sanction() -> None:
    """Group the verbs."""


def _record() -> type:
    from ledger.records.inspections import RecordSanction

    return RecordSanction


family(
    sanction,
    (
        recorder(
            "record",
            N_("Count the collectives and individuals that one decision handled."),
            _record,
            click.argument("kind"),
            unit_option,
            click.option("--collectives", type=COUNT, default=0, help=N_("How many collectives.")),
            click.option("--individuals", type=COUNT, default=0, help=N_("How many individuals.")),
            click.option(
                "--document",
                required=True,
                help=N_("Number of the decision or conclusion."),
            ),
            again=True,
        ),
        lister(LIST),
    ),
)
