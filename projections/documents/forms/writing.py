"""A paper written: a form, a template, and what fills the slots.

Everything is looked up before anything is written: what the template names and the form does not
know, and what the form must say and the template leaves out, is refused by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from ledger.catalog.lines import catalog
from ledger.values.dates import format_date
from ledger.values.likeness import likest
from ledger.values.period import period_on
from projections.documents.forms.calendar_slots import ROWS, CalendarSlots
from projections.documents.forms.circular_slots import CircularSlots, circular_names
from projections.documents.forms.duty_slots import DutySlots, duty_names
from projections.documents.forms.effect_slots import EffectSlots, effect_names
from projections.documents.forms.finding_slots import FindingSlots, finding_names
from projections.documents.forms.form import ReportForm
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.line_slots import LineSlots, line_names
from projections.documents.forms.network_slots import NetworkSlots, network_names
from projections.documents.forms.notation import SlotName, slot_name
from projections.documents.forms.outcome_slots import OutcomeSlots, outcome_names
from projections.documents.forms.paper_notes import notes_of
from projections.documents.forms.persona_slots import PersonaSlots, persona_names
from projections.documents.forms.programme_slots import ProgrammeSlots, programme_names
from projections.documents.forms.quota_slots import QuotaSlots, quota_names
from projections.documents.forms.refusals import (
    MissingSlot,
    SlotNotInOwnList,
    TemplateRefused,
    UnknownSlot,
)
from projections.documents.forms.registration_slots import RegistrationSlots, registration_names
from projections.documents.forms.sheet_template import SheetTemplate
from projections.documents.forms.slot_book import (
    FixedSource,
    FreeSource,
    NoSuchSlot,
    SlotBook,
    SlotSource,
)
from projections.documents.forms.slot_values import LinesSlot, RowsSlot, SlotValue, TextSlot
from projections.documents.forms.statistic_slots import StatisticSlots, statistic_names
from projections.documents.forms.tags import FREE, Tags
from projections.documents.forms.target_slots import TargetSlots, target_names
from projections.documents.forms.template import FormTemplate
from projections.documents.forms.week_slots import WeekSlots, week_names
from projections.documents.tables.official import MOTHERLAND, MOTTO
from projections.documents.year_end.figures import ReportHead
from projections.documents.year_end.provenance import (
    OWN_BRANCH,
    PLAN_FROM,
    PLAN_TO,
    Provenance,
)
from projections.documents.year_end.wording import head_texts, notes, words
from projections.targets.built_in import built_in_list
from projections.targets.target_list import TargetList

HEAD: Final = (
    "superior",
    "unit",
    "number",
    "stamp",
    "motherland",
    "motto",
    "written_on",
    "kind",
    "title",
    "period",
)
FOOT: Final = (
    *("recipients_title", "recipients", "copying"),
    *("signature", "signer", "notes", "basis"),
)
"""The slots of the head and the foot: a template may do without some, but not without ``basis``."""
MOST_NAMED: Final = 8
"""Names that are told to who named none of them."""
_ALWAYS: Final = ("unit", "title", "period", "basis")


@dataclass(frozen=True)
class WrittenForm:
    """A form over the books of a unit, with the template it is written in: Word, or a workbook.

    ``beside``: what fills slots that the books of a unit do not, by the first words of their names.
    """

    form: ReportForm
    books: FormBooks
    template: FormTemplate | SheetTemplate
    beside: Mapping[str, SlotSource] = field(default_factory=dict)

    @property
    def sources(self) -> dict[str, SlotSource]:
        """What fills its slots, by the first words of their names."""
        return sources_of(self.form, self.books) | dict(self.beside)

    def written(self) -> bytes:
        """The paper as the bytes of its file; the same books and template give the same.

        Raises UnknownSlot or MissingSlot, the first with the others beside it, and what the
        template is refused for.
        """
        tags, book = self.template.tags, SlotBook(self.sources)
        values, unknown = self._values(tags, book)
        if wrong := [*unknown, *self._missing(tags, book)]:
            raise TemplateRefused.first_of(wrong)
        note = LinesSlot((*notes(self.books.statistics), *notes_of(self.books), *book.reasons()))
        values |= {name: note for name in tags.names if name.root == "notes"}
        properties = Provenance.of(self.books.head).properties()
        properties |= self.own_properties()
        return self.template.filled(values, self.books.head, properties)

    def own_properties(self) -> dict[str, str]:
        """What a paper says of itself beside its provenance (docs/format.md)."""
        head, own = self.books.head, self.books.own_branches
        named = {f"{OWN_BRANCH}{place}": one for place, one in enumerate(own, start=1)}
        return {
            "socai-form": self.form.code,
            "socai-template": self.template.sha256,
            "socai-dated": head.written_on.isoformat(),
            "socai-number": head.number,
            "socai-superior": head.superior,
            "socai-place": head.place,
            "socai-signer": head.signer,
            **self._planned(),
            **named,
        }

    def _planned(self) -> dict[str, str]:
        """The days it is of, where its figures are of the day it bears."""
        days = self.books.planned
        if not self.form.own_day:
            return {}
        return {PLAN_FROM: days.start.isoformat(), PLAN_TO: days.end.isoformat()}

    def _values(
        self, tags: Tags, book: SlotBook
    ) -> tuple[dict[SlotName, SlotValue], list[UnknownSlot]]:
        """What fills each slot, and all that there are not."""
        values: dict[SlotName, SlotValue] = {}
        unknown: list[UnknownSlot] = []
        for name in tags.names:
            if name.root == "notes":
                continue
            try:
                values[name] = book.value(name)
            except NoSuchSlot as told:
                unknown.append(self._unknown_slot(name, told, book))
        return values, [*unknown, *self._unknown_fields(tags, values)]

    def _unknown_slot(self, name: SlotName, told: NoSuchSlot, book: SlotBook) -> UnknownSlot:
        near = told.instead[:MOST_NAMED] or likest(str(name), list(book.names()))
        refusal = self._unknown(self.template.tags.where[name], str(name), near)
        return self._of_own_list(refusal) if self._lacks(name) else refusal

    def _lacks(self, name: SlotName) -> bool:
        """Whether the built-in list knows a slot, but not the unit's own in its place."""
        if not (self.books.list_file and self.form.targets):
            return False
        known = map(slot_name, names_of_form(self.form, built_in_list(self.form.targets)))
        return any(one is not None and one.path == name.path for one in known)

    def _of_own_list(self, refusal: UnknownSlot) -> SlotNotInOwnList:
        told = {"file": self.books.list_file, "list": self.form.targets}
        return SlotNotInOwnList(**refusal.values, **told)

    def _unknown(self, place: str, name: str, instead: Iterable[str]) -> UnknownSlot:
        told = {"template": self.template.name, "place": place}
        near = ", ".join(instead) or "–"
        return UnknownSlot(**told, form=self.form.code, slot=name, near=near)

    def _unknown_fields(
        self, tags: Tags, values: Mapping[SlotName, SlotValue]
    ) -> Iterator[UnknownSlot]:
        """Every field that is asked of a row and is no column of its table, in the order met."""
        for (slot, asked), place in tags.fields.items():
            if asked is None or (slot not in values and slot.root != "notes"):
                continue
            value = values.get(slot)
            columns = value.columns if isinstance(value, RowsSlot) else ()
            if asked not in columns:
                name = f"{slot}: {asked}"
                yield self._unknown(place, name, likest(name, list(columns)))

    def _missing(self, tags: Tags, book: SlotBook) -> Iterator[MissingSlot]:
        """What the form must say, and the template says neither itself nor one by one."""
        there = {str(name) for name in tags.names}
        missing = [one for one in (*_ALWAYS, *self._marks) if one not in there]
        for name in self.template.needed(self.form):
            if str(name) not in there and not self._is_said(name, there, book):
                missing.append(str(name))
        if missing:
            yield MissingSlot(
                template=self.template.name,
                form=self.form.code,
                slot=", ".join(missing),
                first=missing[0],
            )

    @property
    def _marks(self) -> Iterator[str]:
        """The slots of what papers are marked with, where they are: none may go out unmarked."""
        mark = self.books.head.mark
        yield from (name for name in ("stamp", "copying") if getattr(mark, name))

    def _is_said(self, name: SlotName, there: set[str], book: SlotBook) -> bool:
        """Whether slots that say the same one by one are there; what is free may be left out."""
        if name.root == FREE:
            return True
        try:
            value = book.value(name)
        except NoSuchSlot:  # the unit's own list of targets has nothing of it
            return True
        parts = value.parts if isinstance(value, LinesSlot) else ()
        return bool(parts) and set(parts) <= there


