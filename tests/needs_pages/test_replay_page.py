"""The page of a replay in a browser: right, quick, and used by keys alone. `make test-pages`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from commands.cli.telling.replay_page import replay_page
from ledger.catalog.lines import catalog
from ledger.catalog.secrecy import PaperMark
from ledger.entries import Entry
from ledger.entries.record import RecordClosed, RecordOpened, RecordTransferred
from ledger.records.history import History
from projections.figures.whose import EVERYBODY, whose_figures
from projections.inspection.reconciliation.lateness import Lateness
from projections.inspection.replay.known_reach import KnownReach
from projections.inspection.replay.standpoint import Standpoint
from projections.inspection.replay.story import UnitBooks, UnitStory, story_of
from tests.busy_district import HOME, UNITS, YEAR, busy_district
from tests.needs_pages.browser import CHROMIUM, asked, opened
from tests.projections.inspection.replay.replayed_district import random_moment, told

pytestmark = [
    pytest.mark.needs_pages,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium"),
]
HOSTILE = "</script><img src=x onerror=alert(1)>\u2028"


def page_of(story: UnitStory) -> str:
    """The page of a story, with a hostile title."""
    return replay_page(story, {}, HOSTILE, "", PaperMark("secret", "Không sao chụp"))


def seen_by(point: Standpoint) -> dict[str, Any]:
    """What the twin of the page says where it stands."""
    totals = {row.line: row for row in point.totals() if not row.cell}
    return {
        "held": sorted(one.number for one in point.held.values()),
        "totals": [
            [row.opening, row.added, row.removed, row.current]
            for row in (totals[line.code] for line in catalog().lines)
        ],
    }


SEEN = """
const seen = () => ({ held: every.filter((file) => books.cell[file] >= 0).map((file) => data.files[file][0]),
  totals: data.lines.map((_, line) => [...books.four(line)]), day: books.day,
  chart: data.lines.map((_, line) => books.series(line)[books.day]) });
return MOMENTS.map(([day, position]) => { stand(day, position); return seen(); });
"""


@pytest.mark.parametrize("seed", range(3))
def test_page_says_what_the_books_say(seed: int) -> None:
    """Wherever both sliders are moved: the register, the totals, and the height of the chart."""
    random = Random(seed)
    with busy_district(random) as district:
        district.work(150)
        ledger = district.ledger
        for unit in (HOME, random.choice(UNITS[1:])):
            story = told(ledger, whose_figures(ledger, unit, alone=False))
            point = Standpoint(story, random_moment(random, story))
            moments, expected = [], []
            for _ in range(60):
                point.go(random_moment(random, story))
                moments.append([(point.as_of - YEAR.eve).days, point.position])
                expected.append(seen_by(point))
            found = asked(page_of(story), SEEN.replace("MOMENTS", json.dumps(moments)))
            for here, there in zip(expected, found, strict=True):
                assert here["held"] == sorted(there["held"])
                assert here["totals"] == there["totals"]
                assert [four[3] for four in there["totals"]] == there["chart"]


def entries(files: int) -> Iterator[Entry]:
    """Two entries on each file, one in ten recorded late, in the order of their positions."""
    random = Random(1)
    position = 0
    for number in range(files):
        day = YEAR.start + timedelta(days=random.randint(0, 300))
        record = f"ST:ST-{number}"
        common: dict[str, Any] = {"record": record, "by": "CB01", "unit": "DA"}
        position += 1
        yield RecordOpened(
            **common, version=1, effective_on=day, line="ST", number=f"ST-{number}", symbol="ST",
            level="huyện", officer="CB01", attributes={"class": "A"}, position=position,
            recorded_at=recorded(day, random),
        )  # fmt: skip
        position += 1
        kind: Any = RecordClosed if number % 2 else RecordTransferred
        own = {"way": "died"} if number % 2 else {"to_unit": "DB", "to_officer": "CB02"}
        later = day + timedelta(days=random.randint(0, 60))
        yield kind(
            **common, version=2, effective_on=later, **own, position=position,
            recorded_at=recorded(later, random),
        )  # fmt: skip


def recorded(day: date, random: Random) -> str:
    """A day on which something of another day was recorded."""
    late = 40 if random.random() < 0.1 else 1
    return f"{day + timedelta(days=late)}T02:00:00.000000Z"


def made_story(files: int) -> UnitStory:
    """A story of twice as many entries as files."""
    histories: dict[str, list[Entry]] = {}
    for entry in entries(files):
        histories.setdefault(entry.record, []).append(entry)
    told_of = [History(record, tuple(some)) for record, some in histories.items()]
    books = UnitBooks(told_of, [], [], 0, 2 * files)
    return story_of(books, YEAR, KnownReach([], EVERYBODY, 0, 2 * files), Lateness())


STEPS = """
const times = [];
const time = (move) => { const since = performance.now(); move(); document.body.getBoundingClientRect();
  times.push(performance.now() - since); };
