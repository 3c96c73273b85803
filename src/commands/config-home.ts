import { dirname, resolve } from 'node:path';
import { DEFAULT_CONFIG_PATH } from '../config/load.ts';

/** The folder of the configuration: what its file names are relative to. */
export function configHome(config: string | null, { cwd }: { cwd: string }): string {
  return dirname(resolve(cwd, config ?? DEFAULT_CONFIG_PATH));
}
