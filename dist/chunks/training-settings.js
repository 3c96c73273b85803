// src/commands/training-settings.ts
/** The part of the configuration that decides what comes out of a training. */
function trainingSettings({ training }) {
	const { method, epochs, learning_rate, batch_size, gradient_accumulation, gpus, max_length, seed } = training;
	return {
		method,
		epochs,
		learning_rate,
		batch_size,
		gradient_accumulation,
		gpus,
		max_length,
		seed
	};
}
function trainingBudget({ training }) {
	const { minutes, usd_per_hour, usd } = training.budget;
	return {
		minutes,
		usdPerHour: usd_per_hour,
		usd
	};
}

export { trainingSettings as n, trainingBudget as t };