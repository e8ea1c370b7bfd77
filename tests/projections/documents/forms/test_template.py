"""Templates: looked at as a whole, filled in, and refused by the name of what is wrong in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from docx import Document

from commands.usecases.report_forms import workbook_of
from projections.documents.forms.form import built_in_forms
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.notation import slot_name
from projections.documents.forms.refusals import (
    FreeSlotFilled,
    MissingSlot,
    NotASlot,
    StepNotClosed,
    TagNotClosed,
    TemplateRefused,
    UnknownSlot,
)
from projections.documents.forms.slot_book import NoSuchSlot, SlotBook
from projections.documents.forms.typeset import typeset
from projections.documents.forms.writing import WrittenForm, names_of_form, sources_of
from tests.busy_district import HOME, YEAR
from tests.projections.documents.forms.made_papers import (
    books_over,
    paper_over,
    read_back,
    template_of,
)
from tests.projections.documents.written import HOSTILE
from tests.projections.targets.busy_targets import busy_targets

FORM = "bao-cao-nam"


@pytest.fixture(scope="module")
def books() -> Iterator[FormBooks]:
    """A year of a district at work."""
    with busy_targets(Random(3)) as district:
        district.work(120)
        yield books_over(district.ledger, HOME, YEAR, district.ledger.last_position)


def changed(*texts: str, without: str = "") -> bytes:
    """The built-in template with more paragraphs, and without those that hold a text."""
    word = Document(BytesIO(typeset(FORM)))
    for paragraph in word.paragraphs:
        if without and without in paragraph.text:
            word.element.body.remove(paragraph._p)
    for text in texts:
        word.add_paragraph(text)
    packed = BytesIO()
    word.save(packed)
    return packed.getvalue()


def written(books: FormBooks, content: bytes) -> bytes:
    """The form in a template of one's own."""
    return WrittenForm(built_in_forms()[FORM], books, template_of(FORM, content)).written()


def texts_of(content: bytes) -> list[str]:
    """The paragraphs of a Word file."""
    return [one.text for one in Document(BytesIO(content)).paragraphs]


def test_a_unit_adds_slots_of_its_own_choice(books: FormBooks) -> None:
    """Any name the form knows may stand anywhere, as often as one likes."""
    content = changed(
        "Loại B: {{ ST.current{class=B} }} trong {{ ST.current }}",
        "Lập mới: {{ HN.opened }}, hiệu quả {{ E.watch_file }}, chỉ tiêu 13: {{ T13.a.share }}",
    )
    texts = texts_of(written(books, content))
    four = books.standings.figure("ST", {})
    of_b = books.standings.figure("ST", {"class": "B"})
    assert f"Loại B: {of_b.current:02d} trong {four.current:02d}" in texts
    assert any(one.startswith("Lập mới: ") for one in texts)


@pytest.mark.parametrize(
    ("text", "refused", "named"),
    [
        ("{{ ST.curent }}", UnknownSlot, "ST.curent"),
        ("{{ XX.current }}", UnknownSlot, "XX.current"),
        ("{{ T19.grade }}", UnknownSlot, "T19.grade"),
        ("{{ T1.z.num }}", UnknownSlot, "T1.z.num"),
        ("{{ ST.current{colour=red} }}", UnknownSlot, "ST.current{colour=red}"),
        ("{{ O.penalty.wings }}", UnknownSlot, "O.penalty.wings"),
        ("{{ E.watch_file{kind=detox} }}", UnknownSlot, "E.watch_file{kind=detox}"),
        ("{{ unit.name }}", UnknownSlot, "unit.name"),
        ("{{ ST.current", TagNotClosed, "{{ ST.current"),
        ("ST.current }}", TagNotClosed, "}}"),
        ("{% for row in T.rows", StepNotClosed, "for row in T.rows"),
        ("{# a remark", TagNotClosed, "a remark"),
        ("{{ ST.current %}", TagNotClosed, "{{ ST.current %}"),
        ("{%p for row in T.rows %}", StepNotClosed, "for row in T.rows"),
        ("{%p if superior %}", StepNotClosed, "if superior"),
        ("{%p endfor %}", StepNotClosed, "endfor"),
        ("{{ ST.opening + ST.added }}", NotASlot, "ST.opening + ST.added"),
        ("{{ ''.__class__ }}", NotASlot, "__class__"),
        ("{%p set x = 1 %}", NotASlot, "set x = 1"),
        ("{{ free.situation{text=tốt} }}", FreeSlotFilled, "free.situation"),
        ("{{ free.situation or ST.current }}", FreeSlotFilled, "free.situation"),
    ],
)
def test_what_is_wrong_is_named(
    books: FormBooks, text: str, refused: type[TemplateRefused], named: str
) -> None:
    """The slot and the template; nothing comes of it."""
    with pytest.raises(refused) as told:
        written(books, changed(text))
    assert named in str(told.value)
    assert "mau.docx" in str(told.value)


