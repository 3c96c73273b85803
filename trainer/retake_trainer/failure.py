"""Every way in which a training can end other than by being done, each with its exit code."""

import errno
import re
from pathlib import Path

from .writing import write_json

EXIT_CODES = {
    "usage": 2,
    "data": 3,
    "refused": 4,
    "no-gpu": 4,
    "gated-model": 4,
    "no-model": 4,
    "diverged": 5,
    "out-of-memory": 6,
    "no-disk": 7,
    "not-as-asked": 8,
    "interrupted": 143,
}


class TrainingFailure(Exception):
    """A failure that the user can mend: what happened, and what to change."""

    def __init__(self, kind: str, message: str, hint: str = ""):
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.hint = hint

    @property
    def exit_code(self) -> int:
        return EXIT_CODES[self.kind]


NOT_THE_GPU = re.compile(r"(?<!Of)MemoryError|CPUAllocator|Cannot allocate memory")
OUT_OF_MEMORY = re.compile(rf"OutOfMemoryError|out of memory|CUBLAS_STATUS_ALLOC_FAILED|{NOT_THE_GPU.pattern}", re.I)
WRITE_FAILED = re.compile(
    r"No space left on device|Disk quota exceeded|inline_container.*(file write failed|unexpected pos)"
)
"""The last is how torch.save fails on a full disk."""


NOT_OURS = (errno.EACCES, errno.EPERM, errno.EROFS, errno.EEXIST, errno.ENOTDIR, errno.EISDIR)


def failure_of(error: BaseException) -> TrainingFailure | None:
    """The failure that a library's error stands for; None where it is a bug."""
    if isinstance(error, TrainingFailure):
        return error
    text = f"{type(error).__name__}: {error}"
    if OUT_OF_MEMORY.search(text):
        where = "machine" if NOT_THE_GPU.search(text) else "GPU"
        return TrainingFailure(
            "out-of-memory",
            f"the {where} ran out of memory",
            "Lower training.batch_size and raise training.gradient_accumulation by as much, lower "
            "training.max_length, or train with method qlora.",
        )
    if WRITE_FAILED.search(text):
        return TrainingFailure("no-disk", "the disk is full", "Free space on the runner's disk.")
    if isinstance(error, OSError) and error.errno in NOT_OURS:
        return TrainingFailure(
            "refused",
            f"{error.filename} cannot be used: {error.strerror}",
            "Name another folder, or give the runner's account the right to it.",
        )
    if type(error).__name__ == "GatedRepoError" or "gated repo" in text.lower():
        return TrainingFailure(
            "gated-model",
            "the model is gated and the token at hand does not open it",
            "Accept the model's terms on its page and pass a token of that account as HF_TOKEN.",
        )
    return None


def write_failure(output: Path, failure: TrainingFailure) -> None:
    """Leaves failure.json for the launcher: exit codes do not survive torchrun."""
    document = {"kind": failure.kind, "message": failure.message, "hint": failure.hint}
    write_json(output / "failure.json", document)
