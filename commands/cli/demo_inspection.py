"""The part of the demonstration that an inspection team plays: from a draw to the minutes."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.leaving import learn_stream, leaving
from commands.session import Session
from commands.speech import _, official, say
from commands.usecases.asking import Inquiry
from commands.usecases.recording import record
from ledger.errors import N_
from ledger.values.period import reporting_year

if TYPE_CHECKING:
    from projections.documents.tables.destination import Destination
    from projections.figures.register import RegisterRow

CODE, UNIT, LEADER = "KT-01/2024", "CAH", "CB01"
CHECKERS = LEADER, "CB04"
INSPECTED = "CB02", "CB03"
WORDS = "3 5 1, trời xanh"
"""What was said in the room, so that nobody could choose the files."""


def inspect(session: Session, report: Path, page: Destination, minutes: Destination) -> None:
    """Play the inspection: files drawn and checked, a place read, findings, replay, minutes."""
    _open(session)
    _check(session, _draw(session))
    _read_otherwise(session, report)
    _find(session)
    _write_page(session, page)
    _write_minutes(session, report, minutes)


def told(number: int, text: str, **values: object) -> None:
    """Tell a step of the story."""
    say()
    say(f"{number}. " + _(text).format_map(values))


def _open(session: Session) -> None:
    from ledger.records.inspections import OpenInspection

    told(5, N_("An inspection team comes unannounced: {code}"), code=CODE)
    team = {"participants": CHECKERS, "inspected": INSPECTED}
    _record(session, OpenInspection, code=CODE, unit=UNIT, kind="surprise", **team)


def _record(session: Session, command: type, **said: Any) -> int:
    """Record something today; the position of it."""
    receipt = record(session.ledger, command, LEADER, effective_on=session.today, **said)
    return receipt.position


def _draw(session: Session) -> list[RegisterRow]:
    """Draw files by the words said."""
    from commands.usecases.drawing_files import draw_files, plan_draw
    from commands.usecases.listing import Wanted
    from projections.inspection.sampling.goal import Goal

    told(6, N_("Files to check are drawn by lot, from the root of the ledger and words said aloud"))
    ledger, last_day = session.ledger, reporting_year(2024).end
    goal = Goal("detect", wrong=9)
    at = ledger.last_position
    planned = plan_draw(ledger, session.facts, Wanted(("ST", "HN")), goal, last_day, at)
    rows, _receipt = draw_files(ledger, planned, CODE, WORDS, LEADER, session.today)
    say(
        N_("   {drawn} of {files}: {numbers}"),
        drawn=len(rows),
        files=planned.lot.files,
        numbers=", ".join(row.number for row in rows),
    )
    return rows


def _check(session: Session, rows: list[RegisterRow]) -> None:
    """Check three of them, each by an officer who is not in charge of it; the first is wanting."""
    from ledger.records.checking import CheckFile

    told(7, N_("Three of them are checked; one is wanting"))
    for place, row in enumerate(rows[:3]):
        checker = next(one for one in CHECKERS if one != row.cell.officer)
        found = int(place == 0)
        _record(session, CheckFile, number=row.number, checker=checker, findings=found)
        say(N_("   {number}: checked by {by}"), number=row.number, by=checker)


def _read_otherwise(session: Session, report: Path) -> None:
    """Say what one place of the report means that the program leaves unread."""
    from commands.usecases.reading_anew import Reader, record_readings
    from commands.usecases.reading_notes import ReadAs
    from commands.usecases.report_file import read_report_file

    told(8, N_("One place of the report is read by the inspector himself, as an entry"))
    read = read_report_file(report, None)
    place = next(str(one.where.paragraph) for one in read.stated.not_read if MOVED_AWAY in one.text)
    why = f"Câu văn nêu “{MOVED_AWAY}” trong số đã thanh loại"
    said = ReadAs(place, "", "ST", "removed", "closing=left_area", "2", "", why)
    reader = Reader(CODE, LEADER, LEADER, session.today)
    receipt = record_readings(session.ledger, read, UNIT, [said], reader, lambda *_fault: None)
    say(
        N_("   paragraph {place}: {what}; entry {position}"),
        place=place,
        what=why,
        position=receipt.position,
    )


MOVED_AWAY = "02 đối tượng đi khỏi nơi cư trú"
"""What the report says of files that were closed, in the middle of a target's result."""


