import { n as logChoose, r as Z_975, t as incompleteBeta } from "./incomplete-beta.js";
import { g as finalAnswer } from "./read.js";

// src/domain/statistics/student-t.ts
/** P(|T| > t) for Student's t with the given degrees of freedom. */
function studentTwoSided(t, degrees) {
	return incompleteBeta(degrees / (degrees + t * t), degrees / 2, .5);
}
/** The 0.975 quantile of Student's t, to about 1e-12; 12.706 at one degree of freedom and falling to 1.96. */
function studentQuantile975(degrees) {
	let low = 1.9;
	let high = 13;
	while (high - low > 1e-13 * high) {
		const middle = (low + high) / 2;
		if (middle === low || middle === high) break;
		if (studentTwoSided(middle, degrees) > .05) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}

// src/domain/statistics/sign-test.ts
/** Up to here binomial coefficients fit a double; up to 50 flips they, and so p, are exact to the last bit. */
const MOST_COUNTABLE = 1e3;
/**
* Exact two-sided sign test: how likely a split at least this uneven is when improving and worsening are equally
* likely. On fixed and broken items it is the exact McNemar test (McNemar 1947).
*/
function signTest(improved, worsened) {
	const flips = improved + worsened;
	const fewer = Math.min(improved, worsened);
	const tail = flips <= MOST_COUNTABLE ? countedTail(flips, fewer) : summedTail(flips, fewer);
	return Math.min(1, 2 * tail);
}
/** P(X <= most) for X ~ Binomial(flips, 1/2), by counting. */
function countedTail(flips, most) {
	let ways = 1;
	let sum = 1;
	for (let k = 1; k <= most; k++) {
		ways = ways * (flips - k + 1) / k;
		sum += ways;
	}
	return sum * 2 ** -flips;
}
/** The same from the largest term down: they shrink ever faster, so that it can stop when nothing is added. */
function summedTail(flips, most) {
	let term = Math.exp(logChoose(flips, most) - flips * Math.LN2);
	let tail = 0;
	for (let k = most; k >= 0 && tail + term !== tail; k--) {
		tail += term;
		term *= k / (flips - k + 1);
	}
	return tail;
}

// src/domain/statistics/repeats.ts
/** Chance that k answers drawn of n, c of them right, are all right: C(c,k)/C(n,k) (tau-bench, Yao et al. 2024). */
function passAll(n, c, k) {
	let chance = 1;
	for (let drawn = 0; drawn < k; drawn++) chance *= Math.max(0, c - drawn) / (n - drawn);
	return chance;
}
/** Chance that at least one of k answers drawn of n, c of them right, is right (pass@k, Chen et al. 2021). */
function passAny(n, c, k) {
	return 1 - passAll(n, n - c, k);
}

// src/domain/statistics/wilson.ts
/** 95 % interval of a single rate in [0, 1] over n > 0 items (Wilson 1927). */
function wilsonInterval(rate, n) {
	const z2 = Z_975 * Z_975;
	const centre = (rate + z2 / (2 * n)) / (1 + z2 / n);
	const half = Z_975 * Math.sqrt(rate * (1 - rate) / n + z2 / (4 * n * n)) / (1 + z2 / n);
	return [rate === 0 ? 0 : Math.max(0, centre - half), rate === 1 ? 1 : Math.min(1, centre + half)];
}

// src/domain/comparison/consistency-mean.ts
/** Below this, values differ by rounding alone. */
const EQUAL = 1e-9;
/** Mean and spread of values in [0, 1], one at a time (Welford 1962). */
var MeanTally = class {
	#count = 0;
	#mean = 0;
	#squares = 0;
	add(value) {
		this.#count++;
		const before = value - this.#mean;
		this.#mean += before / this.#count;
		this.#squares += before * (value - this.#mean);
	}
	/**
	* mean ± t(0.975, n-1) s / sqrt(n) within [0, 1]; where no spread was seen, which is no proof that there is
	* none, Wilson's interval. null over no value.
	*/
	get mean() {
		const n = this.#count;
		if (n === 0) return null;
		const mean = Math.min(1, Math.max(0, this.#mean));
		const deviation = n < 2 ? 0 : Math.sqrt(this.#squares / (n - 1));
		if (deviation < EQUAL) return {
			questions: n,
			mean,
			interval: wilsonInterval(mean, n)
		};
		const half = studentQuantile975(n - 1) * deviation / Math.sqrt(n);
		return {
			questions: n,
			mean,
			interval: [Math.max(0, mean - half), Math.min(1, mean + half)]
		};
	}
};

// src/domain/comparison/consistency.ts
/**
* Share of the most frequent final answer (self-consistency, Wang et al. 2022), in [0, 1]. An answer that commits
* to nothing agrees with none.
*/
function agreementOf(responses) {
	return agreementAmong(responses.map(finalAnswer));
}
/** The same of the final answers; null for one that commits to nothing. */
function agreementAmong(answers) {
	const counts = /* @__PURE__ */ new Map();
	for (const answer of answers) if (answer !== null) counts.set(answer, (counts.get(answer) ?? 0) + 1);
	let most = 0;
	for (const count of counts.values()) most = Math.max(most, count);
	return most / answers.length;
}
/** Adds question after question; holds sums only. */
var ConsistencyTally = class {
	#agreement = new MeanTally();
	#pass = [];
	/** All answers to one question. One with an answer that could not be graded counts for agreement alone. */
	add(answers) {
		const n = answers.length;
		if (n < 2) return;
		this.#agreement.add(agreementOf(answers.map(({ response }) => response)));
		if (answers.some(({ correct }) => correct === null)) return;
		const right = answers.filter(({ correct }) => correct === true).length;
		for (let k = 1; k <= n; k++) {
			this.#pass[k - 1] ??= {
				any: new MeanTally(),
				all: new MeanTally()
			};
			this.#pass[k - 1]?.any.add(passAny(n, right, k));
			this.#pass[k - 1]?.all.add(passAll(n, right, k));
		}
	}
	get figures() {
		return {
			agreement: this.#agreement.mean,
			pass: this.#pass.flatMap(({ any, all }, index) => any.mean === null || all.mean === null ? [] : [{
				k: index + 1,
				any: any.mean,
				all: all.mean
			}])
		};
	}
};

export { studentQuantile975 as a, signTest as i, agreementAmong as n, wilsonInterval as r, ConsistencyTally as t };