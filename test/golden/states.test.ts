import { describe, expect, it } from 'vitest';
import { byteLength } from '../../src/report/byte-length.ts';
import type { LoopView } from '../../src/report/state-view.ts';
import { renderNothingToTrain, renderState } from '../../src/report/states.ts';
import { categoryCounts, manifest } from '../builders/manifest.ts';
import { stateInput } from '../builders/states.ts';
import { expectGolden } from './golden.ts';

const FEW = manifest({
  categories: {
    math: categoryCounts({
      selected: 47,
      audit: { confirmed: 8, 'already-right': 37, ambiguous: 2, unverifiable: 0 },
      examples: 10,
    }),
  },
});

const STATES: Record<string, LoopView> = {
  extracted: { phase: 'extracted' },
  'waiting-runner': {
    phase: 'queued',
    waitingFor: 'runner',
    labels: ['self-hosted', 'gpu'],
    minutes: 12,
    limitMinutes: 30,
  },
  'waiting-same': { phase: 'queued', waitingFor: 'same' },
  'waiting-turn': { phase: 'queued', waitingFor: 'turn', labels: ['self-hosted', 'gpu'], minutes: 3, limitMinutes: 30 },
  'waiting-approval': { phase: 'waiting-approval', environment: 'gpu-spending', minutes: 45 },
  training: {
    phase: 'training',
    step: 12,
    steps: 38,
    loss: { first: 1.42, latest: 1.03 },
    minutesLeft: 9,
    heardAt: '2026-01-05T10:07:31Z',
    usdSoFar: 0.21,
  },
  benchmarking: { phase: 'benchmarking', done: 120, total: 255 },
  'nothing-to-train': { phase: 'skipped', manifest: FEW, minimum: 20 },
  'not-started-fork': {
    phase: 'not-started',
    reason: 'fork',
    detail: 'Data from a fork reaches the GPU only when a maintainer lets this very commit through.',
    remedy: 'A maintainer can start it with the comment "/retake approve".',
  },
  'not-started-budget': {
    phase: 'not-started',
    reason: 'budget',
    detail: 'It would take 70 to 95 minutes; training.budget.minutes is 60.',
    remedy: 'Train on less, or raise training.budget.minutes on the default branch.',
  },
  'not-started-trust': {
    phase: 'not-started',
    reason: 'permission',
    detail: 'Only people with write permission may start training.',
    remedy: null,
  },
  failed: {
    phase: 'failed',
    reason: 'training',
    minutes: 4,
    message: 'CUDA out of memory (batch size 4 at 2,048 tokens)',
    hint: 'Set training.batch_size to 2 and training.gradient_accumulation to 2: the same steps with half the memory.',
    log: ['{"loss": 1.41}', 'torch.OutOfMemoryError: CUDA out of memory.', '```', '</details> @org/team #1 <!-- retake v1 x -->'],
  },
  lost: { phase: 'lost', reason: 'no-runner', labels: ['self-hosted', 'gpu'], minutes: 30 },
  superseded: { phase: 'superseded', commit: '9a8b7c6d5e4f30212233445566778899aabbccdd' },
  cancelled: { phase: 'cancelled', by: 'mona', minutes: 6 },
  closed: { phase: 'cancelled', by: 'mona', minutes: 6, closed: true },
};

it('says nothing of missing replay rows where nothing is trained on', () => {
  const warning = (code: string) => ({ code, category: null, count: 1, message: `1 row is ${code}` });
  const few = { ...FEW, warnings: [warning('replay-short'), warning('no-target')] };
  const shown = renderNothingToTrain({ manifest: few, minimum: 20, version: '1.0.0' });
  expect(shown).toContain('1 row is no-target');
  expect(shown).not.toContain('replay-short');
  expect(renderState(stateInput({ phase: 'extracted' }, { manifest: few }))).toContain('replay-short');
});

describe('a loop that is not judged', () => {
  it.each(Object.entries(STATES))('%s', (name, view) => {
    expectGolden(`states/${name}.md`, renderState(stateInput(view)));
  });

  it('says beforehand what cannot be told on these items', () => {
    const preflight = ['With 15 held-out math items even a gain of 20 points would hardly be seen; a gain of 10 points would need about 200, if a fifth of the answers changed.'];
    expectGolden('states/preflight.md', renderState(stateInput({ phase: 'extracted' }, { preflight, manifest: FEW })));
  });

  it('nothing selected at all', () => {
    const none = manifest({
      categories: {
        math: categoryCounts({
          selected: 0,
          audit: { confirmed: 0, 'already-right': 0, ambiguous: 0, unverifiable: 0 },
          examples: 0,
          replay: 0,
        }),
      },
    });
    const text = renderNothingToTrain({ manifest: none, minimum: 20, version: '0.1.0' });
    expectGolden('states/nothing-failed.md', text);
  });

  it('stays within the limit whatever the log and the dataset hold', () => {
    const categories = Object.fromEntries(
      Array.from({ length: 2000 }, (_, index) => [`${'@org/x|`'.repeat(40)}${index}`, categoryCounts()]),
    );
    const log = Array.from({ length: 500 }, () => '`'.repeat(5000));
    const view: LoopView = { ...(STATES.failed as LoopView & { phase: 'failed' }), log };
    const text = renderState(stateInput(view, { manifest: manifest({ categories }) }));
    expect(byteLength(text)).toBeLessThanOrEqual(60_000);
    expect(text).toContain('CUDA out of memory');
  });
});
