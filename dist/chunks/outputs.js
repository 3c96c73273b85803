import { t as EXIT } from "./error.js";
import { tt as METRICS } from "./load.js";
import { i as fnv1a } from "./random.js";
import { D as parseKey, E as formatKey, i as renderComment, k as LOOP_PHASES, n as writePage, o as COMMENT_LIMIT, s as SUMMARY_LIMIT } from "./judge-results.js";
import { i as writeJson } from "./write.js";
import { F as createOnce, I as sleep, L as ask, T as stateAnnouncement, h as ANSWERS_ROOM, l as publishComment, m as orWarn, p as precedence, u as unmarkedFrame, z as statusOf } from "./connection.js";
import { t as exitOfVerdict } from "./exit-of-verdict.js";
import { join } from "node:path";

// src/domain/loop/goal-figure.ts
/** The first goal that was measured as a share; null where there is none. */
function goalFigure({ criteria }) {
	const goal = criteria.find((finding) => finding.kind === "goal" && isShare(finding));
	if (goal === void 0 || goal.after === null) return null;
	return {
		of: fnv1a(`${goal.category ?? ""}\n${goal.metric}`).toString(16).padStart(8, "0"),
		value: Math.round(goal.after * 1e3)
	};
}
function isShare({ metric, after }) {
	return METRICS.includes(metric) && after !== null && after >= 0 && after <= 1;
}

// src/report/summary.ts
/** The comment as a step summary: the same words with more room, and no marker, since nobody edits it. */
function renderSummary(input) {
	return renderComment({
		...input,
		marker: null
	}, SUMMARY_LIMIT);
}

