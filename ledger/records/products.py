"""The record that an effect names: of the line it leads to, opened no earlier, and one effect's.

What is recorded is held to it. Entries from before stay as they are, whatever they name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ledger.catalog.lines import catalog
from ledger.catalog.terms import Effect
from ledger.entries import Entry
from ledger.entries.record import EffectProduced
from ledger.errors.entries import LedToAlready
from ledger.errors.upkeep import CountOfOne, LedToAnotherLine, LedToBefore
from ledger.records.books import Books
from ledger.timeline import in_force
from ledger.values.dates import format_date
from ledger.values.stream import Stream

AT_ONCE = 100
"""Records looked for in one reading of all entries."""


def refuse_unfit_product(books: Books, effect: EffectProduced) -> None:
    """Raise CountOfOne, LedToAnotherLine, LedToBefore for a record that an effect cannot lead to.

    An effect that is no opening of a file, as a prosecution, may name any.
    """
    if effect.produced is None:
        return
    product, told = Stream(effect.produced), _effect(effect)
    if effect.count != 1:
        raise CountOfOne(produced=product.key, count=effect.count)
    if told.line is None:
        return
    if product.noun != told.line:
        line, wanted = (catalog().line(one).name for one in (product.noun, told.line))
        raise LedToAnotherLine(produced=product.key, of_line=line, effect=told.name, wanted=wanted)
    days = [books.history(one).state_at().opened_on for one in (effect.record, effect.produced)]
    opened, came = days
    if opened and came and came < opened:
        raise LedToBefore(
            produced=product.key,
            came_on=format_date(came),
            number=Stream(effect.record).key,
            opened_on=format_date(opened),
        )


def led_to_already(books: Books, fresh: Iterable[Entry]) -> Iterator[tuple[Entry, LedToAlready]]:
    """Each of some fresh effects that names a record which came of another file, as its refusal."""
    claims = {product: one for one in fresh if (product := claimed(one))}
    names = sorted(claims)
    for start in range(0, len(names), AT_ONCE):
        sought = [("produced", name) for name in names[start : start + AT_ONCE]]
        for record in books.stating(sought):
            for earlier in in_force(books.history(record).entries):
                product = claimed(earlier) or ""
                mine = claims.get(product)
                if mine and earlier.position and earlier.record != mine.record:
                    yield (
                        mine,
                        LedToAlready(
                            produced=Stream(product).key,
                            position=earlier.position,
                            number=Stream(earlier.record).key,
                            effective_on=format_date(earlier.effective_on),
                        ),
                    )


def claimed(entry: Entry) -> str | None:
    """The record that an entry says a file led to, which can have come of one file alone."""
    if not isinstance(entry, EffectProduced) or entry.follows is not None:
        return None
    return entry.produced if _effect(entry).line else None


def _effect(entry: EffectProduced) -> Effect:
    return catalog().effects.find(entry.effect, field="effect", line="socai")
