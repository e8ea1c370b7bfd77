"""The custom properties of an Office file: names and texts that its own programs show and keep.

They are the part ``docProps/custom.xml`` of Word files and workbooks (ECMA-376 part 1, §22.3).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

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


def with_properties(parts: Mapping[str, bytes], properties: Mapping[str, str]) -> dict[str, bytes]:
    """The parts of a package with these custom properties beside those it has of other names."""
    told = {**_kept(parts.get(PART)), **properties}
    found = {**parts, PART: properties_xml(told)}
    if PART not in parts:
        found[_TYPES] = _added(parts[_TYPES], "Types", _TYPE)
        found[_RELATIONS] = _added(parts[_RELATIONS], "Relationships", _RELATION)
    return found


def _kept(content: bytes | None) -> dict[str, str]:
    """The texts of the properties that a template has itself."""
    if content is None:
        return {}
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    return {str(one.get("name", "")): "".join(map(str, one.itertext())) for one in root}


def _added(content: bytes, last: str, element: str) -> bytes:
    """A part with one more element at its end."""
    return content.replace(f"</{last}>".encode(), f"{element}</{last}>".encode(), 1)


_TYPES: Final = "[Content_Types].xml"
_RELATIONS: Final = "_rels/.rels"
_TYPE: Final = (
    f'<Override PartName="/{PART}" ContentType="application/'
    'vnd.openxmlformats-officedocument.custom-properties+xml"/>'
)
_RELATION: Final = (
    f'<Relationship Id="rIdCustom" Type="{_OFFICE}/relationships/custom-properties" '
    f'Target="{PART}"/>'
)
