import pytest
from tiny import make_tokenizer

from retake_trainer.failure import TrainingFailure
from retake_trainer.rendering import between, render

TEXTS = ["What is 2 + 2? The answer is 4."]


def test_chat_template_and_end_of_answer():
    tokenizer = make_tokenizer(TEXTS)
    rendered = render(tokenizer, "What is 2 + 2?", "The answer is 4.")
    assert tokenizer.decode(rendered.prompt) == "<s><|user|>\nWhat is 2 + 2?</s><|assistant|>\n"
    assert tokenizer.decode(rendered.completion) == "The answer is 4.</s>"


def test_a_template_that_ends_no_answer_gets_its_end():
    tokenizer = make_tokenizer(TEXTS)
    tokenizer.chat_template = "{% for m in messages %}{{ m.content }} {% endfor %}"
    rendered = render(tokenizer, "What is 2 + 2?", "4")
    assert rendered.completion[-1] == tokenizer.eos_token_id
    assert rendered.completion.count(tokenizer.eos_token_id) == 1


def test_a_template_that_rewrites_earlier_turns_keeps_the_prompt():
    tokenizer = make_tokenizer(TEXTS)
    tokenizer.chat_template = (
        "{{ messages | length }}{% if add_generation_prompt %}> {% else %} {{ messages[-1].content }}{% endif %}"
    )
    rendered = render(tokenizer, "What is 2 + 2?", "4")
    assert tokenizer.decode(rendered.prompt) == "1> "
    assert tokenizer.decode(rendered.completion) == "4</s>"


def test_generation_markers_change_nothing():
    plain, marked = make_tokenizer(TEXTS), make_tokenizer(TEXTS)
    answer = "{{ m.content }}{{ eos_token }}"
    marked.chat_template = plain.chat_template.replace(answer, f"{{% generation %}}{answer}{{% endgeneration %}}")
    assert render(marked, "What is 2 + 2?", "4") == render(plain, "What is 2 + 2?", "4")


def test_a_template_that_takes_no_such_message_is_refused():
    tokenizer = make_tokenizer(TEXTS)
    tokenizer.chat_template = "{{ raise_exception('System role not supported') }}"
    with pytest.raises(TrainingFailure, match="System role not supported") as caught:
        render(tokenizer, [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Why?"}], "4")
    assert caught.value.kind == "refused"


def test_messages_without_a_template_are_refused():
    with pytest.raises(TrainingFailure, match="no chat template"):
        render(make_tokenizer(TEXTS, chat=False), [{"role": "user", "content": "Why?"}], "4")


@pytest.mark.parametrize(
    ("prompt", "answer", "completion"),
    [
        ("What is 2 + 2?", "The answer is 4.", "\n\nThe answer is 4.</s>"),
        ("2 + 2? Answer:", "4", " 4</s>"),
        ("2 + 2? Answer: ", "4", "4</s>"),
        ("2 + 2? Answer:", "\n4", "\n4</s>"),
        ("Why?\n\n", "4", "4</s>"),
    ],
)
def test_without_template_the_prompt_is_the_one_of_the_exam(prompt, answer, completion):
    tokenizer = make_tokenizer(["Answer: 4 Answer: 4 What is 2 + 2?\n\nThe answer is 4. Why?\n\n4"], chat=False)
    rendered = render(tokenizer, prompt, answer)
    assert rendered.prompt == tokenizer(prompt)["input_ids"]
    assert tokenizer.decode(rendered.completion) == completion


def test_the_answer_is_tokenised_as_the_model_would_write_it():
    tokenizer = make_tokenizer(["Answer: 4 Answer: 4"], chat=False)
    rendered = render(tokenizer, "Answer:", "4")
    assert tokenizer.convert_ids_to_tokens(rendered.completion) == ["\u01204", "</s>"]


def test_what_stands_between():
    assert between("Answer:", "4") == " "
    assert between("Answer: ", "4") == ""
    assert between("Answer:", " 4") == ""
    assert between("Why?", "4") == "\n\n"
