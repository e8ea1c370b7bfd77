"""Reads an XML part as a stream of events, in memory that does not grow with the part.

A document type declaration is refused: entities are how XML is made to read files or to explode,
and no Office program writes one. Names are told without the prefix of the root element; name spaces
are not looked at, so that the strict and the transitional form of the standard read alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.parsers import expat

from projections.documents.package import refusals
from projections.documents.package.safe_zip import SafePackage


class Listener:
    """What wants to hear of a part's elements; it overrides what it cares for."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Characters between elements."""


def stream_part(package: SafePackage, part: str, listener: Listener) -> Iterator[None]:
    """Tell ``listener`` the part's events.

    Yields after every piece, so that the caller may take what was gathered.

    Raises PartMissing, PackageDamaged, ForbiddenXml, ZipBomb, and whatever the listener raises.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype(package, part)
    parser.StartElementHandler = _settle_prefix(parser, listener)
    parser.CharacterDataHandler = listener.text
    with package.stream(part) as source:
        try:
            while chunk := source.read():
                parser.Parse(chunk, False)
                yield
            parser.Parse(b"", True)
        except (expat.ExpatError, ValueError, LookupError) as broken:
            raise refusals.PackageDamaged(file=package.file, part=part) from broken
    yield


def _settle_prefix(
    parser: expat.XMLParserType, listener: Listener
) -> Callable[[str, dict[str, str]], None]:
    """Decide by the root element how names are written.

    Most programs leave the standard's prefix out, some write ``x:row``.

    The listener is then called without a detour: a register has millions of elements.
    """

    def root(name: str, attributes: dict[str, str]) -> None:
        prefix, colon, _ = name.rpartition(":")
        if colon:
            skip = len(prefix) + 1
            parser.StartElementHandler = lambda name, attributes: listener.start(
                name[skip:] if name.startswith(f"{prefix}:") else name, attributes
            )
            parser.EndElementHandler = lambda name: listener.end(
                name[skip:] if name.startswith(f"{prefix}:") else name
            )
        else:
            parser.StartElementHandler = listener.start
            parser.EndElementHandler = listener.end
        parser.StartElementHandler(name, attributes)

    return root


def read_part(package: SafePackage, part: str, listener: Listener) -> None:
    """Tell ``listener`` all of the part's events. Raises as :func:`stream_part`."""
    for _ in stream_part(package, part, listener):
        pass


def attribute(attributes: dict[str, str], name: str) -> str | None:
    """An attribute by its name without prefix (``r:id`` is ``id``)."""
    for key, value in attributes.items():
        if key.rpartition(":")[2] == name:
            return value
    return None


def is_set(attributes: dict[str, str]) -> bool:
    """Whether an element that switches something on does so: it may also say ``val="0"``."""
    return attributes.get("val", "1") not in ("0", "false", "off")


def _refuse_doctype(
    package: SafePackage, part: str
) -> Callable[[str, str | None, str | None, bool], None]:
    def refuse(_name: str, _system: str | None, _public: str | None, _internal: bool) -> None:
        raise refusals.ForbiddenXml(file=package.file, part=part)

    return refuse
