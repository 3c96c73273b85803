import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TrainingProgress } from '../trainer.ts';
import { followProgress } from './follow.ts';

let folder: string;
let path: string;
let told: TrainingProgress[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'retake-follow-'));
  path = join(folder, 'trainer_log.jsonl');
  told = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const follow = () =>
  followProgress(
    path,
    () => new Date(0),
    (progress) => told.push(progress),
  );
const line = (step: number) => `{"current_steps": ${step}, "total_steps": 4, "loss": ${5 - step}}\n`;

it('tells of each new step once', () => {
  const follower = follow();
  appendFileSync(path, line(1) + line(1) + line(2));
  follower.end();
  expect(told.map(({ step, loss }) => [step, loss])).toEqual([
    [1, 4],
    [2, 3],
  ]);
  expect(told[0]?.at).toBe('1970-01-01T00:00:00.000Z');
});

it('passes over what an earlier run wrote', () => {
  appendFileSync(path, line(1) + line(2));
  const follower = follow();
  appendFileSync(path, line(3));
  follower.end();
  expect(told.map(({ step }) => step)).toEqual([3]);
});

it('begins anew with a file that was begun anew', () => {
  appendFileSync(path, line(1) + line(2) + line(3));
  const follower = follow();
  writeFileSync(path, line(1));
  follower.end();
  expect(told.map(({ step }) => step)).toEqual([1]);
});

it('listens to what is printed where no log is written', () => {
  const follower = follow();
  follower.printed(' 25%|██▌       | 1/4 [00:01<00:03,  1.0it/s]');
  follower.printed("{'loss': '2.5', 'epoch': '0.5'}");
  follower.printed(' 50%|█████     | 2/4 [00:02<00:02,  1.0it/s]');
  follower.end();
  expect(told.map(({ step, steps, loss }) => [step, steps, loss])).toEqual([
    [1, 4, null],
    [2, 4, 2.5],
  ]);
});
