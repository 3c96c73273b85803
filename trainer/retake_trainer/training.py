"""The training itself, from a job to what is to be said of it."""

import dataclasses
import math
import os
import time

import torch
from transformers import PreTrainedTokenizerBase, Trainer, TrainerCallback, set_seed

from .arguments import planned_steps, training_arguments
from .environment import gpu_facts, refuse_what_cannot_be, versions
from .examples import Examples, held_out_examples, training_examples, warnings
from .failure import TrainingFailure
from .job import Job
from .model import (
    embeddings_of,
    load_model,
    load_tokenizer,
    lora_config,
    precision_of,
    refuse_what_does_not_fit,
)
from .progress import Progress, SaveWhenInterrupted, StopWhenDiverged
from .resuming import resume_from
from .telling import tell
from .trainers import trainer_of


def train(job: Job) -> dict:
    """Trains; returns the content of run.json. Raises TrainingFailure, or whatever a library raises."""
    refuse_what_cannot_be(job)
    started = time.monotonic()
    set_seed(job.settings.seed)
    tokenizer = load_tokenizer(job)
    examples = training_examples(job, tokenizer)
    held_out = held_out_examples(job, tokenizer)
    told = warnings(job, examples, held_out)
    for warning in told:
        tell(warning)
    checkpoint = _resume_once(job)
    stopper = SaveWhenInterrupted()
    trainer = _trainer(job, tokenizer, examples, held_out, [stopper])
    trainer.train(resume_from_checkpoint=checkpoint)
    if stopper.interrupted:
        raise TrainingFailure(
            "interrupted",
            f"interrupted at step {trainer.state.global_step} of {trainer.state.max_steps}",
            "The same command goes on from its checkpoint.",
        )
    _check(trainer, examples.used, job)
    trainer.save_model(str(job.output / "adapter"))
    _save_state(trainer, job)
    facts = {
        "held_out_rows": held_out.rows if job.held_out else None,
        "resumed_from": os.path.basename(checkpoint) if checkpoint else None,
        "warnings": told,
        "seconds": round(time.monotonic() - started, 1),
    }
    return {**_report(job, trainer, examples), **facts}


def _resume_once(job: Job) -> str | None:
    """The first process looks and clears, the others wait for it and find the same."""
    from accelerate import PartialState

    with PartialState(cpu=not torch.cuda.is_available()).main_process_first():
        return resume_from(job)


def _trainer(
    job: Job,
    tokenizer: PreTrainedTokenizerBase,
    examples: Examples,
    held_out: Examples,
    callbacks: list[TrainerCallback],
) -> Trainer:
    steps = planned_steps(examples.used, job.settings)
    tokens_per_step = examples.tokens * job.settings.epochs / steps
    model = load_model(job)
    for rows in (examples, held_out):
        refuse_what_does_not_fit(model, rows.longest, rows.highest)
    if tokenizer.pad_token_id >= embeddings_of(model):
        tokenizer.pad_token = tokenizer.eos_token
    trainer = trainer_of(job.format)(
        model=model,
        args=training_arguments(job, examples.used, held_out.used > 0, model),
        train_dataset=examples.dataset,
        eval_dataset=held_out.dataset if held_out.used else None,
        processing_class=tokenizer,
        peft_config=None if job.settings.method == "full" else lora_config(model),
        callbacks=[Progress(job.output, tokens_per_step), StopWhenDiverged(), *callbacks],
        **_compared_with(job),
    )
    # For 4-bit models TRL makes them bf16, whose steps are too coarse: at 5e-6 nine tenths of the weights of
    # lora_A would never change.
    for parameter in _trained(trainer):
        parameter.data = parameter.data.float()
    return trainer


def _compared_with(job: Job) -> dict:
    """What DPO and KTO hold the model against: with LoRA itself without the adapter, else a second one, which TRL by
    itself would load in whatever revision is the newest."""
    compares = job.format in ("preference", "kto")
    return {"ref_model": load_model(job)} if compares and job.settings.method == "full" else {}


def _trained(trainer: Trainer) -> list[torch.nn.Parameter]:
    return [parameter for parameter in trainer.model.parameters() if parameter.requires_grad]


def _check(trainer: Trainer, rows: int, job: Job) -> None:
    """Held against what was asked, after the fact."""
    state, planned = trainer.state, planned_steps(rows, job.settings)
    if not state.global_step == state.max_steps == planned:
        raise TrainingFailure(
            "not-as-asked",
            f"{planned} steps were planned, the trainer meant to do {state.max_steps} and did {state.global_step}",
        )
    losses = [record["loss"] for record in state.log_history if "loss" in record]
    if not losses or not all(math.isfinite(loss) for loss in losses):
        raise TrainingFailure("diverged", "the loss was not a number at every step")
    if not all(torch.isfinite(parameter).all() for parameter in _trained(trainer)):
        raise TrainingFailure("diverged", "some of the trained weights are no numbers")


def _save_state(trainer: Trainer, job: Job) -> None:
    if trainer.is_world_process_zero():
        trainer.state.save_to_json(str(job.output / "trainer_state.json"))


def _report(job: Job, trainer: Trainer, examples: Examples) -> dict:
    arguments = trainer.args
    applied = {
        "method": job.settings.method,
        "epochs": arguments.num_train_epochs,
        "learning_rate": arguments.learning_rate,
        "batch_size": arguments.per_device_train_batch_size,
        "gradient_accumulation": arguments.gradient_accumulation_steps,
        "gpus": arguments.world_size,
        "max_length": job.settings.max_length,
        "seed": arguments.seed,
    }
    return {
        "schema": "retake.run/1",
        "rows": examples.rows,
        "steps": {"planned": trainer.state.max_steps, "done": trainer.state.global_step},
        "tokens": round(examples.tokens * job.settings.epochs),
        "applied": applied,
        "asked": dataclasses.asdict(job.settings),
        "adapter": "adapter",
        "gpu": gpu_facts(),
        "precision": precision_of(trainer.model),
        "versions": versions(),
    }
