import { jsonObject } from '../json-object.ts';

/** A judge's reply to one pair. */
export interface JudgeReply {
  winner: 'A' | 'B' | 'TIE';
  reasoning: string;
  scores: { a: number; b: number } | null;
}

/** Reads the JSON object in a reply, fenced or bare; null where there is none with a winner. */
export function readJudgeReply(text: string): JudgeReply | null {
  const open = text.indexOf('{');
  const close = text.lastIndexOf('}');
  if (open === -1 || close < open) return null;
  const reply = jsonObject(text.slice(open, close + 1));
  const winner = typeof reply?.winner === 'string' ? reply.winner.trim().toUpperCase() : null;
  if (reply === null || (winner !== 'A' && winner !== 'B' && winner !== 'TIE')) return null;
  const { score_a: a, score_b: b, reasoning } = reply;
  return {
    winner,
    reasoning: typeof reasoning === 'string' ? reasoning : '',
    scores: isMark(a) && isMark(b) ? { a, b } : null,
  };
}

function isMark(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
