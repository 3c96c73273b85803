import { afterAll, describe, expect, it } from 'vitest';
import { requestIdOfTitle } from '../../src/domain/training/request-id.ts';
import { type Bed, headline, makeBed, pullRequest, startRun } from './bed.ts';
import { type Fault, faultSchedule } from './fake/faults.ts';
import type { FakeRun } from './fake/github.ts';
import { leaveResults, reap, report, watch } from './gpu.ts';
import type { Stepped } from './run-step.ts';

/** 30 in the normal suite; RETAKE_FAULT_SCHEDULES=200 for all. */
const SCHEDULES = Number(process.env.RETAKE_FAULT_SCHEDULES ?? 30);
const FIRST = Number(process.env.RETAKE_FAULT_SEED ?? 1);
const MOST_TRIES = 8;
const MINUTE = 60_000;

interface Tally {
  struck: Fault[];
  /** Processes that were killed or gave up and were started again. */
  reruns: number;
  reaped: boolean;
  conclusion: string;
}

const tallies: Tally[] = [];

/** Runs a step again as a person would who sees it red, each time as the next attempt of its run. */
async function insist(
  run: FakeRun,
  play: () => Promise<Stepped>,
): Promise<{ last: Stepped; reruns: number }> {
  for (let reruns = 0; ; reruns += 1) {
    const last = await play();
    if (last.code === 0 || reruns === MOST_TRIES) return { last, reruns };
    run.attempt += 1;
  }
}

/** Every sixth report never begins, every sixth is not run again: then the reaper has to find out. */
async function reportUnder(
  seed: number,
  bed: Bed,
  training: FakeRun,
): Promise<{ code: number | null; reruns: number }> {
  if (seed % 6 === 0) return { code: null, reruns: 0 };
  if (seed % 6 === 3) return { code: (await report(bed, training)).code, reruns: 0 };
  const { last, reruns } = await insist(training, () => report(bed, training));
  return { code: last.code, reruns };
}

/** A whole loop under a schedule of faults: push, start, watch, training, report, and the reaper at the end. */
async function playUnder(seed: number, bed: Bed): Promise<Tally> {
  const { github, server } = bed;
  const struck: Fault[] = [];
  const next = faultSchedule(seed);
  server.fault = () => {
    const fault = next();
    if (fault !== null) struck.push(fault);
    return fault;
  };
  const run = startRun(bed);
  const started = await insist(run, () =>
    bed.step({ run, event: 'pull_request', payload: pullRequest(bed) }),
  );
  expect(started.last.code, started.last.log).toBe(0);

  const training = github.runs.find(({ file }) => file === 'retake-train.yml');
  if (training === undefined) throw new Error(`seed ${seed}: nothing was dispatched\n${started.last.log}`);
  const train = training.jobs.find(({ name }) => name === 'train');
  bed.clock.in(3, () => {
    if (train?.status === 'queued') Object.assign(train, { status: 'in_progress', runner: 'gpu-1' });
  });
  // The watch only writes what start and report write, too: every fourth schedule is enough.
  const watched = seed % 4 === 0 ? await insist(training, () => watch(bed, training)) : { reruns: 0 };
  training.attempt = 1;
  await leaveResults(bed, training);
  const reported = await reportUnder(seed, bed, training);
  Object.assign(training, { status: 'completed', conclusion: reported.code === 0 ? 'success' : 'failure' });

  const open = () => github.checks.some(({ status }) => status !== 'completed');
  const reaped = open();
  for (let round = 0; open() && round < MOST_TRIES; round += 1) {
    bed.clock.advance(61 * MINUTE);
    await reap(bed);
  }
  const conclusion = github.checks[0]?.conclusion ?? 'open';
  return { struck, reruns: started.reruns + watched.reruns + reported.reruns, reaped, conclusion };
}

const seeds = Array.from({ length: SCHEDULES }, (_, index) => FIRST + index);

