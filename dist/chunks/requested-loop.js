import { n as RetakeError } from "./error.js";
import { v as parseKey } from "./judge-results.js";

// src/commands/action/requested-loop.ts
/** The loop that a request belongs to, as the jobs of the training workflow see it. */
function requestedLoop(action, client, config, request, run) {
	const key = parseKey(request.key);
	if (key === null || request.loop !== config.name) throw new RetakeError("REQUEST_INVALID", `the request is for the loop ${request.loop}, the configuration is ${config.name}'s`, { hint: "Pass the same `config` to start and to the training workflow." });
	return {
		action,
		client,
		config,
		loop: request.loop,
		key,
		commit: request.head_sha,
		request: request.request_id,
		pull: request.pull_request,
		head: null,
		training: {
			label: `training run ${run.id}`,
			url: run.url
		}
	};
}

export { requestedLoop as t };