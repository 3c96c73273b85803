import { n as RetakeError } from "./error.js";
import { i as fillArgv, n as childEnvironment, r as runChild, t as trainerOf } from "./trainer-of.js";
import { o as stopIfInterrupted } from "./read-results.js";
import { t as embeddedParts } from "./embedded-parts.js";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

// src/commands/command-parts.ts
/** The loop on a model of one's own: `benchmark.command` examines it, the configured trainer trains it. */
function commandParts(config, home, out, context) {
	const { model: id, revision } = config.training;
	if (id === null) throw missing("training.model", "Name the model to train in the configuration.");
	const { command, endpoint } = config.benchmark;
	if (command === null) throw endpoint === null ? missing("benchmark.command", EXAMINES) : endpointAlone();
	const examine = async (folder, adapter) => {
		const output = join(out, folder);
		rmSync(output, {
			recursive: true,
			force: true
		});
		mkdirSync(output, { recursive: true });
		const argv = fillArgv(command, {
			model: id,
			adapter,
			output
		}, "benchmark.command");
		context.log(`examining ${adapter === "" ? id : `${id} with ${adapter}`}`);
		await runBenchmark(argv, join(out, `${folder}.log`), context);
		if (readdirSync(output).length === 0) throw nothingLeft(output);
		return {
			cwd: out,
			results: [`${folder}/**/*`]
		};
	};
	const reuse = config.benchmark.baseline === "reuse";
	return {
		model: {
			id,
			revision
		},
		trainer: trainerOf(config, home, context),
		examineBase: async () => reuse ? {
			cwd: context.cwd,
			results: config.results.paths
		} : await examine("before", ""),
		examineTrained: (adapter) => examine("after", adapter)
	};
}
async function runBenchmark(argv, log, context) {
	const { code, signal, tail } = await runChild({
		argv,
		env: childEnvironment(context.env),
		cwd: context.cwd,
		log,
		onLine: (line) => context.status(line),
		signal: context.signal
	});
	stopIfInterrupted(context);
	if (code === 0) return;
	const end = code === null ? `was ended by ${signal}` : `ended with ${code}`;
	throw new RetakeError("BENCHMARK_FAILED", `the benchmark ${end}: ${tail.at(-1) ?? "it printed nothing"}`, { hint: `All that it printed is in ${log}.` });
}
function nothingLeft(output) {
	return new RetakeError("BENCHMARK_FAILED", `the benchmark left no results in ${output}`, { hint: "benchmark.command must write its result files to {output}." });
}
const EXAMINES = "Set the command that examines {model} with {adapter} and leaves results in {output}; docs/benchmark.md has one.";
/** An endpoint serves what it was started with: weights that are yet to be trained are not among it. */
function endpointAlone() {
	return new RetakeError("CONFIG_INVALID", "benchmark.command is not set, and at benchmark.endpoint nobody serves the weights to be trained", { hint: "Let benchmark.command serve {model} with {adapter} and call retake benchmark: docs/benchmark.md has one." });
}
function missing(key, what) {
	return new RetakeError("CONFIG_INVALID", `${key} is not set`, { hint: what });
}

// src/commands/loop-parts.ts
/** Who trains and who examines, as the configuration says. */
async function loopParts(config, home, out, context) {
	if (config.training.trainer === "embedded") return await embeddedParts(config, home, out, context);
	return commandParts(config, home, out, context);
}

export { loopParts as t };