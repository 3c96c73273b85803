"""TRL's trainers, for rows that are tokenised already and with losses that hold the logits of few tokens at a time."""

import torch
import torch.nn.functional as F
from transformers import PreTrainedModel
from trl import DPOTrainer, KTOTrainer, SFTTrainer

from .head import IGNORED, give_log_probabilities, head_of
from .model import has_experts


class _Comparing:
    """What DPO and KTO share: both hold the model against the one that it was."""

    def __init__(self, model: PreTrainedModel, ref_model: PreTrainedModel | None = None, **options):
        heads = [head_of(one) for one in (model, ref_model) if one is not None]
        # TRL's own loss is right for every model, and adds what balances the load of experts.
        self._sparing = None not in heads and not has_experts(model)
        if self._sparing:
            for one, head in zip((model, ref_model), heads, strict=False):
                give_log_probabilities(one, head)
        super().__init__(model=model, ref_model=ref_model, **options)

    def _prepare_dataset(self, dataset, *_):
        """TRL's own preparation cuts prompt from answer by length alone: where a token spans both, or a template
        rewrites earlier turns, that loses the beginning of the answer."""
        return dataset

    def _compute_loss(self, model, inputs, return_outputs):
        if not self._sparing or return_outputs:
            return super()._compute_loss(model, inputs, return_outputs)
        return self._loss(model, inputs)

    def _log_probabilities(self, model, inputs: dict, prefix: str = "") -> torch.Tensor:
        """Of each answer's tokens."""
        ids, seen, counts = (inputs[prefix + name] for name in ("input_ids", "attention_mask", "completion_mask"))
        labels = ids.masked_fill(counts == 0, IGNORED)
        return model(input_ids=ids, attention_mask=seen, labels=labels, use_cache=False)["log_probabilities"]

    @torch.no_grad()
    def _before(self, inputs: dict, prefix: str = "") -> torch.Tensor:
        """Of each answer, by the model that it was."""
        if self.ref_model is not None:
            return self._log_probabilities(self.ref_model, inputs, prefix).sum(1)
        with self.accelerator.unwrap_model(self.model).disable_adapter():
            return self._log_probabilities(self.model, inputs, prefix).sum(1)


class PreferenceTrainer(_Comparing, DPOTrainer):
    def _loss(self, model, inputs):
        """DPO's sigmoid loss (Rafailov et al. 2023, eq. 7) and the NLL of the chosen answers."""
        tokens = self._log_probabilities(model, inputs)
        chosen, rejected = (tokens.sum(1) - self._before(inputs)).chunk(2)
        preference, likelihood = self.loss_weights
        right = tokens.chunk(2)[0].sum() / inputs["completion_mask"].chunk(2)[0][:, 1:].sum()
        return -preference * F.logsigmoid(self.beta * (chosen - rejected)).mean() - likelihood * right


class LabelTrainer(_Comparing, KTOTrainer):
    def _loss(self, model, inputs):
        """KTO's loss (Ethayarajh et al. 2024, eq. 8): its KL term takes each prompt with another row's answer."""
        with torch.no_grad():
            drift = self._log_probabilities(model, inputs, "KL_").sum(1) - self._before(inputs, "KL_")
        kl = self.accelerator.gather_for_metrics(drift.mean()).mean().clamp(min=0)
        ratios = self._log_probabilities(model, inputs).sum(1) - self._before(inputs)
        sign = inputs["label"].to(ratios) * 2 - 1
        return (1 - torch.sigmoid(self.beta * sign * (ratios - kl))).mean()


def trainer_of(dataset_format: str) -> type[SFTTrainer | PreferenceTrainer | LabelTrainer]:
    return {"preference": PreferenceTrainer, "kto": LabelTrainer}.get(dataset_format, SFTTrainer)
