import { A as sha256, U as identityOf, _t as isCount, at as percent, dt as studentQuantile975, ht as TRAINING, j as progressBar, q as shareOf, ut as signTest, vt as METRICS, yt as directionOf } from "./load.js";
import { c as equalDifferencesInterval, i as itemValues, o as tInterval, p as groupBy, r as evidenceOf, s as bonettPriceInterval, t as pairRuns, u as defaultCriteria } from "./pairing.js";
import { n as RetakeError } from "./error.js";
import { n as seededRandom } from "./random.js";
import { a as stopIfInterrupted } from "./read-results.js";
import { setImmediate } from "node:timers/promises";

// src/domain/calibration/population.ts
/** What an item scores at its best, and, mirrored, at its worst; consistency says nothing about right and wrong. */
const BEST = {
	score: 1,
	accuracy: 1,
	win_rate: 1,
	tie_rate: 0,
	loss_rate: 0,
	win_or_tie_rate: 1
};
const WORST = {
	score: 0,
	accuracy: 0,
	win_rate: 0,
	tie_rate: 0,
	loss_rate: 1,
	win_or_tie_rate: 0
};
function populationOf(items) {
	const groups = [...groupBy(items.keys(), (index) => items[index]?.category ?? "")];
	const deciding = groups.map(([, members]) => members.filter((index) => items[index]?.deciding));
	return {
		categories: groups.map(([name, members], index) => ({
			name,
			all: members.length,
			deciding: deciding[index]?.length ?? 0,
			metric: members.every((member) => items[member]?.values.kind === "graded") ? "accuracy" : "score"
		})),
		values: valuesOf(items),
		items: items.length,
		observed: groups.map(([, members]) => Int32Array.from(members)),
		...layOut(deciding)
	};
}
/** The same benchmark with about `size` deciding items: each category's own, repeated or thinned out evenly. */
function resized(population, size) {
	const share = size / population.items;
	const deciding = population.observed.map((members) => {
		const count = Math.max(1, Math.round(members.length * share));
		return Array.from({ length: count }, (_, index) => members[Math.floor(index * members.length / count)] ?? 0);
	});
	const categories = population.categories.map((category, index) => {
		const count = deciding[index]?.length ?? 0;
		return {
			...category,
			deciding: count,
			all: Math.max(count, category.all)
		};
	});
	return {
		...population,
		categories,
		...layOut(deciding)
	};
}
function layOut(deciding) {
	return {
		rows: Int32Array.from(deciding.flat()),
		categoryOf: Int32Array.from(deciding.flatMap((members, index) => members.map(() => index)))
	};
}
function valuesOf(items) {
	const columns = METRICS.map((metric) => {
		const observed = items.map(({ values }) => values.changes[metric]?.before ?? NaN);
		const moved = (to) => observed.map((value) => to === void 0 || Number.isNaN(value) ? value : to);
		return [metric, Float64Array.from([
			...observed,
			...moved(BEST[metric]),
			...moved(WORST[metric])
		])];
	});
	return Object.fromEntries(columns);
}

// src/domain/statistics/holm.ts
/** Holm's step-down adjustment (Holm 1979): p values in the order given, each at most 1. */
function holm(pValues) {
	const order = pValues.map((p, index) => ({
		p,
		index
	})).sort((a, b) => a.p - b.p);
	const adjusted = new Array(pValues.length);
	let floor = 0;
	for (const [rank, { p, index }] of order.entries()) {
		floor = Math.max(floor, Math.min(1, p * (order.length - rank)));
		adjusted[index] = floor;
	}
	return adjusted;
}

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

// src/domain/verdict/rule-result.ts
/** Comparisons with a bound forgive what floating point adds. */
const SLACK = 1e-12;
/** Below it a p is significant. */
const LEVEL = .05;
/** What a rule makes of figures that were measured: the table of VERDICT.md section 6. */
function ruleResult(rule, metric, figures, strictness) {
	switch (rule.kind) {
		case "improves": return improves(metric, figures, strictness);
		case "max_drop": return maxDrop(rule.margin, metric, figures);
		case "at_least": return figures.after >= rule.floor - 1e-12 ? "pass" : "fail";
		case "at_most": return figures.after <= rule.ceiling + 1e-12 ? "pass" : "fail";
		case "decreases": return "not-measured";
	}
}
function improves(metric, figures, { strength, adjusted }) {
	if (figures.change * directionOf(metric) <= 0) return "fail";
	if (strength === "any") return "pass";
	return figures.improved > figures.worsened && (adjusted ?? figures.p) < .05 ? "pass" : "inconclusive";
}
function maxDrop(margin, metric, { change, interval }) {
	const better = directionOf(metric) === 1;
	const low = better ? interval[0] : -interval[1];
	const high = better ? interval[1] : -interval[0];
	const gain = better ? change : -change;
	if (low >= -margin - 1e-12) return "pass";
	return high < 0 && gain < -margin - 1e-12 ? "fail" : "inconclusive";
}

