import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { workflowText } from './workflow-text.ts';

const example = (name: string) =>
  readFileSync(new URL(`../../../examples/workflows/${name}`, import.meta.url), 'utf8');

test('the example is filled with the repository’s own', () => {
  const facts = { paths: ['out/*.json', 'more.jsonl'], defaultBranch: 'trunk', action: 'acme/retake' };
  const text = workflowText(example('retake.yml'), facts);
  const { on } = parse(text);
  expect(on.pull_request.paths).toEqual(['out/*.json', 'more.jsonl', '.github/retake.yml']);
  expect(on.push).toEqual({ branches: ['trunk'], paths: ['out/*.json', 'more.jsonl'] });
  expect(text).toContain('uses: acme/retake@v1');
  expect(text).not.toMatch(/OWNER|benchmarks|Copy it/);
});

test('without a known owner the place for it stays', () => {
  const facts = { paths: ['out/*.json'], defaultBranch: 'main', action: null };
  expect(workflowText(example('retake-train.yml'), facts)).toBe(example('retake-train.yml'));
});
