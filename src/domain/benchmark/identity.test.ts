import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from '../../../test/builders/answer.ts';
import { identityOf, normalisePrompt, shareOf } from './identity.ts';

test('prompts that look alike are alike', () => {
  expect(normalisePrompt('  a\u00a0b\r\n\tc ')).toBe('a b c');
  expect(normalisePrompt('e\u0301')).toBe('\u00e9');
});

test('a normal prompt is its NFC, its words one space apart', () => {
  const spaces = ' |  |\t|\n|\r\n|\v|\u00a0|\u2000|\u2028|\u3000|\ufeff|\u0085'.split('|');
  const letters = ['a', 'e', 'é', '\u0301', '\u212b', '가', '\ud800', '\0', '\u200b'];
  const unit = fc.constantFrom(...spaces, ...letters);
  const prompts = fc.oneof(fc.string({ unit, maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 30 }));
  fc.assert(
    fc.property(prompts, (prompt) => {
      const words = prompt.normalize('NFC').split(/\s+/u);
      expect(normalisePrompt(prompt)).toBe(words.filter((word) => word !== '').join(' '));
    }),
    { numRuns: 500 },
  );
});

test('no two characters below U+0300 combine, nor does one change: such texts need no NFC', () => {
  const low = Array.from({ length: 0x300 }, (_, code) => String.fromCharCode(code));
  for (const one of low) {
    const pairs = low.map((other) => `${one}${other}`).join('');
    expect(pairs.normalize('NFC')).toBe(pairs);
  }
});

test('an id names the question within its task; without one its prompt does, in any task', () => {
  expect(identityOf({ task: 'gsm8k', id: '7', prompt: 'x' }, sha256)).toBe('gsm8k/7');
  const hash = identityOf({ task: 'gsm8k', id: null, prompt: 'x  y' }, sha256);
  expect(hash).toBe(sha256('x y'));
  expect(identityOf({ task: 'other', id: null, prompt: 'x y' }, sha256)).toBe(hash);
});

test('the share is the first 48 bits of sha256(seed, newline, identity): the same on every machine', () => {
  // printf 'retake\ngsm8k/7' | sha256sum
  expect(sha256('retake\ngsm8k/7').slice(0, 12)).toBe('7f4f056067f6');
  expect(shareOf('retake', 'gsm8k/7', sha256)).toBe(0x7f4f056067f6 / 2 ** 48);
});

test('shares are spread evenly', () => {
  const shares = Array.from({ length: 2000 }, (_, index) => shareOf('retake', `task/${index}`, sha256));
  const below = shares.filter((share) => share < 0.3).length;
  expect(below).toBeGreaterThan(540);
  expect(below).toBeLessThan(660);
});
