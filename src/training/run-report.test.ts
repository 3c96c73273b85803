import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRunReport } from './run-report.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'retake-run-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (document: unknown) => {
  writeFileSync(join(folder, 'run.json'), JSON.stringify(document));
  return readRunReport(folder, () => true);
};

describe('run.json', () => {
  it('tells of the rows of both sides, and what is not as one would think', () => {
    const said = {
      rows: { used: 20, dropped: 1 },
      held_out_rows: { used: 3, dropped: 2 },
      warnings: ['2 of 5 held-out rows are too long.'],
    };
    expect(read(said)).toMatchObject(said);
  });

  it.each([
    ['no rows', { held_out_rows: null, warnings: [] }],
    [
      'rows that are no counts',
      { rows: { used: '20', dropped: 1 }, held_out_rows: { used: -1, dropped: 0 } },
    ],
    ['warnings that are no sentences', { warnings: [1, null, ''] }],
    ['warnings that are no list', { warnings: 'many' }],
  ])('has not said what it says of the wrong kind: %s', (_, said) => {
    expect(read(said)).toEqual({ applied: {}, gpu: null, versions: {} });
  });

  it('is heard out for a while', () => {
    const warnings = read({ warnings: Array(100).fill('Beware. '.repeat(9999)) })?.warnings;
    expect(warnings?.map(({ length }) => length)).toEqual([1000, 1000, 1000, 1000, 1000]);
  });
});
