"""Pictures of pages, drawn by Chromium. Each holds the hash of what it shows, so that a test without a browser knows
whether that is still what the program writes.
"""

from __future__ import annotations

import re
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from hashlib import sha256
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from commands.main import run
from tests.guides.scenes import PICTURES, ROOT
from tests.needs_pages.browser import CHROMIUM, POLICY

LEDGER = ("--ledger", "demo/so-cai")
PAGE = ("page", "--as-of", "14/10/2024", "--output")
REPLAY = ("inspect", "replay", "--from", "15/10/2023", "--to", "14/10/2024", "--html")
LATE_ENTRY = "<script>stand(books.day, 80); stand(books.day, 81);</script></body>"
HEADER = 8 + 25
"""Bytes of a PNG before whatever may come after its header: the signature and IHDR."""
HELD = re.compile(rb"tEXtpage\0([0-9a-f]{64})")


class PagePicture(NamedTuple):
    """A picture: its file, the language and the command that writes the page, how it is looked at."""

    path: Path
    language: str
    command: tuple[str, ...]
    size: tuple[int, int]
    end: str = "</body>"


PAGE_PICTURES = (
    PagePicture(PICTURES / "trang.png", "vi", PAGE, (1100, 1000)),
    PagePicture(PICTURES / "dien-lai.png", "vi", REPLAY, (1200, 860), LATE_ENTRY),
    PagePicture(ROOT / "docs/replay.png", "en", REPLAY, (1200, 860), LATE_ENTRY),
)


def pages() -> Iterator[tuple[PagePicture, str]]:
    """Each picture with the page it shows, as it is today."""
    with TemporaryDirectory() as folder, chdir(folder):
        _done("--lang", "vi", "demo", "--inspection")
        for one in PAGE_PICTURES:
            written = f"{one.path.stem}.html"
            _done("--lang", one.language, *LEDGER, *one.command, written)
            page = Path(written).read_text("utf-8")
            yield one, POLICY.sub("", page).replace("</body>", one.end)


def _done(*command: str) -> None:
    """Do a command unseen."""
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = run(command)
    assert code == 0, said.getvalue()


def told(page: str) -> str:
    """The hash a picture of the page holds."""
    return sha256(page.encode()).hexdigest()


def held(path: Path) -> str:
    """The hash a picture holds; empty if it holds none."""
    found = HELD.search(path.read_bytes())
    return found[1].decode() if found else ""


def draw(picture: PagePicture, page: str) -> None:
    """Write the picture anew, if it does not show the page already; without Chromium it stays, and is told."""
    if picture.path.exists() and held(picture.path) == told(page):
        return
    if CHROMIUM is None:
        sys.stderr.write(f"no Chromium: {picture.path.name} stays as it was\n")
        return
    with TemporaryDirectory() as folder:
        html, png = Path(folder, "page.html"), Path(folder, "page.png")
        html.write_text(page, "utf-8")
        command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        command += [f"--user-data-dir={folder}/profile", f"--screenshot={png}"]
        command += [f"--window-size={picture.size[0]},{picture.size[1]}", html.as_uri()]
        subprocess.run(
            command,
            check=True,
            capture_output=True,
            timeout=300,
        )
        drawn = png.read_bytes()
    kind_and_text = b"tEXtpage\0" + told(page).encode()
    chunk = struct.pack(">I", len(kind_and_text) - 4) + kind_and_text
    chunk += struct.pack(">I", zlib.crc32(kind_and_text))
    picture.path.write_bytes(drawn[:HEADER] + chunk + drawn[HEADER:])
