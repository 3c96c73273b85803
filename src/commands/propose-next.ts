import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type Config, loadConfig } from '../config/load.ts';
import { type NextLoop, nextAfter } from '../domain/loop/next-loop.ts';
import type { VerdictResult } from '../domain/verdict/verdict.ts';
import type { Context } from './context.ts';
import { type JudgedLoop, studyNext } from './study-next.ts';
import { tellNext } from './tell-next.ts';

/**
 * The loop that a verdict on this machine leads on to; null where none does. Its dataset is written below `out`; it
 * is never started by itself, since nothing here counts the runs of a day.
 */
export async function proposeNext(
  config: Config,
  verdict: VerdictResult,
  judged: JudgedLoop,
  { home, out }: { home: string; out: string },
  context: Context,
): Promise<NextLoop | null> {
  const rule = nextAfter(config.next, verdict);
  if (rule === null) return null;
  const path = pathOf(rule.config, home, context);
  const dataset = join(out, 'next', 'dataset');
  const training = join(out, 'next', 'training');
  return await tellNext(rule.config, config, judged, {
    load: async () => loadConfig({ path, explicit: true, read: textOf }),
    study: async (next) => await studyNext(next, judged, dataset, context),
    start: async ({ training: { trainer } }) => {
      // The built-in model is not called by the name of the file that describes it.
      const other = trainer === 'embedded' ? ['--other-model'] : [];
      const words = ['--config', path, '--dataset', dataset, '--out', training, ...other];
      const command = ['retake', 'train', ...words.map((word) => shortened(word, context))];
      return { kind: 'proposed', how: { kind: 'terminal', command: command.join(' ') } };
    },
  });
}

/** Named from the repository's root, as on GitHub, or from beside the current configuration. */
function pathOf(name: string, home: string, { cwd }: Context): string {
  const beside = resolve(home, name);
  return existsSync(resolve(cwd, name)) || !existsSync(beside) ? resolve(cwd, name) : beside;
}

function textOf(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** As one would type it here. */
function shortened(word: string, { cwd }: Context): string {
  const way = word.startsWith('--') ? word : relative(cwd, word);
  const short = way === '' || way.startsWith('..') ? word : way;
  return /^[\w@%+=:,./-]+$/.test(short) ? short : `'${short.replaceAll("'", "'\\''")}'`;
}
