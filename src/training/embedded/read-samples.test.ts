import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSamples } from './read-samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'retake-samples-'));
afterAll(() => rmSync(folder, { recursive: true }));

const GOOD = '{"prompt":"37 + 25 = ?","completion":"62"}\n';

function read(text: string) {
  writeFileSync(join(folder, 'carry.jsonl'), text);
  return readSamples(folder, ['carry.jsonl'], 2);
}

describe('readSamples', () => {
  it('turns rows into what the network learns from', async () => {
    const { samples, dropped } = await read(GOOD);
    expect(dropped).toBe(0);
    expect(samples).toEqual([
      {
        inputs: [3, 17, 22, 35, 40],
        heads: [0, 10, 20].map((start) => ({ start, size: 10 })),
        choices: [0, 6, 2],
      },
    ]);
  });

  it('counts the few rows that it cannot use', async () => {
    const { samples, dropped } = await read(`${GOOD.repeat(99)}{"prompt":"Why?","completion":"Because."}\n`);
    expect([samples.length, dropped]).toEqual([99, 1]);
  });

  it.each([
    ['{"prompt":"37 + 25', 'carry.jsonl line 3: no JSON'],
    ['{"prompt":"1 + 1 = ?","chosen":"2","rejected":"3"}', 'not a row of the format'],
    ['{"prompt":"100 + 1 = ?","completion":"101"}', '"100 + 1 = ?" is no exercise for a model of 2 digits'],
    ['{"prompt":"10 + 1 = ?","completion":"eleven"}', '"eleven" is no answer this model can give'],
    [JSON.stringify({ prompt: 'why '.repeat(99), completion: '1' }), '…" is no exercise'],
  ])('stops at more than 1 %% of bad rows: %s', async (line, problem) => {
    const refused = read(`${GOOD}\n${line}\n`);
    await expect(refused).rejects.toMatchObject({ code: 'DATASET_INVALID' });
    await expect(refused).rejects.toThrow('1 of 2 rows cannot be used');
    await expect(refused).rejects.toThrow(problem);
  });

  it('needs rows and files', async () => {
    await expect(read('\n')).rejects.toMatchObject({ code: 'DATASET_EMPTY' });
    await expect(readSamples(folder, ['none.jsonl'], 2)).rejects.toMatchObject({ code: 'DATASET_INVALID' });
  });
});
