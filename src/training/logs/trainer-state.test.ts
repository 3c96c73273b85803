import { describe, expect, it } from 'vitest';
import { parseLenientJson } from './lenient-json.ts';
import { parseTrainerState } from './trainer-state.ts';

const state = parseLenientJson(`{
  "epoch": 2.0, "global_step": 4, "max_steps": 4, "num_train_epochs": 2, "train_batch_size": 4,
  "num_input_tokens_seen": 0,
  "log_history": [
    {"epoch": 0, "eval_loss": 3.5, "eval_runtime": 0.1, "step": 0},
    {"epoch": 0.5, "grad_norm": NaN, "learning_rate": 0.0, "loss": 3.2, "num_tokens": 100.0, "step": 1, "train_runtime": 0.3},
    {"epoch": 1.0, "learning_rate": 5e-06, "loss": 3.1, "num_tokens": 210.0, "step": 2},
    {"epoch": 1.0, "eval_loss": 3.4, "step": 2},
    {"epoch": 1.0, "learning_rate": 5e-06, "loss": 3.0, "num_tokens": 210.0, "step": 2},
    {"epoch": 1.5, "learning_rate": 2e-06, "loss": NaN, "num_tokens": 300.0, "step": 3},
    {"epoch": 2.0, "learning_rate": 1e-07, "loss": 2.9, "num_tokens": 400.0, "step": 4},
    {"epoch": 2.0, "step": 4, "total_flos": 1e9, "train_loss": 3.05, "train_runtime": 2.1}
  ]
}`);

describe('parseTrainerState', () => {
  it('reads steps, losses, tokens and what was applied', () => {
    expect(parseTrainerState(state)).toEqual({
      steps: { planned: 4, done: 4 },
      applied: { epochs: 2, batch_size: 4, learning_rate: 5e-6 },
      loss: {
        log: [
          { step: 1, loss: 3.2 },
          { step: 2, loss: 3 },
          { step: 3, loss: null },
          { step: 4, loss: 2.9 },
        ],
        held_out: [
          { step: 0, loss: 3.5 },
          { step: 2, loss: 3.4 },
        ],
      },
      tokens: 400,
    });
  });

  it('says nothing that the log does not say', () => {
    expect(parseTrainerState({ global_step: 3, max_steps: 9, log_history: [] })).toEqual({
      steps: { planned: 9, done: 3 },
      applied: {},
      loss: { log: [], held_out: [] },
      tokens: null,
    });
  });

  it('is not taken in by another file', () => {
    expect(parseTrainerState({ steps: [] })).toBeNull();
    expect(parseTrainerState('text')).toBeNull();
  });
});
