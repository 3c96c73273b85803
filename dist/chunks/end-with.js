import { n as RetakeError, t as EXIT } from "./error.js";
import { t as VERSION } from "./version.js";

// src/commands/action/end-with.ts
/** Says what went wrong in the log and resolves to the exit code: a known error in its words, a bug with its trace. */
function endWith(error, log) {
	if (error instanceof RetakeError) {
		log.error(error.hint === void 0 ? error.message : `${error.message}\n${error.hint}`);
		return error.exitCode;
	}
	const trace = error instanceof Error ? error.stack ?? error.message : String(error);
	log.error(`This is a bug in Retake ${VERSION}, please report it:\n${trace}`);
	return EXIT.bug;
}

export { endWith as t };