import { n as oneLine } from "./one-line.js";
import { G as pointsWithoutSign, L as count, N as aboveInRound, R as counted, X as own } from "./load.js";
import { i as defaultCriteria, s as decide, t as bonettPriceInterval } from "./bonett-price.js";
import { a as trainingFiles, n as countTrainingRows } from "./manifest.js";
import { t as optimizerSteps } from "./steps.js";
import { i as smallestVisibleChange, n as planTime, r as itemsToSee, t as planCost } from "./plan-words.js";
import { t as mean } from "./mean.js";
import { t as storedRows } from "./stored-rows.js";
import { n as trainingSettings, t as trainingBudget } from "./training-settings.js";
import { join } from "node:path";

// src/report/plan-table.ts
/** What training will take, and what that rests on. */
function planTable(plan) {
	const cost = planCost(plan);
	return [
		["rows", count(plan.rows)],
		["steps", count(plan.steps)],
		["tokens", count(plan.tokens)],
		["time", planTime(plan)],
		...cost === null ? [] : [["cost", cost]],
		["rests on", oneLine(plan.basis, 400)],
		["within budget", plan.within_budget ? "yes" : "no"],
		...plan.preflight.map((sentence) => ["criteria", oneLine(sentence, 400)])
	].map(([name = "", value = ""]) => `${name.padEnd(14)} ${value}`).join("\n");
}

// src/domain/dataset/row-characters.ts
/** Length of what a row teaches and of what it is asked with; provenance columns are not trained on. */
function charactersOf(row, format) {
	return (format === "alpaca" ? [
		row.instruction,
		row.input,
		row.output
	] : Object.values(row)).reduce((sum, part) => sum + textLength(part), 0);
}
function textLength(value) {
	if (typeof value === "string") return value.length;
	if (Array.isArray(value)) return value.reduce((sum, message) => sum + textLength(message.content), 0);
	return 0;
}

// src/domain/training/estimate-cold-start.ts
/** Taken where a model's name does not say how large it is. */
const USUAL_PARAMETERS = 8e9;
/** Peak of one H100, dense bf16, in FLOP/s, and the share of it that fine-tuning small batches reaches. */
const PEAK = 989e12;
const SHARE_REACHED = {
	best: .3,
	worst: .05
};
/** Seconds that do not depend on the dataset: installing, starting, first kernels, writing the adapter. */
const OVERHEAD = {
	least: 20,
	most: 480
};
/** Bytes a second at which weights arrive: from a warm disk, from a hub over a slow line. */
const WEIGHTS = {
	fastest: 2e9,
	slowest: 5e7
};
/** Seconds that a step takes however small the model is. */
const STEP = {
	least: .02,
	most: .6
};
/**
* A range from arithmetic alone: overhead, the weights, and 6 FLOPs for each parameter and token (4 for the
* frozen base, 2 for recomputing activations; 8 where all weights are trained).
*/
function coldStartSeconds(facts) {
	const parameters = facts.parameters ?? USUAL_PARAMETERS;
	const flops = parameters * facts.tokens * (facts.method === "full" ? 8 : 6);
	const bytes = parameters * 2;
	return {
		seconds: [OVERHEAD.least + bytes / WEIGHTS.fastest + Math.max(flops / (PEAK * SHARE_REACHED.best * facts.gpus), facts.steps * STEP.least), OVERHEAD.most + bytes / WEIGHTS.slowest + Math.max(flops / (PEAK * SHARE_REACHED.worst * facts.gpus), facts.steps * STEP.most)],
		basis: basis(facts, parameters)
	};
}
function basis(facts, parameters) {
	const size = `${Number((parameters / 1e9).toPrecision(2))} billion parameters`;
	return `No earlier run to learn from: ${facts.parameters === null ? `${size} assumed` : size}, ${facts.gpus === 1 ? "one H100" : `${facts.gpus} H100s`} at 5 to 30 % of its peak, up to 8 minutes of set-up and the download of the weights.`;
}

