import { _ as verdictWord, b as scopeName, d as figureRows, f as isSplit, g as scopeLabel, h as criteriaSummary, i as renderComment, l as unmatchedSentence, n as writePage, p as decidingFinding, r as Notebook, t as judgeResults, u as SIDE_NAMES, v as figureText, y as findingScope } from "./judge-results.js";
import { n as oneLine } from "./one-line.js";
import { F as capitalised, I as changeInterval, L as count, U as percent, q as signed } from "./load.js";
import { n as painter, t as colourOf } from "./colour.js";
import { o as joinParts } from "./spool.js";
import { t as textTable } from "./text-table.js";
import { t as warningList } from "./warning-list.js";
import { t as VERSION } from "./version.js";

// src/report/verdict-table.ts
/** The verdict, the figures it rests on, each criterion with its reason, and the warnings. */
function verdictTable(verdict, { colour = false, evidence = "held-out" } = {}) {
	const paint = painter(colour);
	const finding = decidingFinding(verdict);
	const parts = [
		`${paint("bold", paint(colourOf(verdict.verdict), verdictWord(verdict.verdict)))}${finding === null ? "" : `  ${capitalised(oneLine(finding.reason, 600))}`}`,
		figures(figureRows(verdict, evidence), isSplit(verdict)),
		unmatchedSentence(verdict),
		criteria(verdict, paint),
		warningList(verdict.warnings, paint)
	];
	return joinParts(parts);
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
		`${oneLine(scopeLabel(scopeName(category), metric), 60)}${split ? `, ${SIDE_NAMES[side]}` : ""}`,
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
	const lines = findings.map((finding) => {
		const name = `${finding.kind} ${oneLine(scopeLabel(findingScope(finding, verdict), finding.metric), 60)} ${oneLine(finding.rule, 60)}`;
		const figure = finding.after === null ? "" : ` (${figureText(finding.metric, finding.after)})`;
		return `  ${paint(colourOf(finding.finding), finding.finding.padEnd(13))} ${name}${figure}\n  ${" ".repeat(13)} ${paint("grey", oneLine(finding.reason, 600))}`;
	});
	return findings.length === 0 ? "" : [criteriaSummary(verdict), ...lines].join("\n");
}

// src/commands/judge-runs.ts
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

export { judgeRuns as t };