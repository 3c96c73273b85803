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


def read_rows(folder: Path, files: tuple[str, ...], dataset_format: str) -> list[Row]:
    return [row for name in files for row in _read_file(folder / name, name, dataset_format)]


def _read_file(path: Path, name: str, dataset_format: str) -> Iterator[Row]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise TrainingFailure("data", f"{name} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise TrainingFailure("data", f"{name} is not UTF-8: {error.reason} at byte {error.start}") from error
    # Not splitlines(): it also breaks at U+2028 and the like, which stand in JSON strings as they are.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            document = json.loads(line)
            if not isinstance(document, dict):
                raise ValueError("an object was expected")
            row = _ROW_OF_FORMAT[dataset_format](document)
            _check(row)
        except KeyError as error:
            raise _no_row(name, number, dataset_format, f"{error.args[0]} is missing") from error
        except (ValueError, TypeError, AttributeError, RecursionError) as error:
            raise _no_row(name, number, dataset_format, str(error)) from error
        yield row


def _no_row(name: str, line: int, dataset_format: str, why: str) -> TrainingFailure:
    return TrainingFailure("data", f"{name} line {line} is no row of format {dataset_format}: {why}")


def _check(row: Row) -> None:
    answers = [row.answer] if row.rejected is None else [row.answer, row.rejected]
    asked = [row.prompt] if isinstance(row.prompt, str) else [message["content"] for message in row.prompt]
    for text in (*asked, *answers):
        if not isinstance(text, str):
            raise ValueError(f"{text!r} is no text")
        # Half of a surrogate pair is JSON, and no text.
        text.encode()
    if not all(answer.strip() for answer in answers):
        raise ValueError("the answer is empty")


def _prompt_completion(row: dict) -> Row:
    return Row(row["prompt"], row["completion"])


def _messages(row: dict) -> Row:
    *before, last = row["messages"] or [{"role": "nobody"}]
    if last["role"] != "assistant" or not before:
        raise ValueError("the last of several messages must be the assistant's")
    return Row([{"role": m["role"], "content": m["content"]} for m in before], last["content"])


def _alpaca(row: dict) -> Row:
    prompt = row["instruction"] + ("\n\n" + row["input"] if row.get("input") else "")
    return Row(prompt, row["output"])


def _preference(row: dict) -> Row:
    return Row(row["prompt"], row["chosen"], rejected=row["rejected"])


def _kto(row: dict) -> Row:
    if not isinstance(row["label"], bool):
        raise ValueError("label must be true or false")
    return Row(row["prompt"], row["completion"], label=row["label"])


_ROW_OF_FORMAT = {
    "prompt-completion": _prompt_completion,
    "messages": _messages,
    "alpaca": _alpaca,
    "preference": _preference,
    "kto": _kto,
}
