"""Whether a file has the shape of a form: its sections, keys, kinds of values and codes.

The form that is built in is the example: what it has may be there, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from ledger.values.likeness import likest
from projections.inspection.forms.codes import CODED_KEYS, CODED_TEXTS, is_known, known_codes
from projections.inspection.forms.laying import ROW_CODES, built_in, is_complete
from projections.toml.kinds import KINDS, kind_of
from projections.toml.places import KeyPath

Found = tuple[KeyPath, str, dict[str, object]]
"""Where, which kind of fault, and its values."""


@cache
def _example() -> dict[str, Any]:
    """The built-in form; of tables in double brackets one row with the keys of all."""
    rows = {
        name: [{key: value for row in built_in()[name] for key, value in row.items()}]
        for name in ROW_CODES
    }
    return built_in() | rows


def faults_of_shape(data: dict[str, Any]) -> Iterator[Found]:
    """Every place where a file is not shaped as a form."""
    period = data.get("period")
    own = period if isinstance(period, dict) else {}
    spans = [*_texts(built_in()["period"]["spans"]), built_in()["period"]["span"]]
    spans += [*_texts(own.get("spans")), *_texts([own.get("span")])]
    yield from _Shapes(spans).of_table(data, _example(), (), {})
    if is_complete(data):
        yield from _missing(data, _example(), ())
    yield from _missing_in_rows(data)


def _texts(found: Any) -> list[str]:
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


class _Shapes:
    """Compares with the example; ``spans``: what a period may be called."""

    def __init__(self, spans: Sequence[str]) -> None:
        self._spans = spans

    def of_table(
        self, data: dict[str, Any], example: dict[str, Any], path: KeyPath, row: dict[str, Any]
    ) -> Iterator[Found]:
        """A table's keys and what stands behind each; ``row``: the row it belongs to."""
        coded = CODED_KEYS.get(_section(path))
        known = known_codes(coded, row, self._spans) if coded else list(example)
        for name, value in data.items():
            here = (*path, name)
            if coded and not is_known(name, coded, row, known):
                yield here, "unknown_code", _near(name, known or ())
            elif not coded and name not in example:
                yield here, "unknown_key", _near(name, known or ())
            else:
                wanted = next(iter(example.values())) if coded else example[name]
                yield from self._of_value(value, wanted, here, row)

    def _of_value(
        self, value: Any, example: Any, path: KeyPath, row: dict[str, Any]
    ) -> Iterator[Found]:
        wanted, found = kind_of(example), kind_of(value)
        if wanted != found and not (value == [] and isinstance(example, list)):
            yield path, "wrong_kind", {"wanted": KINDS[wanted], "found": KINDS[found]}
        elif wanted == "rows":
            for place, one in enumerate(value):
                yield from self.of_table(one, example[0], (*path, place), one)
        elif wanted == "table":
            yield from self.of_table(value, example, path, row)
        else:
            yield from self._of_codes(value, path, row)

    def _of_codes(self, value: Any, path: KeyPath, row: dict[str, Any]) -> Iterator[Found]:
        """Codes in place of words; the value that ``within`` names."""
        kind = CODED_TEXTS.get(_section(path))
        if _section(path)[:2] == ("dimension", "within"):
            kind, row = "value", {"name": path[-1]}
        if kind is None:
            return
        known = known_codes(kind, row, self._spans)
        for place, one in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if not is_known(one, kind, row, known):
                here = path if place is None else (*path, place)
                yield here, "unknown_code", _near(one, known or ())


def _section(path: KeyPath) -> tuple[str, ...]:
    """A path without the places in lists."""
    return tuple(one for one in path if isinstance(one, str))


def _near(name: str, known: Sequence[str]) -> dict[str, object]:
    near = ", ".join(f"“{one}”" for one in likest(name, known))
    return {"text": name, "near": near, "known": ", ".join(known)}


def _missing(data: dict[str, Any], example: dict[str, Any], path: KeyPath) -> Iterator[Found]:
    """What a file that stands alone does not say: keys, and rows that there must be."""
    for name, wanted in example.items():
        value = data.get(name)
        if value is None:
            yield path, "missing_key", {"text": name}
        elif name in ROW_CODES and kind_of(value) == "rows":
            code = ROW_CODES[name]
            there = [row.get(code) for row in value]
            for one in built_in()[name]:
                if one[code] not in there:
                    told = f'{code} = "{one[code]}"'
                    yield (name,), "missing_row", {"name": name, "text": told}
        elif kind_of(wanted) == kind_of(value) == "table" and (*path, name) not in CODED_KEYS:
            yield from _missing(value, wanted, (*path, name))


def _missing_in_rows(data: dict[str, Any]) -> Iterator[Found]:
    """What rows leave out that nothing else says: all but those that add to the built-in ones."""
    for name, code in ROW_CODES.items():
        value: Any = data.get(name)
        said = [] if is_complete(data) else [row[code] for row in built_in()[name]]
        codes = known_codes(name, {}, ()) or ()
        for place, row in enumerate(value if kind_of(value) == "rows" else ()):
            if row.get(code) in said or row.get(code, codes[0]) not in codes:
                continue
            for key in _example()[name][0]:
                if key not in row and all(key in one for one in built_in()[name]):
                    yield (name, place), "missing_key", {"text": key}
