"""Sentences of the system and of the store that reach users inside our refusals.

Marked for the catalog: nothing imports this module, it is read by the extraction. A sentence that
is not here is shown as it comes.
"""

from __future__ import annotations

from ledger.errors import N_

FILES = (
    N_("File name too long"),
    N_("Input/output error"),
    N_("Invalid argument"),
    N_("Is a directory"),
    N_("No space left on device"),
    N_("No such file or directory"),
    N_("Not a directory"),
    N_("Permission denied"),
    N_("Read-only file system"),
    N_("embedded null byte"),
)

STORE = (
    N_("attempt to write a readonly database"),
    N_("database disk image is malformed"),
    N_("database or disk is full"),
    N_("disk I/O error"),
    N_("file is not a database"),
    N_("unable to open database file"),
)
