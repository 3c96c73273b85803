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
        checkpoints = job.output / "checkpoints"
        return get_last_checkpoint(str(checkpoints)) if checkpoints.is_dir() else None
    for name in MADE_HERE:
        shutil.rmtree(job.output / name, ignore_errors=True)
    for name in FILES_MADE_HERE:
        (job.output / name).unlink(missing_ok=True)
    asked.write_text(fingerprint, encoding="utf-8")
    return None


def fingerprint_of(job: Job) -> str:
    """What the weights depend on, readable."""
    digests = {name: _digest(job.dataset / name) for name in (*job.files, *job.held_out)}
    document = {
        "format": job.format,
        "model": job.model,
        "revision": job.revision,
        "settings": dataclasses.asdict(job.settings),
        "files": digests,
    }
    return json.dumps(document, indent=2, sort_keys=True) + "\n"


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() if hasattr(hashlib, "file_digest") else _slow(file)


def _slow(file) -> str:
    digest = hashlib.sha256()
    while block := file.read(1 << 20):
        digest.update(block)
    return digest.hexdigest()
