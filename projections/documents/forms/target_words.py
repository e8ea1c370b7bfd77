"""How the results of targets are worded in the papers (``results_wording.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Final

from projections.documents.forms.slot_values import (
    DOTS,
    BlankSlot,
    CountSlot,
    NotAskedSlot,
    RateSlot,
    ShareSlot,
    SlotValue,
    TextSlot,
    decimal_text,
    rate_text,
)
from projections.documents.year_end.wording import two_digits
from projections.targets.earlier import NOT_REACHED, NOT_THERE
from projections.targets.grade import GradedPart
from projections.targets.grading import GradedTarget
from projections.targets.measure import NOT_APPLICABLE, NOT_KNOWN

UNREACHED: Final = (NOT_REACHED, NOT_THERE)
"""Why a part is not known: the books do not reach back to what it is compared with."""


@cache
def results_wording() -> Mapping[str, Mapping[str, str]]:
    """The wording, read once per process."""
    return tomllib.loads(files(__package__).joinpath("results_wording.toml").read_text("utf-8"))


def result_words(name: str, **values: object) -> str:
    """One of the fixed texts, with its fields filled in."""
    return results_wording()["words"][name].format_map(values)


def grade_word(grade: str) -> str:
    """The official name of a grade; dots where it is not known."""
    return results_wording()["grades"][grade]


def reason_of(number: object, part: GradedPart) -> str:
    """Why a part has no result, for the notes; empty where nothing is known of it."""
    reason = results_wording()["reasons"].get(part.reason, "")
    if part.state != NOT_KNOWN or not reason:
        return ""
    return result_words("blank_of", number=f"{number}.{part.letter}", reason=reason)


def target_line(target: GradedTarget) -> str:
    """A target's number and text."""
    if str(target.number).isdigit():
        return result_words("target", number=target.number, text=target.text)
    return result_words("supplement", text=target.text)


def result_lines(target: GradedTarget) -> tuple[str, ...]:
    """The result of a target in words, all its parts on one line, and its grade."""
    return (
        result_words("result", parts=parts_text(target)),
        result_words("graded", grade=grade_word(target.grade)),
    )


def parts_text(target: GradedTarget) -> str:
    """The parts of a result in words, each called by its name where there are several."""
    several = len(target.parts) > 1
    told = (_part_text(one, labelled=several) for one in target.parts)
    return result_words("between").join(one for one in told if one)


def _part_text(part: GradedPart, *, labelled: bool) -> str:
    """A part as it came out, with what it is called."""
    return called(part, part_words(part)) if labelled else part_words(part)


def part_label(part: GradedPart) -> str:
    """What a part is called where its target has several; empty: its own words say it."""
    label: str = results_wording()["labels"].get(part.indicator, part.letter)
    return label or (results_wording()["labels_unsaid"][part.indicator] if _is_unsaid(part) else "")


def called(part: GradedPart, text: str) -> str:
    """What a part came to, with what it is called."""
    label = part_label(part)
    return result_words("labelled", label=label, text=text) if label else text


def part_words(part: GradedPart, own: str = "", **more: str) -> str:
    """A part's numbers in words: numerator and denominator always, where there are any.

    ``own``: the words of its indicator instead of those in the file, with more fields.
    """
    if _is_unsaid(part):
        return result_words("not_asked" if part.state == NOT_APPLICABLE else "not_known")
    if part.kind == "none":
        return result_words(
            "refuted" if part.reason == "refuted" else "holds" if part.met else "fails"
        )
    template = own or own_words(part, "indicators") or own_words(part, "forms")
    return template.format_map(_fields(part) | more)


def _is_unsaid(part: GradedPart) -> bool:
    """Whether a part has no numbers to say: it is asked of nobody, or nothing of it is known."""
    nothing = part.numerator is None or part.denominator == 0
    return part.state == NOT_APPLICABLE or (part.state == NOT_KNOWN and nothing)


