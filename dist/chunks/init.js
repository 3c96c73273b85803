import { n as RetakeError, t as EXIT } from "./error.js";
import { n as oneLine } from "./one-line.js";
import { t as calibrationTable } from "./calibration-table.js";
import { A as isJudged, R as counted, U as percent, it as primaryMetric, r as parseConfig, t as DEFAULT_CONFIG_PATH } from "./load.js";
import { t as defineCommand } from "./command.js";
import { c as findFiles, t as readBatches } from "./read.js";
import { a as resultsOf, o as stopIfInterrupted, r as readResults } from "./read-results.js";
import { r as calibrateRun, t as DEFAULT_SIMULATION } from "./calibrate-run.js";
import { t as groupBy } from "./group-by.js";
import { a as writeWhole } from "./write.js";
import { t as print } from "./print.js";
import { t as SUMMARIES } from "./summaries.js";
import { existsSync, readFileSync } from "node:fs";
import { isAbsolute, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { execFileSync } from "node:child_process";

// src/commands/init/default-branch.ts
/** The repository's default branch as far as this checkout knows: that of origin, else the one that is checked out. */
function defaultBranchOf(folder) {
	return git(folder, "symbolic-ref", "--short", "refs/remotes/origin/HEAD")?.replace(/^origin\//, "") || git(folder, "symbolic-ref", "--short", "HEAD") || "main";
}
function git(cwd, ...args) {
	try {
		return execFileSync("git", args, {
			cwd,
			encoding: "utf8",
			stdio: [
				"ignore",
				"pipe",
				"ignore"
			]
		}).trim();
	} catch {
		return null;
	}
}

// src/commands/init/find-results.ts
/** Where results may be: by ending here only to spare the look into everything else; the content decides. */
const CANDIDATES = "**/*.{json,jsonl,json.gz,jsonl.gz,eval,parquet}";
/** Half a file was meant to be results: worth a word. */
const NOT_RESULTS = /* @__PURE__ */ new Set(["FORMAT_UNKNOWN"]);
/** The result files below the working folder: those in which the answers of one model can be read. */
async function findResults(context) {
	const found = [];
	for (const path of findFiles(CANDIDATES, context.cwd)) {
		stopIfInterrupted(context);
		context.status(`looking into ${path}`);
		if (await holdsAnswers(path, context)) found.push(path);
	}
	if (found.length > 0) return found;
	throw new RetakeError("RESULTS_NOT_FOUND", `no result files are below ${context.cwd}`, { hint: "Put them there, or name them with --results." });
}
async function holdsAnswers(path, context) {
	try {
		let holdsSome = false;
		for await (const batch of readBatches([path], { cwd: context.cwd })) for (const _ of batch) holdsSome = true;
		return holdsSome;
	} catch (error) {
		if (!(error instanceof RetakeError)) throw error;
		if (!NOT_RESULTS.has(error.code)) context.log(`passed over: ${error.message}`);
		return false;
	}
}

// src/commands/init/own-action.ts
/** `owner/name` under which this package is published as an Action; null where its package.json does not tell. */
function ownAction(packageFile) {
	const { repository } = JSON.parse(readFileSync(packageFile, "utf8"));
	const url = typeof repository === "string" ? repository : repository?.url;
	return /^(?:github:|.*github\.com[/:])?([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(url ?? "")?.[1] ?? null;
}

// src/commands/init/proposed-config.ts
/** Names come from result files: cut, and on one line, they cannot end a comment. */
const LONGEST_NAME = 60;
/** The text of `.github/retake.yml` for these results, with a word on everything that one might want to change. */
function proposedConfig({ paths, run, holdout, deciding }) {
	const { categories, largest } = contents(run);
	const metric = JSON.stringify(`${largest.name}.${largest.metric}`);
	const share = deciding === null ? "" : ` Here: ${counted(deciding, "item")}.`;
	return `# Written by \`retake init\`. What is not said has a default; docs/configuration.md of Retake has every key.
version: 1

results:
  # ${categories}
  paths:
${paths.map((path) => `    - ${JSON.stringify(path)}\n`).join("")}
failures:
  # What is studied: answers that lost, tied or are wrong. Those that agree with their reference are left out.
  outcomes: [loss, tie, incorrect]
  minimum: 20 # with fewer to train on nothing is started

split:
  # The share of all items that is never trained on: these alone decide.${share}
  holdout: ${percent(holdout).replace(" ", "")}

# Without criteria of your own the score over all categories must improve, and no category may drop by more than 10
# points. \`retake calibrate\` tells how often a rule would pass by chance.
# criteria:
#   guards:
#     - { metric: training.loss, rule: decreases }
#     - { metric: ${metric}, rule: "max_drop 10%" }
#   goals:
#     - { metric: ${metric}, rule: improves }

training:
${modelLines(run.model)}
  runner: [self-hosted, gpu] # as \`runs-on\` of the job \`train\` in retake-train.yml
  budget: { minutes: 60, runs_per_day: 4 } # with usd_per_hour it tells what a run costs

# How the model is examined before and after training: your harness, started without a shell. It leaves result files
# in {output}; {adapter} is what was learned, and empty the first time.
# benchmark:
#   command: [./benchmark.sh, "{model}", "{adapter}", "{output}"]
`;
}
/** `100 items: 50 code, 50 math`, and the largest category with its primary metric. */
function contents({ items }) {
	const groups = [...groupBy(items, ({ category }) => category)].toSorted(([, one], [, other]) => other.length - one.length);
	const [name = "", members = []] = groups[0] ?? [];
	const listed = groups.slice(0, 8).map(([category, list]) => `${list.length} ${oneLine(category, LONGEST_NAME)}`);
	const more = groups.length > 8 ? [`${groups.length - 8} more categories`] : [];
	return {
		categories: `${counted(items.length, "answer")}: ${[...listed, ...more].join(", ")}`,
		largest: {
			name: oneLine(name, LONGEST_NAME),
			metric: primaryMetric(!members.some(({ outcome }) => isJudged(outcome)))
		}
	};
}
/** A name of the hub is taken over; a path says nothing on another machine. */
function modelLines(model) {
	const isOfHub = model !== null && /^[\w-][\w.-]*\/[\w.-]+$/.test(model);
	const line = isOfHub ? `  model: ${JSON.stringify(model)}` : "  # model: organisation/name";
	return `${isOfHub ? "  # The model that gave these answers, as the results name it." : "  # The model that gave these answers, by its name on the Hugging Face Hub or its path on the runner. Until it is\n  # named, failures are extracted and audited, and nothing is trained."}\n${line}`;
}

// src/commands/init/setup-files.ts
const CONFIG_FILE = DEFAULT_CONFIG_PATH;
/** Written under the name that they have among the examples. */
const WORKFLOW_NAMES = ["retake.yml", "retake-train.yml"];
function workflowFile(name) {
	return `.github/workflows/${name}`;
}
/** Throws RetakeError USAGE where one of the files is there: it is somebody's work. */
function refuseExisting(cwd) {
	const there = [CONFIG_FILE, ...WORKFLOW_NAMES.map(workflowFile)].filter((file) => existsSync(resolve(cwd, file)));
	if (there.length === 0) return;
	const verb = there.length === 1 ? "exists" : "exist";
	throw new RetakeError("USAGE", `${there.join(", ")} ${verb} already; nothing was written`, { hint: "Move what is there away, or edit it: retake calibrate tells what it is worth." });
}
function writeSetup(cwd, files) {
	for (const { path, text } of files) writeWhole(resolve(cwd, path), text);
}

// src/commands/init/propose.ts
/** Half of a benchmark at least is left to learn from. */
const LARGEST_HOLDOUT = .5;
/** A configuration for these results, and what its criteria are worth on them. Holds out more than the default where that is enough for a verdict. */
async function propose(paths, run, context) {
	const first = await calibrated({
		paths,
		run,
		holdout: parseConfig("", CONFIG_FILE).split.holdout
	}, context);
	const { holdout } = first.calibration.advice;
	return holdout !== null && holdout > first.config.split.holdout && holdout <= LARGEST_HOLDOUT ? await calibrated({
		paths,
		run,
		holdout
	}, context) : first;
}
async function calibrated(asked, context) {
	const draft = parseConfig(proposedConfig({
		...asked,
		deciding: null
	}), CONFIG_FILE);
	const calibration = await calibrateRun(resultsOf(asked.run), null, draft, DEFAULT_SIMULATION, context);
	const text = proposedConfig({
		...asked,
		deciding: calibration.items
	});
	return {
		text,
		config: parseConfig(text, CONFIG_FILE),
		calibration
	};
}
/** Patterns as the configuration has them: relative to the repository, which results may not leave. */
function insideRepository(specs, cwd) {
	return specs.map((spec) => {
		const path = relative(cwd, resolve(cwd, spec)).replaceAll("\\", "/");
		if (path !== "" && !path.startsWith("../") && !isAbsolute(path)) return path;
		throw new RetakeError("USAGE", `${spec} lies outside this folder`, { hint: "Start retake init in the repository that holds the results." });
	});
}

// src/commands/init/result-patterns.ts
/**
* Patterns for the configuration that find these files and others like them: the files of a folder that end alike
* share one, `math_intermediate.json` and `code_intermediate.json` become `*_intermediate.json`.
*/
function resultPatterns(files) {
	return [...groupBy(files, (file) => `${folderOf(file)} ${endingOf(file)}`).values()].map((members) => {
		const [first = ""] = members;
		if (members.length === 1) return first;
		return `${folderOf(first)}*${commonEnd(members.map((file) => file.slice(folderOf(file).length)))}`;
	});
}
/** With its slash; '' for the working folder. */
function folderOf(file) {
	return file.slice(0, file.lastIndexOf("/") + 1);
}
function endingOf(file) {
	return /(\.[a-z]+)?\.[a-z]+$/i.exec(file)?.[0] ?? "";
}
/** From a word boundary on, so that `math_run.json` and `path_run.json` do not become `*ath_run.json`. */
function commonEnd([first = "", ...others]) {
	let length = 0;
	while (length < first.length && others.every((one) => one.at(-1 - length) === first.at(-1 - length))) length += 1;
	const common = first.slice(first.length - length);
	const boundary = common.search(/[^\p{L}\p{N}]/u);
	return boundary === -1 ? "" : common.slice(boundary);
}
/**
* The same for a workflow's `paths`, whose patterns are GitHub's: where those mean something else by a sign, the
* whole folder is named.
*/
function workflowPattern(pattern) {
	const path = pattern.replace(/^\.\//, "").replace(/#[^/]*$/, "");
	const special = path.search(/[?+[\]{}!\\]/);
	return special === -1 ? path : `${folderOf(path.slice(0, special))}**`;
}

// src/commands/init/workflow-text.ts
const EXAMPLE_PATH = "\"benchmarks/**\"";
/** An example workflow made fit for a repository: its results, its default branch, where the Action comes from. */
function workflowText(example, { paths, defaultBranch, action }) {
	const filled = example.replace(" Copy it to .github/workflows/.", "").replaceAll(EXAMPLE_PATH, paths.map((path) => JSON.stringify(path)).join(", ")).replace("branches: [main]", `branches: [${JSON.stringify(defaultBranch)}]`);
	return action === null ? filled : filled.replaceAll("OWNER/retake@", `${action}@`);
}

// src/commands/init.ts
/** Both src/commands and dist/chunks lie two folders below the package. */
const PACKAGE = new URL("../../", import.meta.url);
/** Not written unasked: it listens to every comment. */
const COMMANDS = fileURLToPath(new URL("examples/workflows/retake-commands.yml", PACKAGE));
/** `retake init`: a configuration and the two workflows for the results that are there. Never overwrites. */
const init = defineCommand({
	name: "init",
	summary: SUMMARIES.init,
	flags: { results: {
		kind: "list",
		value: "GLOB",
		help: "the result files, where not all that are found below this folder",
		config: "results.paths"
	} },
	examples: ["init", "init --results 'benchmarks/*_intermediate.json'"]
}, async ({ flags, config, context }) => {
	const { cwd } = context;
	refuseExisting(cwd);
	const paths = flags.results.length > 0 ? insideRepository(flags.results, cwd) : resultPatterns(await findResults(context));
	const run = await readResults(paths, config, context);
	const { text, config: proposed, calibration } = await propose(paths, run, context);
	const facts = {
		paths: [...new Set(paths.map(workflowPattern))],
		defaultBranch: defaultBranchOf(cwd),
		action: ownAction(new URL("package.json", PACKAGE))
	};
	const files = [{
		path: CONFIG_FILE,
		text
	}, ...WORKFLOW_NAMES.map((name) => ({
		path: workflowFile(name),
		text: workflowText(readFileSync(new URL(`examples/workflows/${name}`, PACKAGE), "utf8"), facts)
	}))];
	writeSetup(cwd, files);
	for (const { path, items } of run.files) context.log(`found ${counted(items, "answer")} in ${oneLine(path, 200)}`);
	for (const { code, message } of run.warnings) if (code === "several-models") context.log(`${message}: name those of one with --results`);
	for (const { path } of files) context.log(`wrote ${path}`);
	print(calibration, flags.json, () => calibrationTable(calibration, context), context);
	context.log("");
	if (facts.action === null) context.log("next: put the owner of the Action for OWNER in both workflows");
	if (proposed.training.model === null) context.log(`next: name training.model in ${CONFIG_FILE}`);
	context.log(`next: say how the model is examined, benchmark.command in ${CONFIG_FILE}`);
	context.log("next: commit all to the default branch; GitHub starts trainings from there only");
	context.log(`if you like: copy ${COMMANDS} beside them to comment /retake train, cancel or why`);
	return EXIT.done;
});

export { init };