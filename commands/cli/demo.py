"""`socai demo`: the whole job on fictional files, in a fresh folder."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.cli.spelling.grammar import SpokenCommand
from commands.session import Session, closing, open_ledger
from commands.speech import ngettext, official, say
from commands.usecases.founding import make_folder
from ledger.errors import N_, LedgerError
from ledger.values.dates import LOCAL_ZONE, format_date
from ledger.values.period import reporting_year

if TYPE_CHECKING:
    from ledger.application import Ledger

REGISTER = "so-theo-doi-mau.xlsx"
REPORT = "bao-cao-mau-1.docx"
HOME = "so-cai"
MARK = ".socai-demo"
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
    help=N_("Where to work: a new folder, or an empty one."),
)
@click.option(
    "--force",
    is_flag=True,
    help=N_("Replace an earlier demonstration in which nothing was recorded since."),
)
@click.option(
    "--inspection", is_flag=True, help=N_("Show what an inspection team does, to the minutes.")
)
def demo(folder: Path, force: bool, inspection: bool) -> None:
    """Run the demonstration."""
    clock = StoryClock()
    story = Session(fresh_folder(folder, replacing=force) / HOME, OFFICER, clock)
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
    if inspection:
        _inspect(story, folder)
    else:
        _reconcile(story, folder / REPORT)
        _write(story, folder)
    (folder / MARK).write_text(_head(story), "utf-8")
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


class FolderInUse(LedgerError):
    """The demonstration's folder holds something that is not the demonstration's."""

    message = N_("{path} holds something already")
    hint = N_(
        "Nothing was changed. Name another folder with --folder, or delete this one yourself; "
        "--force replaces an earlier demonstration only while nothing was added to it."
    )


def fresh_folder(folder: Path, *, replacing: bool = False) -> Path:
    """Make the demonstration's folder, with the sample files.

    ``replacing``: an earlier demonstration's may go, as it was left. Raises FolderInUse,
    LedgerNotWritable.
    """
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        if not (replacing and _is_as_left(folder)):
            raise FolderInUse(path=folder)
        shutil.rmtree(folder.resolve())
    make_folder(folder)
    (folder / MARK).touch()
    for name in (REGISTER, REPORT):
        shutil.copyfile(SAMPLES / name, folder / name)
    return folder


def _is_as_left(folder: Path) -> bool:
    """Whether a folder holds what a demonstration left, and its ledger no entry more."""
    mark = folder / MARK
    given = {MARK, HOME, REGISTER, REPORT}
    written = {f"{_report_name()}.{form}" for form in ("docx", "xlsx")}, set(_inspected().values())
    if not mark.is_file():
        return False
    if {path.name for path in folder.iterdir()} not in [given | names for names in written]:
        return False
    with closing(Session(folder / HOME)) as earlier:
        return mark.read_text("utf-8") == _head(earlier)


def _head(session: Session) -> str:
    """How many entries a ledger holds, and the root of its tree."""
    size, root = session.ledger.tree_head()
    return f"{size} {root}\n"


def _report_name() -> str:
    from projections.documents.tables.file_name import file_name

    return file_name("bao-cao", UNIT, reporting_year(2024))


def _inspected() -> dict[str, str]:
    """What an inspection leaves in the folder: the page of its replay, and its minutes."""
    from projections.documents.tables.file_name import file_name

    year = reporting_year(2024)
    page, minutes = (file_name(what, UNIT, year) for what in ("dien-lai", "bien-ban"))
    return {"page": f"{page}.html", "minutes": f"{minutes}.docx"}


def _inspect(session: Session, folder: Path) -> None:
    from commands.cli.demo_inspection import inspect
    from projections.documents.tables.destination import Destination

    to = {what: Destination(folder / name) for what, name in _inspected().items()}
    inspect(session, folder / REPORT, **to)


def _begin(session: Session) -> None:
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
    from commands.cli.telling.receipt_words import say_receipt
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
    say_receipt(receipt)


def _submit(session: Session, report: Path) -> None:
    from commands.cli.telling.receipt_words import say_receipt
    from commands.usecases.submitting import submit_report

    _step(3, N_("The unit submits its year-end report: {file}"), file=report.name)
    receipt = submit_report(session.ledger, report, OFFICER)
    say(
        N_("   recorded at position {position}: its hash and every figure it states."),
        position=receipt.position,
    )
    say_receipt(receipt)


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
    from commands.cli.spelling.tables import rendered
    from commands.cli.telling.reconciliation_words import reconciliation_table, speak_summary
    from commands.usecases.reconciling import reconcile_report

    _step(
        5,
        N_(
            "Every figure of the report, recounted as known then and as "
            "known now; those that differ:"
        ),
    )
    compared = reconcile_report(session.ledger, report)
    found = compared.found
    say(rendered(reconciliation_table(session, compared, found.differing, report)))
    speak_summary(found)


def _write(session: Session, folder: Path) -> None:
    from commands.usecases.asking import Inquiry, question_of
    from commands.usecases.year_end import SignedHead, write_year_end, year_end_of
    from projections.documents.tables.destination import Destination

    _step(6, N_("The same statistics, written anew from the entries"))
    year, ledger = reporting_year(2024), session.ledger
    asked = Inquiry(ledger.last_position, year.start, year.end, UNIT)
    head = SignedHead(superior="Công an tỉnh Mẫu", place="Huyện Mẫu")
    made = year_end_of(ledger, *question_of(ledger, asked), head)
    for path in write_year_end(made, Destination(folder / _report_name()), "both", official):
        say(N_("   {path}"), path=path)


def _next_steps(session: Session, folder: Path) -> None:
    say()
    say(N_("What to try next:"))
    for words in (
        "stats --from 15/10/2023 --to 14/10/2024 --by level,symbol",
        "trace ST current --to 14/10/2024",
        "casefile log HN-004/2024",
        "inspect replay --from 15/10/2023 --to 14/10/2024 --screen",
        "verify",
    ):
        say(f"   socai --ledger {session.home} {words}")
    say(f"   socai inspect check {folder / REPORT}")


def _step(number: int, text: str, **values: object) -> None:
    from commands.speech import _

    say()
    say(f"{number}. " + _(text).format_map(values))
