"""Entries on inspections, and on what shows that rules are kept: meetings, circulars, sanctions.

Numbers, codes and days: whoever is inspected or sanctioned is never named by a name, and a sanction
is of so many, not of whom.
"""

from __future__ import annotations

from types import MappingProxyType

from ledger.entries.header import Day
from ledger.entries.paper import PaperEntry
from ledger.errors import N_

_PEOPLE = MappingProxyType(
    {
        "plan": N_("plan"),
        "start": N_("from"),
        "end": N_("to"),
        "participants": N_("taking part"),
        "inspected": N_("officers inspected"),
        "findings": N_("findings"),
    }
)


class InspectionOpened(PaperEntry):
    """An inspection of a unit was opened: planned for days, of a kind of the catalog.

    ``plan``: the number of the plan, which a surprise has none of; ``start``, ``end``: the first
    and the last day planned; ``participants``: who takes part, ``inspected``: who is inspected,
    officers by their codes.
    """

    TOPIC = "inspection.opened"
    NAME = N_("inspection opened")
    CORRECTABLE = ("unit", "kind", "plan", "start", "end", "participants", "inspected")
    CALLED = MappingProxyType({"from": "start", "to": "end"})
    SERVING = ("participants", "inspected")
    LABELS = _PEOPLE

    kind: str
    start: Day
    end: Day | None = None
    plan: str | None = None
    participants: list[str] | None = None
    inspected: list[str] | None = None


class InspectionChanged(PaperEntry):
    """An inspection goes otherwise than planned: what is None stays.

    ``participants``, ``inspected``: officers beside those who were named before.
    """

    TOPIC = "inspection.changed"
    NAME = N_("inspection changed")
    CORRECTABLE = ("plan", "start", "end", "participants", "inspected")
    CALLED = MappingProxyType({"from": "start", "to": "end"})
    SERVING = ("participants", "inspected")
    LABELS = _PEOPLE

    start: Day | None = None
    end: Day | None = None
    plan: str | None = None
    participants: list[str] | None = None
    inspected: list[str] | None = None


class FilesDrawn(PaperEntry):
    """Files were drawn by lot to be checked in an inspection (chọn mẫu hồ sơ).

    Anybody can draw them again from what stands here. ``at``, ``root``: the position to which the
    ledger was known and the root of its tree there; ``words``: what was then said in the room;
    ``scope``: the unit whose files, with those of the units under it, stood in the register at the
    end of the day ``as_of``, of these ``lines``; ``strata``: by what they were parted; ``goal``:
    ``detect`` at least one of ``wrong`` files, or ``estimate`` a rate to within ``margin`` percent
    where about ``expected`` percent are so; ``confidence``: in percent; ``files``: how many there
    were; ``drawn``: the streams of those drawn, in the order of their ticket numbers.
    """

    TOPIC = "inspection.drawn"
    NAME = N_("files drawn")
    LABELS = MappingProxyType(
        {
            "at": N_("known at position"),
            "root": N_("root"),
            "words": N_("words said"),
            "scope": N_("files of"),
            "as_of": N_("as of the end of"),
            "lines": N_("lines of work"),
            "strata": N_("parted by"),
            "goal": N_("goal"),
            "confidence": N_("confidence (%)"),
            "wrong": N_("wrong files to be found"),
            "margin": N_("margin (%)"),
            "expected": N_("expected rate (%)"),
            "files": N_("files in all"),
            "drawn": N_("files drawn"),
        }
    )

    at: int
    root: str
    words: str
    scope: str
    as_of: Day
    lines: list[str]
    goal: str
    confidence: int
    files: int
    drawn: list[str]
    strata: list[str] | None = None
    wrong: int | None = None
    margin: int | None = None
    expected: int | None = None


class InspectionClosed(PaperEntry):
    """An inspection was closed, with so many ``findings``; ``document``: its conclusion."""

    TOPIC = "inspection.closed"
    NAME = N_("inspection closed")
    CORRECTABLE = ("findings", "document")
    LABELS = _PEOPLE

    findings: int = 0
    document: str | None = None


class InspectionReopened(PaperEntry):
    """A closed inspection was opened again, for a reason."""

    TOPIC = "inspection.reopened"
    NAME = N_("inspection reopened")
    CORRECTABLE = ("reason", "document")
    LABELS = _PEOPLE

    reason: str
    document: str | None = None


class KnowledgeChecked(PaperEntry):
    """An officer was asked about a rule (kiểm tra nhận thức): who asked, and whether he knew it.

    ``rule``: the number of the circular or guidance, with its article; ``inspection``: its code,
    where it was asked in one.
    """

    TOPIC = "knowledge.checked"
    NAME = N_("knowledge checked")
    CORRECTABLE = ("rule", "asked_by", "passed", "inspection")
    SERVING = ("officer", "asked_by")
    LABELS = MappingProxyType(
        {
            "rule": N_("rule asked about"),
            "asked_by": N_("asked by"),
            "passed": N_("passed"),
            "inspection": N_("inspection"),
        }
    )

    officer: str
    rule: str
    asked_by: str
    passed: bool
    inspection: str | None = None


class MeetingAttended(PaperEntry):
    """A leader attended a meeting of an officer with a collaborator (dự sinh hoạt CTVBM).

    ``officer``: whose meeting it was; ``leader``: who attended; ``report``: number of the report of
    the meeting; ``surprise``: whether unannounced.
    """

    TOPIC = "meeting.attended"
    NAME = N_("meeting attended")
    CORRECTABLE = ("leader", "report", "surprise")
    SERVING = ("officer", "leader")
    LABELS = MappingProxyType(
        {
            "leader": N_("attended by"),
            "report": N_("report of the meeting"),
            "surprise": N_("unannounced"),
        }
    )

    officer: str
    leader: str
    report: str | None = None
    surprise: bool | None = None


class CircularRead(PaperEntry):
    """An officer read a circular or a guidance (quán triệt văn bản)."""

    TOPIC = "circular.read"
    NAME = N_("circular read")
    CORRECTABLE = ("reader",)
    SERVING = ("reader",)
    LABELS = MappingProxyType({"reader": N_("read by")})

    reader: str


class SanctionRecorded(PaperEntry):
    """Collectives or individuals of a unit were handled in a form of the catalog (xử lý): how many.

    ``document``: the decision or conclusion it stands in; never a name.
    """

    TOPIC = "sanction.recorded"
    NAME = N_("handling recorded")
    CORRECTABLE = ("kind", "collectives", "individuals", "document")
    REPEATS = True
    LABELS = MappingProxyType({"collectives": N_("collectives"), "individuals": N_("individuals")})

    kind: str
    document: str
    collectives: int = 0
    individuals: int = 0
