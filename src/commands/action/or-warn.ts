import { RetakeError } from '../../domain/error.ts';
import type { Action } from './action.ts';

/** Something that may fail and take nothing else with it: the log tells, and there is null. */
export async function orWarn<T>({ log }: Pick<Action, 'log'>, attempt: () => Promise<T>): Promise<T | null> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof RetakeError)) throw error;
    log.warning(error.hint === undefined ? error.message : `${error.message}\n${error.hint}`);
    return null;
  }
}
