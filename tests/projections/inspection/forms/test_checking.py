"""What a form's file is found to be: each kind of fault, with its key and line."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from projections.inspection.forms.checking import check_form
from projections.inspection.forms.fault import TEXTS
from projections.inspection.reading.lexicon.form import year_end_text

BUILT_IN = year_end_text()
ADDED = "[measures.added]\nstrong = "
ST = '[[line]]\ncode = "ST"\n'
CLASS = '[[dimension]]\nname = "class"\n'
LIST = '["thu nạp"]'


def same(text: str) -> str:
    """A text as it is."""
    return text


def found(text: str) -> list[tuple[int | None, str, str]]:
    """Line, key and kind of each fault, which can be told."""
    faults = check_form(text).faults
    assert all(all(fault.say(same)) for fault in faults)
    return [(fault.line, fault.key, fault.kind) for fault in faults]


CASES = [
    ("[measures.added\n", 1, "", "syntax"),
    ('a = ["x",\n"y"\nb = 1', 3, "", "syntax"),
    ("[period]\nnear_days = 3\nnear_days = 3\n", 3, "", "syntax"),
    ("x = " + "[" * 100_000, None, "", "syntax"),
    ("[measure.added]\n", 1, "measure", "unknown_key"),
    ("[measures.added]\nstong = []\n", 2, "measures.added.stong", "unknown_key"),
    ("[measures.added]\ngeneral = []\n", 2, "measures.added.general", "unknown_key"),
    ("complete = 1\n", 1, "complete", "wrong_kind"),
    (f'{ADDED}"thu nạp"\n', 2, "measures.added.strong", "wrong_kind"),
    (f'{ADDED}["thu nạp", 2]\n', 2, "measures.added.strong", "wrong_kind"),
    ('[line]\ncode = "ST"\n', 1, "line", "wrong_kind"),
    ("line = [1]\n", 1, "line", "wrong_kind"),
    ('[[line]]\nnames = ["abc"]\n', 1, "line.1", "missing_key"),
    ('[[line]]\ncode = "SU"\n', 2, "line.SU.code", "unknown_code"),
    ('[[line]]\ncode = "sưu tra"\n', 2, "line.sưu tra.code", "unknown_code"),
    (f"{ST}[line.symbols]\nXX = {LIST}\n", 4, "line.ST.symbols.XX", "unknown_code"),
    (f"{ST}[line.closings]\ndead = {LIST}\n", 4, "line.ST.closings.dead", "unknown_code"),
    (f'{ST}dimensions = ["clas"]\n', 3, "line.ST.dimensions", "unknown_code"),
    (f"{CLASS}[dimension.values]\nC = {LIST}\n", 4, "dimension.class.values.C", "unknown_code"),
    ('[[dimension]]\nname = "clas"\n', 2, "dimension.clas.name", "unknown_code"),
    (f'{CLASS}lines = ["S"]\n', 3, "dimension.class.lines", "unknown_code"),
    (
        f'{CLASS}within = {{ symbol = "LT", list = "V" }}\n',
        3,
        "dimension.class.within.list",
        "unknown_code",
    ),
    ('[[dimension]]\nname = "field"\nvalues = {}\n', 1, "dimension.field", "missing_key"),
    ('[columns]\nkind = ["kiểu"]\n', 2, "columns.kind", "unknown_code"),
    ('[period.called]\n"kì" = ["abc"]\n', 2, "period.called.kì", "unknown_code"),
    (f'{ADDED}["thu nạp",\n" "]\n', 3, "measures.added.strong", "empty"),
    ('[words]\nfillers = ["tháng 10"]\n', 2, "words.fillers", "number"),
    ('[words]\nfillers = ["hồ . . sơ"]\n', 2, "words.fillers", "never_read"),
    ('[words]\nfillers = ["hồ_sơ gốc"]\n', 2, "words.fillers", "never_read"),
    ('[words]\nfillers = ["thủy",\n"thuỷ"]\n', 3, "words.fillers", "twice"),
    ('[letterhead]\nparty = ["chi ủy",\n"CHI  UỶ"]\n', 3, "letterhead.party", "twice"),
    (f'{ADDED}["hiện có"]\n', 2, "measures.added.strong", "contradicts_built_in"),
    (f'{ADDED}["dự kiến"]\n', 2, "measures.added.strong", "contradicts_built_in"),
    ('[words]\nfillers = ["đầu kỳ"]\n', 2, "words.fillers", "contradicts_built_in"),
    (f'{ST}names = ["hiềm nghi"]\n', 3, "line.ST.names", "contradicts_built_in"),
    (
        f'{ADDED}["thu nạp"]\n[words]\nfillers = ["Thu nạp"]\n',
        4,
        "words.fillers",
        "contradiction",
    ),
    (
        f'{ADDED}["thu nạp"]\n[measures.removed]\nweak = ["thu nạp"]\n',
        4,
        "measures.removed.weak",
        "contradiction",
    ),
    (
        f'{ST}[line.closings]\ndied = ["khuất"]\nleft_area = ["khuất"]\n',
        5,
        "line.ST.closings.left_area",
        "contradiction",
    ),
    (f'{ST}weak = ["thu nạp"]\n', 3, "line.ST.weak", "idle"),
    ('[measures.removed]\ngeneral = ["vơi"]\n', 2, "measures.removed.general", "idle"),
    ("[period]\nnear_days = -1\n", 2, "period.near_days", "bad_value"),
    ('[period]\nyear_starts = "31/02"\n', 2, "period.year_starts", "bad_value"),
    ('[period]\nspan = "("\n', 2, "period.span", "bad_value"),
    ('[period]\nspans = ["("]\n', 2, "period.spans", "bad_value"),
    (
        '[period.span_days]\n"tháng" = [40, 20]\n',
        2,
        "period.span_days.tháng",
        "bad_value",
    ),
    ("[letterhead]\nmax_lines = 0\n", 2, "letterhead.max_lines", "bad_value"),
    ('[lexing.digits]\n"a b" = 1\n', 2, "lexing.digits.a b", "bad_value"),
    ('[lexing.scales]\n"tá" = 1\n', 2, "lexing.scales.tá", "bad_value"),
]


@pytest.mark.parametrize(("text", "line", "key", "kind"), CASES)
def test_fault(text: str, line: int | None, key: str, kind: str) -> None:
    """The fault is found where it stands, and nothing else is."""
    checked = check_form(text)
    assert checked.form is None
    assert {(line, key, kind)} == set(found(text))


def test_every_kind_of_fault_is_tried() -> None:
    """No kind is told of that no file provokes; whole rows are missed below."""
    tried = {kind for *_, kind in CASES}
    assert {"missing_row"} == set(TEXTS) - tried


def test_all_faults_are_told_at_once() -> None:
    """A key that is not known hides no fault of a word, in its own table or elsewhere."""
    text = f'{ADDED}["hiện có"]\nstong = []\n[words]\nnouns = ["5"]\nall = "x"\n'
    expected = [
        (2, "measures.added.strong", "contradicts_built_in"),
        (3, "measures.added.stong", "unknown_key"),
        (5, "words.nouns", "number"),
        (6, "words.all", "wrong_kind"),
    ]
    assert expected == found(text)


def test_the_built_in_form_is_right() -> None:
    """It stands alone, and nothing is wrong with it."""
    checked = check_form(BUILT_IN)
    assert ((), True, 0) == (checked.faults, checked.complete, checked.fresh)
    assert checked.form is not None


def test_a_file_that_stands_alone_says_everything() -> None:
    """What it leaves out is missing: a section, a key, a line of work, a key of a row."""
    text = re.sub(r'(?ms)^\[\[line\]\]\ncode = "HTBM".*?\n\n', "", BUILT_IN)
    text = text.replace("near_days = 31", "").replace("[modality]", "[modes.x]")
    kinds = [(key, kind) for _, key, kind in found(text)]
    assert ("period", "missing_key") in kinds
    assert ("", "missing_key") in kinds
    assert ("line", "missing_row") in kinds


def test_words_are_added_to_the_built_in_ones() -> None:
    """A file of one word changes that word and nothing else."""
    checked = check_form(f"{ADDED}{LIST}\n")
    assert ((), False, 1, 1) == (checked.faults, checked.complete, checked.words, checked.fresh)
    assert checked.form is not None
    own, built_in = checked.form.phrases, check_form(BUILT_IN).form
    assert built_in is not None
    changed = {first for first in own if own[first] != built_in.phrases.get(first)}
    assert ({"thu"}, set()) == (changed, set(built_in.phrases) - set(own))


def test_a_word_of_the_built_in_form_may_be_said_again() -> None:
    """A part of the form that is copied has no faults, and nothing new."""
    part = '[measures.opening]\nstrong = ["chuyển sang"]\n[words]\nfillers = ["chuyển sang"]\n'
    checked = check_form(part)
    assert ((), 2, 0) == (checked.faults, checked.words, checked.fresh)


def test_settings_take_the_place_of_the_built_in_ones() -> None:
    """A day, a number and two numbers are not added to each other."""
    checked = check_form('[period]\nyear_starts = "01/11"\nspan_days = { "tuần" = [6, 7] }\n')
    assert checked.form is not None
    assert ((1, 11), (6, 7)) == (checked.form.year_start, checked.form.span_days["tuần"])
    assert (80, 100) == checked.form.span_days["quý"]


LINES = BUILT_IN.splitlines()


@pytest.mark.uncounted
@settings(max_examples=10, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(LINES) - 1),
            st.sampled_from(["", "[[line]]", "[words]", "x = 1", 'names = ["5"]', "span = []"]),
        ),
        max_size=4,
    ),
    st.booleans(),
)
def test_no_file_breaks_it(changes: list[tuple[int, str]], complete: bool) -> None:
    """Whatever lines are taken away or put in, a form comes out or faults, never both."""
    lines = list(LINES)
    for place, text in changes:
        lines[place] = text
    checked = check_form(
        "\n".join(lines).replace("complete = true", "" if not complete else "complete = true")
    )
    assert bool(checked.faults) != (checked.form is not None)
