"""Recording by asking: what is answered makes the same entries as the command line it gives."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from commands.cli.records.asking import told_effect
from commands.cli.spelling.typed_line import typed_line
from commands.session import Session
from commands.speech import use_language
from commands.usecases.asking import statistics_of
from commands.usecases.dialogue.dialogue import Dialogue
from commands.usecases.dialogue.files import open_files
from commands.usecases.dialogue.question import Choice
from commands.usecases.effect_on_totals import effect_on_totals
from ledger import errors
from ledger.application import Ledger
from ledger.errors.input import AnswerBlank
from ledger.values.stream import Stream
from projections.figures.engines.choice import engine_named
from tests.commands.console import Console
from tests.commands.world import HOME

TODAY = date(2024, 10, 20)


def answered(ledger: Ledger, *answers: str) -> Dialogue:
    """A dialogue of CB01 after some answers."""
    dialogue = Dialogue(ledger, "CB01", TODAY)
    for one in answers:
        dialogue.answer(one)
    return dialogue


DIALOGUES = {
    "a watch file, habits taken": ("", "", "ST", "", "", "", "", "B", "III", "", "", ""),
    "a watch file": (
        *("open", "10/10/2024", "ST", "ST", "ST-7/2024", "DHS", "CB03", "A", "I", "", "hình sự"),
        *("", "", ""),
    ),
    "a number like an option": ("open", "", "ST", "ST", "-7/2026", "DHS", "CB03", "A", "I"),
    "a document like an option": ("close", "1/9/2024", "ST-101/2024", "Chết", "-7/QĐ"),
    "a document of signs": (
        "close",
        "",
        "ST-103/2024",
        "Chết",
        """a$HOME `id` %OS% "b" !c 'd' \\e""",
    ),
    "a collaborator": ("open", "", "CTVBM", "LT", "LT-9/2024", "DHS", "CB03"),
    "a special case": ("open", "", "CA", "VA", "VA-9/2024", "DHS", "CB03"),
    "a persona": ("open", "", "VAI_AO", "NV", "NV-9/2024", "DHS", "CB03"),
    "another class": ("change", "1/9/2024", "ST-102/2024", "class", "B"),
    "another level": ("change", "1/9/2024", "ST-102/2024", "level", "tỉnh"),
    "another source": ("change", "1/9/2024", "HN-101/2024", "source", "Vai ảo"),
    "handed over": ("transfer", "1/9/2024", "ST-103/2024", "DKTMT", "CB02"),
    "handed to an officer": ("transfer", "1/9/2024", "ST-102/2024", "", "CB01"),
    "closed": ("close", "1/9/2024", "ST-101/2024", "Chết", "12/QĐ"),
    "closed today": ("close", "", "ST-103/2024", "Đi khỏi nơi cư trú", ""),
}


@pytest.mark.parametrize("what", DIALOGUES)
def test_the_line_does_the_same(books: Console, what: str) -> None:
    """The command line that is given for the next time records the entries that were shown."""
    shutil.copytree(HOME, "again")
    with closing(Session(Path(HOME)).ledger) as ledger:
        dialogue = answered(ledger, *DIALOGUES[what])
        answer_the_rest(dialogue)
        ledger.execute(dialogue.command(), by="CB01")
        shown = [one.body() | {"on": one.effective_on} for one in ledger.entries(20)]
        line = typed_line(["--ledger", "again", *dialogue.words()], "posix")
    said = books.line(str(line))
    assert 0 == said.code, (line, said.err)
    with closing(Session(Path("again")).ledger) as ledger:
        assert shown == [one.body() | {"on": one.effective_on} for one in ledger.entries(20)]


def answer_the_rest(dialogue: Dialogue) -> None:
    """Answer with the default, and where there is none with the first choice."""
    while asked := dialogue.next():
        dialogue.answer(asked.default if asked.optional else asked.default or first(asked))


def first(asked: object) -> str:
    """The first choice of a question that must be answered."""
    choices = getattr(asked, "choices", ())
    return str(choices[0].value) if choices else ""


@pytest.fixture
def ledger(books: Console) -> Iterator[Ledger]:
    """The little ledger, opened."""
    with closing(Session(Path(HOME)).ledger) as opened:
        yield opened


@pytest.mark.parametrize(
    ("opened", "day", "expected"),
    [
        ("", TODAY, "ST-105/2024"),
        ("", date(2025, 1, 2), "ST-001/2025"),
        ("ST-199/2024", TODAY, "ST-200/2024"),
        ("ST-0999", date(2025, 1, 2), "ST-1000"),
        ("250/ST/2024", TODAY, "251/ST/2024"),
        ("250/2024-PC02", TODAY, "251/2024-PC02"),
        ("2024/ST/205", TODAY, "ST-105/2024"),
        ("ST-300'1 a", TODAY, "ST-105/2024"),
    ],
)
def test_the_next_number(
    books: Console, ledger: Ledger, opened: str, day: date, expected: str
) -> None:
    """It goes on from the highest in its own writing, anew with a year, past those that are given."""
    if opened:
        line = f'casefile open "{opened}" --symbol ST --unit DHS --officer CB03 --class A --list I'
        assert 0 == books.line(f"{line} --on 1/10/2024").code
    dialogue = Dialogue(ledger, "CB01", day)
    for one in ("open", "", "ST", "ST"):
        dialogue.answer(one)
    asked = dialogue.next()
    assert asked is not None
    assert (expected, "new_number") == (asked.default, asked.name)


def test_how_a_person_is_classed_is_judged_anew(ledger: Ledger) -> None:
    """What was opened last offers its line, symbol, unit and officer, and nothing it was judged to be."""
    dialogue = answered(ledger, "open", "", "ST", "ST", "ST-7/2024", "DHS", "CB03")
    asked = dialogue.next()
    assert asked is not None
    assert ("class", "") == (asked.name, asked.default)


def test_a_part_of_a_number_that_leaves_one_file_is_that_file(ledger: Ledger) -> None:
    """As a part of a line's name is the line; a number that is a file's own is that file's.

    One that is not offered says why; no number of a source is guessed.
    """
    offered = tuple(Choice(f"ST-10{one}/2024") for one in (1, 2))
    dialogue = Dialogue(ledger, "CB01", TODAY, files=lambda _day: offered)
    for one in ("close", "", "ST-101"):
        dialogue.answer(one)
    assert "ST-101/2024" == Stream(dialogue.answers["record"]).key
    dialogue.back()
    with pytest.raises(errors.UnknownRecord):
        dialogue.answer("ST-10")
    with pytest.raises(errors.ClosedAlready):
        dialogue.answer("st109")
    with pytest.raises(errors.UnknownRecord):
        dialogue.answer("lc101")


def test_a_number_is_kept_as_it_is_stored(ledger: Ledger) -> None:
    """So the line for next time, and the totals, show what will stand in the books."""
    told = answered(ledger, "open", "", "ST", "ST", " st–7 / 2024").answers["new_number"]
    assert "ST-7/2024" == told


WRONG: dict[str, tuple[tuple[str, ...], type[errors.LedgerError]]] = {
    "no such deed": (("vẽ",), errors.NoSuchChoice),
    "no such line": (("open", "", "XYZ"), errors.NoSuchChoice),
    "a number that is taken": (("open", "", "ST", "ST", "ST-101/2024"), errors.AlreadyOpened),
    "a number that is closed": (("open", "", "ST", "ST", "ST-109/2021"), errors.ClosedNumber),
    "a number that is none": (("open", "", "ST", "ST", "không"), errors.BadNumber),
    "no number": (("change", "", ""), AnswerBlank),
    "a file that is not there": (("close", "", "ST-999/2024"), errors.UnknownRecord),
    "no such unit": (("open", "", "ST", "ST", "ST-7/2024", "XX"), errors.NoSuchChoice),
    "no such class": (
        ("open", "", "ST", "ST", "ST-7/2024", "DHS", "CB03", "Z"),
        errors.UnknownCode,
    ),
    "a file that is closed": (("change", "", "ST-109/2021"), errors.ClosedAlready),
    "a file not opened yet": (("close", "1/1/2024", "ST-101/2024"), errors.ChangedBeforeOpened),
    "an officer to come": (
        ("open", "31/12/2019", "ST", "ST", "ST-7/2024", "CAH", "CB03"),
        errors.OfficerNotEnrolledYet,
    ),
    "a unit to come": (
        ("open", "31/12/2019", "ST", "ST", "ST-7/2024", "DHS"),
        errors.UnitNotCreatedYet,
    ),
    "a day that is none": (("close", "31/2/2024"), errors.BadDate),
    "a day to come": (("close", "21/10/2024"), errors.EffectiveInFuture),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_answer(ledger: Ledger, what: str) -> None:
    """It is refused at once, and the same question is asked again."""
    answers, refusal = WRONG[what]
    dialogue = answered(ledger, *answers[:-1])
    before = dialogue.next()
    with pytest.raises(refusal):
        dialogue.answer(answers[-1])
    assert before == dialogue.next()


def test_back(ledger: Ledger) -> None:
    """A question is asked once more, to the first, and before it there is none."""
    dialogue = answered(ledger, "close", "", "ST-101/2024", "Chết")
    for name in ("way", "record", "day", "deed", "deed"):
        dialogue.back()
        asked = dialogue.next()
        assert asked is not None
        assert name == asked.name


TYPED = {"new_number": "ST-7/2024", "unit": "DHS", "officer": "CB03", "class": "A"}
ABOUT_THE_LINE = errors.NotForThisLine(field="line", what="", line="", family="")


@pytest.mark.parametrize(
    ("line", "expected"),
    [("ST", TYPED), ("HN", {})],
)
def test_what_was_answered_is_kept(ledger: Ledger, line: str, expected: dict[str, str]) -> None:
    """Whoever goes back finds what he typed, but not what another line of work decided."""
    dialogue = answered(ledger, "open", "", "ST", "ST", "ST-7/2024", "DHS", "CB03", "A")
    dialogue.back_to(ABOUT_THE_LINE)
    assert "line" not in dialogue.answers
    dialogue.answer(line)
    kept: dict[str, str] = {}
    while (asked := dialogue.next()) and asked.name != "list":
        kept |= {asked.name: asked.kept} if asked.kept else {}
        dialogue.answer(asked.kept or asked.default or first(asked))
    assert expected == kept


@pytest.mark.parametrize(
    ("refused", "expected"),
    [
        (errors.OfficerLeftAlready(code="CB03", until="1/1/2024", effective_on=""), "to_officer"),
        (errors.UnitDissolvedAlready(code="DHS", until="1/1/2024", effective_on=""), "to_unit"),
        (errors.NothingChanges(number="ST-101/2024", effective_on="20/10/2024"), "to_officer"),
        (
            errors.ChangedAfterClosing(
                number="ST-101/2024", closed_on="20/10/2024", effective_on="", position=3
            ),
            "day",
        ),
    ],
)
def test_a_refusal_goes_back(ledger: Ledger, refused: errors.LedgerError, expected: str) -> None:
    """To the question that it is about, or to the last one."""
    dialogue = answered(ledger, "transfer", "", "ST-101/2024", "DHS", "CB03")
    dialogue.back_to(refused)
    asked = dialogue.next()
    assert asked is not None
    assert expected == asked.name


@pytest.mark.parametrize(
    ("refused", "expected"),
    [
        (errors.AlreadyOpened(number="ST-7/2024", opened_on="20/10/2024"), "new_number"),
        (errors.OfficerLeftAlready(code="CB03", until="20/10/2024", effective_on=""), "officer"),
        (errors.ChangedMeanwhile(number="ST-101/2024"), "class"),
    ],
)
def test_a_refused_opening_goes_back(
    ledger: Ledger, refused: errors.LedgerError, expected: str
) -> None:
    """To its number where that was taken meanwhile, on the very day that was answered."""
    dialogue = answered(ledger, "open", "", "ST", "ST", "st-7/2024", "DHS", "CB03", "A")
    dialogue.back_to(refused)
    asked = dialogue.next()
    assert asked is not None
    assert expected == asked.name


def test_files_of_the_day_are_offered(books: Console) -> None:
    """Those that were open on it in the unit of whoever records; of sources none."""
    with closing(Session(Path(HOME)).ledger) as ledger, closing(engine_named(None)) as engine:
        statistics = statistics_of(ledger, engine, Path(HOME) / "facts")[0]
        days = (date(2024, 2, 16), date(2024, 5, 1), TODAY)
        offered = [
            [one.value for one in open_files(ledger, statistics, by, day)]
            for by, day in [*(("CB01", one) for one in days), ("CB03", TODAY), ("XX", TODAY)]
        ]
        statistics.close()
    watch = [f"ST-10{one}/2024" for one in (1, 2, 3, 4)]
    others = ["HN-101/2024", "VA-101/2024"]
    assert [
        [*watch[:2], "ST-109/2021"],
        [*watch, "ST-109/2021", *others],
        [*watch, *others],
        [*watch[2:], *others],
        [],
    ] == offered


CHANGED = {
    "a watch file": {("ST", "DHS"): (2, 3)},
    "closed": {("ST", "DKTMT"): (2, 1)},
    "handed over": {("ST", "DHS"): (2, 1), ("ST", "DKTMT"): (2, 3)},
    "another class": {},
}
"""The totals that a dialogue changes, before and after."""


@pytest.mark.parametrize("what", CHANGED)
def test_the_totals(books: Console, what: str) -> None:
    """The totals that are shown are those of `stats` that change, and no other changes."""
    before = all_counted(books)
    with closing(Session(Path(HOME)).ledger) as ledger, closing(engine_named(None)) as engine:
        dialogue = answered(ledger, *DIALOGUES[what])
        answer_the_rest(dialogue)
        statistics = statistics_of(ledger, engine, Path(HOME) / "facts")[0]
        command = dialogue.command()
        effect = effect_on_totals(ledger, statistics, command, "CB01")
        statistics.close()
        ledger.execute(command, by="CB01")
    after = all_counted(books)
    whole = [one for one in effect.totals if not one.place.dimension]
    told = {one.place[:2]: (one.before, one.after) for one in whole}
    assert CHANGED[what] == told
    assert told == {at: (before[at], after[at]) for at in before if before[at] != after[at]}


def effect_of(ledger: Ledger, *answers: str) -> list[str]:
    """What is shown of a dialogue before it is agreed to."""
    with closing(engine_named(None)) as engine:
        dialogue = answered(ledger, *answers)
        answer_the_rest(dialogue)
        statistics = statistics_of(ledger, engine, Path(HOME) / "facts")[0]
        effect = effect_on_totals(ledger, statistics, dialogue.command(), "CB01")
        statistics.close()
    use_language("vi")
    return told_effect(effect)


def test_what_changes_within_a_unit_is_counted_apart(books: Console, ledger: Ledger) -> None:
    """A file of another class is one fewer of the one and one more of the other."""
    told = effect_of(ledger, *DIALOGUES["another class"])
    rows = json.loads(
        books.line(
            "stats --line ST --unit DKTMT --alone --to 20/10/2024 --by class --format json"
        ).out
    )
    now = {row["cell"]["class"]: row["current"] for row in rows["rows"] if row["cell"]}
    for name, more in (("A", -1), ("B", 1)):
        count = now.get(name, 0)
        assert f"  Sưu tra, đơn vị DKTMT, loại {name}: {count} → {count + more}" in told


def test_a_number_that_looks_like_another_is_told_before(ledger: Ledger) -> None:
    """As the command tells it afterwards."""
    told = effect_of(ledger, "open", "", "ST", "ST", "ST-0101/2024", "DHS", "CB03", "A", "I")
    assert "Lưu ý: ST-0101/2024 là hồ sơ khác với ST-101/2024, dù gần giống nhau." in told


def all_counted(books: Console) -> dict[tuple[str, str], int]:
    """The totals of `stats` that could change here."""
    pairs = product(("ST", "HN"), ("DHS", "DKTMT"))
    return {(line, unit): counted(books, line, unit) for line, unit in pairs}


def counted(books: Console, line: str, unit: str) -> int:
    """How many files of a line `stats` counts in a unit by itself."""
    asked = f"stats --unit {unit} --alone --line {line} --to 20/10/2024 --format json"
    rows = json.loads(books.line(asked).out)["rows"]
    return next((int(row["current"]) for row in rows if not row["cell"]), 0)


def test_nobody_at_the_terminal(books: Console) -> None:
    """Where nobody can be asked it fails at once, and says what to give instead."""
    said = books("ghi")
    assert (2, "casefile open" in said.err) == (said.code, True)
