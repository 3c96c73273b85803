import { V as own, n as loadConfig, t as DEFAULT_CONFIG_PATH } from "./load.js";
import { i as show, n as choiceText, t as problemsError } from "./problem.js";
import { n as RetakeError, o as nearest, t as EXIT } from "./error.js";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";

// src/config/flag.ts
/** Flags that every command has. */
const COMMON_FLAGS = {
	config: {
		kind: "text",
		value: "FILE",
		help: "configuration (default .github/retake.yml, if there)"
	},
	json: {
		kind: "switch",
		help: "one JSON document on stdout; all else on stderr"
	},
	help: {
		kind: "switch",
		help: "this text"
	}
};
/** Keeps the table's literal types, so that the parsed values are typed, and adds the common flags. */
function defineFlags(command) {
	return {
		...command,
		flags: {
			...command.flags,
			...COMMON_FLAGS
		}
	};
}

// src/config/help-text.ts
/** The text of `retake COMMAND --help`. `width`: columns of the terminal. */
function helpText(command, width = 100) {
	const rows = Object.entries(command.flags).map(([name, flag]) => ({
		left: usageOf(name, flag),
		flag
	}));
	const required = rows.filter(({ flag }) => flag.required).map(({ left }) => left);
	const column = Math.max(...rows.map(({ left }) => left.length)) + 4;
	const flags = rows.map(({ left, flag }) => {
		const indent = `\n${" ".repeat(column)}`;
		return `  ${left.padEnd(column - 2)}${wrap(describe(flag), Math.max(30, width - column)).join(indent)}`;
	});
	const examples = command.examples.map((example) => `  retake ${example}`);
	return [
		`retake ${command.name}: ${command.summary}`,
		`Usage: retake ${[command.name, ...required].join(" ")} [flags]`,
		`Flags:\n${flags.join("\n")}`,
		...rows.some(({ flag }) => flag.config !== void 0) ? ["In brackets: the key of the configuration that the flag overrides."] : [],
		...examples.length > 0 ? [`Examples:\n${examples.join("\n")}`] : []
	].join("\n\n").concat("\n");
}
function usageOf(name, flag) {
	if (flag.kind === "switch") return name === "help" ? "-h, --help" : `--${name}`;
	return `--${name} ${flag.value ?? "VALUE"}${flag.kind === "list" ? "..." : ""}`;
}
function describe(flag) {
	const choices = flag.choices === void 0 ? "" : `: ${flag.choices.join(", ")}`;
	const config = flag.config === void 0 ? "" : ` [${flag.config}]`;
	return `${flag.help}${choices}${config}`;
}
function wrap(text, width) {
	const lines = [];
	for (const word of text.split(" ")) {
		const last = lines.at(-1);
		if (last === void 0 || last.length + 1 + word.length > width) lines.push(word);
		else lines[lines.length - 1] = `${last} ${word}`;
	}
	return lines;
}