// src/domain/training/estimate-learned.ts
/**
* A range from earlier runs of the same model, method and number of GPUs; null where there is none.
* Two sizes give overhead and speed by least squares; one size gives the two ends between which they lie.
* Work is counted in tokens and in steps, and the wider range holds: a plan's tokens are guessed from its text,
* and steps know nothing of the length of rows.
*/
function learnedSeconds(facts) {
	const receipts = facts.receipts.filter((receipt) => isAlike(receipt, facts));
	if (receipts.length === 0) return null;
	const inSteps = rangeOf(receipts.map(({ steps, seconds }) => ({
		work: steps.done,
		seconds
	})), facts.steps);
	const counted = receipts.flatMap(({ tokens, seconds }) => tokens === null ? [] : [{
		work: tokens,
		seconds
	}]);
	const inTokens = counted.length === 0 ? inSteps : rangeOf(counted, facts.tokens);
	const earlier = receipts.length === 1 ? "one earlier run" : `${receipts.length} earlier runs`;
	return {
		seconds: [Math.min(inSteps[0], inTokens[0]) * .75, Math.max(inSteps[1], inTokens[1]) * 1.25],
		basis: `Learned from ${earlier} of ${facts.model} on the same number of GPUs.`
	};
}
function rangeOf(runs, work) {
	return fitted(runs, work) ?? bounded(runs, work);
}
function isAlike(receipt, facts) {
	return receipt.exit.code === 0 && receipt.steps.done > 0 && receipt.model.id === facts.model && receipt.settings.asked.method === facts.method && receipt.settings.asked.gpus === facts.gpus;
}
/** Line through the runs, with its worst residual on either side; null where they do not make one. */
function fitted(runs, work) {
	const meanWork = mean(runs.map((run) => run.work));
	const meanSeconds = mean(runs.map((run) => run.seconds));
	const variance = mean(runs.map((run) => (run.work - meanWork) ** 2));
	if (Math.sqrt(variance) < .1 * meanWork) return null;
	const slope = mean(runs.map((run) => (run.work - meanWork) * (run.seconds - meanSeconds))) / variance;
	const overhead = meanSeconds - slope * meanWork;
	if (slope <= 0 || overhead < 0) return null;
	const residual = Math.max(...runs.map((run) => Math.abs(run.seconds - overhead - slope * run.work)));
	const expected = overhead + slope * work;
	return [Math.max(expected - residual, expected / 2), expected + residual];
}
/** Each run bounds the answer: all of its time was overhead, or all of it was work. */
function bounded(runs, work) {
	const ends = runs.flatMap((run) => [run.seconds, run.seconds * work / run.work]);
	return [Math.min(...ends), Math.max(...ends)];
}

// src/domain/training/estimate.ts
/** How long a training run will take and cost: learned from earlier receipts, else from the model's size. */
function estimate(facts) {
	const { seconds, basis } = learnedSeconds(facts) ?? coldStartSeconds(facts);
	const [low, high] = seconds;
	const price = facts.usdPerHour;
	return {
		minutes: [low / 60, high / 60],
		usd: price === null ? null : [low / 3600 * price, high / 3600 * price],
		basis
	};
}

// src/domain/training/model-size.ts
/**
* Parameters of a model as its name tells them: `meta-llama/Llama-3.1-8B-Instruct` is 8e9, `smol-360M` 3.6e8,
* `Mixtral-8x7B` 5.6e10 (an upper bound). null where the name says nothing.
*/
function parametersOfName(model) {
	const match = /(?:^|[^a-z0-9.])(?:(\d+)x)?(\d+(?:\.\d+)?)([bm])(?![a-z0-9])/i.exec(model);
	if (match === null) return null;
	const experts = Number(match[1] ?? 1);
	const unit = match[3]?.toLowerCase() === "b" ? 1e9 : 1e6;
	return experts * Number(match[2]) * unit;
}

