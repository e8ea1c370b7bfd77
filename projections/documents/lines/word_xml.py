"""Elements of a Word document by their names without name space.

So strict and transitional files read alike.
"""

from __future__ import annotations

from typing import Final

from lxml.etree import QName, _Element

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


def value_of(element: _Element | None, wanted: str = "val") -> str:
    """An element's ``val``, or another attribute of it; empty when there is none."""
    if element is None:
        return ""
    return next(
        (
            str(value)
            for name, value in element.attrib.items()
            if QName(str(name)).localname == wanted
        ),
        "",
    )


def is_on(element: _Element | None) -> bool:
    """Whether a toggle property is there and not switched off."""
    return element is not None and value_of(element) not in _OFF
