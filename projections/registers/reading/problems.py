"""What can be wrong with a cell of a register: a machine slug, a message and a hint for each.

Messages are gettext source texts; their fields are filled after translation (see ledger/errors).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from ledger.errors import N_


@dataclass(frozen=True, slots=True)
class Problem:
    """A message and a hint, both templates."""

    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem of one cell.

    ``kind``: its slug, a key of :data:`PROBLEMS`; ``values``: what fills the templates.
    """

    kind: str
    values: Mapping[str, object] = field(default_factory=dict)


ATTRIBUTES: Final = ("class", "list", "group", "type", "branch", "field", "online", "source")
"""The attributes a record may have beside its level; which a symbol needs is the catalog's to say.
"""

_UNKNOWN: Final = Problem(
    N_("“{value}” is not a value of the column “{column}”"),
    N_("Known values: {known}. Where nothing applies, leave the cell empty."),
)
_OUTSIDE: Final = Problem(
    N_("“{value}” is not a value of the column “{column}”"),
    N_(
        "Near in the catalog: {known}. `socai catalog show` lists all of it; what is missing "
        "there is added with `socai catalog add`. Where nothing applies, leave the cell empty."
    ),
)
_UNLISTED: Final = Problem(
    N_("“{value}” is not a value of the column “{column}”"),
    N_(
        "`socai catalog show` lists the catalog; what is missing there is added with "
        "`socai catalog add`. Where nothing applies, leave the cell empty."
    ),
)
_NEEDED: Final = Problem(
    N_("A record of symbol {symbol} needs a value here"),
    N_("Known values: {known}."),
)

_NUMBER_MISSING: Final = Problem(
    N_("The file number is missing"),
    N_("Write the number the file carries."),
)
_ONE_NUMBER: Final = N_(
    "Write one number alone, as it stands on the file, for example ST-014/2021."
)