// src/domain/training/plan.ts
/** English text and code under the tokenizers of Llama and its kin. */
const CHARACTERS_PER_TOKEN = 4;
function makePlan(facts) {
	const { rows, settings, budget, preflight } = facts;
	const steps = optimizerSteps(rows, settings);
	const tokens = Math.round(facts.characters / CHARACTERS_PER_TOKEN * settings.epochs);
	const { minutes, usd, basis } = facts.trainer === "embedded" ? inProcess(steps) : onGpus(facts, steps, tokens);
	const inTime = minutes[1] <= budget.minutes;
	const inMoney = usd === null || budget.usd === null || usd[1] <= budget.usd;
	return {
		schema: "retake.plan/1",
		rows,
		steps,
		tokens,
		minutes,
		usd,
		basis,
		within_budget: inTime && inMoney,
		can_pass: preflight.canPass,
		preflight: [...new Set(preflight.findings.map(({ reason }) => reason))]
	};
}
/** Why a run is not worth starting: not even the low end of its plan fits the budget. null where it may. */
function overBudget({ minutes, usd }, budget) {
	const [quickest, cheapest] = [minutes[0], usd?.[0] ?? 0];
	if (quickest > budget.minutes) return `Training would take at least ${counted(Math.ceil(quickest), "minute")}; training.budget.minutes is ${budget.minutes}.`;
	if (budget.usd !== null && cheapest > budget.usd) return `Training would cost at least $${cheapest.toFixed(2)}; training.budget.usd is $${budget.usd.toFixed(2)}.`;
	return null;
}
function onGpus({ model, settings, budget, receipts }, steps, tokens) {
	return estimate({
		tokens,
		steps,
		model: model ?? "",
		parameters: model === null ? null : parametersOfName(model),
		method: settings.method,
		gpus: settings.gpus,
		usdPerHour: budget.usdPerHour,
		receipts
	});
}
/** The built-in model has no weights to load and no GPU to wait for: a step takes 0.2 to 10 ms on one core. */
function inProcess(steps) {
	return {
		minutes: [steps * 2e-4 / 60, steps * .01 / 60],
		usd: null,
		basis: "The built-in model: 0.2 to 10 ms a step in this process."
	};
}

// src/domain/verdict/item-counts.ts
/** Counts from the dataset what a comparison on the same items will have to go by. */
function itemCounts({ categories, split }, evidence) {
	return Object.fromEntries(Object.entries(categories).map(([name, { items, held_out, examples, replay }]) => {
		const trained = examples + replay;
		const heldOut = trained === 0 ? items : split.holdout > 0 ? held_out : items - trained;
		return [name, {
			all: items,
			deciding: evidence.items === "all" ? items : Math.max(0, heldOut)
		}];
	}));
}

