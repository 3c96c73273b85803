"""What the model is shown and what of it counts, token by token, in the batches that TRL makes."""

import pytest
from conftest import sums
from transformers import AutoTokenizer

from retake_trainer.examples import held_out_examples, training_examples, warnings
from retake_trainer.job import read_job
from retake_trainer.training import _trainer

PROMPT = "<s><|user|>\nWhat is 0 + 1?</s><|assistant|>\n"
ANSWER = "0 + 1 = 1. The answer is 1.</s>"
LONGER = {"prompt": "What is 1 + 2?", "completion": "First we see a 1, then a 2, and both make 3. The answer is 3."}


def batch_of(job, tokenizer):
    examples = training_examples(job, tokenizer)
    return examples, next(
        iter(_trainer(job, tokenizer, examples, held_out_examples(job, tokenizer), []).get_train_dataloader())
    )


@pytest.fixture
def tokenizer(model):
    """Pads with the token that ends an answer, as many a model does."""
    tokenizer = AutoTokenizer.from_pretrained(model)
    tokenizer.pad_token = tokenizer.eos_token
    return tokenizer


def counted(tokenizer, ids, mask) -> str:
    return tokenizer.decode([token for token, counts in zip(ids, mask, strict=True) if counts])


def test_answers_and_their_end_count_and_padding_does_not(write_job, tokenizer):
    job = read_job(write_job([sums(1)[0], LONGER]))
    _, batch = batch_of(job, tokenizer)
    shown = {
        tokenizer.decode(ids[seen == 1]): tokenizer.decode(labels[labels != -100])
        for ids, seen, labels in zip(batch["input_ids"], batch["attention_mask"], batch["labels"], strict=True)
    }
    assert shown[PROMPT + ANSWER] == ANSWER
    assert len(shown) == 2


def test_both_answers_of_a_pair(write_job, tokenizer):
    row = {"prompt": "What is 0 + 1?", "chosen": sums(1)[0]["completion"], "rejected": "No."}
    _, batch = batch_of(read_job(write_job([row], format="preference")), tokenizer)
    answers = [counted(tokenizer, *one) for one in zip(batch["input_ids"], batch["completion_mask"], strict=True)]
    assert answers == [ANSWER, "No.</s>"]
    assert tokenizer.decode(batch["input_ids"][0]) == PROMPT + ANSWER


def test_an_answer_of_a_base_model_is_learned_whole(write_job, plain_model):
    """Its one token begins with the space that parts it from the prompt."""
    tokenizer = AutoTokenizer.from_pretrained(plain_model)
    tokenizer.add_tokens("\u01204")
    rows = [{"prompt": "2 + 2? Answer:", "chosen": "4", "rejected": "5"}]
    examples = training_examples(read_job(write_job(rows, format="preference", model=str(plain_model))), tokenizer)
    [record] = examples.dataset
    assert tokenizer.decode(record["chosen_ids"]) == " 4</s>"
    assert record["prompt_ids"] == tokenizer("2 + 2? Answer:")["input_ids"]


def test_labels_and_the_answers_of_neighbours(write_job, tokenizer):
    rows = [{**row, "label": index % 2 == 0} for index, row in enumerate(sums(5))]
    job = read_job(write_job(rows, format="kto", settings={"batch_size": 2}))
    examples, batch = batch_of(job, tokenizer)
    told = {
        tokenizer.decode(record["prompt_ids"] + record["completion_ids"]): record["label"]
        for record in examples.dataset
    }
    assert told[PROMPT + ANSWER] is True
    assert list(told.values()).count(True) == 3
    # Also where the last batch has one row only.
    assert all(record["KL_completion_ids"] != record["completion_ids"] for record in examples.dataset)
    assert batch["KL_input_ids"].shape[0] == 2


@pytest.mark.parametrize("dataset_format", ["prompt-completion", "preference", "kto"])
def test_a_row_that_is_too_long_is_dropped_and_none_is_cut(write_job, tokenizer, dataset_format):
    extra = {"chosen": "1", "rejected": "No.", "label": True}
    rows = [{**row, **extra} for row in (*sums(3), {"prompt": "Say a lot.", "completion": "word " * 500})]
    rows[-1]["rejected"] = rows[-1]["completion"]
    examples = training_examples(read_job(write_job(rows, format=dataset_format)), tokenizer)
    assert (examples.used, examples.dropped) == (3, 1)


LONG = {"prompt": "Say a lot.", "completion": "word " * 500}


@pytest.mark.parametrize(
    ("rows", "held_out", "counts", "says"),
    [
        (sums(3), [], (0, 0), []),
        (sums(3), sums(2), (2, 0), []),
        ([*sums(3), LONG], sums(2), (2, 0), ["1 of 4 rows: longer than training.max_length, 256 tokens, and left out"]),
        (sums(3), [*sums(2), LONG], (2, 1), ["1 of 3 held-out rows", "that of the others"]),
        (sums(3), [LONG], (0, 1), ["1 of 1 held-out rows", "not measured"]),
    ],
)
def test_what_is_left_out_is_told(write_job, tokenizer, rows, held_out, counts, says):
    job = read_job(write_job(rows, held_out=held_out))
    aside = held_out_examples(job, tokenizer)
    assert (aside.used, aside.dropped) == counts
    told = " ".join(warnings(job, training_examples(job, tokenizer), aside))
    assert all(words in told for words in says)
    assert bool(told) == bool(says)


def test_answers_without_a_thought_are_told_of(write_job, tokenizer):
    """Where the model's template thinks."""
    tokenizer.chat_template = tokenizer.chat_template.replace("<|assistant|>\n", "<|assistant|>\n<think>\n")
    thoughtful = {"prompt": "What is 1 + 2?", "completion": "<think>\n1 and 2\n</think>\n\n3"}
    job = read_job(write_job([*sums(3), thoughtful]))
    examples = training_examples(job, tokenizer)
    [warning] = warnings(job, examples, held_out_examples(job, tokenizer))
    assert "3 of 4 answers have no thought" in warning
