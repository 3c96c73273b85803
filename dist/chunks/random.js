// src/domain/fnv.ts
/** FNV-1a over UTF-16 units, 32 bits: texts are only told apart by it, nothing is trusted to it. */
function fnv1a(text) {
	let hash = 2166136261;
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619) >>> 0;
	return hash;
}

// src/domain/random.ts
/**
* A seeded source of randomness (mulberry32) in integer arithmetic only, so that it gives the same numbers on
* every machine. The purpose keeps streams of one seed apart: `exam` and `weights` have nothing in common.
*/
function seededRandom(seed, purpose) {
	let state = fnv1a(`${seed} ${purpose}`);
	return () => {
		state = state + 1831565813 | 0;
		let mixed = Math.imul(state ^ state >>> 15, state | 1);
		mixed ^= mixed + Math.imul(mixed ^ mixed >>> 7, mixed | 61);
		return ((mixed ^ mixed >>> 14) >>> 0) / 2 ** 32;
	};
}
/** A whole number from 0 to `limit` - 1. */
function randomBelow(limit, random) {
	return Math.floor(random() * limit);
}
/** The values in a random order (Fisher-Yates); the given list stays as it is. */
function shuffled(values, random) {
	const order = [...values];
	for (let last = order.length - 1; last > 0; last--) {
		const other = randomBelow(last + 1, random);
		[order[last], order[other]] = [order[other], order[last]];
	}
	return order;
}

export { fnv1a as i, seededRandom as n, shuffled as r, randomBelow as t };