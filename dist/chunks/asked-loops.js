import { n as RetakeError } from "./error.js";
import { O as sha256, t as DEFAULT_CONFIG_PATH } from "./load.js";
import { E as formatKey, r as Notebook, t as judgeResults } from "./judge-results.js";
import { i as writeJson } from "./write.js";
import { C as resultsArtifact, S as requestIdOfTitle, _ as downloadArtifact, a as refuseOtherLoop, b as datasetArtifact, d as RESULTS_FOLDER, f as copyResults, g as artifactsOfRun, h as artifactsByName, i as uploadArtifact, l as requestIn, n as readEvidence, p as filesBelow, r as readPackage, s as idOf, u as DATASET_FOLDER, w as verdictArtifact, x as requestId, y as askedArtifact } from "./results-package.js";
import { A as getPull, D as filesRead, E as filesInside, F as createOnce, I as sleep, L as ask, R as mayHaveHappened, S as commandText, T as stateAnnouncement, c as withConfig, j as openPulls, k as branchHead, m as orWarn, n as API_VERSION, s as rulingConfig, z as statusOf } from "./connection.js";
import { n as trainingSettings } from "./training-settings.js";
import { c as verdictAnnouncement, s as findCheck, t as conclude } from "./outputs.js";
import { a as nextAfter, n as tellNext, r as studyNext, t as inSentences } from "./tell-next.js";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

// src/github/training-runs.ts
const MOST_PAGES = 10;
const PAGE = 100;
const READ = "actions: read";
/** Runs of the training workflow since a moment, by hand or by us. */
async function trainingRuns(client, workflow, since) {
	const { octokit, owner, repo } = client;
	const runs = [];
	for (let page = 1; page <= MOST_PAGES; page += 1) {
		const { data } = await ask({
			doing: `list the runs of ${workflow}`,
			permission: READ
		}, () => octokit.request("GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs", {
			owner,
			repo,
			workflow_id: workflow,
			event: "workflow_dispatch",
			created: `>=${since.toISOString().slice(0, 19)}Z`,
			per_page: PAGE,
			page
		}));
		runs.push(...data.workflow_runs.map(runOf));
		if (data.workflow_runs.length < PAGE) break;
	}
	return runs;
}
/** The run that carries out a request: the one that runs, else the latest; null where none was ever started. */
async function runOfRequest(client, workflow, requestId, since) {
	const runs = (await trainingRuns(client, workflow, since)).filter((run) => run.request === requestId);
	return runs.find((run) => !run.completed) ?? runs.sort((a, b) => b.id - a.id)[0] ?? null;
}
/** Whether a run is one of that workflow, begun by that event. */
async function isRunOf(client, run, asked) {
	const { event, path } = await readRun(client, run);
	return event === asked.event && path.split("@")[0] === `.github/workflows/${asked.workflow}`;
}
/** One look at a run and its jobs `train` and `watch`. */
async function sight(client, run) {
	const { status, conclusion, html_url, run_attempt = 1 } = await readRun(client, run);
	const jobs = await runJobs(client, run);
	return {
		runStatus: status ?? "queued",
		runConclusion: conclusion,
		...jobs,
		url: html_url,
		attempt: run_attempt
	};
}
async function readRun({ octokit, owner, repo }, run) {
	const { data } = await ask({
		doing: `read run ${run}`,
		permission: READ
	}, () => octokit.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}", {
		owner,
		repo,
		run_id: run
	}));
	return data;
}
/** The jobs of a run that is known to be under way. */
async function runJobs({ octokit, owner, repo }, runId) {
	const { data } = await ask({
		doing: `read the jobs of run ${runId}`,
		permission: READ
	}, () => octokit.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs", {
		owner,
		repo,
		run_id: runId,
		filter: "latest",
		per_page: PAGE
	}));
	const jobs = data.jobs;
	const train = jobs.find(({ name }) => isJob(name, "train"));
	const watch = jobs.find(({ name }) => isJob(name, "watch"));
	return {
		train: train ? jobOf(train) : null,
		watching: watch?.status === "in_progress",
		watchGaveUp: watch?.conclusion === "failure"
	};
}
/**
* Cancels a run; one that is over already is none the worse for it. Asking twice does no harm, so a request that may
* have got lost is made again. Throws RetakeError where GitHub does not take it: then the run goes on.
*/
async function cancelRun(client, runId) {
	const { octokit, owner, repo } = client;
	const cancel = async () => {
		await ask({
			doing: `cancel run ${runId}`,
			permission: "actions: write"
		}, () => octokit.request("POST /repos/{owner}/{repo}/actions/runs/{run_id}/cancel", {
			owner,
			repo,
			run_id: runId
		}));
		return true;
	};
	try {
		await createOnce(cancel, async () => (await readRun(client, runId)).status === "completed" || null);
	} catch (error) {
		if (statusOf(error) !== 409) throw error;
	}
}
function isJob(name, job) {
	return name === job || name.endsWith(` / ${job}`);
}
function jobOf({ status, conclusion, runner_name, steps }) {
	return {
		status,
		conclusion,
		runnerName: runner_name || null,
		steps: steps ?? []
	};
}
function runOf({ id, display_title, status, conclusion, created_at, html_url }) {
	return {
		id,
		request: requestIdOfTitle(display_title),
		completed: status === "completed",
		conclusion,
		createdAt: created_at,
		url: html_url
	};
}

