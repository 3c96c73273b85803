import type { Sampling } from '../benchmark/chat.ts';
import type { GraderOptions, ModelOptions } from '../benchmark/exam-options.ts';
import type { Config } from '../config/load.ts';
import { RetakeError } from '../domain/error.ts';
import type { Context } from './context.ts';

type Benchmark = Config['benchmark'];
type Helper = NonNullable<Benchmark['judge']>;

/** A judge should say the same twice, and needs no more than a verdict; an opponent answers at length. */
const JUDGE: Sampling = { temperature: 0, max_tokens: 1024, top_p: null, seed: null };

/** The examined model as the exam wants it. */
export function examinedModel(
  { endpoint, key_env, prices }: Benchmark,
  named: { model: string; revision: string | null },
  sampling: Sampling,
  context: Context,
): ModelOptions {
  if (endpoint === null) {
    throw new RetakeError('USAGE', 'no endpoint is named', {
      hint: 'Name it with --endpoint, or as benchmark.endpoint in the configuration.',
    });
  }
  return { ...named, url: endpoint, apiKey: keyOf(endpoint, key_env, context), sampling, prices };
}

/** How the configuration has answers graded; a command is started where the command line was. */
export function graderOf(benchmark: Benchmark, context: Context): GraderOptions {
  const { judge, opponent, pattern, grade_command, timeout_seconds } = benchmark;
  if (judge !== null) {
    const answering = { ...JUDGE, max_tokens: benchmark.max_tokens };
    return {
      kind: 'judge',
      judge: helper(judge, benchmark, JUDGE, context),
      opponent: opponent === null ? null : helper(opponent, benchmark, answering, context),
    };
  }
  if (pattern !== null) return { kind: 'pattern', pattern };
  if (grade_command !== null) {
    return { kind: 'command', argv: grade_command, timeoutMs: timeout_seconds * 1000, cwd: context.cwd };
  }
  return { kind: 'reference' };
}

function helper(
  { model, endpoint, key_env, prices }: Helper,
  benchmark: Benchmark,
  sampling: Sampling,
  context: Context,
): ModelOptions {
  const url = endpoint ?? benchmark.endpoint ?? '';
  const keyName = key_env ?? (endpoint === null ? benchmark.key_env : null);
  return { model, url, apiKey: keyOf(url, keyName, context), revision: null, sampling, prices };
}

/** A key goes where its owner sends it: the one everybody has set, to its own service alone. */
function keyOf(url: string, name: string | null, { env }: Context): string | null {
  if (name === null)
    return /^https:\/\/api\.openai\.com(\/|$)/.test(url) ? (env.OPENAI_API_KEY ?? null) : null;
  const key = env[name];
  if (key !== undefined && key !== '') return key;
  throw new RetakeError('USAGE', `the environment variable ${name} is not set`, {
    hint: 'It should hold the key of the endpoint.',
  });
}
