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
from ledger.entries.paper import PaperEntry
from ledger.records.carrying import KEPT
from ledger.records.establishment import Role
from ledger.records.papers.families import FAMILIES
from ledger.records.presence import HOLDERS, IN_LIST, STATED
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


def test_whoever_a_paper_names_is_looked_for() -> None:
    """Before an officer leaves: by every field in which an entry of papers names officers."""
    papers = [one for one in PaperEntry.__subclasses__() if one.SERVING]
    fields = {
        IN_LIST if "list" in str(kind.__annotations__[name]) else name
        for kind in papers
        for name in kind.SERVING
    }
    assert {IN_LIST, "found_by"} <= fields <= set(STATED["officer"])


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
    "inspection, taking part": (
        "inspection open KT-1 --unit CAH --kind self --participant CB02 --from 10/11/2024",
        LEAVING,
    ),
    "inspection, inspected": (
        "inspection open KT-1 --unit CAH --kind self --inspected CB02 --from 10/11/2024",
        LEAVING,
    ),
    "sanction": (
        "sanction record reprimand --unit DHS --individuals 1 --document 1/QĐ",
        MERGING,
    ),
}
"""What names an officer or a unit on a later day, and the command that would take them away."""


@pytest.mark.parametrize("named", HUNG)
def test_what_is_named_later_stays(named: str, books: Console) -> None:
    """Going before the day is refused, and what names the officer or the unit then is listed."""
    said, going = HUNG[named]
    leading = "officer change CB01 --role leader --on 1/1/2021"
    books.all(f"@ 20/11/2024 09:00\n{leading}\n{said} --on 10/11/2024")
    refused = books.line(going)
    assert 5 == refused.code, refused.shown
    assert official(HANGING[named.partition(",")[0]]) in refused.err
