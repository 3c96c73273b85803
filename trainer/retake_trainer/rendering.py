"""Turns a prompt and its answer into the tokens the model is meant to see, and says which of them count."""

from dataclasses import dataclass

from .failure import TrainingFailure
from .rows import Message


@dataclass(frozen=True)
class Rendered:
    prompt: list[int]
    completion: list[int]
    """Ends with the token that ends an answer."""

    def __len__(self) -> int:
        return len(self.prompt) + len(self.completion)


def render(tokenizer, prompt: str | list[Message], answer: str) -> Rendered:
    """Through the model's own chat template where it has one; else prompt and answer as they are."""
    if tokenizer.eos_token_id is None:
        raise TrainingFailure("refused", "the tokenizer has no token that ends an answer")
    if tokenizer.chat_template is None:
        before, whole = _plain(tokenizer, prompt, answer)
    else:
        before, whole = _chat(tokenizer, prompt, answer)
    completion = whole[len(before) :]
    if tokenizer.eos_token_id not in completion:
        completion = [*completion, tokenizer.eos_token_id]
    return Rendered(before, completion)


def joined(prompt: str, answer: str) -> str:
    """The prompt with what stands between it and its answer where no chat template says so: nothing after
    white space, a space after a colon (`Answer:`), else an empty line."""
    if prompt[-1:].isspace() or answer[:1].isspace():
        return prompt
    return prompt + (" " if prompt.endswith(":") else "\n\n")


def _plain(tokenizer, prompt: str | list[Message], answer: str) -> tuple[list[int], list[int]]:
    if not isinstance(prompt, str):
        raise TrainingFailure(
            "refused",
            "the dataset holds messages, and the model has no chat template",
            "Extract it with dataset.format prompt-completion.",
        )
    before = tokenizer(joined(prompt, answer))["input_ids"]
    if before and before[-1] == tokenizer.eos_token_id:
        before = before[:-1]
    # Without special tokens, so that no second beginning-of-sequence stands in the middle.
    return before, before + tokenizer(answer, add_special_tokens=False)["input_ids"]


def _chat(tokenizer, prompt: str | list[Message], answer: str) -> tuple[list[int], list[int]]:
    asked = [{"role": "user", "content": prompt}] if isinstance(prompt, str) else prompt
    told = [*asked, {"role": "assistant", "content": answer}]
    before = tokenizer.apply_chat_template(asked, add_generation_prompt=True, tokenize=True, return_dict=False)
    whole = tokenizer.apply_chat_template(told, tokenize=True, return_dict=False)
    if whole[: len(before)] == before and len(whole) > len(before):
        return before, whole
    # Templates that rewrite earlier turns: what generation starts from is what counts.
    return before, before + tokenizer(answer, add_special_tokens=False)["input_ids"]
