"""What was typed becomes a command of the books, and is recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ledger.errors import N_, BadValue
from ledger.errors.input import NumberTooLarge, NumberTooSmall, TextTooLong
from ledger.values.steering import refuse_steering
from ledger.values.text import as_seen

if TYPE_CHECKING:
    from ledger.application import Ledger, Receipt
    from ledger.errors import WouldMove
    from ledger.records.books import Decision


def record(
    ledger: Ledger,
    command: type[Decision],
    by: str,
    *,
    again: bool = False,
    agreed: Callable[[WouldMove], bool] = lambda _doubt: True,
    **fields: Any,
) -> Receipt:
    """Make a command of what was typed and record it for the officer ``by``.

    ``again``: also where an entry says the same already; ``agreed``: whether somebody agrees to
    what would move with it.
    Raises BadValue and the rules the command may break.
    """
    return ledger.execute(ask(command, **fields), by=by, again=again, agreed=agreed)


def record_each(
    ledger: Ledger, command: type[Decision], by: str, each: Iterable[Mapping[str, Any]]
) -> Receipt:
    """Make a command of each of several things typed, and record all of them or none.

    Raises BadValue and the rules a command may break.
    """
    return ledger.execute(*(ask(command, **fields) for fields in each), by=by)


def ask(command: type[Any], **fields: Any) -> Any:
    """Validate what people see of what was typed as a command; what was not given is left out.

    Raises BadValue, SteeringSign.
    """
    from pydantic import ValidationError

    _refuse_steering(fields)
    given = {name: _seen(value) for name, value in fields.items() if value is not None}
    try:
        return command(**given)
    except ValidationError as error:
        raise BadValue.first_of([*map(_bad_value, error.errors())]) from None


def _refuse_steering(typed: Mapping[str, Any]) -> None:
    for name, value in typed.items():
        if isinstance(value, dict):
            _refuse_steering(value)
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str):
                refuse_steering(name, text)


def _seen(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _seen(one) for name, one in value.items()}
    if isinstance(value, tuple):
        return tuple(_seen(one) for one in value)
    return as_seen(value) if isinstance(value, str) else value


_WHY = {
    "string_too_short": N_("it is empty"),
    "string_pattern_mismatch": N_("a code has a letter or a digit, and no space or colon"),
    "string_unicode": N_("it holds bytes that are no text"),
    "missing": N_("it is missing"),
    "too_short": N_("it is missing"),
}
_BOUNDS: Mapping[str, tuple[type[BadValue], str]] = {
    "less_than_equal": (NumberTooLarge, "le"),
    "greater_than_equal": (NumberTooSmall, "ge"),
    "string_too_long": (TextTooLong, "max_length"),
}
"""What a field is refused for that has a bound, and where the bound is told."""


def _bad_value(error: Mapping[str, Any]) -> BadValue:
    loc = error["loc"]
    where = str(loc[1]) if loc[:1] == ("changes",) and loc[1:] else ".".join(map(str, loc))
    told = {"field": where, "text": error.get("input", "")}
    if error["type"] in _BOUNDS:
        refusal, bound = _BOUNDS[error["type"]]
        return refusal(**told, bound=error["ctx"][bound])
    return BadValue(**told, why=_WHY.get(error["type"], error["msg"]))
