import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../../config/load.ts';
import { digestOf } from '../../../domain/dataset/manifest.ts';
import { RetakeError } from '../../../domain/error.ts';
import { heldBack, nextAfter } from '../../../domain/loop/next-loop.ts';
import { datasetArtifact } from '../../../domain/training/request-id.ts';
import { type Artifact, artifactsOfRun, downloadArtifact } from '../../../github/artifacts.ts';
import { sentences } from '../../../report/command-answers.ts';
import { text } from '../../../report/markdown.ts';
import { sha256 } from '../../../results/hash.ts';
import { checkDataset, readManifest } from '../../documents.ts';
import { planDataset } from '../../plan-dataset.ts';
import { trainingBudget } from '../../training-settings.ts';
import { branchConfig, withConfig } from '../action-config.ts';
import { type Asked, startOnce } from '../begin/ask-training.ts';
import { budgetNotStarted, setupNotStarted } from '../begin/not-started.ts';
import { DATASET_FOLDER } from '../begin/prepare.ts';
import { askedId, makeRequest } from '../begin/training-request.ts';
import { keptTrainingOf } from '../end/training-of.ts';
import type { LoopRun } from '../loop-run.ts';
import type { Reply } from './reply.ts';
import type { Commanded } from './understand.ts';
import { whichRun } from './which-run.ts';

/**
 * `/retake next`: starts the loop that this commit's verdict has proposed, on the dataset that its report has laid
 * ready. Nothing is read from the comment's text: the request is made anew from that dataset.
 */
export async function startNext(loopRun: LoopRun | null, commanded: Commanded): Promise<Reply> {
  const proposal = loopRun === null ? null : proposed(loopRun, commanded);
  if (loopRun === null || proposal === null) return no('No verdict on this commit proposes a next loop.');
  const { client, action } = loopRun;
  const own = withConfig(action, proposal.config);
  const next = await branchConfig(own, client);
  const ready = await laidReady(loopRun, next);
  if (ready === null) return no('Nothing is laid ready for it: the section on the next loop says why.');

  const setup = setupNotStarted(next);
  if (setup !== null) return no(text(`${setup.detail} ${setup.remedy}`, { max: 600 }));
  const folder = mkdtempSync(join(action.run.temp, 'retake-next-'));
  await downloadArtifact(client, ready.artifact, folder);
  const dataset = join(folder, DATASET_FOLDER);
  const manifest = readManifest(dataset);
  checkDataset(dataset, manifest);
  refuseOtherDigest(manifest.digest, digestOf(manifest, sha256));
  const plan = planDataset(dataset, manifest, next);
  const limits = {
    minimum: next.failures.minimum,
    budget: trainingBudget(next),
    preflight: next.evidence.preflight,
  };
  const reason = heldBack({ fresh: null, joined: 0, examples: manifest.examples, plan }, limits);
  if (reason !== null) return no(text(reason, { max: 600 }));

  const nextRun = {
    ...loopRun,
    action: own,
    config: next,
    loop: next.name,
    key: { order: loopRun.key.order, run: ready.run, attempt: ready.attempt },
    request: askedId({ manifest }, next),
  };
  const request = makeRequest(nextRun, { manifest, rows: plan.rows }, ready.artifact.name, null);
  return said(await startOnce(nextRun, request), next);
}

/** The rule that the verdict fulfils; as our comment's marker has it, which nobody else can write. */
function proposed({ config, commit }: LoopRun, { sticky }: Commanded) {
  const { phase = null, history = [] } = sticky?.marker ?? {};
  const verdict = phase === 'judged' ? history.find((past) => past.commit === commit)?.verdict : undefined;
  return verdict === undefined ? null : nextAfter(config.next, verdict);
}

/** The dataset that the report of this verdict's training run has uploaded; of several attempts the youngest. */
async function laidReady(loopRun: LoopRun, next: Config) {
  const training = await keptTrainingOf(loopRun);
  if (training === null) return null;
  const prefix = `${datasetArtifact(next.name)}-`;
  const attemptOf = ({ name }: Artifact) =>
    name.startsWith(prefix) ? Number(/^[1-9]\d{0,5}$/.exec(name.slice(prefix.length))?.[0] ?? 0) : 0;
  const [artifact] = (await artifactsOfRun(loopRun.client, training.id))
    .filter((one) => !one.expired && one.ownHead && attemptOf(one) > 0)
    .sort((a, b) => b.id - a.id);
  return artifact === undefined ? null : { artifact, run: training.id, attempt: attemptOf(artifact) };
}

function refuseOtherDigest(claimed: string, actual: string): void {
  if (claimed === actual) return;
  throw new RetakeError('DATASET_INVALID', 'the dataset that was laid ready is not what its manifest says');
}

function said(asked: Asked, next: Config): Reply {
  switch (asked.kind) {
    case 'over-budget':
      return no(text(budgetNotStarted(asked.spent, next).detail));
    case 'moved-on':
      return no(sentences(`The pull request has moved on to ${asked.head.slice(0, 7)}.`));
    case 'closed':
      return no('The pull request was closed.');
    default:
      return { done: true, markdown: `${text(next.name, { max: 64 })}: ${whichRun(asked)}` };
  }
}

function no(markdown: string): Reply {
  return { done: false, markdown };
}
