"""Names of units in the head of a report: whole, divided, behind a label, of one who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from projections.inspection.reading.frames.holders import (
    begins,
    is_counted,
    is_several,
    is_together,
    labelled,
    rank,
)
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lexicon.wording import keys
from projections.inspection.reading.lines.phrases import nodes
from projections.inspection.reading.lines.tokens import Token, tokens

_DATED: Final = frozenset({"date", "span", "bad_date", "dots", "reference", "ratio"})
"""In a line over the title that names nobody: the place and the date, the number of a page."""
_BETWEEN: Final = re.compile(r"\s+[-–—]\s+|\s*[/,;|()]\s*")
"""Between the names of two units on one line."""
_SPOKEN: Final = ("!", "?")
_NAME_WORDS: Final = 24
"""A name with the motto beside it is no longer; a sentence that begins with a name is."""
_ALONE: Final = 10
"""A unit's name alone has no more words."""
NUMBER_SLOT: Final = re.compile(r"(?<!\w)số\s*:\s*[\d.…\s_]*/?[\w\-/]*", re.IGNORECASE)


def unit_named(text: str, found: tuple[Token, ...], form: Form) -> str | None:
    """A unit's name as written; what else stands on its line (the motto beside it, the number) is
    left out.
    """
    party = begun_with(found, form.letterhead.party)
    start = found[party].start if party < len(found) else len(text)
    if not begins(text[start:], form.letterhead.unit_starts):
        return None
    return _name(text[start:], tokens(text[start:], form), form)


def _name(text: str, found: tuple[Token, ...], form: Form) -> str | None:
    """A name without the motto and the number beside it, what its unit says, and the signs around
    it.
    """
    if len(text.split()) > _NAME_WORDS:
        return None
    end = len(text)
    speaks = () if labelled(text) else form.letterhead.speaks
    for index in range(1, len(found)):
        if begun_with(found[index:], (*form.letterhead.motto, *speaks)):
            end = found[index].start
            break
    return NUMBER_SLOT.sub("", text[:end]).strip(" -–—_*,.;:") or None


def unit_alone(text: str, form: Form) -> str | None:
    """Whom a line right below a title names and nobody else, with the days of the figures in a
    bracket: ``Công an huyện Mẫu (từ 15/11/2022 đến 14/5/2023)``.
    """
    name, _, rest = text.partition("(")
    found = tokens(rest.rstrip(" )"), form)
    dated = not rest or any(one.kind == "span" for one in found)
    unit = unit_named(name, tokens(name, form), form)
    plain = all(one.kind in ("word", "dash") for one in tokens(name, form))
    alone = unit == name.strip() and plain and len(name.split()) <= _ALONE
    several = unit is not None and (is_several(unit, form) or is_together(unit, form))
    return unit if dated and alone and not several else None


def speaking(text: str, found: tuple[Token, ...], form: Form) -> str | None:
    """Who speaks in a message of one line: ``CAX Hà An báo cáo: ST đầu tháng 40, mới 3``."""
    ends = (
        one.start for at, one in enumerate(found) if begun_with(found[at:], form.letterhead.speaks)
    )
    said = text[: next(ends, 0)]
    return unit_named(said, tokens(said, form), form)


def unit_of_place(text: str, found: tuple[Token, ...], form: Form) -> str | None:
    """What a line over the title names by where it stands, whatever its words; None of what stands
    there, too: the motto, the place and the date, a remark, a stamp, a greeting.
    """
    name = _name(text, found, form)
    other = begun_with(found, form.letterhead.motto) or begins(text, form.letterhead.no_units)
    dated = any(token.kind in _DATED for token in found)
    spoken = text.rstrip().endswith(_SPOKEN)
    if name is None or other or dated or spoken or not text.strip()[:1].isalpha() or ":" in name:
        return None
    return name


def unit_labelled(text: str, form: Form) -> str | None:
    """A unit named behind a label, as heads of tables in Excel have it; behind the same words
    stands as often what is counted (``Đơn vị: hồ sơ``), which is no unit's name or code.
    """
    name = labelled(text)
    return name if name[:1].isupper() and not is_counted(nodes(name, form, None)) else None


def named_apart(name: str, form: Form) -> list[str]:
    """The units that one line names from above: ``Công an tỉnh A - Công an huyện B``, also with
    nothing between them; with the lower first it is the name of that, and of whom it is under.
    """
    starts = form.letterhead.unit_starts
    at = [one.start for one in tokens(name, form) if begins(name[one.start :], starts)]
    run = [name[one:end].strip() for one, end in pairwise([*at, len(name)])]
    for names in (list(filter(None, map(str.strip, _BETWEEN.split(name)))), run):
        ranks = [rank(one, form) for one in names]
        if len(names) > 1 and all(begins(one, starts) for one in names) and falls(ranks):
            return names
    return [name]


def falls(ranks: Sequence[int]) -> bool:
    """Whether each of some units stands above the next."""
    return all(above > below > 0 for above, below in pairwise(ranks))


def goes_on(name: str, found: tuple[Token, ...], form: Form) -> bool:
    """Whether a line goes on with the name on the line before: that one ends where a name does
    not, or this one begins so.
    """
    joints = form.letterhead.joints
    words = keys(name)
    levels = {one for level in form.letterhead.levels for one in level}
    ended = any(words[-len(one) :] == one for one in (*joints, *levels))
    return ended or bool(begun_with(found, joints))


def begun_with(found: tuple[Token, ...], phrases: tuple[tuple[str, ...], ...]) -> int:
    """How many tokens of the longest phrase the line begins with."""
    keys = tuple(token.key for token in found)
    return max((len(phrase) for phrase in phrases if keys[: len(phrase)] == phrase), default=0)
