import { describe, expect, test } from 'vitest';
import { sha256 } from '../../../test/builders/answer.ts';
import { extracted } from '../../../test/builders/extracted.ts';
import { promptHash } from '../benchmark/identity.ts';
import type { BenchmarkItem, Outcome } from '../benchmark/item.ts';
import type { DatasetFormat, Manifest } from './dataset.ts';
import { FileNames } from './file-name.ts';
import { makeManifest } from './make-manifest.ts';
import { mergeDatasets } from './merge.ts';
import type { StoredDataset } from './merge-rows.ts';
import { rowsOf } from './training-row.ts';

function answer(id: string, outcome: Outcome, prompt = `What is ${id} times 7?`): BenchmarkItem {
  return {
    task: 'sums',
    id,
    category: 'math',
    prompt,
    response: `I say ${id}.`,
    outcome,
    score: outcome === 'correct' ? 1 : 0,
    reference: `${Number(id) * 7}`,
    variant: '',
    repeat: 0,
    place: { file: 'results', unit: 'line', at: id, key: id },
  };
}

interface Rule {
  format?: DatasetFormat;
  holdout?: number;
  replay?: number;
  model?: string;
}

/** A dataset of these answers, as `extract` would have written it. */
function stored(
  name: string,
  items: BenchmarkItem[],
  { format = 'prompt-completion', holdout = 0, replay = 0, model = 'm' }: Rule = {},
): StoredDataset {
  const rule = {
    mining: { categories: 'all' as const, outcomes: ['incorrect' as const] },
    split: { holdout, seed: 's' },
    derivation: {
      alreadyRight: 'keep' as const,
      target: { default: 'reference' as const },
      stripMarkup: true,
      format,
      replay,
      seed: 's',
    },
  };
  const { extraction, categories } = extracted(items, rule);
  const rows = new Map<string, Record<string, unknown>[]>();
  for (const [category, { training, heldOut }] of categories) {
    if (training.length > 0)
      rows.set(
        `${category}.jsonl`,
        training.flatMap((example) => rowsOf(example, format)),
      );
    if (heldOut.length > 0)
      rows.set(
        `held-out/${category}.jsonl`,
        heldOut.flatMap((example) => rowsOf(example, format)),
      );
  }
  const file = ([path, list]: [string, unknown[]]) => ({
    path,
    category: path.replace(/^held-out\/|\.jsonl$/g, ''),
    rows: list.length,
    sha256: sha256(JSON.stringify(list)),
  });
  const files = [...rows].map(file);
  const manifest: Manifest = makeManifest(
    extraction,
    rule,
    {
      model: { id: model, revision: null },
      results: [{ path: name, format: 'retake', task: 'sums', items: items.length, sha256: sha256(name) }],
      files,
      warnings: [],
    },
    sha256,
  );
  const trained = [...categories.values()].flatMap(({ training }) => training);
  manifest.trained_items = trained.map(({ identity, item }) => ({
    identity,
    prompt_sha256: promptHash(item.prompt, sha256),
  }));
  return { name, manifest, rows };
}

