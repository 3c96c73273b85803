import type { VerdictResult } from '../verdict/verdict.ts';
import type { GoalFigure } from './goal-figure.ts';
import { LOOP_PHASES, type LoopPhase } from './loop.ts';
import { formatKey, type OrderKey, parseKey } from './order-key.ts';

/** How many earlier verdicts a comment remembers. */
export const HISTORY_LENGTH = 5;

export interface PastVerdict {
  verdict: VerdictResult;
  /** 40 hex digits. */
  commit: string;
  /** What its first goal came to; null where that was not measured, or not yet remembered by an older version. */
  figure: GoalFigure | null;
}

/** What a comment's first two lines, unseen by readers, say to the next run. */
export interface Marker {
  loop: string;
  key: OrderKey;
  commit: string;
  /** What the comment is about; null before anything was asked. */
  request: string | null;
  phase: LoopPhase;
  /** Which attempt of the training run spoke; 1 also before there is one. */
  attempt: number;
  /** Since when the comment speaks of this commit, ISO 8601 to the second; null where an older version wrote it. */
  since: string | null;
  /** The latest first. */
  history: PastVerdict[];
}

const FIRST_LINE =
  /^<!-- retake v1 loop=([A-Za-z0-9][A-Za-z0-9._-]{0,63}) key=(\d{6,15}\.\d{1,15}\.\d{1,6}) commit=([0-9a-f]{40}) -->$/;
const SECOND_LINE =
  /^<!-- retake state phase=([a-z-]{1,20}) request=([0-9a-z-]{8,64}|none)(?: attempt=(\d{1,6}))?(?: since=(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ))? history=([0-9a-z:,]{0,400}) -->$/;
const PAST = /^(pass|fail|inconclusive):([0-9a-f]{40})(?::([0-9a-f]{8}):(\d{1,4}))?$/;

/** The comment's first two lines. */
export function writeMarker({ loop, key, commit, request, phase, attempt, since, history }: Marker): string {
  const past = history.slice(0, HISTORY_LENGTH).map(formatPast);
  const again = attempt === 1 ? '' : ` attempt=${attempt}`;
  const spoken = since === null ? '' : ` since=${since}`;
  return [
    `<!-- retake v1 loop=${loop} key=${formatKey(key)} commit=${commit} -->`,
    `<!-- retake state phase=${phase} request=${request ?? 'none'}${again}${spoken} history=${past.join(',')} -->`,
  ].join('\n');
}

/**
 * Reads a comment's marker. Only the very first line counts, so that no quoted text can pass for one; whether the
 * comment is ours is for the caller to know. null where there is no marker of that loop.
 */
export function readMarker(body: string, loop: string): Marker | null {
  const [first = '', second = ''] = body.split(/\r?\n/, 2);
  const [, name, keyText = '', commit = ''] = FIRST_LINE.exec(first) ?? [];
  const key = parseKey(keyText);
  if (name !== loop || key === null) return null;
  return { loop, key, commit, ...readState(second) };
}

/** A second line that is missing or unreadable costs the history, not the comment. */
function readState(line: string): Omit<Marker, 'loop' | 'key' | 'commit'> {
  const [, phaseText, request, attempt = '1', since, history = ''] = SECOND_LINE.exec(line) ?? [];
  const phase = LOOP_PHASES.find((one) => one === phaseText) ?? 'extracted';
  return {
    phase,
    request: request === undefined || request === 'none' ? null : request,
    attempt: Number(attempt),
    since: since ?? null,
    history: history.split(',').flatMap((entry) => parsePast(entry) ?? []),
  };
}

function formatPast({ verdict, commit, figure }: PastVerdict): string {
  return `${verdict}:${commit}${figure === null ? '' : `:${figure.of}:${figure.value}`}`;
}

function parsePast(entry: string): PastVerdict | null {
  const [, verdict, commit, of, value] = PAST.exec(entry) ?? [];
  if (verdict === undefined || commit === undefined) return null;
  const figure = of === undefined || Number(value) > 1000 ? null : { of, value: Number(value) };
  return { verdict: verdict as VerdictResult, commit, figure };
}

/** The second after a moment, or the moment itself where it is a whole one: a comment is read after it is written. */
export function wholeSecond(moment: Date): string {
  return `${new Date(Math.ceil(moment.getTime() / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}

/** The history after a verdict: one entry a commit, the latest first, five at most. */
export function remember(history: readonly PastVerdict[], latest: PastVerdict): PastVerdict[] {
  return [latest, ...history.filter(({ commit }) => commit !== latest.commit)].slice(0, HISTORY_LENGTH);
}
