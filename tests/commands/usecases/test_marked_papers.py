"""Papers bear the degree of secrecy and the line on copying that held on their day, as known then."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from openpyxl.worksheet.header_footer import _HeaderFooterPart
from openpyxl.worksheet.worksheet import Worksheet

from commands.usecases.report_file import read_stated
from tests.commands.console import Console

YEAR = "--from 15/10/2023 --to 14/10/2024"
COPYING = "Không sao & chụp khi chưa được phép (Nghị định 26/2020/NĐ-CP)"
MARKS = f"""
secrecy set mật --copying "{COPYING}" --on 1/1/2024
secrecy set "tuyệt mật" --on 15/10/2024
"""
WRITTEN = (
    f"report write {YEAR} --number 214/BC-CAH --superior 'Công an tỉnh Mẫu' --force --output r{{}}",
    f"report write {YEAR} --form bao-cao-nam --force --output f{{}}",
    f"stats {YEAR} --force --output s{{}}.docx",
    f"stats {YEAR} --force --output s{{}}.xlsx",
    f"stats {YEAR} --force --output s{{}}.txt",
)


@pytest.fixture
def unmarked(books: Console) -> Console:
    """Books that were never told a degree, with papers written from them."""
    for line in WRITTEN:
        books.all(line.format(0))
    return books


def papers(name: str) -> list[Path]:
    """The papers of a writing."""
    return sorted(Path().glob(f"?{name}.*"))


def text_of(path: Path) -> str:
    """All that a file holds, as one text."""
    if not zipfile.is_zipfile(path):
        return path.read_text("utf-8")
    with zipfile.ZipFile(path) as package:
        parts = [package.read(name).decode("utf-8", "ignore") for name in package.namelist()]
    return "\n".join(parts).replace("&amp;&amp;", "&").replace("&amp;", "&")


def stated(path: Path) -> list[str]:
    """What is read of a paper, wherever it stands."""
    read = read_stated(path)
    figures = sorted(
        json.dumps([one.line, one.measure, one.cell, one.value], sort_keys=True)
        for one in read.figures
    )
    return [str((read.unit, read.date, read.period, len(read.not_read))), *figures]


def test_every_paper_is_marked(unmarked: Console) -> None:
    """Word, Excel and text, the report and the table; what was never told marks nothing."""
    unmarked.all(MARKS)
    for line in WRITTEN:
        unmarked.all(line.format(1))
    assert [] == [path.name for path in papers("0") if "MẬT" in text_of(path)]
    for path in papers("1"):
        assert "MẬT" in text_of(path), path
        assert COPYING in text_of(path), path
        assert "TUYỆT" not in text_of(path), path
    assert 7 == len(papers("1")) == len(papers("0"))


def test_what_held_on_the_day_as_known_then(unmarked: Console) -> None:
    """A later day bears the later degree; as known before, the same bytes as before but the time."""
    unmarked.all(MARKS)
    unmarked.all("stats --from 15/10/2024 --to 20/10/2024 --output s2.txt")
    assert text_of(Path("s2.txt")).startswith("TUYỆT MẬT\n")
    unmarked.all(f"stats {YEAR} --known-at 20 --output s3.docx")
    assert Path("s0.docx").read_bytes() == Path("s3.docx").read_bytes()


def test_the_reader_is_not_disturbed(unmarked: Console) -> None:
    """Of a marked paper the same unit, days and figures are read as of one without a mark."""
    unmarked.all(MARKS)
    for line in WRITTEN:
        unmarked.all(line.format(1))
    for plain, marked in zip(papers("0"), papers("1"), strict=True):
        assert stated(plain) == stated(marked), marked
    unmarked.all("inspect reconcile r1.docx\ninspect reconcile r1.xlsx")


def test_a_template_without_a_place_for_the_stamp(unmarked: Console) -> None:
    """A unit's own template is refused where its paper would go out unmarked."""
    unmarked.all("report template bao-cao-nam --output t.docx")
    word = Document("t.docx")
    cell = word.tables[0].rows[0].cells[0]
    for paragraph in [one for one in cell.paragraphs if "stamp" in one.text][:2]:
        paragraph._p.getparent().remove(paragraph._p)
    for paragraph in [one for one in cell.paragraphs if "endif" in one.text][-1:]:
        paragraph._p.getparent().remove(paragraph._p)
    word.save("t.docx")
    asked = f"report write {YEAR} --form bao-cao-nam --template t.docx --output u --format docx"
    unmarked.all(asked)
    unmarked.all(MARKS)
    said = unmarked.line(f"{asked} --force")
    assert (3, True) == (said.code, "stamp" in said.err)


