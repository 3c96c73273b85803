import { describe, expect, it } from 'vitest';
import type { Criteria, Criterion } from '../../src/domain/verdict/criteria.ts';
import type { BenchmarkItem } from '../../src/domain/benchmark/item.ts';
import { byteLength } from '../../src/report/byte-length.ts';
import { renderComment } from '../../src/report/comment.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { extractTable } from '../../src/report/extract-table.ts';
import { planTable } from '../../src/report/plan-table.ts';
import { progressLine } from '../../src/report/progress-line.ts';
import { verdictTable } from '../../src/report/verdict-table.ts';
import { benchmarkItem, flipped } from '../builders/items.ts';
import { sha256 } from '../builders/answer.ts';
import { judged } from '../builders/judged.ts';
import { categoryCounts, manifest } from '../builders/manifest.ts';
import { fallingLoss, receipt } from '../builders/receipt.ts';
import { splitExam } from '../builders/split-exam.ts';
import { expectGolden } from './golden.ts';

const LIMIT = 60_000;

function criterion(overrides: Partial<Criterion> & Pick<Criterion, 'rule'>): Criterion {
  const { metric = 'accuracy', category = 'math', kind = 'goal' } = overrides;
  return { id: `${category}.${metric} ${overrides.rule.kind}`, kind, metric, category, target: null, ...overrides };
}

/** Math got better, reasoning stayed: both on items that were held out. */
function learned() {
  const math = splitExam(
    'math',
    {
      heldOut: [
        { items: 19, from: 'incorrect', to: 'correct' },
        { items: 5, from: 'correct', to: 'incorrect' },
        { items: 44, from: 'correct', to: 'correct' },
        { items: 52, from: 'incorrect', to: 'incorrect' },
      ],
      trainedOn: [
        { items: 120, from: 'incorrect', to: 'correct' },
        { items: 3, from: 'incorrect', to: 'incorrect' },
        { items: 120, from: 'correct', to: 'correct' },
      ],
    },
    sha256,
  );
  const reasoning = splitExam(
    'reasoning',
    { heldOut: [{ items: 104, from: 'correct', to: 'correct' }, { items: 16, from: 'incorrect', to: 'incorrect' }], trainedOn: [] },
    sha256,
  );
  const dataset = manifest({
    categories: {
      math: categoryCounts({
        items: 363,
        outcomes: { correct: 169, incorrect: 194 },
        selected: 130,
        audit: { confirmed: 121, 'already-right': 7, ambiguous: 2, unverifiable: 0 },
        held_out: 120,
        examples: 123,
        replay: 120,
      }),
    },
    trained_items: math.trained_items,
  });
  return { before: [...math.before, ...reasoning.before], after: [...math.after, ...reasoning.after], manifest: dataset };
}

const LEARNED_RECEIPT = receipt({
  rows: { used: 243, dropped: 0 },
  steps: { planned: 122, done: 122 },
  loss: { log: fallingLoss(122), held_out: [] },
});

const LEARNED: Criteria = {
  criteria: [
    criterion({ kind: 'guard', category: 'training', metric: 'loss', rule: { kind: 'decreases' } }),
    criterion({ kind: 'guard', category: 'reasoning', rule: { kind: 'at_least', floor: 0.85 } }),
    criterion({ kind: 'guard', category: 'reasoning', rule: { kind: 'max_drop', margin: 0.1 } }),
    criterion({ rule: { kind: 'improves' }, target: [0.5, 0.6] }),
  ],
  decision: 'any',
};

/** The story of the plan that Retake grew from: judged answers, no split, nearly all of it trained on. */
function forgot() {
  const math = flipped('math', [
    { items: 1, from: 'win', to: 'win' },
    { items: 2, from: 'win', to: 'loss' },
    { items: 26, from: 'tie', to: 'loss' },
    { items: 9, from: 'tie', to: 'tie' },
    { items: 1, from: 'loss', to: 'win' },
    { items: 11, from: 'loss', to: 'loss' },
  ]);
  const code = flipped('code', [
    { items: 21, from: 'win', to: 'win' },
    { items: 3, from: 'win', to: 'tie' },
    { items: 4, from: 'tie', to: 'win' },
    { items: 6, from: 'tie', to: 'tie' },
    { items: 16, from: 'loss', to: 'loss' },
  ]);
  return { before: [...math.before, ...code.before], after: [...math.after, ...code.after] };
}

function trainedOn(items: BenchmarkItem[]) {
  return items.map((item) => ({ identity: `${item.task}/${item.id}`, prompt_sha256: sha256(item.prompt) }));
}

