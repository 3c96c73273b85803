import { i as __toESM } from "./rolldown-runtime.js";
import { n as RetakeError } from "./error.js";
import { C as string, O as sha256, S as strictObject, d as _enum, f as array } from "./load.js";
import { i as resultsIn } from "./read-results.js";
import { n as countTrainingRows, r as digestOf } from "./manifest.js";
import { n as checkReceipt } from "./check-receipt.js";
import { i as readReceipt, l as RequestSchema, r as readManifest } from "./documents.js";
import { D as parseKey, r as Notebook, t as judgeResults } from "./judge-results.js";
import { n as writeDataset } from "./write-dataset.js";
import { n as isReservedName } from "./file-name.js";
import { t as require_yauzl } from "./yauzl.js";
import { D as filesRead, E as filesInside, I as sleep, L as ask, O as readBaseline } from "./connection.js";
import { t as extractTable } from "./extract-table.js";
import { r as planTable, t as planDataset } from "./plan-dataset.js";
import { copyFileSync, createWriteStream, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createHash } from "node:crypto";
import { dirname, join, relative, resolve } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { mkdir, rm } from "node:fs/promises";

// src/domain/training/request-id.ts
var import_yauzl = /* @__PURE__ */ __toESM(require_yauzl(), 1);
const ID_LENGTH = 32;
/**
* Digest of dataset, settings and model revision: the same question asked twice has the same id, so it is trained
* once. The order of the settings' keys does not matter.
*/
function requestId({ datasetDigest, settings, model }, sha256) {
	const sorted = Object.entries(settings).sort(([a], [b]) => a < b ? -1 : 1);
	return sha256(JSON.stringify([
		datasetDigest,
		sorted,
		model.id,
		model.revision
	])).slice(0, ID_LENGTH);
}
/** As the training workflow names its run: the id in it finds the run where the API did not tell its number. */
const TITLE = /^retake ([0-9a-z-]{8,64})$/;
/** The request id in a run's title; null where it carries none. */
function requestIdOfTitle(title) {
	return TITLE.exec(title)?.[1] ?? null;
}
/** Where `start` puts the dataset; one name a run and loop. */
function datasetArtifact(loop) {
	return `retake-dataset-${loop}`;
}
/** Where the GPU side puts receipt and results of its attempt: names are taken once a run, also by a re-run. */
function resultsArtifact(id, attempt) {
	return attempt === 1 ? `retake-results-${id}` : `retake-results-${id}-${attempt}`;
}
/** Where every `start` that asks leaves word of it: so the run finds all who wait for it. */
function askedArtifact(id) {
	return `retake-asked-${id}`;
}
/** Where `report` puts the verdict, found again by name when the same is asked once more. */
function verdictArtifact(id) {
	return `retake-verdict-${id}`;
}

// src/domain/loop/archive-path.ts
const LONGEST = 300;
/** Why a path in an archive from outside must not be written, as the end of a sentence; null where it may. */
function archivePathProblem(path) {
	if (path === "" || path.length > LONGEST) return "is no usable path";
	if (/[\u0000-\u001f\u007f\\:]/.test(path)) return "holds a character that paths must not hold";
	if (path.startsWith("/") || path.startsWith("~")) return "is an absolute path";
	const parts = path.split("/");
	if (parts.includes("..")) return "leads out of the folder";
	if (parts.some((part) => part === "" || part === ".")) return "is no usable path";
	if (parts.some((part) => part.startsWith(".git") || isReservedName(part))) return "has a reserved name";
	return null;
}

