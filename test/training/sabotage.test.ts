import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/commands/context.ts';
import { readReceipt } from '../../src/commands/documents.ts';
import { type TrainingTask, trainOn } from '../../src/commands/train-on.ts';
import type { Manifest } from '../../src/domain/dataset/dataset.ts';
import { digestOf } from '../../src/domain/dataset/manifest.ts';
import type { Receipt } from '../../src/domain/training/receipt.ts';
import { type ReceiptDefect, verifyReceipt } from '../../src/domain/training/receipt-check.ts';
import { sha256 } from '../../src/results/hash.ts';
import { commandTrainer } from '../../src/training/command.ts';
import type { TrainingJob } from '../../src/training/trainer.ts';

const FAKE = fileURLToPath(new URL('fake-trainer.mjs', import.meta.url));
const ROWS = 73;
const settings = {
  method: 'lora',
  epochs: 2,
  learning_rate: 5e-6,
  batch_size: 4,
  gradient_accumulation: 1,
  gpus: 1,
  max_length: 2048,
  seed: 42,
};
const model = { id: 'some/model', revision: null };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'retake-sabotage-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const context = (): Context => ({
  cwd: folder,
  env: process.env,
  out: () => {},
  log: () => {},
  status: () => {},
  colour: false,
  now: () => new Date(),
  signal: new AbortController().signal,
});

/** Writes a dataset whose rows end in `mark`; its manifest is as `extract` makes it. */
function dataset(mark: string): { path: string; manifest: Manifest } {
  const path = join(folder, `dataset-${mark}`);
  mkdirSync(path, { recursive: true });
  const rows = Array.from({ length: ROWS }, (_, i) => JSON.stringify({ prompt: `${i}`, completion: mark }));
  const content = `${rows.join('\n')}\n`;
  writeFileSync(join(path, 'math.jsonl'), content);
  const files = [{ path: 'math.jsonl', category: 'math', rows: ROWS, sha256: sha256(content) }];
  const manifest = { files, digest: digestOf({ files }, sha256), format: 'prompt-completion' } as Manifest;
  return { path, manifest };
}

/** Trains with a trainer that does one thing wrong, and holds its receipt against the request. */
async function defectsOf(sabotage: object, change: Partial<TrainingTask> = {}): Promise<ReceiptDefect[]> {
  const asked = dataset('asked');
  const words = ['{output}', '{train_file}', '{epochs}', '{batch_size}', '{learning_rate}'];
  const argv = [process.execPath, FAKE, ...words, JSON.stringify(sabotage)];
  const out = join(folder, 'out');
  await trainOn(
    {
      trainer: { name: 'command', train: commandTrainer(argv, process.env) },
      dataset: asked.path,
      manifest: asked.manifest,
      model,
      settings,
      budget: { minutes: 5, usd: null, usdPerHour: null },
      requestId: 'r1',
      out,
      ...change,
    },
    context(),
  );
  return check(readReceipt(join(out, 'receipt.json')), asked.manifest);
}

const check = (receipt: Receipt | null, manifest: Manifest) =>
  verifyReceipt(receipt, { request_id: 'r1', dataset_digest: manifest.digest, rows: ROWS, model, settings });

const told = new Set<string>();
function expectOne(defects: ReceiptDefect[], code: string, message: RegExp) {
  expect(defects.map((defect) => defect.code)).toEqual([code]);
  expect(defects[0]?.message).toMatch(message);
  expect(told).not.toContain(defects[0]?.message);
  told.add(defects[0]?.message ?? '');
}