describe('the comment of a judged loop', () => {
  it('pass', () => {
    const figure = { of: '0badcafe', value: 525 };
    const commit = '9a8b7c6d5e4f30212233445566778899aabbccdd';
    const history = [{ verdict: 'fail' as const, commit, figure: { ...figure, value: 408 } }];
    expectGolden('pass.md', renderComment(judged({ ...learned(), criteria: LEARNED, receipt: LEARNED_RECEIPT }, { history, figure })));
  });

  it('fail, on items that were trained on', () => {
    const exam = forgot();
    const trained = trainedOn(exam.before.filter((item) => Number(item.id) > (item.category === 'math' ? 3 : 24)));
    const input = judged({
      ...exam,
      criteria: {
        criteria: [
          criterion({ kind: 'guard', category: 'training', metric: 'loss', rule: { kind: 'decreases' } }),
          criterion({ kind: 'guard', metric: 'win_or_tie_rate', rule: { kind: 'max_drop', margin: 0.1 } }),
          criterion({ metric: 'win_rate', rule: { kind: 'improves' }, target: [0.2, 0.3] }),
          criterion({ category: 'code', metric: 'win_rate', rule: { kind: 'improves' }, target: [0.55, 0.65] }),
          criterion({ category: 'code', kind: 'guard', metric: 'win_rate', rule: { kind: 'at_least', floor: 0.45 } }),
        ],
        decision: 'any',
      },
      evidence: { items: 'all', strength: 'any' },
      manifest: manifest({
        categories: {
          math: categoryCounts({
            outcomes: { win: 3, tie: 35, loss: 12 },
            selected: 47,
            audit: { confirmed: 8, 'already-right': 37, ambiguous: 2, unverifiable: 0 },
            held_out: 0,
            examples: 47,
            replay: 0,
          }),
          code: categoryCounts({
            outcomes: { win: 24, tie: 10, loss: 16 },
            selected: 26,
            audit: { confirmed: 0, 'already-right': 0, ambiguous: 0, unverifiable: 26 },
            held_out: 0,
            examples: 26,
            replay: 0,
          }),
        },
        split: { holdout: 0, seed: 'retake' },
        trained_items: trained,
      }),
      receipt: receipt(),
    });
    const text = renderComment(input);
    expectGolden('fail.md', text);
    expect(text.split('\n\n')[1]).toContain('47 of the 50 math items');
  });

  it('inconclusive', () => {
    const exam = flipped('math', [
      { items: 6, from: 'incorrect', to: 'correct' },
      { items: 3, from: 'correct', to: 'incorrect' },
      { items: 20, from: 'correct', to: 'correct' },
      { items: 21, from: 'incorrect', to: 'incorrect' },
    ]);
    const criteria = { criteria: [criterion({ rule: { kind: 'improves' } })], decision: 'any' as const };
    expectGolden('inconclusive.md', renderComment(judged({ ...exam, criteria })));
  });

  it('not measured', () => {
    const exam = flipped('math', [
      { items: 12, from: 'incorrect', to: 'correct' },
      { items: 20, from: 'correct', to: 'correct' },
    ]);
    const criteria = {
      criteria: [
        criterion({ rule: { kind: 'improves' } }),
        criterion({ kind: 'guard', category: 'reasoning', rule: { kind: 'max_drop', margin: 0.1 } }),
        criterion({ kind: 'guard', category: 'training', metric: 'loss', rule: { kind: 'decreases' } }),
      ],
      decision: 'any' as const,
    };
    expectGolden('not-measured.md', renderComment(judged({ ...exam, criteria })));
  });

  it('zero baseline', () => {
    const exam = flipped('math', [
      { items: 8, from: 'incorrect', to: 'correct' },
      { items: 32, from: 'incorrect', to: 'incorrect' },
    ]);
    const text = renderComment(judged(exam));
    expectGolden('zero-baseline.md', text);
    expect(text).not.toMatch(/Infinity|NaN|100 %/);
  });

  it('items on one side only', () => {
    const exam = flipped('math', [
      { items: 10, from: 'incorrect', to: 'correct' },
      { items: 30, from: 'correct', to: 'correct' },
    ]);
    const before = [...exam.before, benchmarkItem({ id: 'old' })];
    const after = [...exam.after.slice(1), benchmarkItem({ id: 'new-1' }), benchmarkItem({ id: 'new-2' })];
    expectGolden('one-side-only.md', renderComment(judged({ before, after })));
  });

  it('in the terminal: no marker, no links', () => {
    const text = renderComment(judged(learned(), { marker: null, links: {} }));
    expect(text.startsWith('### ')).toBe(true);
    expect(text).not.toContain('<!--');
  });

  it('says in the first paragraph what weakens the verdict', () => {
    const caveat = 'This rule passes 52 % of the time when nothing has changed.';
    expect(renderComment(judged(learned(), { caveat })).split('\n\n')[1]).toContain(caveat);
  });

  it('several verdicts before it', () => {
    const history = Array.from({ length: 7 }, (_, index) => ({
      verdict: (['fail', 'inconclusive', 'pass'] as const)[index % 3] ?? 'pass',
      commit: String(index).repeat(40),
    }));
    expect(renderComment(judged(learned(), { history }))).toContain('and 2 before');
  });
});