PROBLEMS: Final[Mapping[str, Problem]] = {
    "formula": Problem(
        N_("The cell holds a formula; formulas are never computed"),
        N_(
            "Put the value itself: copy the cell, then Paste Special › "
            "Values; a text must not begin with “=”."
        ),
    ),
    "outward_formula": Problem(
        N_("The cell holds a formula that leads out of the workbook"),
        N_("Delete the formula: a register opens no address, no other file and no program."),
    ),
    "old_letters": Problem(
        N_("“{value}” is written in letters from before Unicode ({coding}); they say “{meant}”"),
        N_("Convert the file to Unicode (UniKey: Ctrl+Shift+F6), or type the cell again."),
    ),
    "lost_letters": Problem(
        N_("Letters of “{value}” were lost, or are not Vietnamese"),
        N_(
            "The file was saved in a wrong coding on the way: go back to the original, or type "
            "it again."
        ),
    ),
    "error_value": Problem(
        N_("The cell holds the error {value} of a broken formula"),
        N_("Put the value itself."),
    ),
    "steering_sign": Problem(
        N_("The text holds the control sign {sign}, which nobody sees"),
        N_("Delete it; typing the text again leaves it out."),
    ),
    "column_missing": Problem(
        N_("The table has no column “{wanted}”"),
        N_("Add the column, or write its heading like this: {headings}."),
    ),
    "too_long": Problem(
        N_("The text has {length} characters; at most {limit} are kept here"),
        N_("Shorten it; what needs more words belongs in the file itself."),
    ),
    "date_for_text": Problem(
        N_("There is a date where a text belongs"),
        N_(
            "Excel may have turned the text into a date: give the cell "
            "the format Text and write it again."
        ),
    ),
    "not_as_typed": Problem(
        N_("Excel shows {value} here, which need not be what was typed"),
        N_("Give the cell the format Text and write it again."),
    ),
    "number_missing": _NUMBER_MISSING,
    "empty": _NUMBER_MISSING,
    "no_digit": Problem(
        N_("A file number holds a digit; “{value}” has none"),
        _ONE_NUMBER,
    ),
    "several_numbers": Problem(
        N_("There are several file numbers in the cell"),
        N_("Give every file a row of its own, with its own number."),
    ),
    "words": Problem(
        N_("There are words in the place of the file number"),
        _ONE_NUMBER,
    ),
    "masked": Problem(
        N_("“{value}” is a masked number: it stands for a source in a file that was written"),
        N_(
            "Write the number the file carries; rejected rows come back with their numbers where "
            "the import is given --with-sources --reason."
        ),
    ),
    "sign": Problem(
        N_("“{value}” holds a sign that no file number has"),
        _ONE_NUMBER,
    ),
    "mark": Problem(
        N_("“{value}” holds a raised, lowered or ringed digit"),
        N_("Write the digit on the line if it belongs to the number, else delete it."),
    ),
    "signs_alone": Problem(
        N_("“{value}” has no letter and no digit: it is no code"),
        N_("Write the code, as in the other rows."),
    ),
    "other_script": Problem(
        N_("“{value}” holds “{letter}” ({name}), which is no Latin letter or digit"),
        N_("Type it again with a Vietnamese or English keyboard."),
    ),
    "duplicate_number": Problem(
        N_("The number {value} also stands in {others}"),
        N_("A file number is given once: correct the wrong row, or delete the one entered twice."),
    ),
    "merged_number": Problem(
        N_("The cell of the number {value} is merged with {others}, in rows of different files"),
        N_(
            "Give every file its own number; "
            "of one file in several rows, merge the other cells too."
        ),
    ),
    "symbol_missing": Problem(
        N_("The symbol is missing"),
        N_("Known values: {known}."),
    ),
    "unknown_symbol": Problem(
        N_("“{value}” is not a value of the column “{column}”"),
        N_("Known values: {known}."),
    ),
    "unknown_class": _UNKNOWN,
    "unknown_list": _UNKNOWN,
    "unknown_group": _UNKNOWN,
    "unknown_type": _UNKNOWN,
    "unknown_level": _UNKNOWN,
    "unknown_branch": _OUTSIDE,
    "unknown_field": _OUTSIDE,
    "unlisted_branch": _UNLISTED,
    "unlisted_field": _UNLISTED,
    "unknown_source": _UNKNOWN,
    "unknown_closing": _UNKNOWN,
    "unknown_online": _UNKNOWN,
    **dict.fromkeys((f"{name}_missing" for name in ATTRIBUTES), _NEEDED),
    "not_for_symbol": Problem(
        N_("A record of symbol {symbol} has no “{column}”"),
        N_("Clear the cell, or correct the symbol."),
    ),
    "unit_unclear": Problem(
        N_("A line above names a unit, but the row names none"),
        N_("Write the unit's code in the row itself, in a column “Đơn vị”."),
    ),
    "unit_missing": Problem(
        N_("The unit is missing"),
        N_("Write the code of the unit that holds the file."),
    ),
    "officer_missing": Problem(
        N_("The responsible officer is missing"),
        N_("Write the officer's code."),
    ),
    "several_officers": Problem(
        N_("There are several officers in the cell"),
        N_("One officer answers for a file: keep that one's code."),
    ),
    "date_missing": Problem(
        N_("The date of opening is missing"),
        N_("Write the date as day/month/year with a four-digit year, for example 15/10/2024."),
    ),
    "number_for_date": Problem(
        N_("There is the number {value} where a date belongs"),
        N_("Write the date as day/month/year with a four-digit year, for example 15/10/2024."),
    ),
    "two_digit_year": Problem(
        N_("The year of “{value}” has two digits"),
        N_("Write the year with four digits; it is never guessed."),
    ),
    "impossible_date": Problem(
        N_("There is no such day as “{value}”"),
        N_("Check the day and the month: the day comes first, then the month."),
    ),
    "unreadable_date": Problem(
        N_("“{value}” is not a date"),
        N_("Write the date as day/month/year with a four-digit year, for example 15/10/2024."),
    ),
    "no_day": Problem(
        N_("“{value}” is not a date"),
        N_(
            "Write the date as day/month/year with a four-digit year, for example 15/10/2024; "
            "where there is none, leave the cell empty."
        ),
    ),
    "mark_for_day": Problem(
        N_("“{value}” says that it happened, not when"),
        N_(
            "A tick is no day, and a cross may only fill an empty cell. Write the day, for example "
            "15/10/2024; where nothing happened, leave the cell empty."
        ),
    ),
    "mark_for_opening": Problem(
        N_("“{value}” says that it happened, not when"),
        N_("Write the day, for example 15/10/2024."),
    ),
    "implausible_date": Problem(
        N_("{value} is too long ago to be right"),
        N_("Check the year."),
    ),
    "future_date": Problem(
        N_("{value} is in the future (today is {today})"),
        N_("Only what has happened is recorded; check the year."),
    ),
    "closed_before_opened": Problem(
        N_("Closed on {value}, before the opening on {opened_on}"),
        N_("Check both dates."),
    ),
    "closing_date_missing": Problem(
        N_("There is a way of closing but no date"),
        N_("Write the date of closing, or clear the way of closing if the file is still open."),
    ),
    "ended_without_day": Problem(
        N_("The file has ended, “{value}”, but there is no date of closing"),
        N_("Write the date of closing and the way of closing, or correct the status."),
    ),
    "suspended_status": Problem(
        N_("The file is suspended, “{value}”, and a register does not say since when"),
        N_("Clear the cell and import; then record the suspension with `socai casefile suspend`."),
    ),
    "live_but_closed": Problem(
        N_("The file is still kept, “{value}”, but was closed on {closed_on}"),
        N_("Correct the status, or clear the date of closing."),
    ),
    "closing_missing": Problem(
        N_("Closed on {closed_on}, but the way of closing is missing"),
        N_("Known values: {known}."),
    ),
    "archived_before_closed": Problem(
        N_("Archived on {value}, before the closing on {closed_on}"),
        N_("Check both dates."),
    ),
    "differs_from_ledger": Problem(
        N_("The ledger says “{held}” here"),
        N_(
            "If the ledger is wrong, use `correct`; if it has changed "
            "since, record the change; else mend the row."
        ),
    ),
    "archived_while_open": Problem(
        N_("Archived on {value}, but the file is not closed"),
        N_("Write the date and the way of closing too."),
    ),
}
