import { parseArgs } from 'node:util';
import { own } from '../domain/own.ts';
import type { CommandFlags, Flag, FlagTable, FlagValues } from './flag.ts';
import { show } from './issue-text.ts';
import { nearest } from './nearest.ts';
import type { Override } from './override.ts';
import { type Problem, problemsError } from './problem.ts';
import { flagValue } from './schemas/flag-value.ts';
import { validate } from './validate.ts';

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
    const { value, wrong } = readValue(name, flag, given.get(name));
    values[camelCase(name)] = value;
    problems.push(...wrong);
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

/** A flag's value, and what is wrong with it: its form, or else what it would set. */
function readValue(name: string, flag: Flag, given: string[] | undefined) {
  const where = `--${name}`;
  const { value, wrong } = typedValue(flag, given);
  if (wrong !== null) return { value, wrong: [problem(where, wrong)] };
  if (flag.kind === 'switch' || given === undefined || value === null) return { value, wrong: [] };
  const checked = validate(flagValue(flag), value, () => ({ line: null, where }));
  return { value: checked.value, wrong: checked.problems };
}

interface Typed {
  value: unknown;
  wrong: string | null;
}

function typedValue(flag: Flag, given: string[] | undefined): Typed {
  if (flag.kind === 'switch') return { value: given !== undefined, wrong: null };
  if (flag.kind === 'list') return { value: given ?? [], wrong: null };
  const [text, ...more] = given ?? [];
  if (text === undefined) return { value: null, wrong: null };
  if (more.length > 0) return { value: text, wrong: 'is given more than once' };
  if (flag.kind === 'text') return { value: text, wrong: null };
  const number = numberOf(text);
  if (flag.kind === 'share') return { value: number ?? text, wrong: null };
  const isWhole = flag.kind === 'integer';
  const fits = isWhole ? Number.isSafeInteger(number) : number !== null;
  const wrong = `expected ${isWhole ? 'a whole number' : 'a number'}, got ${show(text)}`;
  return { value: number, wrong: fits ? null : wrong };
}

/** A decimal number; null for anything else. */
function numberOf(text: string): number | null {
  if (!/^-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i.test(text.trim())) return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}

function unknownFlag(written: string, name: string, known: string[]): Problem {
  const near = nearest(name, known);
  return problem(written, `unknown flag${near === null ? '' : `; did you mean --${near}?`}`);
}

/** Negative numbers are values. */
function looksLikeFlag(text: string): boolean {
  return /^-(?!\.?\d)./.test(text);
}

function problem(where: string, what: string): Problem {
  return { line: null, where, what };
}

function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
