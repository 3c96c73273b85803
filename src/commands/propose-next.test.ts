import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commandContext } from '../../test/benchmark/command-context.ts';
import { receipt } from '../../test/builders/receipt.ts';
import { parseConfig } from '../config/load.ts';
import type { NextLoop } from '../domain/loop/next-loop.ts';
import type { VerdictResult } from '../domain/verdict/verdict.ts';
import { readManifest } from './documents.ts';
import { proposeNext } from './propose-next.ts';
import { resultsIn } from './read-results.ts';
import { writeDataset } from './write-dataset.ts';

const FIRST = `
results: { paths: [first.jsonl] }
split: { holdout: 0 }
next: { config: next.yml, start: automatic }
`;
const NEXT = `
name: second
results: { paths: [second.jsonl] }
failures: { minimum: 5 }
split: { holdout: 0 }
dataset: { replay: 0 }
training: { model: acme/tiny-1b, epochs: 1, budget: { usd_per_hour: 3 } }
`;

/** Wrong answers to the questions `from` up to `to`. */
function wrong(from: number, to: number, model?: string): string {
  const rows = Array.from({ length: to - from }, (_, index) => ({
    task: 'sums',
    id: `q${from + index}`,
    prompt: `What is ${from + index} + 1?`,
    response: 'The answer is 0.',
    outcome: 'incorrect',
    reference: String(from + index + 1),
    ...(model === undefined ? {} : { model }),
  }));
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

/** A loop whose dataset holds the questions 0 to 29, and what it leads on to. */
async function loopEnds(
  files: Record<string, string>,
  verdict: VerdictResult = 'pass',
  settings = FIRST,
): Promise<{ next: NextLoop | null; cwd: string }> {
  const cwd = mkdtempSync(join(tmpdir(), 'retake-next-'));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  for (const [path, text] of Object.entries({ 'first.jsonl': wrong(0, 30), ...files })) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  const { context } = commandContext(cwd);
  const config = parseConfig(settings, 'retake.yml');
  const dataset = join(cwd, 'out', 'dataset');
  await writeDataset(resultsIn(config.results.paths, config, context), config, dataset, context);
  const judged = { dataset, manifest: readManifest(dataset), receipt: receipt() };
  const places = { home: join(cwd, 'configs'), out: join(cwd, 'out') };
  return { next: await proposeNext(config, verdict, judged, places, context), cwd };
}

describe('proposeNext', () => {
  it('joins the failures of the next results with this dataset, and plans both', async () => {
    const { next, cwd } = await loopEnds({ 'next.yml': NEXT, 'second.jsonl': wrong(20, 60) });
    expect(next).toMatchObject({
      config: 'next.yml',
      loop: 'second',
      // Ten questions are in both: they stay as the newer has them.
      study: { fresh: 40, joined: 20, examples: 60, plan: { rows: 60, steps: 15, within_budget: true } },
      standing: {
        kind: 'proposed',
        how: {
          kind: 'terminal',
          command: 'retake train --config next.yml --dataset out/next/dataset --out out/next/training',
        },
      },
    });
    expect(next?.study?.plan.usd?.[1]).toBeGreaterThan(0);
    expect(readManifest(join(cwd, 'out/next/dataset')).trained_items).toHaveLength(60);
  });

  it('finds the configuration beside the current one, too', async () => {
    const { next } = await loopEnds({ 'configs/next.yml': NEXT, 'second.jsonl': wrong(30, 60) });
    expect(next?.standing).toMatchObject({
      kind: 'proposed',
      how: { command: expect.stringContaining('--config configs/next.yml ') },
    });
  });

  it('tells the lower bound while there are no results', async () => {
    const { next, cwd } = await loopEnds({ 'next.yml': NEXT });
    expect(next).toMatchObject({
      study: { fresh: null, joined: 30, plan: { rows: 30, steps: 8 } },
      standing: { kind: 'not-ready', reason: expect.stringContaining('second.jsonl') },
    });
    expect(existsSync(join(cwd, 'out/next/dataset'))).toBe(false);
  });

  it.each([
    ['fail', FIRST],
    ['inconclusive', FIRST],
    ['pass', FIRST.replace(/next:.*/, '')],
  ] as const)('proposes nothing after %s', async (verdict, settings) => {
    expect((await loopEnds({ 'next.yml': NEXT }, verdict, settings)).next).toBeNull();
  });

  it.each([
    ['no configuration', {}, 'not-ready', 'no such file'],
    ['a broken one', { 'next.yml': 'nmae: x' }, 'not-ready', 'nmae'],
    [
      'its own name',
      { 'next.yml': 'name: default' },
      'not-ready',
      'The next loop is called default like this one',
    ],
    [
      'other rows',
      { 'next.yml': `${NEXT}`.replace('replay: 0', 'replay: 0, format: alpaca') },
      'not-ready',
      'Dataset is of the format prompt-completion, the new dataset of alpaca',
    ],
    [
      'another model',
      { 'next.yml': NEXT, 'second.jsonl': wrong(30, 60, 'other') },
      'not-ready',
      'The mistakes were made by other',
    ],
    [
      'a budget of no money',
      { 'next.yml': NEXT.replace('usd_per_hour: 3', 'usd_per_hour: 3, usd: 0.001') },
      'held-back',
      'training.budget.usd is $0.00',
    ],
    [
      'too few failures',
      { 'next.yml': NEXT.replace('minimum: 5', 'minimum: 100') },
      'held-back',
      'failures.minimum is 100',
    ],
  ] as const)('says what is in the way: %s', async (_, files, kind, reason) => {
    const { next } = await loopEnds({ 'second.jsonl': wrong(30, 60), ...files });
    expect(next?.standing).toMatchObject({ kind, reason: expect.stringContaining(reason) });
  });
});