def sources_of(form: ReportForm, books: FormBooks) -> dict[str, SlotSource]:
    """What fills the slots of a form, by the first words of their names."""
    lines = LineSlots(books)
    fixed = FixedSource(head_values(form, books))
    found: dict[str, SlotSource] = {FREE: FreeSource()}
    found |= {line.code: lines for line in catalog().lines}
    found |= {"O": OutcomeSlots(books), "E": EffectSlots(books)}
    found |= {"I": DutySlots(books), "P": PersonaSlots(books), "S": StatisticSlots(books)}
    found |= {"W": WeekSlots(books), "D": CalendarSlots(books)}
    found |= {"R": RegistrationSlots(books), "N": NetworkSlots(books)}
    found |= {"C": CircularSlots(books), "F": FindingSlots(books)}
    if form.targets:
        targets = TargetSlots(books)
        found |= dict.fromkeys(targets.roots, targets)
        found["Q"] = QuotaSlots(books)
    if programme := books.sight.plan.programme:
        found["G"] = ProgrammeSlots(books, programme)
    return found | dict.fromkeys(fixed.names(), fixed)


def head_values(form: ReportForm, books: FormBooks) -> dict[str, SlotValue | str]:
    """What stands in the head and the foot."""
    head = books.head
    texts = head_texts(head)
    last = len(head.recipients) - 1
    recipients = (
        f"- {name}{'.' if place == last else ';'}" for place, name in enumerate(head.recipients)
    )
    return {
        "superior": head.superior,
        "unit": head.unit,
        "number": words("number", number=head.number or words("blank_number", sign=form.sign)),
        "stamp": head.mark.stamp,
        "motherland": MOTHERLAND,
        "motto": MOTTO,
        "written_on": texts.written_on,
        "kind": form.kind,
        "title": _title_with_branch(title_of(form, replace(head, period=books.planned)), books),
        "period": days_of(form, head) or texts.period,
        "recipients_title": words("recipients"),
        "recipients": LinesSlot(tuple(recipients)),
        "copying": head.mark.copying,
        "signature": words("signature"),
        "signer": head.signer,
        "notes": TextSlot(""),
        "basis": Provenance.of(head).line(),
    }


