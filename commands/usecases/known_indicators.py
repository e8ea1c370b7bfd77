"""Which indicators the lists of a ledger know: for no other is a number registered or attested."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ledger.values.likeness import likest
from ledger.values.text import fold
from projections.targets.refusals import CountInPercent, IndicatorUncounted, UnknownIndicator

if TYPE_CHECKING:
    from ledger.application import Ledger
    from projections.targets.indicator import Indicator
    from projections.targets.target_list import TargetList

MOST_TOLD: Final = 6
"""Names that are told instead of one that is not known."""


def _bare(text: str) -> str:
    """What an indicator is about, without the place in its list."""
    return text.rpartition(" (")[0]


class KnownIndicators:
    """The indicators of the lists that are built in and of the ledger's own, read when asked for.

    Of a list with faults none is known: nobody could count by it.
    """

    def __init__(self, ledger: Ledger, home: Path) -> None:
        self._ledger, self._home = ledger, home

    @cached_property
    def _known(self) -> Mapping[str, Indicator]:
        return {name: one for plan in self._plans for name, one in plan.indicators.items()}

    @cached_property
    def _plans(self) -> Sequence[TargetList]:
        from commands.usecases.target_lists import list_named, lists_known, own_codes

        own = own_codes(self._ledger, self._home)
        known = sorted(lists_known(self._home, own), key=lambda one: one.file is not None)
        return [list_named(one.code, self._home, own) for one in known if not one.faults]

    def counted(self) -> dict[str, str]:
        """The names of those for which a number can be registered, each with what it is about.

        That is the first target that is measured by it; where none is, nothing.
        """
        texts: dict[str, str] = {}
        for code, target in ((plan.code, one) for plan in self._plans for one in plan.targets):
            for part in target.parts:
                place = f"{target.number}.{part.letter}"
                texts.setdefault(part.indicator, f"{target.text} ({code} {place})")
        kinds = self._known.items()
        return {name: texts.get(name, "") for name, one in kinds if one.kind != "none"}

    def fitted(self, command: type[Any], typed: dict[str, Any]) -> dict[str, Any]:
        """What was typed for a command; of a rate the number is a percentage, said or not.

        Of a command that pledges or attests nothing of an indicator it is what was typed.
        Raises UnknownIndicator, IndicatorUncounted, CountInPercent.
        """
        from ledger.records.commitments import Attest, Indicator, RegisterQuota

        said = str(typed.get("indicator") or "").strip()
        if not said or not issubclass(command, Attest | RegisterQuota):
            return typed
        name = said if re.fullmatch(Indicator, said) else self._called(said)
        typed, indicator = {**typed, "indicator": name}, self._indicator(name)
        if not issubclass(command, RegisterQuota):
            return typed
        if indicator.kind == "none":
            raise IndicatorUncounted(indicator=name)
        if indicator.kind != "ratio" and typed.get("percent") is True:
            raise CountInPercent(indicator=name)
        return {**typed, "percent": True} if indicator.kind == "ratio" else typed

    def _called(self, text: str) -> str:
        """The indicator that is told by what it is about, as a template tells it.

        The place in the list may be left out where no other is about the same. Raises
        UnknownIndicator.
        """
        said, texts = fold(text), self.counted()
        found = [name for name, one in texts.items() if said == fold(one)]
        found = found or [name for name, one in texts.items() if said == fold(_bare(one))]
        if len(found) != 1:
            near = found or likest(text, [one for one in texts.values() if one]) or list(texts)
            raise UnknownIndicator(indicator=text, near="; ".join(near[:MOST_TOLD]))
        return found[0]

    def _indicator(self, name: str) -> Indicator:
        if name not in self._known:
            raise UnknownIndicator(indicator=name, near=", ".join(self._near(name)))
        return self._known[name]

    def _near(self, name: str) -> list[str]:
        """Names that are most like one, or share a word with it; else the first there are."""
        words = set(name.split("_"))
        sharing = (one for one in self._known if words.intersection(one.split("_")))
        near = list(dict.fromkeys([*likest(name, self._known), *sharing]))
        return (near or list(self._known))[:MOST_TOLD]
