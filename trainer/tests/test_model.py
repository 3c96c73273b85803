import json

import pytest
import torch
from conftest import sums
from peft import get_peft_model
from safetensors.torch import load_file, save_file
from tiny import make_tokenizer
from transformers import (
    AutoModelForCausalLM,
    FalconH1Config,
    Gemma2Config,
    Gemma3Config,
    Gemma3TextConfig,
    LlamaConfig,
    LlamaForCausalLM,
    MixtralConfig,
    Phi3Config,
    Qwen3Config,
    Qwen3MoeConfig,
)

from retake_trainer import training
from retake_trainer.examples import training_examples
from retake_trainer.failure import TrainingFailure
from retake_trainer.job import read_job
from retake_trainer.model import four_bit, load_model, lora_config

SMALL = {
    "vocab_size": 64,
    "hidden_size": 16,
    "intermediate_size": 32,
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
    "num_key_value_heads": 2,
    "head_dim": 8,
    "pad_token_id": 0,
}
EXPERTS = {"num_experts_per_tok": 2}
MAMBA = {"mamba_d_ssm": 32, "mamba_n_heads": 4, "mamba_d_head": 8, "mamba_d_state": 8}
SEEING = {"hidden_size": 16, "intermediate_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2}
SEEING |= {"image_size": 28, "patch_size": 14}
ATTENTION = {"q_proj", "k_proj", "v_proj", "o_proj"}
ALL = {*ATTENTION, "gate_proj", "up_proj", "down_proj"}


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        (LlamaConfig(**SMALL), ALL),
        (Qwen3Config(**SMALL, tie_word_embeddings=True), ALL),
        (Phi3Config(**SMALL), {"qkv_proj", "o_proj", "gate_up_proj", "down_proj"}),
        (MixtralConfig(**SMALL, **EXPERTS, num_local_experts=2), {*ATTENTION, "gate", "experts", "base_layer"}),
        (
            Qwen3MoeConfig(**SMALL, **EXPERTS, num_experts=2, moe_intermediate_size=8),
            {*ATTENTION, "gate", "experts", "base_layer"},
        ),
        (
            FalconH1Config(**{**SMALL, "num_hidden_layers": 2}, **MAMBA),
            {*ALL, "in_proj"},
        ),
        (Gemma3Config(text_config=Gemma3TextConfig(**SMALL), vision_config=SEEING, mm_tokens_per_image=4), ALL),
    ],
    ids=lambda value: getattr(value, "model_type", ""),
)
def test_lora_is_on_every_layer_that_rows_of_text_train(config, expected):
    model = AutoModelForCausalLM.from_config(config)
    wrapped = get_peft_model(model, lora_config(model))
    trained = [name.split(".lora_")[0] for name, weight in wrapped.named_parameters() if weight.requires_grad]
    assert {name.rsplit(".", 1)[-1] for name in trained} == expected
    assert not any("vision" in name or "lm_head" in name for name in trained)


def test_four_bit():
    config = four_bit().to_dict()
    assert config["load_in_4bit"] is True
    assert config["bnb_4bit_quant_type"] == "nf4"
    assert config["bnb_4bit_use_double_quant"] is True
    assert config["bnb_4bit_compute_dtype"] == "bfloat16"


@pytest.mark.parametrize(("config", "attention"), [(Gemma2Config(**SMALL), "eager"), (LlamaConfig(**SMALL), "sdpa")])
def test_a_cap_on_attention_is_kept(write_job, tmp_path, config, attention):
    AutoModelForCausalLM.from_config(config).save_pretrained(tmp_path / "model")
    model = load_model(read_job(write_job([], model=str(tmp_path / "model"))))
    assert model.config._attn_implementation == attention


def test_a_model_that_lacks_weights_is_refused(write_job, tmp_path):
    folder = tmp_path / "half"
    LlamaForCausalLM(LlamaConfig(**SMALL)).save_pretrained(folder)
    weights = load_file(folder / "model.safetensors")
    del weights["model.layers.0.mlp.up_proj.weight"]
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(TrainingFailure, match="lacks 1 of its weights") as caught:
        load_model(read_job(write_job([], model=str(folder))))
    assert "up_proj" in caught.value.message


