import { cancelRun, runOfRequest, sight } from '../../github/training-runs.ts';
import { link, text } from '../../report/markdown.ts';
import { stateAnnouncement } from './announcement.ts';
import { daysBefore, LOOK_BACK_DAYS } from './ask-training.ts';
import { minutesSince } from './conclude-run.ts';
import type { LoopRun } from './loop-run.ts';
import { announce } from './publish.ts';
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
  await announce(
    { ...loopRun, training: { label, url } },
    stateAnnouncement({ phase: 'cancelled', by, minutes }, null),
  );
  return { done: true, markdown: `${link(text(label), url)} is cancelled.` };
}

/** The run that trains: one that was dispatched, or the start run itself where the workflow trains by itself. */
async function underWay({ action, client, config, request, key }: LoopRun) {
  if (request === null) return null;
  const since = daysBefore(action.context.now(), LOOK_BACK_DAYS);
  const dispatched = await runOfRequest(client, config.training.workflow, request, since);
  if (dispatched !== null) return dispatched.completed ? null : dispatched;
  const { train, runStatus, url } = await sight(client, key.run);
  const runs = train !== null && train.status !== 'completed' && runStatus !== 'completed';
  return runs ? { id: key.run, url, createdAt: null } : null;
}
