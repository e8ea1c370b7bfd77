"""What the words of a line say of the numbers behind them: its topics.

A topic is what stands before a colon, in a fragment without a number, or before a measure. It
holds on until a topic of the same kind (who holds it, of when, whether a fact) replaces it: one
before a colon to the end of the line, others to the end of the sentence. What stands between a
measure and its number, or behind the number, is of that number alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from projections.inspection.reading.frames import ASKED, HOLDERS, Frame, FrameReader
from projections.inspection.reading.phrases import Node, walk

_ENDS: Final = frozenset({"comma", "semicolon", "stop", "plus"})


def topics(found: tuple[Node, ...], frames: FrameReader, line: str | None) -> dict[int, Frame]:
    """The topic over every number of a line, by where its token starts; none where it has none."""
    follower = _Follower(frames, line)
    for index, node in enumerate(found):
        follower.take(node, found[index + 1] if index + 1 < len(found) else None)
    return follower.over


@dataclass(slots=True)
class _Follower:
    """Reads a line's phrases from left to right. ``words``: those since the last
    separator or number; ``clause``: all since the last separator.
    """

    frames: FrameReader
    line: str | None
    of_line: Frame = field(default_factory=Frame)
    of_sentence: Frame = field(default_factory=Frame)
    words: list[Node] = field(default_factory=list)
    clause: list[Node] = field(default_factory=list)
    valued: bool = False
    over: dict[int, Frame] = field(default_factory=dict)

    def take(self, node: Node, following: Node | None) -> None:
        """Put a phrase to the words at hand, or end them."""
        if node.is_value:
            self._state(node)
        elif node.kind in ("percent", "money"):
            self.words, self.valued = [], True
        elif node.kind == "group":
            self._bracket(node)
        elif node.kind == "colon":
            self._colon(following)
        elif node.kind in _ENDS or node.means("all", "some"):
            self._end()
            if node.kind == "stop":
                self.of_sentence = Frame()
            elif node.kind == "semicolon" and self.of_sentence.another == "other":
                self.of_sentence = replace(self.of_sentence, another="")
        else:
            self.words.append(node)
            self.clause.append(node)

    def _state(self, value: Node) -> None:
        """A number: the words before its measure go on to hold."""
        if not self.valued:
            self._hold(self.words, measured=True)
        self.words, self.valued = [], True
        self._put(value)

    def _put(self, value: Node) -> None:
        whole = self.of_line.over(self.of_sentence)
        if value.token is not None and (whole.closed or whole.cell):
            self.over[value.token.start] = whole

    def _bracket(self, group: Node) -> None:
        values = [node for node in walk(group.inner) if node.is_value]
        for node in values:
            self._put(node)
        if not values and not self.valued:
            self.words += [node for node in group.inner if node.means("modality")]

    def _colon(self, following: Node | None) -> None:
        """Before words it makes a topic of the line; before a number a label, but for the time."""
        measured = any(node.means("measure") for node in self.clause)
        if measured or following is None or following.is_value:
            return
        said = self.frames.frame(self.clause, self.line, heading=False)
        if self.valued and not said.closed:
            return
        self.of_line = self._replaced(self.of_line, said)
        self.of_sentence = Frame()
        self.words, self.clause, self.valued = [], [], False

    def _end(self) -> None:
        """A separator: words without a number are a topic of the sentence."""
        if not self.valued:
            self._hold(self.words, measured=False)
        self.words, self.clause, self.valued = [], [], False

    def _hold(self, words: list[Node], *, measured: bool) -> None:
        cut = next((at for at, node in enumerate(words) if _measures(node)), None)
        if cut is None and measured:
            said = replace(self.frames.frame(words, self.line, heading=False), unknown=(), cell={})
        else:
            said = self.frames.frame(words[:cut], self.line, heading=False)
        self.of_sentence = self._replaced(self.of_sentence, said)

    @staticmethod
    def _replaced(before: Frame, said: Frame) -> Frame:
        """A topic takes the place of what was said of the same kind."""
        holder = any(name in HOLDERS for name in said.cell)
        kept = {name: code for name, code in before.cell.items() if not holder}
        lifted = "" if said.lifts and before.modality in ASKED else before.modality
        return Frame(
            (),
            {**kept, **said.cell},
            "",
            said.another or before.another,
            said.modality or lifted,
            said.unknown or (() if said.says_anything else before.unknown),
        )


def _measures(node: Node) -> bool:
    return node.means("measure") and not node.means("filler")
