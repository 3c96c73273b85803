import { dirname, resolve } from 'node:path';
import { DEFAULT_CONFIG_PATH } from '../config/load.ts';

/** Where the configuration is, or would be. */
export function configPath(config: string | null, { cwd }: { cwd: string }): string {
  return resolve(cwd, config ?? DEFAULT_CONFIG_PATH);
}

/** The folder of the configuration: what its file names are relative to. */
export function configHome(config: string | null, context: { cwd: string }): string {
  return dirname(configPath(config, context));
}
