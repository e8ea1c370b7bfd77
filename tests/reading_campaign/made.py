"""One report of a campaign: made from the campaign's seed and its own number, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any, Final

from projections.documents.lines.document import Document
from tests.reading_campaign.distractors import distract
from tests.reading_campaign.documents import Block, document_of, shown, typed
from tests.reading_campaign.habits import Habits
from tests.reading_campaign.page import Identity, Line, Page, identities
from tests.reading_campaign.prose import PER_LINE, WHOLE, Prose
from tests.reading_campaign.tables import IN_PARTS, LAYOUTS, Tables
from tests.reading_campaign.truth import chance, make_statistics
from tests.reading_campaign.words import HOW_PEOPLE_WRITE, Words

FAMILIES: Final = (*PER_LINE, *WHOLE, *LAYOUTS)
PLANTED: Final = 1 / 3
"""The share of reports in which an error is planted, or two."""
ON_DISK: Final = 25
"""One in so many reports in Word or Excel is a file; the others are made as the intake gives them."""


@dataclass(frozen=True, slots=True, repr=False)
class Made:
    """A report, what it states, and the errors planted in it (places among what is stated)."""

    family: str
    page: Page
    blocks: list[Block]
    document: Document
    planted: tuple[int, ...]
    identities: tuple[Identity, ...]

    def __repr__(self) -> str:
        """The report as a person sees it."""
        return f"{self.family}, {self.page.kind}:\n{shown(self.blocks)}\n"

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        """Hypothesis prints it so."""
        printer.text(repr(self))


def make(seed: int, number: int, families: tuple[str, ...] = FAMILIES) -> Made:
    """Make the report of this number; families take turns."""
    random = Random(f"{seed}/{number}")
    return make_report(random, families[number % len(families)], on_disk=number % ON_DISK == 0)


def make_report(
    random: Random, family: str, *, on_disk: bool = False, planted_in: float = PLANTED
) -> Made:
    """Make a report of this layout; what is not said is drawn. ``planted_in``: the share with errors."""
    page = Page(make_statistics(random, in_parts=family == IN_PARTS))
    words = Words(random, page)
    _head(random, page)
    lines = list(page.truth.lines)
    if family in LAYOUTS:
        write, kinds = LAYOUTS[family]
        page.kind = random.choice(kinds)
        page.aligned = chance(random, 0.3)
        write(Tables(random, page, words), lines)
    else:
        _write_prose(random, page, words, family, lines)
    _leave_blanks(random, page)
    held = tuple(identities(page.stated))
    planted = _plant(random, page, held) if chance(random, planted_in) else ()
    blocks = typed(page, Habits(random, page))
    document = document_of(blocks, page, on_disk=on_disk)
    return Made(family, page, blocks, document, planted, held)


def _write_prose(random: Random, page: Page, words: Words, family: str, lines: list[str]) -> None:
    page.kind = random.choice(("txt", "txt", "docx")) if family != "a cell a line" else "txt"
    prose = Prose(random, page, words)
    if chance(random, 0.15) and family != "a cell a line":
        _summary(page, lines)
    if chance(random, 0.4) and not prose.heads.startswith("{r}") and family in PER_LINE:
        page.begin("")
        page.say("I. KẾT QUẢ CÔNG TÁC NGHIỆP VỤ CƠ BẢN", heading=True)
    if family in WHOLE:
        WHOLE[family](prose, lines)
    for line in lines if family in PER_LINE else ():
        PER_LINE[family](prose, line)
    bullet = "" if family == "one paragraph" else prose.bullet
    for _ in range(random.choice((0, 0, 1, 1, 2, 3))):
        distract(random, page, bullet)
    if family == "one paragraph":
        _one_paragraph(page)


def _one_paragraph(page: Page) -> None:
    sections = [one for one in page.blocks if isinstance(one, Line) and one.section]
    at = page.blocks.index(sections[0])
    others = [one for one in page.blocks if one not in sections]
    text = " ".join(one.text if one.text.endswith(".") else f"{one.text}." for one in sections)
    page.blocks = [*others[:at], Line(text, set(), "paragraph"), *others[at:]]


def _head(random: Random, page: Page) -> None:
    """The letterhead, the title and the period."""
    truth = page.truth
    page.say("CÔNG AN TỈNH AN HÒA")
    page.say(f"CÔNG AN {truth.unit.upper()}")
    place, day = " ".join(truth.unit.split()[-2:]), truth.dated
    page.say(f"{place}, ngày {day.day:02} tháng {day.month:02} năm {day.year}")
    page.say("BÁO CÁO")
    page.say(f"Kết quả công tác nghiệp vụ cơ bản {truth.span.name}")
    form = random.choice(
        (
            "(Số liệu từ ngày {0} đến ngày {1})",
            "(Từ {0} đến {1})",
            "Số liệu từ {0} đến hết ngày {1}",
        )
    )
    page.say(form.format(_day(truth.span.start), _day(truth.span.end)))


def _day(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}"


def _summary(page: Page, lines: list[str]) -> None:
    """What there is now, said once more before all else."""
    page.begin("")
    nouns = {line: max(HOW_PEOPLE_WRITE["lines"][line]["noun"], key=len) for line in lines}
    said = ", ".join(f"{page.figure(line, 'current')} {noun}" for line, noun in nouns.items())
    page.say(f"Toàn đơn vị hiện đang quản lý {said}.")


def _leave_blanks(random: Random, page: Page) -> None:
    """Leave a figure out; not the only one of a level, which states that the others are all."""
    if chance(random, 0.08):
        one = random.choice(page.stated)
        beside = [it for it in page.stated if (it.line, it.cell) == (one.line, one.cell)]
        if "level" not in one.cell or len(beside) > 1:
            one.value = None
            one.near.add("blank")


def _plant(random: Random, page: Page, held: tuple[Identity, ...]) -> tuple[int, ...]:
    """State one figure wrongly, or two of different lines of work."""
    places = sorted({number for one in held for number in one.members})
    random.shuffle(places)
    wanted = random.choice((1, 2))
    planted: list[int] = []
    for number in places:
        stated = page.stated[number]
        if stated.line in {page.stated[other].line for other in planted}:
            continue
        value = stated.value or 0
        stated.value = value + random.choice(
            [step for step in (-2, -1, 1, 2, 9) if value + step >= 0]
        )
        planted.append(number)
        if len(planted) == wanted:
            break
    return tuple(planted)
