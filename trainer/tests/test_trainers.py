"""The losses are TRL's own, number for number, whatever the model does with its logits."""

import pytest
import torch
from conftest import sums
from tiny import make_tokenizer
from torch.utils._python_dispatch import TorchDispatchMode
from transformers import (
    AutoModelForCausalLM,
    CohereConfig,
    FalconH1Config,
    Gemma2Config,
    GraniteConfig,
    LlamaConfig,
    MixtralConfig,
)
from trl import DPOTrainer, KTOTrainer

from retake_trainer import head, training
from retake_trainer.examples import training_examples
from retake_trainer.job import read_job

TOKENIZER = make_tokenizer([row["prompt"] + row["completion"] for row in sums(73)])
SMALL = {
    "vocab_size": len(TOKENIZER),
    "hidden_size": 16,
    "intermediate_size": 32,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "num_key_value_heads": 2,
    "pad_token_id": TOKENIZER.pad_token_id,
    # Logits far from 0, where a scale that is forgotten shows.
    "initializer_range": 1.0,
}
MAMBA = {"mamba_d_ssm": 32, "mamba_n_heads": 4, "mamba_d_head": 8, "mamba_d_state": 8}
LLAMA = LlamaConfig(**SMALL)
SCALED = [
    GraniteConfig(**SMALL, logits_scaling=8.0),
    FalconH1Config(**SMALL, **MAMBA, lm_head_multiplier=0.05),
]
KNOWN = [LLAMA, CohereConfig(**SMALL, logit_scale=0.06), Gemma2Config(**SMALL, head_dim=8, final_logit_softcapping=3.0)]
ROWS = [
    {**row, "chosen": row["completion"], "rejected": f"No {i}", "label": i % 2 == 0} for i, row in enumerate(sums(4))
]


def name(value: object) -> str:
    return getattr(value, "model_type", str(value))


@pytest.fixture
def trainer_for(write_job, tmp_path, monkeypatch):
    def make(config, dataset_format: str, method: str = "full"):
        torch.manual_seed(0)
        folder = tmp_path / "model"
        AutoModelForCausalLM.from_config(config).save_pretrained(folder)
        job = read_job(write_job(ROWS, format=dataset_format, model=str(folder), settings={"method": method}))
        examples = training_examples(job, TOKENIZER)
        trainer = training._trainer(job, TOKENIZER, examples, examples, [])
        return trainer, next(iter(trainer.get_train_dataloader()))

    return make


def loss_and_gradient(trainer, batch) -> tuple[float, torch.Tensor]:
    trainer.model.zero_grad()
    loss = trainer.compute_loss(trainer.model, batch)
    loss.backward()
    gradients = [weight.grad.flatten() for weight in trainer.model.parameters() if weight.grad is not None]
    return loss.item(), torch.cat(gradients)


def disturb(trainer) -> None:
    """Away from the model that it was, where all differences are 0."""
    torch.manual_seed(1)
    for weight in trainer.model.parameters():
        if weight.requires_grad:
            weight.data += 0.02 * torch.randn_like(weight)


@pytest.mark.parametrize("method", ["lora", "full"])
@pytest.mark.parametrize(("dataset_format", "original"), [("preference", DPOTrainer), ("kto", KTOTrainer)])
@pytest.mark.parametrize("config", KNOWN, ids=name)
def test_the_sparing_loss_is_trls_own(trainer_for, monkeypatch, config, dataset_format, original, method):
    monkeypatch.setattr(head, "TOKENS_AT_ONCE", 5)
    trainer, batch = trainer_for(config, dataset_format, method)
    assert trainer._sparing
    disturb(trainer)
    loss, gradient = loss_and_gradient(trainer, batch)
    trainer._sparing = False
    expected, expected_gradient = loss_and_gradient(trainer, batch)
    assert loss == pytest.approx(expected, abs=1e-4)
    assert torch.allclose(gradient, expected_gradient, rtol=1e-2, atol=1e-3 * expected_gradient.abs().max().item())


@pytest.mark.parametrize("dataset_format", ["prompt-completion", "preference", "kto"])
def test_no_more_than_a_few_tokens_have_logits_at_once(trainer_for, monkeypatch, dataset_format):
    monkeypatch.setattr(head, "TOKENS_AT_ONCE", 5)
    monkeypatch.setattr("trl.trainer.sft_trainer._CHUNKED_LM_HEAD_CHUNK_SIZE", 5)
    trainer, batch = trainer_for(LLAMA, dataset_format)
    with Logits() as logits:
        trainer.compute_loss(trainer.model, batch).backward()
    assert logits.tokens <= 5


class Logits(TorchDispatchMode):
    """Of how many tokens the largest block of logits was that was ever made."""

    tokens = 0

    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        made = function(*args, **(kwargs or {}))
        # All else that is as wide as the vocabulary is the head's weight, on its side.
        if isinstance(made, torch.Tensor) and made.dim() > 1 and made.shape[-1] == LLAMA.vocab_size:
            tokens = made.shape[:-1].numel()
            self.tokens = max(self.tokens, 0 if tokens == LLAMA.hidden_size else tokens)
        return made


@pytest.mark.parametrize("config", SCALED, ids=name)
@pytest.mark.parametrize("dataset_format", ["prompt-completion", "preference", "kto"])
def test_a_model_that_scales_its_logits_is_trained_as_it_is(trainer_for, config, dataset_format):
    trainer, batch = trainer_for(config, dataset_format)
    assert head.head_of(trainer.model) is None
    if dataset_format == "prompt-completion":
        trainer.model.eval()
        expected = trainer.model(**{key: batch[key] for key in ("input_ids", "attention_mask", "labels")}).loss
        assert trainer.compute_loss(trainer.model, batch).item() == pytest.approx(expected.item(), abs=1e-4)
    else:
        assert not trainer._sparing


def test_experts_keep_what_balances_them(trainer_for):
    trainer, _ = trainer_for(MixtralConfig(**SMALL, num_experts_per_tok=2, num_local_experts=2), "preference")
    assert not trainer._sparing


@pytest.mark.parametrize(("method", "models"), [("full", 2), ("lora", 1)])
def test_a_full_training_is_compared_with_the_revision_that_was_asked_for(trainer_for, monkeypatch, method, models):
    """TRL by itself would load the newest."""
    load, loaded = training.load_model, []
    monkeypatch.setattr(training, "load_model", lambda job: loaded.append(load(job)) or loaded[-1])
    trainer, _ = trainer_for(LLAMA, "preference", method)
    assert len(loaded) == models
    assert trainer.ref_model is (loaded[1] if method == "full" else None)
