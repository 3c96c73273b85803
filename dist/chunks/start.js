import { n as RetakeError, t as EXIT } from "./error.js";
import { g as datasetArtifact, h as uploadArtifact, l as filesBelow, u as prepare } from "./results-package.js";
import { g as startConfig, i as stateAnnouncement, l as renderSummary, m as openCheckout, r as findComments, t as frameOf, u as connectTo } from "./publish-comment.js";
import { a as costNotStarted, c as preflightNotStarted, d as askedId, i as budgetNotStarted, l as setupNotStarted, n as MERGE_QUEUE, o as forkNotStarted, p as makeRequest, r as UNCHANGED, s as permissionNotStarted, t as concludeRun, u as askForTraining } from "./conclude-run.js";
import { n as overBudget } from "./plan-dataset.js";
import { t as trainingBudget } from "./training-settings.js";
import { n as trustOf, t as subjectOf } from "./subject.js";
import { a as summarise, i as announce, t as conclude } from "./outputs.js";

// src/commands/action/may-start.ts
/** Why no training is asked for; null where it may be. `prepared` is null where the results were not read. */
async function whyNot({ action, client, config }, subject, prepared) {
	if (prepared !== null && prepared.manifest.examples < Math.max(1, config.failures.minimum)) return "nothing-to-train";
	const trust = await trustOf(action, client, subject);
	if (!trust.trusted) return trust.reason === "fork" && subject.pull !== null ? forkNotStarted(subject.pull, action.trigger.after ?? action.run.workflowFile ?? "retake.yml") : permissionNotStarted(action.run.triggeringActor);
	if (prepared === null) return null;
	const setup = setupNotStarted(config);
	if (setup !== null) return setup;
	const { plan } = prepared;
	const cost = overBudget(plan, trainingBudget(config));
	if (cost !== null) return costNotStarted(cost);
	return config.evidence.preflight === "require" && !plan.can_pass ? preflightNotStarted(plan.preflight) : null;
}

// src/commands/action/right-checkout.ts
/**
* Refuses to read one commit's results as another's. GitHub checks out a merge of the pull request by default; that
* counts as its head, too.
*/
function refuseOtherCheckout({ context, trigger }) {
	const heads = openCheckout(context.cwd).heads();
	const [head] = heads;
	if (head === void 0 || heads.includes(trigger.commit)) return;
	throw new RetakeError("USAGE", `the checkout is at ${head.slice(0, 7)}, the results asked for are those of ${trigger.commit.slice(0, 7)}`, { hint: "Check out that commit, with `ref:` of actions/checkout as in examples/workflows/retake.yml." });
}

