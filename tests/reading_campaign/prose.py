"""Reports in sentences and lists: ways to lay out the same statistics line by line."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from random import Random
from typing import Final

from tests.reading_campaign.page import Page
from tests.reading_campaign.truth import CLOSINGS, STOCKS_AND_FLOWS, SYMBOLS, Cell, chance
from tests.reading_campaign.words import HOW_PEOPLE_WRITE, Words, small

ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


class Prose:
    """Writes a report's sections. A person keeps his bullets and his order throughout."""

    def __init__(self, random: Random, page: Page, words: Words) -> None:
        self.random, self.page, self.words = random, page, words
        self.bullet = random.choice(("- ", "- ", "+ ", "* ", "• ", ""))
        self.lower = "+ " if self.bullet != "+ " else "* "
        self.heads = random.choice(("{n}. ", "{n}. ", "{n}) ", "{n}/ ", "2.{n}. ", "{r}. "))
        self.colon = random.choice((": ", ": ", " "))
        self._numbers = count(1)

    # ---- pieces ------------------------------------------------------------------------------

    def begin(self, line: str) -> None:
        """Start a section of a line of work."""
        self.page.begin(line)

    def heading(self, line: str, text: str = "") -> str:
        """The numbered heading of a section."""
        number = next(self._numbers)
        head = self.heads.format(n=number, r=ROMAN[(number - 1) % 10])
        text = text or self.words.of_line(line, "heading")
        return head + (text.upper() if self.heads.startswith("{r}") else text)

    def statement(self, line: str, measure: str, cell: Cell | None = None) -> str:
        """``Bổ sung mới: 05 đối tượng``."""
        noun = self.random.choice(("", f" {self.words.of_line(line, 'noun')}"))
        if not cell and chance(self.random, 0.4):
            word = self.words.verb(line, measure)
            noun = f" {self.words.of_line(line, 'noun')}"
            return f"{word[0].upper()}{word[1:]} {self.page.figure(line, measure)}{noun}"
        return f"{self.words.label(line, measure)}{self.colon}{self.page.figure(line, measure, cell)}{noun}"

    def movement(self, line: str, cell: Cell | None = None, joined: str = "; ") -> str:
        """All four measures in one line."""
        said = [self.statement(line, measure, cell) for measure in STOCKS_AND_FLOWS]
        return joined.join([said[0], *map(small, said[1:])])

    def dimension(self, line: str, measure: str) -> str:
        """By what a total may be parted."""
        choices = ["symbol"] if line in SYMBOLS else ["class", "list"] if line == "ST" else []
        moved = self.page.truth.transfers(line)
        if measure in ("added", "removed") and moved:
            choices = ["movement"]
        elif measure == "removed" and line in CLOSINGS:
            choices += ["closing"]
        return self.random.choice(choices) if choices else ""

    def listed(self, line: str, measure: str, cell: Cell | None = None) -> str:
        """The parts of a total on its own line: behind ``gồm`` or in brackets; or nothing."""
        dimension = self.dimension(line, measure)
        named = self.words.parts(line, measure, dimension, cell) if dimension else []
        if not named:
            return ""
        if dimension == "closing" and chance(self.random, 0.5):
            return "; lý do: " + ", ".join(f"{name} {mark}" for name, mark in named)
        form = self.random.choice(("counts", "labels", "bracket"))
        if form == "counts" and dimension in ("symbol", "class", "list"):
            return f", {self.all_of()}: " + ", ".join(f"{mark} {name}" for name, mark in named)
        pairs = f"{self.random.choice(', ;')} ".replace("  ", ", ").join(
            f"{name}: {mark}" for name, mark in named
        )
        return f" ({pairs})" if form == "bracket" else f", {self.all_of()}: {pairs}"

    def all_of(self) -> str:
        """What says that the parts are all there are."""
        return self.words.pick(*HOW_PEOPLE_WRITE["parts"]["all"])

    def divided(self, line: str) -> None:
        """Lines below the current figure that part it."""
        choices = ["level", "unit"] + (["symbol"] if line in SYMBOLS else [])
        dimension = self.random.choice(choices)
        named = self.words.parts(line, "current", dimension)
        if not named:
            return
        if chance(self.random, 0.5):
            dividing = HOW_PEOPLE_WRITE["parts"]["dividing"][dimension]
            pairs = "; ".join(f"{name}: {mark}" for name, mark in named)
            self.page.say(f"{self.bullet}{dividing}: {pairs}.", below=True)
            return
        for name, mark in named:
            self.page.say(f"{self.lower}{name[0].upper()}{name[1:]}: {mark}", below=True)

    # ---- layouts -----------------------------------------------------------------------------

    def list_of_measures(self, line: str) -> None:
        """A heading, a bullet a measure, the current figure parted below."""
        self.begin(line)
        self.page.say(self.heading(line), heading=True)
        end = self.random.choice((".", ";", ""))
        for measure in STOCKS_AND_FLOWS:
            parts = self.listed(line, measure) if chance(self.random, 0.4) else ""
            self.page.say(f"{self.bullet}{self.statement(line, measure)}{parts}{end}")
        if chance(self.random, 0.4):
            self.divided(line)

    def one_line(self, line: str) -> None:
        """All of a line of work behind its heading."""
        self.begin(line)
        self.page.say(f"{self.heading(line)}: {self.movement(line)}.")

    def nested(self, line: str) -> None:
        """Headings of two levels over the figures and over what parts them."""
        self.begin(line)
        self.page.say(self.heading(line), heading=True)
        first, second = self.random.choice((("a) ", "b) "), ("- ", "- ")))
        self.page.say(
            f"{first}{self.random.choice(('Số lượng', 'Tình hình biến động'))}:", heading=True
        )
        for measure in STOCKS_AND_FLOWS:
            self.page.say(f"+ {self.statement(line, measure)}{self.listed(line, measure)}")
        dimension = self.random.choice(("unit", "level"))
        if named := self.words.parts(line, "current", dimension):
            dividing = HOW_PEOPLE_WRITE["parts"]["dividing"][dimension]
            self.page.say(f"{second}{dividing} (số hiện có):", below=True, heading=True)
            for name, mark in named:
                self.page.say(f"+ {name}: {mark}", below=True)

    def by_cells(self, line: str) -> None:
        """A line of all, then one for each class, symbol or list."""
        own = ("symbol",) if line in SYMBOLS else ("class", "list") if line == "ST" else ()
        dimension = self.random.choice((*own, "level"))
        self.begin(line)
        self.page.say(self.heading(line), heading=True)
        self.page.say(f"{self.bullet}{self.movement(line)}.")
        for value in self.page.truth.values(line, dimension):
            name = self.words.value(line, dimension, value)
            said = self.movement(line, {dimension: value}, self.random.choice((", ", "; ")))
            self.page.say(f"{self.lower}{name[0].upper()}{name[1:]}: {said}", below=True)

    def two_years(self, line: str) -> None:
        """A heading for each of two years; the other one's figures are none of this report's."""
        self.begin(line)
        self.page.near.add("last year")
        number, span = next(self._numbers), self.page.truth.span
        self.page.say(f"{number}. {self.words.of_line(line, 'heading')}", heading=True)
        form = self.words.pick("{n}. {name}", "{n}. Kết quả {small}", "{n}. Số liệu {small}")
        opening, added, removed = (self.random.randint(10, 30) for _ in range(3))
        years = [
            (
                span.before,
                f"Đầu kỳ {opening}, bổ sung {added}, giảm {removed // 3}, cuối kỳ {opening + added - removed // 3}",
            ),
            (span.name, self.movement(line)),
        ]
        if chance(self.random, 0.3):
            years.reverse()
        for at, (name, said) in enumerate(years, start=1):
            head = form.format(n=f"{number}.{at}", name=name[0].upper() + name[1:], small=name)
            self.page.say(head, below=True, heading=True)
            self.page.say(f"{self.bullet}{said}.", below=True)

    def teams_of_a_line(self, line: str) -> None:
        """Under the heading of a line of work, a line for each team and one for all."""
        self.begin(line)
        self.page.say(self.heading(line), heading=True)
        for team in self.page.truth.teams:
            self.page.say(f"{self.bullet}{team}: {self.movement(line, {'unit': team}, ', ')}.")
        whole = self.random.choice(("Toàn đơn vị", "Tổng cộng", "Cộng toàn đơn vị"))
        self.page.say(f"{self.bullet}{whole}: {self.movement(line, None, ', ')}.")

    def paragraph(self, line: str) -> None:
        """A sentence or two; all lines of work stand in one paragraph."""
        self.begin(line)
        page, words, noun = self.page, self.words, self.words.of_line(line, "noun")
        mark = {measure: page.figure(line, measure) for measure in STOCKS_AND_FLOWS}
        added, removed = (words.verb(line, measure) for measure in ("added", "removed"))
        first, last = (words.verb(line, measure) for measure in ("opening", "current"))
        split = self.random.choice((", ", ". "))
        last = last if split == ", " else last[0].upper() + last[1:]
        said = (
            f"{words.of_line(line, 'topic')}, {first} {mark['opening']} {noun}, {added} {mark['added']} {noun}, "
            f"{removed} {mark['removed']} {noun}{split}{last} {mark['current']} {noun}{self.listed(line, 'current')}."
        )
        page.say(said)

    def message(self, line: str) -> None:
        """A short message: ``ST: ĐK 64, tăng 9, giảm 5, CK 68``."""
        self.begin(line)
        pairs = [
            f"{self.words.short(one)} {self.page.figure(line, one)}" for one in STOCKS_AND_FLOWS
        ]
        parts = self.words.parts(line, "current", "symbol") if line in SYMBOLS else []
        listed = ", ".join(f"{name}: {mark}" for name, mark in parts)
        said = self.words.pick(", ", " - ", "; ").join(pairs) + (f" ({listed})" if listed else "")
        self.page.say(f"{self.bullet or '- '}{self.words.of_line(line, 'short')}: {said}")

    def current_first(self, line: str) -> None:
        """The current figure, its movements in brackets behind it."""
        self.begin(line)
        self.page.say(self.heading(line), heading=True)
        first = self.statement(line, "current")
        words = (small(self.words.label(line, one)) for one in STOCKS_AND_FLOWS[:3])
        pairs = (
            f"{word} {self.page.figure(line, one)}"
            for word, one in zip(words, STOCKS_AND_FLOWS, strict=False)
        )
        self.page.say(f"{self.bullet}{first} ({self.words.pick(', ', '; ').join(pairs)}).")

    def handled_first(self, line: str) -> None:
        """All there was and came, of which old and new, then what went and is left."""
        self.begin(line)
        self.page.say(self.heading(line), heading=True)
        mark = {one: self.page.figure(line, one) for one in (*STOCKS_AND_FLOWS, "handled")}
        noun = self.words.of_line(line, "noun")
        whole, gone = self.words.label(line, "handled"), self.words.verb(line, "removed")
        old, new = self.words.pick("cũ", "đầu kỳ"), self.words.pick("mới", "tăng mới")
        self.page.say(
            f"{self.bullet}{whole}: {mark['handled']} {noun} ({old} {mark['opening']}, {new} {mark['added']}); "
            f"{gone} {mark['removed']} {noun}; {self.words.verb(line, 'current')} {mark['current']} {noun}."
        )

    def cell_a_line(self, lines: list[str]) -> None:
        """A table as Word pastes it into a plain message: a cell a line."""
        self.page.begin("*")
        for head in ("Mảng công tác", *(self.words.column(None, one) for one in STOCKS_AND_FLOWS)):
            self.page.say(head, below=True)
        for line in lines:
            self.page.say(self.words.of_line(line, "row"), below=True)
            for measure in STOCKS_AND_FLOWS:
                self.page.say(self.page.figure(line, measure), below=True)

    def team_headings(self, lines: list[str]) -> None:
        """A heading for each team, and its lines of work below it."""
        for letter, team in zip("ABCDEFGH", self.page.truth.teams, strict=False):
            self.page.begin(team)
            self.page.say(f"{letter}. {team.upper()}", heading=True)
            for number, line in enumerate(lines, start=1):
                said = self.movement(line, {"unit": team}, ", ")
                self.page.say(
                    f"{number}. {self.words.of_line(line, 'heading')}: {said}.", below=True
                )


PER_LINE: Final[dict[str, Callable[[Prose, str], None]]] = {
    "list of measures": Prose.list_of_measures,
    "one line": Prose.one_line,
    "nested headings": Prose.nested,
    "lines by class, symbol or level": Prose.by_cells,
    "two years as headings": Prose.two_years,
    "teams below a line of work": Prose.teams_of_a_line,
    "one paragraph": Prose.paragraph,
    "message": Prose.message,
    "current first": Prose.current_first,
    "handled first": Prose.handled_first,
}
WHOLE: Final[dict[str, Callable[[Prose, list[str]], None]]] = {
    "a cell a line": Prose.cell_a_line,
    "teams as headings": Prose.team_headings,
}
