"""A page of numbers, each of which opens what stands behind it; no script is needed for that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from projections.documents.pages.print_marks import print_marks
from projections.documents.pages.shell import page_in_shell, part

NAME: Final = "folded"


@dataclass(frozen=True, slots=True)
class Rows:
    """A table as it is read: titles, texts, which columns are numbers, and what is left out.

    ``more``: how many rows are not here, and how they are asked for; empty where all are.
    """

    titles: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    numbers: tuple[bool, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """A number that opens: ``value`` as it is read, what it counts, and what stands behind it.

    ``look``: ``alarm`` for what should not be, ``head`` for the first of several.
    """

    label: str
    value: str
    behind: Rows | None = None
    look: str = ""


@dataclass(frozen=True, slots=True)
class Unfolding:
    """Something that opens into numbers: a month, a week, a target."""

    label: str
    numbers: tuple[Opening, ...]
    note: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """Numbers that belong together: a line of work, a list of targets.

    ``ends``: what stands under the chart's ends; ``folded``: what its ``folds`` open
    under, and ``folded_notes`` with them; ``compact``: these have short labels.
    """

    title: str
    numbers: tuple[Opening, ...] = ()
    chart: Markup | None = None
    ends: tuple[str, str] = ("", "")
    folded: str = ""
    folds: tuple[Unfolding, ...] = ()
    folded_notes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    wide: bool = False
    compact: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the page: ``name`` in its address, ``note`` under its title."""

    name: str
    title: str
    cards: tuple[Card, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class FoldedPage:
    """The whole page; ``stamp`` and ``copying``: its degree of secrecy and the line on copying."""

    title: str
    language: str
    captions: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    contents: str
    foot: str
    stamp: str = ""
    copying: str = ""


def folded_page(page: FoldedPage) -> str:
    """The page as one file, without a script and without anything from elsewhere."""
    made = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    body = made.from_string(part(f"{NAME}.html")).render(page=page)
    marks = print_marks(page.stamp, page.copying)
    return page_in_shell(page.title, page.language, NAME, body, marks=marks)
