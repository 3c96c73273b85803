import { n as RetakeError, t as EXIT } from "./error.js";
import { a as announce, l as renderSummary, o as summarise, r as setOutputs, s as findCheck, t as conclude } from "./outputs.js";
import { A as getPull, T as stateAnnouncement, d as findComments, i as branchConfig, m as orWarn, o as loopsLedTo, r as asPushed, s as rulingConfig, t as connectTo, u as unmarkedFrame, w as errorAnnouncement } from "./connection.js";
import { c as link } from "./warnings-section.js";
import { a as reply, n as turnDown, o as replyError, r as whichRun, t as understand } from "./understand.js";
import { n as overBudget } from "./plan-dataset.js";
import { t as trainingBudget } from "./training-settings.js";
import { a as concludeRun, c as MERGE_QUEUE, d as costNotStarted, f as forkNotStarted, g as askForTraining, h as setupNotStarted, l as UNCHANGED, m as preflightNotStarted, p as permissionNotStarted, r as loopOfCheck, u as budgetNotStarted, v as askedId, y as makeRequest } from "./asked-loops.js";
import { a as trustOf, i as subjectOf, n as whereSpoken, o as refuseOtherCheckout, r as loopOf, t as usable } from "./usable.js";
import { b as datasetArtifact, i as uploadArtifact, m as prepare, p as filesBelow } from "./results-package.js";
import { O as youngerThan, T as compareKeys } from "./judge-results.js";
import { t as endClosed } from "./end-closed.js";

// src/commands/action/answer/start-on-command.ts
/**
* `/retake train` and `/retake approve`, where the commit that they were written for is checked out. What `answer`
* found out is not believed but found out again; since a push came between, it is refused here.
*/
async function startOnCommand(action, client, start) {
	const said = await understand(action, client);
	if (said.kind !== "bound") return await turnDown(action, client, said);
	const { verb } = said.commanded.command;
	if (verb !== "train" && verb !== "approve") {
		action.log.notice("nothing to do: the comment asks for no training");
		return EXIT.done;
	}
	const { commanded } = said;
	const here = {
		...action,
		run: {
			...action.run,
			triggeringActor: commanded.comment.author
		}
	};
	try {
		const started = await start(here, client, subjectOfCommand(here, commanded));
		await reply(action, client, commanded, outcome$1(started, here));
		return started.exit;
	} catch (error) {
		if (error instanceof RetakeError) await replyError(action, client, commanded, error);
		throw error;
	}
}
/** A fork's commit counts as approved only by the command that names all of it. */
function subjectOfCommand({ trigger }, { command, pull, fork }) {
	const { headSha: commit, headRef: branch, headRepository } = pull;
	const inputs = command.verb === "approve" ? { sha: command.sha } : {};
	return {
		trigger: {
			...trigger,
			commit,
			branch,
			headRepository,
			pull,
			inputs
		},
		pull,
		fork,
		byPerson: true
	};
}
function outcome$1({ asked }, { run: { url } }) {
	if (asked === null) return {
		done: false,
		markdown: `No training was started; ${`the first line says why, or else the summary of ${link("this run", url)}`}.`
	};
	return {
		done: true,
		markdown: whichRun(asked)
	};
}

// src/commands/action/begin/may-start.ts
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

// src/commands/action/begin/start-key.ts
/**
* The key of a start: of an event its run's own. What a person asks for must come after what stands there, and every
* workflow file counts its runs by itself; one that hears all comments counts fast. So a start by a person gets the
* least order that makes it younger than what stands, and the next event's run is younger again. So does a run that
* is run again, as far as its own commit is spoken of.
*/
async function startKey(action, client, { pull, trigger, byPerson }, loop) {
	const { key } = action.run;
	if (!byPerson && key.attempt === 1) return key;
	const comments = pull === null ? [] : await orWarn(action, () => findComments(client, pull.number, loop));
	const check = await orWarn(action, () => findCheck(client, trigger.commit, loop));
	const [latest] = [...(comments ?? []).flatMap(({ marker }) => byPerson || marker.commit === trigger.commit ? [marker.key] : []), ...check === null ? [] : [check.about.key]].sort((a, b) => compareKeys(b, a));
	const after = youngerThan(latest ?? null, key);
	return byPerson ? after : {
		...after,
		order: Math.max(key.order, after.order)
	};
}

