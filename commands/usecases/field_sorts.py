"""Of what sort the fields of a command are: days, whole numbers, yes or no, texts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Literal, get_args

Sort = Literal["day", "count", "truth", "texts", "text"]


def sorts_of(command: type[Any]) -> dict[str, Sort]:
    """Of what sort each field of a command is."""
    return {
        name: _sort((told.annotation, *get_args(told.annotation)))
        for name, told in command.model_fields.items()
    }


def _sort(types: Iterable[Any]) -> Sort:
    """Of what sort a field is whose type is one of these."""
    if any(str(one).startswith("tuple") for one in types):
        return "texts"
    for kind in (one for one in types if isinstance(one, type)):
        if issubclass(kind, date):
            return "day"
        if issubclass(kind, int):
            return "truth" if kind is bool else "count"
    return "text"
