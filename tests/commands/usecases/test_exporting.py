"""A register that is written out, edited and read in again: only what somebody changed is new."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ledger.catalog.lines import Line, catalog
from projections.registers.reading.vocabulary import vocabulary
from tests.commands.console import Console
from tests.commands.filled import HEADINGS, filled, headings, offered
from tests.commands.world import HOME, SIZE

WITH_SOURCES = ("--with-sources", "--reason", "đối chiếu sổ")


def title(name: str) -> str:
    """The usual heading of a column."""
    return vocabulary().columns[name].title


def row_of(sheet: Worksheet, number: str) -> int:
    """The row of a file."""
    return next(row[0].row for row in sheet.iter_rows(min_row=HEADINGS) if row[0].value == number)


def put(sheet: Worksheet, number: str, **values: Any) -> None:
    """Write values into the row of a file, by the names of their columns."""
    columns, row = headings(sheet), row_of(sheet, number)
    for name, value in values.items():
        sheet.cell(row, columns[title(name)]).value = value


def edited(books: Console, edit: Callable[[Workbook], object], *words: str) -> None:
    """Write out the register, edit it by hand, and save it as ``y.xlsx``."""
    said = books("export", "register", "--output", "x.xlsx", "--force", *words)
    assert said.code == 0, said.shown
    book = load_workbook("x.xlsx")
    edit(book)
    book.save("y.xlsx")


def told(books: Console, *words: str) -> dict[str, Any]:
    """What an import of ``y.xlsx`` tells."""
    answer: dict[str, Any] = json.loads(books("import", "y.xlsx", "--format", "json", *words).out)
    return answer


@st.composite
def rows(draw: st.DrawFn, line: Line, lists: dict[str, list[str]], at: int) -> dict[str, Any]:
    """A row of a register with values that its lists offer, in a file that may be closed."""
    symbol = line.symbol(draw(st.sampled_from(lists[title("symbol")])))
    needed = {title(name) for name in (*line.required, *symbol.required)}
    without = {title(name) for name in symbol.without if name in vocabulary().columns}
    ends = {title("closing"), title("symbol"), title("unit"), title("officer")}
    row: dict[str, Any] = {
        name: draw(st.sampled_from(values))
        for name, values in lists.items()
        if name in needed or (name not in without | ends and draw(st.booleans()))
    }
    opened = date(2021, 1, 1) + timedelta(draw(st.integers(0, 1000)))
    row |= {title("symbol"): symbol.code, title("number"): f"{symbol.code}-9{at}/2024"}
    row |= {title("opened_on"): opened, title("unit"): "DKTMT", title("officer"): "CB02"}
    if draw(st.booleans()):
        row |= {title("basis_number"): f"{at}/QĐ", title("basis_date"): opened}
    if draw(st.booleans()):
        row |= {title("closing"): draw(st.sampled_from(lists[title("closing")]))}
        row |= {title("closed_on"): opened + timedelta(3)}
        row |= {title("archived_on"): opened + timedelta(4)} if draw(st.booleans()) else {}
    return row


@pytest.mark.uncounted
@settings(max_examples=3, deadline=None)
@given(data=st.data())
def test_what_is_filled_in_comes_back_as_it_was(
    data: st.DataObject,
    still_console: Console,
    recorded_world: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Filled in, read in, written out and read in again, nothing has changed."""
    folder = tmp_path_factory.mktemp("vong")
    shutil.copytree(recorded_world, folder / HOME)
    console = ("--ledger", folder / HOME)
    assert still_console(*console, "template", "register", "--output", folder / "t.xlsx").code == 0
    book = load_workbook(folder / "t.xlsx")
    written = 0
    for line in catalog().lines:
        lists = offered(book, book[line.name])
        one = [data.draw(rows(line, lists, at)) for at in range(data.draw(st.integers(0, 3)))]
        filled(book[line.name], *one)
        written += len(one)
    book.save(folder / "f.xlsx")
    said = still_console(*console, "import", folder / "f.xlsx", "--format", "json")
    assert written == sum(json.loads(said.out)["opened"].values()), said.shown
    words = ("export", "register", "--closed", "--output", folder / "x.xlsx", *WITH_SOURCES)
    assert still_console(*console, *words).code == 0
    again = still_console(*console, "import", folder / "x.xlsx", "--format", "json")
    answer = json.loads(again.out)
    keys = ("opened", "closed", "changed", "refused_rows", "bad_cells", "recorded_since")
    assert [{}, {}, [], [], [], []] == [answer[key] for key in keys], again.shown
    assert written + 9 == sum(answer["unchanged"].values())


