"""`socai undo`: the last thing somebody recorded is taken back whole, and the totals are as before."""

from __future__ import annotations

import json
import sys
from io import StringIO
from typing import Any

import pytest

from tests.commands.console import Console

WHY = ("--reason", "gõ nhầm")


def standing(console: Console) -> Any:
    """Every file as it stands, by its number."""
    told = json.loads(console.line("register --closed --format json").out)
    return {row["number"]: row for row in told["rows"]}


def classes(console: Console, *numbers: str) -> list[Any]:
    """The classes of some files."""
    files = standing(console)
    return [files[number]["cell"]["class"] for number in numbers]


def size(console: Console) -> int:
    """How many entries there are."""
    return int(json.loads(console("receipt", "--format", "json").out)["size"])


RECORDED = {
    "a change": "casefile change ST-102/2024 --class B --on 1/9/2024",
    "an opening": "casefile open ST-901/2024 --symbol ST --unit DHS --officer CB03 --class A --list I --on 1/9/2024",
    "a closing": "casefile close ST-103/2024 --way chết --on 1/9/2024",
    "a transfer": "casefile transfer ST-103/2024 --to-unit DKTMT --to-officer CB02 --on 1/9/2024",
    "both sides": "collaborator assign LT-101/2023 --to ST-102/2024 --on 1/9/2024",
    "a closing that ends service": "casefile close ST-101/2024 --way chết --on 1/9/2024",
    "a unit that goes with its files": "unit merge DHS --into DKTMT --on 1/9/2024",
    "a correction": "correct 10 --set class=B --reason khác",
    "a correction of a day": "correct 10 --on 1/3/2024 --reason khác",
    "a correction of both sides": "correct 17 --on 2/7/2024 --reason khác",
    "an officer": "officer join CB09 --unit DHS --on 1/9/2024",
}


@pytest.mark.parametrize("what", RECORDED)
def test_everything_is_as_before(books: Console, what: str) -> None:
    """Every file stands as before, whatever was recorded."""
    before = standing(books)
    books.at("20/10/2024 10:00")
    assert 0 == books.line(RECORDED[what]).code
    changed = size(books)
    assert 0 == books("undo", *WHY).code
    assert before == standing(books)
    assert size(books) > changed


def test_a_correction_is_corrected_back(books: Console) -> None:
    """What a correction put in place is voided, and what it corrected stands as it did."""
    before = standing(books)
    books.at("20/10/2024 10:00")
    books.line("correct 10 --set class=B --on 1/3/2024 --reason khác")
    books("undo", *WHY)
    log = books.line("log ST-102/2024 -n 9").out
    assert before == standing(books)
    assert "đính chính bút toán 22" in log


def test_twice(books: Console) -> None:
    """The second time it is the one before; nothing is said of what the first took back."""
    for minute, number, wanted in ((10, "ST-102/2024", "B"), (20, "ST-104/2024", "A")):
        books.at(f"20/10/2024 10:{minute}")
        assert 0 == books.line(f"casefile change {number} --class {wanted} --on 1/9/2024").code
    books.at("20/10/2024 10:30")
    assert 0 == books("undo", *WHY).code
    books.at("20/10/2024 10:40")
    again = books("undo", *WHY)
    assert (0, "") == (again.code, again.err)
    assert ["A", "B"] == classes(books, "ST-102/2024", "ST-104/2024")


def test_whose(books: Console) -> None:
    """What others recorded since stays: it is what I recorded last."""
    books.at("20/10/2024 10:00")
    books.line("casefile change ST-102/2024 --class B --on 1/9/2024 --as CB02")
    books.at("20/10/2024 10:10")
    books.line("casefile change ST-104/2024 --class A --on 1/9/2024 --as CB03")
    assert 0 == books("undo", *WHY, "--as", "CB02").code
    assert ["A", "A"] == classes(books, "ST-102/2024", "ST-104/2024")
    nothing = books("undo", *WHY, "--as", "CB02")
    assert (5, True) == (nothing.code, "CB02" in nothing.err)


