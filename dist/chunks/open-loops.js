import { s as findCheck } from "./outputs.js";
import { D as branchHead, k as openPulls } from "./connection.js";

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
	for (const { sha, pull } of places) {
		const check = await findCheck(client, sha, config.name);
		if (check === null || check.conclusion !== null) continue;
		const { key, request, attempt } = check.about;
		yield {
			loopRun: {
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
			},
			check
		};
	}
}
/** The loops of other pull requests that wait for the very run that this one has asked for. */
async function* othersWaiting({ action, client, config, ...own }) {
	for await (const { loopRun } of openLoops(action, client, config)) if (loopRun.request === own.request && loopRun.pull !== own.pull) yield loopRun;
}

export { othersWaiting as n, openLoops as t };