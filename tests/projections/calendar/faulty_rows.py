"""A row of a calendar of one's own, and the mistakes that can be in one."""

from __future__ import annotations

ROW = """\
[[report]]
code = "bao-cao-quy"
name = "Báo cáo quý"
owed_by = "unit"
units = ["team"]
period = "quarter"
numbers = [1, 3]
deadline = { before = "10/06" }
to = "Lãnh đạo"
given_by = "report"
"""


def changed(old: str, new: str) -> str:
    """The row with one text in place of another."""
    assert old in ROW
    return ROW.replace(old, new)


FAULTY = [
    (changed('"10/06"', '"30/02"'), "bad_deadline", "report.bao-cao-quy.deadline.before", 8),
    (changed('"10/06"', '"29/02"'), "bad_deadline", "report.bao-cao-quy.deadline.before", 8),
    (changed("before", "at"), "unknown_key", "report.bao-cao-quy.deadline.at", 8),
    (changed("before", "at"), "one_of", "report.bao-cao-quy.deadline", 8),
    (changed('{ before = "10/06" }', "10"), "wrong_kind", "report.bao-cao-quy.deadline", 8),
    (changed('"team"', '"đội"'), "unknown_unit_kind", "report.bao-cao-quy.units", 5),
    (changed('"quarter"', '"decade"'), "unknown_code", "report.bao-cao-quy.period", 6),
    (changed("[1, 3]", "[5]"), "no_such_number", "report.bao-cao-quy.numbers", 7),
    (changed("[1, 3]", '["I"]'), "bad_value", "report.bao-cao-quy.numbers", 7),
    (changed('"unit"', '"officer"'), "not_given_so", "report.bao-cao-quy.given_by", 10),
    (changed('to = "Lãnh đạo"\n', ""), "missing_key", "report.bao-cao-quy", 1),
    (changed('period = "quarter"\n', ""), "one_of", "report.bao-cao-quy", 1),
    (
        ROW + "days = { from = 2024-02-01, to = 2024-01-01 }\n",
        "reversed",
        "report.bao-cao-quy.days.to",
        11,
    ),
    (ROW + "color = 1\n", "unknown_key", "report.bao-cao-quy.color", 11),
    (ROW + ROW, "twice", "report.bao-cao-quy.code", 12),
    (ROW + "[[reports]]\n", "unknown_key", "reports", 11),
    (ROW + 'roles = ["chief"]\n', "unknown_code", "report.bao-cao-quy.roles", 11),
    ("[[report]\n", "syntax", "", 1),
]
"""Texts; the kind of the fault, its key and its line."""