def _title_with_branch(title: str, books: FormBooks) -> str:
    """A title that names the one branch the paper is of, where its list is not of that alone."""
    sight = books.sight
    if not sight.branch or sight.branch == sight.plan.branch:
        return title
    return words("title_of_branch", title=title, branch=sight.branch)


def title_of(form: ReportForm, head: ReportHead) -> str:
    """The title over a period of the form's kinds, or over any other days."""
    end, whole = head.period.end, form.whole(head.period)
    is_usual = whole is not None or head.period == form.stretch
    number = (whole or period_on((*form.periods, "year")[0], end)).number
    title = form.title if is_usual else form.title_of_days
    return title.format(year=end.year, month=end.month, number=number)


def days_of(form: ReportForm, head: ReportHead) -> str:
    """The line below the title where the form words it; empty where it does not."""
    start, end = (format_date(one) for one in (head.period.start, head.period.end))
    return form.days.format(start=start, end=end, year=head.period.end.year)


def names_of_form(form: ReportForm, plan: TargetList | None) -> list[str]:
    """The names that can stand in a template of a form; of endless ones some examples.

    ``plan``: the list of targets it is of, if any.
    """
    found = [*HEAD, *FOOT, *FreeSource().names()]
    found += [*line_names(), *outcome_names(), *effect_names()]
    found += [*duty_names(), *persona_names(), *statistic_names(), *week_names(), ROWS]
    found += [*registration_names(), *network_names(), *circular_names(), *finding_names()]
    found += [*target_names(plan), *quota_names(plan)] if plan else []
    return [*found, *(programme_names() if plan and plan.programme else ())]
