#!/usr/bin/env node
import { c as nearest, n as RetakeError, s as withoutControls, t as EXIT } from "./chunks/error.js";
import { t as SUMMARIES } from "./chunks/summaries.js";
import { n as oneLine } from "./chunks/one-line.js";
import { t as VERSION } from "./chunks/version.js";
import { writeSync } from "node:fs";

// src/commands/terminal-context.ts
const ERASE_LINE = "\r\x1B[2K";
const STATUS_EVERY_MS = 80;
/** The context of a person's terminal or a script. `close` takes the signal handlers and the status line away. */
function terminalContext() {
	const { signal, ignore } = interruption();
	if (!process.stderr.listeners("error").includes(unheard)) process.stderr.on("error", unheard);
	const { show, erase } = statusLine();
	const context = {
		cwd: process.cwd(),
		env: process.env,
		out: (text) => {
			erase();
			writeFully(1, text);
		},
		log: (line) => {
			erase();
			process.stderr.write(`${line}\n`);
		},
		status: show,
		colour: process.stdout.isTTY === true && process.env.NO_COLOR === void 0,
		now: () => /* @__PURE__ */ new Date(),
		signal
	};
	const close = () => {
		erase();
		ignore();
	};
	return {
		context,
		close
	};
}
/** Aborted by Ctrl-C, by SIGTERM and where the terminal is closed, until these are to be ignored. */
function interruption() {
	const controller = new AbortController();
	const interrupt = () => {
		if (controller.signal.aborted) process.exit(130);
		controller.abort();
	};
	const hangUp = () => controller.abort();
	process.on("SIGINT", interrupt).on("SIGTERM", interrupt).on("SIGHUP", hangUp);
	const ignore = () => {
		process.off("SIGINT", interrupt).off("SIGTERM", interrupt).off("SIGHUP", hangUp);
	};
	return {
		signal: controller.signal,
		ignore
	};
}
/** The last line of a terminal, written anew again and again; nothing where stderr is none. */
function statusLine() {
	const isTerminal = process.stderr.isTTY === true;
	let isShown = false;
	let shownAt = 0;
	return {
		show: (line) => {
			const now = Date.now();
			if (!isTerminal || now - shownAt < STATUS_EVERY_MS) return;
			shownAt = now;
			const shown = oneLine(line, (process.stderr.columns ?? 80) - 1);
			isShown = shown !== "";
			process.stderr.write(ERASE_LINE + shown);
		},
		erase: () => {
			if (isShown) process.stderr.write(ERASE_LINE);
			isShown = false;
		}
	};
}
/** Nobody reads stderr any more, since the terminal was closed: that keeps nothing from being cleared away. */
function unheard() {}
/** Writes all of it even where stdout is a pipe; a reader that went away (`| head`) is no error. */
function writeFully(fd, text) {
	let rest = new TextEncoder().encode(text);
	while (rest.length > 0) try {
		rest = rest.subarray(writeSync(fd, rest));
	} catch (error) {
		const code = error.code;
		if (code === "EPIPE") return;
		if (code === "EAGAIN") continue;
		throw new RetakeError("OUTPUT_FAILED", `cannot write to stdout: ${error.message}`, { cause: error });
	}
}

// src/commands/cli.ts
/** Loaded when called, so that `--help` does not pay for the readers and the trainer. */
const COMMANDS = {
	init: async () => (await import("./chunks/init.js")).init,
	extract: async () => (await import("./chunks/extract.js")).extract,
	plan: async () => (await import("./chunks/plan.js")).plan,
	train: async () => (await import("./chunks/train.js")).train,
	benchmark: async () => (await import("./chunks/benchmark.js")).benchmark,
	compare: async () => (await import("./chunks/compare.js")).compare,
	calibrate: async () => (await import("./chunks/calibrate.js")).calibrate,
	run: async () => (await import("./chunks/run.js")).run,
	demo: async () => (await import("./chunks/demo.js")).demo
};
/** Runs one command line and resolves to its exit code. The only place where errors end. */
async function runCli(args) {
	const { context, close } = terminalContext();
	try {
		return await dispatch(args, context);
	} catch (error) {
		return report(error, context);
	} finally {
		close();
	}
}
async function dispatch([name, ...args], context) {
	if (name === void 0 || name === "--help" || name === "-h" || name === "help" && args.length === 0) {
		context.out(overview());
		return name === void 0 ? EXIT.usage : EXIT.done;
	}
	if (name === "help") return await dispatch([...args, "--help"], context);
	if (name === "version" || name === "--version" || name === "-v") {
		context.out(`${VERSION}\n`);
		return EXIT.done;
	}
	if (!isCommand(name)) {
		const near = nearest(name, Object.keys(COMMANDS));
		throw new RetakeError("USAGE", `there is no command ${JSON.stringify(name)}${near ? `; did you mean ${near}?` : ""}`, { hint: "retake --help lists the commands." });
	}
	return await (await COMMANDS[name]())(args, context);
}
function isCommand(name) {
	return Object.hasOwn(COMMANDS, name);
}
function overview() {
	const width = Math.max(...Object.keys(SUMMARIES).map((name) => name.length));
	return [
		"retake: your model failed the exam; find what it really got wrong, have it study that, examine it again",
		"",
		"Commands:",
		...Object.entries(SUMMARIES).map(([name, summary]) => `  ${name.padEnd(width)}  ${summary}`),
		"",
		"retake COMMAND --help tells a command’s flags.",
		""
	].join("\n");
}
function report(error, context) {
	if (error instanceof RetakeError) {
		context.log(`retake: ${error.message}`);
		if (error.hint !== void 0) context.log(`  ${error.hint}`);
		return error.exitCode;
	}
	const trace = error instanceof Error ? error.stack ?? error.message : String(error);
	context.log(`retake: this is a bug in Retake ${VERSION}, please report it:\n${withoutControls(trace)}`);
	return EXIT.bug;
}

// src/cli.ts
process.exitCode = await runCli(process.argv.slice(2));

export {  };