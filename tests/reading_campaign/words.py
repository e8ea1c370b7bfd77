"""Which words a report uses: drawn from ``wording.toml`` and from the reader's own lexicon."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final

from tests.reading_campaign.page import Page
from tests.reading_campaign.truth import CLOSINGS, Cell, chance
from tests.sources import ROOT

HOW_PEOPLE_WRITE: Final[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "wording.toml").read_text("utf-8")
)
ODD, OF_THE_LEXICON = "odd word", "word of the lexicon"
_A_YEAR: Final = 360
_CLOSES_IN_TWO_WAYS = "thanh loại"


@cache
def lexicon_measures() -> dict[str, tuple[str, ...]]:
    """The words that alone say a measure, from whatever file the reader has them."""
    found: dict[str, set[str]] = {}
    for path in (ROOT / "projections" / "inspection").rglob("*.toml"):
        for measure, senses in tomllib.loads(path.read_text("utf-8")).get("measures", {}).items():
            found.setdefault(measure, set()).update(senses.get("strong", ()))
    return {measure: tuple(sorted(words)) for measure, words in found.items()}


def small(text: str) -> str:
    """The text with a small first letter, but for abbreviations."""
    return text if text[1:2].isupper() else text[0].lower() + text[1:]


class Words:
    """The words of one report. Some writers keep to a word, some reach for odd ones."""

    def __init__(self, random: Random, page: Page) -> None:
        self._random = random
        self._page = page
        self._odd = random.choice((0.0, 0.0, 0.0, 0.15))
        self._lexicon = random.choice((0.0, 0.0, 0.0, 0.5))
        self._kept: dict[tuple[str, ...], str] = {}

    def pick(self, *choices: str) -> str:
        """One of the choices, the same one throughout a report more often than not."""
        if choices not in self._kept or chance(self._random, 0.2):
            self._kept[choices] = self._random.choice(choices)
        return self._kept[choices]

    def of_line(self, line: str, what: str) -> str:
        """How a line of work is called as ``heading``, ``topic``, ``short``, ``row`` or ``noun``."""
        return self.pick(*HOW_PEOPLE_WRITE["lines"][line][what])

    def label(self, line: str, measure: str) -> str:
        """A measure before its number."""
        senses = HOW_PEOPLE_WRITE["measures"][measure]
        if self._page.truth.transfers(line) and "neutral" in senses:
            return self.pick(*senses["neutral"])
        if chance(self._random, self._odd):
            self._page.near.add(ODD)
            return self.pick(*senses["odd"])
        if chance(self._random, self._lexicon) and (known := self._known(line, measure)):
            self._page.near.add(OF_THE_LEXICON)
            word = self._random.choice(known)
            return word[0].upper() + word[1:]
        own = HOW_PEOPLE_WRITE["lines"][line].get(measure, [])
        return self.pick(*senses["label"], *own, *own)

    def _known(self, line: str, measure: str) -> list[str]:
        """The lexicon's words that mean the measure in a report of these days and of this line."""
        of_a_year = (self._page.truth.span.end - self._page.truth.span.start).days > _A_YEAR
        return [
            word
            for word in lexicon_measures().get(measure, ())
            if (of_a_year or "năm" not in word)
            and not (line == "HN" and _CLOSES_IN_TWO_WAYS in word)
        ]

    def verb(self, line: str, measure: str) -> str:
        """A measure within a sentence, before a number and what is counted."""
        senses = HOW_PEOPLE_WRITE["measures"][measure]
        if self._page.truth.transfers(line) and "neutral" in senses:
            return self.pick(*senses["neutral"]).lower()
        own = [word.lower() for word in HOW_PEOPLE_WRITE["lines"][line].get(measure, [])]
        return self.pick(*senses["verb"], *own, *own)

    def column(self, line: str | None, measure: str) -> str:
        """A measure as the heading of a column, of a table of one line of work or of several."""
        senses = HOW_PEOPLE_WRITE["measures"][measure]
        moved = line is None or self._page.truth.transfers(line)
        if moved and "neutral" in senses:
            return self.pick(*senses["neutral"])
        own = HOW_PEOPLE_WRITE["lines"][line].get(measure, []) if line else []
        return self.pick(*senses["column"], *own)

    def short(self, measure: str) -> str:
        """A measure in a message."""
        return self.pick(*HOW_PEOPLE_WRITE["measures"][measure]["short"])

    def value(self, line: str, dimension: str, value: str) -> str:
        """What a value of a dimension is called."""
        if dimension == "unit":
            return value
        own = {"symbol": "symbols", "closing": "closings"}.get(dimension)
        if own:
            return self.pick(*HOW_PEOPLE_WRITE["lines"][line][own][value])
        return self.pick(*HOW_PEOPLE_WRITE["values"][dimension][value])

    def parts(
        self, line: str, measure: str, dimension: str, cell: Cell | None = None
    ) -> list[tuple[str, str]]:
        """The parts of a total, each with its name and its figure; none where the total is 0."""
        page, within = self._page, dict(cell or {})
        if not page.truth.count(line, measure, within):
            return []
        values = (
            list(CLOSINGS[line]) if dimension == "closing" else
            [{"added": "opened", "removed": "closed"}[measure], "transferred"]
            if dimension == "movement"
            else page.truth.values(line, dimension)
        )  # fmt: skip
        cells = [(value, within | {dimension: value}) for value in values]
        if chance(self._random, 0.5):
            cells = [(value, one) for value, one in cells if page.truth.count(line, measure, one)]
        return [
            (self._named(line, measure, dimension, value), page.figure(line, measure, one))
            for value, one in cells
        ]

    def _named(self, line: str, measure: str, dimension: str, value: str) -> str:
        if (dimension, value) == ("movement", "transferred"):
            return "nhận chuyển giao" if measure == "added" else "chuyển giao"
        return self.value(line, dimension, value)
