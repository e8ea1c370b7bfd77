"""What is printed at the head and the foot of the pages of a workbook's sheet, and their mark.

Source: ECMA-376 part 1, §18.3.1.46 (headerFooter).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from ledger.catalog.secrecy import PaperMark
from projections.documents.forms.sheet_xml import MAIN, SheetXml
from projections.documents.tables.sheet_heads import page_head

_ABOUT: Final = f"{MAIN}headerFooter"
_ORDER: Final = [
    f"{MAIN}{kind}{end}" for kind in ("odd", "even", "first") for end in ("Header", "Footer")
]
_BEHIND: Final = [
    f"{MAIN}{name}"
    for name in (
        *("rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors"),
        *("smartTags", "drawing", "drawingHF", "legacyDrawing", "legacyDrawingHF", "picture"),
        *("oleObjects", "controls", "webPublishItems", "tableParts", "extLst"),
    )
]
"""What may stand behind it in a sheet, in this order (§18.3.1.99)."""


def page_texts(sheet: SheetXml) -> Iterator[Any]:
    """The elements that hold what is printed at the head and the foot of pages."""
    for about in sheet.root.iter(_ABOUT):
        yield from about.iterchildren(*_ORDER)


def mark_heads(sheet: SheetXml, mark: PaperMark) -> None:
    """Put a mark at the head of every page, of the first and of even ones too where they differ."""
    if not mark.stamp and not mark.copying:
        return
    if sheet.root.find(_ABOUT) is None:
        _put_among(sheet.root, etree.Element(_ABOUT), _BEHIND)
    for about in sheet.root.iter(_ABOUT):
        differing = {"even": "differentOddEven", "first": "differentFirst"}
        kinds = ["odd", *(kind for kind, asked in differing.items() if _is_on(about, asked))]
        for tag in (f"{MAIN}{kind}Header" for kind in kinds):
            text = about.find(tag)
            if text is None:
                text = etree.Element(tag)
                _put_among(about, text, _ORDER[_ORDER.index(tag) + 1 :])
            text.text = page_head(mark, text.text or "")


def _is_on(about: Any, name: str) -> bool:
    return about.get(name) in ("1", "true")


def _put_among(parent: Any, child: Any, behind: list[str]) -> None:
    """Put an element before the first of those that stand behind it."""
    for place, one in enumerate(parent):
        if one.tag in behind:
            parent.insert(place, child)
            return
    parent.append(child)
