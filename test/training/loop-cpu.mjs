// The whole loop with real parts, on a CPU: a tiny Llama is taught to add, all but one wording of it, examined by
// lm-eval, trained by TRL on what it failed, examined again with its adapter, compared and judged.
//
//     node test/training/loop-cpu.mjs [OUT]
//
// Needs the built program (npm run build). Uses the Python of RETAKE_TRAINER_PYTHON, which must have what the
// trainer needs and lm-eval; else makes an environment in OUT.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const loop = join(root, 'test/training/loop');
const out = resolve(process.argv[2] ?? mkdtempSync(join(tmpdir(), 'retake-loop-')));
mkdirSync(out, { recursive: true });

const started = Date.now();
const python = process.env.RETAKE_TRAINER_PYTHON ?? makeEnvironment();
const env = {
  ...process.env,
  RETAKE_TRAINER_PYTHON: python,
  HF_HUB_OFFLINE: '1',
  // A model this small gains nothing from a second thread, and loses much where the machine is shared.
  OMP_NUM_THREADS: '1',
};
const ready = Date.now();

const base = join(out, 'base');
execFileSync(python, [join(loop, 'make_base.py'), base], { env, stdio: ['ignore', 'inherit', 'ignore'] });

const config = join(out, 'retake.yml');
writeFileSync(
  config,
  JSON.stringify({
    version: 1,
    training: {
      model: base,
      method: 'lora',
      trainer: 'trl',
      epochs: 8,
      learning_rate: 1e-3,
      batch_size: 8,
      max_length: 64,
    },
    benchmark: {
      command: [
        python,
        join(loop, 'exam.py'),
        '--model',
        '{model}',
        '--adapter',
        '{adapter}',
        '--output',
        '{output}',
      ],
    },
  }),
);
const run = join(out, 'run');
const end = spawnSync(
  process.execPath,
  [join(root, 'dist/cli.js'), 'run', '--config', config, '--out', run],
  {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  },
);
if (![0, 1, 3].includes(end.status)) fail(`retake run ended with ${end.status}`);
report();

function makeEnvironment() {
  const folder = join(out, 'venv');
  const venv = join(folder, 'bin', 'python');
  if (existsSync(venv)) return venv;
  const pip = (...args) =>
    execFileSync(venv, ['-m', 'pip', 'install', '--quiet', ...args], { stdio: 'inherit' });
  execFileSync('python3', ['-m', 'venv', folder], { stdio: 'inherit' });
  pip('--no-deps', '--require-hashes', '--requirement', join(root, 'trainer/requirements.txt'));
  pip('--requirement', join(root, 'trainer/requirements-cpu.txt'));
  pip('--requirement', join(loop, 'requirements.txt'));
  pip('--no-deps', 'lm-eval==0.4.13');
  return venv;
}

function report() {
  const verdict = JSON.parse(readFileSync(join(run, 'verdict.json'), 'utf8'));
  const receipt = JSON.parse(readFileSync(join(run, 'training/receipt.json'), 'utf8'));
  const comment = readFileSync(join(run, 'comment.md'), 'utf8');
  const percent = (share) => `${(share * 100).toFixed(1)} %`;
  for (const [name, { held_out, trained_on }] of Object.entries(verdict.categories)) {
    for (const [side, figures] of Object.entries({ 'held-out': held_out, 'trained-on': trained_on })) {
      if (figures)
        console.log(
          `${name}, ${side}: ${percent(figures.before)} -> ${percent(figures.after)} of ${figures.items}`,
        );
    }
  }
  const { steps, rows, loss, seconds } = receipt;
  console.log(
    `training: ${rows.used} rows, ${steps.done} of ${steps.planned} steps, loss ${loss.log[0].loss.toFixed(3)} -> ${loss.log.at(-1).loss.toFixed(3)}, ${seconds} s`,
  );
  console.log(`comment: ${comment.split('\n')[0]}`);
  console.log(`verdict: ${verdict.verdict}`);
  const minutes = (from) => ((Date.now() - from) / 60_000).toFixed(1);
  console.log(
    `minutes: ${minutes(ready)}, and ${((ready - started) / 60_000).toFixed(1)} to set up Python; files in ${out}`,
  );

  const words = verdict.categories.sums_words?.held_out;
  if (!words || words.change < 0.3) fail('the wording that was to be learned was not learned');
  if (steps.done !== steps.planned) fail('the receipt shows another number of steps');
}

function fail(message) {
  console.error(`loop-cpu: ${message}`);
  process.exit(1);
}