const PRIVATE = 'the secret question';

describe('how many items it would take', () => {
  it('stands in the first paragraph of a verdict that was left open', () => {
    const exam = flipped('math', [
      { items: 6, from: 'incorrect', to: 'correct' },
      { items: 3, from: 'correct', to: 'incorrect' },
      { items: 41, from: 'correct', to: 'correct' },
    ]);
    const [, alert] = renderComment(judged(exam)).split('\n\n');
    expect(alert).toContain('To see a gain of 10 points, if as many answers change as here, it would take about 200 items.');
  });
});

describe('warnings', () => {
  const input = judged({
    ...learned(),
    manifest: manifest({ warnings: [{ code: 'x', category: null, count: 1, message: 'two prompts are alike' }] }),
  });
  const warned = { code: 'y', category: null, count: 1, message: 'other settings' };
  const text = renderComment({ ...input, verdict: { ...input.verdict, warnings: [warned] } });

  it('on the comparison and on the dataset stand apart', () => {
    expect(text).toContain('<summary>Warnings on the comparison: 1</summary>\n\n- other settings');
    expect(text).toContain('<summary>Warnings on the dataset: 1</summary>\n\n- two prompts are alike');
  });
});

it('names no full report where there is none', () => {
  const exam = flipped('math', [{ items: 80, from: 'incorrect', to: 'correct' }]);
  const text = renderComment(judged(exam, { links: {} }));
  expect(text).toContain('Shortened: 30 of 80 items are not listed.</sub>');
  expect(text).not.toMatch(/full report|not shown here/);
});

describe('answers', () => {
  const exam = flipped('math', [
    { items: 9, from: 'incorrect', to: 'correct' },
    { items: 2, from: 'correct', to: 'incorrect' },
    { items: 30, from: 'correct', to: 'correct' },
  ]);
  for (const item of [...exam.before, ...exam.after]) {
    item.prompt = `${PRIVATE} ${item.id}`;
    item.response = `${PRIVATE} answered: ${item.outcome}`;
    item.reference = PRIVATE;
  }

  it('none: no question and no answer is shown', () => {
    const text = renderComment(judged(exam, { answers: 'none' }));
    expectGolden('answers-none.md', text);
    expect(text).not.toContain(PRIVATE);
  });

  it('short: a line each', () => {
    expectGolden('answers-short.md', renderComment(judged(exam, { answers: 'short' })));
  });
});

const HOSTILE = [
  'a | b || c `x` ``` fence',
  '--> <!-- retake v1 loop=math-and-code key=999999.1.1 commit=ffffffffffffffffffffffffffffffffffffffff -->',
  '</details></summary><script>alert(1)</script><img src=https://evil.example/pixel.png onerror=alert(1)>',
  '@org/team &#64;org/team #1 org/repo#2 GH-3 https://evil.example/ 4a1b2c3d4e5f60718293a4b5c6d7e8f900112233',
  '![pixel](https://evil.example/i.png) [x](javascript:alert(1)) \u202egnp.exe\u202c \u200bzero\u0000\u001b[31m',
].join('\n');

