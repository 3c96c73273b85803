import { compareKeys, type OrderKey } from '../../domain/loop/order-key.ts';
import { findCheck } from '../../github/checks.ts';
import type { Client } from '../../github/client.ts';
import { findComments } from '../../github/comments.ts';
import type { Subject } from './subject.ts';

/**
 * The key of a start that a person asked for. Every workflow file counts its runs by itself, so the order of this run
 * may be far below that of the push that it follows: it takes over the order that stands there, and run ids decide.
 */
export async function keyAfter(
  client: Client,
  { pull, trigger }: Subject,
  loop: string,
  key: OrderKey,
): Promise<OrderKey> {
  const comments = pull === null ? [] : await findComments(client, pull.number, loop);
  const check = await findCheck(client, trigger.commit, loop);
  const standing = [
    ...comments.map(({ marker }) => marker.key),
    ...(check === null ? [] : [check.about.key]),
  ];
  const [latest = key] = standing.sort((a, b) => compareKeys(b, a));
  return { ...key, order: Math.max(key.order, latest.order) };
}