describe.concurrent('under faults', { timeout: 600_000 }, () => {
  it.each(seeds)('schedule %i: one comment, one training, a concluded check', async (seed) => {
    const bed = await makeBed();
    try {
      const tally = await playUnder(seed, bed);
      tallies.push(tally);
      const comments = bed.github.ours(7);
      const dispatched = bed.github.runs.flatMap(({ title }) => requestIdOfTitle(title) ?? []);
      const told = `struck by ${tally.struck.join(', ')}\n${comments.map(({ body }) => headline(body)).join('\n')}`;
      expect(comments, told).toHaveLength(1);
      expect(dispatched, told).toHaveLength(1);
      expect(bed.github.checks, told).toHaveLength(1);
      expect(tally.conclusion, told).toBe('success');
      expect(headline(comments[0]?.body), told).toContain('PASS');
      expect(bed.server.problems).toEqual([]);
    } finally {
      await bed.close();
    }
  });
});

/** Every request of a start, counted from 0; a few of them in the normal suite. */
const REQUESTS_OF_START = 16;
const steps = Array.from({ length: REQUESTS_OF_START }, (_, index) => index).filter(
  (index) => SCHEDULES >= 200 || index % 4 === 1,
);
const kills = steps.flatMap((index) => [['before', index] as const, ['after', index] as const]);

describe.concurrent('a start that is killed', { timeout: 300_000 }, () => {
  it.each(kills)('%s request %i had its effect is taken up by its re-run', async (when, index) => {
    const bed = await makeBed();
    try {
      let request = -1;
      bed.server.fault = () => {
        request += 1;
        return request === index ? `killed-${when}` : null;
      };
      const run = startRun(bed);
      const { last, reruns } = await insist(run, () =>
        bed.step({ run, event: 'pull_request', payload: pullRequest(bed) }),
      );
      expect(last.code, last.log).toBe(0);
      expect(reruns).toBe(1);
      expect(bed.github.ours(7)).toHaveLength(1);
      expect(bed.github.checks).toMatchObject([{ status: 'in_progress' }]);
      expect(bed.github.runs.filter(({ file }) => file === 'retake-train.yml')).toHaveLength(1);
      expect(bed.server.problems).toEqual([]);
    } finally {
      await bed.close();
    }
  });
});

/** Every request of a closing, counted from 0. */
const REQUESTS_OF_CLOSING = 13;
const endings = kills.filter(([, index]) => index < REQUESTS_OF_CLOSING);

describe.concurrent('a closing that is killed', { timeout: 300_000 }, () => {
  it.each(endings)('%s request %i had its effect is taken up by its re-run', async (when, index) => {
    const bed = await makeBed();
    try {
      await bed.step({ run: startRun(bed), event: 'pull_request', payload: pullRequest(bed) });
      Object.assign(bed.github.pulls[0] ?? {}, { state: 'closed' });
      const payload = pullRequest(bed, { action: 'closed' }) as { pull_request: object };
      Object.assign(payload.pull_request, { state: 'closed' });
      let request = -1;
      bed.server.fault = () => {
        request += 1;
        return request === index ? `killed-${when}` : null;
      };
      const run = startRun(bed);
      const { last, reruns } = await insist(run, () => bed.step({ run, event: 'pull_request', payload }));
      expect(last.code, last.log).toBe(0);
      expect(reruns).toBe(1);
      expect(bed.github.runs.find(({ file }) => file === 'retake-train.yml')?.cancelled).toBe(true);
      expect(bed.github.checks).toMatchObject([{ conclusion: 'cancelled' }]);
      expect(headline(bed.github.ours(7)[0]?.body)).toContain('since the pull request was closed');
      expect(bed.server.problems).toEqual([]);
    } finally {
      await bed.close();
    }
  });
});

afterAll(() => {
  const count = (of: (tally: Tally) => number) => tallies.reduce((sum, tally) => sum + of(tally), 0);
  const faults = new Map<string, number>();
  for (const fault of tallies.flatMap(({ struck }) => struck))
    faults.set(fault, (faults.get(fault) ?? 0) + 1);
  const kinds = [...faults].sort().map(([fault, times]) => `${fault} ${times}`);
  console.log(
    `${tallies.length} schedules, ${count(({ struck }) => struck.length)} faults (${kinds.join(', ')}), ` +
      `${count(({ reruns }) => reruns)} re-runs, ${count(({ reaped }) => Number(reaped))} checks concluded by the reaper`,
  );
});
