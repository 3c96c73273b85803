"""A model's last layer, a few tokens at a time: the logits of all tokens at once fill a GPU (batch x length x
vocabulary in float32: 8 GB for 8 answers of 2,048 tokens by Llama 3)."""

import types
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch.utils.checkpoint import checkpoint
from transformers import PreTrainedModel

TOKENS_AT_ONCE = 256
IGNORED = -100
"""The label of a token that the loss does not look at."""


@dataclass(frozen=True)
class Head:
    """The linear layer, and what TRL's chunked loss knows of models that scale or cap what comes out of it."""

    layer: torch.nn.Linear
    scale: float
    cap: float | None

    def logits(self, hidden: torch.Tensor) -> torch.Tensor:
        logits = F.linear(hidden, self.layer.weight.to(hidden.dtype), self.layer.bias).float() * self.scale
        return logits if self.cap is None else self.cap * torch.tanh(logits / self.cap)


def head_of(model: PreTrainedModel) -> Head | None:
    """None where it does not make the model's logits of its last hidden states: some models scale them by a rule of
    their own (Granite, Falcon-H1), and would be trained as another model than the one that is served."""
    config, layer = model.config.get_text_config(), model.get_output_embeddings()
    if not isinstance(layer, torch.nn.Linear):
        return None
    scale = getattr(config, "logit_scale", None) or getattr(config, "output_multiplier", None) or 1.0
    head = Head(layer, scale, getattr(config, "final_logit_softcapping", None))
    ids = torch.arange(min(8, layer.out_features), device=model.device)[None]
    with torch.no_grad():
        own = model(input_ids=ids, use_cache=False).logits.float()
        made = head.logits(model.base_model(input_ids=ids, use_cache=False).last_hidden_state)
    return head if torch.allclose(own, made, rtol=0.01, atol=0.01 * own.abs().max().item()) else None


def give_log_probabilities(model: PreTrainedModel, head: Head) -> None:
    """From now on, where it is given labels, the model answers with the log-probability of each label, 0 where the
    label is IGNORED, for all tokens but the first. In its own forward, where several processes share gradients."""
    forward = model.forward

    def with_labels(self, input_ids=None, attention_mask=None, labels=None, **options):
        if labels is None:
            return forward(input_ids=input_ids, attention_mask=attention_mask, **options)
        hidden = self.base_model(input_ids=input_ids, attention_mask=attention_mask, **options).last_hidden_state
        return {"log_probabilities": log_probabilities(head, hidden[:, :-1], labels[:, 1:])}

    model.forward = types.MethodType(with_labels, model)


def log_probabilities(head: Head, hidden: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    counts = labels != IGNORED
    pieces = [
        checkpoint(_log_probabilities, head, *piece, use_reentrant=False)
        for piece in zip(hidden[counts].split(TOKENS_AT_ONCE), labels[counts].split(TOKENS_AT_ONCE), strict=True)
    ]
    return torch.zeros(labels.shape, device=hidden.device).masked_scatter(counts, torch.cat(pieces))


def _log_probabilities(head: Head, hidden: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    return -F.cross_entropy(head.logits(hidden), labels, reduction="none")
