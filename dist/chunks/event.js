import { n as RetakeError } from "./error.js";
import { readFileSync } from "node:fs";

// src/github/event.ts
/** Reads the event's payload from the runner's file. */
function readTrigger(event, path, facts) {
	return triggerOf(event, readPayload(path), facts);
}
function triggerOf(event, payload, { repository, sha, ref }) {
	const clockBranch = event === "schedule" ? branchOf(ref) : null;
	const common = {
		defaultBranch: text(payload, "repository", "default_branch") || clockBranch || "main",
		branch: null,
		headRepository: repository,
		pull: null,
		inputs: inputsOf(payload),
		deleted: false,
		after: null,
		comment: null
	};
	switch (event) {
		case "pull_request":
		case "pull_request_target": {
			const pull = pullOf(object(payload, "pull_request"));
			return {
				...common,
				commit: pull.headSha,
				branch: pull.headRef,
				headRepository: pull.headRepository,
				pull
			};
		}
		case "merge_group": return {
			...common,
			commit: text(payload, "merge_group", "head_sha") || sha
		};
		case "workflow_run": {
			const run = object(payload, "workflow_run");
			return {
				...common,
				commit: text(run, "head_sha"),
				branch: text(run, "head_branch") || null,
				headRepository: text(run, "head_repository", "full_name") || null,
				after: text(run, "path").split("@")[0]?.split("/").at(-1) || null
			};
		}
		case "issue_comment": return {
			...common,
			commit: sha,
			comment: commentOf(payload)
		};
		case "push": return {
			...common,
			commit: text(payload, "head_commit", "id") || text(payload, "after") || sha,
			branch: branchOf(text(payload, "ref")),
			deleted: payload.deleted === true
		};
		default: return {
			...common,
			commit: sha,
			branch: branchOf(text(payload, "ref"))
		};
	}
}
function branchOf(ref) {
	return /^refs\/heads\/(.+)$/.exec(ref)?.[1] ?? null;
}
function commentOf(payload) {
	const issue = object(payload, "issue");
	const comment = object(payload, "comment");
	if (payload.action !== "created" || Object.keys(object(issue, "pull_request")).length === 0) return null;
	return {
		id: Number(comment.id),
		pull: Number(issue.number),
		author: text(comment, "user", "login"),
		body: text(comment, "body"),
		createdAt: text(comment, "created_at")
	};
}
/** A pull request object of the API or of a payload. */
function pullOf(pull) {
	return {
		number: Number(pull.number),
		open: pull.state === "open",
		abandoned: pull.state === "closed" && typeof pull.merged_at !== "string",
		headSha: text(pull, "head", "sha"),
		headRef: text(pull, "head", "ref"),
		headRepository: text(pull, "head", "repo", "full_name") || null,
		baseRef: text(pull, "base", "ref"),
		author: text(pull, "user", "login"),
		url: text(pull, "html_url")
	};
}
function inputsOf(payload) {
	const entries = Object.entries(object(payload, "inputs")).map(([name, value]) => [name, String(value ?? "")]);
	return Object.fromEntries(entries);
}
function readPayload(path) {
	try {
		return JSON.parse(readFileSync(path, "utf8"));
	} catch (cause) {
		throw new RetakeError("USAGE", `cannot read the event from ${path}`, {
			hint: "GITHUB_EVENT_PATH must name the file that the runner wrote.",
			cause
		});
	}
}
function object(from, key) {
	const value = typeof from === "object" && from !== null ? from[key] : void 0;
	return typeof value === "object" && value !== null ? value : {};
}
/** The text at a path; '' where there is none. */
function text(from, ...path) {
	const value = path.reduce((at, key) => typeof at === "object" && at !== null ? at[key] : void 0, from);
	return typeof value === "string" ? value : "";
}

export { readTrigger as n, pullOf as t };