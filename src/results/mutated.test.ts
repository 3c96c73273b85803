import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../test/builders/seeded-random.ts';
import { OUTCOMES } from '../domain/benchmark/item.ts';
import { RetakeError } from '../domain/error.ts';
import { readSources } from './read.ts';
import type { Source } from './source.ts';

/** How many mutated files are read: the whole million with RETAKE_MUTATIONS=1000000. */
const RUNS = Number(process.env.RETAKE_MUTATIONS ?? 10_000);
const SEED = Number(process.env.RETAKE_SEED ?? 1);

const folder = new URL('../../test/fixtures/', import.meta.url).pathname;
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => statSync(join(folder, name)).isFile() && !name.endsWith('.md'))
  .sort()
  .map((name) => {
    const bytes = readFileSync(join(folder, name));
    return { name, bytes: name.endsWith('.gz') ? gunzipSync(bytes) : bytes };
  });

const random = seededRandom(SEED);
const below = (count: number) => Math.floor(random() * count);
function oneOf<T>(values: readonly T[]): T {
  return values[below(values.length)] as T;
}

/** What is written over values and between bytes. */
const ODD_TEXTS = [
  'null',
  '-1',
  '1e999',
  '-0',
  '123456789012345678901234567890',
  'NaN',
  '-Infinity',
  '""',
  '"\\ud800"',
  '"\\u0000"',
  '[]',
  '{}',
  '[[[[[[]]]]]]',
  '{"__proto__": {"polluted": true}}',
  '{"constructor": {"prototype": {"polluted": true}}}',
  '{"toString": 1, "length": -1, "0": {}}',
  '"'.repeat(3),
  '\\',
  '\uFEFF',
  '['.repeat(2000),
  '{"a":'.repeat(800),
  `"${'x'.repeat(5000)}"`,
  '\n',
  ',',
];
const ODD_VALUES: unknown[] = [
  null,
  true,
  -1,
  0.5,
  1e300,
  '',
  'x',
  '\ud800',
  '{',
  [],
  {},
  [null],
  [[]],
  { a: { b: [] } },
  ['C'],
  'C',
];
const ODD_KEYS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', '0', 'length'];

function mutateBytes(bytes: Buffer): Buffer {
  const at = below(bytes.length + 1);
  switch (below(4)) {
    case 0:
      return bytes.subarray(0, at);
    case 1: {
      const copy = Buffer.from(bytes);
      for (let flips = below(8) + 1; flips > 0; flips--) copy[below(copy.length)] = below(256);
      return copy;
    }
    case 2:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(oneOf(ODD_TEXTS)), bytes.subarray(at)]);
    default:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(below(bytes.length + 1))]);
  }
}

/** Writes odd values and keys into JSON that stays JSON: what is wrong then is its meaning. */
function mutateValues(bytes: Buffer): Buffer {
  const text = bytes.toString('utf8');
  try {
    return Buffer.from(JSON.stringify(withOddValue(JSON.parse(text))));
  } catch {
    const lines = text.split('\n');
    const at = below(lines.length);
    try {
      lines[at] = JSON.stringify(withOddValue(JSON.parse(lines[at] ?? '')));
    } catch {
      lines[at] = oneOf(ODD_TEXTS);
    }
    return Buffer.from(lines.join('\n'));
  }
}

function withOddValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || random() < 0.1) return oneOf(ODD_VALUES);
  const keys = Object.keys(value);
  const key = random() < 0.05 || keys.length === 0 ? oneOf(ODD_KEYS) : oneOf(keys);
  if (Array.isArray(value))
    return value.map((one, index) => (String(index) === key ? withOddValue(one) : one));
  if (random() < 0.1) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
  return Object.fromEntries([
    ...Object.entries(value).filter(([name]) => name !== key),
    [key, withOddValue((value as Record<string, unknown>)[key])],
  ]);
}

function sourceOf(name: string, bytes: Buffer): Source {
  return {
    path: name,
    size: bytes.length,
    folder: 'folder',
    file: null,
    stamp: () => '',
    async *open() {
      yield bytes;
    },
    sibling: () => null,
  };
}

async function readMutated(name: string, bytes: Buffer): Promise<void> {
  const fragment = random() < 0.1 ? oneOf(['a', 'echo:one', 'match', '__proto__']) : null;
  try {
    const stream = readSources([{ source: sourceOf(name, bytes), fragment, byPattern: false }], {});
    for await (const items of stream) {
      for (const { outcome, score, prompt, response, repeat, variant, task } of items) {
        const isScored = outcome !== 'error' && outcome !== 'unscored';
        const isWhole =
          OUTCOMES.includes(outcome) &&
          (isScored ? typeof score === 'number' && score >= 0 && score <= 1 : score === null) &&
          [prompt, response, variant, task].every((text) => typeof text === 'string') &&
          Number.isSafeInteger(repeat) &&
          repeat >= 0;
        if (!isWhole) throw new Error(`a strange item: ${JSON.stringify({ outcome, score, repeat })}`);
      }
    }
  } catch (error) {
    if (!(error instanceof RetakeError)) throw error;
    const isClear =
      error.message.includes(name.split('/').at(-1) ?? name) && !/undefined|\[object/u.test(error.message);
    if (!isClear) throw new Error(`an unclear error: ${error.message}`, { cause: error });
  }
}

describe(`reading ${RUNS} mutated files`, () => {
  it('ends each time in answers or in one clear error, and changes nothing else', {
    timeout: 4 * 3600_000,
  }, async () => {
    const before = Object.getOwnPropertyNames(Object.prototype).length;
    for (let run = 0; run < RUNS; run++) {
      const { name, bytes } = oneOf(files);
      let mutated = random() < 0.5 ? mutateBytes(bytes) : mutateValues(bytes);
      if (random() < 0.2) mutated = mutateBytes(mutated);
      try {
        await readMutated(name, mutated);
      } catch (error) {
        const shown = JSON.stringify(mutated.toString('latin1')).slice(0, 2000);
        throw new Error(`run ${run} of seed ${SEED}: ${name}: ${shown}`, { cause: error });
      }
    }
    expect(Object.getOwnPropertyNames(Object.prototype).length).toBe(before);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
