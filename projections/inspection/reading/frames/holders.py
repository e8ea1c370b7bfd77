"""Who holds the records: how a unit that is named stands to the one that reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from projections.documents.lines.document import ReportLine
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lexicon.wording import is_department, keys
from projections.inspection.reading.lines.node import Node

COMMUNE: Final = 3
"""The level of a commune; a department has that of its province, and may be under a city."""


@cache
def rank(text: str, form: Form) -> int:
    """The level that a name speaks of first, from groups of a team up; 0 where it speaks of none:
    ``Đội Hình sự Công an huyện Mẫu`` is a team.
    """
    words = keys(text)
    return next((found for at in range(len(words)) if (found := _begins(words[at:], form))), 0)


def _begins(words: tuple[str, ...], form: Form) -> int:
    """The rank of the level's word that words begin with, the longest: ``thị xã``, not ``xã``."""
    levels = form.letterhead.levels
    return max(
        ((len(one), at) for at, level in enumerate(levels, 1) for one in level if _is(one, words)),
        default=(0, 0),
    )[1]


def begins(text: str, phrases: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a text begins with one of the phrases."""
    words = keys(text)
    return any(_is(phrase, words) for phrase in phrases)


def _is(phrase: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return words[: len(phrase)] == phrase


_CODE: Final = re.compile(r"[A-ZĐ]{2,5}(?:[-–]?[0-9]+)?|[A-ZĐ]{1,4}[0-9]{1,3}")
"""Somebody's code: ``CB02``, ``KM-01``, ``DHS``, ``PC02``."""


_UNIT_CODE: Final = re.compile(r"[A-ZĐ][A-ZĐ0-9]*(?:[-./][A-ZĐ0-9]+)*")


def stranger(words: Sequence[Node], form: Form) -> str:
    """Who is named that is no unit known as such: ``Cán bộ CB02``, ``Nhóm 1``, ``DHS``; empty where
    nobody is.
    """
    named = [node for node in words if node.kind in ("word", "phrase", "reference")]
    coded = [node for node in named if not node.meanings and _CODE.fullmatch(node.text)]
    alone = len(named) == 1 and bool(coded)
    alone |= bool(named) and all(node.means("team") for node in named)
    begun = any(node.means("holder") for node in named[:1])
    behind = any(
        one.means("holder") and (other in coded or other.text.isdigit())
        for one, other in pairwise(named)
    )
    numbered = any(node.text[-1:].isdigit() for node in coded)
    return " ".join(node.text for node in named) if alone or begun or behind or numbered else ""


_MANY: Final = keys("các")
_ALL: Final = keys("toàn")[0]
_AND: Final = keys("và")[0]
_DEPARTMENTS: Final = "phòng"
_DEPARTMENT: Final = keys(_DEPARTMENTS)
_LABELLED: Final = re.compile(
    r"\W*(?:tên\s+)?đơn\s+vị(?:\s+(?:báo\s+cáo|lập|lập\s+biểu|quản\s+lý))?\s*:\s*(?P<unit>\S.*?)\W*",
    re.IGNORECASE,
)


def labelled(text: str) -> str:
    """Who is named behind ``Đơn vị:``; empty where nobody is."""
    found = _LABELLED.fullmatch(text)
    return found["unit"].strip(" -–—_*,.;") if found else ""


def is_addressed(text: str, form: Form) -> bool:
    """Whether a line says from whom a letter is or to whom it goes: ``Đến: Đội Tổng hợp``."""
    return begins(text, form.letterhead.addressed)


def is_motto(text: str, form: Form) -> bool:
    """Whether a text is the country's motto, beside which the head of a paper stands."""
    return begins(text, form.letterhead.motto)


def is_counted(found: Sequence[Node]) -> bool:
    """Whether words say in what is counted, ``hồ sơ``, and name nobody."""
    return all(it.means("noun", "count_noun", "line", "money", "filler") for it in found)


def label_beside(row: ReportLine, form: Form) -> str:
    """``Đơn vị: Đội 1``, where the label and the name stand in cells beside each other; empty
    where they do not: without a colon the name is a unit's, or a heading of the next column.
    """
    texts = [cell.text for cell in row.cells if cell.text and not cell.continued]
    if len(texts) != 2:
        return ""
    label, name = texts
    named = begins(name, form.letterhead.unit_starts)
    joined = f"{label.rstrip(' :')}: {name}"
    return joined if labelled(joined) and (named or label.rstrip().endswith(":")) else ""


def is_code(name: str) -> bool:
    """Whether a name looks like the code of a unit or an officer."""
    return _UNIT_CODE.fullmatch(name) is not None


def is_own(name: str, unit: str, form: Form) -> bool:
    """Whether a name is the reporting unit's, or part of it but for the one above it."""
    return _is_part(name, unit, form) and rank(name, form) in (0, rank(unit, form))


def _is_part(name: str, unit: str, form: Form) -> bool:
    """Whether a name stands in another one, each with its levels written out: ``CAH Mẫu``."""
    short = form.letterhead.short
    words, whole = (
        " ".join(full for word in keys(one) for full in short.get(word, (word,)))
        for one in (name, unit)
    )
    return bool(words) and f" {words} " in f" {whole} "


def is_own_level(word: str, unit: str, form: Form) -> bool:
    """Whether a word alone is that for the level of the reporting unit: ``phường`` in a ward's
    report, whose ``cấp phường`` speaks of a level.
    """
    alone = any(keys(word) in level for level in form.letterhead.levels)
    return alone and rank(word, form) == reach(unit, form)


def is_anothers(name: str, unit: str, form: Form) -> bool:
    """Whether a name is that of a unit which does not stand under the reporting one: of its level,
    or above it.
    """
    longer = not unit or _is_part(unit, name, form)
    department = is_department(name) or keys(name)[:1] == _DEPARTMENT
    if department and _is_province(unit, form):
        return False
    level = reach(_DEPARTMENTS, form) if department else rank(name, form)
    return not (longer or is_own(name, unit, form)) and 0 < reach(unit, form) <= level


def of_department(unit: str, number: str) -> str:
    """The reporting unit's name with the department's, whose code ends the paper's number under the
    province's name alone: ``33/BC-PC02``.
    """
    code = re.split(r"\W", number)[-1]
    named = is_department(code) and _DEPARTMENT[0] not in keys(unit)
    return f"{_DEPARTMENTS.capitalize()} {code} {unit}" if named else unit


def _is_province(unit: str, form: Form) -> bool:
    """Whether a unit is a province's police, and none of its departments."""
    words = keys(unit)
    return _DEPARTMENT[0] not in words and rank(unit, form) == rank(_DEPARTMENTS, form)


def is_wider(text: str, unit: str, form: Form) -> bool:
    """Whether ``Toàn tỉnh`` is said in the report of a lower level, a district's; or of a
    department, of which the province has several, but for the one that reports for all of it.
    """
    said, level = rank(text, form), reach(unit, form)
    department = is_department(unit) or keys(unit)[:1] == _DEPARTMENT
    one_of_many = department and not speaks_for(unit, form)
    of_all = one_of_many and said == level and _DEPARTMENT[0] not in keys(text)
    return 0 < level < said or (level > 0 and of_all)


def reach(unit: str, form: Form) -> int:
    """The level that a reporting unit speaks for: ``Đội Tổng hợp`` for the one it is a team of."""
    return rank(speaks_for(unit, form) or unit, form)


def speaks_for(unit: str, form: Form) -> str:
    """The level for which ``Đội Tổng hợp`` and its like report; empty for any other."""
    words, of = keys(unit), form.letterhead.general
    return next((level for phrase, level in of.items() if _is(phrase, words)), "")


def is_several(name: str, form: Form) -> bool:
    """Whether a name is of several units and not of all of one level: ``Công an các xã, phường``,
    ``các đội``.
    """
    words = keys(name)
    listed = "," in name or _AND in words or words[:1] == _MANY
    return listed or (_MANY[0] in words and rank(name, form) == 0)


def names_whole(name: str) -> bool:
    """Whether a name says that it is of all: ``Cộng toàn huyện``, where ``Cộng`` is of a list."""
    return _ALL in keys(name)


def is_together(name: str, form: Form) -> bool:
    """Whether a name is of all units of a kind: ``các đội``, ``CA xã``."""
    words = keys(name)
    meanings = form.phrases.get(words[0], ((), {}))[1].get(words, ()) if words else ()
    return any(one.value == "together" for one in meanings)


def are_all_teams(name: str, form: Form) -> bool:
    """Whether a name is of teams or groups together: ``các đội``, ``khối đội``."""
    return (is_together(name, form) or is_several(name, form)) and 0 < rank(name, form) < COMMUNE


def is_all_of(name: str, unit: str, form: Form) -> bool:
    """Whether a name is of all units that stand under the reporting one: of all teams in the
    report of a department, a commune or a team, which has nothing else under it.
    """
    if not name or not are_all_teams(name, form):
        return False
    department = is_department(unit) or keys(unit)[:1] == _DEPARTMENT
    return department or rank(name, form) < reach(unit, form) <= COMMUNE
