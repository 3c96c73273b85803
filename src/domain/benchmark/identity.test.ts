import { expect, test } from 'vitest';
import { sha256 } from '../../../test/builders/answer.ts';
import { identityOf, normalisePrompt, shareOf } from './identity.ts';

test('prompts that look alike are alike', () => {
  expect(normalisePrompt('  a\u00a0b\r\n\tc ')).toBe('a b c');
  expect(normalisePrompt('e\u0301')).toBe('\u00e9');
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
