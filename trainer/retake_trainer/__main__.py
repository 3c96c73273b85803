"""`python -m retake_trainer JOB.json`: trains, and leaves run.json as the last thing it writes."""

import json
import os
import sys
import traceback
from pathlib import Path

from .environment import hide_other_gpus
from .failure import TrainingFailure, failure_of, write_failure
from .job import Job, read_job


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("usage: python -m retake_trainer JOB.json", file=sys.stderr)
        return 2
    job = None
    try:
        job = read_job(Path(arguments[0]))
        job.output.mkdir(parents=True, exist_ok=True)
        _run(job)
        return 0
    except Exception as error:
        return _fail(error, job)


def _run(job: Job) -> None:
    hide_other_gpus(job.settings.gpus)
    # Loads torch, which must not see the other GPUs.
    from .training import train

    report = train(job)
    if int(os.environ.get("RANK", "0")) == 0:
        _write_whole(job.output / "run.json", json.dumps(report, indent=2) + "\n")


def _fail(error: Exception, job: Job | None) -> int:
    failure = failure_of(error)
    if failure is None:
        traceback.print_exception(error)
        return 1
    if not isinstance(error, TrainingFailure):
        traceback.print_exception(error)
    print(f"retake: {failure.message}" + (f"\nretake: {failure.hint}" if failure.hint else ""), file=sys.stderr)
    if job is not None:
        write_failure(job.output, failure)
    return failure.exit_code


def _write_whole(path: Path, text: str) -> None:
    temporary = path.with_name(path.name + ".part")
    temporary.write_text(text, encoding="utf-8")
    os.replace(temporary, path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
