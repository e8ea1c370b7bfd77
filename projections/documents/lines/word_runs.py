"""How a run of a Word document looks: hidden, struck out, raised or lowered.

By its own properties or by the style it names (ECMA-376 part 1, §17.3.2 and §17.7).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal, NamedTuple

from lxml.etree import _Element

from projections.documents.lines.word_xml import child, is_on, local_name, value_of

Level = Literal["", "raised", "lowered"]
Coding = Literal["", "TCVN3", "TCVN3 capitals", "VNI"]
"""In which letters from before Unicode a font shows a text; empty: in none."""

_RAISED_HALF_POINTS: Final = 4
"""From this on a text stands beside the line; less only mends its place in it."""
_MAX_STYLES: Final = 5_000
_MAX_BASED: Final = 20
_NOWHERE: Final = "\0"
"""No style is called so: what is based on it is based on nothing."""


class Look(NamedTuple):
    """How a run looks. None: neither the run nor its style says so."""

    hidden: bool | None = None
    struck: bool | None = None
    level: Level | None = None
    coding: Coding | None = None

    def over(self, below: Look) -> Look:
        """This look where it says something, and the other one where it does not."""
        return Look(
            below.hidden if self.hidden is None else self.hidden,
            below.struck if self.struck is None else self.struck,
            below.level if self.level is None else self.level,
            below.coding if self.coding is None else self.coding,
        )


PLAIN: Final = Look()
NOTE_MARK: Final = Look(level="raised")
_NOTE_STYLES: Final = ("FootnoteReference", "EndnoteReference")
"""The styles of the marks of notes, by the names Word gives them in every language."""

_PARAGRAPH: Final = "\0paragraph"
"""The look of a paragraph that names no style; that of the whole document is of no name at all."""

Looks = Mapping[str, Look]


def run_look(run: _Element, looks: Looks) -> Look:
    """How a run looks."""
    properties = child(run, "rPr")
    if properties is None:
        return PLAIN
    style = value_of(child(properties, "rStyle"))
    return _own(properties).over(looks.get(style, NOTE_MARK if style in _NOTE_STYLES else PLAIN))


def paragraph_coding(paragraph: _Element, looks: Looks) -> Coding:
    """In which letters the font of a paragraph's style shows what names no font of its own."""
    style = value_of(child(paragraph, "pPr", "pStyle"))
    look = looks.get(style or _PARAGRAPH) or looks.get("") or PLAIN
    return look.coding or ""


def style_looks(styles: Iterable[_Element]) -> dict[str, Look]:
    """The looks of the styles of a document, by their ids."""
    own: dict[str, tuple[Look, str]] = {}
    for style in styles:
        if local_name(style) == "style" and len(own) < _MAX_STYLES:
            name = value_of(style, "styleId")
            properties = child(style, "rPr")
            look = PLAIN if properties is None else _own(properties)
            own[name] = look, value_of(child(style, "basedOn"))
            if (
                value_of(style, "default") in ("1", "true")
                and value_of(style, "type") == "paragraph"
            ):
                own[_PARAGRAPH] = PLAIN, name
        elif local_name(style) == "docDefaults":
            default = child(style, "rPrDefault", "rPr")
            own[""] = Look() if default is None else Look(coding=_coding(default)), _NOWHERE
    return {name: _inherited(name, own) for name in own}


def _inherited(name: str, own: Mapping[str, tuple[Look, str]]) -> Look:
    look = PLAIN
    for _ in range(_MAX_BASED):
        if name not in own:
            break
        mine, name = own[name]
        look = look.over(mine)
    return look


def _own(properties: _Element) -> Look:
    """What run properties say themselves."""
    hidden, struck = child(properties, "vanish"), child(properties, "strike")
    twice = child(properties, "dstrike")
    return Look(
        None if hidden is None else is_on(hidden),
        None if struck is None and twice is None else is_on(struck) or is_on(twice),
        _level(properties),
        _coding(properties),
    )


def _coding(properties: _Element) -> Coding | None:
    """What the name of a font tells: those of TCVN3 begin with ``.Vn``, those of VNI with ``VNI-``.

    A font of TCVN3 that ends with ``H`` shows small letters as capitals.
    """
    fonts = child(properties, "rFonts")
    font = "" if fonts is None else value_of(fonts, "ascii") or value_of(fonts, "hAnsi")
    if not font:
        return None
    if font.startswith(".Vn"):
        return "TCVN3 capitals" if font.endswith("H") else "TCVN3"
    return "VNI" if font.upper().startswith("VNI-") else ""


def _level(properties: _Element) -> Level | None:
    aligned = child(properties, "vertAlign")
    if aligned is not None:
        said = value_of(aligned)
        return "raised" if said == "superscript" else "lowered" if said == "subscript" else ""
    moved = value_of(child(properties, "position"))
    if not moved.removeprefix("-").isdecimal() or len(moved) > 6:
        return None
    if abs(int(moved)) < _RAISED_HALF_POINTS:
        return ""
    return "lowered" if moved.startswith("-") else "raised"
