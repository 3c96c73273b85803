import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IsFresh } from '../freshness.ts';
import { parseLenientJson } from './lenient-json.ts';
import { parseTrainerLog } from './trainer-log.ts';
import { parseTrainerState } from './trainer-state.ts';
import type { TrainingLog } from './training-log.ts';

/** The most complete log that a run left in its output folder; null where it left none that can be read. */
export function findTrainingLog(output: string, isFresh: IsFresh): TrainingLog | null {
  const states = stateFiles(output)
    .filter(isFresh)
    .flatMap((path) => readWith(path, (text) => parseTrainerState(parseLenientJson(text))) ?? []);
  const state = states.reduce<TrainingLog | null>(
    (best, next) => (isFurther(next, best) ? next : best),
    null,
  );
  const livePath = join(output, 'trainer_log.jsonl');
  const live = isFresh(livePath) ? readWith(livePath, parseTrainerLog) : null;
  return live !== null && (state === null || isFurther(live, state)) ? withSettingsOf(live, state) : state;
}

function isFurther(next: TrainingLog, best: TrainingLog | null): boolean {
  if (best === null || next.steps.done !== best.steps.done)
    return best === null || next.steps.done > best.steps.done;
  return next.loss.log.length > best.loss.log.length;
}

/** A live log says less than a state that lags behind it about what was applied, and of held-out rows perhaps nothing. */
function withSettingsOf(log: TrainingLog, state: TrainingLog | null): TrainingLog {
  if (state === null) return log;
  const heldOut = log.loss.held_out.length > 0 ? log.loss.held_out : state.loss.held_out;
  return {
    ...log,
    applied: { ...state.applied, ...log.applied },
    loss: { ...log.loss, held_out: heldOut },
  };
}

/** In the folder itself, in its checkpoints, and in `checkpoints/`. */
function stateFiles(output: string): string[] {
  const folders = [output, ...checkpoints(output), ...checkpoints(join(output, 'checkpoints'))];
  return folders.map((folder) => join(folder, 'trainer_state.json')).filter((path) => existsSync(path));
}

/** Checkpoint folders, the newest last. */
export function checkpoints(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^checkpoint-\d+$/.test(entry.name))
    .map((entry) => entry.name)
    .toSorted((a, b) => Number(a.slice(11)) - Number(b.slice(11)))
    .map((name) => join(folder, name));
}

/** A file that a killed trainer left half written counts as none. */
function readWith(path: string, parse: (text: string) => TrainingLog | null): TrainingLog | null {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