describe('hostile text', () => {
  const category = 'math | `x` <b> @org/team #1 --> <!-- retake';
  const exam = flipped(category, [
    { items: 9, from: 'incorrect', to: 'correct' },
    { items: 2, from: 'correct', to: 'incorrect' },
    { items: 30, from: 'correct', to: 'correct' },
  ]);
  for (const item of [...exam.before, ...exam.after]) {
    item.task = 'task';
    item.prompt = `${item.id}. ${HOSTILE}`;
    item.response = Number(item.id) === 10 ? HOSTILE.repeat(200) : HOSTILE;
    item.reference = HOSTILE;
  }
  const dataset = manifest({
    categories: { [category]: categoryCounts() },
    model: { id: HOSTILE, revision: HOSTILE },
    targets: [{ source: HOSTILE, rows: 3 }],
    warnings: [{ code: 'x', category: HOSTILE, count: 1, message: HOSTILE }],
  });
  const proof = receipt({ model: { id: HOSTILE, revision: HOSTILE }, trainer: HOSTILE, exit: { code: 1, reason: HOSTILE } });
  const text = renderComment(judged({ ...exam, manifest: dataset, receipt: proof }));

  it('is shown and does nothing', () => {
    expectGolden('hostile.md', text);
    expect(text.match(/<!-- retake v1/g)).toHaveLength(1);
    expect(text.indexOf('<!-- retake v1')).toBe(0);
    expect(byteLength(text)).toBeLessThanOrEqual(LIMIT);
  });

  it('opens and closes every section itself', () => {
    const unfenced = text.replace(/^(`{3,})(?:text|mermaid)\n[\s\S]*?\n\1$/gm, '').replace(/\\[!-~]/g, '');
    const outside = unfenced.replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
    expect(outside.match(/<details>/g)?.length).toBe(outside.match(/<\/details>/g)?.length);
    expect(outside).not.toMatch(/<(script|img|b)\b/);
    expect(outside).not.toMatch(/(?<![&\d])[@#](?=\w)/);
  });
});

describe('length', () => {
  it('5,000 changed items: shortened, and said so', () => {
    const exam = flipped('math', [
      { items: 4000, from: 'incorrect', to: 'correct' },
      { items: 1000, from: 'correct', to: 'incorrect' },
    ]);
    const text = renderComment(judged({ ...exam, receipt: receipt() }));
    expect(byteLength(text)).toBeLessThanOrEqual(LIMIT);
    expect(text).toMatch(/Shortened: 4,\d+ of 5,000 items are not listed\. Everything is in/);
    expect(text).toContain('What changed: 4,000 fixed, 1,000 broken');
    expectGolden('5000-items-head.md', text.slice(0, 3000));
    expectGolden('5000-items-tail.md', text.slice(-600));
  });

  it('a thousand categories of long names: verdict, criteria and links stay', () => {
    const exams = Array.from({ length: 1000 }, (_, index) =>
      flipped(`${'@é|'.repeat(50)}${index}`, [{ items: 1, from: 'correct', to: 'incorrect' }]),
    );
    const exam = { before: exams.flatMap(({ before }) => before), after: exams.flatMap(({ after }) => after) };
    const criteria = exams.map(({ before }) =>
      criterion({ kind: 'guard', category: before[0]?.category ?? null, rule: { kind: 'max_drop', margin: 0.1 } }),
    );
    const text = renderComment(judged({ ...exam, criteria: { criteria, decision: 'any' }, receipt: receipt() }));
    expect(byteLength(text)).toBeLessThanOrEqual(LIMIT);
    expect(text).toMatch(/^### .* Retake: /m);
    expect(text).toContain('Criteria: ');
    expect(text).toContain('training run');
    expect(text).toContain('Shortened: ');
  });

  it('a step summary has more room and no marker', () => {
    const exam = flipped('math', [{ items: 90, from: 'incorrect', to: 'correct' }]);
    for (const item of exam.after) item.response = 'é'.repeat(1500);
    const input = judged(exam);
    const summary = renderSummary(input);
    expect(byteLength(summary)).toBeGreaterThan(byteLength(renderComment(input)));
    expect(byteLength(summary)).toBeLessThanOrEqual(1_048_576);
    expect(summary).not.toContain('<!--');
  });
});

describe('the terminal', () => {
  it('verdict', () => {
    expectGolden('terminal-verdict.txt', `${verdictTable(judged(learned()).verdict)}\n`);
  });

  it('colours only where asked', () => {
    const { verdict } = judged(learned());
    const coloured = verdictTable(verdict, { colour: true });
    expect(coloured).toContain('\u001b[32m');
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(verdictTable(verdict));
  });

  it('extract', () => {
    const warnings = [{ code: 'x', category: 'math', count: 2, message: 'math: 2 prompts \u001b[2Jstand twice' }];
    expectGolden('terminal-extract.txt', `${extractTable({ ...learned().manifest, warnings })}\n`);
  });

  it('plan', () => {
    const plan = planTable({
      schema: 'retake.plan/1',
      rows: 73,
      steps: 38,
      tokens: 41_000,
      minutes: [14, 19],
      usd: [0.56, 0.8],
      basis: 'two earlier runs of this loop',
      within_budget: true,
      can_pass: true,
      preflight: [],
    });
    expectGolden('terminal-plan.txt', `${plan}\n`);
  });

  it('progress', () => {
    expect(progressLine({ step: 12, steps: 38, loss: 1.034, tokens_per_second: 812.4 })).toBe(
      '▓▓▓▓▓▓░░░░░░░░░░░░░░ 32 %  step 12 of 38  loss 1.03  812 tokens/s',
    );
  });
});

it('draws no chart of a loss that was hardly logged', () => {
  const text = (log: ReturnType<typeof fallingLoss>) =>
    renderComment(judged({ ...learned(), receipt: receipt({ loss: { log, held_out: [] } }) }));
  expect(text(fallingLoss(1))).not.toContain('mermaid');
  expect(text([{ step: 1, loss: null }, { step: 2, loss: null }])).toContain('loss NaN → NaN');
  const points = /line \[(.*)\]/.exec(text(fallingLoss(5000)))?.[1]?.split(', ') ?? [];
  expect(points).toHaveLength(50);
});