// src/domain/loop/standing.ts
const DAY_MS = 864e5;
/**
* What to do about a request without a verdict, given the training runs there are. The same request is trained once: a
* running one is waited for. A run that was cancelled or failed does not stand in the way of another.
*/
function decideStanding(request, runs, runsPerDay, now) {
	const [running] = runs.filter((run) => run.request === request && !run.completed).sort((a, b) => a.id - b.id);
	if (running) return {
		kind: "attach",
		run: running
	};
	const spentToday = runs.filter((run) => now.getTime() - Date.parse(run.createdAt) < DAY_MS).length;
	return spentToday >= runsPerDay ? {
		kind: "over-budget",
		spentToday
	} : {
		kind: "dispatch",
		spentToday
	};
}

// src/github/dispatch.ts
/** A new run is listed within seconds; the looks are 2, 4, 8, 16 and 32 s apart. */
const LOOKS$1 = 5;
/**
* Starts the training workflow and resolves to its run. Where GitHub does not tell which run that is (204 on
* Enterprise Server, no answer, a broken one), the run is found by the request id in its name, never by being the
* latest; and only where it is not there is it asked for again.
*/
async function dispatchTraining(client, dispatch) {
	for (let attempt = 1;; attempt += 1) {
		try {
			const started = await requestDispatch(client, dispatch);
			if (started !== null) return started;
		} catch (error) {
			if (statusOf(error) === 404) throw missingWorkflow(dispatch, error);
			if (!mayHaveHappened(error)) throw error;
			if (attempt === 3) throw error;
		}
		const found = await findByTitle(client, dispatch);
		if (found !== null) return found;
		if (attempt === 3) throw new RetakeError("GITHUB_UNAVAILABLE", `${dispatch.workflow} was dispatched, but no run of it appeared`, { hint: `Its run-name must be \`retake \${{ inputs.request-id }}\`: compare it with examples/workflows/retake-train.yml.` });
	}
}
function missingWorkflow({ workflow, branch }, cause) {
	return new RetakeError("GITHUB_PERMISSION", `there is no workflow ${workflow} on ${branch} that could be dispatched`, {
		hint: "Copy examples/workflows/retake-train.yml there (training.workflow names it), and give this job `actions: write`.",
		cause
	});
}
/** null where GitHub took it without saying which run it became. */
async function requestDispatch(client, dispatch) {
	try {
		return await postDispatch(client, dispatch, API_VERSION);
	} catch (error) {
		const status = statusOf(error);
		if (status !== 400 && status !== 422) throw error;
		return await postDispatch(client, dispatch, "2022-11-28");
	}
}
async function postDispatch(client, { workflow, branch, inputs }, version) {
	const { octokit, owner, repo } = client;
	const { data } = await ask({
		doing: `dispatch ${workflow}`,
		permission: "actions: write"
	}, () => octokit.request("POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches", {
		owner,
		repo,
		workflow_id: workflow,
		ref: branch,
		inputs,
		headers: { "x-github-api-version": version }
	}));
	const details = data;
	if (details?.workflow_run_id === void 0) return null;
	return {
		id: details.workflow_run_id,
		url: details.html_url ?? ""
	};
}
async function findByTitle(client, { workflow, requestId, since }) {
	for (let look = 1; look <= LOOKS$1; look += 1) {
		await sleep(2 ** look);
		const [first] = (await trainingRuns(client, workflow, since)).filter((run) => run.request === requestId && !run.completed).sort((a, b) => a.id - b.id);
		if (first) return {
			id: first.id,
			url: first.url
		};
	}
	return null;
}

