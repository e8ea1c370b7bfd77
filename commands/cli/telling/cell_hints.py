"""What who filled in a sheet is told to do, where a hint would send him to the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from commands.speech import _
from ledger.errors import N_, BadValue, NotForThisLine
from ledger.errors.input import NumberTooLarge, NumberTooSmall

if TYPE_CHECKING:
    from commands.usecases.sheet_rows import RefusedSheetRow
    from projections.registers.sheets.kind import SheetKind

STANDS_THERE: Final = N_("What may stand in the column “{column}”: {allowed}.")
MAY_BE_EMPTY: Final = N_("Where there is nothing to state, leave the cell empty.")
OTHER_FILE: Final = N_(
    "Check the number of the file: a row of this sheet is of no such file; take it out where the "
    "number is right."
)
MEND_THE_ROW: Final = N_("Put that right in the file, and import it again.")
_DAY: Final = N_("a day, as 15/10/2024")
_NUMBER: Final = N_("a whole number from {least} on")
_NUMBER_TO: Final = N_("a whole number from {least} to {most}")
_TRUTH: Final = N_("“có” or “không”")
_ONE_OF: Final = N_("one of these: {known}")
_CODE: Final = N_("a code of letters and digits, at most {most} characters, without spaces")
_SEVERAL: Final = N_("one or several, with commas between them")
_OF_VALUES: Final = (BadValue, NumberTooLarge, NumberTooSmall)
"""Refusals of a value that its column cannot hold."""


def hint_for_sheet(kind: SheetKind, one: RefusedSheetRow) -> str | None:
    """What to do in the sheet; None: the refusal's own hint says it."""
    if isinstance(one.refusal, NotForThisLine):
        return _(OTHER_FILE)
    if type(one.refusal) not in _OF_VALUES:
        return None
    told = [*_told(kind, one.about)]
    return " ".join(told) if told else _(MEND_THE_ROW)


def _told(kind: SheetKind, field: str) -> Iterator[str]:
    """What a column takes; nothing where it is not known."""
    from commands.usecases.sheet_commands import commands_of

    schemas = [command.model_json_schema() for command in commands_of(kind.code)]
    found = [(one["properties"][field], one) for one in schemas if field in one["properties"]]
    if not found or field not in kind.usual:
        return
    told, schema = found[0]
    shapes = [one for one in told.get("anyOf", (told,)) if one["type"] != "null"]
    if allowed := _allowed(shapes[0]):
        yield _(STANDS_THERE).format(column=kind.usual[field], allowed=allowed)
        if field not in schema.get("required", ()) and field not in kind.core:
            yield _(MAY_BE_EMPTY)


def _allowed(shape: Mapping[str, Any]) -> str:
    """What a field of a shape takes, in words; nothing where only its own rule says it."""
    least, most = shape.get("minimum"), shape.get("maximum")
    if "enum" in shape:
        return _(_ONE_OF).format(known=", ".join(shape["enum"]))
    if least is not None:
        text = _NUMBER if most is None else _NUMBER_TO
        return _(text).format(least=least, most=f"{most or 0:,}".replace(",", "."))
    if shape["type"] in ("boolean", "array"):
        return _(_TRUTH) if shape["type"] == "boolean" else _(_SEVERAL)
    if shape.get("format") == "date":
        return _(_DAY)
    return _(_CODE).format(most=shape["maxLength"]) if _CODED <= shape.keys() else ""


_CODED: Final = {"pattern", "maxLength"}
"""What the shape of a code has."""
