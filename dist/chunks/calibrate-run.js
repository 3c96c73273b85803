import { A as isJudged, D as keyedHash, O as sha256, Q as TRAINING, R as counted, U as percent, X as own, et as isCount, it as primaryMetric, k as OUTCOMES, nt as directionOf, rt as isYesOrNo, tt as METRICS } from "./load.js";
import { c as ScoreColumn, d as Chains, f as Marks, l as Fingerprints, m as Column, o as stopIfInterrupted, p as CodedColumn, s as Interned, t as goThrough, u as FirstOfEquals } from "./read-results.js";
import { i as defaultCriteria, n as equalDifferencesInterval, s as decide, t as bonettPriceInterval } from "./bonett-price.js";
import { n as seededRandom, t as randomBelow } from "./random.js";
import { a as studentQuantile975, i as signTest, n as agreementAmong } from "./consistency.js";
import { d as normalisePrompt, f as promptHash, g as finalAnswer, l as auditItem, m as shareOf, u as identityOf } from "./read.js";
import { n as RetakeError } from "./error.js";
import { D as progressBar } from "./records.js";
import { n as oneLine } from "./one-line.js";
import { setImmediate } from "node:timers/promises";

// src/domain/calibration/metric-values.ts
/** What an item scores at its best, and, mirrored, at its worst; consistency says nothing about right and wrong. */
const EXTREMES = {
	score: {
		best: 1,
		worst: 0
	},
	accuracy: {
		best: 1,
		worst: 0
	},
	win_rate: {
		best: 1,
		worst: 0
	},
	tie_rate: {
		best: 0,
		worst: 0
	},
	loss_rate: {
		best: 0,
		worst: 1
	},
	win_or_tie_rate: {
		best: 1,
		worst: 0
	},
	consistency: null
};
/**
* One metric of the items of a population. Each has three rows: as observed (its number), at its best (one population
* further) and at its worst (two further).
*/
var MetricValues = class {
	#observed;
	#extremes;
	constructor(metric, observed) {
		this.#observed = observed;
		this.#extremes = EXTREMES[metric];
	}
	/** NaN where the metric cannot be measured on the item. */
	at(row) {
		const items = this.#observed.length;
		if (row < items) return this.#observed[row] ?? NaN;
		const observed = this.#observed[row % items] ?? NaN;
		if (this.#extremes === null || Number.isNaN(observed)) return observed;
		return row < 2 * items ? this.#extremes.best : this.#extremes.worst;
	}
};
/** Gathers the values of one item after the other. */
var ValueColumns = class {
	#columns;
	#items = 0;
	/** `most`: no more items will come. */
	constructor(metrics, most) {
		this.#columns = new Map(metrics.map((metric) => [metric, new Float64Array(most).fill(NaN)]));
	}
	add({ changes }) {
		for (const [metric, column] of this.#columns) {
			const value = changes[metric]?.before;
			if (value !== void 0) column[this.#items] = value;
		}
		this.#items += 1;
	}
	get items() {
		return this.#items;
	}
	get values() {
		const none = /* @__PURE__ */ new Float64Array(0);
		const entries = METRICS.map((metric) => {
			const column = this.#columns.get(metric) ?? none;
			return [metric, new MetricValues(metric, column.subarray(0, this.#items))];
		});
		return Object.fromEntries(entries);
	}
};

// src/domain/calibration/population.ts
/** `metrics`: those that will be asked for; `most`: there are no more items than that. */
function populationOf(items, most, metrics = METRICS) {
	const numbers = /* @__PURE__ */ new Map();
	const groups = [];
	const columns = new ValueColumns(metrics, most);
	const placed = new Column("word");
	for (const { category, deciding, values } of items) {
		const number = numbers.get(category) ?? groups.push({
			all: 0,
			deciding: 0,
			isGraded: true
		}) - 1;
		numbers.set(category, number);
		const group = groups[number];
		group.all += 1;
		group.deciding += Number(deciding);
		group.isGraded &&= values.kind === "graded";
		placed.set(columns.items, 2 * number + Number(deciding));
		columns.add(values);
	}
	const categories = [...numbers.keys()].map((name, number) => {
		const { all, deciding, isGraded } = groups[number];
		return {
			name,
			all,
			deciding,
			metric: primaryMetric(isGraded)
		};
	});
	const members = membersOf$1(groups, placed, columns.items);
	return {
		categories,
		values: columns.values,
		items: columns.items,
		observed: members.all,
		...layOut(members.deciding)
	};
}
/** The rows of each category. `placed`: twice its number, and one more where the item decides. */
function membersOf$1(groups, placed, items) {
	const all = groups.map((group) => new Int32Array(group.all));
	const deciding = groups.map((group) => new Int32Array(group.deciding));
	const filled = groups.map(() => ({
		all: 0,
		deciding: 0
	}));
	for (let row = 0; row < items; row++) {
		const place = placed.get(row);
		const number = place >>> 1;
		const next = filled[number];
		all[number][next.all++] = row;
		if (place % 2 === 1) deciding[number][next.deciding++] = row;
	}
	return {
		all,
		deciding
	};
}
/** The same benchmark with about `size` deciding items: each category's own, repeated or thinned out evenly. */
function resized(population, size) {
	const share = size / population.items;
	const deciding = population.observed.map((members) => {
		const count = Math.max(1, Math.round(members.length * share));
		return Int32Array.from({ length: count }, (_, index) => members[Math.floor(index * members.length / count)] ?? 0);
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
	const size = deciding.reduce((sum, { length }) => sum + length, 0);
	const [rows, categoryOf] = [new Int32Array(size), new Int32Array(size)];
	let from = 0;
	for (const [category, members] of deciding.entries()) {
		rows.set(members, from);
		categoryOf.fill(category, from, from + members.length);
		from += members.length;
	}
	return {
		rows,
		categoryOf
	};
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

// src/domain/verdict/adjusted-goals.ts
/** Whether a criterion is one of the goals that are judged together: each more is one more chance to be lucky. */
function isJudgedTogether({ kind, rule }) {
	return kind === "goal" && rule.kind === "improves";
}
/** Holm's adjustment over the goals that are judged together, as far as they were measured. */
function adjustGoals(measured) {
	const adjusted = holm(measured.map(([, p]) => p));
	return new Map(measured.map(([goal, p], index) => [goal, {
		p: adjusted[index] ?? p,
		goals: measured.length
	}]));
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
		default: return boundResult(rule, figures.after);
	}
}
/** Whether a figure or a count holds the bound of a rule. */
function boundResult(rule, value) {
	if (rule.kind === "at_least") return value >= rule.floor - 1e-12 ? "pass" : "fail";
	if (rule.kind === "at_most") return value <= rule.ceiling + 1e-12 ? "pass" : "fail";
	return "not-measured";
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
	#population;
	#random;
	#isTouched;
	#touched;
	#touchedCount = 0;
	/** Items of each category that is shifted. */
	#members = [];
	constructor(population, random) {
		this.#population = population;
		this.#random = random;
		this.now = population.rows.slice();
		this.#isTouched = new Uint8Array(population.rows.length);
		this.#touched = new Int32Array(population.rows.length);
	}
	/** Deciding items that may differ from the baseline. */
	get touched() {
		return this.#touched.subarray(0, this.#touchedCount);
	}
	/** Back to the baseline. */
	reset() {
		for (const item of this.touched) {
			this.now[item] = this.#population.rows[item] ?? 0;
			this.#isTouched[item] = 0;
		}
		this.#touchedCount = 0;
	}
	/** Every item, independently with this probability, becomes like one of its category that was observed. */
	redraw(probability) {
		if (probability <= 0) return;
		const { rows, categoryOf, observed } = this.#population;
		const scale = Math.log1p(-Math.min(probability, 1));
		for (let item = this.#gap(scale); item < rows.length; item += 1 + this.#gap(scale)) {
			const candidates = observed[categoryOf[item] ?? 0] ?? rows;
			this.#set(item, candidates[randomBelow(candidates.length, this.#random)] ?? 0);
		}
	}
	/** Moves items at random to their best or worst until the category's score has changed by so much. */
	shift({ category, change }) {
		for (const [index, { name }] of this.#population.categories.entries()) if (category === null || category === name) this.#shiftCategory(this.#membersOf(index), change);
	}
	#membersOf(category) {
		const { rows, categoryOf } = this.#population;
		this.#members[category] ??= Int32Array.from(rows.keys()).filter((item) => categoryOf[item] === category);
		return this.#members[category];
	}
	#shiftCategory(members, change) {
		const { items, rows, values } = this.#population;
		let left = Math.abs(change) * members.length;
		for (let end = members.length; end > 0 && left > 1e-9; end--) {
			const at = randomBelow(end, this.#random);
			const item = members[at] ?? 0;
			members[at] = members[end - 1] ?? 0;
			members[end - 1] = item;
			const target = (rows[item] ?? 0) + (change > 0 ? items : 2 * items);
			const moved = Math.abs(values.score.at(target) - values.score.at(this.now[item] ?? 0));
			if (moved === 0) continue;
			if (moved <= left || this.#random() < left / moved) this.#set(item, target);
			left -= moved;
		}
	}
	#set(item, row) {
		this.now[item] = row;
		if (this.#isTouched[item] === 1) return;
		this.#isTouched[item] = 1;
		this.#touched[this.#touchedCount++] = item;
	}
	#gap(scale) {
		return scale === Number.NEGATIVE_INFINITY ? 0 : Math.floor(Math.log1p(-this.#random()) / scale);
	}
};

// src/domain/statistics/paired-t.ts
/**
* 95 % interval of the mean of paired differences of scores (Miller 2024): mean ± t(0.975, n-1) s / sqrt(n), within
* [-1, 1], where a mean of such differences must lie. `squares` is their sum about the mean, `quantile` the t quantile
* of n - 1. null where all differences are equal: no spread was seen, which is no proof that there is none.
*/
function tInterval(mean, squares, n, quantile) {
	const deviation = Math.sqrt(Math.max(0, squares) / (n - 1));
	if (deviation < 1e-9) return null;
	const half = quantile * deviation / Math.sqrt(n);
	return [Math.max(-1, mean - half), Math.min(1, mean + half)];
}

// src/domain/statistics/change-interval.ts
/**
* 95 % interval of a change (VERDICT.md section 5): Bonett-Price for what is right or wrong, Student's t for scores,
* and where those all changed alike, or there is one item, Bonett-Price on how many moved. `quantile` gives the 0.975
* quantile of Student's t.
*/
function changeInterval({ isBinary, items, rose, fell, mean, squares, alike }, quantile = studentQuantile975) {
	if (isBinary) return bonettPriceInterval(rose, fell, items);
	return (items < 2 ? null : tInterval(mean, squares, items, quantile(items - 1))) ?? equalDifferencesInterval(rose, fell, items, alike);
}

// src/domain/calibration/drawn-figures.ts
const EQUAL = 1e-9;
/**
* The figures of one criterion over one draw after another, as a `FiguresTally` would compute them; only items that the
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
		let [items, sum, isAllBinary] = [
			0,
			0,
			true
		];
		for (const [item, row] of population.rows.entries()) {
			if (isMember[item] !== 1) continue;
			const value = this.#value(row);
			items += 1;
			sum += value;
			isAllBinary &&= isYesOrNo(value);
		}
		this.items = items;
		this.#before = sum / items;
		this.#wasBinary = isAllBinary;
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
		return changeInterval({
			isBinary: this.#wasBinary && this.#isBinary,
			items: this.items,
			rose: this.#rose,
			fell: this.#fell,
			mean: this.change,
			squares: this.#squares - this.items * this.change * this.change,
			alike: this.change
		}, () => this.#quantile);
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
			this.#isBinary &&= isYesOrNo(now);
			sum += difference;
			this.#squares += difference * difference;
			if (difference > 0) this.#rose += 1;
			else this.#fell += 1;
		}
		this.change = Math.abs(sum) < EQUAL ? 0 : sum / this.items;
	}
	#value(row) {
		return this.#values.at(row);
	}
};
/** The deciding items that a criterion is about and that have its metric, marked by 1; null where there are none. */
function membersOf({ categories, rows, categoryOf, values }, { category, pooled }, metric) {
	const belongs = categories.map(({ name }) => pooled === void 0 ? category === null || name === category : pooled.includes(name));
	const members = new Uint8Array(rows.length);
	for (const [item, row] of rows.entries()) {
		const isMember = belongs[categoryOf[item] ?? 0] === true && !Number.isNaN(values[metric].at(row));
		members[item] = Number(isMember);
	}
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
	if (isCount(metric)) {
		const count = metric === "errors" ? 0 : members?.reduce((sum, one) => sum + one, 0) ?? 0;
		return {
			criterion,
			figures: null,
			fixed: boundResult(rule, count)
		};
	}
	return {
		criterion,
		figures: members === null ? null : new DrawnFigures(population, metric, members),
		fixed: "not-measured"
	};
}
function judge(criteria, draw, { strength }) {
	for (const { figures } of criteria) figures?.measure(draw);
	const adjusted = strength === "significant" ? adjustmentsOf(criteria) : null;
	return criteria.map((one) => {
		const { criterion, figures, fixed } = one;
		const { kind, rule, metric } = criterion;
		if (figures === null || metric === "loss" || isCount(metric)) return {
			kind,
			finding: fixed
		};
		const strictness = {
			strength,
			adjusted: adjusted?.get(one)?.p ?? null
		};
		return {
			kind,
			finding: ruleResult(rule, metric, figures, strictness)
		};
	});
}
function adjustmentsOf(criteria) {
	return adjustGoals(criteria.flatMap((one) => one.figures !== null && isJudgedTogether(one.criterion) ? [[one, one.figures.p]] : []));
}

// src/domain/benchmark/item-values.ts
const RATES = [
	["win_rate", (outcome) => outcome === "win"],
	["tie_rate", (outcome) => outcome === "tie"],
	["loss_rate", (outcome) => outcome === "loss"],
	["win_or_tie_rate", (outcome) => outcome !== "loss"]
];
/** Every metric of VERDICT.md section 2 that the answers of one question allow. */
function itemValues(pair) {
	const kind = kindOf(pair);
	const score = changeOf(pair, (answer) => answer.score);
	const changes = {};
	if (score === null) return {
		kind,
		changes
	};
	changes.score = score;
	if (kind === "graded") changes.accuracy = score;
	if (kind === "judged") {
		for (const [metric, holds] of RATES) {
			const rate = changeOf(pair, ({ outcome }) => Number(holds(outcome)));
			if (rate !== null) changes[metric] = rate;
		}
		const accuracy = changeOf(pair, (answer) => answer.accuracy);
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
	const judged = before[0] !== void 0 && isJudged(before[0].outcome);
	const same = ({ outcome }) => isJudged(outcome) === judged;
	if (!before.every(same) || !after.every(same)) return "mixed";
	return judged ? "judged" : "graded";
}
/** null where the value of a single answer is missing: a mean over fewer answers would be of another question. */
function changeOf({ before, after }, valueFrom) {
	const [one, other] = [before[0], after[0]];
	if (before.length === 1 && one !== void 0 && other !== void 0) {
		const [old, now] = [valueFrom(one), valueFrom(other)];
		return old === null || now === null ? null : {
			before: old,
			after: now
		};
	}
	const old = meanOf(before, valueFrom);
	const now = old === null ? null : meanOf(after, valueFrom);
	return old === null || now === null ? null : {
		before: old,
		after: now
	};
}
function meanOf(answers, valueFrom) {
	let sum = 0;
	for (const answer of answers) {
		const value = valueFrom(answer);
		if (value === null) return null;
		sum += value;
	}
	return sum / answers.length;
}
/** Self-consistency (Wang et al. 2022): needs two answers at least, and a final answer in one of them. */
function consistencyOf({ before, after }) {
	if (before.length < 2) return null;
	const old = agreementAmong(before.map(({ final }) => final));
	const now = agreementAmong(after.map(({ final }) => final));
	return old === 0 && now === 0 ? null : {
		before: old,
		after: now
	};
}

// src/domain/comparison/compared-questions.ts
/** The questions of both runs, by number: what each was used for and what was measured on it. */
var ComparedQuestions = class {
	#notes;
	#pairs;
	#evidence;
	constructor(notes, pairs, evidence) {
		this.#notes = notes;
		this.#pairs = pairs;
		this.#evidence = evidence;
	}
	get size() {
		return this.#pairs.size;
	}
	category(question) {
		return categoryOf(this.#notes, this.#pairs, question);
	}
	evidence(question) {
		return this.#evidence.at(question);
	}
	values(question) {
		return valuesOf(this.#notes, this.#pairs, question);
	}
};
/** Of its first answer in the baseline. */
function categoryOf(notes, pairs, question) {
	return notes.category(pairs.firsts(question).before);
}
/** What was measured on a question. */
function valuesOf(notes, pairs, question) {
	const measured = (row) => notes.measured(row);
	return itemValues({
		before: pairs.before(question).map(measured),
		after: pairs.after(question).map(measured)
	});
}

// src/domain/comparison/comparison.ts
/** What a question may prove. */
const EVIDENCES = [
	"held_out",
	"trained_on",
	"neither"
];

// src/domain/comparison/evidence.ts
/**
* What each compared question may prove (VERDICT.md section 4). Trained on: its identity or its prompt is in the
* dataset. Held out: on the evaluation side of the split, or, where none was made, simply not trained on; that is
* noted with the answers. A category from which no compared question was trained on is evidence as a whole. `files`
* are those of the baseline.
*/
function evidenceOf(notes, { pairs, names }, manifest, files = []) {
	if (manifest === null) return {
		at: () => "held_out",
		trained: 0,
		warnings: []
	};
	const own = (question) => {
		const row = pairs.firsts(question).before;
		return notes.evidence(row, names.apart(row));
	};
	const categories = /* @__PURE__ */ new Map();
	for (let question = 0; question < pairs.size; question++) {
		const category = categoryOf(notes, pairs, question);
		const members = categories.get(category) ?? {
			all: 0,
			trained: 0,
			heldOut: 0,
			passed: true
		};
		categories.set(category, members);
		const evidence = own(question);
		members.all += 1;
		if (evidence === "trained_on") members.trained += 1;
		if (evidence !== "held_out") continue;
		members.heldOut += 1;
		members.passed &&= hadPassed(notes, pairs.before(question));
	}
	const kinds = new CodedColumn(EVIDENCES);
	for (let question = 0; question < pairs.size; question++) if ((categories.get(categoryOf(notes, pairs, question))?.trained ?? 0) > 0) kinds.set(question, own(question));
	return {
		at: (question) => kinds.get(question),
		trained: [...categories.values()].reduce((sum, { trained }) => sum + trained, 0),
		warnings: [...categories].flatMap(([name, members]) => warningsOn(name, members, manifest, files))
	};
}
function warningsOn(category, { all, trained, heldOut, passed }, manifest, files) {
	if (trained === 0) return [];
	if (heldOut === 0) return [nothingHeldOut(category, all)];
	return manifest.split.holdout === 0 && isMinedSet(manifest, files, category, all) ? [noFairSample(category, heldOut, passed)] : [];
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
	return own(categories, category)?.items === compared || files.some((file) => results.some(({ sha256 }) => sha256 === file.sha256));
}
function hadPassed(notes, answers) {
	return answers.reduce((sum, row) => sum + (notes.score(row) ?? 0), 0) > answers.length / 2;
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

// src/domain/comparison/item-classes.ts
/** Trained on: identity or prompt is in the dataset. Held out: on the evaluation side of its split, where there is one. */
function classesOfDataset({ trained_items, split }, sha256) {
	const identities = new Set(trained_items.map(({ identity }) => identity));
	const prompts = new Set(trained_items.map(({ prompt_sha256 }) => prompt_sha256));
	const bySplit = classesOfSplit(split, sha256);
	return (identity, promptHash) => identities.has(identity) || prompts.has(promptHash) ? "trained_on" : bySplit(identity, promptHash);
}
/** The sides of a split; all is held out where none is made. */
function classesOfSplit({ holdout, seed }, sha256) {
	return (identity) => holdout === 0 || shareOf(seed, identity, sha256) < holdout ? "held_out" : "neither";
}
/** What single questions may prove, whatever their category. */
function classifier(manifest, sha256) {
	const classOf = classesOfDataset(manifest, sha256);
	return (item) => {
		const hash = promptHash(item.prompt, sha256);
		return classOf(item.id === null ? hash : identityOf(item, sha256), hash);
	};
}
/** Where its class stands, by the name that an item turns out to go by: its id, its prompt, or its category and id. */
const PLACES = {
	id: 0,
	prompt: 2,
	category: 4
};
/** Packs the classes of an item into six bits: its name is known only when all of both runs has been seen. */
function classPacker(classOf, sha256) {
	return ({ task, id, category, prompt }) => {
		const hash = promptHash(prompt, sha256);
		const code = (identity) => EVIDENCES.indexOf(classOf(identity, hash));
		const byPrompt = code(hash);
		if (id === null) return byPrompt << PLACES.id | byPrompt << PLACES.prompt;
		const byId = code(`${task}/${id}`);
		const byCategory = code(`${task}/${category}/${id}`);
		return byId << PLACES.id | byPrompt << PLACES.prompt | byCategory << PLACES.category;
	};
}
/** `apart`: what the item is told apart by where its id does not do; null where it does, or where it has none. */
function classUnder(packed, apart) {
	return EVIDENCES[packed >>> PLACES[apart ?? "id"] & 3] ?? "held_out";
}

// src/domain/comparison/asked-questions.ts
const NONE$1 = 2 ** 32 - 1;
/** The questions of two runs, those of the baseline in its order. */
var AskedQuestions = class {
	#before;
	#isSelf;
	/** The first answer after to a question, by the first one before. */
	#counterparts = new Column("word", NONE$1);
	#repeats = new Chains();
	/** Answers that are not the first of their run to their question; nearly always there is none. */
	#later = new Marks();
	/** Questions that only the other run has. */
	added;
	constructor(names, before, after) {
		this.#before = before;
		this.#isSelf = before === after;
		const index = names.index();
		for (const row of before.rows()) {
			const first = index.add(row);
			if (first !== row) this.#addLater(first, row);
		}
		let added = 0;
		for (const row of this.#isSelf ? [] : after.rows()) {
			const first = index.add(row);
			if (first === row) added += 1;
			else if (before.has(first)) this.#addCounterpart(first, row);
		}
		this.added = added;
	}
	*[Symbol.iterator]() {
		for (const row of this.#before.rows()) {
			if (this.#later.has(row)) continue;
			const before = this.#repeats.from(row);
			const counterpart = this.#counterparts.get(row);
			const after = counterpart === NONE$1 ? [] : this.#repeats.from(counterpart);
			yield {
				before,
				after: this.#isSelf ? before : after
			};
		}
	}
	#addCounterpart(first, row) {
		const counterpart = this.#counterparts.get(first);
		if (counterpart === NONE$1) this.#counterparts.set(first, row);
		else this.#addLater(counterpart, row);
	}
	#addLater(first, row) {
		this.#repeats.append(first, row);
		this.#later.add(row);
	}
};

// src/domain/comparison/join-repeats.ts
/** Joins answers that are known by their rows. */
function joinRepeats(notes, before, after) {
	const joined = {
		before: [],
		after: [],
		changed: 0,
		errors: 0,
		lost: 0,
		alone: 0
	};
	const [one = 0, other = 0] = [before[0], after[0]];
	if (before.length === 1 && after.length === 1 && notes.repeat(one) === notes.repeat(other)) {
		joinAnswers(notes, one, other, joined);
		return joined;
	}
	const candidates = byRepeat(notes, after);
	for (const [repeat, answer] of byRepeat(notes, before)) {
		const candidate = candidates.get(repeat);
		candidates.delete(repeat);
		if (candidate === void 0) joined.alone += 1;
		else joinAnswers(notes, answer, candidate, joined);
	}
	joined.alone += candidates.size;
	return joined;
}
function joinAnswers(notes, before, after, joined) {
	if (notes.isChanged(before, after)) joined.changed += 1;
	else if (notes.isScored(before) && notes.isScored(after)) {
		joined.before.push(before);
		joined.after.push(after);
	} else {
		joined.errors += 1;
		joined.lost += Number(notes.isScored(before));
	}
}
/** Two answers with one number are repeats that the results did not number: the later takes the next free one. */
function byRepeat(notes, answers) {
	const numbered = /* @__PURE__ */ new Map();
	let free = 0;
	for (const answer of answers) {
		let repeat = notes.repeat(answer);
		if (numbered.has(repeat)) {
			while (numbered.has(free)) free += 1;
			repeat = free;
		}
		numbered.set(repeat, answer);
	}
	return numbered;
}

// src/domain/comparison/pairs.ts
/** Questions that both runs answered, by number: their answers joined by repeat, each scored on both sides. */
var Pairs = class {
	#before = new Column("word");
	#after = new Column("word");
	#repeatsBefore = new Chains();
	#repeatsAfter = new Chains();
	#size = 0;
	get size() {
		return this.#size;
	}
	add(before, after) {
		const question = this.#size++;
		this.#before.set(question, before[0]);
		this.#after.set(question, after[0]);
		chain(before, this.#repeatsBefore);
		chain(after, this.#repeatsAfter);
	}
	/** The answers before; those after stand at the same index. */
	before(question) {
		return this.#repeatsBefore.from(this.#before.get(question));
	}
	after(question) {
		return this.#repeatsAfter.from(this.#after.get(question));
	}
	/** The answers that stand for the question. */
	firsts(question) {
		return {
			before: this.#before.get(question),
			after: this.#after.get(question)
		};
	}
};
function chain([first, ...later], repeats) {
	for (const row of later) repeats.append(first, row);
}

// src/domain/benchmark/shared-ids.ts
/** The item with an id that is its own, or with none, so that its prompt tells it apart. */
function toldApart(item, by) {
	return {
		...item,
		id: by === "prompt" ? null : `${item.category}/${item.id}`
	};
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

// src/domain/comparison/ambiguous-ids.ts
/**
* Finds the ids of a run that cannot tell questions apart: one that stands for several prompts, or for one prompt in
* several categories. Variants of a question have prompts of their own.
*/
var AmbiguousIds = class {
	#notes;
	#firsts;
	#ways = apartColumn();
	#found = [];
	#example = null;
	constructor(notes) {
		this.#notes = notes;
		this.#firsts = idIndex(notes);
	}
	add(row, { task, id }) {
		if (id === null) return;
		const first = this.#firsts.add(row);
		const by = first === row ? null : this.#ambiguityOf(first, row);
		const known = this.#ways.get(first);
		if (by === null || known === "prompt") return;
		if (known === null) this.#found.push(first);
		this.#ways.set(first, by);
		this.#example ??= `${task}/${id}`;
	}
	/** Rows that stand for the ambiguous ids, and what tells the questions apart that share one. */
	*found() {
		for (const row of this.#found) yield [row, this.#ways.get(row) ?? "prompt"];
	}
	/** The first of them, as `task/id`. */
	get example() {
		return this.#example;
	}
	/** Of two answers under one task, variant and id: whether they are to different questions. */
	#ambiguityOf(one, other) {
		if (!this.#notes.isSamePrompt(one, other)) return "prompt";
		return this.#notes.category(one) === this.#notes.category(other) ? null : "category";
	}
};
/** What tells the questions of an id apart, by the row that stands for it; null where the id does. */
function apartColumn() {
	return new CodedColumn([
		null,
		"category",
		"prompt"
	]);
}
/** Finds answers that have the same task, variant and id. */
function idIndex(notes) {
	return new FirstOfEquals((row) => notes.idBits(row), (one, other) => notes.isSameId(one, other) && notes.isSameScope(one, other));
}

// src/domain/comparison/question-names.ts
/**
* What the questions of two runs go by: task and variant with the id, or with the prompt where there is no id or it
* stands for several prompts, or with id and category where it stands for one prompt in several categories
* (VERDICT.md section 4). What is ambiguous in one of the runs is so in both, or they could not be joined.
*/
var QuestionNames = class {
	#notes;
	#ambiguous;
	#ways = apartColumn();
	#count = 0;
	#example;
	constructor(notes, runs) {
		this.#notes = notes;
		this.#ambiguous = idIndex(notes);
		for (const { ids } of runs) this.#join(ids);
		this.#example = runs.map(({ ids }) => ids.example).find((example) => example !== null) ?? "";
	}
	/** `ambiguous-id` where there is something to tell. */
	get warnings() {
		return this.#count === 0 ? [] : [ambiguousIds(this.#count, this.#example)];
	}
	/** What tells the question apart where its id does not; null where it does, or where it has none. */
	apart(row) {
		if (this.#count === 0 || !this.#notes.hasId(row) || !this.#ambiguous.has(row)) return null;
		return this.#ways.get(this.#ambiguous.add(row));
	}
	/** Finds answers to the same question. */
	index() {
		return new FirstOfEquals((row) => this.nameBits(row), (one, other) => this.#notes.isSameScope(one, other) && this.isSameName(one, other));
	}
	/** Whether two go by the same prompt or id, whatever their task and variant. */
	isSameName(one, other) {
		const notes = this.#notes;
		const [isByPrompt, apart] = [this.#isByPrompt(one), this.apart(one)];
		if (isByPrompt !== this.#isByPrompt(other)) return false;
		if (isByPrompt) return notes.isSamePrompt(one, other);
		if (apart !== this.apart(other) || !notes.isSameId(one, other)) return false;
		return apart === null || notes.category(one) === notes.category(other);
	}
	/** 32 bits to find that name by. */
	nameBits(row) {
		return this.#isByPrompt(row) ? this.#notes.promptBits(row) : this.#notes.idBits(row);
	}
	#isByPrompt(row) {
		return !this.#notes.hasId(row) || this.apart(row) === "prompt";
	}
	#join(ids) {
		for (const [row, by] of ids.found()) {
			const first = this.#ambiguous.add(row);
			const known = this.#ways.get(first);
			if (known === null) this.#count++;
			if (known !== "prompt") this.#ways.set(first, by);
		}
	}
};

// src/domain/comparison/pairing.ts
/** Joins two runs by task, item identity, variant and repeat (VERDICT.md section 5), in the baseline's order. */
function pairRuns(notes, before, after) {
	const names = new QuestionNames(notes, [before, after]);
	const pairs = new Pairs();
	const repeated = new Marks();
	let [hasRepeats, incomplete] = [false, 0];
	const asked = new AskedQuestions(names, before, after);
	const unmatched = {
		added: asked.added,
		removed: 0,
		changed: 0,
		errors: 0
	};
	const lost = {
		questions: 0,
		of: 0
	};
	for (const { before: old, after: now } of asked) {
		if (old.length > 1) {
			hasRepeats = true;
			for (const row of [...old, ...now]) repeated.add(row);
		}
		if (now.length === 0) {
			unmatched.removed += 1;
			continue;
		}
		const joined = joinRepeats(notes, old, now);
		countLost(joined, lost);
		if (isPair(joined)) {
			pairs.add(joined.before, joined.after);
			if (joined.changed + joined.errors + joined.alone > 0) incomplete += 1;
		} else countUnmatched(joined, unmatched);
	}
	const warnings = [...names.warnings, ...incompleteRepeats(incomplete)];
	return {
		pairs,
		names,
		repeated,
		hasRepeats,
		unmatched,
		lost,
		warnings
	};
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
function countLost({ before, lost: here }, lost) {
	if (before.length + here > 0) lost.of += 1;
	if (here > 0) lost.questions += 1;
}
/** What is compared of such a question is a part of what was measured. */
function incompleteRepeats(count) {
	if (count === 0) return [];
	return [{
		code: "incomplete-repeats",
		category: null,
		count,
		message: `${counted(count, "question")} with repeated answers of which some do not count, for lack of a score or of a counterpart in the other run`
	}];
}

// src/domain/calibration/observe.ts
/** What an item of the run may prove: to be known when its answers are noted; null where all decide. */
function decidingClasses({ manifest, split, evidence }, sha256) {
	if (evidence.items === "all") return null;
	if (manifest !== null) return classesOfDataset(manifest, sha256);
	return split.holdout === 0 ? null : classesOfSplit(split, sha256);
}
/** The run must be one whose answers' classes were noted. */
function observeRun(notes, run) {
	return {
		notes,
		pairing: pairRuns(notes, run, run)
	};
}
/** The scored questions of a run, each measured as a comparison would. */
function* observe({ notes, pairing }, deciding) {
	const { pairs } = pairing;
	const decides = decidingOf({
		notes,
		pairing
	}, deciding);
	for (let question = 0; question < pairs.size; question++) yield {
		category: categoryOf(notes, pairs, question),
		deciding: decides(question),
		values: valuesOf(notes, pairs, question)
	};
}
function decidingOf({ notes, pairing }, { manifest, split, evidence }) {
	const { pairs, names } = pairing;
	if (evidence.items === "all" || manifest === null && split.holdout === 0) return () => true;
	if (manifest !== null) {
		const { at } = evidenceOf(notes, pairing, manifest);
		return (question) => at(question) === "held_out";
	}
	return (question) => {
		const row = pairs.firsts(question).before;
		return notes.evidence(row, names.apart(row)) === "held_out";
	};
}

// src/domain/calibration/weakness.ts
/** A rule that passes more often than this when nothing has changed is worth a warning. */
const MOST_FALSE_PASSES = .05;
/**
* One sentence where the criteria are weak on this benchmark: how often they pass when nothing has changed;
* null where that is seldom enough. The quick form of `calibrate`, for the comment.
*/
function weakness(run, criteria, deciding, { draws, redrawn, random }) {
	const population = populationOf(observe(run, deciding), run.pairing.pairs.size, metricsOf(criteria));
	const scenario = {
		redrawn,
		shift: null
	};
	const { pass } = simulate(population, criteria, deciding.evidence, scenario, draws, random("weakness"));
	if (pass <= .05) return null;
	return `These criteria pass ${percent(Math.round(pass * 100) / 100)} of the time when nothing has changed.`;
}
/** What the criteria ask for; the defaults, the primary metric of each category. */
function metricsOf({ criteria }) {
	if (criteria === null) return ["score", "accuracy"];
	const asked = new Set(criteria.map(({ metric }) => metric));
	return METRICS.filter((metric) => metric === "score" || asked.has(metric));
}

// src/domain/calibration/advise.ts
/** The gain worth finding, and how often it should be found. */
const GAIN = .1;
const POWER = .8;
/** Enough to tell 0.8 from 0.77. */
const DRAWS$1 = 1e3;
const FEWEST_ITEMS = 8;
const MOST_ITEMS = 1e4;
/** What to change so that a verdict can be believed: nothing, the criteria, or the number of items that decide. */
function advise(population, criteria, evidence, redrawn, random) {
	const falsePass = (some, rule) => simulate(population, some, rule, {
		redrawn,
		shift: null
	}, DRAWS$1 * 10, random).pass;
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
	}, DRAWS$1, random).pass >= POWER;
	let high = Math.max(FEWEST_ITEMS, population.categories.length);
	let low = high - 1;
	while (high <= MOST_ITEMS && !finds(high)) {
		low = high;
		high *= 2;
	}
	if (high > MOST_ITEMS) return null;
	while (high - low > Math.max(1, high / 20)) {
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
/**
* How often these criteria would pass if nothing had changed, and how often they would catch a true drop or gain
* (VERDICT.md section 7). The baseline stays as observed; in each draw an item, with some probability, gets the
* outcome of a random item of its category. Stops after each simulation, so that a caller can tell how far it is and
* can end it.
*/
function* calibrateInSteps(run, criteria, deciding, options) {
	const { draws, redrawn, seed, random } = options;
	const { evidence } = deciding;
	const population = populationOf(observe(run, deciding), run.pairing.pairs.size);
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

// src/domain/comparison/answer-kinds.ts
/** Numbers for what many answers have in common: task, variant and category. */
var AnswerKinds = class {
	#kinds = new Interned();
	#scopes = new Interned();
	/** Answers come in rows of one kind: most often it is that of the answer before. */
	#last = {
		task: "",
		variant: "",
		category: ""
	};
	#lastNumber = -1;
	add({ task, variant, category }) {
		const last = this.#last;
		if (last.task === task && last.variant === variant && last.category === category && this.#lastNumber >= 0) return this.#lastNumber;
		const scope = this.#scopes.add(`${task}\0${variant}`, null);
		this.#last = {
			task,
			variant,
			category
		};
		this.#lastNumber = this.#kinds.add(`${scope}\0${category}`, {
			task,
			variant,
			category,
			scope
		});
		return this.#lastNumber;
	}
	at(number) {
		return this.#kinds.at(number);
	}
};

// src/domain/comparison/final-answers.ts
const UNHEARD = 0;
const NONE = 1;
const FIRST = 2;
/** What answers came to, so that those to one question can be told to agree: the same answer, the same number. */
var FinalAnswers = class {
	#sha256;
	#fingerprints = new Fingerprints();
	#firsts = new FirstOfEquals((row) => this.#fingerprints.bits(row), (one, other) => this.#fingerprints.isSame(one, other));
	#numbers = new Column("word", UNHEARD);
	constructor(sha256) {
		this.#sha256 = sha256;
	}
	add(row, response) {
		const final = finalAnswer(response);
		if (final !== null) this.#fingerprints.set(row, this.#sha256(final));
		this.#numbers.set(row, final === null ? NONE : this.#firsts.add(row) + FIRST);
	}
	has(row) {
		return this.#numbers.get(row) !== UNHEARD;
	}
	/** null where the answer commits to nothing. */
	at(row) {
		const number = this.#numbers.get(row);
		return number < FIRST ? null : number;
	}
};

// src/domain/comparison/packed-answer.ts
const ACCURACIES = [
	null,
	0,
	1
];
const HAS_ID = 32;
const HAS_REFERENCE = 64;
function packAnswer({ outcome, accuracy, hasId, hasReference, kind }) {
	const flags = (hasId ? HAS_ID : 0) | (hasReference ? HAS_REFERENCE : 0);
	return (kind << 7 | flags | ACCURACIES.indexOf(accuracy) << 3 | OUTCOMES.indexOf(outcome)) >>> 0;
}
function unpackAnswer(packed) {
	return {
		outcome: OUTCOMES[packed & 7],
		accuracy: ACCURACIES[packed >>> 3 & 3] ?? null,
		hasId: (packed & HAS_ID) !== 0,
		hasReference: (packed & HAS_REFERENCE) !== 0,
		kind: packed >>> 7
	};
}

// src/domain/comparison/noted-answers.ts
/**
* Everything about the answers of two runs that comparing them must know, in about 28 bytes an answer, so that runs of
* any size can be compared: the texts are fetched again for those few questions that are shown. Answers are known by
* their row, the runs one after the other.
*
* Texts are held against each other by 64 bits of a hash: of a million prompts two are taken for the same by chance
* once in 37 million times. Where the hash is keyed with a secret nobody can look for two such texts beforehand.
*/
var NotedAnswers = class {
	#fingerprint;
	#kinds = new AnswerKinds();
	#answers = new Column("word");
	#scores = new ScoreColumn();
	#repeats = new Column("word");
	#classes = new Column("byte");
	#ids = new Fingerprints();
	#prompts = new Fingerprints();
	#references = new Fingerprints();
	/** Heard at once as soon as answers are seen to be repeated; what came before that is to be heard again. */
	finals;
	#hasRepeats = false;
	#size = 0;
	/** `fingerprint`: SHA-256 in hex, keyed or not. */
	constructor(fingerprint) {
		this.#fingerprint = fingerprint;
		this.finals = new FinalAnswers(fingerprint);
	}
	get size() {
		return this.#size;
	}
	/** Returns its row. `classes`: what it may prove, packed. */
	add(item, classes) {
		const row = this.#size++;
		const { id, reference, outcome } = item;
		const hasId = id !== null;
		const hasReference = reference !== void 0;
		const kind = this.#kinds.add(item);
		this.#answers.set(row, packAnswer({
			outcome,
			accuracy: accuracyOf(item),
			hasId,
			hasReference,
			kind
		}));
		this.#prompts.set(row, this.#fingerprint(normalisePrompt(item.prompt)));
		if (hasId) this.#ids.set(row, this.#fingerprint(id));
		if (hasReference) this.#references.set(row, this.#fingerprint(normalisePrompt(reference)));
		this.#scores.set(row, item);
		this.#repeats.set(row, item.repeat);
		this.#classes.set(row, classes);
		this.#hasRepeats ||= item.repeat > 0;
		if (this.#hasRepeats) this.finals.add(row, item.response);
		return row;
	}
	/** What figures are made of. */
	measured(row) {
		const { outcome, accuracy } = unpackAnswer(this.#answers.get(row));
		return {
			outcome,
			score: this.#scores.get(row, outcome),
			accuracy,
			final: this.finals.at(row)
		};
	}
	outcome(row) {
		return unpackAnswer(this.#answers.get(row)).outcome;
	}
	score(row) {
		return this.#scores.get(row, this.outcome(row));
	}
	/** Whether it counts for any figure. */
	isScored(row) {
		const outcome = this.outcome(row);
		return outcome !== "error" && outcome !== "unscored" && this.#scores.get(row, outcome) !== null;
	}
	repeat(row) {
		return this.#repeats.get(row);
	}
	category(row) {
		return this.#kindOf(row).category;
	}
	task(row) {
		return this.#kindOf(row).task;
	}
	variant(row) {
		return this.#kindOf(row).variant;
	}
	hasId(row) {
		return unpackAnswer(this.#answers.get(row)).hasId;
	}
	/** What it may prove by the name that it goes by. */
	evidence(row, apart) {
		return classUnder(this.#classes.get(row), apart);
	}
	isSameScope(one, other) {
		return this.#kindOf(one).scope === this.#kindOf(other).scope;
	}
	isSameId(one, other) {
		return this.#ids.isSame(one, other);
	}
	isSamePrompt(one, other) {
		return this.#prompts.isSame(one, other);
	}
	/** Whether the prompt, or a reference that both have, is another. */
	isChanged(one, other) {
		if (!this.#prompts.isSame(one, other)) return true;
		return this.#hasReference(one) && this.#hasReference(other) && !this.#references.isSame(one, other);
	}
	/** 32 bits to find it by its prompt, and by its id. */
	promptBits(row) {
		return this.#prompts.bits(row);
	}
	idBits(row) {
		return this.#ids.bits(row);
	}
	#hasReference(row) {
		return unpackAnswer(this.#answers.get(row)).hasReference;
	}
	#kindOf(row) {
		return this.#kinds.at(unpackAnswer(this.#answers.get(row)).kind);
	}
};
/** Whether a judged answer is right by its reference, whatever the judge said; null where that cannot be told. */
function accuracyOf(item) {
	if (!isJudged(item.outcome) || item.reference === void 0) return null;
	const audit = auditItem(item);
	if (audit === "already-right") return 1;
	return audit === "confirmed" ? 0 : null;
}

// src/domain/comparison/run-notes.ts
/** The answers of one run among those noted. Of two runs one is noted to its end before the other is begun. */
var RunNotes = class {
	ids;
	#notes;
	#classesOf;
	#from;
	#size = 0;
	#unscored = 0;
	#first = null;
	/** `classesOf`: what an item may prove, packed; none where it may prove anything, or is not asked to. */
	constructor(notes, classesOf = () => 0) {
		this.#notes = notes;
		this.#classesOf = classesOf;
		this.#from = notes.size;
		this.ids = new AmbiguousIds(notes);
	}
	add(item) {
		const row = this.#notes.add(item, this.#classesOf(item));
		this.#size++;
		if (item.score === null) this.#unscored++;
		const { task, id, prompt } = item;
		this.#first ??= {
			task,
			id,
			prompt
		};
		this.ids.add(row, item);
	}
	get size() {
		return this.#size;
	}
	/** Answers without a score. */
	get unscored() {
		return this.#unscored;
	}
	has(row) {
		return row >= this.#from && row < this.#from + this.#size;
	}
	/** Its row among all that is noted, by its place in the run from 0. */
	rowAt(place) {
		return this.#from + place;
	}
	placeOf(row) {
		return row - this.#from;
	}
	*rows() {
		for (let place = 0; place < this.#size; place++) yield this.rowAt(place);
	}
	/** `9 answers (such as math/1)`. */
	described(sha256) {
		const count = `${this.#size} ${this.#size === 1 ? "answer" : "answers"}`;
		if (this.#first === null) return count;
		const identity = identityOf(this.#first, sha256);
		const { task, id } = this.#first;
		return `${count} (such as ${oneLine(id === null ? `${task} ${identity.slice(0, 12)}` : identity)})`;
	}
};

// src/commands/noted-results.ts
/** Goes through results and keeps notes. `classesOf`: what an item may prove, packed. */
async function noteResults(results, notes, context, classesOf) {
	const answers = new RunNotes(notes, classesOf);
	const report = await goThrough(results, context, (item) => answers.add(item));
	const { trail, ...facts } = report;
	return {
		run: {
			...facts,
			answers
		},
		results,
		report
	};
}
/** Shows the answers at these places of the results once more; ends as soon as `most` of them were seen. */
async function seeAgain({ results, report }, wanted, context, see) {
	let left = wanted.size;
	if (left === 0) return;
	for await (const batch of results.again(report, (place) => wanted.has(place))) {
		stopIfInterrupted(context);
		for (const { item, row } of batch) {
			see(item, row);
			left -= 1;
		}
		if (left <= 0) return;
	}
}
/** Hears what those repeated answers came to that nobody could know to be repeated when they were noted. */
async function hearRepeats(notes, { repeated, hasRepeats }, noted, context) {
	if (!hasRepeats) return;
	for (const one of noted) {
		const { answers } = one.run;
		const isUnheard = (row) => repeated.has(row) && !notes.finals.has(row);
		let size = 0;
		for (const row of answers.rows()) size += Number(isUnheard(row));
		await seeAgain(one, {
			has: (place) => isUnheard(answers.rowAt(place)),
			size
		}, context, (item, place) => notes.finals.add(answers.rowAt(place), item.response));
	}
}

// src/commands/calibrate-run.ts
/** Fewest and most draws that may be asked for. */
const DRAWS = [1, 1e7];
const DEFAULT_SIMULATION = {
	draws: null,
	redrawn: .2,
	seed: 1
};
/** Drawn items in the main line, and the fewest and most draws that make. */
const ITEMS_DRAWN = 15e6;
const FEWEST_DRAWS = 1e4;
const MOST_DRAWS = 5e4;
/** Calibrates the configured criteria on a run, telling how far it is. Throws RetakeError where nothing is scored. */
async function calibrateRun(results, manifest, config, { draws, redrawn, seed }, context) {
	const { criteria, evidence, split } = config;
	const deciding = {
		manifest,
		split,
		evidence
	};
	const { observed, answers } = await observeResults(results, deciding, context);
	if (answers.unscored === answers.size) throw new RetakeError("RESULTS_UNREADABLE", "there is nothing to calibrate on: no item was scored");
	const steps = calibrateInSteps(observed, criteria, deciding, {
		draws: draws ?? affordableDraws(answers.size),
		redrawn,
		seed,
		random: (purpose) => seededRandom(seed, purpose)
	});
	for (let step = steps.next();; step = steps.next()) {
		if (step.done) return step.value;
		const { done, of } = step.value;
		context.status(`imagining re-runs ${progressBar(done, of)}`);
		await setImmediate();
		stopIfInterrupted(context);
	}
}
/** Goes through the results for what is to be known of them: once, and once more where answers are repeated. */
async function observeResults(results, deciding, context) {
	const notes = new NotedAnswers(keyedHash());
	const classes = decidingClasses(deciding, sha256);
	const classesOf = classes === null ? void 0 : classPacker(classes, sha256);
	const noted = await noteResults(results, notes, context, classesOf);
	const observed = observeRun(notes, noted.run.answers);
	await hearRepeats(notes, observed.pairing, [noted], context);
	return {
		observed,
		answers: noted.run.answers
	};
}
function affordableDraws(items) {
	return Math.min(MOST_DRAWS, Math.max(FEWEST_DRAWS, Math.round(ITEMS_DRAWN / items)));
}

export { ruleResult as C, boundResult as S, isJudgedTogether as T, EVIDENCES as _, noteResults as a, LEVEL as b, MOST_FALSE_PASSES as c, pairRuns as d, toldApart as f, evidenceOf as g, classifier as h, hearRepeats as i, weakness as l, classesOfDataset as m, DRAWS as n, seeAgain as o, classPacker as p, calibrateRun as r, NotedAnswers as s, DEFAULT_SIMULATION as t, observeRun as u, ComparedQuestions as v, adjustGoals as w, SLACK as x, changeInterval as y };