@pytest.mark.parametrize(
    "text",
    [
        "ST.current{class=Z}",
        "ST.current{class=C}",
        "ST.current{list=V}",
        "ST.opened{group=6}",
        "ST.current{symbol=VA}",
        "ST.current{type=1}",
        "ST.current{level=liên xã}",
        "ST.current{branch=hải quan}",
        "ST.current{field=cờ lau}",
        "ST.current{unit=KHONG-CO}",
        "ST.current{officer=KHONG-CO}",
        "ST.current{source=VX}",
        "ST.current{online=có lẽ}",
        "ST.current{status=suspended}",
        "ST.current{closing=died}",
        "ST.closed{closing=solved}",
        "ST.handled{closing=died}",
        "ST.handled{class=Z}",
        "ST.current{class=Z}~before",
        "ST.current{class=Z}Δ",
        "ST.currents{class=A}",
        "HN.current{class=A}",
        "CA.current{class=A}",
        "CTVBM.current{type=4}",
        "CTVBM.current{symbol=LC,type=1}",
        "CTVBM.current{source=ST}",
        "HTBM.current{online=true}",
        "O.penalty.cases{type=tea}",
        "O.penalty.cases{branch=trà}",
        "O.penalty.cases{measure=detox}",
        "O.penalty.cases{offence=249}",
        "O.prosecution.accused{offence=9999}",
        "O.prosecution.accused{organised=maybe}",
        "O.prosecution.accused{online=true}",
        "O.compulsory.files{measure=tea}",
        "O.penalty.persons_once",
        "O.fugitive.grave_not_on_file",
        "E.watch_file{line=TEA}",
        "E.compulsory_measure{kind=tea}",
        "I.checks{day=monday}",
        "I.inspections{kind=tea}",
        "I.officers{duty=tea}",
        "P.assigned{symbol=LT}",
        "P.assigned{serves=HTBM}",
        "T17.a.num{role=cook}",
        "T13.a.num{role=leader}",
        "T13.who",
        "T9.b.tea",
        "T13.a.tea",
    ],
)
def test_a_value_that_nothing_knows_is_no_nought(books: FormBooks, text: str) -> None:
    """Of whatever dimension, also where it is one of another line's: the name is no slot."""
    name = slot_name(text)
    assert name is not None
    with pytest.raises(NoSuchSlot):
        SlotBook(sources_of(built_in_forms()[FORM], books)).value(name)


def test_values_are_named_as_people_name_them(books: FormBooks) -> None:
    """By code or by name, in the catalog's spelling or another; once each."""
    book = SlotBook(sources_of(built_in_forms()[FORM], books))
    for said, meant in (
        ("ST.current{level=Cấp huyện}", "ST.current{level=huyện}"),
        ("ST.current{branch=ma tuý}", "ST.current{branch=ma túy}"),
        ("CA.current{symbol=chuyên án truy xét}", "CA.current{symbol=VX}"),
        ("ST.removed{closing=đã chết}", "ST.removed{closing=died}"),
        ("ST.current{online=có}", "ST.current{online=true}"),
    ):
        one, other = slot_name(said), slot_name(meant)
        assert one is not None
        assert other is not None
        assert book.value(one) == book.value(other)
    assert slot_name("ST.current{class=A,class=B}") is None


@pytest.mark.parametrize("without", ["T13.whole", "ST.statistics", "basis", "DTCB.caption"])
def test_what_the_form_must_say_is_missed(books: FormBooks, without: str) -> None:
    """A template that leaves it out is refused by its name."""
    with pytest.raises(MissingSlot, match=without):
        written(books, changed(without=without))


def test_free_slots_may_be_left_out(books: FormBooks) -> None:
    """A person may write elsewhere."""
    assert written(books, changed(without="free.proposals"))


def test_single_slots_say_the_same_as_a_passage(books: FormBooks) -> None:
    """Who words the statistics himself names the four figures instead of our sentences."""
    text = "{{ ST.opening }} + {{ ST.added }} - {{ ST.removed }} = {{ ST.current }}"
    content = changed(text, without="ST.statistics")
    four = books.standings.figure("ST", {})
    assert any(
        " = " in one and f"{four.current:02d}" in one for one in texts_of(written(books, content))
    )


