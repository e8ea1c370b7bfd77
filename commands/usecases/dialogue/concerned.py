"""Which question a refusal is about: the one to go back to, where all was answered."""

from __future__ import annotations

from commands.usecases.dialogue.deed import Answers
from ledger.errors import LedgerError
from ledger.values.naming import reading_key

CONTEXT = frozenset({"number", "effective_on"})
"""What stands in nearly every refusal, and says of no question that it is about it."""
DAYS = frozenset({"day", "basis_date"})
"""Questions answered with a day; two days are often the same, and have nothing to do with it."""


def concerned(answers: Answers, refused: LedgerError) -> str:
    """The last question that a refusal names, or whose answer it does.

    Else the number of the file that is opened, if it is of that file alone; else the day, if it
    tells of that day; else the last question.
    """
    named = {str(refused.values.get(one)) for one in ("field", "attribute")}
    told = {str(text) for name, text in refused.values.items() if name not in CONTEXT} - {""}
    names = [*answers][::-1]
    found = [one for one in names if one in named or (one not in DAYS and answers[one] in told)]
    number = reading_key(str(refused.values.get("number", "")))
    if reading_key(answers.get("new_number", "")) == number:
        found.append("new_number")
    found += [one for one in names if answers[one] in told]
    return next(iter([*found, *names]))