// src/commands/action/end/training-of.ts
/** A queued job lives a day, a training at most five: what is older is not under way. */
const LIVE_DAYS = 7;
/** The training runs that may be under way, and others as young. */
async function recentRuns(loopRun) {
	return await trainingRuns(loopRun.client, loopRun.config.training.workflow, before(loopRun, LIVE_DAYS));
}
/** The run that trains what this loop has asked for; null where nothing was asked, or no run of it is known. */
async function trainingOf(loopRun) {
	return await runSince(loopRun, LIVE_DAYS);
}
/** The same, as long as what it has left is kept. */
async function keptTrainingOf(loopRun) {
	return await runSince(loopRun, Math.max(LIVE_DAYS, loopRun.config.report.artifact_days));
}
/** A training that is not over: a run that was dispatched, or the start run itself where the workflow trains by itself. */
async function underWay(loopRun) {
	const { client, request, key } = loopRun;
	if (request === null) return null;
	const dispatched = await trainingOf(loopRun);
	if (dispatched !== null) return dispatched.completed ? null : dispatched;
	const sighting = await sightIfThere(client, key.run);
	if (sighting === null) return null;
	const { train, runStatus, url } = sighting;
	return train !== null && train.status !== "completed" && runStatus !== "completed" ? {
		id: key.run,
		url,
		createdAt: null
	} : null;
}
/** null where the run was deleted. */
async function sightIfThere(client, run) {
	try {
		return await sight(client, run);
	} catch (error) {
		if (statusOf(error) === 404) return null;
		throw error;
	}
}
async function runSince(loopRun, days) {
	const { client, config, request } = loopRun;
	if (request === null) return null;
	return await runOfRequest(client, config.training.workflow, request, before(loopRun, days));
}
function before({ action }, days) {
	return /* @__PURE__ */ new Date(action.context.now().getTime() - days * 864e5);
}

// src/commands/action/begin/leave-word.ts
/** The request, in the artifact of that name. */
const ASKED_FILE = "request.json";
/** A queued job lives a day, a training at most five. */
const DAYS = 7;
/**
* Leaves word of who asks for a training that is dispatched, before it is asked for: whichever run trains it tells all of
* them. Where that cannot be left the reaper tells.
*/
async function leaveWord({ action }, request) {
	const root = join(action.run.temp, "retake", "asked");
	writeJson(join(root, ASKED_FILE), request);
	try {
		await uploadArtifact(askedArtifact(request.request_id), [join(root, ASKED_FILE)], root, DAYS);
	} catch (error) {
		if (!(error instanceof RetakeError)) throw error;
		action.log.line(`no word was left of this request: ${error.message}`);
	}
}

// src/commands/action/begin/standing-once-settled.ts
const LOOK_SECONDS = 15;
/** GitHub takes five minutes at most to end a job that was cancelled; then the run's last job says so. */
const LOOKS = 28;
/**
* What to do about a request, once no run of it is on its way out: nothing more comes of a run that was cancelled,
* so that it cannot be waited for as for one that trains. `cancelled`: the run was, as far as is known, and GitHub may
* not show it yet.
* @throws RetakeError where it does not come to its end.
*/
async function standingOnceSettled(client, { look, log, signal }, cancelled) {
	let known = null;
	for (let looks = 1;; looks += 1) {
		const standing = await look();
		if (standing.kind !== "attach") return standing;
		const { id, url } = standing.run;
		if (cancelled) known ??= id;
		const isLast = looks > LOOKS || signal.aborted;
		if ((id !== known || isLast) && !await isCancelled(client, id)) return standing;
		if (isLast) throw stillEnding(url);
		if (looks === 1) log(`run ${id} was cancelled: waiting until it is over`);
		await sleep(LOOK_SECONDS, signal);
	}
}
/** Cancelled in a browser, too: the run is still there until its last job has told. */
async function isCancelled(client, run) {
	const { train } = await runJobs(client, run);
	return train?.status === "completed" && train.conclusion === "cancelled";
}
function stillEnding(url) {
	return new RetakeError("GITHUB_UNAVAILABLE", `the run that was cancelled is not over yet: ${url}`, { hint: "Ask again when it is." });
}

