"""The mark at the head of every page of a Word file."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION

from ledger.catalog.secrecy import UNMARKED, PaperMark
from projections.documents.tables.word_heads import mark_word_pages, marked_word

MARK = PaperMark("mat", "Không sao, chụp")
LINE = "MẬT · Không sao, chụp"


def heads(word: WordDocument) -> list[list[str]]:
    """What stands at the head of each section's pages: usual, first, even ones."""
    found = []
    for section in word.sections:
        for head in (section.header, section.first_page_header, section.even_page_header):
            found.append([one.text for one in head.paragraphs])
    return found


def test_every_kind_of_page_of_every_section_is_marked() -> None:
    """First and even pages that differ, a section with its own head, one with the last one's."""
    word = Document()
    word.settings.odd_and_even_pages_header_footer = True
    word.sections[0].different_first_page_header_footer = True
    word.sections[0].header.paragraphs[0].text = "Trang"
    word.add_section(WD_SECTION.NEW_PAGE).header.is_linked_to_previous = False
    word.sections[1].header.paragraphs[0].text = "Phụ lục"
    word.add_section(WD_SECTION.NEW_PAGE)
    mark_word_pages(word, MARK)
    first, even = [LINE], [LINE]
    usual = [[LINE, "Trang"], [LINE, "Phụ lục"], [LINE, "Phụ lục"]]
    assert [one for head in usual for one in (head, first, even)] == heads(word)


def test_a_first_page_of_a_later_section_is_marked() -> None:
    """Its head is that of the first section, where that has none to show."""
    word = Document()
    word.add_section(WD_SECTION.NEW_PAGE).different_first_page_header_footer = True
    mark_word_pages(word, MARK)
    assert [LINE] == [one.text for one in word.sections[1].first_page_header.paragraphs]


def test_what_a_head_says_already_is_not_said_again() -> None:
    """In a paragraph of its own; a text that only holds the word says something else."""
    word = Document()
    head = word.sections[0].header
    head.paragraphs[0].text = "MẬT"
    mark_word_pages(word, MARK)
    assert ["Không sao, chụp", "MẬT"] == [one.text for one in head.paragraphs]
    mark_word_pages(word, PaperMark("toi_mat"))
    assert "TỐI MẬT" == head.paragraphs[0].text


@pytest.mark.parametrize("mark", [PaperMark("mat"), UNMARKED])
def test_a_file_is_marked_as_bytes(mark: PaperMark) -> None:
    """What is marked with nothing stays as it is, to the byte."""
    packed = BytesIO()
    Document().save(packed)
    made = marked_word(packed.getvalue(), mark)
    assert (made == packed.getvalue()) is (mark == UNMARKED)
    head = Document(BytesIO(made)).sections[0].header
    assert list(filter(None, [mark.stamp])) == [one.text for one in head.paragraphs if one.text]
