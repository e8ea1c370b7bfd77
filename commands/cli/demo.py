"""`socai demo`: the whole job on fictional files, in a fresh folder."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.cli.grammar import SpokenCommand
from commands.session import Session, open_ledger
from commands.speech import ngettext, official, say
from ledger.errors import N_
from ledger.values.dates import LOCAL_ZONE, format_date
from ledger.values.period import reporting_year

if TYPE_CHECKING:
    from ledger.application import Ledger

REGISTER = "so-theo-doi-mau.xlsx"
REPORT = "bao-cao-mau-1.docx"
UNIT, NAME, OFFICER = "CAH", "Công an huyện Mẫu", "CB01"
TEAMS = {"DKTMT": ("Đội kinh tế ma túy", "huyện"), "XA-01": ("Công an xã số 1", "xã")}
SAMPLES = Path(__file__).parents[1] / "samples"


@click.command(
    "demo", cls=SpokenCommand, help=N_("Show the whole job on fictional files, in a fresh folder.")
)
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default=Path("demo"),
    help=N_("Where to work (made afresh)."),
)
def demo(folder: Path) -> None:
    """Run the demonstration."""
    clock = StoryClock()
    story = Session(fresh_folder(folder) / "so-cai", OFFICER, clock)
    say(
        N_(
            "A demonstration on fictional files, in {folder}. Its clock "
            "stands in October and November 2024."
        ),
        folder=folder,
    )
    _begin(story)
    _import(story, folder / REGISTER)
    clock.apply(date(2024, 10, 15))
    _submit(story, folder / REPORT)
    _record_late(story.ledger, clock)
    _reconcile(story, folder / REPORT)
    _write(story, folder)
    _next_steps(story, folder)
    story.close()


class StoryClock:
    """A clock that stands at nine in the morning of a day and ticks a second at each look."""

    def __init__(self) -> None:
        self.apply(date(2024, 10, 14))

    def apply(self, day: date) -> None:
        """Put the clock to a day."""
        self._now = datetime(day.year, day.month, day.day, 9, tzinfo=LOCAL_ZONE).astimezone(UTC)

    def __call__(self) -> datetime:
        """The story's current instant, in UTC."""
        self._now += timedelta(seconds=1)
        return self._now


def fresh_folder(folder: Path) -> Path:
    """Make the demonstration's folder anew, with the sample files.

    Only a folder of ours is replaced.
    """
    mark = folder / ".socai-demo"
    if mark.exists():
        shutil.rmtree(folder)
    elif folder.exists() and any(folder.iterdir()):
        from ledger.errors import LedgerExists

        raise LedgerExists(path=folder)
    folder.mkdir(parents=True, exist_ok=True)
    mark.touch()
    for name in (REGISTER, REPORT):
        shutil.copyfile(SAMPLES / name, folder / name)
    return folder


def _begin(session: Session) -> None:
    from commands.usecases.founding import make_folder
    from ledger.records.establishment import CreateUnit
    from ledger.values.dates import NOT_GIVEN

    _step(1, N_("A ledger for {unit}"), unit=NAME)
    ledger = open_ledger(make_folder(session.home), session.clock, create=True)
    ledger.found(UNIT, NAME, "huyện", str(session.home), OFFICER)
    teams = [
        CreateUnit(effective_on=NOT_GIVEN, code=code, name=name, level=level, parent=UNIT)
        for code, (name, level) in TEAMS.items()
    ]
    ledger.execute(*teams, by=OFFICER)
    ledger.close()


def _import(session: Session, register: Path) -> None:
    from commands.usecases.importing import prepare, read_register

    _step(2, N_("The unit's Excel registers become entries: {file}"), file=register.name)
    ledger = session.ledger
    receipt = prepare(ledger, read_register(ledger, register), OFFICER, opening=True).record()
    count = len(receipt.entries)
    told = ngettext(
        "   {count} entry recorded, up to position {position}.",
        "   {count} entries recorded, up to position {position}.",
        count,
    )
    say(told, count=count, position=receipt.position)


