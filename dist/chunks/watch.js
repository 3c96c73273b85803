import { n as RetakeError, t as EXIT } from "./error.js";
import { I as sleep, T as stateAnnouncement, a as checkoutConfig, m as orWarn, o as loopsLedTo, t as connectTo } from "./connection.js";
import { C as trainingOf, D as trainingRuns, E as runJobs, S as sightIfThere, T as cancelRun, a as concludeRun, i as openLoops, n as othersWaiting, t as loopsThatAsked } from "./asked-loops.js";
import { n as isWanted, r as wasAbandoned, t as endClosed } from "./end-closed.js";
import { t as jobEnding } from "./job-ending.js";
import { t as endWith } from "./end-with.js";
import { a as announce, t as conclude } from "./outputs.js";
import { t as tellOthers } from "./tell-others.js";
import { c as readRequest, o as requestedLoop } from "./results-package.js";

// src/domain/loop/waiting.ts
/** A job is `waiting` for an approval, `pending` behind another run, and `queued` where no runner took it. */
function waitingFor({ runStatus, train }) {
	if (runStatus === "completed") return null;
	switch (train?.status ?? runStatus) {
		case "waiting": return "approval";
		case "pending": return "turn";
		case "queued":
		case "requested": return "runner";
		case "in_progress": return train === null ? "runner" : null;
		case "completed": return null;
	}
}
const DAY_MINUTES = 1440;
/**
* `training.queue_minutes` bounds the wait for a runner. People and other trainings may take longer: GitHub itself
* ends a queued job after a day.
*/
function patienceOf(queueMinutes) {
	return {
		runner: queueMinutes,
		approval: Math.max(queueMinutes, DAY_MINUTES),
		turn: Math.max(queueMinutes, DAY_MINUTES)
	};
}
const LOST_WAITING = {
	runner: "no-runner",
	approval: "no-approval",
	turn: "no-turn"
};
/** The reason to give a waiting run up, or null while there is patience left. */
function outOfPatience(waiting, waitedMinutes, patience) {
	return waitedMinutes >= patience[waiting] ? LOST_WAITING[waiting] : null;
}
const POLL_MIN_SECONDS = 15;
const POLL_MAX_SECONDS = {
	runner: 60,
	approval: 300,
	turn: 300
};
/** Seconds until the next look: quarter minutes at first, then a minute; people and other trainings take longer. */
function pollDelay(looks, waiting) {
	return Math.min(POLL_MAX_SECONDS[waiting], POLL_MIN_SECONDS * 2 ** Math.min(looks, 8));
}

// src/commands/action/end/reap.ts
/** A start that died leaves a check without a run; this long it may still be at work. */
const SILENT_MINUTES = 60;
/** What began earlier has been looked at every hour since. */
const RECENT_DAYS = 2;
const MOST_REQUESTS = 30;
/** Concludes whatever has gone silent: open checks of our loops whose own jobs can no longer end them. */
async function reap(action, client) {
	let exit = EXIT.done;
	for await (const loop of loopsLedTo(action, checkoutConfig)) exit = Math.max(exit, await reapLoops(loop.action, client, loop.config));
	return exit;
}
async function reapLoops(action, client, config) {
	let open = 0;
	let concluded = 0;
	let exit = EXIT.done;
	for await (const loop of everyLoop(action, client, config)) {
		open += 1;
		try {
			if (await concludeIfOver(loop) || await concludeIfClosed(loop)) concluded += 1;
		} catch (error) {
			if (error instanceof RetakeError) action.log.warning(`${loop.loopRun.commit.slice(0, 7)}: ${error.message}`);
			else exit = endWith(error, action.log);
		}
	}
	action.context.log(`${config.name}: ${open} loops are open, ${concluded} of them concluded now`);
	return exit;
}
/**
* The open loops that can be found: on heads, and those that have asked for a training of late, wherever they stand. A
* pull request may have been closed, and a branch has moved on.
*/
async function* everyLoop(action, client, config) {
	const seen = /* @__PURE__ */ new Set();
	for await (const loop of openLoops(action, client, config)) {
		seen.add(placeOf(loop));
		yield loop;
	}
	const { workflow } = config.training;
	const since = /* @__PURE__ */ new Date(action.context.now().getTime() - RECENT_DAYS * 864e5);
	const requests = (await trainingRuns(client, workflow, since)).flatMap(({ request }) => request ?? []);
	for (const request of [...new Set(requests)].slice(0, MOST_REQUESTS)) for await (const loop of loopsThatAsked({
		action,
		client,
		config
	}, request)) if (loop.check.conclusion === null && !seen.has(placeOf(loop))) yield loop;
}
function placeOf({ loopRun: { commit, pull } }) {
	return `${commit} ${pull}`;
}
/** Where nobody saw it closed: a fork's run may cancel nothing. */
async function concludeIfClosed({ loopRun }) {
	return await wasAbandoned(loopRun) && await endClosed(loopRun, null);
}
async function concludeIfOver({ loopRun, check }) {
	const { action, client, config } = loopRun;
	const training = await trainingOf(loopRun);
	const id = training?.id ?? check.about.key.run;
	const sighting = await sightIfThere(client, id);
	const age = minutesBetween(check.startedAt, action.context.now());
	if (sighting === null || training === null && sighting.train === null) return (sighting === null || sighting.runStatus === "completed") && age >= SILENT_MINUTES ? await lose(loopRun, "silent", age) : false;
	const attempt = Math.max(loopRun.attempt, sighting.attempt);
	const withRun = {
		...loopRun,
		attempt,
		training: {
			label: `training run ${id}`,
			url: sighting.url
		}
	};
	if (sighting.runStatus === "completed") {
		const ending = jobEnding(sighting);
		const over = ending.kind === "running" ? {
			kind: "lost",
			reason: "silent"
		} : ending;
		const asked = check.startedAt ?? action.context.now().toISOString();
		await concludeRun(withRun, {
			id,
			request: null,
			since: asked,
			ending: over
		});
		return true;
	}
	const isUnseen = sighting.train === null && sighting.runStatus === "in_progress";
	if (sighting.watching || isUnseen) return false;
	const waiting = waitingFor(sighting);
	const reason = waiting === null ? null : outOfPatience(waiting, age, patienceOf(config.training.queue_minutes));
	if (reason === null) return false;
	await lose(withRun, reason, age);
	await cancelRun(client, id);
	return true;
}
async function lose(loopRun, reason, minutes) {
	const labels = loopRun.config.training.runner;
	await conclude(loopRun, stateAnnouncement({
		phase: "lost",
		reason,
		labels,
		minutes
	}, null));
	return true;
}
function minutesBetween(instant, now) {
	return instant === null ? SILENT_MINUTES : (now.getTime() - Date.parse(instant)) / 6e4;
}

