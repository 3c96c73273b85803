import { B as count, G as metricInWords, S as loss, T as plural, X as signed, q as percent, tt as METRICS, w as percentRange, x as leavesOutZero, z as changeInterval } from "./load.js";
import { t as SMALL_CATEGORIES } from "./default-criteria.js";
import { a as details, c as table, i as code, l as text, u as unbroken } from "./warnings-section.js";

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

export { scopeName as C, auditTotals as D, auditSummary as E, isPool as S, auditSection as T, metricLabel as _, figureRows as a, verdictWord as b, HELD_OUT as c, makeManifest as d, trainingFiles as f, isCount as g, findingMark as h, SIDE_NAMES as i, digestOf as l, changeWords as m, neitherSentence as n, isSplit as o, shown as p, unmatchedSentence as r, decidingFinding as s, figuresTable as t, isHeldOut as u, scopeLabel as v, AUDIT_COLUMNS as w, findingScope as x, verdictSign as y };