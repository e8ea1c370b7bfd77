"""The custom properties of an Office file: names and texts that its own programs show and keep.

They are the part ``docProps/custom.xml`` of Word files and workbooks (ECMA-376 part 1, §22.3).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from projections.documents.package.part_xml import Listener, read_part
from projections.documents.package.printable import printable
from projections.documents.package.refusals import PackageRefused
from projections.documents.package.safe_zip import SafePackage

PART: Final = "docProps/custom.xml"
MAX_TEXT: Final = 255
"""The characters a property holds; Office programs cut what is longer."""
_MAX_PROPERTIES: Final = 1_000

_FORMAT: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"


def properties_xml(properties: Mapping[str, str]) -> bytes:
    """The part for these properties, each a text, numbered from 2 as the standard has it."""
    written = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(printable(text)[:MAX_TEXT])}</vt:lpwstr></property>"
        for number, (name, text) in enumerate(properties.items(), start=2)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f"{written}</Properties>"
    ).encode()


def custom_properties(package: SafePackage) -> dict[str, str]:
    """The custom properties of a package; none where they cannot be read: no figure is in them."""
    found = _Properties()
    if package.has(PART):
        try:
            read_part(package, PART, found)
        except PackageRefused:
            return {}
    return found.texts


class _Properties(Listener):
    """The names and texts of the properties, whatever their types are."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self._name = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "property" and len(self.texts) < _MAX_PROPERTIES:
            self._name = attributes.get("name", "")
            self.texts[self._name] = ""

    def end(self, name: str) -> None:
        if name == "property":
            self._name = ""

    def text(self, text: str) -> None:
        if self._name:
            self.texts[self._name] = (self.texts[self._name] + text)[:MAX_TEXT]
