"""Refusals of a form's file."""

from __future__ import annotations

from ledger.errors import N_, InputRejected


class FormTooLarge(InputRejected):
    """More than any form needs."""

    message = N_("“{file}” is larger than a form can be: over {limit_kb} KB")
    hint = N_("Check that you gave the right file; “socai inspect forms show” prints a whole form.")


class FormNotRight(InputRejected):
    """A form's file with faults is not used, not even in part."""

    message = N_("“{file}” is not used: it has faults ({count})")
    hint = N_("Mend it until this finds nothing: socai inspect forms check {file}")
