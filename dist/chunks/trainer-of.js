import { n as RetakeError } from "./error.js";
import { X as own } from "./load.js";
import { a as isRecord, c as embeddedSpec, i as parseTrainerLogLine, l as teachBase, n as checkpoints, o as parseLenientJson, r as findTrainingLog, s as freshness, u as embeddedTrainer } from "./train-on.js";
import { closeSync, createWriteStream, existsSync, fstatSync, mkdirSync, openSync, readFileSync, readSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { basename, dirname, join, relative, resolve } from "node:path";
import { homedir } from "node:os";
import { fileURLToPath } from "node:url";
import { spawn } from "node:child_process";

// src/domain/training/argv-template.ts
/**
* Fills `{name}` placeholders in a command's words. A word stays one word whatever is put in, for no shell reads it.
* Throws CONFIG_INVALID where a placeholder is not known; `where` is the key that holds the command.
*/
function fillArgv(argv, values, where) {
	const known = Object.keys(values);
	return argv.map((word) => word.replace(/\{([a-z_]+)\}/g, (placeholder, name) => {
		const value = own(values, name);
		if (value !== void 0) return value;
		throw new RetakeError("CONFIG_INVALID", `${where}: ${placeholder} is no known placeholder`, { hint: `Known are ${known.map((one) => `{${one}}`).join(", ")}.` });
	}));
}

// src/training/lines.ts
/** Longest line that is kept whole; what a broken program prints must not fill the memory. */
const LONGEST = 16384;
/**
* Cuts a stream of text into lines, at `\n` and at the `\r` of progress bars. `push` takes what has arrived,
* `end` gives out what is left.
*/
function lineSplitter(onLine) {
	let rest = "";
	const emit = (line) => {
		if (line.trim() !== "") onLine(line);
	};
	return {
		push: (text) => {
			const lines = (rest + text).split(/[\r\n]+/);
			rest = (lines.pop() ?? "").slice(-16384);
			for (const line of lines) emit(line.slice(0, LONGEST));
		},
		end: () => {
			emit(rest);
			rest = "";
		}
	};
}

// src/training/child.ts
/** How long a program may take to write its checkpoint after it was told to end. */
const GRACE_MS = 6e4;
/** Lines kept of what was printed, to tell afterwards why it failed. */
const TAIL_LINES = 400;
/**
* Runs a program in a process group of its own. When the signal is aborted the whole group is told to end, and
* killed if it has not after a while; whatever it leaves behind is killed too. Throws RetakeError
* TRAINING_FAILED where it cannot be started.
*/
async function runChild(task) {
	const [program, ...args] = task.argv;
	if (program === void 0) throw new RetakeError("CONFIG_INVALID", "the training command is empty");
	const log = createWriteStream(task.log, { flags: "a" });
	const child = spawn(program, args, {
		cwd: task.cwd,
		env: task.env,
		detached: true,
		stdio: [
			"ignore",
			"pipe",
			"pipe"
		]
	});
	const printed = keepOutput([child.stdout, child.stderr], log, task.onLine);
	const stop = stopper(child.pid, task.graceMs ?? GRACE_MS);
	task.signal.addEventListener("abort", stop.now, { once: true });
	if (task.signal.aborted) stop.now();
	try {
		return await new Promise((resolve, reject) => {
			child.once("error", (cause) => reject(notStarted(program, cause)));
			child.once("exit", () => signalGroup(child.pid, "SIGKILL"));
			child.once("close", (code, signal) => {
				resolve({
					code,
					signal,
					stopped: task.signal.aborted,
					tail: printed.end()
				});
			});
		});
	} finally {
		task.signal.removeEventListener("abort", stop.now);
		stop.forget();
		await new Promise((resolve) => log.end(resolve));
	}
}
/** Puts what a program prints into its log, line by line for whoever listens; `end` gives out the last lines. */
function keepOutput(streams, log, onLine = () => {}) {
	const tail = [];
	log.on("error", () => {
		for (const stream of streams) stream.resume();
	});
	const splitters = streams.map((stream) => {
		const splitter = lineSplitter((line) => {
			tail.push(line);
			if (tail.length > TAIL_LINES) tail.shift();
			onLine(line);
		});
		stream.setEncoding("utf8");
		stream.on("data", (text) => {
			splitter.push(text);
			if (!log.destroyed && !log.write(text)) {
				stream.pause();
				log.once("drain", () => stream.resume());
			}
		});
		return splitter;
	});
	return { end: () => {
		for (const splitter of splitters) splitter.end();
		return tail;
	} };
}
function stopper(pid, graceMs) {
	let timer;
	return {
		now: () => {
			signalGroup(pid, "SIGTERM");
			timer = setTimeout(() => signalGroup(pid, "SIGKILL"), graceMs);
		},
		forget: () => clearTimeout(timer)
	};
}
/** Nothing to do where the group is gone already. */
function signalGroup(pid, signal) {
	if (pid === void 0) return;
	try {
		process.kill(-pid, signal);
	} catch (error) {
		if (error.code !== "ESRCH") throw error;
	}
}
function notStarted(program, cause) {
	const why = cause.code === "ENOENT" ? "there is no such program" : cause.message;
	return new RetakeError("TRAINING_FAILED", `${program} could not be started: ${why}`, {
		hint: "Give its full path, or install it on the runner.",
		cause
	});
}

// src/training/child-environment.ts
/** Tokens of the workflow and inputs of the Action: none of a trainer's business. */
const WITHHELD = /^(INPUT_.*|GITHUB_TOKEN|GH_TOKEN|ACTIONS_(RUNTIME|ID_TOKEN|RESULTS|CACHE).*)$/;
/** The environment for a trainer: everything but what opens the repository. */
function childEnvironment(env) {
	return Object.fromEntries(Object.entries(env).filter(([name]) => !WITHHELD.test(name)));
}

// src/training/safetensors.ts
/** No header of a real model comes near; a broken length must not be allocated. */
const LARGEST_HEADER = 1e8;
const CHUNK = 1 << 20;
/**
* Largest absolute value in the tensors of a safetensors file whose name is wanted. null where no such tensor is
* there or its numbers are of a kind that is not read (only F32, F16 and BF16 are).
*/
function largestValue(path, isWanted) {
	const file = openSync(path, "r");
	try {
		const { tensors, start } = readHeader(file);
		let largest = null;
		for (const [name, tensor] of Object.entries(tensors)) {
			const decode = DECODERS[tensor.dtype];
			if (name === "__metadata__" || !isWanted(name) || decode === void 0) continue;
			largest = Math.max(largest ?? 0, largestInTensor(file, tensor, start, decode));
		}
		return largest;
	} finally {
		closeSync(file);
	}
}
function readHeader(file) {
	const length = Number(readBytes(file, 0, 8).readBigUInt64LE());
	if (length > LARGEST_HEADER) throw new RangeError(`a header of ${length} bytes`);
	return {
		tensors: JSON.parse(readBytes(file, 8, length).toString("utf8")),
		start: 8 + length
	};
}
function largestInTensor(file, tensor, start, decode) {
	let largest = 0;
	const [from, to] = tensor.data_offsets;
	for (let at = from; at < to; at += CHUNK) {
		const bytes = readBytes(file, start + at, Math.min(CHUNK, to - at));
		for (let offset = 0; offset + decode.size <= bytes.length; offset += decode.size) largest = Math.max(largest, Math.abs(decode.read(bytes, offset)));
	}
	return largest;
}
function readBytes(file, position, length) {
	const bytes = Buffer.alloc(length);
	const read = readSync(file, bytes, 0, length, position);
	if (read < length) throw new RangeError(`the file ends after ${position + read} bytes`);
	return bytes;
}
const DECODERS = {
	F32: {
		size: 4,
		read: (bytes, offset) => bytes.readFloatLE(offset)
	},
	F16: {
		size: 2,
		read: (bytes, offset) => halfToNumber(bytes.readUInt16LE(offset))
	},
	BF16: {
		size: 2,
		read: (bytes, offset) => bfloatToNumber(bytes, offset)
	}
};
/** The upper half of a 32-bit float. */
function bfloatToNumber(bytes, offset) {
	const word = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(4));
	word.setUint16(0, bytes.readUInt16LE(offset));
	return word.getFloat32(0);
}
/** IEEE 754 binary16: sign, 5 bits of exponent, 10 of fraction. */
function halfToNumber(half) {
	const sign = half & 32768 ? -1 : 1;
	const exponent = half >> 10 & 31;
	const fraction = half & 1023;
	if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : NaN;
	if (exponent === 0) return sign * fraction * 2 ** -24;
	return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

// src/training/adapter.ts
const WEIGHTS = /^(adapter_model|model|pytorch_model|consolidated)[\w.-]*\.(safetensors|bin|pt|pth)$|\.gguf$/;
/**
* The weights that a run left in its output folder: in `adapter/`, in the folder itself, or in the newest
* checkpoint. null where there are none. @throws RetakeError TRAINING_FAILED where they are damaged.
*/
function findAdapter(output, isFresh) {
	const places = [
		join(output, "adapter"),
		output,
		...checkpoints(output).toReversed()
	];
	for (const place of places) {
		const adapter = measureAdapter(output, place, isFresh);
		if (adapter !== null) return adapter;
	}
	return null;
}
/** Digest, size and greatest change of the weights at `path`, a file or a folder; null where there are none. */
function measureAdapter(output, path, isFresh) {
	const files = weightFiles(path).filter(isFresh);
	if (files.length === 0) return null;
	return {
		path: relative(output, path) || ".",
		sha256: digestOf$1(files),
		bytes: files.reduce((sum, file) => sum + statSync(file).size, 0),
		largest_change: largestChange(files)
	};
}
function weightFiles(path) {
	if (!existsSync(path)) return [];
	if (statSync(path).isFile()) return [path];
	return readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isFile() && WEIGHTS.test(entry.name)).map((entry) => join(path, entry.name)).toSorted();
}
function digestOf$1(files) {
	const digest = createHash("sha256");
	const block = Buffer.alloc(1 << 20);
	for (const path of files) {
		const file = openSync(path, "r");
		for (let read = 1; read > 0;) {
			read = readSync(file, block);
			digest.update(block.subarray(0, read));
		}
		closeSync(file);
	}
	return digest.digest("hex");
}
/** LoRA's second matrix starts at zero: where it still is, training changed nothing. */
function largestChange(files) {
	const changes = files.filter((path) => /^adapter_model.*\.safetensors$/.test(basename(path))).map(largestInSecondMatrix).filter((change) => change !== null);
	return changes.length === 0 ? null : finite(Math.max(...changes));
}
function largestInSecondMatrix(path) {
	try {
		return largestValue(path, (name) => /lora_(embedding_)?B\b/.test(name));
	} catch (cause) {
		throw new RetakeError("TRAINING_FAILED", `the weights in ${path} are damaged: ${cause.message}`, {
			hint: "The trainer must end with 0 only when they are whole: look for a full disk in its log, and train again.",
			cause
		});
	}
}
/** JSON has no word for the others. */
function finite(value) {
	return Number.isFinite(value) ? value : null;
}

