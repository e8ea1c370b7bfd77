"""What the program needs of the system it runs on: nothing that only some systems have."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.console import Console
from tests.commands.world import HOME
from tests.sources import PACKAGES, sources

pytestmark = pytest.mark.uncounted

POSIX_MODULES = frozenset(
    {"crypt", "fcntl", "grp", "posix", "pty", "pwd", "resource", "syslog", "termios", "tty"}
)
_NAMES = """
alarm chown chroot fchmod fork forkpty geteuid getgid getgroups getpgid getuid initgroups killpg lchown lockf mkfifo nice
O_DIRECTORY O_NOFOLLOW O_SYNC pread pwrite sched_getaffinity setsid setuid SIGALRM SIGCHLD SIGHUP SIGKILL SIGPIPE SIGUSR1
statvfs sync sysconf tzset uname wait3 wait4 waitpid
"""
POSIX_NAMES = frozenset(_NAMES.split())
OWNERS = frozenset({"os", "signal", "time"})
SQLITE_PATH_BYTES = 512
"""The longest path that SQLite takes, but on Windows."""

RUN = "import sys; from commands.main import entry_point; sys.argv[0] = 'socai'; entry_point()"


def posix_only(tree: ast.AST) -> Iterator[str]:
    """What a module uses that Windows lacks, as ``line name``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = (
                [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else [alias.name for alias in node.names]
            )
            yield from (
                f"{node.lineno} {name}" for name in names if name.split(".")[0] in POSIX_MODULES
            )
        elif (
            isinstance(node, ast.Attribute)
            and node.attr in POSIX_NAMES
            and ast.unparse(node.value) in OWNERS
        ):
            yield f"{node.lineno} {ast.unparse(node)}"


def test_nothing_only_posix_has_is_used() -> None:
    """The same source runs on Windows."""
    found = {path: list(posix_only(tree)) for path, tree in sources(*PACKAGES).items()}
    assert {} == {path: names for path, names in found.items() if names}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import fcntl", ["1 fcntl"]),
        ("from pwd import getpwuid", ["1 pwd"]),
        ("import os\nos.fork()", ["2 os.fork"]),
        ("import signal\nsignal.SIGKILL", ["2 signal.SIGKILL"]),
        ("import os\nos.fsync(1)", []),
    ],
)
def test_posix_names_are_seen(source: str, expected: list[str]) -> None:
    """The measure itself."""
    assert expected == list(posix_only(ast.parse(source)))


def without_encoding(tree: ast.AST) -> Iterator[str]:
    """Calls that read or write text in whatever encoding the system prefers, as ``line name``."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        named = any(keyword.arg == "encoding" for keyword in node.keywords)
        if node.func.attr == "read_text" and not (named or node.args):
            yield f"{node.lineno} read_text"
        elif node.func.attr == "write_text" and not (named or len(node.args) > 1):
            yield f"{node.lineno} write_text"


def test_text_files_have_an_encoding() -> None:
    """A Vietnamese name in a file is the same on a machine with another code page."""
    found = {path: list(without_encoding(tree)) for path, tree in sources(*PACKAGES).items()}
    assert {} == {path: calls for path, calls in found.items() if calls}


def call(*words: str, code_page: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a process of its own whose streams have a code page."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("SOCAI", "LANG", "LC_", "PYTHON"))
    }
    environment |= {"PYTHONIOENCODING": code_page, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(
        [sys.executable, "-c", RUN, *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("code_page", ["cp1258", "cp437", "ascii"])
def test_vietnamese_on_a_code_page_that_lacks_it(code_page: str, recorded_world: Path) -> None:
    """Both streams are UTF-8, whatever the console of the machine is set to."""
    told = call("--ledger", HOME, "unit", "show", code_page=code_page, folder=recorded_world.parent)
    assert (0, b"") == (told.returncode, told.stderr)
    assert "Đội kinh tế ma túy" in told.stdout.decode("utf-8")
    refused = call(
        "--ledger",
        HOME,
        "casefile",
        "show",
        "ĐV-999",
        code_page=code_page,
        folder=recorded_world.parent,
    )
    assert (5, b"") == (refused.returncode, refused.stdout)
    assert "Lỗi: Không có hồ sơ ĐV-999" in refused.stderr.decode("utf-8")


def test_long_paths(console: Console) -> None:
    """A ledger may stand deep: what its files are called is not cut off."""
    deep = Path(*["Công an huyện Mẫu – năm 2024"] * 6)
    console.all(f"init '{deep}' --unit CAH --name A --as CB01")
    assert 260 < len(os.fsencode(deep.resolve())) < SQLITE_PATH_BYTES
    assert 0 == console.line(f"--ledger '{deep}' summary").code


def test_folder_with_blanks_and_accents(console: Console) -> None:
    """A ledger may live in a folder as people name folders, and is found from inside it."""
    console.all('init "Sổ cái của tôi" --unit CAH --name "Công an huyện Mẫu" --as CB01')
    (Path("Sổ cái của tôi") / "báo cáo").mkdir()
    os.chdir(Path("Sổ cái của tôi") / "báo cáo")
    assert 3 == json.loads(console.line("status --format json").out)["size"]
    assert 0 == console.line("stats").code
