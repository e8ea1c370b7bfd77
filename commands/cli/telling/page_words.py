"""How a commander's page is told: its chapters, each number with the table that it opens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from commands.cli.telling.due_words import due_table
from commands.cli.telling.page_tables import (
    MOST_OF_A_MONTH,
    findings_table,
    month_of,
    opening,
    recordings_table,
    wanting_table,
)
from commands.cli.telling.page_targets import target_cards
from commands.cli.telling.statistics_words import captions, subject_of_question, trace_table
from commands.leaving import leaving
from commands.session import Session
from commands.speech import _
from ledger.catalog.lines import catalog
from ledger.catalog.names import MEASURES
from ledger.errors import N_
from ledger.no_gc import uncollected
from projections.documents.pages.charts import ChartBar, bar_chart
from projections.documents.pages.folded import Card, Chapter, FoldedPage, Opening, Unfolding

if TYPE_CHECKING:
    from commands.usecases.summing_up import LineAtAGlance, Recording
    from commands.usecases.unit_page import Behind, LineOpened, UnitPage
    from projections.documents.tables.table import Table

LANGUAGE = N_("en-GB")

WANTED: Final = {
    "class": N_("files without a class"),
    "collaborator": N_("watch files and cases without a collaborator"),
    "review": N_("files without a day of review"),
    "report": N_("sources with items whose meeting report is not named"),
}
FOOT = N_(
    "Every number is that of `socai summary`, `trace`, `targets`, `due`, `register` and `inspect "
    "finding list` for the same unit and day. Units and files are told of; nobody is ranked."
)


@uncollected()
def page_of(session: Session, found: UnitPage, *, alone: bool) -> FoldedPage:
    """The page of what was found, with the numbers of sources as they may leave."""
    from projections.documents.tables.table import say

    told = found.told
    subject = subject_of_question(session, told.question, told.unit)
    mark = subject.mark or leaving().mark()
    lines = captions(session, told.question, told.unit, alone=alone)
    return FoldedPage(
        title=f"{told.unit} – {subject.name}" if subject.name else told.unit,
        language=_(LANGUAGE),
        captions=tuple(leaving().text(say(line, _)) for line in lines),
        chapters=tuple(_chapters(session, found)),
        contents=_(N_("Contents")),
        foot=_(FOOT),
        stamp=mark.stamp,
        copying=mark.copying,
    )


def _chapters(session: Session, found: UnitPage) -> Iterator[Chapter]:
    lines = zip(found.told.lines, found.lines, strict=True)
    cards = tuple(_line_card(told, opened) for told, opened in lines)
    yield Chapter("lines", _(N_("Lines of work")), cards, _(BY_MONTH))
    graded = tuple(target_cards(found.graded))
    yield Chapter("targets", _(N_("Targets")), graded, "" if graded else _(NO_LIST))
    yield Chapter("due", _(N_("Due")), (_due_card(session, found),))
    yield Chapter("wanting", _(N_("Files that want something")), (_wanting_card(found),))
    yield _weeks(found)
    yield Chapter("findings", _(N_("Open findings")), (_findings_card(found),))


BY_MONTH = N_("Bars: what there was at the end of each of the last twelve months.")
NO_LIST = N_("No list of targets asks anything of this unit.")


def _line_card(told: LineAtAGlance, opened: LineOpened) -> Card:
    """A line of work: what there is, what came and went, month by month."""
    name = catalog().line(told.line).name
    ends = [
        f"{month_of(month.days)}: {stock}"
        for month, stock in zip(opened.months, told.stocks, strict=True)
    ]
    label = _(N_("{line} by month: {values}")).format(line=name, values="; ".join(ends))
    return Card(
        name,
        tuple(_measures(told.line, opened.whole)),
        bar_chart([ChartBar(stock) for stock in told.stocks], label),
        (ends[0], ends[-1]),
        _(N_("Month by month")),
        tuple(_month(told.line, month) for month in reversed(opened.months)),
        compact=True,
    )


def _month(line: str, month: Behind) -> Unfolding:
    return Unfolding(month_of(month.days), tuple(_measures(line, month, MOST_OF_A_MONTH)))


def _measures(line: str, behind: Behind, most: int | None = None) -> Iterator[Opening]:
    """What there was at the end, what came, what went, each with its files."""
    days = behind.days
    for measure in ("current", "added", "removed"):
        postings = getattr(behind, measure)
        table = trace_table(line, (), measure, postings, ())
        command = f"socai trace {line} {measure} --from {days.start} --to {days.end}"
        label = _(MEASURES[measure])
        look = "head" if measure == "current" and most is None else ""
        yield replace(opening(label, table, command, most), look=look)


def _due_card(session: Session, found: UnitPage) -> Card:
    due, known_at = found.told.due, found.told.question.known_at
    numbers = []
    for state, label in (("overdue", N_("overdue")), ("to_come", N_("to come"))):
        some = due._replace(found=[one for one in due.found if one.state == state])
        table = due_table(session, some, known_at, outside=not leaving().disclosed)
        one = opening(_(label), table, "socai due")
        alarm = "alarm " if state == "overdue" and some.found else ""
        numbers.append(replace(one, look=f"{alarm}head"))
    note = _(N_("Deadlines of {days}, both days included")).format(days=due.window)
    return Card("", tuple(numbers), notes=(note,), wide=True)


def _wanting_card(found: UnitPage) -> Card:
    numbers = [
        replace(
            opening(_(WANTED[one.what]), wanting_table(one.files), "socai register"), look="head"
        )
        for one in found.wanting
    ]
    return Card("", tuple(numbers), wide=True)


def _weeks(found: UnitPage) -> Chapter:
    """How much was recorded week by week, and how much of it late."""
    bars = [ChartBar(len(week.recordings), week.late) for week in found.weeks]
    told = [week for week in found.weeks if week.recordings]
    values = "; ".join(f"{week.days}: {len(week.recordings)}, {week.late}" for week in told)
    label = _(N_("Entries recorded by week, and how many of them late: {values}"))
    card = Card(
        "",
        tuple(_recorded(found.told.recordings)),
        bar_chart(bars, label.format(values=values)) if told else None,
        (str(found.weeks[0].days), str(found.weeks[-1].days)),
        _(N_("Week by week")),
        tuple(
            Unfolding(str(week.days), tuple(_recorded(week.recordings))) for week in reversed(told)
        ),
        wide=True,
        compact=True,
    )
    note = _(LATE).format(days=found.told.recorded.days)
    return Chapter("recording", _(N_("Lateness of recording")), (card,), note)


LATE = N_(
    "Entries on files, by the week they were recorded in, Thursday to Wednesday; of each bar "
    "the part in another colour was recorded more than {days} days after its day."
)


def _recorded(recordings: Sequence[Recording]) -> Iterator[Opening]:
    late = [one for one in recordings if one.is_late]
    told = (
        (_(N_("recorded late")), late, "alarm head" if late else "head"),
        (_(N_("recorded")), recordings, "head"),
    )
    for label, some, look in told:
        one = opening(label, recordings_table(some), "socai log", total=len(some))
        yield replace(one, look=look)


def _findings_card(found: UnitPage) -> Card:
    table: Table = findings_table(found.findings)
    one = opening(_(N_("open findings of inspections")), table, "socai inspect finding list")
    alarm = "alarm head" if found.findings else "head"
    return Card("", (replace(one, look=alarm),), wide=True)
