"""The lines of a report's title."""

from __future__ import annotations

import re
from typing import Final

from projections.inspection.reading.frames.holders import begins
from projections.inspection.reading.frames.sections import Section
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lines.bullets import Bullet
from projections.inspection.reading.lines.tokens import tokens

_TITLE_LINES: Final = 4
_TITLE_WORDS: Final = 30
_SUBJECT: Final = re.compile(r"(?:chủ đề|tiêu đề|subject|v/v|về việc)(?!\w)", re.IGNORECASE)
"""What a letter's line about its subject begins with."""


class TitleLines:
    """Tells the lines of a report's title: the one that begins with a title's word and the short
    ones right below it.
    """

    def __init__(self, form: Form) -> None:
        self._form = form
        self._seen = 0
        self._left = -1
        self._part = ""

    def take(self, text: str, start: Bullet, section: Section) -> bool:
        """Whether the next line belongs to the title.

        A line with a count, a bullet or a section's name ends it.
        """
        found = tokens(text, self._form)
        self._seen += 1
        early = self._left < 0 and self._seen <= 2 * self._form.letterhead.max_lines
        if early and (begins(text, self._form.letterhead.titles) or _SUBJECT.match(text)):
            self._left, self._part = _TITLE_LINES, section.part
        counts = any(one.kind in ("number", "dots") for one in found)
        if start.kind or section.part != self._part or counts or len(text.split()) > _TITLE_WORDS:
            self._left = min(self._left, 0)
        titled = self._left > 0
        self._left -= titled
        return titled
