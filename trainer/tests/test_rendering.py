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


ASKED = "{% for m in messages %}{% if m.role == 'user' %}<|user|>{{ m.content }}{% endif %}{% endfor %}"
"""How models that think write their turns, reduced to what they do with thoughts."""
QWEN3 = (
    ASKED + "{% for m in messages %}{% if m.role == 'assistant' %}{% set content = m.content %}{% set thought = '' %}"
    "{% if '</think>' in content %}"
    "{% set thought = content.split('</think>')[0].rstrip('\\n').split('<think>')[-1].lstrip('\\n') %}"
    "{% set content = content.split('</think>')[-1].lstrip('\\n') %}{% endif %}"
    "<|assistant|>\n<think>\n{{ thought.strip('\\n') }}\n</think>\n\n{{ content.lstrip('\\n') }}</s>\n{% endif %}"
    "{% endfor %}{% if add_generation_prompt %}<|assistant|>\n{% endif %}"
)
QWEN3_THINKING = QWEN3.replace("%}<|assistant|>\n{% endif", "%}<|assistant|>\n<think>\n{% endif")
DEEPSEEK = (
    ASKED + "{% for m in messages %}{% if m.role == 'assistant' %}<|assistant|>"
    "{{ m.content.split('</think>')[-1] }}</s>{% endif %}{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|>{% endif %}"
)
DEEPSEEK_R1 = DEEPSEEK.replace("%}<|assistant|>{% endif", "%}<|assistant|><think>\n{% endif")
CUT_OFF = "<think>\n2 and"
PLAIN, THOUGHTFUL, CONTINUED = "4", "<think>\n2 and 2\n</think>\n\n4", "2 and 2\n</think>\n\n4"


@pytest.mark.parametrize(
    ("template", "answer", "prompt", "completion", "thoughtless"),
    [
        ("QWEN3", PLAIN, "<|assistant|>\n", "<think>\n\n</think>\n\n4</s>", True),
        ("QWEN3", THOUGHTFUL, "<|assistant|>\n", f"{THOUGHTFUL}</s>", False),
        # Not as the template would write it, but as the model did.
        ("QWEN3", "<think>2 and 2</think>4", "<|assistant|>\n", "<think>2 and 2</think>4</s>", False),
        ("QWEN3", CUT_OFF, "<|assistant|>\n", f"{CUT_OFF}</s>", False),
        ("QWEN3_THINKING", CUT_OFF, "<|assistant|>\n<think>\n", "2 and</s>", False),
        ("QWEN3_THINKING", PLAIN, "<|assistant|>\n<think>\n", "\n</think>\n\n4</s>", True),
        ("QWEN3_THINKING", THOUGHTFUL, "<|assistant|>\n<think>\n", f"{CONTINUED}</s>", False),
        ("QWEN3_THINKING", CONTINUED, "<|assistant|>\n<think>\n", f"{CONTINUED}</s>", False),
        ("DEEPSEEK", PLAIN, "<|assistant|>", "4</s>", False),
        ("DEEPSEEK", THOUGHTFUL, "<|assistant|>", f"{THOUGHTFUL}</s>", False),
        ("DEEPSEEK_R1", PLAIN, "<|assistant|><think>\n", "\n</think>\n\n4</s>", True),
        ("DEEPSEEK_R1", THOUGHTFUL, "<|assistant|><think>\n", f"{CONTINUED}</s>", False),
        ("DEEPSEEK_R1", CONTINUED, "<|assistant|><think>\n", f"{CONTINUED}</s>", False),
    ],
)
def test_a_thought_is_where_the_model_would_write_it(template, answer, prompt, completion, thoughtless):
    tokenizer = make_tokenizer([*TEXTS, "<think>\n\n</think>\n\n" * 9])
    tokenizer.chat_template = globals()[template]
    rendered = render(tokenizer, "2 + 2?", answer)
    assert tokenizer.decode(rendered.prompt) == f"<|user|>2 + 2?{prompt}"
    asked = [{"role": "user", "content": "2 + 2?"}]
    inference = tokenizer.apply_chat_template(asked, add_generation_prompt=True, return_dict=False)
    assert rendered.prompt == inference
    assert tokenizer.decode(rendered.completion) == completion
    assert rendered.thoughtless == thoughtless


@pytest.mark.parametrize("chat", [True, False])
def test_an_answer_that_writes_the_end_token_has_an_end_of_its_own(chat):
    """Such as code that strikes a text through."""
    tokenizer = make_tokenizer(TEXTS, chat)
    rendered = render(tokenizer, "What is 2 + 2?", "<s>5</s> 4")
    assert tokenizer.decode(rendered.completion).strip() == "<s>5</s> 4</s>"


def test_nothing_after_the_end_counts():
    tokenizer = make_tokenizer(TEXTS)
    tokenizer.chat_template += "{% if not add_generation_prompt %}\n{% endif %}"
    assert tokenizer.decode(render(tokenizer, "What is 2 + 2?", "4").completion) == "4</s>"