// src/commands/action/begin/training-request.ts
/** What the configuration would have trained on this dataset. */
function askedId({ manifest }, config) {
	const asked = {
		datasetDigest: manifest.digest,
		settings: trainingSettings(config),
		model: modelOf(config)
	};
	return requestId(asked, sha256);
}
function modelOf({ training }) {
	if (training.model !== null) return {
		id: training.model,
		revision: training.revision
	};
	throw new RetakeError("CONFIG_INVALID", "training.model is not set", { hint: "Name the model to train in the configuration." });
}
/** The request, as it travels. */
function makeRequest(loopRun, { manifest, rows }, artifact, checkRun) {
	const { action, config, loop, key, commit, pull, request } = loopRun;
	const { minutes, usd_per_hour, usd, runs_per_day } = config.training.budget;
	return {
		schema: "retake.request/1",
		request_id: request,
		loop,
		key: formatKey(key),
		results_commit: commit,
		head_sha: commit,
		repository: action.run.repository,
		pull_request: pull,
		check_run: checkRun,
		dataset: {
			digest: manifest.digest,
			artifact,
			rows
		},
		model: modelOf(config),
		settings: trainingSettings(config),
		budget: {
			minutes,
			usd_per_hour,
			usd,
			runs_per_day
		},
		requested_by: action.run.triggeringActor || "unknown",
		created_at: action.context.now().toISOString()
	};
}
/** What the training workflow is started with. */
function inputsFor({ action }, request) {
	return {
		request: JSON.stringify(request),
		"request-id": request.request_id,
		config: action.inputs.config ?? ".github/retake.yml"
	};
}

// src/commands/action/begin/ask-training.ts
/** Has the training started. A workflow that trains by itself does so in its next job, and is only told to. */
async function askForTraining(loopRun, request, cancelled) {
	const { action, config } = loopRun;
	if (action.run.workflowFile !== config.training.workflow) return await startOnce(loopRun, request, cancelled);
	const finished = await finishedRun(loopRun, request.request_id, action.run.event);
	return finished === null ? { kind: "same-workflow" } : {
		kind: "finished",
		run: finished
	};
}
/**
* Starts the training once: what runs is waited for, what is finished is used again. `cancelled`: the training of this
* very request was cancelled last; a run that is still there is coming to its end.
*/
async function startOnce(loopRun, request, cancelled = false) {
	const { action, client, config } = loopRun;
	await leaveWord(loopRun, request);
	const finished = await finishedRun(loopRun, request.request_id);
	if (finished !== null) return {
		kind: "finished",
		run: finished
	};
	const now = action.context.now();
	const standing = await standingOnceSettled(client, {
		look: async () => {
			const runs = await recentRuns(loopRun);
			return decideStanding(request.request_id, runs, config.training.budget.runs_per_day, now);
		},
		log: action.context.log,
		signal: action.context.signal
	}, cancelled);
	if (standing.kind === "over-budget") return {
		kind: "over-budget",
		spent: standing.spentToday
	};
	if (standing.kind === "attach") return {
		kind: "attached",
		run: standing.run
	};
	const late = cancelled ? await finishedRun(loopRun, request.request_id) : null;
	if (late !== null) return {
		kind: "finished",
		run: late
	};
	const gone = await goneSince(loopRun);
	if (gone !== null) return gone;
	return await dispatchOnce(loopRun, request, standing.spentToday);
}
async function dispatchOnce(loopRun, request, spentToday) {
	const { action, client, config } = loopRun;
	const run = await dispatchTraining(client, {
		workflow: config.training.workflow,
		branch: action.trigger.defaultBranch,
		inputs: inputsFor(loopRun, request),
		requestId: request.request_id,
		since: new Date(action.context.now().getTime() - CLOCK_SKEW_MS)
	});
	const earlier = await dispatchedBefore(loopRun, request.request_id, run.id);
	if (earlier !== null) return {
		kind: "attached",
		run: earlier
	};
	return {
		kind: "dispatched",
		run,
		spent: spentToday + 1
	};
}
/**
* What became of the pull request where somebody has pushed since, or closed it: asked at the last moment, also of a
* start that an event has begun. Its run may have waited, or been run again, and nobody wants these results trained on
* any more.
*/
async function goneSince({ client, pull, commit }) {
	if (pull === null) return null;
	try {
		const { headSha, abandoned } = await getPull(client, pull);
		if (abandoned) return { kind: "closed" };
		return headSha === commit ? null : {
			kind: "moved-on",
			head: headSha
		};
	} catch (error) {
		if (error instanceof RetakeError && error.code === "GITHUB_PERMISSION") return null;
		throw error;
	}
}
/**
* Two starts that looked at the same moment both dispatch. They look again: the older run stays, the younger is
* cancelled before a runner has taken it.
*/
async function dispatchedBefore(loopRun, requestId, ours) {
	const [first] = (await recentRuns(loopRun)).filter((run) => run.request === requestId && !run.completed).sort((a, b) => a.id - b.id);
	if (first === void 0 || first.id >= ours) return null;
	await orWarn(loopRun.action, () => cancelRun(loopRun.client, ours));
	return {
		id: first.id,
		url: first.url
	};
}
const CLOCK_SKEW_MS = 3e5;
/**
* The run that has judged this request already, found by the verdict it left. An artifact of that name proves
* nothing by itself, a fork's run can upload one: it counts only from a run of the training workflow, begun by that
* event.
*/
async function finishedRun(loopRun, id, event = "workflow_dispatch") {
	const { action, client, config } = loopRun;
	const { serverUrl, repository } = action.run;
	const found = (await artifactsByName(client, verdictArtifact(id))).filter((one) => !one.expired && one.ownHead);
	for (const { run } of found.slice(0, 5)) {
		if (run === null || !await isRunOf(client, run, {
			event,
			workflow: config.training.workflow
		})) continue;
		const left = await leftBehind({
			client,
			request: id
		}, run);
		if (left === null || left === "expired") continue;
		return {
			id: run,
			url: `${serverUrl}/${repository}/actions/runs/${run}`
		};
	}
	return null;
}

