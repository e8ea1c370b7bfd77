"""`socai inspection`: inspections of a unit, opened, changed, closed, reopened."""

from __future__ import annotations

import click

from commands.cli.papers.paper_verbs import (
    PaperList,
    by_status,
    code,
    document,
    family,
    lister,
    recorder,
    shower,
    unit_option,
)
from commands.cli.spelling.grammar import COUNT, DATE, SpokenGroup
from commands.cli.telling.paper_words import INSPECTION_STATUSES
from ledger.errors import N_

LIST = PaperList(
    "inspection",
    N_("Inspections"),
    (
        *("code", "inspection", "unit", "plan", "start", "end"),
        *("participants", "inspected", "closed_on", "findings"),
    ),
    "cuoc-kiem-tra",
    days=True,
)


@click.group(
    "inspection", cls=SpokenGroup, help=N_("Inspections: opened, changed, closed, reopened.")
)
def inspection() -> None:
    """Group the verbs."""


def _open() -> type:
    from ledger.records.inspections import OpenInspection

    return OpenInspection


def _change() -> type:
    from ledger.records.inspections import ChangeInspection

    return ChangeInspection


def _close() -> type:
    from ledger.records.inspections import CloseInspection

    return CloseInspection


def _reopen() -> type:
    from ledger.records.inspections import ReopenInspection

    return ReopenInspection


KIND = N_("Kind: tự kiểm tra, tổng kiểm tra, đột xuất, cấp trên (self, general, surprise, above).")
PLANNED = (
    click.option("--plan", help=N_("Number of the plan; a surprise has none.")),
    click.option("--from", "start", type=DATE, help=N_("First day (default: the day it opens).")),
    click.option("--to", "end", type=DATE, help=N_("Last day, if it is planned.")),
    click.option(
        "--participant",
        "participants",
        multiple=True,
        metavar="CODE",
        help=N_("Officer who takes part; repeat for more."),
    ),
    click.option(
        "--inspected", multiple=True, metavar="CODE", help=N_("Officer inspected; repeat for more.")
    ),
)

family(
    inspection,
    (
        recorder(
            "open",
            N_("Open an inspection of a unit, under a number of its own."),
            _open,
            code,
            click.option("--kind", required=True, help=KIND),
            unit_option,
            *PLANNED,
        ),
        recorder(
            "change",
            N_("Say that it goes otherwise: other days, another plan, more officers."),
            _change,
            code,
            *PLANNED,
        ),
        recorder(
            "close",
            N_("Close it, with the number of its findings."),
            _close,
            code,
            click.option(
                "--findings", type=COUNT, help=N_("How many findings (default: those recorded).")
            ),
            document,
        ),
        recorder(
            "reopen",
            N_("Open it again after it was closed, for a reason."),
            _reopen,
            code,
            click.option("--reason", required=True, help=N_("Why.")),
            document,
        ),
        lister(
            LIST,
            click.option("--kind", "inspection", help=N_("Of this kind alone.")),
            by_status(INSPECTION_STATUSES),
        ),
        shower("inspection"),
    ),
)
inspection.add_lazy({"cadence": "commands.cli.inspecting.cadence:cadence_"})
