import { expect, test } from 'vitest';
import { parseConfig } from '../../../config/load.ts';
import { setupNotStarted } from './not-started.ts';

test.each([
  ['', ' training.model and benchmark.command'],
  ['training: { model: m }\nbenchmark: { endpoint: "http://localhost:8000/v1" }', ' benchmark.command'],
  ['benchmark: { command: [examine] }', ' training.model'],
])('a training is not dispatched without what it needs: %j', (text, missing) => {
  const detail = setupNotStarted(parseConfig(text, 'retake.yml'))?.detail;
  expect(detail).toContain(`To train on them${missing} must be set.`);
});

test('with both nothing is missing, nor for the built-in model', () => {
  const both = 'training: { model: m }\nbenchmark: { command: [examine] }';
  for (const text of [both, 'training: { trainer: embedded }']) {
    expect(setupNotStarted(parseConfig(text, 'retake.yml'))).toBeNull();
  }
});
