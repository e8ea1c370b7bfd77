"""Entries on what an inspection found: recorded, answered, looked at again."""

from __future__ import annotations

from types import MappingProxyType

from ledger.entries.header import Day
from ledger.entries.paper import PaperEntry
from ledger.errors import N_


class FindingRecorded(PaperEntry):
    """An inspection found something wrong, or done well (kết quả kiểm tra).

    ``finding``: 1, 2, 3 … in the inspection; ``breach``, ``severity``: codes of the catalog;
    ``what``: what is wrong, or done well, in words; ``about``: the stream of the file it is about;
    ``submission``: the position of a report's submission, and ``figure`` the id of a figure stated
    in it; ``named``: positions of the entries it rests on; ``answers``: the officer or commander
    who answers for it; ``found_by``: who found it; ``remedy``: what is to be done by the day
    ``due``.
    """

    TOPIC = "finding.recorded"
    NAME = N_("finding recorded")
    CORRECTABLE = (
        *("breach", "severity", "what", "about", "answers", "found_by"),
        *("named", "remedy", "due"),
    )
    SERVING = ("answers", "found_by")
    LABELS = MappingProxyType(
        {
            "breach": N_("what was breached"),
            "severity": N_("severity"),
            "what": N_("what was found"),
            "finding": N_("finding"),
            "about": N_("file concerned"),
            "submission": N_("report submitted by entry"),
            "figure": N_("figure of the report"),
            "named": N_("entries named"),
            "answers": N_("answered for by"),
            "found_by": N_("found by"),
            "remedy": N_("remedy"),
            "due": N_("to be done by"),
        }
    )

    finding: int
    breach: str
    severity: str
    what: str
    answers: str
    found_by: str
    about: str | None = None
    submission: int | None = None
    figure: str | None = None
    named: list[int] | None = None
    remedy: str | None = None
    due: Day | None = None


class FindingAnswered(PaperEntry):
    """Whoever answers for a finding answered: ``accepted`` or not, and ``answer`` in words."""

    TOPIC = "finding.answered"
    NAME = N_("finding answered")
    CORRECTABLE = ("answered_by", "accepted", "answer", "document")
    LABELS = MappingProxyType(
        {
            "finding": N_("finding"),
            "answered_by": N_("answered by"),
            "accepted": N_("accepted"),
            "answer": N_("answer"),
        }
    )

    finding: int
    answered_by: str
    accepted: bool
    answer: str | None = None
    document: str | None = None


class FindingVerified(PaperEntry):
    """Somebody looked whether the remedy was done (phúc tra): ``remedied`` or not.

    ``due``: another day by which it is to be done.
    """

    TOPIC = "finding.verified"
    NAME = N_("finding verified")
    CORRECTABLE = ("verified_by", "remedied", "due", "document")
    SERVING = ("verified_by",)
    LABELS = MappingProxyType(
        {
            "finding": N_("finding"),
            "due": N_("to be done by"),
            "verified_by": N_("verified by"),
            "remedied": N_("remedied"),
        }
    )

    finding: int
    verified_by: str
    remedied: bool
    due: Day | None = None
    document: str | None = None
