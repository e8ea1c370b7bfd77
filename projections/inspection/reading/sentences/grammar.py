"""Parses a line into counted things: totals with what stands over each, the lists under them, the
lists under their items.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from projections.inspection.reading.frames.frame import Frame
from projections.inspection.reading.frames.senses import Place
from projections.inspection.reading.frames.words import FrameReader
from projections.inspection.reading.lines.clauses import Clause, names_end, says_measure
from projections.inspection.reading.lines.node import Node, walk
from projections.inspection.reading.sentences.bearers import (
    bearer_of_heads,
    bearer_of_parts,
    bearers_named,
    bearing,
    doubt_between,
    goes_on,
    heavier,
)
from projections.inspection.reading.sentences.bracket_notes import compared_with, is_time
from projections.inspection.reading.sentences.clause_readers import ClauseReader
from projections.inspection.reading.sentences.counted import (
    NOBODYS,
    RATES,
    Count,
    CountList,
    Parsed,
)
from projections.inspection.reading.sentences.cutting import clauses
from projections.inspection.reading.sentences.list_ends import (
    begins_statement,
    counts_else,
    counts_other_line,
    is_parted,
)
from projections.inspection.reading.sentences.part_signs import (
    begins_list,
    is_of_part,
    is_of_somebody,
    numbered,
    said_apart,
)
from projections.inspection.reading.sentences.topics import Topics, fragment, replaced


def parse(
    found: Sequence[Node], frames: FrameReader, line: str | None, place: Place = "total",
    *, removed: bool = False, headed: bool = True,
) -> Parsed:  # fmt: skip
    """Parse a text of a line of work. ``place``: what its first things are, totals or parts of a
    total before; ``removed``: it stands under removals, so ways of closing may be named;
    ``headed``: a heading names the line of work.
    """
    everything = list(walk(tuple(found)))
    removed = removed or any(
        ((one := it.first("measure")) and one.value == "removed") or names_end(it)
        for it in everything
    )
    sourced = any(
        it.means("source") or any(one.value == "source" and one.prefixed for one in it.meanings)
        for it in everything
    )
    bare = frozenset({name for name, holds in (("closing", removed), ("source", sourced)) if holds})
    topics = Topics(frames, line, place, bare, headed)
    reader = ClauseReader(frames, line, bare)
    return _Parser(reader, place, topics).parse(clauses(found))


@dataclass(slots=True)
class _Parser:
    """Reads clauses from left to right. ``pending``: words without a number that name a measure;
    ``words``: those of the last clause without a number; ``dashed``: a dash ended the last count;
    ``mark``: what ended the last clause; ``outer``: the list in whose last part the one at hand may
    be; ``rivals``: rises and falls between a list and its count.
    """

    reader: ClauseReader
    place: Place
    topics: Topics
    pending: list[Node] = field(default_factory=list)
    words: list[Node] = field(default_factory=list)
    listing: CountList | None = None
    sentence: int = 0
    dashed: bool = False
    mark: str = ""
    outer: CountList | None = None
    rivals: list[tuple[CountList, list[Count]]] = field(default_factory=list)

    @property
    def parsed(self) -> Parsed:
        """What was read so far."""
        return self.reader.parsed

    def parse(self, found: list[Clause]) -> Parsed:
        """Parse a whole line."""
        for clause in found:
            if clause.sentence != self.sentence:
                self.sentence, self.listing, self.pending = clause.sentence, None, []
                self.topics.begin()
            if clause.introduced:
                self._open(clause)
            self.words = clause.nodes() if clause.value is None else []
            if clause.introduced and clause.blank:
                self.parsed.opens = clause.introduced
            else:
                self._take(clause)
                self._end(clause, found)
        self._settle()
        last = found[-1] if found else None
        if last is not None and last.value is None and last.labelled and not self.parsed.opens:
            self.parsed.opens = "all"
        return self.parsed

    def _end(self, clause: Clause, found: list[Clause]) -> None:
        """A clause ends: what it said before a colon holds on; what ended it is the mark before the
        next.
        """
        self._hold_on(clause, found)
        if clause.closed_by == "colon" and not any(map(says_measure, clause.nodes())):
            said = self.topics.read(clause.nodes()) if clause.nodes() else numbered(clause)
            if said.closed:
                self.topics.hold(said)
        self.topics.end(clause.closed_by)
        self.mark = heavier("" if clause.value else self.mark, clause.closed_by)

    def _settle(self) -> None:
        """Give the lists to their bearers."""
        for bearer, listing in self.reader.borne:
            bearer.settle(listing)
        for listing, rivals in self.rivals:
            doubt_between(listing, rivals)

    def _hold_on(self, clause: Clause, found: list[Clause]) -> None:
        """``Cùng kỳ năm 2023. Lập mới 04.``: a sentence that only says of what the next are."""
        if self.place == "part" or clause.closed_by != "stop":
            return
        if sum(it.sentence == clause.sentence for it in found) > 1:
            return
        words = clause.whole or clause.nodes()
        lines = {it.value for node in words if (it := node.first("line"))}
        if clause.value is None and len(lines) > 1:
            self.topics.hold(Frame(marks=frozenset({"several"})))
        if (said := fragment(words, self.reader.frames, self.reader.line)) is not None:
            self.topics.hold(said)

    def _open(self, clause: Clause) -> None:
        form, line = self.reader.frames.form, self.reader.line
        by = form.dimension_headed(clause.phrase, line) if line else ""
        heads, outer = bearing(self.parsed.heads), self.listing
        self.outer = outer if outer and outer.items else None
        self.listing = CountList(clause.introduced or "some", dimension=by, again=clause.again)
        self.rivals.append((self.listing, self.parsed.heads[len(heads) :]))
        if not heads:
            self.parsed.leading, self.parsed.slot = self.listing, self._slot(clause)
        elif (named := bearers_named(heads, clause.again, self.words)) is not None:
            self._give(self.listing, named or [*self._unsaid(clause)], heads[-1])
        elif not clause.introduced or (by and self.outer):
            heads[-1].lists.append(self.listing)
        else:
            over = next((it for it, of in reversed(self.reader.borne) if of is self.outer), None)
            whole = heads[-1] if over is None or over.alone else over.whole
            if self._is_narrowed(heads[-1]):
                self.listing.again = NOBODYS
            bearer = bearer_of_heads(heads, self.mark)
            if self.outer:
                bearer = bearer_of_parts(whole, self.outer.items, self.mark)
            self.reader.borne.append((bearer, self.listing))

    def _give(self, listing: CountList, named: Sequence[Count], last: Count) -> None:
        """Give a list to the first count of which it says that it is; else it is nobody's."""
        listing.again = listing.again if named else NOBODYS
        next(iter(named), last).lists.append(listing)

    def _is_narrowed(self, last: Count) -> bool:
        """Whether words since a count say something that is not known, and was not of it."""
        over = self.topics.over()
        said = over.unknown or over.modality or over.stranger
        return bool(self.words and said) and not last.over.closed

    def _unsaid(self, clause: Clause) -> Iterator[Count]:
        """A total that a list divides and nothing else states: ``hiện có 33; lập mới gồm …``."""
        if self.outer is None and clause.again is None and (slot := self._slot(clause)) is not None:
            self.parsed.heads.append(slot)
            self.pending, self.parsed.rest = [], None
            yield slot

    def _slot(self, clause: Clause) -> Count | None:
        """The empty slot of a total, where the words before a list surely say its measure."""
        said = self.parsed.rest
        if said is None or not (said.sure and said.measure) or said.cell or said.unknown:
            return None
        alone = Clause(sentence=clause.sentence)
        return Count(said, "", None, stated=False, clause=alone, over=self.topics.over())

    def _take(self, clause: Clause) -> None:
        topics = self.topics
        if self.listing is None and self.parsed.heads and begins_list(clause):
            self._open(clause)
        if self.listing is not None and not self._ends_list(clause):
            item = self.reader.count(clause, "part")
            if item is None and not (self.listing.items or topics.counted):
                topics.of_sentence = replaced(topics.of_sentence, topics.read(clause.nodes()))
            if item is None or self._lists(self.listing, item):
                return
        self._end_list()
        if self._explains(clause):
            return
        beside = bool(self.parsed.heads) and self.mark == "comma"
        words = topics.take(clause, first=not self.parsed.heads, beside=beside)
        clause.before = [*self.pending, *words]
        clause.colon = len(clause.before) if clause.colon >= 0 else -1
        item = self.reader.count(clause, self.place)
        if item is None:
            self._leave(clause)
            return
        item.led_by = self.mark
        item.obscure = topics.obscure and not (item.label.noun or item.label.lines)
        item.over = topics.over()
        if topics.said.when in ("part", "other") and not item.label.when:
            item.label = replace(item.label, when=topics.said.when)
        self.pending, self.parsed.rest, topics.counted = [], None, True
        self.dashed = clause.closed_by == "dash"
        self.parsed.heads.append(item)
        if (opening := compared_with(self.parsed.heads, clause, topics.over())) is not None:
            self.parsed.heads.append(opening)

    def _end_list(self) -> None:
        """What follows is no more of a list."""
        topics, listing = self.topics, self.listing
        items = listing.items if listing else []
        if items and not topics.counted and (said := said_apart(items)) is not None:
            topics.of_sentence = replaced(topics.of_sentence, said)
        elif any(map(is_of_part, items)):
            topics.of_sentence = replace(topics.of_sentence, unknown=(items[-1].text,))
        self.listing, topics.said = None, Frame()

    def _leave(self, clause: Clause) -> None:
        """A clause that counts nothing may say of what the next is."""
        rated = any(node.kind in RATES for node in clause.nodes())
        self.pending = [] if rated or clause.closed_by == "semicolon" else clause.nodes()
        self.parsed.rest = self.reader.label(clause, self.place)
        self._narrow(clause, self.topics.said.unknown or self.parsed.rest.unknown)

    def _explains(self, clause: Clause) -> bool:
        """``Lập mới 01 chuyên án, ký hiệu VA; …``: what names a cell behind a count, up to a
        heavier mark, says of that what a bracket would, and nothing of those behind it; who holds
        it, or what a comma ends, may be of either.
        """
        behind = clause.value is None and bool(self.parsed.heads) and self.mark == "comma"
        said = self.reader.label(clause, "part") if behind and clause.colon < 0 else Frame()
        ends = clause.closed_by in ("semicolon", "stop", "")
        if said.when == "other" and ends and self.reader.label(clause, "total").measure == "":
            self._compare(clause)
            return True
        none = any(node.means("not_any") for node in clause.nodes())
        if not said.cell or none or said.measure or said.closed or said.lines:
            return False
        last, unknown = self.parsed.heads[-1], (clause.text,)
        if said.is_held or clause.closed_by == "comma":
            self.topics.of_sentence = replace(self.topics.of_sentence, unknown=unknown)
        if said.is_held:
            last.label = replace(last.label, unknown=unknown)
        elif clause.closed_by != "comma":
            group = Node("group", clause.text, inner=tuple(clause.nodes()))
            self.reader.notes.note(group, last, counts=True)
        return True

    def _compare(self, clause: Clause) -> None:
        """``Lập mới 05, bằng năm trước; …`` compares the count; a time alone, ``…, năm 2023; …``,
        says of when it is.
        """
        last = self.parsed.heads[-1]
        if is_time(clause.nodes()):
            last.label = replace(last.label, when="other")

    def _lists(self, listing: CountList, item: Count) -> bool:
        """Put a part into its list, or into the one in whose part that stands; whether it is one,
        and no count beside the total.
        """
        item.led_by = self.mark
        before = self.outer.items if self.outer else self.parsed.heads
        if before and goes_on(before[-1], listing, item):
            self.reader.borne[-1][0].says = "last"
            self.listing, listing = self.outer, self.outer or listing
            if self.outer is None:
                return False
            self.outer = None
        if any(map(is_of_somebody, listing.items)):
            item.label, item.other = replace(item.label, unknown=(item.text,)), None
        if heads := bearing(self.parsed.heads):
            self.listing = listing = self.reader.list_of(item, heads[-1], listing)
        listing.items.append(item)
        return True

    def _narrow(self, clause: Clause, unknown: tuple[str, ...]) -> None:
        """``Lập mới 12 - người nước ngoài``: what a dash joins to a number is said of it."""
        if self.dashed and self.parsed.heads and not any(map(says_measure, clause.nodes())):
            item = self.parsed.heads[-1]
            item.label = replace(item.label, unknown=(*item.label.unknown, *unknown))
        self.dashed = False

    def _ends_list(self, clause: Clause) -> bool:
        """Whether a clause behind a list is a statement of its own."""
        if not (self.listing and self.parsed.heads):
            return begins_statement(clause, "")
        whole, items = self.parsed.heads[-1], self.listing.items
        of = whole.label.measure
        named = bool(items) and all(it.label.cell for it in items)
        begins = begins_statement(clause, of, named=named)
        if begins or not is_parted(self.listing, whole):
            return begins
        other = of != "removed" and counts_other_line(clause, self.reader.line)
        return other or counts_else(clause, whole, self.listing)