def test_others_rest_on_it(books: Console) -> None:
    """Where somebody recorded on top of it, nothing is taken back, and it is said what stands."""
    books.at("20/10/2024 10:00")
    books.line(RECORDED["an opening"])
    books.at("20/10/2024 10:10")
    books.line("casefile change ST-901/2024 --class B --on 2/9/2024 --as CB03")
    before = size(books)
    said = books("undo", *WHY)
    assert (5, before, True) == (said.code, size(books), "22" in said.err)


def test_an_import(books: Console, sample_files: Console) -> None:
    """A whole import is one thing, and goes as one."""
    before, had = standing(books), size(books)
    books.at("20/10/2024 10:00")
    assert 0 == books("import", "so-theo-doi-mau.xlsx").code, books(
        "import", "so-theo-doi-mau.xlsx"
    )
    shown = books("undo", "--preview")
    assert "so-theo-doi-mau.xlsx" in shown.out
    last = size(books) - 1  # the note of the import comes last, and stays
    assert f"Bút toán {had + 1} đến {last}" in shown.out
    assert size(books) > had
    assert 0 == books("undo", *WHY).code
    assert before == standing(books)


class Typing(StringIO):
    """A keyboard at a terminal."""

    def isatty(self) -> bool:
        """Somebody watches."""
        return True


class Watching:
    """The module ``sys`` as somebody at a terminal has it, who types this; messages are kept."""

    def __init__(self, typed: str) -> None:
        self.stdin, self.stderr = Typing(typed), Typing()
        self.stdout = sys.stdout


@pytest.mark.parametrize("form", ["table", "json"])
@pytest.mark.parametrize(
    ("answer", "code"), [("có", 0), ("yes", 0), ("không", 5), ("", 5), ("nhầm", 5)]
)
def test_a_person_is_asked(
    books: Console, monkeypatch: pytest.MonkeyPatch, form: str, answer: str, code: int
) -> None:
    """At a terminal it is shown and asked once, in its own words; all but yes is no."""
    books.at("20/10/2024 10:00")
    books.line(RECORDED["a change"])
    before = size(books)
    with monkeypatch.context() as terminal:
        terminal.setattr("commands.speech.sys", Watching(f"{answer}\n" if answer else ""))
        said = books("undo", *WHY, "--format", form)
    assert (code, 0 if code else 1) == (said.code, size(books) - before)
    shown, asked, after = said.shown.partition("Hoàn tác? (có/không)")
    assert ("bút toán 21  ST-102/2024" in shown, "gõ nhầm" in shown, "Vẫn ghi" in said.err) == (
        True,
        True,
        False,
    )
    assert (True, code != 0) == (bool(asked), "Chưa hoàn tác gì" in after)
    assert form == "table" or not code or "" == said.out


def test_preview(books: Console) -> None:
    """It shows what would be taken back, and records nothing; without it a reason is wanted."""
    books.at("20/10/2024 10:00")
    books.line(RECORDED["a change"])
    before = size(books)
    shown = books("undo", "--preview")
    assert (0, before) == (shown.code, size(books))
    assert shown.out.startswith("bút toán 21  ST-102/2024  phân loại lại\n")
    assert "Chưa ghi gì" in shown.out
    data = json.loads(books("undo", "--preview", "--format", "json").out)
    assert {"recorded": False, "again": [], "stay": []} == {
        name: told for name, told in data.items() if name != "entries"
    }
    assert ([21], ["record.changed"]) == (
        [one["position"] for one in data["entries"]],
        [one["kind"] for one in data["entries"]],
    )
    assert before == size(books)
    assert 2 == books("undo").code
    assert 5 == books("undo", "--reason", "  ").code


def test_what_is_refused_is_refused_in_the_preview(books: Console) -> None:
    """With the same words: it is tried, and not only shown."""
    books.at("20/10/2024 10:00")
    books.line(RECORDED["an opening"])
    books.at("20/10/2024 10:10")
    books.line("casefile change ST-901/2024 --class B --on 2/9/2024 --as CB03")
    wanted = books("undo", *WHY)
    for form in ("table", "json"):
        said = books("undo", "--preview", "--format", form)
        assert (5, "", wanted.err) == (said.code, said.out, said.err)


