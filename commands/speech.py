"""The one mouth: every text, table, hint and exit code a user meets passes here."""

from __future__ import annotations

import gettext
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from decimal import Decimal
from functools import lru_cache
from io import StringIO
from pathlib import Path
from typing import Any, Protocol

import click

from ledger.catalog.lines import catalog
from ledger.catalog.names import HANGING, ROLES
from ledger.entries import label
from ledger.errors import N_, AnswerNotWritten, LedgerError
from ledger.values.steering import escaped, on_one_line, visible
from ledger.values.text import yes_or_no

LOCALES = Path(__file__).parent / "locale"
LANGUAGES = ("vi", "en")

_SPOKEN_VALUES = frozenset(
    {"why", "what", "field", "attribute", "kind", "detail", "line", "since", "effective_on"}
)
"""Values of a refusal that are themselves texts of ours, and are translated before they are filled
in.
"""

_WHOLE_CATALOG = N_("this ledger")


def use_language(language: str) -> None:
    """Speak this language from now on; click's own sentences come from the same catalog."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("socai", str(LOCALES))
    gettext.textdomain("socai")
    _translated.cache_clear()


def _(text: str) -> str:
    """The text in the user's language."""
    return _translated(text) if text else text


_translated = lru_cache(maxsize=10_000)(gettext.gettext)
"""gettext looks for its catalog in the file system for every text anew."""


def official(text: str) -> str:
    """The text in Vietnamese, the language of official documents, whatever the user's is."""
    return gettext.translation("socai", LOCALES, languages=["vi"]).gettext(text) if text else text


def ngettext(singular: str, plural: str, count: int) -> str:
    """The text for so many, in the user's language."""
    return gettext.ngettext(singular, plural, count)


def force_utf8() -> None:
    """Make the standard streams UTF-8: a Windows code page cannot print Vietnamese."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")


class Passage(Protocol):
    """What texts and data pass on their way out, where they leave the terminal."""

    def text(self, text: str) -> str:
        """A text as it may leave."""

    def data(self, value: Any, name: str = "") -> Any:
        """Plain data as it may leave; ``name``: of the field that holds it."""

    def stable_data(self, value: Any) -> Any:
        """Plain data whose form is settled, as other programs read it from standard output."""


_PASSAGE: ContextVar[Passage | None] = ContextVar("passage", default=None)


def lead_through(passage: Passage | None) -> None:
    """From now on lead through this whatever is printed on a stream that is no terminal."""
    _PASSAGE.set(passage)


def at_terminal(*, err: bool = False) -> bool:
    """Whether what is printed is shown on a terminal, and nowhere kept by whoever reads it."""
    return getattr(sys.stderr if err else sys.stdout, "isatty", bool)()


def _passage(*, err: bool = False) -> Passage | None:
    """What is to be passed on the way to one of the standard streams."""
    return None if at_terminal(err=err) else _PASSAGE.get()


def say(text: str = "", /, **values: object) -> None:
    """Print a line on standard output."""
    _speak(_filled(text, values))


def notice(text: str, /, **values: object) -> None:
    """Print a line on standard error, where machine formats stay clean."""
    _speak(_filled(text, values, err=True), err=True)


def turned(prompt: str) -> str:
    """What a person types after a prompt; ``q`` where nothing comes."""
    _speak(_(prompt), err=True, nl=False)
    return sys.stdin.readline() or "q"


def write(text: str) -> None:
    """Print a table's text on standard output as it is; its cells are as they may be seen."""
    _printed(text, nl=False)


def _speak(text: str, *, err: bool = False, nl: bool = True) -> None:
    passage = _passage(err=err)
    _printed(visible(passage.text(text) if passage else text), err=err, nl=nl)


def _printed(text: str, *, err: bool = False, nl: bool = True) -> None:
    """Print on one of the standard streams. Raises AnswerNotWritten where there is no room for it.

    What cannot be told of an error changes nothing: its exit code does.
    """
    try:
        click.echo(text, err=err, nl=nl)
    except OSError as error:
        if err:
            return
        if isinstance(error, BrokenPipeError):  # whoever reads has read enough
            raise
        raise AnswerNotWritten(detail=error.strerror) from error


def _filled(text: str, values: Mapping[str, object], *, err: bool = False) -> str:
    """A text in the user's language with its values, none of which makes a line of its own."""
    if not values:
        return _(text)
    if passage := _passage(err=err):
        values = {
            name: passage.data(value, name) if type(value) in (str, list, tuple) else value
            for name, value in values.items()
        }
    shown = {
        name: on_one_line(str(value)) if isinstance(value, str | Path) else value
        for name, value in values.items()
    }
    shown |= {name: _measured(shown[name]) for name in _MEASURES & shown.keys()}
    return _(text).format_map(shown)


_MEASURES = frozenset(
    {"count", "length", "limit", "limit_bytes", "limit_mb", "size_bytes", "size_mb"}
)
"""Values that say how many or how much; positions and years are no such numbers."""


def _measured(value: object) -> object:
    """A number with the signs that the language puts between thousands and before its parts."""
    if not isinstance(value, int | Decimal):
        return value
    from projections.documents.tables.table import separated

    return separated(f"{value:,}", _)


