import { mayHaveHappened } from './api-error.ts';
import { sleep } from './deadline.ts';

const ATTEMPTS = 5;

/**
 * Creates something that must not exist twice. Where a failed request may have had its effect, `look` decides
 * whether it is tried again: after the wait, since what was created can take a moment to be listed.
 */
export async function createOnce<T>(create: () => Promise<T>, look: () => Promise<T | null>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await create();
    } catch (error) {
      if (!mayHaveHappened(error) || attempt === ATTEMPTS) throw error;
      await sleep(2 ** attempt);
      const found = await look();
      if (found !== null) return found;
    }
  }
}
