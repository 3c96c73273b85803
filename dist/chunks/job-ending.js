// src/domain/loop/job-ending.ts
/**
* Reads the training job's end. A runner that vanished leaves a step that never finished; a job that was cancelled
* without ever having a runner was given up in the queue if the watch says so, else a person cancelled it.
*/
function jobEnding({ runStatus, runConclusion, train, watchGaveUp }) {
	if (train === null) {
		if (runStatus !== "completed") return { kind: "running" };
		return ofConclusion(runConclusion, watchGaveUp);
	}
	if (train.status !== "completed") return { kind: "running" };
	if (train.conclusion === "failure" && leftUnfinished(train)) return {
		kind: "lost",
		reason: "runner-lost"
	};
	return ofConclusion(train.conclusion, watchGaveUp && train.runnerName === null);
}
function leftUnfinished({ steps }) {
	return steps.some(({ status }) => status === "in_progress");
}
function ofConclusion(conclusion, givenUp) {
	switch (conclusion) {
		case "success":
		case "neutral": return { kind: "done" };
		case "timed_out": return {
			kind: "failed",
			reason: "time-limit"
		};
		case "cancelled": return givenUp ? {
			kind: "lost",
			reason: "no-runner"
		} : { kind: "cancelled" };
		case "action_required": return {
			kind: "lost",
			reason: "no-approval"
		};
		case "stale":
		case null: return {
			kind: "lost",
			reason: "silent"
		};
		default: return {
			kind: "failed",
			reason: "training"
		};
	}
}

export { jobEnding as t };