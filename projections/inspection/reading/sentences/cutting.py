"""Cuts a line into its clauses.

Separators are often missing or wrong in reports filled in by hand, so a second value also ends a
clause.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile
from typing import Final

from projections.inspection.reading.lexicon.form import Meaning
from projections.inspection.reading.lines.clauses import Clause, names_part
from projections.inspection.reading.lines.node import Node, walk
from projections.inspection.reading.sentences.names_between import with_names_before
from projections.inspection.reading.sentences.reasons import SEPARATORS, with_reasons
from projections.inspection.reading.sentences.shared_values import settled, with_shared_values
from projections.inspection.reading.sentences.written_sums import with_sums

_JOINTS: Final = frozenset({"thì", "nên", "mà"})
"""Words between two clauses: ``cùng kỳ đưa vào 31 thì năm nay đưa vào 44``."""


def clauses(found: Iterable[Node]) -> list[Clause]:
    """The clauses of one level of brackets; the last may be empty and introduce what the next
    lines hold.
    """
    nodes = _named_again(_divided(with_sums(_righted(list(found)))))
    nodes = with_reasons(_without_dots(nodes))
    cutter = _Cutter()
    for node, following in zip(nodes, [*nodes[1:], None], strict=False):
        cutter.take(node, following)
    cut = with_names_before(_doubted(cutter.finish()))
    return settled(with_shared_values(cut))


def _righted(nodes: list[Node]) -> list[Node]:
    """A number that the bracket right behind it, or behind what it counts, puts right is that of
    the bracket: ``10 đối tượng (đính chính: 12)``.
    """
    kept: list[Node] = []
    for node in nodes:
        right = [it for it in node.inner if it.kind != "colon" and not it.means("noun", "line")]
        puts_right = len(right) == 2 and right[0].means("righted") and right[1].kind == "number"
        at = len(kept) - 1
        while puts_right and at > 0 and kept[at].means("noun", "line") and not kept[at].is_value:
            at -= 1
        if puts_right and at >= 0 and kept[at].kind == "number":
            kept[at] = right[1]
        else:
            kept.append(node)
    return kept


def _divided(nodes: list[Node]) -> list[Node]:
    """``Trong số 31 đối tượng lập mới có 19 đối tượng thuộc danh mục III``: a total and some of it;
    the total may be left to the line that states it, ``Trong số các đối tượng lập mới có 19``,
    ``Trong số cuối kỳ: danh mục I: 21``.
    """
    for at, node in enumerate(nodes):
        if not node.means("out_of"):
            continue
        rest = [*takewhile(lambda it: it.kind != "stop", nodes[at + 1 :])]
        cut = next((i for i, _ in enumerate(rest) if _has_some(rest[i : i + 2])), 0)
        rest = nodes[at + 1 :]
        if any(it.means("measure") for it in rest[:cut]):
            told = any(it.is_value for it in rest[:cut])
            slot = [] if told else [Node("dots", "…")]
            some = replace(rest[cut], meanings=(Meaning("some"),))
            return [*nodes[:at], *slot, *rest[:cut], some, *rest[cut + 1 :]]
    return nodes


def _named_again(nodes: list[Node]) -> list[Node]:
    """``trong 17 hồ sơ có 03 …``, ``trong số 17 hồ sơ trên có 03 …``: a count that is named again
    by its number, of which some follow.
    """
    kept: list[Node] = []
    at = 0
    while at < len(nodes):
        cut = _same_count(nodes, at)
        if cut:
            node, count = nodes[at], nodes[at + 1]
            kept.append(Node("again", node.text, (Meaning("some"),), count.token))
            at = cut
        else:
            kept.append(nodes[at])
        at += 1
    return kept


def _same_count(nodes: list[Node], at: int) -> int:
    """Where ``có`` stands behind ``trong 17 hồ sơ``, a number and nothing else; 0: nowhere."""
    node = nodes[at]
    number = [it.kind for it in nodes[at + 1 : at + 2]] == ["number"]
    if not number or not (node.means("out_of") or node.text.casefold() == "trong"):
        return 0
    cut = at + 2
    while cut < len(nodes) and nodes[cut].means("noun", "line", "filler"):
        if _has_some(nodes[cut : cut + 2]):
            return cut
        cut += 1
    return cut if _has_some(nodes[cut : cut + 2]) else 0


def _has_some(found: list[Node]) -> bool:
    """``có``, or a comma, and a number: some are counted; ``có``, or a colon, and a part's name."""
    if len(found) < 2:
        return False
    leads = found[0].text.casefold() == "có"
    if found[1].is_value:
        return leads or found[0].kind == "comma"
    return (leads or found[0].kind == "colon") and names_part(found[1])


