"""Reports written by the program, submitted and reconciled: every figure is confirmed, whoever's it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from projections.documents.lines.document import ReadingNotice
from projections.documents.lines.intake import read_document
from projections.inspection.reading.head.own_report import OTHER_LINE, OTHER_PERIOD, OTHER_UNIT
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.read import read_report
from projections.inspection.reading.stated.values import StatedReport
from tests.commands.console import Console
from tests.commands.small_report import write_report

YEAR = "--from 15/10/2023 --to 14/10/2024"
TEAMS = """
unit create TO1 --name "Tổ 1" --level huyện --parent DHS --on 1/1/2020
unit create DHS2 --name "Đội hình sự" --level huyện --parent XA-01 --on 1/1/2020
casefile transfer ST-104/2024 --to-unit TO1 --on 1/3/2024
"""


@pytest.fixture
def teams(books: Console) -> Console:
    """The little ledger with a team under a team, and two teams of one name."""
    books.all(TEAMS)
    return books


def recorded(console: Console) -> dict[str, object]:
    """What the last submission says."""
    entry = json.loads(console.line("log -n 1 --format json").out)[0]
    return {"unit": entry["unit"], **entry["body"]}


@pytest.mark.parametrize(("alone", "sent"), [("", "r.xlsx"), ("--alone", "r.docx")])
@pytest.mark.parametrize("unit", ["CAH", "DHS", "DHS2", "TO1", "XA-01", ""])
def test_a_report_of_any_unit_is_recognised_and_agrees(
    teams: Console, unit: str, alone: str, sent: str
) -> None:
    """At every level, alone or with what is under it, in Word and in Excel; submitted or not, by the
    name it then bears or by another.
    """
    asked = f"--unit {unit} {alone}" if unit else alone
    teams.all(f"report write {YEAR} {asked} --output r --format both")
    for file in ("r.docx", "r.xlsx"):
        assert 0 == teams.line(f"inspect reconcile {file}").code
    size = json.loads(teams.line("status --format json").out)["size"]
    teams.all(f"unit change {unit or 'CAH'} --name 'Tên khác' --on 1/9/2024")
    assert 0 == teams.line(f"inspect reconcile {sent}").code
    teams.all(f"report submit {sent}")
    submitted = recorded(teams)
    assert (unit or "CAH", bool(alone), size, "2024-10-14") == tuple(
        submitted[name] for name in ("unit", "alone", "written_at", "as_of")
    )
    assert 0 == teams.line(f"inspect reconcile {sent}").code


@pytest.mark.parametrize("form", ["", "--form bao-cao-nam"])
def test_the_unit_above_stands_in_the_head(teams: Console, form: str) -> None:
    """As the books know it on the last day, unless another name is given; the books' own has none."""
    for asked, expected in (
        ("--unit TO1", ["Đội hình sự", "Tổ 1"]),
        ("--unit TO1 --superior 'Công an huyện'", ["Công an huyện", "Tổ 1"]),
        ("", ["Công an huyện Mẫu"]),
    ):
        teams.all(f"report write {form} {YEAR} {asked} --output r.docx --format docx --force")
        head = Document("r.docx").tables[0].rows[0].cells[0].paragraphs
        assert expected == [one.text for one in head][: len(expected)]


def test_a_plan_without_figures_is_of_its_unit(teams: Console) -> None:
    """What no figure is read in is still of the unit it was written for."""
    for form in ("ke-hoach-doi", "doc-thong-tu"):
        teams.all(f"report write --form {form} --unit DHS --period year:2024 --output {form}.docx")
        teams.all(f"report submit {form}.docx")
        told = recorded(teams)
        assert (form, "DHS") == (told["report"], told["unit"])


