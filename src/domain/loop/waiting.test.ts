import { describe, expect, it } from 'vitest';
import { jobEnding } from './job-ending.ts';
import {
  outOfPatience,
  patienceOf,
  pollDelay,
  type RunStatus,
  type Sighting,
  type TrainJob,
  type WaitingFor,
  waitingFor,
} from './waiting.ts';

function job(given: Partial<TrainJob>): TrainJob {
  return { status: 'queued', conclusion: null, runnerName: null, steps: [], ...given };
}

function seen(given: Partial<Sighting>): Sighting {
  return {
    runStatus: 'in_progress',
    runConclusion: null,
    train: null,
    watching: false,
    watchGaveUp: false,
    ...given,
  };
}

describe('waiting', () => {
  it.each<[RunStatus, RunStatus | null, string | null]>([
    ['queued', null, 'runner'],
    ['pending', null, 'turn'],
    ['waiting', null, 'approval'],
    ['in_progress', 'queued', 'runner'],
    ['in_progress', 'waiting', 'approval'],
    ['in_progress', 'pending', 'turn'],
    ['in_progress', 'in_progress', null],
    ['in_progress', null, 'runner'],
    ['completed', 'queued', null],
  ])('run %s, job %s: waits for %s', (runStatus, status, expected) => {
    expect(waitingFor(seen({ runStatus, train: status === null ? null : job({ status }) }))).toBe(expected);
  });

  it('gives a runner half an hour, people and other trainings a day', () => {
    const patience = patienceOf(30);
    expect(outOfPatience('runner', 29.9, patience)).toBeNull();
    expect(outOfPatience('runner', 30, patience)).toBe('no-runner');
    expect(outOfPatience('approval', 31, patience)).toBeNull();
    expect(outOfPatience('approval', 24 * 60, patience)).toBe('no-approval');
    expect(outOfPatience('turn', 24 * 60, patience)).toBe('no-turn');
  });

  it('looks less and less often, never less than once a minute while a runner is awaited', () => {
    const delays = (waiting: WaitingFor) => [0, 1, 2, 3, 99].map((looks) => pollDelay(looks, waiting));
    expect(delays('runner')).toEqual([15, 30, 60, 60, 60]);
    expect(delays('approval')).toEqual([15, 30, 60, 120, 300]);
  });
});

describe('the end of the training job', () => {
  it.each<[string, Partial<Sighting>, object]>([
    ['still waits', { train: job({}) }, { kind: 'running' }],
    ['success', { train: job({ status: 'completed', conclusion: 'success' }) }, { kind: 'done' }],
    [
      'failure',
      { train: job({ status: 'completed', conclusion: 'failure' }) },
      { kind: 'failed', reason: 'training' },
    ],
    [
      'time limit',
      { train: job({ status: 'completed', conclusion: 'timed_out' }) },
      { kind: 'failed', reason: 'time-limit' },
    ],
    [
      'a runner that vanished',
      {
        train: job({
          status: 'completed',
          conclusion: 'failure',
          steps: [{ name: 'Train', status: 'in_progress', conclusion: null }],
        }),
      },
      { kind: 'lost', reason: 'runner-lost' },
    ],
    [
      'given up in the queue',
      { train: job({ status: 'completed', conclusion: 'cancelled' }), watchGaveUp: true },
      { kind: 'lost', reason: 'no-runner' },
    ],
    [
      'cancelled by a person while it trained',
      {
        train: job({ status: 'completed', conclusion: 'cancelled', runnerName: 'gpu-1' }),
        watchGaveUp: true,
      },
      { kind: 'cancelled' },
    ],
    [
      'cancelled in the queue by a person',
      { train: job({ status: 'completed', conclusion: 'cancelled' }) },
      { kind: 'cancelled' },
    ],
    [
      'never had the job',
      { runStatus: 'completed', runConclusion: 'failure' },
      { kind: 'failed', reason: 'training' },
    ],
    [
      'an approval that was refused or never came',
      { runStatus: 'completed', runConclusion: 'action_required' },
      { kind: 'lost', reason: 'no-approval' },
    ],
  ])('%s', (_, given, expected) => expect(jobEnding(seen(given))).toEqual(expected));
});