def change_four(book: Workbook) -> None:
    """A class, an officer and the unit, the end of a file; and one more file."""
    sheet = book["Sưu tra"]
    put(sheet, "ST-101/2024", **{"class": "A", "changed_on": date(2024, 9, 1)})
    put(sheet, "ST-102/2024", unit="DHS", officer="CB03")
    closed = {"closed_on": date(2024, 10, 1), "closing": "Thanh loại"}
    put(sheet, "ST-103/2024", **closed)
    last = sheet.max_row + 1
    columns = headings(sheet)
    new: dict[str, Any] = {"number": "ST-199/2024", "class": "A", "list": "I", "officer": "CB03"}
    for name, value in (new | {"unit": "DHS", "opened_on": date(2024, 10, 2)}).items():
        sheet.cell(last, columns[title(name)]).value = value


def test_only_what_changed_is_recorded(books: Console) -> None:
    """As changes, from the day that is said, else from today; the rest is left as it is."""
    edited(books, change_four)
    tried = books("--lang", "en", "import", "y.xlsx", "--dry-run")
    assert "+1 ~3 =3" in tried.out
    assert "“Sưu tra” row 4, ST-101/2024: class B → A" in tried.out
    assert 0 == books("import", "y.xlsx").code
    log = json.loads(books("log", "--format", "json").out)
    fresh = {(one["record"], one["kind"], one["effective_on"]) for one in log}
    assert fresh >= {
        ("ST:ST-101/2024", "record.changed", "2024-09-01"),
        ("ST:ST-102/2024", "record.transferred", "2024-10-20"),
        ("ST:ST-103/2024", "record.closed", "2024-10-01"),
        ("ST:ST-199/2024", "record.opened", "2024-10-02"),
    }
    again = told(books)
    assert [[], {}, 7] == [again["changed"], again["opened"], sum(again["unchanged"].values())]


def test_what_was_taken_back_may_be_imported_again(books: Console) -> None:
    """An import that was undone left nothing behind by which a row would be out of date."""
    edited(books, change_four)
    first = told(books)
    assert 0 == books("undo", "--reason", "nhầm").code
    again = told(books)
    assert [] == again["refused_rows"]
    names = ("opened", "changed", "closed", "unchanged", "recorded_since")
    assert [first[name] for name in names] == [again[name] for name in names]


def test_refused_rows_come_back_as_rows_of_an_export(books: Console) -> None:
    """Mended, they are held against the books as the export was, and their columns are known."""

    def spoil(book: Workbook) -> None:
        put(book["Sưu tra"], "ST-101/2024", **{"class": "Z", "changed_on": date(2024, 9, 1)})

    edited(books, spoil)
    assert 3 == books("import", "y.xlsx", "--errors", "z.xlsx").code
    book = load_workbook("z.xlsx")
    put(book["Sưu tra"], "ST-101/2024", **{"class": "A"})
    book.save("y.xlsx")
    tried = books("import", "y.xlsx", "--dry-run")
    assert (0, True) == (tried.code, "+0 ~1 =0" in tried.out), tried.shown
    assert "không nhận ra cột" not in tried.err
    assert [("ST-101/2024", "A")] == [
        (one["number"], one["fields"][0]["to"]) for one in told(books)["changed"]
    ]


