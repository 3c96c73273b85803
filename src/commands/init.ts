import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EXIT } from '../domain/error.ts';
import { oneLine } from '../domain/one-line.ts';
import { calibrationTable } from '../report/calibration-table.ts';
import { counted } from '../report/numbers.ts';
import { defineCommand } from './command.ts';
import { defaultBranchOf } from './init/default-branch.ts';
import { findResults } from './init/find-results.ts';
import { ownAction } from './init/own-action.ts';
import { insideRepository, propose } from './init/propose.ts';
import { resultPatterns, workflowPattern } from './init/result-patterns.ts';
import { CONFIG_FILE, refuseExisting, WORKFLOW_NAMES, workflowFile, writeSetup } from './init/setup-files.ts';
import { type WorkflowFacts, workflowText } from './init/workflow-text.ts';
import { print } from './print.ts';
import { readResults } from './read-results.ts';
import { SUMMARIES } from './summaries.ts';

/** Both src/commands and dist/chunks lie two folders below the package. */
const PACKAGE = new URL('../../', import.meta.url);

/** Not written unasked: it listens to every comment. */
const COMMANDS = fileURLToPath(new URL('examples/workflows/retake-commands.yml', PACKAGE));

/** `retake init`: a configuration and the two workflows for the results that are there. Never overwrites. */
export const init = defineCommand(
  {
    name: 'init',
    summary: SUMMARIES.init,
    flags: {
      results: {
        kind: 'list',
        value: 'GLOB',
        help: 'the result files, where not all that are found below this folder',
        config: 'results.paths',
      },
    },
    examples: ['init', "init --results 'benchmarks/*_intermediate.json'"],
  },
  async ({ flags, config, context }) => {
    const { cwd } = context;
    refuseExisting(cwd);
    const paths =
      flags.results.length > 0
        ? insideRepository(flags.results, cwd)
        : resultPatterns(await findResults(context));
    const run = await readResults(paths, config, context);
    const { text, config: proposed, calibration } = await propose(paths, run, context);
    const facts: WorkflowFacts = {
      paths: [...new Set(paths.map(workflowPattern))],
      defaultBranch: defaultBranchOf(cwd),
      action: ownAction(new URL('package.json', PACKAGE)),
    };
    const files = [
      { path: CONFIG_FILE, text },
      ...WORKFLOW_NAMES.map((name) => ({
        path: workflowFile(name),
        text: workflowText(readFileSync(new URL(`examples/workflows/${name}`, PACKAGE), 'utf8'), facts),
      })),
    ];
    writeSetup(cwd, files);

    for (const { path, items } of run.files)
      context.log(`found ${counted(items, 'answer')} in ${oneLine(path, 200)}`);
    for (const { code, message } of run.warnings) {
      if (code === 'several-models') context.log(`${message}: name those of one with --results`);
    }
    for (const { path } of files) context.log(`wrote ${path}`);
    print(calibration, flags.json, () => calibrationTable(calibration, context), context);
    context.log('');
    if (facts.action === null) context.log('next: put the owner of the Action for OWNER in both workflows');
    if (proposed.training.model === null) context.log(`next: name training.model in ${CONFIG_FILE}`);
    context.log(`next: say how the model is examined, benchmark.command in ${CONFIG_FILE}`);
    context.log('next: commit all to the default branch; GitHub starts trainings from there only');
    context.log(`if you like: copy ${COMMANDS} beside them to comment /retake train, cancel or why`);
    return EXIT.done;
  },
);
