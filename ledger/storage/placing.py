"""A finished file takes the name it was written for, in one step.

Where nothing may be replaced, there is no moment between looking and taking: of two that want the
same name, one gets it.
"""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path


def put_in_place(finished: Path, name: Path, *, replacing: bool) -> None:
    """Give a file of the same folder its name; ``replacing``: what had it may go.

    What replaces an earlier file has that file's rights. Raises FileExistsError where the name is
    taken and nothing may be replaced, and OSError.
    """
    if replacing:
        if name.exists():
            finished.chmod(name.stat().st_mode & 0o777)
        finished.replace(name)
        return
    try:
        os.link(finished, name)
    except FileExistsError:
        raise
    except OSError:  # a file system without a second name for a file, as on a USB stick
        _reserve_and_take(finished, name)
    else:
        finished.unlink()


def _reserve_and_take(finished: Path, name: Path) -> None:
    """Take a name by an empty file that nobody else can have made, and put the finished one there.

    Raises FileExistsError, OSError.
    """
    with name.open("xb"):
        pass
    try:
        finished.replace(name)
    except OSError:
        name.unlink()
        raise


def set_aside(stranger: Path) -> None:
    """Give what stands under a name of ours another name: what is in it is not ours.

    Raises OSError.
    """
    names = (stranger.with_name(f"{stranger.name}.aside-{number}") for number in count(1))
    stranger.rename(next(one for one in names if not os.path.lexists(one)))
