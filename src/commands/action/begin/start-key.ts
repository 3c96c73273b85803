import { compareKeys, type OrderKey, youngerThan } from '../../../domain/loop/order-key.ts';
import { findCheck } from '../../../github/checks.ts';
import type { Client } from '../../../github/client.ts';
import { findComments } from '../../../github/comments.ts';
import type { Action } from '../action.ts';
import { orWarn } from '../or-warn.ts';
import type { Subject } from './subject.ts';

/**
 * The key of a start: of an event its run's own. What a person asks for must come after what stands there, and every
 * workflow file counts its runs by itself; one that hears all comments counts fast. So a start by a person gets the
 * least order that makes it younger than what stands, and the next event's run is younger again. So does a run that
 * is run again, as far as its own commit is spoken of.
 */
export async function startKey(
  action: Action,
  client: Client,
  { pull, trigger, byPerson }: Subject,
  loop: string,
): Promise<OrderKey> {
  const { key } = action.run;
  if (!byPerson && key.attempt === 1) return key;
  const comments = pull === null ? [] : await orWarn(action, () => findComments(client, pull.number, loop));
  const check = await orWarn(action, () => findCheck(client, trigger.commit, loop));
  const standing = [
    ...(comments ?? []).flatMap(({ marker }) =>
      byPerson || marker.commit === trigger.commit ? [marker.key] : [],
    ),
    ...(check === null ? [] : [check.about.key]),
  ];
  const [latest] = standing.sort((a, b) => compareKeys(b, a));
  const after = youngerThan(latest ?? null, key);
  return byPerson ? after : { ...after, order: Math.max(key.order, after.order) };
}
