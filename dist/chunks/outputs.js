import { n as RetakeError, t as EXIT } from "./error.js";
import { tt as METRICS } from "./load.js";
import { _ as formatKey, b as LOOP_PHASES, i as renderComment, n as writePage, o as COMMENT_LIMIT, s as SUMMARY_LIMIT, v as parseKey } from "./judge-results.js";
import { i as writeJson } from "./write.js";
import { A as createOnce, M as ask, P as statusOf, j as sleep, k as stateAnnouncement, n as frameOf, o as precedence, r as publishComment, y as ANSWERS_ROOM } from "./connection.js";
import { join } from "node:path";

// src/domain/loop/goal-figure.ts
/** The first goal that was measured as a share; null where there is none. */
function goalFigure({ criteria }) {
	const goal = criteria.find((finding) => finding.kind === "goal" && isShare(finding));
	if (goal === void 0 || goal.after === null) return null;
	return {
		of: fingerprint(`${goal.category ?? ""}\n${goal.metric}`),
		value: Math.round(goal.after * 1e3)
	};
}
function isShare({ metric, after }) {
	return METRICS.includes(metric) && after !== null && after >= 0 && after <= 1;
}
/** FNV-1a over UTF-16 units, 32 bits: names are only told apart by it, nothing is trusted to it. */
function fingerprint(text) {
	let hash = 2166136261;
	for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 16777619) >>> 0;
	return hash.toString(16).padStart(8, "0");
}

// src/report/summary.ts
/** The comment as a step summary: the same words with more room, and no marker, since nobody edits it. */
function renderSummary(input) {
	return renderComment({
		...input,
		marker: null
	}, SUMMARY_LIMIT);
}

// src/commands/action/judged.ts
/** A verdict: in full in the step summary, as much as fits in the comment. */
async function verdictAnnouncement(results, next = {}) {
	const judged = {
		...await results.told(),
		...next
	};
	const { verdict } = judged.verdict;
	return {
		phase: "judged",
		verdict,
		figure: goalFigure(judged.verdict),
		ending: {
			phase: "judged",
			verdict
		},
		document: judged.verdict,
		writePage: (frame, path) => writePage(path, results, frame),
		render: (frame) => renderComment({
			...frame,
			...judged
		}, COMMENT_LIMIT - ANSWERS_ROOM),
		renderSummary: (frame) => renderSummary({
			...frame,
			...judged
		})
	};
}

// src/domain/loop/ending.ts
/** There was nothing to judge: a required check must not keep such a commit waiting. */
const NOTHING_TO_DO = /* @__PURE__ */ new Set(["merge-queue", "unchanged"]);
/** How the check ends (VERDICT.md section 6). */
function conclusionOf(ending, inconclusive) {
	switch (ending.phase) {
		case "judged": return {
			pass: "success",
			fail: "failure",
			inconclusive
		}[ending.verdict];
		case "skipped": return "success";
		case "not-started": return NOTHING_TO_DO.has(ending.reason) ? "success" : "action_required";
		case "failed": return "failure";
		case "lost": return "timed_out";
		case "superseded":
		case "cancelled": return "cancelled";
	}
}
const EXIT_OF_VERDICT = {
	pass: EXIT.done,
	fail: EXIT.fail,
	inconclusive: EXIT.undecided
};
/** Not started as the repository is set up: nothing went wrong. */
const MEANT = /* @__PURE__ */ new Set([
	"merge-queue",
	"unchanged",
	"setup"
]);
/** The exit code of the step that brought a loop to its end (VERDICT.md section 6). */
function exitOf(ending, failOn) {
	switch (ending.phase) {
		case "judged": return failsOn(ending.verdict, failOn) ? EXIT_OF_VERDICT[ending.verdict] : EXIT.done;
		case "skipped":
		case "superseded": return EXIT.done;
		case "not-started": return MEANT.has(ending.reason) || failOn === "never" ? EXIT.done : EXIT.undecided;
		case "failed":
		case "lost":
		case "cancelled": return EXIT.failed;
	}
}
/** `fail-on` names the mildest verdict that fails the step: `inconclusive` counts `fail` in. */
function failsOn(verdict, failOn) {
	if (failOn === "never") return false;
	return verdict === "fail" || verdict === "inconclusive" && failOn === "inconclusive";
}

