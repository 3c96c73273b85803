"""Reads the dataset's rows and brings every format into one of three shapes."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .failure import TrainingFailure

Message = dict[str, str]


@dataclass(frozen=True)
class Row:
    """A prompt and what is said about its answers; `label` and `rejected` belong to kto and preference."""

    prompt: str | list[Message]
    answer: str
    rejected: str | None = None
    label: bool | None = None
    where: str = ""


def read_rows(folder: Path, files: tuple[str, ...], dataset_format: str) -> list[Row]:
    rows = [row for name in files for row in _read_file(folder / name, name, dataset_format)]
    return rows


def _read_file(path: Path, name: str, dataset_format: str) -> Iterator[Row]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise TrainingFailure("data", f"{name} cannot be read: {error.strerror}") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{name} line {number}"
        try:
            row = _ROW_OF_FORMAT[dataset_format](json.loads(line), where)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise TrainingFailure("data", f"{where} is no row of format {dataset_format}: {error!r}") from error
        yield _whole(row)


def _whole(row: Row) -> Row:
    texts = [row.answer] if row.rejected is None else [row.answer, row.rejected]
    if not all(isinstance(text, str) for text in texts):
        raise TrainingFailure("data", f"{row.where}: the answer is no text")
    if not all(text.strip() for text in texts):
        raise TrainingFailure("data", f"{row.where}: the answer is empty")
    return row


def _prompt_completion(row: dict, where: str) -> Row:
    return Row(row["prompt"], row["completion"], where=where)


def _messages(row: dict, where: str) -> Row:
    *before, last = row["messages"]
    if last["role"] != "assistant" or not before:
        raise ValueError("the last of several messages must be the assistant's")
    return Row([{"role": m["role"], "content": m["content"]} for m in before], last["content"], where=where)


def _alpaca(row: dict, where: str) -> Row:
    prompt = row["instruction"] + ("\n\n" + row["input"] if row.get("input") else "")
    return Row(prompt, row["output"], where=where)


def _preference(row: dict, where: str) -> Row:
    return Row(row["prompt"], row["chosen"], rejected=row["rejected"], where=where)


def _kto(row: dict, where: str) -> Row:
    if not isinstance(row["label"], bool):
        raise ValueError("label must be true or false")
    return Row(row["prompt"], row["completion"], label=row["label"], where=where)


_ROW_OF_FORMAT = {
    "prompt-completion": _prompt_completion,
    "messages": _messages,
    "alpaca": _alpaca,
    "preference": _preference,
    "kto": _kto,
}