// src/github/unpack.ts
const SYMLINK = 40960;
const FILE_TYPE = 61440;
/**
* Unpacks a zip archive from outside into an empty folder. Refused as a whole before anything is written: paths that
* lead out of it, links, too many files, more bytes than allowed; while writing: a file larger than it claims.
*/
async function unpack(archive, folder, limits, name) {
	const zip = await open$1(archive, name);
	try {
		const entries = await readEntries(zip, limits, name);
		for (const entry of entries) await extract(zip, entry, join(folder, entry.fileName), name);
	} finally {
		zip.close();
	}
}
async function extract(zip, entry, target, name) {
	try {
		await mkdir(dirname(target), { recursive: true });
		await pipeline(await contentOf(zip, entry), exactly(entry, name), createWriteStream(target, { flags: "wx" }));
	} catch (error) {
		throw error instanceof RetakeError ? error : unreadable(name, error);
	}
}
async function readEntries(zip, limits, name) {
	const files = [];
	const seen = /* @__PURE__ */ new Set();
	let total = 0;
	for await (const entry of entriesOf(zip, name)) {
		const path = entry.fileName;
		const isFolder = path.endsWith("/");
		const problem = archivePathProblem(isFolder ? path.slice(0, -1) : path) ?? entryProblem(entry);
		if (problem !== null) throw hostile(name, `${JSON.stringify(path.slice(0, 200))} ${problem}`);
		if (isFolder) continue;
		const folded = path.toLowerCase();
		if (seen.has(folded)) throw hostile(name, `${JSON.stringify(path)} is in it twice`);
		seen.add(folded);
		files.push(entry);
		total += entry.uncompressedSize;
		if (files.length > limits.files) throw hostile(name, `it holds more than ${limits.files} files`);
		if (entry.uncompressedSize > limits.fileBytes || total > limits.totalBytes) throw hostile(name, `it would unpack to more than ${limits.totalBytes} bytes`);
	}
	return files;
}
function entryProblem(entry) {
	if ((entry.externalFileAttributes >>> 16 & FILE_TYPE) === SYMLINK) return "is a symbolic link";
	return entry.isEncrypted() ? "is encrypted" : null;
}
/** Stops a file that grows beyond what its entry said. */
function exactly(entry, name) {
	let bytes = 0;
	return new Transform({ transform(chunk, _encoding, done) {
		bytes += chunk.length;
		done(bytes > entry.uncompressedSize ? hostile(name, `${entry.fileName} is larger than it claims`) : null, chunk);
	} });
}
function open$1(path, name) {
	return new Promise((resolve, reject) => {
		import_yauzl.open(path, {
			lazyEntries: true,
			autoClose: false,
			validateEntrySizes: true
		}, (error, zip) => error ? reject(unreadable(name, error)) : resolve(zip));
	});
}
async function* entriesOf(zip, name) {
	for (;;) {
		const entry = await new Promise((resolve, reject) => {
			zip.once("entry", resolve);
			zip.once("end", () => resolve(null));
			zip.once("error", (error) => reject(unreadable(name, error)));
			zip.readEntry();
		});
		zip.removeAllListeners();
		if (entry === null) return;
		yield entry;
	}
}
function contentOf(zip, entry) {
	return new Promise((resolve, reject) => {
		zip.openReadStream(entry, (error, stream) => error ? reject(error) : resolve(stream));
	});
}
function hostile(name, why) {
	return new RetakeError("REQUEST_INVALID", `the artifact ${name} is refused: ${why}`, { hint: "Nothing of it was used. Start the loop again; if it happens again, find out who uploads it." });
}
/** An error of the system names paths of this machine: its code says as much. */
function unreadable(name, cause) {
	return new RetakeError("REQUEST_INVALID", `the artifact ${name} is refused: it cannot be read (${cause.code ?? cause.message})`, { cause });
}

