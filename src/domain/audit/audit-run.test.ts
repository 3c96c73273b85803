import { describe, expect, it } from 'vitest';
import { answer, answers } from '../../../test/builders/answer.ts';
import { auditRun } from '../../../test/builders/audited.ts';
import type { BenchmarkItem, Judgement } from '../benchmark/item.ts';

function counts(items: BenchmarkItem[]): Record<string, number> {
  return Object.fromEntries(
    auditRun(items).map(({ code, category, count }) => [`${category}:${code}`, count]),
  );
}

const judged = (position: 'A' | 'B', scores?: Judgement['scores']): Judgement => ({
  winner: 'A',
  reasoning: '',
  position,
  ...(scores === undefined ? {} : { scores }),
});

describe('RunAudit', () => {
  it('has nothing to say about a clean run', () => {
    expect(auditRun(answers(5))).toEqual([]);
  });

  it.each<[string, BenchmarkItem[]]>([
    ['win-contradicts-reference', [answer({ outcome: 'win', reference: '4', response: 'It is 5.' })]],
    [
      'winner-contradicts-scores',
      [answer({ outcome: 'loss', judge: judged('A', { model: 9, opponent: 8 }) })],
    ],
    [
      'winner-without-lead',
      [answer({ outcome: 'win', response: '4', judge: judged('A', { model: 9, opponent: 9 }) })],
    ],
    ['empty-responses', [answer({ response: ' \n' })]],
    ['unscored-answers', [answer({ outcome: 'unscored', score: null })]],
    [
      'truncated-responses',
      [answer({ response: `${'It is so. '.repeat(50)}And then we need to add up the two and` })],
    ],
    [
      'truncated-responses',
      [answer({ reference: 'one\ntwo', response: `${'It is so. '.repeat(50)}\n\`\`\`python\nreturn 5` })],
    ],
    ['one-line-references', [answer({ response: 'First,\nthen 4.', reference: '4' })]],
    ['markup-in-targets', [answer({ reference: '2+2=<<2+2=4>>4\n#### 4' })]],
    ['duplicate-prompts', [answer({ id: '1' }), answer({ id: '2', prompt: ' What is  2 + 2?' })]],
  ])('counts one of %s', (code, items) => {
    expect(counts(items)).toEqual({ [`math:${code}`]: 1 });
  });

  it('says where the judge always saw the model in one place', () => {
    const items = [
      ...answers(3, { category: 'a', judge: judged('A') }),
      ...answers(2, { category: 'b', judge: judged('B') }),
      ...answers(2, { category: 'b', judge: judged('A') }).map((item) => ({
        ...item,
        prompt: `${item.prompt}!`,
      })),
    ];
    expect(counts(items)).toEqual({ 'a:judge-position': 3 });
    expect(auditRun(items)[0]?.message).toContain('as answer A in all 3 items');
  });

  it('takes repeats of a question for no duplicates', () => {
    expect(auditRun([answer({ repeat: 0 }), answer({ repeat: 1 })])).toEqual([]);
  });

  it('takes code that ends in a word for no truncation', () => {
    const response = `${'Some prose here. '.repeat(40)}\ndef add(a, b):\n    return a if a is not None else b or 0 + a`;
    expect(auditRun([answer({ response, outcome: 'loss', reference: 'return a\nor b' })])).toEqual([]);
  });
});
