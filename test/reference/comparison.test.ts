import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Notebook } from '../../src/commands/compare-results.ts';
import { judgeResults } from '../../src/commands/judge-results.ts';
import { resultsOf } from '../../src/commands/read-results.ts';
import { parseConfig } from '../../src/config/load.ts';
import {
  type BenchmarkItem,
  type BenchmarkRun,
  OUTCOMES,
  scoreOfOutcome,
} from '../../src/domain/benchmark/item.ts';
import { observe } from '../../src/domain/calibration/observe.ts';
import { fateOfChange, noFates } from '../../src/domain/comparison/fate.ts';
import type { Manifest } from '../../src/domain/dataset/dataset.ts';
import { RetakeError } from '../../src/domain/error.ts';
import { judge } from '../../src/domain/verdict/judge.ts';
import type { Frame } from '../../src/report/comment-input.ts';
import { fateOf } from '../../src/report/fate.ts';
import { renderReport } from '../../src/report/html/report.ts';
import { sha256 } from '../../src/results/hash.ts';
import { commandContext } from '../benchmark/command-context.ts';
import { compareRuns } from '../builders/compare-runs.ts';
import { categoryCounts } from '../builders/manifest.ts';
import { observedRun } from '../builders/noted.ts';
import { manifestOf } from '../builders/run.ts';
import { compareInMemory } from './comparison/compare.ts';
import { observeInMemory } from './comparison/observe.ts';

const { context } = commandContext('.');
const file = { path: 'a', format: 'retake', task: 'sums', items: 9, sha256: 'ab' };

/** Few of everything, so that ids, prompts and variants meet again and again. */
const items = fc.array(
  fc
    .record({
      task: fc.constantFrom('sums', 'sums', 'essays'),
      id: fc.option(fc.constantFrom('1', '2', '3', '4', '5', '6', '7', '8'), { nil: null }),
      category: fc.constantFrom('math', 'math', 'code', 'a/b'),
      prompt: fc.constantFrom('p', ' p ', 'q  r', 'q r', 's', 't', 'u', 'v', 'e\u0301', '\u00e9'),
      response: fc.constantFrom('The answer is 4', 'The answer is 5', ' ', 'no idea', '4 or \ud800'),
      reference: fc.option(fc.constantFrom('4', ' 4', '#### 4', '5', ' '), { nil: undefined }),
      outcome: fc.constantFrom(...OUTCOMES),
      score: fc.option(
        fc.oneof(fc.constantFrom(null, Number.NaN, 0, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true })),
        { nil: undefined },
      ),
      variant: fc.constantFrom('', '', '', 'strict'),
      repeat: fc.constantFrom(0, 0, 0, 1, 2, 2 ** 31),
    })
    .map(
      ({ reference, score, ...rest }): BenchmarkItem => ({
        ...rest,
        ...(reference === undefined ? {} : { reference }),
        score: score === undefined ? scoreOfOutcome(rest.outcome) : score,
        place: { file: 'f', unit: 'item', at: 0, key: 0 } as const,
      }),
    ),
  { maxLength: 40 },
);

/** A candidate's answers to much the same questions in another order: most of it is the baseline's. */
const bothRuns = fc.oneof(
  fc.tuple(items, items),
  fc
    .tuple(
      items,
      fc.array(fc.record({ outcome: fc.constantFrom(...OUTCOMES), response: fc.constantFrom('4', '5') })),
      items,
      fc.nat(3),
    )
    .map(([before, answers, others, turned]): [BenchmarkItem[], BenchmarkItem[]] => {
      const again = before.map((item, index) => {
        const answer = answers[index];
        return answer === undefined ? item : { ...item, ...answer, score: scoreOfOutcome(answer.outcome) };
      });
      return [before, [...again.slice(turned), ...others.slice(0, turned), ...again.slice(0, turned)]];
    }),
);

const manifests: fc.Arbitrary<Manifest | null> = fc.option(
  fc
    .record({
      trained: items,
      holdout: fc.constantFrom(0, 0, 0.3, 0.6),
      mined: fc.nat(6),
      isOwn: fc.boolean(),
    })
    .map(({ trained, holdout, mined, isOwn }) => ({
      ...manifestOf(trained.slice(0, 6), { holdout }),
      results: isOwn ? [file] : [],
      categories: { math: { ...categoryCounts(), items: mined } },
    })),
);

const runOf = (answers: BenchmarkItem[], model: string): BenchmarkRun => ({
  model,
  files: [file],
  items: answers,
  warnings: [{ code: 'w', category: null, count: 1, message: 'said twice' }],
});

/** What is returned, or what the error says. */
function result<T>(work: () => T): T | { error: string } {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RetakeError)) throw error;
    return { error: `${error.code} ${error.message}` };
  }
}

test('comparing from notes gives what comparing with everything in memory would', () => {
  fc.assert(
    fc.property(bothRuns, manifests, fc.boolean(), ([before, after], manifest, keepRight) => {
      const [old, now] = [runOf(before, 'old'), runOf(after, 'new')];
      const expected = result(() => compareInMemory(old, now, { manifest, sha256, keepRight }));
      const found = result(() => compareRuns(old, now, { manifest, sha256, keepRight }));
      if ('error' in found) {
        expect(found).toEqual(expected);
        return;
      }
      const { fates, ...comparison } = found;
      expect(comparison).toEqual(expected);
      const counted = noFates();
      for (const { evidence, before: was, after: is } of found.changes) {
        counted[evidence][fateOfChange({ before: was.score, after: is.score })] += 1;
      }
      if (keepRight) expect(fates).toEqual(counted);
    }),
    { numRuns: 3000 },
  );
});

test('a run seen by calibration from notes is what it would be in memory', () => {
  const split = fc.record({ holdout: fc.constantFrom(0, 0.5), seed: fc.constant('s') });
  const evidence = fc.record({
    items: fc.constantFrom('all' as const, 'held-out' as const),
    strength: fc.constant('any' as const),
  });
  const deciding = fc.record({ manifest: manifests, split, evidence });
  fc.assert(
    fc.property(items, deciding, (answers, rule) => {
      const observed = observedRun(runOf(answers, 'old'), rule);
      expect([...observe(observed, rule)]).toEqual(observeInMemory(answers, rule));
    }),
    { numRuns: 1000 },
  );
});

test('the commands say and show of results that they go through what they would of results in memory', async () => {
  const config = parseConfig('', 'retake.yml');
  const frame: Frame = { loop: 'default', marker: null, links: {}, history: [], version: '1.0.0' };
  await fc.assert(
    fc.asyncProperty(bothRuns, manifests, async ([before, after], manifest) => {
      const [old, now] = [runOf(before, 'old'), runOf(after, 'new')];
      const expected = result(() => compareInMemory(old, now, { manifest, sha256, keepRight: true }));
      if ('error' in expected) return;
      const notebook = new Notebook(manifest, context);
      const baseline = await notebook.noteBaseline(resultsOf(old));
      const compared = await notebook.compare(baseline, await notebook.noteCandidate(resultsOf(now)));
      const judged = judgeResults(compared, { manifest, receipt: null }, config, context);

      const { changes, ...comparison } = expected;
      expect(judged.verdict).toEqual(judge(comparison, config.criteria, config.evidence, null));
      const told = await judged.told();
      expect([...told.changes]).toEqual(changes.filter((change) => fateOf(change) !== 'still right'));
      const page = await judged.withPage(frame, (pieces) => [...pieces].join(''));
      expect(page).toBe([...renderReport({ ...frame, ...told, changes }, sha256)].join(''));
    }),
    { numRuns: 200 },
  );
});
