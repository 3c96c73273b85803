import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/load.ts';
import { RetakeError } from '../domain/error.ts';
import { fillArgv } from '../domain/training/argv-template.ts';
import { runChild } from '../training/child.ts';
import { childEnvironment } from '../training/child-environment.ts';
import type { Context } from './context.ts';
import { stopIfInterrupted } from './context.ts';
import type { LoopParts } from './run-loop.ts';
import { trainerOf } from './trainer-of.ts';

/** The loop on a model of one's own: `benchmark.command` examines it, the configured trainer trains it. */
export function commandParts(config: Config, home: string, out: string, context: Context): LoopParts {
  const { model: id, revision } = config.training;
  if (id === null) throw missing('training.model', 'Name the model to train in the configuration.');
  const { command, endpoint } = config.benchmark;
  if (command === null) throw endpoint === null ? missing('benchmark.command', EXAMINES) : endpointAlone();

  const examine = async (folder: string, adapter: string) => {
    const output = join(out, folder);
    rmSync(output, { recursive: true, force: true });
    mkdirSync(output, { recursive: true });
    const argv = fillArgv(command, { model: id, adapter, output }, 'benchmark.command');
    context.log(`examining ${adapter === '' ? id : `${id} with ${adapter}`}`);
    await runBenchmark(argv, join(out, `${folder}.log`), context);
    if (readdirSync(output).length === 0) throw nothingLeft(output);
    return { cwd: out, results: [`${folder}/**/*`] };
  };
  const reuse = config.benchmark.baseline === 'reuse';
  return {
    model: { id, revision },
    trainer: trainerOf(config, home, context),
    examineBase: async () =>
      reuse ? { cwd: context.cwd, results: config.results.paths } : await examine('before', ''),
    examineTrained: (adapter) => examine('after', adapter),
  };
}

async function runBenchmark(argv: string[], log: string, context: Context): Promise<void> {
  const { code, signal, tail } = await runChild({
    argv,
    env: childEnvironment(context.env),
    cwd: context.cwd,
    log,
    onLine: (line) => context.status(line),
    signal: context.signal,
  });
  stopIfInterrupted(context);
  if (code === 0) return;
  const end = code === null ? `was ended by ${signal}` : `ended with ${code}`;
  throw new RetakeError('BENCHMARK_FAILED', `the benchmark ${end}: ${tail.at(-1) ?? 'it printed nothing'}`, {
    hint: `All that it printed is in ${log}.`,
  });
}

function nothingLeft(output: string): RetakeError {
  return new RetakeError('BENCHMARK_FAILED', `the benchmark left no results in ${output}`, {
    hint: 'benchmark.command must write its result files to {output}.',
  });
}

const EXAMINES =
  'Set the command that examines {model} with {adapter} and leaves results in {output}; docs/benchmark.md has one.';

/** An endpoint serves what it was started with: weights that are yet to be trained are not among it. */
function endpointAlone(): RetakeError {
  const what =
    'benchmark.command is not set, and at benchmark.endpoint nobody serves the weights to be trained';
  return new RetakeError('CONFIG_INVALID', what, {
    hint: 'Let benchmark.command serve {model} with {adapter} and call retake benchmark: docs/benchmark.md has one.',
  });
}

function missing(key: string, what: string): RetakeError {
  return new RetakeError('CONFIG_INVALID', `${key} is not set`, { hint: what });
}
