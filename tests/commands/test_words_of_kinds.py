"""Every kind of thing that the ledger can tell of has its word, in every list of such words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args

import pytest

from commands.cli.books.reorganising import CARRIED
from commands.cli.records.find import SORTS
from commands.speech import official, spoken
from commands.usecases.paper_listing import _ROWS
from ledger.catalog.names import HANGING, MOVEMENTS, ROLE_WORDS, ROLES, UNIT_KINDS
from ledger.records.carrying import KEPT
from ledger.records.establishment import Role
from ledger.records.papers.families import FAMILIES
from ledger.records.presence import HOLDERS
from ledger.values.stream import PAPERS
from projections.facts import movement
from projections.targets import vocabulary
from tests.commands.console import Console

NOUNS = ("record", *HOLDERS, *PAPERS)
"""All that can hang on a unit or an officer (``ledger.records.presence``)."""
LISTS: Mapping[str, tuple[Iterable[str], Iterable[str]]] = {
    "families of papers": (FAMILIES, PAPERS),
    "rows of papers": (_ROWS, (*PAPERS, "finding")),
    "what hangs": (HANGING, NOUNS),
    "what is found": (SORTS, ("line", "symbol", "document", "day", *HOLDERS, *PAPERS)),
    "what is carried on": (CARRIED, KEPT),
    "movements": (MOVEMENTS, movement.MOVEMENTS),
    "roles": (ROLES, get_args(Role)),
    "roles of the field": (ROLE_WORDS, get_args(Role)),
    "kinds of units": (UNIT_KINDS, vocabulary.UNIT_KINDS),
}
"""Lists of words, by what they are of: the kinds that have one, and all that there are."""


@pytest.mark.parametrize("name", LISTS)
def test_every_kind_has_its_word(name: str) -> None:
    """No kind is left out, and no word is of a kind that there is not."""
    told, known = LISTS[name]
    assert sorted(known) == sorted(told)


@pytest.mark.parametrize("noun", NOUNS)
def test_what_hangs_is_told(noun: str) -> None:
    """Whatever hangs on a unit or an officer is told with its word, which is translated."""
    told = str(spoken({"hanging": ((noun, ("X-1",)),)})["hanging"])
    assert told.endswith(": X-1")
    assert official(HANGING[noun]) != HANGING[noun]


LEAVING = "officer leave CB02 --on 1/11/2024 --hand-over-to CB03"
MERGING = "unit merge DHS --into DKTMT --on 1/11/2024 --preview"
HUNG = {
    "circular": ("circular read 20/2019/TT-BCA --officer CB02", LEAVING),
    "meeting": ("meeting attend CB02 --leader CB01", LEAVING),
    "knowledge": ("knowledge check CB02 --rule 20/2019 --by CB01 --passed", LEAVING),
    "quota": (
        "quota register lc_opened 4 --officer CB02 --from 1/1/2024 --to 31/12/2024",
        LEAVING,
    ),
    "inspection": ("inspection open KT-1 --unit DHS --kind self --from 10/11/2024", MERGING),
    "sanction": (
        "sanction record reprimand --unit DHS --individuals 1 --document 1/QĐ",
        MERGING,
    ),
}
"""What names an officer or a unit on a later day, and the command that would take them away."""


@pytest.mark.parametrize("noun", HUNG)
def test_what_is_named_later_stays(noun: str, books: Console) -> None:
    """Going before the day is refused, and what names the officer or the unit then is listed."""
    said, going = HUNG[noun]
    leading = "officer change CB01 --role leader --on 1/1/2021"
    books.all(f"@ 20/11/2024 09:00\n{leading}\n{said} --on 10/11/2024")
    refused = books.line(going)
    assert 5 == refused.code, refused.shown
    assert official(HANGING[noun]) in refused.err
