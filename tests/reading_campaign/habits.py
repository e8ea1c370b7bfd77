"""How a person types: numbers, blanks, spaces, letters."""

from __future__ import annotations

import re
import unicodedata
from random import Random

from tests.reading_campaign.page import MARK, Page, Stated
from tests.reading_campaign.truth import chance

LETTERS = {"0": "O", "1": "l"}


class Habits:
    """One person's typing, the same throughout a report."""

    def __init__(self, random: Random, page: Page) -> None:
        self._random, self._page = random, page
        self._padded = chance(random, 0.8)
        self._points = chance(random, 0.8)
        self._zero = random.choice(("0", "0", "00", "0" if self._padded else "00"))
        self._word_for_none = chance(random, 0.15)
        self._ways = [
            way
            for way in (_wide, _tight, _decomposed, _hard_spaces, _other_letters, _dashes)
            if chance(random, 0.12)
        ]
        self.letter = chance(random, 0.04)

    def typed(self, text: str) -> str:
        """A text with its figures filled in."""
        whole = MARK.sub(lambda mark: self._number(mark, text), text)
        for way in self._ways:
            whole = way(self._random, whole)
        return whole

    def cell(self, text: str) -> str:
        """A cell of a table; a figure not stated is an empty one."""
        filled = MARK.sub(lambda mark: self._digits(self._page.stated[int(mark[1])]), text)
        return unicodedata.normalize("NFD", filled) if _decomposed in self._ways else filled

    def _number(self, mark: re.Match[str], text: str) -> str:
        one = self._page.stated[int(mark[1])]
        if one.value is None:
            return self._random.choice(("……", "...", "…..", "........"))
        closed = text[: mark.start()].endswith(": ") and text[mark.end() :].lstrip()[:1] in (
            "",
            ";",
            ".",
        )
        if one.value == 0 and closed and self._word_for_none:
            return "Không" if "; " not in text else "không"
        digits = self._digits(one)
        if self.letter and len(digits) > 1 and digits[-1] in LETTERS:
            self.letter, one.optional = False, True
            one.near.add("letter for a digit")
            return digits[:-1] + LETTERS[digits[-1]]
        return digits

    def _digits(self, one: Stated) -> str:
        if one.value is None:
            return ""
        if one.value == 0:
            return self._zero
        if one.value >= 1000:
            return f"{one.value:,}".replace(",", "." if self._points else "")
        return f"{one.value:02}" if self._padded else str(one.value)


def _wide(random: Random, text: str) -> str:
    """Two spaces here and there; three fields set apart by them could be taken for a table."""
    places = [found.start() for found in re.finditer(" ", text)]
    at = random.choice(places) if places else 0
    return f"{text[:at]} {text[at:]}" if at else text


def _tight(_: Random, text: str) -> str:
    return re.sub(r"([:;,]) (?=[\d\w])", r"\1", text) if "…" not in text else text


def _decomposed(_: Random, text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _hard_spaces(random: Random, text: str) -> str:
    return re.sub(r"(?<=\d) ", lambda _: random.choice("\u00a0 "), text)


def _other_letters(_: Random, text: str) -> str:
    return text.replace("kỳ", "kì").replace("Kỳ", "Kì").replace("lý", "lí").replace("Lý", "Lí")


def _dashes(_: Random, text: str) -> str:
    return re.sub(r"^- ", "– ", text)