def own_words(part: GradedPart, table: str) -> str:
    """The words of a part in a table of them: of its indicator, or its form; empty: it has none.

    Where the books do not reach back to what it is compared with, those that say it alone.
    """
    key = part.form if table == "forms" else part.indicator
    kept = f"unreached_{table}" if part.reason in UNREACHED else table
    return results_wording()[kept].get(key, "")


def _fields(part: GradedPart) -> dict[str, str]:
    above, below = part.numerator or 0, part.denominator or 0
    value = part.value or Fraction()
    percent = part.kind == "ratio"
    return {
        "num": two_digits(above),
        "den": two_digits(below),
        "share": ShareSlot(above, below).text,
        "rate": rate_text(value),
        "value": rate_text(value) if percent else _number_text(value),
        "growth": _growth_text(above, below),
        "fall": _fall_text(above, below, value),
        "done": _done_text(above, part.threshold),
    }


def _number_text(value: Fraction) -> str:
    """A count as people write it; a difference below nought, or part of one, as it is."""
    whole = value.denominator == 1 and value >= 0
    return two_digits(int(value)) if whole else decimal_text(value)


def _done_text(done: int, planned: Fraction | None) -> str:
    """So many of so many that were planned; where nothing was, so many."""
    return two_digits(done) if planned is None else ShareSlot(done, int(planned)).text


def _growth_text(now: int, then: int) -> str:
    """How many there were in the same days of the year before, and how many more or fewer now."""
    name = "as_many_as_then"
    if now != then:
        name = "more_than_then" if now > then else "fewer_than_then"
    return result_words(name, count=two_digits(abs(now - then)), then=two_digits(then))


def _fall_text(fall: int, before: int, rate: Fraction) -> str:
    """How much less there is than before, or more."""
    name = "fell" if fall > 0 else "rose" if fall else "stayed"
    told = {"count": two_digits(abs(fall)), "before": two_digits(before)}
    return result_words(name, rate=rate_text(abs(rate)), **told)


def part_slot(number: object, part: GradedPart, what: str) -> SlotValue | None:
    """A slot of a part: ``num``, ``den``, ``share``, ``val``, ``grade``, ``said``; else None."""
    found = _slots_of(part)
    if what not in found:
        return None
    if part.state == NOT_APPLICABLE:
        return NotAskedSlot()
    if part.state == NOT_KNOWN:
        return _known_slot(part, what) or BlankSlot(reason_of(number, part) or DOTS)
    return found[what] or NotAskedSlot()


def _slots_of(part: GradedPart) -> dict[str, SlotValue | None]:
    above, below = part.numerator, part.denominator
    return {
        "num": None if above is None else CountSlot(above),
        "den": None if below is None else CountSlot(below),
        "share": None if above is None or below is None else ShareSlot(above, below),
        "val": None if part.value is None else RateSlot(part.value, percent=part.kind == "ratio"),
        "grade": TextSlot(_own_grade(part)),
        "said": TextSlot(part_words(part)),
    }


def _known_slot(part: GradedPart, what: str) -> SlotValue | None:
    """What was counted of a part that has no grade."""
    return None if part.numerator is None or what == "grade" else _slots_of(part)[what]


def _own_grade(part: GradedPart) -> str:
    verdicts = part.verdicts
    if not verdicts:
        return ""
    met = [one for one, _ in verdicts]
    told = "not_met" if not any(met) else "partly" if not all(met) else ""
    exceeded = any(beyond for _, beyond in verdicts)
    return grade_word(told or ("exceeded" if exceeded else "met"))


def who_lines(label: str, counts: Mapping[str, int], roles: Sequence[str]) -> str:
    """So many officers, of whom so many leaders, commanders, others."""
    told = {role: two_digits(counts.get(role, 0)) for role in roles}
    return result_words("who", label=label, count=two_digits(sum(counts.values())), **told)


def reasons_of(targets: Sequence[GradedTarget]) -> Iterator[str]:
    """Why parts of some targets are blank."""
    for target in targets:
        for part in target.parts:
            if not part.informative and (reason := reason_of(target.number, part)):
                yield reason
