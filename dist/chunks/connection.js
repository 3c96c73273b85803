import { i as __toESM } from "./rolldown-runtime.js";
import { n as RetakeError } from "./error.js";
import { t as VERSION$2 } from "./version.js";
import { t as pullOf } from "./event.js";
import { n as loadConfig, t as DEFAULT_CONFIG_PATH } from "./load.js";
import { i as resultsIn } from "./read-results.js";
import { s as findSources } from "./read.js";
import { A as isEnd, C as remember, S as readMarker, T as compareKeys, j as mayFollow, o as COMMENT_LIMIT, w as wholeSecond, x as byteLength } from "./judge-results.js";
import { a as code, u as text } from "./warnings-section.js";
import { a as defaults, c as legacyRestEndpointMethods, l as Octokit$1, n as require_light, o as getOctokitOptions, r as requestLog, s as paginateRest, t as retry } from "./dist-bundle.js";
import { n as renderState } from "./states.js";
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { execFileSync } from "node:child_process";

// src/github/api-error.ts
/** Runs a request; what goes wrong becomes a RetakeError that names the permission or the limit to change. */
async function ask(purpose, request) {
	try {
		return await request();
	} catch (error) {
		throw explain(error, purpose);
	}
}
/** The HTTP status of an API error; 0 where no answer came. null for everything that is no API error. */
function statusOf(error) {
	const original = error instanceof RetakeError ? error.cause : error;
	if (!(original instanceof Error) || original.name !== "HttpError") return null;
	if (!("response" in original) || original.response === void 0) return 0;
	return "status" in original && typeof original.status === "number" ? original.status : 0;
}
/** Whether the request may have had its effect although it failed: no answer, or the server broke down over it. */
function mayHaveHappened(error) {
	const status = statusOf(error);
	return status !== null && (status === 0 || status >= 500);
}
const AGAIN = "Run the job again: what was done already is found and not done twice.";
const NO_ANSWER = `${AGAIN} Behind a proxy set NODE_USE_ENV_PROXY: 1 beside HTTPS_PROXY.`;
function explain(cause, { doing, permission }) {
	const status = statusOf(cause);
	if (status === null || cause instanceof RetakeError) return cause;
	const said = cause.message.split("\n")[0]?.slice(0, 300) ?? "";
	const what = `could not ${doing}`;
	if (status === 429 || /rate limit/i.test(said)) return new RetakeError("GITHUB_UNAVAILABLE", `${what}: GitHub's rate limit is used up`, {
		hint: "Run the job again later. The limit of the default token is 1,000 requests an hour and repository.",
		cause
	});
	switch (status) {
		case 401: return new RetakeError("GITHUB_PERMISSION", `${what}: GitHub does not accept the token`, {
			hint: "Check the input github-token; without it the job’s own token is used.",
			cause
		});
		case 403: return new RetakeError("GITHUB_PERMISSION", `${what}: the token may not (403: ${said})`, {
			hint: `Give the job the permission \`${permission}\`: docs/permissions.md lists what each job needs. On a pull request from a fork GitHub grants none.`,
			cause
		});
		case 404:
		case 410: return new RetakeError("GITHUB_PERMISSION", `${what}: not found (${status}: ${said})`, {
			hint: `It is gone, or hidden from a token without the permission \`${permission}\`.`,
			cause
		});
		case 422: return new RetakeError("GITHUB_UNAVAILABLE", `${what}: GitHub refuses the content (422: ${said})`, { cause });
		default: return new RetakeError("GITHUB_UNAVAILABLE", `${what}: ${status === 0 ? `no answer from GitHub (${said})` : `GitHub answered ${status}`}`, {
			hint: status === 0 ? NO_ANSWER : AGAIN,
			cause
		});
	}
}

// src/github/deadline.ts
const DEADLINE_MS = 3e4;
/** A `fetch` that gives up after half a minute without an answer, where the platform would wait for minutes. */
function withDeadline(fetch) {
	return (url, init) => fetchWithDeadline(fetch, url, init);
}
async function fetchWithDeadline(fetch, url, init = {}) {
	const deadline = new AbortController();
	const timer = setTimeout(() => deadline.abort(/* @__PURE__ */ new Error(`no answer within ${DEADLINE_MS / 1e3} s`)), DEADLINE_MS);
	try {
		const signals = init.signal ? [init.signal, deadline.signal] : [deadline.signal];
		return await fetch(url, {
			...init,
			signal: AbortSignal.any(signals)
		});
	} finally {
		clearTimeout(timer);
	}
}
/** Resolves after so many seconds, at once where the signal aborts. */
function sleep(seconds, signal) {
	return new Promise((resolve) => {
		const done = () => {
			clearTimeout(timer);
			signal?.removeEventListener("abort", done);
			resolve();
		};
		const timer = setTimeout(done, seconds * 1e3);
		signal?.addEventListener("abort", done, { once: true });
		if (signal?.aborted) done();
	});
}

// src/github/create-once.ts
const ATTEMPTS = 5;
/**
* Creates something that must not exist twice. Where a failed request may have had its effect, `look` decides
* whether it is tried again: after the wait, since what was created can take a moment to be listed.
*/
async function createOnce(create, look) {
	for (let attempt = 1;; attempt += 1) try {
		return await create();
	} catch (error) {
		if (!mayHaveHappened(error) || attempt === ATTEMPTS) throw error;
		await sleep(2 ** attempt);
		const found = await look();
		if (found !== null) return found;
	}
}

