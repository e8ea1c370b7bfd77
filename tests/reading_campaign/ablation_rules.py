"""The rules by which the reader is safe, each with what switches it off.

What switches a rule off changes the reader for the rest of the process: each rule is measured in a
process of its own.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final

from projections.inspection.reading.doubts import openings, stories
from projections.inspection.reading.frames import holders, papers, words
from projections.inspection.reading.frames.frame import Frame
from projections.inspection.reading.headings import introductions, sheet_names, tree
from projections.inspection.reading.lines import unaccented
from projections.inspection.reading.sentences import (
    bracket_notes,
    cutting,
    grammar,
    nesting,
    part_rules,
    part_signs,
    productions,
    settling,
    topics,
)
from projections.inspection.reading.sentences import reader as sentences
from projections.inspection.reading.stated import drafts
from projections.inspection.reading.tables import (
    cells,
    columns,
    name_columns,
    row_context,
    row_groups,
    worded_tables,
)
from projections.inspection.reading.tables import reader as tables

Switch = Callable[[], None]
_READING: Final = "projections.inspection.reading"


def always(value: Any) -> Callable[..., Any]:
    """A function that gives this, whatever it is asked."""
    return lambda *_arguments, **_named: value


def member(owner: type, name: str, new: Any) -> Switch:
    """Put another method, or property, into the place of a class's."""
    return partial(setattr, owner, name, new)


def function(old: Callable[..., Any], new: Callable[..., Any]) -> Switch:
    """Put another function into the place of one, in every module of the reader that has it."""

    def switch() -> None:
        for name, module in list(sys.modules.items()):
            if name.startswith(_READING):
                for at in [at for at, one in vars(module).items() if one is old]:
                    setattr(module, at, new)

    return switch


def together(*switches: Switch) -> Switch:
    """Several at once."""

    def switch() -> None:
        for one in switches:
            one()

    return switch


def after(owner: type, name: str, change: Callable[[Any], Any]) -> Switch:
    """Change what a method gives."""
    old = getattr(owner, name)
    return member(owner, name, lambda *given, **named: change(old(*given, **named)))


def frames(change: Callable[[Frame], Frame]) -> Switch:
    """Change every frame that words make, whatever place they stand in."""
    return after(words.FrameReader, "_frame", change)


def without_production(name: str) -> Switch:
    """The productions but one, under the name they have where they are used."""
    kept = tuple(one for one in productions.PRODUCTIONS if one.name != name)
    return partial(setattr, sentences, "PRODUCTIONS", kept)


def _unmarked(*marks: str) -> Callable[[Frame], Frame]:
    return lambda frame: replace(frame, marks=frame.marks - set(marks))


def _timeless(frame: Frame) -> Frame:
    return replace(frame, when="" if frame.when in ("part", "other") else frame.when)


def _only_lines(headings: tree.Headings, start: Any, frame: Frame, part: Any) -> None:
    _enter(headings, start, Frame(lines=frame.lines), part)


def _all_kept(outer: Frame, inner: Frame) -> Frame:
    """Unify, and keep the cells above a new line of work."""
    return replace(_over(outer, inner), cell={**outer.cell, **inner.cell})


_enter, _over = tree.Headings._enter, Frame.over
_READER: Final = words.FrameReader

NEEDED: Final = ("no measure", "measure and value")
"""Productions without which there is a counted thing that none takes."""

