import { expect, test } from 'vitest';
import { parseConfig } from '../../config/load.ts';
import { permissionNotStarted, setupNotStarted } from './not-started.ts';

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

test('whoever may not is told what somebody else can do: running a job again changes no comment’s author', () => {
  expect(permissionNotStarted('ada', false).remedy).toContain('running this job again');
  expect(permissionNotStarted('ada', true).remedy).toContain('giving the command');
});
