"""Each lock is complete: held against the metadata of every package that it names.

The locks are installed without asking what the packages ask for (`--no-deps`), so what is missing
in one would be missing in every environment. Here each package's own requirements are followed, with
their extras and markers, for every Python and system that we support.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from itertools import product
from pathlib import Path

import pytest
from packaging.markers import Marker, default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

pytestmark = pytest.mark.uncounted

ROOT = Path(__file__).parents[1]
LOCKS = {"requirements.lock": ("build",), "requirements-dev.lock": ("build", "dev")}
SYSTEMS = {
    "Linux": {"sys_platform": "linux", "os_name": "posix", "platform_machine": "x86_64"},
    "Windows": {"sys_platform": "win32", "os_name": "nt", "platform_machine": "AMD64"},
}
PYTHONS = ("3.11.0", "3.11.14", "3.12.0", "3.12.12", "3.13.0", "3.13.9")
ENVIRONMENTS = list(product(PYTHONS, SYSTEMS))

# What a package asks for that is locked for another Python or system than the one at hand, copied
# from its METADATA; where the package is installed, the copy is held against it.
RECORDED: dict[str, list[str]] = {
    "colorama==0.4.6": [],
    "numpy==2.4.6": [],
    "numpy==2.5.5": [],
}


@dataclass(frozen=True)
class Pin:
    """One package of a lock: its version, where it is installed, the SHA-256 of its files."""

    name: str
    version: str
    marker: Marker | None
    hashes: frozenset[str]

    def holds_in(self, environment: dict[str, str]) -> bool:
        """Whether this pin is installed in an environment."""
        return self.marker is None or self.marker.evaluate(environment)


def pins(text: str) -> list[Pin]:
    """The packages that a lock names, as pip reads it."""
    found = []
    for line in text.replace("\\\n", " ").splitlines():
        head, *hashes = re.split(r"\s+--hash=sha256:", line.strip())
        if head and not head.startswith("#"):
            wanted = Requirement(head)
            (exact,) = wanted.specifier
            assert "==" == exact.operator
            found.append(
                Pin(canonicalize_name(wanted.name), exact.version, wanted.marker, frozenset(hashes))
            )
    return found


@cache
def locked(lock: str) -> list[Pin]:
    """The packages that a lock of ours names."""
    return pins((ROOT / lock).read_text("utf-8"))


def environment_of(python: str, system: str) -> dict[str, str]:
    """What a marker can ask of CPython on one of our systems."""
    return {
        **SYSTEMS[system],
        "extra": "",
        "implementation_name": "cpython",
        "implementation_version": python,
        "platform_python_implementation": "CPython",
        "platform_release": "",
        "platform_system": system,
        "platform_version": "",
        "python_full_version": python,
        "python_version": ".".join(python.split(".")[:2]),
    }


def this_environment() -> dict[str, str]:
    """What a marker can ask of the Python and the system at hand."""
    return {name: str(value) for name, value in default_environment().items()} | {"extra": ""}


def asked_by(pin: Pin) -> list[Requirement]:
    """What a package asks for, by its metadata where it is installed, else by our record."""
    try:
        installed = distribution(pin.name)
    except PackageNotFoundError:
        installed = None
    if installed and Version(pin.version) == Version(installed.version):
        return [Requirement(line) for line in installed.requires or []]
    return [Requirement(line) for line in RECORDED[f"{pin.name}=={pin.version}"]]


def own_requirements(extras: tuple[str, ...]) -> list[Requirement]:
    """What the program asks for itself, with the named extras of pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = list(project["dependencies"])
    for extra in extras:
        lines += project["optional-dependencies"][extra]
    return [Requirement(line) for line in lines]


def wanted_here(
    requirements: list[Requirement], extras: frozenset[str], environment: dict[str, str]
) -> Iterator[Requirement]:
    """The requirements whose marker holds in an environment, for a package with some extras."""
    for wanted in requirements:
        marker = wanted.marker
        if marker is None or any(
            marker.evaluate({**environment, "extra": extra}) for extra in {"", *extras}
        ):
            yield wanted


