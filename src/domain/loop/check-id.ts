import { LOOP_PHASES, type LoopPhase } from './loop.ts';
import { formatKey, type OrderKey, parseKey } from './order-key.ts';

/** What our check on a commit is about: kept in its external id, so that the next run knows whose it is. */
export interface CheckId {
  request: string | null;
  key: OrderKey;
  phase: LoopPhase;
  /** Which attempt of the training run spoke; 1 also before there is one. */
  attempt: number;
}

const CHECK_ID = /^retake:([0-9a-z-]{8,64}|none):([\d.]{10,40}):([a-z-]{1,20})(?::(\d{1,6}))?$/;

export function formatCheckId({ request, key, phase, attempt }: CheckId): string {
  const again = attempt === 1 ? '' : `:${attempt}`;
  return `retake:${request ?? 'none'}:${formatKey(key)}:${phase}${again}`;
}

/** null where the check is not ours. */
export function parseCheckId(text: string): CheckId | null {
  const [, request = '', keyText = '', phaseText, attempt = '1'] = CHECK_ID.exec(text) ?? [];
  const key = parseKey(keyText);
  const phase = LOOP_PHASES.find((one) => one === phaseText);
  if (key === null || phase === undefined) return null;
  return { request: request === 'none' ? null : request, key, phase, attempt: Number(attempt) };
}