def test_every_page_of_word_is_marked(unmarked: Console) -> None:
    """The report, the form and the table: on the first page and on every other."""
    unmarked.all(MARKS)
    for line in (line for line in WRITTEN if ".xlsx" not in line and ".txt" not in line):
        unmarked.all(line.format(1))
    for path in (path for path in papers("1") if path.suffix == ".docx"):
        (section,) = Document(str(path)).sections
        for head in (section.header, section.first_page_header):
            assert f"MẬT · {COPYING}" == head.paragraphs[0].text, path
    assert 3 == len(list(Path().glob("?1.docx")))


def test_every_page_of_a_workbook_of_ones_own_is_marked(unmarked: Console) -> None:
    """Sheets whose cells do not say it too; a slot at the head of a page is filled in."""
    unmarked.all(MARKS)
    unmarked.all("report template bao-cao-nam --output t.xlsx")
    book = load_workbook("t.xlsx")
    for sheet in book.worksheets[1:]:
        (stamp,) = [cell for cell in sheet["A"] if "stamp" in str(cell.value)]
        stamp.value = None
    text_at(book.worksheets[1], "center").text = "{{ unit }} && Phụ lục"
    book.save("t.xlsx")
    unmarked.all(f"report write {YEAR} --form bao-cao-nam --template t.xlsx --output u.xlsx")
    made = load_workbook("u.xlsx").worksheets
    marks = {tuple(str(text_at(one, side).text) for side in ("left", "right")) for one in made}
    assert {("MẬT", COPYING.replace("&", "&&"))} == marks
    assert "Công an huyện Mẫu && Phụ lục" == text_at(made[1], "center").text


def text_at(sheet: Worksheet, side: str) -> _HeaderFooterPart:
    """What stands on a side of the head of a sheet's pages."""
    found = getattr(sheet.HeaderFooter.oddHeader, side)
    assert isinstance(found, _HeaderFooterPart)
    return found


def test_a_page_and_rejected_rows(sample_files: Console) -> None:
    """What is written of a file of others bears what holds today."""
    sample_files.all("secrecy set mật --on 1/1/2024")
    sample_files.all("inspect read bao-cao-nho.txt --format html --output p.html")
    assert '<p class="stamp">MẬT</p>' in text_of(Path("p.html"))
    sample_files.all(
        "page --output u.html\ninspect replay --from 1/1/2024 --to 1/2/2024 --html r.html"
    )
    for page in ("p.html", "u.html", "r.html"):
        assert '@top-left { content: "MẬT"' in text_of(Path(page)), page
    sample_files.all("inspect check bao-cao-nho.txt --all --output c.docx")
    assert "MẬT" in text_of(Path("c.docx"))
    assert 3 == sample_files.line("import so-theo-doi-loi.xlsx --errors e.xlsx").code
    assert "MẬT" in text_of(Path("e.xlsx"))


def test_a_paper_bears_the_degree_of_its_unit(books: Console) -> None:
    """Its unit's, else that of the nearest unit above, else the ledger's; as known then."""
    books.all(
        """
        unit create TO-1 --name "Tổ 1" --level huyện --parent DHS --on 1/1/2020
        secrecy set mật --on 1/1/2024
        secrecy set "tối mật" --unit DHS --copying "Không sao" --on 1/1/2024
        """
    )
    found = {}
    for unit in ("CAH", "DHS", "TO-1", "DKTMT"):
        books.all(f"stats {YEAR} --unit {unit} --force --output u.txt")
        books.all(f"report write {YEAR} --unit {unit} --force --output u")
        (paper,) = Path().glob("u*.docx")
        degrees = {one for one in ("TỐI MẬT", "MẬT") if one in text_of(paper)}
        assert degrees == {one for one in ("TỐI MẬT", "MẬT") if one in text_of(Path("u.txt"))}
        found[unit] = max(degrees, key=len)
        told = json.loads(books.line(f"secrecy show --unit {unit} --format json").out)
        assert (found[unit], unit) == (told["stamp"], told["unit"])
        paper.unlink()
    assert {"CAH": "MẬT", "DHS": "TỐI MẬT", "TO-1": "TỐI MẬT", "DKTMT": "MẬT"} == found
    before = json.loads(books.line("secrecy show --format json").out)["position"] - 1
    books.all(f"stats {YEAR} --unit TO-1 --known-at {before} --force --output u.txt")
    assert "TỐI MẬT" not in text_of(Path("u.txt"))
    assert "TO-1, theo mức đặt cho: DHS" in books.line("secrecy show --unit TO-1").out


def test_json_is_masked_from_the_first_degree_of_any_unit(books: Console) -> None:
    """Numbers of sources leave in no pipe once the papers of one unit are secret."""
    books.all("secrecy set mật --unit DHS --on 1/1/2024")
    books.redirected = True
    said = books.line("register CTVBM --format json").out
    books.redirected = False
    assert "•••" in said