// src/domain/loop/check-id.ts
const CHECK_ID = /^retake:([0-9a-z-]{8,64}|none):([\d.]{10,40}):([a-z-]{1,20})$/;
function formatCheckId({ request, key, phase }) {
	return `retake:${request ?? "none"}:${formatKey(key)}:${phase}`;
}
/** null where the check is not ours. */
function parseCheckId(text) {
	const [, request = "", keyText = "", phaseText] = CHECK_ID.exec(text) ?? [];
	const key = parseKey(keyText);
	const phase = LOOP_PHASES.find((one) => one === phaseText);
	if (key === null || phase === void 0) return null;
	return {
		request: request === "none" ? null : request,
		key,
		phase
	};
}

// src/github/checks.ts
const PERMISSION = "checks: write";
/** The name that branch protection asks for. */
function checkName(loop) {
	return `retake / ${loop}`;
}
/** Our check of that loop on a commit, the youngest; null where there is none. */
async function findCheck(client, sha, loop) {
	const { octokit, owner, repo } = client;
	const { data } = await ask({
		doing: "read the checks",
		permission: "checks: read"
	}, () => octokit.request("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", {
		owner,
		repo,
		ref: sha,
		check_name: checkName(loop),
		filter: "latest",
		per_page: 100
	}));
	return data.check_runs.flatMap((run) => checkOf(run) ?? []).sort((a, b) => b.id - a.id)[0] ?? null;
}
/** Opens the check on a commit that has none. */
async function createCheck(client, sha, loop, content, now) {
	const { octokit, owner, repo } = client;
	const create = async () => {
		const { data } = await ask({
			doing: "open the check",
			permission: PERMISSION
		}, () => octokit.request("POST /repos/{owner}/{repo}/check-runs", {
			owner,
			repo,
			name: checkName(loop),
			head_sha: sha,
			started_at: now.toISOString(),
			...fields(content)
		}));
		return written(data, content);
	};
	return await createOnce(create, () => findCheck(client, sha, loop));
}
async function updateCheck(client, id, content) {
	const { octokit, owner, repo } = client;
	const { data } = await ask({
		doing: "update the check",
		permission: PERMISSION
	}, () => octokit.request("PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}", {
		owner,
		repo,
		check_run_id: id,
		...fields(content)
	}));
	return written(data, content);
}
function fields({ title, summary, conclusion, detailsUrl, about }) {
	const common = {
		details_url: detailsUrl,
		external_id: formatCheckId(about),
		output: {
			title: title.slice(0, 255),
			summary
		}
	};
	return conclusion === null ? {
		...common,
		status: "in_progress"
	} : {
		...common,
		status: "completed",
		conclusion
	};
}
function checkOf({ id, html_url, external_id, status, started_at }) {
	const about = parseCheckId(external_id ?? "");
	if (about === null) return null;
	return {
		id,
		url: html_url ?? "",
		about,
		completed: status === "completed",
		startedAt: started_at
	};
}
function written({ id, html_url, status, started_at }, { about }) {
	return {
		id,
		url: html_url ?? "",
		about,
		completed: status === "completed",
		startedAt: started_at
	};
}

