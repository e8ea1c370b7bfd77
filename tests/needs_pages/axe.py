"""axe-core in Chromium: what of a page some eyes, or none, cannot read. npm brings it, one version, known by its hash."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tarfile
from base64 import b64encode
from functools import cache
from hashlib import sha512
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.needs_pages.browser import POLICY, opened

NPM = shutil.which("npm")
VERSION = "4.10.3"
SHA512 = "Xm7bpRXnDSX2YE2YFfBk2FnF0ep6tmG7xPh8iHee8MIcrgq762Nkce856dYtJYLkuIoYZvGfTs/PbZhideTcEg=="


@cache
def axe_core() -> str:
    """The script, as its makers published it."""
    assert NPM is not None
    with TemporaryDirectory() as folder:
        command = [NPM, "pack", "--silent", f"axe-core@{VERSION}"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300)
        packed = Path(folder, f"axe-core-{VERSION}.tgz")
        assert b64encode(sha512(packed.read_bytes()).digest()).decode() == SHA512
        with tarfile.open(packed) as members:
            script = members.extractfile("package/axe.min.js")
            assert script is not None
            return script.read().decode()


def found_by_axe(page: str, width: int = 1280) -> dict[str, list[str]]:
    """The rules a page breaks, each with the elements that break it; `passed` names those it keeps.

    The page stands in a frame as wide as asked, everything in it open; asked are the rules of WCAG 2, A and AA.
    """
    run = f"""<script>{axe_core()}</script><script>addEventListener("load", async () => {{
  document.querySelectorAll("details").forEach((one) => {{ one.open = true; }});
  const {{ violations, passes }} = await axe.run(document, {{ runOnly: ["wcag2a", "wcag2aa"] }});
  const told = Object.fromEntries(violations.map((rule) => [rule.id, rule.nodes.map((node) => node.html)]));
  parent.postMessage(JSON.stringify({{ ...told, passed: passes.map((rule) => rule.id) }}), "*"); }});</script>"""
    held = json.dumps(POLICY.sub("", page).replace("</body>", run + "</body>")).replace(
        "</", r"<\/"
    )
    wrapper = f"""<!DOCTYPE html><iframe width="{width}" height="900" style="border:0"></iframe><script>
onmessage = (said) => {{ const pre = document.createElement("pre");
  pre.id = "told"; pre.textContent = said.data; document.body.append(pre); }};
document.querySelector("iframe").srcdoc = {held};
</script>"""
    (told,) = re.findall(r'<pre id="told">(.*?)</pre>', opened(wrapper), re.DOTALL)
    answer: dict[str, list[str]] = json.loads(unescape(told))
    return answer
