"""A form's file looked at: all that is wrong with it at once, by line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from projections.inspection.forms.contradictions import contradictions
from projections.inspection.forms.fault import FormFault
from projections.inspection.forms.laying import built_in, is_complete, key_in_words, laid
from projections.inspection.forms.shapes import faults_of_shape
from projections.inspection.forms.wordings import (
    Found,
    faults_of_settings,
    faults_of_words,
    idle_words,
    word_lists,
)
from projections.inspection.reading.lexicon.form import Form, load_form, year_end_form
from projections.toml.places import KeyPath, line_of, places
from projections.toml.syntax import SyntaxSlip, parsed


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
    data = parsed(text)
    if isinstance(data, SyntaxSlip):
        told = {"detail": data.detail}
        return CheckedForm((FormFault("syntax", "", data.line, data.column, told),))
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
        FormFault(kind, key_in_words(path, data), line_of(path, lines), None, _told(values, lines))
        for path, kind, values in found
    ]
    return tuple(sorted(faults, key=lambda one: (one.line or 0, one.key)))


def _told(values: dict[str, object], lines: dict[KeyPath, int]) -> dict[str, object]:
    """The values of a fault, with a line for another place."""
    at = values.get("at")
    return values | {"at": line_of(at, lines)} if isinstance(at, tuple) else values


def _counted(data: dict[str, Any]) -> set[tuple[str, str]]:
    """The words of a form's data, each with the key of its list."""
    return {(key_in_words(path, data), text) for path, words in word_lists(data) for text in words}
