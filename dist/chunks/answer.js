import { n as RetakeError, t as EXIT } from "./error.js";
import { a as code, c as link, o as details, s as fence, u as text } from "./warnings-section.js";
import { T as cancelRun, _ as startOnce, b as keptTrainingOf, h as setupNotStarted, o as leftBehind, s as minutesSince, u as budgetNotStarted, v as askedId, w as underWay, y as makeRequest } from "./asked-loops.js";
import { t as tellOthers } from "./tell-others.js";
import { T as stateAnnouncement, _ as answerTo, c as withConfig, g as LONGEST_ANSWER, i as branchConfig, m as orWarn, t as connectTo, y as sentences } from "./connection.js";
import { a as announce } from "./outputs.js";
import { l as auditItem, u as identityOf } from "./read.js";
import { r as worstAnswer } from "./write-dataset.js";
import { h as classifier } from "./calibrate-run.js";
import { _ as downloadArtifact, b as datasetArtifact, d as RESULTS_FOLDER, g as artifactsOfRun, n as readEvidence, r as readPackage, u as DATASET_FOLDER } from "./results-package.js";
import { x as byteLength } from "./judge-results.js";
import { O as sha256 } from "./load.js";
import { r as readManifest, t as checkDataset } from "./documents.js";
import { n as readAll, r as readResults } from "./read-results.js";
import { t as keptResults } from "./kept-results.js";
import { a as reply, i as reactTo, n as turnDown, o as replyError, r as whichRun, t as understand } from "./understand.js";
import { r as digestOf } from "./manifest.js";
import { a as nextAfter, i as heldBack } from "./tell-next.js";
import { t as planDataset } from "./plan-dataset.js";
import { t as trainingBudget } from "./training-settings.js";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";

// src/commands/action/answer/cancel-training.ts
/** `/retake cancel`: ends the training of this commit, and says who did in comment and check. */
async function cancelTraining(loopRun) {
	const training = loopRun === null ? null : await underWay(loopRun);
	if (loopRun === null || training === null) return {
		done: false,
		markdown: "No training of this commit is under way."
	};
	const { id, url, createdAt } = training;
	await cancelRun(loopRun.client, id);
	const label = `training run ${id}`;
	const by = loopRun.action.run.triggeringActor;
	const minutes = createdAt === null ? null : minutesSince(createdAt, loopRun);
	const cancelled = stateAnnouncement({
		phase: "cancelled",
		by,
		minutes
	}, null);
	const told = {
		...loopRun,
		training: {
			label,
			url
		}
	};
	await announce(told, cancelled);
	await tellOthers(told, cancelled);
	return {
		done: true,
		markdown: `${link(text(label), url)} is cancelled.`
	};
}

// src/commands/action/answer/commanded-loop.ts
/** The loop that a command is about, as our comment tells of it; null where nothing is told of this commit. */
function commandedLoop(action, client, { comment, pull, config, sticky }) {
	if (sticky === null || sticky.marker.commit !== pull.headSha) return null;
	const { key, commit, request, attempt } = sticky.marker;
	return {
		action: {
			...action,
			run: {
				...action.run,
				triggeringActor: comment.author
			}
		},
		client,
		config,
		loop: config.name,
		key,
		commit,
		request,
		pull: pull.number,
		attempt,
		training: null
	};
}

// src/domain/comparison/item-story.ts
/** What there is to tell of a question; null where none of the answers is to it. */
function storyOf(identity, loop, sha256) {
	const worst = (items) => worstOf(items, identity, sha256);
	const [pushed, before, after] = [
		worst(loop.pushed),
		worst(loop.before),
		worst(loop.after)
	];
	const item = pushed ?? before ?? after;
	if (item === null) return null;
	return {
		identity,
		category: item.category,
		prompt: item.prompt,
		reference: item.reference ?? null,
		evidence: loop.manifest === null ? null : classifier(loop.manifest, sha256)(item),
		audit: pushed === null || (pushed.score ?? 1) >= 1 ? null : auditItem(pushed),
		pushed: pushed && answer$1(pushed),
		before: before && answer$1(before),
		after: after && answer$1(after)
	};
}
/** Of several answers to one question the worst is told: it is the one that was learned from. */
function worstOf(items, identity, sha256) {
	const [first, ...later] = items.filter((item) => identityOf(item, sha256) === identity);
	return first === void 0 ? null : worstAnswer({ answers: [first, ...later] });
}
function answer$1({ outcome, response }) {
	return {
		outcome,
		response
	};
}

