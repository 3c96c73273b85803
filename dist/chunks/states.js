import { L as count, R as counted } from "./load.js";
import { a as auditTotals, o as joinParts, r as auditPart } from "./spool.js";
import { a as title, c as fitParts, m as lastLine, o as COMMENT_LIMIT } from "./judge-results.js";
import { a as code, i as alert, r as warningsPart, s as fence, u as text } from "./warnings-section.js";
import { a as money, i as loss, n as duration } from "./numbers.js";
import { D as progressBar } from "./records.js";

// src/report/state-headline.ts
/** The first line of a loop that is not judged: a sign, and in words what is happening or why it ended. Markdown. */
function stateHeadline(view) {
	const [sign, words] = headlineParts(view);
	return `${sign} Retake: ${words}`;
}
function headlineParts(view) {
	switch (view.phase) {
		case "extracted": return ["⏳", "the failures are extracted, training is about to be asked for"];
		case "queued": return ["⏳", queued(view)];
		case "waiting-approval": return ["⏸", `waiting for approval${view.environment === null ? "" : ` of the environment ${code(view.environment)}`}, for ${minutes(view.minutes)}`];
		case "training": return ["⏳", training$1(view)];
		case "benchmarking": return ["⏳", `sitting the exam again, ${view.total === null ? counted(view.done, "answer") : `answer ${count(view.done)} of ${count(view.total)}`}`];
		case "skipped": return ["⏸", skipped(view)];
		case "not-started": return ["🔒", notStarted$1(view)];
		case "failed": return ["⚠️", failed$1(view)];
		case "lost": return ["⚠️", lost(view)];
		case "superseded": return ["⏹", `superseded by ${code(view.commit.slice(0, 7))}. These results are not judged, the newer ones are`];
		case "cancelled": return ["⏹", cancelled(view)];
	}
}
function minutes(value) {
	return duration(Math.max(1, value * 60));
}
function queued(view) {
	if (view.waitingFor === "same") return "waiting for a training run that was asked the same, and is under way";
	return view.waitingFor === "turn" ? `waiting for its turn behind another training run, for ${minutes(view.minutes)}` : `waiting for a GPU. No runner with the labels ${labels(view.labels)} has taken the job in ${minutes(view.minutes)}`;
}
function labels(names) {
	return names.slice(0, 10).map((name) => code(name, { max: 40 })).join(", ");
}
function training$1(view) {
	const left = view.minutesLeft === null ? "" : ` (about ${minutes(view.minutesLeft)} left)`;
	return `training, step ${count(view.step)} of ${count(view.steps)}${left}`;
}
function skipped({ manifest, minimum }) {
	const { selected, alreadyRight, examples } = auditTotals(manifest);
	if (selected === 0) return "nothing to train. The model failed none of the items that may be trained on";
	const right = alreadyRight === 0 ? "" : ` ${count(alreadyRight)} ${alreadyRight === 1 ? "has" : "have"} the right answer;`;
	const left = examples === 0 ? "none is left" : `${count(examples)} ${examples === 1 ? "is" : "are"} left`;
	const few = examples > 0 && examples < minimum ? `, and ${code("failures.minimum")} is ${count(minimum)}` : "";
	return `nothing to train. Of ${counted(selected, "failure")}${right} ${left}${few}`;
}
const NOT_STARTED = {
	fork: "not started. This pull request comes from a fork",
	permission: "not started. Whoever pushed this may not spend GPU time here",
	budget: "not started. The budget does not allow it",
	preflight: "not started. This plan cannot pass on what can be measured",
	unchanged: "nothing to do. The results are those that the target branch has",
	setup: "not started. The configuration does not say yet what to train and how to examine it",
	"merge-queue": "not started. The merge queue takes over the verdict of the pull request"
};
function notStarted$1({ reason }) {
	return NOT_STARTED[reason];
}
function cancelled({ by, minutes: after, closed = false }) {
	const who = by === null ? "" : ` by ${text(by, { max: 60 })}`;
	const why = closed ? ", since the pull request was closed" : "";
	return `cancelled${who}${after === null ? "" : ` after ${minutes(after)}`}${why}. There is no verdict`;
}
const FAILED = {
	training: "training failed",
	benchmark: "the second exam failed",
	"time-limit": "training was stopped at its time limit",
	receipt: "training did not happen as asked",
	request: "the training request was refused",
	results: "the pushed results cannot be used",
	"results-missing": "the results of the second exam are missing",
	bug: "an error of Retake itself"
};
function failed$1({ reason, minutes: after, message }) {
	return `${FAILED[reason]}${after === null ? "" : ` after ${minutes(after)}`}: ${text(message, { max: 200 })}`;
}
function lost(view) {
	const waited = minutes(view.minutes);
	return {
		"no-runner": `lost. No runner with the labels ${labels(view.labels)} took the job in ${waited}`,
		"no-approval": `lost. Nobody approved the run in ${waited}`,
		"no-turn": `lost. Its turn did not come in ${waited}`,
		"runner-lost": `lost. The runner stopped answering after ${waited}`,
		silent: `lost. Nothing was heard of it for ${waited}`,
		expired: `lost. Its results were no longer there after ${waited}`
	}[view.reason];
}

