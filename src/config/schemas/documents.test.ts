import { describe, expect, it } from 'vitest';
import { DatasetSchema } from './dataset.ts';
import { RequestSchema } from './request.ts';
import { ResultRowSchema } from './result-row.ts';

const digest = 'a'.repeat(64);
const commit = 'b'.repeat(40);
const request = {
  schema: 'retake.request/1',
  request_id: '0123456789abcdef',
  loop: 'default',
  key: '000142.17693.1',
  results_commit: commit,
  head_sha: commit,
  repository: 'owner/name',
  pull_request: 7,
  check_run: null,
  dataset: { digest, artifact: 'retake-dataset-default', rows: 73 },
  model: { id: 'org/model', revision: null },
  settings: {
    method: 'qlora',
    epochs: 2,
    learning_rate: 5e-6,
    batch_size: 4,
    gradient_accumulation: 1,
    gpus: 1,
    max_length: 2048,
    seed: 42,
  },
  budget: { minutes: 60, usd_per_hour: null, usd: null, runs_per_day: 4 },
  requested_by: 'someone',
  created_at: '2026-11-22T09:00:00Z',
};

describe('a training request', () => {
  it('is taken as it is', () => {
    expect(RequestSchema.parse(request)).toEqual(request);
  });

  it.each([
    ['a key of its own', { command: ['sh'] }],
    ['a loop that leaves the marker', { loop: 'x --> y' }],
    ['a repository that is a path', { repository: '../../etc/passwd' }],
    ['a commit that is a branch', { head_sha: 'main' }],
    ['a key that is none', { key: '142' }],
    ['no pull request number', { pull_request: 0 }],
    ['a digest that is none', { dataset: { ...request.dataset, digest: 'x' } }],
    ['endless training', { budget: { ...request.budget, minutes: Number.POSITIVE_INFINITY } }],
    ['a huge name', { requested_by: 'x'.repeat(300) }],
  ])('is refused with %s', (_, change) => {
    expect(RequestSchema.safeParse({ ...request, ...change }).success).toBe(false);
  });
});

describe('a result row', () => {
  const row = { task: 'math', id: 'm1', prompt: 'p', response: 'r' };

  it.each([
    [{ outcome: 'win' }],
    [{ score: 0.25 }],
    [{ outcome: 'partial', score: 0.5 }],
    [{ outcome: 'correct', id: 7, reference: null, category: 'x', repeat: 2, model: 'mine' }],
  ])('is read with %j, and keeps what stands beside', (more) => {
    expect(ResultRowSchema.parse({ ...row, ...more })).toEqual({ ...row, ...more });
  });

  it.each([[{}], [{ outcome: 'won' }], [{ score: 7 }], [{ score: null }], [{ outcome: 'win', repeat: -1 }]])(
    'is refused with %j',
    (more) => {
      expect(ResultRowSchema.safeParse({ ...row, ...more }).success).toBe(false);
    },
  );
});

describe('a manifest', () => {
  const manifest = {
    schema: 'retake.dataset/1',
    model: { id: null, revision: null },
    format: 'messages',
    split: { holdout: 0.3, seed: 'retake' },
    results: [],
    categories: {
      math: {
        items: 3,
        outcomes: { win: 2, tie: 1 },
        selected: 1,
        audit: { confirmed: 1, 'already-right': 0, ambiguous: 0, unverifiable: 0 },
        held_out: 1,
        examples: 1,
        replay: 1,
      },
    },
    examples: 1,
    targets: [],
    files: [],
    trained_items: [],
    digest,
    warnings: [],
  };

  it('is taken as it is; what a newer version adds is no obstacle', () => {
    expect(DatasetSchema.parse({ ...manifest, added_later: 1 })).toEqual(manifest);
  });

  it('of an early dataset does not say which category a file is of', () => {
    const early = { ...manifest, files: [{ path: 'math.jsonl', rows: 1, sha256: digest }] };
    expect(DatasetSchema.parse(early)).toEqual(early);
  });

  it('is refused where a count is none', () => {
    expect(DatasetSchema.safeParse({ ...manifest, examples: -1 }).success).toBe(false);
    expect(DatasetSchema.safeParse({ ...manifest, schema: 'retake.dataset/2' }).success).toBe(false);
  });
});
