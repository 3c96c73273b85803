import { n as RetakeError } from "./error.js";
import { $ as counted, N as isJudged, Q as count, S as loss, T as plural, U as identityOf, Z as changeInterval, at as percent, ct as signed, ft as incompleteBeta, pt as logChoose, rt as metricInWords, ut as signTest, vt as METRICS, w as percentRange, x as leavesOutZero, yt as directionOf } from "./load.js";
import { a as pairedTInterval, c as equalDifferencesInterval, f as isSmall, i as itemValues, l as SMALL_CATEGORIES, p as groupBy, r as evidenceOf, s as bonettPriceInterval, t as pairRuns } from "./pairing.js";
import { a as details, c as table, i as code, l as text, u as unbroken } from "./warnings-section.js";

// src/domain/comparison/changes.ts
/**
* The questions that did not stay right, the most telling first: broken, fixed, partly worsened, partly improved,
* still wrong; in each the greater change first, then the order of the results. `metricOf` names a category's
* primary metric. With `keepRight` those that stayed right follow.
*/
function listChanges(items, metricOf, sha256, keepRight = false) {
	const ranked = items.flatMap((item) => {
		const change = item.values.changes[metricOf(item.category)];
		const rank = change === void 0 ? STAYED_RIGHT : rankOf(change);
		return change === void 0 || rank === STAYED_RIGHT && !keepRight ? [] : [{
			item,
			change,
			rank,
			size: sizeOf(change)
		}];
	});
	ranked.sort((a, b) => a.rank - b.rank || b.size - a.size);
	return ranked.map(({ item, change }) => itemChange(item, change, sha256));
}
const STAYED_RIGHT = 5;
/** Smaller is more telling. */
function rankOf({ before, after }) {
	if (before === 1 && after === 0) return 0;
	if (before === 0 && after === 1) return 1;
	if (after < before) return 2;
	if (after > before) return 3;
	return after === 1 ? STAYED_RIGHT : 4;
}
function sizeOf({ before, after }) {
	return Math.abs(after - before);
}
function itemChange({ pair, category, evidence }, change, sha256) {
	const [before] = pair.before;
	const [after] = pair.after;
	return {
		identity: identityOf(before, sha256),
		category,
		evidence,
		prompt: before.prompt,
		reference: before.reference ?? after.reference ?? null,
		before: {
			score: change.before,
			outcome: before.outcome,
			response: before.response
		},
		after: {
			score: change.after,
			outcome: after.outcome,
			response: after.response
		}
	};
}

// src/domain/comparison/comparison-warnings.ts
/** What weakens a comparison though it can be made. */
function comparisonWarnings(before, after, pairs) {
	return [
		...moreErrors(before, after),
		...manyVariants(pairs),
		...otherSettings(before, after)
	];
}
/** Answers that a model fails to give drop out: a candidate could look better for breaking down on what is hard. */
function moreErrors(before, after) {
	const old = unscored(before.items);
	const now = unscored(after.items);
	if (now <= old) return [];
	const message = `${counted(now, "answer")} of the candidate could not be scored, ${old} of the baseline; they do not count, and may be just those that went wrong`;
	return [{
		code: "more-errors",
		category: null,
		count: now - old,
		message
	}];
}
function unscored(items) {
	return items.reduce((sum, { score }) => sum + Number(score === null), 0);
}
/** One question asked in several variants is no independent evidence. */
function manyVariants(pairs) {
	if (pairs.every(({ before: [{ variant }] }) => variant === "")) return [];
	const count = [...groupBy(pairs, ({ before: [{ task, id, prompt }] }) => `${task}\0${id ?? `?${prompt}`}`).values()].filter((variants) => variants.length > 1).length;
	if (count === 0) return [];
	return [{
		code: "many-variants",
		category: null,
		count,
		message: `${counted(count, "question")} asked in several variants: each variant counts as an item, so that the evidence looks stronger than it is`
	}];
}
/** What may differ: another model is what a comparison is about, another seed is another draw of the same. */
const FREE_SETTINGS = /* @__PURE__ */ new Set([
	"model",
	"revision",
	"seed"
]);
/** Under other settings a model gives other answers: what changed may be the settings' doing. */
function otherSettings(before, after) {
	const [old, now] = [before.settings ?? [], after.settings ?? []];
	if (old.length === 0 || now.length === 0) return [];
	const differences = [...new Set([...old, ...now].flatMap((settings) => Object.keys(settings)))].flatMap((name) => {
		if (FREE_SETTINGS.has(name)) return [];
		const [then, later] = [valuesOf(old, name), valuesOf(now, name)];
		return then === later ? [] : [`${name} ${then} before, ${later} after`];
	});
	if (differences.length === 0) return [];
	const message = `The two runs were examined under different settings (${differences.join("; ")}): what changed may be their doing`;
	return [{
		code: "other-settings",
		category: null,
		count: differences.length,
		message
	}];
}
function valuesOf(settings, name) {
	const values = settings.map((one) => String(one[name] ?? "default").slice(0, 60));
	return [...new Set(values)].sort().join(" and ");
}

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