// src/github/checkout.ts
/** Of a file, or of the list of all files. */
const MOST_BYTES = 1073741824;
function openCheckout(folder) {
	const git = (...args) => {
		try {
			return execFileSync("git", args, {
				cwd: folder,
				encoding: "utf8",
				maxBuffer: MOST_BYTES,
				stdio: [
					"ignore",
					"pipe",
					"ignore"
				]
			}).trim();
		} catch {
			return null;
		}
	};
	return {
		mergeBase: (commit, branch) => {
			const parted = git("merge-base", "--end-of-options", `refs/remotes/origin/${branch}`, commit);
			return parted === "" ? null : parted;
		},
		heads: () => {
			const head = git("rev-parse", "HEAD");
			const parents = (git("cat-file", "commit", "HEAD") ?? "").matchAll(/^parent ([0-9a-f]{40})$/gm);
			return head === null ? [] : [head, ...[...parents].map(([, parent = ""]) => parent)];
		},
		files: (commit, below) => {
			return (git("ls-tree", "-r", "-z", "--name-only", "--end-of-options", commit, ...below === "" ? [] : ["--", below]) ?? "").split("\0").filter((name) => name !== "");
		},
		read: (commit, path) => execFileSync("git", [
			"cat-file",
			"blob",
			`${commit}:${path}`
		], {
			cwd: folder,
			maxBuffer: MOST_BYTES
		}),
		has: (commit) => git("cat-file", "-e", `${commit}^{commit}`) !== null,
		isShallow: () => git("rev-parse", "--is-shallow-repository") === "true"
	};
}

// src/github/pulls.ts
const READ = "pull-requests: read";
async function getPull({ octokit, owner, repo }, number) {
	const { data } = await ask({
		doing: `read pull request #${number}`,
		permission: READ
	}, () => octokit.request("GET /repos/{owner}/{repo}/pulls/{pull_number}", {
		owner,
		repo,
		pull_number: number
	}));
	return pullOf(data);
}
/**
* The open pull requests whose head is exactly this commit of this repository. Asked by `head=owner:branch`, since
* the list of a commit's pull requests knows nothing of forks; branch names are not believed, the commit is checked.
*/
async function pullsOfHead({ octokit, owner, repo }, head) {
	const { data } = await ask({
		doing: "find the pull request",
		permission: READ
	}, () => octokit.request("GET /repos/{owner}/{repo}/pulls", {
		owner,
		repo,
		state: "open",
		head: `${head.repository.split("/")[0]}:${head.branch}`,
		per_page: 100
	}));
	return data.map(pullOf).filter((pull) => pull.headSha === head.sha && pull.headRepository === head.repository);
}
/** Open pull requests, the latest touched first, at most a hundred: what the reaper looks after. */
async function openPulls({ octokit, owner, repo }) {
	const { data } = await ask({
		doing: "list the pull requests",
		permission: READ
	}, () => octokit.request("GET /repos/{owner}/{repo}/pulls", {
		owner,
		repo,
		state: "open",
		sort: "updated",
		direction: "desc",
		per_page: 100
	}));
	return data.map(pullOf);
}
const PERMISSIONS = [
	"admin",
	"maintain",
	"write",
	"triage",
	"read",
	"none"
];
/** What somebody may do here. A bot that is no collaborator is `none`; where it cannot be asked, `unknown`. */
async function permissionOf({ octokit, owner, repo }, username) {
	try {
		const { data } = await ask({
			doing: `ask what ${username} may do`,
			permission: "metadata: read"
		}, () => octokit.request("GET /repos/{owner}/{repo}/collaborators/{username}/permission", {
			owner,
			repo,
			username
		}));
		return PERMISSIONS.find((one) => one === data.permission) ?? "unknown";
	} catch (error) {
		const status = statusOf(error);
		if (status === 404) return "none";
		if (status === 403 && error.code === "GITHUB_PERMISSION") return "unknown";
		throw error;
	}
}
/** How `ours` stands to `theirs`, by the API; `unknown` where one of them is gone. */
async function ancestryOf({ octokit, owner, repo }, ours, theirs) {
	const comparison = await compare({
		octokit,
		owner,
		repo
	}, theirs, ours);
	switch (comparison?.status) {
		case "identical": return "same";
		case "ahead":
		case "behind":
		case "diverged": return comparison.status;
		default: return "unknown";
	}
}
/** Where two commits parted, by the API; null where that cannot be told. */
async function mergeBaseByApi(client, base, head) {
	return (await compare(client, base, head))?.mergeBase ?? null;
}
async function compare({ octokit, owner, repo }, base, head) {
	try {
		const { data } = await ask({
			doing: "compare two commits",
			permission: "contents: read"
		}, () => octokit.request("GET /repos/{owner}/{repo}/compare/{basehead}", {
			owner,
			repo,
			basehead: `${base}...${head}`,
			per_page: 1
		}));
		return {
			status: data.status,
			mergeBase: data.merge_base_commit.sha
		};
	} catch (error) {
		if (statusOf(error) === 404) return null;
		throw error;
	}
}
/** A file's text on a branch; null where there is none. A branch that is not there is an error: it may have another name. */
async function fileOnBranch({ octokit, owner, repo }, path, branch) {
	try {
		const { data } = await ask({
			doing: `read ${path} of ${branch}`,
			permission: "contents: read"
		}, () => octokit.request("GET /repos/{owner}/{repo}/contents/{path}", {
			owner,
			repo,
			path,
			ref: branch
		}));
		if (Array.isArray(data) || !("content" in data)) return null;
		return Buffer.from(data.content, "base64").toString("utf8");
	} catch (error) {
		if (statusOf(error) === 404 && !/no commit found/i.test(error.message)) return null;
		throw error;
	}
}
/** The commit a branch stands at. */
async function branchHead({ octokit, owner, repo }, branch) {
	const { data } = await ask({
		doing: `read the branch ${branch}`,
		permission: "contents: read"
	}, () => octokit.request("GET /repos/{owner}/{repo}/commits/{ref}", {
		owner,
		repo,
		ref: `heads/${branch}`
	}));
	return data.sha;
}

