import json

import pytest

from retake_trainer.failure import TrainingFailure
from retake_trainer.rows import read_rows

ROWS = {
    "prompt-completion": {"prompt": "q", "completion": "a"},
    "messages": {"messages": [{"role": "user", "content": "q"}, {"role": "assistant", "content": "a"}]},
    "alpaca": {"instruction": "q", "input": "", "output": "a", "category": "math", "metadata": {}},
    "preference": {"prompt": "q", "chosen": "a", "rejected": "b"},
    "kto": {"prompt": "q", "completion": "a", "label": False},
}


def read(tmp_path, content: str, dataset_format: str):
    (tmp_path / "x.jsonl").write_text(content)
    return read_rows(tmp_path, ("x.jsonl",), dataset_format)


@pytest.mark.parametrize("dataset_format", ROWS)
def test_every_format(tmp_path, dataset_format):
    [row] = read(tmp_path, json.dumps(ROWS[dataset_format]) + "\n\n", dataset_format)
    assert row.answer == "a"
    assert row.rejected == ("b" if dataset_format == "preference" else None)
    assert row.label == (False if dataset_format == "kto" else None)


def test_alpaca_input_follows_the_instruction(tmp_path):
    [row] = read(tmp_path, json.dumps({**ROWS["alpaca"], "input": "i"}), "alpaca")
    assert row.prompt == "q\n\ni"


def test_a_file_in_another_encoding_is_named(tmp_path):
    (tmp_path / "x.jsonl").write_bytes('{"prompt": "café", "completion": "x"}'.encode("latin-1"))
    with pytest.raises(TrainingFailure, match="is not UTF-8"):
        read_rows(tmp_path, ("x.jsonl",), "prompt-completion")


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_what_some_call_a_line_end_is_part_of_a_text(tmp_path, separator):
    row = {"prompt": f"q{separator}q", "completion": f"a{separator}"}
    assert read(tmp_path, json.dumps(row, ensure_ascii=False), "prompt-completion")[0].prompt == row["prompt"]


@pytest.mark.parametrize(
    "line",
    [
        '{"prompt": "q"}',
        "no json",
        "[1]",
        "null",
        f'{{"prompt": {"[" * 5000}{"]" * 5000}, "completion": "a"}}',
        '{"prompt": "q", "completion": " "}',
        '{"prompt": "q", "completion": 4}',
        '{"prompt": 4, "completion": "a"}',
        '{"prompt": null, "completion": "a"}',
        '{"prompt": "half a smile: \\ud83d", "completion": "a"}',
    ],
)
def test_a_broken_row_is_named(tmp_path, line):
    good = json.dumps(ROWS["prompt-completion"])
    with pytest.raises(TrainingFailure, match="line 2") as caught:
        read(tmp_path, f"{good}\n{line}\n", "prompt-completion")
    assert caught.value.exit_code == 3


@pytest.mark.parametrize(
    ("dataset_format", "line", "says"),
    [
        ("prompt-completion", "[]", "an object was expected"),
        ("prompt-completion", '{"prompt": "q"}', "completion is missing"),
        ("messages", '{"messages": []}', "the last of several messages must be the assistant's"),
        ("kto", '{"prompt": "q", "completion": "a", "label": 1}', "label must be true or false"),
    ],
)
def test_and_told_in_words(tmp_path, dataset_format, line, says):
    with pytest.raises(TrainingFailure, match=f"x.jsonl line 1 is no row of format {dataset_format}: {says}"):
        read(tmp_path, line, dataset_format)
