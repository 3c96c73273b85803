import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeInFile } from '../domain/benchmark/place.ts';
import { BrokenRows } from './broken-rows.ts';
import { parseJson } from './json/tolerant.ts';
import { elementsOf, type FoundRecord, type FoundRecords, rowsOf } from './records.ts';

/** How the bytes come: in one piece of memory that is filled again and again, as a file is read. */
async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const memory = Buffer.alloc(size);
  for (let at = 0; at < bytes.length; at += size) {
    memory.fill(0x5a);
    const chunk = bytes.subarray(at, at + size);
    memory.set(chunk);
    yield memory.subarray(0, chunk.length);
  }
}

async function recordsOf(stream: FoundRecords): Promise<FoundRecord[]> {
  const records: FoundRecord[] = [];
  for await (const found of stream) records.push(...found);
  return records;
}

/** The plain reading that the fast one must equal: the whole text at once, line by line. */
function plainRows(bytes: Uint8Array): unknown[] {
  return new TextDecoder('utf-8', { ignoreBOM: true })
    .decode(bytes)
    .split('\n')
    .map((line, index) => [index + 1, line.replace(/^[ \t\r]+|[ \t\r]+$/gu, '')] as const)
    .filter(([, line]) => line !== '')
    .map(([number, line]) => [`line ${number}`, parsedOr(line)]);
}

function parsedOr(line: string): unknown {
  try {
    return { record: parseJson(line) };
  } catch {
    return 'broken';
  }
}

const shown = ({ place, record, broken }: FoundRecord) => [
  placeInFile(place),
  broken === undefined ? { record } : 'broken',
];

const row = fc.oneof(
  fc.json(),
  fc
    .record({ prompt: fc.string({ unit: 'grapheme' }), score: fc.double() })
    .map((value) => JSON.stringify(value)),
  fc.constantFrom(
    '{"score": NaN}',
    '[Infinity]',
    '{"a": "\\ud800"}',
    '{"__proto__": {"x": 1}}',
    '{"a": 1, "a": 2}',
    '{"a"',
    '',
  ),
);
const file = fc
  .array(row, { maxLength: 12 })
  .chain((rows) => fc.constantFrom('\n', '\r\n', '\n\n').map((end) => Buffer.from(rows.join(end))));
/** A file with some of its bytes changed: it need be neither JSON nor UTF-8. */
const mutated = fc
  .tuple(file, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 5 }))
  .map(([bytes, changes]) => {
    const copy = Buffer.from(bytes);
    for (const [at, byte] of changes) if (copy.length > 0) copy[at % copy.length] = byte;
    return copy;
  });

describe('reading rows chunk by chunk', () => {
  it('equals reading them at once, over generated and mutated files and all chunk sizes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(file, mutated), fc.integer({ min: 1, max: 40 }), async (bytes, size) => {
        const rows = await recordsOf(rowsOf(chunksOf(bytes, size), 'f'));
        expect(rows.map(shown)).toEqual(plainRows(bytes));
      }),
      { numRuns: 500 },
    );
  });

  it('equals reading them at once at every chunk boundary of one file', async () => {
    const bytes = Buffer.from('{"a": "é😀\\"\\\\"}\r\n\n [1, NaN] \n{"b": {"c": [1, 2]}}');
    for (let size = 1; size <= bytes.length; size++) {
      expect((await recordsOf(rowsOf(chunksOf(bytes, size), 'f'))).map(shown)).toEqual(plainRows(bytes));
    }
  });
});

describe('reading a document chunk by chunk', () => {
  it('equals parsing it at once, over generated documents and all chunk sizes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue({ maxDepth: 4 })),
        fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(0, 2),
        async (rows, others, size, indent) => {
          const text = JSON.stringify({ ...others, rows }, null, indent);
          const found = await recordsOf(elementsOf(chunksOf(Buffer.from(text), size), ['rows', '*'], 'f'));
          expect(found.map(({ record }) => record)).toEqual(JSON.parse(text).rows);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('refuses or reads what JSON.parse refuses or reads, wherever a document is cut', async () => {
    const text =
      '{"x": [{"y": "\\\\\\""}, null], "rows": [{"a": "]}\\""}, 2, true, "t"], "z": {"rows": [3]}}';
    for (let length = 0; length < text.length; length++) {
      const cut = recordsOf(elementsOf(chunksOf(Buffer.from(text.slice(0, length)), 3), ['rows', '*'], 'f'));
      await expect(cut).rejects.toThrow(/in the middle/);
    }
    const whole = await recordsOf(elementsOf(chunksOf(Buffer.from(text), 3), ['rows', '*'], 'f'));
    expect(whole.map(({ record }) => record)).toEqual([{ a: ']}"' }, 2, true, 't']);
  });
});

const PLACE = { file: 'f', unit: 'line', at: 1, key: 0 } as const;

describe('BrokenRows', () => {
  it.each([
    [0, 100, false],
    [1, 99, false],
    [1, 98, true],
    [1, 0, true],
  ])('with %i broken and %i good ones stops: %s', (broken, good, stops) => {
    const rows = new BrokenRows('f');
    for (let count = 0; count < good; count++) rows.good();
    for (let count = 0; count < broken; count++) rows.broken(PLACE, 'it is no JSON');
    expect(rows.error() !== null).toBe(stops);
  });
});
