import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { DEFAULT_CONFIG_PATH } from '../../config/load.ts';
import { RetakeError } from '../../domain/error.ts';
import { writeWhole } from '../../results/write.ts';

export const CONFIG_FILE = DEFAULT_CONFIG_PATH;
/** Written under the name that they have among the examples. */
export const WORKFLOW_NAMES = ['retake.yml', 'retake-train.yml'];

export function workflowFile(name: string): string {
  return `.github/workflows/${name}`;
}

/** Throws RetakeError USAGE where one of the files is there: it is somebody's work. */
export function refuseExisting(cwd: string): void {
  const files = [CONFIG_FILE, ...WORKFLOW_NAMES.map(workflowFile)];
  const there = files.filter((file) => existsSync(resolve(cwd, file)));
  if (there.length === 0) return;
  const verb = there.length === 1 ? 'exists' : 'exist';
  throw new RetakeError('USAGE', `${there.join(', ')} ${verb} already; nothing was written`, {
    hint: 'Move what is there away, or edit it: retake calibrate tells what it is worth.',
  });
}

export function writeSetup(cwd: string, files: readonly { path: string; text: string }[]): void {
  for (const { path, text } of files) writeWhole(resolve(cwd, path), text);
}