// src/commands/start.ts
/** Events of the trusted side: what is checked out there is the default branch, not the pull request. */
const HOLDS_NO_RESULTS = /* @__PURE__ */ new Set(["pull_request_target", "workflow_run"]);
/** `start`: from pushed results to a training run that was asked for; then it ends and others carry on. */
async function start(action) {
	if (action.trigger.deleted) return nothing(action, "the push deletes a branch");
	const client = connectTo(action);
	const subject = await subjectOf(action, client);
	if (subject.pull !== null && !subject.pull.open) return nothing(action, "the pull request is closed");
	const here = {
		...action,
		trigger: subject.trigger
	};
	const config = await startConfig(here, client, subject.fork);
	const loopRun = {
		action: here,
		client,
		config,
		loop: config.name,
		key: action.run.key,
		commit: subject.trigger.commit,
		request: null,
		pull: subject.pull?.number ?? null,
		head: subject.pull?.headSha ?? null,
		training: null
	};
	if (action.run.event === "merge_group") return await conclude(loopRun, stateAnnouncement(MERGE_QUEUE, null));
	if (action.run.event === "workflow_run" && !subject.fork) return nothing(action, "its own workflow looks after it");
	if (subject.fork && HOLDS_NO_RESULTS.has(action.run.event)) return await forkEnd(loopRun, subject);
	refuseOtherCheckout(here);
	const prepared = await prepare(here, client, config, baseBranchOf(subject));
	setDatasetOutputs(action, prepared);
	if (prepared.unchanged) return await leaveInPeace(loopRun);
	await showComparison(loopRun, prepared);
	const blocked = await whyNot(loopRun, subject, prepared);
	if (blocked !== null) return await notStarted(loopRun, blocked, prepared);
	return await ask({
		...loopRun,
		request: askedId(prepared, config)
	}, prepared);
}
/** A pull request that brings no results gets its check, for it may be a required one, but no comment of its own. */
async function leaveInPeace(loopRun) {
	const { client, pull, loop } = loopRun;
	const spoken = pull !== null && (await findComments(client, pull, loop)).length > 0;
	return await conclude({
		...loopRun,
		pull: spoken ? pull : null
	}, stateAnnouncement(UNCHANGED, null));
}
/** Asks for the training. Everything up to the dispatch can be repeated by a run that comes after a crash. */
async function ask(loopRun, prepared) {
	const { action, config, key } = loopRun;
	const artifact = `${datasetArtifact(config.name)}-${key.attempt}`;
	await uploadArtifact(artifact, filesBelow(prepared.root), prepared.root, config.report.artifact_days);
	const { manifest, plan } = prepared;
	const extracted = stateAnnouncement({ phase: "extracted" }, manifest, plan.preflight);
	const { check, comment } = await announce(loopRun, extracted);
	const request = makeRequest(loopRun, prepared, artifact, check?.id ?? null);
	setOutputs(action, {
		"request-id": request.request_id,
		"comment-url": comment?.url,
		"check-run-url": check?.url,
		request: JSON.stringify(request)
	});
	const asked = await askForTraining(loopRun, request).catch((error) => refused(error, loopRun, manifest));
	if (typeof asked === "number") return asked;
	if (asked.kind === "over-budget") return await conclude(loopRun, stateAnnouncement(budgetNotStarted(asked.spent, config), manifest));
	if (asked.kind === "same-workflow") return EXIT.done;
	const label = {
		dispatched: "",
		attached: ", already under way",
		finished: ", done before"
	}[asked.kind];
	const training = {
		label: `training run ${asked.run.id}${label}`,
		url: asked.run.url
	};
	setOutputs(action, { "training-run-id": String(asked.run.id) });
	const most = config.training.budget.runs_per_day;
	const spent = asked.kind === "dispatched" ? ` (${asked.spent} of ${most} runs of the last 24 hours)` : "";
	action.log.notice(`${asked.kind}: ${training.label}, ${asked.run.url}${spent}`);
	const withRun = {
		...loopRun,
		training
	};
	if (asked.kind === "finished") {
		const over = {
			id: asked.run.id,
			request,
			since: request.created_at,
			ending: { kind: "done" }
		};
		return (await concludeRun(withRun, over)).exit;
	}
	const { runner, queue_minutes } = config.training;
	const queued = stateAnnouncement({
		phase: "queued",
		waitingFor: "runner",
		labels: runner,
		minutes: 0,
		limitMinutes: queue_minutes
	}, manifest, plan.preflight);
	await announce(withRun, queued);
	await summarise(withRun, queued);
	return EXIT.done;
}
/** GitHub would not start it: the check must not wait for what will not come. */
async function refused(error, loopRun, manifest) {
	if (!(error instanceof RetakeError)) throw error;
	const { message, hint = null } = error;
	const view = {
		phase: "failed",
		reason: "request",
		minutes: null,
		message,
		hint,
		log: []
	};
	loopRun.action.log.error(hint === null ? message : `${message}\n${hint}`);
	await conclude(loopRun, stateAnnouncement({
		...view,
		log: []
	}, manifest));
	return error.exitCode;
}
async function notStarted(loopRun, blocked, { manifest, plan }) {
	const view = blocked === "nothing-to-train" ? {
		phase: "skipped",
		manifest,
		minimum: loopRun.config.failures.minimum
	} : blocked;
	return await conclude(loopRun, stateAnnouncement(view, manifest, plan.preflight));
}
/** A fork's results are not even read where a write token is at hand: what can start them is said, and no more. */
async function forkEnd(loopRun, subject) {
	const blocked = await whyNot(loopRun, subject, null);
	if (blocked === null || blocked === "nothing-to-train") return EXIT.done;
	return await conclude(loopRun, stateAnnouncement(blocked, null));
}
/** What the commit is to be merged into; null for a push to the default branch itself. */
function baseBranchOf({ pull, trigger }) {
	if (pull !== null) return pull.baseRef;
	return trigger.branch === null || trigger.branch === trigger.defaultBranch ? null : trigger.defaultBranch;
}
/** The results as they were pushed against those of the merge base: in the step summary, apart from the loop's verdict. */
async function showComparison(loopRun, { comparison }) {
	if (comparison === null) return;
	const frame = {
		...frameOf(loopRun, {
			phase: "extracted",
			verdict: null
		}, []),
		marker: null
	};
	const text = renderSummary({
		...frame,
		...comparison
	});
	await loopRun.action.log.summary(`## These results against the merge base, before any training\n\n${text}\n`);
}
function setDatasetOutputs(action, { folder, manifest }) {
	const failures = Object.values(manifest.categories).reduce((sum, { selected }) => sum + selected, 0);
	setOutputs(action, {
		failures: String(failures),
		examples: String(manifest.examples),
		"dataset-path": folder,
		"dataset-digest": manifest.digest
	});
}
function setOutputs({ log }, outputs) {
	for (const [name, value] of Object.entries(outputs)) if (value) log.output(name, value);
}
function nothing(action, why) {
	action.log.notice(`nothing to do: ${why}`);
	return EXIT.done;
}

export { start };