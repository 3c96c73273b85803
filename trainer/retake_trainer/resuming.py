"""Finds the checkpoint of the very same training, and clears away those of any other."""

import dataclasses
import hashlib
import json
import shutil
from pathlib import Path

from transformers.trainer_utils import get_last_checkpoint

from .job import Job

MADE_HERE = ("checkpoints", "adapter")
FILES_MADE_HERE = ("run.json", "failure.json", "trainer_state.json", "trainer_log.jsonl")


def resume_from(job: Job) -> str | None:
    """Newest checkpoint in the output folder, if rows, model and settings are those it was made with."""
    asked = job.output / "asked.json"
    fingerprint = fingerprint_of(job)
    if asked.exists() and asked.read_text(encoding="utf-8") == fingerprint:
        (job.output / "failure.json").unlink(missing_ok=True)
        (job.output / "run.json").unlink(missing_ok=True)
        return _newest_whole(job.output / "checkpoints")
    for name in MADE_HERE:
        shutil.rmtree(job.output / name, ignore_errors=True)
    for name in FILES_MADE_HERE:
        (job.output / name).unlink(missing_ok=True)
    asked.write_text(fingerprint, encoding="utf-8")
    return None


def fingerprint_of(job: Job) -> str:
    """What the weights depend on, readable."""
    names = (*job.files, *job.held_out)
    document = {
        "format": job.format,
        "model": job.model,
        "revision": job.revision,
        "settings": dataclasses.asdict(job.settings),
        "files": {name: hashlib.sha256((job.dataset / name).read_bytes()).hexdigest() for name in names},
    }
    return json.dumps(document, indent=2, sort_keys=True) + "\n"


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
