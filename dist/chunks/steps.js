// src/domain/training/steps.ts
/**
* Optimizer steps of a training run: the arithmetic of the Hugging Face Trainer (5.x,
* `set_initial_training_values`) without packing and without dropping the last batch. No rows, no steps.
*/
function optimizerSteps(rows, settings) {
	const { batch_size, gradient_accumulation, gpus, epochs } = settings;
	if (rows <= 0) return 0;
	const batches = Math.ceil(rows / (batch_size * gpus));
	const updatesPerEpoch = Math.ceil(batches / gradient_accumulation);
	return Math.ceil(epochs * updatesPerEpoch);
}

export { optimizerSteps as t };