"""What entries of earlier versions hold that today's rules refuse: kept, folded, and named here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.values.naming import CODED, identity

if TYPE_CHECKING:
    from ledger.application import Ledger


def spelled_twice(ledger: Ledger) -> list[tuple[str, ...]]:
    """The streams that are two though they have one key: units, officers, records.

    Of records those names are read through that hold more than ASCII and Đ.
    """
    found: dict[str, list[str]] = {}
    for noun in CODED:
        for name in ledger.names(noun):
            found.setdefault(identity(name), []).append(name)
    for name in ledger.respelled():
        if (one := identity(name)) != name:
            found.setdefault(one, []).append(name)
    canonical = ledger.streams([one for one in found if one not in found[one]])
    spelled = {one: [*([one] if one in canonical else []), *names] for one, names in found.items()}
    return [tuple(sorted(names)) for _, names in sorted(spelled.items()) if len(names) > 1]