FOUR_BIT = {"quant_method": "bitsandbytes", "load_in_4bit": True, "bnb_4bit_quant_type": "nf4"}


@pytest.mark.parametrize(
    ("stored", "method", "hint"),
    [
        (FOUR_BIT, "lora", "method qlora"),
        ({"quant_method": "bitsandbytes", "load_in_8bit": True}, "qlora", "unquantised"),
        ({"quant_method": "gptq", "bits": 4}, "qlora", "unquantised"),
        ({"quant_method": "awq", "bits": 4}, "full", "unquantised"),
    ],
)
def test_a_model_that_is_stored_in_another_quantisation_is_refused(write_job, tmp_path, stored, method, hint):
    folder = tmp_path / "stored"
    LlamaConfig(**SMALL, architectures=["LlamaForCausalLM"]).save_pretrained(folder)
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps({**config, "quantization_config": stored}))
    with pytest.raises(TrainingFailure, match="is stored quantised") as caught:
        load_model(read_job(write_job([], model=str(folder), settings={"method": method})))
    assert hint in caught.value.hint


def test_what_is_trained_is_float32_also_beside_4_bit_weights(write_job, monkeypatch):
    tokenizer = make_tokenizer([row["completion"] for row in sums(3)])
    model = LlamaForCausalLM(LlamaConfig(**{**SMALL, "vocab_size": len(tokenizer)})).to(torch.bfloat16)
    model.is_loaded_in_4bit = True
    monkeypatch.setattr(training, "load_model", lambda job: model)
    job = read_job(write_job(sums(3)))
    examples = training_examples(job, tokenizer)
    trainer = training._trainer(job, tokenizer, examples, examples, [])
    trained = [weight.dtype for weight in trainer.model.parameters() if weight.requires_grad]
    assert set(trained) == {torch.float32}
    assert trainer.model.dtype == torch.bfloat16


@pytest.mark.parametrize(
    ("change", "says"),
    [({"vocab_size": 200}, "the model knows 200"), ({"max_position_embeddings": 9}, "the model reads 9")],
)
def test_rows_that_the_model_cannot_read_are_refused(write_job, monkeypatch, change, says):
    tokenizer = make_tokenizer([row["completion"] for row in sums(3)])
    model = LlamaForCausalLM(LlamaConfig(**{**SMALL, "vocab_size": len(tokenizer), **change}))
    monkeypatch.setattr(training, "load_model", lambda job: model)
    job = read_job(write_job(sums(3)))
    examples = training_examples(job, tokenizer)
    with pytest.raises(TrainingFailure, match=says):
        training._trainer(job, tokenizer, examples, examples, [])


def test_a_padding_token_that_the_model_does_not_know_is_not_shown_to_it(write_job, monkeypatch):
    """Added to the tokenizer, as is done so often, and not to the model."""
    tokenizer = make_tokenizer([row["completion"] for row in sums(3)])
    model = LlamaForCausalLM(LlamaConfig(**{**SMALL, "vocab_size": len(tokenizer)}))
    tokenizer.add_special_tokens({"pad_token": "<filler>"})
    monkeypatch.setattr(training, "load_model", lambda job: model)
    job = read_job(write_job(sums(3)))
    examples = training_examples(job, tokenizer)
    batch = next(iter(training._trainer(job, tokenizer, examples, examples, []).get_train_dataloader()))
    assert batch["input_ids"].max() < model.config.vocab_size


def test_weights_that_were_cut_off_are_refused(write_job, tmp_path):
    folder = tmp_path / "cut"
    LlamaForCausalLM(LlamaConfig(**SMALL)).save_pretrained(folder)
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:1000])
    with pytest.raises(TrainingFailure, match="cannot be loaded"):
        load_model(read_job(write_job([], model=str(folder))))
