"""What completes the value of each parameter while it is typed in a shell.

By the parameter's name, which means the same in every command. What has another type (a choice, a
file) completes itself.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click
from click.shell_completion import CompletionItem

from commands.session import Session
from ledger.storage.folder import DATABASE

Propose = Callable[[Path, click.Context, str, str], list[str]]
"""What a word can become: of which ledger's file, where, for which parameter, begun how."""


def _numbers(database: Path, ctx: click.Context, name: str, begun: str) -> list[str]:
    from commands.usecases.completing import numbers

    family = _family(ctx) if name == "number" else ""
    return numbers(database, family, begun)


def _units(database: Path, ctx: click.Context, _name: str, begun: str) -> list[str]:
    from commands.usecases.completing import codes

    return codes(database, "unit", begun)


def _officers(database: Path, ctx: click.Context, _name: str, begun: str) -> list[str]:
    from commands.usecases.completing import codes

    return codes(database, "officer", begun)


def _codes(database: Path, ctx: click.Context, _name: str, begun: str) -> list[str]:
    from commands.usecases.completing import codes

    return codes(database, _family(ctx), begun)


def _objects(database: Path, _ctx: click.Context, _name: str, begun: str) -> list[str]:
    from commands.usecases.completing import codes

    return codes(database, "object", begun)


def _inspections(database: Path, _ctx: click.Context, _name: str, begun: str) -> list[str]:
    from commands.usecases.completing import codes

    return codes(database, "inspection", begun)


def _values(database: Path, ctx: click.Context, name: str, begun: str) -> list[str]:
    from commands.usecases.completing import begun_with, catalog_values

    values = catalog_values(database, name.rstrip("_"), _family(ctx), _number(ctx))
    return begun_with(values, begun)


def _number(ctx: click.Context) -> str | None:
    """The file number typed already; before an option's value the words are not told apart yet."""
    return ctx.params.get("number") or next((one for one in ctx.args if one[0] != "-"), None)


def _dimensions(_database: Path, ctx: click.Context, name: str, begun: str) -> list[str]:
    """The last of several dimensions with commas between."""
    parameter = next(one for one in ctx.command.params if one.name == name)
    before, comma, last = begun.rpartition(",")
    known = getattr(parameter.type, "known", ())
    return [f"{before}{comma}{one}" for one in known if one.startswith(last.strip())]


COMPLETED = MappingProxyType(
    dict.fromkeys(
        ("number", "numbers", "produced", "source_record", "records", "to", "out_of", "about"),
        _numbers,
    )
    | dict.fromkeys(("unit", "to_unit", "parent", "into", "rest"), _units)
    | dict.fromkeys(
        (
            "by",
            "officer",
            "officer_code",
            "to_officer",
            "approved_by",
            "attested_by",
            "decided_by",
            "checker",
            "leader",
            "officers",
            "participants",
            "inspected",
            "read_by",
            *("answers", "asked_by", "found_by"),
        ),
        _officers,
    )
    | dict.fromkeys(("code",), _codes)
    | dict.fromkeys(("object",), _objects)
    | dict.fromkeys(("inspection", "within"), _inspections)
    | dict.fromkeys(
        ("symbol", "level", "class_", "list_", "group", "type", "type_", "branch", "field"),
        _values,
    )
    | dict.fromkeys(("source", "way", "effect", "rating", "line", "lines", "line_names"), _values)
    | dict.fromkeys(("kind", "subject", "attestation", "offence", "family"), _values)
    | dict.fromkeys(("measure", "penalty_type", "first_found_by"), _values)
)
"""What completes the parameters of these names."""


def _family(ctx: click.Context) -> str:
    """The family of commands that the one being typed belongs to."""
    return (ctx.parent.command.name or "") if ctx.parent else ""


def complete_with(parameter: Any) -> None:
    """Have the words typed for a parameter completed, where its name tells with what."""
    propose: Propose | None = COMPLETED.get(parameter.name or "")
    if hasattr(parameter.type, "known"):
        propose = _dimensions
    if propose is None or (type(parameter.type) is not type(click.STRING) and propose is _values):
        return

    def proposed(ctx: click.Context, begun: str) -> list[CompletionItem[str]]:
        found = propose(_database(ctx), ctx, parameter.name, begun)
        return [CompletionItem(one) for one in found]

    parameter.shell_complete = proposed


def _database(ctx: click.Context) -> Path:
    """The ledger's file, given or the nearest upward. Raises NoLedgerHere."""
    folder = ctx.find_root().params.get("folder")
    return Session(Path(folder) if folder else None).home / DATABASE
