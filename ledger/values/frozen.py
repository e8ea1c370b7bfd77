"""Named values that never change, quick to define."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import Any, ClassVar, NoReturn, Self, dataclass_transform


@dataclass_transform(kw_only_default=True, frozen_default=True, eq_default=True)
class Frozen:
    """Named values that never change.

    Subclasses look like dataclasses and are checked as such, but nothing is generated for them: for
    some forty of them, generating takes a tenth of the time a clerk waits for one entry to be
    recorded.
    """

    FIELDS: ClassVar[tuple[str, ...]] = ()
    WHOLE: ClassVar[frozenset[str]] = frozenset()
    TRUTHS: ClassVar[frozenset[str]] = frozenset()
    NAMES: ClassVar[frozenset[str]] = frozenset()
    REQUIRED: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls) -> None:
        """Learn the fields of a class from its annotations, which are text here.

        Class variables are left out; ``WHOLE`` names those that hold whole numbers, ``TRUTHS``
        those that hold yes or no.
        """
        annotations: dict[str, str] = vars(cls).get("__annotations__", {})
        own = {name: text for name, text in annotations.items() if not text.startswith("ClassVar")}
        cls.FIELDS = (*cls.FIELDS, *own)
        cls.WHOLE |= {name for name, text in own.items() if text.startswith("int")}
        cls.TRUTHS |= {name for name, text in own.items() if text.startswith("bool")}
        cls.NAMES = frozenset(cls.FIELDS)
        cls.REQUIRED = frozenset(name for name in cls.FIELDS if not hasattr(cls, name))

    def __init__(self, **values: Any) -> None:
        """Raises TypeError when a field is missing or unknown."""
        if not self.REQUIRED <= values.keys() <= self.NAMES:
            missing = sorted(self.REQUIRED - values.keys())
            unknown = sorted(values.keys() - self.NAMES)
            raise TypeError(f"{type(self).__name__}: missing {missing}, unknown {unknown}")
        vars(self).update(values)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise FrozenInstanceError(f"what is frozen never changes: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError(f"what is frozen never changes: {name}")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.FIELDS)

    def __hash__(self) -> int:
        return hash((type(self), *(repr(vars(self).get(name)) for name in self.REQUIRED)))

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in vars(self).items())
        return f"{type(self).__name__}({told})"

    def but(self, **changes: Any) -> Self:
        """The same with some fields otherwise."""
        return type(self)(**(vars(self) | changes))
