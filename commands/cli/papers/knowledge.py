"""`socai knowledge`: officers asked about rules, and whether they knew them."""

from __future__ import annotations

import click

from commands.cli.papers.paper_verbs import PaperList, by_officer, family, lister, recorder
from commands.cli.spelling.grammar import SpokenGroup
from ledger.errors import N_

LIST = PaperList(
    "knowledge",
    N_("Knowledge of rules"),
    ("effective_on", "officer", "unit", "rule", "asked_by", "passed", "within"),
    "nhan-thuc",
    days=True,
)


@click.group(
    "knowledge", cls=SpokenGroup, help=N_("Officers asked about rules (kiểm tra nhận thức).")
)
def knowledge() -> None:
    """Group the verbs."""


def _check() -> type:
    from ledger.records.inspections import CheckKnowledge

    return CheckKnowledge


family(
    knowledge,
    (
        recorder(
            "check",
            N_("Record that an officer was asked about a rule, and whether he knew it."),
            _check,
            click.argument("officer"),
            click.option("--rule", required=True, help=N_("Number of the rule, with its article.")),
            click.option(
                "--by", "asked_by", required=True, metavar="CODE", help=N_("Officer who asked.")
            ),
            click.option("--passed/--failed", required=True, help=N_("Whether he knew it.")),
            click.option(
                "--inspection", metavar="CODE", help=N_("Inspection in which it was asked.")
            ),
        ),
        lister(
            LIST,
            by_officer,
            click.option("--inspection", "within", metavar="CODE", help=N_("Of this inspection.")),
        ),
    ),
)
