import { c as MOST_FALSE_PASSES } from "./calibrate-run.js";
import { n as oneLine } from "./one-line.js";
import { r as wilsonInterval } from "./consistency.js";
import { n as painter } from "./colour.js";
import { K as rateInterval, L as count, R as counted, U as percent, q as signed } from "./load.js";
import { t as textTable } from "./text-table.js";

// src/report/calibration-table.ts
/** How often the criteria are right and wrong on this benchmark, and what to change, for a terminal. */
function calibrationTable(calibration, { colour = false } = {}) {
	const paint = painter(colour);
	return [
		criteria(calibration),
		paint("bold", "When nothing has changed, and each item comes out anew with this probability"),
		noise(calibration, paint),
		...power(calibration, paint),
		paint("bold", "Advice"),
		advice(calibration).join("\n")
	].join("\n").replaceAll("\n\n\n", "\n\n");
}
const LONGEST = 100;
function criteria({ items, criteria, taken_as_met: met }) {
	const taken = new Set(met);
	const lines = criteria.map((id) => `  ${oneLine(id, LONGEST)}${taken.has(id) ? " (taken as met)" : ""}`);
	return [
		`${counted(items, "item")} ${items === 1 ? "decides" : "decide"}, by`,
		...lines,
		""
	].join("\n");
}
function noise({ noise }, paint) {
	const rows = noise.map(({ redrawn, draws, verdicts }) => [
		percent(redrawn),
		percent(verdicts.pass),
		rateInterval(wilsonInterval(verdicts.pass, draws)),
		percent(verdicts.fail),
		percent(verdicts.inconclusive),
		count(draws),
		verdicts.pass > .05 ? paint("red", "too often") : ""
	]);
	return `${textTable([
		"redrawn",
		"false PASS",
		"95 % interval",
		"FAIL",
		"INCONCLUSIVE",
		"draws",
		""
	], rows, [...Array(6).fill("right"), "left"])}\n`;
}
/** Rows: what has changed; columns: by how much. */
function power({ power }, paint) {
	const redrawn = power[0]?.redrawn;
	if (redrawn === void 0) return [];
	const drops = amounts(power, (change) => change < 0).reverse();
	const gains = amounts(power, (change) => change > 0);
	const table = (changes, verdict) => {
		const rows = categories(power).map((category) => [oneLine(category ?? "every category", LONGEST), ...changes.map((change) => share(power, category, change, verdict))]);
		return `${textTable(["points", ...changes.map(signed)], rows, ["left", ...changes.map(() => "right")])}\n`;
	};
	return [
		paint("bold", `When something has truly changed, besides ${percent(redrawn)} redrawn`),
		"A gain is found: PASS",
		table(gains, "pass"),
		"A drop is caught: FAIL",
		table(drops, "fail"),
		"A drop is waved through: PASS",
		table(drops, "pass")
	];
}
function amounts(power, wanted) {
	return [...new Set(power.map(({ change }) => change))].filter(wanted).toSorted((a, b) => a - b);
}
function categories(power) {
	return [...new Set(power.map(({ category }) => category))];
}
function share(power, category, change, verdict) {
	const line = power.find((one) => one.category === category && one.change === change);
	return line === void 0 ? "" : percent(line.verdicts[verdict]);
}
function advice(calibration) {
	const { keep, criteria, false_pass: falsePass } = calibration.advice;
	const named = criteria.map((id) => `  ${oneLine(id, LONGEST)}`);
	return [...keep ? [`Keep these criteria: they pass ${percent(falsePass)} of the time when nothing has changed.`] : [
		`These criteria pass too often when nothing has changed. The defaults pass ${percent(falsePass)} of the time:`,
		...named,
		"To have them, take guards and goals out of `criteria`, and let `evidence.strength` be significant."
	], sizeAdvice(calibration)];
}
function sizeAdvice({ items: deciding, power, advice: { items, holdout } }) {
	const gained = `where every category gains 10 points, besides ${percent(power[0]?.redrawn ?? 0)} redrawn`;
	if (items === null) return `No number of items up to 10,000 will do: they pass less than 4 times in 5 ${gained}.`;
	const needed = `with about ${counted(items, "item")} that ${items === 1 ? "decides" : "decide"} they pass 4 times in 5 ${gained}`;
	if (items <= deciding) return `Enough items: ${needed}.`;
	if (holdout === null) return `Add items: ${needed}; this benchmark has fewer.`;
	return `Hold out ${percent(holdout)} of the items (\`split.holdout\`): ${needed}.`;
}

export { calibrationTable as t };