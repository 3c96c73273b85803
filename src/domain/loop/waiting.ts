import type { LostReason } from './loop.ts';

export type RunStatus = 'queued' | 'in_progress' | 'completed' | 'waiting' | 'requested' | 'pending';

/** The training job as the API tells it. */
export interface TrainJob {
  status: RunStatus;
  conclusion: string | null;
  runnerName: string | null;
  /** Names of the steps, with how far each is. */
  steps: { name: string; status: string; conclusion: string | null }[];
}

/** A dispatched run at one moment. */
export interface Sighting {
  runStatus: RunStatus;
  runConclusion: string | null;
  /** null until the run has the job. */
  train: TrainJob | null;
  /** The watch beside it is at work: it knows since when the run waits for what. */
  watching: boolean;
  /** The watch beside it failed: it gave the queue up and cancelled the run. */
  watchGaveUp: boolean;
}

/** What a run that has not begun to train waits for; null where it has begun or is over. */
export type WaitingFor = 'runner' | 'approval' | 'turn';

/** A job is `waiting` for an approval, `pending` behind another run, and `queued` where no runner took it. */
export function waitingFor({ runStatus, train }: Sighting): WaitingFor | null {
  if (runStatus === 'completed') return null;
  const status = train?.status ?? runStatus;
  switch (status) {
    case 'waiting':
      return 'approval';
    case 'pending':
      return 'turn';
    case 'queued':
    case 'requested':
      return 'runner';
    case 'in_progress':
      // The run is in progress as soon as any job of it is; without the training job that says nothing.
      return train === null ? 'runner' : null;
    case 'completed':
      return null;
  }
}

/** How long each kind of wait may last, in minutes. */
export interface Patience {
  runner: number;
  approval: number;
  turn: number;
}

const DAY_MINUTES = 24 * 60;

/**
 * `training.queue_minutes` bounds the wait for a runner. People and other trainings may take longer: GitHub itself
 * ends a queued job after a day.
 */
export function patienceOf(queueMinutes: number): Patience {
  return {
    runner: queueMinutes,
    approval: Math.max(queueMinutes, DAY_MINUTES),
    turn: Math.max(queueMinutes, DAY_MINUTES),
  };
}

const LOST_WAITING: Record<WaitingFor, LostReason> = {
  runner: 'no-runner',
  approval: 'no-approval',
  turn: 'no-turn',
};

/** The reason to give a waiting run up, or null while there is patience left. */
export function outOfPatience(
  waiting: WaitingFor,
  waitedMinutes: number,
  patience: Patience,
): LostReason | null {
  return waitedMinutes >= patience[waiting] ? LOST_WAITING[waiting] : null;
}

const POLL_MIN_SECONDS = 15;
const POLL_MAX_SECONDS: Record<WaitingFor, number> = { runner: 60, approval: 300, turn: 300 };

/** Seconds until the next look: quarter minutes at first, then a minute; people and other trainings take longer. */
export function pollDelay(looks: number, waiting: WaitingFor): number {
  return Math.min(POLL_MAX_SECONDS[waiting], POLL_MIN_SECONDS * 2 ** Math.min(looks, 8));
}
