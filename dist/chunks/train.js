import { n as RetakeError, t as EXIT } from "./error.js";
import { t as checkModel } from "./check-model.js";
import { n as checkReceipt } from "./check-receipt.js";
import { t as defineCommand } from "./command.js";
import { t as configHome } from "./config-home.js";
import { a as readRequest, r as readManifest } from "./documents.js";
import { t as print } from "./print.js";
import { t as SUMMARIES } from "./summaries.js";
import { t as trainOn } from "./train-on.js";
import { t as trainerOf } from "./trainer-of.js";
import { n as trainingSettings, t as trainingBudget } from "./training-settings.js";
import { existsSync, realpathSync } from "node:fs";
import { resolve } from "node:path";

// src/commands/train.ts
/** `retake train`: the chosen trainer on a dataset, its log followed, a receipt at the end. */
const train = defineCommand({
	name: "train",
	summary: SUMMARIES.train,
	flags: {
		dataset: {
			kind: "text",
			value: "DIR",
			required: true,
			help: "what retake extract wrote"
		},
		out: {
			kind: "text",
			value: "DIR",
			required: true,
			help: "for the adapter, progress.jsonl and receipt.json"
		},
		model: {
			kind: "text",
			value: "ID",
			help: "the model to train",
			config: "training.model"
		},
		request: {
			kind: "text",
			value: "FILE",
			help: "a training request: its model and settings are used"
		},
		"other-model": {
			kind: "switch",
			help: "train even where another model made the mistakes"
		}
	},
	examples: ["train --dataset dataset --out training"]
}, async ({ flags, config, context }) => {
	const dataset = resolve(context.cwd, flags.dataset);
	const out = resolve(context.cwd, flags.out);
	const manifest = readManifest(dataset);
	if (existsSync(out) && realpathSync(out) === realpathSync(dataset)) throw new RetakeError("USAGE", `--out would write into the dataset ${flags.dataset}`, { hint: "Name another folder with --out." });
	const asked = flags.request === null ? askedByConfig(config) : askedByRequest(resolve(context.cwd, flags.request));
	if (asked.digest !== null && asked.digest !== manifest.digest) throw new RetakeError("REQUEST_INVALID", `the request asks for dataset ${asked.digest.slice(0, 12)}, ${flags.dataset} is ${manifest.digest.slice(0, 12)}`, { hint: "Name the dataset that the request was made for." });
	checkModel(manifest, asked.model, flags.otherModel);
	const task = {
		trainer: trainerOf(config, configHome(flags.config, context), context),
		dataset,
		manifest,
		model: asked.model,
		settings: asked.settings,
		budget: trainingBudget(config),
		requestId: asked.requestId,
		out
	};
	const receipt = await trainOn(task, context);
	checkReceipt(receipt, task);
	const { steps, seconds } = receipt;
	const inWords = () => `trained ${steps.done} of ${steps.planned} steps in ${seconds} s; receipt in ${flags.out}/receipt.json`;
	print(receipt, flags.json, inWords, context);
	return EXIT.done;
});
function askedByConfig(config) {
	const { model: id, revision } = config.training;
	if (id === null) throw new RetakeError("CONFIG_INVALID", "training.model is not set", { hint: "Name the model to train in the configuration or with --model." });
	return {
		requestId: null,
		digest: null,
		model: {
			id,
			revision
		},
		settings: trainingSettings(config)
	};
}
/** A request beats the configuration: what was decided when it was made is what is trained. */
function askedByRequest(path) {
	const { request_id, dataset, model, settings } = readRequest(path);
	return {
		requestId: request_id,
		digest: dataset.digest,
		model,
		settings
	};
}

export { train };