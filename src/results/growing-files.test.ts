import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GrowingFiles } from './growing-files.ts';
import { sha256 } from './hash.ts';

test('each file holds its texts in their order, whatever came between them', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant('x'.repeat(200_000)));
  const texts = fc.array(fc.tuple(fc.constantFrom('a', 'b/c', ''), text), { maxLength: 30 });
  fc.assert(
    fc.property(texts, (all) => {
      const folder = mkdtempSync(join(tmpdir(), 'retake-growing-'));
      try {
        const files = new GrowingFiles(folder);
        for (const [name, one] of all) files.append(name, one);
        const names = [...new Set(all.map(([name]) => name))];
        for (const [index, name] of names.entries()) {
          const whole = all.map(([other, one]) => (other === name ? one : '')).join('');
          expect(files.finish(name, `deep/${index}`)).toBe(sha256(whole));
          expect(readFileSync(join(folder, `deep/${index}`), 'utf8')).toBe(whole);
        }
        expect(readdirSync(folder)).toEqual(names.length === 0 ? [] : ['deep']);
      } finally {
        rmSync(folder, { recursive: true });
      }
    }),
    { numRuns: 30 },
  );
});