// src/report/states.ts
/** The comment of a loop that is not judged, in any of its states; never above 60,000 UTF-8 bytes. */
function renderState(input) {
	const { view } = input;
	const manifest = view.phase === "skipped" ? view.manifest : input.manifest;
	const isIdle = (code) => view.phase === "skipped" && OF_REPLAY.has(code);
	const warnings = (manifest?.warnings ?? []).filter(({ code }) => !isIdle(code));
	const parts = [
		{
			name: "title",
			sizes: [() => title(input, stateHeadline(input.view))]
		},
		{
			name: "state",
			sizes: [() => stateBody(input.view), () => stateBody({
				...input.view,
				...NO_LOG
			})]
		},
		{
			name: "preflight",
			sizes: [() => preflight(input.preflight)]
		},
		auditPart(manifest),
		warningsPart("warnings", "Warnings", warnings),
		{
			name: "end",
			sizes: [() => lastLine(input, manifest, null)]
		}
	];
	return `${joinParts(fitParts(parts, [
		"warnings",
		"dataset",
		"state"
	], COMMENT_LIMIT).parts)}\n`;
}
const NO_LOG = { log: [] };
/** Where nothing is trained nothing is rehearsed, either. */
const OF_REPLAY = /* @__PURE__ */ new Set(["replay-short", "replay-impossible"]);
/** Nothing to train, as a whole comment for the terminal or a file. */
function renderNothingToTrain(input) {
	const view = {
		phase: "skipped",
		manifest: input.manifest,
		minimum: input.minimum
	};
	return renderState({
		loop: "default",
		marker: null,
		links: {},
		history: [],
		version: input.version,
		view,
		manifest: input.manifest,
		preflight: []
	});
}
function stateBody(view) {
	switch (view.phase) {
		case "training": return training(view);
		case "benchmarking": return view.total === null ? "" : progressBar(view.done, view.total);
		case "queued": return view.waitingFor === "same" ? "Its results are judged for this commit, too." : `It is given up after ${view.limitMinutes} min.`;
		case "waiting-approval": return "A reviewer of this environment starts it from the run’s page.";
		case "not-started": return notStarted(view);
		case "failed": return failed(view);
		case "cancelled": return view.closed ? "Reopening the pull request starts it again." : "";
		default: return "";
	}
}
function training(view) {
	const said = [
		view.loss === null ? "" : `loss ${loss(view.loss.first)} → ${loss(view.loss.latest)}`,
		view.usdSoFar === null ? "" : `${money(view.usdSoFar)} so far`,
		`last heard from at ${text(clockTime(view.heardAt), { max: 40 })}`
	];
	return `${progressBar(view.step, view.steps)}\n\n${joinParts(said, " · ")}`;
}
/** `2026-01-05 10:07 UTC` of an ISO 8601 time; anything else as it is. */
function clockTime(at) {
	return at.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[\d:.]*Z$/, "$1 $2 UTC");
}
function notStarted({ detail, remedy, values = [] }) {
	const sentences = [detail, remedy ?? ""].filter((part) => part !== "").map((part) => text(part, { max: 500 }));
	const typed = values.map(({ label, value }) => `${text(label, { max: 60 })} ${code(value)}`).join("\n");
	const said = [...sentences, ...typed === "" ? [] : [typed]];
	return said.length === 0 ? "" : alert("NOTE", said.join("\n\n"));
}
function failed({ hint, log }) {
	const tail = log.slice(-20).map((line) => line.slice(0, 300));
	return joinParts([hint === null ? "" : `**What to change:** ${text(hint, { max: 500 })}`, tail.length === 0 ? "" : `The last lines of the log:\n\n${fence(tail.join("\n"), { max: 6e3 })}`]);
}
function preflight(sentences) {
	return sentences.length === 0 ? "" : alert("WARNING", sentences.slice(0, 10).map((sentence) => text(sentence, { max: 400 })).join("\n\n"));
}

export { renderState as n, renderNothingToTrain as t };