def test_a_paper_counts_as_another_only_where_somebody_agrees(teams: Console) -> None:
    """What it says itself is told; of a file that nobody here wrote it is told, and it is taken."""
    teams.all(f"report write --form ke-hoach-ctvbm {YEAR} --unit DHS --output k --format docx")
    said = teams.line("report submit k.docx --name bao-cao-nam --yes")
    assert (0, "bao-cao-nam") == (said.code, recorded(teams)["report"])
    assert "“k.docx” được lập theo mẫu “Kế hoạch xây dựng, sử dụng CTVBM”" in said.err
    write_report(Path("bao-cao-nho.txt"))
    said = teams.line("report submit bao-cao-nho.txt --unit XA-01 --period week:9/10/2024")
    assert (0, "XA-01") == (said.code, recorded(teams)["unit"])
    for told in ("tự ghi là của CAH", "tự ghi là của kỳ 15/10/2023–14/10/2024"):
        assert told in said.err
    assert "không thuộc kỳ nào phải nộp “Báo cáo tổng kết năm”" in said.err


def test_a_report_of_one_branch_accuses_nobody(teams: Console) -> None:
    """It is recounted for that branch, from Word and from Excel."""
    teams.all(f"report write --form bao-cao-nam {YEAR} --branch 'ma túy' --output b --format both")
    for file in ("b.docx", "b.xlsx"):
        said = teams.line(f"inspect reconcile {file} --all --format json")
        told = json.loads(said.out)["figures"]
        assert (0, {"matches"}) == (said.code, {one["verdict"] for one in told})


BRANCHED = """
outcome record penalty --cases 3 --penalty-type drugs --branch "ma túy" --on 1/3/2024
outcome record penalty --cases 2 --penalty-type trade --on 1/4/2024
outcome record fugitive --persons 1 --on 2/5/2024
casefile open ST-901/2024 --symbol ST --unit DHS --officer CB02 --class A --list I --on 1/5/2024
object add X1 --symbol ĐB --unit DHS --on 1/6/2024
gang find G1 --on 1/6/2024
"""


@pytest.mark.parametrize("code", ["bao-cao-nam", "bang-cham-diem", "ke-hoach-doi"])
def test_a_paper_of_one_branch_says_so(teams: Console, code: str) -> None:
    """In its title and last line, in Word and Excel, and what is of no branch is told."""
    teams.all(BRANCHED)
    branch = "ma túy" if code == "bang-cham-diem" else "kinh tế"
    asked = f"report write --form {code} {YEAR} --branch '{branch}' --output b"
    said = teams.line(asked)
    assert "2 kết quả công tác trong kỳ chưa ghi hệ lực lượng" in said.err
    assert "hồ sơ trong kỳ chưa xác định được hệ lực lượng" in said.err
    for what in ("outcome list", "casefile change", "object list", "gang list"):
        assert f"socai {what}" in said.err
    word = Document("b.docx")
    texts = [one.text for one in word.paragraphs]
    assert branch in texts[1]
    assert any(f"riêng hệ lực lượng {branch}, từ" in one for one in texts)
    for left in ("02 kết quả công tác", "01 đối tượng phải ĐTCB", "01 băng, ổ nhóm"):
        assert any(one.startswith(f"Không tính {left}") for one in texts)
    sheets = load_workbook("b.xlsx")
    cells = [[str(cell.value) for row in sheet for cell in row] for sheet in sheets]
    assert all(f"Hệ lực lượng: {branch}" in one for one in cells)
    assert any(f"riêng hệ lực lượng {branch}, từ" in text for one in cells for text in one)
    Path("g.txt").write_text("\n".join(["CÔNG AN HUYỆN MẪU", *texts]), "utf-8")
    for file in ("b.docx", "b.xlsx", "g.txt"):
        report = read_report(read_document(Path(file)), year_end_form())
        assert (branch, ()) == (report.branch, _told_of_changes(report))


def _told_of_changes(report: StatedReport) -> tuple[ReadingNotice, ...]:
    """What a reader was told of a file that is not as it was written."""
    told = (OTHER_LINE, OTHER_PERIOD, OTHER_UNIT)
    return tuple(one for one in report.notices if one.message in told)


