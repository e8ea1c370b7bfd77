"""The screen of a dialogue, answered by keys without a terminal."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, Static

from commands.screens.record_screen import RecordScreen
from commands.session import Session
from commands.speech import _, use_language
from commands.usecases.dialogue.dialogue import Dialogue
from ledger.application import Ledger
from ledger.records.books import Decision
from ledger.records.lifecycle import CloseRecord
from tests.commands.world import HOME, SIZE


@pytest.fixture
def ledger(recorded_world: Path, tmp_path: Path) -> Iterator[Ledger]:
    """The little ledger, opened; the clock goes on, for a screen waits by it."""
    home = Path(shutil.copytree(recorded_world, tmp_path / HOME))
    with closing(Session(home).ledger) as opened:
        yield opened


def pressed(ledger: Ledger, keys: list[str], *, lang: str = "vi") -> tuple[RecordScreen, list[str]]:
    """A screen after keys were pressed, and what its parts said then."""
    use_language(lang)
    dialogue = Dialogue(ledger, "CB01", date(2024, 10, 20), _)
    screen = RecordScreen(dialogue, lambda command: [f"would {type(command).__name__}"])
    parts: list[str] = []

    async def run() -> None:
        async with screen.run_test(size=(80, 24)) as pilot:
            await pilot.press(*keys)
            await pilot.pause()
            if screen.is_running:
                parts.extend(str(one.render()) for one in screen.query(Static))
                parts.append(screen.query_one("#typed", Input).placeholder)
                parts.append(str(screen.query_one("#choices", OptionList).highlighted))

    asyncio.run(run())
    return screen, parts


def typed(text: str) -> list[str]:
    """A text, key by key, and Enter."""
    names = {"/": "slash", "-": "minus", " ": "space"}
    return [names.get(sign, sign) for sign in text] + ["enter"]


CLOSED = [*typed("kết"), *typed("ST-101/2024"), *typed("Chế"), "enter", "enter"]


def test_a_file_is_closed(ledger: Ledger) -> None:
    """Answered in Vietnamese, shown, agreed to once: the command comes out, nothing before it."""
    screen, _parts = pressed(ledger, [*CLOSED, "enter"])
    assert isinstance(screen.return_value, CloseRecord)
    assert SIZE == ledger.last_position


@pytest.mark.parametrize("count", [0, 4, len(CLOSED)])
def test_escape_leaves_everywhere(ledger: Ledger, count: int) -> None:
    """Whatever was answered, Esc ends it and nothing is recorded."""
    screen, _parts = pressed(ledger, [*CLOSED[:count], "escape"])
    assert (None, SIZE) == (screen.return_value, ledger.last_position)


def test_arrows_choose(ledger: Ledger) -> None:
    """A choice is highlighted by arrows, and taken with Enter; the default stands first."""
    screen, parts = pressed(ledger, ["down", "down", "enter"])
    assert "transfer" == screen.dialogue.answers["deed"]
    _screen, parts = pressed(ledger, [])
    assert ["lập hồ sơ", "0"] == parts[-2:]


def test_a_wrong_answer_is_told(ledger: Ledger) -> None:
    """It is said with its hint, and the question stays."""
    screen, parts = pressed(ledger, [*typed("close"), *typed("ST-999/2024")])
    assert any("ST-999/2024" in one for one in parts)
    assert ["deed"] == list(screen.dialogue.answers)


def test_one_question_back(ledger: Ledger) -> None:
    """Ctrl+B takes the last answer back, from the end too."""
    screen, _parts = pressed(ledger, [*CLOSED, "ctrl+b"])
    assert "day" not in screen.dialogue.answers


def test_what_the_books_refuse_is_told(ledger: Ledger) -> None:
    """A rule that all answers together break is said at the end, and cannot be agreed to."""
    keys = [*typed("close"), *typed("ST-109/2021"), *typed("Chết"), "enter", "enter"]
    use_language("vi")
    dialogue = Dialogue(ledger, "CB01", date(2024, 10, 20), _)

    def preview(command: Decision) -> list[str]:
        books = ledger.books("CB01")
        command.decide(books)
        books.check()
        return []

    screen = RecordScreen(dialogue, preview)

    async def run() -> None:
        async with screen.run_test(size=(80, 24)) as pilot:
            await pilot.press(*keys)
            await pilot.pause()
            assert "ST-109/2021" in str(screen.query_one("#fault", Static).render())
            await pilot.press("enter", "escape")

    asyncio.run(run())
    assert screen.return_value is None
