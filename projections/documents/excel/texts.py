"""The texts of a workbook's cells: the marks inside one, and those kept once for all cells.

ECMA-376 part 1, §18.4.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from projections.documents.excel.refusals import TooMuchText
from projections.documents.package.marks import lowered, raised
from projections.documents.package.part_xml import Listener, is_set, read_part
from projections.documents.package.safe_zip import SafePackage

MAX_TEXT_LENGTH: Final = 4 * 32_767
"""Characters of one cell; Excel allows 32,767, and decomposed Vietnamese takes up to three for one
letter.
"""
MAX_SHARED_TEXTS: Final = 2_000_000
MAX_SHARED_LENGTH: Final = 64_000_000
"""Characters of all shared texts together."""


_BESIDE: Final = {"superscript": raised, "subscript": lowered}


class RichText:
    """One text being gathered from its runs; digits beside the line become raised or lowered ones.

    Runs that are struck out are left out (``struck``: one was), and so are the reading aids of East
    Asian texts.
    """

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Forget the text before."""
        self.text = ""
        self.struck = False
        self._wanted = False
        self._aside = False
        self._beside: Callable[[str], str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element inside the text begins."""
        if name == "t":
            self._wanted = not self._aside
        elif name == "rPh":
            self._aside = True
        elif name == "strike" and is_set(attributes):
            self._aside = self.struck = True
        elif name == "vertAlign":
            self._beside = _BESIDE.get(attributes.get("val", ""))

    def end(self, name: str) -> None:
        """An element inside the text ends."""
        if name == "t":
            self._wanted = False
        elif name in ("r", "rPh"):
            self._aside = False
            self._beside = None

    def add(self, text: str) -> None:
        """Characters inside the text."""
        if self._wanted:
            self.text += self._beside(text) if self._beside else text


class SharedTexts(Listener):
    """The texts that cells refer to by number; ``struck``: the numbers of those that lost a run."""

    def __init__(self, refusal: TooMuchText) -> None:
        self.texts: list[str] = []
        self.struck: set[int] = set()
        self._refusal = refusal
        self._one = RichText()
        self._length = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; ``si`` holds one text."""
        if name == "si":
            self._one.begin()
        else:
            self._one.start(name, attributes)

    def text(self, text: str) -> None:
        """Characters between elements. Raises TooMuchText."""
        self._one.add(text)
        if len(self._one.text) > MAX_TEXT_LENGTH:
            raise self._refusal

    def end(self, name: str) -> None:
        """An element ends. Raises TooMuchText."""
        self._one.end(name)
        if name != "si":
            return
        if self._one.struck:
            self.struck.add(len(self.texts))
        self.texts.append(self._one.text)
        self._length += len(self._one.text)
        if len(self.texts) > MAX_SHARED_TEXTS or self._length > MAX_SHARED_LENGTH:
            raise self._refusal


def read_shared_texts(package: SafePackage, part: str) -> SharedTexts:
    """The texts of the part of shared texts. Raises TooMuchText, and as :func:`read_part`."""
    shared = SharedTexts(TooMuchText(file=package.file, part=part))
    read_part(package, part, shared)
    return shared
