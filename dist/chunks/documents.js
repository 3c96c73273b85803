import { n as RetakeError } from "./error.js";
import { B as count, C as money, D as cleanLine, E as cleanAndCut, M as progressBar, N as OUTCOMES, R as capitalised, S as loss, T as plural, X as signed, _ as string, a as LoopName, b as duration, c as array, d as literal, f as number, g as strictObject, h as record, j as sha256, l as exactOptional, m as partialRecord, o as DATASET_FORMATS, p as object, q as percent, s as _enum, tt as METRICS, u as int, v as tuple, z as changeInterval } from "./load.js";
import { t as warningLine } from "./warnings-section.js";
import { C as scopeName, E as auditSummary, a as figureRows, b as verdictWord, f as trainingFiles, i as SIDE_NAMES, l as digestOf, o as isSplit, p as shown, r as unmatchedSentence, s as decidingFinding, v as scopeLabel, x as findingScope } from "./figures-table.js";
import { n as painter, t as colourOf } from "./colour.js";
import { t as textTable } from "./text-table.js";
import { existsSync, readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";

// src/report/terminal.ts
/** Outside text on a terminal: one line, no control characters, never longer than `max`. */
function plain(text, max = 200) {
	return cleanAndCut(text, max, cleanLine);
}
/** The verdict, the figures it rests on, each criterion with its reason, and the warnings. */
function verdictTable(verdict, { colour = false, evidence = "held-out" } = {}) {
	const paint = painter(colour);
	const finding = decidingFinding(verdict);
	return [
		`${paint("bold", paint(colourOf(verdict.verdict), verdictWord(verdict.verdict)))}${finding === null ? "" : `  ${capitalised(plain(finding.reason, 600))}`}`,
		figures(figureRows(verdict, evidence), isSplit(verdict)),
		unmatchedSentence(verdict),
		criteria(verdict, paint),
		warnings(verdict.warnings.map(warningLine), paint)
	].filter((part) => part !== "").join("\n\n");
}
const FIGURE_TITLES = [
	"",
	"items",
	"before",
	"after",
	"change",
	"95 % interval",
	"better",
	"worse"
];
function figures(rows, split) {
	if (rows.length === 0) return "";
	const cells = rows.map(({ category, side, metric, figures }) => [
		`${plain(scopeLabel(scopeName(category), metric), 60)}${split ? `, ${SIDE_NAMES[side]}` : ""}`,
		count(figures.items),
		percent(figures.before),
		percent(figures.after),
		signed(figures.change),
		changeInterval(figures.interval),
		count(figures.improved),
		count(figures.worsened)
	]);
	return textTable(FIGURE_TITLES, cells, ["left", ...Array(7).fill("right")]);
}
function criteria(verdict, paint) {
	const findings = verdict.criteria;
	const met = findings.filter((finding) => finding.finding === "pass").length;
	const lines = findings.map((finding) => {
		const name = `${finding.kind} ${plain(scopeLabel(findingScope(finding, verdict), finding.metric), 60)} ${plain(finding.rule, 60)}`;
		const figure = finding.after === null ? "" : ` (${shown(finding, finding.after)})`;
		return `  ${paint(colourOf(finding.finding), finding.finding.padEnd(13))} ${name}${figure}\n  ${" ".repeat(13)} ${paint("grey", plain(finding.reason, 600))}`;
	});
	return findings.length === 0 ? "" : [`Criteria: ${count(met)} of ${count(findings.length)} met`, ...lines].join("\n");
}
const MOST_WARNINGS = 20;
function warnings(messages, paint) {
	if (messages.length === 0) return "";
	const left = messages.length - MOST_WARNINGS;
	const lines = messages.slice(0, MOST_WARNINGS).map((message) => `  ${plain(message, 400)}`);
	return [
		paint("yellow", `Warnings: ${count(messages.length)}`),
		...lines,
		...left > 0 ? [`  and ${count(left)} more`] : []
	].join("\n");
}
const EXTRACT_TITLES = [
	"",
	"items",
	"held out",
	"failures",
	"confirmed",
	"already right",
	"ambiguous",
	"not checkable",
	"to train on",
	"to replay",
	"outcomes"
];
/** What was found in the results, and what became of it, one line per category. */
function extractTable(manifest, { colour = false } = {}) {
	const rows = Object.entries(manifest.categories).map(([category, counts]) => [
		plain(category, 60),
		...[
			counts.items,
			counts.held_out,
			counts.selected,
			counts.audit.confirmed,
			counts.audit["already-right"],
			counts.audit.ambiguous,
			counts.audit.unverifiable,
			counts.examples,
			counts.replay
		].map(count),
		outcomes(counts.outcomes)
	]);
	return [
		textTable(EXTRACT_TITLES, rows, [
			"left",
			...Array(9).fill("right"),
			"left"
		]),
		auditSummary(manifest),
		warnings(manifest.warnings.map(warningLine), painter(colour))
	].filter((part) => part !== "").join("\n\n");
}
function outcomes(counts) {
	return Object.entries(counts).flatMap(([outcome, number]) => number === void 0 || number === 0 ? [] : [`${count(number)} ${outcome}`]).join(", ");
}
/** What training will take, and what that rests on. */
function planTable(plan) {
	const [quick, slow] = plan.minutes;
	return [
		["rows", count(plan.rows)],
		["steps", count(plan.steps)],
		["tokens", count(plan.tokens)],
		["time", range(duration(quick * 60), duration(slow * 60))],
		...plan.usd === null ? [] : [["cost", range(money(plan.usd[0]), money(plan.usd[1]))]],
		["rests on", plain(plan.basis, 400)],
		["within budget", plan.within_budget ? "yes" : "no"],
		...plan.preflight.map((sentence) => ["criteria", plain(sentence, 400)])
	].map(([name = "", value = ""]) => `${name.padEnd(14)} ${value}`).join("\n");
}
function range(low, high) {
	return low === high ? low : `${low} to ${high}`;
}
/** One line of a training under way: `▓▓▓░░ 32 %  step 12 of 38  loss 1.03`. */
function progressLine(progress) {
	const { step, steps, tokens_per_second: speed } = progress;
	return [
		progressBar(step, steps),
		`step ${count(step)} of ${count(steps)}`,
		...progress.loss === null ? [] : [`loss ${loss(progress.loss)}`],
		...speed === null ? [] : [`${plural(Math.round(speed), "token")}/s`]
	].join("  ");
}

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
	"items",
	"errors"
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
	categories: record(Text, CategoryEntry),
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
/** `retake.receipt/1`: receipt.json of a training run. */
const ReceiptSchema = object({
	schema: literal("retake.receipt/1"),
	request_id: Text.nullable(),
	trainer: Text,
	model: ModelName,
	dataset_digest: Digest,
	rows: object({
		used: Count,
		dropped: Count
	}),
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
const MEND = "Retake wrote it: name the right file, or make it again with the command that did.";
/** The manifest of a dataset folder. Throws RetakeError DATASET_INVALID. */
function readManifest(folder) {
	return readDocument(join(folder, MANIFEST), DatasetSchema, "DATASET_INVALID");
}
/** A training receipt. Throws RetakeError RECEIPT_INVALID. */
function readReceipt(path) {
	return readDocument(path, ReceiptSchema, "RECEIPT_INVALID");
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
	return found.some((file, index) => file.sha256 !== asked[index]?.sha256) ? digestOf(found, sha256) : manifest.digest;
}
/** null where there is no such file. */
function digestOfFile(path) {
	if (!existsSync(path)) return null;
	return createHash("sha256").update(readFileSync(path)).digest("hex");
}
function readDocument(path, schema, code) {
	const result = schema.safeParse(parseJson(path, code));
	if (result.success) return result.data;
	const [issue] = result.error.issues;
	const where = issue?.path.join(".") || "the document";
	throw new RetakeError(code, `${path} is damaged: ${where}: ${issue?.message}`, { hint: MEND });
}
function parseJson(path, code) {
	const text = readText(path, code);
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw new RetakeError(code, `${path} is no JSON: ${cause.message}`, {
			hint: MEND,
			cause
		});
	}
}
function readText(path, code) {
	try {
		return readFileSync(path, "utf8");
	} catch (cause) {
		const problem = cause.code === "ENOENT" ? "is not there" : `cannot be read: ${cause.message}`;
		throw new RetakeError(code, `${path} ${problem}`, {
			hint: MEND,
			cause
		});
	}
}

export { readRequest as a, MANIFEST as c, planTable as d, progressLine as f, readReceipt as i, RequestSchema as l, digestAsItIs as n, DATASET_FOLDER_KIND as o, verdictTable as p, readManifest as r, LOOP_FOLDER_KIND as s, checkDataset as t, extractTable as u };