// src/domain/comparison/figures.ts
/** Scores closer than this are equal: what is left of adding the same numbers in another order. */
const EQUAL = 1e-9;
/** One metric over the questions it could be measured on (VERDICT.md section 5); at least one. */
function figuresOf(metric, changes) {
	const items = changes.length;
	const differences = changes.map(({ before, after }) => after - before);
	const rose = differences.filter((difference) => difference > EQUAL).length;
	const fell = differences.filter((difference) => difference < -1e-9).length;
	const [improved, worsened] = directionOf(metric) === 1 ? [rose, fell] : [fell, rose];
	const mean = meanOf(differences);
	return {
		items,
		improved,
		worsened,
		unchanged: items - improved - worsened,
		before: meanOf(changes.map(({ before }) => before)),
		after: meanOf(changes.map(({ after }) => after)),
		change: Math.abs(mean) < EQUAL / items ? 0 : mean,
		interval: intervalOf(changes, differences, rose, fell),
		p: signTest(improved, worsened),
		smallest_visible_change: smallestVisibleChange(items, (improved + worsened) / items)
	};
}
function intervalOf(changes, differences, rose, fell) {
	if (changes.every(({ before, after }) => isBinary(before) && isBinary(after))) return bonettPriceInterval(rose, fell, changes.length);
	const common = differences[0] ?? 0;
	return pairedTInterval(differences) ?? equalDifferencesInterval(rose, fell, changes.length, common);
}
function isBinary(value) {
	return value === 0 || value === 1;
}
function meanOf(values) {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

// src/domain/comparison/measurement.ts
/** Evidence, memorisation and both together; null where there is no such item. */
function compareCategory(items) {
	const all = measure(items);
	const part = (evidence) => {
		const members = items.filter((item) => item.evidence === evidence);
		return members.length === items.length ? all : measure(members);
	};
	return {
		held_out: part("held_out"),
		trained_on: part("trained_on"),
		all
	};
}
/** All metrics that can be measured on these items, the primary one's figures on top; null for no items. */
function measure(items) {
	const metrics = {};
	for (const metric of METRICS) {
		const changes = [];
		for (const { values } of items) {
			const change = values.changes[metric];
			if (change !== void 0) changes.push(change);
		}
		if (changes.length > 0) metrics[metric] = figuresOf(metric, changes);
	}
	const metric = primaryMetric(items);
	const figures = metrics[metric];
	return figures === void 0 ? null : {
		metric,
		...figures,
		metrics
	};
}
/** `accuracy` of graded results; `score` of judged ones, and where kinds mix (VERDICT.md section 2). */
function primaryMetric(items) {
	return items.every(({ values }) => values.kind === "graded") ? "accuracy" : "score";
}
/** The primary metric of answers that have nothing to be compared with. */
function baselineMetric(items) {
	const scored = items.filter(({ score }) => score !== null);
	return scored.length > 0 && scored.every(({ outcome }) => !isJudged(outcome)) ? "accuracy" : "score";
}

// src/domain/comparison/compare.ts
/**
* Pairs baseline and candidate question by question and measures what changed (VERDICT.md sections 2, 4 and 5).
* Throws RetakeError RUNS_NOT_COMPARABLE where they have no question in common.
*/
function compareRuns(before, after, options) {
	const { manifest, sha256 } = options;
	const pairing = pairRuns(before.items, after.items);
	requireCommon(before, after, pairing, sha256);
	const { evidence, warnings } = evidenceOf(pairing.pairs, manifest, sha256, before.files);
	const items = pairing.pairs.map((pair, index) => comparedItem(pair, evidence[index] ?? "neither"));
	const byCategory = itemsByCategory(before.items, items);
	const categories = new Map([...byCategory].map(([name, members]) => [name, compareCategory(members)]));
	const trained = items.filter((item) => item.evidence === "trained_on").length;
	return {
		before: comparedRun(before),
		after: comparedRun(after),
		categories: Object.fromEntries(categories),
		overall: compareCategory(items),
		pooled: {
			held_out: poolSmall(byCategory, categories, "held_out"),
			all: poolSmall(byCategory, categories, "all")
		},
		unmatched: pairing.unmatched,
		lost: pairing.lost,
		vanished: vanishedCategories(before.items, byCategory),
		contamination: {
			trained_items_compared: trained,
			share: items.length === 0 ? 0 : trained / items.length
		},
		changes: listChanges(items, (category) => categories.get(category)?.all?.metric ?? "score", sha256, options.keepRight),
		warnings: distinct([
			...before.warnings,
			...after.warnings,
			...pairing.warnings,
			...comparisonWarnings(before, after, pairing.pairs),
			...warnings
		])
	};
}
function comparedItem(pair, evidence) {
	return {
		pair,
		category: pair.before[0].category,
		evidence,
		values: itemValues(pair)
	};
}
/** Every category of the baseline, also one of which nothing is left to compare: its absence must show. */
function itemsByCategory(baseline, items) {
	const categories = /* @__PURE__ */ new Map();
	for (const { category } of baseline) if (!categories.has(category)) categories.set(category, []);
	for (const item of items) categories.get(item.category)?.push(item);
	return categories;
}
function vanishedCategories(baseline, byCategory) {
	const vanished = [...byCategory].filter(([, members]) => members.length === 0);
	return Object.fromEntries(vanished.map(([name]) => [name, baselineMetric(baseline.filter(({ category }) => category === name))]));
}
function poolSmall(byCategory, compared, evidence) {
	const small = [...compared].filter(([, { all, [evidence]: deciding }]) => isSmall(all?.items ?? 0, deciding?.items ?? 0));
	if (small.length === 0) return null;
	const items = small.flatMap(([category]) => byCategory.get(category) ?? []);
	const deciding = evidence === "all" ? items : items.filter((item) => item.evidence === "held_out");
	return {
		categories: small.map(([category]) => category),
		measurement: measure(deciding)
	};
}
function comparedRun({ model, files, items }) {
	return {
		model,
		files,
		items: items.length
	};
}
function distinct(warnings) {
	return [...groupBy(warnings, ({ code, message }) => `${code}\0${message}`).values()].flatMap(([first]) => first ?? []);
}
function requireCommon(before, after, { pairs, unmatched }, sha256) {
	if (pairs.length > 0 || unmatched.errors > 0) return;
	const sides = `${described(before, sha256)} before, ${described(after, sha256)} after`;
	if (unmatched.changed > 0) throw new RetakeError("RUNS_NOT_COMPARABLE", `Every common question has another prompt or reference: ${sides}`, { hint: "Compare results of the same version of the benchmark" });
	throw new RetakeError("RUNS_NOT_COMPARABLE", `The two runs have no question in common: ${sides}`, { hint: "Questions are joined by task and id, or by prompt where they have no id; compare results of one benchmark" });
}
function described({ items }, sha256) {
	const [first] = items;
	const count = `${items.length} ${items.length === 1 ? "answer" : "answers"}`;
	if (first === void 0) return count;
	return `${count} (such as ${first.id === null ? `${first.task} ${identityOf(first, sha256).slice(0, 12)}` : identityOf(first, sha256)})`;
}

// src/report/audit-section.ts
function auditTotals(manifest) {
	const all = Object.values(manifest.categories);
	const sum = (of) => all.reduce((total, counts) => total + of(counts), 0);
	return {
		selected: sum((counts) => counts.selected),
		alreadyRight: sum((counts) => counts.audit["already-right"]),
		examples: manifest.examples,
		replay: sum((counts) => counts.replay),
		heldOut: sum((counts) => counts.held_out)
	};
}
/** `Dataset: 73 failures found, 37 of them already right, 36 to train on, 36 passed items to replay`. */
function auditSummary(manifest) {
	const totals = auditTotals(manifest);
	return `Dataset: ${[
		`${plural(totals.selected, "failure")} found`,
		...totals.alreadyRight > 0 ? [`${count(totals.alreadyRight)} of them already right`] : [],
		`${count(totals.examples)} to train on`,
		...totals.replay > 0 ? [`${count(totals.replay)} passed items to replay`] : []
	].join(", ")}`;
}
const AUDIT_COLUMNS = [
	{
		title: "Items",
		of: (counts) => counts.items
	},
	{
		title: "Held out",
		of: (counts) => counts.held_out
	},
	{
		title: "Failures found",
		of: (counts) => counts.selected
	},
	{
		title: "confirmed",
		of: (counts) => counts.audit.confirmed
	},
	{
		title: "already right",
		of: (counts) => counts.audit["already-right"]
	},
	{
		title: "ambiguous",
		of: (counts) => counts.audit.ambiguous
	},
	{
		title: "not checkable",
		of: (counts) => counts.audit.unverifiable
	},
	{
		title: "To train on",
		of: (counts) => counts.examples
	},
	{
		title: "To replay",
		of: (counts) => counts.replay
	}
];
/** What was found, how the audit of it came out and what became of it; '' without a dataset. Markdown. */
function auditSection(manifest, most = 60) {
	if (manifest === null) return "";
	return details(auditSummary(manifest), auditBody(manifest, most));
}
function auditBody(manifest, most = 60) {
	const entries = Object.entries(manifest.categories);
	const columns = [{ title: "Category" }, ...AUDIT_COLUMNS.map(({ title }) => ({
		title,
		align: "right"
	}))];
	const rows = entries.slice(0, most).map(([category, counts]) => [text(category, { max: 60 }), ...AUDIT_COLUMNS.map(({ of }) => count(of(counts)))]);
	const left = entries.length - rows.length;
	const more = left > 0 ? `\n\n${count(left)} more categories are in the manifest.` : "";
	return `${table(columns, rows)}${more}\n\n${origin(manifest)}`;
}
function origin({ model, targets, split }) {
	const given = targets.filter(({ rows }) => rows > 0);
	return [
		model.id === null ? "" : `Mistakes of ${code(model.id)}.`,
		given.length === 0 ? "" : `Targets: ${given.slice(0, 5).map(({ source, rows }) => `${count(rows)} from ${text(source, { max: 60 })}`).join(", ")}.`,
		split.holdout > 0 ? `${percent(split.holdout)} of all items were held out (seed ${code(split.seed, { max: 40 })}).` : "No items were held out."
	].filter((part) => part !== "").join(" ");
}

// src/report/scope-name.ts
const ALL = "all categories";
/** Words that are ours: a category of the user's that is called so is quoted. */
const OURS = [
	ALL,
	SMALL_CATEGORIES,
	"overall"
];
/** What a category of the results is called; null stands for all of them together. Plain text. */
function scopeName(category) {
	if (category === null) return ALL;
	return OURS.includes(category.trim().toLowerCase()) ? `"${category}"` : category;
}
/** What a finding is about: a category, all of them, or the small ones pooled. Plain text. */
function findingScope(finding, verdict) {
	return isPool(finding, verdict) ? SMALL_CATEGORIES : scopeName(finding.category);
}
/** Whether a finding is on the pooled small categories, and not on a category that happens to be called so. */
function isPool({ category }, { categories }) {
	return category === "the smaller categories together" && !Object.hasOwn(categories, category);
}

// src/report/words.ts
/** The receipt's figure and the counts go by their own names. */
function metricLabel(metric) {
	return metric === "loss" || isCount(metric) ? metric : metricInWords(metric);
}
/** `math · wins`; the scope as it is called in reports: `all categories · score`. */
function scopeLabel(scope, metric) {
	return `${scope} · ${metricLabel(metric)}`;
}
/** Counts of things are printed as they are, everything else is a share. */
function isCount(metric) {
	return metric === "items" || metric === "errors";
}
const FINDING_MARKS = {
	pass: "✅ met",
	fail: "❌ failed",
	inconclusive: "➖ inconclusive",
	"not-measured": "❔ not measured"
};
/** A mark is always a sign and a word: it works without colour and in a screen reader. */
function findingMark(finding) {
	return FINDING_MARKS[finding];
}
const VERDICT_SIGNS = {
	pass: "✅",
	fail: "❌",
	inconclusive: "➖"
};
function verdictSign(verdict) {
	return VERDICT_SIGNS[verdict];
}
function verdictWord(verdict) {
	return verdict.toUpperCase();
}
const YES_OR_NO = [
	"accuracy",
	"win_rate",
	"tie_rate",
	"loss_rate",
	"win_or_tie_rate"
];
/** An item that was wrong and is right was fixed; a score that rose has improved. */
function changeWords(metric) {
	return YES_OR_NO.includes(metric) ? {
		better: "fixed",
		worse: "broken"
	} : {
		better: "improved",
		worse: "worsened"
	};
}

// src/report/figure.ts
/** A figure in the unit of its metric. */
function shown(finding, value) {
	if (finding.metric === "loss") return loss(value);
	return isCount(finding.metric) ? count(value) : percent(value);
}

// src/domain/dataset/manifest.ts
/**
* The manifest of a dataset whose files are written: what it holds, where that came from, and its digest. Its
* `trained_items` are empty still: there can be so many that they go straight from file to file.
*/
function makeManifest(extraction, rule, facts, sha256) {
	const tallies = [...extraction.categories];
	return {
		schema: "retake.dataset/1",
		model: facts.model,
		format: rule.derivation.format,
		split: rule.split,
		results: facts.results,
		categories: Object.fromEntries(tallies.map(([category, { counts }]) => [category, counts])),
		examples: tallies.reduce((sum, [, { counts }]) => sum + counts.examples, 0),
		targets: targetsOf(tallies.map(([, tally]) => tally)),
		files: facts.files,
		trained_items: [],
		digest: digestOf(trainingFiles(facts), sha256),
		warnings: [...facts.warnings, ...extraction.warnings]
	};
}
function targetsOf(tallies) {
	const rows = /* @__PURE__ */ new Map();
	for (const [source, count] of tallies.flatMap(({ targets }) => [...targets])) rows.set(source, (rows.get(source) ?? 0) + count);
	return [...rows].map(([source, count]) => ({
		source,
		rows: count
	}));
}
/** Names a dataset by what is trained on: any other byte in any training file gives another digest. */
function digestOf(training, sha256) {
	return sha256(training.map((file) => `${file.sha256}  ${file.path}\n`).toSorted().join(""));
}
const HELD_OUT = "held-out/";
/** Whether a file of a dataset is kept for measuring. */
function isHeldOut(path) {
	return path.startsWith(HELD_OUT);
}
/** The files of a dataset that are trained on. */
function trainingFiles({ files }) {
	return files.filter(({ path }) => !isHeldOut(path));
}

// src/report/deciding.ts
/** The finding that explains the verdict best: what failed, what was left open, or what was reached. */
function decidingFinding(verdict) {
	const guards = verdict.criteria.filter((finding) => finding.kind === "guard");
	const goals = verdict.criteria.filter((finding) => finding.kind === "goal");
	if (verdict.verdict === "fail") return worst(guards, ["fail"]) ?? worst(goals, ["fail"]);
	if (verdict.verdict === "inconclusive") {
		const open = ["inconclusive", "not-measured"];
		return goalReached(verdict, goals) ? worst(guards, open) ?? worst(goals, open) : worst(goals, open) ?? worst(guards, open);
	}
	return best(goals) ?? closest(guards);
}
function goalReached(verdict, goals) {
	const reached = goals.filter((finding) => finding.finding === "pass").length;
	return verdict.decision === "any" ? reached > 0 : reached === goals.length;
}
/** Of the findings with one of these results, in their order, the one with the greatest loss. */
function worst(findings, results) {
	for (const result of results) {
		const found = findings.filter((finding) => finding.finding === result);
		if (found.length > 0) return found.reduce((a, b) => (b.change ?? 0) < (a.change ?? 0) ? b : a);
	}
	return null;
}
/** Of the guards that held, the one whose figure fell most. */
function closest(guards) {
	return worst(guards.filter((finding) => finding.change !== null), ["pass"]) ?? guards[0] ?? null;
}
function best(findings) {
	const met = findings.filter((finding) => finding.finding === "pass");
	return met.length === 0 ? null : met.reduce((a, b) => (b.change ?? 0) > (a.change ?? 0) ? b : a);
}

// src/report/evidence-split.ts
/** Whether held-out items are not all that was compared. */
function isSplit({ overall: { all, held_out } }) {
	return (all?.items ?? 0) !== (held_out?.items ?? 0);
}
/** How many compared items were neither held out nor trained on. */
function neitherCount({ overall: { all, held_out, trained_on } }) {
	return (all?.items ?? 0) - (held_out?.items ?? 0) - (trained_on?.items ?? 0);
}

// src/report/figure-rows.ts
/** What a row's items are called where not all items are of one kind. */
const SIDE_NAMES = {
	held_out: "held-out",
	trained_on: "trained-on",
	all: "all items"
};
/**
* The figures a reader is shown, category by category, then all together; the ones that decided come first. With one
* category all together are the same again: shown only where a criterion stands on them.
*/
function figureRows(verdict, evidence) {
	const names = Object.keys(verdict.categories);
	const deciding = evidence === "all" ? "all" : "held_out";
	const of = (category) => verdict.criteria.filter((finding) => finding.category === category);
	const rows = names.flatMap((name) => scopeRows(name, verdict.categories[name], deciding, of(name)));
	const overall = scopeRows(null, verdict.overall, deciding, of(null));
	return [...rows, ...names.length === 1 ? overall.filter(({ findings }) => findings.length > 0) : overall];
}
function scopeRows(category, scope, deciding, findings) {
	if (scope === void 0) return [];
	const rows = sideRows(scope[deciding], deciding, category, findings);
	if (scope.trained_on === null) return rows;
	const others = deciding === "all" ? ["held_out", "trained_on"] : ["trained_on"];
	return [...rows, ...others.flatMap((side) => mainRow(sideRows(scope[side], side, category, findings)))];
}
/** Beside the figures that decide one row is enough: of the metric that a criterion asks for, else the first. */
function mainRow(rows) {
	const row = rows.find(({ findings }) => findings.length > 0) ?? rows[0];
	return row === void 0 ? [] : [{
		...row,
		findings: []
	}];
}
function sideRows(measurement, side, category, findings) {
	if (measurement === null) return [];
	return shownMetrics(measurement, category, findings).flatMap((metric) => {
		const figures = measurement.metrics[metric];
		const same = sameAsAccuracy(measurement) && metric === "accuracy" ? ["accuracy", "score"] : [metric];
		const decided = findings.filter((finding) => same.includes(finding.metric));
		return figures === void 0 ? [] : [{
			category,
			side,
			metric,
			figures,
			findings: decided
		}];
	});
}
/**
* Judged results: wins and accuracy side by side. Graded ones: accuracy, and the score where it says more. All
* categories together: what is asked for, else the primary metric.
*/
function shownMetrics(measurement, category, findings) {
	const same = sameAsAccuracy(measurement);
	const asked = new Set(findings.map(({ metric }) => same && metric === "score" ? "accuracy" : metric));
	const usual = category === null ? asked.size > 0 ? [] : [measurement.metric] : usualMetrics(measurement);
	return METRICS.filter((metric) => measurement.metrics[metric] !== void 0 && (asked.has(metric) || usual.includes(metric)));
}
function usualMetrics(measurement) {
	return [
		...measurement.metrics.win_rate !== void 0 || sameAsAccuracy(measurement) ? [] : ["score"],
		"accuracy",
		"win_rate",
		"consistency"
	];
}
/** Where every answer is right or wrong, the score is the accuracy and said once. */
function sameAsAccuracy({ metrics: { score, accuracy, win_rate } }) {
	if (score === void 0 || accuracy === void 0 || win_rate !== void 0) return false;
	return score.before === accuracy.before && score.after === accuracy.after && score.items === accuracy.items;
}

// src/report/figures-table.ts
/** Before and after, one row per category, metric and side; '' where nothing was compared. Markdown. */
function figuresTable(input, most = 100) {
	const rows = figureRows(input.verdict, input.evidence);
	if (rows.length === 0) return "";
	const shownRows = rows.slice(0, most);
	const left = rows.length - shownRows.length;
	const split = isSplit(input.verdict);
	const targets = shownRows.some((row) => target(row) !== "");
	const words = changeHeader(shownRows);
	const columns = [
		{ title: "Category" },
		...[
			"Items",
			"Before",
			"After",
			"Change"
		].map((title) => ({
			title,
			align: "right"
		})),
		...[
			"95 % interval",
			words,
			...targets ? ["Target"] : []
		].map((title) => ({
			title,
			align: "center"
		})),
		{ title: "Finding" }
	];
	const cells = shownRows.map((row) => [
		label(row, split),
		count(row.figures.items),
		unbroken(percent(row.figures.before)),
		unbroken(percent(row.figures.after)),
		change(row.figures),
		changeInterval(row.figures.interval),
		`${count(row.figures.improved)} / ${count(row.figures.worsened)}`,
		...targets ? [target(row)] : [],
		mark(row.findings)
	]);
	const more = left === 0 ? "" : `\n\n${count(left)} more rows are not shown here.`;
	return `${table(columns, cells)}${more}\n\n${legend(input, shownRows)}`;
}
function legend(input, rows) {
	return `<sub>${[
		"Changes in points, rounded from exact figures; **bold** where the 95 % interval as printed leaves out zero.",
		rows.some((row) => row.side === "trained_on") ? "Figures on *trained-on* items measure memorisation and are no evidence." : "",
		neitherSentence(input)
	].filter((sentence) => sentence !== "").join(" ")}</sub>`;
}
/** Items that are in no row though they were compared, in a sentence; '' where there are none. */
function neitherSentence({ verdict, evidence }) {
	const items = evidence === "all" ? 0 : neitherCount(verdict);
	if (items === 0) return "";
	return items === 1 ? "1 more item was neither held out nor trained on: it decides nothing and is not shown." : `${count(items)} more items were neither held out nor trained on: they decide nothing and are not shown.`;
}
function label({ category, side, metric }, split) {
	const name = scopeLabel(text(scopeName(category), { max: 60 }), metric);
	if (!split) return name;
	return `${name}, ${side === "trained_on" ? `*${SIDE_NAMES[side]}*` : SIDE_NAMES[side]}`;
}
function change({ change, interval }) {
	const size = signed(change);
	return leavesOutZero(interval) ? `**${size}**` : size;
}
function target({ findings }) {
	const found = findings.find((finding) => finding.target !== null)?.target;
	if (found === void 0 || found === null) return "";
	return `${unbroken(percentRange(found.low, found.high))}${found.position === null ? "" : ` (${found.position})`}`;
}
const WORST_FIRST = [
	"fail",
	"not-measured",
	"inconclusive",
	"pass"
];
function mark(findings) {
	const result = WORST_FIRST.find((each) => findings.some(({ finding }) => finding === each));
	if (result === void 0) return "";
	const noise = findings.some((finding) => finding.finding === result && withinNoise(finding));
	return `${findingMark(result)}${noise ? ", within noise" : ""}`;
}
/** A gain that chance explains as well, or a figure whose own interval holds the bound it is held against. */
function withinNoise({ rule, finding, p, interval }) {
	if (rule === "improves") return finding === "pass" && p !== null && p >= .05;
	const [, number, unit] = /^[<>]= ([\d.]+)(%?)$/.exec(rule) ?? [];
	if (number === void 0 || interval === null) return false;
	const bound = Number(number) / (unit === "%" ? 100 : 1);
	return interval[0] <= bound && bound <= interval[1];
}
function changeHeader(rows) {
	return rows.every((row) => changeWords(row.metric).better === "fixed") ? "Fixed / broken" : "Better / worse";
}
/** What could not be paired, in a sentence; '' where all was. */
function unmatchedSentence({ unmatched }) {
	const said = [
		[unmatched.added, "only in the new results"],
		[unmatched.removed, "only in the old results"],
		[unmatched.changed, "with another question, reference or version"],
		[unmatched.errors, "with an error or no score on one side or both"]
	].filter(([items]) => items > 0).map(([items, what]) => `${count(items)} ${what}`);
	return said.length === 0 ? "" : `Questions not compared: ${said.join(", ")}.`;
}

export { smallestVisibleChange as A, scopeName as C, auditTotals as D, auditSummary as E, compareRuns as O, isPool as S, auditSection as T, metricLabel as _, figureRows as a, verdictWord as b, HELD_OUT as c, makeManifest as d, trainingFiles as f, isCount as g, findingMark as h, SIDE_NAMES as i, itemsToSee as k, digestOf as l, changeWords as m, neitherSentence as n, isSplit as o, shown as p, unmatchedSentence as r, decidingFinding as s, figuresTable as t, isHeldOut as u, scopeLabel as v, AUDIT_COLUMNS as w, findingScope as x, verdictSign as y };