"""What is said of a folder that was tampered with: whatever it is, no other figure in silence."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from commands.main import run
from commands.usecases.report_file import read_report_file
from tests.faults.tampering import of_database, of_files, of_lists
from tests.faults.tampering.of_database import Way
from tests.faults.tampering.recording import REFUSALS, RULE, Recorder, Told
from tests.faults.tampering.scene import Scene

YEAR = ("--from", "15/10/2023", "--to", "14/10/2024")
MOMENT = "20/10/2024 09:15"
"""When about half of the scene was recorded."""
AFTERWARDS = "20/10/2024 12:00"
"""When all of it was."""

SEEN, HARMLESS, SAID, FORGED, RECEIPT = "seen", "harmless", "said", "forged facts", "receipt"
WAYS: Mapping[str, Way] = (
    of_database.WAYS | of_files.WAYS | of_lists.WAYS | of_lists.FORGED_FACTS | of_files.CONSISTENT
)


@dataclass
class Verdict:
    """What became of one change.

    ``outcome``: how it was met; ``by``: the commands that refused; ``fault``: what is wrong;
    ``recorded``: how recording was met.
    """

    outcome: str
    by: tuple[str, ...] = ()
    fault: str = ""
    recorded: str = "not tried"


@dataclass
class Result:
    """What became of many changes; ``faults``: those that were met wrongly."""

    outcomes: dict[str, Counter[str]] = field(default_factory=dict)
    seen_by: dict[str, Counter[str]] = field(default_factory=dict)
    recorded: dict[str, Counter[str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def asked(scene: Scene, work: Path) -> dict[str, tuple[str, ...]]:
    """The questions put to a folder, by what they are called."""
    ours = ("--lang", "en", "--ledger", str(scene.home))
    others = tuple(word for folder in scene.others for word in ("--facts", str(folder)))
    return {
        "verify": (*ours, "verify", "--format", "json"),
        "report": (
            *ours,
            "report",
            "write",
            *YEAR,
            "--format",
            "docx",
            "--output",
            str(work / "r"),
        ),
        "reconcile": (*ours, "inspect", "reconcile", str(scene.report), "--format", "json"),
        "register": (*ours, "register", "--closed", "--format", "json"),
        "log": (*ours, "log", "-n", "500", "--format", "json"),
        "others": (*ours, "stats", *YEAR, *others, "--format", "json"),
        "stats": (*ours, "stats", *YEAR, "--by", "unit,class", "--format", "json"),
        "known then": (*ours, "register", "--known-at", MOMENT, "--format", "json"),
        "stats known then": (*ours, "stats", *YEAR, "--known-at", MOMENT, "--format", "json"),
        "stats of a unit": (*ours, "stats", *YEAR, "--unit", "DKT", "--format", "json"),
    }


def tell(words: Iterable[str]) -> Told:
    """Run a command line in this process."""
    out, err = StringIO(), StringIO()
    read_report_file.cache_clear()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(list(words))
    if "Traceback" in err.getvalue() or code not in (0, 1, RULE, *REFUSALS):
        return Told(-1, err.getvalue())
    return Told(code, out.getvalue())


def answers(scene: Scene, names: Iterable[str] = ()) -> dict[str, Told]:
    """What the commands tell of a folder; of a report, the figures that can be read in it."""
    found = {}
    with TemporaryDirectory() as work:
        questions = asked(scene, Path(work))
        for name in names or questions:
            told = tell(questions[name])
            if name == "report" and not told.code:
                told = tell(("inspect", "read", f"{work}/r.docx", "--format", "json"))
                told = Told(told.code, _figures(told.out))
            found[name] = told._replace(out=told.out.replace(str(scene.root), ""))
    return found


def _figures(text: str) -> str:
    return json.dumps([[one["id"], one["value"]] for one in json.loads(text)["figures"]])


def meet(
    name: str, scene: Scene, before: Mapping[str, Told], chance: Random, recorder: Recorder
) -> Verdict:
    """Change a folder in one way, and judge what is said of it, and of one recorded into then."""
    WAYS[name](scene, chance)
    beside = recorder.copied(scene)  # whoever asks mends the facts
    after = answers(scene, before)
    verdict = _judged(name, scene, before, after)
    if not verdict.fault:
        forged = name in of_lists.FORGED_FACTS or name in of_files.CONSISTENT
        verdict.recorded, verdict.fault = recorder.met(
            beside, after["verify"], chance, forged=forged
        )
    return verdict


def _judged(
    name: str, scene: Scene, before: Mapping[str, Told], after: Mapping[str, Told]
) -> Verdict:
    """What the answers of before and after say of a change."""
    broken = [asked for asked, told in after.items() if told.code == -1]
    if broken:
        return Verdict("unexpected", fault=f"{broken[0]}: {after[broken[0]].out}")
    refused = tuple(asked for asked, told in after.items() if told.refused)
    changed = {
        asked
        for asked, told in after.items()
        if asked != "verify" and not told.refused and told != before[asked]
    }
    if name in of_files.CONSISTENT:
        return _of_consistent(scene, before, after)
    if name in of_lists.FORGED_FACTS:
        wrong = changed - {"stats", "stats of a unit", "stats known then"}
        if after["verify"].code != 4 or wrong:
            return Verdict(FORGED, refused, f"verify {after['verify'].code}, changed {wrong}")
        return Verdict(FORGED, refused)
    told = {one for one in changed if '"folders"' in after[one].out}
    if changed - told:
        return Verdict("another figure", refused, f"{sorted(changed - told)} of {after['verify']}")
    return Verdict(SEEN if refused else SAID if told else HARMLESS, refused)


def _of_consistent(scene: Scene, before: Mapping[str, Told], after: Mapping[str, Told]) -> Verdict:
    """What agrees with itself is told by the receipt of before; what does not, by verification."""
    if after["verify"].code == 4:
        return Verdict(SEEN, ("verify",))
    root = json.loads(before["verify"].out)["root"]
    words = ("--ledger", str(scene.home), "verify", "--receipt", f"{scene.size}:{root}")
    if tell(words).code != 4:
        return Verdict(RECEIPT, fault=f"verify {after['verify']}, with the receipt {tell(words)}")
    return Verdict(RECEIPT, ("verify --receipt",))


def campaign(scene: Scene, names: Iterable[str], seed: int, without: Iterable[str] = ()) -> Result:
    """Change a scene in these ways, each anew; ``without``: questions that are not put.

    The clock must stand after the last entry, for into each a command records, too.
    """
    found, left_out = Result(), set(without)
    with TemporaryDirectory() as work:
        untouched = scene.copied(Path(work) / "untouched")  # whoever reads tidies the log of writes
        before = answers(
            untouched, [one for one in asked(scene, Path(work)) if one not in left_out]
        )
        assert all(told.code in (0, 1) for told in before.values()), before
        recorder = Recorder(untouched, Path(work), answers, tell)
        for number, name in enumerate(names):
            there = scene.copied(Path(work) / str(number))
            verdict = meet(name, there, before, Random(f"{seed}-{number}"), recorder)
            found.outcomes.setdefault(name, Counter())[verdict.outcome] += 1
            found.seen_by.setdefault(name, Counter()).update(verdict.by)
            found.recorded.setdefault(name, Counter())[verdict.recorded] += 1
            shutil.rmtree(there.root)
            if verdict.fault:
                found.faults.append(f"seed {seed}, change {number}, {name}: {verdict.fault}")
    return found
