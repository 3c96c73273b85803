import { n as RetakeError, t as EXIT } from "./error.js";
import { c as link, s as fence, u as text } from "./warnings-section.js";
import { A as getPull, C as hearCommand, F as createOnce, I as sleep, L as ask, M as permissionOf, _ as answerTo, b as withAnswer, d as findComments, f as updateComment, i as branchConfig, m as orWarn, v as holdsAnswer, x as COMMAND_HELP, y as sentences } from "./connection.js";
import { t as inSentences } from "./tell-next.js";
import { n as mayWrite } from "./trust.js";

// src/github/reactions.ts
/** Puts a reaction under a comment. The same one twice is one, so that it can be asked for again blindly. */
async function react({ octokit, owner, repo }, comment, content) {
	const parameters = {
		owner,
		repo,
		comment_id: comment,
		content
	};
	const post = () => ask({
		doing: "react to the comment",
		permission: "pull-requests: write"
	}, () => octokit.request("POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions", parameters));
	await createOnce(post, async () => null);
}

// src/commands/action/answer/reply.ts
/**
* Answers in our own comment and the step's summary in words, and where the command was given with a reaction. The
* comment comes first: no other write may hold it up once it is read, or what others write meanwhile would be lost.
*/
async function reply(action, client, commanded, { done, markdown }) {
	const { comment, command } = commanded;
	const answer = answerTo(command, comment.author, markdown);
	await action.log.summary(`${answer}\n`);
	await orWarn(action, () => put(client, commanded, answer));
	await orWarn(action, () => react(client, comment.id, done ? "rocket" : "confused"));
	await orWarn(action, () => keep(action, client, commanded, answer));
}
/** Something went wrong on the way: whoever asked is told, and the job is red. */
async function replyError(action, client, commanded, error) {
	await reply(action, client, commanded, {
		done: false,
		markdown: sentences(inSentences(error))
	});
}
/** It went wrong before our comment was found: there are the summary and a reaction to say so. */
async function tellError(action, client, said) {
	await action.log.summary(`${sentences(inSentences(said.error))}\n`);
	await reactTo(action, client, said, "confused");
}
/** A reaction alone. */
async function reactTo(action, client, { comment }, reaction) {
	await orWarn(action, () => react(client, comment.id, reaction));
}
const LOOKS = 3;
/** Resolves to whether it stood there already. Without a comment of ours there is nowhere to answer. */
async function put(client, { comment, pull, config }, answer) {
	const [sticky] = await findComments(client, pull.number, config.name);
	if (sticky === void 0 || holdsAnswer(sticky.body, comment.id, answer)) return true;
	await updateComment(client, sticky, withAnswer(sticky.body, comment.id, answer));
	return false;
}
/** Another job may have read the comment before and write it after, without the answer: then it is given again. */
async function keep(action, client, commanded, answer) {
	for (let looks = 0; looks < LOOKS; looks += 1) {
		await sleep(5, action.context.signal);
		if (await put(client, commanded, answer)) return;
	}
}

// src/commands/action/answer/which-run.ts
const STANDS = {
	dispatched: "is started",
	attached: "is already under way",
	finished: "was done before"
};
/** Which run trains it and how it stands, as a sentence. Markdown. */
function whichRun({ kind, run }) {
	return `${link(text(`training run ${run.id}`), run.url)} ${STANDS[kind]}.`;
}

// src/commands/action/answer/turn-down.ts
/** Answers a comment by which nothing is done. Resolves to the exit code; throws what went wrong on the way to it. */
async function turnDown(action, client, said) {
	switch (said.kind) {
		case "nothing":
			action.log.notice(`nothing to do: ${said.why}`);
			break;
		case "stranger":
			action.log.notice(`${said.comment.author} has no write permission here: nothing was done`);
			await reactTo(action, client, said, "-1");
			break;
		case "unknown":
			action.log.warning(`could not ask what ${said.comment.author} may do here: nothing was done`);
			await action.log.summary("Nothing was done: GitHub did not say what the author may do here.\n");
			await reactTo(action, client, said, "confused");
			break;
		case "failed":
			await tellError(action, client, said);
			throw said.error;
		case "unclear":
			action.log.notice(`not understood: ${said.reason}`);
			await action.log.summary(`Not understood: ${text(said.reason)}.\n\n${fence(COMMAND_HELP.join("\n"))}\n`);
			await reactTo(action, client, said, "confused");
			break;
		case "refused": await reply(action, client, said.commanded, {
			done: false,
			markdown: sentences(said.reason)
		});
	}
	return EXIT.done;
}

