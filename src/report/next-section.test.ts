import { describe, expect, it } from 'vitest';
import type { NextLoop } from '../domain/loop/next-loop.ts';
import { nextSection } from './next-section.ts';

const NEXT: NextLoop = {
  config: '.github/phase-2.yml',
  loop: 'phase-2',
  study: {
    fresh: 2240,
    joined: 73,
    examples: 2313,
    plan: {
      schema: 'retake.plan/1',
      rows: 2313,
      steps: 1158,
      tokens: 900_000,
      minutes: [40, 125],
      usd: [2, 6.25],
      basis: 'the run before it',
      within_budget: true,
      can_pass: true,
      preflight: [],
    },
  },
  standing: { kind: 'proposed', how: { kind: 'terminal', command: 'retake run --config phase-2.yml' } },
};

describe('nextSection', () => {
  it('is empty where nothing follows', () => {
    expect(nextSection(null)).toBe('');
  });

  it('tells what a proposed loop takes and how it is started', () => {
    expect(nextSection(NEXT)).toMatchInlineSnapshot(`
      "<details><summary>Next loop: phase-2, 2,313 rows, 1,158 steps, 40 min to 2 h 5 min, $2.00 to $6.25, proposed</summary>

      This verdict proposes it. Nothing has been started.

      | Next loop | Plan |
      | :- | :- |
      | configuration | \`.github/phase-2.yml\` |
      | studies | 2,240 failures of its own results, and 73 questions of this loop’s dataset |
      | rows | 2,313, those that are rehearsed counted in |
      | steps | 1,158 |
      | time | 40 min to 2 h 5 min |
      | cost | $2.00 to $6.25 |
      | rests on | the run before it |
      | within budget | yes |

      To start it:

      \`\`\`text
      retake run --config phase-2.yml
      \`\`\`

      </details>"
    `);
  });

  it('tells the lower bound while there are no results', () => {
    const section = nextSection({
      ...NEXT,
      study: NEXT.study && { ...NEXT.study, fresh: null },
      standing: { kind: 'not-ready', reason: 'no file matches benchmarks/*.jsonl.' },
    });
    expect(section).toContain('at least 2,313 rows, 1,158 steps');
    expect(section).toContain('**Not ready to start.** no file matches benchmarks/\\*.jsonl.');
    expect(section).toContain('not known yet, and 73 questions of this loop’s dataset');
  });

  it('links the run that was started', () => {
    const run = { label: 'training run 8', url: 'https://github.com/acme/model/actions/runs/8' };
    expect(nextSection({ ...NEXT, standing: { kind: 'started', run } })).toContain(
      'started it: [training run 8](https://github.com/acme/model/actions/runs/8)',
    );
  });

  it('says what holds it back, and the inputs to type in once that is gone', () => {
    const inputs = { request: '{"schema":"retake.request/1"}', 'request-id': 'abc', config: 'next.yml' };
    const how = { kind: 'workflow' as const, workflow: 'retake-train.yml', inputs };
    const section = nextSection({
      ...NEXT,
      standing: { kind: 'held-back', reason: '4 of 4 training runs of the last 24 hours are used up.', how },
    });
    expect(section).toContain('**Not started.** 4 of 4 training runs');
    expect(section).toContain(
      '```text\nrequest: {"schema":"retake.request/1"}\nrequest-id: abc\nconfig: next.yml\n```',
    );
  });

  it('neither pings nor breaks out', () => {
    const section = nextSection({
      ...NEXT,
      loop: null,
      config: 'x @team.yml',
      study: null,
      standing: { kind: 'not-ready', reason: '@team <!-- retake v1 --> </details>' },
    });
    expect(section.match(/<\/details>/g)).toHaveLength(1);
    expect(section).not.toContain('<!-- retake');
    expect(section.replace(/`[^`]*`/g, '')).not.toContain('@team');
  });
});