// src/commands/action/publish.ts
/**
* Says one thing everywhere: comment, check, and at an end the step summary. A permission that is missing takes one
* of them away, says so, and never the rest: the outputs and the exit code hold all the same.
*/
async function announce(loopRun, announcement) {
	const { pull } = loopRun;
	const comment = pull === null ? null : await attempt(loopRun, () => publishComment(loopRun, pull, announcement));
	const checked = supersededBy(loopRun, comment?.yieldedTo ?? null) ?? announcement;
	const put = await attempt(loopRun, () => putCheck(loopRun, checked, comment?.url ?? null));
	await concludeWaiting(loopRun, checked, comment);
	if (announcement.ending !== null) {
		await summarise(loopRun, announcement);
		if (pull !== null && comment?.yieldedTo === null) await attempt(loopRun, () => sayAgain(loopRun, pull, announcement));
	}
	const before = [comment?.before ?? null, put?.before ?? null].filter((one) => one !== null);
	return {
		comment,
		check: put?.check ?? null,
		before
	};
}
/** A job that answers a command may have read the comment before and written it after: nobody else puts an end back. */
async function sayAgain(loopRun, pull, announcement) {
	await sleep(5, loopRun.action.context.signal);
	await publishComment(loopRun, pull, announcement);
}
/** Says it in the step's summary, where there is more room. */
async function summarise(loopRun, announcement) {
	const frame = unmarked(loopRun, announcement);
	await loopRun.action.log.summary((announcement.renderSummary ?? announcement.render)(frame));
}
/** Where a newer commit's run speaks on the pull request, the check of this commit says so and no more. */
function supersededBy({ commit }, newer) {
	if (newer === null || newer.commit === commit) return null;
	return stateAnnouncement({
		phase: "superseded",
		commit: newer.commit
	}, null);
}
/** A younger start on the same pull request asked the same and waited for this run: its commit's check ends with it. */
async function concludeWaiting(loopRun, announcement, comment) {
	const waiting = comment?.before ?? null;
	if (announcement.ending === null || waiting === null || waiting.commit === loopRun.commit) return;
	if (loopRun.request === null || waiting.request !== loopRun.request) return;
	const { key, commit } = waiting;
	await attempt(loopRun, () => putCheck({
		...loopRun,
		key,
		commit
	}, announcement, comment?.url ?? null));
}
/** Brings the one check of commit and loop up to date, unless a newer run's says otherwise there. */
async function putCheck(loopRun, announcement, commentUrl) {
	const { client, commit, loop, config, action, request, key, training } = loopRun;
	const { phase, ending } = announcement;
	const existing = await findCheck(client, commit, loop);
	const theirs = existing && {
		...existing.about,
		commit
	};
	if (existing && precedence({
		request,
		key,
		phase,
		commit
	}, theirs, null) === "yield") return {
		check: existing,
		before: existing.about
	};
	const summary = announcement.render(unmarked(loopRun, announcement));
	const content = {
		title: titleOf(summary),
		summary,
		conclusion: ending === null ? null : conclusionOf(ending, config.criteria.inconclusive),
		detailsUrl: commentUrl ?? training?.url ?? action.run.url,
		about: {
			request,
			key,
			phase
		}
	};
	const create = () => createCheck(client, commit, loop, content, action.context.now());
	if (existing === null) return {
		check: await create(),
		before: null
	};
	return {
		check: await updateCheck(client, existing.id, content).catch((error) => {
			if (statusOf(error) !== 403) throw error;
			return create();
		}),
		before: existing.about
	};
}
/** The text where no one looks for a marker. */
function unmarked(loopRun, announcement) {
	return {
		...frameOf(loopRun, announcement, null),
		marker: null
	};
}
/** The first line, in plain words: a check's title knows no Markdown. */
function titleOf(markdown) {
	const [line = ""] = markdown.split("\n");
	return line.replace(/^#+ /, "").replace(/[`*\\\u200b]/g, "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
async function attempt({ action }, say) {
	try {
		return await say();
	} catch (error) {
		if (!(error instanceof RetakeError)) throw error;
		if (error.code !== "GITHUB_PERMISSION" && error.code !== "GITHUB_UNAVAILABLE") throw error;
		action.log.warning(error.hint === void 0 ? error.message : `${error.message}\n${error.hint}`);
		return null;
	}
}

// src/commands/action/outputs.ts
/** Where the verdict lies for the steps that follow. */
function verdictFile({ run }) {
	return join(run.temp, "retake", "verdict.json");
}
/** Where the full report lies beside it. */
function pageFile({ run }) {
	return join(run.temp, "retake", "report.html");
}
/** Says how a loop ended, sets the outputs, and resolves to the step's exit code. */
async function conclude(loopRun, announcement) {
	const { log } = loopRun.action;
	if (announcement.document !== void 0) {
		writeJson(verdictFile(loopRun.action), announcement.document);
		log.output("verdict", announcement.document.verdict);
		log.output("result-json", verdictFile(loopRun.action));
	}
	if (announcement.writePage !== void 0) {
		const frame = {
			...frameOf(loopRun, announcement, null),
			marker: null
		};
		await announcement.writePage(frame, pageFile(loopRun.action));
	}
	const announced = await announce(loopRun, announcement);
	if (announced.comment?.url) log.output("comment-url", announced.comment.url);
	if (announced.check?.url) log.output("check-run-url", announced.check.url);
	if (announcement.ending === null) throw new Error("a loop is concluded by an ending");
	return exitOf(announcement.ending, loopRun.action.inputs.failOn);
}

export { summarise as a, renderSummary as c, announce as i, pageFile as n, findCheck as o, verdictFile as r, verdictAnnouncement as s, conclude as t };