AGAIN = ("bao-cao-nam", "bao-cao-tuan", "bang-cham-diem")
LATER = """
unit change DHS --name "Đội khác" --on 1/6/2024
casefile close ST-104/2024 --way died --on 1/9/2024
outcome record penalty --cases 9 --penalty-type drugs --on 1/3/2024
"""


def test_a_paper_is_written_again_from_its_position(teams: Console) -> None:
    """From position, days, version and template, whatever was recorded since: the same bytes."""
    size = json.loads(teams.line("status --format json").out)["size"]
    asked = f"{YEAR} --unit DHS --known-at {size} --dated 20/10/2024"
    for form in AGAIN:
        teams.all(f"report write --form {form} {asked} --output {form}")
    teams.all(LATER)
    for form in AGAIN:
        teams.all(f"report write --form {form} {asked} --output lai-{form}")
        for ending in ("docx", "xlsx"):
            file = Path(f"{form}.{ending}")
            assert file.read_bytes() == Path(f"lai-{form}.{ending}").read_bytes(), file
            told = read_document(file).properties
            assert {"socai-position", "socai-as-of", "socai-version", "socai-template"} <= set(told)
            assert (str(size), "2024-10-14") == (told["socai-position"], told["socai-as-of"])


def test_who_submitted_another_file_did_not_submit_this(teams: Console) -> None:
    """A report that nobody submitted has no submitter, whatever the last entry is."""
    teams.all(f"report write --form bang-cham-diem {YEAR} --output a")
    teams.all("report submit a.docx")
    assert "Người nộp báo cáo: CB01" in teams.line("inspect reconcile a.docx").out
    other = teams.line("inspect reconcile a.xlsx")
    assert "chưa được nộp" in other.err
    assert "Người nộp" not in other.out


def test_a_report_of_another_ledger_is_not_ours(
    teams: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its codes and positions are other books': the head says whose it is, and is ambiguous here."""
    teams.all('init khac --unit DHS --name "Đội hình sự" --as CB01')
    monkeypatch.setenv("SOCAI_LEDGER", "khac")
    teams.all(f"report write {YEAR} --output r --format docx")
    monkeypatch.setenv("SOCAI_LEDGER", "so-cai")
    said = teams.line("report submit r.docx")
    assert (3, True) == (said.code, "có thể là nhiều đơn vị" in said.err)
    teams.all("report submit r.docx --unit DHS")
    assert "written_at" not in recorded(teams)


def test_a_report_typed_again(teams: Console) -> None:
    """Its text in another file, without properties, says all but from which ledger it is."""
    teams.all(f"report write {YEAR} --unit DHS --alone --output r --format docx")
    word = Document("r.docx")
    texts = [paragraph.text for paragraph in word.paragraphs]
    head = [text for table in word.tables for cell in table.rows[0].cells for text in [cell.text]]
    Path("g.txt").write_text("\n".join([*head[:1], *texts]), "utf-8")
    teams.all("report submit g.txt")
    assert ("DHS", True) == (recorded(teams)["unit"], recorded(teams)["alone"])
    assert "written_at" in recorded(teams)
    assert 0 == teams.line("inspect reconcile g.txt").code


def test_a_head_that_was_changed_is_told(teams: Console) -> None:
    """One team's file taken for another's: the head counts, and it is said."""
    teams.all(f"report write {YEAR} --unit DKTMT --output r --format docx")
    word = Document("r.docx")
    for table in word.tables:
        for cell in table.rows[0].cells:
            for paragraph in cell.paragraphs:
                for run in paragraph.runs:
                    run.text = run.text.replace("Đội kinh tế ma túy", "Công an xã số 1")
    word.save("r.docx")
    said = teams.line("report submit r.docx")
    assert (0, "XA-01") == (said.code, recorded(teams)["unit"])
    told = teams.line("inspect read r.docx").err
    assert "Tệp được lập cho “Đội kinh tế ma túy”" in told
