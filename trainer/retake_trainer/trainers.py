"""TRL's trainers, for rows that are tokenised already."""

from trl import DPOTrainer, KTOTrainer, SFTTrainer


class _Tokenised:
    """TRL's own preparation cuts prompt from answer by length alone: where a token spans both, or a template
    rewrites earlier turns, that loses the beginning of the answer."""

    def _prepare_dataset(self, dataset, *_):
        return dataset


class PreferenceTrainer(_Tokenised, DPOTrainer):
    pass


class LabelTrainer(_Tokenised, KTOTrainer):
    pass


def trainer_of(dataset_format: str) -> type[SFTTrainer | PreferenceTrainer | LabelTrainer]:
    return {"preference": PreferenceTrainer, "kto": LabelTrainer}.get(dataset_format, SFTTrainer)
