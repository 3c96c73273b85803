import { RetakeError } from '../../domain/error.ts';
import { findFiles } from '../../results/glob.ts';
import { readBatches } from '../../results/read.ts';
import { type Context, stopIfInterrupted } from '../context.ts';

/** Where results may be: by ending here only to spare the look into everything else; the content decides. */
const CANDIDATES = '**/*.{json,jsonl,json.gz,jsonl.gz,eval,parquet}';
/** Half a file was meant to be results: worth a word. */
const NOT_RESULTS: ReadonlySet<string> = new Set(['FORMAT_UNKNOWN']);

/** The result files below the working folder: those in which the answers of one model can be read. */
export async function findResults(context: Context): Promise<string[]> {
  const found: string[] = [];
  for (const path of findFiles(CANDIDATES, context.cwd)) {
    stopIfInterrupted(context);
    context.status(`looking into ${path}`);
    if (await holdsAnswers(path, context)) found.push(path);
  }
  if (found.length > 0) return found;
  throw new RetakeError('RESULTS_NOT_FOUND', `no result files are below ${context.cwd}`, {
    hint: 'Put them there, or name them with --results.',
  });
}

async function holdsAnswers(path: string, context: Context): Promise<boolean> {
  try {
    let holdsSome = false;
    // To the end: only there is it known whether too many rows are broken, or several models are in it.
    for await (const batch of readBatches([path], { cwd: context.cwd }))
      for (const _ of batch) holdsSome = true;
    return holdsSome;
  } catch (error) {
    if (!(error instanceof RetakeError)) throw error;
    if (!NOT_RESULTS.has(error.code)) context.log(`passed over: ${error.message}`);
    return false;
  }
}
