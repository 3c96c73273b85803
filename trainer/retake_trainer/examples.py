"""From rows to what TRL's trainers take; rows that are too long are left out and counted, never cut."""

import random
from dataclasses import dataclass

from datasets import Dataset

from .failure import TrainingFailure
from .job import Job
from .rendering import joined, render
from .rows import Row, read_rows

IGNORED = -100
"""The label of a token that the loss does not look at."""


@dataclass(frozen=True)
class Examples:
    dataset: Dataset
    used: int
    dropped: int
    tokens: int
    """Of one pass, without padding."""


def training_examples(job: Job, tokenizer) -> Examples:
    examples = _examples(read_rows(job.dataset, job.files, job.format), job, tokenizer)
    if examples.used == 0:
        raise TrainingFailure(
            "data",
            f"none of {examples.dropped} rows is left to train on"
            + (f": all are longer than {job.settings.max_length} tokens" if examples.dropped else ""),
            "Raise training.max_length." if examples.dropped else "Extract a dataset that has rows.",
        )
    return examples


def held_out_examples(job: Job, tokenizer) -> Examples | None:
    rows = read_rows(job.dataset, job.held_out, job.format)
    examples = _examples(rows, job, tokenizer) if rows else None
    return examples if examples and examples.used else None


def _examples(rows: list[Row], job: Job, tokenizer) -> Examples:
    kept, tokens = [], 0
    for row in rows:
        answers = [row.answer] if row.rejected is None else [row.answer, row.rejected]
        rendered = [render(tokenizer, row.prompt, answer) for answer in answers]
        if max(map(len, rendered)) > job.settings.max_length:
            continue
        kept.append(_record(row, rendered[0], tokenizer))
        tokens += sum(map(len, rendered))
    if job.format == "kto":
        # Its KL term pairs each prompt with its neighbour's answer: neighbours must not share a question.
        random.Random(job.settings.seed).shuffle(kept)
    return Examples(Dataset.from_list(kept), len(kept), len(rows) - len(kept), tokens)


def _record(row: Row, rendered, tokenizer) -> dict:
    if row.rejected is None and row.label is None:
        return {
            "input_ids": rendered.prompt + rendered.completion,
            "labels": [IGNORED] * len(rendered.prompt) + rendered.completion,
        }
    prompt, wrap = _as_trl_wants(row, tokenizer)
    if row.label is None:
        return {"prompt": prompt, "chosen": wrap(row.answer), "rejected": wrap(row.rejected)}
    return {"prompt": prompt, "completion": wrap(row.answer), "label": row.label}


def _as_trl_wants(row: Row, tokenizer):
    """Messages where the model has a chat template, text where it has none: TRL renders these itself."""
    if tokenizer.chat_template is None:
        return joined(row.prompt, row.answer), lambda text: text
    return [{"role": "user", "content": row.prompt}], lambda text: [{"role": "assistant", "content": text}]
