"""`socai gang`: gangs found, put on file, dismantled."""

from __future__ import annotations

import click

from commands.cli.papers.paper_verbs import (
    PaperList,
    branch,
    by_status,
    code,
    document,
    family,
    found_by,
    lister,
    recorder,
    records,
    shower,
    unit_option,
)
from commands.cli.spelling.grammar import COUNT, SpokenGroup
from commands.cli.telling.paper_words import GANG_STATUSES
from ledger.errors import N_

LIST = PaperList(
    "gang",
    N_("Gangs"),
    (
        *("code", "found_on", "unit", "branch", "leaders_known", "leaders_on_watch"),
        *("cross_border", "filed_on", "records", "dismantled_on"),
    ),
    "bang-nhom",
)


@click.group("gang", cls=SpokenGroup, help=N_("Gangs: found, put on file, dismantled."))
def gang() -> None:
    """Group the verbs."""


def _find() -> type:
    from ledger.records.results import FindGang

    return FindGang


def _file() -> type:
    from ledger.records.results import FileGang

    return FileGang


def _dismantle() -> type:
    from ledger.records.results import DismantleGang

    return DismantleGang


LEADERS = (
    click.option("--leaders-known", type=COUNT, default=0, help=N_("How many leaders are known.")),
    click.option(
        "--leaders-on-watch", type=COUNT, default=0, help=N_("How many of them are on watch.")
    ),
    click.option(
        "--cross-border/--not-cross-border",
        default=None,
        help=N_("Whether it works across the border."),
    ),
)

family(
    gang,
    (
        recorder(
            "find",
            N_("Record that a gang was found, under a number of its own."),
            _find,
            code,
            unit_option,
            branch,
            *LEADERS,
            found_by,
            document,
        ),
        recorder(
            "file",
            N_("Record that it was put on file: as which watch, suspicion or case file."),
            _file,
            code,
            records,
            unit_option,
            document,
        ),
        recorder(
            "dismantle",
            N_("Record that it was dismantled."),
            _dismantle,
            code,
            unit_option,
            document,
        ),
        lister(LIST, branch, by_status(GANG_STATUSES)),
        shower("gang"),
    ),
)
