"""A form: what a paper is called, of which days and which targets it is, and its text with slots.

The forms that come with the program are files in ``built_in``. A body is text, a paragraph a line:

``# I. TÌNH HÌNH``  a heading, ``## …`` one below it, ``~ …`` a line in italics
``- Số hồ sơ: {{ ST.current }}``  a paragraph; a slot may hold several
``? {{ T8.details }}``  a paragraph that is left out where its only slot says nothing
``| T.rows | number: TT 8 | text: Chỉ tiêu 62 | grade: Đánh giá 30``  a table: a row for each of the
slot's, its columns with their titles and how wide they are beside the others
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final, Literal

from ledger.values.period import KINDS, CatalogPeriod, Period, period_on
from projections.documents.forms.notation import SlotName, slot_name

ParagraphStyle = Literal["heading", "subheading", "italic", "text"]
_MARKS: Final[Mapping[str, ParagraphStyle]] = {
    "# ": "heading",
    "## ": "subheading",
    "~ ": "italic",
}
_OPTIONAL: Final = "? "
_COLUMN: Final = re.compile(r"(\w+):\s*(.*?)\s+(\d+)")
_SLOT: Final = re.compile(r"\{\{\s*(.*?)\s*\}\}(?!\})")


@dataclass(frozen=True, slots=True)
class FormParagraph:
    """A paragraph of a form, with its slots in braces.

    ``optional``: it is one slot, and left out where that says nothing.
    """

    style: ParagraphStyle
    text: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column of a form's table: what fills it, its title, its width beside the others."""

    key: str
    title: str
    width: int


@dataclass(frozen=True, slots=True)
class FormTable:
    """A table of a form: a row for each of a slot's; ``title``: what the line over it says."""

    slot: str
    title: str
    columns: tuple[FormColumn, ...]


@dataclass(frozen=True, slots=True)
class ReportForm:
    """A form that can be written.

    ``gives``: the report of the built-in calendar that it is; ``title``: over a period as long as
    its usual one, with ``{year}`` and ``{month}`` of its end and its ``{number}`` in the year, and
    ``title_of_days`` over any other; ``periods``: the kinds of period of the catalog it is of, the
    usual one first; ``stretch``: the days it is of instead (None: those of such a period);
    ``days``: the line below the title, with ``{start}``, ``{end}`` and ``{year}`` (empty: from the
    first day to the last); ``targets``: the list its results are of (empty: none); ``sign``: what
    its number ends with before the unit's name where the number is left to be written; ``tables``:
    the names of the tables of its workbook; ``signatures``: who signs it beside one another, in the
    place of the head of the unit and of the recipients of a letter; ``own_day``: what it says of
    now is of the day it bears, where that comes before the end of the days (forms.md §3).
    """

    code: str
    name: str
    kind: str
    title: str
    title_of_days: str
    periods: tuple[str, ...]
    stretch: Period | None
    days: str
    targets: str
    sign: str
    tables: tuple[str, ...]
    body: tuple[FormParagraph | FormTable, ...]
    signatures: tuple[str, ...] = ()
    own_day: bool = False
    gives: str = ""

    def counted_days(self, days: Period, dated: date) -> Period:
        """The days its figures are of.

        Those it is of, up to the day it bears where it is of its ``own_day``: before them, that
        day alone.
        """
        if not self.own_day or dated >= days.end:
            return days
        return Period(min(days.start, dated), dated)

    def usual_days(self, day: date) -> Period:
        """The days it is usually of, where a day is among them or the last."""
        return self.stretch or period_on(self.periods[0], day).days

    def whole(self, days: Period) -> CatalogPeriod | None:
        """The period, as long as its usual one, that some days are; None where they are none."""
        kinds = (one for one in self.periods if KINDS[one].months == KINDS[self.periods[0]].months)
        found = (period_on(kind, days.end) for kind in kinds)
        return next((one for one in found if one.days == days), None)

    @property
    def needed(self) -> tuple[SlotName, ...]:
        """The slots its text names: what every template of it must say, in their order."""
        texts = [one.text for one in self.body if isinstance(one, FormParagraph)]
        named = [name for text in texts for name in slots_in(text)]
        rows = [slot_name(one.slot) for one in self.body if isinstance(one, FormTable)]
        return tuple(dict.fromkeys((*named, *(one for one in rows if one is not None))))

    @property
    def in_order(self) -> tuple[SlotName, ...]:
        """The slots its text and its tables name, in the order of the paper."""
        found: dict[SlotName, None] = {}
        for one in self.body:
            named = [slot_name(one.slot)] if isinstance(one, FormTable) else slots_in(one.text)
            found |= dict.fromkeys(name for name in named if name is not None)
        return tuple(found)


