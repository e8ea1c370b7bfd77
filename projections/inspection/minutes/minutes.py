"""What the minutes of an inspection are made of, as plain values."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ledger.entries.inspection import KnowledgeChecked
from ledger.entries.record import EntryVoided
from ledger.records.papers.inspection import Inspection
from projections.documents.forms.form import ReportForm, form_told
from projections.documents.lines.document import ReadingNotice
from projections.inspection.cadence import KeptRule
from projections.inspection.reading.stated.values import HandReading
from projections.inspection.reconciliation.reconciled import Reconciliation
from projections.inspection.results.results import HeldResults
from projections.inspection.sampling.findings import DrawSays

CODE = "bien-ban-kiem-tra"
"""The code of the form."""


class ReportRead(NamedTuple):
    """A report that was held against the books: its file, the hash of it, and what was found.

    ``unit``: the name of the unit it speaks for; ``submitted``: whether a submission of it stands;
    ``unread``: how many of its numbers were not read; ``by_hand``: how the inspection reads it
    otherwise; ``results``: what it states of targets, and counts of no line of work; ``notices``:
    that it is of another unit, or of other days, than it is held against.
    """

    name: str
    sha256: str
    unit: str
    submitted: bool
    unread: int
    found: Reconciliation
    by_hand: tuple[HandReading, ...] = ()
    results: HeldResults = HeldResults()
    notices: tuple[ReadingNotice, ...] = ()


class SampleDrawn(NamedTuple):
    """A draw of the inspection, and what the checks of its files say.

    ``at``, ``words``: its position of the books and the words said; ``unit``: the name of the unit
    whose files it is from, of these ``lines`` of work; ``agrees``: whether it can be drawn again;
    ``confidence``: in percent; ``void``: the entry by which it does not count any more.
    """

    day: date
    at: int
    words: str
    unit: str
    lines: tuple[str, ...]
    files: int
    agrees: bool
    confidence: int
    says: DrawSays
    void: EntryVoided | None = None


@dataclass(frozen=True)
class Minutes:
    """All that an inspection looked at and found, as known at a position.

    ``day``: as of which remedies are overdue; ``root``: of the tree at the position (hexadecimal);
    ``translate``: an English text of the program into the language of the paper; ``called``: a text
    as it may leave, with masks for the numbers of sources.
    """

    code: str
    inspection: Inspection
    unit: str
    day: date
    position: int
    root: str
    reports: tuple[ReportRead, ...]
    samples: tuple[SampleDrawn, ...]
    knowledge: tuple[KnowledgeChecked, ...]
    cadence: tuple[KeptRule, ...]
    translate: Callable[[str], str]
    called: Callable[[str], str]


@cache
def minutes_form() -> ReportForm:
    """The form of minutes."""
    text = files(__package__).joinpath(f"{CODE}.toml").read_text("utf-8")
    return form_told(CODE, tomllib.loads(text))
