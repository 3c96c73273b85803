"""Turns a prompt and its answer into the tokens the model is meant to see, and says which of them count."""

import re
from dataclasses import dataclass

from jinja2 import TemplateError
from transformers import PreTrainedTokenizerBase

from .failure import TrainingFailure
from .rows import Message

THINK, THOUGHT = "<think>", "</think>"
NO_THOUGHT = re.compile(rf"\s*({THINK}\s*)?{THOUGHT}")


@dataclass(frozen=True)
class Rendered:
    prompt: list[int]
    """What the model is given in an exam, token for token."""
    completion: list[int]
    """Ends with the token that ends an answer."""
    thoughtless: bool = False
    """Whether an empty thought stands before the answer, which has none of its own."""

    def __len__(self) -> int:
        return len(self.prompt) + len(self.completion)


def render(tokenizer: PreTrainedTokenizerBase, prompt: str | list[Message], answer: str) -> Rendered:
    """Through the model's own chat template where it has one; else prompt and answer as they are."""
    if tokenizer.eos_token_id is None:
        raise TrainingFailure("refused", "the tokenizer has no token that ends an answer")
    if tokenizer.chat_template is None:
        before, after, whole = _plain(tokenizer, prompt, answer)
    else:
        before, after, whole = _chat(tokenizer, prompt, answer)
    goes_on = whole[: len(before)] == before and len(whole) > len(before)
    # Where a token spans both: what generation starts from is what counts.
    completion = whole[len(before) :] if goes_on else tokenizer(after, add_special_tokens=False)["input_ids"]
    thoughtless = not _thinks(answer) and NO_THOUGHT.match(after) is not None
    return Rendered(before, _ended(tokenizer, completion), thoughtless)


def _ended(tokenizer: PreTrainedTokenizerBase, completion: list[int]) -> list[int]:
    """Up to the token at which generation ends. Where an answer writes that token, it is not its end."""
    text = len(completion)
    while text > 0 and not tokenizer.decode(completion[text - 1]).strip():
        text -= 1
    if text > 0 and completion[text - 1] == tokenizer.eos_token_id:
        return completion[:text]
    return [*completion, tokenizer.eos_token_id]


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


def _plain(
    tokenizer: PreTrainedTokenizerBase, prompt: str | list[Message], answer: str
) -> tuple[list[int], str, list[int]]:
    asked = _text(prompt)
    after = between(asked, answer) + answer
    before, whole = tokenizer(asked)["input_ids"], tokenizer(asked + after)["input_ids"]
    if before and before[-1] == tokenizer.eos_token_id:
        before = before[:-1]
    return before, after, whole


def _chat(
    tokenizer: PreTrainedTokenizerBase, prompt: str | list[Message], answer: str
) -> tuple[list[int], str, list[int]]:
    asked = [{"role": "user", "content": prompt}] if isinstance(prompt, str) else prompt
    told = [*asked, {"role": "assistant", "content": answer}]
    try:
        opened = tokenizer.apply_chat_template(asked, add_generation_prompt=True, tokenize=False)
        closed = tokenizer.apply_chat_template(told, tokenize=False)
    except TemplateError as error:
        raise TrainingFailure("refused", f"the model's chat template does not take these messages: {error}") from error
    after = continuation(opened, closed, answer)
    return _ids(tokenizer, opened), after, _ids(tokenizer, opened + after)


def _ids(tokenizer: PreTrainedTokenizerBase, text: str) -> list[int]:
    """A template writes the special tokens itself."""
    return tokenizer(text, add_special_tokens=False)["input_ids"]


def continuation(opened: str, closed: str, answer: str) -> str:
    """What the model writes after a prompt that the template `opened`. That is what the template closes it with, if
    that goes on from the prompt and has all of the answer; some templates rewrite earlier turns, leave out what an
    answer thought, or put an empty thought before the thought."""
    after = closed.removeprefix(opened)
    thinks = _thinks(answer)
    if closed.startswith(opened) and answer.strip() in after and not (thinks and NO_THOUGHT.match(after)):
        return after
    if not opened.rstrip().endswith(THINK):
        return answer
    # The prompt has begun the thought already.
    return answer.lstrip().removeprefix(THINK).removeprefix("\n") if thinks else f"\n{THOUGHT}\n\n{answer}"


def _thinks(answer: str) -> bool:
    """Also where the answer was cut off before its thought came to an end."""
    return answer.lstrip().startswith(THINK) or THOUGHT in answer
