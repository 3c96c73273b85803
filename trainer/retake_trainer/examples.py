"""From rows to the tokens that TRL's trainers take; rows that are too long are left out and counted, never cut."""

import random
from dataclasses import dataclass

from datasets import Dataset
from transformers import PreTrainedTokenizerBase

from .failure import TrainingFailure
from .head import IGNORED
from .job import Job
from .rendering import Rendered, render
from .rows import Row, read_rows


@dataclass(frozen=True)
class Examples:
    dataset: Dataset
    used: int
    dropped: int
    tokens: int
    """Of one pass, without padding."""
    longest: int
    """Tokens of the longest row."""
    highest: int
    """The highest number of a token."""
    thoughtless: int
    """Rows before whose answer stands an empty thought."""

    @property
    def rows(self) -> dict:
        return {"used": self.used, "dropped": self.dropped}


def training_examples(job: Job, tokenizer: PreTrainedTokenizerBase) -> Examples:
    examples = _examples(read_rows(job.dataset, job.files, job.format), job, tokenizer)
    if examples.used == 0:
        raise TrainingFailure(
            "data",
            f"none of {examples.dropped} rows is left to train on"
            + (f": all are longer than {job.settings.max_length} tokens" if examples.dropped else ""),
            "Raise training.max_length." if examples.dropped else "Extract a dataset that has rows.",
        )
    return examples


def held_out_examples(job: Job, tokenizer: PreTrainedTokenizerBase) -> Examples:
    return _examples(read_rows(job.dataset, job.held_out, job.format), job, tokenizer)


def warnings(job: Job, examples: Examples, held_out: Examples) -> list[str]:
    """What is not as one would think, a sentence each."""
    long = f"longer than training.max_length, {job.settings.max_length} tokens, and left out"
    told = []
    if examples.dropped:
        told.append(f"{examples.dropped} of {examples.dropped + examples.used} rows: {long}.")
    if held_out.dropped:
        told.append(
            f"{held_out.dropped} of {held_out.dropped + held_out.used} held-out rows: {long}; the held-out loss is "
            + ("that of the others." if held_out.used else "not measured.")
        )
    if examples.thoughtless:
        told.append(
            f"{examples.thoughtless} of {examples.used} answers have no thought and get the empty one of the model's "
            "chat template: it learns to answer without thinking."
        )
    return told


def _examples(rows: list[Row], job: Job, tokenizer: PreTrainedTokenizerBase) -> Examples:
    kept, tokens, longest, highest, thoughtless = [], 0, 0, 0, 0
    for row in rows:
        answers = [row.answer] if row.rejected is None else [row.answer, row.rejected]
        rendered = [render(tokenizer, row.prompt, answer) for answer in answers]
        if max(map(len, rendered)) > job.settings.max_length:
            continue
        kept.append(_record(row, *rendered))
        tokens += sum(map(len, rendered))
        longest = max(longest, *map(len, rendered))
        highest = max(highest, *(max(one.prompt + one.completion) for one in rendered))
        thoughtless += rendered[0].thoughtless
    if job.format == "kto":
        _pair_for_kl(kept, job.settings.seed)
    return Examples(Dataset.from_list(kept), len(kept), len(rows) - len(kept), tokens, longest, highest, thoughtless)


def _record(row: Row, rendered: Rendered, rejected: Rendered | None = None) -> dict:
    """The columns of TRL's SFT, DPO or KTO trainer."""
    prompt, completion = rendered.prompt, rendered.completion
    if rejected is not None:
        return {"prompt_ids": prompt, "chosen_ids": completion, "rejected_ids": rejected.completion}
    if row.label is not None:
        return {"prompt_ids": prompt, "completion_ids": completion, "label": row.label}
    return {"input_ids": prompt + completion, "labels": [IGNORED] * len(prompt) + completion}


def _pair_for_kl(records: list[dict], seed: int) -> None:
    """KTO's KL term takes each prompt with its neighbour's answer: neighbours must not share a question."""
    random.Random(seed).shuffle(records)
    for record, neighbour in zip(records, [*records[-1:], *records], strict=False):
        record["KL_completion_ids"] = neighbour["completion_ids"]
