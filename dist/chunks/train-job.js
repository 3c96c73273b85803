import { n as RetakeError, t as EXIT } from "./error.js";
import { C as resultsArtifact, _ as downloadArtifact, a as refuseOtherLoop, c as readRequest, d as RESULTS_FOLDER, g as artifactsOfRun, i as uploadArtifact, o as requestedLoop, p as filesBelow, t as PACKAGE_FILE, u as DATASET_FOLDER } from "./results-package.js";
import { t as optimizerSteps } from "./steps.js";
import { i as writeJson } from "./write.js";
import { T as stateAnnouncement, l as publishComment, m as orWarn, s as rulingConfig, t as connectTo } from "./connection.js";
import { t as keptResults } from "./kept-results.js";
import { t as checkModel } from "./check-model.js";
import { n as checkReceipt } from "./check-receipt.js";
import { t as configHome } from "./config-home.js";
import { r as readManifest, t as checkDataset } from "./documents.js";
import { D as parseKey } from "./judge-results.js";
import { t as loopParts } from "./loop-parts.js";
import { t as trainOn } from "./train-on.js";
import { n as trainingSettings, t as trainingBudget } from "./training-settings.js";
import { closeSync, cpSync, existsSync, fstatSync, mkdirSync, openSync, readSync } from "node:fs";
import { join, resolve } from "node:path";

// src/commands/action/study/asked-config.ts
const METHODS = [
	"qlora",
	"lora",
	"full"
];
/**
* The trusted configuration with what the request asks laid over it: model and numbers. What is executed stays, and
* so does the budget: a request can only ask for less.
*/
function askedConfig(trusted, { settings, model, budget }) {
	const method = METHODS.find((one) => one === settings.method);
	if (method === void 0) throw new RetakeError("REQUEST_INVALID", `the request asks for the method ${JSON.stringify(settings.method.slice(0, 60))}`, { hint: `Known are ${METHODS.join(", ")}.` });
	const own = trusted.training.budget;
	return {
		...trusted,
		training: {
			...trusted.training,
			...settings,
			method,
			model: model.id,
			revision: model.revision,
			budget: {
				...own,
				minutes: Math.min(own.minutes, budget.minutes)
			}
		}
	};
}

// src/commands/action/study/examined-files.ts
/**
* Where an exam's results lie in the package: what was written into its own folder stays there, others (the pushed
* ones, used again) are copied into it.
*/
function examinedFiles({ cwd, results }, out, folder) {
	const own = `${folder}/`;
	if (resolve(cwd) === resolve(out) && results.every((spec) => spec.startsWith(own))) return {
		folder,
		paths: results.map((spec) => spec.slice(own.length))
	};
	cpSync(resolve(cwd), join(out, folder), { recursive: true });
	return {
		folder,
		paths: [...results]
	};
}

// src/commands/action/study/live-progress.ts
const EVERY_MS = 6e4;
/** Follows a training in the comment, at most once a minute. What cannot be written is no reason to stop training. */
function liveProgress(loopRun, usdPerHour) {
	const { action, pull } = loopRun;
	const now = () => action.context.now().getTime();
	const startedAt = now();
	let saidAt = Number.NEGATIVE_INFINITY;
	let first = null;
	let speaking = Promise.resolve();
	const say = (view) => {
		if (pull === null) return;
		saidAt = now();
		speaking = speaking.then(() => publishComment(loopRun, pull, stateAnnouncement(view, null))).catch((error) => action.log.warning(`the comment is behind: ${error.message}`));
	};
	const onProgress = ({ at, step, steps, loss }) => {
		first ??= loss;
		if (now() - saidAt < EVERY_MS) return;
		const hours = (now() - startedAt) / 36e5;
		say({
			phase: "training",
			step,
			steps,
			loss: loss === null ? null : {
				first,
				latest: loss
			},
			minutesLeft: step === 0 ? null : hours * 60 / step * (steps - step),
			heardAt: at,
			usdSoFar: usdPerHour === null ? null : hours * usdPerHour
		});
	};
	return {
		/** The same trainer, followed. */
		follow: (train) => (job) => train({
			...job,
			onProgress: (progress) => {
				job.onProgress(progress);
				onProgress(progress);
			}
		}),
		say,
		/** Resolves when the comment is up to date. */
		settled: () => speaking
	};
}

// src/commands/action/study/log-tail.ts
const BYTES = 65536;
const LONGEST_LINE = 1e3;
/** The last lines of the first of these files that is there; none where none is. */
function logTail(paths) {
	const path = paths.find((one) => existsSync(one));
	if (path === void 0) return [];
	const file = openSync(path, "r");
	try {
		const { size } = fstatSync(file);
		const bytes = Buffer.alloc(Math.min(size, BYTES));
		readSync(file, bytes, 0, bytes.length, size - bytes.length);
		return bytes.toString("utf8").trimEnd().split(/\r?\n/).slice(-20).map((line) => line.slice(0, LONGEST_LINE));
	} finally {
		closeSync(file);
	}
}