def is_terminal() -> bool:
    """Whether a person watches standard error."""
    return sys.stderr.isatty()


def is_attended() -> bool:
    """Whether a person can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def asked(doubt: LedgerError) -> bool:
    """Whether a person says yes to what a refusal doubts; where nobody watches it is no."""
    if not is_attended():
        return False
    _speak(_filled(doubt.message, spoken(doubt.values), err=True), err=True)
    return yes_or_no(turned(doubt.question)) is True


def say_json(value: Any, indent: int | None = 1, *, stable: bool = False) -> None:
    """Print JSON alone; without ``indent`` on one line; ``stable``: its form is settled."""
    if passage := _passage():
        value = (passage.stable_data if stable else passage.data)(value)
    _printed(json_text(value, indent))


def json_text(value: Any, indent: int | None = 1) -> str:
    """JSON as every command has it, with what steers a terminal escaped."""
    return escaped(json.dumps(value, ensure_ascii=False, indent=indent))


def refuse(error: LedgerError) -> int:
    """Print a refusal, and those beside it, with their hints on standard error; the exit code."""
    for one in (error, *error.beside):
        problem, hint = said(one)
        notice(N_("Error: {message}"), message=problem)
        notice(N_("Hint: {hint}"), hint=hint)
        for step in one.steps:
            notice(N_("      {step}"), step=_(step))
    return error.exit_code


def said(error: LedgerError, **instead: object) -> tuple[str, str]:
    """A refusal and its hint in the language that is spoken, some values told otherwise."""
    values = spoken({**error.values, **instead})
    return _filled(error.message, values, err=True), _filled(error.hint, values, err=True)


def misused(error: click.ClickException) -> int:
    """Print what is wrong with a command line, as click says it; return its exit code."""
    told = StringIO()
    error.show(told)
    _speak(told.getvalue(), err=True, nl=False)
    return error.exit_code


def spoken(values: Mapping[str, object]) -> dict[str, object]:
    """A refusal's values with those that are texts of ours translated."""
    return {
        name: _LISTED[name](value) if name in _LISTED else _word(name, value)
        for name, value in values.items()
    }


def _differences(found: Any) -> str:
    """Fields and what the ledger holds in them: ``lĩnh vực: ma túy; loại: –``."""
    shown = {None: "–", True: _(N_("yes")), False: _(N_("no"))}
    return "; ".join(f"{_(label(name))}: {shown.get(value, value)}" for name, value in found)


MOST_NAMED = 20
"""Names of one kind that a sentence lists; how many more there are is said."""


def _hanging(found: Any) -> str:
    """What hangs on a unit or an officer: ``cán bộ: CB02; hồ sơ: ST-1, ST-2``."""
    return "; ".join(f"{_(HANGING[noun])}: {some(names)}" for noun, names in found)


def some(names: Sequence[str]) -> str:
    """The first names of a list, and how many more there are."""
    shown, more = ", ".join(names[:MOST_NAMED]), len(names) - MOST_NAMED
    return shown + ngettext(" and {n} more", " and {n} more", more).format(n=more) * (more > 0)


_LISTED: Mapping[str, Callable[[Any], str]] = {"differences": _differences, "hanging": _hanging}
"""Values of a refusal that are lists, and how each is told."""


def _word(name: str, value: object) -> object:
    """One value of a refusal, in the user's language.

    A code by its printed name, a text of ours translated, any other as it is.
    """
    if not isinstance(value, str):
        return value
    if name in ("field", "attribute", "kind", "asked"):
        return _(label(value))
    if name in ("role", "needed"):
        return _(ROLES.get(value, value))
    if name == "line":
        names = {line.code: line.name for line in catalog().lines} | {"socai": _(_WHOLE_CATALOG)}
        return names.get(value, value)
    return _spoken_detail(value) if name in _SPOKEN_VALUES else value


def _spoken_detail(text: str) -> str:
    """A text of ours or of the system, translated; what follows a colon stays as it is."""
    if (whole := _(text)) != text:
        return whole
    known, colon, rest = text.partition(": ")
    return f"{_(known)}{colon}{rest}"


INTERRUPTED = 130
"""The exit code of a program stopped with Ctrl+C, as in shells: 128 and the signal's number."""


def stopped(*, nothing_recorded: bool) -> int:
    """Tell that the user stopped the program, and return the exit code.

    ``nothing_recorded``: the ledger is as it was.
    """
    notice(
        N_("Stopped; nothing was recorded in the ledger.") if nothing_recorded else N_("Stopped.")
    )
    return INTERRUPTED


UNEXPECTED = N_("Something unexpected went wrong: {detail}")
UNEXPECTED_HINT = N_(
    "See with `socai log` whether it was recorded before you run "
    "it again; if it fails again, tell your system administrator."
)


def apologise(error: Exception) -> int:
    """Tell an unforeseen failure, with no traceback unless SOCAI_DEBUG=1 asks; the exit code."""
    if os.environ.get("SOCAI_DEBUG"):
        raise error
    detail = f"{type(error).__name__}: {error}"
    notice(N_("Error: {message}"), message=_filled(UNEXPECTED, {"detail": detail}))
    notice(N_("Hint: {hint}"), hint=_(UNEXPECTED_HINT))
    return 3
