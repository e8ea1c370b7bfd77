"""Sets numbers beside a report's figures that are no figures of it."""

from __future__ import annotations

import re
from random import Random
from typing import Final

from tests.reading_campaign.page import MARK, Line, Page
from tests.reading_campaign.prose import ROMAN
from tests.reading_campaign.words import HOW_PEOPLE_WRITE

KINDS: Final = tuple(one["kind"] for one in HOW_PEOPLE_WRITE["distractor"])
PLACES: Final = ("line", "tail", "bracket", "start", "end")
_NOUNLESS = "hồ sơ"
_BULLET = re.compile("[-+*•] ")


def distract(random: Random, page: Page, bullet: str) -> None:
    """Add one distractor to a report in sentences, where it may stand."""
    told = random.choice(HOW_PEOPLE_WRITE["distractor"])
    place = random.choice([one for one in PLACES if one in told])
    template = random.choice(told[place])
    if place in ("start", "end"):
        if place not in page.framed:
            page.framed.add(place)
            _frame(random, page, told["kind"], place, template)
        return
    spots = [at for at in range(len(page.blocks)) if _is_free(page, at, place)]
    if not spots:
        return
    at = random.choice(spots)
    line = page.blocks[at]
    assert isinstance(line, Line)
    before = MARK.search(line.text) if place == "bracket" else None
    value = page.stated[int(before[1])].value if before else None
    said = _said(random, page, template, line.section, value or 0)
    line.near.add(told["kind"])
    if place == "line":
        own = _BULLET.match(line.text)
        mark = own[0] if own and not line.below else bullet
        page.blocks.insert(at + 1, Line(f"{mark}{said}", line.near, line.section))
    elif place == "tail":
        line.text = f"{line.text.rstrip(' .;')}. {said}"
    else:
        line.text = re.sub(r"[ .;]*$", lambda end: f" {said}{end[0]}", line.text, count=1)


def _is_free(page: Page, at: int, place: str) -> bool:
    """Whether a statement of a section ends here, and nothing below it belongs to it."""
    line, following = page.blocks[at], page.blocks[at + 1] if at + 1 < len(page.blocks) else None
    if not isinstance(line, Line) or not line.section or line.heading or line.section == "*":
        return False
    if isinstance(following, Line) and following.below:
        return False
    alone = len(MARK.findall(line.text)) == 1 and "(" not in line.text and not line.below
    return alone if place == "bracket" else True


def _frame(random: Random, page: Page, kind: str, place: str, template: str) -> None:
    """A section before all others, or behind them."""
    texts = _said(random, page, template, "").split("\n")
    own: set[str] = set()
    first = next(at for at, one in enumerate(page.blocks) if isinstance(one, Line) and one.section)
    if place == "end":
        texts[0] = f"{_number_after(page)}. {texts[0]}"
        page.blocks += [Line(text, own, heading=not at) for at, text in enumerate(texts)]
        return
    page.blocks[first:first] = [Line(text, own) for text in texts]
    for one in page.stated:
        one.near.add(kind)


def _number_after(page: Page) -> str:
    """The Roman number of a section behind all others: that of the last that has one, and one."""
    heads = [one.text.split(".")[0] for one in page.blocks if isinstance(one, Line) and one.heading]
    last = max((ROMAN.index(head) for head in heads if head in ROMAN), default=0)
    return ROMAN[last + 1]


def _said(random: Random, page: Page, template: str, section: str, value: int = 0) -> str:
    """The template filled in with numbers, units and times; ``value``: of the figure before it."""
    span, rise = page.truth.span, random.randint(0, value)
    lines = HOW_PEOPLE_WRITE["lines"]
    opening, added, removed = random.randint(31, 90), random.randint(2, 30), random.randint(2, 30)
    return str(template).format(
        a=f"{opening:02}",
        b=f"{added:02}",
        c=f"{removed:02}",
        d=f"{opening + added - removed:02}",
        rise=f"{rise:02}",
        was=f"{value - rise:02}",
        noun=random.choice(lines[section]["noun"]) if section in lines else _NOUNLESS,
        team=random.choice(page.truth.teams),
        before=span.before,
        Before=span.before[0].upper() + span.before[1:],
        year=span.name,
        after=span.after,
        AFTER=span.after.upper(),
        y=span.end.year,
    )
