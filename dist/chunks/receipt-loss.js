// src/domain/training/receipt-loss.ts
/** Steps at which the loss was not a finite number. */
function stepsWithoutLoss(log) {
	return log.filter(({ loss }) => loss === null || !Number.isFinite(loss)).map(({ step }) => step);
}

export { stepsWithoutLoss as t };