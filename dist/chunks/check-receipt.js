import { n as countTrainingRows } from "./manifest.js";
import { n as RetakeError } from "./error.js";
import { L as count, R as counted } from "./load.js";
import { t as stepsWithoutLoss } from "./receipt-loss.js";
import { t as optimizerSteps } from "./steps.js";

// src/domain/training/receipt-check.ts
/** Every defect of a receipt; none means that training happened as asked. `null`: no receipt was left. */
function verifyReceipt(receipt, expected) {
	if (receipt === null) return [defect("no-receipt", "The training left no receipt, so nothing shows that it took place.")];
	if (receipt.request_id !== expected.request_id) return [otherRequest(receipt, expected)];
	return [
		...failed(receipt),
		...otherModel(receipt, expected),
		...otherDataset(receipt, expected),
		...rows(receipt, expected),
		...steps(receipt, expected),
		...settings(receipt, expected),
		...loss(receipt),
		...adapter(receipt)
	];
}
function defect(code, message) {
	return {
		code,
		message
	};
}
function otherRequest(receipt, expected) {
	const of = (id) => id === null ? "no request" : `request ${id}`;
	return defect("other-request", `The receipt belongs to ${of(receipt.request_id)}, this loop made ${of(expected.request_id)}.`);
}
function failed({ exit }) {
	if (exit.code === 0) return [];
	return [defect("failed", `The training ended with exit code ${exit.code}: ${exit.reason}`)];
}
function otherModel(receipt, expected) {
	const name = (model) => model.revision === null ? model.id : `${model.id}@${model.revision}`;
	const sameRevision = expected.model.revision === null || receipt.model.revision === expected.model.revision;
	if (receipt.model.id === expected.model.id && sameRevision) return [];
	return [defect("other-model", `The training used ${name(receipt.model)}, asked was ${name(expected.model)}.`)];
}
function otherDataset(receipt, expected) {
	if (receipt.dataset_digest === expected.dataset_digest) return [];
	const short = (digest) => digest.slice(0, 12);
	return [defect("other-dataset", `The training read dataset ${short(receipt.dataset_digest)}, asked was ${short(expected.dataset_digest)}: the rows were changed after the request.`)];
}
function rows(receipt, expected) {
	const { used, dropped } = receipt.rows;
	if (used === 0) return [defect("no-rows", `None of the dataset's ${counted(expected.rows, "row")} was trained on.`)];
	if (used + dropped === expected.rows) return [];
	return [defect("rows-missing", `The dataset has ${counted(expected.rows, "row")}, the training accounts for ${used + dropped} (${used} used, ${dropped} dropped).`)];
}
function steps(receipt, expected) {
	const { planned, done } = receipt.steps;
	if (done === 0) return [defect("no-steps", "The training log shows no optimizer step: nothing was learned.")];
	const asked = optimizerSteps(receipt.rows.used, expected.settings);
	const defects = [];
	if (receipt.rows.used > 0 && planned !== asked) defects.push(defect("other-plan", `The trainer planned ${counted(planned, "optimizer step")}; ${counted(receipt.rows.used, "row")} with the settings asked make ${count(asked)}.`));
	if (done < planned) defects.push(defect("steps-missing", `The training stopped after ${done} of ${planned} optimizer steps.`));
	return defects;
}
function settings(receipt, expected) {
	return Object.keys(expected.settings).flatMap((name) => {
		const asked = expected.settings[name];
		const applied = receipt.settings.applied[name];
		if (applied === void 0 || isAsAsked(name, asked, applied, receipt.steps.planned)) return [];
		return [defect("other-setting", settingMessage(name, asked, applied))];
	});
}
/**
* The learning rate is read from the log, where the peak of a decaying schedule may already have lost one
* step; everything else must be equal.
*/
function isAsAsked(name, asked, applied, steps) {
	if (name !== "learning_rate") return asked === applied;
	const share = Number(applied) / Number(asked);
	return share <= 1.01 && share >= .99 - 1.5 / Math.max(steps, 2);
}
function settingMessage(name, asked, applied) {
	return `The ${name.replaceAll("_", " ")} asked was ${asked}, applied was ${applied}` + (name === "learning_rate" && applied < asked ? "; a warm-up longer than the run does this." : ".");
}
function loss(receipt) {
	const [first, ...more] = stepsWithoutLoss(receipt.loss.log);
	if (first === void 0) return [];
	return [defect("loss-not-finite", `The loss was not a number at step ${first}${more.length === 0 ? "" : ` and at ${more.length} more`}: the training diverged.`)];
}
function adapter(receipt) {
	if (receipt.adapter === null) return [defect("no-adapter", "The training left no trained weights.")];
	if (receipt.adapter.largest_change !== 0) return [];
	return [defect("adapter-unchanged", "The trained weights are all zero: the model is what it was before training.")];
}

// src/commands/check-receipt.ts
/**
* Where the weights of a training that happened as asked lie, relative to its folder. Throws RECEIPT_INVALID where
* it did not, with every defect named.
*/
function checkReceipt(receipt, asked) {
	refuse(verifyReceipt(receipt, {
		request_id: asked.requestId,
		dataset_digest: asked.manifest.digest,
		rows: countTrainingRows(asked.manifest),
		model: asked.model,
		settings: asked.settings
	}));
	return receipt?.adapter?.path ?? "";
}
/**
* Holds a receipt against the dataset it is shown with; what was asked is taken from the receipt itself. Throws
* RECEIPT_INVALID: a verdict must not rest on a training of something else.
*/
function checkOwnReceipt(receipt, manifest) {
	const { used, dropped } = receipt.rows;
	refuse(verifyReceipt(receipt, {
		request_id: receipt.request_id,
		dataset_digest: manifest?.digest ?? receipt.dataset_digest,
		rows: manifest === null ? used + dropped : countTrainingRows(manifest),
		model: receipt.model,
		settings: receipt.settings.asked
	}));
}
function refuse(defects) {
	if (defects.length === 0) return;
	const told = defects.map(({ message }) => message).join(" ");
	throw new RetakeError("RECEIPT_INVALID", `training did not happen as asked: ${told}`, { hint: "Nothing was judged: figures of such a run would prove nothing." });
}

export { checkReceipt as n, checkOwnReceipt as t };