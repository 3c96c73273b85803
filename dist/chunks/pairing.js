import { $ as counted, G as promptHash, L as agreementOf, N as isJudged, U as identityOf, W as normalisePrompt, dt as studentQuantile975, gt as formatRule, mt as Z_975, q as shareOf, z as auditItem } from "./load.js";

// src/domain/group-by.ts
/** Groups values by key, keys in the order in which they first appear (Map.groupBy is not in Node 20). */
function groupBy(values, keyOf) {
	const groups = /* @__PURE__ */ new Map();
	for (const value of values) {
		const key = keyOf(value);
		const group = groups.get(key);
		if (group) group.push(value);
		else groups.set(key, [value]);
	}
	return groups;
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

// src/domain/statistics/paired-t.ts
/**
* 95 % interval of the mean of paired differences of scores (Miller 2024): mean ± t(0.975, n-1) s / sqrt(n),
* within [-1, 1], where a mean of such differences must lie. null where n < 2 or all differences are equal:
* no spread was seen, which is no proof that there is none.
*/
function pairedTInterval(differences) {
	const n = differences.length;
	if (n < 2) return null;
	const mean = differences.reduce((sum, value) => sum + value, 0) / n;
	return tInterval(mean, differences.reduce((sum, value) => sum + (value - mean) ** 2, 0), n, studentQuantile975(n - 1));
}
/** The same from the mean, the sum of squares about it, and the t quantile of n - 1. */
function tInterval(mean, squares, n, quantile) {
	const deviation = Math.sqrt(Math.max(0, squares) / (n - 1));
	if (deviation < 1e-9) return null;
	const half = quantile * deviation / Math.sqrt(n);
	return [Math.max(-1, mean - half), Math.min(1, mean + half)];
}

// src/domain/benchmark/item-values.ts
const RATES = {
	win_rate: (outcome) => outcome === "win",
	tie_rate: (outcome) => outcome === "tie",
	loss_rate: (outcome) => outcome === "loss",
	win_or_tie_rate: (outcome) => outcome !== "loss"
};
/** Every metric of VERDICT.md section 2 that the answers of one question allow. */
function itemValues(pair) {
	const kind = kindOf(pair);
	const score = changeOf(pair, (item) => item.score);
	const changes = {};
	if (score === null) return {
		kind,
		changes
	};
	changes.score = score;
	if (kind === "graded") changes.accuracy = score;
	if (kind === "judged") {
		for (const [metric, holds] of Object.entries(RATES)) {
			const rate = changeOf(pair, (item) => Number(holds(item.outcome)));
			if (rate !== null) changes[metric] = rate;
		}
		const accuracy = changeOf(pair, auditedAccuracy);
		if (accuracy !== null) changes.accuracy = accuracy;
	}
	const consistency = consistencyOf(pair);
	if (consistency !== null) changes.consistency = consistency;
	return {
		kind,
		changes
	};
}
function kindOf({ before, after }) {
	const judged = isJudged(before[0].outcome);
	const same = (item) => isJudged(item.outcome) === judged;
	if (!before.every(same) || !after.every(same)) return "mixed";
	return judged ? "judged" : "graded";
}
/** null where the value of a single answer is missing: a mean over fewer answers would be of another question. */
function changeOf({ before, after }, valueOn) {
	const old = meanOf(before, valueOn);
	const now = old === null ? null : meanOf(after, valueOn);
	return old === null || now === null ? null : {
		before: old,
		after: now
	};
}
function meanOf(items, valueOn) {
	let sum = 0;
	for (const item of items) {
		const value = valueOn(item);
		if (value === null) return null;
		sum += value;
	}
	return sum / items.length;
}
/** Whether the answer is right by its reference, whatever the judge said; null where that cannot be told. */
function auditedAccuracy(item) {
	if (item.reference === void 0) return null;
	const audit = auditItem(item);
	if (audit === "already-right") return 1;
	return audit === "confirmed" ? 0 : null;
}
/** Self-consistency (Wang et al. 2022): needs two answers at least, and a final answer in one of them. */
function consistencyOf({ before, after }) {
	if (before.length < 2) return null;
	const old = agreementOf(before.map(({ response }) => response));
	const now = agreementOf(after.map(({ response }) => response));
	return old === 0 && now === 0 ? null : {
		before: old,
		after: now
	};
}

// src/domain/comparison/evidence.ts
/**
* What each compared question may prove (VERDICT.md section 4). Trained on: its identity or its prompt is in the
* dataset. Held out: on the evaluation side of the split, or, where none was made, simply not trained on. A category
* from which no compared question was trained on is evidence as a whole. `files` are those of the baseline.
*/
function evidenceOf(pairs, manifest, sha256, files = []) {
	const evidence = pairs.map(() => "held_out");
	const warnings = [];
	if (manifest === null) return {
		evidence,
		warnings
	};
	const classify = classifier(manifest, sha256);
	const indices = groupBy(pairs.keys(), (index) => categoryOf(pairs[index]));
	for (const [category, members] of indices) {
		const found = members.map((index) => classify(pairs[index].before[0]));
		if (!found.includes("trained_on")) continue;
		for (const [position, index] of members.entries()) evidence[index] = found[position];
		const heldOut = members.filter((index) => evidence[index] === "held_out");
		if (heldOut.length === 0) warnings.push(nothingHeldOut(category, members.length));
		else if (manifest.split.holdout === 0 && isMinedSet(manifest, files, category, members.length)) {
			const passed = heldOut.every((index) => hadPassed(pairs[index]));
			warnings.push(noFairSample(category, heldOut.length, passed));
		}
	}
	return {
		evidence,
		warnings
	};
}
function categoryOf(pair) {
	return pair?.before[0].category ?? "";
}
/** What single questions may prove, whatever their category. */
function classifier(manifest, sha256) {
	const identities = new Set(manifest.trained_items.map(({ identity }) => identity));
	const prompts = new Set(manifest.trained_items.map(({ prompt_sha256 }) => prompt_sha256));
	const { holdout, seed } = manifest.split;
	return (item) => {
		const prompt = promptHash(item.prompt, sha256);
		const identity = item.id === null ? prompt : identityOf(item, sha256);
		if (identities.has(identity) || prompts.has(prompt)) return "trained_on";
		return holdout === 0 || shareOf(seed, identity, sha256) < holdout ? "held_out" : "neither";
	};
}
function nothingHeldOut(category, count) {
	return {
		code: "nothing-held-out",
		category,
		count,
		message: `${category}: none of the ${counted(count, "compared item")} was held out from training, so that nothing here is evidence`
	};
}
/**
* Whether the failures were mined from the very questions that are compared: only then those left over are the ones
* that were not selected. Told by the file or, where the baseline sat the exam again, by how many there are.
*/
function isMinedSet({ results, categories }, files, category, compared) {
	return (Object.hasOwn(categories, category) ? categories[category]?.items : void 0) === compared || files.some((file) => results.some(({ sha256 }) => sha256 === file.sha256));
}
function hadPassed({ before }) {
	return before.reduce((sum, { score }) => sum + (score ?? 0), 0) > before.length / 2;
}
function noFairSample(category, count, passed) {
	const items = count === 1 ? "the 1 item" : `the ${count} items`;
	const are = count === 1 ? "is" : "are";
	return {
		code: "no-split",
		category,
		count,
		message: `${category}: nothing was held out before training; ${items} not trained on ${passed ? `had passed before, can hardly get better and ${are} no fair sample` : `${are} what the selection of failures left over and no fair sample`}`
	};
}

// src/domain/benchmark/sound-ids.ts
/**
* Takes ids away that cannot tell questions apart: one that stands for several prompts within a run is no identity,
* and the prompt serves instead (VERDICT.md section 4); one that stands for the same prompt in several categories is
* told apart by its category. What is ambiguous in one of the runs is so in all, or they could not be joined.
*/
function withSoundIds(...runs) {
	const ambiguous = /* @__PURE__ */ new Map();
	for (const items of runs) findAmbiguous(items, ambiguous);
	if (ambiguous.size === 0) return {
		runs: runs.map((items) => [...items]),
		warnings: []
	};
	const mended = runs.map((items) => items.map((item) => mend(item, ambiguous)));
	const [first] = ambiguous.values();
	return {
		runs: mended,
		warnings: [ambiguousIds(ambiguous.size, first?.example ?? "")]
	};
}
function findAmbiguous(items, ambiguous) {
	const firsts = /* @__PURE__ */ new Map();
	for (const item of items) {
		if (item.id === null) continue;
		const key = keyOf(item);
		const first = firsts.get(key);
		if (first === void 0) {
			firsts.set(key, item);
			continue;
		}
		const by = ambiguityOf(first, item);
		if (by === null || ambiguous.get(key)?.by === "prompt") continue;
		ambiguous.set(key, {
			by,
			example: `${item.task}/${item.id}`
		});
	}
}
/** Of two answers under one task, variant and id: whether they are to different questions; null where they are not. */
function ambiguityOf(one, other) {
	if (one.prompt !== other.prompt && normalisePrompt(one.prompt) !== normalisePrompt(other.prompt)) return "prompt";
	return one.category === other.category ? null : "category";
}
/** The item with an id that is its own, or with none, so that its prompt tells it apart. */
function toldApart(item, by) {
	return {
		...item,
		id: by === "prompt" ? null : `${item.category}/${item.id}`
	};
}
function mend(item, ambiguous) {
	if (item.id === null) return item;
	const found = ambiguous.get(keyOf(item));
	return found === void 0 ? item : toldApart(item, found.by);
}
/** Variants of a question have prompts of their own. */
function keyOf({ task, variant, id }) {
	return `${task}\0${variant}\0${id}`;
}
/** `count` ids are ambiguous, one of them `example`, as `task/id`. */
function ambiguousIds(count, example) {
	return {
		code: "ambiguous-id",
		category: null,
		count,
		message: `${`${counted(count, "id")} ${count === 1 ? "stands" : "stand"}`} for more than one question of a run (such as ${example}): these questions are told apart by prompt and category instead`
	};
}

// src/domain/comparison/join-repeats.ts
function joinRepeats(before, after) {
	const joined = {
		before: [],
		after: [],
		changed: 0,
		errors: 0,
		lost: 0,
		alone: 0
	};
	const [one, other] = [before[0], after[0]];
	if (before.length === 1 && after.length === 1 && one && other && one.repeat === other.repeat) {
		joinAnswers(one, other, joined);
		return joined;
	}
	const candidates = byRepeat(after);
	for (const [repeat, answer] of byRepeat(before)) {
		const candidate = candidates.get(repeat);
		candidates.delete(repeat);
		if (candidate === void 0) joined.alone += 1;
		else joinAnswers(answer, candidate, joined);
	}
	joined.alone += candidates.size;
	return joined;
}
function joinAnswers(before, after, joined) {
	if (isChanged(before, after)) joined.changed += 1;
	else if (isScored(before) && isScored(after)) {
		joined.before.push(before);
		joined.after.push(after);
	} else {
		joined.errors += 1;
		joined.lost += Number(isScored(before));
	}
}
/** Two answers with one number are repeats that the results did not number: the later takes the next free one. */
function byRepeat(answers) {
	const numbered = /* @__PURE__ */ new Map();
	let free = 0;
	for (const answer of answers) {
		let repeat = answer.repeat;
		if (numbered.has(repeat)) {
			while (numbered.has(free)) free += 1;
			repeat = free;
		}
		numbered.set(repeat, answer);
	}
	return numbered;
}
function isChanged(before, after) {
	const { reference: old } = before;
	const { reference: now } = after;
	return differ(before.prompt, after.prompt) || old !== void 0 && now !== void 0 && differ(old, now);
}
function differ(one, other) {
	return one !== other && normalisePrompt(one) !== normalisePrompt(other);
}
function isScored(item) {
	return item.score !== null && item.outcome !== "error" && item.outcome !== "unscored";
}

// src/domain/comparison/pairing.ts
/** Joins two runs by task, item identity, variant and repeat (VERDICT.md section 5), in the baseline's order. */
function pairRuns(before, after) {
	const sound = withSoundIds(before, after);
	const [old = [], now = []] = sound.runs;
	const unmatched = {
		added: 0,
		removed: 0,
		changed: 0,
		errors: 0
	};
	const joined = [];
	const candidates = groupBy(now, questionKey);
	for (const [key, answers] of groupBy(old, questionKey)) {
		const others = candidates.get(key);
		candidates.delete(key);
		if (others === void 0) unmatched.removed += 1;
		else joined.push(joinRepeats(answers, others));
	}
	unmatched.added += candidates.size;
	for (const question of joined) if (!isPair(question)) countUnmatched(question, unmatched);
	return {
		pairs: joined.filter(isPair).map(({ before: one, after: other }) => ({
			before: one,
			after: other
		})),
		unmatched,
		lost: lostAnswers(joined),
		warnings: [...sound.warnings, ...incompleteRepeats(joined)]
	};
}
/** Where there is no id the normalised prompt stands for its hash: the same join, without hashing every prompt. */
function questionKey(item) {
	const identity = item.id === null ? `?${normalisePrompt(item.prompt)}` : `=${item.id}`;
	return `${item.task}\0${item.variant}\0${identity}`;
}
function isPair(joined) {
	return joined.before.length > 0;
}
/** The question is the unit: it counts once, whatever number of answers there were. */
function countUnmatched({ changed, errors }, unmatched) {
	if (changed > 0) unmatched.changed += 1;
	else if (errors > 0) unmatched.errors += 1;
	else {
		unmatched.removed += 1;
		unmatched.added += 1;
	}
}
function lostAnswers(joined) {
	const asked = joined.filter(({ before, lost }) => before.length + lost > 0);
	return {
		questions: asked.filter(({ lost }) => lost > 0).length,
		of: asked.length
	};
}
/** What is compared of such a question is a part of what was measured. */
function incompleteRepeats(joined) {
	const count = joined.filter((one) => isPair(one) && one.changed + one.errors + one.alone > 0).length;
	if (count === 0) return [];
	return [{
		code: "incomplete-repeats",
		category: null,
		count,
		message: `${counted(count, "question")} with repeated answers of which some do not count, for lack of a score or of a counterpart in the other run`
	}];
}

export { pairedTInterval as a, equalDifferencesInterval as c, sizesOf as d, isSmall as f, itemValues as i, SMALL_CATEGORIES as l, classifier as n, tInterval as o, groupBy as p, evidenceOf as r, bonettPriceInterval as s, pairRuns as t, defaultCriteria as u };