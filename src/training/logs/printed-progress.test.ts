import { expect, it } from 'vitest';
import { parsePrintedProgress } from './printed-progress.ts';

it.each([
  [' 50%|█████     | 19/38 [00:10<00:10,  1.86it/s]', { step: 19, steps: 38 }],
  [
    "{'loss': '6.333', 'grad_norm': '0.2859', 'learning_rate': '0.0005671', 'epoch': '1.053'}",
    { loss: 6.333 },
  ],
  ["{'loss': 0.51, 'learning_rate': 5e-06}", { loss: 0.51 }],
  ["{'loss': 'nan', 'grad_norm': 'nan'}", { loss: null }],
  ['Map: 100%|██████████| 73/73 [00:00<00:00, 900.00 examples/s]', null],
  ["{'eval_loss': '6.1', 'epoch': '1'}", null],
  ["{'train_runtime': '3.43', 'train_loss': '6.349'}", null],
  ['loading weights', null],
])('%s', (line, progress) => {
  expect(parsePrintedProgress(line)).toEqual(progress);
});
