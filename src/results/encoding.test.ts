import { isUtf8 } from 'node:buffer';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodingWarnings, REPLACEMENT, Utf8Faults } from './encoding.ts';
import { fileSource } from './source.ts';

function faultsIn(...chunks: Uint8Array[]) {
  const faults = new Utf8Faults();
  for (const chunk of chunks) faults.push(chunk);
  return faults.end();
}

/** Bytes that are likely to be nearly UTF-8. */
const bytes = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
      fc.uint8Array({ max: 255, maxLength: 3 }).map((array) => Buffer.from(array)),
      fc.constantFrom(Buffer.from('\n'), Buffer.from(REPLACEMENT)),
    ),
  )
  .map((parts) => Buffer.concat(parts));

describe('Utf8Faults', () => {
  it('counts what decoding replaces, wherever chunks end', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), (whole, cut) => {
        const at = whole.length === 0 ? 0 : cut % whole.length;
        const { count, firstLine } = faultsIn(whole.subarray(0, at), whole.subarray(at));
        const own = whole.toString('latin1').split('\xef\xbf\xbd').length;
        expect(count).toBe(whole.toString().split(REPLACEMENT).length - own);
        expect(count === 0).toBe(isUtf8(whole));
        const lines = whole.toString('latin1').split('\n');
        const first = lines.findIndex((line) => !isUtf8(Buffer.from(line, 'latin1'))) + 1;
        expect(firstLine).toBe(first);
      }),
    );
  });
});

describe('encodingWarnings', () => {
  const warningsOf = (content: Uint8Array) => {
    const cwd = mkdtempSync(join(tmpdir(), 'retake-encoding-'));
    writeFileSync(join(cwd, 'r.jsonl'), content);
    return encodingWarnings(fileSource('r.jsonl', cwd));
  };

  it('tells how many places are broken, and where the first is', async () => {
    expect(await warningsOf(Buffer.from('{"a": 1}\n{"a": "caf\xe9 \xfc"}\n', 'latin1'))).toEqual([
      {
        code: 'not-utf-8',
        category: null,
        count: 2,
        message: expect.stringMatching(/^r\.jsonl: 2 places are no UTF-8, the first in line 2; /),
      },
    ]);
  });

  it('says nothing of the replacement character that stands in the file', async () => {
    expect(await warningsOf(Buffer.from(`{"a": "${REPLACEMENT}é"}`))).toEqual([]);
  });
});
