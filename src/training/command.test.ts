import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandTrainer } from './command.ts';
import type { TrainingJob, TrainingProgress } from './trainer.ts';

let folder: string;
let told: TrainingProgress[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'retake-command-'));
  told = [];
  mkdirSync(join(folder, 'out'));
  writeFileSync(
    join(folder, 'math.jsonl'),
    '{"prompt":"1","completion":"2"}\n\n{"prompt":"3","completion":"4"}',
  );
  writeFileSync(join(folder, 'code.jsonl'), '{"prompt":"5","completion":"6"}\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function job(change: Partial<TrainingJob> = {}): TrainingJob {
  return {
    dataset: folder,
    files: ['math.jsonl', 'code.jsonl'],
    model: { id: 'some/model', revision: null },
    settings: {
      method: 'lora',
      epochs: 2,
      learning_rate: 5e-6,
      batch_size: 1,
      gradient_accumulation: 1,
      gpus: 1,
      max_length: 128,
      seed: 42,
    },
    output: join(folder, 'out'),
    onProgress: (progress) => told.push(progress),
    signal: new AbortController().signal,
    ...change,
  };
}

/** Leaves what a trainer built on the Hugging Face Trainer leaves, and its arguments. */
const PROGRAM = `
const fs = require('node:fs');
const [output, ...rest] = process.argv.slice(1);
fs.writeFileSync(output + '/argv.json', JSON.stringify(rest));
const log = [];
for (let step = 1; step <= 6; step++) {
  log.push({ step, loss: 3 - step / 10, learning_rate: 5e-6, epoch: step / 3 });
  fs.appendFileSync(output + '/trainer_log.jsonl', JSON.stringify({ current_steps: step, total_steps: 6, loss: 3 - step / 10 }) + '\\n');
}
fs.mkdirSync(output + '/checkpoint-6');
fs.writeFileSync(output + '/checkpoint-6/trainer_state.json', JSON.stringify({ global_step: 6, max_steps: 6, num_train_epochs: 2, train_batch_size: 1, log_history: log }));
fs.writeFileSync(output + '/adapter_model.bin', 'weights');
`;

const node = (program: string, ...rest: string[]) => [process.execPath, '-e', program, '{output}', ...rest];

describe('commandTrainer', () => {
  it('runs the command with the job filled in, and reads what it did', async () => {
    const template = node(PROGRAM, '--lr={learning_rate}', '{model}@{revision}', '{train_file}', '{epochs}');
    const found = await commandTrainer(template, process.env)(job());
    const output = join(folder, 'out');
    expect(JSON.parse(readFileSync(join(output, 'argv.json'), 'utf8'))).toEqual([
      '--lr=0.000005',
      'some/model@main',
      join(output, 'train.jsonl'),
      '2',
    ]);
    expect(readFileSync(join(output, 'train.jsonl'), 'utf8').trim().split('\n')).toHaveLength(3);
    expect(found).toMatchObject({
      rows: { used: 3, dropped: 0 },
      steps: { planned: 6, done: 6 },
      applied: { epochs: 2, batch_size: 1, learning_rate: 5e-6 },
      adapter: { path: '.', bytes: 7, largest_change: null },
    });
    expect(found.loss.log).toHaveLength(6);
    expect(told.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('finds no step where the program left no log', async () => {
    const found = await commandTrainer(node(''), process.env)(job());
    expect(found).toMatchObject({ steps: { planned: 0, done: 0 }, adapter: null });
  });

  it('takes nothing that an earlier run left for this one', async () => {
    await commandTrainer(node(PROGRAM), process.env)(job());
    const found = await commandTrainer(node(''), process.env)(job());
    expect(found).toMatchObject({ steps: { planned: 0, done: 0 }, adapter: null });
  });

  it('says why the program failed', async () => {
    const program = 'console.error("torch.OutOfMemoryError: CUDA out of memory."); process.exit(1)';
    await expect(commandTrainer(node(program), process.env)(job())).rejects.toMatchObject({
      code: 'TRAINING_FAILED',
      message: 'training failed: the GPU ran out of memory (exit code 1)',
      hint: expect.stringContaining('batch_size'),
    });
  });

  it('shows the last line where it does not know why', async () => {
    const program = 'console.log("all well"); console.error("KeyError: 42"); process.exit(9)';
    await expect(commandTrainer(node(program), process.env)(job())).rejects.toMatchObject({
      message: expect.stringMatching(/ended with exit code 9; its last line: KeyError: 42$/),
      hint: `All that it printed is in ${join(folder, 'out', 'trainer.log')}.`,
    });
  });

  it('ends with the job', async () => {
    const controller = new AbortController();
    const program = 'console.log("up"); setInterval(() => {}, 1000)';
    const running = commandTrainer(
      node(program),
      process.env,
    )(job({ signal: controller.signal, onLog: () => controller.abort() }));
    await expect(running).rejects.toMatchObject({ code: 'INTERRUPTED' });
  });
});
