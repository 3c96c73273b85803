"""One training at a time in a folder: a launcher that was killed may have left one at work."""

import fcntl
from pathlib import Path
from typing import TextIO

from .failure import TrainingFailure


def hold(folder: Path) -> TextIO:
    """Held until it is closed or the process ends, however it ends."""
    lock = (folder / "lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        lock.close()
        raise TrainingFailure(
            "refused", f"another training is at work in {folder}", "Wait for its end, or name another --out."
        ) from error
    return lock