def _find(session: Session) -> None:
    """Two findings: a figure that later entries changed, and a file that was recorded late."""
    from ledger.records.findings import RecordFinding

    told(9, N_("Two findings: what, in which file or figure, who answers for it, by when"))
    ledger = session.ledger
    late = ledger.find("ST-028/2024").entries[0].position
    closed = ledger.find("HN-004/2024").entries[-1].position
    common: dict[str, Any] = {
        "inspection": CODE,
        "found_by": LEADER,
        "due": session.today + timedelta(days=30),
        "last": ledger.last_position,
    }
    found: list[dict[str, Any]] = [
        {
            "what": "Ghi sổ muộn 9 ngày, sau khi nộp báo cáo",
            "about": "ST-028/2024",
            "answers": "CB02",
            "severity": "minor",
            "remedy": "Ghi sổ trong ngày",
            "named": (late,),
        },
        {
            "what": "Ghi sổ kết thúc hồ sơ muộn 66 ngày",
            "about": "HN-004/2024",
            "answers": "CB03",
            "severity": "serious",
            "remedy": "Ghi sổ trong ngày; báo cáo lại số liệu",
            "named": (closed,),
        },
    ]
    for one in found:
        _record(session, RecordFinding, breach="late", **common, **one)
        say(f"   {one['about']}: {one['what']} ({one['answers']})")


def _write_page(session: Session, to: Destination) -> None:
    """Write the replay of the unit's year."""
    from commands.cli.telling.replay_page import replay_page
    from commands.cli.telling.statistics_words import captions
    from commands.usecases.asking import question_of
    from commands.usecases.journal import file_names
    from commands.usecases.replaying import unit_replayed
    from projections.documents.tables.destination import whole_file
    from projections.documents.tables.table import say as phrased

    told(10, N_("The unit's year replayed, as a page for any browser"))
    year, ledger = reporting_year(2024), session.ledger
    asked = Inquiry(ledger.last_position, year.start, year.end)
    question, unit = question_of(ledger, asked)
    story = unit_replayed(ledger, session.facts, asked)
    for name in story.files:  # its page leaves the office: sources are masked as in any other
        learn_stream(name)
    scope = [phrased(line, _) for line in captions(session, question, unit, alone=False)]
    files = file_names(ledger, [step.entry for step in story.steps])
    title = _(N_("Replay of {unit}")).format(unit=unit)
    page = replay_page(story, files, title, " · ".join(scope), leaving().mark())
    with whole_file(to) as file:
        file.write(page.encode())
    say(N_("   {path}"), path=to.path)


def _write_minutes(session: Session, report: Path, to: Destination) -> None:
    """Write the minutes of the inspection."""
    from commands.usecases.minutes import MinutesAsked, Speech, minutes_of, minutes_template
    from commands.usecases.year_end import SignedHead
    from projections.documents.tables.destination import whole_file

    told(11, N_("The minutes: the report against the books, the draw, the findings"))
    ledger = session.ledger
    asked = MinutesAsked(CODE, (report,), ledger.last_position)
    head = SignedHead(superior="Công an tỉnh Mẫu", place="Huyện Mẫu")
    template = minutes_template(session.home)
    speech = Speech(official, leaving().text)
    paper = minutes_of(ledger, (session.home, session.facts), asked, head, template, speech)
    with whole_file(to) as file:
        file.write(paper.written())
    say(N_("   {path}"), path=to.path)
