import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BenchmarkItem } from '../domain/benchmark/item.ts';
import { type RunReport, readBatches } from './read.ts';
import { type PlacedItem, readAgain } from './read-again.ts';

let cwd = '';
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'retake-again-'));
});
afterAll(() => rmSync(cwd, { recursive: true }));

const own = (id: number) =>
  JSON.stringify({ task: 'sums', id, prompt: `${id} + 1?`, response: '2', outcome: 'correct' });
const judged = (id: number) =>
  JSON.stringify({
    prompt: `${id} + 1?`,
    local_response: '2',
    gpt4_response: '3',
    judgment: { winner: 'B' },
  });
const sample = (id: number, filter?: string) =>
  JSON.stringify({
    doc_id: id,
    doc: { question: `${id} + 1?` },
    target: '2',
    resps: [['2']],
    filtered_resps: ['2'],
    ...(filter === undefined ? {} : { filter }),
    exact_match: 1,
  });

/** Files of every kind: read line by line, with rows that depend on those before, broken, in one document. */
const FILES: Record<string, (ids: number[]) => string> = {
  'own.jsonl': (ids) => ids.map((id) => `${own(id)}\n`).join(''),
  'blank-lines.jsonl': (ids) => ids.map((id) => `\r\n ${own(id)} \r\n`).join('\n'),
  'judged.jsonl': (ids) => ids.map(judged).join('\n'),
  'samples_sums.jsonl': (ids) => ids.map((id) => sample(id, 'strict')).join('\n'),
  'samples_unnamed.jsonl': (ids) => ids.flatMap((id) => [sample(id), sample(id)]).join('\n'),
  'broken.jsonl': (ids) =>
    [...Array.from({ length: 100 }, (_, id) => own(id)), '{', ...ids.map(own)].join('\n'),
  'array.json': (ids) => JSON.stringify(ids.map((id) => JSON.parse(own(id)))),
};

async function readAll(specs: string[]): Promise<{ items: BenchmarkItem[]; report: RunReport }> {
  const items: BenchmarkItem[] = [];
  const stream = readBatches(specs, { cwd });
  for (;;) {
    const { value, done } = await stream.next();
    if (done) return { items, report: value };
    items.push(...value);
  }
}

async function readSome({ trail }: RunReport, wanted: (row: number) => boolean): Promise<PlacedItem[]> {
  const placed: PlacedItem[] = [];
  for await (const some of readAgain(trail, wanted)) placed.push(...some);
  return placed;
}

describe('readAgain', () => {
  it('gives of any files those items that are wanted, as they were', async () => {
    const ids = fc.array(fc.nat(99), { minLength: 1, maxLength: 20 });
    const names = fc.subarray(Object.keys(FILES), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(ids, names, fc.nat(), async (chosen, specs, seed) => {
        for (const name of specs) writeFileSync(join(cwd, name), FILES[name]?.(chosen) ?? '');
        const { items, report } = await readAll(specs);
        const wanted = (row: number) => (row * 2654435761 + seed) % 3 === 0;
        const expected = items.map((item, row) => ({ row, item })).filter(({ row }) => wanted(row));
        expect(await readSome(report, wanted)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('does not look at lines that nobody wants, where lines do not depend on each other', async () => {
    writeFileSync(join(cwd, 'some.jsonl'), [own(1), own(2), own(3)].join('\n'));
    const { report } = await readAll(['some.jsonl']);
    expect(report.trail.map(({ isLineByLine }) => isLineByLine)).toEqual([true]);
    const trail = report.trail.map((trace) => ({ ...trace, stamp: '' }));
    writeFileSync(join(cwd, 'some.jsonl'), [own(1), 'this is broken', own(3)].join('\n'));
    const unstamped = trail.map((trace) => ({ ...trace, source: { ...trace.source, stamp: () => '' } }));
    const rows = await readSome({ ...report, trail: unstamped }, (row) => row !== 1);
    expect(rows.map(({ item }) => item.id)).toEqual(['1', '3']);
  });

  it('refuses a file that was written to in between', async () => {
    writeFileSync(join(cwd, 'late.jsonl'), own(1));
    const { report } = await readAll(['late.jsonl']);
    writeFileSync(join(cwd, 'late.jsonl'), `${own(1)}\n${own(2)}`);
    await expect(readSome(report, () => true)).rejects.toThrow('late.jsonl changed while it was read');
  });
});
