"""Forms that there are none of, and templates that cannot be used."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from docx import Document
from openpyxl import load_workbook

from commands.usecases.report_forms import sheet_template_of
from projections.documents.forms import refusals
from projections.documents.forms.form import built_in_forms
from projections.documents.forms.typeset import typeset
from projections.targets.built_in import built_in_texts
from tests.commands.refusals.made_files import body, word
from tests.commands.refusals.provocation import Provocation, Stage
from tests.commands.world import HOME

FORM = "bao-cao-nam"
WRITE_SHEETS = f"report write --form {FORM} --template mau.xlsx --output r"
WRITE = f"report write --form {FORM} --template mau.docx --output r"


def _template(*texts: str, without: str = "") -> Callable[[Stage], object]:
    """The template that is built in with more paragraphs, and without those that hold a text."""

    def prepare(_stage: Stage) -> None:
        made = Document(BytesIO(typeset(FORM)))
        for paragraph in made.paragraphs:
            if without and without in paragraph.text:
                made.element.body.remove(paragraph._p)
        for text in texts:
            made.add_paragraph(text)
        made.save("mau.docx")

    return prepare


def _sheet(text: str, *, formula: bool = False) -> Callable[[Stage], object]:
    """The workbook to begin with and one more text in a cell, with a formula beside it."""

    def prepare(_stage: Stage) -> None:
        book = load_workbook(BytesIO(sheet_template_of(built_in_forms()[FORM])))
        sheet = book["SỐ LIỆU HỒ SƠ NGHIỆP VỤ"]
        sheet["H3"] = text
        if formula:
            sheet["H4"] = "=1+1"
        book.save("mau.xlsx")

    return prepare


def _own(stage: Stage) -> None:
    """A template with a fault in the ledger's folder, where a unit keeps its own."""
    _template("{{ HN.openned }}")(stage)
    folder = Path(HOME) / "templates"
    folder.mkdir()
    Path("mau.docx").rename(folder / f"{FORM}.docx")


def _own_list(stage: Stage, *texts: str) -> None:
    """The built-in list without part b of its ninth target in the ledger's folder."""
    part = '  [[target.part]]\n  indicator = "no_missed_watch"\n'
    whole = built_in_texts()["nvcb-2024"]
    assert whole.count(part) == 1
    folder = Path(HOME) / "targets"
    folder.mkdir()
    (folder / "nvcb-2024.toml").write_text(whole.replace(part, ""), "utf-8")
    _template(*texts)(stage)


def _mistyped(stage: Stage) -> None:
    """The same, with a name in the template that no list knows."""
    _own_list(stage, "{{ T9.c.said }}")
    book = Document("mau.docx")
    for paragraph in book.paragraphs:
        if "T9.b" in paragraph.text:
            book.element.body.remove(paragraph._p)
    book.save("mau.docx")


CASES = (
    Provocation(
        refusals.UnknownForm,
        "report write --form bao-cao-ngay",
        ("bao-cao-ngay", "bao-cao-nam", "bao-cao-6-thang"),
    ),
    Provocation(
        refusals.NotOfSuchPeriods,
        "report write --form thong-ke-thang --period nam:2024",
        ("thong-ke-thang", "nam:2024", "“thang-bao-cao”", "“thang”", "--from"),
    ),
    Provocation(
        refusals.NotOfSuchPeriods,
        "report write --form de-an-tong-ket --period nam:2020",
        ("de-an-tong-ket", "01/01/2017 – 31/12/2020"),
    ),
    Provocation(
        refusals.UnknownSlot,
        WRITE,
        ("mau.docx", "HN.openned", "HN.opened"),
        prepare=_template("{{ HN.openned }}"),
    ),
    Provocation(
        refusals.UnknownSlot,
        WRITE,
        ("mau.docx", "ST.current{class=Z}", "ST.current{class=A}, ST.current{class=B}"),
        prepare=_template("{{ ST.current{class=Z} }}"),
    ),
    Provocation(
        refusals.UnknownSlot,
        WRITE,
        ("HN.openned", "HN.opened", "“Cũng”", "XX.current", "ST.current"),
        prepare=_template("{{ HN.openned }}", "Cũng {{ XX.current }}"),
    ),
    Provocation(
        refusals.UnknownSlot,
        f"report write --form {FORM} --output r",
        (f"{FORM}.docx", "HN.openned", "HN.opened"),
        prepare=_own,
    ),
    Provocation(
        refusals.SlotNotInOwnList,
        f"report write --form {FORM} --output r",
        ("T9.b.", "targets", "nvcb-2024.toml", "targets show nvcb-2024", f"{FORM}.docx"),
        prepare=_own_list,
    ),
    Provocation(refusals.UnknownSlot, WRITE, ("mau.docx", "T9.c.said"), prepare=_mistyped),
    Provocation(
        refusals.MissingSlot,
        WRITE,
        ("mau.docx", "ST.statistics"),
        prepare=_template(without="ST.statistics"),
    ),
    Provocation(
        refusals.TagNotClosed,
        WRITE,
        ("mau.docx", "“Hiện có", "{{ ST.current"),
        prepare=_template("Hiện có {{ ST.current"),
    ),
    Provocation(
        refusals.StepNotClosed,
        WRITE,
        ("mau.docx", "if superior"),
        prepare=_template("{%p if superior %}"),
    ),
    Provocation(
        refusals.NotASlot,
        WRITE,
        ("mau.docx", "ST.opening + ST.added"),
        prepare=_template("{{ ST.opening + ST.added }}"),
    ),
    Provocation(
        refusals.FreeSlotFilled,
        WRITE,
        ("mau.docx", "free.causes"),
        prepare=_template("{{ free.causes or ST.current }}"),
    ),
    Provocation(
        refusals.UnknownSlot,
        WRITE_SHEETS,
        ("mau.xlsx", "SỐ LIỆU HỒ SƠ NGHIỆP VỤ!H3", "HN.openned", "HN.opened"),
        prepare=_sheet("{{ HN.openned }}"),
    ),
    Provocation(
        refusals.UnknownSlot,
        WRITE_SHEETS,
        ("mau.xlsx", "SỐ LIỆU HỒ SƠ NGHIỆP VỤ!H3", "CTVBM.current{class=A}"),
        prepare=_sheet("{{ CTVBM.current{class=A} }}"),
    ),
    Provocation(
        refusals.TagNotClosed,
        WRITE_SHEETS,
        ("mau.xlsx", "!H3", "{{ ST.current"),
        prepare=_sheet("Hiện có {{ ST.current"),
    ),
    Provocation(
        refusals.NotASlot,
        WRITE_SHEETS,
        ("mau.xlsx", "!H3", "ST.opening + ST.added"),
        prepare=_sheet("{{ ST.opening + ST.added }}"),
    ),
    Provocation(
        refusals.FormulaBesideRows,
        WRITE_SHEETS,
        ("mau.xlsx", "!H4"),
        prepare=_sheet("", formula=True),
    ),
    Provocation(
        refusals.TemplateRefused,
        WRITE,
        ("mau.docx", FORM),
        prepare=word("mau.docx", body("<w:p>")),
    ),
)
