import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEnd, LOOP_PHASES, mayFollow } from './loop.ts';

const phase = fc.constantFrom(...LOOP_PHASES);

describe('loop phases', () => {
  it('never go back', () => {
    fc.assert(
      fc.property(phase, phase, (a, b) => {
        const circle =
          (a === 'queued' && b === 'waiting-approval') || (b === 'queued' && a === 'waiting-approval');
        if (a !== b && !circle) expect(mayFollow(a, b) && mayFollow(b, a)).toBe(false);
      }),
    );
  });

  it('may be left out', () => {
    expect(mayFollow('extracted', 'training')).toBe(true);
    expect(mayFollow('queued', 'judged')).toBe(true);
  });

  it('end for good, but for a run that was given up or cancelled and left results', () => {
    const onward = LOOP_PHASES.filter(isEnd).flatMap((end) =>
      LOOP_PHASES.filter((to) => to !== end && mayFollow(end, to)).map((to) => `${end} > ${to}`),
    );
    expect(onward).toEqual(['lost > judged', 'lost > failed', 'cancelled > judged']);
  });

  it('can fail from everywhere on the way', () => {
    for (const from of LOOP_PHASES.filter((one) => !isEnd(one))) expect(mayFollow(from, 'failed')).toBe(true);
  });
});
