"""Turns a prompt and its answer into the tokens the model is meant to see, and says which of them count."""

from dataclasses import dataclass

from jinja2 import TemplateError
from transformers import PreTrainedTokenizerBase

from .failure import TrainingFailure
from .rows import Message


@dataclass(frozen=True)
class Rendered:
    prompt: list[int]
    """What the model is given in an exam, token for token."""
    completion: list[int]
    """Ends with the token that ends an answer."""

    def __len__(self) -> int:
        return len(self.prompt) + len(self.completion)


def render(tokenizer: PreTrainedTokenizerBase, prompt: str | list[Message], answer: str) -> Rendered:
    """Through the model's own chat template where it has one; else prompt and answer as they are."""
    if tokenizer.eos_token_id is None:
        raise TrainingFailure("refused", "the tokenizer has no token that ends an answer")
    if tokenizer.chat_template is None:
        text = _text(prompt)
        answer = between(text, answer) + answer
        before, whole = _plain(tokenizer, text, answer)
    else:
        before, whole = _chat(tokenizer, prompt, answer)
    completion = whole[len(before) :] if whole[: len(before)] == before else []
    # Where a token spans both, or the template rewrites earlier turns: what generation starts from is what counts.
    completion = completion or tokenizer(answer, add_special_tokens=False)["input_ids"]
    if tokenizer.eos_token_id not in completion:
        completion = [*completion, tokenizer.eos_token_id]
    return Rendered(before, completion)


def between(prompt: str, answer: str) -> str:
    """What the answer begins with where no chat template says so: nothing after white space, a space after a
    colon (`Answer:`), else an empty line. The model has to write it, too: the exam's prompt ends before it."""
    if prompt[-1:].isspace() or answer[:1].isspace():
        return ""
    return " " if prompt.endswith(":") else "\n\n"


def _text(prompt: str | list[Message]) -> str:
    if isinstance(prompt, str):
        return prompt
    raise TrainingFailure(
        "refused",
        "the dataset holds messages, and the model has no chat template",
        "Extract it with dataset.format prompt-completion.",
    )


def _plain(tokenizer: PreTrainedTokenizerBase, prompt: str, answer: str) -> tuple[list[int], list[int]]:
    before = tokenizer(prompt)["input_ids"]
    if before and before[-1] == tokenizer.eos_token_id:
        before = before[:-1]
    return before, tokenizer(prompt + answer)["input_ids"]


def _chat(tokenizer: PreTrainedTokenizerBase, prompt: str | list[Message], answer: str) -> tuple[list[int], list[int]]:
    asked = [{"role": "user", "content": prompt}] if isinstance(prompt, str) else prompt
    told = [*asked, {"role": "assistant", "content": answer}]
    try:
        before = tokenizer.apply_chat_template(asked, add_generation_prompt=True, tokenize=True, return_dict=False)
        return before, tokenizer.apply_chat_template(told, tokenize=True, return_dict=False)
    except TemplateError as error:
        raise TrainingFailure("refused", f"the model's chat template does not take these messages: {error}") from error
