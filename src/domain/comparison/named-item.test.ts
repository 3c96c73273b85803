import { describe, expect, it } from 'vitest';
import { answer, sha256 } from '../../../test/builders/answer.ts';
import { nameItem } from './named-item.ts';

const item = (id: string | null, prompt = `Question ${id}`) => answer({ task: 'exam', id, prompt });
const items = [item('3'), item('31'), item('310'), item('a b'), item(null, 'What is 2 + 2?')];
const hash = sha256('What is 2 + 2?');

describe('naming an item', () => {
  it.each([
    ['exam/3', 'exam/3'],
    ['3', 'exam/3'],
    ['310', 'exam/310'],
    ['exam/310', 'exam/310'],
    ['a', 'exam/a b'],
    ['a b', 'exam/a b'],
    ['What is 2 + 2?', hash],
    [hash.slice(0, 8), hash],
  ])('%s is %s', (name, identity) => expect(nameItem(name, items, sha256)).toEqual({ identity }));

  it('tells what a beginning may mean', () => {
    expect(nameItem('exam/3', items.slice(1), sha256)).toEqual({ candidates: ['exam/31', 'exam/310'] });
    const many = Array.from({ length: 50 }, (_, index) => item(`q${index}`));
    expect(nameItem('q', many, sha256)).toEqual({
      candidates: ['exam/q0', 'exam/q1', 'exam/q2', 'exam/q3', 'exam/q4', 'exam/q5'],
    });
  });

  it('finds nothing', () => expect(nameItem('no', items, sha256)).toEqual({ candidates: [] }));
});