def test_what_changes_in_a_row_changed_before_its_file_was_closed(books: Console) -> None:
    """A row that closes its file and changes it later is refused, with both days."""
    days = {"closed_on": date(2024, 9, 1), "changed_on": date(2024, 9, 5)}
    ends = {**days, "closing": "Đi khỏi nơi cư trú"}
    edited(books, lambda book: put(book["Sưu tra"], "ST-101/2024", **ends, **{"class": "A"}))
    (refused,) = told(books)["refused_rows"]
    assert ["05/09/2024", "01/09/2024"] == re.findall(r"\d\d/\d\d/2024", refused["problem"])[-2:]
    edited(books, lambda book: put(book["Sưu tra"], "ST-101/2024", **ends))
    answer = told(books)
    assert [[], 1] == [answer["refused_rows"], len(answer["changed"])]


def test_an_archiving_is_told_as_of_its_day(books: Console) -> None:
    """Not of the closing's, which the books have."""
    said = books("export", "register", "--closed", "--output", "x.xlsx", "--force")
    assert 0 == said.code
    book = load_workbook("x.xlsx")
    put(book["Sưu tra"], "ST-109/2021", archived_on=date(2024, 9, 9))
    book.save("y.xlsx")
    tried = books("import", "y.xlsx", "--dry-run")
    assert "ngày nộp lưu – → 09/09/2024; ngày phát sinh 09/09/2024" in tried.out, tried.shown


def test_what_is_taken_away_is_taken_away(books: Console) -> None:
    """A cell that is emptied takes an attribute from its file; a level every file has."""
    edited(books, lambda book: put(book["Sưu tra"], "ST-101/2024", field=None, level=None))
    changed = told(books)["changed"]
    assert [[{"field": "field", "from": "ma túy", "to": None}]] == [
        one["fields"] for one in changed
    ]


def test_what_changed_in_the_books_meanwhile_is_not_overwritten(books: Console) -> None:
    """The row is refused with the entry that came since, and nothing is recorded."""
    edited(books, change_four)
    books.all("casefile change ST-101/2024 --list IV --on 1/10/2024")
    said = books("--lang", "en", "import", "y.xlsx")
    assert 3 == said.code
    assert (
        f"ST-101/2024 was changed in the books since this row was written out (entry {SIZE + 1}, by CB01)"
        in said.err
    )
    assert f'"size": {SIZE + 1}' in books("verify", "--format", "json").out


def test_a_row_nobody_edited_tells_that_its_file_moved_on(books: Console) -> None:
    """It overwrites nothing, and is named with the entry that came since."""
    edited(books, lambda _: None)
    books.all("casefile change ST-101/2024 --list IV --on 1/10/2024")
    answer = told(books)
    assert [[], []] == [answer["changed"], answer["refused_rows"]]
    assert [("ST-101/2024", SIZE + 1)] == [
        (one["number"], one["entry"]) for one in answer["earlier"]
    ]


def test_a_file_that_was_voided_meanwhile_does_not_come_back(books: Console) -> None:
    """Its row is passed over and named; one that somebody wrote into is refused."""
    edited(books, lambda book: put(book["Sưu tra"], "ST-104/2024", list="IV"))
    books.all("void 10 --reason nhầm\nvoid 12 --reason nhầm")
    answer = told(books)
    assert [("ST-102/2024", SIZE + 1)] == [
        (one["number"], one["entry"]) for one in answer["earlier"]
    ]
    assert [f"bút toán {SIZE + 2}"] == [
        one["problem"].split("(")[1].split(",")[0] for one in answer["refused_rows"]
    ]
    assert "ST-102/2024" not in books.line("register ST --format csv").out
    assert f'"size": {SIZE + 2}' in books("verify", "--format", "json").out


def test_a_row_is_of_the_file_it_was_written_out_of(books: Console) -> None:
    """Under another number it opens none; a new row, which names no entry, does."""

    def renumber(book: Workbook) -> None:
        sheet = book["Sưu tra"]
        sheet.cell(row_of(sheet, "ST-101/2024"), 1).value = "ST-77/2024"

    edited(books, renumber)
    said = books("import", "y.xlsx")
    assert (3, True) == (said.code, "không phải của hồ sơ ST-77/2024" in said.err)
    assert f'"size": {SIZE}' in books("verify", "--format", "json").out

    def renew(book: Workbook) -> None:
        renumber(book)
        put(book["Sưu tra"], "ST-77/2024", entry=None)

    edited(books, renew)
    assert {"ST": 1} == told(books)["opened"]