// src/commands/action/begin/not-started.ts
/** Why nothing was started, in words, and what starts it all the same. */
function forkNotStarted(pull, workflow) {
	return {
		phase: "not-started",
		reason: "fork",
		detail: "What comes from a fork never reaches the GPU on its own.",
		remedy: `A maintainer who has looked at these results can start it with the comment below, where retake-commands.yml is set up, or by running the workflow ${workflow} by hand with the inputs below. Either holds for this very commit only.`,
		values: [
			{
				label: "comment:",
				value: commandText({
					verb: "approve",
					sha: pull.headSha
				})
			},
			{
				label: "pull-request:",
				value: String(pull.number)
			},
			{
				label: "sha:",
				value: pull.headSha
			}
		]
	};
}
/** Commands of people who may not are turned down before anything is started. */
function permissionNotStarted(actor) {
	return {
		phase: "not-started",
		reason: "permission",
		detail: `${actor} has no write permission in this repository.`,
		remedy: "Somebody who has can start it by running this job again."
	};
}
function budgetNotStarted(spent, { training }) {
	const { runs_per_day: most } = training.budget;
	return {
		phase: "not-started",
		reason: "budget",
		detail: `${spent} of ${most} training runs of the last 24 hours are used up (training.budget.runs_per_day).`,
		remedy: "Start it again when a day has passed since the first of them, or raise the budget on the default branch."
	};
}
function costNotStarted(said) {
	return {
		phase: "not-started",
		reason: "budget",
		detail: said,
		remedy: "Train on less, or raise training.budget on the default branch."
	};
}
function preflightNotStarted(sentences) {
	return {
		phase: "not-started",
		reason: "preflight",
		detail: sentences.join(" "),
		remedy: "Add benchmark items, relax the criteria, or set evidence.preflight to warn."
	};
}
/** What a training cannot do without, and the configuration does not say; null where nothing is missing. */
function setupNotStarted({ training, benchmark }) {
	if (training.trainer === "embedded") return null;
	const missing = [...training.model === null ? ["training.model"] : [], ...benchmark.command === null ? ["benchmark.command"] : []];
	if (missing.length === 0) return null;
	return {
		phase: "not-started",
		reason: "setup",
		detail: `The failures are extracted and audited. To train on them ${missing.join(" and ")} must be set.`,
		remedy: "Set it in the configuration on the default branch: docs/configuration.md describes every key."
	};
}
const UNCHANGED = {
	phase: "not-started",
	reason: "unchanged",
	detail: "No result file differs from the merge base, so there is nothing new to learn from.",
	remedy: null
};
const MERGE_QUEUE = {
	phase: "not-started",
	reason: "merge-queue",
	detail: "Nothing is trained in a merge queue: every pull request in it was judged on its own.",
	remedy: null
};