// src/commands/action/begin/baseline.ts
/**
* Notes the results of the merge base, which are read out of git. The base branch's present tip is no baseline: it may have moved on.
* `branch`: what the commit is to be merged into.
*/
async function readBaseline(action, client, config, branch, notebook) {
	if (config.results.baseline === "none") return { none: "results.baseline is none" };
	if (branch === null) return { none: "there is no branch to compare with" };
	const { context, trigger, run } = action;
	const checkout = openCheckout(context.cwd);
	const base = checkout.mergeBase(trigger.commit, branch) ?? await mergeBaseByApi(client, branch, trigger.commit);
	if (base === null) return { none: `the commit has no merge base with ${branch}` };
	if (!checkout.has(base)) return { none: `${checkout.isShallow() ? "the checkout is shallow and does not hold" : "the checkout does not hold"} the merge base ${base.slice(0, 7)}: set fetch-depth: 0 on actions/checkout` };
	const folder = join(run.temp, "retake", "baseline");
	for (const path of checkout.files(base, "").filter((file) => config.results.paths.some((spec) => mayName(spec, file)))) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), checkout.read(base, path));
	}
	try {
		const results = resultsIn(config.results.paths, config, {
			...context,
			cwd: folder
		});
		return {
			noted: await notebook.noteBaseline(results),
			commit: base
		};
	} catch (error) {
		if (!(error instanceof RetakeError)) throw error;
		return { none: `the merge base ${base.slice(0, 7)} has no results to compare with: ${error.message}` };
	}
}
/** Whether a file lies in the folder that a path or pattern begins with; which of them match is for the reader. */
function mayName(spec, file) {
	const plain = spec.replace(/^\.\//, "").split(/[*?[{#]/)[0] ?? "";
	const folder = plain.slice(0, plain.lastIndexOf("/") + 1);
	return file.startsWith(folder);
}

// src/commands/action/begin/inside-workspace.ts
/**
* The result files that are named, each once, told before anything of them is read: a message about a file may quote
* it. Refuses those that lie outside the checkout, also by way of a symbolic link: a pull request could otherwise have
* files of the runner read and shown.
*/
function filesInside(specs, context) {
	const files = [...new Set(findSources(specs, context).map(({ source }) => source.path))];
	const root = realpathSync(context.cwd);
	for (const file of files) {
		const way = relative(root, realpathSync(resolve(context.cwd, file)));
		if (way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way)) continue;
		throw new RetakeError("RESULTS_NOT_FOUND", `${file} leads out of the checkout`, { hint: "Results are read from the repository only, not through links that leave it." });
	}
	return files;
}
/** Those of the files that answers were read from: `read` names them, with `#model` where one of several was meant. */
function filesRead(files, read) {
	return files.filter((file) => read.some(({ path }) => path === file || path.startsWith(`${file}#`)));
}

// src/commands/action/say/announcement.ts
/** What a state that is not judged says: the same words in comment, check and summary. */
function stateAnnouncement(view, manifest, preflight = []) {
	return {
		phase: view.phase,
		verdict: null,
		ending: endingOf(view),
		render: (frame) => renderState({
			...frame,
			view,
			manifest,
			preflight
		})
	};
}
/** What an error says that ended the loop before any training; `reason`: what it stood in the way of. */
function errorAnnouncement(error, reason, manifest) {
	const { message, hint = null } = error;
	return stateAnnouncement({
		phase: "failed",
		reason,
		minutes: null,
		message,
		hint,
		log: []
	}, manifest);
}
function endingOf(view) {
	switch (view.phase) {
		case "skipped":
		case "superseded":
		case "cancelled": return { phase: view.phase };
		case "not-started": return {
			phase: "not-started",
			reason: view.reason
		};
		case "failed": return {
			phase: "failed",
			reason: view.reason
		};
		case "lost": return {
			phase: "lost",
			reason: view.reason
		};
		default: return null;
	}
}

// src/domain/loop/bot-command.ts
/** One line a command, for whoever mistyped. */
const COMMAND_HELP = [
	"/retake train [SHA] starts the loop on the results of the pull request",
	"/retake cancel [SHA] cancels its training",
	"/retake why ITEM tells of one question: what was answered, and what was made of it",
	"/retake approve SHA lets the results of a fork be trained on, at that commit (all 40 digits)",
	"/retake next [SHA] starts the next loop that a PASS has proposed"
];
const CALL = /^\/retake(?=\s|$)/i;
const SHA_START = /^[0-9a-f]{7,40}$/;
const WHOLE_SHA = /^[0-9a-f]{40}$/;
const LONGEST_LINE = 300;
/**
* Reads a comment. Only its very first line can be a command, from its first character on: so that nothing that is
* quoted, fenced, hidden in HTML or said in passing is one. What follows on other lines is for people, except that a
* second command is refused rather than left out.
*/
function hearCommand(body) {
	const [first = "", ...others] = body.split(/\r\n|\r|\n/);
	if (!CALL.test(first)) return { kind: "nothing" };
	if (others.some((line) => CALL.test(line.trimStart()))) return unclear("one command a comment");
	if (first.length > LONGEST_LINE) return unclear("the command is too long");
	const rest = first.replace(CALL, "").trim();
	const [verb = "", ...words] = rest === "" ? [] : rest.split(/\s+/);
	return understand(verb.toLowerCase(), words);
}
function understand(verb, words) {
	switch (verb) {
		case "train":
		case "cancel":
		case "next": return atCommit(verb, words);
		case "approve": return approval(words);
		case "why": return words.length === 0 ? unclear("why needs an item: its id, or how its id begins") : {
			kind: "command",
			command: {
				verb,
				item: words.join(" ")
			}
		};
		case "": return unclear("there is no command");
		default: return unclear("there is no such command");
	}
}
function atCommit(verb, [word, ...more]) {
	if (word === void 0) return {
		kind: "command",
		command: {
			verb,
			sha: null
		}
	};
	const sha = word.toLowerCase();
	return SHA_START.test(sha) && more.length === 0 ? {
		kind: "command",
		command: {
			verb,
			sha
		}
	} : unclear(`after ${verb} comes a commit (7 to 40 hex digits), or nothing`);
}
/** Whoever pushes to a fork can make a commit whose first digits are those of another: all of them are needed. */
function approval([word = "", ...more]) {
	const sha = word.toLowerCase();
	return WHOLE_SHA.test(sha) && more.length === 0 ? {
		kind: "command",
		command: {
			verb: "approve",
			sha
		}
	} : unclear("approve needs the commit that was looked at, all 40 hex digits of it");
}
function unclear(reason) {
	return {
		kind: "unclear",
		reason
	};
}
/** A command as it is typed. */
function commandText(command) {
	const rest = command.verb === "why" ? command.item : command.sha;
	return [
		"/retake",
		command.verb,
		rest ?? ""
	].filter((word) => word !== "").join(" ");
}

