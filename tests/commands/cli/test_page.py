"""A commander's page: every number is what the commands say, and opens as many files."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from lxml import html

from commands.cli.telling.page_words import WANTED
from commands.cli.telling.target_words import GRADES
from ledger.catalog.lines import catalog
from ledger.values.dates import parse_date
from tests.commands.cli.read_page import ReadNumber, numbers_of
from tests.commands.console import Console
from tests.commands.world import HOME

NAMES = {line.name: line.code for line in catalog().lines}
AS_OF = "--as-of 20/10/2024"
MORE = """\
@ 02/10/2024 08:00
secrecy set Mật --copying "Không sao chụp" --on 1/10/2024
casefile report ST-101/2024 --document 1/BC --on 30/9/2024
casefile report ST-102/2024 --document 2/BC --on 1/8/2024
@ 16/10/2024 08:00
casefile open ST-901/2024 --symbol ST --unit DHS --officer CB03 --on 15/10/2024
persona open NV-101/2024 --symbol NV --unit DHS --officer CB03 --on 15/10/2024
inspection open KT-1 --kind self --on 10/10/2024
inspect finding record KT-1 --what "<b>LC-101/2023</b> thiếu" --breach contents --severity minor --answers CB03 --found-by CB01 --file LC-101/2023 --remedy "bổ sung" --due 1/12/2024 --on 11/10/2024
inspect finding record KT-1 --what "làm tốt" --breach contents --severity strength --answers CB02 --found-by CB01 --file ST-101/2024 --on 11/10/2024
@ 20/10/2024 09:00
"""
"""Late and timely entries of two weeks, a file without a class, an open finding."""


class Made(NamedTuple):
    """A page, what it says, and the console of the ledger it is of."""

    text: str
    numbers: list[ReadNumber]
    console: Console

    def json(self, line: str) -> Any:
        """What another command says of the same ledger."""
        said = self.console.line(f"{line} --format json")
        assert 0 == said.code, said.err
        return json.loads(said.out)

    def value(self, chapter: str, label: str, card: str = "", fold: str = "") -> str:
        """One number of the page."""
        where = chapter, label, card, fold
        (one,) = (n for n in self.numbers if where == (n.chapter, n.label, n.card, n.fold))
        return one.value


@pytest.fixture(scope="module")
def made(
    still_console: Console, recorded_world: Path, tmp_path_factory: pytest.TempPathFactory
) -> Any:
    """The page of the little ledger, in Vietnamese."""
    before, folder = Path.cwd(), tmp_path_factory.mktemp("page")
    shutil.copytree(recorded_world, folder / HOME)
    os.chdir(folder)
    try:
        still_console.all(MORE, ledger=HOME)
        still_console.all(f"page {AS_OF} --output trang.html")
        text = Path("trang.html").read_text("utf-8")
        yield Made(text, numbers_of(text), still_console)
    finally:
        os.environ.pop("SOCAI_LEDGER", None)
        os.chdir(before)


def test_lines_are_those_of_the_summary(made: Made) -> None:
    """What there is, came and went, in all and month by month; the files are those of `trace`."""
    told = made.json(f"summary {AS_OF}")
    shown = {NAMES[one.card] for one in made.numbers if one.chapter == "lines"}
    assert {one["line"] for one in told["lines"]} == shown
    for one in told["lines"]:
        card = catalog().line(one["line"]).name
        whole = [made.value("lines", label, card) for label in ("Cuối kỳ", "Tăng", "Giảm")]
        assert [str(one[name]) for name in ("current", "added", "removed")] == whole
        months = zip(told["months"], one["by_month"], strict=True)
        for month, stock in months:
            fold = f"{month['from'][5:7]}/{month['from'][:4]}"
            assert str(stock) == made.value("lines", "Cuối kỳ", card, fold)
    traced = made.json("trace ST current --from 1/11/2023 --to 20/10/2024")["records"]
    (behind,) = (
        n.rows for n in made.numbers if (n.card, n.fold, n.label) == ("Sưu tra", "", "Cuối kỳ")
    )
    assert sorted(one["number"] for one in traced) == sorted(row[0] for row in behind)


def test_every_number_opens_as_many_files(made: Made) -> None:
    """A number has as many rows as it says, or says how the rest is seen; nought opens nothing."""
    counted = [
        one for one in made.numbers if one.chapter != "targets" and not (one.rows and one.is_cut)
    ]
    assert {"lines", "due", "wanting", "recording", "findings"} == {one.chapter for one in counted}
    assert [] == [one for one in counted if int(one.value) != len(one.rows)]


def test_targets_are_those_of_each_list(made: Made) -> None:
    """Each list that asks anything of the unit, with as many targets of each grade.

    A supplement stands beside the numbered targets, and is not counted with them.
    """
    asked = 0
    for known in made.json("targets list")["lists"]:
        told = made.json(f"targets {known['code']} --to 20/10/2024")
        every = [one for one in told["targets"] if isinstance(one["number"], int)]
        grades = Counter(one["grade"] for one in every or told["targets"])
        shown = {
            one.label: int(one.value)
            for one in made.numbers
            if (one.chapter, one.card, one.fold) == ("targets", known["title"], "")
        }
        asked += (is_asked := {one["grade"] for one in told["targets"]} != {"not_applicable"})
        expected = {in_vietnamese(GRADES[name]): count for name, count in grades.items()}
        assert (expected if is_asked else {}) == shown
    assert asked


def in_vietnamese(text: str) -> str:
    """A text as the page has it."""
    from commands.speech import official

    return official(text)


def test_a_programme_that_is_over_says_so_on_its_card(made: Made) -> None:
    """Where paper shows it, beside the grades, and not a second time among its targets."""
    tree: Any = html.fromstring(made.text)
    (card,) = tree.xpath("//section[@id='targets']//article[contains(h3, '2017')]")
    said = (
        "Đề án thực hiện 01/01/2017 – 31/12/2020; kỳ đang xem không có ngày nào trong thời gian ấy"
    )
    assert said in [note.text for note in card.xpath("./p[@class='note']")]
    assert 1 == made.text.count(said)


def test_due_wanting_findings(made: Made) -> None:
    """What is due, what files want and which findings are open, as their own lists have it."""
    due = Counter(one["state"] for one in made.json(f"due {AS_OF}")["due"])
    assert str(due["overdue"]) == made.value("due", "quá hạn")
    assert str(due["to_come"]) == made.value("due", "sắp đến hạn")
    rows = made.json(f"register {AS_OF}")["rows"]
    watched = [one for one in rows if one["cell"]["line"] in ("ST", "CA")]
    class_ = [one for one in rows if one["cell"]["line"] == "ST" and not one["cell"]["class"]]
    assert ["ST-901/2024"] == [one["number"] for one in class_]
    assert "1" == made.value("wanting", in_vietnamese(WANTED["class"]))
    # one watch file of all has a collaborator, and no file a day of review
    assert str(len(watched) - 1) == made.value("wanting", in_vietnamese(WANTED["collaborator"]))
    assert str(len(rows)) == made.value("wanting", in_vietnamese(WANTED["review"]))
    found = made.json(f"inspect finding list {AS_OF}")["rows"]
    assert ["open", "strength"] == sorted(one["status"] for one in found)
    assert "1" == made.value("findings", "kết luận kiểm tra chưa khắc phục xong")


def test_lateness_week_by_week(made: Made) -> None:
    """All weeks together are what `summary` says; an entry stands in the week it was recorded in."""
    told = made.json(f"summary {AS_OF}")["recorded_late"]
    of_weeks = [one for one in made.numbers if one.chapter == "recording" and one.fold]
    for label, expected in (("ghi muộn", told["late"]), ("bút toán đã ghi", told["entries"])):
        assert str(expected) == made.value("recording", label)
        assert expected == sum(int(one.value) for one in of_weeks if one.label == label)
    for one in of_weeks:
        first, last = map(parse_date, one.fold.split(" – "))
        assert (3, 6) == (first.weekday(), (last - first).days)
        assert all(first <= parse_date(row[4]) <= last for row in one.rows)
        assert all(
            (int(row[5].replace(".", "")) > told["days"]) or one.label != "ghi muộn"
            for row in one.rows
        )


def test_nothing_comes_from_elsewhere_and_nothing_runs(made: Made) -> None:
    """No address, no script, no style but the one the policy names; texts stay texts."""
    assert [] == re.findall(r"https?:|<script|<link|<img|\bsrc=|url\(|@import|style=", made.text)
    assert "default-src 'none'; style-src 'sha256-" in made.text
    assert "&lt;b&gt;" in made.text
    assert "<b>" not in made.text
    links = re.findall(r'href="([^"]*)"', made.text)
    assert links == [f"#{name}" for name in dict.fromkeys(one.chapter for one in made.numbers)]


def test_it_bears_its_degree_and_masks_sources(made: Made) -> None:
    """The stamp and the line on copying at its head; no number of a source, not even in words."""
    assert '<p class="stamp">MẬT</p>' in made.text
    assert "<em>Không sao chụp</em>" in made.text
    assert [] == re.findall(r"L[CT]-101|NV-101", made.text)
    assert "CTV-•••" in made.text


def test_it_speaks_english_of_one_unit(made: Made) -> None:
    """Of a unit alone, in the language asked for, under a name of its own, and not over a file."""
    said = made.console.line(f"--lang en page {AS_OF} --unit DHS --alone")
    (path,) = Path().glob("trang-DHS-*.html")
    text = path.read_text("utf-8")
    assert '<html lang="en-GB">' in text
    assert "Unit: DHS, alone" in text
    assert str(path) in said.err
    assert 5 == made.console.line(f"page {AS_OF} --output {path}").code
    assert made.console.line(f"page {AS_OF} --output -").out.startswith("<!DOCTYPE html>")


def test_items_without_their_report_are_told_and_listed(console: Console) -> None:
    """Where the report is named they are not; nor on a page by an earlier day."""
    console.all(
        "@ 20/10/2024 08:00\n"
        'init so-cai --unit CAH --name "Công an huyện Mẫu" --as CB01\n'
        "--ledger so-cai collaborator open LC-1 --symbol LC --unit CAH --officer CB01 --on 1/3/2024"
    )
    told = console.line("--ledger so-cai collaborator items LC-1 2 --on 1/4/2024")
    assert "chưa ghi số báo cáo" in told.err
    named = console.line("--ledger so-cai collaborator items LC-1 3 --report 12/BC --on 2/4/2024")
    assert "chưa ghi số báo cáo" not in named.err
    for day, count in (("31/3/2024", "0"), ("2/4/2024", "1")):
        console.all(f"--ledger so-cai page --as-of {day} --output p.html --force")
        numbers = numbers_of(Path("p.html").read_text("utf-8"))
        (told_of,) = (n for n in numbers if n.label == in_vietnamese(WANTED["report"]))
        assert count == told_of.value
