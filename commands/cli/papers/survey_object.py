"""`socai object`: what must be under basic survey."""

from __future__ import annotations

import click

from commands.cli.papers.paper_verbs import (
    PaperList,
    branch,
    code,
    document,
    family,
    lister,
    recorder,
    shower,
    unit_option,
)
from commands.cli.spelling.grammar import SpokenGroup
from ledger.errors import N_

LIST = PaperList(
    "object",
    N_("What must be under survey"),
    ("code", "symbol", "name", "unit", "branch", "through_line", "key_area", "since"),
    "danh-muc-dtcb",
)


@click.group("object", cls=SpokenGroup, help=N_("The list of what must be under basic survey."))
def survey_object() -> None:
    """Group the verbs."""


def _add() -> type:
    from ledger.records.survey_list import ListObject

    return ListObject


def _remove() -> type:
    from ledger.records.survey_list import DelistObject

    return DelistObject


SYMBOL = click.option(
    "--symbol", required=True, help=N_("Symbol of its survey file: ĐV, ĐB, ĐY, ĐM, ĐC, ĐL, ĐN.")
)
OF_LIST = click.option("--symbol", help=N_("Of this symbol alone."))
FACTS = (
    click.option("--name", help=N_("What the field, area or route is called; never a person.")),
    click.option(
        "--through-line/--not-through-line",
        default=None,
        help=N_("Whether it is a through-line field."),
    ),
    click.option("--key-area/--not-key-area", default=None, help=N_("Whether it is a key area.")),
)

family(
    survey_object,
    (
        recorder(
            "add",
            N_("Put on the list what must be under survey from a day on."),
            _add,
            code,
            SYMBOL,
            unit_option,
            branch,
            *FACTS,
            document,
        ),
        recorder("remove", N_("Take it off the list."), _remove, code, unit_option, document),
        lister(LIST, OF_LIST, branch),
        shower("object"),
    ),
)