// src/report/command-answers.ts
/**
* What people asked the bot in comments, and what came of it: at the end of our own comment, the latest last. No
* outside text can hold the lines that part them: wherever it is printed, `<!--` is broken.
*/
const BEGIN = "<!-- retake answers -->";
/** UTF-8 bytes that are kept free for answers in a comment on GitHub. */
const ANSWERS_ROOM = 6e3;
/** The most that a single answer may take of it. */
const LONGEST_ANSWER = 5e3;
/** One answer, under the command it belongs to. `reply` is Markdown. */
function answerTo(command, login, reply) {
	const said = `${code(commandText(command), { max: 120 })} by ${text(login, { max: 60 })}`;
	return reply.startsWith("<details>") ? `${said}\n\n${reply}` : `${said}: ${reply}`;
}
/** What is to be typed, and commits: those are shown as code, so that they can be copied as they stand. */
const TYPED = /(\/retake [a-z]+(?: [0-9a-f]{40})?|\b[0-9a-f]{7,40}\b)/;
/** Plain sentences as Markdown. */
function sentences(plain) {
	return plain.split(TYPED).map((part, index) => index % 2 === 1 ? code(part) : words(part)).join("");
}
function words(part) {
	const [, before = "", said = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(part) ?? [];
	return `${before}${text(said, { max: 600 })}${after}`;
}
/** Our comment with this answer in it; an earlier answer to the same comment gives way. */
function withAnswer(body, comment, markdown) {
	const { text: own, answers } = partsOf(body);
	return joined(own, [...answers.filter((one) => one.comment !== comment), {
		comment,
		markdown
	}]);
}
/** A new text for our comment, with the answers that stood in the old one. */
function keepAnswers(old, fresh) {
	return joined(fresh, partsOf(old).answers);
}
function holdsAnswer(body, comment, markdown) {
	return partsOf(body).answers.some((one) => one.comment === comment && one.markdown === markdown.trim());
}
function partsOf(body) {
	const [text = "", rest = ""] = body.replaceAll("\r\n", "\n").split(`\n${BEGIN}\n`, 2);
	const parts = rest.split(/^<!-- retake answer to (\d{1,15}) -->$/m).slice(1);
	return {
		text,
		answers: parts.flatMap((comment, index) => index % 2 === 0 ? [{
			comment: Number(comment),
			markdown: (parts[index + 1] ?? "").trim()
		}] : [])
	};
}
/** The oldest answers give way where there are too many, or the comment would become too long. */
function joined(text, answers) {
	let kept = answers.slice(-5);
	while (kept.length > 0) {
		const written = kept.map(({ comment, markdown }) => `<!-- retake answer to ${comment} -->\n${markdown}`);
		const section = `${BEGIN}\n${written.join("\n\n")}\n`;
		const whole = `${text.trimEnd()}\n\n${section}`;
		if (byteLength(whole) <= 6e4 && byteLength(section) <= 6e3) return whole;
		kept = kept.slice(1);
	}
	return text;
}

// src/commands/action/or-warn.ts
/** Something that may fail and take nothing else with it: the log tells, and there is null. */
async function orWarn({ log }, attempt) {
	try {
		return await attempt();
	} catch (error) {
		if (!(error instanceof RetakeError)) throw error;
		log.warning(error.hint === void 0 ? error.message : `${error.message}\n${error.hint}`);
		return null;
	}
}

// src/domain/loop/precedence.ts
/**
* Whether a run may overwrite what stands in the comment. Of the same request the phase decides, never going back.
* Else the pull request's current head wins (also after a force-push), then ancestry, then the younger start run.
* `ask-ancestry` where the commits must be compared first; pass what came of it the second time.
*/
function precedence(ours, theirs, head, ancestry = null) {
	if (theirs === null) return "write";
	if (ours.request !== null && ours.request === theirs.request) return sameRequest(ours, theirs);
	if (ours.commit === theirs.commit) return byKey(ours, theirs);
	if (ours.commit === head) return "write";
	if (theirs.commit === head) return "yield";
	switch (ancestry) {
		case null: return "ask-ancestry";
		case "ahead": return "write";
		case "behind": return "yield";
		default: return byKey(ours, theirs);
	}
}
/** A younger start of the same request begins anew, and so does a training that is run again; else stages only go forward. */
function sameRequest(ours, theirs) {
	if (compareKeys(ours.key, theirs.key) > 0) return "write";
	if (ours.attempt !== theirs.attempt) return ours.attempt > theirs.attempt ? "write" : "yield";
	if (theirs.phase === "cancelled" && ours.phase === "cancelled") return "yield";
	return mayFollow(theirs.phase, ours.phase) ? "write" : "yield";
}
function byKey(ours, theirs) {
	if (comesToNothing(ours) && isAlive(theirs)) return "yield";
	const age = compareKeys(ours.key, theirs.key);
	if (age !== 0) return age > 0 ? "write" : "yield";
	return mayFollow(theirs.phase, ours.phase) ? "write" : "yield";
}
/** A start that ended without having asked: whoever caused it may not, or there was nothing it could ask for. */
function comesToNothing({ request, phase }) {
	return request === null && isEnd(phase) && phase !== "judged";
}
/** Something was asked for, and is on its way or judged. */
function isAlive({ request, phase }) {
	return request !== null && (!isEnd(phase) || phase === "judged");
}

// src/github/viewer.ts
const known = /* @__PURE__ */ new WeakMap();
/** The login that this token writes under, `name[bot]` for an App. Asked once. */
async function viewerLogin(client) {
	const login = known.get(client) ?? await askViewer(client);
	known.set(client, login);
	return login;
}
/** A question, though it is posted: it may be asked again. */
async function askViewer({ octokit }) {
	const query = () => ask({
		doing: "learn whose token this is",
		permission: "metadata: read"
	}, () => octokit.graphql("query { viewer { login } }"));
	return (await createOnce(query, async () => null)).viewer.login;
}

// src/github/comments.ts
const PAGE = 100;
/** Writes with the workflow's own token go by this name, which nobody can register. */
const WORKFLOW_TOKEN = "github-actions[bot]";
const PERMISSION = "pull-requests: write";
/** All our comments of that loop, over all pages, the oldest first. Comments of others never count, whatever they say. */
async function findComments(client, issue, loop) {
	const marked = (await listComments(client, issue)).flatMap((comment) => {
		const sticky = stickyOf(comment, loop);
		return sticky === null ? [] : [{
			sticky,
			login: comment.user?.login
		}];
	});
	const us = marked.some(({ login }) => login !== WORKFLOW_TOKEN) ? await viewerLogin(client) : WORKFLOW_TOKEN;
	return marked.filter(({ login }) => login === us).map(({ sticky }) => sticky).sort((a, b) => a.id - b.id);
}
/**
* Creates the comment, and lists again: where two runs created one at the same time the oldest stays and the rest is
* removed. Resolves to the one that stays; its body may be the other run's.
*/
async function createComment(client, issue, loop, body) {
	const { owner, repo, octokit } = client;
	const look = async () => (await findComments(client, issue, loop))[0] ?? null;
	const created = await createOnce(async () => {
		const parameters = {
			owner,
			repo,
			issue_number: issue,
			body
		};
		const { data } = await ask({
			doing: "post the comment",
			permission: PERMISSION
		}, () => octokit.request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", parameters));
		return stickyOf(data, loop);
	}, look);
	const [oldest = created, ...younger] = await findComments(client, issue, loop);
	for (const { id } of younger) await removeComment(client, id);
	if (oldest === null) throw new Error("what was posted has no marker");
	return oldest;
}
/** Replaces the comment's text; an unchanged text is not written. */
async function updateComment(client, { id, body: old }, body) {
	if (sameText(old, body)) return;
	const { owner, repo, octokit } = client;
	await ask({
		doing: "update the comment",
		permission: PERMISSION
	}, () => octokit.request("PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}", {
		owner,
		repo,
		comment_id: id,
		body
	}));
}
/** Removes one of two comments that say the same. */
async function removeComment(client, id) {
	const { owner, repo, octokit } = client;
	await ask({
		doing: "remove the second of two comments",
		permission: PERMISSION
	}, async () => {
		try {
			await octokit.request("DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}", {
				owner,
				repo,
				comment_id: id
			});
		} catch (error) {
			if (error.status !== 404) throw error;
		}
	});
}
async function listComments({ octokit, owner, repo }, issue) {
	const all = [];
	for (let page = 1;; page += 1) {
		const parameters = {
			owner,
			repo,
			issue_number: issue,
			per_page: PAGE,
			page
		};
		const { data } = await ask({
			doing: "read the comments",
			permission: PERMISSION
		}, () => octokit.request("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", parameters));
		all.push(...data);
		if (data.length < PAGE) return all;
	}
}
/** null where it is not marked as ours. */
function stickyOf({ id, html_url, body = "" }, loop) {
	const marker = readMarker(body, loop);
	return marker === null ? null : {
		id,
		url: html_url,
		body,
		marker
	};
}
/** GitHub may hand line ends back as CRLF and drops white space at the end. */
function sameText(a, b) {
	return plain(a) === plain(b);
}
function plain(text) {
	return text.replaceAll("\r\n", "\n").trimEnd();
}

// src/commands/action/say/publish-comment.ts
/** Says it in the one comment of the pull request and loop, unless a newer run speaks there. */
async function publishComment(loopRun, pull, statement) {
	const { client, loop } = loopRun;
	const [oldest, ...younger] = await findComments(client, pull, loop);
	for (const { id } of younger) await removeComment(client, id);
	if (oldest !== void 0) return await writeInto(loopRun, pull, oldest, statement);
	const body = statement.render(frameOf(loopRun, statement, null));
	const comment = await createComment(client, pull, loop, body);
	if (comment.body !== body) return await writeInto(loopRun, pull, comment, statement);
	return {
		url: comment.url,
		yieldedTo: null,
		before: null
	};
}
async function writeInto(loopRun, pull, comment, statement) {
	const { marker, url } = comment;
	if (!await maySpeak(loopRun, pull, marker, statement.phase)) return {
		url,
		yieldedTo: marker,
		before: marker
	};
	const speaker = inNameOfNewer(loopRun, marker);
	const body = statement.render(frameOf(speaker, statement, marker));
	const kept = speaker.commit === marker.commit ? keepAnswers(comment.body, body) : body;
	await updateComment(loopRun.client, comment, kept);
	return {
		url,
		yieldedTo: null,
		before: marker
	};
}
/** A younger start that asked the same waits for this very run: it stays the comment's owner. */
function inNameOfNewer(loopRun, { key, commit, request }) {
	return loopRun.request !== null && loopRun.request === request && compareKeys(key, loopRun.key) > 0 ? {
		...loopRun,
		key,
		commit
	} : loopRun;
}
async function maySpeak(loopRun, pull, theirs, phase) {
	const { client, key, commit, request, attempt } = loopRun;
	const ours = {
		key,
		commit,
		request,
		attempt,
		phase
	};
	const head = commit === theirs.commit || request !== null && request === theirs.request ? null : (await getPull(client, pull)).headSha;
	const first = precedence(ours, theirs, head);
	if (first !== "ask-ancestry") return first === "write";
	return precedence(ours, theirs, head, await ancestryOf(client, commit, theirs.commit)) === "write";
}
/**
* What every text of a loop carries. With a verdict the history grows by it; it is not shown as an earlier one.
* `standing`: what the comment says so far.
*/
function frameOf({ loop, key, commit, request, attempt, action, training }, { phase, verdict, figure = null }, standing) {
	const { serverUrl, repository } = action.run;
	const commitUrl = (sha) => `${serverUrl}/${repository}/commit/${sha}`;
	const history = standing?.history ?? [];
	const kept = verdict === null ? history : remember(history, {
		verdict,
		commit,
		figure
	});
	return {
		loop,
		marker: {
			loop,
			key,
			commit,
			request,
			phase,
			attempt,
			since: (standing?.commit === commit ? standing.since : null) ?? wholeSecond(action.context.now()),
			history: kept
		},
		links: {
			results: {
				commit,
				url: commitUrl(commit)
			},
			...training === null ? {} : { training },
			...training === null || verdict === null ? {} : { report: `${training.url}#artifacts` }
		},
		history: history.filter((past) => past.commit !== commit).map((past) => ({
			...past,
			url: commitUrl(past.commit)
		})),
		figure,
		version: VERSION$2
	};
}
/** Of a text in which nobody looks for a marker. */
function unmarkedFrame(loopRun, said) {
	return {
		...frameOf(loopRun, said, null),
		marker: null
	};
}

// src/commands/action/pushed-config.ts
/**
* The configuration of the default branch, `ruling`, with what a push may decide by its own: where its results lie,
* what is learned from them, and the model and the numbers of the training. Every other key stays: whether anything is
* started, what is executed, where and for how much, and by what it is judged.
*/
function pushedConfig(ruling, { results, failures, dataset, training }) {
	const { paths, format } = results;
	const { categories, outcomes, already_right } = failures;
	const { model, revision, method, epochs, learning_rate, batch_size } = training;
	const { gradient_accumulation, gpus, max_length, seed } = training;
	const learned = {
		model,
		revision,
		method,
		epochs,
		learning_rate,
		batch_size
	};
	const numbers = {
		gradient_accumulation,
		gpus,
		max_length,
		seed
	};
	return {
		...ruling,
		results: {
			...ruling.results,
			paths,
			format
		},
		failures: {
			...ruling.failures,
			categories,
			outcomes,
			already_right
		},
		dataset,
		training: {
			...ruling.training,
			...learned,
			...numbers
		}
	};
}
/** The keys, such as `failures.minimum`, in which one configuration says otherwise than another. */
function keysThatDiffer(one, other) {
	return Object.keys(one).flatMap((section) => {
		const [a, b] = [part(one, section), part(other, section)];
		if (same(a, b)) return [];
		if (!isMap(a) || !isMap(b)) return [section];
		return [.../* @__PURE__ */ new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => !same(a[key], b[key])).map((key) => `${section}.${key}`);
	});
}
function part(config, section) {
	return config[section];
}
function isMap(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function same(a, b) {
	return JSON.stringify(a) === JSON.stringify(b);
}

// src/commands/action/action-config.ts
/** The configuration of the checkout, inputs laid over it. */
function checkoutConfig({ inputs, context }) {
	return loadConfig({
		path: inputs.config ?? ".github/retake.yml",
		explicit: inputs.config !== null && inputs.config !== ".github/retake.yml",
		read: (name) => {
			const file = resolve(context.cwd, name);
			return existsSync(file) ? readFileSync(file, "utf8") : null;
		},
		overrides: inputs.overrides
	});
}
/** The configuration of the default branch, read through the API: nothing need be checked out. */
async function branchConfig(action, client) {
	return readAs(action, await onDefaultBranch(action, client));
}
/**
* The configuration that a loop answers to: the default branch's, whatever was pushed. A loop that the default branch
* does not know yet goes by the name that the push gives it.
*/
async function rulingConfig(action, client) {
	const { branch, defaultBranch } = action.trigger;
	if (branch === defaultBranch && !isFork(action)) return checkoutConfig(action);
	const text = await onDefaultBranch(action, client);
	const config = readAs(action, text);
	return text !== null || isFork(action) ? config : {
		...config,
		name: checkoutConfig(action).name
	};
}
/** What a push is read by. Of a fork nothing is believed but its results; what is not heeded of others is told. */
function asPushed(action, ruling) {
	if (isFork(action)) return ruling;
	const own = checkoutConfig(action);
	const config = pushedConfig(ruling, own);
	const unheeded = keysThatDiffer(own, config);
	if (unheeded.length > 0) action.log.notice(`as the default branch has it, not as this commit does: ${unheeded.join(", ")}`);
	return config;
}
/** The same step for the loop of another configuration of the default branch. */
function withConfig(action, path) {
	return {
		...action,
		inputs: {
			...action.inputs,
			config: path,
			overrides: []
		}
	};
}
/** The loop of this step's configuration and those that it leads on to (`next`), each once. */
async function* loopsLedTo(action, read) {
	const seen = /* @__PURE__ */ new Set();
	let own = action;
	while (own !== null) {
		seen.add(own.inputs.config ?? ".github/retake.yml");
		const here = own;
		const config = here === action ? await read(here) : await orWarn(action, async () => await read(here));
		if (config !== null) yield {
			action: here,
			config
		};
		const next = config?.next?.config ?? null;
		own = next === null || seen.has(next) ? null : withConfig(action, next);
	}
}
function isFork({ trigger, run }) {
	return trigger.headRepository !== run.repository;
}
async function onDefaultBranch({ inputs, trigger }, client) {
	return await fileOnBranch(client, inputs.config ?? ".github/retake.yml", trigger.defaultBranch);
}
function readAs({ inputs }, text) {
	const path = inputs.config ?? ".github/retake.yml";
	return loadConfig({
		path,
		explicit: false,
		read: () => text,
		overrides: inputs.overrides
	});
}

// node_modules/@octokit/plugin-throttling/dist-bundle/index.js
var import_light = /* @__PURE__ */ __toESM(require_light(), 1);
var VERSION$1 = "0.0.0-development";
var noop = () => Promise.resolve();
function wrapRequest(state, request, options) {
	return state.retryLimiter.schedule(doRequest, state, request, options);
}
async function doRequest(state, request, options) {
	const { pathname } = new URL(options.url, "http://github.test");
	const isAuth = isAuthRequest(options.method, pathname);
	const isWrite = !isAuth && options.method !== "GET" && options.method !== "HEAD";
	const isSearch = options.method === "GET" && pathname.startsWith("/search/");
	const isGraphQL = pathname.startsWith("/graphql");
	const jobOptions = ~~request.retryCount > 0 ? {
		priority: 0,
		weight: 0
	} : {};
	if (state.clustering) jobOptions.expiration = 6e4;
	if (isWrite || isGraphQL) await state.write.key(state.id).schedule(jobOptions, noop);
	if (isWrite && state.triggersNotification(pathname)) await state.notifications.key(state.id).schedule(jobOptions, noop);
	if (isSearch) await state.search.key(state.id).schedule(jobOptions, noop);
	const req = (isAuth ? state.auth : state.global).key(state.id).schedule(jobOptions, request, options);
	if (isGraphQL) {
		const res = await req;
		if (res.data.errors != null && res.data.errors.some((error) => error.type === "RATE_LIMITED")) throw Object.assign(/* @__PURE__ */ new Error("GraphQL Rate Limit Exceeded"), {
			response: res,
			data: res.data
		});
	}
	return req;
}
function isAuthRequest(method, pathname) {
	return method === "PATCH" && /^\/applications\/[^/]+\/token\/scoped$/.test(pathname) || method === "POST" && (/^\/applications\/[^/]+\/token$/.test(pathname) || /^\/app\/installations\/[^/]+\/access_tokens$/.test(pathname) || pathname === "/login/oauth/access_token");
}
var triggers_notification_paths_default = [
	"/orgs/{org}/invitations",
	"/orgs/{org}/invitations/{invitation_id}",
	"/orgs/{org}/teams/{team_slug}/discussions",
	"/orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments",
	"/repos/{owner}/{repo}/collaborators/{username}",
	"/repos/{owner}/{repo}/commits/{commit_sha}/comments",
	"/repos/{owner}/{repo}/issues",
	"/repos/{owner}/{repo}/issues/{issue_number}/comments",
	"/repos/{owner}/{repo}/issues/{issue_number}/sub_issue",
	"/repos/{owner}/{repo}/issues/{issue_number}/sub_issues/priority",
	"/repos/{owner}/{repo}/pulls",
	"/repos/{owner}/{repo}/pulls/{pull_number}/comments",
	"/repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies",
	"/repos/{owner}/{repo}/pulls/{pull_number}/merge",
	"/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers",
	"/repos/{owner}/{repo}/pulls/{pull_number}/reviews",
	"/repos/{owner}/{repo}/releases",
	"/teams/{team_id}/discussions",
	"/teams/{team_id}/discussions/{discussion_number}/comments"
];
function routeMatcher(paths) {
	const regex2 = `^(?:${paths.map((path) => path.split("/").map((c) => c.startsWith("{") ? "(?:.+?)" : c).join("/")).map((r) => `(?:${r})`).join("|")})[^/]*$`;
	return new RegExp(regex2, "i");
}
var regex = routeMatcher(triggers_notification_paths_default);
var triggersNotification = regex.test.bind(regex);
var groups = {};
var createGroups = function(Bottleneck, common) {
	groups.global = new Bottleneck.Group({
		id: "octokit-global",
		maxConcurrent: 10,
		...common
	});
	groups.auth = new Bottleneck.Group({
		id: "octokit-auth",
		maxConcurrent: 1,
		...common
	});
	groups.search = new Bottleneck.Group({
		id: "octokit-search",
		maxConcurrent: 1,
		minTime: 2e3,
		...common
	});
	groups.write = new Bottleneck.Group({
		id: "octokit-write",
		maxConcurrent: 1,
		minTime: 1e3,
		...common
	});
	groups.notifications = new Bottleneck.Group({
		id: "octokit-notifications",
		maxConcurrent: 1,
		minTime: 3e3,
		...common
	});
};
function throttling(octokit, octokitOptions) {
	const { enabled = true, Bottleneck = import_light.default, id = "no-id", timeout = 12e4, connection } = octokitOptions.throttle || {};
	if (!enabled) return {};
	const common = { timeout };
	if (typeof connection !== "undefined") common.connection = connection;
	const state = Object.assign({
		clustering: connection != null,
		triggersNotification,
		fallbackSecondaryRateRetryAfter: 60,
		retryAfterBaseValue: 1e3,
		id
	}, octokitOptions.throttle);
	if (typeof state.onSecondaryRateLimit !== "function" || typeof state.onRateLimit !== "function") throw new Error(`octokit/plugin-throttling error:
        You must pass the onSecondaryRateLimit and onRateLimit error handlers.
        See https://octokit.github.io/rest.js/#throttling

        const octokit = new Octokit({
          throttle: {
            onSecondaryRateLimit: (retryAfter, options) => {/* ... */},
            onRateLimit: (retryAfter, options) => {/* ... */}
          }
        })
    `);
	let initialized = false;
	const initializeBottleneck = () => {
		if (initialized) return;
		initialized = true;
		if (groups.global == null) createGroups(Bottleneck, common);
		state.global = state.global ?? groups.global;
		state.auth = state.auth ?? groups.auth;
		state.search = state.search ?? groups.search;
		state.write = state.write ?? groups.write;
		state.notifications = state.notifications ?? groups.notifications;
		state.retryLimiter = state.retryLimiter ?? new Bottleneck();
		const events = {};
		const emitter = new Bottleneck.Events(events);
		events.on("secondary-limit", state.onSecondaryRateLimit);
		events.on("rate-limit", state.onRateLimit);
		events.on("error", (e) => octokit.log.warn("Error in throttling-plugin limit handler", e));
		state.retryLimiter.on("failed", async function(error, info) {
			const [state2, request, options] = info.args;
			const { pathname } = new URL(options.url, "http://github.test");
			if (!(pathname.startsWith("/graphql") && error.status !== 401 || error.status === 403 || error.status === 429)) return;
			const retryCount = ~~request.retryCount;
			request.retryCount = retryCount;
			options.request.retryCount = retryCount;
			const { wantRetry, retryAfter = 0 } = await (async function() {
				if (/\bsecondary rate\b/i.test(error.message)) {
					const retryAfter2 = Number(error.response.headers["retry-after"]) || state2.fallbackSecondaryRateRetryAfter;
					return {
						wantRetry: await emitter.trigger("secondary-limit", retryAfter2, options, octokit, retryCount),
						retryAfter: retryAfter2
					};
				}
				if (error.response.headers != null && error.response.headers["x-ratelimit-remaining"] === "0" || (error.response.data?.errors ?? []).some((error2) => error2.type === "RATE_LIMITED")) {
					const rateLimitReset = (/* @__PURE__ */ new Date(~~error.response.headers["x-ratelimit-reset"] * 1e3)).getTime();
					const retryAfter2 = Math.max(Math.ceil((rateLimitReset - Date.now()) / 1e3) + 1, 0);
					return {
						wantRetry: await emitter.trigger("rate-limit", retryAfter2, options, octokit, retryCount),
						retryAfter: retryAfter2
					};
				}
				return {};
			})();
			if (wantRetry) {
				request.retryCount++;
				return retryAfter * state2.retryAfterBaseValue;
			}
		});
	};
	octokit.hook.wrap("request", (request, options) => {
		initializeBottleneck();
		return wrapRequest(state, request, options);
	});
	return {};
}
throttling.VERSION = VERSION$1;
throttling.triggersNotification = triggersNotification;

// node_modules/@octokit/rest/dist-src/version.js
const VERSION = "22.0.1";

// node_modules/@octokit/rest/dist-src/index.js
const Octokit = Octokit$1.plugin(requestLog, legacyRestEndpointMethods, paginateRest).defaults({ userAgent: `octokit-rest.js/${VERSION}` });

// src/github/client.ts
/** The version under which a dispatch answers with the run it started. */
const API_VERSION = "2026-03-10";
const MOST_RETRIES = 4;
/** A primary limit may last an hour; a job that waits so long costs more than one that says so. */
const LONGEST_WAIT_SECONDS = 300;
const RetakeOctokit = Octokit.plugin(throttling, retry);
/** No request is made yet. */
function connect({ token, apiUrl, owner, repo, userAgent, log }) {
	const wait = (kind) => (seconds, options, _, attempt) => {
		const { method, url } = options;
		const again = attempt < MOST_RETRIES && seconds <= LONGEST_WAIT_SECONDS;
		log(`GitHub's ${kind} limit: ${method} ${url} ${again ? `is tried again in ${seconds} s` : "is given up"}`);
		return again;
	};
	const octokit = new RetakeOctokit({
		...getOctokitOptions(token, { userAgent }),
		baseUrl: apiUrl,
		request: { fetch: withDeadline(defaults.request?.fetch ?? fetch) },
		log: {
			debug: () => {},
			info: () => {},
			warn: () => {},
			error: () => {}
		},
		throttle: {
			onRateLimit: wait("rate"),
			onSecondaryRateLimit: wait("secondary")
		}
	});
	octokit.hook.before("request", (options) => {
		options.headers["x-github-api-version"] ??= "2022-11-28";
		options.request = { ...options.request };
		if (options.method === "POST") options.request.retries = 0;
	});
	return {
		octokit,
		owner,
		repo
	};
}

// src/commands/action/connection.ts
/** The API with the step's token. */
function connectTo({ run, inputs, log }) {
	if (inputs.githubToken === null) throw new RetakeError("GITHUB_PERMISSION", "the input github-token is empty", { hint: "Leave it away: by default it is the job’s own token." });
	return connect({
		token: inputs.githubToken,
		apiUrl: run.apiUrl,
		owner: run.owner,
		repo: run.repo,
		userAgent: `retake/${VERSION$2}`,
		log: log.line
	});
}

export { getPull as A, hearCommand as C, filesRead as D, filesInside as E, createOnce as F, sleep as I, ask as L, permissionOf as M, pullsOfHead as N, readBaseline as O, openCheckout as P, mayHaveHappened as R, commandText as S, stateAnnouncement as T, answerTo as _, checkoutConfig as a, withAnswer as b, withConfig as c, findComments as d, updateComment as f, LONGEST_ANSWER as g, ANSWERS_ROOM as h, branchConfig as i, openPulls as j, branchHead as k, publishComment as l, orWarn as m, API_VERSION as n, loopsLedTo as o, precedence as p, asPushed as r, rulingConfig as s, connectTo as t, unmarkedFrame as u, holdsAnswer as v, errorAnnouncement as w, COMMAND_HELP as x, sentences as y, statusOf as z };