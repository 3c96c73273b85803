import { C as string, E as readFault, O as sha256, S as strictObject, T as keyPathText, Z as COUNTS, _ as number, a as validate, b as preprocess, d as _enum, f as array, g as literal, h as int, k as OUTCOMES, m as exactOptional, s as LoopName, tt as METRICS, u as DATASET_FORMATS, v as object, w as tuple, x as record, y as partialRecord } from "./load.js";
import { a as trainingFiles, r as digestOf } from "./manifest.js";
import { n as RetakeError } from "./error.js";
import { n as oneLine } from "./one-line.js";
import { existsSync, readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";

// src/config/schemas/primitives.ts
/** Documents may come from a stranger's artifact: their texts are bounded. */
const Text = string().max(1e4);
const Digest = string().regex(/^[0-9a-f]{64}$/, { error: "expected a SHA-256 digest in lower-case hex" });
const CommitSha = string().regex(/^[0-9a-f]{40}$/, { error: "expected a commit: 40 hex digits" });
const Instant = string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/, { error: "expected a time as 2026-01-31T12:00:00Z" });
const Count = int().min(0);
const Fraction = number().min(0).max(1);
const Interval = tuple([number(), number()]);
const OutcomeName = _enum(OUTCOMES);
const MetricName = _enum(METRICS);
const CriterionMetricName = _enum([
	...METRICS,
	"loss",
	...COUNTS
]);
const WarningEntry = object({
	code: Text,
	category: Text.nullable(),
	count: Count,
	message: Text
});
const ModelName = object({
	id: Text,
	revision: Text.nullable()
});

// src/config/schemas/by-category.ts
/** The one key that zod leaves out of a record, and those that it would be taken for while it is renamed. */
const LEFT_OUT = /^_*__proto__$/;
/** A record with an entry for each category, whatever text that is. */
function byCategory(entry) {
	return preprocess((record) => isRecord(record) ? renamed(record, (name) => `_${name}`) : record, record(Text, entry)).nonoptional().transform((record) => renamed(record, (name) => name.slice(1)));
}
function renamed(record, rename) {
	return Object.fromEntries(Object.entries(record).map(([name, entry]) => [LEFT_OUT.test(name) ? rename(name) : name, entry]));
}
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/config/schemas/dataset.ts
/** A manifest may be a stranger's: no path in it leads out of its folder. */
const DatasetPath = string().regex(/^(held-out\/)?[A-Za-z0-9_][A-Za-z0-9._-]{0,200}$/, { error: "expected a file of the dataset, such as math.jsonl or held-out/math.jsonl" });
const FileEntry = object({
	path: DatasetPath,
	category: exactOptional(Text),
	rows: Count,
	sha256: Digest
});
const CategoryEntry = object({
	items: Count,
	outcomes: partialRecord(OutcomeName, Count),
	selected: Count,
	audit: record(_enum([
		"confirmed",
		"already-right",
		"ambiguous",
		"unverifiable"
	]), Count),
	held_out: Count,
	examples: Count,
	replay: Count
});
/** `retake.dataset/1`: manifest.json of a dataset. */
const DatasetSchema = object({
	schema: literal("retake.dataset/1"),
	model: object({
		id: Text.nullable(),
		revision: Text.nullable()
	}),
	format: _enum(DATASET_FORMATS),
	split: object({
		holdout: number().min(0).max(1),
		seed: Text
	}),
	results: array(object({
		path: Text,
		format: Text,
		task: Text,
		items: Count,
		sha256: Digest
	})),
	categories: byCategory(CategoryEntry),
	examples: Count,
	targets: array(object({
		source: Text,
		rows: Count
	})),
	files: array(FileEntry),
	trained_items: array(object({
		identity: Text,
		prompt_sha256: Digest
	})),
	digest: Digest,
	merged: exactOptional(array(object({
		digest: Digest,
		kept: Count,
		dropped: Count
	}))),
	warnings: array(WarningEntry)
});

// src/config/schemas/training.ts
/** What a training run was told, in request and receipt alike. */
const TrainingSettingsSchema = object({
	method: Text,
	epochs: number().positive(),
	learning_rate: number().positive(),
	batch_size: int().min(1),
	gradient_accumulation: int().min(1),
	gpus: int().min(1),
	max_length: int().min(1),
	seed: Count
});
const LossLog = array(object({
	step: Count,
	loss: number().nullable()
})).max(1e6);

// src/config/schemas/receipt.ts
const reported = exactOptional(number());
/** What the trainer says it used, odd as it may be: the receipt's check judges it. What it does not say stays away. */
const AppliedSettings = object({
	method: exactOptional(Text),
	epochs: reported,
	learning_rate: reported,
	batch_size: reported,
	gradient_accumulation: reported,
	gpus: reported,
	max_length: reported,
	seed: reported
});
const Rows = object({
	used: Count,
	dropped: Count
});
/** `retake.receipt/1`: receipt.json of a training run. */
const ReceiptSchema = object({
	schema: literal("retake.receipt/1"),
	request_id: Text.nullable(),
	trainer: Text,
	model: ModelName,
	dataset_digest: Digest,
	rows: Rows,
	held_out_rows: exactOptional(Rows),
	steps: object({
		planned: Count,
		done: Count
	}),
	tokens: Count.nullable(),
	settings: object({
		asked: TrainingSettingsSchema,
		applied: AppliedSettings
	}),
	loss: object({
		log: LossLog,
		held_out: LossLog
	}),
	adapter: object({
		path: Text,
		sha256: Digest,
		bytes: Count,
		largest_change: number().min(0).nullable()
	}).nullable(),
	started_at: Instant,
	seconds: number().min(0),
	gpu: object({
		name: Text,
		count: Count,
		peak_memory_bytes: Count.nullable()
	}).nullable(),
	usd: number().min(0).nullable(),
	versions: record(Text, Text),
	warnings: exactOptional(array(Text)),
	exit: object({
		code: int(),
		reason: Text
	})
});

