import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Context } from '../../src/commands/context.ts';
import { extractionRule } from '../../src/commands/extraction-rule.ts';
import { resultsOf } from '../../src/commands/read-results.ts';
import { writeDataset } from '../../src/commands/write-dataset.ts';
import { parseConfig } from '../../src/config/load.ts';
import {
  type BenchmarkItem,
  type BenchmarkRun,
  OUTCOMES,
  scoreOfOutcome,
} from '../../src/domain/benchmark/item.ts';
import { DATASET_FORMATS } from '../../src/domain/dataset/dataset.ts';
import { extractInMemory } from './extraction.ts';

const CONTEXT: Context = {
  cwd: '.',
  env: {},
  out: () => {},
  log: () => {},
  status: () => {},
  colour: false,
  now: () => new Date(0),
  signal: new AbortController().signal,
};

/** Few of everything, so that ids, prompts and variants meet again and again. */
const items: fc.Arbitrary<BenchmarkItem[]> = fc.array(
  fc
    .record({
      task: fc.constantFrom('sums', 'essays'),
      id: fc.option(fc.constantFrom('1', '2', '3', '4', '5', '6', '7', '8'), { nil: null }),
      category: fc.constantFrom('math', 'code', 'con', 'a/b'),
      prompt: fc.constantFrom('p', ' p ', 'q  r', 'q r', 's', 't', 'u', 'v', 'w', '漢'),
      response: fc.constantFrom('The answer is 4', 'The answer is 5', ' ', 'no idea', '4 or \ud800'),
      reference: fc.option(fc.constantFrom('4', '#### 4', '<<2*2=4>>4', ' '), { nil: undefined }),
      opponentResponse: fc.option(fc.constantFrom('four', ''), { nil: undefined }),
      opponent: fc.option(fc.constantFrom('gpt-4', 'own answer'), { nil: undefined }),
      outcome: fc.constantFrom(...OUTCOMES),
      score: fc.option(fc.oneof(fc.constant(null), fc.double({ min: 0, max: 1, noNaN: true })), {
        nil: undefined,
      }),
      variant: fc.constantFrom('', 'strict'),
      repeat: fc.nat(2),
    })
    .map(({ reference, opponentResponse, opponent, score, ...rest }) => ({
      ...rest,
      ...(reference === undefined ? {} : { reference }),
      ...(opponentResponse === undefined ? {} : { opponentResponse }),
      ...(opponent === undefined ? {} : { opponent }),
      score: score === undefined ? scoreOfOutcome(rest.outcome) : score,
      place: { file: 'f', unit: 'item', at: 0, key: 0 } as const,
    })),
  { maxLength: 60 },
);

const configs = fc
  .record({
    failures: fc.record({
      categories: fc.constantFrom('all', ['math', 'a/b']),
      outcomes: fc.constantFrom(['loss', 'tie', 'incorrect'], ['loss'], ['partial', 'incorrect']),
      already_right: fc.constantFrom('exclude', 'keep'),
    }),
    split: fc.record({ holdout: fc.constantFrom(0, 0.3, 0.6), seed: fc.constantFrom('retake', 'x') }),
    dataset: fc.record({
      format: fc.constantFrom(...DATASET_FORMATS),
      target: fc.constantFrom({}, { default: 'opponent', code: 'reference' }),
      strip_markup: fc.boolean(),
      replay: fc.constantFrom(0, 0.5, 1, 4),
    }),
  })
  .map((document) => parseConfig(JSON.stringify(document), 'retake.yml'));

function filesIn(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name));
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}

test('going through the results twice writes byte for byte what holding them all would', async () => {
  const out = join(mkdtempSync(join(tmpdir(), 'retake-extract-')), 'dataset');
  await fc.assert(
    fc.asyncProperty(items, configs, async (answers, config) => {
      const run: BenchmarkRun = { model: 'acme/tiny-1b', files: [], items: answers, warnings: [] };
      await writeDataset(resultsOf(run), config, out, CONTEXT);
      const written = filesIn(out);
      const expected = extractInMemory(run, extractionRule(config));
      expect([...written.keys()].toSorted()).toEqual([...expected.keys()].toSorted());
      for (const [path, text] of expected) expect(written.get(path)).toBe(text);
    }),
    { numRuns: 300 },
  );
  rmSync(out, { recursive: true });
});