def test_what_the_books_say_now_is_told(books: Console) -> None:
    """Of a row that was changed on both sides: not what they said when it was written out."""
    edited(books, lambda book: put(book["Sưu tra"], "ST-101/2024", **{"class": None}))
    books.all("casefile change ST-101/2024 --class A --on 1/10/2024")
    said = books("import", "y.xlsx")
    assert (3, True, False) == (said.code, "loại: A" in said.err, "loại: B" in said.err)


@pytest.mark.parametrize("name", ["opened_on", "basis_date"])
def test_what_an_opening_said_is_corrected_and_not_changed(name: str, books: Console) -> None:
    """A day of opening does not change: the row is refused, and says what the books hold."""
    edited(books, lambda book: put(book["Sưu tra"], "ST-101/2024", **{name: date(2024, 1, 2)}))
    answer = told(books)
    assert [[], ["ST-101/2024"]] == [
        answer["changed"],
        [one["problem"].split()[2] for one in answer["refused_rows"]],
    ]


def test_rows_of_sources_stay_unless_they_are_disclosed(books: Console) -> None:
    """What comes back masked could not be read; whoever says why gets them, and that is recorded."""
    edited(books, lambda _: None)
    book = load_workbook("x.xlsx")
    assert book["Cộng tác viên bí mật"].max_row == HEADINGS
    edited(books, lambda _: None, *WITH_SOURCES)
    sheet = load_workbook("x.xlsx")["Cộng tác viên bí mật"]
    assert {"LC-101/2023", "LT-101/2023"} == {row[0].value for row in sheet.iter_rows(min_row=4)}
    assert [] == told(books)["changed"]


def test_two_people_fill_in_the_same_template(books: Console) -> None:
    """The second is told which of his rows were recorded since; nothing is recorded twice."""
    books("template", "register", "--unit", "DKTMT", "--output", "t.xlsx")
    one: dict[str, Any] = {title("number"): "ST-500/2024", title("class"): "A", title("list"): "I"}
    one |= {title("opened_on"): date(2024, 3, 1), title("officer"): "CB02"}
    for name, rows_ in (
        ("a.xlsx", [one]),
        ("y.xlsx", [one, one | {title("number"): "ST-501/2024"}]),
    ):
        book = load_workbook("t.xlsx")
        filled(book["Sưu tra"], *rows_)
        book.save(name)
    assert 0 == books("import", "a.xlsx").code
    answer = told(books)
    assert [("ST-500/2024", SIZE + 1)] == [
        (row["number"], row["entry"]) for row in answer["recorded_since"]
    ]
    assert [{"ST": 1}, {"ST": 1}] == [answer["opened"], answer["unchanged"]]


def test_a_register_is_narrowed_as_it_is_asked_for(books: Console) -> None:
    """The same conditions as on the terminal."""
    for words, expected in (
        (("ST", "--officer", "CB03"), {"ST-103/2024", "ST-104/2024"}),
        (("--class", "A"), {"ST-102/2024", "ST-103/2024"}),
        (("--status", "đã kết thúc"), {"ST-109/2021"}),
        (("--symbol", "VA", "--symbol", "HN"), {"HN-101/2024", "VA-101/2024"}),
        (
            ("--opened-between", "17/2/2024", "1/3/2024"),
            {"ST-103/2024", "ST-104/2024", "HN-101/2024"},
        ),
    ):
        shown = json.loads(books("register", *words, "--format", "json").out)["rows"]
        assert expected == {row["number"] for row in shown}
    edited(books, lambda _: None, "ST", "--officer", "CB03")
    sheet = load_workbook("y.xlsx")["Sưu tra"]
    numbers = {row[0].value for row in sheet.iter_rows(min_row=HEADINGS + 1)}
    assert {"ST-103/2024", "ST-104/2024"} == numbers
