import { n as logChoose, t as incompleteBeta } from "./incomplete-beta.js";
import { a as money, n as duration } from "./numbers.js";

// src/domain/statistics/binomial-tail.ts
/** P(X = k) for X ~ Binomial(n, p), 0 <= k <= n, 0 < p < 1. */
function binomialMass(k, n, p) {
	return Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
}
/** P(X >= k) for X ~ Binomial(n, p). */
function binomialUpperTail(k, n, p) {
	if (k <= 0) return 1;
	return k > n ? 0 : incompleteBeta(p, k, n - k + 1);
}
/** P(X >= threshold) for X ~ Binomial(trials, p), walked from one case to the next in a few operations. */
var BinomialTail = class {
	#p;
	#trials;
	#threshold;
	#mass;
	#tail;
	/** Starts at 1 <= threshold <= trials, 0 < p < 1. */
	constructor(threshold, trials, p) {
		this.#p = p;
		this.#trials = trials;
		this.#threshold = threshold;
		this.#mass = binomialMass(threshold, trials, p);
		this.#tail = binomialUpperTail(threshold, trials, p);
	}
	get threshold() {
		return this.#threshold;
	}
	get tail() {
		return this.#tail;
	}
	addTrial() {
		const p = this.#p;
		const massBelow = this.#mass * this.#threshold * (1 - p) / ((this.#trials - this.#threshold + 1) * p);
		this.#tail += p * massBelow;
		this.#trials += 1;
		this.#mass *= this.#trials * (1 - p) / (this.#trials - this.#threshold);
	}
	raiseThreshold() {
		const odds = this.#p / (1 - this.#p);
		this.#tail -= this.#mass;
		this.#mass *= (this.#trials - this.#threshold) / (this.#threshold + 1) * odds;
		this.#threshold += 1;
	}
};

// src/domain/statistics/smallest-visible-change.ts
const LEVEL = .05;
const POWER = .8;
/** The share of items taken to flip is never below this: few flips seen are no promise of few to come. */
const LEAST_DISCORDANCE = .1;
/** With fewer flips than this not even a clean sweep is significant: 2 / 2^6 < 0.05. */
const FEWEST_FLIPS = 6;
/**
* The smallest gain, on a grid of 0.01, that n items of which a share `discordance` flips would have shown as
* significant (exact sign test) with 80 % power; null where no gain up to the discordance would (VERDICT.md 5).
*/
function smallestVisibleChange(n, discordance) {
	const psi = Math.min(1, Math.max(LEAST_DISCORDANCE, discordance));
	const cases = flipCases(n, psi);
	const visible = (step) => power(cases, psi, step / 100) >= POWER;
	let high = Math.floor(psi * 100 + 1e-9);
	if (!visible(high)) return null;
	let low = 0;
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (visible(middle)) high = middle;
		else low = middle;
	}
	return high / 100;
}
/** Fewest items whose smallest visible change is at most `change`, at the given discordance. */
function itemsToSee(change, discordance) {
	const seen = (n) => (smallestVisibleChange(n, discordance) ?? 1) <= change + 1e-9;
	let high = 8;
	while (!seen(high)) high *= 2;
	let low = high / 2;
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (seen(middle)) high = middle;
		else low = middle;
	}
	return high;
}
function flipCases(n, psi) {
	const spread = 8 * Math.sqrt(n * psi * (1 - psi)) + 8;
	const first = Math.max(FEWEST_FLIPS, Math.floor(n * psi - spread));
	const last = Math.min(n, Math.ceil(n * psi + spread));
	if (last < first) return {
		first,
		cases: []
	};
	const needed = new BinomialTail(neededOf(first), first, .5);
	const cases = [];
	for (let flips = first; flips <= last; flips++) {
		if (flips > first) needed.addTrial();
		if (2 * needed.tail >= LEVEL) needed.raiseThreshold();
		const weight = psi === 1 ? Number(flips === n) : binomialMass(flips, n, psi);
		cases.push({
			weight,
			needed: needed.threshold
		});
	}
	return {
		first,
		cases
	};
}
/** Fewest improved of at least six flips with a two-sided p below the level. */
function neededOf(flips) {
	let needed = Math.ceil(flips / 2 + .9 * Math.sqrt(flips));
	while (needed > 1 && 2 * binomialUpperTail(needed - 1, flips, .5) < LEVEL) needed -= 1;
	while (2 * binomialUpperTail(needed, flips, .5) >= LEVEL) needed += 1;
	return needed;
}
function power({ first, cases }, psi, gain) {
	const [head] = cases;
	if (head === void 0) return 0;
	const share = Math.min((psi + gain) / (2 * psi), 1 - 1e-12);
	const tail = new BinomialTail(head.needed, first, share);
	let sum = 0;
	for (const [index, { weight, needed }] of cases.entries()) {
		if (index > 0) tail.addTrial();
		if (needed > tail.threshold) tail.raiseThreshold();
		sum += weight * tail.tail;
	}
	return sum;
}

// src/report/plan-words.ts
/** `7 min to 25 min`. */
function planTime({ minutes: [quick, slow] }) {
	return range(duration(quick * 60), duration(slow * 60));
}
/** `$0.26 to $0.92`; null where no price is known. */
function planCost({ usd }) {
	return usd === null ? null : range(money(usd[0]), money(usd[1]));
}
/** What is printed alike is said once. */
function range(low, high) {
	return low === high ? low : `${low} to ${high}`;
}

export { smallestVisibleChange as i, planTime as n, itemsToSee as r, planCost as t };