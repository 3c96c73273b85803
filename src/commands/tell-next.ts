import type { Config } from '../config/load.ts';
import { RetakeError } from '../domain/error.ts';
import { heldBack, type NextLoop, type NextStanding } from '../domain/loop/next-loop.ts';
import { capitalised } from '../domain/wording.ts';
import { checkModel } from './check-model.ts';
import { isMissing, type JudgedLoop, leastStudy, type StudiedNext } from './study-next.ts';
import { trainingBudget } from './training-settings.ts';

/** What differs between a terminal and GitHub. All of them may throw RetakeError. */
export interface NextParts {
  load: () => Promise<Config>;
  /** Makes the dataset. */
  study: (next: Config) => Promise<StudiedNext>;
  /** Called where nothing speaks against the loop: proposes or starts it. */
  start: (next: Config, studied: StudiedNext) => Promise<NextStanding>;
}

/** The loop to come, as far as it can be known. What is in its way becomes the reason why it is not ready. */
export async function tellNext(
  path: string,
  current: Config,
  judged: JudgedLoop,
  parts: NextParts,
): Promise<NextLoop> {
  const told: NextLoop = {
    config: path,
    loop: null,
    study: null,
    standing: { kind: 'not-ready', reason: '' },
  };
  try {
    const next = await parts.load();
    told.loop = next.name;
    requireOtherName(next, current);
    const studied = await parts.study(next).catch((error: unknown) => {
      if (isMissing(error)) told.study = leastStudy(next, judged);
      throw error;
    });
    told.study = studied.study;
    requireModel(next, studied);
    const reason = heldBack(studied.study, {
      minimum: next.failures.minimum,
      budget: trainingBudget(next),
      preflight: next.evidence.preflight,
    });
    told.standing =
      reason === null ? await parts.start(next, studied) : { kind: 'held-back', reason, how: null };
  } catch (error) {
    if (!(error instanceof RetakeError)) throw error;
    told.standing = { kind: 'not-ready', reason: inSentences(error) };
  }
  return told;
}

/** Of one name they would write into one comment and one check, and never come to an end. */
function requireOtherName(next: Config, current: Config): void {
  if (next.name !== current.name) return;
  throw new RetakeError('CONFIG_INVALID', `the next loop is called ${next.name} like this one`, {
    hint: 'Give each loop a name of its own.',
  });
}

/** As the training would refuse it. The built-in model goes by the name that its own description gives it. */
function requireModel({ training: { model, trainer } }: Config, { manifest }: StudiedNext): void {
  if (model !== null && trainer !== 'embedded') checkModel(manifest, { id: model }, false);
}

/** A message and its hint as they stand in a paragraph. */
export function inSentences({ message, hint }: RetakeError): string {
  return [message, hint ?? '']
    .filter((part) => part !== '')
    .map((part) => capitalised(/[.!?]$/.test(part) ? part : `${part}.`))
    .join(' ');
}