// src/domain/calibration/draw.ts
/** One imagined re-run: which row each deciding item has now, and which items differ from the baseline. */
var Draw = class {
	/** Row of values of each deciding item. */
	now;
	/** Deciding items that may differ from the baseline. */
	touched = [];
	#population;
	#random;
	#isTouched;
	#members;
	constructor(population, random) {
		this.#population = population;
		this.#random = random;
		this.now = Int32Array.from(population.rows);
		this.#isTouched = new Uint8Array(population.rows.length);
		this.#members = population.categories.map((_, category) => Int32Array.from([...population.rows.keys()].filter((item) => population.categoryOf[item] === category)));
	}
	/** Back to the baseline. */
	reset() {
		for (const item of this.touched) {
			this.now[item] = this.#population.rows[item] ?? 0;
			this.#isTouched[item] = 0;
		}
		this.touched.length = 0;
	}
	/** Every item, independently with this probability, becomes like one of its category that was observed. */
	redraw(probability) {
		if (probability <= 0) return;
		const { rows, categoryOf, observed } = this.#population;
		const scale = Math.log1p(-Math.min(probability, 1));
		for (let item = this.#gap(scale); item < rows.length; item += 1 + this.#gap(scale)) {
			const candidates = observed[categoryOf[item] ?? 0] ?? rows;
			this.#set(item, candidates[this.#below(candidates.length)] ?? 0);
		}
	}
	/** Moves items at random to their best or worst until the category's score has changed by so much. */
	shift({ category, change }) {
		for (const [index, { name }] of this.#population.categories.entries()) if (category === null || category === name) this.#shiftCategory(this.#members[index], change);
	}
	#shiftCategory(members, change) {
		if (members === void 0) return;
		const { items, rows, values } = this.#population;
		let left = Math.abs(change) * members.length;
		for (let end = members.length; end > 0 && left > 1e-9; end--) {
			const at = this.#below(end);
			const item = members[at] ?? 0;
			members[at] = members[end - 1] ?? 0;
			members[end - 1] = item;
			const target = (rows[item] ?? 0) + (change > 0 ? items : 2 * items);
			const moved = Math.abs((values.score[target] ?? 0) - (values.score[this.now[item] ?? 0] ?? 0));
			if (moved === 0) continue;
			if (moved <= left || this.#random() < left / moved) this.#set(item, target);
			left -= moved;
		}
	}
	#set(item, row) {
		this.now[item] = row;
		if (this.#isTouched[item] === 1) return;
		this.#isTouched[item] = 1;
		this.touched.push(item);
	}
	#gap(scale) {
		return scale === Number.NEGATIVE_INFINITY ? 0 : Math.floor(Math.log1p(-this.#random()) / scale);
	}
	#below(limit) {
		return Math.floor(this.#random() * limit);
	}
};

// src/domain/calibration/drawn-figures.ts
const EQUAL = 1e-9;
/**
* The figures of one criterion over one draw after another, as `figuresOf` would compute them; only items that the
* draw touched are looked at, since all others did not change.
*/
var DrawnFigures = class {
	items;
	change = 0;
	#rose = 0;
	#fell = 0;
	#squares = 0;
	#population;
	#values;
	#metric;
	#isMember;
	#before;
	/** Whether every value of the baseline is 0 or 1, and whether every value of the draw is too. */
	#wasBinary;
	#isBinary = true;
	#quantile;
	constructor(population, metric, isMember) {
		this.#population = population;
		this.#metric = metric;
		this.#values = population.values[metric];
		this.#isMember = isMember;
		const members = population.rows.filter((_, item) => isMember[item] === 1);
		this.items = members.length;
		this.#before = members.reduce((sum, row) => sum + this.#value(row), 0) / this.items;
		this.#wasBinary = members.every((row) => isBinary(this.#value(row)));
		this.#quantile = studentQuantile975(Math.max(1, this.items - 1));
	}
	get improved() {
		return directionOf(this.#metric) === 1 ? this.#rose : this.#fell;
	}
	get worsened() {
		return directionOf(this.#metric) === 1 ? this.#fell : this.#rose;
	}
	get after() {
		return this.#before + this.change;
	}
	get p() {
		return signTest(this.#rose, this.#fell);
	}
	get interval() {
		if (this.#wasBinary && this.#isBinary) return bonettPriceInterval(this.#rose, this.#fell, this.items);
		const about = this.#squares - this.items * this.change * this.change;
		return (this.items < 2 ? null : tInterval(this.change, about, this.items, this.#quantile)) ?? equalDifferencesInterval(this.#rose, this.#fell, this.items, this.change);
	}
	measure(draw) {
		let sum = 0;
		this.#squares = 0;
		this.#rose = 0;
		this.#fell = 0;
		this.#isBinary = true;
		for (const item of draw.touched) {
			if (this.#isMember[item] === 0) continue;
			const now = this.#value(draw.now[item] ?? 0);
			const difference = now - this.#value(this.#population.rows[item] ?? 0);
			if (!(Math.abs(difference) > EQUAL)) continue;
			this.#isBinary &&= isBinary(now);
			sum += difference;
			this.#squares += difference * difference;
			if (difference > 0) this.#rose += 1;
			else this.#fell += 1;
		}
		this.change = Math.abs(sum) < EQUAL ? 0 : sum / this.items;
	}
	#value(row) {
		return this.#values[row] ?? NaN;
	}
};
function isBinary(value) {
	return value === 0 || value === 1;
}
/** The deciding items that a criterion is about and that have its metric, marked by 1; null where there are none. */
function membersOf({ categories, rows, categoryOf, values }, { category, pooled }, metric) {
	const belongs = categories.map(({ name }) => pooled === void 0 ? category === null || name === category : pooled.includes(name));
	const members = Uint8Array.from(rows, (row, item) => Number(belongs[categoryOf[item] ?? 0] === true && !Number.isNaN(values[metric][row] ?? NaN)));
	return members.includes(1) ? members : null;
}

// src/domain/calibration/simulate.ts
/** Judges `draws` imagined re-runs by the criteria. */
function simulate(population, criteria, evidence, scenario, draws, random) {
	const judged = criteriaOf(population, criteria).map((criterion) => prepare(population, criterion));
	const counts = {
		pass: 0,
		fail: 0,
		inconclusive: 0
	};
	const draw = new Draw(population, random);
	for (let number = 0; number < draws; number++) {
		draw.reset();
		draw.redraw(scenario.redrawn);
		if (scenario.shift !== null) draw.shift(scenario.shift);
		counts[decide(judge(judged, draw, evidence), criteria.decision)] += 1;
	}
	return {
		pass: counts.pass / draws,
		fail: counts.fail / draws,
		inconclusive: counts.inconclusive / draws
	};
}
/** The criteria in force: where none are configured, the defaults for a benchmark of these sizes. */
function criteriaOf({ categories }, { criteria }) {
	return criteria ?? defaultCriteria(categories);
}
/** Criteria on the training itself: no imagined re-run can measure them. */
function isTakenAsMet({ category, metric }) {
	return category === "training" && metric === "loss";
}
function prepare(population, criterion) {
	const { metric, rule } = criterion;
	if (isTakenAsMet(criterion)) return {
		criterion,
		figures: null,
		fixed: "pass"
	};
	if (metric === "loss") return {
		criterion,
		figures: null,
		fixed: "not-measured"
	};
	const members = membersOf(population, criterion, isCount(metric) ? "score" : metric);
	if (isCount(metric)) return {
		criterion,
		figures: null,
		fixed: countResult(rule, metric === "errors" ? 0 : members?.reduce((sum, one) => sum + one, 0) ?? 0)
	};
	return {
		criterion,
		figures: members === null ? null : new DrawnFigures(population, metric, members),
		fixed: "not-measured"
	};
}
function countResult(rule, count) {
	if (rule.kind === "at_least") return count >= rule.floor ? "pass" : "fail";
	return rule.kind === "at_most" && count <= rule.ceiling ? "pass" : "fail";
}
function judge(criteria, draw, { strength }) {
	for (const { figures } of criteria) figures?.measure(draw);
	const adjusted = strength === "significant" ? adjustGoals(criteria) : /* @__PURE__ */ new Map();
	return criteria.map((one) => {
		const { criterion, figures, fixed } = one;
		const { kind, rule, metric } = criterion;
		if (figures === null || metric === "loss" || isCount(metric)) return {
			kind,
			finding: fixed
		};
		return {
			kind,
			finding: ruleResult(rule, metric, figures, {
				strength,
				adjusted: adjusted.get(one) ?? null
			})
		};
	});
}
function adjustGoals(criteria) {
	const goals = criteria.filter(({ criterion, figures }) => figures !== null && criterion.kind === "goal" && criterion.rule.kind === "improves");
	const adjusted = holm(goals.map(({ figures }) => figures?.p ?? 1));
	return new Map(goals.map((goal, index) => [goal, adjusted[index] ?? 1]));
}

// src/domain/calibration/observe.ts
/** The scored questions of a run, each measured as a comparison would. */
function observe({ items }, deciding, sha256) {
	const { pairs } = pairRuns(items, items);
	const decides = decidingOf(pairs, deciding, sha256);
	return pairs.map((pair, index) => ({
		category: pair.before[0].category,
		deciding: decides[index] ?? false,
		values: itemValues(pair)
	}));
}
function decidingOf(pairs, { manifest, split, evidence }, sha256) {
	if (evidence.items === "all" || manifest === null && split.holdout === 0) return pairs.map(() => true);
	if (manifest !== null) return evidenceOf(pairs, manifest, sha256).evidence.map((one) => one === "held_out");
	const { holdout, seed } = split;
	return pairs.map(({ before: [item] }) => shareOf(seed, identityOf(item, sha256), sha256) < holdout);
}

// src/domain/calibration/weakness.ts
/** A rule that passes more often than this when nothing has changed is worth a warning. */
const MOST_FALSE_PASSES = .05;
/**
* One sentence where the criteria are weak on this benchmark: how often they pass when nothing has changed;
* null where that is seldom enough. The quick form of `calibrate`, for the comment.
*/
function weakness(run, criteria, deciding, { draws, redrawn, random, sha256 }) {
	const population = populationOf(observe(run, deciding, sha256));
	const scenario = {
		redrawn,
		shift: null
	};
	const { pass } = simulate(population, criteria, deciding.evidence, scenario, draws, random("weakness"));
	if (pass <= .05) return null;
	return `These criteria pass ${percent(Math.round(pass * 100) / 100)} of the time when nothing has changed.`;
}

// src/domain/calibration/advise.ts
/** The gain worth finding, and how often it should be found. */
const GAIN = .1;
const POWER = .8;
/** Enough to tell 0.8 from 0.77. */
const DRAWS = 1e3;
const MOST_ITEMS = 1e4;
/** What to change so that a verdict can be believed: nothing, the criteria, or the number of items that decide. */
function advise(population, criteria, evidence, redrawn, random) {
	const falsePass = (some, rule) => simulate(population, some, rule, {
		redrawn,
		shift: null
	}, DRAWS * 10, random).pass;
	const configured = falsePass(criteria, evidence);
	const keep = configured <= MOST_FALSE_PASSES;
	const advised = keep ? criteria : {
		criteria: null,
		decision: criteria.decision
	};
	const rule = keep ? evidence : {
		...evidence,
		strength: "significant"
	};
	const items = itemsNeeded(population, advised, rule, redrawn, random);
	return {
		keep,
		criteria: criteriaOf(population, advised).map(({ id }) => id),
		false_pass: keep ? configured : falsePass(advised, rule),
		items,
		holdout: items === null || items > population.items ? null : Math.ceil(items / population.items * 100) / 100
	};
}
/** Doubles, then halves, to within a twentieth. */
function itemsNeeded(population, criteria, evidence, redrawn, random) {
	const shift = {
		category: null,
		change: GAIN
	};
	const finds = (items) => simulate(resized(population, items), criteria, evidence, {
		redrawn,
		shift
	}, DRAWS, random).pass >= POWER;
	let high = 16;
	while (!finds(high)) {
		high *= 2;
		if (high > MOST_ITEMS) return null;
	}
	let low = high / 2;
	while (high - low > high / 20) {
		const middle = Math.round((low + high) / 2);
		if (finds(middle)) high = middle;
		else low = middle;
	}
	return high;
}

// src/domain/calibration/calibrate.ts
const NOISE = [
	.1,
	.2,
	.3,
	.4
];
const CHANGES = [
	-.2,
	-.1,
	-.05,
	.05,
	.1,
	.2
];
/** The other lines need no more: a point either way is close enough, and two are where there are many items. */
const MOST_OTHER_DRAWS = 1e4;
const FEWEST_OTHER_DRAWS = 1e3;
const OTHER_ITEMS_DRAWN = 3e6;
/** With more categories than this only a change in all of them together is tried. */
const MOST_CATEGORIES = 8;
/** The same, stopping after each simulation, so that a caller can tell how far it is and can end it. */
function* calibrateInSteps(run, criteria, deciding, options) {
	const { draws, redrawn, seed, random, sha256 } = options;
	const { evidence } = deciding;
	const population = populationOf(observe(run, deciding, sha256));
	const simulated = (q, shift) => {
		const count = shift === null && q === redrawn ? draws : Math.min(draws, otherDraws(population));
		const scenario = {
			redrawn: q,
			shift
		};
		const randomness = random(purposeOf(q, shift));
		return {
			draws: count,
			verdicts: simulate(population, criteria, evidence, scenario, count, randomness)
		};
	};
	const list = criteriaOf(population, criteria);
	const levels = [.../* @__PURE__ */ new Set([...NOISE, redrawn])].sort((a, b) => a - b);
	const shifts = shiftsOf(population);
	const of = levels.length + shifts.length + 1;
	const noise = [];
	for (const q of levels) {
		noise.push({
			redrawn: q,
			...simulated(q, null)
		});
		yield {
			done: noise.length,
			of
		};
	}
	const power = [];
	for (const shift of shifts) {
		power.push({
			redrawn,
			...shift,
			...simulated(redrawn, shift)
		});
		yield {
			done: noise.length + power.length,
			of
		};
	}
	return {
		schema: "retake.calibration/1",
		items: population.rows.length,
		draws,
		seed,
		criteria: list.map(({ id }) => id),
		taken_as_met: list.filter(isTakenAsMet).map(({ id }) => id),
		noise,
		power,
		advice: advise(population, criteria, evidence, redrawn, random("advice"))
	};
}
function otherDraws({ rows }) {
	const affordable = Math.round(OTHER_ITEMS_DRAWN / Math.max(1, rows.length));
	return Math.min(MOST_OTHER_DRAWS, Math.max(FEWEST_OTHER_DRAWS, affordable));
}
function purposeOf(redrawn, shift) {
	return `redrawn ${redrawn} ${shift === null ? "" : `${shift.category ?? ""} ${shift.change}`}`;
}
function shiftsOf({ categories }) {
	const names = categories.filter(({ deciding }) => deciding > 0).map(({ name }) => name);
	return [null, ...names.length > 1 && names.length <= MOST_CATEGORIES ? names : []].flatMap((category) => CHANGES.map((change) => ({
		category,
		change
	})));
}

// src/commands/calibrate-run.ts
const DEFAULT_SIMULATION = {
	draws: null,
	redrawn: .2,
	seed: 1
};
/** Drawn items in the main line, and the fewest and most draws that make. */
const ITEMS_DRAWN = 15e6;
const FEWEST_DRAWS = 1e4;
const MOST_DRAWS = 5e4;
/** Calibrates the configured criteria on a run, telling how far it is. Throws RetakeError where nothing is scored or a number makes no sense. */
async function calibrateRun(run, manifest, config, { draws, redrawn, seed }, context) {
	if (!run.items.some(({ score }) => score !== null)) throw new RetakeError("RESULTS_UNREADABLE", "there is nothing to calibrate on: no item was scored");
	requireBetween("draws", draws ?? MOST_DRAWS, 1, 1e7);
	requireBetween("redrawn", redrawn, 0, 1);
	const { criteria, evidence, split } = config;
	const steps = calibrateInSteps(run, criteria, {
		manifest,
		split,
		evidence
	}, {
		draws: draws ?? affordableDraws(run.items.length),
		redrawn,
		seed,
		random: (purpose) => seededRandom(seed, purpose),
		sha256
	});
	for (let step = steps.next();; step = steps.next()) {
		if (step.done) return step.value;
		const { done, of } = step.value;
		context.status(`imagining re-runs ${progressBar(done, of)}`);
		await setImmediate();
		stopIfInterrupted(context);
	}
}
function requireBetween(name, value, low, high) {
	if (value >= low && value <= high) return;
	throw new RetakeError("USAGE", `${name}: expected a number from ${low} to ${high}, got ${value}`);
}
function affordableDraws(items) {
	return Math.min(MOST_DRAWS, Math.max(FEWEST_DRAWS, Math.round(ITEMS_DRAWN / items)));
}

export { LEVEL as a, decide as c, weakness as i, holm as l, calibrateRun as n, SLACK as o, MOST_FALSE_PASSES as r, ruleResult as s, DEFAULT_SIMULATION as t };