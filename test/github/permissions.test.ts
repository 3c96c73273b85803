import { afterEach, describe, expect, it } from 'vitest';
import { type Bed, headline, makeBed, pullRequest, results, start, startRun } from './bed.ts';
import { answers, reactions, say, sticky, trainings } from './commanding.ts';
import { FULL } from './fake/github.ts';
import { leaveResults, reap, report, trainingRun, watch } from './gpu.ts';

let bed: Bed;

afterEach(async () => {
  expect(bed.server.problems).toEqual([]);
  await bed.close();
});

/** The job's token with one permission less, or with another level of it. */
function grant(permission: string, level?: 'read'): void {
  const { [permission]: _, ...others } = FULL.permissions;
  const permissions = level === undefined ? others : { ...others, [permission]: level };
  bed.github.tokens['token-full'] = { ...FULL, permissions };
}

/** What the log says of it: one line each, the same one once at most for comment and check. */
function told(log: string, permission: string): string[] {
  return log.split('\n').filter((line) => line.startsWith('::') && line.includes(`\`${permission}\``));
}

describe.each([1, 2])('start, in its attempt %i', (attempt) => {
  async function startWithout(permission: string, level?: 'read', pushed = results(100, 60)) {
    bed = await makeBed({ pushed });
    grant(permission, level);
    const run = startRun(bed);
    run.attempt = attempt;
    return await start(bed, { run });
  }

  it.each([
    ['contents', undefined, 'contents: read'],
    ['actions', undefined, 'actions: read'],
    ['actions', 'read', 'actions: write'],
  ] as const)('trains nothing without %s (%s), and names it', async (permission, level, named) => {
    const started = await startWithout(permission, level);
    expect(started.code).toBe(4);
    expect(told(started.log, named)).toHaveLength(1);
    expect(started.log).toContain('docs/permissions.md');
    expect(trainings(bed)).toEqual([]);
    // What was opened is ended.
    for (const { status } of bed.github.checks) expect(status).toBe('completed');
  });

  it.each([
    ['checks', undefined],
    ['checks', 'read'],
    ['pull-requests', undefined],
    ['pull-requests', 'read'],
  ] as const)('does its work without %s (%s), and names it', async (permission, level) => {
    const started = await startWithout(permission, level);
    expect(started.code, started.log).toBe(0);
    expect(told(started.log, `${permission}: write`).length).toBeGreaterThan(0);
    expect(trainings(bed)).toHaveLength(1);
    expect(bed.github.checks).toHaveLength(permission === 'checks' ? 0 : 1);
    expect(bed.github.comments).toHaveLength(permission === 'checks' ? 1 : 0);
  });
});

it('a pull request without results has its check where comments cannot be read', async () => {
  bed = await makeBed({ files: { 'benchmarks/exam.jsonl': results(100, 60) } });
  grant('pull-requests');
  const started = await start(bed);
  expect(started.code, started.log).toBe(0);
  expect(bed.github.checks).toMatchObject([{ conclusion: 'success' }]);
});

describe('report', () => {
  it.each([
    ['contents', undefined],
    ['actions', 'read'],
    ['checks', undefined],
    ['pull-requests', undefined],
  ] as const)('gets its verdict out without %s', async (permission, level) => {
    bed = await makeBed();
    await start(bed);
    await leaveResults(bed, trainingRun(bed));
    grant(permission, level);
    const reported = await report(bed, trainingRun(bed));
    expect(reported.code, reported.log).toBe(0);
    expect(reported.outputs.verdict).toBe('pass');
    expect(reported.summary).toContain('PASS');
  });

  it('says what it needs to see how the training ended', async () => {
    bed = await makeBed();
    await start(bed);
    grant('actions');
    const reported = await report(bed, trainingRun(bed));
    expect(reported.code).toBe(4);
    expect(told(reported.log, 'actions: read')).toHaveLength(1);
  });
});

it('watch says that it may not cancel, after it has told the pull request', async () => {
  bed = await makeBed();
  await start(bed);
  grant('actions', 'read');
  const watched = await watch(bed, trainingRun(bed));
  expect(watched.code).toBe(4);
  expect(told(watched.log, 'actions: write')).toHaveLength(1);
  expect(headline(sticky(bed))).toContain('lost. No runner');
  expect(bed.github.shownChecks()).toMatchObject([{ conclusion: 'timed_out' }]);
});

it.each([
  ['actions', 'read', 'actions: write'],
  ['checks', undefined, 'checks: write'],
  ['pull-requests', undefined, 'pull-requests: read'],
] as const)(
  'closing without %s (%s) names it, and says of nothing that it was done',
  async (permission, level, named) => {
    bed = await makeBed();
    await start(bed);
    const said = sticky(bed);
    grant(permission, level);
    Object.assign(bed.github.pulls[0] ?? {}, { state: 'closed' });
    const payload = pullRequest(bed, { action: 'closed' }) as { pull_request: { state: string } };
    payload.pull_request.state = 'closed';
    const closed = await start(bed, { payload });
    expect(closed.code, closed.log).toBe(4);
    expect(told(closed.log, named)).toHaveLength(1);
    expect(trainingRun(bed).cancelled).toBe(false);
    expect(sticky(bed)).toBe(said);
  },
);

it.each(['contents', 'checks', 'pull-requests'])('the reaper names %s', async (permission) => {
  bed = await makeBed();
  await start(bed);
  grant(permission);
  const reaped = await reap(bed);
  expect(reaped.code).toBe(4);
  expect(reaped.log).toContain(`\`${permission}: `);
});

describe('commands', () => {
  it('cancel without actions: write is not said to have happened', async () => {
    bed = await makeBed();
    await start(bed);
    grant('actions', 'read');
    const said = await say(bed, '/retake cancel');
    expect(reactions(said)).toEqual(['confused']);
    expect(answers(bed)).toContain('actions: write');
    expect(trainingRun(bed).cancelled).toBe(false);
  });

  it('cancel without checks cancels, and says so in the comment', async () => {
    bed = await makeBed();
    await start(bed);
    grant('checks');
    const said = await say(bed, '/retake cancel');
    expect(reactions(said), said.log).toEqual(['rocket']);
    expect(trainingRun(bed).cancelled).toBe(true);
    expect(headline(sticky(bed))).toContain('cancelled by ada');
    expect(told(said.log, 'checks: write').length).toBeGreaterThan(0);
  });
});
