"""The screen of a dialogue, answered by keys without a terminal."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, Static

from commands.screens.record_screen import RecordScreen
from commands.session import Session
from commands.speech import _, use_language
from commands.usecases.dialogue.dialogue import Dialogue
from ledger.application import Ledger, Receipt
from ledger.entries.record import RecordClosed
from ledger.errors import LedgerBusy, LedgerError, NotForThisLine, WouldMove
from ledger.records.books import Decision
from tests.commands.world import HOME, SIZE

TODAY = date(2024, 10, 20)

Recording = Callable[[Decision, bool], Receipt]


@pytest.fixture
def ledger(recorded_world: Path, tmp_path: Path) -> Iterator[Ledger]:
    """The little ledger, opened; the clock goes on, for a screen waits by it."""
    home = Path(shutil.copytree(recorded_world, tmp_path / HOME))
    with closing(Session(home).ledger) as opened:
        yield opened


def pressed(
    ledger: Ledger, keys: list[str], *, lang: str = "vi", record: Recording | None = None
) -> tuple[RecordScreen, list[str]]:
    """A screen after keys were pressed, and what its parts said then.

    ``record``: how what is agreed to is recorded; as the books do it, if left out.
    """
    use_language(lang)
    dialogue = Dialogue(ledger, "CB01", TODAY, _)

    def preview(command: Decision) -> list[str]:
        books = ledger.books("CB01")
        command.decide(books)
        books.check()
        return [f"would {type(command).__name__}"]

    def recorded(command: Decision, agreed: bool) -> Receipt:
        ledger.clock_is_right = lambda _doubt: agreed
        return ledger.execute(command, by="CB01")

    screen = RecordScreen(dialogue, preview, record or recorded)
    parts: list[str] = []

    async def run() -> None:
        async with screen.run_test(size=(80, 24)) as pilot:
            for key in keys:
                if key.startswith("="):
                    screen.query_one("#typed", Input).value = key[1:]
                    await pilot.pause()
                else:
                    await pilot.press(key)
            await pilot.pause()
            if screen.is_running:
                shown = [one for one in screen.query(Static) if one.display]
                parts.extend(str(one.render()) for one in shown)
                parts.append(screen.query_one("#typed", Input).placeholder)
                parts.append(str(screen.query_one("#choices", OptionList).highlighted))

    asyncio.run(run())
    return screen, parts


def typed(text: str) -> list[str]:
    """A text, in one go, and Enter."""
    return [f"={text}", "enter"]


CLOSED = [*typed("kết"), "enter", *typed("ST-101/2024"), *typed("Chế"), "enter"]
"""Answers by which a file is closed, but for the key that agrees."""

OPENED = [
    *("enter", "enter", *typed("ST"), *typed("ST"), *typed("ST-7/2024"), *typed("DHS")),
    *(*typed("CB03"), *typed("A"), *typed("I"), *["enter"] * 6),
]


def doubting(ledger: Ledger) -> Recording:
    """Recording that asks first."""

    def record(command: Decision, agreed: bool) -> Receipt:
        if not agreed:
            raise WouldMove(code="CB03", effective_on="20/10/2024", to="CB02", hanging=[])
        ledger.clock_is_right = lambda _doubt: True
        return ledger.execute(command, by="CB01")

    return record


def refusing(error: LedgerError) -> Recording:
    """Recording that is always refused."""

    def record(_command: Decision, _agreed: bool) -> Receipt:
        raise error

    return record


def test_a_file_is_closed(ledger: Ledger) -> None:
    """Answered in Vietnamese, shown, agreed to once, and recorded; nothing before that."""
    assert SIZE == ledger.last_position
    screen, _parts = pressed(ledger, [*CLOSED, "c"], record=doubting(ledger))
    assert (None, SIZE) == (screen.return_value, ledger.last_position)
    screen, _parts = pressed(ledger, [*CLOSED, "c", "y"], record=doubting(ledger))
    assert screen.return_value is not None
    assert RecordClosed is type(screen.return_value.entries[0])
    assert screen.return_value.position == ledger.last_position


def test_enter_held_down_records_nothing(ledger: Ledger) -> None:
    """It answers every question, and is no agreement."""
    screen, parts = pressed(ledger, [*CLOSED, "enter", "enter"])
    assert (None, SIZE) == (screen.return_value, ledger.last_position)
    assert "Ghi vào sổ? Nhấn c là có." in parts
    assert screen.dialogue.next() is None


@pytest.mark.parametrize(("keys", "every"), [(CLOSED, 1), (OPENED, 4)], ids=["closed", "opened"])
def test_escape_leaves_everywhere(ledger: Ledger, keys: list[str], every: int) -> None:
    """Whatever was answered, nothing is recorded.

    At every question of the shorter dialogue, at every fourth of the longer one, and at its end.
    """
    ends = [0, *(at + 1 for at, key in enumerate(keys) if key == "enter")]
    ends = [*ends[:-1:every], ends[-1]]
    asked = []
    for count in ends:
        screen, _parts = pressed(ledger, [*keys[:count], "escape"])
        assert not screen.interrupted
        assert (None, SIZE) == (screen.return_value, ledger.last_position)
        asked.append(screen.dialogue.next())
    assert asked[-1] is None


def test_ctrl_c_stops(ledger: Ledger) -> None:
    """It is what stops any program, and records nothing."""
    screen, _parts = pressed(ledger, [*CLOSED, "ctrl+c"])
    assert screen.interrupted
    assert (None, SIZE) == (screen.return_value, ledger.last_position)


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, "Enter: tiếp  ↑ ↓: chọn  Esc: thoát, không ghi gì"),
        (2, "Enter: tiếp  Ctrl+B: lùi một câu  Esc: thoát, không ghi gì"),
        (len(CLOSED), "c: ghi vào sổ  Ctrl+B: lùi một câu  Esc: thoát, không ghi gì"),
    ],
)
def test_keys_are_told(ledger: Ledger, count: int, expected: str) -> None:
    """What can be pressed stands below each question, and no more."""
    _screen, parts = pressed(ledger, CLOSED[:count])
    assert expected in parts


def test_arrows_choose(ledger: Ledger) -> None:
    """A choice is highlighted by arrows, and taken with Enter; the default stands first."""
    screen, parts = pressed(ledger, ["down", "down", "enter"])
    assert "transfer" == screen.dialogue.answers["deed"]
    _screen, parts = pressed(ledger, [])
    assert ["lập hồ sơ", "0"] == parts[-2:]


def test_a_wrong_answer_is_told(ledger: Ledger) -> None:
    """It is said with its hint, and the question stays."""
    screen, parts = pressed(ledger, [*typed("close"), "enter", *typed("ST-999/2024")])
    assert any("ST-999/2024" in one for one in parts)
    assert ["deed", "day"] == list(screen.dialogue.answers)


def test_a_closed_file_is_told_at_once(ledger: Ledger) -> None:
    """Not when all the rest is answered."""
    screen, parts = pressed(ledger, [*typed("close"), "enter", *typed("ST-109/2021")])
    assert any("ST-109/2021 đã kết thúc từ ngày 01/06/2024" in one for one in parts)
    assert ["deed", "day"] == list(screen.dialogue.answers)


def test_one_question_back(ledger: Ledger) -> None:
    """Ctrl+B takes the last answer back, from the end too."""
    screen, _parts = pressed(ledger, [*CLOSED, "ctrl+b"])
    assert ["deed", "day", "record", "way"] == list(screen.dialogue.answers)


def test_back_offers_what_was_answered(ledger: Ledger) -> None:
    """It is taken with Enter, among all other choices."""
    screen, parts = pressed(ledger, [*CLOSED, "ctrl+b", "ctrl+b"])
    assert "6" == parts[-1]
    assert 1 < len(screen.chosen)
    screen, _parts = pressed(ledger, [*CLOSED, "ctrl+b", "ctrl+b", "enter", "enter"])
    assert "Chết" == screen.dialogue.answers["way"]
    assert screen.dialogue.next() is None


def test_back_at_the_first_question_it_is_said_in_words(ledger: Ledger) -> None:
    """What was chosen from a list without codes is offered by what it is called."""
    screen, parts = pressed(ledger, ["down", "down", "enter", "ctrl+b"])
    assert "transfer" not in parts
    assert "2" == parts[-1]
    screen, _parts = pressed(ledger, ["down", "down", "enter", "ctrl+b", "enter"])
    assert "transfer" == screen.dialogue.answers["deed"]


def test_what_the_books_refuse_is_told(ledger: Ledger) -> None:
    """A rule that all answers break together is said, and what it is about asked again."""
    keys = [*typed("transfer"), "enter", *typed("ST-103/2024"), *typed("DHS"), *typed("CB03")]
    screen, parts = pressed(ledger, [*keys, "enter"])
    assert any("ST-103/2024 đã ở đúng tình trạng này" in one for one in parts)
    asked = screen.dialogue.next()
    assert asked is not None
    assert ("to_officer", "CB03") == (asked.name, asked.kept)


def test_a_refusal_at_the_last_moment_loses_nothing(ledger: Ledger) -> None:
    """What only recording finds out is said in place, with all that was answered."""
    refused = NotForThisLine(what="Chết", line="ST", family="casefile")
    screen, parts = pressed(ledger, [*CLOSED, "c"], record=refusing(refused))
    assert any("Chết không áp dụng" in one for one in parts)
    assert ["deed", "day", "record"] == list(screen.dialogue.answers)
    screen, _parts = pressed(ledger, [*CLOSED, "c", "enter", "enter"], record=refusing(refused))
    assert screen.dialogue.next() is None


def test_a_busy_ledger_is_tried_again(ledger: Ledger) -> None:
    """Nothing has to be answered anew for it."""
    screen, parts = pressed(ledger, [*CLOSED, "c"], record=refusing(LedgerBusy(seconds=5)))
    assert any("Nhấn c để thử lại." in one for one in parts)
    assert screen.dialogue.next() is None
