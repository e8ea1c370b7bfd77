"""The tags of a template: names of slots in braces, and loops over the rows of a table.

Nothing is reckoned in a template. What stands in braces is a name; it is looked up by its place in
a list, so that the template engine never sees more than a number.

``{{ ST.current{class=B} }}``  the slot itself
``{%tr for row in T.rows %}`` … ``{{ row.grade }}`` … ``{%tr endfor %}``  a row for each of a table
``{%p if superior %}`` … ``{%p endif %}``  left out where the slot is empty
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Final

from projections.documents.forms.notation import SlotName, slot_name
from projections.documents.forms.refusals import (
    FreeSlotFilled,
    NotASlot,
    TagNotClosed,
    TemplateRefused,
)

FREE: Final = "free"
"""The root of the slots that a person fills."""
_TAG: Final = re.compile(r"\{\{(.*?)\}\}(?!\})|\{%(.*?)%\}|\{#.*?#\}", re.DOTALL)
_STRAY: Final = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_PARAGRAPH_END: Final = "</w:p>"
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
    slot (None: a line of it).
    """

    template: str
    form: str
    names: dict[SlotName, int] = field(default_factory=dict)
    fields: set[tuple[SlotName, str | None]] = field(default_factory=set)
    _open: list[tuple[str, str, SlotName | None]] = field(default_factory=list)

    def look_at_paragraphs(self, xml: str) -> None:
        """Look whether each tag of a part ends in its paragraph, before any are put together.

        Raises TagNotClosed.
        """
        for paragraph in xml.split(_PARAGRAPH_END):
            text = unescape(_MARKUP.sub("", paragraph))
            begun: re.Match[str] | None = None
            for sign in _STRAY.finditer(text):
                if begun is not None and sign[0] == _CLOSED_BY[begun[0]]:
                    begun = None
                elif begun is None and sign[0] in _CLOSED_BY:
                    begun = sign
                elif begun is None or begun[0] != "{#":
                    raise self._refused(TagNotClosed, text[(begun or sign).start() :])
            if begun is not None:
                raise self._refused(TagNotClosed, text[begun.start() :])

    def translated(self, xml: str) -> str:
        """A part with its tags as the template engine takes them.

        Raises TagNotClosed, NotASlot, FreeSlotFilled.
        """
        told, end = [], 0
        for found in _TAG.finditer(xml):
            told += [self._plain(xml[end : found.start()]), self._tag(found)]
            end = found.end()
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
        for kind, variable, slot in reversed(self._open):
            if kind == "for" and told and told[1] == variable and slot is not None:
                self.fields.add((slot, told[2]))
                return f'{variable}["{told[2]}"]' if told[2] else variable
        return self._slot(text)

    def _slot(self, text: str) -> str:
        """A slot by its place among those that are named."""
        name = slot_name(text)
        if text.startswith(f"{FREE}.") and (name is None or name.cell or name.against):
            raise self._refused(FreeSlotFilled, re.match(r"[\w.]+", text)[0])  # type: ignore[index]
        if name is None:
            raise self._refused(NotASlot, text)
        place = self.names.setdefault(name, len(self.names))
        return f"slots[{place}]"

    def _step(self, text: str) -> str:
        """The beginning or the end of a loop, or of what may be left out."""
        if text in ("endfor", "endif"):
            if not self._open or self._open[-1][0] != text.removeprefix("end"):
                raise self._refused(TagNotClosed, f"{{% {text} %}}")
            self._open.pop()
            return text
        if loop := _LOOP.fullmatch(text):
            name = slot_name(loop[2])
            told = f"for {loop[1]} in {self._slot(loop[2])}"
            if any(kind == "for" for kind, _, _ in self._open):
                raise self._unclosed()
            self._open.append(("for", loop[1], name))
            return told
        if text.startswith("if "):
            told = f"if {self._slot(text[3:].strip())}"
            self._open.append(("if", text[3:].strip(), None))
            return told
        raise self._refused(NotASlot, text)

    def _unclosed(self) -> TemplateRefused:
        """What the last step that is open begins with; a loop holds no other."""
        kind, text, slot = self._open[-1]
        rows = f" in {slot}" if slot is not None else ""
        return self._refused(TagNotClosed, f"{{% {kind} {text}{rows} %}}")

    def _refused(self, kind: type[TemplateRefused], text: str) -> TemplateRefused:
        shown = " ".join(unescape(_MARKUP.sub("", text)).split())
        shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
        return kind(template=self.template, form=self.form, slot=shown)
