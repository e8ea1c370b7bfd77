"""The tags of a template: names of slots in braces, and loops over the rows of a table.

Nothing is reckoned in a template. What stands in braces is a name; it is looked up by its place in
a list, so that the template engine never sees more than a number.

``{{ ST.current{class=B} }}``  the slot itself
``{%tr for row in T.rows %}`` … ``{{ row.grade }}`` … ``{%tr endfor %}``  a row for each of a table
``{%p if superior %}`` … ``{%p endif %}``  left out where the slot is empty
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any, Final

from lxml import etree

from projections.documents.forms.notation import SlotName, slot_name
from projections.documents.forms.refusals import (
    FreeSlotFilled,
    NotASlot,
    StepNotClosed,
    TagNotClosed,
    TemplateRefused,
)

FREE: Final = "free"
"""The root of the slots that a person fills."""
_TAG: Final = re.compile(r"\{\{(.*?)\}\}(?!\})|\{%(.*?)%\}|\{#.*?#\}", re.DOTALL)
_STRAY: Final = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _TABLE, _ROW, _TEXT = (f"{_WORD}{one}" for one in ("p", "tbl", "tr", "t"))
_NOWHERE: Final = "–"
_CLOSED_BY: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}
_MARKUP: Final = re.compile(r"<[^>]*>")
_LOOP: Final = re.compile(r"for\s+([a-z_]\w*)\s+in\s+(\S.*)")
_FIELD: Final = re.compile(r"([a-z_]\w*)(?:\.(\w+))?")
_SHOWN: Final = 60
"""So much of a faulty tag is told."""


@dataclass
class Tags:
    """The tags of a template as they are met, part after part.

    ``names``: the slots named, each with its place; ``fields``: what is asked of the rows of a
    slot (None: a line of it) and where; ``where``: where each slot is first named.
    """

    template: str
    form: str
    names: dict[SlotName, int] = field(default_factory=dict)
    fields: dict[tuple[SlotName, str | None], str] = field(default_factory=dict)
    where: dict[SlotName, str] = field(default_factory=dict)
    _open: list[tuple[str, str, SlotName | None, str]] = field(default_factory=list)
    _places: list[str] = field(default_factory=list)
    _met: int = 0

    def look_at_paragraphs(self, xml: str) -> None:
        """Look whether each tag of a part ends in its paragraph, before any are put together.

        Note where each stands. Raises TagNotClosed.
        """
        for place, text in paragraphs_of(xml):
            begun: re.Match[str] | None = None
            for sign in _STRAY.finditer(text):
                if begun is not None and sign[0] == _CLOSED_BY[begun[0]]:
                    self._places.append(_in_words(place, text[: begun.start()]))
                    begun = None
                elif begun is None and sign[0] in _CLOSED_BY:
                    begun = sign
                elif begun is None or begun[0] != "{#":
                    raise self._open_at(text, (begun or sign).start(), place)
            if begun is not None:
                raise self._open_at(text, begun.start(), place)

    def _open_at(self, text: str, at: int, place: str) -> TemplateRefused:
        """A tag that is not closed, where it begins in the text of a paragraph."""
        kind = StepNotClosed if text.startswith("{%", at) else TagNotClosed
        return self._refused(kind, text[at:], _in_words(place, text[:at]))

    def translated(self, xml: str) -> str:
        """A part with its tags as the template engine takes them.

        Raises TagNotClosed, NotASlot, FreeSlotFilled.
        """
        told, end = [], 0
        for found in _TAG.finditer(xml):
            told += [self._plain(xml[end : found.start()]), self._tag(found)]
            end, self._met = found.end(), self._met + 1
        told.append(self._plain(xml[end:]))
        if self._open:
            raise self._unclosed()
        return "".join(told)

    def _plain(self, text: str) -> str:
        """Text between tags, where no brace of one may stand alone."""
        if found := _STRAY.search(text):
            raise self._refused(TagNotClosed, text[found.start() :])
        return text

    def _tag(self, found: re.Match[str]) -> str:
        if found[1] is not None:
            return "{{ " + self._value(unescape(found[1]).strip()) + " }}"
        if found[2] is not None:
            return "{% " + self._step(unescape(found[2]).strip()) + " %}"
        return ""

    def _value(self, text: str) -> str:
        if "{{" in text or "{%" in text or "<" in text:
            raise self._refused(TagNotClosed, text)
        told = _FIELD.fullmatch(text)
        for kind, variable, slot, _ in reversed(self._open):
            if kind == "for" and told and told[1] == variable and slot is not None:
                self.fields.setdefault((slot, told[2]), self._place)
                return f'{variable}["{told[2]}"]' if told[2] else variable
        return self._slot(text)

    def _slot(self, text: str) -> str:
        """A slot by its place among those that are named."""
        name = slot_name(text)
        if text.startswith(f"{FREE}.") and (name is None or name.cell or name.against):
            raise self._refused(FreeSlotFilled, re.match(r"[\w.]+", text)[0])  # type: ignore[index]
        if name is None:
            raise self._refused(NotASlot, text)
        number = self.names.setdefault(name, len(self.names))
        self.where.setdefault(name, self._place)
        return f"slots[{number}]"

    def _step(self, text: str) -> str:
        """The beginning or the end of a loop, or of what may be left out."""
        if text in ("endfor", "endif"):
            if not self._open or self._open[-1][0] != text.removeprefix("end"):
                raise self._refused(StepNotClosed, f"{{% {text} %}}")
            self._open.pop()
            return text
        if loop := _LOOP.fullmatch(text):
            name = slot_name(loop[2])
            told = f"for {loop[1]} in {self._slot(loop[2])}"
            if any(one[0] == "for" for one in self._open):
                raise self._unclosed()
            self._open.append(("for", loop[1], name, self._place))
            return told
        if text.startswith("if "):
            told = f"if {self._slot(text[3:].strip())}"
            self._open.append(("if", text[3:].strip(), None, self._place))
            return told
        raise self._refused(NotASlot, text)

    def _unclosed(self) -> TemplateRefused:
        """What the last step that is open begins with; a loop holds no other."""
        kind, text, slot, place = self._open[-1]
        rows = f" in {slot}" if slot is not None else ""
        return self._refused(StepNotClosed, f"{{% {kind} {text}{rows} %}}", place)

    @property
    def _place(self) -> str:
        """Where the tag stands that is looked at."""
        return self._places[self._met] if self._met < len(self._places) else _NOWHERE

    def _refused(self, kind: type[TemplateRefused], text: str, place: str = "") -> TemplateRefused:
        told = {"template": self.template, "form": self.form, "place": place or self._place}
        return kind(slot=_short(unescape(_MARKUP.sub("", text))), **told)


def paragraphs_of(xml: str) -> Iterator[tuple[str, str]]:
    """The texts of a part's paragraphs, each with where it stands, as reports are read.

    By the number of the paragraph, or of the table and its row: ``7``, ``2!3``.
    """
    paragraph, tables = 0, dict[Any, int]()
    for one in etree.fromstring(xml.encode()).iter(_TABLE, _PARAGRAPH):
        if one.tag == _TABLE:
            tables[one] = len(tables) + 1
            continue
        row = next(one.iterancestors(_ROW), None)
        if row is None:
            paragraph += 1
            place = str(paragraph)
        else:
            table = next(row.iterancestors(_TABLE))
            above = sum(1 for _ in row.itersiblings(_ROW, preceding=True))
            place = f"{tables[table]}!{above + 1}"
        texts = (it for it in one.iter(_TEXT) if next(it.iterancestors(_PARAGRAPH)) is one)
        yield place, "".join(it.text or "" for it in texts)


def _in_words(place: str, before: str) -> str:
    """A place with the words of its paragraph that stand before a tag, by which it is found."""
    words = " ".join(before.split())
    return f"{place} (“{words[-_SHOWN:]}”)" if words else place


def _short(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
