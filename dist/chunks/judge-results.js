import { a as cleanText, i as cleanLine, n as RetakeError, o as cutText, r as cleanAndCut } from "./error.js";
import { n as oneLine } from "./one-line.js";
import { $ as decidingSide, A as isJudged, B as listed, D as keyedHash, F as capitalised, G as pointsWithoutSign, H as pValue, I as changeInterval, J as formatRule, K as rateInterval, L as count, N as aboveInRound, O as sha256, P as blindness, R as counted, U as percent, V as loss, W as points, X as own, Y as parseRule, et as isCount, it as primaryMetric, nt as directionOf, q as signed, rt as isYesOrNo, tt as METRICS } from "./load.js";
import { f as Marks, m as Column, u as FirstOfEquals } from "./read-results.js";
import { C as ruleResult, S as boundResult, T as isJudgedTogether, _ as EVIDENCES, a as noteResults, b as LEVEL, d as pairRuns, f as toldApart, g as evidenceOf, i as hearRepeats, l as weakness, m as classesOfDataset, o as seeAgain, p as classPacker, s as NotedAnswers, t as DEFAULT_SIMULATION, u as observeRun, v as ComparedQuestions, w as adjustGoals, x as SLACK$1, y as changeInterval$1 } from "./calibrate-run.js";
import { a as sizesOf, i as defaultCriteria, o as isSmall, r as SMALL_CATEGORIES, s as decide } from "./bonett-price.js";
import { n as seededRandom } from "./random.js";
import { i as signTest, r as wilsonInterval } from "./consistency.js";
import { u as identityOf } from "./read.js";
import { n as countTrainingRows } from "./manifest.js";
import { t as stepsWithoutLoss } from "./receipt-loss.js";
import { i as auditSummary, n as AUDIT_COLUMNS, o as joinParts, r as auditPart, t as Spool } from "./spool.js";
import { a as code, c as link, d as unbroken, i as alert, l as table, n as warningLines, o as details, r as warningsPart, s as fence, u as text } from "./warnings-section.js";
import { a as money, i as loss$1, n as duration, o as percentRange, r as leavesOutZero, t as bytes } from "./numbers.js";
import { i as smallestVisibleChange, n as planTime, r as itemsToSee, t as planCost } from "./plan-words.js";
import { t as groupBy } from "./group-by.js";
import { t as mean } from "./mean.js";
import { a as writeWhole } from "./write.js";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";

// src/domain/loop/loop.ts
/** The ends. From there only a new start leads on. */
const ENDS = [
	"judged",
	"skipped",
	"not-started",
	"failed",
	"lost",
	"superseded",
	"cancelled"
];
/**
* Where a loop stands: on its way, or at one of its ends. On GitHub many speak of one loop:
*
* - start: extracted, queued; or skipped, not-started, superseded, failed; judged where the training was done before
* - watch, beside the training: queued, waiting-approval; or lost, where nobody takes it
* - train: training, benchmarking
* - report, after it: judged, failed, lost, cancelled
* - the reaper, where report died: the same; lost, where start died
* - `/retake cancel`: cancelled
*
* They overtake each other: `mayFollow` says what may come after what, `precedence` whose word counts.
*/
const LOOP_PHASES = [
	"extracted",
	"queued",
	"waiting-approval",
	"training",
	"benchmarking",
	...ENDS
];
function isEnd(phase) {
	return ENDS.some((end) => end === phase);
}
const STEPS = {
	extracted: [
		"queued",
		"skipped",
		"not-started"
	],
	queued: ["waiting-approval", "training"],
	"waiting-approval": ["queued", "training"],
	training: ["benchmarking"],
	benchmarking: ["judged"],
	judged: [],
	skipped: [],
	"not-started": [],
	failed: [],
	lost: ["judged", "failed"],
	superseded: [],
	cancelled: ["judged"]
};
/** These can befall a loop anywhere on its way. */
const ANYWHERE = [
	"failed",
	"lost",
	"superseded",
	"cancelled",
	"judged"
];
/**
* Whether one and the same request may go from one phase to another. Writers overtake each other (watch, train and
* report run side by side), so phases may be left out but never go back, and an end stays; only what was given up
* as lost may still turn up and be judged, and so may what was cancelled after it had left its results.
*/
function mayFollow(from, to) {
	if (from === to) return true;
	if (isEnd(from)) return STEPS[from].includes(to);
	return ANYWHERE.includes(to) || reaches(from, to, /* @__PURE__ */ new Set());
}
function reaches(from, to, seen) {
	if (seen.has(from)) return false;
	seen.add(from);
	return STEPS[from].some((next) => next === to || reaches(next, to, seen));
}

// src/domain/loop/order-key.ts
const KEY = /^(\d{6,15})\.(\d{1,15})\.(\d{1,6})$/;
/** ORDER.RUNID.ATTEMPT, the order in six digits at least. */
function formatKey({ order, run, attempt }) {
	return `${String(order).padStart(6, "0")}.${run}.${attempt}`;
}
/** null where the text is no key. */
function parseKey(text) {
	const [, order, run, attempt] = KEY.exec(text) ?? [];
	if (order === void 0 || run === void 0 || attempt === void 0) return null;
	return {
		order: Number(order),
		run: Number(run),
		attempt: Number(attempt)
	};
}
/** Negative where `a` is the older: by run number, then run id, then attempt. */
function compareKeys(a, b) {
	return a.order - b.order || a.run - b.run || a.attempt - b.attempt;
}
/** A run's key with the least order that makes it younger than what stands; order 0 where nothing does. */
function youngerThan(standing, key) {
	if (standing === null) return {
		...key,
		order: 0
	};
	const same = {
		...key,
		order: standing.order
	};
	return compareKeys(same, standing) > 0 ? same : {
		...key,
		order: standing.order + 1
	};
}

// src/domain/loop/marker.ts
/** How many earlier verdicts a comment remembers. */
const HISTORY_LENGTH = 5;
const FIRST_LINE = /^<!-- retake v1 loop=([A-Za-z0-9][A-Za-z0-9._-]{0,63}) key=(\d{6,15}\.\d{1,15}\.\d{1,6}) commit=([0-9a-f]{40}) -->$/;
const SECOND_LINE = /^<!-- retake state phase=([a-z-]{1,20}) request=([0-9a-z-]{8,64}|none)(?: attempt=(\d{1,6}))?(?: since=(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ))? history=([0-9a-z:,]{0,400}) -->$/;
const PAST = /^(pass|fail|inconclusive):([0-9a-f]{40})(?::([0-9a-f]{8}):(\d{1,4}))?$/;
/** The comment's first two lines. */
function writeMarker({ loop, key, commit, request, phase, attempt, since, history }) {
	const past = history.slice(0, 5).map(formatPast);
	const again = attempt === 1 ? "" : ` attempt=${attempt}`;
	const spoken = since === null ? "" : ` since=${since}`;
	return [`<!-- retake v1 loop=${loop} key=${formatKey(key)} commit=${commit} -->`, `<!-- retake state phase=${phase} request=${request ?? "none"}${again}${spoken} history=${past.join(",")} -->`].join("\n");
}
/**
* Reads a comment's marker. Only the very first line counts, so that no quoted text can pass for one; whether the
* comment is ours is for the caller to know. null where there is no marker of that loop.
*/
function readMarker(body, loop) {
	const [first = "", second = ""] = body.split(/\r?\n/, 2);
	const [, name, keyText = "", commit = ""] = FIRST_LINE.exec(first) ?? [];
	const key = parseKey(keyText);
	if (name !== loop || key === null) return null;
	return {
		loop,
		key,
		commit,
		...readState(second)
	};
}
/** A second line that is missing or unreadable costs the history, not the comment. */
function readState(line) {
	const [, phaseText, request, attempt = "1", since, history = ""] = SECOND_LINE.exec(line) ?? [];
	return {
		phase: LOOP_PHASES.find((one) => one === phaseText) ?? "extracted",
		request: request === void 0 || request === "none" ? null : request,
		attempt: Number(attempt),
		since: since ?? null,
		history: history.split(",").flatMap((entry) => parsePast(entry) ?? [])
	};
}
function formatPast({ verdict, commit, figure }) {
	return `${verdict}:${commit}${figure === null ? "" : `:${figure.of}:${figure.value}`}`;
}
function parsePast(entry) {
	const [, verdict, commit, of, value] = PAST.exec(entry) ?? [];
	if (verdict === void 0 || commit === void 0) return null;
	return {
		verdict,
		commit,
		figure: of === void 0 || Number(value) > 1e3 ? null : {
			of,
			value: Number(value)
		}
	};
}
/** The second after a moment, or the moment itself where it is a whole one: a comment is read after it is written. */
function wholeSecond(moment) {
	return `${(/* @__PURE__ */ new Date(Math.ceil(moment.getTime() / 1e3) * 1e3)).toISOString().slice(0, 19)}Z`;
}
/** The history after a verdict: one entry a commit, the latest first, five at most. */
function remember(history, latest) {
	return [latest, ...history.filter(({ commit }) => commit !== latest.commit)].slice(0, 5);
}

// src/report/byte-length.ts
const encoder = new TextEncoder();
/** Length in UTF-8 bytes: what GitHub's limits are counted in. */
function byteLength(text) {
	return encoder.encode(text).length;
}

// src/domain/comparison/fate.ts
/** What may become of a question, the most telling first. Improved and worsened where a score is neither 0 nor 1. */
const FATES = [
	"broken",
	"fixed",
	"worsened",
	"improved",
	"still wrong",
	"still right"
];
function fateOfChange({ before, after }) {
	const whole = isYesOrNo(before) && isYesOrNo(after);
	if (after > before) return whole ? "fixed" : "improved";
	if (after < before) return whole ? "broken" : "worsened";
	return after === 1 ? "still right" : "still wrong";
}
function noFates() {
	const none = () => ({
		broken: 0,
		fixed: 0,
		worsened: 0,
		improved: 0,
		"still wrong": 0,
		"still right": 0
	});
	return {
		held_out: none(),
		trained_on: none(),
		neither: none()
	};
}

// src/report/fate.ts
/** What became of an item. */
function fateOf({ before, after }) {
	return fateOfChange({
		before: before.score,
		after: after.score
	});
}
/** A sign and a word. */
const SIGNS = {
	fixed: "✅ fixed",
	broken: "❌ broken",
	improved: "✅ improved",
	worsened: "❌ worsened",
	"still wrong": "➖ still wrong",
	"still right": "✅ still right"
};

// src/report/fate-summary.ts
const EVIDENCE$3 = {
	held_out: "held-out items",
	trained_on: "trained-on items",
	neither: "items that were neither"
};
/**
* `What changed: 7 fixed, 34 broken (9 still wrong)`; where not all items are held out, those that are first and the
* others apart.
*/
function changesSummary(fates, split) {
	if (!split) return `What changed: ${said(allTold(fates))}`;
	return `What changed ${EVIDENCES.flatMap((evidence) => {
		return evidence === "held_out" || movedOf(fates[evidence]) > 0 ? [`on ${EVIDENCE$3[evidence]}: ${said(fates[evidence])}`] : [];
	}).join("; ")}`;
}
/** How many items did not stay right. */
function movedItems(fates) {
	return movedOf(allTold(fates));
}
function movedOf(counts) {
	return FATES.reduce((sum, fate) => sum + (fate === "still right" ? 0 : counts[fate]), 0);
}
function allTold(fates) {
	const counts = { ...fates.held_out };
	for (const fate of FATES) counts[fate] += fates.trained_on[fate] + fates.neither[fate];
	return counts;
}
const CHANGES = [
	"fixed",
	"broken",
	"improved",
	"worsened"
];
function said(counts) {
	const told = CHANGES.flatMap((fate) => counts[fate] === 0 ? [] : [`${count(counts[fate])} ${fate}`]);
	const wrong = counts["still wrong"];
	return `${told.join(", ") || "nothing"}${wrong === 0 ? "" : ` (${count(wrong)} still wrong)`}`;
}

// src/report/short-items.ts
/** What fits into a cell. */
const LONGEST$1 = 60;
const EVIDENCE$2 = {
	held_out: "held-out",
	trained_on: "trained-on",
	neither: "neither"
};
/** Whether all texts of an item are so short that one row of a table shows them whole. */
function isShortItem({ prompt, reference, before, after }) {
	return [
		prompt,
		reference ?? "",
		before.response,
		after.response
	].every((words) => words.length <= LONGEST$1 && !/[\n\t]/.test(cleanText(words).trim()));
}
/** Short items, one a row; with their evidence where not all is of one kind. Markdown. */
function shortItemsTable(rows, split) {
	const titles = [
		"",
		"Question",
		"Reference",
		"Before",
		"After",
		...split ? ["Evidence"] : []
	];
	return table(titles.map((title) => ({ title })), rows);
}
/** The cells of one item, as Markdown. */
function shortItemRow(change, split) {
	const { prompt, reference, before, after, evidence } = change;
	const answers = [before, after].map(({ response }) => text(response) || "*empty*");
	const cells = [
		text(prompt),
		text(reference ?? ""),
		...answers
	];
	return [
		`${SIGNS[fateOf(change)]}${degree(change)}`,
		...cells,
		...split ? [EVIDENCE$2[evidence]] : []
	];
}
/** More than right or wrong is told in full: `tie → loss`. */
function degree({ before, after }) {
	const outcomes = [before.outcome, after.outcome];
	return outcomes.every((outcome) => outcome === "correct" || outcome === "incorrect") ? "" : ` (${outcomes.join(" → ")})`;
}