// src/training/run-report.ts
const SETTINGS = {
	method: "string",
	epochs: "number",
	learning_rate: "number",
	batch_size: "number",
	gradient_accumulation: "number",
	gpus: "number",
	max_length: "number",
	seed: "number"
};
/** Reads `run.json` (`retake.run/1`, see docs/trainers.md); null where there is none that can be read. */
function readRunReport(output, isFresh) {
	const path = join(output, "run.json");
	if (!isFresh(path)) return null;
	try {
		const report = parseLenientJson(readFileSync(path, "utf8"));
		return isRecord(report) ? runReport(report) : null;
	} catch {
		return null;
	}
}
function runReport(report) {
	const rows = rowsOf(report.rows);
	const heldOut = rowsOf(report.held_out_rows);
	const warnings = warningsOf(report.warnings);
	return {
		...rows && { rows },
		...heldOut && { held_out_rows: heldOut },
		...isCount(report.tokens) && { tokens: report.tokens },
		applied: appliedOf(isRecord(report.applied) ? report.applied : {}),
		gpu: gpuOf(report.gpu),
		versions: versionsOf(report.versions),
		...warnings.length > 0 && { warnings }
	};
}
function rowsOf(rows) {
	if (!isRecord(rows) || !isCount(rows.used) || !isCount(rows.dropped)) return null;
	return {
		used: rows.used,
		dropped: rows.dropped
	};
}
/** A comment has room for a few, and a receipt for texts of a page. */
const [MOST_WARNINGS, LONGEST_WARNING] = [5, 1e3];
function warningsOf(warnings) {
	if (!Array.isArray(warnings)) return [];
	return warnings.filter((warning) => typeof warning === "string" && warning !== "").slice(0, MOST_WARNINGS).map((sentence) => sentence.slice(0, LONGEST_WARNING));
}
function appliedOf(applied) {
	const known = Object.entries(SETTINGS).filter(([name, type]) => typeof applied[name] === type);
	return Object.fromEntries(known.map(([name]) => [name, applied[name]]));
}
function gpuOf(gpu) {
	if (!isRecord(gpu) || typeof gpu.name !== "string") return null;
	const peak = gpu.peak_memory_bytes;
	return {
		name: gpu.name,
		count: isCount(gpu.count) ? gpu.count : 1,
		peak_memory_bytes: isCount(peak) ? peak : null
	};
}
function versionsOf(versions) {
	if (!isRecord(versions)) return {};
	const texts = Object.entries(versions).filter((entry) => typeof entry[1] === "string");
	return Object.fromEntries(texts);
}
function isCount(value) {
	return Number.isInteger(value) && value >= 0;
}

