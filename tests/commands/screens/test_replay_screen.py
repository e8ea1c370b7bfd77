"""The screen of a replay, played by keys without a terminal."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from random import Random

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from commands.cli.telling.replay_words import entry_lines, marks_told, shift_told
from commands.screens.replay_panels import ReplayWords
from commands.screens.replay_screen import ReplayScreen
from commands.speech import use_language
from projections.figures.whose import whose_figures
from projections.inspection.replay.player import Player
from projections.inspection.replay.story import UnitStory
from tests.busy_district import HOME, YEAR, busy_district
from tests.projections.inspection.replay.replayed_district import told

Keys = Callable[[Pilot[None], ReplayScreen], Awaitable[None]]


@pytest.fixture(scope="module")
def story() -> Iterator[UnitStory]:
    """The story of a small district with late, corrected and voided entries."""
    with busy_district(Random(11)) as district:
        district.work(80)
        ledger = district.ledger
        yield told(ledger, whose_figures(ledger, HOME, alone=False))


def played(story: UnitStory, keys: Keys, width: int = 120, height: int = 40) -> ReplayScreen:
    """A screen after some keys were pressed."""
    use_language("en")
    words = ReplayWords(
        ("Of CAH", "A year"),
        lambda step: entry_lines(step, {}),
        marks_told,
        shift_told,
        lambda kind: kind,
    )
    screen = ReplayScreen(Player(story), words)

    async def run() -> None:
        async with screen.run_test(size=(width, height)) as pilot:
            await pilot.pause()
            await keys(pilot, screen)

    asyncio.run(run())
    return screen


def shown(screen: ReplayScreen, part: str) -> str:
    """What a part of the screen says."""
    return str(screen.query_one(f"#{part}", Static).render())


async def came_true(pilot: Pilot[None], holds: Callable[[], bool]) -> bool:
    """Whether something holds soon: a busy machine plays slowly."""
    for _ in range(400):
        if holds():
            return True
        await pilot.pause(0.05)
    return False


def test_one_entry_on_and_back(story: UnitStory) -> None:
    """The arrows go entry by entry; the entry is told with who and when, and its totals."""

    async def keys(pilot: Pilot[None], screen: ReplayScreen) -> None:
        assert "the beginning" in shown(screen, "focus")
        await pilot.press("right", "n", "right", "left")
        first, second = story.steps[:2]
        assert second is screen.player.focus
        assert f"entry {second.position}" in shown(screen, "focus")
        assert f"by {second.entry.by}" in shown(screen, "focus")
        assert f"position {second.position} of {story.last}" in shown(screen, "times")
        await pilot.press("p")
        assert first is screen.player.focus
        await pilot.press("end")
        assert story.last >= screen.player.point.position == story.steps[-1].position
        await pilot.press("home")
        assert screen.player.focus is None

    played(story, keys)


def test_play_and_pause(story: UnitStory) -> None:
    """It plays by itself until it is paused, or at the end."""

    async def keys(pilot: Pilot[None], screen: ReplayScreen) -> None:
        player = screen.player
        await pilot.press("plus", "plus", "space")
        assert await came_true(pilot, lambda: player.place > 0)
        await pilot.press("space")
        place = player.place
        await pilot.pause(0.3)
        assert (place, None) == (player.place, screen.timer)
        await pilot.press("end", "left", "space")
        assert await came_true(pilot, lambda: screen.timer is None)
        assert len(story.steps) == player.place
        await pilot.press("space")
        assert await came_true(pilot, lambda: 0 < player.place < len(story.steps))

    played(story, keys)


def test_the_other_time(story: UnitStory) -> None:
    """Along the days the position stays, and the days go on."""

    async def keys(pilot: Pilot[None], screen: ReplayScreen) -> None:
        await pilot.press("end", "a", "home", "right")
        point = screen.player.point
        first = story.in_force(story.last)[0]
        assert (first.day, story.steps[-1].position) == (point.as_of, point.position)
        assert first is screen.player.focus
        assert "▶ What was true" in shown(screen, "times")

    played(story, keys)


def test_jump(story: UnitStory) -> None:
    """A day, or a position; what is neither is said and moves nothing."""

    async def keys(pilot: Pilot[None], screen: ReplayScreen) -> None:
        position = story.steps[4].position
        await pilot.press("g", *str(position), "enter")
        assert (position, story.steps[4]) == (screen.player.point.position, screen.player.focus)
        await pilot.press("g", *"1", "slash", *"3", "slash", *"2026", "enter")
        assert "to the end of 01/03/2026" in shown(screen, "times")
        before = screen.player.point.moment
        await pilot.press("g", *"abc", "enter")
        assert before == screen.player.point.moment

    played(story, keys)


def test_find(story: UnitStory) -> None:
    """What is typed after / narrows the register; Enter shows the file; Escape leaves it."""

    async def keys(pilot: Pilot[None], screen: ReplayScreen) -> None:
        await pilot.press("end", "slash", *"-1")
        found = screen.player.found("-1")
        assert f"Found: {len(found)} files" in shown(screen, "register")
        await pilot.press("enter")
        assert found[0] == screen.file
        assert shown(screen, "file").startswith(found[0].partition(":")[2])
        await pilot.press("escape")
        assert ("", "") == (screen.file, screen.sought)
        assert "Register:" in shown(screen, "register")

    played(story, keys)


def test_a_file_that_is_found_is_seen_on_a_small_screen(story: UnitStory) -> None:
    """Its entries stand below the entry in focus: they are brought into view, and left again."""

    async def keys(pilot: Pilot[None], screen: ReplayScreen) -> None:
        await pilot.press("end", "slash", *"-1", "enter")
        await pilot.pause()
        left, part = screen.query_one("#left"), screen.query_one("#file")
        assert part.region.y < left.region.bottom
        assert left.scroll_y > 0
        await pilot.press("escape")
        await pilot.pause()
        assert 0 == left.scroll_y

    played(story, keys, width=80, height=30)


def test_marks_are_said_in_words(story: UnitStory) -> None:
    """An entry that stands out says so beside its colour."""
    noticed = next(one for one in story.steps if "backdated" in one.marks)

    async def keys(pilot: Pilot[None], screen: ReplayScreen) -> None:
        screen.player.to(story.steps.index(noticed) + 1)
        screen.show()
        assert "● backdated" in shown(screen, "focus")
        assert "╷" in shown(screen, "times")

    played(story, keys)


@pytest.mark.parametrize(("width", "is_narrow"), [(80, True), (120, False)])
def test_widths(story: UnitStory, width: int, is_narrow: bool) -> None:
    """Side by side where there is room, below each other where there is not; nothing is cut off."""

    async def keys(pilot: Pilot[None], screen: ReplayScreen) -> None:
        await pilot.press("end")
        left, right = (screen.query_one(f"#{name}").region for name in ("left", "right"))
        assert is_narrow == (right.y > left.y) == (right.x == left.x)
        assert right.right <= width
        assert max(map(len, shown(screen, "times").splitlines())) <= width
        assert str(YEAR.end.year) in shown(screen, "times")

    played(story, keys, width, 30)


@pytest.mark.parametrize(
    "before", [[], ["space"], ["slash", "S"]], ids=["still", "played", "asked"]
)
def test_ctrl_c_stops_as_it_stops_any_command(
    story: UnitStory, before: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever somebody stands; whoever ran it is told as after any other interruption."""

    async def keys(pilot: Pilot[None], _screen: ReplayScreen) -> None:
        await pilot.press(*before, "ctrl+c")

    screen = played(story, keys)
    assert screen.interrupted
    monkeypatch.setattr(screen, "run", lambda: None)
    with pytest.raises(KeyboardInterrupt):
        screen.finished()
