import { t as DEFAULT_CONFIG_PATH } from "./load.js";
import { dirname, resolve } from "node:path";

// src/commands/config-home.ts
/** Where the configuration is, or would be. */
function configPath(config, { cwd }) {
	return resolve(cwd, config ?? ".github/retake.yml");
}
/** The folder of the configuration: what its file names are relative to. */
function configHome(config, context) {
	return dirname(configPath(config, context));
}

export { configPath as n, configHome as t };