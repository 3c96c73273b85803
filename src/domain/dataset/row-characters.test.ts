import { expect, test } from 'vitest';
import { charactersOf } from './row-characters.ts';

test('only what is read and learned counts as text', () => {
  expect(charactersOf({ prompt: 'abc', completion: 'de' }, 'prompt-completion')).toBe(5);
  expect(
    charactersOf(
      {
        messages: [
          { role: 'user', content: 'abc' },
          { role: 'assistant', content: 'de' },
        ],
      },
      'messages',
    ),
  ).toBe(5);
  expect(
    charactersOf({ instruction: 'abc', input: '', output: 'de', metadata: { judgment: 'long' } }, 'alpaca'),
  ).toBe(5);
  expect(charactersOf({ prompt: 'abc', completion: 'de', label: true }, 'kto')).toBe(5);
});
