import { O as compareRuns } from "./figures-table.js";
import { b as judge, n as renderReport, r as renderComment, t as ruleCaveat } from "./rule-caveat.js";
import { i as readReceipt, p as verdictTable, r as readManifest, t as checkDataset } from "./documents.js";
import { A as sha256 } from "./load.js";
import { t as checkOwnReceipt } from "./check-receipt.js";
import { t as VERSION } from "./version.js";
import { resolve } from "node:path";

// src/commands/judge-runs.ts
function readEvidence(dataset, receipt, { cwd }) {
	const folder = dataset === null ? null : resolve(cwd, dataset);
	const manifest = folder === null ? null : readManifest(folder);
	if (folder !== null && manifest !== null) checkDataset(folder, manifest);
	const proof = receipt === null ? null : readReceipt(resolve(cwd, receipt));
	if (proof !== null) checkOwnReceipt(proof, manifest);
	return {
		manifest,
		receipt: proof
	};
}
/** Compares two runs and judges them by the configured criteria. `report`: whether the report page will be asked for. */
function judgeRuns(before, after, { manifest, receipt }, config, context, { report = false } = {}) {
	const comparison = compareRuns(before, after, {
		manifest,
		sha256,
		keepRight: report
	});
	const verdict = judge(comparison, config.criteria, config.evidence, receipt?.loss ?? null);
	const evidence = config.evidence.items;
	const input = {
		loop: config.name,
		marker: null,
		links: {},
		history: [],
		version: VERSION,
		verdict,
		evidence,
		changes: comparison.changes,
		manifest,
		receipt,
		answers: config.report.answers,
		trainingTarget: config.training.target
	};
	let caveat = null;
	const full = () => {
		caveat ??= ruleCaveat(before, manifest, config);
		return {
			...input,
			...caveat
		};
	};
	return {
		verdict,
		comment: (limit, next = null) => renderComment({
			...full(),
			next
		}, limit),
		page: () => renderReport(full(), sha256),
		terminal: () => verdictTable(verdict, {
			colour: context.colour,
			evidence
		})
	};
}

export { readEvidence as n, judgeRuns as t };