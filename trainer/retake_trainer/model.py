"""Loads the model the way the method wants it."""

import os

import torch
from peft import LoraConfig
from transformers import AutoConfig, AutoModelForCausalLM, AutoTokenizer, BitsAndBytesConfig

from .failure import TrainingFailure, failure_of
from .job import Job

LORA = {"r": 16, "lora_alpha": 32, "lora_dropout": 0.05, "target_modules": "all-linear"}


def load_tokenizer(job: Job):
    tokenizer = _loaded(job, AutoTokenizer.from_pretrained)
    if tokenizer.pad_token_id is None:
        # Padding is masked out of attention and loss, so any token will do.
        tokenizer.pad_token = tokenizer.eos_token
    return tokenizer


def load_model(job: Job):
    config = _loaded(job, AutoConfig.from_pretrained)
    quantised = getattr(config, "quantization_config", None) is not None
    if quantised and job.settings.method != "qlora":
        raise TrainingFailure(
            "refused",
            f"{job.model} is stored quantised and cannot be trained with method {job.settings.method}",
            "Ask for method qlora, or for the model's unquantised weights.",
        )
    options = {"dtype": weights_type(job.settings.method)}
    if job.settings.method == "qlora":
        options["device_map"] = {"": int(os.environ.get("LOCAL_RANK", "0"))}
        if not quantised:
            options["quantization_config"] = four_bit()
    model = _loaded(job, AutoModelForCausalLM.from_pretrained, **options)
    model.config.use_cache = False
    return model


def weights_type(method: str) -> torch.dtype:
    """bf16 for frozen weights on a GPU; float32 where weights are trained themselves, and on a CPU."""
    return torch.bfloat16 if torch.cuda.is_available() and method != "full" else torch.float32


def four_bit() -> BitsAndBytesConfig:
    return BitsAndBytesConfig(
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=torch.bfloat16,
        bnb_4bit_quant_storage=torch.bfloat16,
    )


def lora_config(method: str) -> LoraConfig | None:
    return None if method == "full" else LoraConfig(task_type="CAUSAL_LM", **LORA)


def _loaded(job: Job, load, **options):
    try:
        return load(job.model, revision=job.revision, **options)
    except (OSError, ValueError) as error:
        known = failure_of(error) or failure_of(error.__cause__ or error)
        if known is not None:
            raise known from error
        first = str(error).strip().splitlines()[0]
        raise TrainingFailure(
            "no-model",
            f"{job.model} cannot be loaded: {first}",
            "Check training.model and training.revision, and that the runner reaches the model hub.",
        ) from error