// src/config/parse-flags.ts
/** Reads a command's arguments. Throws RetakeError USAGE with every problem at once; who asks for help gets it. */
function parseFlags(command, args) {
	const problems = [];
	const given = collect(command.flags, args, problems);
	const values = {};
	const overrides = [];
	for (const [name, flag] of Object.entries(command.flags)) {
		const value = typedValue(name, flag, given.get(name), problems);
		values[camelCase(name)] = value;
		if (flag.required && !given.has(name)) problems.push(problem(`--${name}`, "is missing"));
		if (flag.config !== void 0 && given.has(name)) overrides.push({
			path: flag.config.split("."),
			value: flag.sets ?? value,
			from: `--${name}`
		});
	}
	if (problems.length > 0 && !given.has("help")) throw problemsError("USAGE", command.name, problems, `retake ${command.name} --help lists the flags.`);
	return {
		values,
		overrides
	};
}
/** The values each flag was given, in order; a word that belongs to no flag is a problem. */
function collect(flags, args, problems) {
	const given = /* @__PURE__ */ new Map();
	let open = null;
	for (const token of tokensOf(flags, args)) {
		if (token.kind === "option-terminator") continue;
		if (token.kind === "positional") {
			if (open === null) problems.push(problem("", `unexpected argument ${show(token.value)}`));
			else given.get(open)?.push(token.value);
			continue;
		}
		open = null;
		const flag = own(flags, token.name);
		if (flag === void 0) {
			problems.push(unknownFlag(token.rawName, token.name, Object.keys(flags)));
			open = token.name;
		} else if (flag.kind === "switch") {
			given.set(token.name, []);
			if (token.value !== void 0) problems.push(problem(token.rawName, "takes no value"));
		} else if (token.value === void 0 || !token.inlineValue && looksLikeFlag(token.value)) {
			problems.push(problem(token.rawName, `needs a value: ${flag.value ?? "VALUE"}`));
			given.set(token.name, given.get(token.name) ?? []);
		} else {
			given.set(token.name, [...given.get(token.name) ?? [], token.value]);
			if (flag.kind === "list") open = token.name;
		}
	}
	return given;
}
function tokensOf(flags, args) {
	const options = Object.fromEntries(Object.entries(flags).map(([name, { kind }]) => [name, {
		type: kind === "switch" ? "boolean" : "string",
		multiple: true
	}]));
	const help = Object.hasOwn(flags, "help") ? { help: {
		type: "boolean",
		multiple: true,
		short: "h"
	} } : {};
	return parseArgs({
		args: [...args],
		options: {
			...options,
			...help
		},
		strict: false,
		allowPositionals: true,
		tokens: true
	}).tokens;
}
function typedValue(name, flag, given, problems) {
	if (flag.kind === "switch") return given !== void 0;
	if (flag.kind === "list") return given ?? [];
	if (given === void 0) return null;
	const [text, ...more] = given;
	if (text === void 0) return null;
	if (more.length > 0) problems.push(problem(`--${name}`, "is given more than once"));
	if (flag.kind === "text") {
		if (flag.choices !== void 0 && !flag.choices.includes(text)) problems.push(problem(`--${name}`, choiceText(flag.choices, text)));
		return text;
	}
	const number = numberOf(text);
	if (number === null || flag.kind === "integer" && !Number.isSafeInteger(number)) {
		const kind = flag.kind === "integer" ? "a whole number" : "a number";
		problems.push(problem(`--${name}`, `expected ${kind}, got ${show(text)}`));
	}
	return number;
}
/** A decimal number, or a percentage as its fraction; null for anything else. */
function numberOf(text) {
	const match = /^(-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?)(%?)$/i.exec(text.trim());
	if (match === null) return null;
	const number = Number(match[1]) / (match[2] === "%" ? 100 : 1);
	return Number.isFinite(number) ? number : null;
}
function unknownFlag(written, name, known) {
	const near = nearest(name, known);
	return problem(written, `unknown flag${near === null ? "" : `; did you mean --${near}?`}`);
}
/** Negative numbers are values. */
function looksLikeFlag(text) {
	return /^-./.test(text) && numberOf(text) === null;
}
function problem(where, what) {
	return {
		line: null,
		where,
		what
	};
}
function camelCase(name) {
	return name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

// src/commands/command.ts
/**
* A command from its flags and its story: arguments and configuration are read before the story starts.
* `defaultConfig` serves where the user names no configuration, in place of the repository's own.
*/
function defineCommand(table, story, { defaultConfig = null } = {}) {
	const command = defineFlags(table);
	return async (args, context) => {
		const { values, overrides } = parseFlags(command, args);
		const common = values;
		if (common.help) {
			context.out(helpText(command));
			return EXIT.done;
		}
		return await story({
			flags: values,
			config: readConfig(common.config ?? defaultConfig, overrides, context),
			context
		});
	};
}
/** Reads the named configuration, or the default one where it exists. */
function readConfig(path, overrides, context) {
	const read = (name) => readIfThere(resolve(context.cwd, name));
	return loadConfig({
		path: path ?? ".github/retake.yml",
		explicit: path !== null,
		read,
		overrides
	});
}
/** The text of a configuration; null where there is no such file. */
function readIfThere(path) {
	try {
		return readFileSync(path, "utf8");
	} catch (cause) {
		const { code, message } = cause;
		if (code === "ENOENT" || code === "ENOTDIR") return null;
		throw new RetakeError("CONFIG_INVALID", `${path} cannot be read: ${message}`, {
			hint: "Name a YAML file with --config.",
			cause
		});
	}
}

export { readConfig as n, defineCommand as t };