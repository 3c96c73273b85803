import { readFileSync } from "node:fs";

// src/commands/stored-rows.ts
/** The rows of a dataset's file. */
function storedRows(path) {
	return readFileSync(path, "utf8").split("\n").filter((line) => line !== "").map((line) => JSON.parse(line));
}

export { storedRows as t };