// src/training/found.ts
/**
* What a run left in its output folder, read from the trainer's log and weights rather than taken on its word:
* `run.json` only adds what no log says. `rowsGiven` stands in where nothing tells how many rows were used.
*/
function findTraining(output, rowsGiven, isFresh) {
	const log = findTrainingLog(output, isFresh);
	const report = readRunReport(output, isFresh);
	return {
		rows: report?.rows ?? {
			used: rowsGiven,
			dropped: 0
		},
		...report?.held_out_rows && { held_out_rows: report.held_out_rows },
		steps: log?.steps ?? {
			planned: 0,
			done: 0
		},
		tokens: report?.tokens ?? log?.tokens ?? null,
		applied: {
			...report?.applied,
			...log?.applied
		},
		loss: log?.loss ?? {
			log: [],
			held_out: []
		},
		adapter: findAdapter(output, isFresh),
		gpu: report?.gpu ?? null,
		versions: report?.versions ?? {},
		...report?.warnings && { warnings: report.warnings }
	};
}

// src/training/failures.ts
/** What trainers print when they fail, the most telling first. */
const SIGNS = [
	{
		pattern: /CUDA out of memory|OutOfMemoryError|CUBLAS_STATUS_ALLOC_FAILED|hipErrorOutOfMemory/,
		what: "the GPU ran out of memory",
		hint: "Lower training.batch_size and raise training.gradient_accumulation by as much, lower training.max_length, or use method qlora."
	},
	{
		pattern: /No space left on device|\[Errno 28\]|Disk quota exceeded/,
		what: "the disk is full",
		hint: "Free space on the runner's disk; weights and checkpoints need room for the model several times over."
	},
	{
		pattern: /GatedRepoError|gated repo|Access to model .* is restricted|You must (?:be authenticated|have access)/i,
		what: "the model is gated and the token at hand does not open it",
		hint: "Accept the model's terms on its page, and pass a token of that account as HF_TOKEN."
	},
	{
		pattern: /No CUDA GPUs are available|no NVIDIA driver|NVIDIA-SMI has failed|CUDA driver version is insufficient|Torch not compiled with CUDA|CUDA.*is not available|no kernel image is available/i,
		what: "no usable GPU is visible",
		hint: "Check nvidia-smi on the runner, that its container sees the GPU (--gpus all), and that the driver fits the CUDA version."
	},
	{
		pattern: /is not a valid model identifier|RepositoryNotFoundError|RevisionNotFoundError|is not a local folder and is not a valid|Unrecognized model in|size mismatch for .*(?:weight|lora)/,
		what: "this is not the model that was meant",
		hint: "Check training.model and training.revision: the name, its spelling, and that adapter and base belong together."
	},
	{
		pattern: /unrecognized arguments|No such option|error: the following arguments are required|unexpected keyword argument/,
		what: "the trainer does not know an argument that it was given",
		hint: "Check training.command against the help of the trainer that is installed; options change between its versions."
	},
	{
		pattern: /ModuleNotFoundError|ImportError|DistributionNotFound/,
		what: "a Python package is missing",
		hint: "Install what the trainer needs in the environment that training.command uses."
	},
	{
		pattern: /loss (?:was|is) (?:nan|inf)|'loss': '?nan|Loss is NaN|FloatingPointError/i,
		what: "the loss became NaN: the training diverged",
		hint: "Lower training.learning_rate, and look for broken rows in the dataset."
	},
	{
		pattern: /ConnectionError|Max retries exceeded|Name or service not known|Temporary failure in name resolution|LocalEntryNotFoundError/,
		what: "the model hub could not be reached",
		hint: "Check the network and the proxy of the runner, or name a folder that holds the model as training.model."
	}
];
/** Recognises a failure by how the program ended and by its last lines; null where nothing is known of it. */
function recogniseFailure(end) {
	const text = end.tail.join("\n");
	const sign = SIGNS.find(({ pattern }) => pattern.test(text));
	if (sign !== void 0) return {
		what: sign.what,
		hint: sign.hint
	};
	if (end.signal === "SIGKILL" || end.code === 137) return {
		what: "it was killed, most likely because the machine ran out of memory",
		hint: "Look for the out-of-memory killer in the runner's kernel log; give the runner more memory, or train a smaller model."
	};
	if (end.signal === "SIGTERM" || end.code === 143) return {
		what: "it was told to end from outside",
		hint: "The runner or its machine was shut down, or the job was cancelled; the same command goes on from its checkpoint."
	};
	return null;
}