def test_a_correction_taken_back_is_done_with(books: Console) -> None:
    """Given again, it goes on to the thing before, which is what was corrected; and so on."""
    before = standing(books)
    books.at("20/10/2024 10:00")
    books.line(RECORDED["a change"])
    for minute in (10, 20):
        books.at(f"20/10/2024 10:{minute}")
        books.line(f"correct {19 + minute // 5} --on {minute}/9/2024 --reason khác")
    assert ["B"] == classes(books, "ST-102/2024")
    steps = []
    for minute in (30, 40, 50):
        books.at(f"20/10/2024 10:{minute}")
        told = json.loads(books("undo", "--preview", "--format", "json").out)
        assert 0 == books("undo", *WHY).code
        steps.append([one["effective_on"] for one in told["entries"]])
    assert [["2024-09-20"], ["2024-09-10"], ["2024-09-01"]] == steps
    assert before == standing(books)


VOIDED = {
    "one": ("void 21 --reason nhầm", "21"),
    "several": ("void 21 20 --reason nhầm", "20, 21"),
    "an older one": ("void 20 --reason nhầm", "20"),
}


@pytest.mark.parametrize("what", VOIDED)
def test_a_void_stays(books: Console, what: str) -> None:
    """A void cannot be taken back; nothing older goes in its place, however often it is asked."""
    line, voided = VOIDED[what]
    books.at("20/10/2024 10:00")
    books.line(RECORDED["a change"])
    books.at("20/10/2024 10:10")
    assert 0 == books.line(line).code
    before = size(books)
    for words in (("undo", *WHY), ("undo", "--preview")):
        said = books(*words)
        assert (5, f"hủy bút toán {voided} (", "") == (
            said.code,
            f"hủy bút toán {voided} (" if f"hủy bút toán {voided} (" in said.err else said.err,
            said.out,
        )
    assert before == size(books)
    books.at("20/10/2024 10:20")
    books.line("casefile report ST-101/2024 --document 1/BC --on 1/9/2024")
    assert 0 == books("undo", *WHY).code
    assert 5 == books("undo", *WHY).code


def test_what_undo_took_back_is_no_void(books: Console) -> None:
    """Of what one closing voided on both sides, the next undo goes on past all of it."""
    books.at("20/10/2024 10:00")
    books.line(RECORDED["a change"])
    books.at("20/10/2024 10:10")
    books.line(RECORDED["a closing that ends service"])
    books.at("20/10/2024 10:20")
    assert 0 == books("undo", *WHY).code
    books.at("20/10/2024 10:30")
    assert 0 == books("undo", *WHY).code
    assert ["A"] == classes(books, "ST-102/2024")


def test_the_founding_is_not_offered(console: Console) -> None:
    """A ledger's first entries are no doing that could be taken back; what came with them is."""
    console.line('init moi --unit CAH --name "Công an huyện Mẫu" --as CB01')
    console.all("unit create DKT --name Đội --level huyện --parent CAH --on 1/1/2020", "moi")
    told = json.loads(console("undo", "--preview", "--format", "json").out)
    assert [4] == [one["position"] for one in told["entries"]]
    assert 0 == console("undo", *WHY).code
    for words in (("undo", *WHY), ("undo", "--preview")):
        said = console(*words)
        assert (5, "") == (said.code, said.out)


def test_of_an_import_only_what_stands(books: Console, sample_files: Console) -> None:
    """What was voided since is not counted, and what was corrected and corrected back goes."""
    before = standing(books)
    books.at("20/10/2024 10:00")
    books("import", "so-theo-doi-mau.xlsx")
    last = size(books)
    books.at("20/10/2024 10:10")
    whole = len(json.loads(books("undo", "--preview", "--format", "json").out)["entries"])
    assert 0 == books("void", str(last - 1), *WHY, "--as", "CB02").code
    books.at("20/10/2024 10:20")
    books("correct", str(last - 2), "--on", "1/10/2024", "--reason", "khác")
    books.at("20/10/2024 10:30")
    assert 0 == books("undo", *WHY).code
    books.at("20/10/2024 10:40")
    assert f"{whole - 1} bút toán" in books("undo", "--preview").out
    assert 0 == books("undo", *WHY).code
    assert before == standing(books)