// src/commands/fetch-dataset.ts
/**
* Unpacks the dataset of a request: it comes from the start run that the key names, and from no other. Throws
* REQUEST_INVALID where it is not there.
*/
async function fetchDataset(client, request, folder) {
	const run = parseKey(request.key)?.run ?? 0;
	const [artifact] = await artifactsOfRun(client, run, request.dataset.artifact);
	if (artifact === void 0 || artifact.run !== run) throw new RetakeError("REQUEST_INVALID", `run ${run} has no artifact ${JSON.stringify(request.dataset.artifact)}`, { hint: "It may have expired (report.artifact_days). Start the loop again." });
	await downloadArtifact(client, artifact, folder);
}

// src/commands/train-job.ts
/**
* `train`: the job on the GPU runner. Verifies the request, trains and examines by the default branch's commands,
* and uploads what `report` judges; also where it failed, with the reason.
*/
async function trainJob(action) {
	const request = readRequest(action);
	const client = connectTo(action);
	const config = askedConfig(await rulingConfig(action, client), request);
	const { run } = action;
	const loopRun = requestedLoop(action, client, config, request, {
		id: run.key.run,
		url: run.url
	});
	const out = join(run.temp, "retake", "out");
	mkdirSync(out, { recursive: true });
	const left = {
		request,
		before: null,
		after: null,
		failure: null
	};
	try {
		await study(loopRun, request, out, left);
	} catch (error) {
		left.failure = failureOf(error, left, out);
		await orWarn(action, () => leave(loopRun, out, left));
		throw error;
	}
	await leave(loopRun, out, left);
	return EXIT.done;
}
/** Dataset, first exam, training, second exam: each step leaves its files in `out`. */
async function study(loopRun, request, out, left) {
	const { action, client, config } = loopRun;
	refuseOtherLoop(loopRun);
	const fetched = join(action.run.temp, "retake", "fetched");
	const dataset = join(out, DATASET_FOLDER);
	await fetchDataset(client, request, fetched);
	cpSync(join(fetched, DATASET_FOLDER), dataset, { recursive: true });
	const manifest = askedManifest(dataset, request);
	const parts = await loopParts(config, configHome(action.inputs.config, action.context), out, action.context);
	checkModel(manifest, parts.model, false);
	const live = liveProgress(loopRun, config.training.budget.usd_per_hour);
	live.say(beforeTheFirstStep(request, action));
	const reuse = config.benchmark.baseline === "reuse" && config.training.trainer !== "embedded";
	left.before = examinedFiles(reuse ? pushed(loopRun, manifest, fetched) : await parts.examineBase(), out, "before");
	const task = {
		trainer: {
			name: parts.trainer.name,
			train: live.follow(parts.trainer.train)
		},
		dataset,
		manifest,
		model: request.model,
		settings: trainingSettings(config),
		budget: trainingBudget(config),
		requestId: request.request_id,
		out: join(out, "training")
	};
	const receipt = await trainOn(task, action.context);
	await live.settled();
	const adapter = checkReceipt(receipt, task);
	live.say({
		phase: "benchmarking",
		done: 0,
		total: null
	});
	left.after = examinedFiles(await parts.examineTrained(join(task.out, adapter)), out, "after");
	await live.settled();
}
/** The results that were pushed: a pull request may have said by its own configuration where they lie. */
function pushed({ config }, manifest, fetched) {
	const cwd = join(fetched, RESULTS_FOLDER);
	return {
		cwd,
		results: keptResults(manifest, config.results, cwd).paths
	};
}
/** Throws DATASET_INVALID where the dataset is not the one that was asked for. */
function askedManifest(dataset, request) {
	const manifest = readManifest(dataset);
	checkDataset(dataset, manifest);
	if (manifest.digest === request.dataset.digest) return manifest;
	throw new RetakeError("DATASET_INVALID", "the dataset is not the one that was asked for: its digest differs");
}
/** The job has its runner: models are loaded and the first exam is sat, which can take a while. */
function beforeTheFirstStep({ dataset, settings }, { context }) {
	return {
		phase: "training",
		step: 0,
		steps: optimizerSteps(dataset.rows, settings),
		loss: null,
		minutesLeft: null,
		heardAt: context.now().toISOString(),
		usdSoFar: null
	};
}
function failureOf(error, { before }, out) {
	const known = error instanceof RetakeError;
	const stage = known && error.code === "BENCHMARK_FAILED" ? "benchmark" : before === null ? "request" : "training";
	const logs = stage === "benchmark" ? ["after.log", "before.log"] : ["training/trainer.log"];
	return {
		stage,
		message: (error instanceof Error ? error.message : String(error)).slice(0, 2e3),
		hint: known && error.hint || null,
		log: logTail(logs.map((path) => join(out, path)))
	};
}
/** Everything `report` needs, never the weights: they stay on this machine. */
async function leave({ action, config }, out, left) {
	writeJson(join(out, PACKAGE_FILE), left);
	const wanted = [
		`${DATASET_FOLDER}/`,
		"before/",
		"after/",
		"training/receipt.json",
		"training/progress.jsonl",
		PACKAGE_FILE
	];
	const files = filesBelow(out).filter((file) => wanted.some((path) => file.startsWith(join(out, path))));
	const name = resultsArtifact(left.request.request_id, action.run.key.attempt);
	await uploadArtifact(name, files, out, config.report.artifact_days);
}

export { trainJob };