import { choiceText } from './issue-text.ts';
import { nearest } from './nearest.ts';
import type { Override } from './override.ts';
import { type Problem, problemsError } from './problem.ts';

export const ACTION_COMMANDS = ['auto', 'start', 'watch', 'train', 'report', 'compare', 'answer'] as const;
export const FAIL_ON = ['fail', 'inconclusive', 'never'] as const;
const NAMES = ['command', 'config', 'results', 'github-token', 'request', 'fail-on'] as const;

/** The Action's inputs, checked. An input that is empty was not given. */
export interface ActionInputs {
  command: (typeof ACTION_COMMANDS)[number];
  config: string | null;
  /** Globs, one a line. */
  results: string[];
  githubToken: string | null;
  request: string | null;
  failOn: (typeof FAIL_ON)[number];
  /** Those inputs that stand for configuration keys, for `loadConfig`. */
  overrides: Override[];
}

/** Reads INPUT_* variables as the runner sets them. Throws RetakeError USAGE with every problem at once. */
export function readInputs(env: Readonly<Record<string, string | undefined>>): ActionInputs {
  const problems: Problem[] = mistypedInputs(env);
  const text = (name: (typeof NAMES)[number]) => env[variableOf(name)]?.trim() || null;
  const choice = <T extends string>(name: (typeof NAMES)[number], choices: readonly T[], fallback: T): T => {
    const given = text(name);
    const found = choices.find((one) => one === given);
    if (given === null || found !== undefined) return found ?? fallback;
    problems.push(problem(name, choiceText(choices, given)));
    return fallback;
  };
  const results = (text('results') ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const inputs: ActionInputs = {
    command: choice('command', ACTION_COMMANDS, 'auto'),
    config: text('config'),
    results,
    githubToken: text('github-token'),
    request: text('request'),
    failOn: choice('fail-on', FAIL_ON, 'fail'),
    overrides:
      results.length === 0 ? [] : [{ path: ['results', 'paths'], value: results, from: 'input results' }],
  };
  if (problems.length > 0) {
    throw problemsError('USAGE', 'the Action', problems, 'The inputs are set under `with:` in the workflow.');
  }
  return inputs;
}

/** Slips of the pen. Other variables of that prefix are none of ours (`INPUT_METHOD`); the runner warns of foreign inputs. */
function mistypedInputs(env: Readonly<Record<string, string | undefined>>): Problem[] {
  const known = new Set(NAMES.map(variableOf));
  return Object.keys(env).flatMap((variable) => {
    if (!variable.startsWith('INPUT_') || known.has(variable)) return [];
    const input = variable.slice('INPUT_'.length).toLowerCase();
    const near = nearest(input, NAMES);
    return near === null ? [] : [problem(input, `unknown input; did you mean ${near}?`)];
  });
}

/** As the runner names it: upper case, spaces to underscores, dashes kept. */
function variableOf(name: string): string {
  return `INPUT_${name.toUpperCase()}`;
}

function problem(name: string, what: string): Problem {
  return { line: null, where: `input ${name}`, what };
}