// src/commands/watch.ts
/** A job on a hosted runner lives six hours; the reaper takes over from one that gives up before. */
const WATCH_HOURS = 5;
/** The comment is written anew when another five minutes have passed: more would be noise. */
const SAY_EVERY_MINUTES = 5;
/** `watch`: beside a training job it keeps the comment true while nothing runs; on a schedule it is the reaper. */
async function watch(action) {
	const client = connectTo(action);
	if (action.inputs.request === null) return await reap(action, client);
	const request = readRequest(action);
	const { run } = action;
	return await watchQueue(requestedLoop(action, client, checkoutConfig(action), request, {
		id: run.key.run,
		url: run.url
	}));
}
async function watchQueue(loopRun) {
	const { action, client, config } = loopRun;
	const { signal } = action.context;
	const patience = patienceOf(config.training.queue_minutes);
	const now = () => action.context.now().getTime();
	const began = now();
	let waiting = null;
	let since = began;
	let said = -1;
	for (let looks = 0; !signal.aborted; looks += 1) {
		const jobs = await runJobs(client, action.run.key.run);
		const seen = waitingFor({
			runStatus: "in_progress",
			runConclusion: null,
			...jobs
		});
		if (seen === null) return EXIT.done;
		if (seen !== waiting) {
			waiting = seen;
			since = now();
			said = -1;
		}
		const minutes = (now() - since) / 6e4;
		const reason = outOfPatience(waiting, minutes, patience);
		if (reason !== null && jobs.train === null) return blind(action);
		if (reason !== null) {
			const { runner } = config.training;
			const lost = stateAnnouncement({
				phase: "lost",
				reason,
				labels: runner,
				minutes
			}, null);
			const exit = await conclude(loopRun, lost);
			await tellOthers(loopRun, lost, loopRun.key.run);
			await cancelRun(client, action.run.key.run);
			return exit;
		}
		const due = Math.floor(minutes / SAY_EVERY_MINUTES);
		if (due !== said) {
			said = due;
			if (await overtaken(loopRun, viewOf(waiting, minutes, loopRun))) return EXIT.done;
		}
		if (now() - began > WATCH_HOURS * 36e5) return handOver(action);
		await sleep(pollDelay(looks, waiting), signal);
	}
	return EXIT.interrupted;
}
/** Says where it stands. A newer start on the pull request ends what has not begun: true then. */
async function overtaken(loopRun, view) {
	const { comment } = await announce(loopRun, stateAnnouncement(view, null));
	const newer = comment?.yieldedTo ?? null;
	if (newer === null || newer.request === loopRun.request) return false;
	if (await orWarn(loopRun.action, () => somebodyWaits(loopRun))) return false;
	loopRun.action.log.notice(`superseded by the results of ${newer.commit.slice(0, 7)}: this run is cancelled before it trains`);
	await cancelRun(loopRun.client, loopRun.action.run.key.run);
	return true;
}
/** Whether another pull request has asked the same and waits for this run. */
async function somebodyWaits(loopRun) {
	for await (const other of othersWaiting(loopRun)) if (await isWanted(other)) return true;
	return false;
}
function viewOf(waiting, minutes, { config }) {
	if (waiting === "approval") return {
		phase: "waiting-approval",
		environment: null,
		minutes
	};
	const { runner, queue_minutes } = config.training;
	return {
		phase: "queued",
		waitingFor: waiting,
		labels: runner,
		minutes,
		limitMinutes: patienceOf(queue_minutes)[waiting]
	};
}
/** What cannot be seen is not cancelled: it may be training. */
function blind({ log }) {
	log.warning("This run has no job `train`: leave the name that it has in examples/workflows/retake-train.yml.");
	return EXIT.done;
}
function handOver({ log }) {
	log.notice("still waiting: the scheduled watch looks after it from here");
	return EXIT.done;
}

export { watch };