// src/domain/verdict/preflight.ts
/** What is assumed before anything is known: a fifth of the items flips, and a goal is worth a gain of 10 points. */
const DISCORDANCE = .2;
const GAIN = .1;
/**
* Checks before any GPU is used whether the criteria can be met with so many items (VERDICT.md section 6):
* goals need to see a gain of 10 points when a fifth of the items flips; guards, a drop ruled out when none does.
*/
function preflight(counts, criteria, evidence) {
	const list = criteria.criteria ?? defaultsFor(counts);
	const findings = list.flatMap((criterion) => check(criterion, counts, evidence) ?? []);
	return {
		canPass: isReachable(list, findings, criteria.decision),
		findings
	};
}
/** What the verdict would be if all went well that can. */
function isReachable(criteria, findings, decision) {
	const hopeless = new Set(findings.filter((one) => one.hopeless).map(({ id }) => id));
	const best = criteria.map(({ id, kind }) => ({
		kind,
		finding: hopeless.has(id) ? "fail" : "pass"
	}));
	return decide(best, decision) === "pass";
}
/** Which metric it will be does not matter to how many items it takes. */
function defaultsFor(counts) {
	return defaultCriteria(Object.entries(counts).map(([name, sizes]) => ({
		name,
		...sizes,
		metric: "score"
	})));
}
function check(criterion, counts, evidence) {
	const { id, kind, metric, rule, category, pooled } = criterion;
	const needed = itemsNeeded(criterion, evidence);
	const items = metric === "loss" ? null : itemsOf(category, pooled, counts);
	if (items === null || needed !== null && items >= needed) return null;
	const graded = rule.kind === "improves" && evidence.strength === "significant";
	const visible = graded ? smallestVisibleChange(items, DISCORDANCE) : null;
	const name = [
		evidence.items === "held-out" ? "held-out" : "",
		pooled ? "" : category ?? "",
		"item"
	].filter(Boolean).join(" ");
	const reason = `With ${`${counted(items, name)}${pooled ? ` of ${category}` : ""}`} ${limitOf(items, rule, visible)}; ${needOf(needed, rule, graded)}.`;
	return {
		id,
		kind,
		category,
		items,
		needed,
		hopeless: visible === null,
		reason
	};
}
/** What so few items leave open. A model can change more than is assumed: nothing is called impossible. */
function limitOf(items, rule, visible) {
	if (items === 0) return "nothing is measured";
	if (rule.kind === "max_drop") return `${rule.margin === 0 ? "a drop" : `a drop of ${pointsWithoutSign(rule.margin)}`} could hardly be ruled out`;
	return visible === null ? `even a gain of ${pointsWithoutSign(DISCORDANCE)} would hardly be seen` : `a gain under ${pointsWithoutSign(visible)} would hardly be seen`;
}
/** With what is assumed: `calibrate` and the verdict go by what they see, and name other numbers. */
function needOf(needed, rule, graded) {
	if (needed === null) return "no number of items would do";
	if (graded) return `a gain of ${pointsWithoutSign(GAIN)} would need about ${aboveInRound(needed)}, if a fifth of the answers changed`;
	return rule.kind === "max_drop" ? `it would need about ${aboveInRound(needed)}, if no answer changed` : "it would need one";
}
/** Any item will do where any gain, or a bare floor, is enough. */
function itemsNeeded({ rule }, { strength }) {
	if (rule.kind === "improves" && strength === "significant") return itemsToSee(GAIN, DISCORDANCE);
	return rule.kind === "max_drop" ? itemsToHold(rule.margin) : 1;
}
/** Fewest items whose interval rules a drop out when not one of them flips; null where none do. */
function itemsToHold(margin) {
	if (margin <= 0) return null;
	let items = 1;
	while (bonettPriceInterval(0, 0, items)[0] < -margin) items += 1;
	return items;
}
/** null where the dataset says nothing of the category: the benchmark may still hold it. */
function itemsOf(category, pooled, counts) {
	const known = (pooled ?? (category === null ? Object.keys(counts) : [category])).flatMap((name) => own(counts, name) ?? []);
	if (known.length === 0 && category !== null) return null;
	return known.reduce((total, { deciding }) => total + deciding, 0);
}

// src/commands/plan-dataset.ts
/** What training on a dataset folder will take; `receipts` of earlier runs narrow the range. */
function planDataset(folder, manifest, config, receipts = []) {
	return makePlan({
		rows: countTrainingRows(manifest),
		characters: trainingFiles(manifest).reduce((sum, { path }) => sum + charactersOfFile(join(folder, path), manifest), 0),
		model: config.training.model,
		trainer: config.training.trainer,
		settings: trainingSettings(config),
		budget: trainingBudget(config),
		preflight: preflight(itemCounts(manifest, config.evidence), config.criteria, config.evidence),
		receipts
	});
}
function charactersOfFile(path, { format }) {
	return storedRows(path).reduce((sum, row) => sum + charactersOf(row, format), 0);
}

export { overBudget as n, planTable as r, planDataset as t };