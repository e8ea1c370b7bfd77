"""Forms that there are none of, and templates that cannot be used."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from docx import Document

from projections.documents.forms import refusals
from projections.documents.forms.typeset import typeset
from tests.commands.refusals.made_files import body, word
from tests.commands.refusals.provocation import Provocation, Stage
from tests.commands.world import HOME

FORM = "bao-cao-nam"
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


def _own(stage: Stage) -> None:
    """A template with a fault in the ledger's folder, where a unit keeps its own."""
    _template("{{ HN.openned }}")(stage)
    folder = Path(HOME) / "templates"
    folder.mkdir()
    Path("mau.docx").rename(folder / f"{FORM}.docx")


CASES = (
    Provocation(
        refusals.UnknownForm,
        "report write --form bao-cao-ngay",
        ("bao-cao-ngay", "bao-cao-nam", "bao-cao-6-thang"),
    ),
    Provocation(
        refusals.UnknownSlot,
        WRITE,
        ("mau.docx", "HN.openned", "HN.opened"),
        prepare=_template("{{ HN.openned }}"),
    ),
    Provocation(
        refusals.UnknownSlot,
        f"report write --form {FORM} --output r",
        (f"{FORM}.docx", "HN.openned", "HN.opened"),
        prepare=_own,
    ),
    Provocation(
        refusals.MissingSlot,
        WRITE,
        ("mau.docx", "ST.statistics"),
        prepare=_template(without="ST.statistics"),
    ),
    Provocation(
        refusals.TagNotClosed,
        WRITE,
        ("mau.docx", "{{ ST.current"),
        prepare=_template("{{ ST.current"),
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
        refusals.TemplateRefused,
        WRITE,
        ("mau.docx", FORM),
        prepare=word("mau.docx", body("<w:p>")),
    ),
)
