import { expect, test } from 'vitest';
import { answer } from '../../test/builders/answer.ts';
import { comparedItems } from './compared-items.ts';

test('all that comparing looks at is kept', () => {
  const read = () => [
    answer(),
    answer({ id: '7', reference: 'gold', variant: 'strict', repeat: 1, outcome: 'win' }),
  ];
  expect(read().map(comparedItems())).toEqual(read());
});

test('the texts that only extraction looks at go', () => {
  const judge = (reasoning: string) => ({ winner: 'A', reasoning, position: 'A' }) as const;
  const item = answer({ opponentResponse: 'theirs', opponent: 'gpt-4', judge: judge('long') });
  expect(comparedItems()(item)).toEqual(
    answer({ opponentResponse: '', opponent: 'gpt-4', judge: judge('') }),
  );
});
