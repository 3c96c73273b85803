import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { RetakeError } from '../domain/error.ts';
import { type ChildEnd, runChild } from './child.ts';
import { childEnvironment } from './child-environment.ts';
import { recogniseFailure } from './failures.ts';

type Env = Record<string, string | undefined>;

export interface EnvironmentTask {
  /** Folder of the Python trainer, with its requirements. */
  trainer: string;
  env: Env;
  onLog: (line: string) => void;
  signal: AbortSignal;
}

/**
 * The Python that has what the trainer needs. `RETAKE_TRAINER_PYTHON` names one that is there already; else an
 * environment is made on first use, with uv where there is one, and kept under the user's cache for as long as
 * the requirements stay the same. Throws RetakeError TRAINING_FAILED.
 */
export async function trainerPython(task: EnvironmentTask): Promise<string> {
  const given = task.env.RETAKE_TRAINER_PYTHON;
  if (given) return given;
  const requirements = ['requirements.txt', torchFor(task.env)].map((name) => join(task.trainer, name));
  const digest = digestOf(requirements);
  const folder = join(cacheFolder(task.env), `trainer-${digest}`);
  const python = join(folder, 'bin', 'python');
  if (existsSync(python)) return python;
  task.onLog(
    `Setting up the trainer's Python environment in ${folder}; this is done once and takes a few minutes.`,
  );
  await makeEnvironment(folder, requirements, task);
  return python;
}

/** With a GPU the build of torch that can use it, without one the build that does not bring CUDA along. */
function torchFor(env: Env): string {
  const build = env.RETAKE_TRAINER_BUILD ?? (existsSync('/dev/nvidiactl') ? 'cuda' : 'cpu');
  return `requirements-${build}.txt`;
}

function digestOf(files: string[]): string {
  const digest = createHash('sha256');
  for (const file of files) digest.update(readFileSync(file));
  return digest.digest('hex').slice(0, 12);
}

function cacheFolder(env: Env): string {
  const cache =
    env.RETAKE_CACHE ?? join(env.XDG_CACHE_HOME ?? join(env.HOME ?? homedir(), '.cache'), 'retake');
  mkdirSync(cache, { recursive: true });
  return cache;
}

/** Made beside its place and moved there when it is whole, so that an interrupted installation leaves nothing. */
async function makeEnvironment(folder: string, requirements: string[], task: EnvironmentTask): Promise<void> {
  const part = `${folder}.part-${process.pid}`;
  rmSync(part, { recursive: true, force: true });
  try {
    for (const argv of await setUpCommands(part, requirements, task)) await run(argv, `${folder}.log`, task);
    if (!existsSync(folder)) renameSync(part, folder);
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

/** The locked packages first and nothing but them, then torch, which finds what it needs already there. */
async function setUpCommands(folder: string, files: string[], task: EnvironmentTask): Promise<string[][]> {
  const python = join(folder, 'bin', 'python');
  const [locked = '', torch = ''] = files;
  const [venv, install] = (await works(['uv', '--version'], task))
    ? [
        ['uv', 'venv', '--python', PYTHON_VERSION, folder],
        ['uv', 'pip', 'install', '--python', python],
      ]
    : [
        [await findPython(task), '-m', 'venv', folder],
        [python, '-m', 'pip', 'install'],
      ];
  return [
    venv,
    [...install, '--no-deps', '--require-hashes', '--requirement', locked],
    [...install, '--requirement', torch],
  ];
}

/** The one that the requirements are locked for. */
const PYTHON_VERSION = '3.11';

async function findPython(task: EnvironmentTask): Promise<string> {
  const check = `import sys; sys.exit("%d.%d" % sys.version_info[:2] != "${PYTHON_VERSION}")`;
  for (const python of [`python${PYTHON_VERSION}`, 'python3', 'python']) {
    if (await works([python, '-c', check], task)) return python;
  }
  throw new RetakeError('TRAINING_FAILED', `the trainer needs Python ${PYTHON_VERSION}, and there is none`, {
    hint: `Install uv, which brings it along, or python${PYTHON_VERSION}; or name a Python that has the packages of trainer/requirements.in as RETAKE_TRAINER_PYTHON.`,
  });
}

async function works(argv: string[], task: EnvironmentTask): Promise<boolean> {
  try {
    const { env, signal } = task;
    return (await runChild({ argv, env: childEnvironment(env), log: '/dev/null', signal })).code === 0;
  } catch {
    return false;
  }
}

async function run(argv: string[], log: string, { env, onLog, signal }: EnvironmentTask): Promise<void> {
  const end = await runChild({ argv, env: childEnvironment(env), log, onLine: onLog, signal });
  if (end.stopped) throw new RetakeError('INTERRUPTED', 'interrupted while setting up the trainer');
  if (end.code !== 0) throw notSetUp(argv, end, log);
}

function notSetUp(argv: string[], end: ChildEnd, log: string): RetakeError {
  const known = recogniseFailure(end);
  const why = known?.what ?? end.tail.at(-1) ?? `exit code ${end.code}`;
  return new RetakeError('TRAINING_FAILED', `the trainer's environment could not be set up: ${why}`, {
    hint: known?.hint ?? `${argv.slice(0, 3).join(' ')} failed; all that it printed is in ${log}.`,
  });
}
