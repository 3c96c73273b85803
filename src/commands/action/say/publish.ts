import type { CheckId } from '../../../domain/loop/check-id.ts';
import { conclusionOf } from '../../../domain/loop/ending.ts';
import type { Marker } from '../../../domain/loop/marker.ts';
import { precedence } from '../../../domain/loop/precedence.ts';
import { type CheckRun, findCheck, putCheck } from '../../../github/checks.ts';
import { sleep } from '../../../github/deadline.ts';
import type { LoopRun } from '../loop-run.ts';
import { orWarn } from '../or-warn.ts';
import type { Announcement } from './announcement.ts';
import { stateAnnouncement } from './announcement.ts';
import { type Published, publishComment, SETTLED_SECONDS, unmarkedFrame } from './publish-comment.ts';

export interface Announced {
  comment: Published | null;
  check: CheckRun | null;
  /** What comment and check said before. */
  before: Pick<Marker, 'phase' | 'request'>[];
}

/**
 * Says one thing in comment and check. A permission that is missing takes one of them away, says so, and never the
 * other: summary, outputs and exit code hold all the same.
 */
export async function announce(loopRun: LoopRun, announcement: Announcement): Promise<Announced> {
  const { pull } = loopRun;
  const comment =
    pull === null ? null : await orWarn(loopRun.action, () => publishComment(loopRun, pull, announcement));
  const checked = supersededBy(loopRun, comment?.yieldedTo ?? null) ?? announcement;
  const put = await orWarn(loopRun.action, () => sayInCheck(loopRun, checked, comment?.url ?? null));
  await concludeWaiting(loopRun, checked, comment);
  if (announcement.ending !== null && pull !== null && comment?.yieldedTo === null)
    await orWarn(loopRun.action, () => sayAgain(loopRun, pull, announcement));
  const before = [comment?.before ?? null, put?.before ?? null].filter((one) => one !== null);
  return { comment, check: put?.check ?? null, before };
}

/** A job that answers a command may have read the comment before and written it after: nobody else puts an end back. */
async function sayAgain(loopRun: LoopRun, pull: number, announcement: Announcement): Promise<void> {
  await sleep(SETTLED_SECONDS, loopRun.action.context.signal);
  await publishComment(loopRun, pull, announcement);
}

/** Says it in the step's summary, where there is more room. */
export async function summarise(loopRun: LoopRun, announcement: Announcement): Promise<void> {
  const frame = unmarkedFrame(loopRun, announcement);
  await loopRun.action.log.summary((announcement.renderSummary ?? announcement.render)(frame));
}

/** Where a newer commit's run speaks on the pull request, the check of this commit says so and no more. */
function supersededBy({ commit }: LoopRun, newer: Marker | null): Announcement | null {
  if (newer === null || newer.commit === commit) return null;
  return stateAnnouncement({ phase: 'superseded', commit: newer.commit }, null);
}

/** A younger start on the same pull request asked the same and waited for this run: its commit's check ends with it. */
async function concludeWaiting(
  loopRun: LoopRun,
  announcement: Announcement,
  comment: Published | null,
): Promise<void> {
  const waiting = comment?.before ?? null;
  if (announcement.ending === null || waiting === null || waiting.commit === loopRun.commit) return;
  if (loopRun.request === null || waiting.request !== loopRun.request) return;
  const { key, commit } = waiting;
  await orWarn(loopRun.action, () =>
    sayInCheck({ ...loopRun, key, commit }, announcement, comment?.url ?? null),
  );
}

/** Brings the check of commit and loop up to date, unless a newer run's says otherwise there. */
async function sayInCheck(
  loopRun: LoopRun,
  announcement: Announcement,
  commentUrl: string | null,
): Promise<{ check: CheckRun; before: CheckId | null }> {
  const { client, commit, loop, config, action, request, key, attempt, training } = loopRun;
  const { phase, ending } = announcement;
  const about = { request, key, phase, attempt };
  const standing = await findCheck(client, commit, loop);
  const theirs = standing && { ...standing.about, commit };
  if (standing && precedence({ ...about, commit }, theirs, null) === 'yield')
    return { check: standing, before: standing.about };
  const summary = announcement.render(unmarkedFrame(loopRun, announcement));
  const content = {
    title: titleOf(summary),
    summary,
    conclusion: ending === null ? null : conclusionOf(ending, config.criteria.inconclusive),
    detailsUrl: commentUrl ?? training?.url ?? action.run.url,
    about,
  };
  const place = { sha: commit, loop, now: action.context.now() };
  return { check: await putCheck(client, place, standing, content), before: standing?.about ?? null };
}

/** The first line, in plain words: a check's title knows no Markdown. */
export function titleOf(markdown: string): string {
  const [line = ''] = markdown.split('\n');
  const plain = line.replace(/^#+ /, '').replace(/[`*\\\u200b]/g, '');
  return plain.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
