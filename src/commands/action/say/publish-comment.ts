import type { GoalFigure } from '../../../domain/loop/goal-figure.ts';
import type { LoopPhase } from '../../../domain/loop/loop.ts';
import { type Marker, type PastVerdict, remember, wholeSecond } from '../../../domain/loop/marker.ts';
import { compareKeys } from '../../../domain/loop/order-key.ts';
import { precedence } from '../../../domain/loop/precedence.ts';
import type { VerdictResult } from '../../../domain/verdict/verdict.ts';
import {
  createComment,
  findComments,
  removeComment,
  type StickyComment,
  updateComment,
} from '../../../github/comments.ts';
import { ancestryOf, getPull } from '../../../github/pulls.ts';
import { keepAnswers } from '../../../report/command-answers.ts';
import type { Frame } from '../../../report/comment-input.ts';
import { VERSION } from '../../version.ts';
import type { LoopRun } from '../loop-run.ts';

/** Longer than it takes another job to write what it has read. */
export const SETTLED_SECONDS = 5;

/** What is to be said: rendered once it is known what stood there before. */
export interface Statement {
  phase: LoopPhase;
  verdict: VerdictResult | null;
  /** What the verdict’s first goal came to. */
  figure?: GoalFigure | null;
  render: (frame: Frame) => string;
}

export interface Published {
  url: string;
  /** The comment belongs to a newer run and was left alone; this is what stands there. */
  yieldedTo: Marker | null;
  /** What stood there before. */
  before: Marker | null;
}

/** Says it in the one comment of the pull request and loop, unless a newer run speaks there. */
export async function publishComment(
  loopRun: LoopRun,
  pull: number,
  statement: Statement,
): Promise<Published> {
  const { client, loop } = loopRun;
  const [oldest, ...younger] = await findComments(client, pull, loop);
  for (const { id } of younger) await removeComment(client, id);
  if (oldest !== undefined) return await writeInto(loopRun, pull, oldest, statement);

  const body = statement.render(frameOf(loopRun, statement, null));
  const comment = await createComment(client, pull, loop, body);
  // Another run was quicker to create one.
  if (comment.body !== body) return await writeInto(loopRun, pull, comment, statement);
  return { url: comment.url, yieldedTo: null, before: null };
}

async function writeInto(
  loopRun: LoopRun,
  pull: number,
  comment: StickyComment,
  statement: Statement,
): Promise<Published> {
  const { marker, url } = comment;
  if (!(await maySpeak(loopRun, pull, marker, statement.phase)))
    return { url, yieldedTo: marker, before: marker };
  const speaker = inNameOfNewer(loopRun, marker);
  const body = statement.render(frameOf(speaker, statement, marker));
  // What people asked about this commit stays answered; what they asked about another is over.
  const kept = speaker.commit === marker.commit ? keepAnswers(comment.body, body) : body;
  await updateComment(loopRun.client, comment, kept);
  return { url, yieldedTo: null, before: marker };
}

/** A younger start that asked the same waits for this very run: it stays the comment's owner. */
function inNameOfNewer(loopRun: LoopRun, { key, commit, request }: Marker): LoopRun {
  const same = loopRun.request !== null && loopRun.request === request;
  return same && compareKeys(key, loopRun.key) > 0 ? { ...loopRun, key, commit } : loopRun;
}

async function maySpeak(loopRun: LoopRun, pull: number, theirs: Marker, phase: LoopPhase): Promise<boolean> {
  const { client, key, commit, request, attempt } = loopRun;
  const ours = { key, commit, request, attempt, phase };
  const sameWork = commit === theirs.commit || (request !== null && request === theirs.request);
  // Asked, never taken from an event: that is as old as the run, and a run can be run again.
  const head = sameWork ? null : (await getPull(client, pull)).headSha;
  const first = precedence(ours, theirs, head);
  if (first !== 'ask-ancestry') return first === 'write';
  return precedence(ours, theirs, head, await ancestryOf(client, commit, theirs.commit)) === 'write';
}

/**
 * What every text of a loop carries. With a verdict the history grows by it; it is not shown as an earlier one.
 * `standing`: what the comment says so far.
 */
function frameOf(
  { loop, key, commit, request, attempt, action, training }: LoopRun,
  { phase, verdict, figure = null }: Pick<Statement, 'phase' | 'verdict' | 'figure'>,
  standing: Pick<Marker, 'commit' | 'since' | 'history'> | null,
): Frame {
  const { serverUrl, repository } = action.run;
  const commitUrl = (sha: string) => `${serverUrl}/${repository}/commit/${sha}`;
  const history: PastVerdict[] = standing?.history ?? [];
  const kept = verdict === null ? history : remember(history, { verdict, commit, figure });
  const since = standing?.commit === commit ? standing.since : null;
  return {
    loop,
    marker: {
      loop,
      key,
      commit,
      request,
      phase,
      attempt,
      since: since ?? wholeSecond(action.context.now()),
      history: kept,
    },
    links: {
      results: { commit, url: commitUrl(commit) },
      ...(training === null ? {} : { training }),
      ...(training === null || verdict === null ? {} : { report: `${training.url}#artifacts` }),
    },
    history: history
      .filter((past) => past.commit !== commit)
      .map((past) => ({ ...past, url: commitUrl(past.commit) })),
    figure,
    version: VERSION,
  };
}

/** Of a text in which nobody looks for a marker. */
export function unmarkedFrame(
  loopRun: LoopRun,
  said: Pick<Statement, 'phase' | 'verdict' | 'figure'>,
): Frame {
  return { ...frameOf(loopRun, said, null), marker: null };
}
