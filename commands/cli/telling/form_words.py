"""The option by which a report is read with words of one's own, and the faults of these."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.cli.spelling.grammar import FORM_FILE, options
from commands.speech import _, notice
from ledger.errors import N_

if TYPE_CHECKING:
    from projections.inspection.forms.form_file import FormFile


def _looked_at(ctx: click.Context, _option: click.Parameter, path: Path | None) -> FormFile | None:
    """Read the file that was named, and tell its faults. Raises FormNotRight."""
    if path is None or ctx.resilient_parsing:
        return None
    from projections.inspection.forms.form_file import read_form_file

    found = read_form_file(path)
    for fault in found.checked.faults:
        problem, hint = fault.say(_)
        notice(FAULT, file=path.name, line=fault.line or "–", key=fault.key, problem=problem)
        notice(N_("  Hint: {hint}"), hint=hint)
    found.form()
    return found


FAULT = N_("{file}, line {line}, {key}: {problem}")

held_by = options(
    click.option(
        "--known-then",
        metavar="WHEN",
        help=N_("What was known at submission, for a report that was not submitted here."),
    ),
    click.option(
        "--list",
        "plan",
        metavar="LIST",
        help=N_("The list of targets that its results are of, where the report does not say it."),
    ),
)
"""By what a report is held against the books, where neither it nor its submission says so."""

own_words = click.option(
    "--form",
    "words",
    type=FORM_FILE,
    callback=_looked_at,
    help=N_("Read it with the words of this file, too: see “inspect forms”."),
)
