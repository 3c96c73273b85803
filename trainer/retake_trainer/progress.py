"""Tells how far the training is, saves it when it is interrupted, and ends it when it diverges."""

import json
import math
import signal
import time
from datetime import datetime, timezone
from pathlib import Path

import torch
from transformers import TrainerCallback

from .failure import TrainingFailure


class Progress(TrainerCallback):
    """Appends a line to `trainer_log.jsonl` after every step."""

    def __init__(self, output: Path, tokens_per_step: float):
        self._path = output / "trainer_log.jsonl"
        self._tokens_per_step = tokens_per_step
        self._started: float | None = None
        self._first_step = 0

    def on_train_begin(self, args, state, control, **kwargs):
        self._started, self._first_step = time.monotonic(), state.global_step

    def on_log(self, args, state, control, logs=None, **kwargs):
        if not state.is_world_process_zero or not logs or "loss" not in logs:
            return
        elapsed = time.monotonic() - self._started
        done = state.global_step - self._first_step
        record = {
            "at": datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "current_steps": state.global_step,
            "total_steps": state.max_steps,
            "loss": float(logs["loss"]),
            "lr": logs.get("learning_rate"),
            "epoch": logs.get("epoch"),
            "tokens_per_second": round(done * self._tokens_per_step / elapsed, 1) if elapsed > 0 else None,
        }
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(record) + "\n")


class StopWhenDiverged(TrainerCallback):
    """A loss that is no number never comes back; every further step is paid for nothing."""

    def on_log(self, args, state, control, logs=None, **kwargs):
        loss = (logs or {}).get("loss")
        if loss is not None and not math.isfinite(float(loss)):
            raise TrainingFailure(
                "diverged",
                f"the loss was {loss} at step {state.global_step}",
                "Lower training.learning_rate, and look for broken rows in the dataset.",
            )


class SaveWhenInterrupted(TrainerCallback):
    """From the first step on, SIGTERM and SIGINT end the training after the step in hand, with a checkpoint to
    resume from. Before there is nothing to save, and they end the process."""

    def __init__(self):
        self.interrupted = False

    def on_train_begin(self, args, state, control, **kwargs):
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._interrupt)

    def _interrupt(self, number, frame):
        self.interrupted = True

    def on_step_end(self, args, state, control, **kwargs):
        self.interrupted = _any_process(self.interrupted, args.device)
        if self.interrupted:
            control.should_save = True
            control.should_training_stop = True
        return control


def _any_process(flag: bool, device: torch.device) -> bool:
    """Whether it holds for any of the processes: one that went on alone would wait for the others forever."""
    if not torch.distributed.is_initialized():
        return flag
    shared = torch.tensor(int(flag), device=device)
    torch.distributed.all_reduce(shared, torch.distributed.ReduceOp.MAX)
    return bool(shared)
