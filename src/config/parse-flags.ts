import { parseArgs } from 'node:util';
import { own } from '../domain/own.ts';
import type { CommandFlags, Flag, FlagTable, FlagValues } from './flag.ts';
import { choiceText, show } from './issue-text.ts';
import { nearest } from './nearest.ts';
import type { Override } from './override.ts';
import { type Problem, problemsError } from './problem.ts';

export interface ParsedFlags<T extends FlagTable> {
  values: FlagValues<T>;
  /** Those flags that stand for configuration keys, for `loadConfig`. */
  overrides: Override[];
}

type Given = Map<string, string[]>;

/** Reads a command's arguments. Throws RetakeError USAGE with every problem at once; who asks for help gets it. */
export function parseFlags<T extends FlagTable>(
  command: CommandFlags<T>,
  args: readonly string[],
): ParsedFlags<T> {
  const problems: Problem[] = [];
  const given = collect(command.flags, args, problems);
  const values: Record<string, unknown> = {};
  const overrides: Override[] = [];
  for (const [name, flag] of Object.entries<Flag>(command.flags)) {
    const value = typedValue(name, flag, given.get(name), problems);
    values[camelCase(name)] = value;
    if (flag.required && !given.has(name)) problems.push(problem(`--${name}`, 'is missing'));
    if (flag.config !== undefined && given.has(name)) {
      overrides.push({ path: flag.config.split('.'), value: flag.sets ?? value, from: `--${name}` });
    }
  }
  if (problems.length > 0 && !given.has('help')) {
    throw problemsError('USAGE', command.name, problems, `retake ${command.name} --help lists the flags.`);
  }
  // The table's kinds decide the values' types; the loop above follows them.
  return { values: values as FlagValues<T>, overrides };
}

/** The values each flag was given, in order; a word that belongs to no flag is a problem. */
function collect(flags: FlagTable, args: readonly string[], problems: Problem[]): Given {
  const given: Given = new Map();
  let open: string | null = null;
  for (const token of tokensOf(flags, args)) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      if (open === null) problems.push(problem('', `unexpected argument ${show(token.value)}`));
      // What follows an unknown flag is part of the one mistake.
      else given.get(open)?.push(token.value);
      continue;
    }
    open = null;
    const flag = own(flags, token.name);
    if (flag === undefined) {
      problems.push(unknownFlag(token.rawName, token.name, Object.keys(flags)));
      open = token.name;
    } else if (flag.kind === 'switch') {
      given.set(token.name, []);
      if (token.value !== undefined) problems.push(problem(token.rawName, 'takes no value'));
    } else if (token.value === undefined || (!token.inlineValue && looksLikeFlag(token.value))) {
      problems.push(problem(token.rawName, `needs a value: ${flag.value ?? 'VALUE'}`));
      given.set(token.name, given.get(token.name) ?? []);
    } else {
      given.set(token.name, [...(given.get(token.name) ?? []), token.value]);
      if (flag.kind === 'list') open = token.name;
    }
  }
  return given;
}

function tokensOf(flags: FlagTable, args: readonly string[]) {
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, { kind }]) => [
      name,
      { type: kind === 'switch' ? ('boolean' as const) : ('string' as const), multiple: true },
    ]),
  );
  const help = Object.hasOwn(flags, 'help')
    ? { help: { type: 'boolean' as const, multiple: true, short: 'h' } }
    : {};
  return parseArgs({
    args: [...args],
    options: { ...options, ...help },
    strict: false,
    allowPositionals: true,
    tokens: true,
  }).tokens;
}

function typedValue(name: string, flag: Flag, given: string[] | undefined, problems: Problem[]): unknown {
  if (flag.kind === 'switch') return given !== undefined;
  if (flag.kind === 'list') return given ?? [];
  if (given === undefined) return null;
  const [text, ...more] = given;
  if (text === undefined) return null;
  if (more.length > 0) problems.push(problem(`--${name}`, 'is given more than once'));
  if (flag.kind === 'text') {
    if (flag.choices !== undefined && !flag.choices.includes(text)) {
      problems.push(problem(`--${name}`, choiceText(flag.choices, text)));
    }
    return text;
  }
  const number = numberOf(text);
  if (number === null || (flag.kind === 'integer' && !Number.isSafeInteger(number))) {
    const kind = flag.kind === 'integer' ? 'a whole number' : 'a number';
    problems.push(problem(`--${name}`, `expected ${kind}, got ${show(text)}`));
  }
  return number;
}

/** A decimal number, or a percentage as its fraction; null for anything else. */
function numberOf(text: string): number | null {
  const match = /^(-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?)(%?)$/i.exec(text.trim());
  if (match === null) return null;
  const number = Number(match[1]) / (match[2] === '%' ? 100 : 1);
  return Number.isFinite(number) ? number : null;
}

function unknownFlag(written: string, name: string, known: string[]): Problem {
  const near = nearest(name, known);
  return problem(written, `unknown flag${near === null ? '' : `; did you mean --${near}?`}`);
}

/** Negative numbers are values. */
function looksLikeFlag(text: string): boolean {
  return /^-./.test(text) && numberOf(text) === null;
}

function problem(where: string, what: string): Problem {
  return { line: null, where, what };
}

function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