const parsed = (content: string | undefined) =>
  (content ?? '')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('mergeDatasets', () => {
  test('joins rows, drops doubles, and says where all of it came from', () => {
    const first = stored('first', [
      answer('1', 'incorrect'),
      answer('2', 'incorrect'),
      answer('3', 'correct'),
    ]);
    const newest = stored('newest', [answer('2', 'incorrect'), answer('4', 'incorrect')]);
    const { manifest, contents } = mergeDatasets(newest, [first], sha256);
    expect(parsed(contents.get('math.jsonl')).map(({ prompt }) => prompt)).toEqual([
      'What is 2 times 7?',
      'What is 4 times 7?',
      'What is 1 times 7?',
    ]);
    expect(manifest).toMatchObject({
      examples: 3,
      merged: [{ digest: first.manifest.digest, kept: 1, dropped: 1 }],
      results: [{ path: 'newest' }, { path: 'first' }],
      files: [{ path: 'math.jsonl', rows: 3, sha256: sha256(contents.get('math.jsonl') ?? '') }],
      categories: {
        math: { items: 5, outcomes: { incorrect: 4, correct: 1 }, selected: 4, examples: 3, replay: 0 },
      },
      warnings: [],
    });
    expect(manifest.trained_items.map(({ identity }) => identity)).toEqual(['sums/2', 'sums/4', 'sums/1']);
    expect(manifest.digest).not.toBe(newest.manifest.digest);
  });

  test('takes everything in the order of the newest dataset, and what only an earlier one has after it', () => {
    const all = (ids: string[]) => ids.map((id) => answer(id, 'incorrect'));
    const heldOut = (name: string, ids: string[]) => stored(name, all(ids), { holdout: 1 });
    const both = { path: 'both', format: 'retake', task: 'sums', items: 1, sha256: sha256('both') };
    const earlier = heldOut('earlier', ['2', '1', '9']);
    const newest = heldOut('newest', ['1', '2', '3']);
    newest.manifest.results.unshift(both);
    earlier.manifest.results.unshift(both);
    const { manifest, contents } = mergeDatasets(newest, [earlier], sha256);
    expect(manifest.results.map(({ path }) => path)).toEqual(['both', 'newest', 'earlier']);
    expect(parsed(contents.get('held-out/math.jsonl')).map(({ prompt }) => prompt)).toEqual(
      ['1', '2', '3', '9'].map((id) => `What is ${id} times 7?`),
    );
    expect(manifest.categories.math).toMatchObject({ items: 6, held_out: 4 });
  });

  test('keeps categories apart whose names differ in capitals alone', () => {
    const inCategory = (category: string, id: string) => ({ ...answer(id, 'incorrect'), category });
    const first = stored('first', [inCategory('Math', '1')]);
    const newest = stored('newest', [inCategory('math', '2')]);
    const { manifest, contents } = mergeDatasets(newest, [first], sha256);
    const files = manifest.files.map(({ path, category, rows }) => [path, category, rows]);
    expect(files).toEqual([
      ['math.jsonl', 'math', 1],
      [expect.stringMatching(/^Math-[0-9a-f]{8}\.jsonl$/), 'Math', 1],
    ]);
    expect([...contents.keys()]).toEqual(files.map(([path]) => path));
  });

  test('joins a dataset that does not say which category a file is of', () => {
    const inCategory = (category: string, id: string) => ({ ...answer(id, 'incorrect'), category });
    const first = stored('first', [inCategory('algebra/1', '1'), inCategory('math', '2')]);
    const newest = stored('newest', [inCategory('algebra/1', '3'), inCategory('math', '4')]);
    const joined = mergeDatasets(newest, [first], sha256);
    const name = `${new FileNames(sha256).of('algebra/1')}.jsonl`;
    const files = first.manifest.files.map(({ path, rows, sha256 }) => ({
      path: path.replace('algebra/1.jsonl', name),
      rows,
      sha256,
    }));
    const rows = new Map(
      [...first.rows].map(([path, list]) => [path.replace('algebra/1.jsonl', name), list]),
    );
    const early = { name: 'first', manifest: { ...first.manifest, files }, rows };
    expect(mergeDatasets(newest, [early], sha256)).toEqual(joined);
    expect(joined.manifest.categories['algebra/1']).toMatchObject({ examples: 2 });
  });

  test('knows the same question under another id', () => {
    const first = stored('first', [answer('1', 'incorrect', 'What  is it? ')]);
    const newest = stored('newest', [answer('9', 'incorrect', 'What is it?')]);
    const { manifest } = mergeDatasets(newest, [first], sha256);
    expect(manifest.merged).toEqual([{ digest: first.manifest.digest, kept: 0, dropped: 1 }]);
  });

  test('keeps failures before rehearsed rows, and can be merged again', () => {
    const rule = { replay: 1 };
    const right = (id: string) => ({ ...answer(id, 'correct'), response: `#### ${Number(id) * 7}` });
    const a = stored('a', [answer('1', 'incorrect'), right('2')], rule);
    const b = stored('b', [answer('3', 'incorrect'), right('4')], rule);
    const c = stored('c', [answer('5', 'incorrect'), right('6')], rule);
    const once = mergeDatasets(b, [a], sha256);
    const rows = new Map([...once.contents].map(([path, content]) => [path, parsed(content)]));
    const twice = mergeDatasets(c, [{ name: 'once', manifest: once.manifest, rows }], sha256);
    const order = parsed(twice.contents.get('math.jsonl')).map(({ prompt }) => String(prompt).slice(8, 9));
    expect(order).toEqual(['5', '3', '1', '6', '4', '2']);
    expect(twice.manifest.categories.math).toMatchObject({ examples: 3, replay: 3 });
    expect(twice.manifest.merged).toEqual([
      { digest: once.manifest.digest, kept: 4, dropped: 0 },
      { digest: a.manifest.digest, kept: 2, dropped: 0 },
    ]);
  });

  test('keeps both rows of a KTO question together, or drops both', () => {
    const rule = { format: 'kto' as const };
    const first = stored('first', [answer('1', 'incorrect'), answer('2', 'incorrect')], rule);
    const newest = stored('newest', [answer('2', 'incorrect')], rule);
    const { contents, manifest } = mergeDatasets(newest, [first], sha256);
    expect(parsed(contents.get('math.jsonl')).map(({ label }) => label)).toEqual([true, false, true, false]);
    expect(manifest.examples).toBe(2);
  });

  test('refuses another format, and says which', () => {
    const first = stored('first', [answer('1', 'incorrect')], { format: 'alpaca' });
    expect(() => mergeDatasets(stored('newest', [answer('2', 'incorrect')]), [first], sha256)).toThrow(
      'first is of the format alpaca, the new dataset of prompt-completion',
    );
  });

  test('refuses to train on what another dataset holds out, and names the item', () => {
    const items = Array.from({ length: 40 }, (_, n) => answer(String(n + 1), 'incorrect'));
    const measuring = stored('measuring', items, { holdout: 0.5 });
    const [heldOut] = measuring.rows.get('held-out/math.jsonl') ?? [];
    const id = /\d+/.exec(String(heldOut?.prompt))?.[0] ?? '';
    const training = stored('training', [answer(id, 'incorrect')]);
    for (const [newest, earlier] of [
      [training, measuring],
      [measuring, training],
    ] as const) {
      expect(() => mergeDatasets(newest, [earlier], sha256)).toThrow(
        expect.objectContaining({
          code: 'DATASET_INVALID',
          message: `training trains on sums/${id} ("What is ${id} times 7?"), which measuring holds out for measuring`,
        }),
      );
    }
  });

  test('warns where the mistakes are of another model', () => {
    const first = stored('first', [answer('1', 'incorrect')], { model: 'other' });
    const { manifest } = mergeDatasets(stored('newest', [answer('2', 'incorrect')]), [first], sha256);
    expect(manifest.warnings).toMatchObject([{ code: 'merged-model', count: 1 }]);
  });
});