// src/commands/action/begin/start-training.ts
/** Asks for the training. Everything up to the dispatch can be repeated by a run that comes after a crash. */
async function startTraining(loopRun, prepared) {
	const { action, config } = loopRun;
	const { manifest } = prepared;
	const { request, cancelled } = await layReady(loopRun, prepared);
	const asked = await askForTraining(loopRun, request, cancelled).catch((error) => refused(error, loopRun, manifest));
	if (typeof asked === "number") return ended$1(asked);
	switch (asked.kind) {
		case "over-budget": return ended$1(await conclude(loopRun, stateAnnouncement(budgetNotStarted(asked.spent, config), manifest)));
		case "moved-on": return ended$1(await conclude(loopRun, stateAnnouncement({
			phase: "superseded",
			commit: asked.head
		}, null)));
		case "closed":
			await announce(loopRun, stateAnnouncement({
				phase: "cancelled",
				by: null,
				minutes: null,
				closed: true
			}, null));
			return ended$1(EXIT.done);
		case "same-workflow":
			setOutputs(action, { request: JSON.stringify(request) });
			return ended$1(EXIT.done);
		default: return await handOver(loopRun, asked, request, prepared);
	}
}
/** Puts the dataset where the training fetches it, opens check and comment, and makes the request. */
async function layReady(loopRun, prepared) {
	const { action, config, key } = loopRun;
	const artifact = `${datasetArtifact(config.name)}-${key.attempt}`;
	await uploadArtifact(artifact, filesBelow(prepared.root), prepared.root, config.report.artifact_days);
	const extracted = stateAnnouncement({ phase: "extracted" }, prepared.manifest, prepared.plan.preflight);
	const { check, comment, before } = await announce(loopRun, extracted);
	const request = makeRequest(loopRun, prepared, artifact, check?.id ?? null);
	setOutputs(action, {
		"request-id": request.request_id,
		"comment-url": comment?.url,
		"check-run-url": check?.url
	});
	return {
		request,
		cancelled: before.some((one) => one.phase === "cancelled" && one.request === request.request_id)
	};
}
/** Says which run trains it; what was trained before is judged at once. */
async function handOver(loopRun, asked, request, { manifest, plan }) {
	const { action, config } = loopRun;
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
		return {
			exit: (await concludeRun(withRun, over)).exit,
			asked
		};
	}
	const { runner: labels, queue_minutes: limitMinutes } = config.training;
	const view = asked.kind === "attached" ? {
		phase: "queued",
		waitingFor: "same"
	} : {
		phase: "queued",
		waitingFor: "runner",
		labels,
		minutes: 0,
		limitMinutes
	};
	const queued = stateAnnouncement(view, manifest, plan.preflight);
	await announce(withRun, queued);
	await summarise(withRun, queued);
	return {
		exit: EXIT.done,
		asked
	};
}
/** GitHub would not start it: the check must not wait for what will not come. */
async function refused(error, loopRun, manifest) {
	if (!(error instanceof RetakeError)) throw error;
	const { message, hint } = error;
	loopRun.action.log.error(hint === void 0 ? message : `${message}\n${hint}`);
	await conclude(loopRun, errorAnnouncement(error, "request", manifest));
	return error.exitCode;
}
function ended$1(exit) {
	return {
		exit,
		asked: null
	};
}

