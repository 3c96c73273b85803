import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CommandFlags, FlagTable, FlagValues } from '../config/flag.ts';
import { type COMMON_FLAGS, defineFlags } from '../config/flag.ts';
import { helpText } from '../config/help-text.ts';
import { type Config, DEFAULT_CONFIG_PATH, loadConfig } from '../config/load.ts';
import type { Override } from '../config/override.ts';
import { parseFlags } from '../config/parse-flags.ts';
import { EXIT, RetakeError } from '../domain/error.ts';
import { readFault } from '../results/read-fault.ts';
import type { Context } from './context.ts';

export type CommonFlags = typeof COMMON_FLAGS;

/** What a command's story gets to work with. */
export interface Invocation<T extends FlagTable> {
  flags: FlagValues<T & CommonFlags>;
  config: Config;
  context: Context;
}

/** Runs a command with its arguments; resolves to its exit code, throws RetakeError. */
export type Command = (args: readonly string[], context: Context) => Promise<number>;

/**
 * A command from its flags and its story: arguments and configuration are read before the story starts.
 * `defaultConfig` serves where the user names no configuration, in place of the repository's own.
 */
export function defineCommand<const T extends FlagTable>(
  table: CommandFlags<T>,
  story: (invocation: Invocation<T>) => Promise<number> | number,
  { defaultConfig = null }: { defaultConfig?: string | null } = {},
): Command {
  const command = defineFlags(table);
  return async (args, context) => {
    const { values, overrides } = parseFlags(command, args);
    const common = values as FlagValues<CommonFlags>;
    if (common.help) {
      context.out(helpText(command));
      return EXIT.done;
    }
    const config = readConfig(common.config ?? defaultConfig, overrides, context);
    return await story({ flags: values, config, context });
  };
}

/** Reads the named configuration, or the default one where it exists. */
export function readConfig(path: string | null, overrides: readonly Override[], context: Context): Config {
  const read = (name: string) => readIfThere(resolve(context.cwd, name));
  return loadConfig({ path: path ?? DEFAULT_CONFIG_PATH, explicit: path !== null, read, overrides });
}

/** The text of a configuration; null where there is no such file. */
function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new RetakeError('CONFIG_INVALID', `${path} ${readFault(cause)}`, {
      hint: 'Name a YAML file with --config.',
      cause,
    });
  }
}
