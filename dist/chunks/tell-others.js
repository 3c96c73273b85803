import { m as orWarn } from "./connection.js";
import { a as announce } from "./outputs.js";
import { n as othersWaiting } from "./asked-loops.js";

// src/commands/action/end/tell-others.ts
/**
* Tells all others who wait for the same training what came of it. One that cannot be told is left to the reaper.
* `known`: the start of this loop, which need not be looked for.
*/
async function tellOthers(loopRun, announcement, known = null) {
	await orWarn(loopRun.action, async () => {
		for await (const other of othersWaiting(loopRun, known)) await announce(other, announcement);
	});
}

export { tellOthers as t };