def test_every_name_that_is_listed_can_be_named(books: FormBooks) -> None:
    """What the list of slots promises, a template may ask for."""
    form = built_in_forms()[FORM]
    book = SlotBook(sources_of(form, books))
    for text in names_of_form(form, books.sight.plan):
        name = slot_name(text)
        assert name is not None, text
        assert book.value(name) is not None, text


def test_a_paper_is_written_again_byte_for_byte(books: FormBooks) -> None:
    """From the same position, day, version and template."""
    assert paper_over(books).written() == paper_over(FormBooks(books.sight, books.head)).written()


def test_a_workbook_is_written_again_byte_for_byte(books: FormBooks) -> None:
    """Also by one process, whatever it wrote before."""
    first, other = (workbook_of(paper_over(books, one), str) for one in (FORM, "bao-cao-tuan"))
    assert first == workbook_of(paper_over(FormBooks(books.sight, books.head)), str)
    assert other == workbook_of(paper_over(books, "bao-cao-tuan"), str)


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_printed_literally(books: FormBooks, name: str) -> None:
    """Nothing in a value is markup or a tag, wherever it stands."""
    told = FormBooks(books.sight, replace(books.head, unit=name, superior=name, signer=name))
    word = Document(BytesIO(paper_over(told).written()))
    cells = [one.text for table in word.tables for cell in table._cells for one in cell.paragraphs]
    assert name in cells


def test_a_paper_says_what_it_was_made_from(books: FormBooks, tmp_path: Path) -> None:
    """Form, template and day stand in the properties; unit, days and position are read back."""
    paper = paper_over(books)
    report = read_back(paper.written(), tmp_path)
    assert (HOME, YEAR, books.head.position) == (
        report.unit_code,
        report.period,
        report.position,
    )
    assert {"socai-form": FORM, "socai-template": paper.template.sha256}.items() <= (
        paper.own_properties().items()
    )


def test_what_is_not_closed_is_told_by_its_place() -> None:
    """As reports are read: the paragraph, or the table and its row, with the words before it."""
    document = Document()
    document.add_paragraph("Mở đầu")
    document.add_paragraph("Hiện có {{ ST.current")
    assert "2 (“Hiện có”)" == refused_place(document)
    document = Document()
    table = document.add_table(rows=2, cols=1)
    table.cell(1, 0).text = "{% if superior }}"
    assert "1!2" == refused_place(document)
    document = Document()
    document.add_paragraph("{{ ST.current }} và {{ ST.added }}")
    document.add_paragraph("Từ đây: {%p if superior %}")
    assert "2 (“Từ đây:”)" == refused_place(document)
    document = Document()
    document.add_paragraph("{{ ST.current }} rồi {{ ST.opening + ST.added }}")
    assert "1 (“{{ ST.current }} rồi”)" == refused_place(document)


def test_a_slot_that_there_is_not_is_told_by_its_place(books: FormBooks) -> None:
    """Where it is first named, also in the row of a table that is repeated."""
    with pytest.raises(UnknownSlot) as told:
        written(books, changed("Có {{ ST.curent }} hồ sơ"))
    place = str(told.value.values["place"])
    assert place.endswith("(“Có”)")
    assert place[0].isdigit()


def test_all_slots_that_there_are_not_are_told_at_once(books: FormBooks) -> None:
    """Each with its own place, and the fields of rows that no table has."""
    content = changed("Có {{ ST.curent }} hồ sơ", "Có {{ ST.current }} và {{ XX.current }}")
    with pytest.raises(UnknownSlot) as told:
        written(books, content)
    found = [told.value, *told.value.beside]
    assert ["ST.curent", "XX.current"] == [one.values["slot"] for one in found]
    places = [str(one.values["place"]) for one in found]
    assert len(set(places)) == len(places)
    assert places[1].endswith("(“Có {{ ST.current }} và”)")


def test_slots_that_are_missing_are_told_beside_those_that_there_are_not(
    books: FormBooks,
) -> None:
    """Who renamed a slot sees both at once."""
    with pytest.raises(UnknownSlot, match=r"T13\.hole") as told:
        written(books, changed("{{ T13.hole }}", without="T13.whole"))
    (missing,) = told.value.beside
    assert isinstance(missing, MissingSlot)
    assert "T13.whole" == missing.values["slot"]


def refused_place(document: Any) -> object:
    """Where a template's fault is told to stand."""
    packed = BytesIO()
    document.save(packed)
    with pytest.raises(TemplateRefused) as refused:
        template_of(FORM, packed.getvalue()).look()
    return refused.value.values["place"]