// src/commands/action/end/close-pull.ts
/**
* A pull request was closed: what trains for it alone is cancelled, also the loops that followed. What was merged trains
* on, since a start on the branch that it went into asks for the same training. Resolves to the exit code.
*/
async function closePull(action, client, { number }) {
	const { abandoned, headSha } = await getPull(client, number);
	if (abandoned) for await (const { action: own, config } of loopsLedTo(action, (one) => branchConfig(one, client))) action.log.notice(await outcome(own, client, config, {
		sha: headSha,
		pull: number
	}));
	else action.log.notice("nothing to do: the pull request is merged, or open again");
	return EXIT.done;
}
async function outcome(action, client, config, place) {
	const check = await findCheck(client, place.sha, config.name);
	if (check === null || check.conclusion !== null || check.about.request === null) return `the pull request is closed: nothing is under way for ${config.name}`;
	return await endClosed(loopOfCheck(action, client, config, place, check), action.run.triggeringActor) ? `the pull request was closed: the training of ${config.name} is cancelled` : `the pull request was closed; the training of ${config.name} goes on, since another waits for it`;
}

// src/commands/start.ts
/** Events of the trusted side: what is checked out there is the default branch, not the pull request. */
const HOLDS_NO_RESULTS = /* @__PURE__ */ new Set(["pull_request_target", "workflow_run"]);
const CLOSES = /* @__PURE__ */ new Set(["pull_request", "pull_request_target"]);
/** `start`: from pushed results to a training run that was asked for; then it ends and others carry on. */
async function start(action) {
	if (action.trigger.deleted) return nothing(action, "the push deletes a branch");
	const client = connectTo(action);
	if (action.run.event === "issue_comment") return await startOnCommand(action, client, startLoop);
	return (await startLoop(action, client, await subjectOf(action, client))).exit;
}
/** From one commit's results to a training that was asked for, or to the reason why none was. */
async function startLoop(action, client, subject) {
	if (subject.pull !== null && !subject.pull.open) return ended(await closed(action, client, subject.pull, subject.fork));
	if (subject.fork && subject.pull === null) return ended(nothing(action, "no open pull request has this commit as its head"));
	const here = {
		...action,
		trigger: subject.trigger
	};
	const ruling = await rulingConfig(here, client);
	const key = await startKey(here, client, subject, ruling.name);
	const loopRun = loopOf(here, client, ruling, subject, key);
	if (action.run.event === "merge_group") return ended(await conclude(loopRun, stateAnnouncement(MERGE_QUEUE, null)));
	if (action.run.event === "workflow_run" && !subject.fork) return ended(nothing(action, "its own workflow looks after it"));
	if (subject.fork && HOLDS_NO_RESULTS.has(action.run.event)) return ended(await forkEnd(loopRun, subject));
	const { config, prepared } = await usable(loopRun, async () => {
		refuseOtherCheckout(here, subject.byPerson);
		const pushed = asPushed(here, ruling);
		return {
			config: pushed,
			prepared: await prepare(here, client, pushed, baseBranchOf(subject))
		};
	});
	const withData = {
		...loopRun,
		config
	};
	setDatasetOutputs(action, prepared);
	if (prepared.unchanged) return ended(await conclude(await whereSpoken(withData), stateAnnouncement(UNCHANGED, null)));
	await showComparison(withData, prepared);
	const blocked = await whyNot(withData, subject, prepared);
	if (blocked !== null) return ended(await notStarted(withData, blocked, prepared));
	return await startTraining({
		...withData,
		request: askedId(prepared, config)
	}, prepared);
}
/** A fork's own run may cancel nothing: the scheduled watch does. */
async function closed(action, client, pull, fork) {
	return CLOSES.has(action.run.event) && !(fork && action.run.event === "pull_request") ? await closePull(action, client, pull) : nothing(action, "the pull request is closed");
}
function ended(exit) {
	return {
		exit,
		asked: null
	};
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
	const frame = unmarkedFrame(loopRun, {
		phase: "extracted",
		verdict: null
	});
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
function nothing(action, why) {
	action.log.notice(`nothing to do: ${why}`);
	return EXIT.done;
}

export { start };