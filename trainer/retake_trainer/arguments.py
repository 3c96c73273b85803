"""The settings that were asked for, as TRL's trainers take them."""

import math

import torch
from transformers import PreTrainedModel, TrainingArguments
from trl import DPOConfig, KTOConfig, SFTConfig

from .head import head_of
from .job import Job, Settings

WARM_UP = 0.1
"""Share of the steps over which the learning rate rises."""


def planned_steps(rows: int, settings: Settings) -> int:
    """Optimizer steps, the last batch of an epoch kept."""
    batches = math.ceil(rows / (settings.batch_size * settings.gpus))
    return math.ceil(settings.epochs * math.ceil(batches / settings.gradient_accumulation))


def training_arguments(job: Job, rows: int, evaluates: bool, model: PreTrainedModel) -> TrainingArguments:
    settings, steps = job.settings, planned_steps(rows, job.settings)
    shared = {
        "output_dir": str(job.output / "checkpoints"),
        "num_train_epochs": settings.epochs,
        "learning_rate": settings.learning_rate,
        "per_device_train_batch_size": settings.batch_size,
        "per_device_eval_batch_size": settings.batch_size,
        "gradient_accumulation_steps": settings.gradient_accumulation,
        "seed": settings.seed,
        "data_seed": settings.seed,
        "lr_scheduler_type": "cosine",
        "warmup_steps": int(WARM_UP * steps),
        "logging_steps": 1,
        "logging_nan_inf_filter": False,
        "use_cpu": not torch.cuda.is_available(),
        "bf16": torch.cuda.is_available(),
        "gradient_checkpointing": torch.cuda.is_available(),
        "gradient_checkpointing_kwargs": {"use_reentrant": False},
        "eval_strategy": "epoch" if evaluates else "no",
        "eval_on_start": evaluates,
        "save_total_limit": 2,
        "report_to": "none",
        "disable_tqdm": True,
        "ddp_find_unused_parameters": False,
        **_saving(settings, steps),
    }
    # Rows that are too long are gone already: no trainer may cut one. What KTO cuts are answers that it pairs with
    # another row's prompt.
    if job.format == "preference":
        return DPOConfig(max_length=None, loss_type=["sigmoid", "sft"], loss_weights=[1.0, 0.2], **shared)
    if job.format == "kto":
        return KTOConfig(max_length=settings.max_length, **shared)
    loss = "nll" if head_of(model) is None else "chunked_nll"
    return SFTConfig(max_length=None, packing=False, loss_type=loss, **shared)


def _saving(settings: Settings, steps: int) -> dict:
    """A tenth of the run is what an interruption may cost; all weights of a model are too large for that."""
    if settings.method == "full":
        return {"save_strategy": "epoch"}
    return {"save_strategy": "steps", "save_steps": max(1, steps // 10)}
