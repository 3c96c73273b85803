"""What the trainer is told: one JSON file, every key known, every value checked."""

import json
from dataclasses import dataclass, fields
from pathlib import Path

from .failure import TrainingFailure

METHODS = ("qlora", "lora", "full")
FORMATS = ("prompt-completion", "messages", "alpaca", "preference", "kto")


@dataclass(frozen=True)
class Settings:
    method: str
    epochs: float
    learning_rate: float
    batch_size: int
    gradient_accumulation: int
    gpus: int
    max_length: int
    seed: int


@dataclass(frozen=True)
class Job:
    dataset: Path
    """Folder of the dataset; files are relative to it."""
    files: tuple[str, ...]
    held_out: tuple[str, ...]
    format: str
    model: str
    """A name on the hub, or a folder."""
    revision: str | None
    settings: Settings
    output: Path


def read_job(path: Path) -> Job:
    """Raises TrainingFailure `usage` where the file is not exactly a job."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise TrainingFailure("usage", f"{path}: {error}") from error
    values = _exact(document, Job, str(path))
    settings = Settings(**_exact(values["settings"], Settings, f"{path}: settings"))
    _check(settings, values["format"], path)
    return Job(
        **{
            **values,
            "dataset": Path(values["dataset"]),
            "output": Path(values["output"]),
            "files": tuple(values["files"]),
            "held_out": tuple(values["held_out"]),
            "settings": settings,
        }
    )


def _exact(document: object, shape: type, where: str) -> dict:
    known = {field.name for field in fields(shape)}
    if not isinstance(document, dict):
        raise TrainingFailure("usage", f"{where}: an object was expected")
    problems = [f"{name} is unknown" for name in document if name not in known]
    problems += [f"{name} is missing" for name in sorted(known - document.keys())]
    if problems:
        raise TrainingFailure("usage", f"{where}: {', '.join(problems)}")
    return document


def _is(value: object, kind: type) -> bool:
    if isinstance(value, bool):
        return False
    return isinstance(value, (int, float) if kind is float else kind)


def _check(settings: Settings, dataset_format: str, path: Path) -> None:
    problems = [
        f"{field.name} is no {field.type}: {value!r}"
        for field in fields(Settings)
        if not _is(value := getattr(settings, field.name), field.type)
    ]
    if problems:
        raise TrainingFailure("usage", f"{path}: {'; '.join(problems)}")
    if settings.method not in METHODS:
        problems.append(f"method {settings.method} is none of {', '.join(METHODS)}")
    if dataset_format not in FORMATS:
        problems.append(f"format {dataset_format} is none of {', '.join(FORMATS)}")
    for name in ("epochs", "learning_rate", "batch_size", "gradient_accumulation", "gpus", "max_length"):
        if not getattr(settings, name) > 0:
            problems.append(f"{name} must be above 0")
    if not 0 <= settings.seed < 2**32:
        problems.append("seed must be below 2^32")
    if dataset_format == "kto" and settings.batch_size < 2:
        problems.append("kto needs a batch_size of 2 or more: it compares the rows of a batch")
    if problems:
        raise TrainingFailure("usage", f"{path}: {'; '.join(problems)}")
