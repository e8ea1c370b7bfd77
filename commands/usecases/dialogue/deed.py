"""What can be recorded by asking: its questions in order, its command, and it as a command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from ledger.catalog.lines import Line, catalog
from ledger.errors import N_
from ledger.records.lifecycle import ChangeRecord, CloseRecord, TransferRecord
from ledger.records.opening import OpenRecord
from ledger.values.dates import parse_date
from ledger.values.stream import Stream

Answers = Mapping[str, str]
"""Name of a question → the answer as it is kept; nothing where it was left out."""

ATTRIBUTES = ("class", "list", "group", "type", "branch", "field", "source", "online")
"""The attributes that are asked, in the order in which people say them."""


class Deed(NamedTuple):
    """Something that is recorded of a file.

    ``code``: its verb on the command line, too; ``names``: the questions that follow the day, each
    known when those before it are answered; ``options``: those of the command line, without the
    day.
    """

    code: str
    name: str
    command: type[Any]
    names: Callable[[Answers], Iterator[str]]
    fields: Callable[[Answers], dict[str, Any]]
    options: Callable[[Answers], list[str]]


def line_of(answers: Answers) -> Line:
    """The line of work of what is opened, or of the file that was named."""
    return catalog().line(answers.get("line") or Stream(answers["record"]).noun)


def attributes_asked(answers: Answers) -> list[str]:
    """The attributes that a file of the line, and of the symbol if it is told, can have.

    None while nobody has said of what line it is.
    """
    if not (answers.get("line") or answers.get("record")):
        return []
    line = line_of(answers)
    without = line.symbol(answers["symbol"]).without if answers.get("symbol") else ()
    return [one for one in ATTRIBUTES if one in line.attributes and one not in without]


def must_be_told(name: str, answers: Answers) -> bool:
    """Whether an opening of the symbol needs this attribute."""
    line = line_of(answers)
    return name in (*line.required, *line.symbol(answers["symbol"]).required)


def _opening(answers: Answers) -> Iterator[str]:
    yield from ("line", "symbol", "new_number", "unit", "officer")
    yield from attributes_asked(answers)
    if line_of(answers).symbol(answers["symbol"]).approver:
        yield "approved_by"
    yield "basis_number"
    if answers["basis_number"]:
        yield "basis_date"


def _opened(answers: Answers) -> dict[str, Any]:
    told = {name: answers[name] for name in attributes_asked(answers) if answers[name]}
    basis_date = answers.get("basis_date")
    return {
        "line": answers["line"],
        "number": answers["new_number"],
        **{name: answers[name] for name in ("symbol", "unit", "officer")},
        "attributes": told,
        "approved_by": answers.get("approved_by") or None,
        "basis_number": answers["basis_number"] or None,
        "basis_date": parse_date(basis_date) if basis_date else None,
    }


def _opened_options(answers: Answers) -> list[str]:
    told = [name for name in attributes_asked(answers) if name != "online"]
    named = ("symbol", "unit", "officer", *told, "approved_by", "basis_number", "basis_date")
    return [*_options(answers, *named), *_online(answers)]


def _options(answers: Answers, *names: str) -> list[str]:
    """The options that say some answers, those that were left out not among them."""
    told = [(name.replace("_", "-"), answers[name]) for name in names if answers.get(name)]
    return [word for name, value in told for word in _option(name, value)]


def _option(name: str, value: str) -> list[str]:
    """An option; a value that begins as an option does stands behind an equals sign."""
    return [f"--{name}={value}"] if value.startswith("-") else [f"--{name}", value]


def _online(answers: Answers) -> list[str]:
    told = answers.get("online")
    return [] if not told else ["--online"] if told == ONLINE else ["--offline"]


ONLINE = "có"
"""The answer that means yes, as the catalog reads it."""


def _changing(answers: Answers) -> Iterator[str]:
    yield from ("record", "attribute")
    yield answers["attribute"]


def _changed(answers: Answers) -> dict[str, Any]:
    name = answers["attribute"]
    return {"number": answers["record"], "changes": {name: answers[name]}}


def _changed_options(answers: Answers) -> list[str]:
    name = answers["attribute"]
    return _online(answers) if name == "online" else _options(answers, name)


DEEDS = {
    one.code: one
    for one in (
        Deed("open", N_("open a file"), OpenRecord, _opening, _opened, _opened_options),
        Deed(
            "change",
            N_("change its class, list, level …"),
            ChangeRecord,
            _changing,
            _changed,
            _changed_options,
        ),
        Deed(
            "transfer",
            N_("hand a file over"),
            TransferRecord,
            lambda _: iter(("record", "to_unit", "to_officer")),
            lambda told: {
                "number": told["record"],
                "to_unit": told["to_unit"] or None,
                "to_officer": told["to_officer"] or None,
            },
            lambda told: _options(told, "to_unit", "to_officer"),
        ),
        Deed(
            "close",
            N_("close a file"),
            CloseRecord,
            lambda _: iter(("record", "way", "document")),
            lambda told: {
                "number": told["record"],
                "way": told["way"],
                "document": told["document"] or None,
            },
            lambda told: _options(told, "way", "document"),
        ),
    )
}
"""What can be recorded so, by its code."""
