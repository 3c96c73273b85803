import { describe, expect, test } from 'vitest';
import { resultPatterns, workflowPattern } from './result-patterns.ts';

describe('the patterns for result files', () => {
  test.each([
    [
      ['benchmarks/math_intermediate.json', 'benchmarks/code_intermediate.json'],
      ['benchmarks/*_intermediate.json'],
    ],
    [['results.jsonl'], ['results.jsonl']],
    [['a.json', 'b.json'], ['*.json']],
    [['math.json', 'path.json'], ['*.json']],
    [
      ['runs/1/samples.jsonl', 'runs/2/samples.jsonl'],
      ['runs/1/samples.jsonl', 'runs/2/samples.jsonl'],
    ],
    [
      ['out/a.jsonl', 'out/b.jsonl.gz', 'out/c.jsonl'],
      ['out/*.jsonl', 'out/b.jsonl.gz'],
    ],
    [['out/run.json', 'out/my-run.json'], ['out/*.json']],
  ])('of %j are %j', (files, patterns) => {
    expect(resultPatterns(files)).toEqual(patterns);
  });
});

describe('a pattern as a workflow has it', () => {
  test.each([
    ['benchmarks/*_intermediate.json', 'benchmarks/*_intermediate.json'],
    ['./results.jsonl', 'results.jsonl'],
    ['out/solutions.jsonl#6b', 'out/solutions.jsonl'],
    ['out/{math,code}.json', 'out/**'],
    ['out/run+1/?.json', 'out/**'],
    ['[ab].json', '**'],
  ])('%s is %s', (pattern, expected) => {
    expect(workflowPattern(pattern)).toBe(expected);
  });
});
