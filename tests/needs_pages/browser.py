"""Chromium without a screen: opens a page, runs a few lines in it, and says what they give."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def opened(page: str, width: int = 1400, height: int = 1000) -> str:
    """The document as it is once a page of ours was opened, by its own policy."""
    assert CHROMIUM is not None
    with TemporaryDirectory() as folder:
        path = Path(folder, "page.html")
        path.write_text(page, "utf-8")
        command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"]
        command += [f"--user-data-dir={folder}/profile", f"--window-size={width},{height}"]
        command += ["--virtual-time-budget=60000", path.as_uri()]
        done = subprocess.run(command, check=True, capture_output=True, timeout=300)
    return done.stdout.decode()


def printed(page: str) -> list[str]:
    """The text of each page of paper that a page of ours is printed on."""
    assert CHROMIUM is not None
    with TemporaryDirectory() as folder:
        path, paper = Path(folder, "page.html"), Path(folder, "page.pdf")
        path.write_text(page, "utf-8")
        command = [
            CHROMIUM,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--print-to-pdf={paper}",
        ]
        command += [f"--user-data-dir={folder}/profile", "--no-pdf-header-footer", path.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        done = subprocess.run(["pdftotext", paper, "-"], check=True, capture_output=True)
    return done.stdout.decode().split("\f")


def asked(page: str, script: str, width: int = 1400, height: int = 1000) -> Any:
    """What the last expression of a script gives, which is run in the page after its own."""
    run = f"(() => {{ {script} }})()"
    more = f'<script>const told = {run}; document.body.append(made("pre", JSON.stringify(told), {{ id: "told" }}));</script>'
    without = POLICY.sub("", page).replace("</body>", more + "</body>")
    (found,) = re.findall(r'<pre id="told">(.*?)</pre>', opened(without, width, height), re.DOTALL)
    return json.loads(unescape(found))


def asked_within(page: str, script: str, width: int, height: int = 800) -> Any:
    """What a script gives that is run in a page as wide as a telephone, which no window can be.

    The page stands in a frame; the script finds its document as ``inside``.
    """
    run = f"(() => {{ const inside = frame.contentDocument; {script} }})()"
    held = json.dumps(POLICY.sub("", page)).replace("</", r"<\/")
    wrapper = f"""<!DOCTYPE html><iframe width="{width}" height="{height}" style="border:0"></iframe><script>
const frame = document.querySelector("iframe");
frame.onload = () => {{ const told = {run}; const said = document.createElement("pre");
  said.id = "told"; said.textContent = JSON.stringify(told); document.body.append(said); }};
frame.srcdoc = {held};
</script>"""
    (found,) = re.findall(r'<pre id="told">(.*?)</pre>', opened(wrapper), re.DOTALL)
    return json.loads(unescape(found))
