import { n as RetakeError, t as EXIT } from "./error.js";
import { L as count, R as counted } from "./load.js";
import { n as seededRandom, r as shuffled, t as randomBelow } from "./random.js";
import { D as progressBar } from "./records.js";
import { a as trainingFiles } from "./manifest.js";
import { t as optimizerSteps } from "./steps.js";
import { n as digestAsItIs, t as checkDataset } from "./documents.js";
import { i as loss } from "./numbers.js";
import { i as writeJson, n as whileAlone } from "./write.js";
import { appendFileSync, existsSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { readFile, rename, rm, writeFile } from "node:fs/promises";

// src/training/embedded/exercise.ts
const CATEGORIES = [
	"addition",
	"carry",
	"subtraction",
	"comparison"
];
/** Answers of a comparison, in the order of the model's outputs. */
const RELATIONS = [
	"less",
	"equal",
	"greater"
];
function categoryOf({ a, operation, b }) {
	if (operation === "subtract") return "subtraction";
	if (operation === "compare") return "comparison";
	return carries(a, b) ? "carry" : "addition";
}
function carries(a, b) {
	for (; a > 0 && b > 0; a = Math.floor(a / 10), b = Math.floor(b / 10)) if (a % 10 + b % 10 > 9) return true;
	return false;
}
/** The right answer as it is written. */
function answerOf({ a, operation, b }) {
	if (operation === "add") return String(a + b);
	if (operation === "subtract") return String(a - b);
	return RELATIONS[a < b ? 0 : a === b ? 1 : 2];
}
/** A stable name: `37+25`, `62-25`, `37vs25`. */
function idOf({ a, operation, b }) {
	return `${a}${operation === "add" ? "+" : operation === "subtract" ? "-" : "vs"}${b}`;
}
function promptOf({ a, operation, b }) {
	if (operation === "compare") return `Is ${a} less than, equal to or greater than ${b}?`;
	return `${a} ${operation === "add" ? "+" : "-"} ${b} = ?`;
}
const PROMPTS = [
	{
		operation: "add",
		pattern: /^(\d{1,9}) \+ (\d{1,9}) = \?$/
	},
	{
		operation: "subtract",
		pattern: /^(\d{1,9}) - (\d{1,9}) = \?$/
	},
	{
		operation: "compare",
		pattern: /^Is (\d{1,9}) less than, equal to or greater than (\d{1,9})\?$/
	}
];
/** Reads a prompt back; null where it asks for nothing that this model knows. */
function parsePrompt(prompt, digits) {
	for (const { operation, pattern } of PROMPTS) {
		const match = pattern.exec(prompt.trim());
		if (match === null) continue;
		const [a, b] = [Number(match[1]), Number(match[2])];
		return Math.max(a, b) < 10 ** digits && !(operation === "subtract" && a < b) ? {
			a,
			operation,
			b
		} : null;
	}
	return null;
}
const OPERATION_OF = {
	addition: "add",
	carry: "add",
	subtraction: "subtract",
	comparison: "compare"
};
/** A random exercise of a category with numbers of up to `digits` digits; a difference is never negative. */
function drawExercise(category, digits, random) {
	for (;;) {
		const [a, b] = [randomBelow(10 ** digits, random), randomBelow(10 ** digits, random)];
		const exercise = {
			a,
			operation: OPERATION_OF[category],
			b
		};
		if (category === "subtraction" && a < b) return {
			...exercise,
			a: b,
			b: a
		};
		if (categoryOf(exercise) === category) return exercise;
	}
}
/** How many different exercises a category has. */
function countExercises(category, digits) {
	const numbers = 10 ** digits;
	if (category === "addition") return 55 ** digits;
	if (category === "carry") return numbers ** 2 - 55 ** digits;
	return category === "subtraction" ? numbers * (numbers + 1) / 2 : numbers ** 2;
}

// src/training/embedded/encoding.ts
const OPERATIONS = [
	"add",
	"subtract",
	"compare"
];
/** Inputs of the network: one per value of each digit of both numbers, and one per operation. */
function inputCount(digits) {
	return 2 * digits * 10 + OPERATIONS.length;
}
/** Outputs: one per value of each digit of the answer (a sum has one more than its terms), and the relations. */
function outputCount(digits) {
	return (digits + 1) * 10 + RELATIONS.length;
}
/** The inputs that are 1 for an exercise; all others are 0. */
function inputsOf({ a, operation, b }, digits) {
	return [...[...digitsOf(a, digits), ...digitsOf(b, digits)].map((digit, place) => place * 10 + digit), 2 * digits * 10 + OPERATIONS.indexOf(operation)];
}
/** The groups of outputs that answer an exercise; in each the strongest output is the model's choice. */
function headsOf(operation, digits) {
	if (operation === "compare") return [{
		start: (digits + 1) * 10,
		size: RELATIONS.length
	}];
	return Array.from({ length: digits + 1 }, (_, place) => ({
		start: place * 10,
		size: 10
	}));
}
/** An exercise and the answer to learn as numbers; null where the model has no way to say that answer. */
function sampleOf(exercise, answer, digits) {
	const choices = choicesOf(exercise.operation, answer.trim(), digits);
	if (choices === null) return null;
	return {
		inputs: inputsOf(exercise, digits),
		heads: headsOf(exercise.operation, digits),
		choices
	};
}
function choicesOf(operation, answer, digits) {
	if (operation === "compare") {
		const relation = RELATIONS.indexOf(answer.toLowerCase());
		return relation < 0 ? null : [relation];
	}
	if (!/^\d+$/.test(answer) || Number(answer) >= 10 ** (digits + 1)) return null;
	return digitsOf(Number(answer), digits + 1);
}
/** What the chosen outputs say: a number, or a relation. */
function textOf(operation, choices) {
	if (operation === "compare") return RELATIONS[choices[0]];
	return String(Number(choices.join("")));
}
function digitsOf(value, length) {
	return [...String(value).padStart(length, "0")].map(Number);
}

// src/training/embedded/exponential.ts
/** Below this e^x does not matter to a softmax. */
const SMALLEST = -700;
/**
* e^x for x <= 0, from additions, multiplications and divisions alone: IEEE 754 fixes those to the last bit, but
* not Math.exp, and a run must give the same numbers on every machine. Relative error below 1e-14.
*/
function exponential(x) {
	if (x < SMALLEST) return 0;
	const halvings = Math.round(x / -Math.LN2);
	const rest = x + halvings * Math.LN2;
	let sum = 1;
	for (let term = 14; term > 0; term--) sum = 1 + rest / term * sum;
	return sum / 2 ** halvings;
}

// src/training/embedded/network.ts
function parameterCount({ inputs, hidden, outputs }) {
	return (inputs + 1) * hidden + (hidden + 1) * outputs;
}
/** A network with random weights: uniform, scaled to how many inputs are 1 at a time (He et al. 2015). */
function randomNetwork(shape, activeInputs, random) {
	const parameters = new Float64Array(parameterCount(shape));
	const { fromInput, toOutput } = layersOf(parameters, shape);
	fillUniform(fromInput, Math.sqrt(6 / activeInputs), random);
	fillUniform(toOutput, Math.sqrt(3 / shape.hidden), random);
	return {
		shape,
		parameters
	};
}
function fillUniform(values, limit, random) {
	for (let at = 0; at < values.length; at++) values[at] = (2 * random() - 1) * limit;
}
/** The strongest output of each group: what the network answers. The first of equals. */
function choose(network, inputs, heads) {
	const layers = layersOf(network.parameters, network.shape);
	const hidden = new Float64Array(network.shape.hidden);
	activate(layers, inputs, hidden);
	return heads.map((head) => {
		const logits = logitsOf(layers, hidden, head);
		return logits.indexOf(Math.max(...logits));
	});
}
/**
* Cross-entropy in nats, the mean over a sample's heads; adds its gradient by every weight to `gradient`, which
* is laid out like the network's parameters.
*/
function lossAndGradient(network, sample, gradient) {
	const layers = layersOf(network.parameters, network.shape);
	const slopes = layersOf(gradient, network.shape);
	const hidden = new Float64Array(network.shape.hidden);
	const hiddenSlope = new Float64Array(network.shape.hidden);
	activate(layers, sample.inputs, hidden);
	let loss = 0;
	sample.heads.forEach((head, at) => {
		const wanted = sample.choices[at];
		const shares = softmax(logitsOf(layers, hidden, head));
		loss -= Math.log(Math.max(shares[wanted], Number.MIN_VALUE));
		shares[wanted] = shares[wanted] - 1;
		const errors = shares.map((share) => share / sample.heads.length);
		spreadOutputErrors(layers, slopes, {
			head,
			errors,
			hidden,
			hiddenSlope
		});
	});
	spreadHiddenErrors(slopes, sample.inputs, hidden, hiddenSlope);
	return loss / sample.heads.length;
}
function layersOf(parameters, { inputs, hidden, outputs }) {
	const hiddenBias = inputs * hidden;
	const toOutput = hiddenBias + hidden;
	const outputBias = toOutput + hidden * outputs;
	return {
		fromInput: parameters.subarray(0, hiddenBias),
		hiddenBias: parameters.subarray(hiddenBias, toOutput),
		toOutput: parameters.subarray(toOutput, outputBias),
		outputBias: parameters.subarray(outputBias)
	};
}
/** Only inputs that are 1 are given, so a row each is added and nothing is multiplied. */
function activate({ fromInput, hiddenBias }, inputs, hidden) {
	hidden.set(hiddenBias);
	for (const input of inputs) {
		const row = input * hidden.length;
		for (let unit = 0; unit < hidden.length; unit++) hidden[unit] = hidden[unit] + fromInput[row + unit];
	}
	for (let unit = 0; unit < hidden.length; unit++) if (hidden[unit] < 0) hidden[unit] = 0;
}
function logitsOf({ toOutput, outputBias }, hidden, { start, size }) {
	return Array.from({ length: size }, (_, index) => {
		const row = (start + index) * hidden.length;
		let sum = outputBias[start + index];
		for (let unit = 0; unit < hidden.length; unit++) sum += hidden[unit] * toOutput[row + unit];
		return sum;
	});
}
function softmax(logits) {
	const largest = Math.max(...logits);
	const powers = logits.map((logit) => exponential(logit - largest));
	const total = powers.reduce((sum, power) => sum + power, 0);
	return powers.map((power) => power / total);
}
function spreadOutputErrors(layers, slopes, { head, errors, hidden, hiddenSlope }) {
	errors.forEach((error, index) => {
		const output = head.start + index;
		const row = output * hidden.length;
		slopes.outputBias[output] = slopes.outputBias[output] + error;
		for (let unit = 0; unit < hidden.length; unit++) {
			const at = row + unit;
			slopes.toOutput[at] = slopes.toOutput[at] + error * hidden[unit];
			hiddenSlope[unit] = hiddenSlope[unit] + error * layers.toOutput[at];
		}
	});
}
function spreadHiddenErrors(slopes, inputs, hidden, hiddenSlope) {
	for (let unit = 0; unit < hidden.length; unit++) {
		if (hidden[unit] === 0) continue;
		const slope = hiddenSlope[unit];
		slopes.hiddenBias[unit] = slopes.hiddenBias[unit] + slope;
		for (const input of inputs) {
			const at = input * hidden.length + unit;
			slopes.fromInput[at] = slopes.fromInput[at] + slope;
		}
	}
}

// src/training/embedded/exam.ts
/** The exam of a seed: different exercises, the same for every model that sits it. */
function examExercises(spec, seed) {
	const random = seededRandom(seed, "exam");
	return CATEGORIES.flatMap((category) => {
		const exercises = /* @__PURE__ */ new Map();
		while (exercises.size < spec.exam.items_per_category) {
			const exercise = drawExercise(category, spec.digits, random);
			exercises.set(idOf(exercise), exercise);
		}
		return [...exercises.values()];
	});
}
/** Has a model answer every exercise of the exam and marks what it said. */
function sitExam(model, spec, seed) {
	return examExercises(spec, seed).map((exercise) => {
		const [response, reference] = [answerByModel(model, exercise), answerOf(exercise)];
		return {
			task: "arithmetic",
			id: idOf(exercise),
			category: categoryOf(exercise),
			prompt: promptOf(exercise),
			response,
			reference,
			outcome: response === reference ? "correct" : "incorrect",
			model: model.name
		};
	});
}
/** What the model really says: a forward pass, the strongest output of each group, written out. */
function answerByModel({ network, digits }, exercise) {
	const heads = headsOf(exercise.operation, digits);
	return textOf(exercise.operation, choose(network, inputsOf(exercise, digits), heads));
}

// src/training/embedded/averaged.ts
/** Points of a loss curve that is still pleasant to read and to draw. */
const MOST_POINTS = 200;
/**
* Passes on every n-th report and the last one, each with the mean loss since the one before, so that a run of
* any length makes at most 200 points. Losses keep six decimals: more would tell nothing, and the logarithm may
* differ in its last bit between machines.
*/
function averaged(steps, pass) {
	const every = Math.ceil(steps / MOST_POINTS);
	let [sum, count] = [0, 0];
	return (report) => {
		sum += report.loss;
		count++;
		if (report.step % every !== 0 && report.step !== steps) return;
		pass({
			...report,
			loss: Number((sum / count).toFixed(6))
		});
		[sum, count] = [0, 0];
	};
}

// src/training/embedded/learn.ts
/**
* Plans epochs over given samples, each in an order of its own. One optimizer step takes the rows of all batches
* that are accumulated for it; the last step of an epoch takes what is left.
*/
function planEpochs(samples, settings) {
	const alone = {
		...settings,
		gpus: 1
	};
	const perEpoch = optimizerSteps(samples.length, {
		...alone,
		epochs: 1
	});
	const size = settings.batch_size * settings.gradient_accumulation;
	const random = seededRandom(settings.seed, "order");
	let order = [];
	return {
		steps: optimizerSteps(samples.length, alone),
		learningRate: settings.learning_rate,
		batch: (step) => {
			const first = step % perEpoch;
			if (first === 0) order = shuffled(samples, random);
			return order.slice(first * size, (first + 1) * size);
		}
	};
}

// src/training/embedded/dataset-row.ts
/** Reads a row of the formats prompt-completion, messages and alpaca; null where it is none of them. */
function lessonOf(row) {
	if (typeof row !== "object" || row === null) return null;
	const fields = row;
	if ("label" in fields) return null;
	if (Array.isArray(fields.messages)) return lessonOfMessages(fields.messages);
	if ("instruction" in fields) return lesson(joined(fields.instruction, fields.input), fields.output);
	return lesson(fields.prompt, fields.completion);
}
function lessonOfMessages(messages) {
	const contentOf = (role) => messages.findLast((one) => one?.role === role)?.content;
	return lesson(contentOf("user"), contentOf("assistant"));
}
function joined(instruction, input) {
	return typeof input === "string" && input !== "" ? `${String(instruction)}\n\n${input}` : instruction;
}
function lesson(prompt, answer) {
	return typeof prompt === "string" && typeof answer === "string" ? {
		prompt,
		answer
	} : null;
}

// src/training/embedded/read-samples.ts
/** More broken rows than this share stop the training. */
const MOST_BROKEN = .01;
/**
* Reads a dataset's training files for a model of so many digits. Throws DATASET_EMPTY where there is no row, and
* DATASET_INVALID that names the first bad line where a file cannot be read or more than 1 % of the rows are bad.
*/
async function readSamples(folder, files, digits) {
	const samples = [];
	const broken = [];
	for (const file of files) {
		const lines = (await readDatasetFile(join(folder, file))).split("\n");
		for (const [index, line] of lines.entries()) {
			if (line.trim() === "") continue;
			const sample = sampleOfLine(line, digits);
			if (typeof sample === "string") broken.push(`${file} line ${index + 1}: ${sample}`);
			else samples.push(sample);
		}
	}
	refuse(broken, samples.length, folder);
	return {
		samples,
		dropped: broken.length
	};
}
async function readDatasetFile(path) {
	try {
		return await readFile(path, "utf8");
	} catch (cause) {
		throw new RetakeError("DATASET_INVALID", `Cannot read the dataset file ${path}.`, {
			hint: "Make the dataset again with retake extract.",
			cause
		});
	}
}
/** A sample, or what is wrong with the line. */
function sampleOfLine(line, digits) {
	let row;
	try {
		row = JSON.parse(line);
	} catch {
		return "no JSON";
	}
	const lesson = lessonOf(row);
	if (lesson === null) return "not a row of the format prompt-completion, messages or alpaca";
	const exercise = parsePrompt(lesson.prompt, digits);
	if (exercise === null) return `"${shown(lesson.prompt)}" is no exercise for a model of ${digits} digits`;
	return sampleOf(exercise, lesson.answer, digits) ?? `"${shown(lesson.answer)}" is no answer this model can give`;
}
function shown(text) {
	return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
function refuse(broken, good, folder) {
	const rows = broken.length + good;
	if (rows === 0) throw new RetakeError("DATASET_EMPTY", `The dataset ${folder} has no rows to train on.`);
	if (broken.length <= rows * MOST_BROKEN) return;
	throw new RetakeError("DATASET_INVALID", `${broken.length} of ${rows} rows cannot be used; ${broken[0]}.`, { hint: "The embedded trainer learns exercises like those of examples/arithmetic, and nothing else." });
}

// src/training/embedded/adam.ts
const [MEAN_DECAY, SQUARE_DECAY, EPSILON] = [
	.9,
	.999,
	1e-8
];
/** The optimizer Adam (Kingma & Ba 2015, algorithm 1) for one array of parameters. */
var Adam = class {
	#mean;
	#square;
	#meanWeight = 1;
	#squareWeight = 1;
	constructor(size) {
		this.#mean = new Float64Array(size);
		this.#square = new Float64Array(size);
	}
	/** One step down the gradient. */
	step(parameters, gradient, learningRate) {
		this.#meanWeight *= MEAN_DECAY;
		this.#squareWeight *= SQUARE_DECAY;
		for (let at = 0; at < parameters.length; at++) {
			const slope = gradient[at];
			const mean = MEAN_DECAY * this.#mean[at] + (1 - MEAN_DECAY) * slope;
			const square = SQUARE_DECAY * this.#square[at] + (1 - SQUARE_DECAY) * slope * slope;
			this.#mean[at] = mean;
			this.#square[at] = square;
			const scale = Math.sqrt(square / (1 - this.#squareWeight)) + EPSILON;
			parameters[at] = parameters[at] - learningRate * mean / (1 - this.#meanWeight) / scale;
		}
	}
};

// src/training/embedded/training-steps.ts
/** Trains a network in place and stops for a word after every optimizer step. Throws TRAINING_FAILED on NaN. */
function* trainingSteps(network, plan) {
	const optimizer = new Adam(network.parameters.length);
	const gradient = new Float64Array(network.parameters.length);
	for (let step = 0; step < plan.steps; step++) {
		const samples = plan.batch(step);
		gradient.fill(0);
		let total = 0;
		for (const sample of samples) total += lossAndGradient(network, sample, gradient);
		for (let at = 0; at < gradient.length; at++) gradient[at] = gradient[at] / samples.length;
		const loss = total / samples.length;
		if (!Number.isFinite(loss)) throw diverged(step + 1);
		optimizer.step(network.parameters, gradient, plan.learningRate * (1 - step / plan.steps));
		yield {
			step: step + 1,
			steps: plan.steps,
			loss
		};
	}
}
function diverged(step) {
	return new RetakeError("TRAINING_FAILED", `The loss is no number at step ${step}: the training diverged.`, { hint: "Lower training.learning_rate." });
}
/** Steps between two looks at the signal; some milliseconds' work. */
const BREATH = 8;
/**
* Runs training steps and lets the program breathe in between, so that Ctrl-C and a progress bar work.
* Throws the signal's own RetakeError where it carries one, else INTERRUPTED.
*/
async function follow(steps, onStep, signal) {
	for (const report of steps) {
		onStep(report);
		if (report.step % BREATH === 0) await new Promise((resume) => setImmediate(resume));
		if (signal.aborted) throw interrupted(signal);
	}
}
function interrupted({ reason }) {
	if (reason instanceof RetakeError) return reason;
	return new RetakeError("INTERRUPTED", "The training was interrupted; its weights were not kept.");
}

// src/training/embedded/model.ts
function shapeOf(digits, hidden) {
	return {
		inputs: inputCount(digits),
		hidden,
		outputs: outputCount(digits)
	};
}
/** A model that has learned nothing yet. */
function untrainedModel(name, digits, hidden, random) {
	return {
		name,
		digits,
		network: randomNetwork(shapeOf(digits, hidden), 2 * digits + 1, random)
	};
}

// src/training/embedded/weights.ts
const SCHEMA = "retake.embedded-weights/1";
/** The bytes of a model's file. */
function weightsText({ name, digits, network }) {
	const file = {
		schema: SCHEMA,
		name,
		digits,
		hidden: network.shape.hidden,
		parameters: [...network.parameters]
	};
	return `${JSON.stringify(file)}\n`;
}
/** Writes a model whole or not at all. Throws OUTPUT_FAILED. */
async function saveModel(model, path) {
	const partial = `${path}.partial-${process.pid}`;
	try {
		await writeFile(partial, weightsText(model));
		await rename(partial, path);
	} catch (cause) {
		await rm(partial, { force: true });
		throw new RetakeError("OUTPUT_FAILED", `Cannot write the weights to ${path}.`, { cause });
	}
}
/** Reads a model back, bit for bit. Throws TRAINING_FAILED that names the file where it holds none. */
async function loadModel(path) {
	let text;
	try {
		text = await readFile(path, "utf8");
	} catch (cause) {
		throw new RetakeError("TRAINING_FAILED", `Cannot read the weights ${path}.`, { cause });
	}
	const model = parseWeights(text);
	if (model !== null) return model;
	throw new RetakeError("TRAINING_FAILED", `${path} does not hold the weights of an embedded model.`, { hint: "Weights are written by retake demo and by the embedded trainer." });
}
function parseWeights(text) {
	let file;
	try {
		file = JSON.parse(text);
	} catch {
		return null;
	}
	if (file === null || file.schema !== SCHEMA || typeof file.name !== "string") return null;
	const { name, digits, hidden, parameters } = file;
	if (!isSize(digits) || !isSize(hidden) || !Array.isArray(parameters)) return null;
	const shape = shapeOf(digits, hidden);
	if (parameters.length !== parameterCount(shape) || !parameters.every(Number.isFinite)) return null;
	return {
		name,
		digits,
		network: {
			shape,
			parameters: Float64Array.from(parameters)
		}
	};
}
function isSize(value) {
	return Number.isInteger(value) && value > 0;
}

// src/training/embedded/trainer.ts
/** Where the trained weights lie in the job's output folder. */
const TRAINED_WEIGHTS = "weights.json";
/** Appended to the base's name, so that results tell the two apart. */
const RETAKEN = "-retake";
/**
* The trainer of the demo's tiny model, in process: trains all weights of the base at `basePath` with Adam, the
* learning rate falling to 0 on a straight line, and writes them to `weights.json` in the job's output.
* Throws DATASET_EMPTY, DATASET_INVALID, TRAINING_FAILED, INTERRUPTED.
*/
function embeddedTrainer(basePath) {
	return async (job) => {
		refuseGpus(job.settings);
		const base = await loadModel(basePath);
		const { samples, dropped } = await readSamples(job.dataset, job.files, base.digits);
		const plan = planEpochs(samples, job.settings);
		const model = copyOf(base);
		const log = [];
		const onStep = averaged(plan.steps, ({ step, steps, loss }) => {
			log.push({
				step,
				loss
			});
			job.onProgress({
				at: (/* @__PURE__ */ new Date()).toISOString(),
				step,
				steps,
				loss,
				tokens_per_second: null
			});
		});
		await follow(trainingSteps(model.network, plan), onStep, job.signal);
		await saveModel(model, join(job.output, TRAINED_WEIGHTS));
		return {
			rows: {
				used: samples.length,
				dropped
			},
			steps: {
				planned: plan.steps,
				done: log.at(-1)?.step ?? 0
			},
			tokens: null,
			applied: appliedOf(job.settings),
			loss: {
				log,
				held_out: []
			},
			adapter: adapterOf(base, model),
			gpu: null,
			versions: { node: process.versions.node }
		};
	};
}
function refuseGpus({ gpus }) {
	if (gpus === 1) return;
	throw new RetakeError("CONFIG_INVALID", `The embedded trainer cannot share its work among ${gpus} GPUs.`, { hint: "It runs on the processor: remove training.gpus or set it to 1." });
}
function copyOf({ name, digits, network }) {
	return {
		name: `${name}${RETAKEN}`,
		digits,
		network: {
			shape: network.shape,
			parameters: Float64Array.from(network.parameters)
		}
	};
}
/** All weights are trained, whatever method was asked; rows have no length that could be cut. */
function appliedOf(settings) {
	const { epochs, learning_rate, batch_size, gradient_accumulation, gpus, seed } = settings;
	return {
		method: "full",
		epochs,
		learning_rate,
		batch_size,
		gradient_accumulation,
		gpus,
		seed
	};
}
function adapterOf(base, model) {
	const bytes = Buffer.from(weightsText(model));
	return {
		path: TRAINED_WEIGHTS,
		sha256: createHash("sha256").update(bytes).digest("hex"),
		bytes: bytes.length,
		largest_change: largestChange(base.network.parameters, model.network.parameters)
	};
}
/** 0 where training changed no weight at all. */
function largestChange(before, after) {
	return after.reduce((largest, weight, at) => Math.max(largest, Math.abs(weight - before[at])), 0);
}

// src/training/embedded/prepare.ts
/** Trains the base on the spot, on exercises that its exam will not ask. Throws INTERRUPTED. */
async function prepare(spec, seed, onProgress, signal) {
	const model = untrainedModel(spec.name, spec.digits, spec.hidden, seededRandom(seed, "weights"));
	const asked = new Set(examExercises(spec, seed).map(idOf));
	const random = seededRandom(seed, "base");
	const { steps, batch_size: size, learning_rate: learningRate } = spec.base;
	const batch = () => Array.from({ length: size }, () => drawSample(spec, asked, random));
	await follow(trainingSteps(model.network, {
		steps,
		learningRate,
		batch
	}), onProgress, signal);
	return model;
}
function drawSample(spec, asked, random) {
	const category = drawCategory(spec.base.shares, random);
	for (;;) {
		const exercise = drawExercise(category, spec.digits, random);
		if (!asked.has(idOf(exercise))) return sampleOf(exercise, answerOf(exercise), spec.digits);
	}
}
function drawCategory(shares, random) {
	let left = random();
	for (const category of CATEGORIES) {
		left -= shares[category];
		if (left < 0) return category;
	}
	return CATEGORIES[0];
}

// src/training/embedded/checks.ts
function whole(least, most) {
	return (value) => Number.isInteger(value) && value >= least && value <= most ? null : `must be a whole number from ${least} to ${most}`;
}
function number(least, most) {
	return (value) => typeof value === "number" && value >= least && value <= most ? null : `must be a number from ${least} to ${most}`;
}
/** Checks every field and that there is no other; the problems of all fields in one sentence. */
function object(fields) {
	return (value) => {
		if (typeof value !== "object" || value === null || Array.isArray(value)) return "must be an object";
		const unknown = Object.keys(value).filter((key) => !Object.hasOwn(fields, key));
		const problems = Object.entries(fields).flatMap(([key, check]) => {
			const problem = check(value[key]);
			return problem === null ? [] : [joinKey(key, problem)];
		});
		problems.push(...unknown.map((key) => `${key} is no known field`));
		return problems.length === 0 ? null : problems.join("; ");
	};
}
/** `base` and `steps must be …` make `base.steps must be …`. */
function joinKey(key, problem) {
	if (problem.startsWith("must ")) return `${key} ${problem}`;
	return problem.split("; ").map((part) => `${key}.${part}`).join("; ");
}

// src/training/embedded/spec.ts
/** Reads and checks a model file. Throws CONFIG_INVALID that names the file and every problem in it. */
async function readSpec(path) {
	let text;
	try {
		text = await readFile(path, "utf8");
	} catch (cause) {
		throw new RetakeError("CONFIG_INVALID", `Cannot read the model file ${path}.`, {
			hint: "With the embedded trainer training.model names a file like examples/arithmetic/model.json.",
			cause
		});
	}
	return parseSpec(text, path);
}
function parseSpec(text, path) {
	let value;
	try {
		value = JSON.parse(text);
	} catch (cause) {
		throw new RetakeError("CONFIG_INVALID", `${path} is no JSON: ${cause.message}`, { cause });
	}
	const problems = problemsOf(value);
	if (problems.length > 0) throw new RetakeError("CONFIG_INVALID", `${path}: ${problems.join("; ")}.`, { hint: "examples/arithmetic/README.md explains every field." });
	return value;
}
const SHARES = object(Object.fromEntries(CATEGORIES.map((category) => [category, number(0, 1)])));
const CHECKS = {
	name: (value) => typeof value === "string" && /^[\w.-]{1,64}$/.test(value) ? null : "must be a plain name",
	digits: whole(1, 4),
	hidden: whole(1, 4096),
	base: object({
		steps: whole(1, 1e6),
		batch_size: whole(1, 1e4),
		learning_rate: number(0, 1),
		shares: SHARES
	}),
	exam: object({ items_per_category: whole(1, 1e5) })
};
function problemsOf(value) {
	const problem = object(CHECKS)(value);
	return problem === null ? problemsBetween(value) : [problem];
}
/** What no single field can tell. */
function problemsBetween({ digits, base, exam }) {
	const problems = [];
	const sum = CATEGORIES.reduce((total, category) => total + base.shares[category], 0);
	if (Math.abs(sum - 1) > 1e-9) problems.push(`base.shares must sum to 1, not ${Number(sum.toFixed(9))}`);
	for (const category of CATEGORIES) {
		const most = Math.floor(countExercises(category, digits) * .75);
		if (exam.items_per_category <= most) continue;
		problems.push(`exam.items_per_category is ${exam.items_per_category}, but with digits ${digits} at most ${most} exercises of ${category} can be asked`);
	}
	return problems;
}

// src/commands/teach-base.ts
/** The file that `training.model` names, for the embedded trainer. `home`: the folder it is relative to. */
async function embeddedSpec({ training }, home) {
	if (training.model === null) throw new RetakeError("CONFIG_INVALID", "training.model is not set", { hint: "With the embedded trainer it names a model file, like examples/arithmetic/model.json." });
	return await readSpec(resolve(home, training.model));
}
/** Teaches the built-in model on the spot and leaves its weights at `path`. */
async function teachBase(spec, config, path, context) {
	const onProgress = ({ step, steps }) => context.status(`teaching the base ${progressBar(step, steps)} step ${step} of ${steps}`);
	const base = await prepare(spec, config.training.seed, onProgress, context.signal);
	await saveModel(base, path);
	return base;
}

// src/domain/training/receipt-assembly.ts
/** A run that left nothing behind: it failed before its first step. */
const NOTHING_FOUND = {
	rows: {
		used: 0,
		dropped: 0
	},
	steps: {
		planned: 0,
		done: 0
	},
	tokens: null,
	applied: {},
	loss: {
		log: [],
		held_out: []
	},
	adapter: null,
	gpu: null,
	versions: {}
};
/** Price of a stretch of wall time, to the hundredth of a cent. */
function costInUsd(seconds, usdPerHour) {
	return usdPerHour === null ? null : Math.round(seconds / 3600 * usdPerHour * 1e4) / 1e4;
}
function makeReceipt(asked, found, run) {
	return {
		schema: "retake.receipt/1",
		request_id: asked.requestId,
		trainer: asked.trainer,
		model: asked.model,
		dataset_digest: asked.datasetDigest,
		rows: found.rows,
		...found.held_out_rows && { held_out_rows: found.held_out_rows },
		steps: found.steps,
		tokens: found.tokens,
		settings: {
			asked: asked.settings,
			applied: found.applied
		},
		loss: found.loss,
		adapter: found.adapter,
		started_at: run.startedAt.toISOString(),
		seconds: Math.round(run.seconds * 10) / 10,
		gpu: found.gpu,
		usd: costInUsd(run.seconds, run.usdPerHour),
		versions: found.versions,
		...found.warnings && { warnings: found.warnings },
		exit: run.exit
	};
}

// src/report/progress-line.ts
/** One line of a training under way: `▓▓▓░░ 32 %  step 12 of 38  loss 1.03`. */
function progressLine(progress) {
	const { step, steps, tokens_per_second: speed } = progress;
	return [
		progressBar(step, steps),
		`step ${count(step)} of ${count(steps)}`,
		...progress.loss === null ? [] : [`loss ${loss(progress.loss)}`],
		...speed === null ? [] : [`${counted(Math.round(speed), "token")}/s`]
	].join("  ");
}

// src/training/freshness.ts
/**
* Remembers the files of a folder as they are now. Afterwards it tells which were written since: what an earlier
* run left in the same folder is no proof of this one. Compares no clocks, only a file with itself.
*/
function freshness(folder) {
	const before = new Map(filesIn(folder).map((path) => [path, stamp(path)]));
	return (path) => existsSync(path) && before.get(path) !== stamp(path);
}
function filesIn(folder) {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, {
		withFileTypes: true,
		recursive: true
	}).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
function stamp(path) {
	const { mtimeMs, size, ino } = statSync(path);
	return `${mtimeMs} ${size} ${ino}`;
}

// src/training/logs/lenient-json.ts
/** Strings first, so that a NaN inside one stays what it is. */
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g;
/**
* Parses JSON as Python writes it: `NaN` and `Infinity` stand for numbers that JSON has no word for, and become
* null. Throws SyntaxError on anything else that is no JSON.
*/
function parseLenientJson(text) {
	return JSON.parse(text.replace(TOKENS, (token) => token.startsWith("\"") ? token : "null"));
}

// src/training/json-value.ts
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function numberOr(value, otherwise) {
	return typeof value === "number" && Number.isFinite(value) ? value : otherwise;
}
/** A number, or null for one that JSON has no word for. */
function finiteOrNull(value) {
	return typeof value === "number" && Number.isFinite(value) ? value : null;
}

// src/training/logs/training-log.ts
/** The last record of each step: a run that was resumed logs some steps twice. In order of the steps. */
function lastOfEachStep(points) {
	return [...new Map(points.map((point) => [point.step, point])).values()].toSorted((a, b) => a.step - b.step);
}

// src/training/logs/trainer-log.ts
/** null where the line is not of this kind; a last line may have been cut off while it was written. */
function parseTrainerLogLine(line) {
	let value;
	try {
		value = parseLenientJson(line);
	} catch {
		return null;
	}
	if (!isRecord(value) || typeof value.current_steps !== "number") return null;
	return {
		at: typeof value.at === "string" ? value.at : "",
		step: value.current_steps,
		steps: numberOr(value.total_steps, 0),
		isTraining: "loss" in value,
		loss: finiteOrNull(value.loss),
		heldOutLoss: finiteOrNull(value.eval_loss),
		learningRate: finiteOrNull(value.lr ?? value.learning_rate),
		tokens_per_second: finiteOrNull(value.tokens_per_second ?? value.throughput)
	};
}
/** Reads a whole `trainer_log.jsonl`; null where no line of it is about a step. */
function parseTrainerLog(text) {
	const lines = text.split("\n").flatMap((line) => parseTrainerLogLine(line) ?? []);
	const last = lines.at(-1);
	if (last === void 0) return null;
	const peak = lines.reduce((highest, line) => Math.max(highest, line.learningRate ?? 0), 0);
	const heldOut = lines.filter((line) => line.heldOutLoss !== null);
	return {
		steps: {
			planned: last.steps,
			done: last.step
		},
		applied: peak > 0 ? { learning_rate: peak } : {},
		loss: {
			log: lastOfEachStep(lines.filter((line) => line.isTraining).map(({ step, loss }) => ({
				step,
				loss
			}))),
			held_out: lastOfEachStep(heldOut.map(({ step, heldOutLoss }) => ({
				step,
				loss: heldOutLoss
			})))
		},
		tokens: null
	};
}

// src/training/logs/trainer-state.ts
/**
* Reads the `trainer_state.json` that the Hugging Face Trainer keeps (5.x and 4.x). The summary record is told
* by its `train_loss`; the learning rate applied is the highest that was logged. null where this is no such file.
*/
function parseTrainerState(state) {
	if (!isRecord(state) || !Array.isArray(state.log_history)) return null;
	const records = state.log_history.filter(isRecord);
	return {
		steps: {
			planned: numberOr(state.max_steps, 0),
			done: numberOr(state.global_step, 0)
		},
		applied: appliedSettings(state, records),
		loss: {
			log: lossLog(records, "loss"),
			held_out: lossLog(records, "eval_loss")
		},
		tokens: tokensSeen(state, records)
	};
}
function lossLog(records, key) {
	const points = records.filter((record) => key in record).map((record) => ({
		step: numberOr(record.step, 0),
		loss: finiteOrNull(record[key])
	}));
	return lastOfEachStep(points);
}
function appliedSettings(state, records) {
	const epochs = numberOr(state.num_train_epochs, 0);
	const batchSize = numberOr(state.train_batch_size, 0);
	const peak = records.map((record) => numberOr(record.learning_rate, 0)).reduce((highest, rate) => Math.max(highest, rate), 0);
	return {
		...epochs > 0 && { epochs },
		...batchSize > 0 && { batch_size: batchSize },
		...peak > 0 && { learning_rate: peak }
	};
}
/** TRL counts them in its records, transformers in the state where it was told to. */
function tokensSeen(state, records) {
	const tokens = records.map((record) => numberOr(record.num_tokens, 0)).reduce((most, count) => Math.max(most, count), numberOr(state.num_input_tokens_seen, 0));
	return tokens > 0 ? Math.round(tokens) : null;
}

// src/training/logs/find.ts
/** The most complete log that a run left in its output folder; null where it left none that can be read. */
function findTrainingLog(output, isFresh) {
	const state = stateFiles(output).filter(isFresh).flatMap((path) => readWith(path, (text) => parseTrainerState(parseLenientJson(text))) ?? []).reduce((best, next) => isFurther(next, best) ? next : best, null);
	const livePath = join(output, "trainer_log.jsonl");
	const live = isFresh(livePath) ? readWith(livePath, parseTrainerLog) : null;
	return live !== null && (state === null || isFurther(live, state)) ? withSettingsOf(live, state) : state;
}
function isFurther(next, best) {
	if (best === null || next.steps.done !== best.steps.done) return best === null || next.steps.done > best.steps.done;
	return next.loss.log.length > best.loss.log.length;
}
/** A live log says less than a state that lags behind it about what was applied, and of held-out rows perhaps nothing. */
function withSettingsOf(log, state) {
	if (state === null) return log;
	const heldOut = log.loss.held_out.length > 0 ? log.loss.held_out : state.loss.held_out;
	return {
		...log,
		applied: {
			...state.applied,
			...log.applied
		},
		loss: {
			...log.loss,
			held_out: heldOut
		}
	};
}
/** In the folder itself, in its checkpoints, and in `checkpoints/`. */
function stateFiles(output) {
	return [
		output,
		...checkpoints(output),
		...checkpoints(join(output, "checkpoints"))
	].map((folder) => join(folder, "trainer_state.json")).filter((path) => existsSync(path));
}
/** Checkpoint folders, the newest last. */
function checkpoints(folder) {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && /^checkpoint-\d+$/.test(entry.name)).map((entry) => entry.name).toSorted((a, b) => Number(a.slice(11)) - Number(b.slice(11))).map((name) => join(folder, name));
}
/** A file that a killed trainer left half written counts as none. */
function readWith(path, parse) {
	try {
		return parse(readFileSync(path, "utf8"));
	} catch {
		return null;
	}
}

// src/commands/interrupted-training.ts
/**
* What a training that did not come to its end had measured until then: by the log it left in `output`, or by its
* progress where that tells more. Weights are not looked for: whatever lies there is unfinished.
*/
function measuredSoFar(output, isFresh, told) {
	const log = findTrainingLog(output, isFresh);
	const last = told.at(-1);
	if (log !== null && (last === void 0 || log.steps.done >= last.step)) return {
		...NOTHING_FOUND,
		...log
	};
	if (last === void 0) return NOTHING_FOUND;
	const measured = told.flatMap(({ step, loss }) => loss === null ? [] : [{
		step,
		loss
	}]);
	return {
		...NOTHING_FOUND,
		steps: {
			planned: last.steps,
			done: last.step
		},
		loss: {
			log: measured,
			held_out: log?.loss.held_out ?? []
		},
		applied: log?.applied ?? {}
	};
}

// src/commands/train-on.ts
/**
* Trains and leaves `receipt.json` and `progress.jsonl`, also where training failed: then it throws after the
* receipt is written. Resolves to the receipt. Throws USAGE where another run is at work in the same folder.
*/
async function trainOn(task, context) {
	checkDataset(task.dataset, task.manifest);
	refuseEmpty(task);
	return await whileAlone(task.out, () => trainAlone(task, context));
}
async function trainAlone(task, context) {
	const startedAt = context.now();
	const receiptOf = (found, exit) => {
		const seconds = (context.now().getTime() - startedAt.getTime()) / 1e3;
		const receipt = makeReceipt(asked(task), found, {
			startedAt,
			seconds,
			usdPerHour: task.budget.usdPerHour,
			exit
		});
		writeJson(join(task.out, "receipt.json"), receipt);
		return receipt;
	};
	const isFresh = freshness(task.out);
	const told = [];
	try {
		return receiptOf(await runTrainer(task, context, (progress) => told.push(progress)), {
			code: 0,
			reason: "completed"
		});
	} catch (error) {
		const code = error instanceof RetakeError ? error.exitCode : EXIT.bug;
		const reason = error instanceof Error ? error.message : String(error);
		receiptOf(measuredSoFar(task.out, isFresh, told), {
			code,
			reason
		});
		throw error;
	}
}
function refuseEmpty({ manifest, dataset }) {
	if (trainingFiles(manifest).some(({ rows }) => rows > 0)) return;
	throw new RetakeError("DATASET_EMPTY", `${dataset} has no row to train on`, { hint: "retake extract tells why: look at the audit and at the warnings of its manifest." });
}
async function runTrainer(task, context, tell) {
	const limit = AbortSignal.timeout(task.budget.minutes * 6e4);
	const progressFile = join(task.out, "progress.jsonl");
	rmSync(progressFile, { force: true });
	const onProgress = (progress) => {
		tell(progress);
		appendWherePossible(progressFile, `${JSON.stringify(progress)}\n`);
		context.status(progressLine(progress));
	};
	try {
		return await task.trainer.train({
			dataset: task.dataset,
			files: trainingFiles(task.manifest).map(({ path }) => path),
			model: task.model,
			settings: task.settings,
			output: task.out,
			onProgress,
			signal: AbortSignal.any([context.signal, limit])
		});
	} catch (cause) {
		if (!limit.aborted || context.signal.aborted) throw cause;
		throw new RetakeError("TRAINING_FAILED", `training was stopped at its limit of ${task.budget.minutes} minutes`, {
			hint: "Raise training.budget.minutes, or train on less.",
			cause
		});
	}
}
/** Its progress is told while a training runs: a disk that is full must not leave the trainer running alone. */
function appendWherePossible(path, line) {
	try {
		appendFileSync(path, line);
	} catch {}
}
/** The dataset is the one that lies there afterwards: a trainer that changed it did not train what was asked. */
function asked({ trainer, model, dataset, manifest, settings, requestId }) {
	const datasetDigest = digestAsItIs(dataset, manifest);
	return {
		requestId,
		trainer: trainer.name,
		model,
		datasetDigest,
		settings
	};
}

export { isRecord as a, embeddedSpec as c, loadModel as d, sitExam as f, parseTrainerLogLine as i, teachBase as l, checkpoints as n, parseLenientJson as o, findTrainingLog as r, freshness as s, trainOn as t, embeddedTrainer as u };