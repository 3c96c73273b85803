import { $ as formatRule } from "./load.js";

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
	return Object.entries(categories).map(([name, { all, held_out }]) => {
		const deciding = evidence.items === "all" ? all : held_out;
		const gone = Object.hasOwn(vanished, name) ? vanished[name] : void 0;
		const metric = (deciding ?? all)?.metric ?? gone ?? "score";
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

export { isSmall as i, defaultCriteria as n, sizesOf as r, SMALL_CATEGORIES as t };