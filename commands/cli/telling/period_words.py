"""How a period is asked for: by its days, or as one of the catalog, and how it is called."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, TypeVar

import click

from commands.cli.spelling.grammar import DATE, options
from commands.speech import _
from ledger.errors import N_, PeriodTwice
from ledger.errors.input import ComparedSeveral
from ledger.values.period import KINDS, CatalogPeriod, Period, read_period

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class PeriodType(click.ParamType[Any]):
    """A period of the catalog: ``year:2024``, ``quý:3/2024``. Raises BadPeriod."""

    name = "period"
    names_itself = True

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read a period."""
        return read_period(value) if isinstance(value, str) else value

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """How the help names it."""
        return _("KIND:WHICH")


PERIOD = PeriodType()
FIRST_DAY = N_("First day of the period, included (default: that of the reporting year).")
LAST_DAY = N_("Last day of the period, included (default: that of the reporting year, or today).")
NAMED = N_("A period of the catalog instead: year:2024, quarter:3/2024, week:17/10/2024 …")
SEVERAL = N_(
    "A period of the catalog instead: year:2024, quarter:3/2024, week:17/10/2024 …; repeat for "
    "several side by side."
)
_days = options(
    click.option("--from", "start", type=DATE, help=FIRST_DAY),
    click.option("--to", "--as-of", "end", type=DATE, help=LAST_DAY),
)
FIRST_DEADLINE = N_(
    "First day of the deadlines asked for (default: of the reporting year, or 31 days ago)."
)
LAST_DEADLINE = N_("Last day of the deadlines asked for (default: 31 days ahead).")
_deadlines = options(
    click.option("--from", "start", type=DATE, help=FIRST_DEADLINE),
    click.option("--to", "end", type=DATE, help=LAST_DEADLINE),
)


FIRST_OF_HALF = N_("First day of the period, included (default: that of the half-year).")
LAST_OF_HALF = N_("Last day of the period, included (default: that of the half-year, or today).")
_half_days = options(
    click.option("--from", "start", type=DATE, help=FIRST_OF_HALF),
    click.option("--to", "--as-of", "end", type=DATE, help=LAST_OF_HALF),
)


def half_year(function: Decorated) -> Decorated:
    """The same options of what asks of a half-year where nothing else is said."""
    return _half_days(_named(function))


def period(function: Decorated) -> Decorated:
    """The options of what asks of one period; the function is given its first and last day."""
    return _days(_named(function))


def period_told(function: Decorated) -> Decorated:
    """The same options; the function is also given the period that was ``named``, if one was."""

    def called(*args: Any, named: CatalogPeriod | None, **kwargs: Any) -> Any:
        return function(*args, named=named, **_either(kwargs, (named,) if named else ()))

    return _days(_option_of_one(update_wrapper(called, function)))  # type: ignore[return-value]


def deadlines(function: Decorated) -> Decorated:
    """The options of what asks of deadlines; the function is given the first and the last day."""
    return _deadlines(_named(function))


_option_of_one = click.option("--period", "named", type=PERIOD, help=NAMED)


def _named(function: Decorated) -> Decorated:
    def called(*args: Any, named: CatalogPeriod | None, **kwargs: Any) -> Any:
        return function(*args, **_either(kwargs, (named,) if named else ()))

    return _option_of_one(update_wrapper(called, function))  # type: ignore[return-value]


def periods(function: Decorated) -> Decorated:
    """The options of what can ask of several periods, which the function is given as ``named``."""

    def called(*args: Any, named: tuple[CatalogPeriod, ...], **kwargs: Any) -> Any:
        return function(*args, named=named, **_either(kwargs, named))

    option = click.option("--period", "named", type=PERIOD, multiple=True, help=SEVERAL)
    return _days(option(update_wrapper(called, function)))  # type: ignore[return-value]


compare = click.option(
    "--compare",
    type=click.Choice(("last-year", "cung-ky")),
    help=N_("Beside it the same days of the year before, with rise and fall in words."),
)
"""Asks for the year before, beside one period."""


def refuse_both(periods: int, compared: str | None) -> None:
    """Refuse a comparison of several periods. Raises ComparedSeveral."""
    if compared and periods > 1:
        raise ComparedSeveral(field="--compare", text=compared, why=N_("it takes one period alone"))


def _either(typed: dict[str, Any], named: tuple[CatalogPeriod, ...]) -> dict[str, Any]:
    """What was typed, with the days of the first period that was named. Raises PeriodTwice."""
    if not named:
        return typed
    if typed["start"] or typed["end"]:
        raise PeriodTwice()
    return typed | {"start": named[0].days.start, "end": named[0].days.end}


def called(one: CatalogPeriod) -> str:
    """What a period of the catalog is called: ``quarter 3/2024``."""
    return f"{_(KINDS[one.kind].name)} {one.written}"


def days_json(days: Period) -> dict[str, str]:
    """The first and the last day, both included, in their stable JSON form."""
    return {"from": days.start.isoformat(), "to": days.end.isoformat()}


OF_DAYS = N_("{period}: {days}, both days included")
"""Which days a period of the catalog is."""
