import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RetakeError } from '../../../domain/error.ts';
import type { TrainingRequest } from '../../../domain/training/request.ts';
import { askedArtifact } from '../../../domain/training/request-id.ts';
import { type Artifact, artifactsByName, downloadArtifact } from '../../../github/artifacts.ts';
import { findCheck } from '../../../github/checks.ts';
import type { Client } from '../../../github/client.ts';
import { ASKED_FILE } from '../begin/leave-word.ts';
import { requestIn } from '../loop-documents.ts';
import type { LoopRun } from '../loop-run.ts';
import { orWarn } from '../or-warn.ts';
import { loopOfCheck, type OpenLoop } from './open-loops.ts';

/** Of one request; the latest first. */
const MOST_ASKERS = 20;
/** Bytes of a word: a request is far smaller. */
const LARGEST_WORD = 64 * 1024;

/**
 * The loops that have asked for a training, and whose check says so. The word that their starts have left only tells
 * where to look: anybody who can start a workflow could have left it. `known`: a start that need not be looked at.
 */
export async function* loopsThatAsked(
  { action, client, config }: Pick<LoopRun, 'action' | 'client' | 'config'>,
  request: string,
  known: number | null = null,
): AsyncGenerator<OpenLoop> {
  const seen = new Set<string>();
  const words = (await artifactsByName(client, askedArtifact(request))).filter(
    ({ expired, ownHead, run, bytes }) => !expired && ownHead && run !== known && bytes <= LARGEST_WORD,
  );
  for (const word of words.slice(0, MOST_ASKERS)) {
    const asked = await orWarn(action, () => readWord(action, client, word));
    if (asked === null || asked.request_id !== request || asked.loop !== config.name) continue;
    const place = { sha: asked.head_sha, pull: asked.pull_request };
    if (seen.has(JSON.stringify(place))) continue;
    seen.add(JSON.stringify(place));
    const check = await findCheck(client, place.sha, config.name);
    if (check?.about.request === request)
      yield { loopRun: loopOfCheck(action, client, config, place, check), check };
  }
}

/** The other loops that wait for the training that this one has asked for. `known`: the start of this one. */
export async function* othersWaiting(own: LoopRun, known: number | null = null): AsyncGenerator<LoopRun> {
  if (own.request === null) return;
  for await (const { loopRun, check } of loopsThatAsked(own, own.request, known)) {
    const { commit, pull, attempt } = loopRun;
    // A training that is run again is waited for again. Two pull requests with one head share the check, and each has
    // a comment.
    const isOpen = check.conclusion === null || attempt < own.attempt;
    if (commit === own.commit ? pull !== own.pull : isOpen)
      yield { ...loopRun, attempt: own.attempt, training: own.training };
  }
}

async function readWord(
  { run }: LoopRun['action'],
  client: Client,
  artifact: Artifact,
): Promise<TrainingRequest> {
  const folder = mkdtempSync(join(run.temp, 'retake-asked-'));
  await downloadArtifact(client, artifact, folder);
  return requestIn(textIn(join(folder, ASKED_FILE)), run);
}

function textIn(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new RetakeError('REQUEST_INVALID', `the word of a request holds no ${ASKED_FILE}`, { cause });
  }
}
