"""The kinds of facts there are: each module of this package is one, and holds it as ``KIND``."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from projections.facts.kind import Kind


@cache
def every_kind() -> tuple[Kind, ...]:
    """Every kind of fact, by name."""
    names = sorted(module.name for module in iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}").KIND for name in names)
