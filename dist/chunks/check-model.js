import { n as RetakeError } from "./error.js";

// src/commands/check-model.ts
/**
* Mistakes are studied by the model that made them: training another base on them is refused unless `allowed`.
* Where the results do not name their model nothing can be checked.
*/
function checkModel({ model }, base, allowed) {
	if (allowed || model.id === null || model.id === base.id) return;
	throw new RetakeError("MODEL_MISMATCH", `the mistakes were made by ${model.id}, but ${base.id} is to be trained on them`, { hint: "Set training.model to the model that was examined, or say --other-model if it is the same under another name." });
}

export { checkModel as t };