import { t as checkOwnReceipt } from "./check-receipt.js";
import { i as readReceipt, r as readManifest, t as checkDataset } from "./documents.js";
import { resolve } from "node:path";

// src/commands/training-evidence.ts
/** Reads a dataset's folder and a receipt where they are named. Throws RetakeError where one is not what it says, or they do not belong together. */
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

export { readEvidence as t };