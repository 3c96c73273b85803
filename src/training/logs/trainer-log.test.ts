import { expect, it } from 'vitest';
import { parseTrainerLog, parseTrainerLogLine } from './trainer-log.ts';

const lines = [
  '{"current_steps": 1, "total_steps": 3, "loss": 0.8, "lr": 1e-05, "epoch": 0.5, "percentage": 33.3, "elapsed_time": "0:00:01", "remaining_time": "0:00:02"}',
  '{"current_steps": 2, "total_steps": 3, "loss": NaN, "lr": 2e-05, "epoch": 1.0, "throughput": 1234.5}',
  '{"current_steps": 2, "total_steps": 3, "eval_loss": 0.7, "epoch": 1.0}',
  '{"current_steps": 3, "total_steps": 3, "loss": 0.5, "lr": 0.0, "epoch": 1.5}',
  '{"current_steps": 3, "total_steps": 3, "epoch": 1.5, "percentage": 100.0}',
];

it('reads what LLaMA-Factory writes', () => {
  expect(parseTrainerLog(`${lines.join('\n')}\n{"current_st`)).toEqual({
    steps: { planned: 3, done: 3 },
    applied: { learning_rate: 2e-5 },
    loss: {
      log: [
        { step: 1, loss: 0.8 },
        { step: 2, loss: null },
        { step: 3, loss: 0.5 },
      ],
      held_out: [{ step: 2, loss: 0.7 }],
    },
    tokens: null,
  });
});

it('finds progress in a line', () => {
  expect(parseTrainerLogLine(lines[1] ?? '')).toMatchObject({
    step: 2,
    steps: 3,
    loss: null,
    tokens_per_second: 1234.5,
  });
  expect(parseTrainerLogLine('{"at":"2026-11-22T09:00:00.000Z","current_steps":1,"total_steps":3}')?.at).toBe(
    '2026-11-22T09:00:00.000Z',
  );
});

it('knows nothing from nothing', () => {
  expect(parseTrainerLog('')).toBeNull();
  expect(parseTrainerLog('starting up\n[1, 2]\n')).toBeNull();
});