// src/domain/comparison/named-item.ts
const MOST_CANDIDATES = 6;
/**
* Finds the question that a person names: by its identity, by its id, by how one of them begins, or by its whole
* text; the first of these ways that leads anywhere decides.
*/
function nameItem(name, items, sha256) {
	const all = [...new Map(items.map((item) => [identityOf(item, sha256), item]))];
	const ways = [
		([identity]) => identity === name,
		([, { id }]) => id === name,
		([identity, { id }]) => identity.startsWith(name) || (id?.startsWith(name) ?? false),
		([, { prompt }]) => prompt.trim() === name
	];
	for (const fits of ways) {
		const found = all.filter(fits).map(([identity]) => identity);
		if (found.length === 1 && found[0] !== void 0) return { identity: found[0] };
		if (found.length > 1) return { candidates: found.slice(0, MOST_CANDIDATES) };
	}
	return { candidates: [] };
}

// src/report/item-story.ts
const EVIDENCE = {
	held_out: "held out from training",
	trained_on: "trained on",
	neither: "neither trained on nor held out"
};
const AUDIT = {
	confirmed: "the pushed answer is wrong",
	"already-right": "the pushed answer agrees with the reference: it was no failure to learn from",
	ambiguous: "it cannot be told whether the pushed answer is right",
	unverifiable: "there is no reference that the pushed answer could be checked against"
};
/** So many UTF-16 units of each text, ever fewer until it fits. */
const CUTS = [
	1200,
	500,
	200,
	60
];
/** Everything about one question, folded; at most `room` UTF-8 bytes. How much of the texts is shown: `answers`. Markdown. */
function itemStory(story, answers, room) {
	const sizes = CUTS.map((cut) => () => details(summary(story), body(story, answers, cut)));
	const last = () => details(summary(story), facts(story));
	for (const size of [...sizes, last]) {
		const markdown = size();
		if (byteLength(markdown) <= room) return markdown;
	}
	return "";
}
function summary(story) {
	const outcomes = answersOf(story).map(([when, { outcome }]) => `${when} ${outcome}`);
	const use = story.evidence === null ? [] : [EVIDENCE[story.evidence]];
	return [
		story.identity.slice(0, 100),
		...outcomes,
		...use
	].join(", ");
}
function answersOf({ pushed, before, after }) {
	return [
		["as pushed", pushed !== null && before?.response === pushed.response ? null : pushed],
		["before", before],
		["after", after]
	].flatMap(([when, answer]) => answer === null ? [] : [[when, answer]]);
}
/** What is told also of a private benchmark: no text of question or answers. */
function facts(story) {
	const { identity, category, audit } = story;
	const said = [`${code(identity, { max: 120 })} of ${text(category, { max: 60 })}`];
	if (audit !== null) said.push(`audit: ${code(audit)}, ${AUDIT[audit]}`);
	return said.join(". ");
}
function body(story, answers, cut) {
	if (answers === "none") return facts(story);
	const shown = [
		["Question", story.prompt],
		...story.reference === null ? [] : [["Reference", story.reference]],
		...answersOf(story).map(([when, { outcome, response }]) => [`Answer ${when}: ${outcome}`, response])
	].map(([title, words]) => answers === "short" ? `${title}: ${code(words, { max: Math.min(cut, 160) }) || "*empty*"}` : `${title}\n${fence(words, { max: cut })}`);
	return [facts(story), ...shown].join("\n\n");
}

