"""Reports in tables: rows, columns, merged headings, sheets; and columns and rows of other things."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from random import Random
from typing import Final

from tests.reading_campaign.page import ABOVE, LEFT, Page, Sheet
from tests.reading_campaign.truth import STOCKS_AND_FLOWS, SYMBOLS, Cell, chance
from tests.reading_campaign.words import HOW_PEOPLE_WRITE, Words


@dataclass(frozen=True)
class Row:
    """A row: its names, and what it counts; where that is no line of work, its numbers."""

    names: tuple[str, ...]
    line: str = ""
    cell: Cell | None = None
    numbers: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Column:
    """A column: its headings from the top down, and what it holds in a row."""

    heads: tuple[str, ...]
    fill: Callable[[Row], str]
    ordinal: str = ""


class Tables:
    """Writes a report's tables."""

    def __init__(self, random: Random, page: Page, words: Words) -> None:
        self.random, self.page, self.words = random, page, words
        self.numbered = chance(random, 0.3)
        self.index_row = chance(random, 0.3)
        self.formula = random.choice(("{n}={sum}", "({n}={sum})", "({n})=({signed})", "{sum}"))
        self.other_columns = chance(random, 0.35)
        self.other_rows = chance(random, 0.2)

    # ---- pieces ------------------------------------------------------------------------------

    def strange(self) -> dict[str, int]:
        """Numbers of something else that agree with each other."""
        opening, added, removed = (
            self.random.randint(31, 60),
            self.random.randint(2, 30),
            self.random.randint(2, 30),
        )
        handled = opening + added
        return {
            "opening": opening, "added": added, "removed": removed, "current": handled - removed, "handled": handled,
        }  # fmt: skip

    def held(self, row: Row, measure: str) -> str:
        """What a row holds of a measure."""
        return (
            self.page.figure(row.line, measure, row.cell)
            if row.line
            else self.strangely(row, measure)
        )

    def strangely(self, row: Row, measure: str) -> str:
        """A row's number of something else."""
        return str(row.numbers[measure])

    def of_line(self, line: str, measure: str, row: Row) -> str:
        """What a row holds in a column of a line of work and a measure."""
        return self.page.figure(line, measure, row.cell)

    def measured_by_row(self, line: str, row: Row) -> str:
        """What a row that names a measure holds in a column of a line of work."""
        return self.page.figure(line, row.line)

    def of_a_part(self, line: str, part: int, row: Row) -> str:
        """The flow of a part of the period in a row that names a measure."""
        return str(self.page.truth.count(line, row.line, part=part))

    def measures(self, line: str | None, handled: bool = False) -> list[Column]:
        """A column for each measure."""
        chosen = [*STOCKS_AND_FLOWS[:2], *(["handled"] if handled else []), *STOCKS_AND_FLOWS[2:]]
        sums = {"handled": "1+2", "current": "3-4" if handled else "1+2-3"}
        return [
            Column(
                (self.words.column(line, one),),
                partial(self.held, measure=one),
                self.marked(number, sums.get(one, "") if chance(self.random, 0.7) else ""),
            )
            for number, one in enumerate(chosen, start=1)
        ]

    def marked(self, number: int, summed: str) -> str:
        """How a column is numbered, with what it comes to where that is said."""
        signed = summed.replace("+", ")+(").replace("-", ")-(")
        return self.formula.format(n=number, sum=summed, signed=signed) if summed else str(number)

    def others(self) -> list[Column]:
        """A column of something else, now and then."""
        if not self.other_columns:
            return []
        kind = self.random.choice(sorted(HOW_PEOPLE_WRITE["columns"]))
        self.page.near.add(kind)
        head = self.random.choice(HOW_PEOPLE_WRITE["columns"][kind])
        span = self.page.truth.span
        said = head.format(
            Before=span.before[0].upper() + span.before[1:], year=span.name, after=span.after
        )
        by_team = {team: self.random.randint(2, 60) for team in self.page.truth.teams}

        def fill(row: Row) -> str:
            team = (row.cell or {}).get("unit", "")
            whole = (
                sum(by_team.values()) if self.page.section != "*" else self.random.randint(2, 60)
            )
            return str(by_team.get(team, whole))

        return [Column((said,), fill)]

    def stranger(self) -> list[Row]:
        """A row of another register, now and then."""
        if not self.other_rows:
            return []
        self.page.near.add("other register")
        return [
            Row(
                (self.random.choice(HOW_PEOPLE_WRITE["rows"]["other register"]),),
                numbers=self.strange(),
            )
        ]

    def write(self, heads: Sequence[str], columns: list[Column], rows: list[Row]) -> None:
        """The table: names of the rows under ``heads``, then the columns."""
        if self.numbered:
            heads = (self.words.pick("TT", "STT"), *heads)
            rows = [
                replace(row, names=(str(at), *row.names)) for at, row in enumerate(rows, start=1)
            ]
        every = [Column((head,), str) for head in heads] + columns
        depth = max(len(column.heads) for column in every)
        table = [
            [self._head(every, level, at) for at in range(len(every))] for level in range(depth)
        ]
        if self.index_row:
            marks = [column.ordinal or str(at) for at, column in enumerate(columns, start=1)]
            table.append([*("ABC"[: len(heads)]), *marks])
        above: tuple[str, ...] = ()
        for row in rows:
            first = (
                ABOVE if above and row.names[0] == above[0] and len(row.names) > 1 else row.names[0]
            )
            table.append([first, *row.names[1:], *(column.fill(row) for column in columns)])
            above = row.names
        self.page.table(table)

    @staticmethod
    def _head(columns: list[Column], level: int, at: int) -> str:
        heads = columns[at].heads
        if level >= len(heads):
            return ABOVE
        beside = columns[at - 1].heads if at else ()
        merged = level < len(heads) - 1 and beside[: level + 1] == heads[: level + 1]
        return LEFT if merged else heads[level]

    def line_rows(self, lines: Sequence[str], cell: Cell | None = None) -> list[Row]:
        """A row for each line of work."""
        return [Row((self.words.of_line(line, "row"),), line, cell) for line in lines]

    def team_rows(self, line: str) -> list[Row]:
        """A row for each team, and their sum."""
        whole = self.words.pick("Tổng cộng", "Cộng", "Tổng số", "Toàn đơn vị")
        rows = [Row((team,), line, {"unit": team}) for team in self.page.truth.teams]
        return (
            [*rows, Row((whole,), line)]
            if chance(self.random, 0.8)
            else [Row((whole,), line), *rows]
        )

    def title(self, line: str) -> None:
        """What stands over a table of one line of work."""
        self.page.begin(line)
        name = self.words.of_line(line, "heading")
        number = self.random.randint(1, 3)
        form = self.words.pick(
            "Biểu {n}. {name}", "{n}. {name}", "Bảng thống kê {low}", "Phụ lục {n}: {name}"
        )
        self.page.say(
            form.format(n=number, name=name, low=name[0].lower() + name[1:]), heading=True
        )

    # ---- layouts -----------------------------------------------------------------------------

    def lines_by_measures(self, lines: list[str]) -> None:
        """A row a line of work, a column a measure."""
        self.page.begin("*")
        columns = [*self.measures(None, chance(self.random, 0.2)), *self.others()]
        rows = self.line_rows(lines)
        where = self.random.randint(0, len(rows))
        self.write(
            (self.words.pick("Mảng công tác", "Nội dung", "Loại hồ sơ"),),
            columns,
            [*rows[:where], *self.stranger(), *rows[where:]],
        )

    def measures_by_lines(self, lines: list[str]) -> None:
        """A row a measure, a column a line of work."""
        self.page.begin("*")
        names = {measure: self.words.column(None, measure) for measure in STOCKS_AND_FLOWS}
        columns = [
            Column(
                (self.words.of_line(line, "row"),),
                partial(self.measured_by_row, line),
            )
            for line in lines
        ]
        self.index_row = False
        self.write(
            (self.words.pick("Chỉ số", "Nội dung"),),
            columns,
            [Row((names[one],), one) for one in STOCKS_AND_FLOWS],
        )

    def symbols(self, lines: list[str]) -> None:
        """Rows of a line of work and of its symbols below it."""
        self.page.begin("*")
        two = chance(self.random, 0.5)
        rows: list[Row] = []
        for line in lines:
            name, values = (
                self.words.of_line(line, "row"),
                self.page.truth.values(line, "symbol") if line in SYMBOLS else [],
            )
            whole = self.words.pick("Cộng", "Tổng số")
            if two:
                rows += [Row((name, value), line, {"symbol": value}) for value in values]
                rows.append(Row((name, whole if values else ""), line))
            else:
                rows.append(Row((name,), line))
                rows += [Row((f"- {value}",), line, {"symbol": value}) for value in values]
        heads = ("Mảng công tác", "Ký hiệu") if two else ("Mảng công tác",)
        self.numbered = False
        self.write(heads, [*self.measures(None), *self.others()], rows)

    def teams(self, lines: list[str]) -> None:
        """A table for each line of work, a row a team."""
        for line in lines:
            self.title(line)
            self.write(("Đơn vị",), [*self.measures(line), *self.others()], self.team_rows(line))

    def lines_over_measures(self, lines: list[str]) -> None:
        """A row a team; the name of a line of work is merged over its measures."""
        self.page.begin("*")
        chosen = self.random.choice(
            (STOCKS_AND_FLOWS, STOCKS_AND_FLOWS, ("added", "removed", "current"))
        )
        named = {line: self.words.of_line(line, "row") for line in lines[:4]}
        columns = [
            Column(
                (name, self.words.column(None, one)),
                partial(self.of_line, line, one),
            )
            for line, name in named.items()
            for one in chosen
        ]
        self.write(("Đơn vị",), columns, self.team_rows("*"))

    def carried_over(self, lines: list[str]) -> None:
        """A row a team, with the sum of a page and the same sum carried to the next."""
        line = lines[0]
        self.title(line)
        teams = self.page.truth.teams
        cut = self.random.randint(1, len(teams) - 1)
        sums = {
            one: sum(self.page.truth.count(line, one, {"unit": team}) for team in teams[:cut])
            for one in STOCKS_AND_FLOWS
        }
        rows = sorted(self.team_rows(line), key=lambda row: row.cell is None)
        self.numbered = False
        pages = [
            Row((name,), numbers=sums)
            for name in (
                self.words.pick("Cộng trang 1", "Cộng trang"),
                self.words.pick("Mang sang", "Trang trước mang sang"),
            )
        ]
        self.page.near.add("carried over")
        self.write(("Đơn vị",), self.measures(line), [*rows[:cut], *pages, *rows[cut:]])

    def years(self, lines: list[str]) -> None:
        """Two years side by side, above the measures or below them."""
        self.page.begin("*")
        self.page.near.add("last year")
        span, years_above = self.page.truth.span, chance(self.random, 0.5)
        years = [(span.before, False), (span.name, True)]
        pairs = (
            [(year, one) for year in years for one in STOCKS_AND_FLOWS]
            if years_above
            else [(year, one) for one in STOCKS_AND_FLOWS for year in years]
        )
        named = {one: self.words.column(None, one) for one in STOCKS_AND_FLOWS}
        columns = []
        for (name, own), one in pairs:
            heads = (name[0].upper() + name[1:], named[one])
            fill = self.held if own else self.strangely
            columns.append(
                Column(heads if years_above else heads[::-1], partial(fill, measure=one))
            )
        rows = [replace(row, numbers=self.strange()) for row in self.line_rows(lines)]
        self.write(("Mảng công tác",), columns, rows)

    def parts_of_the_period(self, lines: list[str]) -> None:
        """The flows of each month or quarter side by side, and their sum."""
        truth = self.page.truth
        for line in lines[:2]:
            self.title(line)
            self.page.near.add("parts of the period")
            columns = [
                Column((name,), partial(self.of_a_part, line, part))
                for part, name in enumerate(truth.span.parts, start=1)
            ]
            whole = self.words.pick("Cộng", "Tổng cộng", "Cả kỳ")
            every = "+".join(map(str, range(1, len(columns) + 1)))
            ordinal = self.marked(len(columns) + 1, every)
            columns.append(Column((whole,), partial(self.measured_by_row, line), ordinal))
            rows = [Row((self.words.column(line, one),), one) for one in ("added", "removed")]
            self.write((self.words.pick("Nội dung", "Chỉ số"),), columns, rows)

    def sheet_per_team(self, lines: list[str]) -> None:
        """A sheet for each team, named after it."""
        for team in self.page.truth.teams:
            self.page.blocks.append(Sheet(team))
            self.page.begin(team)
            self.write(
                ("Mảng công tác",),
                [*self.measures(None), *self.others()],
                self.line_rows(lines, {"unit": team}),
            )

    def sheet_per_line(self, lines: list[str]) -> None:
        """A sheet for each line of work, named after it; its rows are teams."""
        for line in lines:
            self.page.blocks.append(Sheet(self.words.of_line(line, "row")))
            self.page.begin(line)
            self.write(("Đơn vị",), [*self.measures(line), *self.others()], self.team_rows(line))


IN_PARTS: Final = "table: months or quarters"
LAYOUTS: Final[dict[str, tuple[Callable[[Tables, list[str]], None], tuple[str, ...]]]] = {
    "table: lines by measures": (Tables.lines_by_measures, ("docx", "xlsx", "txt")),
    "table: measures by lines": (Tables.measures_by_lines, ("docx", "xlsx", "txt")),
    "table: symbols as rows": (Tables.symbols, ("docx", "xlsx")),
    "table: teams as rows": (Tables.teams, ("docx", "docx", "txt")),
    "table: lines over measures": (Tables.lines_over_measures, ("docx", "xlsx")),
    "table: carried over": (Tables.carried_over, ("docx", "xlsx")),
    "table: two years": (Tables.years, ("docx", "xlsx")),
    IN_PARTS: (Tables.parts_of_the_period, ("docx", "xlsx")),
    "table: a sheet a team": (Tables.sheet_per_team, ("xlsx",)),
    "table: a sheet a line": (Tables.sheet_per_line, ("xlsx",)),
}
"""Every layout, and in which kinds of document people have it."""