// src/report/changes-section.ts
/** A comment shows no more of them. */
const MOST_ITEMS = 50;
/** As long as this many items do not fit, their texts are cut shorter. */
const FEW_ITEMS = 20;
const CUTS = {
	full: [
		1500,
		500,
		200
	],
	short: [160],
	none: [0]
};
/**
* The items that did not stay right, in the order given, as many as fit into the room of UTF-8 bytes; the short ones
* in a table before the others. `left` counts those that did not fit. Markdown; '' where nothing fits or nothing
* changed.
*/
function changesSection({ changes, fates, answers }, { room, split }) {
	const moved = movedItems(fates);
	if (moved === 0) return {
		markdown: "",
		left: 0
	};
	const summary = changesSummary(fates, split);
	const free = room - byteLength(details(summary, shortItemsTable([], split)));
	const items = shownItems$1(firstMoved(changes), answers, split, free);
	const left = moved - items.length;
	return {
		markdown: items.length === 0 ? "" : details(summary, joined(items, answers, split)),
		left
	};
}
function firstMoved(changes) {
	const moved = [];
	for (const change of changes) {
		if (fateOf(change) !== "still right") moved.push(change);
		if (moved.length === 50) break;
	}
	return moved;
}
function shownItems$1(changes, answers, split, free) {
	let shown = [];
	for (const cut of CUTS[answers]) {
		const render = (change) => answers === "full" && isShortItem(change) ? shortItemRow(change, split) : RENDER[answers](change, cut);
		shown = fitting(changes, render, free);
		if (shown.length >= Math.min(FEW_ITEMS, changes.length)) break;
	}
	return shown;
}
function fitting(changes, render, free) {
	const shown = [];
	let used = 0;
	for (const change of changes) {
		const item = render(change);
		used += byteLength(typeof item === "string" ? `${item}\n\n` : `| ${item.join(" | ")} |\n`);
		if (used > free) break;
		shown.push(item);
	}
	return shown;
}
function joined(items, answers, split) {
	const rows = items.filter((item) => typeof item !== "string");
	const texts = items.filter((item) => typeof item === "string");
	return [...rows.length === 0 ? [] : [shortItemsTable(rows, split)], ...texts].join(answers === "full" ? "\n\n" : "\n");
}
const RENDER = {
	full: folded,
	short: (change, cut) => `${line(change)}: ${code(change.prompt, { max: cut })} before ${code(change.before.response, { max: cut })}, after ${code(change.after.response, { max: cut })}${change.reference === null ? "" : `, reference ${code(change.reference, { max: cut })}`}`,
	none: line
};
/** Which item, and what became of it, with none of its text. */
function line(change) {
	return `- ${SIGNS[fateOf(change)]}, ${EVIDENCE$1[change.evidence]}${code(change.identity, { max: 80 })}, ${outcomes(change)}`;
}
const EVIDENCE$1 = {
	held_out: "",
	trained_on: "trained-on ",
	neither: ""
};
function outcomes({ before, after }) {
	return `${before.outcome} → ${after.outcome}`;
}
function folded(change, cut) {
	const { before, after, reference } = change;
	const title = `${SIGNS[fateOf(change)]}: ${cutText(cleanLine(change.prompt.slice(0, 400)), 90)}`;
	const parts = [
		`${EVIDENCE$1[change.evidence]}${code(change.identity, { max: 80 })}, ${outcomes(change)}`,
		`Question\n${fence(change.prompt, { max: cut })}`,
		`Before: ${before.outcome}\n${fence(before.response, { max: cut })}`,
		`After: ${after.outcome}\n${fence(after.response, { max: cut })}`,
		...reference === null ? [] : [`Reference\n${fence(reference, { max: cut })}`]
	];
	return details(title, parts.join("\n\n"));
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

// src/report/contamination.ts
/** What share of the compared items was trained on, in a sentence of plain text; '' where none was. */
function contaminationSentence(input) {
	const trained = input.verdict.contamination.trained_items_compared;
	if (trained === 0) return "";
	const weight = input.evidence === "all" ? ", and they count here" : "; they decide nothing here";
	return `${trainedShares(input, trained)} trained on: figures on those measure memorisation${weight}.`;
}
/** `47 of the 50 math items and 26 of the 50 code items were`; with more categories the sum of all. */
function trainedShares(input, trained) {
	const were = trained === 1 ? "was" : "were";
	const shares = Object.entries(input.verdict.categories).flatMap(([category, { trained_on, all }]) => trained_on === null || all === null ? [] : [`${count(trained_on.items)} of the ${counted(all.items, `${scopeName(category)} item`)}`]);
	if (shares.length === 0 || shares.length > 3) {
		const compared = input.verdict.overall.all?.items ?? trained;
		return `${count(trained)} of the ${counted(compared, "compared item")} ${were}`;
	}
	const last = shares.pop() ?? "";
	return `${shares.length === 0 ? last : `${shares.join(", ")} and ${last}`} ${were}`;
}

// src/report/figure-text.ts
/** A figure in the unit of its metric. */
function figureText(metric, value) {
	if (metric === "loss") return loss$1(value);
	return isCount(metric) ? count(value) : percent(value);
}

// src/domain/verdict/metric-words.ts
const WORDS$1 = {
	score: "score",
	accuracy: "accuracy",
	win_rate: "wins",
	tie_rate: "ties",
	loss_rate: "losses",
	win_or_tie_rate: "wins or ties",
	consistency: "consistency",
	loss: "loss",
	items: "items",
	errors: "errors"
};
/** `wins`, `accuracy`. */
function metricInWords(metric) {
	return WORDS$1[metric];
}
const YES_OR_NO = [
	"accuracy",
	"win_rate",
	"tie_rate",
	"loss_rate",
	"win_or_tie_rate"
];
/** What happened to items: a yes or no was fixed or broken, a score improved or worsened. */
function changeWords(metric) {
	return YES_OR_NO.includes(metric) ? {
		better: "fixed",
		worse: "broken"
	} : {
		better: "improved",
		worse: "worsened"
	};
}
/** `6 fixed, 1 broken`. */
function flips(metric, improved, worsened) {
	const { better, worse } = changeWords(metric);
	return `${count(improved)} ${better}, ${count(worsened)} ${worse}`;
}

// src/report/words.ts
/** `math · wins`; the scope as it is called in reports: `all categories · score`. */
function scopeLabel(scope, metric) {
	return `${scope} · ${metricInWords(metric)}`;
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

// src/report/criteria-section.ts
function criteriaSummary({ criteria }) {
	const met = criteria.filter((finding) => finding.finding === "pass").length;
	return `Criteria: ${count(met)} of ${count(criteria.length)} met`;
}
/** One row per criterion; '' where there is none. Markdown. */
function criteriaSection$1(verdict, { most = 60, reasons = true } = {}) {
	const { criteria } = verdict;
	if (criteria.length === 0) return "";
	const columns = [
		{ title: "Criterion" },
		{
			title: "Before",
			align: "right"
		},
		{
			title: "After",
			align: "right"
		},
		{ title: "Finding" },
		...reasons ? [{ title: "Reason" }] : []
	];
	const rows = criteria.slice(0, most).map((finding) => row$1(finding, verdict, reasons));
	const left = criteria.length - rows.length;
	const more = left === 0 ? "" : `\n\n${count(left)} more criteria are not shown here.`;
	return details(criteriaSummary(verdict), `${table(columns, rows)}${more}`);
}
function row$1(finding, verdict, reasons) {
	return [
		`${finding.kind} ${criterionLabel(finding, verdict)}`,
		finding.before === null ? "" : unbroken(figureText(finding.metric, finding.before)),
		finding.after === null ? "" : unbroken(figureText(finding.metric, finding.after)),
		findingMark(finding.finding),
		...reasons ? [text(finding.reason, { max: 400 })] : []
	];
}
/** `math · wins` and the rule as the user wrote it. Markdown. */
function criterionLabel(finding, verdict) {
	const scope = text(findingScope(finding, verdict), { max: 60 });
	return `${scopeLabel(scope, finding.metric)} ${code(finding.rule, { max: 60 })}`;
}

// src/report/sparkline.ts
const BARS = [
	"▁",
	"▂",
	"▃",
	"▅",
	"▇"
];
/** At least ten points from bottom to top: what may be noise must not look like a cliff. */
const LEAST_SPAN = .1;
/** Shares from 0 to 1 as one bar each. Only ever beside the same figures in words. */
function sparkline(shares) {
	const [low, high] = [Math.min(...shares), Math.max(...shares)];
	const span = Math.max(high - low, LEAST_SPAN);
	const bottom = Math.min(Math.max((low + high - span) / 2, 0), 1 - span);
	const top = BARS.length - 1;
	return shares.map((share) => BARS[Math.min(top, Math.max(0, Math.round((share - bottom) / span * top)))]).join("");
}

// src/report/trend.ts
const MOST = 5;
/**
* What the goal came to after each of the last trainings, as bars and as figures; '' where there are not two to
* compare. Figures of another goal, from before the criteria were changed, are left out. Plain text.
*/
function trend({ figure = null, history }) {
	const newestFirst = [figure, ...history.map((past) => past.figure ?? null)].filter((one) => one !== null);
	const [latest] = newestFirst;
	const shares = newestFirst.filter(({ of }) => of === latest?.of).slice(0, MOST).map(share).reverse();
	if (shares.length < 2) return "";
	return `goal after training, oldest first: ${sparkline(shares)} ${shares.map(percent).join(", ")}`;
}
function share({ value }) {
	return value / 1e3;
}

// src/report/custody.ts
const MOST_EARLIER = 5;
/** The end of a comment: where its figures come from, and what was said before it. Markdown. */
function lastLine(frame, manifest, receipt) {
	return joinParts([custodyLine(frame, manifest, receipt), footer(frame)], " · ");
}
/** From results to verdict, each link named by its digest, so that anyone can check the chain. Markdown. */
function custodyLine(frame, manifest, receipt) {
	const { links } = frame;
	const chain = [
		links.results === void 0 ? "" : `results ${link(code(links.results.commit.slice(0, 7)), links.results.url)}`,
		manifest === null ? "" : `dataset ${digest(manifest.digest)} (${counted(countTrainingRows(manifest), "row")})`,
		links.training === void 0 ? "" : link(text(links.training.label, { max: 60 }), links.training.url),
		receipt?.adapter ? `adapter ${digest(receipt.adapter.sha256)}` : "",
		...receipt === null ? [] : ["re-benchmark", "this verdict"]
	];
	return joinParts(chain, " → ");
}
/** Version, full report, earlier verdicts and how the goal has come along. Markdown. */
function footer(frame) {
	const parts = [
		text(`retake v${frame.version}`, { max: 40 }),
		...frame.links.report === void 0 ? [] : [link("full report", frame.links.report)],
		...frame.history.length === 0 ? [] : [`earlier verdicts: ${earlier$1(frame.history)}`],
		trend(frame)
	];
	return joinParts(parts, " · ");
}
function earlier$1(history) {
	const shown = history.slice(0, MOST_EARLIER).map(({ verdict, commit, url }) => `${verdictSign(verdict)} ${verdict} ${link(code(commit.slice(0, 7)), url)}`);
	const left = history.length - shown.length;
	return [...shown, ...left > 0 ? [`and ${count(left)} before`] : []].join(", ");
}
function digest(sha256) {
	return code(`sha256:${sha256.slice(0, 12)}`);
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
	const deciding = decidingSide(evidence);
	const of = (category) => verdict.criteria.filter((finding) => finding.category === category);
	const rows = names.flatMap((name) => scopeRows$1(name, verdict.categories[name], deciding, of(name)));
	const overall = scopeRows$1(null, verdict.overall, deciding, of(null));
	return [...rows, ...names.length === 1 ? overall.filter(({ findings }) => findings.length > 0) : overall];
}
function scopeRows$1(category, scope, deciding, findings) {
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

// src/report/finding-rule.ts
/** The rule that a finding is on, read back from its words. */
function ruleOf({ rule, metric }) {
	return parseRule(rule, metric);
}
/** The margin of a `max_drop` as a fraction; null for every other rule. */
function marginOf(finding) {
	const rule = ruleOf(finding);
	return rule.kind === "max_drop" ? rule.margin : null;
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
	const said = [
		"Changes in points, rounded from exact figures; **bold** where the 95 % interval as printed leaves out zero.",
		rows.some((row) => row.side === "trained_on") ? "Figures on *trained-on* items measure memorisation and are no evidence." : "",
		neitherSentence(input)
	];
	return `<sub>${joinParts(said, " ")}</sub>`;
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
function withinNoise(finding) {
	const { p, interval } = finding;
	const rule = ruleOf(finding);
	if (rule.kind === "improves") return finding.finding === "pass" && p !== null && p >= .05;
	const holds = (bound) => interval !== null && interval[0] <= bound && bound <= interval[1];
	if (rule.kind === "at_least") return holds(rule.floor);
	return rule.kind === "at_most" && holds(rule.ceiling);
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

// src/report/fit.ts
/** GitHub refuses comments above 65,536; a margin is left for what it counts otherwise. UTF-8 bytes. */
const COMMENT_LIMIT = 6e4;
/** A step summary may hold 1 MiB; above it nothing is shown at all. */
const SUMMARY_LIMIT = 1e6;
/**
* Shrinks parts until all of them, joined by blank lines, fit. The order of shrinking is given by name, a part
* is made as small as it can be before the next is touched. What remains too long stays so: the caller sees to
* it that the smallest sizes are bounded.
*/
function fitParts(parts, shrinkFirst, limit) {
	const current = parts.map((part) => part.sizes[0]?.() ?? "");
	const shortened = /* @__PURE__ */ new Set();
	for (const name of shrinkFirst) {
		const index = parts.findIndex((part) => part.name === name);
		const part = parts[index];
		if (part === void 0) continue;
		for (const size of part.sizes.slice(1)) {
			if (joinedLength(current) <= limit) break;
			const smaller = size();
			if (smaller === current[index]) continue;
			current[index] = smaller;
			shortened.add(name);
		}
	}
	return {
		parts: current,
		shortened: [...shortened]
	};
}
function joinedLength(parts) {
	return byteLength(joinParts(parts));
}

// src/report/items-needed.ts
/** A gain that anyone would want to see; smaller ones are asked for only where this one is visible already. */
const GAIN = .1;
/**
* How many items it would take to tell, where these do not: for a goal that was not met and for a guard that was left
* open. `kind` is what they are called. One sentence of plain text; '' where there is nothing to say.
*/
function itemsNeeded(finding, kind) {
	const need = needOf(finding);
	return need === null ? "" : `${need.what} it would take about ${count(aboveInRound(need.items))} ${kind}s.`;
}
function needOf(finding) {
	const { items, interval, change, metric } = finding;
	if (items === null || items === 0 || change === null || interval === null) return null;
	if (metric === "loss" || isCount(metric)) return null;
	const rule = ruleOf(finding);
	if (rule.kind === "improves") return toSee(finding, items, change);
	if (rule.kind !== "max_drop" || finding.finding !== "inconclusive") return null;
	return directionOf(metric) === 1 ? toRuleOut("drop", rule.margin, items, change, interval[0]) : toRuleOut("rise", rule.margin, items, -change, -interval[1]);
}
function toSee(finding, items, change) {
	if (finding.finding !== "inconclusive" && finding.finding !== "fail") return null;
	const blind = (finding.smallest_visible_change ?? 1) > GAIN;
	if (!blind && finding.finding === "fail") return null;
	const gain = blind ? GAIN : Math.max(.01, Math.floor(Math.abs(change) * 100) / 100);
	const flipped = ((finding.improved ?? 0) + (finding.worsened ?? 0)) / items;
	const needed = itemsToSee(gain, flipped);
	if (needed <= items) return null;
	return {
		what: `To see a gain of ${pointsWithoutSign(gain)}, if as many answers change as here,`,
		items: needed
	};
}
/** An interval narrows with the root of the items: so many more bring its lower end up to the margin. */
function toRuleOut(what, margin, items, gain, low) {
	if (gain + margin <= 0) return null;
	const needed = items * ((gain - low) / (gain + margin)) ** 2;
	return {
		what: `To rule out a ${what} of more than ${pointsWithoutSign(margin)}, if the change stayed as it is,`,
		items: needed
	};
}

// src/report/kept.ts
/**
* What the guards of a PASS add to its first line: what was tested, and no more than that. Starts with a blank; ''
* where there is no guard.
*/
function keptClause(verdict) {
	const guards = verdict.criteria.filter(({ kind }) => kind === "guard");
	const drops = guards.filter((guard) => marginOf(guard) !== null);
	const [first, ...others] = drops;
	if (first === void 0) return guards.length === 0 ? "" : " and every guard held";
	if (others.length === 0 && Object.keys(verdict.categories).length > 1) return ` and ${scopeInSentence(first, verdict)} did not drop by more than ${margin(first)}`;
	const { words, together } = guarded(verdict, drops);
	return ` and ${words} dropped by more than ${drops.every(({ rule }) => rule === first.rule) ? margin(first) : "allowed"}${together}`;
}
/** Where a guard watches every category, so it is said; where small ones are watched as one, that too. */
function guarded(verdict, drops) {
	const watched = new Set(drops.map(({ category }) => category));
	const others = Object.entries(verdict.categories).flatMap(([name, scope]) => watched.has(name) ? [] : [scope]);
	const pooled = drops.some((finding) => isPool(finding, verdict));
	const small = others.every(({ all, held_out }) => [all, held_out].some((deciding) => isSmall(all?.items ?? 0, deciding?.items ?? 0)));
	return {
		words: others.length === 0 || pooled && small ? "no category" : "no guarded category",
		together: pooled ? " (the smaller ones taken together)" : ""
	};
}
/** `math`, `all categories together`. Plain text. */
function scopeInSentence(finding, verdict) {
	return finding.category === null ? "all categories together" : findingScope(finding, verdict);
}
function margin(guard) {
	return pointsWithoutSign(marginOf(guard) ?? 0);
}

// src/report/headline.ts
/** `Retake: FAIL. Math got worse: 28 of 50 items broke, 1 was fixed`. Markdown, on one line. */
function headline(input) {
	return `Retake: ${verdictWord(input.verdict.verdict)}. ${text(verdictReason(input), { max: 400 })}`;
}
/** Why the verdict is what it is, with its figures, as plain text. */
function verdictReason(input) {
	return capitalised(reason(input));
}
function reason(input) {
	const { verdict } = input;
	const finding = decidingFinding(verdict);
	if (finding === null) return "there was no criterion to judge by";
	const said = sentence(finding, verdict, counted(finding.items ?? 0, itemKind(input, finding)));
	if (verdict.verdict === "inconclusive" && finding.kind === "guard") return `${reached(verdict)}${said}`;
	if (verdict.verdict !== "pass") return said;
	return finding.kind === "guard" ? guardsAlone(verdict, said) : `${said}${keptClause(verdict)}`;
}
/** How many items it would take to tell what these do not, in a sentence of plain text; '' where they tell. */
function evidenceNeeded(input) {
	const finding = decidingFinding(input.verdict);
	return finding === null ? "" : itemsNeeded(finding, itemKind(input, finding));
}
/** The items that decided are called held-out only where others of their kind were not. */
function itemKind({ verdict, evidence }, { category, items }) {
	const scope = category === null ? verdict.overall : own(verdict.categories, category);
	return evidence === "held-out" && scope?.all?.items !== items && scope?.held_out?.items === items ? "held-out item" : "item";
}
function reached(verdict) {
	const goal = verdict.criteria.find((finding) => finding.kind === "goal" && finding.finding === "pass");
	if (goal === void 0 || goal.before === null || goal.after === null) return "";
	return `${subject(goal, verdict)} rose from ${percent(goal.before)} to ${percent(goal.after)}, but `;
}
/** Nothing was to be gained: a PASS says no more than that nothing forbidden happened. */
function guardsAlone({ criteria }, said) {
	return criteria.length === 1 ? `no goal was set, and the one guard held: ${said}` : `no goal was set, and all ${count(criteria.length)} guards held; the closest: ${said}`;
}
function sentence(finding, verdict, items) {
	if (finding.finding === "not-measured") return `${subject(finding, verdict)} could not be measured: ${inSentence(finding.reason)}`;
	if (isCount(finding.metric)) return inSentence(finding.reason);
	const rule = ruleOf(finding);
	switch (rule.kind) {
		case "decreases": return `the training loss ${finding.finding === "pass" ? "fell" : "did not fall"}`;
		case "improves": return gainSentence(finding, subject(finding, verdict), items);
		case "max_drop": return dropSentence(finding, scopeInSentence(finding, verdict), rule.margin, items);
		case "at_least": return boundSentence(finding, subject(finding, verdict), items, {
			name: "floor",
			beyond: "below"
		});
		case "at_most": return boundSentence(finding, subject(finding, verdict), items, {
			name: "ceiling",
			beyond: "above"
		});
	}
}
/** A reason of the domain as the end of a longer sentence; those meant here begin with a common word or a number. */
function inSentence(reason) {
	return reason.replace(/^./u, (first) => first.toLowerCase()).replace(/\.$/, "");
}
function gainSentence(finding, subject, items) {
	if (finding.finding === "pass") {
		const p = finding.p_adjusted ?? finding.p;
		const noise = p !== null && p >= .05 ? ", not distinguishable from noise" : "";
		return `${subject} rose ${fromTo(finding)} on ${items} (${changes(finding)}${p === null ? "" : `, ${pValue(p)}`})${noise}`;
	}
	if (finding.finding === "fail") return `${subject} did not improve: ${fromTo(finding)} on ${items} (${changes(finding)})`;
	return `${subject} rose by ${pointsWithoutSign(finding.change ?? 0)} on ${items} (${changes(finding)}); ${blindness(finding.smallest_visible_change)}`;
}
function dropSentence(finding, where, margin, items) {
	if (finding.finding === "fail") return `${where} got worse: ${lost(finding, items)}`;
	const change = `${points(finding.change ?? 0)} on ${items}${interval(finding)}`;
	const dropped = `dropped by more than ${pointsWithoutSign(margin)}`;
	return finding.finding === "pass" ? `that ${where} ${dropped} is ruled out (${change})` : `whether ${where} ${dropped} cannot be told: ${change}`;
}
function lost(finding, items) {
	const improved = finding.improved ?? 0;
	return changeWords(finding.metric).worse === "broken" ? `${count(finding.worsened ?? 0)} of ${items} broke, ${count(improved)} ${improved === 1 ? "was" : "were"} fixed` : `${count(finding.worsened ?? 0)} of ${items} got worse, ${count(improved)} got better`;
}
function boundSentence(finding, subject, items, { name, beyond }) {
	const bound = finding.rule.replace(/^[<>]=\s*/, "").replace("%", " %");
	const side = finding.finding === "pass" ? `not ${beyond}` : beyond;
	return `${subject} at ${finding.after === null ? "unknown" : figureText(finding.metric, finding.after)} on ${items}, ${side} the ${name} of ${bound}`;
}
/** `math accuracy`, `the score over all categories together`; with one category `the overall score`. */
function subject(finding, verdict) {
	const label = metricInWords(finding.metric);
	if (!(finding.category === null || isPool(finding, verdict))) return `${findingScope(finding, verdict)} ${label}`;
	return Object.keys(verdict.categories).length === 1 ? `the overall ${label}` : `the ${label} over ${scopeInSentence(finding, verdict)}`;
}
function fromTo(finding) {
	if (finding.before === null || finding.after === null) return "";
	return `from ${figureText(finding.metric, finding.before)} to ${figureText(finding.metric, finding.after)}`;
}
function changes({ metric, improved, worsened }) {
	return flips(metric, improved ?? 0, worsened ?? 0);
}
function interval(finding) {
	return finding.interval === null ? "" : `, 95 % interval ${changeInterval(finding.interval)}`;
}

// src/report/next-section.ts
/** The loop that this verdict leads on to: what it would study, what that takes, and what has become of it. Markdown. */
function nextSection(next) {
	if (next === null) return "";
	return details(summary(next), joinParts([
		standing(next.standing),
		plan(next),
		howOf(next.standing)
	]));
}
const WORDS = {
	started: "started",
	proposed: "proposed",
	"held-back": "held back",
	"not-ready": "not ready"
};
function summary({ loop, config, study, standing: { kind } }) {
	return [
		`Next loop: ${loop ?? config}`,
		...study === null ? [] : figures(study),
		WORDS[kind]
	].join(", ");
}
function figures({ fresh, plan }) {
	return [
		`${fresh === null ? "at least " : ""}${counted(plan.rows, "row")}`,
		counted(plan.steps, "step"),
		planTime(plan),
		planCost(plan) ?? []
	].flat();
}
function standing(standing) {
	switch (standing.kind) {
		case "started": return `This verdict started it: ${link(text(standing.run.label), standing.run.url)}. It has a comment and a check of its own.`;
		case "proposed": return "This verdict proposes it. Nothing has been started.";
		case "held-back": return `**Not started.** ${text(standing.reason, { max: 600 })}`;
		case "not-ready": return `**Not ready to start.** ${text(standing.reason, { max: 600 })}`;
	}
}
function plan({ config, study }) {
	const rows = study === null ? [] : planRows(study);
	return joinParts([table([{ title: "Next loop" }, { title: "Plan" }], [["configuration", code(config)], ...rows]), ...(study?.plan.preflight ?? []).slice(0, 5).map((sentence) => text(sentence, { max: 400 }))]);
}
function planRows({ fresh, joined, plan }) {
	const own = fresh === null ? "the failures of its own results, not known yet" : `${counted(fresh, "failure")} of its own results`;
	const least = fresh === null ? "at least " : "";
	const cost = planCost(plan);
	return [
		["studies", `${own}, and ${counted(joined, "question")} of this loop’s dataset`],
		["rows", `${least}${count(plan.rows)}, those that are rehearsed counted in`],
		["steps", `${least}${count(plan.steps)}`],
		["time", `${least}${planTime(plan)}`],
		...cost === null ? [] : [["cost", `${least}${cost}`]],
		["rests on", text(plan.basis, { max: 400 })],
		["within budget", plan.within_budget ? "yes" : "perhaps not: the upper end is above it"]
	];
}
function howOf(standing) {
	if (standing.kind === "proposed") return how(standing.how);
	return standing.kind === "held-back" && standing.how !== null ? how(standing.how) : "";
}
function how(start) {
	if (start.kind === "terminal") return `To start it:\n\n${fence(start.command)}`;
	const inputs = Object.entries(start.inputs).map(([name, value]) => `${name}: ${value}`);
	return `To start it, run the workflow ${code(start.workflow)} by hand on the default branch, with these inputs:\n\n${fence(inputs.join("\n"), { max: 6e3 })}`;
}

// src/report/outcomes-section.ts
const OUTCOMES = [
	"win_rate",
	"tie_rate",
	"loss_rate",
	"consistency"
];
/**
* How judged answers came out before and after, what training took, and the targets beside both. Empty where
* nothing was judged against an opponent. Markdown.
*/
function outcomesSection(input) {
	const rows = judgedRows(input);
	if (rows.length === 0) return "";
	const columns = [{ title: "" }, ...[
		"Items",
		"Before",
		"After",
		"Target"
	].map((title) => ({
		title,
		align: "right"
	}))];
	const all = [...rows, ...trainingRows(input.receipt, input.trainingTarget ?? null)];
	return details("Wins, ties, losses and targets, before and after", table(columns, all));
}
function judgedRows({ verdict, evidence }) {
	const side = decidingSide(evidence);
	const categories = Object.entries(verdict.categories).flatMap(([name, scope]) => {
		const measurement = scope[side];
		return measurement?.metrics.win_rate === void 0 ? [] : scopeRows(verdict, name, measurement);
	});
	return categories.length === 0 ? [] : [...categories, ...overallRow(verdict, verdict.overall[side])];
}
function scopeRows(verdict, category, { metrics }) {
	return OUTCOMES.flatMap((metric) => {
		const figures = metrics[metric];
		return figures === void 0 ? [] : [row(verdict, category, metric, [
			count(figures.items),
			percent(figures.before),
			percent(figures.after)
		])];
	});
}
/** Over all categories only what there is a target for, also where it was not measured. */
function overallRow(verdict, measurement) {
	return OUTCOMES.filter((metric) => targetOf(verdict, null, metric) !== null).map((metric) => {
		const figures = measurement?.metrics[metric];
		return figures === void 0 ? row(verdict, null, metric, [
			"",
			"not measured",
			"not measured"
		]) : row(verdict, null, metric, [
			count(figures.items),
			percent(figures.before),
			percent(figures.after)
		]);
	});
}
function row(verdict, category, metric, figures) {
	const target = targetOf(verdict, category, metric);
	const said = target === null ? "" : withPosition(percentRange(target.low, target.high), target.position);
	return [
		scopeLabel(text(scopeName(category), { max: 60 }), metric),
		...figures,
		said
	];
}
function targetOf({ criteria }, category, metric) {
	return criteria.find((finding) => finding.category === category && finding.metric === metric && finding.target !== null)?.target ?? null;
}
/** Only beside a target: without one the section on the training says it all. */
function trainingRows(receipt, target) {
	if (target === null) return [];
	return [[
		"training time",
		receipt === null ? null : receipt.seconds / 60,
		target.minutes,
		(value) => duration(value * 60)
	], [
		"training cost",
		receipt?.usd ?? null,
		target.usd,
		money
	]].flatMap(([name, value, range, shown]) => {
		if (range === null) return [];
		return [[
			name,
			"",
			"",
			value === null ? "not known" : shown(value),
			rangeCell(range, value, shown)
		]];
	});
}
function rangeCell([low, high], value, shown) {
	const position = value === null ? null : value < low ? "below" : value > high ? "above" : "within";
	return withPosition(`${shown(low)} to ${shown(high)}`, position);
}
function withPosition(range, position) {
	return position === null ? range : `${range} (${position})`;
}

// src/report/loss-points.ts
/** Beyond it a loss is off every chart; the tables have it. */
const MOST_DRAWN = 1e6;
/** The points of a log whose loss is a number. */
function drawnLosses(log) {
	return log.flatMap(({ step, loss }) => loss !== null && Number.isFinite(loss) ? [{
		step,
		loss: Math.min(MOST_DRAWN, Math.max(-1e6, loss))
	}] : []);
}
/** First, last and three between, at equal distances in the log. */
function fivePoints(log) {
	if (log.length <= 5) return log;
	return [
		0,
		1,
		2,
		3,
		4
	].flatMap((quarter) => log[Math.round((log.length - 1) * quarter / 4)] ?? []);
}

// src/report/loss-chart.ts
const MOST_POINTS$1 = 50;
/**
* The loss as a Mermaid chart, every colour set (GitHub's own are unreadable in the dark) and nothing but
* numbers and our own words in it; '' below two finite points. Markdown.
*/
function lossChart(log) {
	const finite = drawnLosses(log);
	const first = finite[0];
	const last = finite.at(-1);
	if (first === void 0 || last === void 0 || last.step <= first.step) return "";
	const values = resample(finite, first.step, last.step);
	const top = Math.max(...values);
	const low = Math.min(0, ...values);
	return `\`\`\`mermaid
${THEME}
xychart-beta
  title "Training loss"
  x-axis "optimizer step" ${first.step} --> ${last.step}
  y-axis "loss" ${short(low)} --> ${short(top > low ? top * 1.05 : low + 1)}
  line [${values.map(short).join(", ")}]
\`\`\``;
}
const GREY = "\"#6e7781\"";
const THEME = [
	"---",
	"config:",
	"  theme: base",
	"  xyChart: { width: 700, height: 260 }",
	"  themeVariables:",
	"    xyChart:",
	"      backgroundColor: \"transparent\"",
	`      titleColor: ${GREY}`,
	...["x", "y"].flatMap((axis) => [
		"Label",
		"Title",
		"Tick",
		"Line"
	].map((part) => `      ${axis}Axis${part}Color: ${GREY}`)),
	"      plotColorPalette: \"#2f81f7\"",
	"---"
].join("\n");
/** A line's points stand at equal distances, so the log is read at equal distances, straight between its points. */
function resample(log, from, to) {
	const points = Math.min(MOST_POINTS$1, to - from + 1, Math.max(2, log.length));
	let next = 1;
	return Array.from({ length: points }, (_, index) => {
		const step = from + (to - from) * index / (points - 1);
		while (next < log.length - 1 && (log[next]?.step ?? 0) < step) next++;
		const before = log[next - 1];
		const after = log[next];
		if (before === void 0 || after === void 0) return 0;
		const span = after.step - before.step;
		const part = span > 0 ? Math.min(1, Math.max(0, (step - before.step) / span)) : 1;
		return before.loss + (after.loss - before.loss) * part;
	});
}
/** Plain decimals: Mermaid reads no exponent. */
function short(value) {
	return String(Number(value.toFixed(4)));
}

// src/report/training-section.ts
/** `Training: 38 steps, 17 min, $0.68, loss 1.42 → 0.61`. */
function trainingSummary(receipt) {
	const { log } = receipt.loss;
	return `Training: ${[
		counted(receipt.steps.done, "step"),
		duration(receipt.seconds),
		...receipt.usd === null ? [] : [money(receipt.usd)],
		...log.length === 0 ? [] : [`loss ${loss$1(log[0]?.loss ?? null)} → ${loss$1(log.at(-1)?.loss ?? null)}`]
	].join(", ")}`;
}
/** What was trained, and the loss as chart and table. Markdown. */
function trainingSection$1(receipt, { chart = true } = {}) {
	if (receipt === null) return "";
	const body = [
		facts$2(receipt),
		otherwise(receipt),
		...(receipt.warnings ?? []).map((warning) => text(warning)),
		chart ? lossChart(receipt.loss.log) : "",
		lossTable(receipt)
	];
	return details(trainingSummary(receipt), joinParts(body));
}
function facts$2(receipt) {
	const { applied } = receipt.settings;
	const { revision } = receipt.model;
	const parts = [
		`${code(receipt.model.id)}${revision === null ? "" : ` at ${code(revision)}`} with ${code(receipt.trainer)}`,
		`${counted(receipt.rows.used, "row")}${receipt.rows.dropped > 0 ? `, ${count(receipt.rows.dropped)} left out` : ""}`,
		applied.epochs === void 0 ? "" : counted(applied.epochs, "epoch"),
		applied.learning_rate === void 0 ? "" : `learning rate ${code(String(applied.learning_rate))}`,
		applied.batch_size === void 0 ? "" : `batch size ${count(applied.batch_size)}`,
		gpu(receipt)
	];
	return joinParts(parts, " · ");
}
function gpu({ gpu: device }) {
	if (device === null) return "";
	const memory = device.peak_memory_bytes === null ? "" : `, at most ${bytes(device.peak_memory_bytes)} in use`;
	return `${count(device.count)} × ${text(device.name, { max: 60 })}${memory}`;
}
/** What the trainer did otherwise than it was asked: steps not done, settings changed. */
function otherwise({ steps, settings, exit }) {
	const changed = Object.keys(settings.asked).filter((key) => settings.applied[key] !== void 0 && settings.applied[key] !== settings.asked[key]);
	const said = joinParts([
		steps.done === steps.planned ? "" : `${count(steps.done)} of ${counted(steps.planned, "planned step")} were done`,
		...changed.map((key) => `${code(key)} was ${code(String(settings.applied[key]))}, not ${code(String(settings.asked[key]))}`),
		exit.code === 0 ? "" : `the trainer ended with ${count(exit.code)}: ${text(exit.reason)}`
	], "; ");
	return said === "" ? "" : `**Not as asked:** ${said}.`;
}
function lossTable({ loss: { log, held_out }, held_out_rows }) {
	const rows = fivePoints(log);
	if (rows.length === 0) return "";
	const columns = [{
		title: "Step",
		align: "right"
	}, {
		title: "Loss",
		align: "right"
	}];
	const last = held_out.at(-1);
	const outside = last === void 0 ? "" : `\n\nLoss on ${heldOutRows(held_out_rows)}: ${loss$1(held_out[0]?.loss ?? null)} → ${loss$1(last.loss)}.`;
	return `${table(columns, rows.map((point) => [count(point.step), loss$1(point.loss)]))}${outside}`;
}
/** A loss of some of the rows is no loss of all of them. */
function heldOutRows(rows) {
	if (rows === void 0 || rows.dropped === 0) return "held-out rows";
	return `${count(rows.used)} of ${counted(rows.used + rows.dropped, "held-out row")}`;
}

// src/report/comment.ts
/** Said at the end of a text that was cut; its room is kept free from the start. */
const NOTICE_ROOM = 600;
/** The whole comment of a judged loop, never longer than `limit` UTF-8 bytes. */
function renderComment(input, limit = COMMENT_LIMIT) {
	const fitted = fitParts(commentParts(input), SHRINK_ORDER, limit - NOTICE_ROOM);
	const room = limit - NOTICE_ROOM - byteLength(joinParts(fitted.parts));
	const changes = changesSection(input, {
		room,
		split: isSplit(input.verdict)
	});
	const before = fitted.parts.slice(0, -1);
	const end = fitted.parts.at(-1) ?? "";
	const notice = shortenedNotice(input, {
		left: changes.left,
		of: movedItems(input.fates)
	}, fitted.shortened);
	return `${joinParts([
		...before,
		changes.markdown,
		notice,
		end
	])}\n`;
}
/** Items give way first: they get what the rest leaves over. Then these, in this order. */
const SHRINK_ORDER = [
	"dataset warnings",
	"warnings",
	"dataset",
	"training",
	"outcomes",
	"figures",
	"criteria"
];
function commentParts(input) {
	const { verdict, manifest, receipt } = input;
	return [
		fixed("marker", title(input, `${verdictSign(verdict.verdict)} ${headline(input)}`)),
		fixed("verdict", verdictAlert(input)),
		part("figures", [
			100,
			40,
			15
		].map((most) => () => figuresTable(input, most))),
		fixed("unmatched", unmatchedSentence(verdict)),
		part("criteria", [
			() => criteriaSection$1(verdict),
			() => criteriaSection$1(verdict, { reasons: false }),
			() => criteriaSection$1(verdict, {
				most: 20,
				reasons: false
			})
		]),
		part("outcomes", [() => outcomesSection(input), () => ""]),
		part("training", [
			() => trainingSection$1(receipt),
			() => trainingSection$1(receipt, { chart: false }),
			() => ""
		]),
		warningsPart("warnings", "Warnings on the comparison", verdict.warnings),
		auditPart(manifest),
		warningsPart("dataset warnings", "Warnings on the dataset", manifest?.warnings ?? []),
		fixed("next", nextSection(input.next ?? null)),
		fixed("custody", lastLine(input, manifest, receipt))
	];
}
/** The marker, unseen, and the first line that is seen. */
function title({ marker }, line) {
	return `${marker === null ? "" : `${writeMarker(marker)}\n`}### ${line}`;
}
function part(name, sizes) {
	return {
		name,
		sizes
	};
}
function fixed(name, markdown) {
	return {
		name,
		sizes: [() => markdown]
	};
}
const ALERTS = {
	pass: "TIP",
	fail: "CAUTION",
	inconclusive: "WARNING"
};
/** The finding that decided, with its figures, and what share of the items was trained on. */
function verdictAlert(input) {
	const { verdict } = input;
	const finding = decidingFinding(verdict);
	const said = finding === null ? "No criterion could be made from these results." : `The ${finding.kind} **${criterionLabel(finding, verdict)}**: ${findingMark(finding.finding)}. ${text(finding.reason, { max: 600 })}`;
	const others = verdict.criteria.filter((other) => other !== finding && other.finding === "fail").length;
	const also = others === 0 ? "" : `${count(others)} more ${others === 1 ? "criterion" : "criteria"} failed.`;
	return alert(ALERTS[verdict.verdict], joinParts([
		said,
		text(evidenceNeeded(input)),
		also,
		contamination(input),
		text(input.caveat ?? "")
	], " "));
}
/** What was trained on, with the way out where it counts. */
function contamination(input) {
	const said = text(contaminationSentence(input), { max: 600 });
	const { holdout } = input.links;
	return said !== "" && input.evidence === "all" && holdout !== void 0 ? `${said} ${link("How to hold items out", holdout)}.` : said;
}
function shortenedNotice(input, items, sections) {
	const said = [...items.left > 0 ? [`${count(items.left)} of ${counted(items.of, "item")} are not listed`] : [], ...sections.length > 0 ? [`less is said of ${sections.join(", ")}`] : []];
	if (said.length === 0) return "";
	const { report } = input.links;
	const rest = report === void 0 ? "" : ` Everything is in ${link("the full report", report)}.`;
	return `<sub>Shortened: ${said.join("; ")}.${rest}</sub>`;
}

// src/domain/comparison/baseline-categories.ts
/** Every category of the baseline, in the order of the results, also one of which nothing is left to compare. */
function baselineCategories(notes, baseline) {
	const names = /* @__PURE__ */ new Set();
	for (const row of baseline.rows()) names.add(notes.category(row));
	return [...names];
}
/** The primary metric that the baseline has in each of these categories, of which nothing could be compared. */
function vanishedCategories(notes, baseline, names) {
	if (names.length === 0) return {};
	const found = new Map(names.map((name) => [name, {
		isScored: false,
		isJudged: false
	}]));
	for (const row of baseline.rows()) {
		const category = found.get(notes.category(row));
		if (category === void 0 || notes.score(row) === null) continue;
		category.isScored = true;
		category.isJudged ||= isJudged(notes.outcome(row));
	}
	return Object.fromEntries([...found].map(([name, { isScored, isJudged }]) => [name, primaryMetric(isScored && !isJudged)]));
}

// src/domain/comparison/changes.ts
const STAYED_RIGHT = FATES.indexOf("still right");
/** Sorted, and cut, so often that what is kept stays small. */
const SLACK = 1e3;
/**
* The questions that did not stay right, the most telling first: broken, fixed, partly
* worsened, partly improved, still wrong; in each the greater change first, then the order of the results. `metricOf`
* names a category's primary metric. Those that stayed right come last.
*/
function listChanges(questions, metricOf, { most, keepRight }) {
	const fates = noFates();
	let listed = [];
	for (let question = 0; question < questions.size; question++) {
		const change = questions.values(question).changes[metricOf(questions.category(question))];
		if (change === void 0) continue;
		const fate = fateOfChange(change);
		fates[questions.evidence(question)][fate] += 1;
		const rank = FATES.indexOf(fate);
		if (rank === STAYED_RIGHT && !keepRight) continue;
		listed.push({
			question,
			change,
			rank,
			size: Math.abs(change.after - change.before) || 0
		});
		if (listed.length >= most + SLACK) listed = sorted(listed).slice(0, most);
	}
	return {
		changes: sorted(listed).slice(0, most),
		fates
	};
}
function sorted(changes) {
	return changes.sort((a, b) => a.rank - b.rank || b.size - a.size);
}

// src/domain/comparison/comparison-warnings.ts
/** What weakens a comparison though it can be made. */
function comparisonWarnings(notes, before, after, pairing) {
	return [
		...moreErrors(before.answers.unscored, after.answers.unscored),
		...manyVariants(notes, pairing),
		...otherSettings(before, after)
	];
}
/** Answers that a model fails to give drop out: a candidate could look better for breaking down on what is hard. */
function moreErrors(old, now) {
	if (now <= old) return [];
	const message = `${counted(now, "answer")} of the candidate could not be scored, ${old} of the baseline; they do not count, and may be just those that went wrong`;
	return [{
		code: "more-errors",
		category: null,
		count: now - old,
		message
	}];
}
/** One question asked in several variants is no independent evidence. */
function manyVariants(notes, pairing) {
	const count = askedInVariants(notes, pairing);
	if (count === 0) return [];
	return [{
		code: "many-variants",
		category: null,
		count,
		message: `${counted(count, "question")} asked in several variants: each variant counts as an item, so that the evidence looks stronger than it is`
	}];
}
function askedInVariants(notes, { pairs, names }) {
	const rowOf = (question) => pairs.firsts(question).before;
	let hasVariants = false;
	for (let question = 0; question < pairs.size && !hasVariants; question++) hasVariants = notes.variant(rowOf(question)) !== "";
	if (!hasVariants) return 0;
	const index = new FirstOfEquals((row) => names.nameBits(row), (one, other) => notes.task(one) === notes.task(other) && names.isSameName(one, other));
	const several = new Marks();
	let count = 0;
	for (let question = 0; question < pairs.size; question++) {
		const first = index.add(rowOf(question));
		if (first === rowOf(question) || several.has(first)) continue;
		several.add(first);
		count += 1;
	}
	return count;
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

// src/domain/comparison/figures-tally.ts
/** Scores closer than this are equal: what is left of adding the same numbers in another order. */
const EQUAL = 1e-9;
/**
* One metric over the questions it could be measured on (VERDICT.md section 5), one question at a time. All are shown
* to it once, and, where it `needsSpread`, once more: the squares about a mean want to know the mean.
*/
var FiguresTally = class {
	#metric;
	#items = 0;
	#rose = 0;
	#fell = 0;
	#before = 0;
	#after = 0;
	#differences = 0;
	#firstDifference = 0;
	#squares = 0;
	#isBinary = true;
	constructor(metric) {
		this.#metric = metric;
	}
	get needsSpread() {
		return !this.#isBinary && this.#items > 1;
	}
	add({ before, after }) {
		const difference = after - before;
		if (this.#items === 0) this.#firstDifference = difference;
		this.#items += 1;
		if (difference > EQUAL) this.#rose += 1;
		else if (difference < -1e-9) this.#fell += 1;
		this.#before += before;
		this.#after += after;
		this.#differences += difference;
		this.#isBinary &&= isYesOrNo(before) && isYesOrNo(after);
	}
	addSpread({ before, after }) {
		this.#squares += (after - before - this.#mean) ** 2;
	}
	/** Of at least one question. */
	get figures() {
		const items = this.#items;
		const [rose, fell] = [this.#rose, this.#fell];
		const [improved, worsened] = directionOf(this.#metric) === 1 ? [rose, fell] : [fell, rose];
		return {
			items,
			improved,
			worsened,
			unchanged: items - improved - worsened,
			before: this.#before / items,
			after: this.#after / items,
			change: Math.abs(this.#mean) < EQUAL / items ? 0 : this.#mean,
			interval: changeInterval$1({
				isBinary: this.#isBinary,
				items,
				rose,
				fell,
				mean: this.#mean,
				squares: this.#squares,
				alike: this.#firstDifference
			}),
			p: signTest(improved, worsened),
			smallest_visible_change: smallestVisibleChange(items, (improved + worsened) / items)
		};
	}
	get #mean() {
		return this.#differences / this.#items;
	}
};

// src/domain/comparison/measurement.ts
/** All metrics that can be measured on some questions; to be shown all of them once, then once more. */
var MeasurementTally = class {
	#tallies = /* @__PURE__ */ new Map();
	#isGraded = true;
	#size = 0;
	get size() {
		return this.#size;
	}
	add({ kind, changes }) {
		this.#size += 1;
		this.#isGraded &&= kind === "graded";
		for (const metric of METRICS) {
			const change = changes[metric];
			if (change === void 0) continue;
			let tally = this.#tallies.get(metric);
			if (tally === void 0) {
				tally = new FiguresTally(metric);
				this.#tallies.set(metric, tally);
			}
			tally.add(change);
		}
	}
	/** Whether the second showing is of any use. */
	get needsSpread() {
		return [...this.#tallies.values()].some((tally) => tally.needsSpread);
	}
	addSpread({ changes }) {
		for (const [metric, tally] of this.#tallies) {
			const change = changes[metric];
			if (change !== void 0) tally.addSpread(change);
		}
	}
	/** The primary metric's figures on top; null for no questions. */
	get measurement() {
		const metrics = {};
		for (const metric of METRICS) {
			const tally = this.#tallies.get(metric);
			if (tally !== void 0) metrics[metric] = tally.figures;
		}
		const metric = primaryMetric(this.#isGraded);
		const figures = metrics[metric];
		return figures === void 0 ? null : {
			metric,
			...figures,
			metrics
		};
	}
};
/** Measures questions: goes through them once, and once more where their spread is asked for. */
function measure(questions, valuesOf) {
	const tally = new MeasurementTally();
	for (const question of questions) tally.add(valuesOf(question));
	if (tally.needsSpread) for (const question of questions) tally.addSpread(valuesOf(question));
	return tally.measurement;
}
/** Evidence, memorisation and both together. */
var ScopeTally = class {
	#all = new MeasurementTally();
	#parts = {
		held_out: new MeasurementTally(),
		trained_on: new MeasurementTally(),
		neither: new MeasurementTally()
	};
	add(evidence, values) {
		this.#all.add(values);
		this.#parts[evidence].add(values);
	}
	get needsSpread() {
		return this.#all.needsSpread;
	}
	addSpread(evidence, values) {
		this.#all.addSpread(values);
		this.#parts[evidence].addSpread(values);
	}
	/** null where there is no such question. */
	get comparison() {
		const all = this.#all.measurement;
		const part = (evidence) => {
			const tally = this.#parts[evidence];
			return tally.size === this.#all.size ? all : tally.measurement;
		};
		return {
			held_out: part("held_out"),
			trained_on: part("trained_on"),
			all
		};
	}
};

// src/domain/comparison/measure-scopes.ts
/** `names`: every category there is to be, also one of which nothing is left to compare: its absence must show. */
function measureScopes(questions, names) {
	const tallies = new Map(names.map((name) => [name, new ScopeTally()]));
	const overall = new ScopeTally();
	const show = (how) => {
		for (let question = 0; question < questions.size; question++) {
			const evidence = questions.evidence(question);
			const values = questions.values(question);
			tallies.get(questions.category(question))?.[how](evidence, values);
			overall[how](evidence, values);
		}
	};
	show("add");
	if (overall.needsSpread) show("addSpread");
	const categories = new Map([...tallies].map(([name, tally]) => [name, tally.comparison]));
	return {
		categories,
		overall: overall.comparison,
		pooled: {
			held_out: poolSmall(questions, categories, "held_out"),
			all: poolSmall(questions, categories, "all")
		}
	};
}
function poolSmall(questions, compared, evidence) {
	const small = [...compared].filter(([, { all, [evidence]: deciding }]) => isSmall(all?.items ?? 0, deciding?.items ?? 0));
	if (small.length === 0) return null;
	const members = new Map(small.map(([category]) => [category, []]));
	for (let question = 0; question < questions.size; question++) if (evidence === "all" || questions.evidence(question) === "held_out") members.get(questions.category(question))?.push(question);
	const deciding = [...members.values()].flat();
	return {
		categories: small.map(([category]) => category),
		measurement: measure(deciding, (question) => questions.values(question))
	};
}

// src/domain/comparison/require-common.ts
/** Throws RUNS_NOT_COMPARABLE where two runs have nothing in common that might have been compared. */
function requireCommon(before, after, { pairs, unmatched }, sha256) {
	if (pairs.size > 0 || unmatched.errors > 0) return;
	const sides = `${before.described(sha256)} before, ${after.described(sha256)} after`;
	if (unmatched.changed > 0) throw new RetakeError("RUNS_NOT_COMPARABLE", `Every common question has another prompt or reference: ${sides}`, { hint: "Compare results of the same version of the benchmark." });
	throw new RetakeError("RUNS_NOT_COMPARABLE", `The two runs have no question in common: ${sides}`, { hint: "Questions are joined by task and id, or by prompt where they have no id: compare results of one benchmark." });
}

// src/domain/comparison/shown-changes.ts
/** Puts the texts, which were fetched, to what is known of the questions that are shown. */
var ShownChanges = class {
	#paired;
	#questions;
	#sha256;
	constructor(paired, questions, sha256) {
		this.#paired = paired;
		this.#questions = questions;
		this.#sha256 = sha256;
	}
	placesOf({ question }) {
		const { before, after, pairing } = this.#paired;
		const rows = pairing.pairs.firsts(question);
		return {
			before: before.answers.placeOf(rows.before),
			after: after.answers.placeOf(rows.after)
		};
	}
	/** `before` and `after` are the answers at these places. */
	of({ question, change }, before, after) {
		const { pairs, names } = this.#paired.pairing;
		const apart = names.apart(pairs.firsts(question).before);
		return {
			identity: identityOf(apart === null ? before : toldApart(before, apart), this.#sha256),
			category: before.category,
			evidence: this.#questions.evidence(question),
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
};

// src/domain/comparison/compare-noted.ts
/** Throws RetakeError RUNS_NOT_COMPARABLE where the runs have no question in common. */
function pairNoted(notes, before, after, sha256) {
	const pairing = pairRuns(notes, before.answers, after.answers);
	requireCommon(before.answers, after.answers, pairing, sha256);
	return {
		notes,
		before,
		after,
		pairing
	};
}
/** Measures what changed from baseline to candidate, question by question (VERDICT.md sections 2, 4 and 5). */
function compareNoted(paired, manifest, sha256) {
	const { notes, before, after, pairing } = paired;
	const evidence = evidenceOf(notes, pairing, manifest, before.files);
	const questions = new ComparedQuestions(notes, pairing.pairs, evidence);
	const names = baselineCategories(notes, before.answers);
	const { categories, overall, pooled } = measureScopes(questions, names);
	const metricOf = (category) => categories.get(category)?.all?.metric ?? "score";
	const nothingLeft = names.filter((name) => categories.get(name)?.all === null);
	const { trained } = evidence;
	return {
		comparison: {
			before: comparedRun(before),
			after: comparedRun(after),
			categories: Object.fromEntries(categories),
			overall,
			pooled,
			unmatched: pairing.unmatched,
			lost: pairing.lost,
			vanished: vanishedCategories(notes, before.answers, nothingLeft),
			contamination: {
				trained_items_compared: trained,
				share: questions.size === 0 ? 0 : trained / questions.size
			},
			warnings: distinct([
				...before.warnings,
				...after.warnings,
				...pairing.warnings,
				...comparisonWarnings(notes, before, after, pairing),
				...evidence.warnings
			])
		},
		list: (options) => listChanges(questions, metricOf, options),
		shown: new ShownChanges(paired, questions, sha256)
	};
}
function comparedRun({ model, files, answers }) {
	return {
		model,
		files,
		items: answers.size
	};
}
function distinct(warnings) {
	return [...groupBy(warnings, ({ code, message }) => `${code}\0${message}`).values()].flatMap(([first]) => first ?? []);
}

// src/commands/compare-results.ts
/** Takes notes of two runs, one after the other. */
var Notebook = class {
	notes = new NotedAnswers(keyedHash());
	#manifest;
	#context;
	/** `manifest`: what was trained on; null where nobody said. */
	constructor(manifest, context) {
		this.#manifest = manifest;
		this.#context = context;
	}
	/** What a question may prove is told by its answer in the baseline. */
	async noteBaseline(results) {
		const manifest = this.#manifest;
		const classesOf = manifest === null ? void 0 : classPacker(classesOfDataset(manifest, sha256), sha256);
		return await noteResults(results, this.notes, this.#context, classesOf);
	}
	async noteCandidate(results) {
		return await noteResults(results, this.notes, this.#context);
	}
	/** Throws RUNS_NOT_COMPARABLE where they have no question in common. */
	async compare(before, after) {
		const paired = pairNoted(this.notes, before.run, after.run, sha256);
		await hearRepeats(this.notes, paired.pairing, [before, after], this.#context);
		return {
			...compareNoted(paired, this.#manifest, sha256),
			paired,
			before,
			after
		};
	}
};

// src/domain/verdict/criterion-figures.ts
/** Looks up what a criterion is about, on the items that the evidence rule lets decide. */
function figuresOfCriterion(scope, metric, comparison, evidence) {
	const side = decidingSide(evidence.items);
	const found = categoryOf(scope, comparison, side);
	if (found === null) return missing(noSuchCategory(scope.category, comparison));
	const where = scope.category ?? "all categories together";
	const deciding = found[side];
	if (deciding === null) return missing(nothingCompared(where, found));
	const figures = deciding.metrics[metric];
	if (figures === void 0) return missing(notMeasurable(metric, where));
	const heldOut = side === "held_out" && deciding.items !== found.all?.items;
	return {
		figures,
		metric,
		subject: subjectOf(scope, metric, comparison),
		heldOut,
		missing: null
	};
}
function missing(reason) {
	return {
		figures: null,
		missing: reason
	};
}
function categoryOf({ category, pooled: isPool }, { overall, categories, pooled }, side) {
	if (category === null) return overall;
	if (isPool === void 0) return own(categories, category) ?? null;
	const measurement = pooled[side]?.measurement ?? null;
	return {
		held_out: null,
		trained_on: null,
		all: pooled.all?.measurement ?? null,
		[side]: measurement
	};
}
/** `math wins`; what stands for several categories is worded so that no category of that name is mistaken for it. */
function subjectOf({ category, pooled }, metric, { categories }) {
	const words = metricInWords(metric);
	if (pooled !== void 0) return `${words} over ${category} (${listed(pooled)})`;
	if (category !== null) return `${category} ${words}`;
	return Object.keys(categories).length === 1 ? `overall ${words}` : `${words} over all categories together`;
}
function noSuchCategory(category, { categories }) {
	return `there is no category "${category}"; the results have ${listed(Object.keys(categories))}`;
}
function nothingCompared(where, { all }) {
	if (all === null) return `no item of ${where} has a score on both sides`;
	return `none of the ${counted(all.items, "compared item")} of ${where} was held out from training`;
}
function notMeasurable(metric, where) {
	switch (metric) {
		case "score": return `no item of ${where} has a score`;
		case "accuracy": return `the results of ${where} are neither graded nor have references that can be checked`;
		case "consistency": return `no question of ${where} has two answers or more to compare, before and after`;
		default: return `the results of ${where} are not judged against another model`;
	}
}

// src/domain/verdict/count-finding.ts
/** `items` and `errors`: how many items decided, and how many could not be compared for lack of a score. */
function countFinding(criterion, metric, { comparison, evidence }) {
	const { rule, category } = criterion;
	if (metric === "errors") return judgeCount(rule, comparison.unmatched.errors, errorsInWords);
	const found = figuresOfCriterion(criterion, "score", comparison, evidence);
	if (found.figures === null) return {
		finding: "not-measured",
		reason: found.missing
	};
	const name = [
		found.heldOut ? "held-out" : "",
		category ?? "",
		"item"
	].filter(Boolean).join(" ");
	return judgeCount(rule, found.figures.items, (items) => `${counted(items, name)} could be compared`);
}
function errorsInWords(errors) {
	if (errors === 0) return "every question of both runs has a score on both sides";
	return `${counted(errors, "question")} ${errors === 1 ? "has" : "have"} no score on at least one side`;
}
function judgeCount(rule, found, inWords) {
	if (rule.kind !== "at_least" && rule.kind !== "at_most") return {
		finding: "not-measured",
		after: found,
		reason: "a count needs a floor or a ceiling"
	};
	const isFloor = rule.kind === "at_least";
	const bound = isFloor ? rule.floor : rule.ceiling;
	const finding = boundResult(rule, found);
	const holds = finding === "pass";
	const beyond = isFloor ? `fewer than the ${count(bound)} asked for` : `more than the ${count(bound)} allowed`;
	const words = inWords(found);
	return {
		finding,
		after: found,
		reason: found === 0 && holds ? words : `${words}, ${holds ? "not " : ""}${beyond}`
	};
}

// src/domain/verdict/figures-finding.ts
/** Judges a rule on figures that were measured (the table of VERDICT.md section 6). */
function figuresFinding({ kind, rule, target }, measured, { strength }, adjustment) {
	const { figures, metric } = measured;
	const finding = ruleResult(rule, metric, figures, {
		strength,
		adjusted: adjustment?.p ?? null
	});
	const unmet = kind === "goal" && finding !== "pass";
	const place = target === null ? null : placeIn(target, figures.after);
	const sentence = sentenceOf(rule, finding, measured, {
		strength,
		adjustment
	});
	return {
		finding,
		items: figures.items,
		before: figures.before,
		after: figures.after,
		change: figures.change,
		interval: isBound(rule) ? wilsonInterval(figures.after, figures.items) : figures.interval,
		improved: figures.improved,
		worsened: figures.worsened,
		p: figures.p,
		p_adjusted: adjustment?.p ?? null,
		smallest_visible_change: figures.smallest_visible_change,
		...place === null ? {} : { target: place.target },
		reason: [
			sentence,
			unmet ? blindness(figures.smallest_visible_change) : [],
			place?.words ?? []
		].flat().join("; ")
	};
}
function isBound(rule) {
	return rule.kind === "at_least" || rule.kind === "at_most";
}
function sentenceOf(rule, finding, measured, { strength, adjustment }) {
	switch (rule.kind) {
		case "improves": return `${changeSentence(measured, strength === "any" ? null : adjustment)}${improvement(finding, measured.figures)}`;
		case "max_drop": return `${changeSentence(measured, null)}: ${drop(rule.margin, finding, measured.metric)}`;
		case "at_least": return bound(measured, rule.floor, "floor", finding);
		case "at_most": return bound(measured, rule.ceiling, "ceiling", finding);
		case "decreases": return "`decreases` is for the training loss";
	}
}
/** What a change came to as an improvement; a pass within the noise exists only where any gain is enough. */
function improvement(finding, { p }) {
	if (finding === "fail") return ": no improvement";
	if (finding === "inconclusive") return ": not distinguishable from noise";
	return p < .05 ? "" : `; not distinguishable from noise (${pValue(p)})`;
}
function drop(margin, finding, metric) {
	const what = directionOf(metric) === 1 ? "drop" : "rise";
	if (finding === "fail") return `this ${what} is larger than the ${pointsWithoutSign(margin)} allowed`;
	return `a ${what} of more than ${pointsWithoutSign(margin)} ${finding === "pass" ? "is" : "cannot be"} ruled out`;
}
function bound(measured, limit, name, finding) {
	const { figures, subject } = measured;
	const { after, before, items } = figures;
	const interval = wilsonInterval(after, items);
	const noise = interval[0] <= limit && limit <= interval[1] ? `, but within noise of the ${name}` : "";
	const beyond = name === "floor" ? "below" : "above";
	const side = finding === "pass" ? `not ${beyond}` : beyond;
	return `${subject} came to ${percent(after)} on ${itemsInWords(measured)} (before ${percent(before)}, 95 % interval ${rateInterval(interval)}), ${side} the ${name} of ${percent(limit)}${noise}`;
}
/** Rates of which it is not plain whether more is better. */
const DIRECTIONS = {
	loss_rate: "; fewer losses are better",
	tie_rate: "; more ties count as better"
};
/** `math wins rose from 6 % to 12 % on 50 items (+6 points, …)`. */
function changeSentence(measured, adjustment) {
	const { figures, metric, subject } = measured;
	const { before, after, change, interval, improved, worsened, p } = figures;
	const moved = change === 0 ? `stayed at ${percent(after)}` : `${change > 0 ? "rose" : "fell"} from ${percent(before)} to ${percent(after)}`;
	const adjusted = adjustment !== null && adjustment.goals > 1 ? `, ${pValue(adjustment.p)} adjusted for ${adjustment.goals} goals` : "";
	const evidence = `${points(change)}, 95 % interval ${changeInterval(interval)}, ${flips(metric, improved, worsened)}, ${pValue(p)}${adjusted}`;
	return `${subject} ${moved} on ${itemsInWords(measured)} (${evidence}${DIRECTIONS[metric] ?? ""})`;
}
function itemsInWords({ figures, heldOut }) {
	return counted(figures.items, heldOut ? "held-out item" : "item");
}
function placeIn([low, high], after) {
	const position = after < low - 1e-12 ? "below" : after > high + 1e-12 ? "above" : "within";
	return {
		target: {
			low,
			high,
			position
		},
		words: `${position} the target of ${rateInterval([low, high])}`
	};
}

// src/domain/verdict/loss-finding.ts
/** Share of the log at each end whose means are compared. */
const END = .1;
/** `decreases`: the held-out loss where it was logged, else the training loss (VERDICT.md section 6). */
function lossFinding(rule, training) {
	if (rule.kind !== "decreases") return {
		finding: "not-measured",
		reason: "of the training loss only a decrease can be judged"
	};
	if (training === null) return {
		finding: "not-measured",
		reason: "there is no training receipt"
	};
	const [name, points] = training.held_out.length >= 2 ? ["held-out loss", training.held_out] : ["training loss", training.log];
	if (points.length < 2) return {
		finding: "not-measured",
		reason: points.length === 0 ? "no loss was logged" : "a single logged loss shows no decrease"
	};
	return judgeLosses(name, points);
}
function judgeLosses(name, points) {
	const broken = stepsWithoutLoss(points);
	if (broken.length > 0) return {
		finding: "fail",
		reason: `${name} was not a finite number in ${broken.length} of ${points.length} logged values, first at step ${broken[0]}`
	};
	const losses = points.map(({ loss }) => loss ?? NaN);
	const count = Math.max(1, Math.floor(losses.length * END));
	const before = mean(losses.slice(0, count));
	const after = mean(losses.slice(-count));
	const fell = after < before;
	const values = `from ${loss(before)} to ${loss(after)}`;
	const ends = count === 1 ? `first and last of ${losses.length} logged values` : `means of the first and the last ${count} of ${losses.length} logged values`;
	return {
		finding: fell ? "pass" : "fail",
		before,
		after,
		change: after - before,
		reason: `${name} ${fell ? "fell" : "did not fall: it went"} ${values} (${ends})`
	};
}

// src/domain/verdict/finding.ts
/** The figures of a finding that has none. */
const NO_FIGURES = {
	items: null,
	before: null,
	after: null,
	change: null,
	interval: null,
	improved: null,
	worsened: null,
	p: null,
	p_adjusted: null,
	smallest_visible_change: null,
	target: null
};
/** Holds one criterion against the facts (VERDICT.md section 6); `adjustment` is null for one judged by itself. */
function findingOf(criterion, facts, adjustment) {
	const { id, kind, metric, category, rule, target } = criterion;
	const body = bodyOf(criterion, facts, adjustment);
	return {
		id,
		kind,
		metric,
		category,
		rule: formatRule(rule, metric),
		...NO_FIGURES,
		target: target === null ? null : {
			low: target[0],
			high: target[1],
			position: null
		},
		...body,
		reason: `${capitalised(body.reason)}.`
	};
}
function bodyOf(criterion, facts, adjustment) {
	const { metric } = criterion;
	if (metric === "loss") return lossFinding(criterion.rule, facts.training);
	if (isCount(metric)) return countFinding(criterion, metric, facts);
	const found = figuresOfCriterion(criterion, metric, facts.comparison, facts.evidence);
	if (found.figures === null) return {
		finding: "not-measured",
		reason: found.missing
	};
	return figuresFinding(criterion, found, facts.evidence, adjustment);
}

// src/domain/verdict/lost-answers.ts
/** Share of the questions that may lose their score without a doubt about the rest. */
const MOST_LOST = .01;
/**
* The default guard against a candidate that leaves out what it cannot do: questions that the baseline had scored and
* that have an error now drop out of every figure. Too many of them leave the verdict open, since nobody knows how
* they would have gone. None where nothing was lost.
*/
function lostAnswersFinding({ lost: { questions, of } }) {
	if (questions === 0) return [];
	const most = Math.floor(of * MOST_LOST);
	const rule = `<= ${most}`;
	const have = questions === 1 ? "has" : "have";
	const said = `${count(questions)} of the ${counted(of, "question")} that had a score before ${have} an error or none now`;
	const found = questions <= most;
	return [{
		id: `errors ${rule}`,
		kind: "guard",
		metric: "errors",
		category: null,
		rule,
		finding: found ? "pass" : "inconclusive",
		...NO_FIGURES,
		items: of,
		before: 0,
		after: questions,
		reason: found ? `${said}, not more than 1 %.` : `${said}, more than 1 %: they do not count, and may be just those that went wrong.`
	}];
}

// src/domain/verdict/judge.ts
/**
* Judges a comparison by the criteria (VERDICT.md section 6); where none are configured, by the defaults.
* `training` is what the receipt logged, null without one: then `training.loss` is not measured.
*/
function judge(comparison, { criteria, decision }, evidence, training) {
	const list = criteria ?? defaultCriteria(sizesOf(comparison, evidence));
	const adjustments = adjustmentsOf(list, comparison, evidence);
	const facts = {
		comparison,
		evidence,
		training
	};
	const findings = [...list.map((criterion) => findingOf(criterion, facts, adjustments.get(criterion) ?? null)), ...criteria === null ? lostAnswersFinding(comparison) : []];
	return {
		schema: "retake.verdict/1",
		verdict: decide(findings, decision),
		decision,
		models: {
			before: comparison.before.model,
			after: comparison.after.model
		},
		categories: comparison.categories,
		overall: comparison.overall,
		unmatched: comparison.unmatched,
		criteria: findings,
		contamination: comparison.contamination,
		warnings: comparison.warnings
	};
}
function adjustmentsOf(criteria, comparison, evidence) {
	const measured = criteria.filter(isJudgedTogether).flatMap((criterion) => {
		const { metric } = criterion;
		if (metric === "loss" || isCount(metric)) return [];
		const { figures } = figuresOfCriterion(criterion, metric, comparison, evidence);
		return figures === null ? [] : [[criterion, figures.p]];
	});
	return adjustGoals(measured);
}

// \0@oxc-project+runtime@0.156.0/helpers/esm/taggedTemplateLiteral.js
function _taggedTemplateLiteral(e, t) {
	return t || (t = e.slice(0)), Object.freeze(Object.defineProperties(e, { raw: { value: Object.freeze(t) } }));
}

// src/report/html/markup.ts
var _templateObject$1;
const ESCAPES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&#39;"
};
/**
* A template of HTML. Whatever is put in is text, cleaned of control and bidi characters and escaped for content
* and quoted attributes alike, unless it is markup already; lists are joined, null is nothing.
*/
function html(strings, ...pieces) {
	return { markup: strings.flatMap((text, index) => [text, index < pieces.length ? written(pieces[index] ?? null) : ""]).join("") };
}
/** Our own text that is HTML already: style, script, data that was made safe elsewhere. */
function raw(markup) {
	return { markup };
}
function written(piece) {
	if (piece === null) return "";
	if (Array.isArray(piece)) return piece.map(written).join("");
	if (typeof piece === "object") return piece.markup;
	return cleanText(String(piece)).replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}
/** Data as JSON that nothing can end a script element in. */
function safeJson(data) {
	return JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
/** Data for the page's script, in a script element that browsers do not run. `json` is safe. */
function dataBlock(attributes, json) {
	return html(_templateObject$1 || (_templateObject$1 = _taggedTemplateLiteral([
		"<script type=\"application/json\" ",
		">",
		"<\/script>"
	])), attributes, raw(json));
}

// src/report/html/criteria-section.ts
/** Each criterion with its finding and the sentence that explains it. */
function criteriaSection(verdict) {
	if (verdict.criteria.length === 0) return html``;
	return html`<section aria-labelledby="criteria-title">
<h2 id="criteria-title">${criteriaSummary(verdict)}</h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="criteria-title"><table>
<thead><tr><th scope="col">Criterion</th><th scope="col">Rule</th><th scope="col" class="number">Before</th><th scope="col" class="number">After</th><th scope="col">Finding</th><th scope="col">Reason</th></tr></thead>
<tbody>${verdict.criteria.map((finding) => criterionLine(finding, verdict))}</tbody>
</table></div>
<p class="muted">A guard must hold. Of the goals, ${verdict.decision === "any" ? "one must be reached" : "all must be reached"}.</p>
</section>`;
}
function criterionLine(finding, verdict) {
	const figure = (value) => value === null ? "" : figureText(finding.metric, value);
	return html`<tr><th scope="row">${finding.kind}: ${scopeLabel(findingScope(finding, verdict), finding.metric)}</th><td><code>${finding.rule}</code></td><td class="number">${figure(finding.before)}</td><td class="number">${figure(finding.after)}</td><td><span class="badge ${finding.finding}">${findingMark(finding.finding)}</span></td><td class="reason">${finding.reason}</td></tr>
`;
}

// src/report/html/custody-section.ts
/** From results to verdict, each step named by its digest. */
function custodySection({ links, manifest, receipt, history, verdict }) {
	const steps = [
		links.results === void 0 ? null : html`results ${anchor(links.results.commit.slice(0, 7), links.results.url)}`,
		manifest === null ? null : html`dataset <code>sha256:${manifest.digest}</code>, ${counted(countTrainingRows(manifest), "row")}`,
		links.training === void 0 ? null : anchor(links.training.label, links.training.url),
		receipt?.adapter ? html`adapter <code>sha256:${receipt.adapter.sha256}</code>` : null,
		html`comparison of ${verdict.models.before ?? "the model before"} with ${verdict.models.after ?? "the model after"}`,
		html`this verdict`
	];
	return html`<section aria-labelledby="custody-title">
<h2 id="custody-title">Where the figures come from</h2>
<ol class="custody">${steps.flatMap((step) => step === null ? [] : [html`<li>${step}</li>`])}</ol>
${history.length === 0 ? null : html`<h3>Earlier verdicts</h3><ul>${history.map(earlier)}</ul>`}
</section>`;
}
function earlier({ verdict, commit, url }) {
	return html`<li>${verdictSign(verdict)} ${verdict} ${anchor(commit.slice(0, 7), url)}</li>`;
}
/** A link to a web page, else its words alone. */
function anchor(words, url) {
	return url !== void 0 && /^https?:\/\//i.test(url) ? html`<a href="${url}" rel="noreferrer">${words}</a>` : html`${words}`;
}

// src/report/html/fact-list.ts
/** Names and values, one pair a line. */
function factList(facts) {
	return html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

// src/report/html/dataset-section.ts
/** What was found in the results, how its audit came out, and what became of it. */
function datasetSection(manifest) {
	if (manifest === null) return html``;
	const lines = Object.entries(manifest.categories).map(([category, counts]) => html`<tr><th scope="row">${category}</th>${AUDIT_COLUMNS.map(({ of }) => html`<td class="number">${count(of(counts))}</td>`)}</tr>
`);
	return html`<section aria-labelledby="dataset-title">
<h2 id="dataset-title">${auditSummary(manifest)}</h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="dataset-title"><table>
<thead><tr><th scope="col">Category</th>${AUDIT_COLUMNS.map(({ title }) => html`<th scope="col" class="number">${title}</th>`)}</tr></thead>
<tbody>${lines}</tbody></table></div>
${factList(facts$1(manifest))}
</section>`;
}
function facts$1({ model, split, format, targets, results, files, digest }) {
	return [
		["Mistakes of", model.id ?? "a model that the results do not name"],
		["Held out", split.holdout > 0 ? `${percent(split.holdout)} of all items, seed ${split.seed}` : "nothing"],
		["Format", format],
		...targets.filter(({ rows }) => rows > 0).map(({ source, rows }) => ["Targets", `${count(rows)} from ${source}`]),
		...results.map(({ path, items, sha256 }) => ["Results", `${path}, ${counted(items, "item")}, sha256 ${sha256}`]),
		...files.map(({ path, rows, sha256 }) => ["File", `${path}, ${counted(rows, "row")}, sha256 ${sha256}`]),
		["Digest", `sha256 ${digest}`]
	];
}

// src/report/html/whisker.ts
const WIDTH$1 = 200;
const HEIGHT$1 = 22;
const STEP = .05;
function changeScale(intervals) {
	const most = Math.max(STEP, ...intervals.map(([low, high]) => Math.max(Math.abs(low), Math.abs(high))));
	const reach = Math.min(1, Math.ceil(most / STEP - 1e-9) * STEP);
	return {
		reach,
		label: `${signed(-reach)} … 0 … ${signed(reach)}`
	};
}
/** The change as a dot and its 95 % interval as a line. The figures stand beside it in words, so it is not read out. */
function whisker({ change, interval }, { reach }, evidence) {
	const x = (value) => Number(((value + reach) / (2 * reach) * 188 + 6).toFixed(1));
	const middle = HEIGHT$1 / 2;
	const [low, high] = interval;
	const side = !leavesOutZero(interval) ? "open" : low > 0 ? "better" : "worse";
	return html`<svg class="whisker ${side}" viewBox="0 0 ${WIDTH$1} ${HEIGHT$1}" width="${WIDTH$1}" height="${HEIGHT$1}" aria-hidden="true" focusable="false"><line class="zero" x1="${x(0)}" x2="${x(0)}" y1="0" y2="${HEIGHT$1}"/><line class="interval" x1="${x(low)}" x2="${x(high)}" y1="${middle}" y2="${middle}"/><line class="interval" x1="${x(low)}" x2="${x(low)}" y1="${7}" y2="${15}"/><line class="interval" x1="${x(high)}" x2="${x(high)}" y1="${7}" y2="${15}"/><circle class="${evidence ? "dot" : "dot hollow"}" cx="${x(change)}" cy="${middle}" r="5"/></svg>`;
}

// src/report/html/figures-section.ts
const NO_EVIDENCE = ": memorisation, no evidence";
/** Before and after in each category, with the change and its interval drawn to one scale. */
function figuresSection(input) {
	const { verdict, evidence } = input;
	const rows = figureRows(verdict, evidence);
	const unmatched = unmatchedSentence(verdict);
	if (rows.length === 0) return unmatched === "" ? html`` : html`<p class="muted">${unmatched}</p>`;
	const scale = changeScale(rows.map(({ figures }) => figures.interval));
	const split = isSplit(verdict);
	return html`<section aria-labelledby="figures-title">
<h2 id="figures-title">Before and after</h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="figures-title"><table>
<thead><tr><th scope="col">Category</th><th scope="col" class="number">Items</th><th scope="col" class="number">Before</th><th scope="col" class="number">After</th><th scope="col" class="number">Change</th><th scope="col" class="chart">${scale.label}</th><th scope="col">95 % interval</th><th scope="col" class="number">Better / worse</th><th scope="col">p</th><th scope="col">Finding</th></tr></thead>
<tbody>${rows.map((row) => figureLine(row, split, scale))}</tbody>
</table></div>
<p class="muted">Changes in points, rounded from exact figures. The dot is the change, the line its 95 % interval; a hollow dot stands for items that were trained on, which is no evidence. ${neitherSentence(input)} ${unmatched}</p>
</section>`;
}
function figureLine({ category, metric, side, figures, findings }, split, scale) {
	const target = findings.find((finding) => finding.target !== null)?.target ?? null;
	const wanted = target === null ? null : html`<br><span class="muted">target ${percentRange(target.low, target.high)}${target.position === null ? "" : `: ${target.position}`}</span>`;
	const marks = findings.map((finding) => html`<div class="whole"><code>${finding.rule}</code><br><span class="badge ${finding.finding}">${findingMark(finding.finding)}</span></div>`);
	return html`<tr class="${side}"><th scope="row">${scopeLabel(scopeName(category), metric)}${split ? html`<br><span class="muted">${SIDE_NAMES[side]}${side === "trained_on" ? NO_EVIDENCE : ""}</span>` : null}</th><td class="number">${count(figures.items)}</td><td class="number">${percent(figures.before)}</td><td class="number">${percent(figures.after)}${wanted}</td><td class="number">${signed(figures.change)}</td><td class="chart">${whisker(figures, scale, side !== "trained_on")}</td><td class="whole">${changeInterval(figures.interval)}</td><td class="number">${count(figures.improved)} / ${count(figures.worsened)}</td><td class="whole">${pValue(figures.p).replace("p = ", "").replace("p ", "")}</td><td>${marks}</td></tr>
`;
}

// src/report/html/items-data.ts
/** Small enough to be read at once when an item is opened, large enough to keep the page's elements few. */
const BLOCK_SIZE = 200;
/** An answer longer than this is no longer read by anyone; the rest is counted. */
const LONGEST = {
	full: 2e4,
	short: 300,
	none: 0
};
/** The texts of all items as data for the page's script, in blocks. */
function* itemTexts(changes, answers) {
	if (answers === "none") return;
	let texts = [];
	for (const change of changes) {
		texts.push(itemText(change, LONGEST[answers]));
		if (texts.length < 200) continue;
		yield textBlock(texts);
		texts = [];
	}
	if (texts.length > 0) yield textBlock(texts);
}
function textBlock(texts) {
	return dataBlock(raw("class=\"item-texts\""), safeJson(texts));
}
function itemText({ prompt, reference, before, after }, longest) {
	return {
		question: shortened(prompt, longest),
		reference: reference === null ? null : shortened(reference, longest),
		before: {
			answer: shortened(before.response, longest),
			outcome: before.outcome,
			score: before.score
		},
		after: {
			answer: shortened(after.response, longest),
			outcome: after.outcome,
			score: after.score
		}
	};
}
function shortened(text, longest) {
	const cut = cleanAndCut(text, longest, cleanText);
	return text.length > longest ? `${cut}\n[${text.length - longest} more characters]` : cut;
}

// src/report/html/items-section.ts
/** Every item with search, filters and a word-level diff, piece by piece. The script fills in the list. */
function* itemsSection(listed, { changes, answers, manifest }) {
	yield html`<section aria-labelledby="items-title" id="items">
<h2 id="items-title">Items</h2>
<noscript><p>The list of items needs JavaScript. All else on this page does without.</p></noscript>
<form id="filters" role="search" aria-label="Filter items" hidden>
<div class="field grow"><label for="search">Search <span class="muted">(press / to get here)</span></label>
<input id="search" type="search" autocomplete="off" spellcheck="false" placeholder="${answers === "none" ? "name of an item" : "words of a question or an answer"}"></div>
${categoryField(listed)}
${manifest === null ? null : EVIDENCE_FIELD}
<fieldset><legend>What became of it</legend>${fateFields(listed)}</fieldset>
</form>
<p id="found" role="status" class="muted"></p>
<div id="browser" hidden>
<div id="list" role="listbox" tabindex="0" aria-label="Items; arrow keys move, Home and End jump"><div id="rows" role="presentation"></div></div>
<div id="item" tabindex="-1" role="region" aria-label="The chosen item"></div>
</div>
<div id="print-items"></div>
<script type="application/json" id="items-index">`.markup;
	yield* listed.json();
	yield "<\/script>";
	for (const { markup } of itemTexts(changes, answers)) yield markup;
	yield "\n</section>";
}
const EVIDENCE_FIELD = html`<div class="field"><label for="evidence">Evidence</label>
<select id="evidence"><option value="">all</option><option value="h">held-out</option><option value="t">trained-on</option><option value="n">neither</option></select></div>`;
function categoryField({ categories }) {
	if (categories.length < 2) return null;
	const options = categories.map((name, index) => html`<option value="${index}">${name}</option>`);
	return html`<div class="field"><label for="category">Category</label>
<select id="category"><option value="-1">all</option>${options}</select></div>`;
}
function fateFields({ counts }) {
	return FATES.flatMap((fate, index) => {
		const number = counts[index] ?? 0;
		return number === 0 ? [] : [html`<label class="choice"><input type="checkbox" name="fate" value="${index}"> ${fate} <b>${count(number)}</b></label>`];
	});
}

// src/report/html/listed-items.ts
const TITLE = 110;
const EVIDENCE = {
	held_out: "h",
	trained_on: "t",
	neither: "n"
};
/** What is filtered by, of items that are gone through once. It is kept as JSON: there may be very many of them. */
var ListedItems = class {
	#places = /* @__PURE__ */ new Map();
	#counts = FATES.map(() => 0);
	#columns = {
		fate: new JsonList(),
		category: new JsonList(),
		identity: new JsonList(),
		title: new JsonList()
	};
	#evidence = "";
	constructor(changes, answers) {
		for (const change of changes) this.#add(change, answers);
	}
	get isEmpty() {
		return this.#evidence === "";
	}
	get categories() {
		return [...this.#places.keys()];
	}
	/** How many came to each fate. */
	get counts() {
		return this.#counts;
	}
	/** The `ItemsIndex`, in pieces. */
	*json() {
		const { fate, category, identity, title } = this.#columns;
		const categories = this.categories.map((name) => oneLine(name, 80));
		const head = {
			blockSize: 200,
			fates: [...FATES],
			categories
		};
		yield `${safeJson(head).slice(0, -1)},"fate":`;
		yield* fate.pieces();
		yield ",\"category\":";
		yield* category.pieces();
		yield `,"evidence":${safeJson(this.#evidence)},"identity":`;
		yield* identity.pieces();
		yield ",\"title\":";
		yield* title.pieces();
		yield "}";
	}
	#add(change, answers) {
		const fate = FATES.indexOf(fateOf(change));
		this.#counts[fate] = (this.#counts[fate] ?? 0) + 1;
		const place = this.#places.get(change.category) ?? this.#places.size;
		this.#places.set(change.category, place);
		this.#evidence += EVIDENCE[change.evidence];
		const { fate: fates, category, identity, title } = this.#columns;
		fates.add(fate);
		category.add(place);
		identity.add(oneLine(change.identity, 120));
		title.add(answers === "none" ? "" : oneLine(change.prompt, TITLE));
	}
};
const STRETCH = 1e3;
/** A long list as JSON, stretch by stretch, so that nothing of what it was made from is kept. */
var JsonList = class {
	#written = [];
	#values = [];
	add(value) {
		this.#values.push(value);
		if (this.#values.length === STRETCH) this.#write();
	}
	*pieces() {
		if (this.#values.length > 0) this.#write();
		yield "[";
		for (const [index, piece] of this.#written.entries()) yield index === 0 ? piece : `,${piece}`;
		yield "]";
	}
	#write() {
		this.#written.push(safeJson(this.#values).slice(1, -1));
		this.#values = [];
	}
};

// src/report/html/page-script.ts
/** Made by scripts/embed-page.mjs of src/report/html/client: edit there. */
const PAGE_SCRIPT = `(function() {

// src/report/html/client/item-filter.ts
/** The items that pass all filters, in the order of the report. */
	function filterItems(index, { fates, category, evidence }) {
		const items = [];
		for (let item = 0; item < index.fate.length; item++) if ((fates.length === 0 || fates.includes(index.fate[item] ?? -1)) && (category < 0 || index.category[item] === category) && (evidence === "" || index.evidence[item] === evidence)) items.push(item);
		return items;
	}
	/** How a search term is compared: without regard to case or to how an accent is written. */
	function searchable(text) {
		return text.normalize("NFC").toLowerCase();
	}
	/** Whether a text holds every word of the query, in any order. */
	function matches(text, query) {
		const within = searchable(text);
		return searchable(query).split(/\\s+/).every((word) => within.includes(word));
	}

// src/report/html/client/visible-rows.ts
/** Rows beyond the edges that are kept ready, so that scrolling shows no gap. */
	const SPARE = 8;
	function visibleRows(list) {
		const top = Math.floor(list.scrollTop / list.rowHeight);
		const shown = Math.ceil(list.height / list.rowHeight) + 1;
		const first = Math.max(0, Math.min(list.rows, top - SPARE));
		return {
			first,
			last: Math.min(list.rows, Math.max(first, top + shown + SPARE))
		};
	}
	/** Where a list must be scrolled to so that a row is wholly in view, moving as little as possible. */
	function scrollToShow(row, { rowHeight, scrollTop, height }) {
		const top = row * rowHeight;
		if (top < scrollTop) return top;
		return top + rowHeight > scrollTop + height ? top + rowHeight - height : scrollTop;
	}
	/** The row that a key leads to from the active one; null for a key that leads nowhere. */
	function rowAfterKey(key, active, rows, page) {
		const target = {
			ArrowDown: active + 1,
			ArrowUp: active - 1,
			PageDown: active + page,
			PageUp: active - page,
			Home: 0,
			End: rows - 1
		}[key];
		return target === void 0 || rows === 0 ? null : Math.max(0, Math.min(rows - 1, target));
	}

// src/report/html/client/word-diff.ts
/** Above so many word pairs a table would take too long; the middle is then shown as wholly replaced. */
	const MOST_PAIRS = 4e6;
	/** Word by word what became of a text: the longest common subsequence of words, signs and white space. */
	function wordDiff(before, after) {
		const a = words(before);
		const b = words(after);
		let start = 0;
		while (start < a.length && start < b.length && a[start] === b[start]) start++;
		let end = 0;
		while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
		const middle = diffMiddle(a.slice(start, a.length - end), b.slice(start, b.length - end));
		return joined([
			{
				kind: "same",
				text: a.slice(0, start).join("")
			},
			...middle,
			{
				kind: "same",
				text: a.slice(a.length - end).join("")
			}
		]);
	}
	function words(text) {
		return text.match(/\\s+|[\\p{L}\\p{N}\\p{M}_]+|[^\\s\\p{L}\\p{N}\\p{M}_]/gu) ?? [];
	}
	function diffMiddle(a, b) {
		if (a.length * b.length > MOST_PAIRS) return [{
			kind: "removed",
			text: a.join("")
		}, {
			kind: "added",
			text: b.join("")
		}];
		const width = b.length + 1;
		const lengths = commonLengths(a, b, width);
		const segments = [];
		let i = 0;
		let j = 0;
		while (i < a.length || j < b.length) {
			const down = lengths[(i + 1) * width + j] ?? 0;
			const right = lengths[i * width + j + 1] ?? 0;
			if (i < a.length && j < b.length && a[i] === b[j]) {
				segments.push({
					kind: "same",
					text: a[i++] ?? ""
				});
				j++;
			} else if (j >= b.length || i < a.length && down >= right) segments.push({
				kind: "removed",
				text: a[i++] ?? ""
			});
			else segments.push({
				kind: "added",
				text: b[j++] ?? ""
			});
		}
		return segments;
	}
	/** Length of the longest common subsequence of what follows each pair of positions. */
	function commonLengths(a, b, width) {
		const lengths = new Uint32Array((a.length + 1) * width);
		for (let i = a.length - 1; i >= 0; i--) for (let j = b.length - 1; j >= 0; j--) {
			const at = i * width + j;
			const down = lengths[at + width] ?? 0;
			const right = lengths[at + 1] ?? 0;
			lengths[at] = a[i] === b[j] ? (lengths[at + width + 1] ?? 0) + 1 : Math.max(down, right);
		}
		return lengths;
	}
	/** Neighbours of one kind made one; empty ones left out. */
	function joined(segments) {
		const out = [];
		for (const segment of segments) {
			const last = out.at(-1);
			if (segment.text === "") continue;
			if (last?.kind === segment.kind) last.text += segment.text;
			else out.push({ ...segment });
		}
		return out;
	}

// src/report/html/client/page.js
	const ROW_HEIGHT = 40;
	const MOST_PRINTED = 300;
	const byId = (id) => document.getElementById(id);
	const index = JSON.parse(byId("items-index").textContent);
	const blocks = [...document.querySelectorAll("script.item-texts")];
	const list = byId("list");
	const rows = byId("rows");
	const detail = byId("item");
	const EVIDENCE = {
		h: "held-out",
		t: "trained-on",
		n: ""
	};
	let found = [];
	let active = 0;
	let opened = -1;
	function element(tag, properties = {}, ...children) {
		const made = document.createElement(tag);
		for (const [name, value] of Object.entries(properties)) if (name === "class") made.className = value;
		else made.setAttribute(name, value);
		made.append(...children);
		return made;
	}
	/** The block that was read last is kept: neighbours are often opened one after the other. */
	let lastBlock = {
		number: -1,
		texts: []
	};
	function textsOf(item) {
		const number = Math.floor(item / index.blockSize);
		if (blocks[number] === void 0) return null;
		if (lastBlock.number !== number) lastBlock = {
			number,
			texts: JSON.parse(blocks[number].textContent)
		};
		return lastBlock.texts[item % index.blockSize];
	}
	const fateName = (item) => index.fates[index.fate[item]];
	/** A category is told only where there is more than one. */
	const categoryOf = (item) => index.categories.length > 1 ? index.categories[index.category[item]] ?? "" : "";
	const titleOf = (item) => index.title[item] || index.identity[item];
	function row(item, position) {
		const fate = fateName(item);
		const made = element("div", {
			role: "option",
			id: \`row-\${item}\`,
			class: \`row \${fate.replace(" ", "-")}\`,
			"aria-selected": String(item === opened),
			"aria-posinset": String(position + 1),
			"aria-setsize": String(found.length)
		}, element("span", { class: "fate" }, fate), element("span", {
			class: "title",
			dir: "auto"
		}, titleOf(item)), element("span", { class: "where muted" }, categoryOf(item)));
		made.style.top = \`\${position * ROW_HEIGHT}px\`;
		made.classList.toggle("active", position === active);
		made.addEventListener("click", () => open(position));
		return made;
	}
	function drawRows() {
		const { first, last } = visibleRows({
			rows: found.length,
			rowHeight: ROW_HEIGHT,
			scrollTop: list.scrollTop,
			height: list.clientHeight
		});
		rows.style.height = \`\${found.length * ROW_HEIGHT}px\`;
		rows.replaceChildren(...found.slice(first, last).map((item, offset) => row(item, first + offset)));
		const current = found[active];
		if (current !== void 0 && active >= first && active < last) list.setAttribute("aria-activedescendant", \`row-\${current}\`);
		else list.removeAttribute("aria-activedescendant");
	}
	function open(position) {
		active = position;
		opened = found[position] ?? -1;
		list.scrollTop = scrollToShow(position, {
			rowHeight: ROW_HEIGHT,
			scrollTop: list.scrollTop,
			height: list.clientHeight
		});
		drawRows();
		detail.replaceChildren(...opened < 0 ? [] : itemView(opened, "h3"));
		detail.scrollTop = 0;
	}
	function itemView(item, heading) {
		const fate = fateName(item);
		const evidence = EVIDENCE[index.evidence[item]];
		const about = [categoryOf(item), byId("evidence") === null ? "" : evidence].filter(Boolean);
		const head = element(heading, {}, element("span", { class: \`badge \${fate.replace(" ", "-")}\` }, fate), " ", element("span", { class: "identity" }, index.identity[item]));
		const texts = textsOf(item);
		const facts = element("p", { class: "muted" }, about.join(" · "));
		if (texts === null) return [head, facts];
		const parts = [
			head,
			facts,
			block("Question", [texts.question])
		];
		if (texts.reference !== null) parts.push(block("Reference", [texts.reference]));
		return [...parts, answers(texts)];
	}
	function block(title, content, note = "") {
		return element("div", { class: "text" }, element("p", { class: "label" }, title, element("span", { class: "muted" }, note)), element("pre", {
			dir: "auto",
			tabindex: "0",
			role: "group",
			"aria-label": title
		}, ...content));
	}
	function answers({ before, after }) {
		const segments = wordDiff(before.answer, after.answer);
		const same = segments.every((segment) => segment.kind === "same");
		const side = (kind, tag) => segments.filter((segment) => segment.kind === "same" || segment.kind === kind).map((segment) => segment.kind === "same" ? segment.text : element(tag, {}, segment.text));
		const result = ({ outcome, score }) => \` \${outcome}, score \${Number(score.toFixed(3))}\`;
		return element("div", { class: "answers" }, block("Before", side("removed", "del"), result(before)), block("After", side("added", "ins"), \`\${result(after)}\${same ? "; the same answer" : ""}\`));
	}
	/** Filters at once, then searches the texts piece by piece, so that the page stays awake on any number of items. */
	let searching = 0;
	function refresh() {
		const turn = ++searching;
		const candidates = filterItems(index, currentFilter());
		const query = byId("search").value.trim();
		if (query === "") return show(candidates, "");
		const hits = [];
		let next = 0;
		const step = () => {
			if (turn !== searching) return;
			const until = performance.now() + 12;
			while (next < candidates.length && performance.now() < until) {
				const item = candidates[next++];
				if (matches(textToSearch(item), query)) hits.push(item);
			}
			if (next < candidates.length) {
				byId("found").textContent = \`Searching: \${hits.length.toLocaleString("en")} found so far\`;
				setTimeout(step);
			} else show(hits, query);
		};
		step();
	}
	function textToSearch(item) {
		const texts = textsOf(item);
		const parts = [index.identity[item]];
		if (texts !== null) parts.push(texts.question, texts.reference ?? "", texts.before.answer, texts.after.answer);
		return parts.join("\\n");
	}
	function currentFilter() {
		return {
			fates: [...document.querySelectorAll("input[name=\\"fate\\"]:checked")].map((box) => Number(box.value)),
			category: Number(byId("category")?.value ?? -1),
			evidence: byId("evidence")?.value ?? ""
		};
	}
	function show(items, query) {
		found = items;
		const all = index.fate.length;
		const number = items.length.toLocaleString("en");
		const of = items.length === all ? "" : \` of \${all.toLocaleString("en")}\`;
		byId("found").textContent = \`\${number}\${of} \${all === 1 ? "item" : "items"}\${query === "" ? "" : \` with “\${query}”\`}\`;
		list.scrollTop = 0;
		open(items.length === 0 ? -1 : 0);
	}
	function onKey(event) {
		const page = Math.max(1, Math.floor(list.clientHeight / ROW_HEIGHT) - 1);
		const target = rowAfterKey(event.key, active, found.length, page);
		if (target === null) return;
		event.preventDefault();
		open(target);
	}
	function onShortcut(event) {
		if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
		if (event.target.closest("input, select, textarea") !== null) return;
		event.preventDefault();
		byId("search").focus();
	}
	/** A list that scrolls cannot be printed: what was found is laid out in full, up to a number that paper can bear. */
	function layOutForPrint() {
		const printed = found.slice(0, MOST_PRINTED).map((item) => element("article", {}, ...itemView(item, "h3")));
		const left = found.length - printed.length;
		if (left > 0) printed.push(element("p", {}, \`\${left.toLocaleString("en")} more items are not printed.\`));
		byId("print-items").replaceChildren(...printed);
	}
	let waiting;
	byId("filters").hidden = false;
	byId("browser").hidden = false;
	byId("filters").addEventListener("submit", (event) => event.preventDefault());
	byId("filters").addEventListener("change", refresh);
	byId("search").addEventListener("input", () => {
		clearTimeout(waiting);
		waiting = setTimeout(refresh, 120);
	});
	list.addEventListener("scroll", drawRows, { passive: true });
	list.addEventListener("keydown", onKey);
	document.addEventListener("keydown", onShortcut);
	addEventListener("resize", drawRows);
	addEventListener("beforeprint", layOutForPrint);
	addEventListener("afterprint", () => byId("print-items").replaceChildren());
	refresh();

})();
`;

// src/report/html/page-style.ts
/** The report page's style: light and dark, narrow and wide, screen and paper; contrast at least 4.5 to 1. */
const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --back: #ffffff; --raised: #f6f8fa; --line: #d1d9e0; --text: #1f2328; --muted: #59636e; --link: #0550ae;
  --good: #116329; --good-back: #dafbe1; --bad: #a40e26; --bad-back: #ffebe9; --open: #7d4e00; --open-back: #fff8c5;
  --mark: #0969da;
}
@media (prefers-color-scheme: dark) {
  :root {
    --back: #0d1117; --raised: #151b23; --line: #3d444d; --text: #f0f6fc; --muted: #9198a1; --link: #79c0ff;
    --good: #7ee787; --good-back: #12261e; --bad: #ffa198; --bad-back: #2b1216; --open: #e3b341; --open-back: #272115;
    --mark: #58a6ff;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 0 16px 48px; max-width: 1240px; background: var(--back); color: var(--text);
  font: 15px/1.5 system-ui, "Segoe UI", "Noto Sans", "Liberation Sans", sans-serif; }
h1 { font-size: 28px; margin: 0; } h2 { font-size: 19px; margin: 40px 0 12px; } h3 { font-size: 16px; margin: 20px 0 8px; }
a { color: var(--link); } p { margin: 8px 0; } .muted { color: var(--muted); }
code, pre { font: 13px/1.45 ui-monospace, "SF Mono", "Liberation Mono", monospace; overflow-wrap: anywhere; }
:focus-visible { outline: 2px solid var(--mark); outline-offset: 2px; }
.skip { position: absolute; left: -9999px; } .skip:focus { left: 16px; top: 8px; background: var(--back); padding: 8px; z-index: 2; }
.verdict { border-left: 6px solid var(--open); background: var(--open-back); padding: 16px 20px; border-radius: 6px; }
.verdict.pass { border-color: var(--good); background: var(--good-back); }
.verdict.fail { border-color: var(--bad); background: var(--bad-back); }
.verdict .reason { font-size: 18px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; } table.narrow { width: auto; min-width: 260px; margin: 12px 0; }
th, td { border: 1px solid var(--line); padding: 6px 8px; text-align: left; vertical-align: middle; font-weight: normal; overflow-wrap: break-word; }
thead th { background: var(--raised); font-weight: 600; overflow-wrap: normal; }
.number { text-align: right; } .chart { text-align: center; } td.number, td.chart { white-space: nowrap; } .number .muted { white-space: normal; } td.reason { min-width: 320px; overflow-wrap: anywhere; }
tbody th { min-width: 130px; overflow-wrap: anywhere; } td code, .whole { white-space: nowrap; }
.badge { white-space: nowrap; border-radius: 10px; padding: 1px 8px; background: var(--raised); font-weight: 600; font-size: 13px; }
.badge.pass, .badge.fixed, .badge.improved { background: var(--good-back); color: var(--good); }
.badge.fail, .badge.broken, .badge.worsened { background: var(--bad-back); color: var(--bad); }
.badge.inconclusive, .badge.not-measured { background: var(--open-back); color: var(--open); }
.whisker .zero { stroke: var(--muted); stroke-dasharray: 2 2; } .whisker .interval { stroke: var(--muted); stroke-width: 2; }
.whisker .dot { fill: var(--muted); stroke: var(--muted); stroke-width: 2; }
.whisker.better .interval, .whisker.better .dot { stroke: var(--good); } .whisker.better .dot { fill: var(--good); }
.whisker.worse .interval, .whisker.worse .dot { stroke: var(--bad); } .whisker.worse .dot { fill: var(--bad); }
.whisker .dot.hollow { fill: var(--back); }
figure { margin: 12px 0; } .curve { width: 100%; max-width: 820px; height: auto; }
.curve text { fill: var(--muted); font-size: 12px; } .curve .grid { stroke: var(--line); }
.curve polyline { fill: none; stroke: var(--mark); stroke-width: 2; } .curve .held-out { stroke: var(--open); stroke-dasharray: 6 4; }
.facts { margin: 12px 0; } .facts div { display: grid; grid-template-columns: 120px 1fr; padding: 3px 0; border-bottom: 1px solid var(--line); }
.facts dt { color: var(--muted); padding-right: 12px; overflow-wrap: anywhere; } .facts dd { margin: 0; overflow-wrap: anywhere; }
.custody li { overflow-wrap: anywhere; }
#filters { display: flex; flex-wrap: wrap; gap: 12px; align-items: end; } #filters[hidden], #browser[hidden] { display: none; }
.field { display: flex; flex-direction: column; gap: 4px; } .grow { flex: 1 1 280px; }
fieldset { flex-basis: 100%; display: flex; flex-wrap: wrap; gap: 4px 16px; border: 0; padding: 0; margin: 0; } legend { float: left; margin-right: 16px; padding: 0; }
.choice { min-height: 28px; display: inline-flex; gap: 6px; align-items: center; }
input[type="search"], select { font: inherit; min-height: 36px; padding: 4px 8px; background: var(--back); color: var(--text); border: 1px solid var(--muted); border-radius: 6px; width: 100%; }
#browser { display: grid; grid-template-columns: minmax(280px, 2fr) 3fr; border: 1px solid var(--line); border-radius: 6px; height: 72vh; min-height: 380px; }
#list { overflow-y: auto; border-right: 1px solid var(--line); } #rows { position: relative; }
.row { position: absolute; left: 0; right: 0; height: 40px; padding: 0 10px; display: flex; gap: 10px; align-items: center; cursor: pointer; border-bottom: 1px solid var(--line); white-space: nowrap; overflow: hidden; }
.row .title { flex: 1; overflow: hidden; text-overflow: ellipsis; } .row .fate { width: 76px; font-size: 13px; font-weight: 600; } .row .where { font-size: 13px; max-width: 30%; overflow: hidden; text-overflow: ellipsis; }
.row.broken .fate, .row.worsened .fate { color: var(--bad); } .row.fixed .fate, .row.improved .fate { color: var(--good); }
.row[aria-selected="true"] { background: var(--raised); box-shadow: inset 3px 0 var(--mark); }
#item { overflow-y: auto; padding: 4px 16px 16px; } #item h3, #print-items h3 { overflow-wrap: anywhere; }
.identity { font-weight: normal; } .text .label { margin: 12px 0 4px; font-weight: 600; } .text .label .muted { font-weight: normal; }
.text pre { margin: 0; padding: 10px; background: var(--raised); border-radius: 6px; white-space: pre-wrap; unicode-bidi: plaintext; max-height: 40vh; overflow-y: auto; }
.answers { display: grid; grid-template-columns: repeat(auto-fit, minmax(240px, 1fr)); gap: 0 12px; }
del { background: var(--bad-back); color: var(--bad); text-decoration: underline dashed; text-underline-offset: 3px; } ins { background: var(--good-back); color: var(--good); text-decoration: underline; text-underline-offset: 3px; }
#print-items { display: none; }
@media (max-width: 1100px) { th, td { padding: 6px; } tbody th { min-width: 110px; } .whisker { width: 100px; height: auto; } }
@media (max-width: 760px) {
  #browser { grid-template-columns: 1fr; grid-template-rows: 42vh auto; height: auto; } #list { border-right: 0; border-bottom: 1px solid var(--line); }
  .row .where { display: none; } .facts div { grid-template-columns: 1fr; } td.reason { min-width: 220px; }
}
@media print {
  :root { --back: #ffffff; --raised: #ffffff; --text: #000000; --muted: #444444; --line: #999999; --link: #000000;
    --good: #116329; --good-back: #ffffff; --bad: #a40e26; --bad-back: #ffffff; --open: #7d4e00; --open-back: #ffffff; }
  body { max-width: none; font-size: 11px; } main { display: flex; flex-direction: column; } #items { order: 1; }
  th, td { padding: 3px 5px; } code, pre { font-size: 10px; } .badge { padding: 0 2px; font-size: 10px; } .whisker { width: 110px; height: 12px; }
  .verdict .reason { font-size: 14px; } td.reason { min-width: 200px; } tbody th { min-width: 90px; } #filters, #browser, .skip { display: none !important; } #print-items { display: block; }
  section, tr, figure, .text { break-inside: avoid; } #items, #print-items { break-inside: auto; } .text pre { max-height: none; } .scroll { overflow: visible; }
}
`;

// src/report/html/loss-curve.ts
const WIDTH = 720;
const HEIGHT = 220;
const LEFT = 56;
const TOP = 10;
/** More points than pixels show nothing more. */
const MOST_POINTS = 700;
/** Training loss and, where it was logged, held-out loss over the optimizer steps; nothing below two points. */
function lossCurve(training, heldOut) {
	const lines = [{
		name: "training",
		points: thinned(training)
	}, {
		name: "held-out",
		points: thinned(heldOut)
	}].filter(({ points }) => points.length > 1);
	const all = lines.flatMap(({ points }) => points);
	if (all.length === 0) return html``;
	const first = Math.min(...all.map(({ step }) => step));
	const last = Math.max(...all.map(({ step }) => step));
	const top = Math.max(...all.map((point) => point.loss));
	const low = Math.min(0, ...all.map((point) => point.loss));
	const x = (step) => LEFT + (step - first) / (last - first || 1) * 654;
	const y = (value) => TOP + (1 - (value - low) / (top - low || 1)) * 182;
	const drawn = lines.map(({ name, points }) => html`<polyline class="${name}" points="${points.map((point) => `${x(point.step).toFixed(1)},${y(point.loss).toFixed(1)}`).join(" ")}"/>`);
	return html`<figure><svg class="curve" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${spoken(lines)}">${[
		low,
		(low + top) / 2,
		top
	].map((value) => gridLine(value, y(value)))}${drawn}<text x="${LEFT}" y="${214}">step ${count(first)}</text><text x="${710}" y="${214}" text-anchor="end">step ${count(last)}</text></svg>
<figcaption class="muted">Loss over optimizer steps${lines.length > 1 ? ": training solid, held-out dashed" : ""}.</figcaption></figure>`;
}
function gridLine(value, at) {
	return html`<line class="grid" x1="${LEFT}" x2="${710}" y1="${at.toFixed(1)}" y2="${at.toFixed(1)}"/><text x="${48}" y="${(at + 4).toFixed(1)}" text-anchor="end">${loss$1(value)}</text>`;
}
function spoken(lines) {
	return lines.map(({ name, points }) => `${name} loss from ${loss$1(points[0]?.loss ?? null)} to ${loss$1(points.at(-1)?.loss ?? null)}`).join(", ");
}
function thinned(log) {
	const points = drawnLosses(log);
	const stride = Math.ceil(points.length / MOST_POINTS);
	return points.filter((_, index) => index % stride === 0 || index === points.length - 1);
}

// src/report/html/training-section.ts
/** What was trained, for how long and at what cost, the loss, and the settings asked for and applied. */
function trainingSection(receipt) {
	if (receipt === null) return html``;
	const points = fivePoints(receipt.loss.log);
	return html`<section aria-labelledby="training-title">
<h2 id="training-title">${trainingSummary(receipt)}</h2>
${lossCurve(receipt.loss.log, receipt.loss.held_out)}
${points.length === 0 ? null : html`<table class="narrow"><thead><tr><th scope="col" class="number">Step</th><th scope="col" class="number">Loss</th></tr></thead><tbody>${points.map((point) => html`<tr><td class="number">${count(point.step)}</td><td class="number">${loss$1(point.loss)}</td></tr>`)}</tbody></table>`}
${factList(facts(receipt))}
<h3 id="settings-title">Settings</h3>
${settingsTable(receipt.settings)}
</section>`;
}
function facts(receipt) {
	const { model, steps, rows, held_out_rows: heldOut, gpu, adapter, warnings = [] } = receipt;
	return [
		["Model", `${model.id}${model.revision === null ? "" : ` at ${model.revision}`}`],
		["Trainer", receipt.trainer],
		["Rows", rowsInWords(rows)],
		...heldOut === void 0 ? [] : [["Held-out loss", rowsInWords(heldOut)]],
		...warnings.map((warning) => ["Warning", warning]),
		["Steps", `${count(steps.done)} of ${count(steps.planned)} planned`],
		["Time", `${duration(receipt.seconds)}, from ${receipt.started_at}`],
		["Cost", receipt.usd === null ? "not known" : money(receipt.usd)],
		["GPU", gpu === null ? "none" : gpuInWords(gpu)],
		["Adapter", adapter === null ? "none" : `sha256 ${adapter.sha256}, ${bytes(adapter.bytes)}`],
		["Ended", `${receipt.exit.reason} (exit code ${receipt.exit.code})`],
		...Object.entries(receipt.versions).map(([name, version]) => [name, version])
	];
}
function rowsInWords({ used, dropped }) {
	return `${counted(used, "row")} used${dropped > 0 ? `, ${count(dropped)} left out` : ""}`;
}
function gpuInWords({ name, count: number, peak_memory_bytes: peak }) {
	return `${number} × ${name}${peak === null ? "" : `, at most ${bytes(peak)} in use`}`;
}
function settingsTable({ asked, applied }) {
	const lines = Object.keys(asked).map((key) => {
		const done = applied[key];
		const other = done !== void 0 && done !== asked[key];
		return html`<tr><th scope="row"><code>${key}</code></th><td>${String(asked[key])}</td><td>${done === void 0 ? "not said" : String(done)}${other ? html` <span class="badge fail">differs</span>` : null}</td></tr>`;
	});
	return html`<table class="narrow" aria-labelledby="settings-title"><thead><tr><th scope="col">Setting</th><th scope="col">Asked</th><th scope="col">Applied</th></tr></thead><tbody>${lines}</tbody></table>`;
}

// src/report/html/report.ts
var _templateObject;
/**
* The whole report as one page that needs no network: verdict, criteria, figures, training, dataset and every item.
* Its policy lets nothing run or load but its own script and style, named by their digests. For `changes` give all
* items, also those that stayed right; they are gone through twice. Comes in pieces, for there may be many items.
*/
function* renderReport(input, sha256) {
	const { changes, answers, manifest } = input;
	const listed = new ListedItems(changes, answers);
	const hasItems = !listed.isEmpty;
	yield beforeItems(input, hasItems, sha256).markup;
	if (hasItems) yield* itemsSection(listed, {
		changes,
		answers,
		manifest
	});
	yield afterItems(input, hasItems).markup;
}
function beforeItems(input, items, sha256) {
	const { verdict } = input;
	const word = verdictWord(verdict.verdict);
	return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(items, sha256)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Retake: ${word}, ${input.loop}</title>
<style>${raw(PAGE_STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the verdict</a>
<header><p class="muted">Retake · ${input.loop}</p></header>
<main id="main">
<section class="verdict ${verdict.verdict}" aria-labelledby="verdict-title">
<h1 id="verdict-title">${verdictSign(verdict.verdict)} ${word}</h1>
<p class="reason">${verdictReason(input)}</p>
${paragraph(evidenceNeeded(input))}${paragraph(contaminationSentence(input))}${paragraph(input.caveat ?? "")}
</section>
${criteriaSection(verdict)}
${figuresSection(input)}
`;
}
function afterItems(input, items) {
	const { verdict } = input;
	return html`
${trainingSection(input.receipt)}
${datasetSection(input.manifest)}
${warnings("warnings-title", "Warnings on the comparison", verdict.warnings)}
${warnings("dataset-warnings-title", "Warnings on the dataset", input.manifest?.warnings ?? [])}
${custodySection(input)}
</main>
<footer class="muted">Made by retake v${input.version}</footer>
${items ? html(_templateObject || (_templateObject = _taggedTemplateLiteral(["<script>", "<\/script>"])), raw(PAGE_SCRIPT)) : null}
</body>
</html>
`;
}
function paragraph(text) {
	return text === "" ? null : html`<p>${text}</p>`;
}
function warnings(id, title, list) {
	const lines = warningLines(list);
	if (lines.length === 0) return null;
	return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}: ${count(lines.length)}</h2>
<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></section>`;
}
/** Nothing from anywhere, and of scripts and styles only the two of this page. */
function policy(script, sha256) {
	const own = (text) => `'sha256-${base64(sha256(text))}'`;
	return [
		"default-src 'none'",
		`script-src ${script ? own(PAGE_SCRIPT) : "'none'"}`,
		`style-src ${own(PAGE_STYLE)}`,
		"base-uri 'none'",
		"form-action 'none'",
		"require-trusted-types-for 'script'"
	].join("; ");
}
function base64(hex) {
	return btoa(hex.replace(/../g, (byte) => String.fromCharCode(Number.parseInt(byte, 16))));
}

// src/commands/item-spool.ts
/**
* The texts of any number of questions, in the order in which they are shown: they come in the order of the results
* and wait in a file. They can be gone through as often as need be, until it ends.
*/
var ItemSpool = class ItemSpool {
	#compared;
	#listed;
	#folder = mkdtempSync(join(tmpdir(), "retake-items-"));
	#spools;
	constructor(compared, listed) {
		this.#compared = compared;
		this.#listed = listed;
		this.#spools = {
			before: new Spool(join(this.#folder, "before")),
			after: new Spool(join(this.#folder, "after"))
		};
	}
	/** Lends the texts to `use` and clears them away after it. */
	static async whileFilled(compared, changes, context, use) {
		const items = new ItemSpool(compared, changes);
		try {
			for (const side of ["before", "after"]) await items.#fill(side, context);
			return use(items);
		} finally {
			items.#end();
		}
	}
	*[Symbol.iterator]() {
		for (const [place, change] of this.#listed.entries()) yield this.#compared.shown.of(change, this.#read("before", place), this.#read("after", place));
	}
	async #fill(side, context) {
		const { shown } = this.#compared;
		/** Where an answer is shown, plus one; 0 where it is not. */
		const shownAt = new Column("word");
		for (const [place, change] of this.#listed.entries()) shownAt.set(shown.placesOf(change)[side], place + 1);
		const wanted = {
			has: (place) => shownAt.get(place) > 0,
			size: this.#listed.length
		};
		await seeAgain(this.#compared[side], wanted, context, (item, place) => {
			this.#spools[side].put(shownAt.get(place) - 1, JSON.stringify(textsOf(item)));
		});
	}
	#read(side, place) {
		const pieces = [...this.#spools[side].read(place, place + 1)];
		return JSON.parse(Buffer.concat(pieces).toString("utf8"));
	}
	#end() {
		this.#spools.before.end();
		this.#spools.after.end();
		rmSync(this.#folder, { recursive: true });
	}
};
/** What nobody is shown is left out. */
function textsOf({ opponentResponse, judge, ...item }) {
	return item;
}

// src/commands/rule-caveat.ts
/** Fewer draws for more items, since the report waits for them: about a second at 100,000 items. */
const ITEMS_DRAWN = 6e6;
const FEWEST_DRAWS = 200;
const MOST_DRAWS = 5e3;
/** Without a dataset nothing is known to be trained on, so that every item decides. */
const NO_SPLIT = {
	holdout: 0,
	seed: ""
};
/** What a reader must know of the configured criteria: how often they pass by chance on this benchmark, if often. */
async function ruleCaveat(notes, before, manifest, { criteria, evidence }, context) {
	const { redrawn, seed } = DEFAULT_SIMULATION;
	const { answers } = before.run;
	const affordable = Math.round(ITEMS_DRAWN / Math.max(1, answers.size));
	const observed = observeRun(notes, answers);
	await hearRepeats(notes, observed.pairing, [before], context);
	const caveat = weakness(observed, criteria, {
		manifest,
		split: manifest?.split ?? NO_SPLIT,
		evidence
	}, {
		draws: Math.min(MOST_DRAWS, Math.max(FEWEST_DRAWS, affordable)),
		redrawn,
		seed,
		random: (purpose) => seededRandom(seed, purpose)
	});
	return caveat === null ? {} : { caveat };
}

// src/commands/shown-items.ts
/** Fetches the texts of a few questions, the most telling ones, by going through the results again. */
async function shownItems({ shown, before, after }, changes, context) {
	const listed = changes.map((change) => ({
		change,
		...shown.placesOf(change)
	}));
	const fetched = async (side) => {
		const places = new Set(listed.map((one) => one[side]));
		const items = /* @__PURE__ */ new Map();
		await seeAgain(side === "before" ? before : after, places, context, (item, place) => items.set(place, item));
		return items;
	};
	const [olds, news] = [await fetched("before"), await fetched("after")];
	return listed.flatMap((one) => {
		const [old, now] = [olds.get(one.before), news.get(one.after)];
		return old === void 0 || now === void 0 ? [] : [shown.of(one.change, old, now)];
	});
}

// src/commands/judge-results.ts
/** Judges two runs by the configured criteria. */
function judgeResults(compared, { manifest, receipt }, config, context) {
	const { comparison } = compared;
	const verdict = judge(comparison, config.criteria, config.evidence, receipt?.loss ?? null);
	const known = once(async () => ({
		verdict,
		evidence: config.evidence.items,
		manifest,
		receipt,
		answers: config.report.answers,
		trainingTarget: config.training.target,
		...await ruleCaveat(compared.paired.notes, compared.before, manifest, config, context)
	}));
	return {
		verdict,
		told: once(async () => {
			const { changes, fates } = compared.list({
				most: 50,
				keepRight: false
			});
			return {
				...await known(),
				fates,
				changes: await shownItems(compared, changes, context)
			};
		}),
		withPage: async (frame, use) => {
			const listed = compared.list({
				most: Number.POSITIVE_INFINITY,
				keepRight: true
			});
			const page = {
				...frame,
				...await known(),
				fates: listed.fates
			};
			return await ItemSpool.whileFilled(compared, listed.changes, context, (changes) => use(renderReport({
				...page,
				changes
			}, sha256)));
		}
	};
}
/** Writes the report page whole or not at all. */
async function writePage(path, { withPage }, frame) {
	await withPage(frame, (pieces) => writeWhole(path, pieces));
}
function once(work) {
	let done = null;
	return () => {
		done ??= work();
		return done;
	};
}

export { isEnd as A, remember as C, parseKey as D, formatKey as E, youngerThan as O, readMarker as S, compareKeys as T, verdictWord as _, title as a, scopeName as b, fitParts as c, figureRows as d, isSplit as f, scopeLabel as g, criteriaSummary as h, renderComment as i, mayFollow as j, LOOP_PHASES as k, unmatchedSentence as l, lastLine as m, writePage as n, COMMENT_LIMIT as o, decidingFinding as p, Notebook as r, SUMMARY_LIMIT as s, judgeResults as t, SIDE_NAMES as u, figureText as v, wholeSecond as w, byteLength as x, findingScope as y };