"""Finds the checkpoint of the very same training, and clears away those of any other."""

import dataclasses
import hashlib
import json
import shutil
from pathlib import Path

from transformers.trainer_utils import get_last_checkpoint

from .environment import versions
from .job import Job
from .telling import tell

MADE_HERE = ("checkpoints", "adapter")
FILES_MADE_HERE = ("run.json", "failure.json", "trainer_state.json", "trainer_log.jsonl")


def resume_from(job: Job) -> str | None:
    """Newest checkpoint in the output folder, if rows, model, settings and trainer are those it was made with."""
    asked = job.output / "asked.json"
    fingerprint = fingerprint_of(job)
    other = _what_differs(asked, fingerprint)
    if not other:
        for name in ("run.json", "failure.json"):
            (job.output / name).unlink(missing_ok=True)
        return _newest_whole(job.output / "checkpoints")
    if (job.output / "checkpoints").exists():
        tell(f"the checkpoints in {job.output} are of another training ({', '.join(other)}): this one begins anew.")
    for name in MADE_HERE:
        shutil.rmtree(job.output / name, ignore_errors=True)
    for name in FILES_MADE_HERE:
        (job.output / name).unlink(missing_ok=True)
    asked.write_text(json.dumps(fingerprint, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return None


def fingerprint_of(job: Job) -> dict:
    """What the weights depend on, readable."""
    names = (*job.files, *job.held_out)
    return {
        "format": job.format,
        "model": job.model,
        "revision": job.revision,
        "settings": dataclasses.asdict(job.settings),
        "files": {name: hashlib.sha256((job.dataset / name).read_bytes()).hexdigest() for name in names},
        "trainer": _digest_of_this_trainer(),
        "versions": versions(),
    }


def _digest_of_this_trainer() -> str:
    """A version would have to be remembered at each change."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _what_differs(asked: Path, fingerprint: dict) -> list[str]:
    try:
        before = json.loads(asked.read_text(encoding="utf-8"))
        return [name for name in fingerprint if before.get(name) != fingerprint[name]]
    except (OSError, ValueError, AttributeError):
        return list(fingerprint)


def _newest_whole(folder: Path) -> str | None:
    """Clears away what a kill or a full disk left half-written: nothing could go on from it."""
    while folder.is_dir() and (newest := get_last_checkpoint(str(folder))) is not None:
        if _is_whole(Path(newest)):
            return newest
        shutil.rmtree(newest)
    return None


def _is_whole(checkpoint: Path) -> bool:
    """The state is the last file of a checkpoint that is written."""
    try:
        json.loads((checkpoint / "trainer_state.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return True
