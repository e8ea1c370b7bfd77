"""What minutes call the figures of reports: in the words of the catalog, never by its codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from ledger.catalog.lines import catalog
from ledger.catalog.names import FIELDS, MOVEMENTS, STATED_MEASURES, STATUSES
from ledger.catalog.papers import called
from ledger.errors import UnknownCode
from projections.inspection.minutes.words import minutes_words
from projections.inspection.reading.stated.drafts import parts_of_name
from projections.inspection.reading.stated.values import CELL_ORDER, Figure
from projections.inspection.results.held_value import StatedValue
from projections.inspection.results.value_words import called as result_called

Translate = Callable[[str], str]

_BY_THEMSELVES: Final = frozenset({"symbol", "unit", "level", "field", "status", "kind"})
"""The dimensions whose values say what they are; of the others it is said before."""
_STATES: Final[Mapping[str, Mapping[str, str]]] = {"movement": MOVEMENTS, "status": STATUSES}
_MOST_LETTERS: Final = 60
"""So much of its line names a count that is of no line of work."""
_CLAUSE: Final = re.compile(r"[;()|]|\. ")
"""What parts a line into what is said of one number and of another."""
_ONLINE: Final = {"true": "trên không gian mạng", "false": "không trên không gian mạng"}


def figure_called(figure: Figure, translate: Translate) -> str:
    """A figure by its line, measure and cell: ``Sưu tra, Giảm, loại B``."""
    return _told(figure.line, figure.measure, figure.cell, translate)


def id_called(name: str, figures: Iterable[Figure], translate: Translate) -> str:
    """A figure that is named by its id alone; by the id where none of some figures has it."""
    for one in figures:
        if one.id == name:
            return figure_called(one, translate)
    line, measure, cell, bare = parts_of_name(name)
    if line not in {one.code for one in catalog().lines} or measure not in STATED_MEASURES:
        return name
    return ", ".join([_told(line, measure, cell, translate), *bare])


def value_called(value: StatedValue, line: str, translate: Translate) -> str:
    """A value of a target, or a count by the words around it in its line, as this may leave."""
    if value.what not in ("count", "names"):
        return result_called(value, translate)
    number = value.stated or "" if value.what == "count" else ""
    return minutes_words("count_of", text=_around(number, line))


def _around(stated: str, line: str) -> str:
    """What a line says of a number; its beginning, where it is not certain which number it is."""
    sides = "/".join(f"0*{re.escape(one)}" for one in stated.split("/"))
    found = list(re.finditer(rf"(?<![\d/.,]){sides}(?![\d/]|[.,]\d)", line))
    if not stated or len(found) != 1:
        return line[:_MOST_LETTERS]
    number = found[0]
    start = max((one.end() for one in _CLAUSE.finditer(line, 0, number.start())), default=0)
    start = max(start, number.end() - _MOST_LETTERS)
    after = _CLAUSE.search(line, number.end())
    end = after.start() if after else len(line)
    return line[start : min(end, start + _MOST_LETTERS)].strip(" -+*")


def _told(line: str | None, measure: str, cell: Mapping[str, str], translate: Translate) -> str:
    named = [catalog().line(line).name] if line else []
    named.append(translate(STATED_MEASURES[measure]) if measure in STATED_MEASURES else "")
    for name in sorted(cell, key=CELL_ORDER.index):
        value = _value(line, name, cell[name], translate)
        before = "" if name in _BY_THEMSELVES or name == "online" else translate(FIELDS[name])
        named.append(f"{before} {value}".strip())
    return ", ".join(filter(None, named)) or minutes_words("count")


def _value(line: str | None, name: str, code: str, translate: Translate) -> str:
    """A value of a cell by its printed name."""
    if name in _STATES:
        return translate(_STATES[name].get(code, code))
    if name == "online":
        return _ONLINE.get(code.lower(), code)
    if name == "kind":
        return catalog().effect_kinds.name_of(called("kind", code))
    if name == "closing" and line:
        try:
            return catalog().line(line).closing(code).name
        except UnknownCode:
            return code
    return catalog().printed(name, code)
