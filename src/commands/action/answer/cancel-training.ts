import { cancelRun } from '../../../github/training-runs.ts';
import { link, text } from '../../../report/markdown.ts';
import { minutesSince } from '../end/conclude-run.ts';
import { tellOthers } from '../end/tell-others.ts';
import { underWay } from '../end/training-of.ts';
import type { LoopRun } from '../loop-run.ts';
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
  const told = { ...loopRun, training: { label, url } };
  await announce(told, cancelled);
  // The run's last job does not know who it was.
  await tellOthers(told, cancelled);
  return { done: true, markdown: `${link(text(label), url)} is cancelled.` };
}
