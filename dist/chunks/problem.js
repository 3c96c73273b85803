import { n as RetakeError } from "./error.js";

// src/config/problem.ts
/** One line: `line 4, training.epochs: must be above 0, got -1`. */
function problemText(problem) {
	const place = [problem.line === null ? "" : `line ${problem.line}`, problem.where].filter((part) => part !== "").join(", ");
	return place === "" ? problem.what : `${place}: ${problem.what}`;
}
/** All problems as one error, so that a user mends them in one go. `subject` is the file or what was read. */
function problemsError(code, subject, problems, hint) {
	const lines = [...problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)).map(problemText);
	const message = lines.length === 1 ? `${subject}: ${lines[0]}` : `${subject} has ${lines.length} problems:\n${lines.map((line) => `  ${line}`).join("\n")}`;
	return new RetakeError(code, message, { hint });
}

export { problemsError as t };