import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TrainingJob, TrainingProgress } from '../trainer.ts';
import { sitExam } from './exam.ts';
import { prepare } from './prepare.ts';
import { parseSpec } from './spec.ts';
import { embeddedTrainer, TRAINED_WEIGHTS } from './trainer.ts';
import { loadModel, saveModel } from './weights.ts';

const spec = parseSpec(
  JSON.stringify({
    name: 'tiny',
    digits: 2,
    hidden: 48,
    base: {
      steps: 150,
      batch_size: 32,
      learning_rate: 0.005,
      shares: { addition: 0.5, carry: 0, subtraction: 0, comparison: 0.5 },
    },
    exam: { items_per_category: 100 },
  }),
  'model.json',
);
const never = new AbortController().signal;
const settings = {
  method: 'full',
  epochs: 40,
  learning_rate: 0.005,
  batch_size: 8,
  gradient_accumulation: 2,
  gpus: 1,
  max_length: 2048,
  seed: 42,
};

let folder: string;
let progress: TrainingProgress[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'retake-embedded-'));
  progress = [];
  const base = await prepare(spec, 1, () => {}, never);
  await saveModel(base, join(folder, 'base.json'));
  const rows = sitExam(base, spec, 1).filter((row) => row.outcome === 'incorrect');
  const lines = rows.map(({ prompt, reference }) => JSON.stringify({ prompt, completion: reference }));
  writeFileSync(join(folder, 'failures.jsonl'), `${lines.join('\n')}\n`);
});
afterEach(() => rmSync(folder, { recursive: true }));

function train(changes: Partial<TrainingJob> = {}) {
  return embeddedTrainer(join(folder, 'base.json'))({
    dataset: folder,
    files: ['failures.jsonl'],
    model: { id: 'tiny', revision: null },
    settings,
    output: folder,
    onProgress: (point) => progress.push(point),
    signal: never,
    ...changes,
  });
}

async function rightAnswers(file: string): Promise<number> {
  const rows = sitExam(await loadModel(join(folder, file)), spec, 1);
  return rows.filter(({ outcome }) => outcome === 'correct').length;
}

describe('the embedded trainer', () => {
  it('learns its lessons and says what it did', async () => {
    const outcome = await train();
    const rows = readFileSync(join(folder, 'failures.jsonl'), 'utf8').trim().split('\n').length;
    const steps = Math.ceil(rows / 16) * 40;
    expect(outcome).toMatchObject({
      rows: { used: rows, dropped: 0 },
      steps: { planned: steps, done: steps },
      applied: { method: 'full', epochs: 40, batch_size: 8, gradient_accumulation: 2, seed: 42 },
      adapter: { path: TRAINED_WEIGHTS },
    });
    expect(await rightAnswers(TRAINED_WEIGHTS)).toBeGreaterThan((await rightAnswers('base.json')) + 100);
    expect(progress.at(-1)).toMatchObject({ step: steps, steps });
    expect(progress.at(-1)?.loss).toBeLessThan(progress[0]?.loss ?? 0);
    expect(outcome.loss.log).toEqual(progress.map(({ step, loss }) => ({ step, loss })));
  });

  it('describes the weights that lie there', async () => {
    const { adapter } = await train({ settings: { ...settings, epochs: 1 } });
    const bytes = readFileSync(join(folder, TRAINED_WEIGHTS));
    expect(adapter?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(adapter?.bytes).toBe(bytes.length);
    expect(adapter?.largest_change).toBeGreaterThan(0);
    expect((await loadModel(join(folder, TRAINED_WEIGHTS))).name).toBe('tiny-retake');
  });

  it('gives the same weights for the same seed, others for another', async () => {
    const digest = async (seed: number) =>
      (await train({ settings: { ...settings, epochs: 2, seed } })).adapter?.sha256;
    const first = await digest(42);
    expect(await digest(42)).toBe(first);
    expect(await digest(43)).not.toBe(first);
  });

  it('stops when told to and leaves no weights', async () => {
    const controller = new AbortController();
    const onProgress = ({ step }: TrainingProgress) => step > 10 && controller.abort();
    await expect(train({ onProgress, signal: controller.signal })).rejects.toMatchObject({
      code: 'INTERRUPTED',
    });
    expect(readdirSync(folder).sort()).toEqual(['base.json', 'failures.jsonl']);
  });

  it('does not pretend to have GPUs', async () => {
    await expect(train({ settings: { ...settings, gpus: 2 } })).rejects.toThrow(/2 GPUs/);
  });
});
