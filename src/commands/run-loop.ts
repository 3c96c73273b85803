import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/load.ts';
import type { Manifest } from '../domain/dataset/dataset.ts';
import { EXIT, RetakeError } from '../domain/error.ts';
import { overBudget, type Plan } from '../domain/training/plan.ts';
import { exitOfVerdict } from '../domain/verdict/exit-of-verdict.ts';
import type { Verdict } from '../domain/verdict/verdict.ts';
import { extractTable } from '../report/extract-table.ts';
import { planTable } from '../report/plan-table.ts';
import { renderNothingToTrain } from '../report/states.ts';
import { refuseForeignFolder } from '../results/folder-kind.ts';
import { whileAlone, writeJson, writeWhole } from '../results/write.ts';
import type { Trainer } from '../training/trainer.ts';
import { checkReceipt } from './check-receipt.ts';
import type { Context } from './context.ts';
import { stopIfInterrupted } from './context.ts';
import { readManifest } from './documents.ts';
import { judgeRuns } from './judge-runs.ts';
import { LOOP_FOLDER_KIND } from './own-folders.ts';
import { planDataset } from './plan-dataset.ts';
import { proposeNext } from './propose-next.ts';
import { type Results, resultsIn } from './read-results.ts';
import type { JudgedLoop } from './study-next.ts';
import { trainOn } from './train-on.ts';
import { trainingBudget, trainingSettings } from './training-settings.ts';
import { VERSION } from './version.ts';
import { writeDataset } from './write-dataset.ts';

/** What differs from loop to loop: who sits the exam, and who trains. */
export interface LoopParts {
  model: { id: string; revision: string | null };
  /** Has the base model examined. */
  examineBase: () => Promise<Examined>;
  trainer: { name: string; train: Trainer };
  /** Has the trained model examined under the same conditions. */
  examineTrained: (adapter: string) => Promise<Examined>;
}

/** Where an examination left its results. */
export interface Examined {
  /** The folder that the patterns are relative to: the dataset's manifest names the files as they are named here. */
  cwd: string;
  results: string[];
}

export interface LoopEnd {
  exit: number;
  /** null where there was nothing to train. */
  verdict: Verdict | null;
  /** The comment, short enough to be read in a terminal. */
  comment: string;
  /** The verdict as a table for the terminal. */
  table: string;
}

/** What a loop ends with: that of an earlier one in the folder says nothing of this one, which may fail. */
const ENDS = ['verdict.json', 'comment.md', 'report.html'];

/** About two screens. */
const TERMINAL_BYTES = 8_000;

interface Places {
  /** For all that the loop makes. */
  out: string;
  /** The configuration's folder. */
  home: string;
}

/**
 * The loop on one machine: examine, extract, train, examine again, judge. Throws USAGE where another run is at work
 * in `out`.
 */
export async function runLoop(
  parts: LoopParts,
  config: Config,
  places: Places,
  context: Context,
): Promise<LoopEnd> {
  await refuseForeignFolder(places.out, LOOP_FOLDER_KIND);
  return await whileAlone(places.out, () => loopIn(places, parts, config, context));
}

async function loopIn(places: Places, parts: LoopParts, config: Config, context: Context): Promise<LoopEnd> {
  const { out } = places;
  for (const file of ENDS) rmSync(join(out, file), { force: true });
  writeJson(join(out, LOOP_FOLDER_KIND.mark), { schema: LOOP_FOLDER_KIND.schema, ...config });

  const before = examined(await parts.examineBase(), config, context);
  await writeDataset(before, config, join(out, 'dataset'), context);
  const manifest = readManifest(join(out, 'dataset'));
  context.log(`What the model got wrong, and what it is to study\n\n${extractTable(manifest)}\n`);
  if (manifest.examples < Math.max(1, config.failures.minimum)) return nothingToTrain(manifest, config, out);
  refuseHopeless(planDataset(join(out, 'dataset'), manifest, config), config, context);
  stopIfInterrupted(context);

  const task = {
    trainer: parts.trainer,
    dataset: join(out, 'dataset'),
    manifest,
    model: parts.model,
    settings: trainingSettings(config),
    budget: trainingBudget(config),
    requestId: null,
    out: join(out, 'training'),
  };
  const receipt = await trainOn(task, context);
  const adapter = checkReceipt(receipt, task);
  stopIfInterrupted(context);

  const after = examined(await parts.examineTrained(join(task.out, adapter)), config, context);
  return await judgeLoop(
    before,
    after,
    { dataset: task.dataset, manifest, receipt },
    config,
    places,
    context,
  );
}

/** Judges what was learned, and leaves verdict, comment and report page. */
async function judgeLoop(
  before: Results,
  after: Results,
  judged: JudgedLoop,
  config: Config,
  places: Places,
  context: Context,
): Promise<LoopEnd> {
  const { out } = places;
  const { verdict, comment, writePage, terminal } = await judgeRuns(before, after, judged, config, context);
  writeJson(join(out, 'verdict.json'), verdict);
  const next = await proposeNext(config, verdict.verdict, judged, places, context);
  writeWhole(join(out, 'comment.md'), await comment(undefined, next));
  await writePage(join(out, 'report.html'));
  return {
    exit: exitOfVerdict(verdict.verdict),
    verdict,
    comment: await comment(TERMINAL_BYTES, next),
    table: terminal(),
  };
}

function examined({ cwd, results }: Examined, config: Config, context: Context): Results {
  return resultsIn(results, config, { ...context, cwd });
}

/** Shows the plan; stops where its budget or its criteria say that the run is not worth its price. */
function refuseHopeless(plan: Plan, config: Config, context: Context): void {
  context.log(`What the training will take\n\n${planTable(plan)}\n`);
  const cost = overBudget(plan, trainingBudget(config));
  if (cost !== null)
    throw new RetakeError('BUDGET_EXCEEDED', cost, { hint: 'Train on less, or raise training.budget.' });
  if (plan.can_pass || config.evidence.preflight === 'warn') return;
  throw new RetakeError('PREFLIGHT_FAILED', plan.preflight.join(' '), {
    hint: 'Add benchmark items, relax the criteria, or set evidence.preflight to warn.',
  });
}

function nothingToTrain(manifest: Manifest, config: Config, out: string): LoopEnd {
  const comment = renderNothingToTrain({ manifest, minimum: config.failures.minimum, version: VERSION });
  writeWhole(join(out, 'comment.md'), comment);
  return { exit: EXIT.done, verdict: null, comment, table: '' };
}
