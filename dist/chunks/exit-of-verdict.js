import { t as EXIT } from "./error.js";

// src/domain/verdict/exit-of-verdict.ts
const EXIT_OF_VERDICT = {
	pass: EXIT.done,
	fail: EXIT.fail,
	inconclusive: EXIT.undecided
};
/** The exit code of a command that came to a verdict (VERDICT.md section 6). */
function exitOfVerdict(verdict) {
	return EXIT_OF_VERDICT[verdict];
}

export { exitOfVerdict as t };