// src/domain/loop/command-binding.ts
/**
* Why a command was not written for the head, in a sentence; null where it was. A comment does not say; so either it
* names the head itself, or it was written while our own comment spoke of this very head: not before it began to, and
* with no push since. Everything that follows works on that commit and no other.
*/
function notForHead({ sha, createdAt, head, standing }) {
	const short = head.slice(0, 7);
	if (sha !== null) return head.startsWith(sha) ? null : `It names another commit; the head is ${short}.`;
	if (standing === null) return `Nothing was said about ${short} yet: the command must name it.`;
	if (standing.commit !== head) return `The head is ${short}, and this comment speaks of ${standing.commit.slice(0, 7)}: the command must name the commit.`;
	const spokenSince = Date.parse(standing.since ?? "");
	return Date.parse(createdAt) >= spokenSince ? null : `It was written before this comment spoke of ${short}: the command must name the commit.`;
}

// src/commands/action/answer/understand.ts
/**
* Reads the comment of the event, asks whether its author may write here, and binds the command to the head that it
* was written for. Everything is asked anew wherever it is called: one job does not have to believe another.
*/
async function understand(action, client) {
	const { comment } = action.trigger;
	if (comment === null) return {
		kind: "nothing",
		why: "this is no new comment on a pull request"
	};
	const heard = hearCommand(comment.body);
	if (heard.kind === "nothing") return {
		kind: "nothing",
		why: "the comment does not begin with /retake"
	};
	const permission = await permissionOf(client, comment.author);
	if (permission === "unknown") return {
		kind: "unknown",
		comment
	};
	if (!mayWrite(permission)) return {
		kind: "stranger",
		comment
	};
	if (heard.kind === "unclear") return {
		kind: "unclear",
		comment,
		reason: heard.reason
	};
	try {
		return await bind(action, client, comment, heard.command);
	} catch (error) {
		if (error instanceof RetakeError) return {
			kind: "failed",
			comment,
			error
		};
		throw error;
	}
}
async function bind(action, client, comment, command) {
	const pull = await getPull(client, comment.pull);
	const fork = pull.headRepository !== action.run.repository;
	const config = await branchConfig(action, client);
	const [sticky = null] = await findComments(client, pull.number, config.name);
	const commanded = {
		comment,
		command,
		pull,
		fork,
		config,
		sticky
	};
	const reason = whyRefused(commanded);
	return reason === null ? {
		kind: "bound",
		commanded
	} : {
		kind: "refused",
		commanded,
		reason
	};
}
/** What trained for a pull request that was merged can be asked about and cancelled; nothing is begun for it. */
const STARTS = /* @__PURE__ */ new Set([
	"train",
	"approve",
	"next"
]);
/** Plain sentences; null where the command may be carried out. */
function whyRefused({ comment, command, pull, fork, sticky }) {
	if (!pull.open && STARTS.has(command.verb)) return "The pull request is closed.";
	if (command.verb === "train" && fork) return `What comes from a fork must be looked at: /retake approve ${pull.headSha} lets it through.`;
	if (command.verb === "approve" && !fork) return "This is no fork: /retake train starts it.";
	return notForHead({
		sha: command.verb === "why" ? null : command.sha,
		createdAt: comment.createdAt,
		head: pull.headSha,
		standing: sticky?.marker ?? null
	});
}

export { reply as a, reactTo as i, turnDown as n, replyError as o, whichRun as r, understand as t };