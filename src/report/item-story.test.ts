import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemStory } from '../domain/comparison/item-story.ts';
import { byteLength } from './byte-length.ts';
import { itemStory } from './item-story.ts';

const story: ItemStory = {
  identity: 'exam/math-3',
  category: 'math',
  prompt: 'What is 3 + 3?',
  reference: '6',
  evidence: 'trained_on',
  audit: 'confirmed',
  pushed: { outcome: 'incorrect', response: 'The answer is 7' },
  before: { outcome: 'incorrect', response: 'It is 8' },
  after: { outcome: 'correct', response: 'It is 6' },
};

describe('the story of one item', () => {
  it('tells question, reference, answers, audit and use', () => {
    expect(itemStory(story, 'full', 5000)).toMatchInlineSnapshot(`
      "<details><summary>exam/math-3, as pushed incorrect, before incorrect, after correct, trained on</summary>

      \`exam/math-3\` of math. audit: \`confirmed\`, the pushed answer is wrong

      Question
      \`\`\`text
      What is 3 + 3?
      \`\`\`

      Reference
      \`\`\`text
      6
      \`\`\`

      Answer as pushed: incorrect
      \`\`\`text
      The answer is 7
      \`\`\`

      Answer before: incorrect
      \`\`\`text
      It is 8
      \`\`\`

      Answer after: correct
      \`\`\`text
      It is 6
      \`\`\`

      </details>"
    `);
  });

  it('shows a pushed answer once where it is the one before', () => {
    const reused = { ...story, before: story.pushed };
    expect(itemStory(reused, 'full', 5000).match(/The answer is 7/g)).toHaveLength(1);
  });

  it('shows a line each, or no text at all, as report.answers says', () => {
    expect(itemStory(story, 'short', 5000)).toContain('Answer after: correct: `It is 6`');
    const none = itemStory(story, 'none', 5000);
    for (const words of ['What is', 'It is', 'The answer']) expect(none).not.toContain(words);
    expect(none).toContain('before incorrect, after correct, trained on');
  });

  it('fits, whatever the texts are, and stays inert', () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 3000 }),
      fc.constantFrom(
        '```\n# big @org',
        '</details>',
        '<!-- retake answers -->\n',
        '`'.repeat(4000),
        '漢'.repeat(9000),
      ),
    );
    const answer = fc.record({ outcome: fc.constantFrom('loss' as const, 'win' as const), response: words });
    const any = fc.record({
      identity: words,
      category: words,
      prompt: words,
      reference: fc.option(words),
      evidence: fc.constant('held_out' as const),
      audit: fc.constant('ambiguous' as const),
      pushed: fc.option(answer),
      before: fc.option(answer),
      after: fc.option(answer),
    });
    fc.assert(
      fc.property(
        any,
        fc.constantFrom('full' as const, 'short' as const, 'none' as const),
        (one, answers) => {
          const markdown = itemStory(one, answers, 4000);
          expect(markdown).not.toBe('');
          expect(byteLength(markdown)).toBeLessThanOrEqual(4000);
          expect(markdown).not.toContain('<!--');
        },
      ),
      { numRuns: 300 },
    );
  });
});