// src/commands/action/end/lead-on.ts
/**
* From a verdict to the next loop: its dataset is made and laid ready as an artifact of this run; where it is to
* start by itself, it is started, at most once. Nothing that goes wrong here takes the verdict away.
*/
async function leadOn(loopRun, verdict, done) {
	const rule = nextAfter(loopRun.config.next, verdict);
	if (rule === null) return null;
	const { action, client } = loopRun;
	const { context, run } = action;
	const own = withConfig(action, rule.config);
	const root = join(run.temp, "retake", "next");
	rmSync(root, {
		recursive: true,
		force: true
	});
	try {
		return await tellNext(rule.config, loopRun.config, done, {
			load: async () => await rulingConfig(own, client),
			study: async (next) => {
				const dataset = join(root, DATASET_FOLDER);
				const named = filesInside(next.results.paths, context);
				const studied = await studyNext(next, done, dataset, context);
				copyResults(filesRead(named, studied.results), context.cwd, join(root, RESULTS_FOLDER));
				return studied;
			},
			start: async (next, studied) => await layReady({
				...loopRun,
				action: own
			}, next, studied, rule, root, done)
		});
	} catch (error) {
		const reason = `Retake failed at it: ${error instanceof Error ? error.message : String(error)}`;
		action.log.warning(`the next loop was not prepared: ${reason}`);
		return {
			config: rule.config,
			loop: null,
			study: null,
			standing: {
				kind: "not-ready",
				reason
			}
		};
	}
}
/** Uploads the dataset and writes the request; starts it where the rule says so. */
async function layReady(loopRun, next, { manifest, study }, rule, root, { since }) {
	const setup = setupNotStarted(next);
	if (setup !== null) return {
		kind: "not-ready",
		reason: `${setup.detail} ${setup.remedy}`
	};
	const { run, trigger } = loopRun.action;
	const { workflow } = next.training;
	if (run.workflowFile === workflow && trigger.inputs.request === void 0) return {
		kind: "not-ready",
		reason: `The workflow ${workflow} trains by itself and takes no request.`
	};
	const nextRun = {
		...loopRun,
		config: next,
		loop: next.name,
		key: {
			...run.key,
			order: loopRun.key.order
		},
		request: askedId({ manifest }, next),
		training: null
	};
	const artifact = `${datasetArtifact(next.name)}-${run.key.attempt}`;
	await uploadArtifact(artifact, filesBelow(root), root, next.report.artifact_days);
	const request = makeRequest(nextRun, {
		manifest,
		rows: study.plan.rows
	}, artifact, null);
	const how = {
		kind: "workflow",
		workflow,
		inputs: inputsFor(nextRun, request)
	};
	if (rule.start === "propose") return {
		kind: "proposed",
		how
	};
	try {
		return await startByItself(nextRun, request, how, new Date(since));
	} catch (error) {
		if (!(error instanceof RetakeError)) throw error;
		return {
			kind: "held-back",
			reason: inSentences(error),
			how
		};
	}
}
/** At most one start for each verdict: a report that is run again finds the run that its first attempt started. */
async function startByItself(nextRun, request, how, since) {
	const { action, client, config, pull } = nextRun;
	if (pull !== null && (await getPull(client, pull)).headRepository !== action.run.repository) return {
		kind: "held-back",
		reason: "These results came from a fork: what follows them is started by hand.",
		how
	};
	const earlier = await runOfRequest(client, config.training.workflow, request.request_id, since);
	if (earlier !== null) return started(earlier, "");
	const asked = await startOnce(nextRun, request);
	if (asked.kind === "over-budget") return {
		kind: "held-back",
		reason: budgetNotStarted(asked.spent, config).detail,
		how
	};
	if (asked.kind === "moved-on" || asked.kind === "closed") return {
		kind: "held-back",
		reason: `The pull request ${asked.kind === "closed" ? "was closed" : "has moved on"}.`,
		how
	};
	action.log.notice(`the next loop, ${config.name}: ${asked.kind}, ${asked.run.url}`);
	return started(asked.run, asked.kind === "finished" ? ", done before" : "");
}
function started({ id, url }, what) {
	return {
		kind: "started",
		run: {
			label: `training run ${id}${what}`,
			url
		}
	};
}