// src/commands/action/say/judged.ts
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
/** Not started as the repository is set up: nothing went wrong. */
const MEANT = /* @__PURE__ */ new Set([
	"merge-queue",
	"unchanged",
	"setup"
]);
/** The exit code of the step that brought a loop to its end (VERDICT.md section 6). */
function exitOf(ending, failOn) {
	switch (ending.phase) {
		case "judged": return failsOn(ending.verdict, failOn) ? exitOfVerdict(ending.verdict) : EXIT.done;
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
const CHECK_ID = /^retake:([0-9a-z-]{8,64}|none):([\d.]{10,40}):([a-z-]{1,20})(?::(\d{1,6}))?$/;
function formatCheckId({ request, key, phase, attempt }) {
	const again = attempt === 1 ? "" : `:${attempt}`;
	return `retake:${request ?? "none"}:${formatKey(key)}:${phase}${again}`;
}
/** null where the check is not ours. */
function parseCheckId(text) {
	const [, request = "", keyText = "", phaseText, attempt = "1"] = CHECK_ID.exec(text) ?? [];
	const key = parseKey(keyText);
	const phase = LOOP_PHASES.find((one) => one === phaseText);
	if (key === null || phase === void 0) return null;
	return {
		request: request === "none" ? null : request,
		key,
		phase,
		attempt: Number(attempt)
	};
}

// src/github/checks.ts
/** Named also where it is only read: whoever looks for the check is about to write it. */
const WRITE = "checks: write";
/** The name that branch protection asks for. */
function checkName(loop) {
	return `retake / ${loop}`;
}
/** Our check of that loop on a commit, the youngest; null where there is none. */
async function findCheck(client, sha, loop) {
	const { octokit, owner, repo } = client;
	const { data } = await ask({
		doing: "read the checks",
		permission: WRITE
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
/**
* Says it in the check that stands, else in a new one. One that is completed is never opened again, nor concluded
* otherwise: GitHub keeps what it said. Of several with one name the youngest counts.
*/
async function putCheck(client, place, standing, content) {
	const isOver = standing !== null && standing.conclusion !== null;
	if (standing === null || isOver && standing.conclusion !== content.conclusion) return await createCheck(client, place, standing, content);
	try {
		return await updateCheck(client, standing.id, content);
	} catch (error) {
		if (statusOf(error) !== 403) throw error;
		return await createCheck(client, place, standing, content);
	}
}
async function createCheck(client, { sha, loop, now }, standing, content) {
	const { octokit, owner, repo } = client;
	const create = async () => {
		const { data } = await ask({
			doing: "open the check",
			permission: WRITE
		}, () => octokit.request("POST /repos/{owner}/{repo}/check-runs", {
			owner,
			repo,
			name: checkName(loop),
			head_sha: sha,
			started_at: now.toISOString(),
			...fields(content)
		}));
		return checkAbout(data, content.about);
	};
	return await createOnce(create, async () => {
		const found = await findCheck(client, sha, loop);
		return found?.id === standing?.id ? null : found;
	});
}
async function updateCheck(client, id, content) {
	const { octokit, owner, repo } = client;
	const { data } = await ask({
		doing: "update the check",
		permission: WRITE
	}, () => octokit.request("PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}", {
		owner,
		repo,
		check_run_id: id,
		...fields(content)
	}));
	return checkAbout(data, content.about);
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
function checkOf(run) {
	const about = parseCheckId(run.external_id ?? "");
	return about === null ? null : checkAbout(run, about);
}
function checkAbout({ id, html_url, status, conclusion, started_at }, about) {
	return {
		id,
		url: html_url ?? "",
		about,
		conclusion: status === "completed" ? conclusion : null,
		startedAt: started_at
	};
}

// src/commands/action/say/publish.ts
/**
* Says one thing in comment and check. A permission that is missing takes one of them away, says so, and never the
* other: summary, outputs and exit code hold all the same.
*/
async function announce(loopRun, announcement) {
	const { pull } = loopRun;
	const comment = pull === null ? null : await orWarn(loopRun.action, () => publishComment(loopRun, pull, announcement));
	const checked = supersededBy(loopRun, comment?.yieldedTo ?? null) ?? announcement;
	const put = await orWarn(loopRun.action, () => sayInCheck(loopRun, checked, comment?.url ?? null));
	await concludeWaiting(loopRun, checked, comment);
	if (announcement.ending !== null && pull !== null && comment?.yieldedTo === null) await orWarn(loopRun.action, () => sayAgain(loopRun, pull, announcement));
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
	const frame = unmarkedFrame(loopRun, announcement);
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
	await orWarn(loopRun.action, () => sayInCheck({
		...loopRun,
		key,
		commit
	}, announcement, comment?.url ?? null));
}
/** Brings the check of commit and loop up to date, unless a newer run's says otherwise there. */
async function sayInCheck(loopRun, announcement, commentUrl) {
	const { client, commit, loop, config, action, request, key, attempt, training } = loopRun;
	const { phase, ending } = announcement;
	const about = {
		request,
		key,
		phase,
		attempt
	};
	const standing = await findCheck(client, commit, loop);
	const theirs = standing && {
		...standing.about,
		commit
	};
	if (standing && precedence({
		...about,
		commit
	}, theirs, null) === "yield") return {
		check: standing,
		before: standing.about
	};
	const summary = announcement.render(unmarkedFrame(loopRun, announcement));
	const content = {
		title: titleOf(summary),
		summary,
		conclusion: ending === null ? null : conclusionOf(ending, config.criteria.inconclusive),
		detailsUrl: commentUrl ?? training?.url ?? action.run.url,
		about
	};
	const place = {
		sha: commit,
		loop,
		now: action.context.now()
	};
	return {
		check: await putCheck(client, place, standing, content),
		before: standing?.about ?? null
	};
}
/** The first line, in plain words: a check's title knows no Markdown. */
function titleOf(markdown) {
	const [line = ""] = markdown.split("\n");
	return line.replace(/^#+ /, "").replace(/[`*\\\u200b]/g, "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

// src/commands/action/say/outputs.ts
/** Where the verdict lies for the steps that follow. */
function verdictFile({ run }) {
	return join(run.temp, "retake", "verdict.json");
}
/** Where the full report lies beside it. */
function pageFile({ run }) {
	return join(run.temp, "retake", "report.html");
}
/** Sets those outputs that have a value. */
function setOutputs({ log }, outputs) {
	for (const [name, value] of Object.entries(outputs)) if (value) log.output(name, value);
}
/** Says how a loop ended, also in the step summary, sets the outputs, and resolves to the step's exit code. */
async function conclude(loopRun, announcement) {
	const { action } = loopRun;
	if (announcement.document !== void 0) {
		writeJson(verdictFile(action), announcement.document);
		setOutputs(action, {
			verdict: announcement.document.verdict,
			"result-json": verdictFile(action)
		});
	}
	await orWarn(action, async () => announcement.writePage?.(unmarkedFrame(loopRun, announcement), pageFile(action)));
	await summarise(loopRun, announcement);
	action.log.line(titleOf(announcement.render(unmarkedFrame(loopRun, announcement))));
	const { comment, check } = await announce(loopRun, announcement);
	setOutputs(action, {
		"comment-url": comment?.url,
		"check-run-url": check?.url
	});
	if (announcement.ending === null) throw new Error("a loop is concluded by an ending");
	return exitOf(announcement.ending, action.inputs.failOn);
}

export { announce as a, verdictAnnouncement as c, verdictFile as i, renderSummary as l, pageFile as n, summarise as o, setOutputs as r, findCheck as s, conclude as t };