// src/commands/action/answer/explain-item.ts
/** `/retake why ITEM`: one question of this commit's results, from what the jobs of its loop have left. */
async function explainItem(loopRun, item) {
	const kept = loopRun === null ? null : await keptItems(loopRun);
	if (loopRun === null || kept === null) return no$1("Nothing is kept of the results of this commit: they are from when a training is asked for.");
	const named = nameItem(item, [
		...kept.pushed,
		...kept.before,
		...kept.after
	], sha256);
	if ("candidates" in named) return no$1(ambiguous(named.candidates));
	const story = storyOf(named.identity, kept, sha256);
	if (story === null) return no$1(ambiguous([]));
	const by = loopRun.action.run.triggeringActor;
	const used = Buffer.byteLength(answerTo({
		verb: "why",
		item
	}, by, ""));
	return {
		done: true,
		markdown: itemStory(story, loopRun.config.report.answers, LONGEST_ANSWER - used)
	};
}
function ambiguous(candidates) {
	if (candidates.length === 0) return "No item is called so, and none begins so.";
	return `It may be ${candidates.map((one) => code(one, { max: 80 })).join(", ")} or others: say more of its id.`;
}
function no$1(markdown) {
	return {
		done: false,
		markdown
	};
}
/**
* What was pushed, and what was answered before and after, as far as it is still there; null where nothing is. One part
* that cannot be had does not take the other away.
*/
async function keptItems(loopRun) {
	const pushed = await orWarn(loopRun.action, () => pushedItems(loopRun));
	const judged = await orWarn(loopRun.action, () => judgedItems(loopRun));
	if (pushed === null && judged === null) return null;
	return {
		pushed: pushed?.items ?? [],
		before: judged?.before ?? [],
		after: judged?.after ?? [],
		manifest: judged?.manifest ?? pushed?.manifest ?? null
	};
}
/** The start's artifact: the results as they were pushed, and the dataset that was made of them. */
async function pushedItems(loopRun) {
	const { client, key, loop, config, action } = loopRun;
	const name = `${datasetArtifact(loop)}-${key.attempt}`;
	const [artifact] = await artifactsOfRun(client, key.run, name);
	if (artifact === void 0 || artifact.name !== name || artifact.expired) return null;
	const folder = newFolder(loopRun);
	await downloadArtifact(client, artifact, folder);
	const manifest = readManifest(join(folder, DATASET_FOLDER));
	const context = {
		...action.context,
		cwd: join(folder, RESULTS_FOLDER)
	};
	const { paths, format } = keptResults(manifest, config.results, context.cwd);
	const own = {
		...config,
		results: {
			...config.results,
			format
		}
	};
	return {
		items: (await readResults(paths, own, context)).items,
		manifest
	};
}
/** What the training left, verified as for the verdict. */
async function judgedItems(loopRun) {
	const { action, client, config, request } = loopRun;
	const run = await keptTrainingOf(loopRun);
	const artifact = run === null ? null : await leftBehind(loopRun, run.id);
	if (artifact === null || artifact === "expired") return null;
	const folder = newFolder(loopRun);
	await downloadArtifact(client, artifact, folder);
	const left = readPackage(folder);
	if (left.failure !== null || left.request.request_id !== request) return null;
	const { context } = action;
	const { manifest, before, after } = await readEvidence(folder, left, left.request, config, context);
	const { items } = await readAll(before, context);
	return {
		manifest,
		before: items,
		after: (await readAll(after, context)).items
	};
}
function newFolder({ action }) {
	return mkdtempSync(join(action.run.temp, "retake-why-"));
}

