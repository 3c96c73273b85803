import { E as readFault, X as own, _ as number, a as validate, c as NonEmpty, d as _enum, f as array, i as ConfigDocument, l as Share, n as loadConfig, o as schemaAt, p as boolean, t as DEFAULT_CONFIG_PATH } from "./load.js";
import { i as show, t as problemsError } from "./problem.js";
import { c as nearest, n as RetakeError, t as EXIT } from "./error.js";
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

// src/config/schemas/flag-value.ts
/** What a flag takes: where it stands for a key of the configuration, what that key takes. */
function flagValue({ kind, config, choices, range }) {
	if (config !== void 0) {
		const schema = schemaAt(ConfigDocument, config.split("."));
		if (schema === null) throw new Error(`there is no key ${config} in the configuration`);
		return schema;
	}
	switch (kind) {
		case "switch": return boolean();
		case "list": return array(NonEmpty);
		case "share": return Share;
		case "text": return choices === void 0 ? NonEmpty : _enum(choices);
		case "number":
		case "integer": return range === void 0 ? number() : number().min(range[0]).max(range[1]);
	}
}

// src/config/parse-flags.ts
/** Reads a command's arguments. Throws RetakeError USAGE with every problem at once; who asks for help gets it. */
function parseFlags(command, args) {
	const problems = [];
	const given = collect(command.flags, args, problems);
	const values = {};
	const overrides = [];
	for (const [name, flag] of Object.entries(command.flags)) {
		const { value, wrong } = readValue(name, flag, given.get(name));
		values[camelCase(name)] = value;
		problems.push(...wrong);
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
/** A flag's value, and what is wrong with it: its form, or else what it would set. */
function readValue(name, flag, given) {
	const where = `--${name}`;
	const { value, wrong } = typedValue(flag, given);
	if (wrong !== null) return {
		value,
		wrong: [problem(where, wrong)]
	};
	if (flag.kind === "switch" || given === void 0 || value === null) return {
		value,
		wrong: []
	};
	const checked = validate(flagValue(flag), value, () => ({
		line: null,
		where
	}));
	return {
		value: checked.value,
		wrong: checked.problems
	};
}
function typedValue(flag, given) {
	if (flag.kind === "switch") return {
		value: given !== void 0,
		wrong: null
	};
	if (flag.kind === "list") return {
		value: given ?? [],
		wrong: null
	};
	const [text, ...more] = given ?? [];
	if (text === void 0) return {
		value: null,
		wrong: null
	};
	if (more.length > 0) return {
		value: text,
		wrong: "is given more than once"
	};
	if (flag.kind === "text") return {
		value: text,
		wrong: null
	};
	const number = numberOf(text);
	if (flag.kind === "share") return {
		value: number ?? text,
		wrong: null
	};
	const isWhole = flag.kind === "integer";
	const fits = isWhole ? Number.isSafeInteger(number) : number !== null;
	const wrong = `expected ${isWhole ? "a whole number" : "a number"}, got ${show(text)}`;
	return {
		value: number,
		wrong: fits ? null : wrong
	};
}
/** A decimal number; null for anything else. */
function numberOf(text) {
	if (!/^-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i.test(text.trim())) return null;
	const number = Number(text);
	return Number.isFinite(number) ? number : null;
}
function unknownFlag(written, name, known) {
	const near = nearest(name, known);
	return problem(written, `unknown flag${near === null ? "" : `; did you mean --${near}?`}`);
}
/** Negative numbers are values. */
function looksLikeFlag(text) {
	return /^-(?!\.?\d)./.test(text);
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
		const { code } = cause;
		if (code === "ENOENT" || code === "ENOTDIR") return null;
		throw new RetakeError("CONFIG_INVALID", `${path} ${readFault(cause)}`, {
			hint: "Name a YAML file with --config.",
			cause
		});
	}
}

export { readConfig as n, defineCommand as t };