"""Signs by which a line's clauses are told to be parts, of somebody, or lists of parts."""

from __future__ import annotations

from collections.abc import Sequence

from projections.inspection.reading.frames.frame import HOLDERS, Frame
from projections.inspection.reading.lines.clauses import Clause, says_measure
from projections.inspection.reading.sentences.counted import Count


def is_closed(item: Count) -> bool:
    """Whether what is said of a number leaves no figure."""
    return bool(item.over.closed or item.label.closed or item.doubtful)


def says_rest(clause: Clause) -> bool:
    """``chết 04, còn lại do hết yêu cầu``: what is said without a number is not nothing."""
    words = [it for it in clause.nodes() if not it.means("filler", "all", "some", "and", "not_any")]
    return clause.value is None and bool(words)


def is_of_somebody(item: Count) -> bool:
    """``trong đó người nước ngoài lập mới 02, …``: a part that is not understood and has a measure
    of its own: those behind it are its as well.
    """
    return bool(item.label.unknown) and any(map(says_measure, item.clause.nodes()))


def numbered(clause: Clause) -> Frame:
    """``05: đầu kỳ 20``: a number before a colon says whose the others are, nobody known."""
    return Frame(unknown=(clause.text,))


def is_of_part(item: Count) -> bool:
    """``Riêng Công an thị trấn A: đầu kỳ 30, lập mới 4``: what goes on behind a part with a
    measure of its own is its as well, and none of the total's; without a colon up to a semicolon.
    """
    held = any(name in item.label.cell for name in HOLDERS)
    goes_on = item.clause.colon > 0 or item.clause.closed_by != "semicolon"
    own = held and goes_on and any(map(says_measure, item.clause.nodes()))
    return own or is_of_somebody(item)


def said_apart(items: Sequence[Count]) -> Frame | None:
    """``Riêng năm 2023 quản lý 186, lập mới 23, thanh loại 19.``: of what time the first part of a
    list that begins a sentence is, and what else it says where parts have measures of their own,
    holds for the whole sentence; None where it says nothing.
    """
    label = items[0].label
    if label.when in ("part", "other"):
        return Frame(when=label.when)
    apart = bool(label.cell or label.modality or is_closed(items[0]))
    measured = any(it.means("measure") for one in items for it in one.clause.nodes())
    return Frame(unknown=(items[0].text,)) if apart and measured else None


def begins_list(clause: Clause) -> bool:
    """``Nguồn: ĐTCB 02; sưu tra 04``: a name with its dimension's and a colon begins a list."""
    first = clause.before[0] if clause.before else None
    named = first is not None and any(one.prefixed for one in first.meanings)
    return first is not None and named and " : " in first.text
