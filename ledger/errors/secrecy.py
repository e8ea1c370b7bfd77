"""Refusals concerning secrecy: what papers are marked with, and who has sources shown."""

from __future__ import annotations

from ledger.errors.refusal import N_, InputRejected, LedgerError


class SecrecyUnchanged(LedgerError):
    """What is set says something else than what stands."""

    message = N_("On {effective_on} papers are marked so already; nothing would change")
    hint = N_("`socai secrecy show` shows what they are marked with.")


class DisclosureUnexplained(InputRejected):
    """Whoever has the numbers of sources shown says why."""

    message = N_("The numbers of sources are not shown without a reason")
    hint = N_("Say with --reason what they are needed for; it is recorded.")


class MaskedNumber(InputRejected):
    """A masked number says of which line a source is, and not which it is."""

    message = N_("“{text}” is a masked number: it stands for a source in a file that was written")
    hint = N_(
        "Look the source up by the position beside it (`socai log`), or write the file again with "
        "--with-sources --reason."
    )