toPlace(5000);
for (let at = 0; at < 100; at++) time(() => on(1));
for (let at = 0; at < 100; at++) time(() => on(-1));
stand(data.days, data.last);
state.along = "days"; show();
for (let at = 0; at < 100; at++) time(() => on(-1));
return { places: along().length, slowest: Math.max(...times), middle: times.sort((a, b) => a - b)[150] };
"""


def test_ten_thousand_entries_stay_fluid() -> None:
    """A step, with all that it shows laid out, takes less than 50 ms, forwards and backwards."""
    found = asked(page_of(made_story(5000)), STEPS)
    assert 10_000 == found["places"]
    assert found["middle"] < 50
    assert found["slowest"] < 150  # one of three hundred may meet the collector


@pytest.fixture(scope="module")
def page() -> str:
    """A page of forty files."""
    return page_of(made_story(40))


KEYS = """
const press = (key, target = document.body) => target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
const places = [place()];
for (const key of ["ArrowLeft", "ArrowLeft", "ArrowRight", "Home", "End"]) { press(key); places.push(place()); }
press(" ");
const plays = Boolean(state.timer);
press(" ");
press("/");
const finds = document.activeElement.id;
by("find").value = "st-17"; by("find").oninput(); press("Enter", by("find"));
const found = by("file").querySelector("h2").textContent;
return { places, plays, stopped: !state.timer, finds, found,
  reached: [...document.querySelectorAll("button, input, select")].filter((one) => one.tabIndex < 0).length,
  unnamed: [...document.querySelectorAll("button, input, select")].filter((one) =>
    !one.hidden && !(one.textContent || one.ariaLabel || one.labels?.length)).map((one) => one.id) };
"""


def test_keys_do_all(page: str) -> None:
    """One entry on and back, both ends, play and pause, and finding a file; all controls have names."""
    found = asked(page, KEYS)
    assert [80, 79, 78, 79, 0, 80] == found["places"]
    assert (True, True, "find") == (found["plays"], found["stopped"], found["finds"])
    assert "ST-17" in found["found"]
    assert (0, []) == (found["reached"], found["unnamed"])


@pytest.mark.parametrize("width", [1120, 820, 500])
def test_nothing_is_cut_off(page: str, width: int) -> None:
    """At 125 % of 1400 and of 1024 pixels, and on a phone, nothing stands outside the window."""
    script = "return [document.documentElement.scrollWidth, document.documentElement.clientWidth];"
    there, shown = asked(page, script, width)
    assert there <= shown


def test_policy_lets_the_page_work(page: str) -> None:
    """Opened as it is, it shows the totals and the degree of secrecy; hostile texts stay texts."""
    seen = opened(page)
    assert "ST-39" in seen
    assert "Không sao chụp" in seen
    assert "<img" not in seen


FIGURE = """
stand(data.days, data.last);
const [button] = by("totals").querySelectorAll("tr.line td:nth-child(4) button");
button.click();
return [Number(button.textContent), by("register").rows.length - 1];
"""


def test_a_figure_shows_its_files(page: str) -> None:
    """A click on what was removed lists as many files."""
    figure, files = asked(page, FIGURE)
    assert figure == files > 0
