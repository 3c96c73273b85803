"""What this machine has, and what it therefore cannot do."""

import importlib.metadata
import importlib.util
import os
import platform

from .failure import TrainingFailure
from .job import Job

PACKAGES = ("torch", "transformers", "trl", "peft", "accelerate", "datasets", "tokenizers", "bitsandbytes")


def hide_other_gpus(gpus: int, environment=os.environ) -> None:
    """Before torch is loaded: with one process, transformers would spread over every GPU that it sees."""
    if gpus != 1 or "WORLD_SIZE" in environment:
        return
    visible = environment.get("CUDA_VISIBLE_DEVICES")
    environment["CUDA_VISIBLE_DEVICES"] = "0" if visible is None else visible.split(",")[0]


def refuse_what_cannot_be(job: Job) -> None:
    """Raises TrainingFailure rather than training in another way than asked."""
    import torch

    method, gpus = job.settings.method, job.settings.gpus
    has_gpu = torch.cuda.is_available()
    if method == "qlora" and not has_gpu:
        raise TrainingFailure(
            "no-gpu",
            "qlora needs a CUDA GPU and none is visible",
            "Check nvidia-smi and the driver on the runner, or ask for method lora, which also runs on a CPU.",
        )
    if method == "qlora" and importlib.util.find_spec("bitsandbytes") is None:
        raise TrainingFailure(
            "refused",
            "qlora needs bitsandbytes and it is not installed",
            "Install bitsandbytes in the trainer's environment, or ask for method lora.",
        )
    if has_gpu and not torch.cuda.is_bf16_supported(including_emulation=False):
        name = torch.cuda.get_device_name(0)
        raise TrainingFailure("refused", f"{name} cannot compute in bf16", "Use a GPU of 2020 (Ampere) or later.")
    processes = int(os.environ.get("WORLD_SIZE", "1"))
    if processes != gpus:
        raise TrainingFailure("usage", f"{gpus} GPUs were asked for and {processes} processes were started")
    if has_gpu and torch.cuda.device_count() < gpus:
        raise TrainingFailure(
            "no-gpu",
            f"{gpus} GPUs were asked for and {torch.cuda.device_count()} are visible",
            "Lower training.gpus, or use a larger runner.",
        )


def versions() -> dict[str, str]:
    found = {"python": platform.python_version()}
    for name in PACKAGES:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def gpu_facts() -> dict | None:
    """Name, count and the most memory that was held on one GPU, in bytes; None on a CPU."""
    import torch

    if not torch.cuda.is_available():
        return None
    return {
        "name": torch.cuda.get_device_name(0),
        "count": int(os.environ.get("WORLD_SIZE", "1")),
        "peak_memory_bytes": torch.cuda.max_memory_reserved(),
    }