describe('ten sabotaged runs', () => {
  it('finds nothing wrong with an honest one', async () => {
    expect(await defectsOf({})).toEqual([]);
  });

  it('1: the dataset was swapped, manifest and all', async () => {
    const other = dataset('swapped');
    expectOne(
      await defectsOf({}, { dataset: other.path, manifest: other.manifest }),
      'other-dataset',
      /changed after/,
    );
  });

  it('1b: a row was swapped under its manifest', async () => {
    const asked = dataset('asked');
    writeFileSync(join(asked.path, 'math.jsonl'), '{"prompt":"1","completion":"poison"}\n');
    const run = trainOn(
      {
        trainer: { name: 'command', train: commandTrainer(['true'], process.env) },
        dataset: asked.path,
        manifest: asked.manifest,
        model,
        settings,
        budget: { minutes: 5, usd: null, usdPerHour: null },
        requestId: 'r1',
        out: join(folder, 'out'),
      },
      context(),
    );
    await expect(run).rejects.toMatchObject({ code: 'DATASET_INVALID' });
  });

  it('2: no row was used', async () => {
    expect((await defectsOf({ rows: 0 })).map(({ code }) => code)).toContain('no-rows');
  });

  it('3: no step was done', async () => {
    expectOne(await defectsOf({ done: 0 }), 'no-steps', /no optimizer step/);
  });

  it('4: half the steps were done', async () => {
    expectOne(await defectsOf({ done: 0.5 }), 'steps-missing', /after 19 of 38/);
  });

  it('5: another learning rate was applied', async () => {
    expectOne(
      await defectsOf({ learningRate: 2e-5 }),
      'other-setting',
      /asked was 0.000005, applied was 0.00002/,
    );
  });

  it('6: the loss became NaN', async () => {
    expectOne(await defectsOf({ nanAt: 20 }), 'loss-not-finite', /at step 20/);
  });

  it('7: no adapter was left', async () => {
    expectOne(await defectsOf({ adapter: 'none' }), 'no-adapter', /no trained weights/);
  });

  it('8: the adapter is all zeros', async () => {
    expectOne(await defectsOf({ adapter: 'zeros' }), 'adapter-unchanged', /all zero/);
  });

  it('9: it exits with 0 and leaves nothing', async () => {
    expect((await defectsOf({ nothing: true })).map(({ code }) => code)).toEqual(['no-steps', 'no-adapter']);
    expectOne(check(null, dataset('asked').manifest), 'no-receipt', /no receipt/);
  });

  it('10: the receipt belongs to another request', async () => {
    expectOne(
      await defectsOf({}, { requestId: 'r2' }),
      'other-request',
      /request r2, this loop made request r1/,
    );
  });

  it('11: the trainer changed the dataset while it trained', async () => {
    const row = join(folder, 'dataset-asked', 'math.jsonl');
    expectOne(await defectsOf({ changedRow: row }), 'other-dataset', /rows were changed after the request/);
  });
});

describe('a run that failed', () => {
  const receipt = () => readReceipt(join(folder, 'out', 'receipt.json'));

  it('keeps what its log had measured', async () => {
    const failing = defectsOf({ done: 0.5, exit: 3 });
    await expect(failing).rejects.toMatchObject({ code: 'TRAINING_FAILED' });
    const { steps, loss, exit, adapter } = receipt();
    expect(steps).toEqual({ planned: 38, done: 19 });
    expect(loss.log).toHaveLength(19);
    expect(loss.log[0]).toEqual({ step: 1, loss: 3 });
    expect(exit.code).toBe(4);
    expect(adapter).toBeNull();
  });

  it('keeps what it told of where it left no log', async () => {
    const train = async ({ onProgress }: TrainingJob) => {
      for (const step of [1, 2])
        onProgress({ at: '', step, steps: 9, loss: 4 - step, tokens_per_second: null });
      throw new Error('out of memory');
    };
    await expect(defectsOf({}, { trainer: { name: 'own', train } })).rejects.toThrow('out of memory');
    expect(receipt()).toMatchObject({
      steps: { planned: 9, done: 2 },
      loss: {
        log: [
          { step: 1, loss: 3 },
          { step: 2, loss: 2 },
        ],
      },
      exit: { reason: 'out of memory' },
    });
  });

  it('goes on where its progress cannot be written', async () => {
    const train = async (job: TrainingJob) => {
      symlinkSync('/dev/full', join(job.output, 'progress.jsonl'));
      job.onProgress({ at: '', step: 1, steps: 9, loss: 4, tokens_per_second: null });
      throw new Error('no GPU any more');
    };
    await expect(defectsOf({}, { trainer: { name: 'own', train } })).rejects.toThrow('no GPU any more');
    expect(receipt()).toMatchObject({ steps: { planned: 9, done: 1 } });
  });

  it('has measured nothing by the log of an earlier one', async () => {
    await defectsOf({});
    const train = () => Promise.reject(new Error('no GPU'));
    await expect(defectsOf({}, { trainer: { name: 'own', train } })).rejects.toThrow('no GPU');
    expect(receipt()).toMatchObject({ steps: { planned: 0, done: 0 }, loss: { log: [] } });
  });
});

it('of two runs into one folder the second is refused, and the first goes on', async () => {
  let second: Promise<unknown> = Promise.resolve();
  const train = async (job: TrainingJob) => {
    second = defectsOf({}).catch((error: unknown) => error);
    await second;
    return await commandTrainer(
      [process.execPath, FAKE, job.output, 'x', '2', '4', '5e-6', '{"rows":73}'],
      {},
    )(job);
  };
  expect(await defectsOf({}, { trainer: { name: 'slow', train } })).toEqual([]);
  expect(await second).toMatchObject({
    code: 'USAGE',
    message: expect.stringContaining('written to by another run'),
  });
});
