import { n as RetakeError, t as EXIT } from "./error.js";
import { A as getPull, M as permissionOf, N as pullsOfHead, P as openCheckout, d as findComments, m as orWarn, w as errorAnnouncement } from "./connection.js";
import { t as conclude } from "./outputs.js";
import { t as decideTrust } from "./trust.js";

// src/commands/action/begin/right-checkout.ts
/**
* Refuses to read one commit's results as another's. GitHub checks out a merge of the pull request by default; that
* counts as its head, too; but not where a person named the commit: what they did not look at may be merged into it.
*/
function refuseOtherCheckout({ context, trigger }, byPerson) {
	const heads = openCheckout(context.cwd).heads();
	const [head] = heads;
	if (byPerson ? head === trigger.commit : head === void 0 || heads.includes(trigger.commit)) return;
	throw new RetakeError("USAGE", `the checkout is at ${head?.slice(0, 7) ?? "no commit"}, the results asked for are those of ${trigger.commit.slice(0, 7)}`, { hint: "Check out that commit, with `ref:` of actions/checkout as in examples/workflows/retake.yml." });
}

// src/commands/action/begin/subject.ts
/** Finds the pull request. What the event or a person claims is checked against the API. */
async function subjectOf({ run, trigger }, client) {
	const { "pull-request": named = "", sha = "" } = trigger.inputs;
	if (run.event === "workflow_dispatch" && `${named}${sha}`.trim() !== "") return await namedPull(client, trigger, {
		named: named.trim(),
		sha: sha.trim()
	}, run.repository);
	return {
		trigger,
		pull: trigger.pull ?? await openPull(client, trigger),
		fork: trigger.headRepository !== run.repository,
		byPerson: false
	};
}
/** Its loop, before anything was asked. */
function loopOf(action, client, config, { trigger, pull }, key) {
	return {
		action,
		client,
		config,
		loop: config.name,
		key,
		commit: trigger.commit,
		request: null,
		pull: pull?.number ?? null,
		attempt: 1,
		training: null
	};
}
/** The open pull request whose head this commit is; of several the first, whose check they share. */
async function openPull(client, { headRepository, branch, commit }) {
	if (headRepository === null || branch === null) return null;
	return (await pullsOfHead(client, {
		repository: headRepository,
		branch,
		sha: commit
	})).sort((a, b) => a.number - b.number)[0] ?? null;
}
/** A maintainer named a pull request and the commit they looked at. */
async function namedPull(client, trigger, { named, sha }, repository) {
	if (!/^[1-9]\d{0,9}$/.test(named) || !/^[0-9a-f]{40}$/.test(sha)) throw new RetakeError("USAGE", "pull-request must be a number, and sha the 40 hex digits of the commit you looked at", { hint: "Both stand in the comment on the pull request." });
	const pull = await getPull(client, Number(named));
	if (pull.headSha !== sha) throw new RetakeError("NOT_TRUSTED", `pull request #${pull.number} has moved on: its head is ${pull.headSha}, not ${sha}`, { hint: "Look at the new commit, and start that one." });
	return {
		trigger: {
			...trigger,
			commit: sha,
			branch: pull.headRef,
			headRepository: pull.headRepository,
			pull,
			inputs: { sha }
		},
		pull,
		fork: pull.headRepository !== repository,
		byPerson: true
	};
}
/** Whether this may reach the GPU. */
async function trustOf({ run }, client, { trigger, fork, byPerson }) {
	return decideTrust({
		event: run.event,
		fork,
		permission: fork && !byPerson ? "none" : await permissionOf(client, run.triggeringActor),
		commit: trigger.commit,
		approvedCommit: trigger.inputs.sha ?? null
	});
}

// src/commands/action/say/usable.ts
/**
* Reads what was pushed. Where it cannot be used, check and comment say so, for an older verdict must not go on standing
* there; then it throws all the same.
*/
async function usable(loopRun, read) {
	try {
		return await read();
	} catch (error) {
		if (error instanceof RetakeError && error.exitCode === EXIT.usage) await conclude(await whereSpoken(loopRun), errorAnnouncement(error, "results", null));
		throw error;
	}
}
/** What brings no results gets its check, for it may be a required one, but no comment of its own. */
async function whereSpoken(loopRun) {
	const { action, client, pull, loop } = loopRun;
	const comments = pull === null ? [] : await orWarn(action, () => findComments(client, pull, loop));
	return {
		...loopRun,
		pull: comments === null || comments.length === 0 ? null : pull
	};
}

export { trustOf as a, subjectOf as i, whereSpoken as n, refuseOtherCheckout as o, loopOf as r, usable as t };