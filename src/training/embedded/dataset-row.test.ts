import { describe, expect, it } from 'vitest';
import { lessonOf } from './dataset-row.ts';

describe('lessonOf', () => {
  it.each([
    ['prompt-completion', { prompt: '1 + 1 = ?', completion: '2' }],
    [
      'messages',
      {
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: '1 + 1 = ?' },
          { role: 'assistant', content: '2' },
        ],
      },
    ],
    ['alpaca', { instruction: '1 + 1 = ?', input: '', output: '2', category: 'addition' }],
  ])('reads %s', (_, row) => {
    expect(lessonOf(row)).toEqual({ prompt: '1 + 1 = ?', answer: '2' });
  });

  it.each([
    ['a preference pair', { prompt: '1 + 1 = ?', chosen: '2', rejected: '3' }],
    ['an answer to unlearn', { prompt: '1 + 1 = ?', completion: '3', label: false }],
    ['no answer', { prompt: '1 + 1 = ?' }],
    ['messages without an answer', { messages: [{ role: 'user', content: '1 + 1 = ?' }, null] }],
    ['a number', 7],
    ['null', null],
  ])('reads nothing from %s', (_, row) => {
    expect(lessonOf(row)).toBeNull();
  });
});