def slots_in(text: str) -> list[SlotName]:
    """The slots that a text names in braces, in their order."""
    found = map(slot_name, _SLOT.findall(text))
    return [one for one in found if one is not None]


def with_slots(text: str, told: Iterable[str]) -> str:
    """A text with what its slots say in their places, in order."""
    texts = iter(told)
    return _SLOT.sub(lambda _slot: next(texts), text)


@cache
def built_in_forms() -> Mapping[str, ReportForm]:
    """The forms that come with the program, by their codes."""
    folder = files(__package__).joinpath("built_in")
    texts = {
        one.name.removesuffix(".toml"): tomllib.loads(one.read_text("utf-8"))
        for one in sorted(folder.iterdir(), key=lambda one: one.name)
        if one.name.endswith(".toml")
    }
    return MappingProxyType({code: _like(code, texts) for code in texts})


def _like(code: str, texts: Mapping[str, Mapping[str, str]]) -> ReportForm:
    """A form from its file; what it does not say is as in the one it is ``like``."""
    data = dict(texts[code])
    return form_told(code, {**texts[data["like"]], **data} if "like" in data else data)


def form_told(code: str, told: Mapping[str, str]) -> ReportForm:
    """A form from what its file says."""
    return ReportForm(
        code=code,
        name=told["name"],
        kind=told.get("kind", "BÁO CÁO"),
        title=told["title"],
        title_of_days=told["title_of_days"],
        periods=tuple(told["periods"]),
        stretch=_stretch(told),
        days=told.get("days", ""),
        targets=told.get("targets", ""),
        sign=told.get("sign", "BC"),
        tables=tuple(told.get("tables", ())),
        body=tuple(_blocks(told["body"], told["name"])),
        signatures=tuple(told.get("signatures", ())),
        own_day=bool(told.get("own_day")),
        gives=told.get("gives", code),
    )


def _stretch(told: Mapping[str, str]) -> Period | None:
    """The days a form is of that is of no period of the catalog."""
    if "first_day" not in told:
        return None
    return Period(*(date.fromisoformat(told[one]) for one in ("first_day", "last_day")))


def _blocks(body: str, title: str) -> Iterator[FormParagraph | FormTable]:
    """The blocks of a body; a table is called as the last line without slots, or as the form."""
    for line in body.splitlines():
        if line.strip():
            block = _block(line, title)
            title = _title(block.text) or title if isinstance(block, FormParagraph) else title
            yield block


def _title(text: str) -> str:
    """What a line says as the title of the table below it; nothing where slots fill it."""
    return "" if _SLOT.search(text) else text.removeprefix("- ").removesuffix(":")


def _block(line: str, title: str) -> FormParagraph | FormTable:
    if line.startswith("|"):
        slot, *columns = (part.strip() for part in line.strip("| ").split("|"))
        return FormTable(slot, title, tuple(_column(one) for one in columns))
    if line.startswith(_OPTIONAL):
        return FormParagraph("text", line.removeprefix(_OPTIONAL).strip(), optional=True)
    for mark, style in _MARKS.items():
        if line.startswith(mark):
            return FormParagraph(style, line.removeprefix(mark).strip())
    return FormParagraph("text", line.strip())


def _column(text: str) -> FormColumn:
    found = _COLUMN.fullmatch(text)
    assert found, f"no column of a form's table: {text}"
    return FormColumn(found[1], found[2], int(found[3]))
