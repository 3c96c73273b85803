import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Verdict } from '../../src/domain/verdict/verdict.ts';
import { CLI, ROOT, retake, scratch } from './retake.ts';

const script = (name: string) => JSON.stringify(join(ROOT, 'test/cli/own-model', name));

const EXAM = script('exam.mjs');

function config({
  model = 'doubler',
  trainer = 'study.mjs',
  exam = EXAM,
  more = '',
  cwd = scratch(),
} = {}): string {
  writeFileSync(
    join(cwd, 'retake.yml'),
    `training:
  model: ${model}
  trainer: command
  command: [node, ${script(trainer)}, "{train_file}", "{output}", "{epochs}", "{batch_size}"]
benchmark:
  command: [node, ${exam}, "{model}", "{adapter}", "{output}"]
${more}`,
  );
  return cwd;
}

const run = (cwd: string) => retake(['run', '--config', 'retake.yml', '--out', 'out', '--json'], { cwd });

test('the loop on one’s own model, with one’s own trainer and benchmark', async () => {
  const cwd = config();
  const { code, stdout, stderr } = await run(cwd);
  expect(stderr).toMatch(/examining doubler with .*adapter/);
  expect(code).toBe(0);
  const verdict = JSON.parse(stdout) as Verdict;
  expect(verdict.verdict).toBe('pass');
  expect(verdict.categories.odd?.held_out).toMatchObject({ before: 0, after: 1, worsened: 0 });
  expect(verdict.categories.even?.held_out).toMatchObject({ before: 1, after: 1, improved: 0, worsened: 0 });
  expect(existsSync(join(cwd, 'out/comment.md'))).toBe(true);
});

test('a second run into the same folder is refused, and the first one is not harmed', async () => {
  const meddler = [script('meddler.mjs'), JSON.stringify(CLI), EXAM].join(', ');
  const cwd = config({ exam: meddler });
  const { code, stdout } = await run(cwd);
  expect([code, (JSON.parse(stdout) as Verdict).verdict]).toEqual([0, 'pass']);
  const refused = /^2 retake: .*out is being written to by another run, by process \d+ on .*$/;
  const told = readFileSync(join(cwd, 'second.txt'), 'utf8').trim().split('\n');
  expect(told).toEqual([expect.stringMatching(refused), expect.stringMatching(refused)]);
  expect(existsSync(join(cwd, 'out/.retake.lock'))).toBe(false);
});

test('a benchmark that fails ends with 4 and its last words', async () => {
  const { code, stderr } = await run(config({ model: 'broken' }));
  expect(code).toBe(4);
  expect(stderr).toMatch(/the benchmark ended with 3: exam: cannot load the model/);
});

test('a trainer that fails ends with 4, leaves a receipt that says so, and no verdict, not even an older one', async () => {
  const cwd = config();
  expect((await run(cwd)).code).toBe(0);
  const { code } = await run(config({ trainer: 'nowhere.mjs', cwd }));
  expect(code).toBe(4);
  expect(JSON.parse(readFileSync(join(cwd, 'out/training/receipt.json'), 'utf8')).exit.code).toBe(4);
  for (const file of ['verdict.json', 'comment.md', 'report.html'])
    expect(existsSync(join(cwd, 'out', file))).toBe(false);
});

test('a trainer that does something else than it was asked is not believed', async () => {
  const { code, stderr } = await run(
    config({ more: 'dataset: { replay: 0 }\nfailures: { minimum: 1 }\n', trainer: 'idle.mjs' }),
  );
  expect(code).toBe(4);
  expect(stderr).toMatch(/training did not happen as asked/);
});

test('fewer failures than are worth a run: nothing is trained, exit 0', async () => {
  const cwd = config({ more: 'failures: { minimum: 500 }\n' });
  const { code, stdout } = await run(cwd);
  expect([code, JSON.parse(stdout)]).toEqual([0, { state: 'skipped' }]);
  expect(readFileSync(join(cwd, 'out/comment.md'), 'utf8')).toMatch(/nothing to train/);
  expect(existsSync(join(cwd, 'out/training'))).toBe(false);
});

test('criteria that cannot be met stop the run where preflight is required', async () => {
  const more = `evidence: { preflight: require }
criteria: { goals: [ { metric: odd.accuracy, rule: improves } ] }
split: { holdout: 0.02 }
`;
  const { code, stderr } = await run(config({ more }));
  expect(code).toBe(3);
  expect(stderr).toMatch(/would hardly be seen; a gain of 10 points would need about/);
});
