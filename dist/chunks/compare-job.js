import { n as RetakeError } from "./error.js";
import { f as checkoutConfig, l as filesInside, s as readBaseline, t as connectTo } from "./connection.js";
import { s as verdictAnnouncement, t as conclude } from "./outputs.js";
import { t as subjectOf } from "./subject.js";
import { r as Notebook, t as judgeResults } from "./judge-results.js";
import { i as resultsIn } from "./read-results.js";

// src/commands/compare-job.ts
/** `compare`: the pushed results against those of the merge base, judged; no training is involved. */
async function compareJob(action) {
	const client = connectTo(action);
	const config = checkoutConfig(action);
	const { pull, trigger } = await subjectOf(action, client);
	const here = {
		...action,
		trigger
	};
	filesInside(config.results.paths, action.context);
	const notebook = new Notebook(null, action.context);
	const after = await notebook.noteCandidate(resultsIn(config.results.paths, config, action.context));
	const branch = pull?.baseRef ?? trigger.defaultBranch;
	const baseline = await readBaseline(here, client, config, branch, notebook);
	if ("none" in baseline) throw new RetakeError("RESULTS_NOT_FOUND", `there is nothing to compare with: ${baseline.none}`);
	const compared = await notebook.compare(baseline.noted, after);
	const judged = judgeResults(compared, {
		manifest: null,
		receipt: null
	}, config, action.context);
	const loopRun = {
		action: here,
		client,
		config,
		loop: config.name,
		key: action.run.key,
		commit: trigger.commit,
		request: null,
		pull: pull?.number ?? null,
		head: pull?.headSha ?? null,
		training: null
	};
	return await conclude(loopRun, await verdictAnnouncement(judged));
}

export { compareJob };