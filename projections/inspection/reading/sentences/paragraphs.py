"""Paragraphs about several lines of work, piece by piece."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from projections.inspection.reading.frames.heading_words import (
    is_quiet_title,
    lines_named,
    states_measures,
)
from projections.inspection.reading.frames.words import FrameReader
from projections.inspection.reading.headings.line_names import begun_with, names_lines
from projections.inspection.reading.lines.bullets import bullet
from projections.inspection.reading.lines.node import walk
from projections.inspection.reading.lines.phrases import nodes
from projections.inspection.reading.lines.tokens import Token, tokens
from projections.inspection.reading.sentences.topics import fragment

_MOST_LOOKED_AT: Final = 600
"""So many characters tell with what a clause begins: a paragraph is looked at once, not once for
each of its sentences.
"""
_TITLE: Final = 60
"""So many letters stand before the colon of a heading at most."""


def apart(text: str, frames: FrameReader) -> list[str]:
    """The sentences of a paragraph under no line of work, where several lines are named, and what
    a semicolon divides where another line begins; each behind who holds it, or when it was, if the
    paragraph begins with that and a colon.
    """
    found = tokens(text, frames.form)
    lead = _lead(text, found, frames)
    cuts = [lead, *_cuts(text, found, lead, frames), len(text)]
    pieces = [text[one:other].strip() for one, other in pairwise(cuts)]
    shown = [nodes(piece, frames.form, None) for piece in pieces]
    named = {line for one in shown for line in names_lines(one)[:1]}
    plain = ([one for one in words if one.kind != "stop"] for words in shown)
    held = any(fragment(words, frames, None) is not None for words in plain)
    if len(named) < 2 or held:
        return [text]
    return list(_led(text[:lead], filter(None, pieces), frames))


def headed(text: str, frames: FrameReader) -> list[str]:
    """A line cut where a sentence of it heads another line of work than the one before: ``Vai ảo:
    hiện có 05. Hộp thư bí mật: hiện có 01``.
    """
    if text.count(":") < 2:
        return [text]
    stops = [one.end for one in tokens(text, frames.form) if one.kind == "stop"]
    last, cuts = _headed_by(text[:_MOST_LOOKED_AT], frames), [0]
    for end in stops if last else ():
        of = _headed_by(text[end : end + _MOST_LOOKED_AT], frames)
        if of not in ("", last) and text.count("(", 0, end) == text.count(")", 0, end):
            cuts.append(end)
            last = of
    return [text[one:other].strip() for one, other in pairwise([*cuts, len(text)])]


def _headed_by(text: str, frames: FrameReader) -> str:
    """The one line of work that a text names before its first colon, and nothing else; empty where
    it states no measure behind that.
    """
    title, _, behind = text.partition(":")
    if len(title) > _TITLE:
        return ""
    words = nodes(bullet(title).content, frames.form, None)
    named = lines_named(words)
    states = len(named) == 1 and is_quiet_title(words)
    states = states and states_measures([*walk(nodes(behind, frames.form, None))])
    return named[0] if states else ""


def _led(lead: str, pieces: Iterable[str], frames: FrameReader) -> Iterator[str]:
    """Each piece behind what the ones before it began with, the last of each kind: ``Đội 1: …. Đội
    2: ….``.
    """
    leads = {_kind(lead, frames): lead} if lead else {}
    for piece in pieces:
        yield "".join([*leads.values(), piece])
        if own := piece[: _lead(piece, tokens(piece, frames.form), frames)]:
            leads.pop(kind := _kind(own, frames), None)
            leads[kind] = f"{own} "


def _kind(lead: str, frames: FrameReader) -> tuple[bool, ...]:
    """Of which kinds are the topics with which a piece begins: who holds it, when, what else."""
    said = frames.over(nodes(lead, frames.form, None), None, "topic")
    return said.is_held, bool(said.when), bool(said.cell), bool(said.modality or said.unknown)


def _lead(text: str, found: Sequence[Token], frames: FrameReader) -> int:
    """Where the words end with which a paragraph says whose, or of when, all of it is: ``Đội Hình
    sự báo cáo: …``.
    """
    end = next((one.end for one in found if one.kind == "colon"), 0)
    words = nodes(text[: max(end - 1, 0)], frames.form, None)
    said = frames.over(words, None, "topic")
    plain = not any(it.is_value or it.means("line", "measure") for it in words)
    return end if plain and said.says_whose else 0


def _cuts(text: str, found: Sequence[Token], lead: int, frames: FrameReader) -> Iterator[int]:
    """Where a sentence ends outside brackets, or a semicolon stands before another line of work
    than the one that began last.
    """
    last = _begun(text[lead:], frames)
    for one in (it for it in found if it.start >= lead and it.kind in ("stop", "semicolon")):
        named = _begun(text[one.end :], frames)
        inside = text.count("(", lead, one.end) != text.count(")", lead, one.end)
        if not inside and (one.kind == "stop" or named not in ("", last)):
            yield one.end
            last = named or last


def _begun(text: str, frames: FrameReader) -> str:
    """The line of work that a clause begins with and states a measure of; empty where it does
    neither: ``lập mới: ST 05; HN 03``.
    """
    found = nodes(text[:_MOST_LOOKED_AT].partition(";")[0], frames.form, None)
    return begun_with(found) if any(it.means("measure") for it in found) else ""
