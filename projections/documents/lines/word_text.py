"""Collects the text of a Word paragraph as its reader sees it (ECMA-376 part 1, §17.3).

Insertions under revision are kept, deletions left out, and both counted. Field results are text,
field codes are not. Text boxes are set apart, because they stand beside the paragraph, not in it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from lxml.etree import _Element

from ledger.values.old_letters import in_unicode
from projections.documents.lines.word_runs import Coding, Looks, paragraph_coding, run_look
from projections.documents.lines.word_xml import child, local_name, value_of
from projections.documents.package.marks import Marks, lowered, raised

INSERTED: Final = frozenset({"ins", "moveTo"})
DELETED: Final = frozenset({"del", "moveFrom"})
_TRANSPARENT: Final = frozenset(
    {
        "r",
        "hyperlink",
        "smartTag",
        "sdt",
        "sdtContent",
        "fldSimple",
        "customXml",
        "dir",
        "bdo",
        "oMath",
        "oMathPara",
    }
)
INCLUDED: Final = frozenset({"altChunk", "subDoc"})
"""What puts another file in a place; the file itself is not read."""
_LETTERS: Final = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(slots=True)
class Noticed:
    """What was met on the way. ``looks``: of the document's styles."""

    inserted: int = 0
    deleted: int = 0
    footnotes: int = 0
    text_boxes: int = 0
    nested_tables: int = 0
    hidden: int = 0
    struck: int = 0
    included: int = 0
    hidden_rows: int = 0
    old_fonts: int = 0
    marks: Marks = field(default_factory=Marks)
    looks: Looks = field(default_factory=dict)


@dataclass(slots=True)
class ParagraphText:
    """A paragraph being collected: its text and the text boxes anchored in it."""

    noticed: Noticed
    pieces: list[str] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    _chosen: list[tuple[str, int]] = field(default_factory=list)
    _coding: Coding = ""

    def collect(self, element: _Element) -> None:
        """Take in a paragraph, or anything that may stand in one."""
        if local_name(element) == "p":
            self._coding = paragraph_coding(element, self.noticed.looks)
        for part in element:
            name = local_name(part)
            if name in INSERTED:
                self.noticed.inserted += 1
                self.collect(part)
            elif name in DELETED:
                self.noticed.deleted += 1
            elif name == "r":
                self._run(part)
            elif name in _TRANSPARENT:
                self.collect(part)
            else:
                self._take(part, name)

    def _run(self, run: _Element) -> None:
        """Take a run as it looks: not when it is hidden or struck out, marks as marks."""
        look = run_look(run, self.noticed.looks)
        if look.hidden:
            self.noticed.hidden += 1
        elif look.struck and any(str(text).strip() for text in run.itertext()):
            self.noticed.struck += 1
        else:
            before = len(self.pieces)
            self.collect(run)
            self._decode(before, self._coding if look.coding is None else look.coding)
            if look.level:
                beside = raised if look.level == "raised" else lowered
                self.pieces[before:] = map(beside, self.pieces[before:])

    def _decode(self, first: int, coding: Coding) -> None:
        """Read the pieces of a run as its font shows them, if that is of old letters."""
        if not coding:
            return
        shown = [in_unicode(one, coding.partition(" ")[0]) for one in self.pieces[first:]]
        if coding == "TCVN3 capitals":
            shown = [one.upper() for one in shown]
        self.noticed.old_fonts += shown != self.pieces[first:]
        self.pieces[first:] = shown

    def _take(self, part: _Element, name: str) -> None:
        if name == "t":
            self._text(part)
        elif name in _LETTERS:
            self.pieces.append(_LETTERS[name])
        elif name in ("footnoteReference", "endnoteReference"):
            self.noticed.footnotes += 1
        elif name in ("drawing", "pict", "object"):
            self._find_boxes(part)
        elif name == "AlternateContent":
            self._alternate(part)
        elif name == "fldChar":
            self._field(part)
        elif name in INCLUDED:
            self.noticed.included += 1

    def _text(self, part: _Element) -> None:
        """The text of a ``t``, in which some programs write hyphens and tabs as elements."""
        self.pieces.append(part.text or "")
        for inner in part:
            self.pieces.append(_LETTERS.get(local_name(inner), ""))
            self.pieces.append(inner.tail or "")

    def _field(self, mark: _Element) -> None:
        """An old drop-down field shows the entry it names, unless its result is written out."""
        kind = value_of(mark, "fldCharType")
        if kind == "begin":
            self._chosen.append((_chosen_entry(mark), len(self.pieces)))
        elif kind == "end" and self._chosen:
            chosen, before = self._chosen.pop()
            if chosen and not "".join(self.pieces[before:]).strip():
                self.pieces.append(chosen)

    def _alternate(self, part: _Element) -> None:
        """Of several forms of the same content take one.

        Word writes a text box twice, for old and new readers.
        """
        chosen = child(part, "Choice")
        if chosen is None:
            chosen = child(part, "Fallback")
        if chosen is not None:
            self.collect(chosen)

    def _find_boxes(self, part: _Element) -> None:
        for inner in part.iterdescendants():
            if local_name(inner) != "txbxContent":
                continue
            outer = (local_name(above) for above in inner.iterancestors())
            if (
                next((name for name in outer if name in ("txbxContent", "Fallback", "p")), "p")
                == "p"
            ):
                self.noticed.text_boxes += 1
                self.boxes.append(inner)


def _chosen_entry(field_begin: _Element) -> str:
    """The entry that a drop-down field shows: the chosen one, the default one, or the first."""
    choices = child(field_begin, "ffData", "ddList")
    if choices is None:
        return ""
    entries = [value_of(one) for one in choices if local_name(one) == "listEntry"]
    for name in ("result", "default"):
        number = value_of(child(choices, name))
        if number.isdecimal() and len(number) < 4:
            return entries[int(number)] if int(number) < len(entries) else ""
    return entries[0] if entries else ""
