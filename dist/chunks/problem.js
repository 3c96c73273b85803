import { c as nearest, n as RetakeError } from "./error.js";

// src/config/issue-text.ts
const KINDS = {
	string: "a text",
	number: "a number",
	int: "a whole number",
	boolean: "true or false",
	array: "a list",
	object: "a map of settings",
	record: "a map of settings"
};
/** What a schema found wrong, in words for someone who writes YAML. `value` is what stood there. */
function issueText(issue, value) {
	switch (issue.code) {
		case "invalid_type":
			if (value === void 0) return "is missing";
			return `${isDefault(issue) ? `expected ${KINDS[issue.expected] ?? issue.expected}` : issue.message}, got ${show(value)}`;
		case "invalid_value": return choiceText(issue.values.map(String), value);
		case "too_small": return sizeText(issue.origin, issue.inclusive ?? true, "at least", "above", issue.minimum, value);
		case "too_big": return sizeText(issue.origin, issue.inclusive ?? true, "at most", "below", issue.maximum, value);
		case "custom": return issue.message;
		default: return `${issue.message}, got ${show(value)}`;
	}
}
/** Whether the schema brings no words of its own. */
function isDefault(issue) {
	return issue.message.startsWith("Invalid input");
}
/** What is said of a value that is none of those to choose from. */
function choiceText(choices, value) {
	const near = typeof value === "string" ? nearest(value, choices) : null;
	return `expected ${choices.length === 1 ? choices[0] : `one of ${choices.join(", ")}`}, got ${show(value)}${near === null || choices.length === 1 ? "" : `; did you mean ${near}?`}`;
}
function sizeText(origin, inclusive, withBound, withoutBound, bound, value) {
	const words = inclusive ? withBound : withoutBound;
	if (origin === "string") return bound === 1 ? "must not be empty" : `must be ${words} ${bound} characters long`;
	if (origin === "array") return `needs ${words} ${bound} ${bound === 1 ? "entry" : "entries"}`;
	return `must be ${words} ${bound}, got ${show(value)}`;
}
/** A value short enough for one line. */
function show(value) {
	if (value === void 0 || value === null) return "nothing";
	if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
	if (typeof value === "object") return "a map";
	if (typeof value !== "string") return String(value);
	return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
}

// src/config/problem.ts
/** What is no YAML at all has a problem in every line. */
const MOST_LISTED = 20;
/** One line: `line 4, training.epochs: must be above 0, got -1`. */
function problemText(problem) {
	const place = [problem.line === null ? "" : `line ${problem.line}`, problem.where].filter((part) => part !== "").join(", ");
	return place === "" ? problem.what : `${place}: ${problem.what}`;
}
/** All problems as one error, so that a user mends them in one go. `subject` is the file or what was read; null where each tells. */
function problemsError(code, subject, problems, hint) {
	const sorted = [...problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
	const lines = sorted.slice(0, MOST_LISTED).map(problemText);
	const more = sorted.length > lines.length ? [`and ${sorted.length - lines.length} more`] : [];
	const message = lines.length === 1 ? [subject ?? [], lines].flat().join(": ") : [
		`${subject ?? "what was given"} has ${sorted.length} problems:`,
		...lines,
		...more
	].join("\n  ");
	return new RetakeError(code, message, { hint });
}

export { show as i, choiceText as n, issueText as r, problemsError as t };