def _submit(session: Session, report: Path) -> None:
    from commands.usecases.submitting import submit_report

    _step(3, N_("The unit submits its year-end report: {file}"), file=report.name)
    receipt = submit_report(session.ledger, report, OFFICER)
    say(
        N_("   recorded at position {position}: its hash and every figure it states."),
        position=receipt.position,
    )


def _record_late(ledger: Ledger, clock: StoryClock) -> None:
    """Record what a unit does after it has reported: late, backdated, corrected, voided."""
    from ledger.records.lifecycle import CloseRecord
    from ledger.records.opening import OpenRecord

    _step(4, N_("After that, someone records late, backdated and corrective entries"))
    year = reporting_year(2024)
    late = OpenRecord(
        effective_on=year.end - timedelta(days=2),
        line="ST",
        number="ST-028/2024",
        symbol="ST",
        unit="DKTMT",
        officer="CB02",
        attributes={"class": "B", "list": "III", "field": "ma túy"},
    )
    closed = CloseRecord(effective_on=date(2024, 9, 20), number="HN-004/2024", way="Chuyển khởi tố")
    clock.apply(date(2024, 10, 21))
    ledger.execute(late, by="CB02")
    clock.apply(date(2024, 11, 25))
    ledger.execute(closed, by="CB03")
    _correct_and_void(ledger)
    days = {"first": format_date(date(2024, 10, 21)), "last": format_date(ledger.today)}
    say(
        N_("   4 changes recorded from {first} to {last}, up to position {position}."),
        **days,
        position=ledger.last_position,
    )


def _correct_and_void(ledger: Ledger) -> None:
    from ledger.records.voiding import CorrectEntry, VoidEntry

    wrong = _opening(ledger, "LT-003/2023")
    mended = CorrectEntry(position=wrong, reason="Ghi nhầm loại", last=wrong, changes={"type": "2"})
    ledger.execute(mended, by="CB03")
    twice = _opening(ledger, "CTV-002/2024")
    ledger.execute(VoidEntry(position=twice, reason="Hồ sơ ghi hai lần", last=twice), by="CB01")


def _opening(ledger: Ledger, number: str) -> int:
    return ledger.find(number).entries[0].position


def _reconcile(session: Session, report: Path) -> None:
    from commands.cli.reconciliation_words import reconciliation_table, speak_summary
    from commands.cli.tables import rendered
    from commands.usecases.reconciling import reconcile_report

    _step(
        5,
        N_(
            "Every figure of the report, recounted as known then and as "
            "known now; those that differ:"
        ),
    )
    found = reconcile_report(session.ledger, report).found
    say(rendered(reconciliation_table(session, found, found.differing, report)))
    speak_summary(found)


def _write(session: Session, folder: Path) -> None:
    from commands.cli.statistics_words import facts_of
    from commands.usecases.asking import Inquiry, question_of
    from commands.usecases.year_end import SignedHead, write_year_end, year_end_of

    _step(6, N_("The same statistics, written anew from the entries"))
    year, ledger = reporting_year(2024), session.ledger
    asked = Inquiry(ledger.last_position, year.start, year.end, UNIT)
    head = SignedHead(superior="Công an tỉnh Mẫu", place="Huyện Mẫu")
    made = year_end_of(ledger, facts_of(session), *question_of(ledger, asked), head)
    for path in write_year_end(made, folder / "bao-cao-2024", "both", official):
        say(N_("   {path}"), path=path)


def _next_steps(session: Session, folder: Path) -> None:
    say()
    say(N_("What to try next:"))
    for words in (
        "stats --from 15/10/2023 --to 14/10/2024 --by level,symbol",
        "trace ST current --to 14/10/2024",
        "casefile log HN-004/2024",
        "verify",
    ):
        say(f"   socai --ledger {session.home} {words}")
    say(f"   socai inspect check {folder / REPORT}")


def _step(number: int, text: str, **values: object) -> None:
    from commands.speech import _

    say()
    say(f"{number}. " + _(text).format_map(values))