// src/github/artifacts.ts
const LIMITS = {
	archiveBytes: 536870912,
	files: 2e3,
	fileBytes: 1073741824,
	totalBytes: 2147483648
};
const READ = "actions: read";
/** The artifacts of a run, of that name where one is given. */
async function artifactsOfRun({ octokit, owner, repo }, run, name) {
	const filter = name === void 0 ? {} : { name };
	const { data } = await ask({
		doing: `list the artifacts of run ${run}`,
		permission: READ
	}, () => octokit.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts", {
		owner,
		repo,
		run_id: run,
		per_page: 100,
		...filter
	}));
	return data.artifacts.map(artifactOf);
}
/** The artifacts of that name in the whole repository, the latest first. */
async function artifactsByName({ octokit, owner, repo }, name) {
	const { data } = await ask({
		doing: `look for the artifact ${name}`,
		permission: READ
	}, () => octokit.request("GET /repos/{owner}/{repo}/actions/artifacts", {
		owner,
		repo,
		name,
		per_page: 100
	}));
	return data.artifacts.map(artifactOf).sort((a, b) => b.id - a.id);
}
/** Downloads an artifact and unpacks it into a new folder. It is hostile data until its content was checked. */
async function downloadArtifact(client, artifact, folder) {
	refuse$2(artifact);
	await mkdir(folder, { recursive: true });
	const archive = join(folder, ".archive.zip");
	try {
		await fetchWhole(client, artifact, archive);
		await unpack(archive, folder, LIMITS, artifact.name);
	} finally {
		await rm(archive, { force: true });
	}
}
function refuse$2({ name, expired, bytes }) {
	if (expired) throw new RetakeError("GITHUB_UNAVAILABLE", `the artifact ${JSON.stringify(name)} has expired`, { hint: "Start the loop again. report.artifact_days says how long artifacts are kept." });
	if (bytes > LIMITS.archiveBytes) throw new RetakeError("REQUEST_INVALID", `the artifact ${JSON.stringify(name)} claims ${bytes} bytes; at most ${LIMITS.archiveBytes} are read`);
}
const TRIES = 3;
/** A connection that breaks in the middle is made again. */
async function fetchWhole(client, artifact, path) {
	for (let attempt = 1;; attempt += 1) try {
		return await fetchArchive(client, artifact, path);
	} catch (cause) {
		if (cause instanceof RetakeError) throw cause;
		if (attempt === TRIES) throw cutOff(artifact, cause);
		await sleep(2 ** attempt);
	}
}
function cutOff({ name }, cause) {
	return new RetakeError("GITHUB_UNAVAILABLE", `could not download the artifact ${name}: ${cause.code ?? cause.message}`, {
		hint: "Run the job again.",
		cause
	});
}
async function fetchArchive(client, artifact, path) {
	const { octokit, owner, repo } = client;
	const { data } = await ask({
		doing: `download the artifact ${artifact.name}`,
		permission: READ
	}, () => octokit.request("GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}", {
		owner,
		repo,
		artifact_id: artifact.id,
		archive_format: "zip",
		request: { parseSuccessResponseBody: false }
	}));
	const hash = createHash("sha256");
	let bytes = 0;
	const body = Readable.fromWeb(data);
	await pipeline(body, async function* (chunks) {
		for await (const chunk of chunks) {
			bytes += chunk.length;
			if (bytes > LIMITS.archiveBytes) throw new RetakeError("REQUEST_INVALID", `the artifact ${artifact.name} is larger than it claims`);
			hash.update(chunk);
			yield chunk;
		}
	}, createWriteStream(path));
	const sha256 = hash.digest("hex");
	if (artifact.sha256 !== null && sha256 !== artifact.sha256) throw new RetakeError("REQUEST_INVALID", `the artifact ${artifact.name} is not what was uploaded: its digest differs`);
}
function artifactOf({ id, name, size_in_bytes, expired, digest, workflow_run: run }) {
	return {
		id,
		name,
		bytes: size_in_bytes,
		expired,
		sha256: /^sha256:([0-9a-f]{64})$/.exec(digest ?? "")?.[1] ?? null,
		run: run?.id ?? null,
		ownHead: run?.head_repository_id !== void 0 && run.head_repository_id === run.repository_id
	};
}

