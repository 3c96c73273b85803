import { LOOP_PHASES, type LoopPhase } from './loop.ts';
import { formatKey, type OrderKey, parseKey } from './order-key.ts';

/** What our check on a commit is about: kept in its external id, so that the next run knows whose it is. */
export interface CheckId {
  request: string | null;
  key: OrderKey;
  phase: LoopPhase;
}

const CHECK_ID = /^retake:([0-9a-z-]{8,64}|none):([\d.]{10,40}):([a-z-]{1,20})$/;

export function formatCheckId({ request, key, phase }: CheckId): string {
  return `retake:${request ?? 'none'}:${formatKey(key)}:${phase}`;
}

/** null where the check is not ours. */
export function parseCheckId(text: string): CheckId | null {
  const [, request = '', keyText = '', phaseText] = CHECK_ID.exec(text) ?? [];
  const key = parseKey(keyText);
  const phase = LOOP_PHASES.find((one) => one === phaseText);
  if (key === null || phase === undefined) return null;
  return { request: request === 'none' ? null : request, key, phase };
}
