import { i as renderComment, n as writePage, r as Notebook, t as judgeResults } from "./judge-results.js";
import { i as readReceipt, p as verdictTable, r as readManifest, t as checkDataset } from "./documents.js";
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
/** Compares two runs and judges them by the configured criteria. */
async function judgeRuns(before, after, evidence, config, context) {
	const notebook = new Notebook(evidence.manifest, context);
	const baseline = await notebook.noteBaseline(before);
	const candidate = await notebook.noteCandidate(after);
	const judged = judgeResults(await notebook.compare(baseline, candidate), evidence, config, context);
	const frame = {
		loop: config.name,
		marker: null,
		links: {},
		history: [],
		version: VERSION
	};
	return {
		verdict: judged.verdict,
		comment: async (limit, next = null) => renderComment({
			...frame,
			...await judged.told(),
			next
		}, limit),
		page: () => judged.withPage(frame, (pieces) => [...pieces].join("")),
		writePage: (path) => writePage(path, judged, frame),
		terminal: () => verdictTable(judged.verdict, {
			colour: context.colour,
			evidence: config.evidence.items
		})
	};
}

export { readEvidence as n, judgeRuns as t };