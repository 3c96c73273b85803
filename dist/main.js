import { n as choiceText, t as problemsError } from "./chunks/problem.js";
import { c as nearest, n as RetakeError } from "./chunks/error.js";
import { n as readTrigger } from "./chunks/event.js";
import { a as setOutput, c as summary, i as notice, n as error, o as setSecret, s as warning } from "./chunks/core.js";
import { t as endWith } from "./chunks/end-with.js";

// src/config/inputs.ts
const ACTION_COMMANDS = [
	"auto",
	"start",
	"watch",
	"train",
	"report",
	"compare",
	"answer"
];
const FAIL_ON = [
	"fail",
	"inconclusive",
	"never"
];
const NAMES = [
	"command",
	"config",
	"results",
	"github-token",
	"request",
	"fail-on"
];
/** Reads INPUT_* variables as the runner sets them. Throws RetakeError USAGE with every problem at once. */
function readInputs(env) {
	const problems = mistypedInputs(env);
	const text = (name) => env[variableOf(name)]?.trim() || null;
	const choice = (name, choices, fallback) => {
		const given = text(name);
		const found = choices.find((one) => one === given);
		if (given === null || found !== void 0) return found ?? fallback;
		problems.push(problem(name, choiceText(choices, given)));
		return fallback;
	};
	const results = (text("results") ?? "").split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "");
	const inputs = {
		command: choice("command", ACTION_COMMANDS, "auto"),
		config: text("config"),
		results,
		githubToken: text("github-token"),
		request: text("request"),
		failOn: choice("fail-on", FAIL_ON, "fail"),
		overrides: results.length === 0 ? [] : [{
			path: ["results", "paths"],
			value: results,
			from: "input results"
		}]
	};
	if (problems.length > 0) throw problemsError("USAGE", "the Action", problems, "The inputs are set under `with:` in the workflow.");
	return inputs;
}
/** Slips of the pen. Other variables of that prefix are none of ours (`INPUT_METHOD`); the runner warns of foreign inputs. */
function mistypedInputs(env) {
	const known = new Set(NAMES.map(variableOf));
	return Object.keys(env).flatMap((variable) => {
		if (!variable.startsWith("INPUT_") || known.has(variable)) return [];
		const input = variable.slice(6).toLowerCase();
		const near = nearest(input, NAMES);
		return near === null ? [] : [problem(input, `unknown input; did you mean ${near}?`)];
	});
}
/** As the runner names it: upper case, spaces to underscores, dashes kept. */
function variableOf(name) {
	return `INPUT_${name.toUpperCase()}`;
}
function problem(name, what) {
	return {
		line: null,
		where: `input ${name}`,
		what
	};
}

// src/github/runner.ts
/** Reads GITHUB_* and RUNNER_*. Throws RetakeError USAGE where this is no run of a workflow. */
function readRun(env) {
	const need = (name) => {
		const value = env[name];
		if (value !== void 0 && value !== "") return value;
		throw new RetakeError("USAGE", `${name} is not set: this is no run of a GitHub workflow`, { hint: "On a terminal use the command line: retake --help." });
	};
	const repository = need("GITHUB_REPOSITORY");
	const [owner = "", repo = ""] = repository.split("/");
	const serverUrl = env.GITHUB_SERVER_URL || "https://github.com";
	const apiUrl = env.GITHUB_API_URL || "https://api.github.com";
	const run = Number(need("GITHUB_RUN_ID"));
	return {
		owner,
		repo,
		repository,
		event: need("GITHUB_EVENT_NAME"),
		triggeringActor: env.GITHUB_TRIGGERING_ACTOR || env.GITHUB_ACTOR || "",
		key: {
			order: Number(need("GITHUB_RUN_NUMBER")),
			run,
			attempt: Number(env.GITHUB_RUN_ATTEMPT || "1")
		},
		workflowFile: workflowFileOf(env.GITHUB_WORKFLOW_REF),
		url: `${serverUrl}/${repository}/actions/runs/${run}`,
		serverUrl,
		apiUrl,
		temp: need("RUNNER_TEMP"),
		eventPath: need("GITHUB_EVENT_PATH")
	};
}
/** `octo/repo/.github/workflows/retake.yml@refs/heads/main` names its file between the last slash before `@` and `@`. */
function workflowFileOf(ref) {
	return /\/([^/@]+)@/.exec(ref ?? "")?.[1] ?? null;
}

