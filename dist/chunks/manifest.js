// src/domain/dataset/manifest.ts
/** Names a dataset by what is trained on: any other byte in any training file gives another digest. */
function digestOf(manifest, sha256) {
	return sha256(trainingFiles(manifest).map((file) => `${file.sha256}  ${file.path}\n`).toSorted().join(""));
}
const HELD_OUT = "held-out/";
/** Whether a file of a dataset is kept for measuring. */
function isHeldOut(path) {
	return path.startsWith(HELD_OUT);
}
/** The files of a dataset that are trained on. */
function trainingFiles({ files }) {
	return files.filter(({ path }) => !isHeldOut(path));
}
/** How many rows are trained on. */
function countTrainingRows(manifest) {
	return trainingFiles(manifest).reduce((sum, { rows }) => sum + rows, 0);
}

export { trainingFiles as a, isHeldOut as i, countTrainingRows as n, digestOf as r, HELD_OUT as t };