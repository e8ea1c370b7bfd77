"""Slots of effects of records: ``E.watch_file``, ``E.compulsory_measure{kind=detox}``.

Entered in the period on the records of a line of work (``line=…``; the basic survey where none is
named) that then stood in the scope; a penalty that names a survey file is its effect, too.
``E.survey`` says the ten kinds of effect of a basic survey, and by number the records they name;
``E.watch_file.numbers`` those of one effect, each once: sources as the paper calls them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from ledger.catalog.lines import catalog
from ledger.entries.record import EffectProduced
from ledger.values.stream import Stream
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.notation import SlotName
from projections.documents.forms.slot_book import NoSuchSlot, number_of
from projections.documents.forms.slot_values import CountSlot, LinesSlot, SlotValue, TextSlot
from projections.documents.year_end.wording import two_digits
from projections.targets.record_conditions import PENALISED
from projections.targets.vocabulary import SURVEYS

_KINDS: Final = ("line", "kind")
_TEN: Final = (
    "(1) Phát hiện, đưa {watch_file} đối tượng vào diện sưu tra.",
    "(2) Phát hiện, đưa {suspicion_file} đối tượng vào diện hiềm nghi.",
    "(3) Phát hiện, xác lập {special_case} chuyên án trinh sát.",
    "(4) Phát hiện {violation} hành vi vi phạm; xử lý hành chính {administrative_penalty} vụ; "
    "khởi tố {prosecution} vụ.",
    "(5) Lập hồ sơ đưa vào cơ sở giáo dục bắt buộc {compulsory_measure_education} trường hợp; "
    "trường giáo dưỡng {compulsory_measure_reform_school} trường hợp; cơ sở cai nghiện bắt buộc "
    "{compulsory_measure_detox} trường hợp.",
    "(6) Phát hiện, xây dựng {collaborator} cộng tác viên bí mật; {persona} vai ảo.",
    "(7) Tham mưu {proposal_van_ban} văn bản, {proposal_de_xuat} đề xuất, {proposal_kien_nghi} "
    "kiến nghị.",
    "(8) Áp dụng {technical_measure} biện pháp khoa học kỹ thuật.",
    "(9) Xây dựng {prevention_plan_phuong_an} phương án, {prevention_plan_ke_hoach} kế hoạch "
    "phòng ngừa.",
    "(10) Xây dựng {movement_plan} kế hoạch phát động phong trào.",
)
"""The ten kinds (forms.md §1), in the form's own words."""

_NUMBERS: Final = "numbers"
_NAMED: Final = {
    "watch_file": "- Hồ sơ sưu tra được lập: {numbers}.",
    "suspicion_file": "- Hồ sơ hiềm nghi được lập: {numbers}.",
    "special_case": "- Hồ sơ chuyên án được lập: {numbers}.",
    "collaborator": "- Hồ sơ CTVBM được lập: {numbers}.",
    "persona": "- Hồ sơ vai ảo được lập: {numbers}.",
}
"""By effect: how the records that it names are told."""

_NO_KIND: Final = "none"
"""How effects of an unsaid kind are asked for: ``E.proposal{kind=none}``."""
_KINDLESS: Final = "Hiệu quả chưa ghi loại cụ thể: {told}."


class EffectSlots:
    """The slots of what records led to."""

    def __init__(self, books: FormBooks) -> None:
        self._books = books

    @cached_property
    def _counts(self) -> Mapping[tuple[str, str, str | None], int]:
        """How many, by line, effect and kind."""
        found: Counter[tuple[str, str, str | None]] = Counter()
        lines = [one.code for one in catalog().lines]
        for record, entry in self._books.entries(lines, EffectProduced):
            found[record.line, entry.effect, entry.kind] += entry.count
        cases = (one.numbers["cases"] for one in self._books.penalties_of_surveys())
        found[SURVEYS, PENALISED, None] += sum(cases)
        return found

    def value(self, name: SlotName) -> SlotValue:
        """A count of effects, or the ten kinds in words. Raises NoSuchSlot."""
        what, cell, more = number_of(name, 1), dict(name.cell), name.path[2:]
        if more not in ((), (_NUMBERS,)) or name.against or set(cell) - set(_KINDS):
            raise NoSuchSlot(str(name))
        if what == "survey" and not cell and not more:
            return self._survey()
        line, kind = cell.get("line", SURVEYS), cell.get("kind")
        if not _is_known(line, what, kind):
            raise NoSuchSlot(str(name))
        if more:
            return TextSlot(", ".join(self._numbers(what, kind, line)))
        return CountSlot(self._count(what, kind, line))

    def _numbers(self, effect: str, kind: str | None = None, line: str = SURVEYS) -> Iterator[str]:
        """The records that effects name, each once, as the paper calls them."""
        named = dict.fromkeys(
            Stream(entry.produced)
            for _record, entry in self._books.entries((line,), EffectProduced)
            if entry.produced and entry.effect == effect and kind in (None, entry.kind or _NO_KIND)
        )
        return (self._books.called(one.noun, one.key) for one in named)

    def _count(self, effect: str, kind: str | None = None, line: str = SURVEYS) -> int:
        """All of an effect, or those of one kind of it, or of which none was said."""
        return sum(
            number
            for (of, what, which), number in self._counts.items()
            if of == line and what == effect and kind in (None, which or _NO_KIND)
        )

    def _survey(self) -> LinesSlot:
        told, parts, kindless = {}, [], []
        for effect in catalog().effects:
            parts += [f"E.{effect.code}"]
            told[effect.code] = two_digits(self._count(effect.code))
            for kind in effect.kinds:
                number = self._count(effect.code, kind.code)
                told[f"{effect.code}_{kind.code}"] = two_digits(number)
            rest = self._count(effect.code, _NO_KIND)
            if effect.kinds and rest:
                kindless.append(f"{effect.name.lower()} {two_digits(rest)}")
        lines = [one.format_map(told) for one in _TEN]
        if kindless:
            lines.append(_KINDLESS.format(told="; ".join(kindless)))
        for effect_named, words in _NAMED.items():
            if numbers := ", ".join(self._numbers(effect_named)):
                lines.append(words.format(numbers=numbers))
        return LinesSlot(tuple(lines), tuple(parts))

    def names(self) -> Iterable[str]:
        """Every effect with its kinds."""
        return effect_names()


def _is_known(line: str, effect: str, kind: str | None) -> bool:
    found = next((one for one in catalog().effects if one.code == effect), None)
    lines = {one.code for one in catalog().lines}
    if found is None or line not in lines:
        return False
    kinds = {one.code for one in found.kinds}
    return kind is None or kind in kinds or (kind == _NO_KIND and bool(kinds))


def effect_names() -> Iterator[str]:
    """Every effect with its kinds."""
    yield "E.survey"
    for effect in catalog().effects:
        yield f"E.{effect.code}"
        yield f"E.{effect.code}.{_NUMBERS}"
        yield from (f"E.{effect.code}{{kind={kind.code}}}" for kind in effect.kinds)
    yield "E.special_case{line=ST}"
