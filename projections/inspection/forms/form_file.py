"""A form's file from the disk: its text, and the form it means."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from projections.documents.lines.refusals import TextNotUnicode
from projections.documents.package.plain_file import read_plain_file
from projections.inspection.forms.checking import CheckedForm, check_form
from projections.inspection.forms.refusals import FormNotRight, FormTooLarge
from projections.inspection.reading.form import Form

MAX_FORM_BYTES: Final = 1 << 20
"""Forty times the form that is built in."""


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
    content = read_plain_file(path, MAX_FORM_BYTES)
    if len(content) > MAX_FORM_BYTES:
        raise FormTooLarge(file=path.name, limit_kb=MAX_FORM_BYTES >> 10)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        raise TextNotUnicode(file=path.name, position=broken.start) from broken
    composed = unicodedata.normalize("NFC", text).replace("\r\n", "\n")
    return FormFile(path, hashlib.sha256(content).hexdigest(), check_form(composed))
