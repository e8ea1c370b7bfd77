"""A form's file looked at: all that is wrong with it at once, by line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from ledger.errors import N_
from projections.inspection.forms.contradictions import contradictions
from projections.inspection.forms.fault import FormFault
from projections.inspection.forms.laying import built_in, is_complete, key_in_words, laid
from projections.inspection.forms.places import KeyPath, places
from projections.inspection.forms.shapes import faults_of_shape
from projections.inspection.forms.wordings import (
    Found,
    faults_of_settings,
    faults_of_words,
    idle_words,
    word_lists,
)
from projections.inspection.reading.form import Form, load_form, year_end_form

_SYNTAX: Final = {
    "Cannot ": N_("what stands here was said before in the file"),
    "Duplicate": N_("what stands here was said before in the file"),
    "Unclosed": N_("a comma is missing, or the bracket at the end of a list"),
    "Unterminated": N_("a text is not closed: a quotation mark is missing"),
    'Expected "\'"': N_("a text is not closed: a quotation mark is missing"),
    "Illegal character": N_("a text is not closed: a quotation mark is missing"),
    "Expected '='": N_("a key and “=” should stand here; a key with accents needs quotation marks"),
    "Invalid statement": N_(
        "a key and “=” should stand here; a key with accents needs quotation marks"
    ),
    "Expected ']": N_("the name of a section is not closed: “]” is missing"),
    "Expected newline": N_("something stands behind the end of a value"),
    "Invalid value": N_("no value stands here; a text needs straight quotation marks"),
}
"""How the parser's messages begin, and what they mean."""

_OTHERWISE: Final = N_("it cannot be understood")
_PLACE: Final = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True, slots=True)
class CheckedForm:
    """What a form's file was found to be.

    ``form``: ready for use, None where anything is wrong; ``complete``: it stands alone; ``words``
    it holds, ``fresh`` of which the built-in form does not have in the same place.
    """

    faults: tuple[FormFault, ...]
    form: Form | None = None
    complete: bool = False
    words: int = 0
    fresh: int = 0


def check_form(text: str) -> CheckedForm:
    """Look at the text of a form's file."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as broken:
        return CheckedForm((_syntax(str(broken), text),))
    except RecursionError:
        return CheckedForm((FormFault("syntax", values={"detail": _OTHERWISE}),))
    faults = list(faults_of_shape(data))
    sound = _without(data, [path for path, _, _ in faults])
    whole = laid(sound)
    faults += [*faults_of_settings(sound), *idle_words(sound, whole), *contradictions(sound)]
    faults += faults_of_words(sound, year_end_form())
    words, known = _counted(data), _counted(built_in())
    return CheckedForm(
        _placed(faults, data, text),
        None if faults else load_form(whole),
        is_complete(data),
        len(words),
        len(words - known),
    )


def _syntax(message: str, text: str) -> FormFault:
    """What the parser says, with the place it gives; it goes no further than the first."""
    place = _PLACE.search(message)
    line, column = (int(place[1]), int(place[2])) if place else (len(text.splitlines()), None)
    details = (told for start, told in _SYNTAX.items() if message.startswith(start))
    detail = next(details, _OTHERWISE)
    return FormFault("syntax", "", line, column, {"detail": detail})


def _without(data: Any, paths: list[KeyPath], here: KeyPath = ()) -> Any:
    """What of a form's data has the right shape, so that its words can be looked at as well."""
    if not isinstance(data, dict | list):
        return data
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    kept = {
        name: _without(value, paths, (*here, name))
        for name, value in pairs
        if isinstance(name, int) or (*here, name) not in paths
    }
    return kept if isinstance(data, dict) else list(kept.values())


def _placed(found: Iterable[Found], data: dict[str, Any], text: str) -> tuple[FormFault, ...]:
    """The faults with their lines, in the order of the file."""
    lines = places(text)
    faults = [
        FormFault(kind, key_in_words(path, data), _line(path, lines), None, _told(values, lines))
        for path, kind, values in found
    ]
    return tuple(sorted(faults, key=lambda one: (one.line or 0, one.key)))


def _line(path: KeyPath, lines: dict[KeyPath, int]) -> int | None:
    """The line of a path, or of the nearest thing it lies in."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path)


def _told(values: dict[str, object], lines: dict[KeyPath, int]) -> dict[str, object]:
    """The values of a fault, with a line for another place."""
    at = values.get("at")
    return values | {"at": _line(at, lines)} if isinstance(at, tuple) else values


def _counted(data: dict[str, Any]) -> set[tuple[str, str]]:
    """The words of a form's data, each with the key of its list."""
    return {(key_in_words(path, data), text) for path, words in word_lists(data) for text in words}