// src/commands/action/begin/prepare.ts
/** Folders of the artifact. */
const DATASET_FOLDER = "dataset";
const RESULTS_FOLDER = "results";
/** Reads, compares with the merge base, extracts, audits and plans. */
async function prepare(action, client, config, baseBranch) {
	const { context, run } = action;
	const named = filesInside(config.results.paths, context);
	const results = resultsIn(config.results.paths, config, context);
	const notebook = new Notebook(null, context);
	const pushed = await notebook.noteCandidate(results);
	const { files } = pushed.report;
	const baseline = await readBaseline(action, client, config, baseBranch, notebook);
	if ("none" in baseline) context.log(`no comparison with the merge base: ${baseline.none}`);
	const comparison = "none" in baseline ? null : await judgedPush(notebook, baseline.noted, pushed, config, context);
	const root = join(run.temp, "retake", "start");
	const folder = join(root, DATASET_FOLDER);
	rmSync(root, {
		recursive: true,
		force: true
	});
	copyResults(filesRead(named, files), context.cwd, join(root, RESULTS_FOLDER));
	await writeDataset(results, config, folder, context);
	const manifest = readManifest(folder);
	context.log(extractTable(manifest));
	const plan = planDataset(folder, manifest, config);
	context.log(planTable(plan));
	return {
		root,
		folder,
		manifest,
		rows: countTrainingRows(manifest),
		plan,
		comparison,
		unchanged: !("none" in baseline) && sameFiles(baseline.noted.report.files, files)
	};
}
async function judgedPush(notebook, baseline, pushed, config, context) {
	const compared = await notebook.compare(baseline, pushed);
	return await judgeResults(compared, {
		manifest: null,
		receipt: null
	}, config, context).told();
}
function sameFiles(a, b) {
	const digests = (files) => files.map(({ sha256 }) => sha256).sort();
	return JSON.stringify(digests(a)) === JSON.stringify(digests(b));
}
/** Kept under their own paths, so that the patterns of the configuration find them there too. */
function copyResults(files, from, to) {
	for (const path of files) {
		const target = join(to, relative(from, resolve(from, path)));
		mkdirSync(dirname(target), { recursive: true });
		copyFileSync(resolve(from, path), target);
	}
}
/** Every file below a folder. */
function filesBelow(folder) {
	return readdirSync(folder, {
		recursive: true,
		withFileTypes: true
	}).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

// src/commands/action/loop-documents.ts
/** Inputs of a dispatch are bounded by GitHub; a request is far smaller. */
const LONGEST_REQUEST = 2e4;
/**
* The request this job was dispatched with. Whoever may dispatch may have written it: it must be of the published
* shape, of this repository, and its id must be the digest of what it asks. Throws REQUEST_INVALID.
*/
function readRequest({ inputs, run }) {
	return requestIn(inputs.request ?? refuse$1("the input request is empty"), run);
}
/** The request that a text holds, checked as above. */
function requestIn(text, run) {
	if (text.length > LONGEST_REQUEST) refuse$1(`it has ${text.length} characters`);
	const checked = RequestSchema.safeParse(parse(text));
	if (!checked.success) {
		const [issue] = checked.error.issues;
		refuse$1(`${issue?.path.join(".") || "the document"}: ${issue?.message}`);
	}
	const request = checked.data ?? refuse$1("it is empty");
	if (request.repository.toLowerCase() !== run.repository.toLowerCase()) refuse$1(`it is about ${request.repository}, this is ${run.repository}`);
	if (idOf(request) !== request.request_id) refuse$1("its id is not the digest of what it asks for");
	return request;
}
/** The id that a request must have. */
function idOf({ dataset, settings, model }) {
	return requestId({
		datasetDigest: dataset.digest,
		settings,
		model
	}, sha256);
}
function parse(text) {
	try {
		return JSON.parse(text);
	} catch {
		return refuse$1("it is no JSON");
	}
}
function refuse$1(why) {
	throw new RetakeError("REQUEST_INVALID", `the training request is refused: ${why}`, { hint: "Requests are written by the command start; nothing was downloaded and nothing was run." });
}

// src/commands/action/requested-loop.ts
/** The loop that a request belongs to, as the jobs of the training workflow see it. */
function requestedLoop(action, client, config, request, run) {
	const key = parseKey(request.key);
	if (key === null) throw new RetakeError("REQUEST_INVALID", "the key of the request is none");
	return {
		action,
		client,
		config,
		loop: request.loop,
		key,
		commit: request.head_sha,
		request: request.request_id,
		pull: request.pull_request,
		attempt: action.run.key.attempt,
		training: {
			label: `training run ${run.id}`,
			url: run.url
		}
	};
}
/** Another loop's commands and criteria are not these: nothing is trained or judged, and its check and comment say so. */
function refuseOtherLoop({ loop, config }) {
	if (loop === config.name) return;
	throw new RetakeError("REQUEST_INVALID", `the request is for the loop ${loop}, the configuration is ${config.name}'s`, { hint: "Pass the same `config` to start and to the training workflow. Was it renamed? Start it again." });
}

// src/github/upload.ts
/**
* Uploads files as an artifact of this run. The client is loaded here alone: it is most of the bundle and only two
* commands need it. Throws RetakeError where the platform offers no artifacts to it.
*/
async function uploadArtifact(name, files, root, days) {
	const { DefaultArtifactClient } = await import("./artifact.js");
	try {
		const { id, size } = await new DefaultArtifactClient().uploadArtifact(name, files, root, { retentionDays: days });
		return {
			id: id ?? 0,
			bytes: size ?? 0
		};
	} catch (error) {
		throw explain(error, name);
	}
}
function explain(cause, name) {
	const said = cause instanceof Error ? cause.message : String(cause);
	if ((cause instanceof Error ? cause.name : "") === "GHESNotSupportedError") return new RetakeError("GITHUB_UNAVAILABLE", "the artifact client does not work on this GitHub Enterprise Server", {
		hint: "What works there stands in docs/github.md, “Enterprise Server”: comparing, and `retake run` on the GPU machine.",
		cause
	});
	if (/ACTIONS_RUNTIME_TOKEN|ACTIONS_RESULTS_URL/.test(said)) return new RetakeError("GITHUB_UNAVAILABLE", `cannot upload the artifact ${name}: the runner gave no way to`, {
		hint: "Artifacts can only be uploaded by a step of a workflow that has `uses:`.",
		cause
	});
	if (/quota/i.test(said)) return new RetakeError("GITHUB_UNAVAILABLE", `cannot upload the artifact ${name}: the storage quota is used up`, {
		hint: "Remove old artifacts, lower report.artifact_days, or raise the quota.",
		cause
	});
	return new RetakeError("GITHUB_UNAVAILABLE", `cannot upload the artifact ${name}: ${said.slice(0, 300)}`, { cause });
}

// src/config/schemas/package.ts
const Folder = string().regex(/^[a-z]{1,20}$/, { error: "expected the name of a folder" });
/** Within the folder: results lie where their package lies. */
const InnerPath = string().min(1).max(500).refine((path) => !path.startsWith("/") && !path.split(/[\\/]/).includes(".."), { error: "expected a path inside the folder" });
const Exam = strictObject({
	folder: Folder,
	paths: array(InnerPath).min(1).max(1e3)
}).nullable();
const Line = string().max(2e3);
/** What the training job leaves beside its results: where they lie, or why there are none. */
const PackageSchema = strictObject({
	request: RequestSchema,
	before: Exam,
	after: Exam,
	failure: strictObject({
		stage: _enum([
			"training",
			"benchmark",
			"request"
		]),
		message: Line,
		hint: Line.nullable(),
		log: array(Line).max(100)
	}).nullable()
});

// src/commands/action/end/results-package.ts
/** What the GPU side leaves in its artifact: this file beside the folders that it names. */
const PACKAGE_FILE = "package.json";
/** Reads the package's own file. Throws REQUEST_INVALID where it is not of its shape. */
function readPackage(folder) {
	const path = join(folder, PACKAGE_FILE);
	if (!existsSync(path)) throw new RetakeError("RESULTS_NOT_FOUND", "the training left no results");
	const checked = PackageSchema.safeParse(parsed(path));
	if (checked.success) return checked.data;
	const [issue] = checked.error.issues;
	return refuse(`${issue?.path.join(".")}: ${issue?.message}`);
}
function parsed(path) {
	try {
		return JSON.parse(readFileSync(path, "utf8"));
	} catch (cause) {
		return refuse(`${PACKAGE_FILE} cannot be read`, cause);
	}
}
function refuse(why, cause) {
	throw new RetakeError("REQUEST_INVALID", `what the training left is refused: ${why}`, { cause });
}
/**
* Everything needed for a verdict, verified: the dataset is the one that was asked for, the receipt proves that it
* was trained on as asked, both exams are there. Throws RECEIPT_INVALID, DATASET_INVALID or RESULTS_*.
*/
async function readEvidence(folder, { before, after }, request, config, context) {
	const manifest = readManifest(join(folder, "dataset"));
	const digest = digestOf(manifest, sha256);
	if (digest !== request.dataset.digest || manifest.digest !== digest) throw new RetakeError("DATASET_INVALID", "the training used another dataset than the one that was asked for");
	const receipt = readReceipt(join(folder, "training", "receipt.json"));
	const { request_id: requestId, model, settings } = request;
	checkReceipt(receipt, {
		requestId,
		manifest,
		model,
		settings
	});
	const read = (exam, which) => {
		if (exam === null) throw new RetakeError("RESULTS_NOT_FOUND", `the exam ${which} training left none`);
		return resultsIn(exam.paths, config, {
			...context,
			cwd: join(folder, exam.folder)
		});
	};
	return {
		manifest,
		receipt,
		before: read(before, "before"),
		after: read(after, "after")
	};
}

export { resultsArtifact as C, requestIdOfTitle as S, downloadArtifact as _, refuseOtherLoop as a, datasetArtifact as b, readRequest as c, RESULTS_FOLDER as d, copyResults as f, artifactsOfRun as g, artifactsByName as h, uploadArtifact as i, requestIn as l, prepare as m, readEvidence as n, requestedLoop as o, filesBelow as p, readPackage as r, idOf as s, PACKAGE_FILE as t, DATASET_FOLDER as u, archivePathProblem as v, verdictArtifact as w, requestId as x, askedArtifact as y };