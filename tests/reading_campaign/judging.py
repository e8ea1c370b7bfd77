"""How the reader and the checks did on one made report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from projections.inspection.checks.finding import Check
from projections.inspection.checks.rules import check_report
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.read import read_report
from projections.inspection.reading.stated.values import StatedReport
from tests.reading_campaign.made import Made
from tests.reading_campaign.page import Key, Stated, key_of
from tests.reading_campaign.truth import MEASURES

VERDICTS = ("right", "listed", "silent", "wrong", "found", "uncheckable", "missed", "false")
OTHER_UNITS = ("tỉnh", "cả nước", "huyện bạn", "tây hòa")
"""What units that are none of the report's are called in ``wording.toml``."""


@dataclass
class Judged:
    """What was counted, by family and by what stood near; ``faults``: what was wrong or false, in words.

    ``right`` of the figures demanded; ``listed``: not read, and said so; ``silent``: neither;
    ``wrong``: read and not stated; ``found``, ``uncheckable``, ``missed``: of the planted errors;
    ``false``: failing checks that no planted error explains.
    """

    counted: dict[str, Counter[str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def count(self, verdict: str, family: str, near: Iterable[str]) -> None:
        """Count a verdict everywhere it belongs."""
        for group in (
            f"layout  {family}",
            *(f"near    {one}" for one in sorted(near) or ("nothing",)),
            "all",
        ):
            self.counted.setdefault(group, Counter())[verdict] += 1

    def add(self, other: Judged) -> None:
        """Take in what was counted elsewhere."""
        for group, counts in other.counted.items():
            self.counted.setdefault(group, Counter()).update(counts)
        self.faults += other.faults


def judge(made: Made) -> Judged:
    """Read the report, check it, and hold both against what was made."""
    form = year_end_form()
    report = read_report(made.document, form)
    judged = Judged()
    _judge_figures(made, report, judged)
    _judge_checks(made, report, check_report(report, form), judged)
    return judged


def figures_read(report: StatedReport) -> Iterable[tuple[Key, int, str]]:
    """Key, value and line of text of every figure of a line of work."""
    for figure in report.figures:
        if figure.line and figure.measure in MEASURES and figure.value is not None:
            yield key_of(figure.line, figure.measure, figure.cell), figure.value, figure.where.text


def _judge_figures(made: Made, report: StatedReport, judged: Judged) -> None:
    stated = [one for one in made.page.stated if one.value is not None]
    accepted = {(key, one.value) for one in stated for key in one.keys}
    seen = Counter[tuple[Key, int]]()
    for key, value, text in figures_read(report):
        seen[key, value] += 1
        if (key, value) not in accepted and not _of_another_unit(key):
            judged.faults.append(f"wrong: {named(key)} = {value}: {text[:150]}")
            judged.count("wrong", made.family, _near(made, key[0]))
    entries = "\n".join(one.text for one in report.not_read)
    for one in stated:
        if one.optional:
            continue
        place = next(((key, one.value) for key in one.keys if seen[key, one.value or 0]), None)
        if place is not None:
            seen[place[0], place[1] or 0] -= 1
        listed = "listed" if _is_listed(one, entries) else "silent"
        judged.count("right" if place else listed, made.family, one.near)


def _of_another_unit(key: Key) -> bool:
    """Whether the figure was read as what it is, another unit's; it may not be summed up with ours."""
    return any(
        name == "unit" and any(other in value for other in OTHER_UNITS) for name, value in key[2]
    )


def _near(made: Made, line: str | None) -> set[str]:
    """All that makes the figures of a line of work hard to read."""
    return {kind for one in made.page.stated if line in (one.line, None) for kind in one.near}


def _is_listed(one: Stated, entries: str) -> bool:
    """Whether the number stands among what was not read; none may be a word, ``không``."""
    if one.value == 0 and re.search(r"\bkhông$", entries, re.IGNORECASE | re.MULTILINE):
        return True
    digits = f"{one.value:,}".replace(",", "[., ]?")
    return re.search(rf"(?<!\d)0*{digits}(?!\d)", entries) is not None


def _judge_checks(
    made: Made, report: StatedReport, checks: Iterable[Check], judged: Judged
) -> None:
    stated = made.page.stated
    planted = {stated[number].key: number for number in made.planted}
    found: set[int] = set()
    doubted: set[Key] = set()
    for check in checks:
        keys = {_key(report, figure) for figure in check.figures}
        if check.verdict == "not_checkable":
            doubted |= keys
        elif check.verdict == "fails":
            explained = {number for key, number in planted.items() if key in keys}
            if not keys:
                explained = {it for it in made.planted if _stands_in(stated[it], check.where.text)}
            found |= explained
            if not explained:
                judged.faults.append(
                    f"false: {check.rule} {check.line}: stated {check.stated}, expected {check.expected}: {check.where.text[:150]}"
                )
                judged.count("false", made.family, _near(made, check.line))
    read = Counter((key, value) for key, value, _ in figures_read(report))
    for key, number in planted.items():
        verdict = "found" if number in found else "uncheckable"
        if verdict != "found" and key not in doubted and _all_read(made, number, read):
            verdict = "missed"
            judged.faults.append(f"missed: {named(key)} = {stated[number].value}")
        judged.count(verdict, made.family, stated[number].near)


def _stands_in(one: Stated, text: str) -> bool:
    """Whether a figure that was not read may stand in a row."""
    return re.search(rf"(?<!\d)0*{one.value}(?!\d)", text) is not None


def _all_read(made: Made, number: int, read: Counter[tuple[Key, int]]) -> bool:
    """Whether every figure of some identity with the planted error was read as stated."""
    stated = made.page.stated
    return any(
        all(read[stated[member].key, stated[member].value or 0] for member in one.members)
        for one in made.identities
        if number in one.members and one.rule == "movement"
    )


def _key(report: StatedReport, figure_id: str) -> Key:
    figure = report.figure(figure_id)
    return key_of(figure.line or "", figure.measure, figure.cell)


def named(key: Key) -> str:
    """A figure's place in words."""
    line, measure, cell = key
    return f"{line}.{measure}" + (
        "{" + ", ".join(f"{name}: {value}" for name, value in cell) + "}" if cell else ""
    )
