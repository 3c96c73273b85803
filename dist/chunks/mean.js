// src/domain/statistics/mean.ts
/** Of at least one value. */
function mean(values) {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export { mean as t };