def _without_dots(nodes: list[Node]) -> list[Node]:
    """What a slot is filled with in words is no slot: ``....Không....``."""
    around = (nodes[max(0, at - 1) : at + 2] for at in range(len(nodes)))
    none = [any(it.means("not_any") for it in beside) for beside in around]
    return [it for it, said in zip(nodes, none, strict=True) if not (it.kind == "dots" and said)]


def _doubted(found: list[Clause]) -> list[Clause]:
    """Where a line says of a number that it was wrong, none up to there is sure: which of them is
    meant, and which one is right, is said in too many ways.
    """
    wrong = [it.sentence for it in found if any(n.means("corrected") for n in _all_nodes(it))]
    for clause in found:
        clause.doubtful |= clause.sentence <= max(wrong, default=-1)
    return found


def _all_nodes(clause: Clause) -> Iterable[Node]:
    return walk((*clause.before, *clause.after, *clause.groups))


def _is_letter(node: Node) -> bool:
    return node.kind == "word" and len(node.text) == 1 and node.text.isupper()


class _Cutter:
    def __init__(self) -> None:
        self._done: list[Clause] = []
        self._clause = Clause()
        self._last_was_value = False

    def take(self, node: Node, following: Node | None) -> None:
        """Put a node into the clause at hand, or end it."""
        was_value, self._last_was_value = self._last_was_value, node.is_value
        clause = self._clause
        if node.means("all", "some"):
            self._end("introducer")
            self._clause.introduced = "all" if node.means("all") else "some"
            self._clause.phrase = node.text
            self._clause.again = node.token.number if node.token else None
        elif self._links(node, following):
            self._colon()
        elif node.kind in SEPARATORS or node.text.casefold() in _JOINTS:
            self._end(node.kind if node.kind in SEPARATORS else "comma")
        elif node.kind == "stop":
            self._end("stop")
            self._clause.sentence += 1
        elif node.kind == "equals" and self._says_measure():
            self._end("equals")
        elif node.kind in ("colon", "equals"):
            self._colon()
        elif node.kind == "group":
            self._group(node, was_value)
        elif node.is_value:
            self._value(node, was_value)
        elif node.means("and") and following is not None and self._begins_anew(following):
            self._end("and")
        else:
            (clause.before if clause.value is None else clause.after).append(node)

    def _links(self, node: Node, following: Node | None) -> bool:
        """``Loại A - 12``, ``lập mới là 03``: what stands between a name and its number, as a colon
        does; behind a number a dash may begin the next, but where each has its measure first.
        """
        clause = self._clause
        dash = node.kind == "dash" and (clause.value is None or clause.measures_first)
        link = dash or node.text.casefold() == "là"
        return link and following is not None and following.is_value and clause.ends_named

    def _group(self, node: Node, was_value: bool) -> None:
        """Take a bracket: before a number it says what is no fact; behind a name it may hold the
        number itself, ``Lập mới: (10)``, ``loại A (12)``.
        """
        clause = self._clause
        alone = all(it.means("noun") for it in node.inner[1:]) and node.inner[:1]
        if alone and alone[0].is_value and (clause.labelled or clause.ends_named):
            self._colon()
            self._value(alone[0], was_value)
            self._clause.bracketed = True
            return
        clause.groups.append(node)
        if clause.value is None and not any(one.is_value for one in walk(node.inner)):
            clause.before += [one for one in node.inner if one.means("modality")]

    def _says_measure(self) -> bool:
        """``58 (đầu kỳ) + 03 (lập mới) = 61 (cuối kỳ)``: a bracket says what the number is."""
        inner = [node for group in self._clause.groups for node in group.inner]
        return self._clause.value is not None and any(node.means("measure") for node in inner)

    def _begins_anew(self, following: Node) -> bool:
        """Whether what follows ``và`` counts for itself."""
        return following.is_value or (self._clause.value is not None and following.means("measure"))

    def _colon(self) -> None:
        """Before a value it belongs to the name; after one it introduces the parts."""
        clause = self._clause
        if clause.value is not None and clause.value.kind == "dots" and not clause.after:
            clause.value = None  # ``đầu kỳ .....: 20``
        if clause.value is None:
            if clause.blank and clause.introduced == "some":
                clause.introduced = "named"
            clause.before += clause.groups  # a bracket before it is the topic's
            clause.groups = []
            clause.colon = len(clause.before)
            clause.first = clause.colon if clause.first < 0 else clause.first
        elif clause.names_first and any(map(names_part, clause.after)):
            self._split_names()
            self._clause.colon = len(self._clause.before)
        elif self._split_measures():  # ``đầu kỳ: 25 tăng: 2``
            self._clause.colon = self._clause.first = len(self._clause.before)
        else:
            self._end("colon")
            self._clause.introduced = "all"

    def _value(self, node: Node, was_value: bool) -> None:
        value = self._clause.value
        if value is None:
            self._clause.value = node
        elif was_value and not self._clause.after and "dots" in (node.kind, value.kind):
            self._clause.value = value if node.kind == "dots" else node
        else:
            either = self._is_choice()
            self._clause.doubtful |= was_value or either or self._is_of_either()
            if not self._split_measures():
                self._split_names() if self._names_first() else self._end("value")
            self._clause.doubtful |= was_value or either
            self._clause.value = node

    def _is_choice(self) -> bool:
        """``10 đối tượng đến 12 đối tượng``: neither number is the count."""
        after = self._clause.after
        said = bool(after) and after[-1].means("choice")
        return said and all(node.means("noun", "line", "choice") for node in after)

    def _is_of_either(self) -> bool:
        """``120 (+15, -12) còn 123``: a measure between two numbers may be of either, unless the
        first has its own.
        """
        before, after = self._clause.before, self._clause.after
        between = bool(after) and after[-1].means("measure") and not after[-1].means("cell")
        return between and not any(node.means("measure") for node in before)

    def _names_first(self) -> bool:
        """Whether names stand before their numbers here: as in this clause, or as sources do;
        letters do so as well: ``A 02 B 04``.
        """
        before, after = self._clause.before, self._clause.after
        if len(before) == len(after) == 1 and all(map(_is_letter, (*before, *after))):
            return True
        source = after and any(one.value == "source" and one.prefixed for one in after[-1].meanings)
        return self._clause.names_first or bool(source)

    def _split_measures(self) -> bool:
        """End a clause that named its measure first; that of the next one stands behind its value:
        ``kết thúc 09 hồ sơ nên hiện chỉ còn 06``.
        """
        after = self._clause.after
        cut = next((at for at, node in enumerate(after) if node.means("measure")), None)
        measured = any(node.means("measure") for node in self._clause.before)
        if cut is None or not (measured or self._clause.names_first):
            return False
        self._split_at(cut)
        return True

    def _split_names(self) -> None:
        """End a clause that named first; the name of the next one stands behind its value."""
        after = self._clause.after
        named = (at for at, node in enumerate(after) if names_part(node) or _is_letter(node))
        self._split_at(next(named, len(after)))

    def _split_at(self, cut: int) -> None:
        self._clause.after, names = self._clause.after[:cut], self._clause.after[cut:]
        mark = "value"
        while self._clause.after and self._clause.after[-1].means("and"):
            self._clause.after.pop()
            mark = "and"
        self._end(mark)
        self._clause.before = names

    def _end(self, by: str) -> None:
        clause = self._clause
        if clause.blank and not clause.introduced:
            self._clause = Clause(sentence=clause.sentence)
        elif clause.blank:
            clause.colon = -1
        else:
            clause.closed_by = by
            clause.settle_groups()
            self._done.append(clause)
            self._clause = Clause(sentence=clause.sentence)

    def finish(self) -> list[Clause]:
        """End the last clause; an empty one that introduces is kept, so that the next lines can be
        its list.
        """
        if not self._clause.blank or self._clause.introduced:
            self._clause.settle_groups()
            self._done.append(self._clause)
        return self._done
