"""Paragraphs about several lines of work, sentence by sentence."""

from __future__ import annotations

from itertools import pairwise

from projections.inspection.reading.line_names import names_lines
from projections.inspection.reading.phrases import nodes
from projections.inspection.reading.tokens import tokens
from projections.inspection.reading.topics import fragment
from projections.inspection.reading.words import FrameReader


def apart(text: str, frames: FrameReader) -> list[str]:
    """The sentences of a paragraph under no line of work, where several lines are named."""
    ends = [one.end for one in tokens(text, frames.form) if one.kind == "stop"]
    cuts = [0, *(end for end in ends if text.count("(", 0, end) == text.count(")", 0, end))]
    pieces = [text[one:other].strip() for one, other in pairwise([*cuts, len(text)])]
    shown = [nodes(piece, frames.form, None) for piece in pieces]
    named = {line for found in shown for line in names_lines(found)[:1]}
    plain = ([one for one in found if one.kind != "stop"] for found in shown)
    held = any(fragment(found, frames, None) is not None for found in plain)
    return [piece for piece in pieces if piece] if len(named) > 1 and not held else [text]
