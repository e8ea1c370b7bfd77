"""Every kind of entry (bút toán), each in the file of what it is about.

A file that is put here is found: its kinds are known by their topics as soon as any entry is.
"""

from importlib import import_module
from pkgutil import iter_modules

from ledger.entries.header import KIND_OF, Entry

for _file in iter_modules(__path__):
    import_module(f"{__name__}.{_file.name}")

__all__ = ["KIND_OF", "Entry"]
