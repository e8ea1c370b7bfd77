"""A report as a page for a browser: its text, and every number marked by where it ended.

One file without scripts and without anything from elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

from commands.cli.spelling.destination import STANDARD_OUTPUT, destination, path_and_form
from commands.cli.telling.inspection_tables import figure_in_words, subject_of_report
from commands.cli.telling.reading_words import reading_told
from commands.leaving import leaving
from commands.speech import _, notice, say, write
from commands.usecases.report_file import ReportFile
from ledger.catalog.secrecy import UNMARKED, PaperMark
from ledger.errors import N_
from projections.documents.pages.print_marks import print_marks

if TYPE_CHECKING:
    from projections.documents.lines.document import ReportCell, ReportLine
    from projections.inspection.reading.ends import Stretch
    from projections.inspection.reading.stated.values import HandReading, StatedReport

    Marked = tuple[ReportLine, list[list[Stretch]]]

ENDS: Final = {
    "figure": N_("read as a figure"),
    "result": N_("result of a target, rate or change"),
    "other": N_("of another period, or no fact"),
    "no_count": N_("no count: a date, a name, a number of a paper"),
    "not_read": N_("not read"),
    "lost": N_("not accounted for"),
}
"""Where a number can end, in the order of the legend."""

_STYLE: Final = """
body { font: 16px/1.6 "Times New Roman", serif; margin: 2rem auto; max-width: 60rem; }
table { border-collapse: collapse; margin: 1rem 0; }
td { border: 1px solid #999; padding: .2rem .5rem; }
.stamp { border: 2px solid #c00000; color: #c00000; font-weight: bold; padding: 0 1rem; }
.stamp { width: fit-content; }
mark { border-radius: .2rem; padding: 0 .2rem; }
ul { list-style: none; padding: 0; }
.figure { background: #b7e4c7; } .result { background: #bde0fe; }
.other { background: #e2d5f2; } .no_count { background: #eee; }
.by_hand { color: #7a0000; font-weight: bold; }
ul.by_hand { font-weight: normal; }
.not_read, .lost { background: #ffd6a5; outline: 1px solid #c65d00; }
"""


_PAGE: Final = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>{title}</title><style>{style}</style></head>
<body>
{mark}<h1>{title}</h1>
{legend}
<hr>
{body}
</body></html>
"""


def write_page(report: ReportFile, output: str | None, by_hand: StatedReport) -> None:
    """Write a report's page, to a file of its own name where none was named.

    ``by_hand``: the report as an inspector reads it, which the page tells beside.

    Raises what the intake refuses, OutputNotWritten.
    """
    from projections.documents.tables.destination import whole_file
    from projections.documents.tables.file_name import file_name

    page = report_page(_marked(report), report.name, leaving().mark(), by_hand.by_hand)
    if output == STANDARD_OUTPUT:
        write(page)
        return
    subject = subject_of_report(report.stated, Path(report.name))
    named = output or file_name("so-lieu", subject.unit, subject.days)
    path, _form = path_and_form("html", named)
    with whole_file(destination(path)) as target:
        target.write(page.encode())
    notice(N_("Written: {path}"), path=path)


def speak_ends(report: ReportFile) -> None:
    """Say where the numbers of a report ended, with the share of each."""
    counted = _counted(_marked(report))
    for end, number, share in shares(counted):
        say("{what}: {number} ({share})", what=_(ENDS[end]), number=number, share=share)


def _marked(report: ReportFile) -> list[Marked]:
    from projections.inspection.reading.ends import stretches

    return list(stretches(report.document, report.stated, report.form))


def _counted(lines: Iterable[Marked]) -> Counter[str]:
    return Counter(one.end for _line, cells in lines for cell in cells for one in cell if one.end)


def report_page(
    lines: list[Marked],
    title: str,
    mark: PaperMark = UNMARKED,
    by_hand: Sequence[HandReading] = (),
) -> str:
    """The page as HTML.

    ``lines``: those of the document with their numbers' ends; ``mark``: the degree of secrecy and
    the line on copying at its head; ``by_hand``: how an inspector reads it otherwise.
    """
    legend = _legend(_counted(lines)) + _told_by_hand(by_hand)
    style = _STYLE + print_marks(mark.stamp, mark.copying)
    told = {"title": escape(title), "style": style, "legend": legend}
    body = "\n".join(_blocks([*_read_anew(lines, by_hand)]))
    return _PAGE.format(**told, mark=_stamped(mark), body=body)


def _told_by_hand(by_hand: Sequence[HandReading]) -> str:
    told = (f"<li>{escape(leaving().text(reading_told(one)))}</li>" for one in by_hand)
    return f'<ul class="by_hand">{"".join(told)}</ul>' if by_hand else ""


def _read_anew(lines: list[Marked], by_hand: Sequence[HandReading]) -> Iterator[Marked]:
    """The lines with a mark behind each number that is read anew, or at the end of its place."""
    from projections.inspection.reading.stated.values import Figure

    of_figures = {one.before.id: one for one in by_hand if isinstance(one.before, Figure)}
    made = [one for one in by_hand if not isinstance(one.before, Figure)]
    for line, cells in lines:
        places = [cell.where for cell in line.cells] or [line.where]
        yield (
            line,
            [
                [*_behind(stretches, of_figures), *(_noted(one) for one in made if one.where == at)]
                for at, stretches in zip(places, cells, strict=True)
            ],
        )


def _behind(
    stretches: Iterable[Stretch], of_figures: Mapping[str, HandReading]
) -> Iterator[Stretch]:
    for one in stretches:
        yield one
        if one.figure and (read := of_figures.get(one.figure.id)):
            yield _noted(read)


def _noted(one: HandReading) -> Stretch:
    from projections.inspection.reading.ends import Stretch

    return Stretch(f"[{one.entry.position}]", why=leaving().text(reading_told(one)))


def _stamped(mark: PaperMark) -> str:
    stamp = f'<p class="stamp">{escape(mark.stamp)}</p>\n' if mark.stamp else ""
    return stamp + (f"<p><em>{escape(mark.copying)}</em></p>\n" if mark.copying else "")


def shares(counted: Counter[str]) -> Iterator[tuple[str, int, str]]:
    """The ends that numbers have, with how many, and which part of all in per cent."""
    from projections.documents.tables.table import separated

    total = sum(counted.values())
    for end in ENDS:
        if counted[end]:
            yield end, counted[end], separated(f"{100 * counted[end] / total:.1f}%", _)


def _legend(counted: Counter[str]) -> str:
    items = (
        f'<li><mark class="{end}">{number}</mark> {share} {escape(_(ENDS[end]))}</li>'
        for end, number, share in shares(counted)
    )
    return f"<ul>{''.join(items)}</ul>"


def _blocks(lines: list[Marked]) -> Iterator[str]:
    """Paragraphs, and the rows of one table together; a sheet under its name."""
    sheet = None
    for place, rows in groupby(
        lines, lambda one: (one[0].where.table, one[0].where.sheet, bool(one[0].cells))
    ):
        if place[1] not in (None, sheet):
            sheet = place[1]
            yield f"<h2>{escape(str(sheet))}</h2>"
        if place[2]:
            yield f"<table>{''.join(map(_row, rows))}</table>"
        else:
            yield from (f"<p>{_text(cells[0])}</p>" for _line, cells in rows)


def _row(marked: Marked) -> str:
    line, cells = marked
    return f"<tr>{''.join(map(_cell, line.cells, cells))}</tr>"


def _cell(cell: ReportCell, stretches: list[Stretch]) -> str:
    span = f' colspan="{cell.span}"' if cell.span > 1 else ""
    return f"<td{span}>{_text(stretches)}</td>"


def _text(stretches: Iterable[Stretch]) -> str:
    return "".join(_stretch(one) for one in stretches)


def _stretch(one: Stretch) -> str:
    """Text as it is; a number in its mark, with what it was read as or why not."""
    if one.end is None and one.why:
        return f'<sup class="by_hand" title="{escape(one.why)}">{escape(one.text)}</sup>'
    if one.end is None:
        return escape(one.text)
    told = (
        figure_in_words(one.figure) if one.figure else _(one.why) if one.why else _(ENDS[one.end])
    )
    return f'<mark class="{one.end}" title="{escape(told)}">{escape(one.text)}</mark>'
