from retake_trainer.rendering import joined, render
from tiny import make_tokenizer

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
    tokenizer.chat_template = "{{ messages | length }}{% if add_generation_prompt %}> {% else %} {{ messages[-1].content }}{% endif %}"
    rendered = render(tokenizer, "What is 2 + 2?", "4")
    assert tokenizer.decode(rendered.prompt) == "1> "
    assert tokenizer.decode(rendered.completion) == "4</s>"


def test_without_template_prompt_and_answer_stand_apart():
    tokenizer = make_tokenizer(TEXTS, chat=False)
    rendered = render(tokenizer, "What is 2 + 2?", "The answer is 4.")
    assert tokenizer.decode(rendered.prompt) == "What is 2 + 2?\n\n"
    assert tokenizer.decode(rendered.completion) == "The answer is 4.</s>"


def test_what_stands_between():
    assert joined("Answer:", "4") == "Answer: "
    assert joined("Answer: ", "4") == "Answer: "
    assert joined("Answer:", " 4") == "Answer:"
    assert joined("Why?", "4") == "Why?\n\n"
