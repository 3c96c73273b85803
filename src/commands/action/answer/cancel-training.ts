import { cancelRun, sight } from '../../../github/training-runs.ts';
import { link, text } from '../../../report/markdown.ts';
import { minutesSince } from '../end/conclude-run.ts';
import { othersWaiting } from '../end/open-loops.ts';
import { trainingOf } from '../end/training-of.ts';
import type { LoopRun } from '../loop-run.ts';
import { orWarn } from '../or-warn.ts';
import { stateAnnouncement } from '../say/announcement.ts';
import { announce } from '../say/publish.ts';
import type { Reply } from './reply.ts';

/** `/retake cancel`: ends the training of this commit, and says who did in comment and check. */
export async function cancelTraining(loopRun: LoopRun | null): Promise<Reply> {
  const training = loopRun === null ? null : await underWay(loopRun);
  if (loopRun === null || training === null) {
    return { done: false, markdown: 'No training of this commit is under way.' };
  }
  const { id, url, createdAt } = training;
  await cancelRun(loopRun.client, id);
  const label = `training run ${id}`;
  const by = loopRun.action.run.triggeringActor;
  const minutes = createdAt === null ? null : minutesSince(createdAt, loopRun);
  const cancelled = stateAnnouncement({ phase: 'cancelled', by, minutes }, null);
  const say = (to: LoopRun) => announce({ ...to, training: { label, url } }, cancelled);
  await say(loopRun);
  await orWarn(loopRun.action, () => tellOthers(loopRun, say));
  return { done: true, markdown: `${link(text(label), url)} is cancelled.` };
}

/** The run's last job tells one pull request alone, and not by whom. */
async function tellOthers(loopRun: LoopRun, say: (to: LoopRun) => Promise<unknown>): Promise<void> {
  for await (const other of othersWaiting(loopRun)) await say(other);
}

/** The run that trains: one that was dispatched, or the start run itself where the workflow trains by itself. */
async function underWay(loopRun: LoopRun) {
  const { client, request, key } = loopRun;
  if (request === null) return null;
  const dispatched = await trainingOf(loopRun);
  if (dispatched !== null) return dispatched.completed ? null : dispatched;
  const { train, runStatus, url } = await sight(client, key.run);
  const runs = train !== null && train.status !== 'completed' && runStatus !== 'completed';
  return runs ? { id: key.run, url, createdAt: null } : null;
}