// src/training/logs/printed-progress.ts
/** The bar that the Hugging Face Trainer draws: ` 50%|█████     | 19/38 [00:10<00:10]`. Other bars carry a name. */
const BAR = /^\s*\d+%\|[^|]*\|\s*(\d+)\/(\d+)\s+\[/;
/** The record that it prints with each logged step: a Python dict, its numbers quoted since 5.x. */
const LOSS = /^\{.*'loss': '?(-?[\d.]+(?:e[+-]?\d+)?|nan|inf)'?[,}]/i;
/** What a printed line tells of the progress; null where it tells nothing. */
function parsePrintedProgress(line) {
	const bar = BAR.exec(line);
	if (bar !== null) return {
		step: Number(bar[1]),
		steps: Number(bar[2])
	};
	const record = LOSS.exec(line);
	if (record === null) return null;
	const loss = Number(record[1]);
	return { loss: Number.isFinite(loss) ? loss : null };
}

// src/training/logs/follow.ts
const POLL_MS = 500;
/**
* Tells of each new step: from `trainer_log.jsonl` as it grows, or from what the trainer prints where there is no
* such file. What stood in the file before is another run's and is passed over.
*/
function followProgress(path, now, onProgress) {
	let last = 0;
	let seen = {
		step: 0,
		steps: 0,
		loss: null
	};
	const tell = (progress) => {
		if (progress.step <= last) return;
		last = progress.step;
		onProgress(progress);
	};
	const file = growingFile(path, (line) => {
		const read = parseTrainerLogLine(line);
		if (read === null || !read.isTraining) return;
		const { step, steps, loss, tokens_per_second } = read;
		tell({
			at: read.at === "" ? now().toISOString() : read.at,
			step,
			steps,
			loss,
			tokens_per_second
		});
	});
	const timer = setInterval(file.read, POLL_MS);
	return {
		printed: (line) => {
			const printed = parsePrintedProgress(line);
			if (printed === null || existsSync(path)) return;
			seen = {
				...seen,
				...printed
			};
			tell({
				at: now().toISOString(),
				...seen,
				tokens_per_second: null
			});
		},
		end: () => {
			clearInterval(timer);
			file.read();
		}
	};
}
/** Gives out the lines that are appended to a file, which may not be there yet and may be begun anew. */
function growingFile(path, onLine) {
	let offset = sizeOf(path);
	let splitter = lineSplitter(onLine);
	const read = () => {
		if (!existsSync(path)) return;
		const file = openSync(path, "r");
		try {
			const size = fstatSync(file).size;
			if (size < offset) {
				offset = 0;
				splitter = lineSplitter(onLine);
			}
			const block = Buffer.alloc(Math.min(size - offset, 1 << 20));
			const length = readSync(file, block, 0, block.length, offset);
			offset += length;
			splitter.push(block.subarray(0, length).toString("utf8"));
		} finally {
			closeSync(file);
		}
	};
	return { read };
}
function sizeOf(path) {
	if (!existsSync(path)) return 0;
	const file = openSync(path, "r");
	try {
		return fstatSync(file).size;
	} finally {
		closeSync(file);
	}
}

// src/training/run-trainer.ts
/** Where the program's own output is kept, in the output folder. */
const LOG = "trainer.log";
/**
* Runs a training program to its end, telling of its progress. Throws RetakeError TRAINING_FAILED, saying why as
* far as that can be told, or INTERRUPTED where it was stopped by the job's signal.
*/
async function runTrainer(argv, env, job, toldFailure = () => null) {
	const follower = followProgress(join(job.output, "trainer_log.jsonl"), () => /* @__PURE__ */ new Date(), job.onProgress);
	const onLine = (line) => {
		follower.printed(line);
		job.onLog?.(line);
	};
	const log = join(job.output, LOG);
	try {
		const end = await runChild({
			argv,
			env: childEnvironment(env),
			log,
			onLine,
			signal: job.signal
		});
		if (end.stopped) throw new RetakeError("INTERRUPTED", "training was interrupted", { hint: RESUME });
		if (end.code !== 0) throw failed(argv[0] ?? "", end, toldFailure() ?? recogniseFailure(end), log);
	} finally {
		follower.end();
	}
}
const RESUME = "The same command, with the same --out, goes on from the last checkpoint.";
function failed(program, end, known, log) {
	const how = end.signal === null ? `exit code ${end.code}` : `signal ${end.signal}`;
	if (known !== null) return new RetakeError("TRAINING_FAILED", `training failed: ${known.what} (${how})`, { hint: known.hint });
	const last = end.tail.at(-1);
	const said = last === void 0 ? "it printed nothing" : `its last line: ${last.slice(0, 300)}`;
	return new RetakeError("TRAINING_FAILED", `training failed: ${program} ended with ${how}; ${said}`, { hint: `All that it printed is in ${log}.` });
}

// src/training/training-rows.ts
/**
* All training rows of a job as one file in its output folder, for trainers that take a file and not a folder.
* Resolves to its path and the number of rows.
*/
function writeTrainingRows(job) {
	const lines = job.files.flatMap((file) => readFileSync(join(job.dataset, file), "utf8").split("\n").filter((line) => line.trim() !== ""));
	const path = join(job.output, "train.jsonl");
	writeFileSync(path, lines.map((line) => `${line}\n`).join(""));
	return {
		path,
		rows: lines.length
	};
}

// src/training/command.ts
/**
* Trains with any program: `template` is its argument list, its placeholders filled from the job
* (docs/trainers.md). What it did is read from the logs and weights that it leaves in `{output}`.
*/
function commandTrainer(template, env) {
	return async (job) => {
		const { path, rows } = writeTrainingRows(job);
		const isFresh = freshness(job.output);
		await runTrainer(fillArgv(template, placeholders(job, path), "training.command"), env, job);
		return findTraining(job.output, rows, isFresh);
	};
}
function placeholders(job, trainFile) {
	const settings = Object.entries(job.settings).map(([name, value]) => [name, String(value)]);
	return {
		dataset: job.dataset,
		train_file: trainFile,
		output: job.output,
		model: job.model.id,
		revision: job.model.revision ?? "main",
		...Object.fromEntries(settings)
	};
}

// src/training/python-environment.ts
/**
* The Python that has what the trainer needs. `RETAKE_TRAINER_PYTHON` names one that is there already; else an
* environment is made on first use, with uv where there is one, and kept under the user's cache for as long as
* the requirements stay the same. Throws RetakeError TRAINING_FAILED.
*/
async function trainerPython(task) {
	const given = task.env.RETAKE_TRAINER_PYTHON;
	if (given) return given;
	const requirements = ["requirements.txt", torchFor(task.env)].map((name) => join(task.trainer, name));
	const digest = digestOf(requirements);
	const folder = join(cacheFolder(task.env), `trainer-${digest}`);
	const python = join(folder, "bin", "python");
	if (existsSync(python)) return python;
	task.onLog(`Setting up the trainer's Python environment in ${folder}; this is done once and takes a few minutes.`);
	await makeEnvironment(folder, requirements, task);
	return python;
}
/** With a GPU the build of torch that can use it, without one the build that does not bring CUDA along. */
function torchFor(env) {
	return `requirements-${env.RETAKE_TRAINER_BUILD ?? (existsSync("/dev/nvidiactl") ? "cuda" : "cpu")}.txt`;
}
function digestOf(files) {
	const digest = createHash("sha256");
	for (const file of files) digest.update(readFileSync(file));
	return digest.digest("hex").slice(0, 12);
}
function cacheFolder(env) {
	const cache = env.RETAKE_CACHE ?? join(env.XDG_CACHE_HOME ?? join(env.HOME ?? homedir(), ".cache"), "retake");
	mkdirSync(cache, { recursive: true });
	return cache;
}
/** Made beside its place and moved there when it is whole, so that an interrupted installation leaves nothing. */
async function makeEnvironment(folder, requirements, task) {
	const part = `${folder}.part-${process.pid}`;
	rmSync(part, {
		recursive: true,
		force: true
	});
	try {
		for (const argv of await setUpCommands(part, requirements, task)) await run(argv, `${folder}.log`, task);
		if (!existsSync(folder)) renameSync(part, folder);
	} finally {
		rmSync(part, {
			recursive: true,
			force: true
		});
	}
}
/** The locked packages first and nothing but them, then torch, which finds what it needs already there. */
async function setUpCommands(folder, files, task) {
	const python = join(folder, "bin", "python");
	const [locked = "", torch = ""] = files;
	const [venv, install] = await works(["uv", "--version"], task) ? [[
		"uv",
		"venv",
		"--python",
		PYTHON_VERSION,
		folder
	], [
		"uv",
		"pip",
		"install",
		"--python",
		python
	]] : [[
		await findPython(task),
		"-m",
		"venv",
		folder
	], [
		python,
		"-m",
		"pip",
		"install"
	]];
	return [
		venv,
		[
			...install,
			"--no-deps",
			"--require-hashes",
			"--requirement",
			locked
		],
		[
			...install,
			"--requirement",
			torch
		]
	];
}
/** The one that the requirements are locked for. */
const PYTHON_VERSION = "3.11";
async function findPython(task) {
	const check = `import sys; sys.exit("%d.%d" % sys.version_info[:2] != "${PYTHON_VERSION}")`;
	for (const python of [
		`python${PYTHON_VERSION}`,
		"python3",
		"python"
	]) if (await works([
		python,
		"-c",
		check
	], task)) return python;
	throw new RetakeError("TRAINING_FAILED", `the trainer needs Python ${PYTHON_VERSION}, and there is none`, { hint: `Install uv, which brings it along, or python${PYTHON_VERSION}; or name a Python that has the packages of trainer/requirements.in as RETAKE_TRAINER_PYTHON.` });
}
async function works(argv, task) {
	try {
		const { env, signal } = task;
		return (await runChild({
			argv,
			env: childEnvironment(env),
			log: "/dev/null",
			signal
		})).code === 0;
	} catch {
		return false;
	}
}
async function run(argv, log, { env, onLog, signal }) {
	const end = await runChild({
		argv,
		env: childEnvironment(env),
		log,
		onLine: onLog,
		signal
	});
	if (end.stopped) throw new RetakeError("INTERRUPTED", "interrupted while setting up the trainer");
	if (end.code !== 0) throw notSetUp(argv, end, log);
}
function notSetUp(argv, end, log) {
	const known = recogniseFailure(end);
	const why = known?.what ?? end.tail.at(-1) ?? `exit code ${end.code}`;
	return new RetakeError("TRAINING_FAILED", `the trainer's environment could not be set up: ${why}`, { hint: known?.hint ?? `${argv.slice(0, 3).join(" ")} failed; all that it printed is in ${log}.` });
}

// src/training/trainer-folder.ts
/** Where the Python trainer lies: beside `dist` and `src`. */
function trainerFolder(from = dirname(fileURLToPath(import.meta.url))) {
	for (let folder = from;; folder = dirname(folder)) {
		const found = join(folder, "trainer");
		if (existsSync(join(found, "retake_trainer"))) return found;
		if (folder === dirname(folder)) throw new Error(`no trainer/ above ${from}`);
	}
}

// src/training/trl.ts
/** Trains with TRL and PEFT, in a Python environment of its own that is set up on first use. */
function trlTrainer(env) {
	return async (job) => {
		const trainer = trainerFolder();
		const onLog = job.onLog ?? (() => {});
		const python = await trainerPython({
			trainer,
			env,
			onLog,
			signal: job.signal
		});
		const jobFile = writeJob(job);
		for (const name of ["run.json", "failure.json"]) rmSync(join(job.output, name), { force: true });
		await runTrainer([
			...launcher(python, job.settings.gpus),
			"-m",
			"retake_trainer",
			jobFile
		], {
			...env,
			PYTHONPATH: trainer,
			PYTHONUNBUFFERED: "1",
			PYTHONUTF8: "1",
			TOKENIZERS_PARALLELISM: "false"
		}, job, () => toldFailure(job.output));
		return foundOf(job.output);
	};
}
/** One process for each GPU; transformers and accelerate find each other by what torchrun puts in the environment. */
function launcher(python, gpus) {
	if (gpus === 1) return [python];
	return [
		python,
		"-m",
		"torch.distributed.run",
		"--standalone",
		"--nproc_per_node",
		String(gpus)
	];
}
/** What `retake_trainer` reads: trainer/retake_trainer/job.py. */
function writeJob(job) {
	const document = {
		dataset: resolve(job.dataset),
		files: job.files,
		held_out: heldOutFiles(job.dataset),
		format: formatOf(job.dataset),
		model: job.model.id,
		revision: job.model.revision,
		settings: job.settings,
		output: resolve(job.output)
	};
	mkdirSync(job.output, { recursive: true });
	const path = join(job.output, "job.json");
	writeFileSync(path, `${JSON.stringify(document, null, 2)}\n`);
	return path;
}
function heldOutFiles(dataset) {
	const folder = join(dataset, "held-out");
	if (!existsSync(folder)) return [];
	return readdirSync(folder).filter((name) => name.endsWith(".jsonl")).toSorted().map((name) => `held-out/${name}`);
}
function formatOf(dataset) {
	return JSON.parse(readFileSync(join(dataset, "manifest.json"), "utf8")).format;
}
/** What the trainer says of its failure, which survives torchrun where its exit code does not. */
function toldFailure(output) {
	const path = join(output, "failure.json");
	if (!existsSync(path)) return null;
	const { message, hint } = JSON.parse(readFileSync(path, "utf8"));
	return {
		what: String(message),
		hint: String(hint)
	};
}
function foundOf(output) {
	if (!existsSync(join(output, "run.json"))) throw new RetakeError("TRAINING_FAILED", "the trainer ended without saying what it did", { hint: `All that it printed is in ${join(output, "trainer.log")}.` });
	return findTraining(output, 0, () => true);
}

// src/commands/trainer-of.ts
/** The trainer that the configuration chooses. Nothing is set up before it is called. */
function trainerOf(config, home, context) {
	const { trainer: name, command } = config.training;
	switch (name) {
		case "trl": return {
			name,
			train: trlTrainer(context.env)
		};
		case "command": return {
			name,
			train: commandTrainer(command ?? [], context.env)
		};
		case "embedded": return {
			name,
			train: embeddedFromSpec(config, home, context)
		};
	}
}
/** Teaches the base on the spot, then trains it. */
function embeddedFromSpec(config, home, context) {
	return async (job) => {
		const base = join(job.output, "base.json");
		await teachBase(await embeddedSpec(config, home), config, base, context);
		return await embeddedTrainer(base)(job);
	};
}

export { fillArgv as i, childEnvironment as n, runChild as r, trainerOf as t };