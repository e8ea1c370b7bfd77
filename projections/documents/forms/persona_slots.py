"""Slots of personas: where they are put to work, and what came of it (forms.md §1, II.3).

``P.assigned{symbol=NV,serves=DTCB}`` counts the personas of now by what they serve; the effects are
of the period: what a persona led to, and records that were opened from one, each once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from ledger.catalog.lines import catalog
from ledger.entries.collaborator import ItemsDelivered, PersonaAssigned, PersonaWithdrawn
from ledger.entries.record import EffectProduced, RecordOpened
from ledger.values.stream import Stream
from projections.documents.forms.cell_values import checked_value
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.notation import SlotName
from projections.documents.forms.slot_book import NoSuchSlot, number_of
from projections.documents.forms.slot_values import (
    CellValue,
    CountSlot,
    LinesSlot,
    RowsSlot,
    SlotValue,
)
from projections.documents.year_end.wording import two_digits
from projections.targets.record_index import CountedRecord
from projections.targets.seen_books import CountedOutcome

LINE: Final = "VAI_AO"
SYMBOLS: Final = ("NV", "CTV")
SERVED: Final = ("DTCB", "ST", "HN", "CA", "investigation", "other")
NOWHERE: Final = "none"
_WORDS: Final = {
    "DTCB": "Phục vụ điều tra cơ bản",
    "ST": "Phục vụ sưu tra",
    "HN": "Phục vụ xác minh hiềm nghi",
    "CA": "Phục vụ đấu tranh chuyên án",
    "investigation": "Phục vụ điều tra vụ án đã khởi tố",
    "other": "Nhiệm vụ khác",
    NOWHERE: "Chưa bố trí",
}
_EFFECTS: Final = {
    "watch_file": "ST",
    "suspicion_file": "HN",
    "special_case": "CA",
    "collaborator": "CTVBM",
    "survey": "DTCB",
}
"""What a persona led to, and the line of the records that may be opened from one."""


class PersonaSlots:
    """The slots of personas."""

    def __init__(self, books: FormBooks) -> None:
        self._books = books

    def value(self, name: SlotName) -> SlotValue:
        """A count, the table of what they serve, the effects in words. Raises NoSuchSlot."""
        what, cell = number_of(name, 1), dict(name.cell)
        if name.against or len(name.path) > 2:
            raise NoSuchSlot(str(name))
        if what == "assigned" and set(cell) <= {"symbol", "serves"}:
            symbol = checked_value(name, "symbol", SYMBOLS)
            serves = checked_value(name, "serves", (*SERVED, NOWHERE))
            return CountSlot(self._assigned(symbol, serves))
        if cell:
            raise NoSuchSlot(str(name))
        if what == "rows":
            return self._rows()
        if what == "effects":
            return self._effects()
        if what in self.counts:
            return CountSlot(self.counts[what])
        raise NoSuchSlot(str(name))

    # ---- what they serve ------------------------------------------------------------------------

    @cached_property
    def _serving(self) -> Counter[tuple[str, str]]:
        """How many of each symbol serve what, at the end; who serves nothing is among them."""
        books, end = self._books, self._books.period.end
        found: Counter[tuple[str, str]] = Counter()
        for member in books.members(LINE, "current"):
            serves = NOWHERE
            for entry in member.record.entries:
                if entry.effective_on <= end and isinstance(entry, PersonaAssigned):
                    serves = _line_served(entry.serves)
                elif entry.effective_on <= end and isinstance(entry, PersonaWithdrawn):
                    serves = NOWHERE
            found[member.cell.symbol, serves] += 1
        return found

    def _assigned(self, symbol: str | None, serves: str | None) -> int:
        return sum(
            number
            for (of, what), number in self._serving.items()
            if symbol in (None, of) and serves in (None, what)
        )

    def _rows(self) -> RowsSlot:
        served = [one for one in (*SERVED, NOWHERE) if one in SERVED or self._assigned(None, one)]
        rows: list[dict[str, CellValue]] = [
            {
                "serves": _WORDS[one],
                **{symbol: self._assigned(symbol, one) for symbol in SYMBOLS},
                "all": self._assigned(None, one),
            }
            for one in served
        ]
        return RowsSlot(("serves", *SYMBOLS, "all"), ("Nhiệm vụ", *SYMBOLS, "Cộng"), tuple(rows))

    # ---- what came of it ------------------------------------------------------------------------

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """Everything that came of personas in the period, by name."""
        books = self._books
        items = [one for _record, one in books.entries((LINE,), ItemsDelivered)]
        told = {
            "items": sum(one.items for one in items),
            "valuable": sum(one.valuable for one in items),
            **{name: self._led_to(name, line) for name, line in _EFFECTS.items()},
            "hotspots": _sum(self._related("hotspot"), "found", online=True),
            "cases": len(self._related("prosecution")),
            "gangs": self._gangs(),
            "fugitives": _sum(self._related("fugitive"), "persons"),
            "penalties": _sum(self._related("penalty"), "cases"),
        }
        persons = self._related("arrest") + self._related("prosecution")
        return {**told, "persons": _sum(persons, "persons_once")}

    def _led_to(self, effect: str, line: str) -> int:
        """Effects of personas, and records opened from one that no effect names: each once."""
        books = self._books
        produced: set[str] = set()
        number = 0
        for _record, entry in books.entries((LINE,), EffectProduced):
            if entry.effect == effect:
                if entry.produced is None:
                    number += entry.count
                else:
                    produced.add(entry.produced)
        for record, opened in books.entries((line,), RecordOpened):
            if opened.attributes.get("source") == LINE and opened.source_record:
                produced.add(record.stream)
        return number + len(produced)

    @cached_property
    def _personas(self) -> frozenset[str]:
        """The streams of all personas that were seen."""
        records: Iterable[CountedRecord] = self._books.sight.books.records.get(LINE, ())
        return frozenset(one.stream for one in records)

    def _related(self, kind: str) -> list[CountedOutcome]:
        """The results of a kind in the period that name a persona."""
        found = self._books.outcomes(kind)
        return [one for one in found if not self._personas.isdisjoint(one.records)]

    def _gangs(self) -> int:
        sight = self._books.sight
        return sum(
            one.dismantled_on is not None
            and one.dismantled_on in sight.period
            and sight.keeps(one, one.dismantled_on)
            and sight.is_asked(one.branch)
            and not self._personas.isdisjoint(one.records)
            for one in sight.books.gangs
        )

    def _effects(self) -> LinesSlot:
        told = {name: two_digits(number) for name, number in self.counts.items()}
        parts = tuple(f"P.{name}" for name in self.counts)
        return LinesSlot(tuple(one.format_map(told) for one in _LINES), parts)

    def names(self) -> Iterable[str]:
        """All of them."""
        return persona_names()


def persona_names() -> Iterator[str]:
    """All of them."""
    yield from ("P.rows", "P.effects", "P.assigned", "P.assigned{symbol=NV,serves=DTCB}")
    yield f"P.assigned{{serves={NOWHERE}}}"
    names = ("items", "valuable", *_EFFECTS, "hotspots", "cases", "gangs")
    yield from (f"P.{one}" for one in (*names, "fugitives", "penalties", "persons"))


_LINES: Final = (
    "- Cung cấp {items} tin, trong đó có {valuable} tin có giá trị.",
    "- Bổ sung {survey} đối tượng ĐTCB; đưa {watch_file} đối tượng vào diện sưu tra; xác lập "
    "{suspicion_file} hiềm nghi, {special_case} chuyên án; xây dựng {collaborator} CTVBM.",
    "- Phát hiện {hotspots} điểm, tụ điểm trên không gian mạng.",
    "- Điều tra {cases} vụ án; triệt phá {gangs} băng, ổ nhóm; bắt, khởi tố {persons} đối tượng; "
    "bắt {fugitives} đối tượng truy nã; xử lý hành chính {penalties} vụ.",
)


def _line_served(serves: str) -> str:
    """What a persona serves: a line of work, also where a record of it is named."""
    if serves in SERVED:
        return serves
    noun = Stream(serves).noun if ":" in serves else ""
    lines = {one.code for one in catalog().lines}
    return noun if noun in SERVED else "other" if noun in lines or not noun else noun


def _sum(found: Iterable[CountedOutcome], quantity: str, *, online: bool = False) -> int:
    return sum(
        one.numbers.get(quantity, 0) for one in found if not online or one.facts.get("online")
    )
