"""Sentences of the system and of the store that reach users inside our refusals.

Marked for the catalog: nothing imports this module, it is read by the extraction. What follows a
sentence after a colon, a name mostly, and a sentence that is not here, are shown as they come.
"""

from __future__ import annotations

from ledger.errors import N_

FILES = (
    N_("Bad file descriptor"),
    N_("Cannot allocate memory"),
    N_("Device or resource busy"),
    N_("Disk quota exceeded"),
    N_("File exists"),
    N_("File too large"),
    N_("Host is down"),
    N_("No such device or address"),
    N_("Operation not permitted"),
    N_("Stale file handle"),
    N_("Too many levels of symbolic links"),
    N_("Too many open files"),
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
    N_("database schema has changed"),
    N_("locking protocol"),
    N_("malformed database schema"),
    N_("no such column"),
    N_("no such table"),
    N_("out of memory"),
    N_("unsupported file format"),
    N_("attempt to write a readonly database"),
    N_("database disk image is malformed"),
    N_("database or disk is full"),
    N_("disk I/O error"),
    N_("file is not a database"),
    N_("unable to open database file"),
)
