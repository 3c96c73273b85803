import { A as getPull, T as stateAnnouncement } from "./connection.js";
import { T as cancelRun, n as othersWaiting, s as minutesSince, w as underWay } from "./asked-loops.js";
import { a as announce } from "./outputs.js";

// src/commands/action/end/end-closed.ts
/**
* Ends the loop of a pull request that was closed and not merged: nobody reads its verdict any more. Its training is
* cancelled, and comment and check say so. Resolves to false where somebody else waits for that training: it goes on.
*/
async function endClosed(loopRun, by) {
	const others = [];
	for await (const other of othersWaiting(loopRun)) {
		if (await isWanted(other)) return false;
		others.push(other);
	}
	const run = await underWay(loopRun);
	if (run !== null) await cancelRun(loopRun.client, run.id);
	const training = run === null ? null : {
		label: `training run ${run.id}`,
		url: run.url
	};
	const minutes = run === null || run.createdAt === null ? null : minutesSince(run.createdAt, loopRun);
	const cancelled = stateAnnouncement({
		phase: "cancelled",
		by,
		minutes,
		closed: true
	}, null);
	for (const one of [loopRun, ...others]) await announce({
		...one,
		training
	}, cancelled);
	return true;
}
/** Whether a verdict on this commit is waited for: on a branch, or on a pull request that did not move on. */
async function isWanted({ client, pull: number, commit }) {
	if (number === null) return true;
	const pull = await getPull(client, number);
	return !pull.abandoned && pull.headSha === commit;
}
/** Whether it was closed without being merged. */
async function wasAbandoned({ client, pull }) {
	return pull !== null && (await getPull(client, pull)).abandoned;
}

export { isWanted as n, wasAbandoned as r, endClosed as t };