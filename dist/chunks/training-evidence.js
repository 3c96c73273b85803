import { t as checkOwnReceipt } from "./check-receipt.js";
import { c as MANIFEST, i as readReceipt, r as readManifest, t as checkDataset } from "./documents.js";
import { join, resolve } from "node:path";

// src/commands/training-evidence.ts
/** Reads a dataset's folder and a receipt where they are named. Throws RetakeError where one is not what it says, or they do not belong together. */
function readEvidence(dataset, receipt, { cwd }) {
	const folder = dataset === null ? null : resolve(cwd, dataset);
	const manifest = folder === null ? null : readManifest(folder);
	if (folder !== null && manifest !== null) checkDataset(folder, manifest);
	const proof = receipt === null ? null : readReceipt(resolve(cwd, receipt), "USAGE");
	if (proof !== null) checkOwnReceipt(proof, manifest);
	return {
		manifest,
		receipt: proof
	};
}
/** What evidence lies in: the manifest with the files it names, and the receipt. */
function evidenceFiles(dataset, receipt, { manifest }) {
	return [...(manifest === null ? [] : [MANIFEST, ...manifest.files.map(({ path }) => path)]).map((path) => join(dataset ?? "", path)), ...receipt === null ? [] : [receipt]];
}

export { readEvidence as n, evidenceFiles as t };