import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteLength } from './byte-length.ts';
import {
  ANSWERS_ROOM,
  answerTo,
  holdsAnswer,
  keepAnswers,
  sentences,
  withAnswer,
} from './command-answers.ts';
import { COMMENT_LIMIT } from './fit.ts';

const BODY = '### ⏳ Retake: training\n\nresults · retake v1\n';
const train = { verb: 'train', sha: null } as const;

describe('answers to commands', () => {
  it('stand at the end, the latest last', () => {
    const once = withAnswer(BODY, 11, answerTo(train, 'ada', 'started.'));
    expect(withAnswer(once, 12, answerTo({ verb: 'cancel', sha: null }, 'grace', 'cancelled.'))).toBe(
      `${BODY}
<!-- retake answers -->
<!-- retake answer to 11 -->
\`/retake train\` by ada: started.

<!-- retake answer to 12 -->
\`/retake cancel\` by grace: cancelled.
`,
    );
  });

  it('stay when the comment is written anew, and give way to another answer to the same comment', () => {
    const once = withAnswer(BODY, 11, 'first');
    expect(keepAnswers(once, '### ✅ Retake: PASS\n')).toBe(once.replace(BODY, '### ✅ Retake: PASS\n'));
    expect(withAnswer(once, 11, 'second')).toBe(withAnswer(BODY, 11, 'second'));
    expect(holdsAnswer(once.replaceAll('\n', '\r\n'), 11, 'first')).toBe(true);
    expect(holdsAnswer(once, 11, 'second')).toBe(false);
    expect(holdsAnswer(once, 12, 'first')).toBe(false);
  });

  it('leave a comment without answers as it is', () => {
    expect(keepAnswers(BODY, 'new\n')).toBe('new\n');
  });

  it('ping nobody, and forge nothing', () => {
    const said = answerTo({ verb: 'why', item: '@team <!-- retake answers --> `x`' }, 'a_b*c[bot]', 'no.');
    expect(said).not.toContain('<!-- ');
    expect(said).toContain('a_b\\*c\\[bot\\]');
    expect(withAnswer(withAnswer(BODY, 1, said), 2, 'x')).toContain(said);
  });

  it('show what is to be typed so that it can be copied', () => {
    const sha = 'a1b2c3d4e5'.repeat(4);
    expect(sentences(`The head is a1b2c3d: say /retake approve ${sha}, or ask @team.`)).toBe(
      `The head is \`a1b2c3d\`: say \`/retake approve ${sha}\`, or ask @\u200bteam.`,
    );
    expect(sentences('This is no fork: /retake train starts it.')).toBe(
      'This is no fork: `/retake train` starts it.',
    );
  });

  it('never make the comment too long: the oldest give way', () => {
    const words = fc
      .string({ unit: 'grapheme', maxLength: 800 })
      .map((one) => one.replaceAll('<', '').trim());
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 12 }),
        fc.integer({ min: 0, max: 59_900 }),
        (answers, filled) => {
          const body = `${'x'.repeat(filled)}\n`;
          const all = answers.reduce((text, answer, index) => withAnswer(text, index, answer), body);
          expect(byteLength(all)).toBeLessThanOrEqual(COMMENT_LIMIT);
          expect(byteLength(all) - filled).toBeLessThanOrEqual(ANSWERS_ROOM + 2);
          const last = answers.length - 1;
          if (answers.length > 0 && filled < COMMENT_LIMIT - ANSWERS_ROOM) {
            expect(holdsAnswer(all, last, answers[last] ?? '')).toBe(true);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