// src/commands/action/answer/start-next.ts
/**
* `/retake next`: starts the loop that this commit's verdict has proposed, on the dataset that its report has laid
* ready. Nothing is read from the comment's text: the request is made anew from that dataset.
*/
async function startNext(loopRun, commanded) {
	const proposal = loopRun === null ? null : proposed(loopRun, commanded);
	if (loopRun === null || proposal === null) return no("No verdict on this commit proposes a next loop.");
	const { client, action } = loopRun;
	const own = withConfig(action, proposal.config);
	const next = await branchConfig(own, client);
	const ready = await laidReady(loopRun, next);
	if (ready === null) return no("Nothing is laid ready for it: the section on the next loop says why.");
	const setup = setupNotStarted(next);
	if (setup !== null) return no(text(`${setup.detail} ${setup.remedy}`, { max: 600 }));
	const folder = mkdtempSync(join(action.run.temp, "retake-next-"));
	await downloadArtifact(client, ready.artifact, folder);
	const dataset = join(folder, DATASET_FOLDER);
	const manifest = readManifest(dataset);
	checkDataset(dataset, manifest);
	refuseOtherDigest(manifest.digest, digestOf(manifest, sha256));
	const plan = planDataset(dataset, manifest, next);
	const limits = {
		minimum: next.failures.minimum,
		budget: trainingBudget(next),
		preflight: next.evidence.preflight
	};
	const reason = heldBack({
		fresh: null,
		joined: 0,
		examples: manifest.examples,
		plan
	}, limits);
	if (reason !== null) return no(text(reason, { max: 600 }));
	const nextRun = {
		...loopRun,
		action: own,
		config: next,
		loop: next.name,
		key: {
			order: loopRun.key.order,
			run: ready.run,
			attempt: ready.attempt
		},
		request: askedId({ manifest }, next)
	};
	const request = makeRequest(nextRun, {
		manifest,
		rows: plan.rows
	}, ready.artifact.name, null);
	return said(await startOnce(nextRun, request), next);
}
/** The rule that the verdict fulfils; as our comment's marker has it, which nobody else can write. */
function proposed({ config, commit }, { sticky }) {
	const { phase = null, history = [] } = sticky?.marker ?? {};
	const verdict = phase === "judged" ? history.find((past) => past.commit === commit)?.verdict : void 0;
	return verdict === void 0 ? null : nextAfter(config.next, verdict);
}
/** The dataset that the report of this verdict's training run has uploaded; of several attempts the youngest. */
async function laidReady(loopRun, next) {
	const training = await keptTrainingOf(loopRun);
	if (training === null) return null;
	const prefix = `${datasetArtifact(next.name)}-`;
	const attemptOf = ({ name }) => name.startsWith(prefix) ? Number(/^[1-9]\d{0,5}$/.exec(name.slice(prefix.length))?.[0] ?? 0) : 0;
	const [artifact] = (await artifactsOfRun(loopRun.client, training.id)).filter((one) => !one.expired && one.ownHead && attemptOf(one) > 0).sort((a, b) => b.id - a.id);
	return artifact === void 0 ? null : {
		artifact,
		run: training.id,
		attempt: attemptOf(artifact)
	};
}
function refuseOtherDigest(claimed, actual) {
	if (claimed === actual) return;
	throw new RetakeError("DATASET_INVALID", "the dataset that was laid ready is not what its manifest says");
}
function said(asked, next) {
	switch (asked.kind) {
		case "over-budget": return no(text(budgetNotStarted(asked.spent, next).detail));
		case "moved-on": return no(sentences(`The pull request has moved on to ${asked.head.slice(0, 7)}.`));
		case "closed": return no("The pull request was closed.");
		default: return {
			done: true,
			markdown: `${text(next.name, { max: 64 })}: ${whichRun(asked)}`
		};
	}
}
function no(markdown) {
	return {
		done: false,
		markdown
	};
}

// src/commands/answer.ts
/**
* `answer`: a comment that begins with /retake. What needs no results of the pull request is done here; where they
* are needed the commit is handed on, to be checked out by that very sha, and `start` asks everything anew.
*/
async function answer(action) {
	const client = connectTo(action);
	const said = await understand(action, client);
	if (said.kind !== "bound") return await turnDown(action, client, said);
	return await carryOut(action, client, said.commanded);
}
async function carryOut(action, client, commanded) {
	const { command, pull } = commanded;
	if (command.verb === "train" || command.verb === "approve") {
		await reactTo(action, client, commanded, "eyes");
		action.log.output("commit", pull.headSha);
		return EXIT.done;
	}
	try {
		await reply(action, client, commanded, await done(action, client, commanded));
		return EXIT.done;
	} catch (error) {
		if (error instanceof RetakeError) await replyError(action, client, commanded, error);
		throw error;
	}
}
async function done(action, client, commanded) {
	const { command } = commanded;
	const loopRun = commandedLoop(action, client, commanded);
	switch (command.verb) {
		case "cancel": return await cancelTraining(loopRun);
		case "why": return await explainItem(loopRun, command.item);
		case "next": return await startNext(loopRun, commanded);
		default: throw new Error(`${code(command.verb)} is carried out by start`);
	}
}

export { answer };