"""`python -m retake_trainer JOB.json`: trains, and leaves run.json as the last thing it writes."""

import contextlib
import sys
import traceback
from pathlib import Path

from .environment import hide_other_gpus
from .failure import TrainingFailure, failure_of, write_failure
from .job import Job, read_job
from .lock import hold
from .telling import is_first
from .writing import write_json


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("usage: python -m retake_trainer JOB.json", file=sys.stderr)
        return 2
    first = is_first()
    try:
        job = read_job(Path(arguments[0]))
        job.output.mkdir(parents=True, exist_ok=True)
        lock = hold(job.output) if first else contextlib.nullcontext()
    except Exception as error:
        # Not told in the folder: it may be another training's.
        return _fail(error)
    with lock:
        try:
            _run(job, first)
            return 0
        except Exception as error:
            return _fail(error, job.output)


def _run(job: Job, first: bool) -> None:
    hide_other_gpus(job.settings.gpus)
    # Loads torch, which must not see the other GPUs.
    from .training import train

    report = train(job)
    if first:
        write_json(job.output / "run.json", report)


def _fail(error: Exception, output: Path | None = None) -> int:
    failure = failure_of(error)
    if not isinstance(error, TrainingFailure):
        traceback.print_exception(error)
    if failure is None:
        return 1
    print(f"retake: {failure.message}. {failure.hint}".rstrip(), file=sys.stderr)
    if output is not None:
        # A full disk has no room for this either; the exit code says it.
        with contextlib.suppress(OSError):
            write_failure(output, failure)
    return failure.exit_code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