// src/commands/action/end/conclude-run.ts
/**
* A training run is over, however it ended: judge what it left, or say what became of it. Resolves to the exit code.
* Throws GITHUB_UNAVAILABLE where that cannot be known now.
*/
async function concludeRun(loopRun, over) {
	try {
		const announcement = await outcome(loopRun, over);
		return {
			exit: await conclude(loopRun, announcement),
			announcement
		};
	} catch (error) {
		if (!(error instanceof RetakeError)) await conclude(loopRun, ownFault(error, minutesSince(over.since, loopRun)));
		throw error;
	}
}
/** Nobody is to wait for what Retake itself cannot do. */
function ownFault(error, minutes) {
	const [message = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
	return stateAnnouncement({
		phase: "failed",
		reason: "bug",
		minutes,
		message,
		hint: "Please report it, with the log of this run.",
		log: []
	}, null);
}
async function outcome(loopRun, over) {
	const { ending } = over;
	const minutes = minutesSince(over.since, loopRun);
	const { runner } = loopRun.config.training;
	if (ending.kind === "cancelled") return stateAnnouncement({
		phase: "cancelled",
		by: null,
		minutes
	}, null);
	try {
		refuseOtherLoop(loopRun);
		const left = await leftBehind(loopRun, over.id);
		if (left === "expired") return lost("expired");
		if (left === null) return ending.kind === "lost" ? lost(ending.reason) : noResults(ending);
		return await judgeLeft(loopRun, over, left);
	} catch (error) {
		if (!(error instanceof RetakeError) || error.code === "GITHUB_UNAVAILABLE") throw error;
		const message = error.message.replace(/^training did not happen as asked: /, "");
		return failure(REASON_OF_CODE[error.code] ?? "results-missing", message, error.hint ?? null, []);
	}
	function lost(reason) {
		return stateAnnouncement({
			phase: "lost",
			reason,
			labels: runner,
			minutes
		}, null);
	}
	function failure(reason, message, hint, log) {
		return stateAnnouncement({
			phase: "failed",
			reason,
			minutes,
			message,
			hint,
			log
		}, null);
	}
	function noResults(end) {
		if (end.kind === "failed" && end.reason === "time-limit") return failure("time-limit", "the job reached its timeout-minutes", TIME_LIMIT_HINT, []);
		return failure(end.kind === "failed" ? end.reason : "results-missing", "the training job left no results", "The log of the training job says why.", []);
	}
}
const TIME_LIMIT_HINT = "Raise timeout-minutes of the training job, or train on less.";
const REASON_OF_CODE = {
	RECEIPT_INVALID: "receipt",
	DATASET_INVALID: "receipt",
	REQUEST_INVALID: "request",
	TRAINING_FAILED: "training",
	BENCHMARK_FAILED: "benchmark"
};
const REASON_OF_STAGE = {
	training: "training",
	benchmark: "benchmark",
	request: "request"
};
/** Judges an artifact of results, or tells the failure that it records. */
async function judgeLeft(loopRun, { request, since, ending, leadsOn = false }, artifact) {
	const { action, client, config } = loopRun;
	const folder = mkdtempSync(join(action.run.temp, "retake-results-"));
	await downloadArtifact(client, artifact, folder);
	const left = readPackage(folder);
	const asked = request ?? left.request;
	if (asked.request_id !== loopRun.request || idOf(asked) !== asked.request_id) throw new RetakeError("REQUEST_INVALID", "what the run left belongs to another request");
	if (left.failure !== null) {
		const { stage, message, hint, log } = left.failure;
		const reason = ending.kind === "failed" && ending.reason === "time-limit" ? "time-limit" : REASON_OF_STAGE[stage];
		const minutes = minutesSince(since, loopRun);
		return stateAnnouncement({
			phase: "failed",
			reason,
			minutes,
			message,
			hint,
			log
		}, null);
	}
	const { manifest, receipt, before, after } = await readEvidence(folder, left, asked, config, action.context);
	const notebook = new Notebook(manifest, action.context);
	const baseline = await notebook.noteBaseline(before);
	const compared = await notebook.compare(baseline, await notebook.noteCandidate(after));
	const judged = judgeResults(compared, {
		manifest,
		receipt
	}, config, action.context);
	const verdict = await verdictAnnouncement(judged);
	if (!leadsOn) return verdict;
	const done = {
		dataset: join(folder, DATASET_FOLDER),
		manifest,
		receipt,
		since
	};
	const next = await leadOn(loopRun, judged.verdict.verdict, done);
	return next === null ? verdict : {
		...await verdictAnnouncement(judged, { next }),
		elsewhere: verdict
	};
}
/** The artifact of the youngest attempt; null where the run left none. */
async function leftBehind({ client, request }, runId) {
	if (request === null) return null;
	const name = resultsArtifact(request, 1);
	const [youngest] = (await artifactsOfRun(client, runId)).filter((one) => one.name === name || one.name.startsWith(`${name}-`)).sort((a, b) => b.id - a.id);
	if (youngest === void 0) return null;
	return youngest.expired ? "expired" : youngest;
}
function minutesSince(instant, { action }) {
	return Math.max(0, (action.context.now().getTime() - Date.parse(instant)) / 6e4);
}

// src/commands/action/end/open-loops.ts
/** The open loops of this name: on the heads of open pull requests, and on that of the default branch. */
async function* openLoops(action, client, config) {
	const places = [...(await openPulls(client)).map(({ headSha, number }) => ({
		sha: headSha,
		pull: number
	})), {
		sha: await branchHead(client, action.trigger.defaultBranch),
		pull: null
	}];
	for (const place of places) {
		const check = await findCheck(client, place.sha, config.name);
		if (check === null || check.conclusion !== null) continue;
		yield {
			loopRun: loopOfCheck(action, client, config, place, check),
			check
		};
	}
}
/** The loop that a check of ours tells of. */
function loopOfCheck(action, client, config, { sha, pull }, { about: { key, request, attempt } }) {
	return {
		action,
		client,
		config,
		loop: config.name,
		key,
		commit: sha,
		request,
		pull,
		attempt,
		training: null
	};
}

// src/commands/action/end/asked-loops.ts
/** Of one request; the latest first. */
const MOST_ASKERS = 20;
/** Bytes of a word: a request is far smaller. */
const LARGEST_WORD = 65536;
/**
* The loops that have asked for a training, and whose check says so. The word that their starts have left only tells
* where to look: anybody who can start a workflow could have left it. `known`: a start that need not be looked at.
*/
async function* loopsThatAsked({ action, client, config }, request, known = null) {
	const seen = /* @__PURE__ */ new Set();
	const words = (await artifactsByName(client, askedArtifact(request))).filter(({ expired, ownHead, run, bytes }) => !expired && ownHead && run !== known && bytes <= LARGEST_WORD);
	for (const word of words.slice(0, MOST_ASKERS)) {
		const asked = await orWarn(action, () => readWord(action, client, word));
		if (asked === null || asked.request_id !== request || asked.loop !== config.name) continue;
		const place = {
			sha: asked.head_sha,
			pull: asked.pull_request
		};
		if (seen.has(JSON.stringify(place))) continue;
		seen.add(JSON.stringify(place));
		const check = await findCheck(client, place.sha, config.name);
		if (check?.about.request === request) yield {
			loopRun: loopOfCheck(action, client, config, place, check),
			check
		};
	}
}
/** The other loops that wait for the training that this one has asked for. `known`: the start of this one. */
async function* othersWaiting(own, known = null) {
	if (own.request === null) return;
	for await (const { loopRun, check } of loopsThatAsked(own, own.request, known)) {
		const { commit, pull, attempt } = loopRun;
		const isOpen = check.conclusion === null || attempt < own.attempt;
		if (commit === own.commit ? pull !== own.pull : isOpen) yield {
			...loopRun,
			attempt: own.attempt,
			training: own.training
		};
	}
}
async function readWord({ run }, client, artifact) {
	const folder = mkdtempSync(join(run.temp, "retake-asked-"));
	await downloadArtifact(client, artifact, folder);
	return requestIn(textIn(join(folder, ASKED_FILE)), run);
}
function textIn(path) {
	try {
		return readFileSync(path, "utf8");
	} catch (cause) {
		throw new RetakeError("REQUEST_INVALID", `the word of a request holds no ${ASKED_FILE}`, { cause });
	}
}

export { trainingOf as C, trainingRuns as D, runJobs as E, sightIfThere as S, cancelRun as T, startOnce as _, concludeRun as a, keptTrainingOf as b, MERGE_QUEUE as c, costNotStarted as d, forkNotStarted as f, askForTraining as g, setupNotStarted as h, openLoops as i, UNCHANGED as l, preflightNotStarted as m, othersWaiting as n, leftBehind as o, permissionNotStarted as p, loopOfCheck as r, minutesSince as s, loopsThatAsked as t, budgetNotStarted as u, askedId as v, underWay as w, recentRuns as x, makeRequest as y };