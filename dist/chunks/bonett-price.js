import { r as Z_975 } from "./incomplete-beta.js";

// src/domain/statistics/bonett-price.ts
/** 95 % interval of a change between paired proportions: adjusted Wald (Bonett & Price 2012), within [-1, 1]. */
function bonettPriceInterval(fixed, broken, n) {
	const p12 = (fixed + 1) / (n + 2);
	const p21 = (broken + 1) / (n + 2);
	const difference = p12 - p21;
	const half = Z_975 * Math.sqrt((p12 + p21 - difference * difference) / (n + 2));
	return [Math.max(-1, difference - half), Math.min(1, difference + half)];
}
/**
* The same for scores that all changed by one and the same `difference`: the share of items that moved, times how far
* they moved. A difference of 0 keeps the interval of the share: no move among n items is no proof that none moves.
*/
function equalDifferencesInterval(rose, fell, n, difference) {
	const [low, high] = bonettPriceInterval(rose, fell, n);
	const step = rose + fell === 0 ? 1 : Math.abs(difference);
	return [low * step, high * step];
}

export { equalDifferencesInterval as n, bonettPriceInterval as t };