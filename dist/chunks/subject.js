import { n as RetakeError } from "./error.js";
import { t as decideTrust } from "./trust.js";
import { _ as permissionOf, h as getPull, v as pullsOfHead } from "./connection.js";

// src/commands/action/subject.ts
/** Finds the pull request. What the event or a person claims is checked against the API. */
async function subjectOf({ run, trigger }, client) {
	const named = trigger.inputs["pull-request"] ?? "";
	if (run.event === "workflow_dispatch" && named !== "") return await namedPull(client, trigger, named, run.repository);
	return {
		trigger,
		pull: trigger.pull ?? await openPull(client, trigger),
		fork: trigger.headRepository !== run.repository,
		byPerson: false
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
async function namedPull(client, trigger, named, repository) {
	const sha = trigger.inputs.sha ?? "";
	if (!/^[1-9]\d{0,9}$/.test(named) || !/^[0-9a-f]{40}$/.test(sha)) throw new RetakeError("USAGE", "pull-request must be a number, and sha the 40 hex digits of the commit you looked at", { hint: "Both stand in the comment on the pull request." });
	const pull = await getPull(client, Number(named));
	if (pull.headSha !== sha) throw new RetakeError("NOT_TRUSTED", `pull request #${pull.number} has moved on: its head is ${pull.headSha}, not ${sha}`, { hint: "Look at the new commit, and start that one." });
	return {
		trigger: {
			...trigger,
			commit: sha,
			branch: pull.headRef,
			headRepository: pull.headRepository,
			pull
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

export { trustOf as n, subjectOf as t };