import { n as RetakeError, t as EXIT } from "./error.js";
import { t as VERSION } from "./version.js";
import { n as loadConfig } from "./load.js";
import { i as resultsIn, o as stopIfInterrupted } from "./read-results.js";
import { n as checkReceipt } from "./check-receipt.js";
import { r as readManifest, s as LOOP_FOLDER_KIND } from "./documents.js";
import { t as judgeRuns } from "./judge-runs.js";
import { a as writeWhole, i as writeJson, n as whileAlone, o as refuseForeignFolder } from "./write.js";
import { n as writeDataset } from "./write-dataset.js";
import { t as extractTable } from "./extract-table.js";
import { n as overBudget, r as planTable, t as planDataset } from "./plan-dataset.js";
import { n as trainingSettings, t as trainingBudget } from "./training-settings.js";
import { t as renderNothingToTrain } from "./states.js";
import { t as exitOfVerdict } from "./exit-of-verdict.js";
import { a as nextAfter, n as tellNext, r as studyNext } from "./tell-next.js";
import { t as print } from "./print.js";
import { t as trainOn } from "./train-on.js";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join, relative, resolve } from "node:path";

// src/commands/propose-next.ts
/**
* The loop that a verdict on this machine leads on to; null where none does. Its dataset is written below `out`; it
* is never started by itself, since nothing here counts the runs of a day.
*/
async function proposeNext(config, verdict, judged, { home, out }, context) {
	const rule = nextAfter(config.next, verdict);
	if (rule === null) return null;
	const path = pathOf(rule.config, home, context);
	const dataset = join(out, "next", "dataset");
	const training = join(out, "next", "training");
	return await tellNext(rule.config, config, judged, {
		load: async () => loadConfig({
			path,
			explicit: true,
			read: textOf
		}),
		study: async (next) => await studyNext(next, judged, dataset, context),
		start: async ({ training: { trainer } }) => {
			return {
				kind: "proposed",
				how: {
					kind: "terminal",
					command: [
						"retake",
						"train",
						...[
							"--config",
							path,
							"--dataset",
							dataset,
							"--out",
							training,
							...trainer === "embedded" ? ["--other-model"] : []
						].map((word) => shortened(word, context))
					].join(" ")
				}
			};
		}
	});
}
/** Named from the repository's root, as on GitHub, or from beside the current configuration. */
function pathOf(name, home, { cwd }) {
	const beside = resolve(home, name);
	return existsSync(resolve(cwd, name)) || !existsSync(beside) ? resolve(cwd, name) : beside;
}
function textOf(path) {
	return existsSync(path) ? readFileSync(path, "utf8") : null;
}
/** As one would type it here. */
function shortened(word, { cwd }) {
	const way = word.startsWith("--") ? word : relative(cwd, word);
	const short = way === "" || way.startsWith("..") ? word : way;
	return /^[\w@%+=:,./-]+$/.test(short) ? short : `'${short.replaceAll("'", "'\\''")}'`;
}

// src/commands/run-loop.ts
/** What a loop ends with: that of an earlier one in the folder says nothing of this one, which may fail. */
const ENDS = [
	"verdict.json",
	"comment.md",
	"report.html"
];
/** About two screens. */
const TERMINAL_BYTES = 8e3;
/**
* The loop on one machine: examine, extract, train, examine again, judge. Throws USAGE where another run is at work
* in `out`.
*/
async function runLoop(parts, config, places, context) {
	await refuseForeignFolder(places.out, LOOP_FOLDER_KIND);
	return await whileAlone(places.out, () => loopIn(places, parts, config, context));
}
async function loopIn(places, parts, config, context) {
	const { out } = places;
	for (const file of ENDS) rmSync(join(out, file), { force: true });
	writeJson(join(out, LOOP_FOLDER_KIND.mark), {
		schema: LOOP_FOLDER_KIND.schema,
		...config
	});
	const before = examined(await parts.examineBase(), config, context);
	await writeDataset(before, config, join(out, "dataset"), context);
	const manifest = readManifest(join(out, "dataset"));
	context.log(`What the model got wrong, and what it is to study\n\n${extractTable(manifest)}\n`);
	if (manifest.examples < Math.max(1, config.failures.minimum)) return nothingToTrain(manifest, config, out);
	refuseHopeless(planDataset(join(out, "dataset"), manifest, config), config, context);
	stopIfInterrupted(context);
	const task = {
		trainer: parts.trainer,
		dataset: join(out, "dataset"),
		manifest,
		model: parts.model,
		settings: trainingSettings(config),
		budget: trainingBudget(config),
		requestId: null,
		out: join(out, "training")
	};
	const receipt = await trainOn(task, context);
	const adapter = checkReceipt(receipt, task);
	stopIfInterrupted(context);
	return await judgeLoop(before, examined(await parts.examineTrained(join(task.out, adapter)), config, context), {
		dataset: task.dataset,
		manifest,
		receipt
	}, config, places, context);
}
/** Judges what was learned, and leaves verdict, comment and report page. */
async function judgeLoop(before, after, judged, config, places, context) {
	const { out } = places;
	const { verdict, comment, writePage, terminal } = await judgeRuns(before, after, judged, config, context);
	writeJson(join(out, "verdict.json"), verdict);
	const next = await proposeNext(config, verdict.verdict, judged, places, context);
	writeWhole(join(out, "comment.md"), await comment(void 0, next));
	await writePage(join(out, "report.html"));
	return {
		exit: exitOfVerdict(verdict.verdict),
		verdict,
		comment: await comment(TERMINAL_BYTES, next),
		table: terminal()
	};
}
function examined({ cwd, results }, config, context) {
	return resultsIn(results, config, {
		...context,
		cwd
	});
}
/** Shows the plan; stops where its budget or its criteria say that the run is not worth its price. */
function refuseHopeless(plan, config, context) {
	context.log(`What the training will take\n\n${planTable(plan)}\n`);
	const cost = overBudget(plan, trainingBudget(config));
	if (cost !== null) throw new RetakeError("BUDGET_EXCEEDED", cost, { hint: "Train on less, or raise training.budget." });
	if (plan.can_pass || config.evidence.preflight === "warn") return;
	throw new RetakeError("PREFLIGHT_FAILED", plan.preflight.join(" "), { hint: "Add benchmark items, relax the criteria, or set evidence.preflight to warn." });
}
function nothingToTrain(manifest, config, out) {
	const comment = renderNothingToTrain({
		manifest,
		minimum: config.failures.minimum,
		version: VERSION
	});
	writeWhole(join(out, "comment.md"), comment);
	return {
		exit: EXIT.done,
		verdict: null,
		comment,
		table: ""
	};
}

// src/commands/show-loop-end.ts
/** Shows how a loop ended: the comment (or the verdict as JSON) on stdout; then for people the table, and where files are. */
function showLoopEnd({ exit, verdict, comment, table }, out, json, context) {
	print(verdict ?? { state: "skipped" }, json, () => comment, context);
	if (json) return exit;
	const judged = ", every item in report.html, the verdict in verdict.json";
	if (verdict !== null) context.log(`\n${table}\n`);
	context.log(`all files are in ${out}: the comment in comment.md${verdict === null ? "" : judged}`);
	return exit;
}

export { runLoop as n, showLoopEnd as t };