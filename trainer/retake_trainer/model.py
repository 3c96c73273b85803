"""Loads the model the way the method wants it."""

import os
import re
from typing import Any

import torch
from peft import LoraConfig
from safetensors import SafetensorError
from transformers import (
    AutoConfig,
    AutoModelForCausalLM,
    AutoTokenizer,
    BitsAndBytesConfig,
    PreTrainedModel,
    PreTrainedTokenizerBase,
)

from .failure import TrainingFailure, failure_of
from .job import Job


def load_tokenizer(job: Job) -> PreTrainedTokenizerBase:
    tokenizer = _loaded(job, AutoTokenizer.from_pretrained)
    if tokenizer.pad_token_id is None:
        # Padding is masked out of attention and loss, so any token will do.
        tokenizer.pad_token = tokenizer.eos_token
    return tokenizer


def load_model(job: Job) -> PreTrainedModel:
    config = _loaded(job, AutoConfig.from_pretrained)
    stored = getattr(config, "quantization_config", None)
    _refuse_quantised(job, stored)
    options: dict[str, Any] = {"dtype": weights_type(job.settings.method)}
    if getattr(config.get_text_config(), "attn_logit_softcapping", None):
        # Gemma 2: the default attention leaves the cap out, and trains another model than the one that is served.
        options["attn_implementation"] = "eager"
    if job.settings.method == "qlora":
        options["device_map"] = {"": int(os.environ.get("LOCAL_RANK", "0"))}
        if stored is None:
            options["quantization_config"] = four_bit()
    model, told = _loaded(job, AutoModelForCausalLM.from_pretrained, output_loading_info=True, **options)
    if told["missing_keys"]:
        # They would be random numbers.
        raise TrainingFailure(
            "no-model",
            f"{job.model} lacks {len(told['missing_keys'])} of its weights, {min(told['missing_keys'])} among them",
            "Check that it was downloaded or saved to its end, and that it is of the architecture it says.",
        )
    return model


def embeddings_of(model: PreTrainedModel) -> int:
    return model.get_input_embeddings().weight.shape[0]


def refuse_what_does_not_fit(model: PreTrainedModel, longest: int, highest: int) -> None:
    """`longest` is the longest row in tokens, `highest` the highest number of a token."""
    if highest >= embeddings_of(model):
        raise TrainingFailure(
            "refused",
            f"the tokenizer makes token {highest}, and the model knows {embeddings_of(model)}",
            "Name a model whose tokenizer is its own, or give its embeddings room for the added tokens.",
        )
    context = getattr(model.config.get_text_config(), "max_position_embeddings", None)
    if context and longest > context:
        raise TrainingFailure(
            "data",
            f"the longest row has {longest} tokens, and the model reads {context}",
            f"Set training.max_length to {context} or less: longer rows are then left out.",
        )


def _refuse_quantised(job: Job, stored: dict | None) -> None:
    """4-bit weights of bitsandbytes are what qlora makes itself; of any other kind no method knows how to train."""
    if stored is None:
        return
    is_four_bit = stored.get("quant_method") == "bitsandbytes" and bool(stored.get("load_in_4bit"))
    if is_four_bit and job.settings.method == "qlora":
        return
    raise TrainingFailure(
        "refused",
        f"{job.model} is stored quantised ({stored.get('quant_method')}) and cannot be trained with method "
        f"{job.settings.method}",
        f"Name the model's unquantised weights{', or ask for method qlora' if is_four_bit else ''}.",
    )


def weights_type(method: str) -> torch.dtype:
    """bf16 for frozen weights on a GPU; float32 where weights are trained themselves, and on a CPU."""
    return torch.bfloat16 if torch.cuda.is_available() and method != "full" else torch.float32


def four_bit() -> BitsAndBytesConfig:
    return BitsAndBytesConfig(
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=torch.bfloat16,
    )


def precision_of(model: PreTrainedModel) -> str:
    """Of the weights that were loaded: nf4, bfloat16, ..."""
    quantised = getattr(model.config, "quantization_config", None)
    return quantised.bnb_4bit_quant_type if quantised else str(model.dtype).removeprefix("torch.")


def lora_config(model: PreTrainedModel) -> LoraConfig:
    """On every linear layer that reads or writes text."""
    return LoraConfig(
        task_type="CAUSAL_LM",
        r=16,
        lora_alpha=32,
        # PEFT has no dropout for experts, which are one weight for all of them.
        lora_dropout=0.0 if has_experts(model) else 0.05,
        target_modules="all-linear",
        exclude_modules=_left_alone(model),
    )


def has_experts(model: PreTrainedModel) -> bool:
    return hasattr(model.config.get_text_config(), "output_router_logits")


def _left_alone(model: PreTrainedModel) -> str | None:
    """A pattern for what sees or hears, of which no row would train anything, and for the last layer of a Mamba
    block, whose kernel reads the weight past its adapter. None where there is neither."""
    patterns = [
        re.escape(f"{name}.out_proj")
        for name, module in model.named_modules()
        if hasattr(module, "A_log") and hasattr(module, "D")
    ]
    text = model.get_decoder()
    if text is not model.base_model:
        name = next(name for name, module in model.named_modules() if module is text)
        patterns.append(rf"(?!{re.escape(name)}\.).*")
    return "|".join(patterns) or None


def _loaded(job: Job, load, **options):
    try:
        return load(job.model, revision=job.revision, **options)
    except (OSError, ValueError, SafetensorError) as error:
        known = failure_of(error) or failure_of(error.__cause__ or error)
        if known is not None:
            raise known from error
        first = str(error).strip().splitlines()[0].rstrip(".")
        raise TrainingFailure(
            "no-model",
            f"{job.model} cannot be loaded: {first}",
            "Check training.model and training.revision, and that the runner reaches the model hub.",
        ) from error
