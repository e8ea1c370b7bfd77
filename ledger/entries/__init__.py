"""Every kind of entry (bút toán), each in the file of what it is about.

A file that is put here is found: its kinds are known by their topics as soon as any entry is.
"""

from importlib import import_module
from pathlib import Path

from ledger.entries.header import KIND_OF, Entry, label

for _file in Path(__file__).parent.glob("[a-z]*.py"):
    import_module(f"{__name__}.{_file.stem}")

__all__ = ["KIND_OF", "Entry", "label"]