RULES: Final[Mapping[str, Switch]] = {
    # ---- frames ----
    "another time gives no figure": frames(_timeless),
    "modality": frames(lambda one: replace(one, modality="")),
    "unknown words, everywhere": frames(lambda one: replace(one, unknown=())),
    "unknown words over a number": after(_READER, "over", lambda one: replace(one, unknown=())),
    "unknown words beside a number": after(_READER, "label", lambda one: replace(one, unknown=())),
    "nobody known to be a unit": frames(lambda one: replace(one, stranger="")),
    "a unit of the same level or above": function(holders.is_anothers, always(value=False)),
    "several units together": function(holders.is_several, always(value=False)),
    "`Toàn tỉnh` in a district's report": function(holders.is_wider, always(value=False)),
    "another line that is joined": frames(_unmarked("joined")),
    "words that contradict each other": frames(_unmarked("clash")),
    "a row and a column must agree": after(Frame, "beside", _unmarked("clash")),
    "a new line of work drops the cells above it": member(Frame, "over", _all_kept),
    "papers that are cited": function(papers.without_papers, lambda found: (list(found), False)),
    # ---- headings ----
    "headings and sheets say more than the line of work": member(
        tree.Headings, "_enter", _only_lines
    ),
    "a unit's name is a heading": together(
        member(tree.Headings, "_names_holder", always(value=False)),
        member(row_context.RowContext, "takes_holder", always(value=False)),
    ),
    "a line that names a time is a heading": member(tree.Headings, "_names_time", always(False)),
    "a heading and its figures on one line": member(
        tree.Headings, "_heading_with_text", always(None)
    ),
    "introducing lines": member(introductions.Introductions, "_introduces", always(None)),
    "titles of papers that report nothing": member(tree.Headings, "_paper", always("")),
    "targets of a later year": member(tree.Headings, "_is_of_later", always(value=False)),
    "a sheet's short name may be a team's": function(sheet_names._somebody, always("")),
    # ---- sentences ----
    "topics hold on": function(topics.replaced, always(Frame())),
    "a sentence without a number holds on": function(topics.fragment, always(None)),
    "unknown behind a dash": member(grammar._Parser, "_narrow", always(None)),
    "a bracket narrows its number": member(
        bracket_notes.BracketNotes, "_doubt", staticmethod(always(None))
    ),
    "a part with a measure of its own goes on": function(
        part_signs.is_of_part, always(value=False)
    ),
    "one number for two words": function(cutting._doubted, lambda found: found),
    "a comparison at the end speaks of both": function(settling.settle_comparisons, always(None)),
    "`kỳ trước` before all movements is the opening": function(
        settling.settle_opening, always(None)
    ),
    "states beside a total": function(settling.settle_states, always(None)),
    "the opening whose year was mistyped": function(openings.restore_openings, always(None)),
    **{
        f"production: {one.name}": without_production(one.name)
        for one in productions.PRODUCTIONS
        if one.name not in NEEDED
    },
    # ---- totals and parts ----
    "a line beside a total is none of its parts": member(
        nesting.Nesting, "is_beside", always(value=False)
    ),
    "misplaced parts": function(part_rules.misplaced, always("")),
    "mixed dimensions are not all there is": function(part_rules.is_mixed, always(value=False)),
    "parts below several totals": member(
        drafts.DraftList, "may_be_of_others", property(always(value=False))
    ),
    "parts behind two totals joined": member(grammar._Parser, "_are_two", always(value=False)),
    "sentences below a column's heading": function(worded_tables._headed, always((0, None))),
    "branches that nothing announced": member(drafts.Sheaf, "settle", always(None)),
    # ---- tables ----
    "a row that contradicts a column is not read": member(
        row_context.RowContext, "agreed", lambda _rows, label, _counts: label
    ),
    "a sum of several lines is nobody's": member(
        row_groups.RowLines, "sums_up", always(value=True)
    ),
    "a row with two holders, or a sum of them": member(
        row_groups.RowHolder, "hold", lambda _held, label, **_named: label
    ),
    "a heading over columns that differ says less": member(
        columns.Columns, "_is_group", always(value=False)
    ),
    "columns of ways below one of a flow": member(
        columns.Columns, "_divided", lambda _columns, _texts, _line, found: found
    ),
    "`Kỳ trước` before its movements": member(columns.Columns, "_is_opening", always(value=False)),
    "`Lũy kế` beside one month": member(columns.Columns, "_is_cumulative", always(value=False)),
    "two counts of one thing in a row": member(cells.CellWriter, "settle_rivals", always(None)),
    "columns of names": member(name_columns.NameColumns, "dimensions", always(())),
    "branches among rows of lines": function(row_context._is_branch, always(value=False)),
    "unknown rows above rows": member(row_context.RowContext, "stand_below", always(None)),
    "unknown rows above indented ones, corners": member(
        row_context.RowContext, "_narrowed", lambda _rows, label, _cells: label
    ),
    "words where figures should stand head anew": member(
        tables.TableReader, "_heads_anew", always(value=False)
    ),
    "rows left blank": member(tables.TableReader, "_leaves_blank", always(value=False)),
    # ---- the whole ----
    "two stories of one thing": function(stories.of_different_stories, always(set())),
    "documents without accents": function(
        unaccented.with_accents, lambda document, _form: document
    ),
}
"""Every rule by its name, as docs/reading.md has it."""
