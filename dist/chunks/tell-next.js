import { n as RetakeError } from "./error.js";
import { n as overBudget, t as planDataset } from "./plan-dataset.js";
import { F as capitalised, R as counted } from "./load.js";
import { t as checkModel } from "./check-model.js";
import { r as writeFolder } from "./write.js";
import { o as DATASET_FOLDER_KIND, r as readManifest } from "./documents.js";
import { t as mergeInto } from "./merge-stored.js";
import { i as resultsIn } from "./read-results.js";
import { t as extractInto } from "./write-dataset.js";
import { t as trainingBudget } from "./training-settings.js";
import { basename, dirname } from "node:path";

// src/domain/loop/next-loop.ts
/** The loop to go on with after this verdict; null where there is none. */
function nextAfter(rule, verdict) {
	return rule !== null && verdict === rule.when ? rule : null;
}
/** Why a loop that is ready is not worth starting, by its own rules and in one sentence; null where it is. */
function heldBack({ examples, plan }, limits) {
	if (examples < Math.max(1, limits.minimum)) return `It has ${counted(examples, "failure")} to train on; failures.minimum is ${limits.minimum}.`;
	const cost = overBudget(plan, limits.budget);
	if (cost !== null) return cost;
	return limits.preflight === "require" && !plan.can_pass ? plan.preflight.join(" ") : null;
}

// src/commands/study-next.ts
/**
* Extracts the failures of the next loop's own results, joins this loop's dataset with them, writes all to `folder`
* and plans it. Throws RetakeError.
*/
async function studyNext(next, judged, folder, context) {
	const source = resultsIn(next.results.paths, next, context);
	const home = {
		...context,
		cwd: dirname(judged.dataset)
	};
	const { fresh, results } = await writeFolder(folder, DATASET_FOLDER_KIND, async (place) => {
		const own = await extractInto(place, source, next, context);
		mergeInto(place, [basename(judged.dataset)], home);
		return {
			fresh: own.examples,
			results: own.results
		};
	});
	const manifest = readManifest(folder);
	const joined = manifest.merged?.[0]?.kept ?? 0;
	const plan = planDataset(folder, manifest, next, [judged.receipt]);
	return {
		study: {
			fresh,
			joined,
			examples: manifest.examples,
			plan
		},
		manifest,
		results
	};
}
/** What is known while the next loop has no results: this loop's dataset alone, under the next loop's settings. */
function leastStudy(next, { dataset, manifest, receipt }) {
	const plan = planDataset(dataset, manifest, next, [receipt]);
	return {
		fresh: null,
		joined: manifest.trained_items.length,
		examples: manifest.examples,
		plan: {
			...plan,
			preflight: []
		}
	};
}
/** Whether an error says that there are no results yet, rather than that something is wrong with them. */
function isMissing(error) {
	return error instanceof RetakeError && (error.code === "RESULTS_NOT_FOUND" || error.code === "USAGE");
}

// src/commands/tell-next.ts
/** The loop to come, as far as it can be known. What is in its way becomes the reason why it is not ready. */
async function tellNext(path, current, judged, parts) {
	const told = {
		config: path,
		loop: null,
		study: null,
		standing: {
			kind: "not-ready",
			reason: ""
		}
	};
	try {
		const next = await parts.load();
		told.loop = next.name;
		requireOtherName(next, current);
		const studied = await parts.study(next).catch((error) => {
			if (isMissing(error)) told.study = leastStudy(next, judged);
			throw error;
		});
		told.study = studied.study;
		requireModel(next, studied);
		const reason = heldBack(studied.study, {
			minimum: next.failures.minimum,
			budget: trainingBudget(next),
			preflight: next.evidence.preflight
		});
		told.standing = reason === null ? await parts.start(next, studied) : {
			kind: "held-back",
			reason,
			how: null
		};
	} catch (error) {
		if (!(error instanceof RetakeError)) throw error;
		told.standing = {
			kind: "not-ready",
			reason: inSentences(error)
		};
	}
	return told;
}
/** Of one name they would write into one comment and one check, and never come to an end. */
function requireOtherName(next, current) {
	if (next.name !== current.name) return;
	throw new RetakeError("CONFIG_INVALID", `the next loop is called ${next.name} like this one`, { hint: "Give each loop a name of its own." });
}
/** As the training would refuse it. The built-in model goes by the name that its own description gives it. */
function requireModel({ training: { model, trainer } }, { manifest }) {
	if (model !== null && trainer !== "embedded") checkModel(manifest, { id: model }, false);
}
/** A message and its hint as they stand in a paragraph. */
function inSentences({ message, hint }) {
	return [message, hint ?? ""].filter((part) => part !== "").map((part) => capitalised(/[.!?]$/.test(part) ? part : `${part}.`)).join(" ");
}

export { nextAfter as a, heldBack as i, tellNext as n, studyNext as r, inSentences as t };