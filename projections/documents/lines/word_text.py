"""Collects the text of a Word paragraph as its reader sees it (ECMA-376 part 1, §17.3).

Insertions under revision are kept, deletions left out, and both counted. Field results are text,
field codes are not. Text boxes are set apart, because they stand beside the paragraph, not in it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from lxml.etree import QName, _Element

INSERTED: Final = frozenset({"ins", "moveTo"})
DELETED: Final = frozenset({"del", "moveFrom"})
_TRANSPARENT: Final = frozenset(
    {
        "r",
        "hyperlink",
        "smartTag",
        "sdt",
        "sdtContent",
        "fldSimple",
        "customXml",
        "dir",
        "bdo",
        "oMath",
        "oMathPara",
    }
)
_LETTERS: Final = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OFF: Final = frozenset({"0", "false", "off"})


def local_name(element: _Element) -> str:
    """The element's name without name space, so that strict and transitional files read alike."""
    return QName(element).localname


def child(element: _Element, *path: str) -> _Element | None:
    """The first descendant along ``path``."""
    found: _Element | None = element
    for name in path:
        found = (
            next((one for one in found if local_name(one) == name), None)
            if found is not None
            else None
        )
    return found


def value_of(element: _Element | None) -> str:
    """An element's ``val``; empty when there is none."""
    if element is None:
        return ""
    return next(
        (
            str(value)
            for name, value in element.attrib.items()
            if QName(str(name)).localname == "val"
        ),
        "",
    )


def is_on(element: _Element | None) -> bool:
    """Whether a toggle property is there and not switched off."""
    return element is not None and value_of(element) not in _OFF


@dataclass(slots=True)
class Noticed:
    """What was met on the way."""

    inserted: int = 0
    deleted: int = 0
    footnotes: int = 0
    text_boxes: int = 0
    nested_tables: int = 0
    hidden: int = 0


@dataclass(slots=True)
class ParagraphText:
    """A paragraph being collected: its text and the text boxes anchored in it."""

    noticed: Noticed
    pieces: list[str] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)

    def collect(self, element: _Element) -> None:
        """Take in a paragraph, or anything that may stand in one."""
        for part in element:
            name = local_name(part)
            if name in INSERTED:
                self.noticed.inserted += 1
                self.collect(part)
            elif name in DELETED:
                self.noticed.deleted += 1
            elif name == "r" and is_on(child(part, "rPr", "vanish")):
                self.noticed.hidden += 1
            elif name in _TRANSPARENT:
                self.collect(part)
            else:
                self._take(part, name)

    def _take(self, part: _Element, name: str) -> None:
        if name == "t":
            self.pieces.append(part.text or "")
        elif name in _LETTERS:
            self.pieces.append(_LETTERS[name])
        elif name in ("footnoteReference", "endnoteReference"):
            self.noticed.footnotes += 1
        elif name in ("drawing", "pict", "object"):
            self._find_boxes(part)
        elif name == "AlternateContent":
            self._alternate(part)

    def _alternate(self, part: _Element) -> None:
        """Of several forms of the same content take one.

        Word writes a text box twice, for old and new readers.
        """
        chosen = child(part, "Choice")
        if chosen is None:
            chosen = child(part, "Fallback")
        if chosen is not None:
            self.collect(chosen)

    def _find_boxes(self, part: _Element) -> None:
        for inner in part.iterdescendants():
            if local_name(inner) != "txbxContent":
                continue
            outer = (local_name(above) for above in inner.iterancestors())
            if (
                next((name for name in outer if name in ("txbxContent", "Fallback", "p")), "p")
                == "p"
            ):
                self.noticed.text_boxes += 1
                self.boxes.append(inner)
