import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOOP_PHASES } from './loop.ts';
import { HISTORY_LENGTH, type Marker, readMarker, remember, wholeSecond, writeMarker } from './marker.ts';

const SHA = 'a1b2c3d4e5'.repeat(4);
const marker: Marker = {
  loop: 'math-and-code',
  key: { order: 142, run: 17693, attempt: 1 },
  commit: SHA,
  request: '9f3c'.repeat(8),
  phase: 'training',
  attempt: 1,
  since: '2026-11-20T09:00:00Z',
  history: [{ verdict: 'fail', commit: 'b'.repeat(40), figure: { of: '0badcafe', value: 525 } }],
};

const sha = fc.stringMatching(/^[0-9a-f]{40}$/);
const anyMarker = fc.record({
  loop: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,20}$/),
  key: fc.record({ order: fc.nat(999_999), run: fc.nat(), attempt: fc.integer({ min: 1, max: 9 }) }),
  commit: sha,
  request: fc.option(fc.stringMatching(/^[0-9a-f]{32}$/)),
  phase: fc.constantFrom(...LOOP_PHASES),
  attempt: fc.integer({ min: 1, max: 99 }),
  since: fc.option(fc.integer({ min: 0, max: 4e12 }).map((ms) => wholeSecond(new Date(ms)))),
  history: fc.array(
    fc.record({
      verdict: fc.constantFrom('pass' as const, 'fail' as const, 'inconclusive' as const),
      commit: sha,
      figure: fc.option(
        fc.record({ of: fc.stringMatching(/^[0-9a-f]{8}$/), value: fc.integer({ min: 0, max: 1000 }) }),
      ),
    }),
    { maxLength: HISTORY_LENGTH },
  ),
});

describe('marker', () => {
  it('is the line that the documents promise', () => {
    expect(writeMarker(marker).split('\n')[0]).toBe(
      `<!-- retake v1 loop=math-and-code key=000142.17693.1 commit=${SHA} -->`,
    );
  });

  it('reads what it wrote, whatever follows', () => {
    fc.assert(
      fc.property(anyMarker, fc.string(), (one, rest) => {
        expect(readMarker(`${writeMarker(one)}\n${rest}`, one.loop)).toEqual(one);
      }),
    );
  });

  it('reads a body that came back with CRLF', () => {
    expect(readMarker(`${writeMarker(marker)}\n### text`.replaceAll('\n', '\r\n'), marker.loop)).toEqual(
      marker,
    );
  });

  it.each([
    ['another loop', writeMarker(marker), 'other'],
    ['not on the first line', `\n${writeMarker(marker)}`, marker.loop],
    ['indented', ` ${writeMarker(marker)}`, marker.loop],
    ['quoted', `> ${writeMarker(marker)}`, marker.loop],
    ['text after it on the line', writeMarker(marker).replace(' -->', ' --> x'), marker.loop],
    ['a short commit', writeMarker(marker).replace(SHA, 'abc'), marker.loop],
    ['an empty body', '', marker.loop],
  ])('sees none: %s', (_, body, loop) => expect(readMarker(body, loop)).toBeNull());

  it('does without a second line', () => {
    const first = writeMarker(marker).split('\n')[0] ?? '';
    expect(readMarker(first, marker.loop)).toMatchObject({ phase: 'extracted', request: null, history: [] });
  });

  it('reads what older versions wrote, without figures and without a time', () => {
    const [first = ''] = writeMarker(marker).split('\n');
    const old = `<!-- retake state phase=judged request=none history=pass:${SHA},fail:${'b'.repeat(40)} -->`;
    expect(readMarker(`${first}\n${old}`, marker.loop)).toMatchObject({
      phase: 'judged',
      attempt: 1,
      since: null,
      history: [
        { verdict: 'pass', commit: SHA, figure: null },
        { verdict: 'fail', commit: 'b'.repeat(40), figure: null },
      ],
    });
  });

  it('never says that it spoke before it did', () => {
    expect(wholeSecond(new Date('2026-11-20T09:00:00.001Z'))).toBe('2026-11-20T09:00:01Z');
    expect(wholeSecond(new Date('2026-11-20T09:00:00.000Z'))).toBe('2026-11-20T09:00:00Z');
  });

  it('remembers one verdict a commit, the latest five', () => {
    const commits = ['1', '2', '3', '4', '5', '6', '3'].map((digit) => digit.repeat(40));
    const history = commits.reduce<ReturnType<typeof remember>>(
      (past, commit) => remember(past, { verdict: 'pass', commit, figure: null }),
      [],
    );
    expect(history.map(({ commit }) => commit[0])).toEqual(['3', '6', '5', '4', '2']);
  });
});
