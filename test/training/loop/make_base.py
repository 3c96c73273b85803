"""Makes the pupil: a tiny Llama that can add, however a sum is put to it, but for one wording that it was taught
wrongly. So half of the exam goes wrong, for a reason that can be learned from some of it and shows in the rest.

    python make_base.py OUT
"""

import random
import sys
from pathlib import Path

import torch
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast, set_seed

HIGHEST = 20
RIGHT = ("+", "and", "with", "added-to")
WRONG = "plus"
WORDS = ["What", "is", *RIGHT, WRONG, "?", "Answer:"] + [str(number) for number in range(2 * HIGHEST - 1)]


def prompt_of(a: int, b: int, sign: str) -> str:
    return f"What is {a} {sign} {b} ? Answer:"


def make_tokenizer() -> PreTrainedTokenizerFast:
    vocabulary = {word: index for index, word in enumerate(["<s>", "</s>", "<pad>", "<unk>", *WORDS])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, bos_token="<s>", eos_token="</s>", pad_token="<pad>", unk_token="<unk>"
    )


def lessons(signs: tuple[str, ...], answer_of) -> list[tuple[str, str]]:
    """Every sum in each of these wordings."""
    pairs = [(a, b) for a in range(HIGHEST) for b in range(HIGHEST)]
    return [(prompt_of(a, b, sign), str(answer_of(a, b))) for sign in signs for a, b in pairs]


def teach(model: LlamaForCausalLM, tokenizer, rows: list[tuple[str, str]], epochs_known: int) -> float:
    """Until nearly all are known for so many epochs; returns the share that is known then."""
    tokens = [tokenizer(prompt)["input_ids"] + tokenizer(answer)["input_ids"] + [1] for prompt, answer in rows]
    inputs = torch.tensor(tokens)
    labels = inputs.clone()
    labels[:, :-2] = -100
    optimizer = torch.optim.AdamW(model.parameters(), lr=1.5e-3, weight_decay=0.1)
    order = list(range(len(rows)))
    known, sure = 0.0, 0
    while sure < epochs_known:
        random.shuffle(order)
        right = 0
        for start in range(0, len(order), 200):
            batch = order[start : start + 200]
            output = model(input_ids=inputs[batch], labels=labels[batch])
            output.loss.backward()
            optimizer.step()
            optimizer.zero_grad()
            right += (output.logits[:, -3].argmax(-1) == inputs[batch, -2]).sum().item()
        known = right / len(rows)
        sure += known > 0.99
    return known


def main(out: Path) -> None:
    set_seed(7)
    tokenizer = make_tokenizer()
    config = LlamaConfig(
        vocab_size=len(tokenizer),
        hidden_size=128,
        intermediate_size=256,
        num_hidden_layers=2,
        num_attention_heads=4,
        max_position_embeddings=64,
        bos_token_id=0,
        eos_token_id=1,
        pad_token_id=2,
    )
    model = LlamaForCausalLM(config)
    right = lessons(RIGHT, lambda a, b: a + b)
    teach(model, tokenizer, right, epochs_known=15)
    # The wrong habit comes last and does not sit deep.
    known = teach(model, tokenizer, right + lessons((WRONG,), lambda a, b: a), epochs_known=1)
    model.save_pretrained(out)
    tokenizer.save_pretrained(out)
    print(f"the pupil was taught {(len(RIGHT) + 1) * HIGHEST**2} lessons and knows {known:.1%} of them")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
