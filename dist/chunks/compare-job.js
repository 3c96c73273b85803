import { n as RetakeError } from "./error.js";
import { E as filesInside, O as readBaseline, r as asPushed, s as rulingConfig, t as connectTo } from "./connection.js";
import { i as subjectOf, o as refuseOtherCheckout, r as loopOf, t as usable } from "./usable.js";
import { c as verdictAnnouncement, t as conclude } from "./outputs.js";
import { r as Notebook, t as judgeResults } from "./judge-results.js";
import { i as resultsIn } from "./read-results.js";

// src/commands/compare-job.ts
/** `compare`: the pushed results against those of the merge base, judged; no training is involved. */
async function compareJob(action) {
	const client = connectTo(action);
	const subject = await subjectOf(action, client);
	const here = {
		...action,
		trigger: subject.trigger
	};
	const ruling = await rulingConfig(here, client);
	const loopRun = loopOf(here, client, ruling, subject, action.run.key);
	const { config, judged } = await usable(loopRun, async () => {
		refuseOtherCheckout(here, subject.byPerson);
		const pushed = asPushed(here, ruling);
		return {
			config: pushed,
			judged: await judgedAgainstBase(here, client, pushed, subject)
		};
	});
	return await conclude({
		...loopRun,
		config
	}, await verdictAnnouncement(judged));
}
async function judgedAgainstBase(action, client, config, { pull, trigger }) {
	const { context } = action;
	filesInside(config.results.paths, context);
	const notebook = new Notebook(null, context);
	const after = await notebook.noteCandidate(resultsIn(config.results.paths, config, context));
	const branch = pull?.baseRef ?? trigger.defaultBranch;
	const baseline = await readBaseline(action, client, config, branch, notebook);
	if ("none" in baseline) throw new RetakeError("RESULTS_NOT_FOUND", `there is nothing to compare with: ${baseline.none}`);
	const compared = await notebook.compare(baseline.noted, after);
	return judgeResults(compared, {
		manifest: null,
		receipt: null
	}, config, context);
}

export { compareJob };