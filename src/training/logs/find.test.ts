import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findTrainingLog as find } from './find.ts';

const findTrainingLog = (output: string) => find(output, () => true);

let output: string;
beforeEach(() => {
  output = mkdtempSync(join(tmpdir(), 'retake-logs-'));
});
afterEach(() => rmSync(output, { recursive: true, force: true }));

function write(path: string, content: string) {
  mkdirSync(dirname(join(output, path)), { recursive: true });
  writeFileSync(join(output, path), content);
}

const state = (step: number, records = 1) =>
  JSON.stringify({
    global_step: step,
    max_steps: 38,
    num_train_epochs: 2,
    log_history: Array.from({ length: records }, (_, index) => ({
      step: index + 1,
      loss: 1,
      learning_rate: 1e-5,
    })),
  });

it('takes the newest checkpoint by number, not by name', () => {
  write('checkpoint-9/trainer_state.json', state(9));
  write('checkpoint-19/trainer_state.json', state(19));
  expect(findTrainingLog(output)?.steps.done).toBe(19);
});

it('prefers the root, which is written last', () => {
  write('checkpoints/checkpoint-38/trainer_state.json', state(38, 37));
  write('trainer_state.json', state(38, 38));
  expect(findTrainingLog(output)?.loss.log).toHaveLength(38);
});

it('follows a live log that is ahead of the last checkpoint', () => {
  write('checkpoint-10/trainer_state.json', state(10));
  write('trainer_log.jsonl', '{"current_steps": 12, "total_steps": 38, "loss": 0.5}\n');
  expect(findTrainingLog(output)).toMatchObject({ steps: { planned: 38, done: 12 }, applied: { epochs: 2 } });
});

it('keeps the held-out loss of a state where a live log has none', () => {
  const history = [{ step: 0, eval_loss: 3 }];
  write('checkpoint-10/trainer_state.json', JSON.stringify({ global_step: 10, log_history: history }));
  write('trainer_log.jsonl', '{"current_steps": 12, "total_steps": 38, "loss": 0.5}\n');
  expect(findTrainingLog(output)?.loss.held_out).toEqual([{ step: 0, loss: 3 }]);
});

it('passes over what was half written', () => {
  write('trainer_state.json', '{"global_step": 38, "log_hist');
  write('checkpoint-19/trainer_state.json', state(19));
  expect(findTrainingLog(output)?.steps.done).toBe(19);
});

it('finds nothing where there is nothing', () => {
  expect(findTrainingLog(output)).toBeNull();
  expect(findTrainingLog(join(output, 'missing'))).toBeNull();
});

it('passes over what an earlier run left', () => {
  write('trainer_state.json', state(38));
  write('trainer_log.jsonl', '{"current_steps": 38, "total_steps": 38, "loss": 0.5}\n');
  expect(find(output, () => false)).toBeNull();
});