// src/github/workflow-log.ts
/** GitHub cuts an annotation at 4,096 characters. */
const LONGEST_ANNOTATION = 4e3;
function workflowLog(env) {
	return {
		line: (text) => process.stdout.write(`${withoutCommands(text)}\n`),
		notice: (text) => notice(text.slice(0, LONGEST_ANNOTATION)),
		warning: (text) => warning(text.slice(0, LONGEST_ANNOTATION)),
		error: (text) => error(text.slice(0, LONGEST_ANNOTATION)),
		output: (name, value) => {
			if (env.GITHUB_OUTPUT) setOutput(name, value);
		},
		summary: async (markdown) => {
			if (!env.GITHUB_STEP_SUMMARY) return;
			try {
				await summary.addRaw(markdown, true).write();
			} catch (error) {
				warning(`the step summary could not be written: ${error.message}`.slice(0, LONGEST_ANNOTATION));
			}
		},
		secret: (text) => setSecret(text)
	};
}
/**
* The runner obeys lines that begin with `::`, white space apart, or hold `##[`. Log lines carry prompts, answers and
* trainers' output, so an unseen character is put where a command would begin. U+0085 is white space to the runner.
*/
function withoutCommands(text) {
	return text.replace(/^([\s\u0085]*)::/gm, "$1​::").replaceAll("##[", "##​[");
}

// src/commands/action/action-context.ts
const STATUS_EVERY_MS = 3e4;
/** The context of a step: everything goes to its log, and no line of it can command the runner. */
function actionContext(env, log) {
	const interruption = new AbortController();
	const interrupt = () => interruption.abort();
	process.on("SIGINT", interrupt).on("SIGTERM", interrupt);
	let shownAt = 0;
	return {
		context: {
			cwd: env.GITHUB_WORKSPACE || process.cwd(),
			env: { ...env },
			out: (text) => log.line(text.trimEnd()),
			log: log.line,
			status: (line) => {
				const now = Date.now();
				if (now - shownAt < STATUS_EVERY_MS) return;
				shownAt = now;
				log.line(line);
			},
			colour: false,
			now: () => /* @__PURE__ */ new Date(),
			signal: interruption.signal
		},
		close: () => process.off("SIGINT", interrupt).off("SIGTERM", interrupt)
	};
}

// src/commands/action/auto.ts
const START = /* @__PURE__ */ new Set([
	"push",
	"pull_request",
	"pull_request_target",
	"merge_group",
	"workflow_dispatch",
	"workflow_run"
]);
/** What `command: auto` does: new results start a loop, the clock looks after those that went silent, people are answered. */
function commandOfEvent(event) {
	if (START.has(event)) return "start";
	if (event === "schedule") return "watch";
	if (event === "issue_comment") return "answer";
	throw new RetakeError("USAGE", `there is nothing to do for the event ${JSON.stringify(event)}`, { hint: `Use it on ${[...START].join(", ")}, issue_comment or schedule, or set the input command.` });
}

// src/commands/action/run-action.ts
/** Loaded when called: most of the program is not needed to find out that an input is missing. */
const COMMANDS = {
	start: async () => (await import("./chunks/start.js")).start,
	watch: async () => (await import("./chunks/watch.js")).watch,
	train: async () => (await import("./chunks/train-job.js")).trainJob,
	report: async () => (await import("./chunks/report.js")).report,
	answer: async () => (await import("./chunks/answer.js")).answer,
	compare: async () => (await import("./chunks/compare-job.js")).compareJob
};
/** Runs the step and resolves to its exit code. The only place where errors end. */
async function runAction(env) {
	const log = workflowLog(env);
	const { context, close } = actionContext(env, log);
	try {
		const run = readRun(env);
		const inputs = readInputs(env);
		if (inputs.githubToken !== null) log.secret(inputs.githubToken);
		const trigger = readTrigger(run.event, run.eventPath, {
			repository: run.repository,
			sha: env.GITHUB_SHA ?? "",
			ref: env.GITHUB_REF ?? ""
		});
		const verb = inputs.command === "auto" ? commandOfEvent(run.event) : inputs.command;
		return await (await COMMANDS[verb]())({
			run,
			trigger,
			inputs,
			log,
			context
		});
	} catch (error) {
		return endWith(error, log);
	} finally {
		close();
	}
}

// src/main.ts
process.exitCode = await runAction(process.env);

export {  };