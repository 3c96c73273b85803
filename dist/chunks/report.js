import { n as RetakeError, t as EXIT } from "./error.js";
import { t as jobEnding } from "./job-ending.js";
import { c as readRequest, i as uploadArtifact, o as requestedLoop, w as verdictArtifact } from "./results-package.js";
import { E as runJobs, a as concludeRun, x as recentRuns } from "./asked-loops.js";
import { a as checkoutConfig, t as connectTo } from "./connection.js";
import { t as tellOthers } from "./tell-others.js";
import { i as verdictFile, n as pageFile } from "./outputs.js";
import { existsSync } from "node:fs";
import { join } from "node:path";

// src/commands/report.ts
/** `report`: the last job of the training workflow. Whatever happened before it, check and comment come to their end. */
async function report(action) {
	const request = readRequest(action);
	const client = connectTo(action);
	const { run } = action;
	const loopRun = requestedLoop(action, client, checkoutConfig(action), request, {
		id: run.key.run,
		url: run.url
	});
	const jobs = await runJobs(client, run.key.run);
	const ending = jobEnding({
		runStatus: "in_progress",
		runConclusion: null,
		...jobs
	});
	if (ending.kind === "running") {
		action.log.warning("The job `train` is not over, or goes by another name: `report` belongs into a job with `needs: train`.");
		return EXIT.usage;
	}
	if (ending.kind === "cancelled" && await anotherIsAtIt(loopRun)) {
		action.log.notice("another run trains the same: this one was started twice, and leaves the word to it");
		return EXIT.done;
	}
	action.log.output("request-id", request.request_id);
	action.log.output("training-run-id", String(run.key.run));
	const { exit, announcement } = await concludeRun(loopRun, {
		id: run.key.run,
		request,
		since: request.created_at,
		ending,
		leadsOn: true
	});
	if (announcement.verdict !== null) await keepVerdict(loopRun, request.request_id);
	await tellOthers(loopRun, announcement.elsewhere ?? announcement, loopRun.key.run);
	return exit;
}
/** Two starts may dispatch the same at the same moment; the younger run is cancelled and must not say it was the end. */
async function anotherIsAtIt(loopRun) {
	const own = loopRun.action.run.key.run;
	return (await recentRuns(loopRun)).filter(({ id, request }) => request === loopRun.request && id !== own).some(({ completed, conclusion }) => !completed || conclusion === "success");
}
/** The same question asked again finds this and is not trained again. What was said already stands without it. */
async function keepVerdict({ action, config }, id) {
	const files = [verdictFile(action), pageFile(action)].filter((file) => existsSync(file));
	const root = join(action.run.temp, "retake");
	try {
		await uploadArtifact(verdictArtifact(id), files, root, config.report.artifact_days);
	} catch (error) {
		if (!(error instanceof RetakeError)) throw error;
		action.log.notice(`the verdict was not kept: ${error.message}`);
	}
}

export { report };