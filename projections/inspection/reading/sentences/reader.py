"""Reads the sentences of a report one after the other, each in the light of the one before it."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import Literal

from projections.documents.lines.document import Where
from projections.inspection.reading.frames.frame import Frame
from projections.inspection.reading.frames.sections import Section
from projections.inspection.reading.frames.words import FrameReader
from projections.inspection.reading.headings.line_names import names_lines
from projections.inspection.reading.lines.bullets import Bullet
from projections.inspection.reading.lines.node import Node
from projections.inspection.reading.lines.phrases import nodes
from projections.inspection.reading.sentences.accounts import Account
from projections.inspection.reading.sentences.bearers import by_number
from projections.inspection.reading.sentences.counted import Count, CountList, Parsed
from projections.inspection.reading.sentences.divided import Divided
from projections.inspection.reading.sentences.flows_of_parts import settle_flows_of_parts
from projections.inspection.reading.sentences.grammar import parse
from projections.inspection.reading.sentences.list_ends import hides_total
from projections.inspection.reading.sentences.nesting import Nesting
from projections.inspection.reading.sentences.paragraphs import apart
from projections.inspection.reading.sentences.part_words import (
    begins_otherwise,
    belongs,
    has_parts,
    is_apart,
    may_be_part,
    states,
    write_beside,
)  # fmt: skip
from projections.inspection.reading.sentences.planned import settle_planned
from projections.inspection.reading.sentences.productions import (
    PRODUCTIONS,
    follow,
    is_now,
    other_line,
)
from projections.inspection.reading.sentences.settling import (
    settle_comparisons,
    settle_handled,
    settle_nouns,
    settle_opening,
    settle_states,
    settle_symbol,
)  # fmt: skip
from projections.inspection.reading.sentences.statements import Clerk, Statement
from projections.inspection.reading.sentences.sums import without_sums
from projections.inspection.reading.sentences.told import Sentence, Told
from projections.inspection.reading.stated.drafts import Draft, Sheaf
from projections.inspection.reading.stated.values import (
    AMBIGUOUS,
    COMPARISON,
    NOT_FACT,
    NOT_UNDERSTOOD,
    Listed,
    NotRead,
)  # fmt: skip


class SentenceReader:
    """Reads lines in the order of the report, remembering the statement that the next line may
    break down.
    """

    def __init__(self, frames: FrameReader, sheaf: Sheaf) -> None:
        self._frames = frames
        self._form = frames.form
        self._sheaf = sheaf
        self._nesting = Nesting()
        self._section = -1
        self._last_line: str | None = None
        self._over = Frame()
        self._spoken = False
        self._headed = False
        self._account: Account | None = None
        self._told: dict[Told, Draft] = {}

    def read(self, start: Bullet, where: Where, section: Section, frame: Frame) -> bool:
        """Read a line; tell whether any figure was found. ``frame``: of what stands over it."""
        self._over, self._spoken, self._headed = frame, False, bool(section.lines)
        if section.number != self._section:
            self._section, self._last_line = section.number, None
            self._nesting.levels, self._told = [], {}
        before, going_on = len(self._sheaf.drafts), False
        for text in [start.content] if section.line else apart(start.content, self._frames):
            line = self._line_of(text, section, start)
            counts = any(map(str.isdigit, text))
            topic = line is None or not counts
            if line is None and going_on:
                line = self._last_line
            if line is not None:
                passed, going_on = len(self._sheaf.drafts), True
                under = section if section.lines else self._naming(text, section)
                self._sentence(replace(start, content=text), where, under, line)
                told = topic or len(self._sheaf.drafts) > passed or self._last_line is None
                self._last_line = line if told else self._last_line
                several = not counts and len({*names_lines(nodes(text, self._form, None))}) > 1
                if several and not section.lines:
                    self._last_line, going_on = None, False
        return len(self._sheaf.drafts) > before

    def set_aside(self, start: Bullet, where: Where, section: Section, frame: Frame) -> None:
        """Keep what a line states under a frame that leaves no figure: planned, of another time."""
        line = self._line_of(start.content, section, start)
        if line is None:
            return
        for item in parse(nodes(start.content, self._form, line), self._frames, line).heads:
            item.over = frame.over(item.over)
            why = item.over.closed
            if why in (COMPARISON, NOT_FACT) and not item.label.unknown and not item.doubtful:
                Clerk(Sheaf(others=self._sheaf.others), self._form, line, where, "other").unread(
                    item, why
                )

    def _naming(self, text: str, section: Section) -> Section:
        """The section of a sentence under no line of work: of those that it names."""
        lines = tuple(dict.fromkeys(names_lines(nodes(text, self._form, None))))
        return replace(section, frame=replace(section.frame, lines=lines))

    def _line_of(self, text: str, section: Section, start: Bullet) -> str | None:
        """The section's line of work; where it has several or none, the one the sentence counts, or
        that of the list in which it stands behind a dash.
        """
        if section.line is not None:
            return section.line
        if not section.lines and start.mark and (of := self._nesting.announced) is not None:
            return of
        named = names_lines(nodes(text, self._form, None))
        if section.lines:
            return next((line for line in named if line in section.lines), self._last_line)
        return named[0] if named else None

    def _sentence(self, start: Bullet, where: Where, section: Section, line: str) -> None:
        mode: Literal["statistics", "target"] = (
            "statistics" if section.part == "statistics" else "target"
        )
        clerk = Clerk(self._sheaf, self._form, line, where, mode)
        shown, bracketed = self._shown(start.content, where, line)
        removed = self._over.measure == "removed"
        parsed = parse(shown, self._frames, line, removed=removed, headed=self._headed)
        under = self._under(parsed, start, section, line, where)
        parts = self._named(shown, under, start, clerk) if under is not None else None
        opens: Listed | None = parsed.opens or None
        if under is not None and parts is not None and (bracketed or has_parts(parts)):
            self._nesting.nest(under, self._list(parts, under, clerk), start, opens)
            parsed = parts
        elif under is not None and not parsed.heads and parsed.leading is None:
            self._nesting.open(under, opens)
        else:
            self._state(parsed, start, section, line, clerk)
        for texts, why in ((parsed.compared, COMPARISON), (parsed.lost, NOT_UNDERSTOOD)):
            self._sheaf.not_read += [NotRead(where, text, why) for text in texts]

    def _shown(self, text: str, where: Where, line: str) -> tuple[tuple[Node, ...], bool]:
        """A line's words without the sums over several lines of work, which are listed; whether a
        bracket holds them all.
        """
        shown = self._frames.nodes(text, line)
        sums: list[str] = []
        if not self._headed:
            shown, sums = without_sums(shown)
        self._sheaf.not_read += [NotRead(where, text, AMBIGUOUS) for text in sums]
        bracketed = len(shown) == 1 and shown[0].kind == "group"
        return (shown[0].inner, True) if bracketed else (shown, False)

    def _named(
        self, shown: tuple[Node, ...], under: Statement, start: Bullet, clerk: Clerk
    ) -> Parsed:
        """A line as parts of a total, each under its whole name."""
        removed = under.total.measure == "removed"
        parts = parse(shown, self._frames, clerk.line, "part", removed=removed)
        alone = clerk.named_alone(parts.heads) if under.total.dropped else ""
        for item in parts.heads:
            clerk.complete_name(item, under.dimension or alone)
        settle_flows_of_parts(parts.heads)
        if (leading := parts.leading) is not None:
            for item in leading.items:
                clerk.complete_name(item, leading.dimension)
            last = self._nesting.bare if not (start.mark or leading.dimension) else None
            if last is not None and by_number(leading, last.value or 0) != "whole":
                for item in leading.items:
                    item.doubtful = True
        return parts

    def _state(
        self, parsed: Parsed, start: Bullet, section: Section, line: str, clerk: Clerk
    ) -> None:
        """Write a line's totals; remember what the next lines may break down: of several any, if
        the line does not say that parts follow.
        """
        before = len(self._sheaf.drafts)
        statement, opens = self._heads(parsed, section, line, clerk), parsed.opens or None
        if statement is not None and not statement.total.dropped:
            totals = [one for one in self._sheaf.drafts[before:] if one.parent is None]
            statement.rivals = [] if opens else [it for it in totals if it is not statement.total]
            self._nesting.open(statement, opens, start)
        elif parsed.heads:
            self._nesting.levels = []
        elif opens and self._nesting.under(line, start) is not None:
            self._nesting.announce(opens, self._form.dimension_headed(start.content, line))

    # ---- totals ----

    def _heads(self, parsed: Parsed, section: Section, line: str, clerk: Clerk) -> Statement | None:
        """Write every total that can be read; the last is what the next lines may break down."""
        heads = parsed.heads
        if parsed.leading and parsed.slot:
            parsed.slot.lists.append(parsed.leading)
            heads.insert(0, parsed.slot)
        elif parsed.leading:
            for item in parsed.leading.items:
                clerk.unread(item, NOT_UNDERSTOOD)
        at = Sentence(line, section, self._form, self._over.measure)
        at.period, at.over, at.told = self._frames.time.period, self._over, self._told
        at.look(heads)
        at.spoken, self._spoken = self._spoken, self._spoken or at.series
        settle_comparisons(heads)
        settle_opening(heads)
        settle_handled(heads)
        settle_flows_of_parts(heads)
        settle_nouns(heads)
        settle_planned(heads, at.period, self._form)
        settle_states(heads, self._form)
        for item, following in zip(heads, [*heads[1:], None], strict=False):
            settle_symbol(item, following)
            if following is not None and following.clause.sentence == item.clause.sentence:
                clerk.complete_name(following, next(iter(item.label.cell), ""))
            follow(item, at)
            now = is_now(item) or self._over.measure == item.label.measure == "current"
            if self._over.modality and not now:
                item.over = replace(item.over, modality=item.over.modality or self._over.modality)
            self._take(item, at, clerk)
        return at.statement

    def _production(self, item: Count, at: Sentence) -> str:
        """What the first production that holds gives; a rival takes what was read with it."""
        gives = next(one.gives for one in PRODUCTIONS if one.holds(item, at))
        rival = at.rival(item) if gives in ("total", AMBIGUOUS) else None
        if rival and not (rival.dropped or rival.by_change):
            self._sheaf.drop(rival)
        return AMBIGUOUS if rival else gives

    def _take(self, item: Count, at: Sentence, clerk: Clerk) -> None:
        """Take a counted thing by the first production that holds."""
        gives = self._production(item, at)
        other = other_line(item, at)
        clerk = clerk.of(other) if other else clerk
        statement = at.statement
        if gives == "other line" and statement is not None:
            clerk.total(item, statement.total.measure, at.cell(item))
        elif gives == "beside" and statement is not None:
            write_beside(statement, item, clerk, at.cell(replace(item, label=Frame())))
            at.cover(item)
        elif gives == "total":
            label = item.label
            new = other and set(label.lines) != set(at.section.lines)
            cell = at.cell(item, new=bool(new))
            at.statement = clerk.total(item, label.measure, cell)
            told = clerk.line, label.measure, frozenset(cell.items())
            self._told.setdefault(told, at.statement.total)
            if self._account and not self._account.take(label.measure, cell, at.section.number):
                self._account = None
            at.measures.add(label.measure)
            at.covered = inf if hides_total(item) else 0
            for one in (it for listed in item.lists for it in listed.items):
                at.cover(one, listed=True)
            at.named = bool(label.lines)
            at.by_change |= {label.measure} if "change" in label.marks else set()
        else:
            at.passed = True
            at.cover(item)
            why = item.over.closed if gives == "over" else gives
            clerk.unread(item, why, self._over.cell)
            bare = item.stated and why == COMPARISON and not item.label.measure
            if at.alone and bare and at.section.line:
                listed = self._sheaf.not_read[-1]
                self._account = Account(item, clerk, at.cell(item), at.section.number, listed)

    # ---- parts ----

    def _under(
        self, parsed: Parsed, start: Bullet, section: Section, line: str, where: Where
    ) -> Statement | None:
        """The statement whose parts this line lists, if it is no statement itself."""
        first = parsed.heads[0] if parsed.heads else None
        label = first.label if first else parsed.rest
        divided = Divided(self._sheaf, self._form, self._over, section, line, where)
        if (said := divided.by_itself(parsed, label)) is not None:
            return said
        if first is not None and first.over.says_whose and states(parsed.heads):
            return None
        under = self._nesting.under(line, start)
        if (first is None and parsed.leading is None) or (label and is_apart(label, first, under)):
            return None
        if under is None:
            return divided.of_target(parsed, label)
        if first is not None and self._is_equal(first, under, start):
            return None
        if parsed.leading or may_be_part(first, label, under):
            return under
        return divided.of_target(parsed, label)

    def _is_equal(self, item: Count, under: Statement, start: Bullet) -> bool:
        """Whether a line stands beside the total above it, and is none of its parts."""
        beside = self._nesting.is_beside(start) and not belongs(item, under)
        return beside or begins_otherwise(item, under)

    @staticmethod
    def _list(parsed: Parsed, under: Statement, clerk: Clerk) -> Draft | None:
        """Write the parts of a line; the first of them."""
        lists = [parsed.leading] if parsed.leading is not None else []
        lists += [CountList(under.listed, parsed.heads)] if parsed.heads else []
        written = [clerk.parts(under, one) for one in lists]
        return next((draft for draft in written if draft is not None), None)
