import type { Config } from '../config/load.ts';
import { judge } from '../domain/verdict/judge.ts';
import type { Verdict } from '../domain/verdict/verdict.ts';
import { MOST_ITEMS } from '../report/changes-section.ts';
import type { CommentInput, Frame } from '../report/comment-input.ts';
import { renderReport } from '../report/html/report.ts';
import { sha256 } from '../results/hash.ts';
import { writeWhole } from '../results/write.ts';
import type { ComparedResults } from './compare-results.ts';
import type { Context } from './context.ts';
import { ItemSpool } from './item-spool.ts';
import { ruleCaveat } from './rule-caveat.ts';
import { shownItems } from './shown-items.ts';
import type { TrainingEvidence } from './training-evidence.ts';

/** All that a comment says of a verdict, but for what frames it. */
export type Judged = Omit<CommentInput, keyof Frame>;

/** A verdict on two runs; what else is to be told of them is worked out, and their texts fetched, when it is asked for. */
export interface JudgedResults {
  verdict: Verdict;
  /** With the first of the items that changed. */
  told: () => Promise<Judged>;
  /** Hands the report page to `use`, piece by piece; every item is on it. */
  withPage: <T>(frame: Frame, use: (pieces: Iterable<string>) => T) => Promise<T>;
}

/** Judges two runs by the configured criteria. */
export function judgeResults(
  compared: ComparedResults,
  { manifest, receipt }: TrainingEvidence,
  config: Config,
  context: Context,
): JudgedResults {
  const { comparison } = compared;
  const verdict = judge(comparison, config.criteria, config.evidence, receipt?.loss ?? null);
  const known = once(async () => ({
    verdict,
    evidence: config.evidence.items,
    manifest,
    receipt,
    answers: config.report.answers,
    trainingTarget: config.training.target,
    ...(await ruleCaveat(compared.paired.notes, compared.before, manifest, config, context)),
  }));
  const told = once(async () => {
    const { changes, fates } = compared.list({ most: MOST_ITEMS, keepRight: false });
    return { ...(await known()), fates, changes: await shownItems(compared, changes, context) };
  });
  return {
    verdict,
    told,
    withPage: async (frame, use) => {
      const listed = compared.list({ most: Number.POSITIVE_INFINITY, keepRight: true });
      const page = { ...frame, ...(await known()), fates: listed.fates };
      return await ItemSpool.whileFilled(compared, listed.changes, context, (changes) =>
        use(renderReport({ ...page, changes }, sha256)),
      );
    },
  };
}

/** Writes the report page whole or not at all. */
export async function writePage(path: string, { withPage }: JudgedResults, frame: Frame): Promise<void> {
  await withPage(frame, (pieces) => writeWhole(path, pieces));
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | null = null;
  return () => {
    done ??= work();
    return done;
  };
}
