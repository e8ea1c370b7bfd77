"""The one branch that a report says in its title to be of: ``…, hệ lực lượng ma túy``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from projections.documents.lines.document import Document
from projections.inspection.reading.frames.holders import begins
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lexicon.wording import keys

_TITLE_LINES: Final = 3
"""Lines of a title, the one with the title's word among them."""
_SAID_BY: Final = ("branch", "field")
"""What a title may call it: a record of which the field alone is known is of the branch so called.
"""


def branch_in_title(document: Document, form: Form) -> str:
    """The branch that the title names behind a word for it; empty for none, or for several."""
    named = {code for text in _title(document, form) for code in _named(text, form)}
    return named.pop() if len(named) == 1 else ""


def _title(document: Document, form: Form) -> Iterator[str]:
    head = document.lines[: 2 * form.letterhead.max_lines]
    texts = [part for line in head for part in ([cell.text for cell in line.cells] or [line.text])]
    starts = (at for at, text in enumerate(texts) if begins(text, form.letterhead.titles))
    first = next(starts, None)
    if first is not None:
        yield from islice(texts, first, first + _TITLE_LINES)


def _named(text: str, form: Form) -> Iterator[str]:
    """The branches that stand right behind a word that says that one follows."""
    words = keys(text)
    heads = [head for head, told in form.columns.items() if not set(_SAID_BY).isdisjoint(told)]
    for name, code in form.dimensions["branch"].bare.items():
        for at in range(len(words)):
            if words[at : at + len(name)] == name and any(
                words[at - len(head) : at] == head for head in heads if at >= len(head)
            ):
                yield code
