import { $ as decidingSide, J as formatRule, X as own } from "./load.js";
import { r as Z_975 } from "./incomplete-beta.js";

// src/domain/verdict/decision.ts
/**
* The verdict that the findings come to (VERDICT.md section 6). A failed guard fails; goals decide the rest; what was
* not measured can never pass, and neither can a set of criteria that is empty.
*/
function decide(findings, decision) {
	const resultsOf = (kind) => findings.filter((finding) => finding.kind === kind).map(({ finding }) => finding);
	const guards = resultsOf("guard");
	const goals = resultsOf("goal");
	if (findings.length === 0) return "inconclusive";
	if (guards.includes("fail")) return "fail";
	if (isReached(goals, decision)) return guards.some(isOpen) ? "inconclusive" : "pass";
	return couldBeReached(goals, decision) ? "inconclusive" : "fail";
}
/** Without goals there is nothing to reach: the guards alone decide. */
function isReached(goals, decision) {
	const passed = (goal) => goal === "pass";
	return goals.length === 0 || (decision === "any" ? goals.some(passed) : goals.every(passed));
}
function couldBeReached(goals, decision) {
	return decision === "any" ? goals.some(isOpen) : !goals.includes("fail");
}
function isOpen(result) {
	return result === "inconclusive" || result === "not-measured";
}

// src/domain/comparison/small-category.ts
/** Categories with fewer items that decide are too small for a guard of their own. */
const LEAST_CATEGORY = 30;
/**
* Whether a category is pooled with other small ones. A big one of which nothing decides is not small, nor is one that
* vanished: pooled with others its silence would go unheard.
*/
function isSmall(all, deciding) {
	return all > 0 && deciding < LEAST_CATEGORY && (deciding > 0 || all < LEAST_CATEGORY);
}

// src/domain/verdict/default-criteria.ts
/** What the pooled small categories are called in a criterion. */
const SMALL_CATEGORIES = "the smaller categories together";
const IMPROVES = { kind: "improves" };
const MAX_DROP = {
	kind: "max_drop",
	margin: .1
};
/**
* The criteria where none are configured (VERDICT.md section 6): the goal that the score improves over all categories
* together, and a guard against forgetting for each category big enough, the smaller ones pooled.
*/
function defaultCriteria(sizes) {
	const small = sizes.filter(({ all, deciding }) => isSmall(all, deciding));
	const pooled = small.length > 1 ? small : [];
	const own = sizes.filter((size) => !pooled.includes(size));
	return [
		criterion("goal", null, "score", IMPROVES),
		...own.map(({ name, metric }) => criterion("guard", name, metric, MAX_DROP)),
		...pooled.length === 0 ? [] : [pooledGuard(pooled)]
	];
}
/** The sizes that a comparison came to. */
function sizesOf({ categories, vanished }, evidence) {
	const side = decidingSide(evidence.items);
	return Object.entries(categories).map(([name, { all, [side]: deciding }]) => {
		const metric = (deciding ?? all)?.metric ?? own(vanished, name) ?? "score";
		return {
			name,
			all: all?.items ?? 0,
			deciding: deciding?.items ?? 0,
			metric
		};
	});
}
function pooledGuard(sizes) {
	return {
		...criterion("guard", SMALL_CATEGORIES, commonMetric(sizes), MAX_DROP),
		pooled: sizes.map(({ name }) => name)
	};
}
function commonMetric([first, ...rest]) {
	return first !== void 0 && rest.every(({ metric }) => metric === first.metric) ? first.metric : "score";
}
function criterion(kind, category, metric, rule) {
	return {
		id: `${category === null ? metric : `${category}.${metric}`} ${formatRule(rule, metric)}`,
		kind,
		metric,
		category,
		rule,
		target: null
	};
}

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

export { sizesOf as a, defaultCriteria as i, equalDifferencesInterval as n, isSmall as o, SMALL_CATEGORIES as r, decide as s, bonettPriceInterval as t };