"""The degree of secrecy and the line on copying at the head of every page of a Word file.

Whatever its sections, their first pages and their even ones have for a head of their own: none of
its pages may go out unmarked.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from ledger.catalog.secrecy import PaperMark
from projections.documents.package.printable import printable
from projections.documents.tables.letterhead import RED, element

_FONT: Final = "Times New Roman"
_BETWEEN: Final = " · "
_SIZE: Final = 22
"""Of its letters, in half points."""


def mark_word_pages(word: WordDocument, mark: PaperMark) -> None:
    """Put the mark at the head of every page, above what stands there; what is there, stays.

    What a head says already, in a paragraph of its own, is not said again.
    """
    told = [(mark.stamp, "w:b", RED), (printable(mark.copying), "w:i", "")]
    seen = list[Any]()
    for head in _heads(word):
        if any(head is one for one in seen):
            continue
        seen.append(head)
        there = {_text_of(one) for one in head.iter(qn("w:p"))}
        lacking = [one for one in told if one[0] and one[0] not in there]
        if lacking:
            head.insert(0, _paragraph(lacking))
            if len(head) == 2 and head[1].tag == qn("w:p") and head[1].find(qn("w:r")) is None:
                head.remove(head[1])


def marked_word(content: bytes, mark: PaperMark) -> bytes:
    """A Word file with the mark at the head of every page; the same bytes where there is none.

    It is read anew: whoever fills in a template keeps its heads where python-docx finds old ones.
    """
    if not mark.stamp and not mark.copying:
        return content
    word, packed = Document(BytesIO(content)), BytesIO()
    mark_word_pages(word, mark)
    word.save(packed)
    return packed.getvalue()


def _heads(word: WordDocument) -> Iterator[Any]:
    """The head of each kind of page that a section has; a section without one has the last one's.

    One that there is not is made.
    """
    even = word.settings.odd_and_even_pages_header_footer
    for section in word.sections:
        kinds = [section.header, *([section.even_page_header] if even else [])]
        if section.different_first_page_header_footer:
            kinds.append(section.first_page_header)
        yield from (kind.part.element for kind in kinds)


def _text_of(paragraph: Any) -> str:
    return "".join(one.text or "" for one in paragraph.iter(qn("w:t"))).strip()


def _paragraph(told: list[tuple[str, str, str]]) -> Any:
    """One line in the middle: the degree, then the line on copying."""
    runs = []
    for index, (text, letters, colour) in enumerate(told):
        if index:
            runs.append(_run(_BETWEEN))
        looks = [element(letters), *([element("w:color", val=colour)] if colour else [])]
        runs.append(_run(text, *looks))
    spacing = element("w:spacing", before=0, after=0, line=240, lineRule="auto")
    place = element("w:pPr", spacing, element("w:ind", firstLine=0), element("w:jc", val="center"))
    return element("w:p", place, *runs)


def _run(text: str, *looks: Any) -> Any:
    fonts = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), _FONT)
    size = [element(f"w:{name}", val=_SIZE) for name in ("sz", "szCs")]
    written = element("w:t")
    written.text = text
    written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element("w:r", element("w:rPr", element("w:rFonts", **fonts), *looks, *size), written)
