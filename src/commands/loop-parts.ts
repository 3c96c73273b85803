import type { Config } from '../config/load.ts';
import { commandParts } from './command-parts.ts';
import type { Context } from './context.ts';
import { embeddedParts } from './embedded-parts.ts';
import type { LoopParts } from './run-loop.ts';

/** Who trains and who examines, as the configuration says. */
export async function loopParts(
  config: Config,
  home: string,
  out: string,
  context: Context,
): Promise<LoopParts> {
  if (config.training.trainer === 'embedded') return await embeddedParts(config, home, out, context);
  return commandParts(config, home, out, context);
}
