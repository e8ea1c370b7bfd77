"""A form's file from the disk: its text, and the form it means."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from projections.documents.lines.data_file import read_data_file
from projections.inspection.forms.checking import CheckedForm, check_form
from projections.inspection.forms.refusals import FormNotRight, FormTooLarge
from projections.inspection.reading.lexicon.form import Form


@dataclass(frozen=True)
class FormFile:
    """A file that was looked at; ``sha256`` of its bytes, in hex."""

    path: Path
    sha256: str
    checked: CheckedForm

    def form(self) -> Form:
        """The form to read reports by. Raises FormNotRight."""
        if self.checked.form is None:
            raise FormNotRight(file=self.path, count=len(self.checked.faults))
        return self.checked.form


def read_form_file(path: Path) -> FormFile:
    """Read a form's file and look at it.

    Letters are put together, as the reader of reports does. Raises FileUnreadable, NotAPlainFile,
    FormTooLarge, TextNotUnicode.
    """
    found = read_data_file(path, FormTooLarge)
    return FormFile(path, found.sha256, check_form(found.text))
