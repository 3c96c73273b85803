import { a as writeWhole, t as jsonLines } from "./write.js";
import { c as embeddedSpec, d as loadModel, f as sitExam, l as teachBase, u as embeddedTrainer } from "./train-on.js";
import { join } from "node:path";

// src/commands/embedded-parts.ts
/**
* The loop on the built-in model: it is taught on the spot, sits its exam through the same files as anyone's
* results, and is trained in this process. `home`: the folder that `training.model` is relative to.
*/
async function embeddedParts(config, home, out, context) {
	const spec = await embeddedSpec(config, home);
	const basePath = join(out, "base.json");
	const examine = (examined, folder) => {
		const path = `${folder}/results.jsonl`;
		writeWhole(join(out, path), jsonLines(sitExam(examined, spec, config.training.seed)));
		return {
			cwd: out,
			results: [path]
		};
	};
	return {
		model: {
			id: spec.name,
			revision: null
		},
		trainer: {
			name: "embedded",
			train: embeddedTrainer(basePath)
		},
		examineBase: async () => examine(await teachBase(spec, config, basePath, context), "before"),
		examineTrained: async (adapter) => examine(await loadModel(adapter), "after")
	};
}

export { embeddedParts as t };