// src/config/schemas/request.ts
/** Names that end up in API calls and on pages. */
const ShortText = string().min(1).max(256);
const RequestId = string().regex(/^[0-9a-z-]{8,64}$/, { error: "expected 8 to 64 lower-case letters, digits or dashes" });
const OrderKey = string().regex(/^\d{6,15}\.\d{1,15}\.\d{1,6}$/, { error: "expected order.run.attempt, such as 000142.17693.1" });
const Repository = string().max(256).regex(/^[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+$/, { error: "expected owner/name" });
/** `retake.request/1`: what is asked of the GPU side. A claim from outside: nothing unknown is let through. */
const RequestSchema = strictObject({
	schema: literal("retake.request/1"),
	request_id: RequestId,
	loop: LoopName,
	key: OrderKey,
	results_commit: CommitSha,
	head_sha: CommitSha,
	repository: Repository,
	pull_request: int().min(1).nullable(),
	check_run: int().min(1).nullable(),
	dataset: strictObject({
		digest: Digest,
		artifact: ShortText,
		rows: Count
	}),
	model: strictObject({
		id: ShortText,
		revision: ShortText.nullable()
	}),
	settings: strictObject(TrainingSettingsSchema.shape),
	budget: strictObject({
		minutes: number().positive(),
		usd_per_hour: number().positive().nullable(),
		usd: number().positive().nullable(),
		runs_per_day: Count
	}),
	requested_by: ShortText,
	created_at: Instant
});

// src/commands/own-folders.ts
const MANIFEST = "manifest.json";
const DATASET_FOLDER_KIND = {
	mark: MANIFEST,
	schema: "retake.dataset/1",
	listsFiles: true
};
/** The settings a loop ran with: they tell that a folder holds a loop, so that the next one may write over it. */
const LOOP_FOLDER_KIND = {
	mark: "config.json",
	schema: "retake.loop/1",
	listsFiles: false
};

// src/commands/documents.ts
const MEND = "Retake writes such files itself: name the right one, or make it again.";
/** The manifest of a dataset folder. Throws RetakeError DATASET_INVALID. */
function readManifest(folder) {
	if (!existsSync(join(folder, "manifest.json"))) throw new RetakeError("DATASET_INVALID", `${folder} holds no dataset: there is no ${MANIFEST} in it`, { hint: "Name the folder that retake extract wrote." });
	return readDocument(join(folder, MANIFEST), DatasetSchema, "DATASET_INVALID");
}
/** A training receipt. Throws RetakeError: `code` is USAGE where a person named the file. */
function readReceipt(path, code = "RECEIPT_INVALID") {
	return readDocument(path, ReceiptSchema, code);
}
/** A training request. Throws RetakeError REQUEST_INVALID. */
function readRequest(path) {
	return readDocument(path, RequestSchema, "REQUEST_INVALID");
}
/** Holds every file of a dataset against the digest in its manifest: what is trained on is what was extracted. */
function checkDataset(folder, manifest) {
	for (const { path, sha256: digest } of manifest.files) {
		const file = join(folder, path);
		const found = digestOfFile(file);
		if (found === digest) continue;
		throw new RetakeError("DATASET_INVALID", `${file} ${found === null ? "is missing" : "was changed after it was extracted"}`, { hint: "Extract the dataset again." });
	}
}
/** The digest of a dataset by what its training files hold now: its own where they hold what they should. */
function digestAsItIs(folder, manifest) {
	const asked = trainingFiles(manifest);
	const found = asked.map((file) => ({
		...file,
		sha256: digestOfFile(join(folder, file.path)) ?? "missing"
	}));
	return found.some((file, index) => file.sha256 !== asked[index]?.sha256) ? digestOf({ files: found }, sha256) : manifest.digest;
}
/** null where there is no such file. */
function digestOfFile(path) {
	if (!existsSync(path)) return null;
	try {
		return createHash("sha256").update(readFileSync(path)).digest("hex");
	} catch (cause) {
		throw new RetakeError("DATASET_INVALID", `${path} ${readFault(cause)}`, {
			hint: MEND,
			cause
		});
	}
}
function readDocument(path, schema, code) {
	const place = (key) => ({
		line: null,
		where: keyPathText(key) || "the document"
	});
	const { value, problems } = validate(schema, parseJson(path, code), place);
	const [first] = problems;
	if (first === void 0) return value;
	throw new RetakeError(code, `${path} is damaged: ${first.where}: ${first.what}`, { hint: MEND });
}
function parseJson(path, code) {
	const text = readText(path, code);
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw new RetakeError(code, `${path} is no JSON: ${oneLine(cause.message)}`, {
			hint: MEND,
			cause
		});
	}
}
function readText(path, code) {
	try {
		return readFileSync(path, "utf8");
	} catch (cause) {
		throw new RetakeError(code, `${path} ${readFault(cause)}`, {
			hint: MEND,
			cause
		});
	}
}

export { readRequest as a, MANIFEST as c, readReceipt as i, RequestSchema as l, digestAsItIs as n, DATASET_FOLDER_KIND as o, readManifest as r, LOOP_FOLDER_KIND as s, checkDataset as t };