import { expect, it } from 'vitest';
import { parseConfig } from '../../config/load.ts';
import { keysThatDiffer, pushedConfig } from './pushed-config.ts';

const config = (text: string) => parseConfig(text, 'retake.yml');
const ruling = config('failures: { minimum: 20 }');

it.each([
  ['results: { paths: [other/*.jsonl], format: retake }'],
  ['failures: { categories: [math], outcomes: [loss], already_right: keep }'],
  ['dataset: { format: messages, replay: 0.5, target: { default: opponent } }'],
  ['training: { model: other, revision: abc, method: lora, epochs: 7, learning_rate: 1e-4, batch_size: 1 }'],
  ['training: { gradient_accumulation: 2, gpus: 2, max_length: 10, seed: 1 }'],
])('a push decides about %s', (text) => {
  const pushed = config(text);
  expect(pushedConfig(ruling, pushed)).toEqual(pushed);
});

it.each([
  ['name: other', ['name']],
  ['results: { baseline: none }', ['results.baseline']],
  ['failures: { minimum: 0 }', ['failures.minimum']],
  ['split: { holdout: 10%, seed: lucky }', ['split.holdout', 'split.seed']],
  ['training: { trainer: command, command: [train] }', ['training.trainer', 'training.command']],
  ['training: { runner: [mine], workflow: mine.yml }', ['training.runner', 'training.workflow']],
  [
    'training: { queue_minutes: 1, budget: { minutes: 1000 } }',
    ['training.queue_minutes', 'training.budget'],
  ],
  ['training: { target: { minutes: [1, 2] } }', ['training.target']],
  ['benchmark: { command: [exam], baseline: reuse }', ['benchmark.command', 'benchmark.baseline']],
  ['evidence: { items: all, preflight: require }', ['evidence.items', 'evidence.preflight']],
  ['criteria: { inconclusive: neutral }', ['criteria.inconclusive']],
  ['report: { answers: none }', ['report.answers']],
  ['next: { config: x.yml }', ['next']],
])('a push does not decide about %s', (text, keys) => {
  const pushed = config(text);
  expect(pushedConfig(ruling, pushed)).toEqual(ruling);
  expect(keysThatDiffer(pushed, ruling)).toEqual(keys);
});