def followed(
    lock: list[Pin], own: list[Requirement], environment: dict[str, str]
) -> tuple[list[str], set[str]]:
    """What is asked for and not locked, and the pins that somebody asked for."""
    here = {pin.name: pin for pin in lock if pin.holds_in(environment)}
    missing: list[str] = []
    met: set[tuple[str, frozenset[str]]] = set()
    waiting = [("socai", wanted) for wanted in wanted_here(own, frozenset(), environment)]
    while waiting:
        asker, wanted = waiting.pop()
        name, extras = canonicalize_name(wanted.name), frozenset(wanted.extras)
        pin = here.get(name)
        if pin is None or not pin.hashes or not wanted.specifier.contains(pin.version):
            missing.append(f"{asker} asks for {wanted}")
        elif (name, extras) not in met:
            met.add((name, extras))
            waiting += [(name, more) for more in wanted_here(asked_by(pin), extras, environment)]
    return missing, {name for name, _extras in met}


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize(("python", "system"), ENVIRONMENTS)
def test_a_lock_names_all_that_its_packages_ask_for(lock: str, python: str, system: str) -> None:
    """Nothing is missing, of no other version than asked for, and each file has its hash."""
    own = own_requirements(LOCKS[lock])
    missing, _met = followed(locked(lock), own, environment_of(python, system))
    assert [] == missing


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_nothing_that_nobody_asks_for(lock: str) -> None:
    """A package that left the dependencies leaves the lock, too."""
    met: set[str] = set()
    for python, system in ENVIRONMENTS:
        own = own_requirements(LOCKS[lock])
        met |= followed(locked(lock), own, environment_of(python, system))[1]
    assert set() == {pin.name for pin in locked(lock)} - met


def test_what_tests_contains_what_runs() -> None:
    """The two locks agree, so an environment made by one can be brought to the other in place."""
    assert set() == set(locked("requirements.lock")) - set(locked("requirements-dev.lock"))


def test_what_builds_the_program_is_locked_with_what_runs() -> None:
    """Installing the program without build isolation finds its builder there."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert (
        project["build-system"]["requires"] == project["project"]["optional-dependencies"]["build"]
    )


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_place(lock: str) -> None:
    """Any package index that has the same files will do, an office's own mirror too."""
    assert [] == re.findall(r"(?m)^-.*|\w+://.*", (ROOT / lock).read_text("utf-8"))


def test_the_record_is_true_and_no_longer_than_needed() -> None:
    """A package whose metadata we copied is locked, and says the same where it is installed."""
    everything = {f"{pin.name}=={pin.version}": pin for pin in locked("requirements-dev.lock")}
    assert set() == RECORDED.keys() - everything.keys()
    for name, lines in RECORDED.items():
        if everything[name].holds_in(this_environment()):
            assert [Requirement(line) for line in lines] == asked_by(everything[name])


# ---- the measure itself -------------------------------------------------------------------------

FALSE_LOCK = """\
click==8.1.0 \\
    --hash=sha256:00
    # via socai
pluggy==1.0.0
pytest==9.2.0 ; sys_platform == 'win32' \\
    --hash=sha256:00 \\
    --hash=sha256:01
"""


def test_a_lock_is_read_as_pip_reads_it() -> None:
    """Name, version, marker and hashes of each package; comments left out."""
    assert [
        Pin("click", "8.1.0", None, frozenset({"00"})),
        Pin("pluggy", "1.0.0", None, frozenset()),
        Pin("pytest", "9.2.0", Marker("sys_platform == 'win32'"), frozenset({"00", "01"})),
    ] == pins(FALSE_LOCK)


@pytest.mark.parametrize(
    ("line", "system", "expected"),
    [
        ("click", "Linux", []),
        ("click>=8.2", "Linux", ["socai asks for click>=8.2"]),
        ("pluggy", "Linux", ["socai asks for pluggy"]),
        ("pytest", "Linux", ["socai asks for pytest"]),
        ("rich", "Linux", ["socai asks for rich"]),
        ("rich; sys_platform == 'win32'", "Linux", []),
        (
            "rich; python_version < '3.12'",
            "Linux",
            ['socai asks for rich; python_version < "3.12"'],
        ),
        ("rich; extra == 'colour'", "Linux", []),
    ],
)
def test_what_a_lock_lacks_is_seen(
    line: str, system: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An older version, no hash, another system's pin, or none at all: each is missing."""
    monkeypatch.setitem(RECORDED, "click==8.1.0", [])
    found = followed(pins(FALSE_LOCK), [Requirement(line)], environment_of("3.11.0", system))
    assert expected == found[0]


def test_an_extra_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    """`click[shell]` asks for what click asks for with that extra, even where click was met."""
    monkeypatch.setitem(RECORDED, "click==8.1.0", ["prompt; extra == 'shell'"])
    own = [Requirement("click"), Requirement("click[shell]")]
    found = followed(pins(FALSE_LOCK), own, environment_of("3.11.0", "Linux"))
    assert ['click asks for prompt; extra == "shell"'] == found[0]
