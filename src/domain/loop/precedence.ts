import { isEnd, mayFollow } from './loop.ts';
import type { Marker } from './marker.ts';
import { compareKeys } from './order-key.ts';

/** How our commit stands to the other: `ahead` when it descends from it. */
export type Ancestry = 'same' | 'ahead' | 'behind' | 'diverged' | 'unknown';

export type Precedence = 'write' | 'yield' | 'ask-ancestry';

type Writer = Pick<Marker, 'key' | 'commit' | 'request' | 'phase' | 'attempt'>;

/**
 * Whether a run may overwrite what stands in the comment. Of the same request the phase decides, never going back.
 * Else the pull request's current head wins (also after a force-push), then ancestry, then the younger start run.
 * `ask-ancestry` where the commits must be compared first; pass what came of it the second time.
 */
export function precedence(
  ours: Writer,
  theirs: Writer | null,
  head: string | null,
  ancestry: Ancestry | null = null,
): Precedence {
  if (theirs === null) return 'write';
  if (ours.request !== null && ours.request === theirs.request) return sameRequest(ours, theirs);
  if (ours.commit === theirs.commit) return byKey(ours, theirs);
  if (ours.commit === head) return 'write';
  if (theirs.commit === head) return 'yield';
  switch (ancestry) {
    case null:
      return 'ask-ancestry';
    case 'ahead':
      return 'write';
    case 'behind':
      return 'yield';
    default:
      return byKey(ours, theirs);
  }
}

/** A younger start of the same request begins anew, and so does a training that is run again; else stages only go forward. */
function sameRequest(ours: Writer, theirs: Writer): Precedence {
  const age = compareKeys(ours.key, theirs.key);
  if (age > 0) return 'write';
  if (ours.attempt !== theirs.attempt) return ours.attempt > theirs.attempt ? 'write' : 'yield';
  // Whoever cancelled it has said so, with their name; the run's own last job knows less.
  if (theirs.phase === 'cancelled' && ours.phase === 'cancelled') return 'yield';
  return mayFollow(theirs.phase, ours.phase) ? 'write' : 'yield';
}

function byKey(ours: Writer, theirs: Writer): Precedence {
  if (comesToNothing(ours) && isAlive(theirs)) return 'yield';
  const age = compareKeys(ours.key, theirs.key);
  if (age !== 0) return age > 0 ? 'write' : 'yield';
  return mayFollow(theirs.phase, ours.phase) ? 'write' : 'yield';
}

/** A start that ended without having asked: whoever caused it may not, or there was nothing it could ask for. */
function comesToNothing({ request, phase }: Writer): boolean {
  return request === null && isEnd(phase) && phase !== 'judged';
}

/** Something was asked for, and is on its way or judged. */
function isAlive({ request, phase }: Writer): boolean {
  return request !== null && (!isEnd(phase) || phase === 'judged');
}
